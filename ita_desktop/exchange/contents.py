"""What stands in an office file: tables of cells of paragraphs, with their numbers resolved, and what was left out.

Every reader in `reading/` makes this value, whatever the format; `tables.py` makes measures of it. Nothing is changed
in a text but what no text may hold; a number is that of the program that numbers the paragraph, never a typed one.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from ita_desktop.domain.report.columns import Columns


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `number` is what its program draws before it (`๑.`), of the format and level (from 0) there.

    `boxes` are the text boxes that hang on it. A table that stands in a cell is a paragraph without text. `is_whole`:
    this program wrote it as one text, whatever lines, blanks and marks are in it.
    """

    text: str = ""
    number: str = ""
    format: str = ""
    level: int = 0
    boxes: tuple[tuple["Paragraph", ...], ...] = ()
    table: "Table | None" = None
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell by the column (from 0) in which it begins. `kind` is what a spreadsheet knows of its value."""

    column: int
    paragraphs: tuple[Paragraph, ...] = ()
    across: int = 1
    down: int = 1
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells that begin in a row, from left to right: one that reaches down stands in its first row only.

    `is_head`: Word repeats the row on every page.
    """

    cells: tuple[Cell, ...]
    is_head: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `name` is that of its sheet. A spare one is read only if that is chosen: another has what it had before
    one of the two was edited."""

    rows: tuple[Row, ...]
    columns: int
    name: str = ""
    is_spare: bool = False

    def cells(self) -> Iterator[Cell]:
        """All its cells, row by row."""
        return (cell for row in self.rows for cell in row.cells)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file holds, in the order of the document. `seen` counts by English words what was met or left out.

    `places` has for each paragraph outside of tables how many tables stand before it. `columns` are those of the report
    that this program wrote into the file, if they are not the usual ones.
    """

    tables: tuple[Table, ...] = ()
    outside: tuple[Paragraph, ...] = ()
    places: tuple[int, ...] = ()
    seen: Counter[str] = field(default_factory=Counter)
    columns: Columns = ()


def columns_of(rows: tuple[Row, ...]) -> int:
    """How many columns the rows take."""
    return max((cell.column + cell.across for row in rows for cell in row.cells), default=0)


def lines_of(paragraph: Paragraph) -> Iterator[str]:
    """The lines of a paragraph: those of its text, of the table that it is, and of its boxes."""
    cells = paragraph.table.cells() if paragraph.table is not None else ()
    if paragraph.table is None:
        yield from paragraph.text.split("\n")
    for some in (*(cell.paragraphs for cell in cells), *paragraph.boxes):
        for one in some:
            yield from lines_of(one)
