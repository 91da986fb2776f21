"""The sheet with a row an item that this program wrote, in Excel or CSV: read again as tables of measures.

The sheet may have been worked in: rows of one measure belong together wherever they stand. The other sheet of ours has
the same a second time; if it differs, one of the two was edited, and it is shown as not read.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
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
)

REPEATED = "sheet of measures, which the sheet of items has too (left out)"
_CUT_FROM = CELL_MAX - 64
"""Characters of a text that may go on in the row below."""

_, _SUB, _PLAIN = ITEM_KINDS
_NO_HEADING = ("0", "")
_WHERE = len(ISSUE_AND_MEASURE)
_WIDTH = _WHERE + 1 + len(ITEM)


@dataclass(slots=True)
class _Measure:
    """Rows of one measure: its values by the headings of columns, each as often as it differs, its items by those of
    lists."""

    values: dict[str, list[str]] = field(default_factory=dict)
    items: dict[str, list[Paragraph]] = field(default_factory=dict)


_Issues = dict[tuple[str, str], dict[str, _Measure]]


def with_own_sheets(contents: Contents) -> Contents:
    """The contents with the tables of the report, if one of them is our sheet of items."""
    at = next((at for at, table in enumerate(contents.tables) if _is_sheet_of_items(_texts(table)[:1])), None)
    if at is None:
        return contents
    head, *rows = _texts(contents.tables[at])
    found = None if any(len(text) > _CUT_FROM for row in rows for text in row) else _Reader(head).read(rows)
    if found is None:
        return contents
    columns = contents.columns or DEFAULT_COLUMNS
    there = list(dict.fromkeys(_headings(found)))
    lists = {one.heading for one in contents.columns if one.kind is ColumnKind.LIST}
    own = [one.heading for one in columns if one.heading in there or one.heading in head or one.heading in lists]
    headings = list(dict.fromkeys([*own, *there]))
    others = [table for index, table in enumerate(contents.tables) if index != at]
    repeated = [table for table in others if _texts(table)[1:] and _says_the_same(table, found, columns)]
    spare = [replace(table, is_spare=_is_sheet_of_measures(table)) for table in others if table not in repeated]
    headed = [(index, one) for index, one in enumerate(found) if len(found) > 1 or one != _NO_HEADING]
    return replace(
        contents,
        tables=(*(_table(headings, columns, list(measures.values())) for measures in found.values()), *spare),
        outside=tuple(Paragraph(f"ประเด็นที่ {number} {title}", is_whole=True) for _, (number, title) in headed),
        places=tuple(index for index, _ in headed),
        seen=contents.seen + Counter({REPEATED: len(repeated)}),
    )


def _texts(table: Table) -> list[list[str]]:
    """The text in each column of each row."""
    rows = []
    for row in table.rows:
        texts = [""] * table.columns
        for cell in row.cells:
            texts[cell.column] = "\n".join(paragraph.text for paragraph in cell.paragraphs)
        rows.append(texts)
    return rows


def _is_sheet_of_items(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row is its head, to which others may have been added."""
    head = rows[0] if rows else ()
    is_ours = tuple(head[:_WHERE]) == ISSUE_AND_MEASURE and tuple(head[_WHERE + 1 : _WIDTH]) == ITEM
    return is_ours and len({*head} - {""}) == sum(map(bool, head))


def _is_sheet_of_measures(table: Table) -> bool:
    head = tuple(_texts(table)[0]) if table.rows else ()
    return head[:_WHERE] == (*ISSUE_AND_MEASURE[:2], MEASURES_NUMBER)


