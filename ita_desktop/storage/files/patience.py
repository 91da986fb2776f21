"""Asking a disk that may not answer.

A share whose server is gone, or a stick that was pulled out, can keep a thread for ever. What must not wait asks from
another thread, and goes on without the answer.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

_T = TypeVar("_T")


def answer_within(seconds: float, question: Callable[[], _T], otherwise: _T) -> _T:
    """What the question gives or raises; `otherwise` where that takes longer. Its thread then goes on by itself."""
    answer: Future[_T] = Future()

    def ask() -> None:
        try:
            answer.set_result(question())
        except BaseException as error:
            answer.set_exception(error)

    threading.Thread(target=ask, name="asking a disk", daemon=True).start()
    try:
        return answer.result(seconds)
    except TimeoutError:
        if answer.done():  # the question itself raised it
            raise
        return otherwise
