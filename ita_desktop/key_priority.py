"""Whose turn it is: the window answers a key first, what works in the background goes on after it.

Threads of Python share one interpreter. The answer to a key lets go of it with every call into Qt that may take long,
and beside a thread that wants it all the time each of these costs a wait: in a list of 10,000 items a key took two to
three times as long while the paper was laid out. So the long loops of the background stop here meanwhile. As the
interpreter is the process's, so is its turn.
"""

from collections.abc import Iterable, Iterator
from threading import get_ident
from time import perf_counter, sleep
from typing import TypeVar

_T = TypeVar("_T")

AT_MOST_SECONDS = 0.05
"""How long one key keeps the background waiting, however long its answer takes."""

_LOOK_SECONDS = 0.001
_AT_A_TIME = 128  # rows, texts and the like

_over_at = 0.0  # by `perf_counter`
_answering = 0  # the thread that does not wait


def begin_answer() -> None:
    """This thread answers a key from now on. After one without an answer the background has as long for itself."""
    global _over_at, _answering
    now = perf_counter()
    if now > _over_at + AT_MOST_SECONDS:
        _over_at, _answering = now + AT_MOST_SECONDS, get_ident()


def end_answer() -> None:
    """The answer is on the screen."""
    global _over_at
    _over_at = 0.0


def is_answering() -> bool:
    """Whether a key waits for its answer."""
    return perf_counter() < _over_at


def give_way() -> None:
    """Wait while another thread answers a key. For every round of a loop that takes milliseconds in all."""
    while perf_counter() < _over_at and get_ident() != _answering:
        sleep(_LOOK_SECONDS)


def in_turns(things: Iterable[_T]) -> Iterator[_T]:
    """`things` one by one, giving way every now and then."""
    for count, thing in enumerate(things):
        if count % _AT_A_TIME == 0:
            give_way()
        yield thing


def parts_in_turns(things: list[_T]) -> Iterator[list[_T]]:
    """`things` in parts, giving way before each."""
    for start in range(0, len(things), _AT_A_TIME):
        give_way()
        yield things[start : start + _AT_A_TIME]
