"""The widths of the columns of a table, however many there are: as the paper has them, and with an edge moved."""

from collections.abc import Sequence
from math import ceil, floor

from ita_desktop.domain.limits import COLUMN_LEAST, COLUMN_WIDTHS


def scaled(widths: Sequence[float], room: float) -> tuple[float, ...]:
    """The widths as the paper has them, in mm: they fill the room, and none is narrower than COLUMN_LEAST."""
    narrow: set[int] = set()
    while True:
        share = room - COLUMN_LEAST * len(narrow)
        whole = sum(width for index, width in enumerate(widths) if index not in narrow)
        found = [COLUMN_LEAST if index in narrow else width * share / whole for index, width in enumerate(widths)]
        too_narrow = {index for index, width in enumerate(found) if width < COLUMN_LEAST}
        if not too_narrow:
            return tuple(round(width, 3) for width in found)
        narrow |= too_narrow


def in_whole_millimetres(widths: Sequence[float]) -> tuple[int, ...]:
    """The widths with the same sum to the nearest millimetre; those are rounded up that lose most otherwise."""
    found = [floor(width) for width in widths]
    by_loss = sorted(range(len(found)), key=lambda index: found[index] - widths[index])
    for index in by_loss[: round(sum(widths)) - sum(found)]:
        found[index] += 1
    return tuple(found)


def with_edge_moved(widths: tuple[int, ...], edge: int, by: int, room: float) -> tuple[int, ...]:
    """The widths with the edge after column `edge` (from 0) moved to the right, to the left if `by` is less than 0, as
    far as it goes: what one neighbour gains the other loses. Neither gets narrower than it can be in that room, or than
    it is if it is narrower already.
    """
    left, right = widths[edge : edge + 2]
    least = max(COLUMN_WIDTHS[0], ceil(COLUMN_LEAST * sum(widths) / room))
    least_by = max(min(least, left) - left, right - COLUMN_WIDTHS[-1])
    most_by = min(right - min(least, right), COLUMN_WIDTHS[-1] - left)
    moved = min(max(by, least_by), most_by)
    return (*widths[:edge], left + moved, right - moved, *widths[edge + 2 :])
