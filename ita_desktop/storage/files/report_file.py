"""The clerk's file: read out of a private copy, and written as one whole new file.

A file at the clerk's path is never opened in place as a database: what lies beside it (a hostile journal) would be
applied to it, and reading it must not change a byte.
"""

import os
import secrets
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from ita_desktop.domain.report.address import describe
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.report.size import size_of
from ita_desktop.domain.report.storable import as_far_as_storable
from ita_desktop.domain.thai.numbers import whole_number
from ita_desktop.errors import (
    AlreadyThereError,
    FileRefusedError,
    FileUnreadableError,
    ReportTooLargeError,
    TemporaryFolderFullError,
    UnwritableTextError,
)
from ita_desktop.storage.database import upgrades
from ita_desktop.storage.database.connecting import is_disk_full
from ita_desktop.storage.files import lasting_places, publishing
from ita_desktop.storage.files.fingerprint import Seen, copy_bytes
from ita_desktop.storage.files.processes import birth
from ita_desktop.storage.inspection.inspection import Inspected, inspect

_RECEIVED = "ita-received-"
_ROOM = 256 * 1024
"""Bytes that must be free at least where a private copy was looked through: what is there may be cut off else."""

_PROCESSES = range(1, 2**31)

Inspection = Callable[[Path, Path], AbstractContextManager[Callable[[], Inspected]]]
"""From where the private copy will be and what errors call the file, to what looks through it once it is there."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A report read from a file.

    `writable` tells whether a new version may be put in the file's place; `temporary_place` whether it lies where a
    mail program or zip viewer put it, and will be gone with that program; `is_older` whether it has an older format,
    so that publishing there turns it into one of today's: back it up before.
    """

    report: Report
    seen: Seen
    writable: bool
    temporary_place: bool
    is_older: bool


def read_apart(path: Path) -> Opened:
    """`read` with the inspection in a process of its own: for a program with somebody's work open."""
    from ita_desktop.storage.inspection.helper_process import (
        inspection_apart,  # here: the command line need not load it
    )

    return read(path, inspection=inspection_apart)


@contextmanager
def _inspection_here(copy: Path, name: Path) -> Iterator[Callable[[], Inspected]]:
    yield lambda: inspect(copy, name)


def read(path: Path, work: Path | None = None, *, inspection: Inspection = _inspection_here) -> Opened:
    """The report in the file at `path`, inspected. The copy for that is made in `work`, or in a folder of its own.

    `inspection` is entered before the copy is made, and asked when it is there. Raises a FileRefusedError subclass;
    the file and its folder are untouched in any case.
    """
    try:
        folder = Path(tempfile.mkdtemp(prefix=f"{_RECEIVED}{os.getpid()}-{birth(os.getpid())}-", dir=work))
    except OSError as error:
        if _is_full(Path(tempfile.gettempdir()), error):
            raise TemporaryFolderFullError(path, Path(tempfile.gettempdir())) from error
        raise FileUnreadableError(path, f"no room for a private copy: {error}") from error
    try:
        copy, coming = folder / "received.sqlite", folder / "coming"
        with inspection(copy, path) as inspected:
            seen = copy_bytes(path, coming)
            try:
                coming.rename(copy)
            except OSError as error:
                raise FileUnreadableError(path, f"the private copy: {error}") from error
            found = inspected()
    except FileRefusedError as error:
        if _is_full(folder, error.__cause__):  # whatever the helper or SQLite took that for
            raise TemporaryFolderFullError(path, folder.parent) from error
        raise
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    older = found.version < upgrades.NEWEST
    return Opened(found.report, seen, lasting_places.is_replaceable(path), lasting_places.is_temporary(path), older)


def sweep_received() -> None:
    """Delete the private copies of processes that were ended before they could do it."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_RECEIVED}*-*-*"):
        pid, born, _ = folder.name.removeprefix(_RECEIVED).split("-", 2)
        number = whole_number(pid, _PROCESSES)
        is_over = number is not None and birth(number) != born
        with suppress(FileNotFoundError):
            if is_over and (sys.platform == "win32" or folder.lstat().st_uid == os.getuid()):
                shutil.rmtree(folder, ignore_errors=True)


def _is_full(folder: Path, error: BaseException | None) -> bool:
    """Whether the error says that there is no room in the folder, or there is next to none."""
    try:
        return is_disk_full(error) or shutil.disk_usage(folder).free < _ROOM
    except OSError:
        return False


def write(report: Report, path: Path, *, replace: bool) -> Seen:
    """Write the report as a new file at `path`, checked, on the disk when this returns.

    AlreadyThereError where something is there and `replace` is false; ReportTooLargeError; UnwritableTextError for a
    text that did not pass the door, or a number; other PublishFailedError subclasses. What was at `path` is then as it
    was.
    """
    if not size_of(report).fits():
        raise ReportTooLargeError(path)
    if not replace and os.path.lexists(path):
        raise AlreadyThereError(path)
    try:
        file = publishing.built(report, path)
    except (sqlite3.IntegrityError, ValueError) as error:
        _, lost = as_far_as_storable(report)
        if not lost:
            raise
        raise UnwritableTextError(path, describe(report, lost[0])) from error
    with publishing.snapshot(file, path, f"writing-{secrets.token_hex(4)}") as snapshot:
        return snapshot.put(replace=replace)
