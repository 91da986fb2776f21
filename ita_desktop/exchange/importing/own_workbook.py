"""The two sheets of an Excel file that this program wrote: read again as the tables of a Word file of ours would be.

The sheet of items has every value; that of measures has the same once more. If they differ, one of them was edited:
then they are sheets like any others.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, TITLE_KEY, Column, ColumnKind, Columns
from ita_desktop.domain.thai.digits_and_years import to_arabic_digits
from ita_desktop.exchange.contents import Cell, Contents, Paragraph, Row, Table
from ita_desktop.exchange.own_sheets import (
    CELL_MAX,
    ISSUE_AND_MEASURE,
    ITEM,
    ITEM_KINDS,
    MEASURES_NUMBER,
    SHEET_NAMES,
)

REPEATED = "sheet of measures, which the sheet of items has too (left out)"
_CUT_FROM = CELL_MAX - 64
"""Characters of a text that may go on in the row below."""

_, _SUB, _PLAIN = ITEM_KINDS
_NO_HEADING = ("0", "")


@dataclass(slots=True)
class _Measure:
    """Rows of one measure: its values by the headings of columns, its items by those of lists."""

    values: dict[str, str]
    items: dict[str, list[Paragraph]] = field(default_factory=dict)


def with_own_sheets(contents: Contents) -> Contents:
    """The contents with the tables of the report, if they are sheets of ours."""
    columns = contents.columns or DEFAULT_COLUMNS
    if tuple(table.name for table in contents.tables) != SHEET_NAMES:
        return contents
    items, measures = (_texts(table) for table in contents.tables)
    title = next(column.heading for column in columns if column.key == TITLE_KEY)
    lists = [column.heading for column in columns if column.kind is ColumnKind.LIST]
    others = [one.heading for one in columns if one.kind is not ColumnKind.LIST and one.key != TITLE_KEY]
    head = [*ISSUE_AND_MEASURE, title, *ITEM, *others]
    measures_head = [*ISSUE_AND_MEASURE[:2], MEASURES_NUMBER, *(column.heading for column in columns)]
    is_ours = items[:1] == [head] and measures[:1] == [measures_head] and len({*head, *lists}) == len(head) + len(lists)
    if not is_ours or any(len(text) > _CUT_FROM for row in items for text in row):
        return contents
    issues = _issues(items[1:], head, lists)
    if issues is None or _said_twice(issues, columns) != [[*map(_key, row)] for row in measures[1:]]:
        return contents
    headed = [(at, one) for at, one in enumerate(issues) if len(issues) > 1 or one != _NO_HEADING]
    outside = tuple(Paragraph(f"ประเด็นที่ {number} {title}", is_whole=True) for _, (number, title) in headed)
    tables = tuple(_table(columns, list(found.values())) for found in issues.values())
    seen = contents.seen + Counter({REPEATED: 1})
    return replace(contents, tables=tables, outside=outside, places=tuple(at for at, _ in headed), seen=seen)


def _texts(table: Table) -> list[list[str]]:
    """The text in each column of each row."""
    rows = []
    for row in table.rows:
        texts = [""] * table.columns
        for cell in row.cells:
            texts[cell.column] = "\n".join(paragraph.text for paragraph in cell.paragraphs)
        rows.append(texts)
    return rows


_Issues = dict[tuple[str, str], dict[str, _Measure]]


def _issues(rows: Sequence[Sequence[str]], head: Sequence[str], lists: Sequence[str]) -> _Issues | None:
    """The measures of each issue by their numbers; None if a row has no place in a report."""
    found: _Issues = {}
    for row in rows:
        number, issue, measure, _, of_list, count, kind, text = row[: len(ISSUE_AND_MEASURE) + 1 + len(ITEM)]
        if not measure or ((of_list not in lists or kind not in ITEM_KINDS) and (of_list or count or kind or text)):
            return None
        values = dict(zip(head, row, strict=True))
        known = found.setdefault((number, issue), {}).setdefault(measure, _Measure(values))
        if of_list:
            level, form = (1, "bullet") if kind == _SUB else (0, "decimal")
            mark = "" if kind == _PLAIN else "-" if kind == _SUB else f"{count}."
            item = Paragraph(text, mark, form if mark else "", level, is_whole=True)
            known.items.setdefault(of_list, []).append(item)
    return found


def _said_twice(issues: _Issues, columns: Columns) -> list[list[str]]:
    """What the sheet of measures has to have, as keys."""
    return [
        [_key(number), _key(title), _key(measure), *(_key(_words(known, column)) for column in columns)]
        for (number, title), measures in issues.items()
        for measure, known in measures.items()
    ]


def _words(known: _Measure, column: Column) -> str:
    if column.kind is not ColumnKind.LIST:
        return known.values[column.heading]
    return "".join(f"{one.number}{one.text}" for one in known.items.get(column.heading, ()))


def _key(text: str) -> str:
    return "".join(to_arabic_digits(text).split())


def _table(columns: Columns, measures: Sequence[_Measure]) -> Table:
    head = Row(tuple(Cell(at, (Paragraph(one.heading),)) for at, one in enumerate(columns)), is_head=True)
    rows = (
        Row(tuple(Cell(at, cell) for at, one in enumerate(columns) if (cell := _paragraphs(known, one))))
        for known in measures
    )
    return Table((head, *rows), len(columns))


def _paragraphs(known: _Measure, column: Column) -> tuple[Paragraph, ...]:
    if column.kind is ColumnKind.LIST:
        return tuple(known.items.get(column.heading, ()))
    text = known.values[column.heading]
    if column.key == TITLE_KEY:
        return (Paragraph(text, is_whole=True),)
    lines = text.split("\n") if column.kind in (ColumnKind.LINKS, ColumnKind.OWNERS) else [text]
    return tuple(Paragraph(line, is_whole=True) for line in lines if line)
