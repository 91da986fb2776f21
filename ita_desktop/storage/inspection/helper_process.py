"""A process of its own for every task with a file that somebody else made: a crash there loses no open work.

The helper is this program, started with a hidden command. It puts limits on itself, waits for a private copy of the
file, and writes its answer into a file beside it: a line of JSON for each piece, the last one an object. The answer is
read as it is written, and trusted no more than the file. `Task` lists what a helper can do; `helper_work.py` has the
helper's own half, `ita_desktop/helper.py` does the task.
"""

import json
import logging
import os
import re
import signal
import subprocess
import sys
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
from ita_desktop.processes import birth
from ita_desktop.regular_file import open_regular

COMMAND = "--help-with"
"""The hidden command: the task follows, then the path of the copy and the path of the answer; without paths they come
one after the other through the helper's pipe."""


class Task(StrEnum):
    """What a helper can do with a file."""

    REPORT = "report"
    """Inspect a received report file; its rows."""

    CHECKED_REPORT = "checked report"
    """Inspect a received report file and check the report; its rows, and what is found in it."""

    EXCHANGE = "exchange"
    """Read a file of another format, known by its suffix, as a report; its rows."""

    TABLES = "tables"
    """Read a file of Word, Excel and the like; its tables and paragraphs."""

    OLD_TABLES = "old tables"
    """Read a file of an old Word or Excel, which takes longer; its tables and paragraphs."""

    PICTURE = "picture"
    """Read a picture file; an emblem that a report can hold."""


@dataclass(frozen=True, slots=True)
class Caps:
    """What a task may take: bytes of address space, and seconds from its start to its answer; and from the start of
    the process to that of the task."""

    memory: int
    seconds: int
    starting: float = 10.0  # a cold start from a slow disk, with a virus scanner reading along


CAPS = {
    # A report of 500,000 rows takes a quarter of the memory; the inspection has a clock of its own, of 5 s.
    Task.REPORT: Caps(2 * 2**30, 15),
    # Checking 500,000 rows takes a minute. No window waits for it, and a busy computer must not refuse a file.
    Task.CHECKED_REPORT: Caps(2 * 2**30, 180, 120.0),
    Task.EXCHANGE: Caps(2**30, 20),
    Task.TABLES: Caps(2**30, 20),
    Task.OLD_TABLES: Caps(2**30, 180),  # an old Word file with a table of 2,223 rows takes two minutes
    Task.PICTURE: Caps(2**30, 10),
}

CHECK_SECONDS = 0.002
STARTER = "ITA_DESKTOP_STARTER"
"""The environment variable with the process that started a helper: its number, a blank, its birth."""

BEGUN = b'"begun"'
"""The first line of an answer."""

_AWAKE_SECONDS = 2.0  # between two looks at the clock of a computer that does not sleep
_CHUNK = 4 * 2**20
_ANSWER_MAX = 2**30  # bytes; not every system has a limit for it
_PARTS_MAX = 2_000_000  # brackets and commas in a line: of a few hundred rows a thousandth
_WORDS_MAX = 500  # characters of a location or a detail
_STRING = re.compile(rb'"(?:[^"\\\\]|\\\\.)*+"', re.DOTALL)
_OUT_OF_TIME = 1816 if sys.platform == "win32" else -signal.SIGXCPU  # ERROR_NOT_ENOUGH_QUOTA

_log = logging.getLogger(__name__)


class NoHelperError(Exception):
    """A helper that did not get as far as the file: it is not the file's fault."""


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
        self._time = AwakeTime(0.0)

    def pieces(self) -> Iterator[tuple[bytes, object]]:
        """Each piece of the answer, as it is written and as a parsed value; the last is an object.

        Call it when the copy is complete. Raises NoHelperError; a FileRefusedError or BadExchangeError of the helper;
        InspectionTooLongError; FileDamagedError if the file crashed the helper; and OpeningCancelledError.
        """
        with closing(self._lines()) as lines:
            self._time = AwakeTime(self._caps.starting)
            if next(lines, None) != BEGUN:
                _log.info("a helper never began: %s", self._process.poll())
                raise NoHelperError
            self._time = AwakeTime(self._caps.seconds)
            for line in lines:
                piece = self._parsed(line)
                yield line, piece
                if isinstance(piece, dict):
                    return
        code = self._process.poll()
        if code == _OUT_OF_TIME:
            raise InspectionTooLongError(self.name, "no processor time left")
        raise FileDamagedError(self.name, f"the helper ended with {code}")

    def _parsed(self, line: bytes) -> object:
        try:
            piece = _value(line)
            refusal = _refusal(piece, self.name) if isinstance(piece, dict) and "refused" in piece else None
        except (ValueError, LookupError, TypeError) as error:
            raise FileDamagedError(self.name, "no helper answers so") from error
        if refusal is not None:
            raise refusal
        return piece

    def _lines(self) -> Generator[bytes]:
        """The lines of the answer without their ends, as they are written; InspectionTooLongError at the deadline."""
        rest, size = b"", 0
        stream: BinaryIO | None = None
        try:
            while True:
                has_ended = self._process.poll() is not None  # before reading, so that all it wrote is read
                if stream is None and self._answer.exists():
                    stream = open_regular(self._answer)
                if stream is not None:
                    stream.seek(size)  # the C library of wine, once at the end of a file, stays there
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
                elif self._time.is_over():
                    raise InspectionTooLongError(self.name, "no answer in time")
                else:
                    time.sleep(CHECK_SECONDS)
        finally:
            if stream is not None:
                stream.close()


