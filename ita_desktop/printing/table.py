"""Rows that run over pages: how many lines of each cell are on this page, and how many are left for the next.

A cell is cut between items if possible, and a long item between lines, with at least two on either side; each cell of a
row is cut independently. The time is linear in the number of lines.
"""

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from ita_desktop.printing.cells import Cell

_TOGETHER = 2  # lines of an item on either side of a page break
_WHOLE = 6  # lines: so short an item is not cut, if another is above it on this page


class Row(NamedTuple):
    """A measure's cells. `key` identifies the row: the index of the measure in the report."""

    key: int
    cells: tuple[Cell, ...]


class RowPart(NamedTuple):
    """The lines of a row on one page: of each cell those from `first` up to, not including, `last`."""

    row: Row
    first: tuple[int, ...]
    last: tuple[int, ...]

    @property
    def begins(self) -> bool:
        """Whether this is the first part of its row."""
        return not any(self.first)

    @property
    def ends(self) -> bool:
        """Whether nothing of the row is left for the next page."""
        return all(last == cell.line_count for cell, _, last in self.spans)

    @property
    def spans(self) -> Iterator[tuple[Cell, int, int]]:
        """Each cell of the row with its lines here: from the first up to, not including, the last."""
        return zip(self.row.cells, self.first, self.last, strict=True)

    @property
    def line_count(self) -> int:
        """Lines of the longest cell part; at least one, so that an empty row has a height."""
        return max(1, *(last - first for first, last in zip(self.first, self.last, strict=True)))


def first_part(row: Row, room: int, page_is_fresh: bool) -> RowPart | None:
    """The part of a row that fits into `room` lines; None if the row should begin on the next page."""
    nothing = (0,) * len(row.cells)
    part = _part(row, nothing, room)
    if page_is_fresh:
        return part if any(part.last) or part.ends else _forced(row, nothing, room)
    if room < 1 or any(last == 0 and cell.line_count for cell, last in zip(row.cells, part.last, strict=True)):
        return None
    return part


def next_part(part: RowPart, room: int) -> RowPart:
    """The part that fits into `room` lines of an empty page after `part`, which did not end its row. Never empty."""
    following = _part(part.row, part.last, room)
    if following.last == following.first:
        return _forced(part.row, part.last, room)
    return following


def cut_off_end(part: RowPart, most: int, *, is_only: bool) -> tuple[RowPart | None, RowPart] | None:
    """The part cut in two, so that the second has at least two and at most `most` lines, and as few as a good cut
    leaves. The first is None if the whole part goes, which it may not if it `is_only`. None if there is no such cut.
    """
    for room in range(part.line_count - _TOGETHER, 0, -1):
        last = tuple(min(_cut(cell, first, first + room), last) for cell, first, last in part.spans)
        stays, goes = RowPart(part.row, part.first, last), RowPart(part.row, last, part.last)
        if goes.line_count > most:
            return None
        begun = (end or not cell.line_count for cell, end in zip(part.row.cells, last, strict=True))
        if last != part.first and goes.line_count >= _TOGETHER and all(begun):
            return stays, goes
    return (None, part) if not is_only and part.line_count <= most else None


def _part(row: Row, first: tuple[int, ...], room: int) -> RowPart:
    room = max(room, 0)
    last = tuple(_cut(cell, start, start + room) for cell, start in zip(row.cells, first, strict=True))
    return RowPart(row, first, last)


def _forced(row: Row, first: tuple[int, ...], room: int) -> RowPart:
    """As many lines as fit, on a page that is too low for a good cut."""
    room = max(room, 1)
    last = tuple(min(start + room, cell.line_count) for cell, start in zip(row.cells, first, strict=True))
    return RowPart(row, first, last)


def _cut(cell: Cell, start: int, limit: int) -> int:
    """The last line number up to `limit` after which the cell may be cut; `start` if there is none."""
    if limit >= cell.line_count:
        return cell.line_count
    block = bisect_right(cell.starts, limit) - 1
    above, below = cell.starts[block], cell.starts[block + 1]
    if limit == above:
        return max(above, start)
    begins = max(above, start)
    if below - above <= _WHOLE and above > start:
        return above
    cut = min(limit, below - _TOGETHER)
    if cut - begins >= _TOGETHER:
        return cut
    if above > start:
        return above
    return start


def block_at(cell: Cell, line: int) -> int:
    """The index of the block that line number `line` (from 0) of the cell belongs to."""
    return bisect_right(cell.starts, line) - 1
