"""What is the same in reports made apart, and which of several reports another was made from."""

from dataclasses import replace

from ita_desktop.domain.merging.matching import best_base, with_ids_of
from ita_desktop.domain.report import edits
from ita_desktop.domain.report.report import ListName, Report
from tests.support.reports import a_measure, a_report, an_issue, an_item

ONE, TWO, THREE, FOUR = "จัดทำคู่มือ", "ประชุมชี้แจง", "เผยแพร่ทางเว็บไซต์", "ติดตามประเมินผล"


def with_steps(*texts: str) -> Report:
    """A report of its own, with ids of its own."""
    return a_report(an_issue(a_measure(steps=tuple(map(an_item, texts)))))


def ids(report: Report) -> list[str]:
    return [item.id for item in report.issues[0].measures[0].steps]


def matched(mine: Report, other: Report) -> list[int | None]:
    """For each step of mine the place of the other's that it is."""
    theirs = ids(other)
    return [theirs.index(one) if one in theirs else None for one in ids(with_ids_of(mine, other))]


def test_steps_are_found_where_they_stand_between_others_that_came_and_went() -> None:
    assert matched(with_steps(ONE, TWO, THREE), with_steps(ONE, FOUR, THREE)) == [0, None, 2]
    assert matched(with_steps(ONE, THREE), with_steps(ONE, TWO, THREE)) == [0, 2]
    assert matched(with_steps(ONE, TWO, THREE), with_steps(ONE, THREE)) == [0, None, 1]


def test_a_report_is_its_own() -> None:
    report = with_steps(ONE)

    assert with_ids_of(report, report) is report


def test_a_reworded_step_is_the_one_that_stands_there() -> None:
    assert matched(with_steps(ONE, TWO), with_steps(ONE + "ฉบับใหม่", TWO)) == [0, 1]


def test_a_step_with_the_same_words_further_down_is_the_same() -> None:
    assert matched(with_steps(THREE, ONE, TWO), with_steps(ONE, TWO, FOUR, THREE)) == [3, 0, 1]


def test_equal_steps_are_paired_in_their_order() -> None:
    assert matched(with_steps(ONE, ONE, ONE), with_steps(ONE, ONE, ONE, ONE)) == [0, 1, 2]
    assert matched(with_steps(TWO, *[ONE] * 400), with_steps(*[ONE] * 400, TWO)) == [400, *range(400)]


def test_the_base_is_the_report_of_which_most_is_still_there() -> None:
    sent = with_steps(ONE, TWO)
    measure = sent.issues[0].measures[0]
    earlier = edits.set_items(sent, measure.id, ListName.STEPS, measure.steps[:1])
    theirs = edits.set_items(sent, measure.id, ListName.STEPS, (*measure.steps, an_item(THREE)))

    assert best_base([earlier, sent, with_steps(ONE, TWO)], theirs) == 1
    assert best_base([sent, replace(sent)], theirs) == 0, "of two alike the newest, which stands first"
    assert best_base([with_steps(ONE, TWO)], theirs) is None
