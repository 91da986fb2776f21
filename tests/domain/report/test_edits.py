"""Every change a user can make: what it does, what takes it back, and that it leaves alone what is gone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.domain.report import edits
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.ids import IssueId, MeasureId
from ita_desktop.domain.report.report import Coverage, DatePeriod, Issue, ListName, Report, Signer, TextPeriod
from tests.support.reports import a_measure, a_report, an_issue, an_item, reports, with_issue, with_measure

GONE_ISSUE = IssueId("gone")
GONE_MEASURE = MeasureId("gone")


def outline(report: Report) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Each issue's number with the titles of its measures."""
    return tuple((issue.number, tuple(measure.title for measure in issue.measures)) for issue in report.issues)


def three_issues() -> Report:
    return a_report(
        an_issue(a_measure("ก"), a_measure("ข"), number=1),
        an_issue(number=2),
        an_issue(a_measure("ค"), number=3),
    )


def measure_id(report: Report, title: str) -> MeasureId:
    return next(measure.id for _, _, measure in report.measures() if measure.title == title)


def every_id(issues: tuple[Issue, ...]) -> list[str]:
    return [
        one
        for issue in issues
        for one in (
            issue.id,
            *(measure.id for measure in issue.measures),
            *(item.id for measure in issue.measures for name in ListName for item in measure.items(name)),
        )
    ]


# What is gone is left alone


@pytest.mark.parametrize(
    "edit",
    [
        lambda r: edits.remove_issue(r, GONE_ISSUE),
        lambda r: edits.move_issue(r, GONE_ISSUE, 1),
        lambda r: with_issue(r, GONE_ISSUE, title="ใหม่"),
        lambda r: with_issue(r, GONE_ISSUE, number=9),
        lambda r: edits.insert_measure(r, GONE_ISSUE, 0, a_measure()),
        lambda r: edits.remove_measure(r, GONE_MEASURE),
        lambda r: edits.move_measure(r, GONE_MEASURE, 1),
        lambda r: edits.place_measure(r, GONE_MEASURE, r.issues[0].id, 0),
        lambda r: edits.place_measure(r, r.issues[0].measures[0].id, GONE_ISSUE, 0),
        lambda r: with_measure(r, GONE_MEASURE, title="ใหม่"),
        lambda r: edits.set_items(r, GONE_MEASURE, ListName.STEPS, (an_item(),)),
        lambda r: with_measure(r, GONE_MEASURE, owners=("กองช่าง",)),
        lambda r: with_measure(r, GONE_MEASURE, period=TextPeriod("ตลอดปี")),
        lambda r: edits.set_field(r, Address("signer.role", signer=7), "ผู้รายงาน"),
        lambda r: edits.set_field(r, Address("signer.role", signer=-1), "ผู้รายงาน"),
        lambda r: edits.remove_signer(r, 7),
        lambda r: edits.remove_signer(r, -1),
        lambda r: edits.move_signer(r, 7, -1),
        lambda r: edits.move_signer(r, -1, 1),
    ],
)
def test_an_edit_of_what_is_gone_gives_the_report_back_itself(edit: Callable[[Report], Report]) -> None:
    report = a_report()

    assert edit(report) is report


# The cover


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (lambda r: edits.set_field(r, Address("ita_round"), 2570), {"ita_round": 2570}),
        (lambda r: edits.set_field(r, Address("coverage"), Coverage.FIRST_HALF), {"coverage": Coverage.FIRST_HALF}),
        (
            lambda r: edits.set_field(r, Address("agency.name"), "ใหม่"),
            {"agency": replace(a_report().agency, name="ใหม่")},
        ),
        (lambda r: edits.set_field(r, Address("fiscal_year"), 2569), {"fiscal_year": 2569, "ita_round": 2570}),
    ],
)
def test_an_edit_of_the_cover_changes_its_own_fields_only(
    edit: Callable[[Report], Report], expected: dict[str, object]
) -> None:
    report = a_report()

    # mypy cannot check keyword names from a dict.
    assert edit(report) == replace(report, **expected)  # type: ignore[arg-type]


