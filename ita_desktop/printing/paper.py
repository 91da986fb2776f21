"""The paper: a laid out report. Finds the spot of an address and the address at a point, and draws pages."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO, NamedTuple

from ita_desktop.domain.report.address import MEASURE_TITLE, Address, list_name
from ita_desktop.domain.report.agency_name import name_on_paper
from ita_desktop.domain.report.fields import fields_of
from ita_desktop.domain.report.report import Report
from ita_desktop.printing.cells import Cell
from ita_desktop.printing.columns import Narrow, narrow_columns
from ita_desktop.printing.draw import Canvas, Pen
from ita_desktop.printing.page import MM, PageStyle
from ita_desktop.printing.placed import Page, PlacedPart, TableOnPage, TextBlock
from ita_desktop.printing.table import block_at
from ita_desktop.typesetting.pdf import PdfWriter
from ita_desktop.typesetting.standards import About
from ita_desktop.whole_file import write_whole

CREATOR = "ITA Desktop"


class PaperSpot(NamedTuple):
    """A page, from 0, and points from its top."""

    page: int
    top: float


class Box(NamedTuple):
    """An area of a page, in points from its top left."""

    left: float
    top: float
    right: float
    bottom: float


_BESIDE_LINE = 6.0
"""Points beside a centred line that still belong to it."""


class Paper:
    """A laid out report. Pages count from 0, the cover; lengths are points, heights are from the top of the page."""

    def __init__(self, report: Report, style: PageStyle, pages: tuple[Page, ...]) -> None:
        self.report = report
        self.style = style
        self.pages = pages
        self._edges = style.column_edges
        self._spots: dict[Address, PaperSpot] | None = None

    @property
    def page_count(self) -> int:
        """At least 2: the cover and the report."""
        return len(self.pages)

    @property
    def page_size(self) -> tuple[float, float]:
        """Width and height of every page."""
        return self.style.width * MM, self.style.height * MM

    @property
    def side_margin(self) -> float:
        """From the left edge of every page to the table, and from the table to the right edge."""
        return self._edges[0]

    def narrow_columns(self) -> Narrow | None:
        """The columns that cannot be read, and what would help; None if all can be. Found once and kept."""
        return self._narrow

    @cached_property
    def _narrow(self) -> Narrow | None:
        return narrow_columns(self.report, self.style)

    # From addresses to spots

    def page_of(self, address: Address) -> int | None:
        """The page on which the thing begins, or else its measure or issue; None if it is not printed."""
        spot = self.spot_of(address)
        return spot.page if spot is not None else None

    def spot_of(self, address: Address, offset: int = 0) -> PaperSpot | None:
        """The page of `page_of` and the height on it. For an item and a column of text, which may run over pages,
        the spot of character `offset` of the text.
        """
        spots = self._spots if self._spots is not None else self.find_addresses()
        addresses = (address, replace(address, item=None), address.whole())
        begin = next((spots[known] for known in addresses if known in spots), None)
        text = self._text_of(address) if offset and begin is not None else ""
        if begin is None or not text:
            return begin
        return self._spot_in_item(begin.page, address, text, offset) or begin

    def find_addresses(self, after_page: Callable[[], object] = lambda: None) -> dict[Address, PaperSpot]:
        """Find and cache the spots of all addresses; `after_page` is called after each page."""
        found: dict[Address, PaperSpot] = {}
        for number, page in enumerate(self.pages):
            for address, top in self._addresses_on(page):
                found.setdefault(address, PaperSpot(number, top))
            after_page()
        self._spots = found
        return found

    def _addresses_on(self, page: Page) -> Iterator[tuple[Address, float]]:
        """All addresses whose thing begins on the page, each with its height."""
        for thing in page.things:
            if isinstance(thing, TextBlock):
                yield thing.address, thing.top
                continue
            for placed in thing.parts:
                if placed.part.begins:
                    yield placed.address(MEASURE_TITLE), placed.top
                for cell, first, last in placed.part.spans:
                    if first == 0 and placed.part.begins:
                        yield placed.address(cell.field), placed.top
                    count = len(cell.blocks)
                    begun = slice(bisect_left(cell.starts, first, 0, count), bisect_left(cell.starts, last, 0, count))
                    for block, line in zip(cell.blocks[begun], cell.starts[begun], strict=True):
                        if block.item is not None:
                            yield placed.address(cell.field, block.item), self._top_of_line(placed, cell, line - first)

    def _text_of(self, address: Address) -> str:
        """The text of an item or of a column of text; empty for other addresses, and if it is gone."""
        measure = self.report.measure(address.measure) if address.measure is not None else None
        if measure is None:
            return ""
        if address.item is None:
            field = fields_of(self.report).get(address.field)
            value = field.get(measure) if field is not None else None
            return value if isinstance(value, str) else ""
        items = measure.items(list_name(address))
        return next((item.text for item in items if item.id == address.item), "")

    def _spot_in_item(self, begin: int, address: Address, text: str, offset: int) -> PaperSpot | None:
        """The spot of the line that holds character `offset` of the `text` of an item or a column of text.

        None if it is on no page from `begin` on.
        """
        for number, page in enumerate(self.pages[begin:], begin):
            for thing in page.things:
                for placed in thing.parts if isinstance(thing, TableOnPage) else ():
                    if placed.measure != address.measure:
                        continue
                    for cell, first, last in placed.part.spans:
                        line = _line_of(cell, address, text, offset) if cell.field == address.field else None
                        if line is not None and first <= line < last:
                            return PaperSpot(number, self._top_of_line(placed, cell, line - first))
        return None

    def boxes_on(self, page: int, address: Address) -> Iterator[Box]:
        """What is on the page of the address: the lines of an item across its cell, a whole cell, centred lines."""
        for thing in self.pages[page].things:
            if isinstance(thing, TextBlock):
                if thing.address == address:
                    half = max((line.width for line in thing.lines), default=0.0) / 2 + _BESIDE_LINE
                    yield Box(thing.centre - half, thing.top, thing.centre + half, thing.bottom)
                continue
            for placed in thing.parts if address.measure is not None else ():
                if placed.measure == address.measure:
                    yield from self._boxes_in_row(placed, address)

    def _boxes_in_row(self, placed: PlacedPart, address: Address) -> Iterator[Box]:
        for column, (cell, first, last) in enumerate(placed.part.spans):
            if cell.field != address.field:
                continue
            left, right = self._edges[column], self._edges[column + 1]
            if address.item is None:
                yield Box(left, placed.top, right, placed.bottom)
                continue
            for block, (above, below) in zip(cell.blocks, pairwise(cell.starts), strict=True):
                begin, end = max(above, first), min(below, last)
                if block.item == address.item and begin < end:
                    tops = (self._top_of_line(placed, cell, line - first) for line in (begin, end))
                    yield Box(left, next(tops), right, next(tops))

    def _top_of_line(self, placed: PlacedPart, cell: Cell, line: int) -> float:
        """The height of a line of a cell; `line` counts from the first on the page."""
        return placed.top + self.style.cell_top * MM + line * cell.style.leading

    # From points to addresses

    def address_at(self, page: int, x: float, y: float) -> Address | None:
        """The address at a point of a page, in points from its top left; None if no text of the report is there."""
        if not 0 <= page < len(self.pages):
            return None
        for thing in self.pages[page].things:
            if not thing.top <= y < thing.bottom:
                continue
            if isinstance(thing, TableOnPage):
                return self._address_in_table(thing, x, y)
            if any(abs(x - thing.centre) <= line.width / 2 + _BESIDE_LINE for line in thing.lines):
                return thing.address
        return None

    def _address_in_table(self, table: TableOnPage, x: float, y: float) -> Address | None:
        column = bisect_right(self._edges, x) - 1
        if not 0 <= column < len(self._edges) - 1:
            return None
        for placed in table.parts:
            if not placed.top <= y < placed.bottom:
                continue
            cell = placed.part.row.cells[column]
            first, last = placed.part.first[column], placed.part.last[column]
            if last == first:
                return placed.address(cell.field)
            line = self._line_at(placed, cell, first, y)
            block = cell.blocks[block_at(cell, min(max(line, first), last - 1))]
            return placed.address(cell.field, block.item)
        return Address("issue.title", issue=table.issue)

    def first_address(self, page: int, top: float, left: float, right: float) -> Address | None:
        """The first address on the page, in reading order, that is visible below `top` and between `left` and `right`;
        None if there is none."""
        for thing in self.pages[page].things:
            if isinstance(thing, TextBlock):
                half = max((line.width for line in thing.lines), default=0.0) / 2
                if thing.bottom > top and thing.centre - half < right and thing.centre + half > left:
                    return thing.address
                continue
            for placed in thing.parts:
                found = self._first_in_part(placed, max(top, placed.top), left, right) if placed.bottom > top else None
                if found is not None:
                    return found
        return None

    def _first_in_part(self, placed: PlacedPart, top: float, left: float, right: float) -> Address | None:
        """The title if it is visible, else the first item below `top` in the first column that has one."""
        for column, (cell, first, last) in enumerate(placed.part.spans):
            line = max(self._line_at(placed, cell, first, top), first)
            if line < last and self._edges[column] < right and self._edges[column + 1] > left:
                return placed.address(cell.field, cell.blocks[block_at(cell, line)].item)
        return None

    def _line_at(self, placed: PlacedPart, cell: Cell, first: int, y: float) -> int:
        """The index of the line of a cell at a height; `first` is the first line on the page. May be out of range."""
        return first + int((y - placed.top - self.style.cell_top * MM) / cell.style.leading)

    # Drawing it

    def write(
        self,
        target: Path | BinaryIO,
        created: datetime,
        first: int = 0,
        last: int | None = None,
        *,
        over_read_only: bool = False,
    ) -> None:
        """Write pages `first` to `last`, both included, as a PDF; to the last page if `last` is None.

        A file is written aside and put in place whole, over a read-only one only with `over_read_only`. Raises OSError
        if it cannot be written, and leaves the old file unchanged.
        """
        data = self._pdf(created, self.pages[first : None if last is None else last + 1])
        if isinstance(target, Path):
            write_whole(target, data, over_read_only=over_read_only)
        else:
            target.write(data)

    def draw(self, page: int, canvas: Canvas) -> None:
        """Draw one page on a canvas of this paper's size."""
        Pen(canvas, self.style, self.page_count).draw(self.pages[page])

    def _pdf(self, created: datetime, pages: tuple[Page, ...]) -> bytes:
        report = self.report
        about = About(
            title=_one_line(report.title) or CREATOR,
            author=_one_line(name_on_paper(report.agency)) or CREATOR,
            subject=_one_line(f"{report.oit_item} {report.fiscal_year}"),
            creator=CREATOR,
            language="th-TH",
            created=created,
        )
        writer = PdfWriter(about, self.page_size)
        pen = Pen(writer, self.style, self.page_count)
        for page in pages:
            pen.draw(page)
        return writer.finish()


def _line_of(cell: Cell, address: Address, text: str, offset: int) -> int | None:
    """The line of the cell, from 0, that holds a character of an item; the next line if it is at a line's end."""
    for block, start in zip(cell.blocks, cell.starts, strict=False):
        if block.item != address.item:
            continue
        end = 0
        for index, line in enumerate(block.lines):
            end += len(line.text)
            if text[end : end + 1] == "\n":
                end += 1
            if offset < end:
                return start + index
        return start + len(block.lines) - 1
    return None


def _one_line(text: str) -> str:
    """The text with plain spaces, for metadata, where XML would change other white space."""
    return " ".join(text.split())
