"""One background thread whose answers come back to the thread of the window.

Tasks run one after the other in the order they were given. A task gets values and gives values; it never touches a
widget or the document. The thread keeps nobody from ending the program: a disk that does not answer may hold it.
"""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, Generic, TypeVar
from weakref import WeakSet

from PySide6.QtCore import QObject, Qt, Signal

from ita_desktop.errors import ExpectedError
from ita_desktop.key_priority import give_way

CLOSE_SECONDS = 5.0
"""How long the end of a thread is waited for that works for the window: a disk may hold it."""

_T = TypeVar("_T")

_threads: WeakSet[threading.Thread] = WeakSet()


def _nothing() -> None:
    """Nobody has to know."""


@dataclass(frozen=True, eq=False)
class _Task(Generic[_T]):
    work: Callable[[], _T]
    done: Callable[[_T], None]
    failed: Callable[[ExpectedError], None]
    broken: Callable[[], object]
    future: "Future[_T]"


class Worker(QObject):
    """Owner of one thread. Must be closed before the program ends."""

    _finished = Signal(object)  # _Task

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Of tasks with answers of every type.
        self._tasks: SimpleQueue[_Task[Any] | None] = SimpleQueue()
        self._is_closed = False
        self._unanswered: set[_Task[Any]] = set()
        self._newest: _Task[Any] | None = None
        self._waiting: _Task[Any] | None = None
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)

    @property
    def is_busy(self) -> bool:
        """Whether there is a task that was not answered yet."""
        return bool(self._unanswered)

    def run(
        self,
        task: Callable[[], _T],
        done: Callable[[_T], None],
        failed: Callable[[ExpectedError], None],
        broken: Callable[[], object] = _nothing,
    ) -> "Future[_T]":
        """Have the task done in the background, then call `done` with its answer, or `failed` with its ExpectedError,
        in the thread of the window. Any other exception is a bug and is raised there, after `broken` was called."""
        given = _Task(task, done, failed, broken, Future())
        self._begin(given)
        return given.future

    def run_latest(
        self,
        task: Callable[[], _T],
        done: Callable[[_T], None],
        failed: Callable[[ExpectedError], None],
        broken: Callable[[], object] = _nothing,
    ) -> None:
        """Like `run`, but only the newest matters: while one is at work another waits, and takes the place of the one
        that waited before, which is never done."""
        given = _Task(task, done, failed, broken, Future())
        if self._newest is None:
            self._newest = given
            self._begin(given)
        else:
            self._waiting = given

    def close(self, patience: float | None = CLOSE_SECONDS) -> bool:
        """Have the tasks done that were given, and end the thread; whether it has ended after so many seconds. Answers
        still on their way are not delivered."""
        self._is_closed = True  # disconnecting would leave Qt with an answer for a slot that is gone, and kill it
        self._tasks.put(None)
        if self._thread.ident is not None:
            self._thread.join(patience)
        return not self._thread.is_alive()

    def _begin(self, task: _Task[Any]) -> None:
        if self._thread.ident is None:
            _threads.add(self._thread)
            self._thread.start()
        self._unanswered.add(task)
        self._tasks.put(task)

    def _work(self) -> None:
        while self._has_done(self._tasks.get()):
            pass

    def _has_done(self, task: _Task[Any] | None) -> bool:
        """Whether there was something to do. In a function of its own, which keeps nothing of it afterwards."""
        if task is None:
            return False
        give_way()
        try:
            task.future.set_result(task.work())
        except BaseException as error:
            task.future.set_exception(error)
        with suppress(RuntimeError):  # the window that asked, and this object with it, may be gone meanwhile
            self._finished.emit(task)
        return True

    def _deliver(self, task: _Task[Any]) -> None:
        if self._is_closed:
            return
        self._unanswered.discard(task)
        if task is self._newest:
            self._newest, self._waiting = self._waiting, None
            if self._newest is not None:
                self._begin(self._newest)
        try:
            answer = task.future.result()
        except ExpectedError as error:
            task.failed(error)
        except BaseException:
            task.broken()
            raise
        else:
            task.done(answer)


def wait_for_all(seconds: float) -> bool:
    """Whether every background thread that was closed has ended by then: one that has not is held by a disk."""
    deadline = time.monotonic() + seconds
    for thread in list(_threads):
        thread.join(max(0.0, deadline - time.monotonic()))
    return not any(thread.is_alive() for thread in _threads)