def test_a_round_that_was_set_apart_stays_when_the_year_changes() -> None:
    report = edits.set_field(a_report(), Address("ita_round"), 2571)

    assert edits.set_field(report, Address("fiscal_year"), 2569).ita_round == 2571


# Signers


def signers(report: Report) -> list[str]:
    return [signer.role for signer in report.signers]


def three_signers() -> Report:
    return replace(a_report(), signers=(Signer("ก"), Signer("ข"), Signer("ค")))


def test_signers_are_added_changed_removed_and_moved() -> None:
    report = three_signers()

    assert signers(edits.add_signer(report, Signer("ง"))) == ["ก", "ข", "ค", "ง"]
    assert signers(edits.set_field(report, Address("signer.role", signer=1), "ง")) == ["ก", "ง", "ค"]
    assert signers(edits.remove_signer(report, 0)) == ["ข", "ค"]
    assert signers(edits.move_signer(report, 0, 1)) == ["ข", "ก", "ค"]
    assert signers(edits.move_signer(report, 2, -9)) == ["ค", "ก", "ข"]
    assert signers(edits.move_signer(report, 0, 9)) == ["ข", "ค", "ก"]


# Issues


def test_a_new_issue_renumbers_those_below_that_counted_on() -> None:
    report = edits.insert_issue(three_issues(), 1, an_issue(a_measure("ใหม่"), number=2))

    assert outline(report) == ((1, ("ก", "ข")), (2, ("ใหม่",)), (3, ()), (4, ("ค",)))


def test_a_new_issue_leaves_numbers_after_a_gap_alone() -> None:
    report = a_report(an_issue(number=1), an_issue(number=2), an_issue(number=5))

    changed = edits.insert_issue(report, 1, an_issue(number=2))

    assert [issue.number for issue in changed.issues] == [1, 2, 3, 5]


@given(reports(), st.data())
def test_removing_a_new_issue_takes_it_back_where_numbers_count_on(report: Report, data: st.DataObject) -> None:
    counted = replace(report, issues=tuple(replace(issue, number=n) for n, issue in enumerate(report.issues, 1)))
    at = data.draw(st.integers(0, len(counted.issues)))
    issue = an_issue(number=at + 1)

    inserted = edits.insert_issue(counted, at, issue)

    assert [i.number for i in inserted.issues] == list(range(1, len(inserted.issues) + 1))
    assert edits.remove_issue(inserted, issue.id) == counted


def test_a_moved_issue_leaves_the_numbers_where_they_are() -> None:
    report = three_issues()

    down = edits.move_issue(report, report.issues[0].id, 1)

    assert outline(down) == ((1, ()), (2, ("ก", "ข")), (3, ("ค",)))
    assert edits.move_issue(down, report.issues[0].id, -1) == report


@given(reports(), st.data())
def test_moving_an_issue_loses_nothing(report: Report, data: st.DataObject) -> None:
    one = data.draw(st.sampled_from([issue.id for issue in report.issues] or [GONE_ISSUE]))

    moved = edits.move_issue(report, one, data.draw(st.integers(-5, 5)))

    assert [issue.number for issue in moved.issues] == [issue.number for issue in report.issues]
    assert sorted(every_id(moved.issues)) == sorted(every_id(report.issues))


def test_an_issue_takes_a_new_title_and_number() -> None:
    report = three_issues()
    one = report.issues[1].id

    changed = with_issue(with_issue(report, one, title="ประเด็นใหม่"), one, number=9)

    assert (changed.issues[1].title, changed.issues[1].number) == ("ประเด็นใหม่", 9)
    assert changed.issues[0] is report.issues[0]
    assert changed.issues[2] is report.issues[2]


# Measures


