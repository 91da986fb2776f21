"""Plain text: lines with the same count of tabs, one below the other, are a table; every other line is a paragraph."""

from collections import Counter
from itertools import groupby
from pathlib import Path

from ita_desktop.domain.limits import OFFICE_CELLS_MAX
from ita_desktop.errors import FileTooLargeError
from ita_desktop.exchange.contents import Cell, Contents, Paragraph, Row, Table
from ita_desktop.exchange.rows_read import RowsRead

_ROWS_MIN = 2


def read_plain_text(text: str, path: Path, rows: RowsRead | None = None) -> Contents:
    """What stands in a text; `rows` counts its lines. Raises FileTooLargeError."""
    seen: Counter[str] = Counter()
    places: list[int] = []
    tables: list[Table] = []
    outside: list[Paragraph] = []
    lines = text.splitlines()
    if len(lines) + text.count("\t") > OFFICE_CELLS_MAX:
        raise FileTooLargeError(path, "too many lines")
    rows = rows or RowsRead()
    rows.expect(len(lines))
    for tabs, group in groupby(lines, key=lambda line: line.rstrip("\r\n").count("\t")):
        some = list(group)
        for _ in some:
            rows.one()
        if tabs and len(some) >= _ROWS_MIN:
            tables.append(Table(tuple(_row(line) for line in some), tabs + 1))
            seen["table"] += 1
        else:
            paragraphs = [Paragraph(line) for line in some if line.strip()]
            outside += paragraphs
            places += [len(tables)] * len(paragraphs)
    return Contents(tuple(tables), tuple(outside), tuple(places), seen)


def _row(line: str) -> Row:
    return Row(tuple(Cell(column, (Paragraph(text),)) for column, text in enumerate(line.split("\t"))))
