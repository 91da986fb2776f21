"""The columns of a table: which a report may have, what an edit of them keeps, and who knows their names."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from ita_desktop import language
from ita_desktop.domain.limits import COLUMNS_MAX, HEADING_MAX_LENGTH
from ita_desktop.domain.report import edits
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.columns import (
    DEFAULT_COLUMNS,
    DEFAULT_KEYS,
    KNOWN_COLUMNS,
    Column,
    ColumnKind,
    Columns,
    fault_of,
)
from ita_desktop.domain.report.fields import FIELDS, measure_fields
from ita_desktop.domain.report.kinds import key_of
from ita_desktop.domain.report.paper_settings import PaperSettings
from ita_desktop.domain.report.report import Amount, Measure, Report
from ita_desktop.domain.report.wording import money_text, read_money
from ita_desktop.language import Language, tr
from tests.support.column_sets import EVERY_KIND, SETS
from tests.support.reports import a_measure, a_report, an_issue

PROGRAM = Path(__file__).parents[3] / "ita_desktop"
TITLE, STEPS = DEFAULT_COLUMNS[:2]
NOTE = Column("note", "หมายเหตุ", ColumnKind.TEXT)
BUDGET = Column("budget", "งบประมาณ (บาท)", ColumnKind.MONEY)


def first(report: Report) -> Measure:
    return next(report.measures())[2]


def more(count: int) -> Columns:
    return tuple(replace(NOTE, key=f"note_{number}") for number in range(count))


@pytest.mark.parametrize("columns", [*SETS.values(), EVERY_KIND, (TITLE,), (TITLE, *more(COLUMNS_MAX - 1))])
def test_a_report_may_have_the_columns_of_any_agency(columns: Columns) -> None:
    assert fault_of(columns) == ""


@pytest.mark.parametrize(
    "columns",
    [
        (),
        (STEPS,),
        (replace(TITLE, printed=False), STEPS),
        (TITLE, *more(COLUMNS_MAX)),
        (TITLE, NOTE, NOTE),
        (TITLE, replace(NOTE, key="หมายเหตุ")),
        (TITLE, replace(NOTE, key="")),
        (TITLE, replace(NOTE, key="n" * 33)),
        (TITLE, replace(STEPS, kind=ColumnKind.TEXT)),
        (TITLE, replace(NOTE, heading=" ")),
        (TITLE, replace(NOTE, heading="ก" * (HEADING_MAX_LENGTH + 1))),
        (TITLE, replace(NOTE, heading="ก\nข")),
        (TITLE, replace(NOTE, width=9)),
        (TITLE, replace(NOTE, width=201)),
    ],
)
def test_no_report_may_have_others(columns: Columns) -> None:
    assert fault_of(columns) != ""
    with pytest.raises(ValueError, match=re.escape(fault_of(columns))):
        edits.set_columns(a_report(), columns)


def test_known_columns_fit_beside_the_six_and_are_called_in_english_too() -> None:
    room = COLUMNS_MAX - len(DEFAULT_COLUMNS)
    for start in range(0, len(KNOWN_COLUMNS), room):
        assert fault_of((*DEFAULT_COLUMNS, *KNOWN_COLUMNS[start : start + room])) == ""
    assert len({column.key for column in (*DEFAULT_COLUMNS, *KNOWN_COLUMNS)}) == 6 + len(KNOWN_COLUMNS)

    language.use(Language.ENGLISH)

    assert all(tr(column.heading).isascii() for column in (*DEFAULT_COLUMNS, *KNOWN_COLUMNS))


def test_the_fields_of_the_default_columns_are_those_of_the_list() -> None:
    assert measure_fields(DEFAULT_COLUMNS) == tuple(FIELDS[f"measure.{key}"] for key in DEFAULT_KEYS)


def test_what_stands_in_a_column_goes_with_it_and_all_else_stays() -> None:
    measure = a_measure().with_value("note", "ดำเนินการแล้ว").with_value("budget", Amount("12000"))
    report = replace(a_report(an_issue(measure)), columns=(*DEFAULT_COLUMNS, NOTE, BUDGET))

    changed = edits.set_columns(report, (TITLE, replace(BUDGET, heading="วงเงิน"), STEPS))

    assert first(changed).values == (("budget", Amount("12000")),)
    assert first(changed).steps == measure.steps
    assert (first(changed).results, first(changed).outcomes, first(changed).owners) == ((), (), ())


def test_a_column_that_is_only_moved_renamed_or_not_printed_keeps_every_measure_as_it_is() -> None:
    report = replace(a_report(), columns=(*DEFAULT_COLUMNS, NOTE))
    moved = (replace(NOTE, heading="ข้อสังเกต", printed=False), *reversed(DEFAULT_COLUMNS))

    changed = edits.set_columns(report, moved)

    assert changed.columns == moved
    assert changed.issues is report.issues


@pytest.mark.parametrize("widths", [(50, 40, 63, 57, 23, 38), ()])
def test_widths_that_the_paper_has_go_along_with_a_new_column_and_come_back(widths: tuple[int, ...]) -> None:
    before = a_report()
    before = replace(before, paper=replace(before.paper, columns=widths))

    more = edits.set_columns(before, (*DEFAULT_COLUMNS, NOTE))

    assert [column.width for column in more.columns] == [*(widths or (None,) * 6), None]
    assert edits.set_columns(more, more.columns[:-1]) == before


def test_a_heading_that_is_changed_keeps_the_width_that_it_is_given() -> None:
    renamed = (replace(TITLE, heading="โครงการ", width=80), *DEFAULT_COLUMNS[1:])

    report = edits.set_columns(a_report(), renamed)

    assert report.columns == renamed
    assert edits.set_columns(report, DEFAULT_COLUMNS) == replace(report, columns=DEFAULT_COLUMNS)


def test_a_heading_that_is_changed_takes_the_width_that_the_paper_has() -> None:
    report = replace(a_report(), paper=PaperSettings(columns=(50, 40, 63, 57, 23, 38)))

    renamed = edits.set_columns(report, (replace(TITLE, heading="โครงการ"), *DEFAULT_COLUMNS[1:]))

    assert [column.width for column in renamed.columns] == [50, 40, 63, 57, 23, 38]


def test_an_edit_in_a_column_that_is_gone_changes_nothing() -> None:
    measure = a_measure()
    report = edits.set_columns(a_report(an_issue(measure)), (TITLE, STEPS))
    steps, gone = (measure.id, STEPS.key), (measure.id, DEFAULT_KEYS[2])
    ids = [item.id for item in measure.steps]

    assert edits.set_field(report, Address("measure.note", measure=measure.id), "ก") is report
    assert edits.set_field(report, Address("measure.owners", measure=measure.id), ("กองคลัง",)) is report
    assert edits.set_items(report, *gone, measure.steps) is report
    assert edits.transfer_items(report, steps, ids, gone, None, copy=False) is report


def test_nothing_in_a_column_is_no_value() -> None:
    measure = a_measure()

    assert measure.with_value("note", "ก").with_value("note", "") == measure
    assert measure.with_value("b", "ก").with_value("a", "ข").values == (("a", "ข"), ("b", "ก"))


@pytest.mark.parametrize(
    ("typed", "stored", "shown"),
    [
        ("๑๒,๐๐๐.๕๐", Amount("12000.50"), "๑๒,๐๐๐.๕๐"),
        (" 1234567 บาท", Amount("1234567"), "๑,๒๓๔,๕๖๗"),
        ("0.75", Amount("0.75"), "๐.๗๕"),
        ("ไม่ใช้งบประมาณ", "ไม่ใช้งบประมาณ", "ไม่ใช้งบประมาณ"),
        ("12,00", "12,00", "12,00"),
        ("007", "007", "007"),
        ("1.234", "1.234", "1.234"),
        ("-5", "-5", "-5"),
        ("", "", ""),
    ],
)
def test_a_sum_is_read_as_it_is_usually_written_and_anything_else_stays_words(
    typed: str, stored: Amount | str, shown: str
) -> None:
    assert read_money(typed) == stored
    assert money_text(stored) == shown
    assert read_money(shown) == stored


def test_sums_that_are_the_same_compare_as_the_same() -> None:
    assert key_of(Amount("1200.50")) == key_of(Amount("1200.5"))
    assert key_of(Amount("1200.00")) == key_of(Amount("1200"))
    assert key_of(Amount("1200")) != key_of(Amount("12"))


NAMES = re.compile(
    r"""["'](?:measure\.)?(?:steps|results|outcomes|owners|period)["']|["']measure\.title["']"""
    r"""|\bm(?:easure)?\.(?:steps|results|outcomes|owners|period)\b"""
)


def spelt(source: str) -> list[str]:
    return NAMES.findall(source)


def test_what_is_made_of_a_report_knows_no_column_by_its_name() -> None:
    domain = [f"domain/{room}" for room in ("checks", "find", "merging", "pasting", "table")]
    rooms = [PROGRAM / room for room in ("ui", "printing", "exchange", "session", *domain)]
    known = {
        "session/words/phrase_book.py": "the keys of a file of its own",
        "domain/checks/problem.py": "a kind of finding",
    }

    found = {
        name: names
        for room in rooms
        for path in room.rglob("*.py")
        if (name := path.relative_to(PROGRAM).as_posix()) not in known
        if (names := spelt(path.read_text(encoding="utf-8")))
    }

    assert found == {}


@pytest.mark.parametrize(
    "source", ['get("steps")', 'Address("measure.owners")', "measure.outcomes", "m.period", "'measure.title'"]
)
def test_a_name_of_a_column_is_found(source: str) -> None:
    assert spelt(source.replace("'", '"'))
