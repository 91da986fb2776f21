"""Numbers from outside are looked at before they are converted, at every door, by one function and nowhere else."""

import ast
import json
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop import paths
from ita_desktop.domain.pasting.copied_lists import read_json as read_copied
from ita_desktop.domain.pasting.list_marks import read_line
from ita_desktop.domain.pasting.pasted_lists import read_pasted
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.fields import FIELDS, IN_FILE, with_setting
from ita_desktop.domain.report.paper_settings import DEFAULT_PAPER
from ita_desktop.domain.report.periods import period_as_typed
from ita_desktop.domain.report.report import TextPeriod
from ita_desktop.domain.report.texts import with_changes
from ita_desktop.domain.report.wording import read_period
from ita_desktop.domain.thai.comparison import comparison_key
from ita_desktop.domain.thai.digits_and_years import read_date, to_thai_digits
from ita_desktop.domain.thai.numbers import may_become, whole_number
from ita_desktop.errors import BadExchangeError
from ita_desktop.exchange.json_report import read_json, write_json
from ita_desktop.home import settings
from ita_desktop.storage import origin
from ita_desktop.storage.files import sent_copies
from ita_desktop.storage.files.document_lock import lock_path, take
from tests.support.pasted_html import read_html
from tests.support.reports import a_report

ROOT = Path(__file__).resolve().parent.parent
THE_MODULE = "ita_desktop/domain/thai/numbers.py"

_CONVERTERS = {"int", "float", "complex", "Decimal", "Fraction", "eval", "literal_eval"}
_LIBRARY = {"digit", "decimal", "numeric", "unescape", "HTMLParser"}
"""Of `unicodedata` and `html`, which convert whatever digits they are given."""

NO_TEXTS = {
    "int(self.idToObjectNumberAndVersion[name][0])": "ReportLab's own table",
    "int(self.infos[index].flags)": "HarfBuzz",
    "int(self._font.get_glyph_h_advance(glyph))": "HarfBuzz",
    "int(self._font.get_nominal_glyph(ord(character)) or 0)": "HarfBuzz",
    "int(connection.execute('PRAGMA user_version').fetchone()[0])": "SQLite",
    "int(self.document().size().height())": "pixels",
    "int(self._numbered.before(min(index + 1, len(self.items))))": "a count",
    "int(self._numbered.total)": "a count",
    "float(paper.margin_top)": "millimetres",
    "float(paper.margin_bottom)": "millimetres",
    "float(paper.margin_side)": "millimetres",
    "float(paper.text_size)": "points",
    "float(size)": "points",
    "Decimal(text)": "the text of an Amount, which is a number of at most so many digits",
    "map(float, USUAL_COLUMNS)": "millimetres",
    "entities.unescape(_TOO_MANY_DIGITS.sub('�', _ZEROS.sub('&#\\\\1', text)))": "bounded just there",
}
"""Calls whose argument is a number already, though that is not seen from its form; and what it is."""


