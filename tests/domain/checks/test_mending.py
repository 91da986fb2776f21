"""Fixes are put where the words stand, several in one text too; what has changed since is left alone."""

from dataclasses import replace

from ita_desktop.domain.checks.every_check import CONSISTENCY, found_by
from ita_desktop.domain.checks.mending import mended
from ita_desktop.domain.checks.problem import Problem
from ita_desktop.domain.checks.reading import Reading
from ita_desktop.domain.checks.writing.sums import unread_sums
from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, KNOWN_COLUMNS
from ita_desktop.domain.report.report import Amount, Report
from tests.support.every_field import with_words
from tests.support.reports import a_measure, a_report, an_issue

STEP = "measure.steps"
WRONG = "งานอื่นๆที่เกี่ยวข้อง ของปีงบประมาณ ๖๘ และทุกสำนัก/ กอง"
RIGHT = "งานอื่น ๆ ที่เกี่ยวข้อง ของปีงบประมาณ ๒๕๖๘ และทุกสำนัก/กอง"


def findings(report: Report) -> tuple[Problem, ...]:
    return tuple(found_by(CONSISTENCY, Reading(report)))


def step_of(report: Report) -> str:
    return report.issues[0].measures[0].steps[0].text


def test_several_fixes_of_one_text_are_each_put_in_their_place() -> None:
    report = with_words(a_report(), STEP, WRONG)

    made, count = mended(report, findings(report))

    assert (step_of(made), count) == (RIGHT, 3)


def test_of_two_fixes_of_the_same_words_one_is_put_in() -> None:
    report = with_words(a_report(), STEP, WRONG)
    (year,) = (one for one in findings(report) if one.fix == "๒๕๖๘")

    made, count = mended(report, (year, year._replace(fix="๒๕๖๙")))

    assert count == 1
    assert "๒๕๖๘" in step_of(made) or "๒๕๖๙" in step_of(made)


def test_words_that_have_changed_since_are_left_alone() -> None:
    found = findings(with_words(a_report(), STEP, WRONG))
    report = with_words(a_report(), STEP, "จัดประชุม")

    assert mended(report, found) == (report, 0)


def test_nothing_to_mend_leaves_the_same_report() -> None:
    report = a_report()

    assert mended(report, ())[0] is report


def test_a_sum_that_was_kept_as_words_becomes_the_sum_and_not_other_words() -> None:
    budget = next(column for column in KNOWN_COLUMNS if column.key == "budget")
    report = a_report(an_issue(a_measure().with_value("budget", "12,000.-"), a_measure().with_value("budget", "12,50")))
    report = replace(report, columns=(*DEFAULT_COLUMNS, budget))

    made, count = mended(report, unread_sums(Reading(report)))

    assert count == 1
    assert [measure.value("budget") for _, _, measure in made.measures()] == [Amount("12000"), "12,50"]
