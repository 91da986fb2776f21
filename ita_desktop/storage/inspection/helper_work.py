"""What a helper does: a task with one file, or with file after file, under limits, each answer into a file beside it.

It ends with the program that started it. `helper_process.py` starts helpers and reads their answers.
"""

import gc
import json
import os
import stat
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue

from ita_desktop.domain.thai.numbers import whole_number
from ita_desktop.errors import BadExchangeError, FileNewerError, FileRefusedError, FileTooLargeError
from ita_desktop.private_files import private_opener
from ita_desktop.processes import may_be
from ita_desktop.storage.inspection.helper_process import BEGUN, CAPS, CHECK_SECONDS, STARTER, AwakeTime, Task
from ita_desktop.storage.inspection.limits import limit_this_process

_COPY_SECONDS = 600.0  # a large file from a slow network
_LOOK_SECONDS = 0.5
_PROCESSES = range(1, 2**31)

Give = Callable[[bytes], None]
"""Takes a piece of the answer: JSON on one line."""

Work = Callable[[Path, Give], dict[str, object]]
"""Gets the copy of a file when it is complete and may give pieces; what it returns ends the answer."""


def work_with_limits(task: Task, copy: Path, answer: Path, work: Work) -> None:
    """The helper's whole work: do the task under limits, and write the answer to a new file.

    An ExpectedError that `Helper.pieces` can raise is written into the answer.
    """
    _end_with_the_program_in_threads(lambda _: None)
    _answer(task, copy, answer, work)


def work_on_files(task: Task, work: Work) -> None:
    """The whole work of a helper that lasts: the same for file after file, with the limits of one for each, as the
    program names them, until it ends this process."""
    named: SimpleQueue[bytes] = SimpleQueue()
    _end_with_the_program_in_threads(named.put)
    while True:
        copy, answer = map(Path, json.loads(named.get()))
        _answer(task, copy, answer, work)
        gc.collect()  # work may do without for one file
        gc.freeze()  # what is left is for the files to come


def _answer(task: Task, copy: Path, answer: Path, work: Work) -> None:
    with open(answer, "xb", opener=private_opener) as stream:
        stream.write(BEGUN + b"\n")
        stream.flush()
        caps = CAPS[task]
        limit_this_process(caps.memory, caps.seconds + 10)  # the process that waits has a shorter limit

        def give(piece: bytes) -> None:
            stream.write(piece + b"\n")
            stream.flush()  # it may be how far the work is

        try:
            _wait_for(copy)
            last = work(copy, give)
        except MemoryError:
            last = {"refused": FileTooLargeError.__name__, "detail": "memory"}
        except FileNewerError as error:
            last = {"refused": FileNewerError.__name__, "version": error.version}
        except FileRefusedError as error:
            last = {"refused": type(error).__name__, "detail": error.detail}
        except BadExchangeError as error:
            last = {
                "refused": BadExchangeError.__name__,
                "location": error.location,
                "reason": error.reason.name,
                "detail": error.detail,
            }
        stream.write(json.dumps(last, ensure_ascii=True).encode() + b"\n")


def _end_with_the_program_in_threads(take: Callable[[bytes], None]) -> None:
    threading.Thread(target=_end_with_the_program, args=(take,), name="waiting for the end", daemon=True).start()
    starter = os.environ.get(STARTER, "")
    threading.Thread(target=_end_without, args=(starter,), name="looking for the end", daemon=True).start()


def _end_with_the_program(take: Callable[[bytes], None]) -> None:
    """Take each line of the pipe that the starting program holds, then end: the pipe closes with that program."""
    try:
        has_pipe = stat.S_ISFIFO(os.fstat(0).st_mode)
    except OSError:  # pragma: no cover  # a process without standard input
        return
    if not has_pipe:  # started by hand
        return
    rest = b""
    with suppress(OSError):  # Windows may call the end of a pipe an error
        while read := os.read(0, 4096):
            *lines, rest = (rest + read).split(b"\n")
            for line in lines:
                take(line)
    os._exit(1)


def _end_without(starter: str) -> None:
    """End once the starting program is gone, though something else holds the other end of its pipe: on Windows a helper
    that outlives a killed window holds its folder."""
    number, _, born = starter.partition(" ")
    process = whole_number(number, _PROCESSES)
    if process is None:  # started by hand
        return
    while may_be(process, born):  # pragma: no cover  # in a helper, which it ends
        time.sleep(_LOOK_SECONDS)
    os._exit(1)  # pragma: no cover


def _wait_for(copy: Path) -> None:
    """Wait until the copy is complete: it gets its name then. The process that makes it ends this one if it fails."""
    patience = AwakeTime(_COPY_SECONDS)
    while not copy.exists() and copy.parent.exists() and not patience.is_over():
        time.sleep(CHECK_SECONDS)
