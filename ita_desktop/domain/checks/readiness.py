"""How ready a report is: how much of it is filled in, and how much there is still to correct."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ita_desktop.domain.checks.aside import divided
from ita_desktop.domain.checks.problem import TO_BE_DONE, Problem, Severity
from ita_desktop.domain.report.fields import COVER, ISSUE, SIGNER, Field, measure_fields
from ita_desktop.domain.report.report import Report
from ita_desktop.language import digits, tr, trn

_DOT = " · "
_TO_MEND = (Severity.ERROR, Severity.WARNING)


@dataclass(frozen=True, slots=True)
class Readiness:
    """`percent` of what has to be filled in is; `ready` percent is, with nothing to be mended in it. `counts` has how
    many findings there are of each severity. Both shares are 100 only if nothing of theirs is left."""

    percent: int
    ready: int
    counts: Mapping[Severity, int]

    @property
    def words(self) -> str:
        """`พร้อมส่ง ๗๔% · กรอกแล้ว ๙๒% · ต้องแก้ ๒ · ควรแก้ ๙`"""
        ready = tr("พร้อมส่ง {percent}%").format(percent=digits(self.ready))
        done = tr("กรอกแล้ว {percent}%").format(percent=digits(self.percent))
        return _DOT.join((ready, done, *_counted(self.counts, (*_TO_MEND, Severity.DOUBT))))

    @property
    def left(self) -> str:
        """What is left to be done, in words; empty if nothing is."""
        return left_words(self.counts)


def readiness(report: Report, findings: Iterable[Problem]) -> Readiness:
    """How ready the report is with these findings; those that are set aside do not count."""
    there = divided(report, findings)[0]
    counts = Counter(problem.severity for problem in there)
    addresses = (problem.address for problem in there if problem.severity in _TO_MEND)
    to_mend = {(one.field, one.issue, one.measure, one.signer) for one in addresses}
    whole, lacking = _needed(report), counts[Severity.MISSING]
    return Readiness(_share(whole, lacking), _share(whole, lacking + len(to_mend)), counts)


def to_be_done(report: Report, findings: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those of the findings that the report should not be handed in with; what is set aside is not among them."""
    return tuple(problem for problem in divided(report, findings)[0] if problem.severity in TO_BE_DONE)


def left_words(counts: Mapping[Severity, int]) -> str:
    """What is left to be done, in words: `ยังไม่ครบ ๖ · ต้องแก้ ๑ · ควรแก้ ๔`; empty if nothing is."""
    lacking, to_mend = counts.get(Severity.MISSING, 0), tuple(_counted(counts, _TO_MEND))
    if not to_mend:
        return trn("ยังไม่ครบ {count} รายการ", lacking).format(count=digits(lacking)) if lacking else ""
    first = (tr("ยังไม่ครบ {count}").format(count=digits(lacking)),) if lacking else ()
    return _DOT.join((*first, *to_mend))


def _counted(counts: Mapping[Severity, int], severities: Iterable[Severity]) -> Iterator[str]:
    for severity in severities:
        if counts.get(severity):
            yield f"{tr(severity.title_words)} {digits(counts[severity])}"


def _needed(report: Report) -> int:
    """How many things have to be filled in: the required fields of the cover, of every issue, measure and signer."""
    return (
        _required(COVER)
        + 2  # measures at all, signers at all
        + sum(issue.has_heading for issue in report.issues) * _required(ISSUE)
        + sum(len(issue.measures) for issue in report.issues) * _required(measure_fields(report.columns))
        + len(report.signers) * _required(SIGNER)
    )


def _required(fields: tuple[Field, ...]) -> int:
    return sum(bool(field.required) for field in fields)


def _share(whole: int, left: int) -> int:
    """Which part of the whole is done if so many are left, in percent: 100 only if none is, and never less than 0."""
    return min(max(whole - left, 0) * 100 // whole, 99) if left else 100