def test_a_measure_is_put_in_at_its_place() -> None:
    report = three_issues()

    changed = edits.insert_measure(report, report.issues[0].id, 1, a_measure("ใหม่"))

    assert outline(changed) == ((1, ("ก", "ใหม่", "ข")), (2, ()), (3, ("ค",)))


@given(reports(), st.data())
def test_removing_a_new_measure_takes_it_back(report: Report, data: st.DataObject) -> None:
    home = data.draw(st.sampled_from([*report.issues, an_issue()]))
    measure = a_measure(measure_id="ใหม่ล่าสุด")

    inserted = edits.insert_measure(report, home.id, data.draw(st.integers(0, len(home.measures))), measure)

    assert edits.remove_measure(inserted, measure.id) == report


def test_a_measure_goes_down_through_its_issue_and_over_into_the_next() -> None:
    report = three_issues()
    first = measure_id(report, "ก")

    once = edits.move_measure(report, first, 1)
    twice = edits.move_measure(once, first, 1)
    thrice = edits.move_measure(twice, first, 1)

    assert outline(once) == ((1, ("ข", "ก")), (2, ()), (3, ("ค",)))
    assert outline(twice) == ((1, ("ข",)), (2, ("ก",)), (3, ("ค",)))
    assert outline(thrice) == ((1, ("ข",)), (2, ()), (3, ("ก", "ค")))


@given(reports(), st.data())
def test_moving_a_measure_back_takes_back_a_move(report: Report, data: st.DataObject) -> None:
    ids = [measure.id for _, _, measure in report.measures()] or [GONE_MEASURE]
    one, by = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from([-1, 1]))

    moved = edits.move_measure(report, one, by)

    assert edits.move_measure(moved, one, -by) == report or moved is report
    assert sorted(every_id(moved.issues)) == sorted(every_id(report.issues))


def test_a_measure_past_the_last_issue_stays() -> None:
    report = three_issues()

    assert edits.move_measure(report, measure_id(report, "ค"), 1) is report
    assert edits.move_measure(report, measure_id(report, "ก"), -1) is report


def test_a_measure_is_placed_in_another_issue() -> None:
    report = three_issues()

    changed = edits.place_measure(report, measure_id(report, "ก"), report.issues[2].id, 1)

    assert outline(changed) == ((1, ("ข",)), (2, ()), (3, ("ค", "ก")))


def test_a_measure_placed_in_its_own_issue_counts_places_without_itself() -> None:
    report = three_issues()

    assert outline(edits.place_measure(report, measure_id(report, "ก"), report.issues[0].id, 1))[0] == (1, ("ข", "ก"))


def test_an_edit_of_a_measure_changes_its_own_field_and_shares_the_rest() -> None:
    report = three_issues()
    one = measure_id(report, "ข")
    before = report.issues[0].measures[1]
    item, period = an_item("ใหม่"), DatePeriod(date(2024, 10, 1), date(2025, 3, 31))

    for changed, expected in (
        (with_measure(report, one, title="ใหม่"), replace(before, title="ใหม่")),
        (edits.set_items(report, one, ListName.STEPS, (item,)), replace(before, steps=(item,))),
        (edits.set_items(report, one, ListName.RESULTS, (item,)), replace(before, results=(item,))),
        (edits.set_items(report, one, ListName.OUTCOMES, (item,)), replace(before, outcomes=(item,))),
        (with_measure(report, one, owners=("กองช่าง", "กองคลัง")), replace(before, owners=("กองช่าง", "กองคลัง"))),
        (with_measure(report, one, period=period), replace(before, period=period)),
    ):
        assert changed.measure(one) == expected
        assert changed.issues[0].measures[0] is report.issues[0].measures[0]
        assert changed.issues[2] is report.issues[2]


def test_the_home_of_a_measure_is_found() -> None:
    report = three_issues()

    home = edits.issue_of(report, measure_id(report, "ค"))

    assert home is report.issues[2]
    assert edits.issue_of(report, GONE_MEASURE) is None


# Copies


