"""What is written after an edit: everything that differs, and nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given

from ita_desktop.domain.report import edits
from ita_desktop.domain.report.report import ListName, Report, TextPeriod
from ita_desktop.domain.report.review import reviewing
from ita_desktop.storage.database.changes import changes
from ita_desktop.storage.database.columns import TABLES, Row, Rows
from ita_desktop.storage.database.rows import rows_of
from tests.support.reports import a_measure, a_report, an_issue, an_item, reports, with_measure


def applied(rows: Rows, before: Report, after: Report) -> dict[str, set[Row]]:
    """The rows of `before` with the changes made to them."""
    found = changes(before, after)
    result = {}
    for table in TABLES:
        keyed = {row[: table.key_length]: row for row in rows[table.name]}
        for row in found.inserted.get(table.name, []):
            assert row[: table.key_length] not in keyed
            keyed[row[: table.key_length]] = row
        for row in found.updated.get(table.name, []):
            assert row[: table.key_length] in keyed
            keyed[row[: table.key_length]] = row
        for key in found.deleted.get(table.name, []):
            del keyed[key]
        result[table.name] = set(keyed.values())
    return result


@given(before=reports(), after=reports())
def test_the_changes_turn_the_rows_of_any_report_into_those_of_any_other(before: Report, after: Report) -> None:
    found = applied(rows_of(before), before, after)

    assert found == {name: set(rows) for name, rows in rows_of(after).items()}


@given(report=reports())
def test_nothing_is_written_for_the_same_rows(report: Report) -> None:
    assert not changes(report, replace(report, issues=tuple(replace(issue) for issue in report.issues)))


def test_one_changed_item_is_one_changed_row() -> None:
    measure = a_measure()
    before = a_report(an_issue(a_measure(), measure, a_measure()))
    step = replace(measure.steps[0], text="แก้ไขแล้ว")

    found = changes(before, edits.set_items(before, measure.id, ListName.STEPS, (step,)))

    assert found.updated == {"item": [(step.id, measure.id, "steps", 1, "numbered", "แก้ไขแล้ว")]}
    assert not found.inserted
    assert not found.deleted


def test_a_new_id_alone_is_written_too() -> None:
    measure = a_measure()
    before = a_report(an_issue(measure))
    after = edits.set_items(before, measure.id, ListName.STEPS, (an_item(measure.steps[0].text),))

    assert before == after
    assert changes(before, after)


def test_a_removed_measure_leaves_no_id_of_what_is_to_be_reviewed() -> None:
    gone, measure = a_measure(), a_measure()
    before = reviewing.all_unreviewed(a_report(an_issue(gone, measure)))

    found = changes(before, edits.remove_measure(before, gone.id))

    assert sorted(found.deleted["unreviewed"]) == sorted((one,) for one in (gone.id, *gone.item_ids()))
    assert changes(before, reviewing.confirm(before, [gone.id])).deleted == {"unreviewed": [(gone.id,)]}


def test_a_measure_that_leaves_a_removed_issue_keeps_its_items() -> None:
    measure, kept, removed = a_measure(), an_issue(a_measure()), an_issue(number=2)
    before = a_report(kept, replace(removed, measures=(measure,)))
    moved = edits.place_measure(before, measure.id, kept.id, 0)
    after = edits.remove_issue(moved, removed.id)

    found = changes(before, after)

    assert found.deleted == {"issue": [(removed.id,)]}
    assert "item" not in found.updated


def test_an_id_that_stands_twice_is_a_bug_and_not_a_lost_measure() -> None:
    report = a_report(an_issue(a_measure(measure_id="m1")))
    twice = a_report(an_issue(a_measure(measure_id="m1"), a_measure(measure_id="m1")))

    with pytest.raises(ValueError, match="twice"):
        changes(report, twice)


def test_an_item_id_that_stands_twice_is_a_bug_and_not_a_lost_item() -> None:
    item = an_item()
    measure = a_measure(steps=(item,))
    before = a_report(an_issue(measure))

    with pytest.raises(ValueError, match="twice"):
        changes(before, edits.set_items(before, measure.id, ListName.RESULTS, (item,)))


def test_a_period_in_words_takes_the_place_of_dates() -> None:
    measure = a_measure()
    before = a_report(an_issue(measure))

    found = changes(before, with_measure(before, measure.id, period=TextPeriod("ตลอดปีงบประมาณ")))

    assert found.updated["measure"][0][4:] == (None, None, "ตลอดปีงบประมาณ")
