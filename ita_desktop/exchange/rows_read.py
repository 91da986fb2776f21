"""How far a file was read: the rows of its tables, of as many as there are."""

from collections.abc import Callable
from time import monotonic

Notify = Callable[[int, int], object]
"""Takes how many rows were read, and of how many: 0 if that is not known."""

_PAUSE = 0.1
"""Seconds between two."""


class RowsRead:
    """Owner of the count of rows. `notify` is called ten times a second at most."""

    def __init__(self, notify: Notify | None = None) -> None:
        self._notify = notify
        self._read = self._total = 0
        self._times = 1
        self._notified = monotonic()

    def expect(self, total: int, times: int = 1) -> None:
        """There are so many rows, each of which is gone over so many times. The first total is kept."""
        if not self._total:
            self._read, self._total, self._times = 0, total, times

    def one(self) -> None:
        """One more row was gone over."""
        self._read += 1
        if self._notify is None or monotonic() - self._notified < _PAUSE:
            return
        rows = self._read // self._times
        self._notify(min(rows, self._total) if self._total else rows, self._total)
        self._notified = monotonic()
