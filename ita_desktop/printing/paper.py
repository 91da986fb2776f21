"""The pages of a report, laid out and not yet drawn: what stands where, and which page a place of the report is on.

Heights are counted from the top of the page downwards, in points.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ita_desktop.domain.ids import IssueId, MeasureId
from ita_desktop.domain.place import Place
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


def places_on(page: Page) -> Iterator[Place]:
    """Everything that begins on the page, from its top."""
    for thing in page.things:
        if isinstance(thing, TextBlock):
            yield thing.place
            continue
        for placed in thing.parts:
            if placed.part.begins:
                yield Place("measure.title", issue=placed.issue, measure=placed.measure)
            for cell, first, last in zip(placed.part.row.cells, placed.part.first, placed.part.last, strict=True):
                if first == 0 and placed.part.begins:
                    yield Place(cell.field, issue=placed.issue, measure=placed.measure)
                count = len(cell.blocks)
                begun = slice(bisect_left(cell.starts, first, 0, count), bisect_left(cell.starts, last, 0, count))
                for block in cell.blocks[begun]:
                    if block.item is not None:
                        yield Place(cell.field, issue=placed.issue, measure=placed.measure, item=block.item)


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
