"""What the window finds in a report, for the table of findings and the counts beside each report."""

from ita_desktop.domain.checks import CONSISTENCY, IN_BACKGROUND, Problem, Reading, at_once, found_by
from ita_desktop.domain.checks.aside import divided
from ita_desktop.domain.checks.one_a_fault import one_a_fault
from ita_desktop.domain.report.report import Report
from ita_desktop.printing.build import unprintable


def findings(report: Report) -> tuple[Problem, ...]:
    """All findings but those that the office set aside. Words are right here if the report has them as its own."""
    in_texts = one_a_fault((*unprintable(report), *found_by((*IN_BACKGROUND, *CONSISTENCY), Reading(report))))
    return divided(report, (*at_once(report), *in_texts))[0]
