"""Measures of a pasted table -> the report: behind the measure in which they were pasted, or the first one into it."""

from collections.abc import Sequence
from dataclasses import replace

from ita_desktop.domain.report.edits import insert_measure, issue_of
from ita_desktop.domain.report.fields import measure_fields
from ita_desktop.domain.report.ids import MeasureId
from ita_desktop.domain.report.report import Measure, Report


def fills(report: Report, measure_id: MeasureId) -> bool:
    """Whether the measure is a new one, without title and items, so that the first row of a table fills it."""
    measure = report.measure(measure_id)
    return measure is not None and not measure.title and not any(items for _, items in measure.lists())


def with_measures(report: Report, measure_id: MeasureId, measures: Sequence[Measure], *, fill: bool) -> Report:
    """The report with these measures behind that one; where `fill`, the first of them takes its place and its id.

    What the first row leaves empty stays as it is.
    """
    home, old = issue_of(report, measure_id), report.measure(measure_id)
    if home is None or old is None:
        return report
    at = [measure.id for measure in home.measures].index(measure_id) + 1
    new = list(measures)
    if fill and new:
        first = new.pop(0)
        filled = old
        for field in measure_fields(report.columns):
            if (value := field.get(first)) != field.default:
                filled = field.put(filled, value)
        measures_now = tuple(filled if measure.id == measure_id else measure for measure in home.measures)
        issues = tuple(replace(one, measures=measures_now) if one.id == home.id else one for one in report.issues)
        report = replace(report, issues=issues)
    for measure in reversed(new):
        report = insert_measure(report, home.id, at, measure)
    return report
