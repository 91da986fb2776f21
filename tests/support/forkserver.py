"""A server whose fresh children have imported what they need: they are killed by the dozen.

A process has one server, and one list of what that imports: here stand all the modules that begin children.
"""

import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from typing import TypeVar

T = TypeVar("T")

context = multiprocessing.get_context("forkserver")
context.set_forkserver_preload(["tests.collection.collectors", "tests.journeys.typists", "tests.storage.victims"])


@contextmanager
def child(target: Callable[..., None], *arguments: object) -> Iterator[tuple[ForkServerProcess, Connection]]:
    """A fresh child, which gets the arguments and a pipe to send through, and the other end. It ends with the block at
    the latest."""
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=target, args=(*arguments, theirs))
    process.start()
    theirs.close()
    try:
        yield process, ours
    finally:
        process.kill()
        process.join()
        ours.close()
        process.close()


def last_of(pipe: Connection, last: T) -> T:
    """What the child sent last before it ended; `last` if nothing."""
    with suppress(EOFError):
        while True:
            last = pipe.recv()
    return last
