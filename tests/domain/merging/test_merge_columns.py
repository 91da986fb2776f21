"""The columns of two people's reports: what both did is kept, and what contradicts is asked about."""

from dataclasses import replace

import pytest

from ita_desktop.domain.limits import COLUMNS_MAX
from ita_desktop.domain.merging.conflicts import Choice, Merged
from ita_desktop.domain.merging.merge import merge
from ita_desktop.domain.merging.merge_columns import with_kinds_of
from ita_desktop.domain.report import edits
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, Column, ColumnKind, Columns
from ita_desktop.domain.report.report import Report
from tests.support.reports import a_measure, a_report, an_issue

NOTE = Column("note", "หมายเหตุ", ColumnKind.TEXT)
BUDGET = Column("budget", "งบประมาณ (บาท)", ColumnKind.MONEY)
BASE = a_report(an_issue(a_measure(measure_id="m1")))


def having(*columns: Column, words: str = "") -> Report:
    """The report with those columns besides the six, and words in the first of them."""
    report = edits.set_columns(BASE, (*DEFAULT_COLUMNS, *columns))
    measure = BASE.issues[0].measures[0].id
    return edits.set_field(report, Address(f"measure.{columns[0].key}", measure=measure), words) if words else report


def chosen(base: Report | None, mine: Report, theirs: Report, choice: Choice) -> Merged:
    return merge(base, mine, theirs, lambda _: choice)


def headings(columns: Columns) -> list[str]:
    return [column.heading for column in columns[6:]]


def test_a_heading_that_both_changed_is_asked_about_and_either_can_be_had() -> None:
    base = having(NOTE, words="ก")
    mine, theirs = (having(replace(NOTE, heading=heading), words="ก") for heading in ("ข้อสังเกต", "เหตุผล"))

    merged = merge(base, mine, theirs)

    assert [conflict.address for conflict in merged.conflicts] == [Address("columns")]
    assert "ข้อสังเกต" in (merged.conflicts[0].mine or "")
    assert headings(merged.report.columns) == ["ข้อสังเกต"]
    assert headings(chosen(base, mine, theirs, Choice.THEIRS).report.columns) == ["เหตุผล"]


def test_a_heading_and_a_width_that_one_changed_each_are_both_taken() -> None:
    base = having(NOTE, BUDGET)
    mine = having(replace(NOTE, heading="ข้อสังเกต"), BUDGET)
    theirs = having(NOTE, replace(BUDGET, width=30))

    merged = merge(base, mine, theirs)

    assert not merged.conflicts
    assert merged.report.columns[6:] == (replace(NOTE, heading="ข้อสังเกต"), replace(BUDGET, width=30))


def test_two_orders_are_asked_about() -> None:
    base = having(NOTE, BUDGET)
    mine = edits.set_columns(base, (NOTE, *DEFAULT_COLUMNS, BUDGET))
    theirs = edits.set_columns(base, (BUDGET, *DEFAULT_COLUMNS, NOTE))

    assert merge(base, mine, theirs).report.columns == mine.columns
    assert chosen(base, mine, theirs, Choice.THEIRS).report.columns == theirs.columns


@pytest.mark.parametrize("base", [BASE, None])
def test_more_columns_than_a_report_may_have_are_those_of_one_side(base: Report | None) -> None:
    room = COLUMNS_MAX - len(DEFAULT_COLUMNS)
    mine, theirs = (
        having(*(replace(NOTE, key=f"{who}_{number}", heading=who) for number in range(room)), words=who)
        for who in ("mine", "theirs")
    )

    for choice, wanted in ((Choice.MINE, mine), (Choice.THEIRS, theirs)):
        assert chosen(base, mine, theirs, choice).report == wanted


def test_without_a_base_all_columns_are_kept_until_one_side_is_chosen() -> None:
    mine, theirs = having(NOTE, words="ก"), having(replace(NOTE, key="remark", heading="เหตุผล"), words="ข")

    (conflict,) = merge(None, mine, theirs).conflicts

    assert (conflict.default, conflict.choices) == (Choice.BOTH, (Choice.MINE, Choice.THEIRS, Choice.BOTH))
    (measure,) = (measure for _, _, measure in merge(None, mine, theirs).report.measures())
    assert measure.values == (("note", "ก"), ("remark", "ข"))
    assert chosen(None, mine, theirs, Choice.MINE).report == mine
    assert chosen(None, mine, theirs, Choice.THEIRS).report == theirs


def test_a_column_of_another_kind_gets_a_key_that_neither_report_has() -> None:
    as_list = replace(NOTE, kind=ColumnKind.MONEY)
    report = having(NOTE, replace(NOTE, key="note_2"), words="ก")

    made = with_kinds_of(report, having(as_list))

    assert [column.key for column in made.columns[6:]] == ["note_3", "note_2"]
    assert next(made.measures())[2].values == (("note_3", "ก"),)
    assert with_kinds_of(BASE, having(NOTE)) is BASE
    long = replace(NOTE, key="n" * 32)
    assert with_kinds_of(having(long), having(replace(long, kind=ColumnKind.MONEY))).columns[6].key == "n" * 30 + "_2"
