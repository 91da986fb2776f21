"""A process of its own for whatever is done with a file that somebody else made: not even a crash of a library takes
the user's open work along.

The helper is this same program with a hidden command. It puts limits on itself, waits for a private copy of the file,
and writes its answer into a file beside it: a line of JSON for each piece, the last one an object. The answer is read
while the rest of it is still to come, and is believed no more than the file. What a helper can be asked is a `Task`;
what it then does stands in `ita_desktop/helper.py`.
"""

import json
import logging
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from ita_desktop import paths
from ita_desktop.domain.report.admission import admitted_line
from ita_desktop.errors import (
    BadExchangeError,
    ExchangeFault,
    FileDamagedError,
    FileNewerError,
    FileRefusedError,
    FileTooLargeError,
    InspectionTooLongError,
    OpeningCancelledError,
)
from ita_desktop.private_files import private_opener
from ita_desktop.regular_file import open_regular
from ita_desktop.storage.inspection.limits import limit_this_process

COMMAND = "--help-with"
"""The hidden command: the task, the copy and the place of the answer follow."""


class Task(StrEnum):
    """What a helper can be asked to do with a file."""

    REPORT = "report"
    """Inspect a received report file; its rows."""

    EXCHANGE = "exchange"
    """Read a file of another format, known by its suffix, as a report; its rows."""

    PICTURE = "picture"
    """Read a picture file; an emblem that a report can hold."""


@dataclass(frozen=True, slots=True)
class Caps:
    """What a task may take: bytes of address space, and seconds from when it is begun until it is answered."""

    memory: int
    seconds: int


CAPS = {
    # A report of 500,000 rows takes a quarter of the memory; the inspection has a clock of its own, of 5 s.
    Task.REPORT: Caps(2 * 2**30, 15),
    Task.EXCHANGE: Caps(2**30, 20),
    Task.PICTURE: Caps(2**30, 10),
}

_START_SECONDS = 10.0  # a cold start from a slow disk, with a virus scanner reading along
_COPY_SECONDS = 600.0  # a large file from a slow network; after that nobody is there any more who waits for us
_LOOK_SECONDS = 0.002
_BEGUN = b'"begun"'
_CHUNK = 4 * 2**20
_ANSWER_MAX = 2**30  # bytes; a system without that limit leaves it to us
_PARTS_MAX = 2_000_000  # brackets and commas in a line: of a few hundred rows a thousandth
_WORDS_MAX = 500  # characters of a place or a detail
_STRING = re.compile(rb'"(?:[^"\\\\]|\\\\.)*+"', re.DOTALL)
_OUT_OF_TIME = (-getattr(signal, "SIGXCPU", 0), 1816)  # the second is Windows' ERROR_NOT_ENOUGH_QUOTA

_log = logging.getLogger(__name__)


class NoHelperError(Exception):
    """A helper that never got to the file: our own trouble and not the file's."""


class Helper:
    """One helper at work on the copy of the file `name`. Ends with the block of `helped`."""

    def __init__(
        self, process: subprocess.Popen[bytes], answer: Path, name: Path, caps: Caps, is_wanted: Callable[[], bool]
    ) -> None:
        self.name = name
        self._process = process
        self._answer = answer
        self._caps = caps
        self._is_wanted = is_wanted
        self._deadline = 0.0

    def pieces(self) -> Iterator[tuple[bytes, object]]:
        """Each piece of the answer as it is written and as it was parsed, the last being an object. The copy is there.

        Raises NoHelperError; a FileRefusedError or BadExchangeError that the helper tells; InspectionTooLongError,
        FileDamagedError where the helper died of the file, and OpeningCancelledError.
        """
        with closing(self._lines()) as lines:
            self._deadline = time.monotonic() + _START_SECONDS
            if next(lines, None) != _BEGUN:
                _log.info("a helper never began: %s", self._process.poll())
                raise NoHelperError
            self._deadline = time.monotonic() + self._caps.seconds
            for line in lines:
                piece = self._parsed(line)
                yield line, piece
                if isinstance(piece, dict):
                    return
        code = self._process.poll()
        if code in _OUT_OF_TIME:
            raise InspectionTooLongError(self.name, "no processor time left")
        raise FileDamagedError(self.name, f"the helper ended with {code}")

    def _parsed(self, line: bytes) -> object:
        try:
            piece = _value(line)
            refusal = _refusal(piece, self.name) if isinstance(piece, dict) and "refused" in piece else None
        except (ValueError, LookupError, TypeError) as error:
            raise FileDamagedError(self.name, "the helper told what no helper tells") from error
        if refusal is not None:
            raise refusal
        return piece

    def _lines(self) -> Generator[bytes]:
        """The lines of the answer without their ends, as they are written; InspectionTooLongError at the deadline."""
        rest, size = b"", 0
        stream: BinaryIO | None = None
        try:
            while True:
                has_ended = self._process.poll() is not None  # whatever it wrote is there when we look
                if stream is None and self._answer.exists():
                    stream = open_regular(self._answer)
                if stream is not None and (written := stream.read(_CHUNK)):
                    size += len(written)
                    if size > _ANSWER_MAX:
                        raise FileTooLargeError(self.name, "answer")
                    *lines, rest = (rest + written).split(b"\n")
                    yield from lines
                elif has_ended:
                    return
                elif not self._is_wanted():
                    raise OpeningCancelledError(self.name)
                elif time.monotonic() > self._deadline:
                    raise InspectionTooLongError(self.name, "no answer in time")
                else:
                    time.sleep(_LOOK_SECONDS)
        finally:
            if stream is not None:
                stream.close()


