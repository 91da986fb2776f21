"""One background thread whose answers come back to the thread of the window.

Tasks run one after the other in the order they were given. A task gets values and gives values; it never touches a
widget or the document.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from ita_desktop.errors import ExpectedError
from ita_desktop.key_priority import give_way

_T = TypeVar("_T")


def _nothing() -> None:
    """Nobody has to know."""


class Worker(QObject):
    """Owner of one thread. Must be closed before the program ends."""

    _finished = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        task: Callable[[], _T],
        done: Callable[[_T], None],
        failed: Callable[[ExpectedError], None],
        broken: Callable[[], None] = _nothing,
    ) -> "Future[_T]":
        """Have the task done in the background, then call `done` with its answer, or `failed` with its ExpectedError,
        in the thread of the window. Any other exception is a bug and is raised there, after `broken` was called."""

        def work() -> _T:
            give_way()
            return task()

        future = self._pool.submit(work)
        future.add_done_callback(lambda finished: self._finished.emit((finished, done, failed, broken)))
        return future

    def close(self) -> None:
        """Wait for the tasks that were given and end the thread. Answers still on their way are not delivered."""
        self._finished.disconnect(self._deliver)
        self._pool.shutdown(wait=True)

    # A tuple through a Signal(object) has no static type.
    def _deliver(
        self,
        outcome: tuple["Future[Any]", Callable[[Any], None], Callable[[ExpectedError], None], Callable[[], None]],
    ) -> None:
        future, done, failed, broken = outcome
        try:
            answer = future.result()
        except ExpectedError as error:
            failed(error)
        except BaseException:
            broken()
            raise
        else:
            done(answer)
