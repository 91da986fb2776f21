"""No work grows faster than the report: whatever walks it is counted for a report and for one twice as long."""

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Protocol

import pytest

from ita_desktop.cli import main as cli
from ita_desktop.domain.checks.at_once import at_once
from ita_desktop.domain.checks.every_check import CONSISTENCY, IN_BACKGROUND, found_by
from ita_desktop.domain.checks.mending import mended
from ita_desktop.domain.checks.missing import missing
from ita_desktop.domain.checks.one_a_fault import one_a_fault
from ita_desktop.domain.checks.problem import Problem
from ita_desktop.domain.checks.reading import Reading
from ita_desktop.domain.find.old_fonts import count_old_letters, with_letters_converted
from ita_desktop.domain.find.phrases import Phrases, lines_of, owners_of
from ita_desktop.domain.find.search import Query, hits_in_field, replace_hits
from ita_desktop.domain.merging.compare import compare
from ita_desktop.domain.merging.conflicts import Choice
from ita_desktop.domain.merging.excerpt import owners_in
from ita_desktop.domain.merging.matching import best_base, with_common_ids
from ita_desktop.domain.merging.merge import merge
from ita_desktop.domain.report.address import AddressWords, describe
from ita_desktop.domain.report.ids import IssueId, ItemId, MeasureId
from ita_desktop.domain.report.report import Issue, Item, ItemKind, Measure, Report, Signer, TextPeriod
from ita_desktop.domain.report.texts import TextsAt, as_far_as_storable, texts
from ita_desktop.exchange.json_report import read_json, write_json
from ita_desktop.printing.build import lay_out
from ita_desktop.printing.unprintable import unprintable
from ita_desktop.storage.database.changes import changes
from ita_desktop.storage.database.columns import Rows
from ita_desktop.storage.database.rows import report_of, rows_of
from ita_desktop.storage.files import report_file
from tests.support.growth import FULL_LINEAR, FULL_SIZE, LINEAR, SIZE, Counted, growth, steps, steps_by_python
from tests.support.reports import a_report

ODD = "น้ำ\u202e\U0001f600\uf70a"
"""Something that every check has words for."""

WRONG = (
    "ต่างๆที่ E-Service EService ตำบลสำรง ตำบล สำโรง ปีงบประมาณ ๖๗ ประจำปี ๒๕๖๖ ลง อบต. เว็บไซต์อบต. (ก/ ข ๑2 5 "
    "อำเภอปรางค์กู่ จังหวัดนครราชสีมา การการ จัดซื้อจัด จ้าง แผนฯ แผนฯงาน นายกเทศมนตรี"
)
"""Something that every check of consistency has words for."""

FLAG = "\U0001f1f9"


class Shape(Protocol):
    """A report of so many parts, all of whose texts hold the words; with ids of its own for each `side`."""

    __name__: str

    def __call__(self, size: int, words: str, side: str = "") -> Report: ...


def _measure(number: int, words: str, *texts: str, side: str = "") -> Measure:
    items = tuple(
        Item(ItemId(Counted(f"t{side}{number}-{n}")), ItemKind.NUMBERED, text) for n, text in enumerate(texts)
    )
    owners = (f"กอง {number} {words}",) if words else ()
    title = f"มาตรการ {number} {words}" if words else ""
    return Measure(
        MeasureId(Counted(f"m{side}{number}")), title, items, items[:0], items[:0], owners, TextPeriod(words)
    )


def _issue(number: int, words: str, *measures: Measure, side: str = "") -> Issue:
    return Issue(IssueId(Counted(f"i{side}{number}")), number, f"ประเด็น {number} {words}" if words else "", measures)


def many_measures(size: int, words: str, side: str = "") -> Report:
    """One issue with all of them."""
    return a_report(_issue(1, words, *(_measure(n, words, words, side=side) for n in range(size)), side=side))


def many_issues(size: int, words: str, side: str = "") -> Report:
    """With one measure in each."""
    return a_report(*(_issue(n, words, _measure(n, words, words, side=side), side=side) for n in range(size)))


def many_items(size: int, words: str, side: str = "") -> Report:
    """In one list; every third with a text that others have, too."""
    texts = (f"{words} {n if n % 3 else ''}".strip() for n in range(size))
    return a_report(_issue(1, words, _measure(1, words, *texts, side=side), side=side))


