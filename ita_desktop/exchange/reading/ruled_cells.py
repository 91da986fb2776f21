"""Ruled lines on a page -> the tables that they draw: pure geometry, in points from the lower left corner.

Lines that touch are one table; their places are its grid; where no line parts two fields of the grid, they are one
cell.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_NEAR = 2.5
"""Points: lines so near to each other are one."""

_LINES_MAX = 20_000
_GRID_MAX = 400


@dataclass(frozen=True, slots=True)
class Line:
    """A ruled line: at `at` across its direction, from `start` to `end` along it."""

    is_upright: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class RuledCell:
    """A cell by its row and column in the grid, how far it reaches, and where it lies."""

    row: int
    column: int
    down: int
    across: int
    left: float
    bottom: float
    right: float
    top: float

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies in it."""
        return self.left <= x < self.right and self.bottom <= y < self.top


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table by its cells, in rows from above to below."""

    cells: tuple[RuledCell, ...]
    rows: int
    columns: int
    left: float
    bottom: float
    right: float
    top: float

    def cell_at(self, x: float, y: float) -> RuledCell | None:
        """The cell in which the point lies."""
        if not (self.left <= x < self.right and self.bottom <= y < self.top):
            return None
        return next((cell for cell in self.cells if cell.holds(x, y)), None)


def ruled_tables(lines: Sequence[Line]) -> list[RuledTable]:
    """The tables that the lines draw, from above to below; a frame around one cell is none."""
    made = [_table(group) for group in _touching(lines[:_LINES_MAX])]
    return sorted((table for table in made if table is not None), key=lambda table: (-table.top, table.left))


def _touching(lines: Sequence[Line]) -> Iterable[list[Line]]:
    """Lines in groups that touch: those of a group overlap as they lie on the page, one after the other."""
    groups: list[tuple[list[Line], tuple[float, float, float, float]]] = []
    for line in sorted(lines, key=lambda line: _box(line)[3], reverse=True):
        box = _box(line)
        joined = [line]
        kept = []
        for others, other in groups:
            if _meet(box, other):
                joined += others
                box = min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3])
            else:
                kept.append((others, other))
        groups = [*kept, (joined, box)]
    return [group for group, _ in groups]


def _box(line: Line) -> tuple[float, float, float, float]:
    if line.is_upright:
        return line.at, line.start, line.at, line.end
    return line.start, line.at, line.end, line.at


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return (
        one[0] <= other[2] + _NEAR
        and other[0] <= one[2] + _NEAR
        and one[1] <= other[3] + _NEAR
        and other[1] <= one[3] + _NEAR
    )


def _table(lines: Sequence[Line]) -> RuledTable | None:
    upright = [line for line in lines if line.is_upright]
    flat = [line for line in lines if not line.is_upright]
    xs, ys = _places(line.at for line in upright), _places(line.at for line in flat)[::-1]
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns < 2 or max(rows, columns) > _GRID_MAX:
        return None
    cells = []
    taken: set[tuple[int, int]] = set()
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            across = down = 1
            middle = (ys[row] + ys[row + 1]) / 2
            while column + across < columns and not _is_ruled(upright, xs[column + across], middle):
                across += 1
            centre = (xs[column] + xs[column + 1]) / 2
            while row + down < rows and not _is_ruled(flat, ys[row + down], centre):
                down += 1
            taken |= {(r, c) for r in range(row, row + down) for c in range(column, column + across)}
            edges = xs[column], ys[row + down], xs[column + across], ys[row]
            cells.append(RuledCell(row, column, down, across, *edges))
    return RuledTable(tuple(cells), rows, columns, xs[0], ys[-1], xs[-1], ys[0])


def _places(found: Iterable[float]) -> list[float]:
    """The places in order, those that are near to each other once."""
    places: list[float] = []
    for place in sorted(found):
        if not places or place - places[-1] > _NEAR:
            places.append(place)
    return places


def _is_ruled(lines: Iterable[Line], at: float, crossing: float) -> bool:
    """Whether one of the lines runs at that place, over that point along it."""
    return any(abs(line.at - at) <= _NEAR and line.start - _NEAR <= crossing <= line.end + _NEAR for line in lines)
