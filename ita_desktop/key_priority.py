"""The priority of keys: the window handles a key first, and background work goes on after it.

Threads of Python share one interpreter. The work for a key releases it at every call into Qt that may take long, and
waits for it each time if another thread is busy. So the background begins nothing meanwhile, and the layout of the
paper pauses. The state is global, as the interpreter is.
"""

from threading import get_ident
from time import perf_counter, sleep

AT_MOST_SECONDS = 0.05
"""How long one key keeps the background waiting at most, even if its work takes longer."""

_CHECK_SECONDS = 0.001

_over_at = 0.0  # by `perf_counter`
_key_thread = 0  # the thread that does not wait


def begin_key() -> None:
    """Begin the work for a key in this thread. After one that was never ended the background has as long for itself."""
    global _over_at, _key_thread
    now = perf_counter()
    if now > _over_at + AT_MOST_SECONDS:
        _over_at, _key_thread = now + AT_MOST_SECONDS, get_ident()


def end_key() -> None:
    """End the work for a key: its result is on the screen."""
    global _over_at
    _over_at = 0.0


def give_way() -> None:
    """Wait while another thread works for a key."""
    while perf_counter() < _over_at and get_ident() != _key_thread:
        sleep(_CHECK_SECONDS)