def many_signers(size: int, words: str, side: str = "") -> Report:
    """And as many divisions, owners and lines of a position."""
    names = tuple(f"{n} {words}" if words else "" for n in range(size))
    made = many_measures(1, words, side)
    home = made.issues[0]
    owned = replace(home, measures=(replace(home.measures[0], owners=names),))
    signers = (*(Signer(name, name, (name,)) for name in names), Signer(words, words, names))
    return replace(made, issues=(owned,), signers=signers, agency=replace(made.agency, divisions=names))


def many_letters(size: int, words: str, side: str = "") -> Report:
    """In one text; among them a run of letters of flags, of which every other one is half a flag."""
    text = f"{words * size} {FLAG * (size if words else 0)}".strip()
    return a_report(_issue(1, words, _measure(1, words, text, side=side), side=side))


SHAPES: tuple[Shape, ...] = (many_measures, many_issues, many_items, many_signers, many_letters)


def turned(report: Report) -> Report:
    """With the order of everything turned round."""
    return replace(report, issues=tuple(replace(one, measures=one.measures[::-1]) for one in report.issues[::-1]))


def check(report: Report) -> Callable[[], object]:
    def act() -> None:
        forget_texts()
        words = AddressWords(report)
        in_texts = found_by((*IN_BACKGROUND, *CONSISTENCY), Reading(report))
        for problem in one_a_fault((*at_once(report), *unprintable(Reading(report)), *in_texts)):
            words.whole(problem.address)

    return act


def forget_texts() -> None:
    """Checks keep what they found in a text: of one that a smaller report has, too, nothing would be counted."""
    for name, module in [*sys.modules.items()]:
        for part in vars(module).values() if name.startswith("ita_desktop.domain.checks") else ():
            if hasattr(part, "cache_clear"):
                part.cache_clear()


def replaced(report: Report) -> Callable[[], object]:
    def act() -> Report:
        found = [
            hit
            for text in texts(report)
            for wanted in ("น้ำ", FLAG * 2)
            for hit in hits_in_field(text, Query(wanted), lambda _: ())
        ]
        return replace_hits(report, found, "ลม").report

    return act


COMMANDS = ("check", "copy", "export")

Work = Callable[[Shape, int], Callable[[], object]]

WORKS: dict[str, Work] = {
    "checking what is empty": lambda shape, n: check(shape(n, "")),
    "checking what is odd": lambda shape, n: check(shape(n, ODD)),
    "checking what contradicts itself": lambda shape, n: check(shape(n, WRONG)),
    "mending": lambda shape, n: partial(mended, shape(n, WRONG), _faults(shape(n, WRONG))),
    "finding and replacing": lambda shape, n: replaced(shape(n, ODD)),
    "reading each text by its address": lambda shape, n: partial(_texts_at, shape(n, ODD)),
    "storing as far as can be": lambda shape, n: partial(as_far_as_storable, shape(n, "\0")),
    "counting old letters": lambda shape, n: partial(count_old_letters, shape(n, ODD)),
    "converting old letters": lambda shape, n: partial(with_letters_converted, shape(n, ODD)),
    "comparing with nothing": lambda shape, n: partial(compare, a_report(), shape(n, ODD)),
    "comparing with what is gone": lambda shape, n: partial(compare, shape(n, ODD), a_report()),
    "comparing other texts": lambda shape, n: partial(compare, shape(n, ODD), shape(n, "ลม")),
    "comparing another order": lambda shape, n: partial(compare, shape(n, ODD), turned(shape(n, ODD))),
    "comparing what was made apart": lambda shape, n: partial(compare, shape(n, ODD), shape(n, ODD, "x")),
    "comparing empty things made apart": lambda shape, n: partial(compare, shape(n, ""), shape(n, "", "x")),
    "merging without a base": lambda shape, n: partial(_merged, None, shape(n, ODD), shape(n, "ลม")),
    "merging what was made apart": lambda shape, n: partial(_merged, None, shape(n, ODD), shape(n, "ลม", "x")),
    "merging with a base": lambda shape, n: partial(_merged, shape(n, ""), shape(n, ODD), shape(n, "ลม")),
    "merging what both deleted from": lambda shape, n: partial(_merged, shape(n, "x"), a_report(), shape(n, ODD)),
    "merging other orders": lambda shape, n: partial(_merged, shape(n, "x"), turned(shape(n, "x")), shape(n, "x")),
    "looking for a base": lambda shape, n: partial(best_base, [shape(n, ODD), shape(n, "ลม")], shape(n, ODD)),
    "writing JSON": lambda shape, n: partial(write_json, shape(n, ODD)),
    "reading JSON": lambda shape, n: partial(read_json, write_json(shape(n, "ลม"))),
    "rows of a report": lambda shape, n: partial(rows_of, shape(n, ODD)),
    "a report of rows": lambda shape, n: partial(report_of, _plain(rows_of(shape(n, "ลม")))),
    "changed rows": lambda shape, n: partial(changes, shape(n, ODD), turned(shape(n, "ลม"))),
    "phrases": lambda shape, n: partial(_phrases, shape(n, "จัดทำคู่มือ")),
    "owners": lambda shape, n: partial(owners_in, shape(n, "กองคลัง")),
    "laying out": lambda shape, n: partial(lay_out, shape(n, "กองคลัง")),
}


