"""An answer as a file for a program of sheets: of CSV, or of Excel in as many sheets as its rows need.

Rows are written as they come: an export may be larger than the memory.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, count, islice
from typing import BinaryIO

from ita_desktop.collection.answers import Row, titles
from ita_desktop.exchange.formats import CSV, EXCEL, Format
from ita_desktop.exchange.writing.comma_values import write_comma_values
from ita_desktop.exchange.writing.package import About
from ita_desktop.exchange.writing.sheet_rows import in_cells
from ita_desktop.exchange.writing.workbook import SHEET_ROWS_MAX, Sheet, write_workbook
from ita_desktop.language import tr

_WIDTHS = {"office": 34, "title": 40, "text": 60, "file_name": 34}
_USUAL = 14
"""Characters."""


def write_csv(head: tuple[str, ...], rows: Iterable[Row], target: BinaryIO) -> None:
    """Write a CSV file with the rows, which are in words."""
    write_comma_values(chain([titles(head)], rows), target)


def write_excel(head: tuple[str, ...], rows: Iterable[Row], target: BinaryIO, most: int = SHEET_ROWS_MAX) -> None:
    """Write an Excel file with the rows, which are in words, and at most so many rows in a sheet."""
    name = tr("คำตอบ")
    write_workbook(_sheets(name, head, rows, most), About(name), target)


def _sheets(name: str, head: tuple[str, ...], rows: Iterable[Row], most: int) -> Iterator[Sheet]:
    """At least one, and no empty one behind it."""
    widths = [_WIDTHS.get(key, _USUAL) for key in head]
    cells = (line for row in rows for line in in_cells(row))
    first = list(islice(cells, 1))
    for number in count(1):
        of_sheet = chain([titles(head)], first, islice(cells, most - 2))
        yield Sheet(name if number == 1 else f"{name} {number}", of_sheet, widths)
        first = list(islice(cells, 1))
        if not first:
            return


WRITERS: dict[Format, Callable[[tuple[str, ...], Iterable[Row], BinaryIO], None]] = {CSV: write_csv, EXCEL: write_excel}
"""What writes the file of an answer, by its format."""
