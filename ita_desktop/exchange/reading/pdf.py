"""PDF files with text: tables by their ruled lines, letters in the order in which PDFium has them.

Word's PDFs write ำ as a blank and า (`ด าเนิน`), which is mended; a mark without its letter cannot be, and is counted.
"""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ita_desktop.domain.limits import OFFICE_CELLS_MAX
from ita_desktop.errors import FileDamagedError, FileTooLargeError, NoTextError, PasswordNeededError
from ita_desktop.exchange.contents import Cell, Contents, Paragraph, Row, Table
from ita_desktop.exchange.items import LONE_MARK, OFFICE, PARAGRAPH, items_of
from ita_desktop.exchange.reading.ruled_cells import Line, RuledCell, RuledTable, ruled_tables
from ita_desktop.exchange.rows_read import RowsRead

_PAGES_MAX = 1_000
_LETTERS_MAX = 5_000_000
_DEPTH = 8
_INSIDE = 0.5
_TOUCHING = 2.0
"""Points between letters of one word; the edge of a cell and its text are farther from each other."""

_LETTERS = {0x2: "-", 0xFFFE: "-"}  # so PDFium has a hyphen at which a line ends
_THIN = 3.0
_HANGING = 5.0
"""Points: a line that is so much further in than the marks goes on with the item above it."""

_ROOM = 12.0
"""Points that stay free at the edge of a cell."""

_SPLIT_SARA_AM = re.compile("([ก-ฮ])([\u0e48-\u0e4b]?)[ \u00a0]+([\u0e48-\u0e4b]?)า")
_PASSWORD = raw.FPDF_ERR_PASSWORD


@dataclass(slots=True)
class _Written:
    """A line of text: its letters, from where to where they reach, and whether it begins with a mark."""

    text: str = ""
    left: float = math.inf
    right: float = 0.0

    @property
    def has_mark(self) -> bool:
        return any(item.kind != PARAGRAPH for item in items_of([Paragraph(self.text)]))


@dataclass(slots=True)
class _Block:
    """The lines of one cell, or of what stands between tables."""

    lines: list[_Written] = field(default_factory=lambda: [_Written()])

    def add(self, letter: str, left: float, right: float) -> None:
        """The next letter in PDFium's order."""
        if letter == "\n":
            self.lines.append(_Written())
        elif letter != "\r":
            line = self.lines[-1]
            line.text += letter
            if not letter.isspace():
                line.left, line.right = min(line.left, left), max(line.right, right)

    def written(self) -> list[_Written]:
        """Its lines that are not empty, with every ำ whole."""
        for line in self.lines:
            line.text = _SPLIT_SARA_AM.sub(r"\1\2\3ำ", line.text)
        return [line for line in self.lines if line.text.strip()]

    def paragraphs(self, right: float) -> list[Paragraph]:
        """Its lines put together, in a cell that ends there."""
        lines = self.written()
        marks = [line.left for line in lines if line.has_mark]
        edge = min(marks, default=0.0) + _HANGING
        hangs = bool(marks) and any(line.left > edge for line in lines if not line.has_mark)
        made: list[str] = []
        for before, line in zip([_Written(), *lines], lines, strict=False):
            if marks:
                begins = line.has_mark or (hangs and line.left <= edge and (before.has_mark or before.left > edge))
            else:
                begins = _ends_early(before, line, right) or OFFICE.match(line.text.lstrip()) is not None
            if made and not begins:
                made[-1] += line.text
            else:
                made.append(line.text)
        return [Paragraph(text.strip()) for text in made]


def _ends_early(before: _Written, line: _Written, right: float) -> bool:
    """Whether the first word of the line would have had room in the line before it."""
    words = line.text.split()
    width = (line.right - line.left) * len(words[0]) / max(len(line.text.strip()), 1)
    return before.right + width + _ROOM < right


def read_pdf(stream: BinaryIO, path: Path, rows: RowsRead | None = None) -> Contents:
    """What stands in a PDF file; `rows` counts those that were read. Raises FileRefusedError subclasses: NoTextError if
    it is a scan."""
    try:
        document = pdfium.PdfDocument(stream)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise PasswordNeededError(path, "PDF") from error
        raise FileDamagedError(path, str(error)) from error
    try:
        if len(document) > _PAGES_MAX:
            raise FileTooLargeError(path, f"{len(document)} pages")
        return _Reader(path, rows or RowsRead()).contents(document)
    except pdfium.PdfiumError as error:
        raise FileDamagedError(path, str(error)) from error
    finally:
        document.close()


