"""The contents of an office file as JSON: for other programs (`main.py tables`), and on the way from the helper.

`docs/office-files.md` describes it. On the way from the helper a table comes row by row and without its items, and
what comes is trusted no more than the file.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from ita_desktop.domain.limits import OFFICE_CELLS_MAX, OFFICE_EXTENT_MAX
from ita_desktop.domain.report.admission import admitted
from ita_desktop.domain.report.columns import Columns
from ita_desktop.errors import FileDamagedError, FileTooLargeError
from ita_desktop.exchange.contents import Cell, Contents, Paragraph, Row, Table
from ita_desktop.exchange.items import FoundItem, items_of
from ita_desktop.exchange.own_columns import column_text, columns_from
from ita_desktop.exchange.rows_read import Notify, RowsRead

Json = dict[str, Any]  # as json.dumps takes it

NOT_ADMITTED = "character that no text may hold (left out)"
_ROWS_AT_ONCE = 64
_PARAGRAPHS_AT_ONCE = 256
_NUMBERS = range(100_000)
_MANY = range(2**31)
_PROGRESS = "rows read"


# For other programs


def json_of(contents: Contents) -> Json:
    """All that stands in the file."""
    return {
        "tables": [_table(table) for table in contents.tables],
        "paragraphs_outside": [_paragraph(paragraph) for paragraph in contents.outside],
        "seen": dict(contents.seen),
    }


def _table(table: Table) -> Json:
    name = {"sheet": table.name} if table.name else {}
    return {**name, "columns": table.columns, "rows": [_row(row) for row in table.rows]}


def _row(row: Row) -> Json:
    return {"cells": [_cell(cell) for cell in row.cells], **({"repeat_header": True} if row.is_head else {})}


def _cell(cell: Cell) -> Json:
    made = {**_bare_cell(cell, _table), "items": [_item(item) for item in items_of(cell.paragraphs)]}
    if any(paragraph.table is not None for paragraph in cell.paragraphs):
        made["notes"] = ["a table in a cell"]
    return made


def _bare_cell(cell: Cell, table_json: Callable[[Table], Json]) -> Json:
    made: Json = {"col": cell.column, "colspan": cell.across, "rowspan": cell.down}
    if cell.kind:
        made["type"] = cell.kind
    made["paragraphs"] = [_paragraph(paragraph, table_json) for paragraph in cell.paragraphs]
    return made


def _paragraph(paragraph: Paragraph, table_json: Callable[[Table], Json] = _table) -> Json:
    made: Json = {"text": paragraph.text} if paragraph.table is None else {"table": table_json(paragraph.table)}
    if paragraph.number:
        made |= {"num": paragraph.number, "format": paragraph.format or None, "level": paragraph.level}
    if paragraph.is_whole:
        made["whole"] = True
    if paragraph.boxes:
        made["text_boxes"] = [[_paragraph(one, table_json) for one in box] for box in paragraph.boxes]
    return made


def _item(item: FoundItem) -> Json:
    mark: Json = {"num": item.number, "how": item.how, "level": item.level} if item.how else {}
    return {"kind": item.kind, **mark, "text": item.text}


# On the way from the helper


def rows_giving(give: Callable[[bytes], None]) -> RowsRead:
    """A count of rows that gives a piece now and then."""
    return RowsRead(lambda rows, total: give(_line([_PROGRESS, rows, total])))


def give_contents(contents: Contents, give: Callable[[bytes], None]) -> Json:
    """Give the contents in pieces; what it returns ends the answer."""
    for table in contents.tables:
        give(_line(["table", table.columns, table.name]))
        for start in range(0, len(table.rows), _ROWS_AT_ONCE):
            give(_line(["rows", [_way_row(row) for row in table.rows[start : start + _ROWS_AT_ONCE]]]))
    placed = list(zip(contents.outside, contents.places, strict=True))
    for start in range(0, len(placed), _PARAGRAPHS_AT_ONCE):
        some = placed[start : start + _PARAGRAPHS_AT_ONCE]
        give(_line(["outside", [[place, _paragraph(paragraph, _way_table)] for paragraph, place in some]]))
    own = {"columns": [column_text(column) for column in contents.columns]} if contents.columns else {}
    return {"seen": dict(contents.seen), **own}


def _line(piece: object) -> bytes:
    return json.dumps(piece, ensure_ascii=True, separators=(",", ":")).encode()


def _way_table(table: Table) -> Json:
    return {"columns": table.columns, "rows": [_way_row(row) for row in table.rows]}


def _way_row(row: Row) -> list[object]:
    return [row.is_head, [_bare_cell(cell, _way_table) for cell in row.cells]]


def contents_from(pieces: Iterable[object], path: Path, notify: Notify | None = None) -> Contents:
    """The contents in the pieces of an answer; `notify` is called as its helper reads on.

    Raises FileDamagedError if no helper of ours gives such pieces, and FileTooLargeError; also what the iteration
    raises.
    """
    return _Reader(path, notify or (lambda rows, total: None)).contents(pieces)


class _Reader:
    """Owner of what was read of an answer so far."""

    def __init__(self, path: Path, notify: Notify) -> None:
        self._path = path
        self._notify = notify
        self._tables: list[tuple[int, str, list[Row]]] = []
        self._outside: list[Paragraph] = []
        self._places: list[int] = []
        self._seen: Counter[str] = Counter()
        self._columns: Columns = ()
        self._cells = 0
        self._lost = 0

    def contents(self, pieces: Iterable[object]) -> Contents:
        for piece in pieces:
            try:
                self._take(piece)
            except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
                raise FileDamagedError(self._path, "no helper answers so") from error
        if self._lost:
            self._seen[NOT_ADMITTED] += self._lost
        tables = tuple(Table(tuple(rows), columns, name) for columns, name, rows in self._tables)
        for table in tables:
            if len(table.rows) * table.columns > OFFICE_EXTENT_MAX:
                raise FileTooLargeError(self._path, "a table too wide")
            if any(cell.column >= table.columns for row in table.rows for cell in row.cells):
                raise FileDamagedError(self._path, "a cell beside its table")
        return Contents(tables, tuple(self._outside), tuple(self._places), self._seen, self._columns)

    def _take(self, piece: Any) -> None:  # a piece of another type raises an error that is caught
        if isinstance(piece, dict):
            self._seen.update({self._text(name): _number(count, _MANY) for name, count in piece["seen"].items()})
            self._columns = columns_from(self._text(one) for one in piece.get("columns", ()))
            return
        kind, first, *others = piece
        if kind == _PROGRESS:
            self._notify(_number(first, _MANY), _number(others[0], _MANY))
        elif kind == "table":
            self._tables.append((_number(first), self._text(others[0]), []))
        elif kind == "rows":
            self._tables[-1][2].extend(self._rows(first))
        elif kind == "outside":
            for place, paragraph in first:
                self._places.append(_number(place))
                self._outside.append(self._paragraph(paragraph))
        else:
            raise ValueError(kind)

    def _rows(self, rows: list[tuple[bool, list[Json]]]) -> Iterator[Row]:
        return (Row(tuple(self._cell(cell) for cell in cells), is_head is True) for is_head, cells in rows)

    def _cell(self, cell: Json) -> Cell:
        self._cells += 1
        if self._cells > OFFICE_CELLS_MAX:
            raise FileTooLargeError(self._path, "too many cells")
        return Cell(
            _number(cell["col"]),
            tuple(self._paragraph(one) for one in cell["paragraphs"]),
            _number(cell["colspan"]),
            _number(cell["rowspan"], range(1, 10**7)),
            self._text(cell.get("type", "")),
        )

    def _paragraph(self, value: Json) -> Paragraph:
        table = value.get("table")
        return Paragraph(
            self._text(value["text"]) if table is None else "",
            self._text(value.get("num", "")),
            self._text(value.get("format") or ""),
            _number(value.get("level", 0)),
            tuple(tuple(self._paragraph(one) for one in box) for box in value.get("text_boxes", ())),
            Table(tuple(self._rows(table["rows"])), _number(table["columns"])) if table is not None else None,
            value.get("whole") is True,
        )

    def _text(self, value: object) -> str:
        if not isinstance(value, str):
            raise TypeError("text")
        text, lost = admitted(value)
        self._lost += lost
        return text


def _number(value: object, allowed: range = _NUMBERS) -> int:
    if type(value) is not int or value not in allowed:
        raise ValueError("number")
    return value
