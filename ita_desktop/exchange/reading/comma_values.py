"""Values with commas, semicolons or tabs between them (RFC 4180): what programs of sheets save without types.

No byte of such a text has a sign of its kind: it is one if nearly all rows have as many values.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import islice
from pathlib import Path

from ita_desktop.domain.limits import OFFICE_CELLS_MAX
from ita_desktop.errors import FileTooLargeError
from ita_desktop.exchange.contents import Cell, Contents, Paragraph, Row, Table
from ita_desktop.exchange.own_sheets import begins_a_formula
from ita_desktop.exchange.rows_read import RowsRead

_SEPARATORS = (",", ";", "\t")
_QUOTED = re.compile('(?:^|\t)"', re.MULTILINE)
_LOOKED_AT = 200
"""Rows by which it is known."""

_OF_ONE_WIDTH = 0.9
_ROWS_MIN, _NARROW = 2, 2
"""Of two columns there must be more rows: two lines of prose may well have a comma each."""


def read_comma_values(text: str, path: Path, rows: RowsRead | None = None) -> Contents | None:
    """What stands in a text that is one table; None if it is none. `rows` counts its rows. Raises FileTooLargeError."""
    separator = max(_SEPARATORS, key=lambda one: _width(text, one))
    if not _width(text, separator):
        return None
    rows = rows or RowsRead()
    rows.expect(text.count("\n"))
    made: list[Row] = []
    count = 0
    try:
        for values in _values(text, separator):
            count += max(len(values), 1)
            if count > OFFICE_CELLS_MAX:
                raise FileTooLargeError(path, "too many cells")
            made.append(_row(values))
            rows.one()
    except csv.Error:  # a value beyond what is read
        return None
    columns = max(cell.column for row in made for cell in row.cells) + 1
    return Contents((Table(tuple(made), columns),), seen=Counter({"table": 1}))


def _values(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(StringIO(text, newline=""), delimiter=separator)


def _width(text: str, separator: str) -> int:
    """How many values its rows have with that separator; 0 if it is no such table. With tabs alone a text is one of
    lines: others may stand between its tables."""
    if separator == "\t" and _QUOTED.search(text) is None:
        return 0
    try:
        some = [values for values in islice(_values(text, separator), _LOOKED_AT) if any(map(str.strip, values))]
    except csv.Error:
        return 0
    widths = Counter(map(len, some))
    widest = max(widths, default=0)
    is_table = len(some) >= _ROWS_MIN and widths[widest] >= _OF_ONE_WIDTH * len(some)
    return widest if is_table and widest >= _NARROW and (widest > _NARROW or len(some) > _ROWS_MIN) else 0


def _row(values: Sequence[str]) -> Row:
    texts = ((column, _typed(value)) for column, value in enumerate(values))
    return Row(tuple(Cell(column, (Paragraph(text),)) for column, text in texts if text))


def _typed(value: str) -> str:
    """The value without the apostrophe that keeps it from being a formula."""
    text = "\n".join(value.splitlines())
    return text[1:] if text.startswith("'") and begins_a_formula(text[1:]) else text
