"""Every object that the garbage collector knows of, looked at while no other thread runs."""

import gc
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def every_object() -> Iterator[list[object]]:
    """The objects. No other thread goes on until the block ends, unless something in it waits.

    A tuple that another thread is making is among them, half full. It cannot be made while somebody else holds it:
    CPython 3.11 raises SystemError there.
    """
    interval = sys.getswitchinterval()
    sys.setswitchinterval(60)
    time.sleep(0.05)  # a thread that waits by the interval of before, and clock ticks of Windows, comes in once more
    found = gc.get_objects()
    try:
        yield found
    finally:
        found.clear()
        sys.setswitchinterval(interval)
