"""How the work of something grows: lines run and functions called for an input and for one twice as long.

Steps are counted and not seconds, so that a busy machine changes nothing. Loops inside C count as one each: ids are
made `Counted`, whose comparisons are functions of Python's, so that `list.index` and `in` over ids are seen.

C counts if there is a compiler, in a tenth of the time, and Python if not; both count the same.
"""

import ctypes
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any

SIZE, LINEAR = 50, 2.05
"""Twice the input of so many parts, at most so many times the work: what is linear grows by 2.0 at most."""

FULL_SIZE, FULL_LINEAR = 200, 2.2
"""At full counts. At 200 parts what was mended grew by 2.3 and more, and what is left by 2.07 at most."""


_COUNTER = """
long steps;
int step(void *object, void *frame, int what, void *argument)
{
    (void)object; (void)frame; (void)what; (void)argument;
    steps++;
    return 0;
}
"""
"""What the interpreter calls, a `Py_tracefunc`."""


class Counted(str):
    """An id whose comparisons are seen by `steps`."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return str.__eq__(self, other) is True

    def __hash__(self) -> int:
        return str.__hash__(self)


def steps(act: Callable[[], object]) -> int:
    """How many lines, calls and returns it takes, in this thread. A turn of a loop on one line is a line, too."""
    counter = _counter()
    before = sys.gettrace()
    try:
        return steps_by_python(act) if counter is None else _steps_by_c(act, counter)
    finally:
        sys.settrace(before)


def steps_by_python(act: Callable[[], object]) -> int:
    """How many, where there is no compiler. What was traced before is no more."""
    count = 0

    # Any: what the interpreter hands to a trace function.
    def trace(_frame: FrameType, _event: str, _argument: Any) -> Callable[..., Any]:
        nonlocal count
        count += 1
        return trace

    sys.settrace(trace)
    act()
    sys.settrace(None)
    return count


def _steps_by_c(act: Callable[[], object], counter: ctypes.CDLL) -> int:
    count = ctypes.c_long.in_dll(counter, "steps")
    trace = ctypes.pythonapi.PyEval_SetTrace
    trace.argtypes, trace.restype = [ctypes.c_void_p, ctypes.py_object], None
    count.value = 0
    trace(ctypes.cast(counter.step, ctypes.c_void_p), None)
    act()
    trace(None, None)
    return count.value


@cache
def _counter() -> ctypes.CDLL | None:
    compiler = shutil.which("cc")
    if compiler is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "steps.so"
        command = [compiler, "-x", "c", "-O1", "-shared", "-fPIC", "-o", str(made), "-"]
        subprocess.run(command, input=_COUNTER, encoding="utf-8", check=True)
        return ctypes.CDLL(str(made))


def growth(made: Callable[[int], Callable[[], object]], size: int) -> float:
    """How many times the work for `size` is the work for twice of it. `made` prepares, what it gives is counted."""
    made(4)()  # what is loaded or kept at the first time is no part of either
    small, large = made(size), made(2 * size)
    return steps(large) / steps(small)