@given(reports())
def test_a_copy_has_the_same_words_and_not_one_id_in_common(report: Report) -> None:
    copies = tuple(edits.copy_of_issue(issue) for issue in report.issues)
    both = replace(report, issues=(*report.issues, *copies))

    ids = every_id(both.issues)

    assert len(set(ids)) == len(ids)
    for issue, copy in zip(report.issues, copies, strict=True):
        same_ids = tuple(
            replace(made, id=measure.id) for made, measure in zip(copy.measures, issue.measures, strict=True)
        )
        assert replace(copy, number=issue.number, measures=same_ids) == issue


def test_a_copy_of_an_issue_has_the_next_number() -> None:
    assert edits.copy_of_issue(an_issue(number=3)).number == 4


def test_a_measure_duplicated_into_its_report_has_ids_of_its_own() -> None:
    report = three_issues()
    measure = report.issues[0].measures[0]

    changed = edits.insert_measure(report, report.issues[0].id, 1, edits.copy_of_measure(measure))

    ids = every_id(changed.issues)
    assert len(set(ids)) == len(ids)
    assert outline(changed)[0] == (1, ("ก", "ก", "ข"))


# Items from list to list


def two_measures() -> Report:
    return a_report(
        an_issue(
            a_measure("ก", steps=(an_item("๑"), an_item("๒"), an_item("๓")), results=(an_item("ผล"),)),
            a_measure("ข", steps=(an_item("เดิม"),)),
        )
    )


def listed(report: Report, title: str, name: ListName) -> list[str]:
    measure = report.measure(measure_id(report, title))
    assert measure is not None
    return [item.text for item in measure.items(name)]


def test_items_go_to_another_list_of_the_measure_with_their_ids() -> None:
    report = two_measures()
    home = measure_id(report, "ก")
    ids = [item.id for item in next(report.measures())[2].steps[1:]]

    moved = edits.transfer_items(report, (home, ListName.STEPS), ids, (home, ListName.RESULTS), 0, copy=False)

    assert listed(moved, "ก", ListName.STEPS) == ["๑"]
    assert listed(moved, "ก", ListName.RESULTS) == ["๒", "๓", "ผล"]
    assert [item.id for item in next(moved.measures())[2].results[:2]] == ids


def test_items_go_to_the_end_of_another_measures_list_and_a_copy_leaves_them() -> None:
    report = two_measures()
    source = (measure_id(report, "ก"), ListName.STEPS)
    target = (measure_id(report, "ข"), ListName.STEPS)
    ids = [next(report.measures())[2].steps[0].id]

    moved = edits.transfer_items(report, source, ids, target, None, copy=False)
    copied = edits.transfer_items(report, source, ids, target, None, copy=True)

    assert listed(moved, "ก", ListName.STEPS) == ["๒", "๓"]
    assert listed(moved, "ข", ListName.STEPS) == ["เดิม", "๑"]
    assert listed(copied, "ก", ListName.STEPS) == ["๑", "๒", "๓"]
    assert listed(copied, "ข", ListName.STEPS) == ["เดิม", "๑"]
    everything = every_id(copied.issues)
    assert len(everything) == len(set(everything))


def test_items_or_measures_that_are_gone_move_nothing() -> None:
    report = two_measures()
    there = (measure_id(report, "ก"), ListName.STEPS)
    ids = [next(report.measures())[2].steps[0].id]

    assert edits.transfer_items(report, (GONE_MEASURE, ListName.STEPS), ids, there, 0, copy=False) is report
    assert edits.transfer_items(report, there, ids, (GONE_MEASURE, ListName.STEPS), 0, copy=False) is report
    assert edits.transfer_items(report, there, [], there, 0, copy=False) is report


def test_issues_are_renumbered_from_the_first_on() -> None:
    report = a_report(*(an_issue(number=number) for number in (2, 2, 7)))

    assert [issue.number for issue in edits.renumber_issues(report).issues] == [2, 3, 4]