class AwakeTime:
    """So many seconds, looked at often. What the computer sleeps does not count: on Windows the clock goes on then."""

    def __init__(self, seconds: float) -> None:
        self._left = seconds
        self._looked = time.monotonic()

    def is_over(self) -> bool:
        now = time.monotonic()
        self._left -= min(now - self._looked, _AWAKE_SECONDS)
        self._looked = now
        return self._left < 0


@contextmanager
def helped(
    task: Task,
    copy: Path,
    name: Path,
    *,
    begin: Callable[[Task], Sequence[str]] | None = None,
    is_wanted: Callable[[], bool] = lambda: True,
) -> Iterator[Helper]:
    """A helper for the task with the file at `copy`, which gets that name when it is complete; errors name `name`.

    The helper starts while the copy is made, and ends with the block, or soon after this process. `begin` returns the
    command that starts it (two paths are added). OpeningCancelledError when `is_wanted` returns false while it works.
    NoHelperError if it cannot be started.
    """
    answer = answer_beside(copy)
    process = start([*(begin or command)(task), str(copy), str(answer)])
    try:
        yield Helper(process, answer, name, CAPS[task], is_wanted)
    finally:
        end(process)


def answer_beside(copy: Path) -> Path:
    """Where a helper writes its answer about the file at `copy`."""
    return copy.with_name(copy.name + ".answer")


def start(arguments: Sequence[str]) -> "subprocess.Popen[bytes]":
    """A process that has a pipe of this one and ends soon after it. NoHelperError if it cannot be started."""
    try:
        return subprocess.Popen(
            arguments,
            stdin=subprocess.PIPE,  # closes with this process, however it ends: then the helper ends too
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            env={**os.environ, STARTER: f"{os.getpid()} {birth(os.getpid())}"},
        )
    except OSError as error:
        _log.info("no helper: %s", error)
        raise NoHelperError from error


def end(process: "subprocess.Popen[bytes]") -> None:
    """End the helper, whatever it does."""
    process.kill()
    process.communicate()  # closes the pipe and waits


def command(task: Task) -> list[str]:
    """The command that starts this program as a helper."""
    if getattr(sys, "frozen", False):
        return [sys.executable, COMMAND, task]
    return [sys.executable, str(paths.program_folder() / "main.py"), COMMAND, task]


# The answer is trusted no more than the file


def _value(line: bytes) -> object:
    """The value on the line. ValueError if there is none, or it would take far more memory than the line has bytes."""
    if len(line) > _PARTS_MAX and _parts(line) > _PARTS_MAX and _parts(_STRING.sub(b"", line)) > _PARTS_MAX:
        raise ValueError("too many parts")
    try:
        piece: object = json.loads(line.decode())
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    return piece


def _parts(line: bytes) -> int:
    return line.count(b"[") + line.count(b"{") + line.count(b",")


def _refusal(answer: dict[str, object], name: Path) -> FileRefusedError | BadExchangeError:
    """The refusal in the helper's answer. ValueError and LookupError if there is none."""
    if answer["refused"] == BadExchangeError.__name__:
        location, detail = (admitted_line(str(answer[key])[:_WORDS_MAX])[0] for key in ("location", "detail"))
        return BadExchangeError(location, ExchangeFault[str(answer["reason"])], detail)
    kinds = {kind.__name__: kind for kind in FileRefusedError.__subclasses__()}
    kind = kinds[str(answer["refused"])]
    if kind is FileNewerError:
        version = answer["version"]
        if type(version) is not int:
            raise TypeError("version")
        return FileNewerError(name, version)
    return kind(name, str(answer.get("detail", "")))