def conversions(source: str) -> Iterator[str]:
    """Every place where the source may make a number of a text: a call, or a converter passed on (`map(int, ...)`)."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef) and any(_name(base) in _LIBRARY for base in node.bases):
            yield f"class {node.name}"
        if not isinstance(node, ast.Call) or _name(node.func) in ("isinstance", "issubclass", "Signal"):
            continue
        arguments = [*node.args, *(keyword.value for keyword in node.keywords)]
        called = _name(node.func)
        converts = called in _CONVERTERS | _LIBRARY and not (arguments and all(map(_is_number, arguments)))
        hands_on = any(isinstance(one, ast.Name | ast.Attribute) and _name(one) in _CONVERTERS for one in arguments)
        if converts or hands_on:
            yield ast.unparse(node)


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _is_number(node: ast.expr) -> bool:
    """Whether the form says that it is one: arithmetic, an enumeration of Qt or HarfBuzz, a literal."""
    match node:
        case ast.Constant():
            return True
        case ast.BinOp(op=ast.Sub() | ast.Div() | ast.FloorDiv() | ast.Pow() | ast.BitOr() | ast.Mult()):
            return True
        case ast.Attribute():
            root: ast.expr = node
            while isinstance(root, ast.Attribute):
                root = root.value
            return _name(root) in ("Qt", "hb")
    return False


def test_a_text_becomes_a_number_in_one_place_only() -> None:
    modules = [ROOT / "main.py", *(ROOT / "ita_desktop").rglob("*.py")]

    found = [
        f"{path.relative_to(ROOT)}: {call}"
        for path in modules
        if path != ROOT / THE_MODULE
        for call in conversions(path.read_text(encoding="utf-8"))
        if call not in NO_TEXTS
    ]

    assert found == []
    assert list(conversions((ROOT / THE_MODULE).read_text(encoding="utf-8"))) == ["int(digits)"]


@pytest.mark.parametrize(
    "planted",
    [
        "level = int(found[1])",
        "number = int(to_arabic_digits(text))",
        "pages = tuple(map(int, text.split(',')))",
        "parser.add_argument('--page', type=int)",
        "size = float(os.environ['SIZE'])",
        "amount = Decimal(text)",
        "amount = decimal.Decimal(text)",
        "value = unicodedata.digit(sign)",
        "text = html.unescape(text)",
        "class Reader(HTMLParser): pass",
        "value = ast.literal_eval(text)",
    ],
)
def test_a_text_that_becomes_a_number_elsewhere_is_found(planted: str) -> None:
    assert len(list(conversions(planted))) == 1


# The function


@given(st.integers(0, 10**9), st.booleans())
def test_a_number_is_read_in_both_kinds_of_digits(number: int, thai: bool) -> None:
    text = to_thai_digits(number) if thai else str(number)

    assert whole_number(text, range(10**9 + 1)) == number
    assert whole_number(text, range(number)) is None


ODD_NUMBERS = (
    *("9" * length for length in (19, 20, 308, 4_300, 4_301, 100_000, 1_000_000)),
    *("๙" * length for length in (19, 4_301, 1_000_000)),
    "0" * 5_000 + "1",
    *("١٢", "१२", "²", "½", "一", "1_0", " 1", "+1", "-1", "1e5", "1.0", "0x10", "inf", "nan", "", "\ufeff1", "1\x00"),
    str(2**63 - 1),
    str(2**64),
)
"""Texts that Python converts in ways of its own, or takes long to, or refuses to."""


@pytest.mark.parametrize("text", ODD_NUMBERS, ids=range(len(ODD_NUMBERS)))
def test_anything_else_is_no_number(text: str) -> None:
    assert whole_number(text, range(10**18)) is None


@given(st.integers(0, 300), st.integers(0, 1_000), st.text("0123456789", max_size=4))
def test_digits_may_become_a_number_if_some_digits_behind_them_make_it_one(first: int, more: int, text: str) -> None:
    allowed = range(first, first + more + 1)

    made = any(whole_number(text + behind, allowed) is not None for behind in ("", *_ALL_DIGITS))

    assert may_become(text, allowed) == made


_ALL_DIGITS = tuple(f"{number:0{length}}" for length in (1, 2, 3, 4) for number in range(10**length))


@pytest.mark.parametrize("text", [odd for odd in ODD_NUMBERS if odd and len(odd) != 19])
def test_anything_else_never_becomes_one(text: str) -> None:
    assert not may_become(text, range(10**9))


# The doors


def _is_words(text: str) -> None:
    if comparison_key(text) == "1":
        return  # in a date, what is not seen is not read
    for words in (f"{text} ต.ค. 67", f"1/{text}/67", f"1 ต.ค. {text}", f"ไตรมาส {text}", f"ปีงบประมาณ {text}", text):
        assert period_as_typed(words, 2568) == TextPeriod(words)
        assert read_date(words) is None
        assert read_period(f"{words} - {words}") == TextPeriod(f"{words} - {words}")


def _is_no_year(text: str) -> None:
    report = a_report()
    for field in ("fiscal_year", "ita_round"):
        assert not FIELDS[field].kind.takes(text)
        assert with_changes(report, {(Address(field), 0): text}) == report


def _is_no_setting(text: str) -> None:
    for key in {field.attribute for field in IN_FILE["paper"]} - {"header", "footer"}:
        for word in (text, f"{text} 43 43 43 43 43"):
            with pytest.raises(ValueError):
                with_setting(DEFAULT_PAPER, key, word)


def _is_pasted_as_text(text: str) -> None:
    read_line(f"{text}. ประชุม")
    read_pasted(f"{text}. ประชุม\n{text}.{text} ประชุม\n({text}) ประชุม")
    for html in (f"<p style='mso-list:l0 level{text} lfo1'>ก", f"<p>&#{text};", f"<p>&#x{text};", f"<ol start={text}>"):
        read_html(html)


def _is_no_copy(text: str) -> None:
    item = '{"kind":"numbered","text":"ก"}'
    for number in (text, f"[{text}]", f'"{text}"'):
        data = f'{{"items":[{item}],"numbers":[{number}],"from_inside":false,"to_inside":false}}'
        made = read_copied(data.encode("utf-8", "surrogatepass"))
        assert made is None or made.items[0].text == "ก"


def _is_refused_by_import(text: str) -> None:
    written = write_json(a_report()).decode()
    for old in ('"fiscal_year": 2568', '"ita_round": 2569', '"number": 1', '"version": 1'):
        for number in (text, f'"{text}"'):
            assert old in written
            with pytest.raises(BadExchangeError):
                read_json(written.replace(old, f"{old.partition(':')[0]}: {number or 'null'}").encode())


def _is_no_trouble_in_settings(text: str) -> None:
    target = paths.settings_file()
    target.parent.mkdir(parents=True, exist_ok=True)
    for number in (text, f'"{text}"'):
        target.write_text(f'{{"recent": [], "geometry": "", "panes": "", "zoom": {number}}}', encoding="utf-8")
        assert settings.load().zoom in range(*settings.ZOOM_LIMITS) or settings.load().zoom == settings.ZOOM_LIMITS[1]


def _is_no_trouble_in_a_lock(text: str) -> None:
    document = paths.private_folder() / "รายงาน.ita"
    document.parent.mkdir(parents=True, exist_ok=True)
    lock = lock_path(document)
    lock.write_text(f'{{"host": {json.dumps("x")}, "pid": {text or 0}, "birth": "1"}}', encoding="utf-8")
    take(document, anyway=True).release()


_TRIED = len(ODD_NUMBERS) - 2  # at each door
DOORS: tuple[Callable[[str], None], ...] = (
    _is_words,
    _is_no_year,
    _is_no_setting,
    _is_pasted_as_text,
    _is_no_copy,
    _is_refused_by_import,
    _is_no_trouble_in_settings,
    _is_no_trouble_in_a_lock,
)


@pytest.mark.acceptance("numbers", "texts that are no numbers, or too long ones, at every door", count=_TRIED)
@pytest.mark.parametrize("door", DOORS)
@pytest.mark.timeout(60)
def test_no_door_converts_what_it_has_not_looked_at(door: Callable[[str], None]) -> None:
    for text in ODD_NUMBERS:
        if text.strip() not in ("", "1"):  # spaces are no part of a number where words are read
            door(text)


@pytest.mark.acceptance("numbers", "", planted=True)
def test_a_door_that_converts_at_once_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def at_once(text: str, allowed: range) -> int | None:
        number = int(text)
        return number if number in allowed else None

    monkeypatch.setattr("ita_desktop.domain.report.kinds.whole_number", at_once)

    with pytest.raises(ValueError):
        test_no_door_converts_what_it_has_not_looked_at(_is_no_year)


def test_a_small_file_of_ours_that_is_nested_without_end_is_like_one_that_is_lost(tmp_path: Path) -> None:
    nested = "[" * 9_999
    sent_copies.keep(a_report(), "รายงาน.ita", datetime(2026, 11, 29))
    (copy,) = sent_copies.sent_copies()
    copy.path.with_suffix(".json").write_text(nested, encoding="ascii")
    (tmp_path / "origin.json").write_text(nested, encoding="ascii")

    assert [one.name for one in sent_copies.sent_copies()] == [copy.path.name]
    with pytest.raises(ValueError, match="nested too deeply"):
        origin.load(tmp_path)