def _texts_at(report: Report) -> list[str]:
    known = TextsAt(report)
    return [known.text(found.address, found.part) for found in texts(report)]


def _merged(base: Report | None, mine: Report, theirs: Report) -> object:
    base, theirs = with_common_ids(base, mine, theirs)
    return merge(base, mine, theirs, lambda conflict: Choice.THEIRS)


def _plain(rows: Rows) -> Rows:
    """With ids as a database gives them."""
    return {
        name: [tuple(str(v) if isinstance(v, Counted) else v for v in row) for row in of] for name, of in rows.items()
    }


def _faults(report: Report) -> tuple[Problem, ...]:
    return tuple(found_by(CONSISTENCY, Reading(report)))


def _phrases(report: Report) -> Phrases:
    owners_of(report)
    return Phrases(lines_of(report))


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
@pytest.mark.parametrize("name", WORKS)
def test_twice_the_report_is_at_most_twice_the_work(name: str, shape: Shape) -> None:
    assert growth(lambda size: WORKS[name](shape, size), SIZE) < LINEAR


@pytest.mark.acceptance("growth", "walks over a report and over one twice as long")
@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
@pytest.mark.parametrize("name", WORKS)
def test_twice_the_long_report_is_at_most_twice_the_work(name: str, shape: Shape) -> None:
    assert growth(lambda size: WORKS[name](shape, size), FULL_SIZE) < FULL_LINEAR


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_takes_twice_the_work_for_twice_the_file(command: str, shape: Shape, tmp_path: Path) -> None:
    assert growth(a_command(command, shape, tmp_path), SIZE) < LINEAR


@pytest.mark.acceptance("growth", "walks over a report and over one twice as long")
@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_takes_twice_the_work_for_twice_the_long_file(command: str, shape: Shape, tmp_path: Path) -> None:
    assert growth(a_command(command, shape, tmp_path), FULL_SIZE) < FULL_LINEAR


@pytest.mark.acceptance("growth", "", planted=True)
@pytest.mark.parametrize(
    ("size", "linear"), [(SIZE, LINEAR), pytest.param(FULL_SIZE, FULL_LINEAR, marks=pytest.mark.slow)]
)
def test_words_looked_up_in_the_whole_report_for_each_finding_are_seen(size: int, linear: float) -> None:
    def made(size: int) -> Callable[[], object]:
        report = many_measures(size, "")
        return lambda: [describe(report, problem.address) for problem in missing(report)]

    assert growth(made, size) > linear


def test_c_and_python_count_the_same_steps() -> None:
    merges = WORKS["merging without a base"](many_measures, 5)
    merges()

    assert abs(steps(merges) - steps_by_python(merges)) < 10


def a_command(command: str, shape: Shape, folder: Path) -> Callable[[int], Callable[[], object]]:
    """The command on a file of so many parts."""

    def made(size: int) -> Callable[[], object]:
        path = folder / f"{size}.ita"
        report_file.write(_with_plain_ids(shape(size, "")), path, replace=True)
        out = {"check": (), "copy": (folder / "สำเนา.ita",), "export": (folder / "รายงาน.json",)}[command]
        return lambda: cli.main([command, str(path), *map(str, out)], _no_window)

    return made


def _with_plain_ids(report: Report) -> Report:
    return report_of(_plain(rows_of(report)))


def _no_window(*_: object) -> int:
    raise AssertionError("a command opens no window")
