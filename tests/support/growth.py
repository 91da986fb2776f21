"""How the work of something grows: lines run and functions called for an input and for one twice as long.

Steps are counted and not seconds, so that a busy machine changes nothing. Loops inside C count as one each: ids are
made `Counted`, whose comparisons are functions of Python's, so that `list.index` and `in` over ids are seen.
"""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

LINEAR = 2.2
"""Twice the input, at most so many times the work. At 200 parts what was mended grew by 2.3 and more, and what is
left by 2.07 at most."""


class Counted(str):
    """An id whose comparisons are seen by `steps`."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return str.__eq__(self, other) is True

    def __hash__(self) -> int:
        return str.__hash__(self)


def steps(act: Callable[[], object]) -> int:
    """How many lines, calls and returns it takes, in this thread. A turn of a loop on one line is a line, too."""
    count = 0

    # Any: what the interpreter hands to a trace function.
    def trace(_frame: FrameType, _event: str, _argument: Any) -> Callable[..., Any]:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        act()
    finally:
        sys.settrace(before)
    return count


def growth(made: Callable[[int], Callable[[], object]], size: int) -> float:
    """How many times the work for `size` is the work for twice of it. `made` prepares, what it gives is counted."""
    made(4)()  # what is loaded or kept at the first time is no part of either
    small, large = made(size), made(2 * size)
    return steps(large) / steps(small)
