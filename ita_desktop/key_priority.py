"""Whose turn it is: the window answers a key first, what works in the background goes on after it.

Threads of Python share one interpreter. The answer to a key lets go of it with every call into Qt that may take long,
and beside a thread that wants it all the time each of these costs a wait. So the background begins nothing meanwhile,
and the layout of the paper stops. As the interpreter is the process's, so is its turn.
"""

from threading import get_ident
from time import perf_counter, sleep

AT_MOST_SECONDS = 0.05
"""How long one key keeps the background waiting, however long its answer takes."""

_LOOK_SECONDS = 0.001

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


def give_way() -> None:
    """Wait while another thread answers a key."""
    while perf_counter() < _over_at and get_ident() != _answering:
        sleep(_LOOK_SECONDS)
