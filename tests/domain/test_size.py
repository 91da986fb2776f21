"""The size that follows an edit is the one that a walk over everything counts."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.domain.size import size_after, size_of
from tests.support.random_edits import edited
from tests.support.reports import a_measure, a_report, an_issue


@given(st.data())
def test_after_any_edits_the_size_is_that_of_the_whole_report(data: st.DataObject) -> None:
    report = a_report()
    size = size_of(report)
    for step in range(4):
        after = data.draw(edited(report, f"s{step}", most=3))
        size, report = size_after(size, report, after), after
        assert size == size_of(report)


def test_measures_that_come_go_and_change_places_are_counted_as_they_are() -> None:
    one, other = a_measure(), a_measure()

    for old, new in (((one, other), (other, one)), ((one,), (other, one)), ((one, other), ()), ((one,), (other,))):
        before, after = a_report(an_issue(*old)), a_report(an_issue(*new))
        assert size_after(size_of(before), before, after) == size_of(after)


def test_the_name_of_an_issue_counts() -> None:
    before = a_report()
    after = replace(before, issues=(replace(before.issues[0], title="ประเด็นที่มีชื่อยาวกว่าเดิม"), *before.issues[1:]))

    assert size_after(size_of(before), before, after) == size_of(after) != size_of(before)
