"""Every word a user sees is Thai, marked where it is said, and has its English."""

import ast
import re
import sys
from collections import Counter
from pathlib import Path

import pytest

from ita_desktop import language
from ita_desktop.language import Language, digits, tr, trn

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "ita_desktop"
sys.path.append(str(ROOT / "resources" / "languages"))

import catalogue  # noqa: E402  (it lies beside the catalogues that it keeps)
from catalogue import MARKS  # noqa: E402

THAI_LETTER = re.compile(r"[ก-๛]")
ACCESS_KEY = re.compile(r"&\w")
PLACEHOLDER = re.compile(r"\{[^}]*\}")

THAI_BY_NATURE = {
    "domain/report/agency_name.py": "words of names of agencies",
    "domain/report/catalogue.py": "the words of the report",
    "domain/checks/misprinted.py": "letters",
    "domain/checks/names/agency.py": "words of names of agencies",
    "domain/checks/names/places.py": "words before names of places",
    "domain/checks/names/posts.py": "posts of agencies",
    "domain/checks/names/titles.py": "words of the report's title",
    "domain/checks/substance/evidence.py": "words before years",
    "domain/checks/substance/issues.py": "words of titles",
    "domain/report_kinds/offered_words.py": "words of headings",
    "domain/rolling/column_roles.py": "words of headings",
    "domain/checks/substance/unanswered.py": "words of items",
    "domain/checks/writing/brackets.py": "letters",
    "domain/checks/writing/context.py": "words as they are typed",
    "domain/checks/writing/doubled.py": "words as they are typed",
    "domain/checks/writing/figures.py": "digits as they are typed",
    "domain/checks/writing/spaces.py": "signs as they are typed",
    "domain/checks/writing/spaces_elsewhere.py": "signs as they are typed",
    "domain/checks/writing/years.py": "years as they are typed",
    "domain/thai/clusters.py": "letters",
    "domain/thai/comparison.py": "letters",
    "domain/thai/file_names.py": "letters",
    "domain/find/old_fonts.py": "letters",
    "domain/pasting/pasted_lists.py": "numbers as they are typed",
    "domain/pasting/raw_lines.py": "digits as they are typed",
    "domain/pasting/list_marks.py": "marks as they are typed",
    "domain/pasting/wrapped_lines.py": "words that a sentence cannot end with",
    "domain/report/periods.py": "periods as they are typed",
    "domain/report/wording.py": "sums as they are typed",
    "domain/pasting/typed_marks.py": "numbers as they are typed",
    "domain/find/phrases.py": "letters",
    "domain/rolling/mentions.py": "years as they are typed",
    "domain/rolling/years.py": "words before years, as they are typed",
    "domain/thai/provinces.py": "names of places",
    "domain/find/search.py": "letters",
    "domain/thai/digits_and_years.py": "digits, months and letters",
    "exchange/importing/cover.py": "words of first pages",
    "exchange/items.py": "marks as they are typed",
    "exchange/reading/pdf.py": "letters",
    "exchange/tables/cells.py": "words between owners",
    "exchange/tables/grid.py": "letters",
    "exchange/tables/heads.py": "words in the heads of tables",
    "exchange/tables/roles.py": "the heading of a nameless column",
    "exchange/tables/rows.py": "words of headings in tables",
    "exchange/writing/workbook.py": "marks above and below letters",
    "exchange/writing/plain_text.py": "what a form asks for, in its words",
    "exchange/own_sheets.py": "the words of sheets",
    "exchange/importing/own_workbook.py": "the words of sheets",
    "exchange/writing/word_styles.py": "names of styles",
    "exchange/reading/word_numbers.py": "numbers in words, as Word draws them",
    "language.py": "digits, and what languages call themselves",
    "printing/wording.py": "the words of the paper",
    "spelling/letters.py": "letters",
    "spelling/likely_slips.py": "letters and keys",
    "spelling/silence.py": "words that stand before names",
    "spelling/thai_order.py": "letters",
    "typesetting/compounds.py": "words of the dictionary",
    "typesetting/inside_words.py": "letters",
    "typesetting/line_breaks.py": "letters",
    "ui/appearance/letters.py": "a letter to measure by",
    "ui/appearance/words_of_qt.py": "the Thai catalogue of Qt's own words",
}
"""Modules whose Thai is not what the program says in its own voice."""


def test_words_are_thai_until_another_language_is_chosen() -> None:
    assert tr("บันทึก") == "บันทึก"
    assert trn("{n} ข้อ", 1) == "{n} ข้อ"
    assert digits("หน้า 12") == "หน้า ๑๒"


def test_english_has_its_own_digits() -> None:
    language.use(Language.ENGLISH)

    assert digits("12") == "12"
    assert language.current_language() is Language.ENGLISH


def test_words_that_no_catalogue_knows_stay_thai() -> None:
    language.use(Language.ENGLISH)

    assert tr("คำที่ไม่มีในบัญชีคำ") == "คำที่ไม่มีในบัญชีคำ"


