"""An answer as a file for a program of sheets: of CSV, or of Excel in as many sheets as its rows need."""

from collections.abc import Callable, Sequence

from ita_desktop.collection.answers import Row, titles
from ita_desktop.exchange.formats import CSV, EXCEL, Format
from ita_desktop.exchange.writing.comma_values import comma_values
from ita_desktop.exchange.writing.package import About
from ita_desktop.exchange.writing.sheet_rows import in_cells
from ita_desktop.exchange.writing.workbook import SHEET_ROWS_MAX, Sheet, workbook
from ita_desktop.language import tr

_WIDTHS = {"office": 34, "title": 40, "text": 60, "file_name": 34}
_USUAL = 14
"""Characters."""


def csv_of(head: tuple[str, ...], rows: Sequence[Row]) -> bytes:
    """The bytes of a CSV file with the rows, which are in words."""
    return comma_values([titles(head), *rows])


def excel_of(head: tuple[str, ...], rows: Sequence[Row], most: int = SHEET_ROWS_MAX) -> bytes:
    """The bytes of an Excel file with the rows, which are in words, and at most so many rows in a sheet."""
    name = tr("คำตอบ")
    widths = [_WIDTHS.get(key, _USUAL) for key in head]
    cells = [line for row in rows for line in in_cells(row)]
    starts = range(0, max(len(cells), 1), most - 1)
    sheets = [
        Sheet(name if number == 1 else f"{name} {number}", [titles(head), *cells[start : start + most - 1]], widths)
        for number, start in enumerate(starts, 1)
    ]
    return workbook(sheets, About(name))


WRITERS: dict[Format, Callable[[tuple[str, ...], Sequence[Row]], bytes]] = {CSV: csv_of, EXCEL: excel_of}
"""What makes the file of an answer, by its format."""
