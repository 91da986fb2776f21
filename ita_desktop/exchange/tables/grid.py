"""A table as a grid: in every row what stands in each column, merged cells included, and which words that are.

Only here letters of a file are changed, and only so: what is not seen at the start of a line goes, a split ำ is joined,
and letters of old fonts become those that are meant.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ita_desktop.domain.find.old_fonts import converted
from ita_desktop.exchange.contents import Cell, Paragraph, Table, lines_of
from ita_desktop.exchange.items import UNSEEN_AT_LINE_START

_SPLIT_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_BLANKS_AND_DOTS = re.compile(r"[\s.\u00a0]+")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Slot:
    """One column of a row: the cell that begins there, or that reaches down to there (`is_carried`), and all its words
    in one line, empty if nothing can be seen.

    A column that a cell of the same row covers from the left has none.
    """

    cell: Cell | None = None
    words: str = ""
    is_carried: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether this program wrote what stands in it, be it without a word."""
        return self.cell is not None and any(paragraph.is_whole for paragraph in self.cell.paragraphs)

    @property
    def is_filled(self) -> bool:
        """Whether words begin here, or something that this program wrote."""
        return not self.is_carried and (bool(self.words) or self.is_whole)


GridRow = tuple[Slot, ...]


def grid_of(table: Table) -> tuple[GridRow, ...]:
    """A slot for each column of each row."""
    rows: list[GridRow] = []
    reaching: dict[int, tuple[int, Slot]] = {}
    for row in table.rows:
        slots = [Slot()] * table.columns
        below: dict[int, tuple[int, Slot]] = {}
        for column, (down, slot) in reaching.items():
            slots[column] = slot
            if down > 1:
                below[column] = (down - 1, slot)
        for cell in row.cells:
            slots[cell.column] = Slot(cell, words_of(cell))
            if cell.down > 1:
                below[cell.column] = (cell.down - 1, replace(slots[cell.column], is_carried=True))
        rows.append(tuple(slots))
        reaching = below
    return tuple(rows)


def cleaned(text: str) -> str:
    """The text as it is taken."""
    lines = (UNSEEN_AT_LINE_START.sub("", line) for line in text.split("\n"))
    seen = converted("\n".join(lines))
    return _SPLIT_SARA_AM.sub("\\1\u0e33", seen) if "\u0e4d" in seen else seen


def cleaned_paragraphs(cell: Cell | None) -> tuple[Paragraph, ...]:
    """The paragraphs of a cell as they are taken: those of a table in it, and of text boxes, are its own."""
    if cell is None:
        return ()
    made: list[Paragraph] = []
    for paragraph in cell.paragraphs:
        if paragraph.is_whole:
            made.append(paragraph)
        elif paragraph.table is None and not paragraph.boxes:
            text = cleaned(paragraph.text)
            made.append(replace(paragraph, text=text) if text != paragraph.text else paragraph)
        else:
            first, *others = map(cleaned, lines_of(paragraph))
            made.append(replace(paragraph, text=first, table=None, boxes=()))
            made += map(Paragraph, others)
    return tuple(made)


def words_of(cell: Cell | None) -> str:
    """All words of a cell in one line."""
    return _BLANKS.sub(" ", " ".join(paragraph.text for paragraph in cleaned_paragraphs(cell))).strip()


def letters(text: str) -> int:
    """How many letters the text has: blanks do not count."""
    return sum(map(len, text.split()))


def key_of(row: GridRow) -> tuple[str, ...]:
    """What makes two rows the same: their words, blanks and dots aside."""
    return tuple(squeezed(slot.words) if not slot.is_carried else "" for slot in row)


def squeezed(text: str) -> str:
    """The text without blanks and dots."""
    return _BLANKS_AND_DOTS.sub("", text)


def filled(row: GridRow) -> Sequence[tuple[int, Slot]]:
    """The columns of a row in which words begin."""
    return [(column, slot) for column, slot in enumerate(row) if slot.is_filled]
