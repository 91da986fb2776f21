"""Cyclic garbage is collected in the thread of the window, and nowhere else.

Python collects in whichever thread happens to allocate. What it finds may be objects of Qt, and those of a window must
not be destroyed by a background thread: the window could be using them at that very moment.
"""

import gc

from PySide6.QtCore import QObject

from ita_desktop.session.qt.lifetimes import every

COLLECT_AFTER = (50_000, 20, 1_000)
"""Thresholds of the generations. A report and its layout are hundreds of thousands of acyclic values: with Python's own
thresholds one full collection over a 600-measure report stops the window for 180 ms, and finds nothing."""

_LOOK_MS = 100


class GarbageCollection(QObject):
    """Owner of the timer; Python itself collects nothing meanwhile. Made and ended in the thread of the window."""

    def __init__(self) -> None:
        super().__init__()
        gc.disable()
        self._timer = every(_LOOK_MS, self, collect_due)
        self._timer.start()

    def end(self) -> None:
        """Python collects by itself again."""
        self._timer.stop()
        gc.enable()


def collect_due(thresholds: tuple[int, int, int] = COLLECT_AFTER) -> None:
    """Collect what Python would have collected by now with these thresholds, in this thread."""
    counts = gc.get_count()
    if counts[0] > thresholds[0]:
        gc.collect(0 if counts[1] <= thresholds[1] else 1 if counts[2] <= thresholds[2] else 2)
