"""Every change of the columns that a user can make, and what can be added."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.domain.limits import COLUMNS_MAX, HEADING_MAX_LENGTH
from ita_desktop.domain.report.columns import (
    DEFAULT_COLUMNS,
    DEFAULT_KEYS,
    KNOWN_COLUMNS,
    TITLE_KEY,
    ColumnKind,
    Columns,
    fault_of,
)
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.table.chosen_columns import (
    KIND_NAMES,
    OWN_KINDS,
    added,
    changing,
    first_changed,
    moved,
    offered,
    own_column,
    removed,
    renamed,
    shown_on_paper,
    why_needed,
    why_not_add,
)
from tests.support.column_sets import EVERY_KIND, any_columns
from tests.support.reports import a_report

STEPS = DEFAULT_KEYS[1]


def keys(columns: Columns) -> list[str]:
    return [column.key for column in columns]


def test_what_is_not_there_is_offered_the_usual_ones_first() -> None:
    assert offered(DEFAULT_COLUMNS) == KNOWN_COLUMNS
    assert offered(DEFAULT_COLUMNS[:4]) == (*DEFAULT_COLUMNS[4:], *KNOWN_COLUMNS)
    assert KNOWN_COLUMNS[0] not in offered((*DEFAULT_COLUMNS, KNOWN_COLUMNS[0]))


def test_every_kind_has_a_name_and_can_be_chosen_but_a_second_title() -> None:
    assert set(KIND_NAMES) == set(ColumnKind)
    assert set(OWN_KINDS) == set(ColumnKind) - {ColumnKind.TITLE}
    assert fault_of((*DEFAULT_COLUMNS[:2], *(own_column(kind) for kind in OWN_KINDS))) == ""


def test_two_people_who_add_a_column_of_their_own_add_two() -> None:
    assert own_column(ColumnKind.TEXT).key != own_column(ColumnKind.TEXT).key


def test_a_column_is_added_behind_the_last_until_there_are_as_many_as_may_be() -> None:
    columns = added(DEFAULT_COLUMNS, KNOWN_COLUMNS[0])
    assert columns == (*DEFAULT_COLUMNS, KNOWN_COLUMNS[0])
    assert why_not_add(columns) == ""

    for column in KNOWN_COLUMNS[1:]:
        columns = added(columns, column)

    assert len(columns) == COLUMNS_MAX
    assert why_not_add(columns) == "มีได้ไม่เกิน ๑๒ คอลัมน์"


def test_the_title_can_be_moved_and_renamed_and_neither_hidden_nor_removed() -> None:
    columns = EVERY_KIND

    assert removed(columns, TITLE_KEY) is columns
    assert shown_on_paper(columns, TITLE_KEY, False) is columns
    assert keys(moved(columns, TITLE_KEY, +1)) != keys(columns)
    assert renamed(columns, TITLE_KEY, "กลยุทธ์") != columns
    assert [bool(why_needed(column)) for column in columns] == [column.key == TITLE_KEY for column in columns]


@pytest.mark.parametrize("heading", ["", "  ", "ก" * (HEADING_MAX_LENGTH + 1), "ตัว\nชี้วัด"])
def test_what_cannot_be_a_heading_changes_nothing(heading: str) -> None:
    assert renamed(DEFAULT_COLUMNS, STEPS, heading) is DEFAULT_COLUMNS


def test_a_column_goes_no_further_than_the_ends() -> None:
    columns = DEFAULT_COLUMNS

    assert keys(moved(columns, STEPS, -1)) == [STEPS, TITLE_KEY, *DEFAULT_KEYS[2:]]
    assert keys(moved(columns, STEPS, -9)) == [STEPS, TITLE_KEY, *DEFAULT_KEYS[2:]]
    assert keys(moved(columns, STEPS, +9))[-1] == STEPS
    assert moved(columns, "ไม่มี", +1) is columns


@given(any_columns(), st.integers(0, 11), st.integers(-12, 12))
def test_a_change_is_found_again_also_when_it_is_undone(columns: Columns, at: int, by: int) -> None:
    key = columns[at % len(columns)].key
    after = moved(columns, key, by)
    if abs(by) > 1 and after != columns:  # of two neighbours that changed places either may be meant
        distance = abs(keys(after).index(key) - keys(columns).index(key))
        assert distance == 1 or {first_changed(columns, after), first_changed(after, columns)} == {key}
    assert first_changed(columns, renamed(columns, key, "หัวใหม่")) in (key, "")
    more = added(columns, own_column(ColumnKind.TEXT))
    if more != columns:
        assert first_changed(columns, more) == more[-1].key
        assert first_changed(more, columns) == columns[-1].key


def test_an_edit_that_changes_no_column_gives_the_report_back() -> None:
    report = a_report()

    def same(columns: Columns) -> Columns:
        return moved(columns, TITLE_KEY, -1)

    assert changing(same)(report) is report


def test_what_is_renamed_and_renamed_back_is_the_report_as_it_was() -> None:
    report = a_report()
    report = replace(report, paper=replace(report.paper, columns=(50, 40, 63, 57, 23, 38)))

    def named(report: Report, heading: str) -> Report:
        return changing(lambda columns: renamed(columns, STEPS, heading))(report)

    assert named(report, "วิธีการ") != report
    assert named(named(report, "วิธีการ"), DEFAULT_COLUMNS[1].heading) == report
