"""The official wording and a new report."""

from datetime import date

from ita_desktop.domain.report.catalogue import (
    REPORT_TITLE,
    USUAL_ISSUES,
    USUAL_SIGNER_ROLES,
    new_report,
)
from ita_desktop.domain.report.report import Coverage
from ita_desktop.language import Titled


def test_a_new_report_is_about_the_fiscal_year_that_ended_last_for_the_round_after() -> None:
    report = new_report(date(2025, 10, 1))

    assert (report.fiscal_year, report.ita_round) == (2568, 2569)
    assert report.title == REPORT_TITLE


def test_a_new_report_has_the_seven_usual_issues_numbered_and_empty() -> None:
    report = new_report(date(2025, 1, 5))

    assert [issue.title for issue in report.issues] == list(USUAL_ISSUES)
    assert [issue.number for issue in report.issues] == [1, 2, 3, 4, 5, 6, 7]
    assert not any(issue.measures for issue in report.issues)
    assert [signer.role for signer in report.signers] == list(USUAL_SIGNER_ROLES)


def test_two_new_reports_share_no_id() -> None:
    day = date(2025, 1, 5)

    ids = [issue.id for report in (new_report(day), new_report(day)) for issue in report.issues]

    assert len(set(ids)) == 14


def test_every_word_of_a_table_has_its_title() -> None:
    assert Coverage in Titled.__subclasses__()
    assert all(word.title_words for words in Titled.__subclasses__() for word in words)
