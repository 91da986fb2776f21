"""What stands in a column of the table, which goes with it when it is removed."""

from dataclasses import dataclass

from ita_desktop.domain.report.fields import Field, column_field, fields_of
from ita_desktop.domain.report.kinds import ItemList
from ita_desktop.domain.report.report import Measure, Report

TEXTS_SHOWN = 3
"""How many texts show what stands in a column."""


@dataclass(frozen=True, slots=True)
class Contents:
    """How many measures have something in the column, and the texts of the first of them, one each."""

    measures: int
    texts: tuple[str, ...]


def contents(report: Report, key: str) -> Contents:
    """What stands in the column of that key; nothing if there is none (any more)."""
    field = fields_of(report).get(column_field(key))
    if field is None or all(column.key != key for column in report.columns):
        return Contents(0, ())
    filled = [measure for _, _, measure in report.measures() if field.get(measure) != field.default]
    texts = (text for measure in filled if (text := _text(field, measure)))
    return Contents(len(filled), tuple(text for text, _ in zip(texts, range(TEXTS_SHOWN), strict=False)))


def _text(field: Field, measure: Measure) -> str:
    """What stands there, in one line; of a list its first text."""
    value = field.get(measure)
    if not isinstance(field.kind, ItemList):
        return " ".join(field.kind.words(value).split())
    return next((text for item in value if (text := " ".join(item.text.split()))), "")