@contextmanager
def helped(
    task: Task,
    copy: Path,
    name: Path,
    *,
    begin: Callable[[Task], Sequence[str]] | None = None,
    is_wanted: Callable[[], bool] = lambda: True,
) -> Iterator[Helper]:
    """A helper that does the task with the file at `copy`, which is given its name once it is whole; `name` is what
    errors call it. The helper starts meanwhile, and is ended with the block, or soon after this process.

    `begin` is how the helper is started (its two places are added). While it works, `is_wanted` is asked whether it
    should go on. NoHelperError where none can be started.
    """
    answer = copy.with_name(copy.name + ".answer")
    try:
        process = subprocess.Popen(
            [*(begin or command)(task), str(copy), str(answer)],
            stdin=subprocess.PIPE,  # closes with this process, however it ends: then the helper ends too
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        _log.info("no helper: %s", error)
        raise NoHelperError from error
    try:
        yield Helper(process, answer, name, CAPS[task], is_wanted)
    finally:
        process.kill()
        if process.stdin is not None:
            process.stdin.close()
        process.wait()


def command(task: Task) -> list[str]:
    """How this program starts itself as a helper."""
    if getattr(sys, "frozen", False):
        return [sys.executable, COMMAND, task]
    return [sys.executable, str(paths.program_folder() / "main.py"), COMMAND, task]


# In the helper


Give = Callable[[bytes], None]
"""Takes a piece of the answer: JSON on one line."""


def answer_with_limits(task: Task, copy: Path, answer: Path, work: Callable[[Path, Give], dict[str, object]]) -> None:
    """The helper's whole work: do it under limits, and write the answer to a new file.

    `work` gets the copy once it is there and may give pieces; what it returns ends the answer. What it refuses by an
    ExpectedError of those that `Helper.pieces` raises is told.
    """
    threading.Thread(target=_end_with_the_program, name="waiting for the end", daemon=True).start()
    with open(answer, "xb", opener=private_opener) as stream:
        stream.write(_BEGUN + b"\n")
        stream.flush()
        caps = CAPS[task]
        limit_this_process(caps.memory, caps.seconds + 10)  # the clock of the one who waits comes first

        def give(piece: bytes) -> None:
            stream.write(piece + b"\n")

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
                "place": error.place,
                "reason": error.reason.name,
                "detail": error.detail,
            }
        stream.write(json.dumps(last, ensure_ascii=True).encode() + b"\n")


def _end_with_the_program() -> None:
    """Wait for the end of the pipe that the program which started us holds; it goes with it, whatever it died of."""
    try:
        while os.read(0, 64):
            pass
    except OSError:  # started by hand, without a pipe
        return
    os._exit(1)


def _wait_for(copy: Path) -> None:
    """Until the copy is whole: it is given its name then. Whoever makes it ends this process where it never will be."""
    given_up = time.monotonic() + _COPY_SECONDS
    while not copy.exists() and copy.parent.exists() and time.monotonic() < given_up:
        time.sleep(_LOOK_SECONDS)


# The answer is believed no more than the file


def _value(line: bytes) -> object:
    """The line as a value. ValueError where it is none, or where it would take far more memory than it has bytes."""
    if len(line) > _PARTS_MAX and _parts(line) > _PARTS_MAX and _parts(_STRING.sub(b"", line)) > _PARTS_MAX:
        raise ValueError("too many parts")
    try:
        piece: object = json.loads(line.decode())
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    return piece


def _parts(line: bytes) -> int:
    return line.count(b"[") + line.count(b"{") + line.count(b",")


def _refusal(told: dict[str, object], name: Path) -> FileRefusedError | BadExchangeError:
    """The refusal that the helper tells. ValueError and LookupError where it is none."""
    if told["refused"] == BadExchangeError.__name__:
        place, detail = (admitted_line(str(told[key])[:_WORDS_MAX])[0] for key in ("place", "detail"))
        return BadExchangeError(place, ExchangeFault[str(told["reason"])], detail)
    kinds = {kind.__name__: kind for kind in FileRefusedError.__subclasses__()}
    kind = kinds[str(told["refused"])]
    if kind is FileNewerError:
        version = told["version"]
        if type(version) is not int:
            raise TypeError("version")
        return FileNewerError(name, version)
    return kind(name, str(told.get("detail", "")))
