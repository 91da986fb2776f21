"""The pages of a report, laid out and not yet drawn: what stands where, and which page a place of the report is on.

Heights are counted from the top of the page downwards, in points.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ita_desktop.domain.report.address import Place
from ita_desktop.domain.report.ids import IssueId, MeasureId
from ita_desktop.printing.cells import Cell
from ita_desktop.printing.page import MM, PageStyle
from ita_desktop.printing.table import RowPart, block_at
from ita_desktop.typesetting.font import TextStyle
from ita_desktop.typesetting.paragraph import Line


class TextBlock(NamedTuple):
    """Centred lines: a line of the cover, a title, a heading, a signature. `tag` is their structure element."""

    tag: bytes
    style: TextStyle
    lines: tuple[Line, ...]
    centre: float
    top: float
    place: Place
    bookmark: str = ""

    @property
    def bottom(self) -> float:
        """Where the next block may begin."""
        return self.top + len(self.lines) * self.style.leading


class PlacedPart(NamedTuple):
    """A row part at its height. `measure` and `title` are those of the row."""

    part: RowPart
    top: float
    height: float
    issue: IssueId
    measure: MeasureId
    title: str


@dataclass(slots=True)
class TableOnPage:
    """The piece of an issue's table on one page, the header above its parts. `key` tells tables apart."""

    key: int
    issue: IssueId
    header: tuple[Cell, ...]
    top: float
    header_height: float
    parts: list[PlacedPart] = field(default_factory=list)

    @property
    def bottom(self) -> float:
        """The lowest rule."""
        last = self.parts[-1] if self.parts else None
        return last.top + last.height if last else self.top + self.header_height


class PaperSpot(NamedTuple):
    """A page, from 0, and points from its top."""

    page: int
    top: float


@dataclass(slots=True)
class Page:
    """One page from top to bottom. `number` is what is printed at its head; None on the cover."""

    number: int | None
    things: list[TextBlock | TableOnPage] = field(default_factory=list)


def place_on(page: Page, style: PageStyle, x: float, y: float) -> Place | None:
    """What of the report is drawn at (x, y) of the page; None on white paper and on what we add."""
    for thing in page.things:
        if isinstance(thing, TextBlock):
            if thing.top <= y < thing.bottom and any(
                abs(x - thing.centre) <= line.width / 2 + 6 for line in thing.lines
            ):
                return thing.place
        elif thing.top <= y < thing.bottom:
            return _place_in_table(thing, style, x, y)
    return None


def first_place(page: Page, style: PageStyle, top: float, left: float, right: float) -> Place | None:
    """The first thing of the page, as it is read, of which something stands below `top` and between `left` and `right`;
    None where nothing does."""
    for thing in page.things:
        if isinstance(thing, TextBlock):
            half = max((line.width for line in thing.lines), default=0.0) / 2
            if thing.bottom > top and thing.centre - half < right and thing.centre + half > left:
                return thing.place
            continue
        for placed in thing.parts:
            if placed.top + placed.height > top:
                found = _first_in_part(placed, style, max(top, placed.top), left, right)
                if found is not None:
                    return found
    return None


def _first_in_part(placed: PlacedPart, style: PageStyle, top: float, left: float, right: float) -> Place | None:
    """The title where it is seen, else the first item below `top` in the first column that has one."""
    edges = column_edges(style)
    for column, cell in enumerate(placed.part.row.cells):
        first, last = placed.part.first[column], placed.part.last[column]
        line = first + max(int((top - placed.top - style.cell_top * MM) / cell.style.leading), 0)
        if line < last and edges[column] < right and edges[column + 1] > left:
            item = cell.blocks[block_at(cell, line)].item
            return Place(cell.field, issue=placed.issue, measure=placed.measure, item=item)
    return None


def places_on(page: Page, style: PageStyle) -> Iterator[tuple[Place, float]]:
    """Everything that begins on the page and at which height, from its top."""
    for thing in page.things:
        if isinstance(thing, TextBlock):
            yield thing.place, thing.top
            continue
        for placed in thing.parts:
            if placed.part.begins:
                yield Place("measure.title", issue=placed.issue, measure=placed.measure), placed.top
            for cell, first, last in zip(placed.part.row.cells, placed.part.first, placed.part.last, strict=True):
                if first == 0 and placed.part.begins:
                    yield Place(cell.field, issue=placed.issue, measure=placed.measure), placed.top
                count = len(cell.blocks)
                begun = slice(bisect_left(cell.starts, first, 0, count), bisect_left(cell.starts, last, 0, count))
                for block, line in zip(cell.blocks[begun], cell.starts[begun], strict=True):
                    if block.item is not None:
                        place = Place(cell.field, issue=placed.issue, measure=placed.measure, item=block.item)
                        yield place, _top_of_line(placed, style, cell, line - first)


def spot_in_item(pages: Sequence[Page], style: PageStyle, place: Place, text: str, offset: int) -> PaperSpot | None:
    """Where the line of an item (or of the title of a measure) is that holds character `offset` of its `text`.

    Pages count from that of `pages` on which it may begin; None where the item is on none of them.
    """
    for number, page in enumerate(pages):
        for thing in page.things:
            for placed in thing.parts if isinstance(thing, TableOnPage) else ():
                if placed.measure != place.measure:
                    continue
                for cell, first, last in zip(placed.part.row.cells, placed.part.first, placed.part.last, strict=True):
                    line = _line_of(cell, place, text, offset) if cell.field == place.field else None
                    if line is not None and first <= line < last:
                        return PaperSpot(number, _top_of_line(placed, style, cell, line - first))
    return None


def _line_of(cell: Cell, place: Place, text: str, offset: int) -> int | None:
    """The line of the cell, from 0, that holds a character of an item; the next one, where it is a line's end."""
    for block, start in zip(cell.blocks, cell.starts, strict=False):
        if block.item != place.item:
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


def _top_of_line(placed: PlacedPart, style: PageStyle, cell: Cell, line: int) -> float:
    """Points from the top of the page to a line of a cell, counted from the first that stands on the page."""
    return placed.top + style.cell_top * MM + line * cell.style.leading


def column_edges(style: PageStyle) -> list[float]:
    """The x of every vertical rule, in points, left to right."""
    edges = [style.margin_side * MM]
    for width in style.columns:
        edges.append(edges[-1] + width * MM)
    return edges


def _place_in_table(table: TableOnPage, style: PageStyle, x: float, y: float) -> Place | None:
    edges = column_edges(style)
    column = bisect_right(edges, x) - 1
    if not 0 <= column < len(style.columns):
        return None
    for placed in table.parts:
        if not placed.top <= y < placed.top + placed.height:
            continue
        cell = placed.part.row.cells[column]
        place = Place(cell.field, issue=placed.issue, measure=placed.measure)
        first, last = placed.part.first[column], placed.part.last[column]
        if last == first:
            return place
        line = first + int((y - placed.top - style.cell_top * MM) / cell.style.leading)
        block = cell.blocks[block_at(cell, min(max(line, first), last - 1))]
        if block.item is None:
            return place
        return Place(cell.field, issue=placed.issue, measure=placed.measure, item=block.item)
    return Place("issue.title", issue=table.issue)
