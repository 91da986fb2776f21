"""The values of the parts of a report by the keys of their fields, and parts with other values: what merging and
comparing take whole, which is all but lists, whose items come and go by themselves."""

from dataclasses import replace
from typing import Any

from ita_desktop.domain.report.fields import FIELDS, IN_FILE, Field, Thing
from ita_desktop.domain.report.kinds import ItemList
from ita_desktop.domain.report.report import Measure, Report

Values = dict[str, Any]
"""Values by the keys of their fields, which have nothing in common but that they can be compared."""


def single_values(part: str, thing: Any) -> Values:
    """The values of one part of a report, other than a measure."""
    return measure_values(IN_FILE[part], thing)


def measure_values(columns: tuple[Field, ...], measure: Any) -> Values:
    """The values of a measure in the columns of those fields, lists left out."""
    return {field.key: field.get(measure) for field in columns if not isinstance(field.kind, ItemList)}


def with_measure_values(columns: tuple[Field, ...], measure: Measure, values: Values) -> Measure:
    """The measure with those values in the columns of those fields."""
    for field in columns:
        if field.key in values:
            measure = field.put(measure, values[field.key])
    return measure


def with_values(thing: Thing, values: Values) -> Thing:
    """The part, other than a measure, with those values."""
    return replace(thing, **{FIELDS[key].attribute: value for key, value in values.items()})


def cover_values(report: Report) -> Values:
    """Every value of the report itself, its agency and its paper."""
    agency, paper = single_values("agency", report.agency), single_values("paper", report.paper)
    return single_values("", report) | agency | paper


def with_cover_values(report: Report, values: Values) -> Report:
    """The report with those values, whose keys are those of `cover_values`."""

    def of(part: str) -> Values:
        return {key: value for key, value in values.items() if FIELDS[key].part == part}

    agency, paper = with_values(report.agency, of("agency")), with_values(report.paper, of("paper"))
    return replace(with_values(report, of("")), agency=agency, paper=paper)
