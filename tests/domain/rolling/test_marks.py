"""What is to be reviewed, in the order of the paper, and what comes next after any place."""

from dataclasses import replace

import pytest

from ita_desktop.domain.checks.reading import Reading
from ita_desktop.domain.checks.unreviewed import unreviewed
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.report.review.reviewing import all_unreviewed, confirm
from ita_desktop.domain.rolling.marks import marked, marked_at, marked_counts, next_marked
from tests.support.reports import a_measure, a_report, an_issue, an_item

FIRST = a_measure(steps=(an_item(), an_item()), results=(), outcomes=(an_item(),), measure_id="m1")
SECOND = a_measure(steps=(), results=(an_item(),), outcomes=(), measure_id="m2")
REPORT = all_unreviewed(a_report(an_issue(FIRST), an_issue(number=2), an_issue(SECOND, number=3)))
TITLE_1, TITLE_2 = (Address("measure.title", measure=measure.id) for measure in (FIRST, SECOND))
STEP_1, STEP_2 = (Address("measure.steps", measure=FIRST.id, item=item.id) for item in FIRST.steps)
OUTCOME = Address("measure.outcomes", measure=FIRST.id, item=FIRST.outcomes[0].id)
RESULT = Address("measure.results", measure=SECOND.id, item=SECOND.results[0].id)
ALL = (TITLE_1, STEP_1, STEP_2, OUTCOME, TITLE_2, RESULT)


def reviewed(*addresses: Address) -> Report:
    """The report in which those are reviewed."""
    return confirm(REPORT, [address.item or address.measure or "" for address in addresses])


def test_everything_is_marked_in_the_order_of_the_paper() -> None:
    assert tuple(marked(REPORT)) == ALL
    assert marked_counts(REPORT) == {FIRST.id: 4, SECOND.id: 2}
    assert tuple(marked(reviewed(*ALL))) == ()


def test_what_is_gone_is_not_counted() -> None:
    assert tuple(marked(replace(REPORT, unreviewed=frozenset({"m1", "gone"})))) == (TITLE_1,)


@pytest.mark.parametrize(("address", "following"), list(zip(ALL, (*ALL[1:], ALL[0]), strict=True)))
def test_after_each_comes_the_next_and_after_the_last_the_first(address: Address, following: Address) -> None:
    assert next_marked(REPORT, address) == following
    assert next_marked(reviewed(address), address) == following


@pytest.mark.parametrize(
    ("address", "following"),
    [
        (Address("title"), TITLE_1),
        (Address("signers"), TITLE_1),
        (Address("issue.title", issue=REPORT.issues[0].id), TITLE_1),
        (Address("issue.title", issue=REPORT.issues[1].id), TITLE_2),
        (Address("measure.period", measure=FIRST.id), STEP_1),
        (Address("measure.results", measure=FIRST.id), STEP_1),
        (Address("measure.steps", measure=SECOND.id), RESULT),
    ],
)
def test_from_any_place_one_comes_to_what_follows_there(address: Address, following: Address) -> None:
    assert next_marked(REPORT, address) == following


def test_what_is_reviewed_is_passed_over() -> None:
    report = reviewed(STEP_1, STEP_2, OUTCOME)

    assert next_marked(report, TITLE_1) == TITLE_2
    assert next_marked(report, STEP_2) == TITLE_2


def test_the_only_one_left_is_come_to_again_and_nothing_once_all_are_reviewed() -> None:
    assert next_marked(reviewed(*ALL[:-1]), RESULT) == RESULT
    assert next_marked(reviewed(*ALL), RESULT) is None


def test_an_item_is_confirmed_by_itself_the_fields_as_one_and_a_measure_with_all_of_it() -> None:
    assert marked_at(REPORT, STEP_2) == {STEP_2.item}
    assert marked_at(REPORT, Address("measure.owners", measure=FIRST.id)) == {"m1"}
    assert marked_at(REPORT, TITLE_2, whole=True) == {"m2", RESULT.item}
    assert marked_at(reviewed(STEP_2), STEP_2) == frozenset()


@pytest.mark.parametrize(
    "address",
    [Address("title"), Address("measure.steps", measure=SECOND.id), Address("issue.title", issue=REPORT.issues[0].id)],
)
def test_elsewhere_there_is_nothing_to_confirm(address: Address) -> None:
    assert marked_at(REPORT, address) == frozenset()


def test_the_check_has_one_finding_a_measure() -> None:
    assert [(problem.address, problem.message) for problem in unreviewed(Reading(reviewed(STEP_1)))] == [
        (TITLE_1, "ยังไม่ทบทวน ๓ รายการ"),
        (TITLE_2, "ยังไม่ทบทวน ๒ รายการ"),
    ]
