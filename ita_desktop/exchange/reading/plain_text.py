"""Plain text: lines with the same count of tabs, one below the other, are a table; every other line is a paragraph."""

from itertools import groupby
from pathlib import Path

from ita_desktop.domain.limits import OFFICE_CELLS_MAX
from ita_desktop.errors import FileTooLargeError
from ita_desktop.exchange.contents import Cell, Contents, Paragraph, Row, Table

_ROWS_MIN = 2


def read_plain_text(text: str, path: Path) -> Contents:
    """What stands in a text. Raises FileTooLargeError."""
    contents = Contents()
    tables: list[Table] = []
    outside: list[Paragraph] = []
    lines = text.splitlines()
    if len(lines) + text.count("\t") > OFFICE_CELLS_MAX:
        raise FileTooLargeError(path, "too many lines")
    for tabs, group in groupby(lines, key=lambda line: line.rstrip("\r\n").count("\t")):
        some = list(group)
        if tabs and len(some) >= _ROWS_MIN:
            tables.append(Table(tuple(_row(line) for line in some), tabs + 1))
            contents.seen["table"] += 1
        else:
            outside.extend(Paragraph(line) for line in some if line.strip())
    return Contents(tuple(tables), tuple(outside), contents.seen)


def _row(line: str) -> Row:
    return Row(tuple(Cell(column, (Paragraph(text),)) for column, text in enumerate(line.split("\t"))))
