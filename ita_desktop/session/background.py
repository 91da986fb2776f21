"""One way to work beside the window: threads whose answers come back to it, questions of which the newest wins, timers.

A task gets values and gives values; it never touches a widget or the document. What one thing needs is closed with it.
"""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from queue import SimpleQueue
from typing import Any, Generic, TypeVar
from weakref import WeakSet

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from ita_desktop.errors import ExpectedError
from ita_desktop.key_priority import give_way
from ita_desktop.session.qt.lifetimes import after, every

__all__ = ["Background", "IsWanted", "Latest", "Worker", "wait_for_all"]

CLOSE_SECONDS = 5.0
"""How long the end of a thread is waited for that works for the window: a disk may hold it."""

IsWanted = Callable[[], bool]

_T = TypeVar("_T")

_threads: WeakSet[threading.Thread] = WeakSet()


class Background(QObject):
    """Owner of the threads and timers of its parent. Must be closed before the program ends."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._workers: list[Worker] = []
        self._timers: list[QTimer] = []

    def worker(self, name: str) -> "Worker":
        """A new thread."""
        made = Worker(name)
        self._workers.append(made)
        return made

    def idle_worker(self, name: str) -> "Worker":
        """A thread of that name that has nothing to do, if need be a new one: no other disk holds it up."""
        idle = (one for one in self._workers if one.name == name and not one.is_busy)
        return next(idle, None) or self.worker(name)

    def after(self, milliseconds: int, act: Callable[[], object]) -> QTimer:
        """A timer that acts once, so long after it was started last."""
        self._timers.append(after(milliseconds, self, act))
        return self._timers[-1]

    def every(self, milliseconds: int, act: Callable[[], object]) -> QTimer:
        """A timer that acts again and again once it is started."""
        self._timers.append(every(milliseconds, self, act))
        return self._timers[-1]

    def rest(self) -> None:
        """Stop all timers."""
        for timer in self._timers:
            timer.stop()

    def close(self, patience: float | None = CLOSE_SECONDS) -> bool:
        """End everything; whether all threads have ended after so many seconds. Nothing is answered afterwards."""
        self.rest()
        deadline = None if patience is None else time.monotonic() + patience
        ended = [
            worker.close(None if deadline is None else max(0.0, deadline - time.monotonic()))
            for worker in self._workers
        ]
        return all(ended)


class Latest:
    """Questions of one kind, of which the newest wins: the one before is cancelled, or its answer dropped."""

    def __init__(self, worker: "Callable[[], Worker]") -> None:
        """`worker` returns the thread for the next question."""
        self._worker = worker
        self._newest: object = None

    def ask(
        self,
        question: Callable[[IsWanted], _T],
        answer: Callable[[_T], object],
        failed: Callable[[ExpectedError], object] = lambda _: None,
        dropped: Callable[[_T], object] = lambda _: None,
    ) -> "Future[_T]":
        """Ask in the background; `answer` or `failed` is called unless another question comes first.

        `question` gets a function that returns whether its answer is still wanted, after it has given way to keys, and
        is not asked at all if it is not by its turn. `dropped` is called with an answer that is not wanted any more.
        """
        asked = self._newest = object()

        def is_wanted() -> bool:
            give_way()
            return self._newest is asked

        def on_answer(found: _T) -> None:
            if is_wanted():
                self.forget()
                answer(found)
            else:
                dropped(found)

        def on_failure(error: ExpectedError) -> None:
            if is_wanted():
                self.forget()
                failed(error)

        return self._worker().run(lambda: question(is_wanted), on_answer, on_failure, is_wanted=is_wanted)

    def forget(self) -> None:
        """Want no answer any more."""
        self._newest = None


@dataclass(frozen=True, eq=False)
class _Task(Generic[_T]):
    work: Callable[[], _T]
    done: Callable[[_T], object]
    failed: Callable[[ExpectedError], object]
    broken: Callable[[], object]
    is_wanted: IsWanted
    future: "Future[_T]"


class _Post(QObject):
    """Brings what is done from the threads to the window's. One for the whole program: what is on its way to an object
    that a thread lets go of last, Qt may keep for ever, or the program ends."""

    _brought = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._done: SimpleQueue[tuple[Worker, _Task[Any]]] = SimpleQueue()
        self._brought.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def bring(self, worker: "Worker", task: _Task[Any]) -> None:
        """For the thread of the worker."""
        self._done.put((worker, task))
        with suppress(RuntimeError):  # the program ends, and this object is gone
            self._brought.emit()

    def _deliver(self) -> None:
        worker, task = self._done.get()
        worker.deliver(task)


@cache
def _post() -> _Post:
    """Made by the window's thread, to which it brings everything."""
    return _Post()


class Worker:
    """Owner of one thread, which works off its tasks in the order they were given.

    The thread does not keep the program from ending: a disk that does not answer may hold it.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        # Of tasks with answers of every type.
        self._tasks: SimpleQueue[_Task[Any] | None] = SimpleQueue()
        self._is_closed = False
        self._unanswered = 0
        self._post = _post()
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)

    @property
    def is_busy(self) -> bool:
        """Whether there is a task that was not answered yet."""
        return self._unanswered > 0

    def run(
        self,
        task: Callable[[], _T],
        done: Callable[[_T], object] = lambda _: None,
        failed: Callable[[ExpectedError], object] = lambda _: None,
        broken: Callable[[], object] = lambda: None,
        *,
        is_wanted: IsWanted = lambda: True,
    ) -> "Future[_T]":
        """Have the task done in the background, then call `done` with its answer, or `failed` with its ExpectedError,
        in the thread of the window. Any other exception is a bug and is raised there, after `broken` was called.

        A task that is not wanted by its turn is cancelled.
        """
        given = _Task(task, done, failed, broken, is_wanted, Future())
        if self._thread.ident is None:
            _threads.add(self._thread)
            self._thread.start()
        self._unanswered += 1
        self._tasks.put(given)
        return given.future

    def latest(self) -> Latest:
        """A new kind of questions, asked in this thread."""
        return Latest(lambda: self)

    def close(self, patience: float | None = CLOSE_SECONDS) -> bool:
        """Have the tasks done that were given, and end the thread; whether it has ended after so many seconds. Answers
        still on their way are not delivered."""
        self._is_closed = True
        self._tasks.put(None)
        if self._thread.ident is not None:
            self._thread.join(patience)
        return not self._thread.is_alive()

    def _work(self) -> None:
        while self._has_done(self._tasks.get()):
            pass

    def _has_done(self, task: _Task[Any] | None) -> bool:
        """Whether there was something to do. In a function of its own, which keeps nothing of it afterwards."""
        if task is None:
            return False
        give_way()
        if task.is_wanted():
            try:
                task.future.set_result(task.work())
            except BaseException as error:
                task.future.set_exception(error)
        else:
            task.future.cancel()
        self._post.bring(self, task)
        return True

    def deliver(self, task: _Task[Any]) -> None:
        """Answer a task that is done. In the thread of the window."""
        if self._is_closed:
            return
        self._unanswered -= 1
        if task.future.cancelled():
            return
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
