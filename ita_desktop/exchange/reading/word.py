"""Word files (.docx, .docm): the body in the order of the document, as what a reader of the page sees.

A walk of our own over the parts: libraries for this lose symbols, numbers and text boxes. Insertions, content controls
and smart tags are opened; deletions, field codes, hidden text, comments and notes are left out and counted.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO
from xml.etree.ElementTree import Element

from ita_desktop.domain.limits import OFFICE_CELLS_MAX
from ita_desktop.domain.thai.numbers import whole_number
from ita_desktop.errors import FileDamagedError, FileTooLargeError
from ita_desktop.exchange.contents import Cell, Contents, Paragraph, Row, Table, columns_of
from ita_desktop.exchange.own_styles import WHOLE_STYLES
from ita_desktop.exchange.reading.package import Package, child, children, is_on, own_columns, package, value_of
from ita_desktop.exchange.reading.word_numbers import WordNumbers
from ita_desktop.exchange.reading.word_runs import LEFT_OUT, RunReader, opened
from ita_desktop.exchange.reading.word_styles import Styles
from ita_desktop.exchange.rows_read import RowsRead

MACROS = "macros (never run)"
OUTSIDE_LINK = "link to another file (not followed)"
_SPANS = range(1, 1_000)
_COLUMNS = range(1_000)
_MAIN_PART = "word/document.xml"


def read_word(stream: BinaryIO, path: Path, rows: RowsRead | None = None) -> Contents:
    """What stands in a Word file; `rows` counts those that were read. Raises FileRefusedError subclasses."""
    with package(stream, path) as parts:
        try:
            return _read(parts, path, rows or RowsRead())
        except RecursionError as error:
            raise FileDamagedError(path, "nested too deeply") from error


def _read(parts: Package, path: Path, rows: RowsRead) -> Contents:
    of_package = parts.related("").values()
    main = next((target for kind, target, is_outside in of_package if kind == "officeDocument"), _MAIN_PART)
    root = parts.tree(main)
    body = child(root, "w:body")
    if root is None or body is None:
        raise FileDamagedError(path, "no body")
    rows.expect(sum(1 for _ in root.iter(f"{root.tag.removesuffix('document')}tr")))
    related = parts.related(main)
    by_kind = {kind: target for kind, target, is_outside in related.values() if not is_outside}
    seen = Counter(_of_the_package(parts, related))
    styles = Styles(parts.tree(by_kind.get("styles", "word/styles.xml")))
    numbers = WordNumbers(parts.tree(by_kind.get("numbering", "word/numbering.xml")), styles)
    reader = _BodyReader(styles, numbers, seen, path, rows)
    tables: list[Table] = []
    outside: list[Paragraph] = []
    places: list[int] = []
    for block in reader.blocks(body):
        if block.table is not None:
            tables.append(block.table)
        elif block.text.strip() or block.boxes:
            outside.append(block)
            places.append(len(tables))
    return Contents(tuple(tables), tuple(outside), tuple(places), +seen, own_columns(parts))


def _of_the_package(parts: Package, related: dict[str, tuple[str, str, bool]]) -> dict[str, int]:
    """What the file has beside its text, and is never opened: macros, other files inside of it, and links."""
    embedded = sum("/embeddings/" in name for name in parts.names)
    outside = sum(is_outside and kind != "hyperlink" for kind, _, is_outside in related.values())
    return {
        MACROS: sum(name.endswith("vbaProject.bin") for name in parts.names),
        "file within the file (left out)": embedded,
        OUTSIDE_LINK: outside,
    }


@dataclass(slots=True)
class _OpenCell:
    """A cell whose rows below are not read yet."""

    column: int
    across: int
    down: int = 1
    paragraphs: list[Paragraph] = field(default_factory=list)

    def closed(self) -> Cell:
        return Cell(self.column, tuple(self.paragraphs), self.across, self.down)


class _BodyReader:
    """Owner of how far the document was read: its numbers, its open fields, how many cells there were."""

    def __init__(self, styles: Styles, numbers: WordNumbers, seen: Counter[str], path: Path, rows: RowsRead) -> None:
        self._numbers = numbers
        self._seen = seen
        self._path = path
        self._rows = rows
        self._runs = RunReader(styles, seen, lambda box: tuple(self.blocks(box)))
        self._cells = 0

    def blocks(self, element: Element) -> Iterator[Paragraph]:
        """The paragraphs in an element; a table is one without text."""
        before = ""
        for name, one in self._blocks(element):
            if name == "w:tbl":
                self._seen["table"] += 1
                yield Paragraph(table=self._table(one))
                continue
            paragraph = self._paragraph(one, before)
            before = ""
            properties = child(one, "w:pPr")
            if child(child(properties, "w:rPr"), "w:del") is not None:  # its end is deleted: the next goes on from it
                before = paragraph.text
            else:
                yield paragraph
        if before:
            yield Paragraph(before)

    def _blocks(self, element: Element) -> Iterator[tuple[str, Element]]:
        for name, one in children(element):
            if name in ("w:p", "w:tbl"):
                yield name, one
            elif name in LEFT_OUT:
                self._seen[LEFT_OUT[name]] += 1
            elif (inner := opened(name, one, self._seen)) is not None:
                yield from self._blocks(inner)

    def _paragraph(self, element: Element, before: str) -> Paragraph:
        properties = child(element, "w:pPr")
        number = self._numbers.next(properties)
        text, boxes = self._runs.read(element)
        is_whole = value_of(properties, "w:pStyle") in WHOLE_STYLES
        if number is None:
            return Paragraph(before + text, boxes=boxes, is_whole=is_whole)
        return Paragraph(before + text, number.text, number.format, number.level, boxes, is_whole=is_whole)

    def _table(self, element: Element) -> Table:
        rows: list[tuple[list[_OpenCell], bool]] = []
        reaching: dict[int, _OpenCell] = {}
        for row in self._named(element, "w:tr"):
            self._rows.one()
            if child(child(row, "w:trPr"), "w:del") is not None:
                self._seen[LEFT_OUT["w:del"]] += 1
                continue
            cells, reaching = self._row(row, reaching)
            rows.append((cells, is_on(child(row, "w:trPr"), "w:tblHeader")))
        closed = tuple(Row(tuple(cell.closed() for cell in cells), is_head) for cells, is_head in rows)
        return Table(closed, columns_of(closed))

    def _row(self, row: Element, above: dict[int, _OpenCell]) -> tuple[list[_OpenCell], dict[int, _OpenCell]]:
        """The cells that begin in the row, and by their columns those that may reach into the next one."""
        properties = child(row, "w:trPr")
        column = whole_number(value_of(properties, "w:gridBefore") or "0", _COLUMNS) or 0
        cells: list[_OpenCell] = []
        reaching: dict[int, _OpenCell] = {}
        for element in self._named(row, "w:tc"):
            self._cells += 1
            if self._cells > OFFICE_CELLS_MAX:
                raise FileTooLargeError(self._path, "too many cells")
            of_cell = child(element, "w:tcPr")
            across = whole_number(value_of(of_cell, "w:gridSpan") or "1", _SPANS) or 1
            down, beside = value_of(of_cell, "w:vMerge"), value_of(of_cell, "w:hMerge")
            if beside in ("", "continue") and cells:
                cells[-1].across += across
                self._leave_out(element)
            elif down in ("", "continue") and column in above:
                reaching[column] = above[column]
                above[column].down += 1
                self._leave_out(element)
            else:
                cells.append(_OpenCell(column, across, paragraphs=list(self.blocks(element))))
                if down is not None:
                    reaching[column] = cells[-1]
            column += across
        return cells, reaching

    def _leave_out(self, cell: Element) -> None:
        """A cell that another one covers; its numbers count all the same."""
        if any(paragraph.text.strip() for paragraph in self.blocks(cell)):
            self._seen["text under a merged cell (left out)"] += 1

    def _named(self, element: Element, wanted: str) -> Iterator[Element]:
        for name, one in children(element):
            if name == wanted:
                yield one
            elif (inner := opened(name, one, self._seen)) is not None:
                yield from self._named(inner, wanted)