class _Reader:
    """Owner of the rows that were read: the issue and measure that the next one goes on with if it names none."""

    def __init__(self, head: Sequence[str]) -> None:
        self._head = [name or f"({at})" for at, name in enumerate(head, 1)]
        self._found: _Issues = {}
        self._issue = _NO_HEADING
        self._measure: _Measure | None = None
        self._list = ""

    def read(self, rows: Iterable[Sequence[str]]) -> _Issues | None:
        """The measures of each issue by their numbers; None if a row has no place in a report."""
        return self._found if all(self._take(row) for row in rows if any(row)) else None

    def _take(self, row: Sequence[str]) -> bool:
        number, issue, measure, title, of_list, count, kind, text = row[:_WIDTH]
        if number or issue:
            self._issue = number, issue
        if measure or title:
            known = self._found.setdefault(self._issue, {})
            self._list = self._list if known.get(measure or title) is self._measure else ""
            self._measure = known.setdefault(measure or title, _Measure())
        self._list = of_list or self._list
        if self._measure is None or kind not in (*ITEM_KINDS, "") or ((count or kind or text) and not self._list):
            return False
        for heading, value in zip(self._head, row, strict=True):
            values = self._measure.values.setdefault(heading, [])
            if value and value not in values:
                values.append(value)
        if of_list or kind or text:
            self._measure.items.setdefault(self._list, []).append(_item(count, kind, text))
        return True


def _item(count: str, kind: str, text: str) -> Paragraph:
    if kind == _PLAIN:
        return Paragraph(text, is_whole=True)
    if kind == _SUB:
        return Paragraph(text, "-", "bullet", 1, is_whole=True)
    return Paragraph(text, f"{count}.", "decimal", 0, is_whole=True)


def _headings(issues: _Issues) -> Iterator[str]:
    """The headings of lists and other columns that rows have."""
    for measures in issues.values():
        for known in measures.values():
            yield from known.items
            others = list(known.values)
            yield from (one for one in (others[_WHERE], *others[_WIDTH:]) if known.values[one])


def _says_the_same(table: Table, issues: _Issues, columns: Columns) -> bool:
    """Whether it is the sheet of measures, as it was written with these rows of items."""
    head, *rows = _texts(table)
    is_ours = head == [*ISSUE_AND_MEASURE[:2], MEASURES_NUMBER, *(column.heading for column in columns)]
    return is_ours and _said_twice(issues, columns) == [[*map(_key, row)] for row in rows]


def _said_twice(issues: _Issues, columns: Columns) -> list[list[str]]:
    """What the sheet of measures has to have, as keys."""
    return [
        [_key(number), _key(title), _key(measure), *(_key(_words(known, column)) for column in columns)]
        for (number, title), measures in issues.items()
        for measure, known in measures.items()
    ]


def _words(known: _Measure, column: Column) -> str:
    if column.kind is not ColumnKind.LIST:
        return "\n".join(known.values.get(column.heading, ()))
    return "".join(f"{one.number}{one.text}" for one in known.items.get(column.heading, ()))


def _key(text: str) -> str:
    return "".join(to_arabic_digits(text).split())


def _table(headings: Sequence[str], columns: Columns, measures: Sequence[_Measure]) -> Table:
    known = {column.heading: column for column in columns}
    head = Row(tuple(Cell(at, (Paragraph(heading),)) for at, heading in enumerate(headings)), is_head=True)

    def row(measure: _Measure) -> Row:
        cells = (Cell(at, _paragraphs(measure, heading, known.get(heading))) for at, heading in enumerate(headings))
        return Row(tuple(cell for cell in cells if cell.paragraphs))

    return Table((head, *map(row, measures)), len(headings))


def _paragraphs(known: _Measure, heading: str, column: Column | None) -> tuple[Paragraph, ...]:
    """What stands in a column. Of one that is none of the report only the items are ours."""
    if heading in known.items or (column is not None and column.kind is ColumnKind.LIST):
        return tuple(known.items.get(heading, ()))
    texts = known.values.get(heading, [])
    if column is None:
        return tuple(Paragraph(line) for text in texts for line in text.split("\n") if line)
    if column.key == TITLE_KEY:
        return tuple(Paragraph(text, is_whole=True) for text in texts or [""])
    is_lines = column.kind in (ColumnKind.LINKS, ColumnKind.OWNERS)
    lines = [line for text in texts for line in text.split("\n")] if is_lines else texts
    lines = lines if len(texts) == 1 else list(dict.fromkeys(lines))
    return tuple(Paragraph(line, is_whole=True) for line in lines if line)
