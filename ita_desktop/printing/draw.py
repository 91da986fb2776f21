"""Draws pages: text cell by cell in reading order, rules and repeated headers as artifacts."""

from collections.abc import Sequence
from typing import Protocol

from ita_desktop.domain.report.report import ItemKind
from ita_desktop.printing.cells import Block, Cell, names_row
from ita_desktop.printing.margins import Margins
from ita_desktop.printing.page import MM, PageStyle, baseline, styles_of
from ita_desktop.printing.picture import picture_of
from ita_desktop.printing.placed import Page, PlacedPart, TableOnPage, TextBlock
from ita_desktop.printing.table import RowPart, block_at
from ita_desktop.printing.wording import EMBLEM_WORDS, page_number
from ita_desktop.typesetting.font import TextStyle
from ita_desktop.typesetting.paragraph import Line, one_line
from ita_desktop.typesetting.pdf import Picture
from ita_desktop.typesetting.tagging import Element, figure_attributes

_COLUMN_HEAD = b"/A<</O/Table/Scope/Column>>"
_ROW_HEAD = b"/A<</O/Table/Scope/Row>>"
_NUMBERED = b"/A<</O/List/ListNumbering/Decimal>>"
_DASHED = b"/A<</O/List/ListNumbering/Disc>>"
_MARK_RISE = 0.02
"""Points that a mark stands above the line of its text, too few to be seen: pdfminer orders lines by their height."""


class Canvas(Protocol):
    """What pages are drawn on: a PDF, or a printer. Lengths are points, x from the left and y from the bottom edge."""

    @property
    def root(self) -> Element:
        """The element of the whole document."""

    def begin_page(self) -> None:
        """Go on to a new page."""

    def bookmark(self, title: str, level: int, y: float) -> None:
        """Add an entry of the outline that leads to height `y` of this page."""

    def text(
        self,
        element: Element | None,
        style: TextStyle,
        lines: Sequence[Line],
        x: float,
        y: float,
        centred: bool = False,
    ) -> None:
        """Draw lines below each other from baseline `y`, which begin at `x` or have their middle there."""

    def apart(self, style: TextStyle) -> None:
        """Separate what comes next on the same line from what was drawn before."""

    def rules(self, lines: Sequence[tuple[float, float, float, float]], thickness: float) -> None:
        """Draw straight black lines (x1, y1, x2, y2)."""

    def tint(self, x: float, y: float, width: float, height: float, grey: float) -> None:
        """Draw a grey rectangle; 0 is black and 1 white."""

    def picture(self, element: Element, picture: Picture, x: float, y: float, width: float, height: float) -> None:
        """Draw a picture with its lower left corner at (x, y)."""


