"""The cells of a measure, set in their columns. The content of a cell never depends on its page."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from math import inf
from typing import NamedTuple

from ita_desktop.domain.report.address import MEASURE_TITLE
from ita_desktop.domain.report.columns import Columns
from ita_desktop.domain.report.fields import measure_fields
from ita_desktop.domain.report.ids import ItemId
from ita_desktop.domain.report.kinds import ItemList
from ita_desktop.domain.report.lists import marks_of
from ita_desktop.domain.report.paper_settings import Digits
from ita_desktop.domain.report.report import Amount, Item, ItemKind, Measure, Value
from ita_desktop.printing.page import MM, PageStyle, styles_of
from ita_desktop.printing.wording import cell_text, drawn
from ita_desktop.typesetting.font import TextStyle
from ita_desktop.typesetting.paragraph import Line, set_lines

_MARK_GAP = 0.3  # em between a number and its text
_SUB_INDENT = 0.9  # em


class Block(NamedTuple):
    """An item with its mark, if any. `mark_x` and `text_x` are points from the left of the cell's text."""

    kind: ItemKind
    mark: Line | None
    mark_x: float
    text_x: float
    lines: tuple[Line, ...]
    item: ItemId | None = None


class Cell(NamedTuple):
    """Blocks below each other. `starts[i]` is the number of lines above block i; the last entry counts all lines."""

    field: str
    style: TextStyle
    blocks: tuple[Block, ...]
    starts: tuple[int, ...]

    @property
    def line_count(self) -> int:
        """All lines of the cell; 0 if it is empty."""
        return self.starts[-1]


@dataclass(slots=True)
class LayoutCache:
    """Lines by their text, and cells by the identity of the values they show, from earlier layouts.

    One layout at a time may use it. It keeps what the last finished layout and the current one need.
    """

    lines: dict[Hashable, tuple[Line, ...]] = field(default_factory=dict)
    cells: dict[Hashable, tuple[object, Cell]] = field(default_factory=dict)
    _old_lines: dict[Hashable, tuple[Line, ...]] = field(default_factory=dict)
    _old_cells: dict[Hashable, tuple[object, Cell]] = field(default_factory=dict)
    _finished: bool = True

    def begin(self) -> None:
        """Begin a layout. What an unfinished one had set is kept beside that of the last finished one."""
        if self._finished:
            self._old_lines, self._old_cells = self.lines, self.cells
        else:
            self._old_lines |= self.lines
            self._old_cells |= self.cells
        self.lines, self.cells = {}, {}
        self._finished = False

    def finish(self) -> None:
        """End a layout. The next one may drop what it did not need."""
        self._finished = True

    def set_lines(self, text: str, style: TextStyle, width: float, balanced: bool = False) -> tuple[Line, ...]:
        """`paragraph.set_lines`, cached."""
        key = (text, style, width, balanced)
        known = self.lines.get(key)
        if known is None:
            known = self._old_lines.get(key) or set_lines(text, style, width, balanced)
            self.lines[key] = known
        return known

    def one_line(self, text: str, style: TextStyle) -> Line:
        """`paragraph.one_line`, which is a line of any width, cached."""
        return self.set_lines(text, style, inf)[0]

    def known_cell(self, key: Hashable, shown: object) -> Cell | None:
        """The cell that was made under `key` from the object `shown`; None if there is none."""
        entry = self.cells.get(key) or self._old_cells.get(key)
        if entry is None or entry[0] is not shown:
            return None
        self.cells[key] = entry
        return entry[1]


def names_row(cell: Cell) -> bool:
    """Whether the cell has the number and the title of its measure."""
    return cell.field == MEASURE_TITLE


def measure_cells(
    measure: Measure, number: int, columns: Columns, page: PageStyle, cache: LayoutCache
) -> tuple[Cell, ...]:
    """The cells of a measure in those columns, left to right; `number` is its running number in the report, from 1."""
    widths = [(width - 2 * page.cell_side) * MM for width in page.columns]
    style, digits = styles_of(page).cell, page.paper.digits
    cells = []
    for one, width in zip(measure_fields(columns), widths, strict=True):
        value = one.get(measure)
        if isinstance(one.kind, ItemList):
            cells.append(_list_cell(one.key, value, width, style, digits, cache))
        elif one.key == MEASURE_TITLE:
            cells.append(_title_cell(value, drawn(f"{number}.", digits), width, style, cache))
        else:
            cells.append(_text_cell(one.key, value, width, style, digits, cache))
    return tuple(cells)


def header_cells(columns: Columns, page: PageStyle, cache: LayoutCache) -> tuple[Cell, ...]:
    """The headings of the columns."""
    style = styles_of(page).cell_head
    return tuple(
        _cell(
            "",
            style,
            (Block(ItemKind.PARAGRAPH, None, 0, 0, cache.set_lines(column.heading, style, inner, balanced=True)),),
        )
        for column, inner in zip(columns, ((width - 2 * page.cell_side) * MM for width in page.columns), strict=True)
    )


def _title_cell(title: str, number: str, width: float, style: TextStyle, cache: LayoutCache) -> Cell:
    mark = cache.set_lines(number, style, width)[0]
    indent = mark.width + _MARK_GAP * style.size
    lines = cache.set_lines(title, style, width - indent)
    return _cell(MEASURE_TITLE, style, (Block(ItemKind.NUMBERED, mark, 0, indent, lines),))


def _text_cell(
    field_key: str, value: Value, width: float, style: TextStyle, digits: Digits, cache: LayoutCache
) -> Cell:
    """A sum at the right of its cell, so that sums stand below each other; at the left if it needs several lines, as
    all else."""
    text = cell_text(value, digits)
    if not text:
        return _cell(field_key, style, ())
    lines = cache.set_lines(text, style, width)
    text_x = width - lines[0].width if isinstance(value, Amount) and len(lines) == 1 else 0.0
    return _cell(field_key, style, (Block(ItemKind.PARAGRAPH, None, 0, text_x, lines),))


def _list_cell(
    field_key: str, items: tuple[Item, ...], width: float, style: TextStyle, digits: Digits, cache: LayoutCache
) -> Cell:
    key = (id(items), field_key, width, style, digits)
    known = cache.known_cell(key, items)
    if known is not None:
        return known
    marks = [cache.one_line(drawn(text, digits), style) if text else None for text in marks_of(items)]
    numbers = [mark.width for item, mark in zip(items, marks, strict=True) if mark and item.kind is ItemKind.NUMBERED]
    gap = _MARK_GAP * style.size
    indent = max(numbers, default=0.0) + gap
    blocks = []
    for item, mark in zip(items, marks, strict=True):
        mark_x, text_x = 0.0, 0.0
        if item.kind is ItemKind.NUMBERED:
            text_x = indent
        elif item.kind is ItemKind.SUB and mark is not None:
            mark_x = indent if numbers else _SUB_INDENT * style.size
            text_x = mark_x + mark.width + gap
        lines = cache.set_lines(item.text, style, width - text_x)
        blocks.append(Block(item.kind, mark, mark_x, text_x, lines, item.id))
    cell = _cell(field_key, style, tuple(blocks))
    cache.cells[key] = (items, cell)
    return cell


def _cell(field_key: str, style: TextStyle, blocks: tuple[Block, ...]) -> Cell:
    starts = [0]
    for block in blocks:
        starts.append(starts[-1] + len(block.lines))
    return Cell(field_key, style, blocks, tuple(starts))
