"""Issues that have the number of one above them."""

from ita_desktop.domain.checks.problem import Problem, ProblemKind, Severity
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.edits import with_repeated_number
from ita_desktop.domain.report.report import Report
from ita_desktop.language import digits, tr


def repeated_numbers(report: Report) -> tuple[Problem, ...]:
    """A finding for every such issue, in the order of the paper."""
    found = []
    for issue in with_repeated_number(report):
        words = tr("เลขที่ประเด็น {number} ซ้ำกับประเด็นก่อนหน้า แก้เลขที่ หรือกด “เรียงเลขที่ใหม่”").format(
            number=digits(issue.number)
        )
        found.append(Problem(Address("issue.number", issue=issue.id), ProblemKind.ISSUE, Severity.ERROR, words))
    return tuple(found)
