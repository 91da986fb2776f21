"""One way to work beside the window: threads whose answers come back to it, and timers, of one owner.

All of what one thing needs is closed with it.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from ita_desktop.session.qt.lifetimes import on
from ita_desktop.session.worker import Worker


class Background(QObject):
    """Owner of the threads and timers of its parent. Must be closed before the program ends."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._workers: list[Worker] = []
        self._timers: list[QTimer] = []

    def worker(self, name: str) -> Worker:
        """A new thread."""
        made = Worker(name)  # no child: one that a disk holds outlives us
        self._workers.append(made)
        return made

    def idle_worker(self, name: str) -> Worker:
        """A thread that has nothing to do, new where there is none: for work that another's disk must not hold up."""
        idle = (one for one in self._workers if one.objectName() == name and not one.is_busy)
        found = next(idle, None) or self.worker(name)
        found.setObjectName(name)
        return found

    def after(self, milliseconds: int, act: Callable[[], object]) -> QTimer:
        """A timer that acts once, so long after it was started last."""
        timer = self.every(milliseconds, act)
        timer.setSingleShot(True)
        return timer

    def every(self, milliseconds: int, act: Callable[[], object]) -> QTimer:
        """A timer that acts again and again once it is started."""
        timer = QTimer(self)
        timer.setInterval(milliseconds)
        on(timer.timeout, timer, act)
        self._timers.append(timer)
        return timer

    def rest(self) -> None:
        """No timer acts any more."""
        for timer in self._timers:
            timer.stop()

    def close(self, patience: float | None = None) -> bool:
        """End everything; whether all threads have ended after so many seconds. Nothing is answered afterwards."""
        self.rest()
        deadline = None if patience is None else time.monotonic() + patience
        ended = [
            worker.close(None if deadline is None else max(0.0, deadline - time.monotonic()))
            for worker in self._workers
        ]
        return all(ended)
