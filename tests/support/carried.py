"""What a Word file can carry of a report: all of its issues, but for what this module changes, and says why."""

from dataclasses import replace
from typing import Any

from ita_desktop.domain.pasting.symbol_fonts import seen
from ita_desktop.domain.report.columns import ColumnKind
from ita_desktop.domain.report.fields import measure_fields
from ita_desktop.domain.report.ids import MeasureId
from ita_desktop.domain.report.kinds import ItemList
from ita_desktop.domain.report.periods import period_as_typed
from ita_desktop.domain.report.report import Issue, Measure, Report
from ita_desktop.domain.report.wording import read_money, read_owners
from ita_desktop.printing.wording import cell_text

_PICTURE = "\ufffc"
"""Stands for a picture in Word's text."""


def carried(report: Report) -> tuple[Issue, ...]:
    """The issues as they come back: the paper, and so the Word file, has none without measures."""
    return tuple(
        replace(issue, title=_text(issue.title), measures=tuple(_measure(one, report) for one in issue.measures))
        for issue in report.issues
        if issue.measures
    )


def without_ids(issues: tuple[Issue, ...]) -> tuple[Issue, ...]:
    """The issues with the same id for every measure: a Word file has none."""
    return tuple(
        replace(issue, measures=tuple(replace(one, id=MeasureId("m")) for one in issue.measures)) for issue in issues
    )


def _measure(measure: Measure, report: Report) -> Measure:
    """Periods are read as they are typed, owners parted at commas; an empty address is none; a column that is not
    printed is not in the file."""
    for field in measure_fields(report.columns):
        if isinstance(field.kind, ItemList):
            measure = field.put(measure, tuple(replace(one, text=_text(one.text)) for one in field.get(measure)))
    for column in report.columns:
        value: Any = measure.value(column.key)  # Any: by the kind of the column
        match column.kind:
            case _ if value is None:
                continue
            case ColumnKind.OWNERS:
                owners = (owner for text in value for owner in read_owners(_text(text)))
                measure = measure.with_value(column.key, tuple(dict.fromkeys(owners)))
            case ColumnKind.PERIOD:
                words = _text(cell_text(value, report.paper.digits))
                measure = measure.with_value(column.key, period_as_typed(words, report.fiscal_year))
            case ColumnKind.LINKS:
                measure = measure.with_value(column.key, tuple(text for text in map(_text, value) if text))
            case ColumnKind.TITLE | ColumnKind.TEXT | ColumnKind.PERCENT:
                measure = measure.with_value(column.key, _text(value))
            case ColumnKind.MONEY if isinstance(value, str):
                measure = measure.with_value(column.key, read_money(_text(value)))
    return measure


def _text(text: str) -> str:
    """Without what stands for a picture; ticks of symbol fonts as what is seen."""
    return seen(text.replace(_PICTURE, ""), "")
