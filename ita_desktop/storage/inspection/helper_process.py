"""A received file looked through in a process of its own: not even a crash of SQLite takes the clerk's open work along.

The window inspects so; the command line, where nothing is open, does it in place. The helper is this same program with
a hidden command. It writes its answer into a file beside the private copy: a Windows program without a console has no
pipes. The answer is rows as JSON, is read while the rest of it is still to come, and is believed no more than the file.
"""

import json
import logging
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import BinaryIO

from ita_desktop import errors, paths
from ita_desktop.errors import FileDamagedError, FileNewerError, FileRefusedError, FileTooLargeError
from ita_desktop.regular_file import open_regular
from ita_desktop.storage.database.columns import TABLES, BadRowsError, Rows, TableShape
from ita_desktop.storage.database.digest import BadTextError, has_only_harmless_bytes, is_admitted_throughout
from ita_desktop.storage.database.rows import ItemLists
from ita_desktop.storage.inspection.inspection import (
    SECONDS_MAX,
    Inspected,
    built,
    inspect,
    inspect_passing_on,
    nothing_collected,
)
from ita_desktop.storage.inspection.limits import limit_this_process

COMMAND = "--inspect-received"
"""The hidden command: the copy and the place of the answer follow."""

_START_SECONDS = 10.0  # a cold start from a slow disk, with a virus scanner reading along
_COPY_SECONDS = 600.0  # a large file from a slow network; after that nobody is there any more who waits for us
_LOOK_SECONDS = 0.002
_BEGUN = b'"begun"'

_log = logging.getLogger(__name__)


@contextmanager
def inspection_apart(
    copy: Path, name: Path, begin: Callable[[], Sequence[str]] | None = None
) -> Iterator[Callable[[], Inspected]]:
    """What `inspection.inspect` does, done by a helper, which starts while the copy is still being made.

    `begin` says how the helper is started (its two arguments are added). One that never gets to the file is our own
    trouble and not the file's: then the file is inspected here. A helper that dies of the file means FileDamagedError.
    """
    answer = copy.with_name(copy.name + ".answer")
    try:
        process = subprocess.Popen(
            [*(begin or helper)(), str(copy), str(answer)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        _log.info("no helper: %s", error)
        yield lambda: inspect(copy, name)
        return
    try:
        yield lambda: _answered(answer, process, copy, name)
    finally:
        process.kill()
        process.wait()


def _answered(answer: Path, process: subprocess.Popen[bytes], copy: Path, name: Path) -> Inspected:
    """What the helper says of the copy, which is there now."""
    seconds = SECONDS_MAX + _START_SECONDS
    with closing(_lines_of(answer, process, time.monotonic() + seconds)) as lines:
        if _begins(lines):
            try:
                return _understood(lines, process, name)
            except TimeoutError as error:
                raise errors.InspectionTooLongError(name, f"no answer in {seconds:.0f} s") from error
    _log.info("a helper never began: %s", process.poll())
    return inspect(copy, name)


def helper() -> list[str]:
    """How this program starts itself to inspect a file."""
    if getattr(sys, "frozen", False):
        return [sys.executable, COMMAND]
    return [sys.executable, str(paths.program_folder() / "main.py"), COMMAND]


def answer_with_limits(copy: Path, answer: Path) -> None:
    """The helper's whole work: inspect the copy under limits, and write the answer to a new file."""
    with answer.open("xb") as stream:
        stream.write(_BEGUN + b"\n")
        stream.flush()
        limit_this_process()

        def give(table: TableShape, rows: bytes) -> None:
            stream.write(b'["%b",[%b]]\n' % (table.name.encode(), rows))

        try:
            _wait_for(copy)
            last: object = {"version": inspect_passing_on(copy, copy, give)}
        except MemoryError:
            last = {"refused": FileTooLargeError.__name__, "detail": "memory"}
        except FileNewerError as error:
            last = {"refused": FileNewerError.__name__, "version": error.version}
        except FileRefusedError as error:
            last = {"refused": type(error).__name__, "detail": error.detail}
        stream.write(json.dumps(last, ensure_ascii=False).encode() + b"\n")


def _wait_for(copy: Path) -> None:
    """Until the copy is whole: it is given its name then. Whoever makes it ends this process where it never will be."""
    given_up = time.monotonic() + _COPY_SECONDS
    while not copy.exists() and copy.parent.exists() and time.monotonic() < given_up:
        time.sleep(_LOOK_SECONDS)


def _lines_of(answer: Path, process: subprocess.Popen[bytes], deadline: float) -> Generator[bytes]:
    """The lines of the answer without their ends, as they are written. TimeoutError at the deadline."""
    rest = b""
    stream: BinaryIO | None = None
    try:
        while True:
            has_ended = process.poll() is not None  # whatever it wrote is there when we look
            if stream is None and answer.exists():
                stream = open_regular(answer)
            if stream is not None and (written := stream.read()):
                *lines, rest = (rest + written).split(b"\n")
                yield from lines
            elif has_ended:
                return
            elif time.monotonic() > deadline:
                raise TimeoutError
            else:
                time.sleep(_LOOK_SECONDS)
    finally:
        if stream is not None:
            stream.close()


def _begins(lines: Iterator[bytes]) -> bool:
    try:
        return next(lines, None) == _BEGUN
    except TimeoutError:
        return False


def _understood(lines: Iterable[bytes], process: subprocess.Popen[bytes], name: Path) -> Inspected:
    """The report in the answer, or the refusal that it tells, or is."""
    rows: Rows = {table.name: [] for table in TABLES}
    items = ItemLists()
    last: dict[str, object] = {}
    try:
        with nothing_collected():
            for line in lines:
                told = json.loads(line.decode())
                if isinstance(told, dict):
                    last = told
                    break
                table, chunk = told
                if table == "item":
                    items.add(chunk)
                else:
                    rows[table].extend(map(tuple, chunk))
                if not has_only_harmless_bytes(line) and not is_admitted_throughout(chunk):
                    raise BadTextError("character that cannot have been typed")
        if "refused" in last:
            raise _refusal(last, name)
        version = last["version"]
        if type(version) is not int:
            raise BadRowsError("version")
        return Inspected(built(rows, name, items), version)
    except BadTextError as error:
        raise errors.ImpossibleTextError(name, str(error)) from error
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise FileDamagedError(name, f"the helper ended with {process.poll()}") from error


def _refusal(told: dict[str, object], name: Path) -> FileRefusedError:
    kinds = {kind.__name__: kind for kind in FileRefusedError.__subclasses__()}
    kind = kinds[str(told["refused"])]
    if kind is FileNewerError:
        version = told["version"]
        if type(version) is not int:
            raise BadRowsError("version")
        return FileNewerError(name, version)
    return kind(name, str(told.get("detail", "")))