class _Reader:
    """Owner of what was read of the pages so far."""

    def __init__(self, path: Path, rows: RowsRead) -> None:
        self._path = path
        self._rows = rows
        self._tables: list[Table] = []
        self._outside: list[Paragraph] = []
        self._places: list[int] = []
        self._letters = 0
        self._cells = 0

    def contents(self, document: pdfium.PdfDocument) -> Contents:
        for page in document:
            self._take(page)
        if not self._letters:
            raise NoTextError(self._path, "no letters on any page")
        seen = Counter({"table": len(self._tables), "page": len(document)})
        inside = (one for table in self._tables for cell in table.cells() for one in cell.paragraphs)
        seen["mark without its letter"] = sum(len(LONE_MARK.findall(one.text)) for one in (*self._outside, *inside))
        return Contents(tuple(self._tables), tuple(self._outside), tuple(self._places), +seen)

    def _take(self, page: pdfium.PdfPage) -> None:
        ruled = ruled_tables(list(_lines(page)))
        self._cells += sum(len(table.cells) for table in ruled)
        if self._cells > OFFICE_CELLS_MAX:
            raise FileTooLargeError(self._path, "too many cells")
        blocks: dict[tuple[int, RuledCell], _Block] = {}
        around = [_Block() for _ in range(len(ruled) + 1)]
        block = around[0]
        reached = (-math.inf, -math.inf)
        for letter, left, right, (x, y) in self._letters_of(page):
            if letter not in "\r\n":
                touches = abs(y - reached[1]) < _INSIDE and abs(left - reached[0]) < _TOUCHING
                if not touches:  # a word that is too long for its cell runs over the edge
                    block = _block_at(x + _INSIDE, y + _INSIDE, ruled, blocks, around)
                reached = right, y
            block.add(letter, left, right)
        for index, table in enumerate(ruled):
            self._add_outside(around[index])
            self._tables.append(_table_of(table, index, blocks))
            for _ in range(table.rows):
                self._rows.one()
        self._add_outside(around[-1])
        page.close()

    def _add_outside(self, block: _Block) -> None:
        paragraphs = [Paragraph(line.text.strip()) for line in block.written()]
        self._outside += paragraphs
        self._places += [len(self._tables)] * len(paragraphs)

    def _letters_of(self, page: pdfium.PdfPage) -> Iterator[tuple[str, float, float, tuple[float, float]]]:
        """Each letter in PDFium's order, the left and right edge of its box, and where it begins on the baseline.

        The box of a mark may lie in the cell above, its place on the baseline never does.
        """
        text = page.get_textpage()
        count = text.count_chars()
        self._letters += count
        if self._letters > _LETTERS_MAX:
            raise FileTooLargeError(self._path, "too many letters")
        x, y = ctypes.c_double(), ctypes.c_double()
        for index in range(count):
            code = raw.FPDFText_GetUnicode(text.raw, index)
            left, _, right, _ = text.get_charbox(index)
            raw.FPDFText_GetCharOrigin(text.raw, index, x, y)
            yield _LETTERS.get(code, chr(code)), left, right, (x.value, y.value)
        text.close()


def _block_at(
    x: float,
    y: float,
    ruled: Sequence[RuledTable],
    blocks: dict[tuple[int, RuledCell], _Block],
    around: Sequence[_Block],
) -> _Block:
    for index, table in enumerate(ruled):
        cell = table.cell_at(x, y)
        if cell is not None:
            return blocks.setdefault((index, cell), _Block())
    above = sum(table.top < y for table in ruled)
    return around[len(ruled) - above]


def _table_of(ruled: RuledTable, index: int, blocks: dict[tuple[int, RuledCell], _Block]) -> Table:
    rows: list[list[Cell]] = [[] for _ in range(ruled.rows)]
    for cell in ruled.cells:
        block = blocks.get((index, cell))
        paragraphs = tuple(block.paragraphs(cell.right)) if block is not None else ()
        rows[cell.row].append(Cell(cell.column, paragraphs, cell.across, cell.down))
    return Table(tuple(Row(tuple(cells)) for cells in rows), ruled.columns)


def _lines(page: pdfium.PdfPage) -> Iterator[Line]:
    """The ruled lines of a page: strokes along the edges of the page, thin bars, and the edges of drawn frames."""
    for drawn in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=_DEPTH):
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(drawn.raw, fill, stroke)
        if stroke.value:
            yield from _strokes(drawn)
        elif fill.value:
            left, bottom, right, top = drawn.get_bounds()
            if right - left <= _THIN < top - bottom:
                yield Line(True, (left + right) / 2, bottom, top)
            elif top - bottom <= _THIN < right - left:
                yield Line(False, (bottom + top) / 2, left, right)


def _strokes(drawn: pdfium.PdfObject) -> Iterator[Line]:
    matrix = drawn.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    start = last = (0.0, 0.0)
    for index in range(raw.FPDFPath_CountSegments(drawn.raw)):
        segment = raw.FPDFPath_GetPathSegment(drawn.raw, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_LINETO:
            yield from _line(last, point)
        elif kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        last = point
        if raw.FPDFPathSegment_GetClose(segment):
            yield from _line(last, start)


def _line(one: tuple[float, float], other: tuple[float, float]) -> Iterator[Line]:
    across, along = abs(one[0] - other[0]), abs(one[1] - other[1])
    if across <= _THIN < along:
        yield Line(True, (one[0] + other[0]) / 2, min(one[1], other[1]), max(one[1], other[1]))
    elif along <= _THIN < across:
        yield Line(False, (one[1] + other[1]) / 2, min(one[0], other[0]), max(one[0], other[0]))
