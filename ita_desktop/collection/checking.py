"""What the window finds in a report, for the table of findings and the counts beside each report. Helpers run it."""

from collections.abc import Iterator

from ita_desktop.collection.findings import WORDS_MAX, Checked, Finding
from ita_desktop.domain.checks.aside import divided
from ita_desktop.domain.checks.every_check import everything
from ita_desktop.domain.checks.problem import Problem
from ita_desktop.domain.checks.readiness import readiness
from ita_desktop.domain.checks.reading import Reading
from ita_desktop.domain.report.address import AddressWords
from ita_desktop.domain.report.admission import admitted_line
from ita_desktop.domain.report.report import Report
from ita_desktop.printing.unprintable import unprintable


def checked(report: Report) -> Checked:
    """The report checked. Words are right here if the report has them as its own."""
    reading = Reading(report)
    found = divided(report, everything(reading, unprintable(reading)))[0]
    ready = readiness(report, found)
    return Checked(ready.percent, ready.ready, tuple(_in_words(report, found)))


def _in_words(report: Report, found: tuple[Problem, ...]) -> Iterator[Finding]:
    words = AddressWords(report)
    for one in found:
        place, message = (admitted_line(text)[0][:WORDS_MAX] for text in (words.whole(one.address), one.message))
        yield Finding(one.severity, one.kind, one.address.measure, place, message)
