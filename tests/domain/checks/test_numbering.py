"""Issues that have the same number."""

from ita_desktop.domain.checks.numbering import repeated_numbers
from tests.support.reports import a_report, an_issue


def test_each_issue_with_the_number_of_one_above_is_a_finding() -> None:
    report = a_report(*(an_issue(number=number) for number in (1, 2, 2, 4, 1)))

    found = repeated_numbers(report)

    assert [problem.address.issue for problem in found] == [report.issues[2].id, report.issues[4].id]
    assert "๒" in found[0].message


def test_numbers_with_a_gap_are_none() -> None:
    assert repeated_numbers(a_report(*(an_issue(number=number) for number in (3, 1, 7)))) == ()
