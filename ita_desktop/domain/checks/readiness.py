"""How ready a report is: how much of it is filled in, and how much there is still to correct."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ita_desktop.domain.checks.aside import divided
from ita_desktop.domain.checks.completeness import completeness
from ita_desktop.domain.checks.problem import SEVERITY_TITLES, Problem, Severity
from ita_desktop.domain.report.report import Report
from ita_desktop.language import digits, tr

_DOT = " · "


@dataclass(frozen=True, slots=True)
class Readiness:
    """`percent` of what has to be filled in is; `counts` has how many findings there are of each severity."""

    percent: int
    counts: Mapping[Severity, int]

    @property
    def words(self) -> str:
        """`กรอกแล้ว ๙๒% · ต้องแก้ ๒ · ควรแก้ ๙`"""
        done = tr("กรอกแล้ว {percent}%").format(percent=digits(self.percent))
        return _DOT.join((done, *self._counted(Severity.ERROR, Severity.WARNING, Severity.DOUBT)))

    @property
    def left(self) -> str:
        """What is left to be done, in words; empty if nothing is."""
        return _DOT.join(self._counted(Severity.MISSING, Severity.ERROR, Severity.WARNING))

    def _counted(self, *severities: Severity) -> Iterable[str]:
        for severity in severities:
            if self.counts.get(severity):
                yield f"{tr(SEVERITY_TITLES[severity])} {digits(self.counts[severity])}"


def readiness(report: Report, findings: Iterable[Problem]) -> Readiness:
    """How ready the report is with these findings; those that are set aside do not count."""
    counts = Counter(problem.severity for problem in divided(report, findings)[0])
    return Readiness(completeness(report).percent, counts)