class Pen:
    """Draws pages in order. Owns the elements of tables and rows that may go on over the next page."""

    def __init__(self, canvas: Canvas, style: PageStyle, pages: int) -> None:
        self._canvas = canvas
        self._pages = pages
        self._margins = Margins(style)
        self._style = style
        self._styles = styles_of(style)
        self._height = style.height * MM
        self._edges = style.column_edges
        self._table_key = -1
        self._body = canvas.root
        self._row_key = -1
        self._cells: list[_CellElements] = []

    def draw(self, page: Page) -> None:
        """Draw the next page."""
        self._canvas.begin_page()
        if page.number is None:
            self._emblem()
        else:
            self._head_and_foot(page.number)
        for thing in page.things:
            if isinstance(thing, TextBlock):
                self._text(thing)
            else:
                self._table(thing)

    def _emblem(self) -> None:
        picture = picture_of(self._style.paper.emblem)
        if picture is None:
            return
        height = self._style.emblem_height * MM
        width = min(height * picture.width / picture.height, self._style.width * MM / 2)
        height = width * picture.height / picture.width
        x = (self._style.width * MM - width) / 2
        y = self._height - self._style.emblem_bottom * MM
        figure = Element(b"Figure", self._canvas.root, figure_attributes(EMBLEM_WORDS, (x, y, x + width, y + height)))
        self._canvas.picture(figure, picture, x, y, width, height)

    def _head_and_foot(self, number: int) -> None:
        style, page, margins = self._styles.page_number, self._style, self._margins
        middle, y = page.width * MM / 2, self._height - page.head_baseline * MM
        words = page_number(number, self._pages, page.paper.page_numbers, page.paper.digits)
        if words:
            self._canvas.text(None, style, [one_line(words, style)], middle, y, centred=True)
        right = (page.width - page.margin_side) * MM
        for line in margins.header:
            self._canvas.text(None, style, [line], right - line.width, y)
            y -= style.leading
        y = page.foot_baseline * MM + (len(margins.footer) - 1) * style.leading
        if margins.footer:
            self._canvas.text(None, style, margins.footer, middle, y, centred=True)

    def _text(self, block: TextBlock) -> None:
        if block.bookmark:
            self._canvas.bookmark(block.bookmark, 0, self._height - block.top)
        y = self._height - block.top - baseline(block.style)
        element = Element(block.tag, self._canvas.root)
        self._canvas.text(element, block.style, block.lines, block.centre, y, centred=True)

    def _table(self, table: TableOnPage) -> None:
        goes_on = table.key == self._table_key
        heads: list[Element | None] = [None] * len(table.header)
        if not goes_on:
            element = Element(b"Table", self._canvas.root)
            row = Element(b"TR", Element(b"THead", element))
            heads = [Element(b"TH", row, _COLUMN_HEAD) for _ in table.header]
            self._body = Element(b"TBody", element)
            self._table_key, self._row_key = table.key, -1
        self._header(table, heads)
        for placed in table.parts:
            self._row(placed)
        self._rules(table)

    def _header(self, table: TableOnPage, heads: Sequence[Element | None]) -> None:
        left, right = self._edges[0], self._edges[-1]
        bottom = self._height - table.top - table.header_height
        self._canvas.tint(left, bottom, right - left, table.header_height, self._style.header_grey)
        for column, (cell, element) in enumerate(zip(table.header, heads, strict=True)):
            lines = cell.blocks[0].lines
            centre = (self._edges[column] + self._edges[column + 1]) / 2
            top = table.top + (table.header_height - len(lines) * cell.style.leading) / 2
            self._canvas.text(
                element, cell.style, lines, centre, self._height - top - baseline(cell.style), centred=True
            )

    def _row(self, placed: PlacedPart) -> None:
        part = placed.part
        if part.row.key != self._row_key:
            self._row_key = part.row.key
            row = Element(b"TR", self._body)
            self._cells = [
                _CellElements(Element(b"TH", row, _ROW_HEAD) if names_row(cell) else Element(b"TD", row), cell)
                for cell in part.row.cells
            ]
        if part.begins and placed.title.strip():
            self._canvas.bookmark(
                f"{self._number(part)} {placed.title}".replace("\n", " "), 1, self._height - placed.top
            )
        top = placed.top + self._style.cell_top * MM
        for column, elements in enumerate(self._cells):
            if part.last[column] > part.first[column]:
                x = self._edges[column] + self._style.cell_side * MM
                self._cell(elements, part.first[column], part.last[column], x, top)

    def _number(self, part: RowPart) -> str:
        mark = next(cell.blocks[0].mark for cell in part.row.cells if names_row(cell))
        return mark.text if mark is not None else ""

    def _cell(self, elements: "_CellElements", first: int, last: int, x: float, top: float) -> None:
        cell = elements.cell
        style = cell.style
        y = self._height - top - baseline(style)
        line = first
        index = block_at(cell, first)
        while line < last:
            block = cell.blocks[index]
            start, stop = cell.starts[index], min(cell.starts[index + 1], last)
            mark, body = elements.of(index)
            if block.mark is not None and line == start:
                self._canvas.text(mark, style, [block.mark], x + block.mark_x, y + _MARK_RISE)
                self._canvas.apart(style)
            self._canvas.text(body, style, block.lines[line - start : stop - start], x + block.text_x, y)
            y -= (stop - line) * style.leading
            line = stop
            index += 1

    def _rules(self, table: TableOnPage) -> None:
        """Draw all four sides of every cell on this page, even if its row began before or goes on after it."""
        left, right = self._edges[0], self._edges[-1]
        heights = [table.top, *(placed.top for placed in table.parts), table.bottom]
        across = [(left, self._height - y, right, self._height - y) for y in heights]
        down = [(x, self._height - table.top, x, self._height - table.bottom) for x in self._edges]
        self._canvas.rules(across + down, self._style.rule)


class _CellElements:
    """The elements of one cell, made as its blocks are drawn."""

    def __init__(self, element: Element, cell: Cell) -> None:
        self.cell = cell
        self._element = element
        self._blocks: dict[int, tuple[Element | None, Element]] = {}
        self._list: Element | None = None
        self._item_body: Element | None = None
        self._sub_list: Element | None = None

    def of(self, index: int) -> tuple[Element | None, Element]:
        """The elements of a block's mark and text."""
        known = self._blocks.get(index)
        if known is None:
            known = self._make(self.cell.blocks[index])
            self._blocks[index] = known
        return known

    def _make(self, block: Block) -> tuple[Element | None, Element]:
        if block.kind is ItemKind.PARAGRAPH:
            self._list = self._item_body = self._sub_list = None
            return None, Element(b"P", self._element)
        if names_row(self.cell):
            element = Element(b"P", self._element)
            return element, element
        if block.kind is ItemKind.SUB and self._item_body is not None:
            if self._sub_list is None:
                self._sub_list = Element(b"L", self._item_body, _DASHED)
            return _list_item(self._sub_list)
        if self._list is None:
            self._list = Element(b"L", self._element, _NUMBERED if block.kind is ItemKind.NUMBERED else _DASHED)
        mark, body = _list_item(self._list)
        if block.kind is ItemKind.NUMBERED:
            self._item_body, self._sub_list = body, None
        return mark, body


def _list_item(parent: Element) -> tuple[Element, Element]:
    item = Element(b"LI", parent)
    return Element(b"Lbl", item), Element(b"LBody", item)
