"""How complete a report is: how many of the fields that it needs are filled in."""

from dataclasses import dataclass

from ita_desktop.domain.checks.missing import missing
from ita_desktop.domain.report.fields import COVER, ISSUE, SIGNER, Field, measure_fields
from ita_desktop.domain.report.report import Report


@dataclass(frozen=True, slots=True)
class Completeness:
    """`missing` things have still to be filled in; `percent` is 100 only if there are none."""

    missing: int
    percent: int


def completeness(report: Report) -> Completeness:
    """Counted over the required fields of the cover, of every issue, measure and signer."""
    lacking = len(missing(report))
    needed = (
        _required(COVER)
        + 2  # measures at all, signers at all
        + sum(issue.has_heading for issue in report.issues) * _required(ISSUE)
        + sum(len(issue.measures) for issue in report.issues) * _required(measure_fields(report.columns))
        + len(report.signers) * _required(SIGNER)
    )
    filled = max(0, needed - lacking)
    return Completeness(lacking, min(filled * 100 // needed, 99) if lacking else 100)


def _required(fields: tuple[Field, ...]) -> int:
    return sum(bool(field.required) for field in fields)