@pytest.mark.parametrize("name", catalogue.LANGUAGES)
def test_catalogues_hold_exactly_the_words_that_the_program_marks(name: str) -> None:
    wanted = catalogue.up_to_date(name)

    assert catalogue.po_file(name).read_bytes() == catalogue.as_po(wanted), "run `make words`"
    assert catalogue.mo_file(name).read_bytes() == catalogue.as_mo(wanted), "run `make words`"


@pytest.mark.parametrize("name", catalogue.LANGUAGES)
def test_no_word_is_without_a_translation(name: str) -> None:
    assert catalogue.untranslated(catalogue.up_to_date(name)) == []


def test_texts_that_are_marked_are_found_and_which_of_them_count() -> None:
    source = 'tr("ก {n}").format(n=1)\ntrn("{n} ข้อ", 2)\nT = {"a": N_("ข" "ค")}\ntr(T["a"])\ntr(word)\n'

    assert set(catalogue.marked_in(source)) == {("ก {n}", "tr"), ("ขค", "N_"), ("{n} ข้อ", "trn")}


def test_a_word_without_a_translation_is_found() -> None:
    words = catalogue.up_to_date("en")
    words.add("คำใหม่", "")
    words.add(("{n} คำ", "{n} คำ"), ("{n} word", ""))

    assert catalogue.untranslated(words) == ["คำใหม่", "{n} คำ"]


def test_translations_are_filled_in_with_the_same_values() -> None:
    for message in catalogue.up_to_date("en"):
        if message.id:
            thai = message.id if isinstance(message.id, str) else message.id[0]
            for form in catalogue.translations(message):
                assert Counter(PLACEHOLDER.findall(form)) == Counter(PLACEHOLDER.findall(thai)), thai


def test_translations_have_an_access_key_and_dots_where_the_thai_words_have() -> None:
    for message in catalogue.up_to_date("en"):
        if message.id:
            thai = message.id if isinstance(message.id, str) else message.id[0]
            for form in catalogue.translations(message):
                assert len(ACCESS_KEY.findall(form)) == len(ACCESS_KEY.findall(thai)), thai
                assert ("…" in form) == ("…" in thai), thai


def test_the_english_words_are_english() -> None:
    thai_in_english = [
        message.string
        for message in catalogue.up_to_date("en")
        if message.id and THAI_LETTER.search(str(message.string))
    ]

    assert thai_in_english == []


def test_every_thai_word_in_the_program_is_marked() -> None:
    unmarked = [
        f"{name}:{line} {text}"
        for file in sorted(PROGRAM.rglob("*.py"))
        if (name := file.relative_to(PROGRAM).as_posix()) not in THAI_BY_NATURE
        for line, text in _unmarked(file.read_text(encoding="utf-8"))
    ]

    assert unmarked == []


@pytest.mark.parametrize(
    "source",
    ['say("ก")', 'tr(f"ก {n}")', 'x = {"a": "ก"}', 'tr("a", "ก")', 'tr("a" + x("ก"))', 'f"{n} ก"'],
)
def test_an_unmarked_word_is_found(source: str) -> None:
    assert _unmarked(source)


def test_no_module_says_anything_when_it_is_imported() -> None:
    said = {
        file.relative_to(PROGRAM).as_posix(): lines
        for file in sorted(PROGRAM.rglob("*.py"))
        if (lines := _said_at_import(file.read_text(encoding="utf-8")))
    }

    assert said == {}


def test_what_is_said_at_an_import_is_found() -> None:
    source = """
A = tr("ก")
B = {"x": [digits(1)]}
def f(x=tr("ก")): return tr("ข")
class C:
    d = trn("ก", 2)
    def e(self): return tr("ก")
g = lambda: tr("ก")
"""

    assert _said_at_import(source) == [2, 3, 4, 6]


def test_marked_words_and_docstrings_are_not_found_as_unmarked() -> None:
    assert (
        _unmarked('"""ก"""\nTABLE = {"a": N_("ก")}\n\n\ndef f(n):\n    "ก"\n    return tr("ก {n}").format(n=n)\n') == []
    )


def test_modules_that_are_thai_by_nature_are_there_and_have_thai() -> None:
    for name in THAI_BY_NATURE:
        assert _unmarked((PROGRAM / name).read_text(encoding="utf-8")), name


def _unmarked(source: str) -> list[tuple[int, str]]:
    """Line (from 1) and text of every Thai string that is not the first argument of a mark, nor a docstring."""
    tree = ast.parse(source)
    fine = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS and node.args:
            fine.add(id(node.args[0]))
        elif isinstance(node, ast.Expr):  # a docstring, or words below a constant that say what it is
            fine.add(id(node.value))
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if THAI_LETTER.search(node.value) and id(node) not in fine
    ]


def _said_at_import(source: str) -> list[int]:
    """Lines (from 1) of calls that look words up or write numbers while the module is imported."""
    found = []

    def look(node: ast.AST) -> None:
        if isinstance(node, ast.FunctionDef | ast.Lambda):
            for default in (*node.args.defaults, *node.args.kw_defaults, *getattr(node, "decorator_list", ())):
                if default is not None:
                    look(default)
            return
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"tr", "trn", "digits"}:
            found.append(node.lineno)
        for child in ast.iter_child_nodes(node):
            look(child)

    look(ast.parse(source))
    return found
