"""How the work of something grows: bytecode instructions executed for an input and for one twice as long.

Instructions are counted and not seconds, so that a busy machine changes nothing. Loops inside C count as one each: ids
are made `Counted`, whose comparisons are instructions of Python's, so that `list.index` and `in` over ids are seen.
"""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

LINEAR = 2.2
"""Twice the input, at most so many times the work. At 200 parts what was mended grew by 2.3 and more, and what is
left by 2.07 at most."""


class Counted(str):
    """An id whose comparisons are seen by `instructions`."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return str.__eq__(self, other) is True

    def __hash__(self) -> int:
        return str.__hash__(self)


def instructions(act: Callable[[], object]) -> int:
    """How many bytecode instructions it takes, in this thread."""
    count = 0

    # Any: what the interpreter hands to a trace function.
    def trace(frame: FrameType, event: str, _: Any) -> Callable[..., Any]:
        nonlocal count
        if event == "opcode":
            count += 1
        else:
            frame.f_trace_opcodes, frame.f_trace_lines = True, False
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
    return instructions(large) / instructions(small)
