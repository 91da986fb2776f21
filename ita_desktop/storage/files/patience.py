"""Calls to a disk that may not respond.

A share whose server is gone, or a stick that was pulled out, can block a thread for ever. Code that must not wait
calls from another thread, and goes on without the result.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

_T = TypeVar("_T")


def asked(question: Callable[[], _T]) -> Future[_T]:
    """What the question returns or raises, once it does, from a thread of its own that ends with the program."""
    answer: Future[_T] = Future()

    def ask() -> None:
        try:
            answer.set_result(question())
        except BaseException as error:
            answer.set_exception(error)

    threading.Thread(target=ask, name="asking a disk", daemon=True).start()
    return answer


def answer_within(seconds: float, question: Callable[[], _T], otherwise: _T) -> _T:
    """What the question returns or raises; `otherwise` if that takes longer. Its thread then goes on by itself."""
    answer = asked(question)
    try:
        return answer.result(seconds)
    except TimeoutError:
        if answer.done():  # the question itself raised it
            raise
        return otherwise
