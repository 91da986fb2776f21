"""How ready a report is: what is missing and what is to be mended, in words and as a share."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from ita_desktop.domain.checks.aside import with_set_aside
from ita_desktop.domain.checks.every_check import everything
from ita_desktop.domain.checks.missing import missing
from ita_desktop.domain.checks.problem import TO_BE_DONE, Problem, ProblemKind, Severity
from ita_desktop.domain.checks.readiness import left_words, readiness, to_be_done
from ita_desktop.domain.checks.reading import Reading
from ita_desktop.domain.report.catalogue import new_report
from ita_desktop.domain.report.report import Report
from ita_desktop.language import digits
from tests.support.reports import a_measure, a_report, an_issue, reports

WHOLE = a_report()
WRONG = replace(WHOLE, title="รายงาน ปีงบประมาณ ๖๘")
MISSING, ERROR, WARNING, DOUBT = Severity.MISSING, Severity.ERROR, Severity.WARNING, Severity.DOUBT


def found(report: Report) -> tuple[Problem, ...]:
    return everything(Reading(report), ())


def test_a_report_without_findings_is_ready() -> None:
    ready = readiness(WHOLE, found(WHOLE))

    assert (ready.percent, ready.ready, ready.left) == (100, 100, "")


def test_a_new_report_has_its_title_issues_and_signers_only() -> None:
    report = new_report(date(2026, 11, 29))

    assert 0 < readiness(report, found(report)).percent < 60


def test_a_field_that_is_filled_in_makes_it_more_complete() -> None:
    without, filled = (a_report(an_issue(a_measure(title=title))) for title in ("", "จัดทำคู่มือ"))

    assert readiness(without, found(without)).percent < readiness(filled, found(filled)).percent


@given(reports())
def test_any_report_has_shares_that_agree_with_what_is_left(report: Report) -> None:
    there = found(report)
    done = readiness(report, there)

    assert 0 <= done.ready <= done.percent <= 100
    assert (done.percent == 100) is (missing(report) == ())
    assert (done.ready == 100) is (to_be_done(report, there) == ())


def test_what_is_filled_in_and_wrong_is_filled_in_and_not_ready() -> None:
    ready = readiness(WRONG, found(WRONG))

    assert ready.percent == 100
    assert 80 < ready.ready < 100
    assert ready.words == f"พร้อมส่ง {digits(ready.ready)}% · กรอกแล้ว ๑๐๐% · ควรแก้ ๑"


def test_what_is_missing_and_what_is_wrong_are_both_left() -> None:
    report = replace(WRONG, signers=())

    ready = readiness(report, found(report))

    assert ready.left == "ยังไม่ครบ ๑ · ควรแก้ ๑"
    assert ready.ready < ready.percent < 100


def test_findings_of_one_field_count_once_in_the_share() -> None:
    (problem,) = found(WRONG)
    other = problem._replace(kind=ProblemKind.DIGITS, severity=ERROR)

    assert readiness(WRONG, (problem, other)).ready == readiness(WRONG, (problem,)).ready


def test_what_is_set_aside_is_not_left_to_do() -> None:
    report = with_set_aside(WRONG, found(WRONG))

    assert found(report) != ()
    assert to_be_done(report, found(report)) == ()
    assert readiness(report, found(report)).ready == 100


@pytest.mark.parametrize("severity", Severity)
def test_a_doubt_and_a_hint_are_not_left_to_do(severity: Severity) -> None:
    (problem,) = found(WRONG)

    left = to_be_done(WRONG, (problem._replace(severity=severity),))

    assert bool(left) is (severity in TO_BE_DONE)


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({}, ""),
        ({DOUBT: 3}, ""),
        ({MISSING: 7}, "ยังไม่ครบ ๗ รายการ"),
        ({WARNING: 2}, "ควรแก้ ๒"),
        ({MISSING: 6, ERROR: 1, WARNING: 4}, "ยังไม่ครบ ๖ · ต้องแก้ ๑ · ควรแก้ ๔"),
    ],
)
def test_what_is_left_is_said_in_words(counts: dict[Severity, int], words: str) -> None:
    assert left_words(counts) == words
