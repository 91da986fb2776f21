"""How long this thread works for something: what else the machine does takes no part, nor what else is in memory."""

import gc
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Work:
    """What `worked` has measured, once its block has ended."""

    seconds = 0.0


@contextmanager
def worked() -> Iterator[Work]:
    """Processor time of this thread for the block. Without garbage collection, as in `timeit`: it would look through
    all that the tests before have left."""
    work, was_on = Work(), gc.isenabled()
    gc.disable()
    begun = time.thread_time()
    try:
        yield work
    finally:
        work.seconds = time.thread_time() - begun
        if was_on:
            gc.enable()


def seconds_of_work(act: Callable[[], object]) -> float:
    """Processor time of this thread for a call, as `worked` measures it."""
    with worked() as work:
        act()
    return work.seconds


def least_seconds_of_work(act: Callable[[], object], enough: float) -> float:
    """The seconds of a call; the least of three where they are more than `enough`, as other work only adds to them."""
    least = seconds_of_work(act)
    for _ in range(2):
        if least > enough:
            least = min(least, seconds_of_work(act))
    return least


def longest_pause(act: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """Run it in another thread; seconds by the clock of the longest stretch in which this thread did not get to run. By
    `time.process_time` what other programs take does not count."""
    worker = threading.Thread(target=act)
    longest, last = 0.0, clock()
    worker.start()
    while worker.is_alive():
        time.sleep(0.001)
        now = clock()
        longest, last = max(longest, now - last), now
    worker.join()
    return longest
