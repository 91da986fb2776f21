"""How complete a report is: a hundred percent only if nothing is missing, and never less than nothing."""

from datetime import date

from hypothesis import given

from ita_desktop.domain.checks.completeness import completeness
from ita_desktop.domain.checks.missing import missing
from ita_desktop.domain.report.catalogue import new_report
from ita_desktop.domain.report.report import Report
from tests.support.reports import a_measure, a_report, an_issue, reports


def test_a_report_with_everything_is_complete() -> None:
    done = completeness(a_report())

    assert (done.missing, done.percent) == (0, 100)


def test_a_new_report_has_its_title_issues_and_signers_only() -> None:
    done = completeness(new_report(date(2026, 11, 29)))

    assert done.missing == len(missing(new_report(date(2026, 11, 29))))
    assert 0 < done.percent < 60


def test_a_field_that_is_filled_in_makes_it_more_complete() -> None:
    without, filled = (completeness(a_report(an_issue(a_measure(title=title)))) for title in ("", "จัดทำคู่มือ"))

    assert without.missing == filled.missing + 1
    assert without.percent < filled.percent


@given(reports())
def test_any_report_has_a_share_that_agrees_with_what_is_missing(report: Report) -> None:
    done = completeness(report)

    assert 0 <= done.percent <= 100
    assert (done.percent == 100) is (done.missing == 0)
