"""A received file looked through in a process of its own: not even a crash of SQLite takes the clerk's open work along.

The window inspects so; the command line, where nothing is open, does it in place. The helper is this same program with
a hidden command. It leaves its answer in a file beside the private copy: a Windows program without a console has no
pipes. The answer is rows as JSON, and is believed no more than the file was.
"""

import json
import logging
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

from ita_desktop import errors, paths
from ita_desktop.errors import FileDamagedError, FileNewerError, FileRefusedError, FileTooLargeError
from ita_desktop.storage.content import BadTextError, checked_json
from ita_desktop.storage.inspection import SECONDS_MAX, Inspected, built, inspect, inspect_rows
from ita_desktop.storage.limits import limit_this_process
from ita_desktop.storage.rows import TABLES, BadRowsError, Rows

COMMAND = "--inspect-received"
"""The hidden command: the copy and the place of the answer follow."""

_START_SECONDS = 10.0  # a cold start from a slow disk, with a virus scanner reading along
_CHUNK = 1024
_BEGUN = b'"begun"\n'

_log = logging.getLogger(__name__)


def inspect_apart(copy: Path, name: Path, begin: Callable[[], Sequence[str]] | None = None) -> Inspected:
    """The same as `inspection.inspect`, done by a helper. A helper that dies of the file means FileDamagedError.

    `begin` says how the helper is started (its two arguments are added). One that never gets to the file is our own
    trouble and not the file's: then the file is inspected here.
    """
    answer = copy.with_name(copy.name + ".answer")
    seconds = SECONDS_MAX + _START_SECONDS
    try:
        done = subprocess.run(
            [*(begin or helper)(), str(copy), str(answer)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        status = str(done.returncode)
    except subprocess.TimeoutExpired:
        status = ""
    except OSError as error:
        _log.info("no helper: %s", error)
        return inspect(copy, name)
    lines = answer.read_bytes().splitlines(keepends=True) if answer.exists() else []
    if lines[:1] != [_BEGUN]:
        _log.info("a helper never began: %s", status)
        return inspect(copy, name)
    if not status:
        raise errors.InspectionTooLongError(name, f"no answer in {seconds:.0f} s")
    return _understood(lines[1:], status, name)


def helper() -> list[str]:
    """How this program starts itself to inspect a file."""
    if getattr(sys, "frozen", False):
        return [sys.executable, COMMAND]
    return [sys.executable, str(paths.program_folder() / "main.py"), COMMAND]


def answer_with_limits(copy: Path, answer: Path) -> None:
    """The helper's whole work: inspect the copy under limits, and write the answer to a new file."""
    with answer.open("xb") as stream:
        stream.write(_BEGUN)
        stream.flush()
        limit_this_process()
        try:
            rows, version = inspect_rows(copy, copy)
            for table in TABLES:
                for start in range(0, len(rows[table.name]), _CHUNK):
                    _write(stream, [table.name, rows[table.name][start : start + _CHUNK]])
            last: object = {"version": version}
        except MemoryError:
            last = {"refused": FileTooLargeError.__name__, "detail": "memory"}
        except FileNewerError as error:
            last = {"refused": FileNewerError.__name__, "version": error.version}
        except FileRefusedError as error:
            last = {"refused": type(error).__name__, "detail": error.detail}
        _write(stream, last)


def _write(stream: BinaryIO, value: object) -> None:
    stream.write(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")


def _understood(lines: list[bytes], status: str, name: Path) -> Inspected:
    """The report in the answer, or the refusal that it tells, or is."""
    rows: Rows = {table.name: [] for table in TABLES}
    try:
        last = json.loads(lines[-1])
        if "refused" in last:
            raise _refusal(last, name)
        for line in lines[:-1]:
            table, chunk = json.loads(line)
            rows[table].extend(map(tuple, chunk))
            checked_json(chunk)
        version = last["version"]
        if type(version) is not int:
            raise BadRowsError("version")
        return Inspected(built(rows, name), version)
    except BadTextError as error:
        raise errors.ImpossibleTextError(name, str(error)) from error
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise FileDamagedError(name, f"the helper ended with {status}") from error


def _refusal(told: dict[str, object], name: Path) -> FileRefusedError:
    kinds = {kind.__name__: kind for kind in FileRefusedError.__subclasses__()}
    kind = kinds[str(told["refused"])]
    if kind is FileNewerError:
        return FileNewerError(name, int(str(told["version"])))
    return kind(name, str(told.get("detail", "")))
