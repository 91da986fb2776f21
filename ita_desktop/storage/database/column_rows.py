"""The columns of a report's table, and what stands in those that are no default ones, as rows and back."""

from collections import defaultdict
from collections.abc import Iterator
from enum import StrEnum
from itertools import groupby
from operator import itemgetter

from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, DEFAULT_KEYS, Column, ColumnKind, Columns, fault_of
from ita_desktop.domain.report.report import Amount, DatePeriod, Item, Measure, Report, TextPeriod, Value
from ita_desktop.domain.report.wording import is_amount
from ita_desktop.storage.database.cells import date_in, text_in, whole_number, word
from ita_desktop.storage.database.columns import BadRowsError, BeyondLimitsError, Cell, Row, Rows


class _Form(StrEnum):
    """What a text of the table `value` is: as it was typed, a sum of money, the days of a period."""

    TEXT = "text"
    AMOUNT = "amount"
    START = "start"
    END = "end"


def value_rows(measure: Measure) -> Iterator[Row]:
    """What stands in columns other than the default ones, without lists, whose items are rows of `item`. Two rows for
    the two days of a period."""
    for key, value in measure.values:
        match value:
            case Amount(text):
                texts = [(_Form.AMOUNT, text)]
            case DatePeriod(start, end):
                texts = [(_Form.START, start.isoformat()), (_Form.END, end.isoformat())]
            case TextPeriod(text) | str(text):
                texts = [(_Form.TEXT, text)]
            case _:
                texts = [(_Form.TEXT, one) for one in value if isinstance(one, str)]
        for position, (form, text) in enumerate(texts, 1):
            yield (measure.id, key, position, form.value, text)


def column_rows(report: Report) -> list[Row]:
    """None for the default columns, so that a file has only what is not usual."""
    if report.columns == DEFAULT_COLUMNS:
        return []
    fault = fault_of(report.columns)
    if fault:
        raise BeyondLimitsError(fault)
    return [
        (at, one.key, one.heading, one.kind.value, one.width, 1 if one.printed else 0)
        for at, one in enumerate(report.columns, 1)
    ]


def report_columns(rows: Rows) -> Columns:
    """The columns that the rows of `report_column` stand for. BadRowsError, BeyondLimitsError."""
    if not rows["report_column"]:
        return DEFAULT_COLUMNS
    found = []
    for at, (position, key, heading, kind, width, printed) in enumerate(rows["report_column"], 1):
        if position != at or printed not in (0, 1) or type(printed) is not int:
            raise BadRowsError("report_column positions")
        width = whole_number(width) if width is not None else None
        of_kind = word(ColumnKind, kind, BeyondLimitsError)
        found.append(Column(text_in(key), text_in(heading), of_kind, width, bool(printed)))
    columns = tuple(found)
    if fault_of(columns):
        raise BeyondLimitsError("columns that no report has")
    return DEFAULT_COLUMNS if columns == DEFAULT_COLUMNS else columns


ColumnValues = dict[Cell, tuple[tuple[str, Value], ...]]
"""What stands in columns other than the default ones, by the measure's id."""


def values_in(rows: Rows, items: dict[Row, tuple[Item, ...]], columns: Columns) -> ColumnValues:
    """The values that the rows of `value`, and the items of lists in such columns, stand for. Takes those items out of
    `items`, which has the lists by measure id and key. BadRowsError."""
    kinds = {column.key: column.kind for column in columns if column.key not in DEFAULT_KEYS}
    found: dict[Cell, list[tuple[str, Value]]] = defaultdict(list)
    for (measure, key), siblings in groupby(rows["value"], itemgetter(0, 1)):
        texts = list(siblings)
        if [row[2] for row in texts] != list(range(1, len(texts) + 1)):
            raise BadRowsError("value positions")
        found[measure].append((text_in(key), _value(kinds.get(text_in(key)), [row[3:] for row in texts])))
    for measure, name in [one for one in items if kinds.get(str(one[1])) is ColumnKind.LIST] if kinds else ():
        found[measure].append((text_in(name), items.pop((measure, name))))
    return {measure: tuple(sorted(values, key=itemgetter(0))) for measure, values in found.items()}


def _value(kind: ColumnKind | None, cells: list[Row]) -> Value:
    """The value of a column of that kind, from the forms and texts of its rows."""
    forms, texts = tuple(form for form, _ in cells), tuple(text_in(text) for _, text in cells)
    if forms == (_Form.AMOUNT,) and kind is ColumnKind.MONEY and is_amount(texts[0]):
        return Amount(texts[0])
    if forms == (_Form.START, _Form.END) and kind is ColumnKind.PERIOD:
        return DatePeriod(*map(date_in, texts))
    if set(forms) != {_Form.TEXT.value} or kind in (None, ColumnKind.LIST):
        raise BadRowsError("value of no column")
    if kind in (ColumnKind.LINKS, ColumnKind.OWNERS):
        return texts
    if texts[1:] or not texts[0]:
        raise BadRowsError("more than one value, or none")
    return TextPeriod(texts[0]) if kind is ColumnKind.PERIOD else texts[0]
