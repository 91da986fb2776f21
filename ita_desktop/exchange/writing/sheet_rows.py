"""A report as rows of a sheet: one an item, to filter and count, and one a measure. Columns not printed are there too.

The words are Thai in both languages, as those of the paper.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from ita_desktop.domain.report.address import MEASURE_TITLE
from ita_desktop.domain.report.fields import Field, measure_fields
from ita_desktop.domain.report.kinds import ItemList
from ita_desktop.domain.report.lists import Items, mark_numbers, marks_of
from ita_desktop.domain.report.paper_settings import Digits
from ita_desktop.domain.report.report import Amount, ItemKind, Report
from ita_desktop.domain.thai.clusters import cluster_start, is_boundary
from ita_desktop.exchange.own_sheets import CELL_MAX, ISSUE_AND_MEASURE, ITEM, ITEM_KINDS, MEASURES_NUMBER
from ita_desktop.printing.wording import cell_text, drawn

Value = str | int | Decimal
Row = Sequence[Value]

_KINDS = dict(zip((ItemKind.NUMBERED, ItemKind.SUB, ItemKind.PARAGRAPH), ITEM_KINDS, strict=True))

_WHERE_WIDTHS = (10, 28, 10)
_ITEM_WIDTHS = (24, 8, 10, 60)
_USUAL, _WIDE = 26, 50


def item_rows(report: Report) -> Iterator[Row]:
    """The head, then a row for each item with what else is known of its measure; one for a measure without items."""
    fields = _fields(report)
    lists = [field for field in fields if isinstance(field.kind, ItemList)]
    others = [field for field in fields if field not in lists and field.key != MEASURE_TITLE]
    title = next(field for field in fields if field.key == MEASURE_TITLE)
    headings = _headings(report)
    yield (*ISSUE_AND_MEASURE, headings[title.key], *ITEM, *(headings[field.key] for field in others))
    for number, issue, measure in report.measures():
        before = (issue.number, issue.title, number, measure.title)
        after = [_value(field.get(measure), report.paper.digits) for field in others]
        found = [(headings[field.key], *item) for field in lists for item in _items(field.get(measure))]
        for item in found or [("", "", "", "")]:
            yield from in_cells((*before, *item, *after))


def measure_rows(report: Report) -> Iterator[Row]:
    """The head, then a row for each measure with its lists as they are read."""
    fields = _fields(report)
    headings = _headings(report)
    yield (*ISSUE_AND_MEASURE[:2], MEASURES_NUMBER, *(headings[field.key] for field in fields))
    for number, issue, measure in report.measures():
        values = [_value(field.get(measure), report.paper.digits) for field in fields]
        yield from in_cells((issue.number, issue.title, number, *values))


def item_widths(report: Report) -> list[int]:
    """The widths of the columns of `item_rows`, in characters."""
    others = [field for field in _fields(report) if not isinstance(field.kind, ItemList) and field.key != MEASURE_TITLE]
    return [*_WHERE_WIDTHS, _USUAL, *_ITEM_WIDTHS, *(_USUAL for _ in others)]


def measure_widths(report: Report) -> list[int]:
    """The widths of the columns of `measure_rows`, in characters."""
    return [*_WHERE_WIDTHS, *(_WIDE if isinstance(field.kind, ItemList) else _USUAL for field in _fields(report))]


def _fields(report: Report) -> tuple[Field, ...]:
    return measure_fields(report.columns)


def _headings(report: Report) -> dict[str, str]:
    """The headings of the columns by the keys of their fields."""
    return {field.key: column.heading for field, column in zip(_fields(report), report.columns, strict=True)}


def _items(items: Items) -> Iterator[tuple[int | str, str, str]]:
    """Number, kind and text of each. A sub-item has the number of the item above it."""
    for item, number in zip(items, mark_numbers(items), strict=True):
        yield (number if number and item.kind is not ItemKind.PARAGRAPH else "", _KINDS[item.kind], item.text)


# Any: a value of whatever field it is.
def _value(value: Any, digits: Digits) -> Value:
    match value:
        case Amount(text):
            return Decimal(text)
        case tuple() if value and not isinstance(value[0], str):
            marks = (drawn(mark, digits) for mark in marks_of(value))
            return "\n".join(f"{mark} {item.text}".strip() for mark, item in zip(marks, value, strict=True))
    return cell_text(value, digits)


def in_cells(row: Row) -> Iterator[Row]:
    """The row, and in rows below it what no cell has room for, beside all that is short."""
    if all(len(value) <= CELL_MAX for value in row if isinstance(value, str)):
        yield row
        return
    pieces = [_pieces(value) if isinstance(value, str) else [value] for value in row]
    for at in range(max(map(len, pieces))):
        yield [column[at] if at < len(column) else "" if len(column) > 1 else column[0] for column in pieces]


def _pieces(text: str) -> list[Value]:
    """The text in pieces that a cell has room for, cut between letters."""
    pieces: list[Value] = []
    while len(text) > CELL_MAX:
        at = CELL_MAX if is_boundary(text, CELL_MAX) else cluster_start(text, CELL_MAX)
        at = at or CELL_MAX  # marks without end
        pieces.append(text[:at])
        text = text[at:]
    return [*pieces, text]
