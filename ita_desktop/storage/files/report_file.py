"""The user's file: read out of a private copy, and written as one whole new file.

A file at the user's path is never opened as a database itself: SQLite would apply what lies beside it (a hostile
journal), and reading must not change a byte.
"""

import os
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ita_desktop.domain.report.address import describe
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.report.texts import as_far_as_storable
from ita_desktop.domain.size import size_of
from ita_desktop.errors import AlreadyThereError, ReportTooLargeError, UnwritableTextError
from ita_desktop.storage.database import upgrades
from ita_desktop.storage.files import lasting_places, publishing
from ita_desktop.storage.files.fingerprint import FileFingerprint
from ita_desktop.storage.files.private_copy import copy_whole, folder_of_a_copy
from ita_desktop.storage.inspection.inspection import SIZE_MAX, Inspected, inspect
from ita_desktop.whole_file import refuse_what_cannot_be

Inspection = Callable[[Path, Path], AbstractContextManager[Callable[[], Inspected]]]
"""Called with the path of the private copy and the path that errors name; what it yields inspects the finished copy."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A report read from a file.

    `writable`: the file may be replaced by a new version. `is_temporary`: it lies in a folder of a mail program or zip
    viewer, and will be deleted with it. `is_older`: it has an older format, which publishing replaces by the newest;
    back it up before.
    """

    report: Report
    fingerprint: FileFingerprint
    writable: bool
    is_temporary: bool
    is_older: bool


def read_apart(path: Path, is_wanted: Callable[[], bool] = lambda: True) -> Opened:
    """What `read` returns, inspected by a process of its own: for a program that has a report open.

    OpeningCancelledError when `is_wanted` no longer holds while that process works.
    """
    from ita_desktop.storage.inspection.report_answer import inspection_apart  # here: the command line need not load it

    return read(path, inspection=partial(inspection_apart, is_wanted=is_wanted))


@contextmanager
def _inspection_here(copy: Path, name: Path) -> Iterator[Callable[[], Inspected]]:
    yield lambda: inspect(copy, name)


def read(path: Path, work: Path | None = None, *, inspection: Inspection = _inspection_here) -> Opened:
    """The report in the file at `path`, inspected. The private copy is made in `work`, or in a folder of its own.

    `inspection` is entered before the copy is made, and called when it is complete. Raises a FileRefusedError subclass;
    the file and its folder are never changed.
    """
    with folder_of_a_copy(path, work) as folder:
        copy = folder / "received.sqlite"
        with inspection(copy, path) as inspected:
            fingerprint = copy_whole(path, copy, SIZE_MAX)
            found = inspected()
    older = found.version < upgrades.NEWEST
    return Opened(
        found.report, fingerprint, lasting_places.is_replaceable(path), lasting_places.is_temporary(path), older
    )


def write(report: Report, path: Path, *, replace: bool, over_read_only: bool = False) -> FileFingerprint:
    """Write the report as a new file at `path`, checked, and durable when this returns.

    AlreadyThereError if a file is there and `replace` is false, NotPermittedError if it is read-only, unless
    `over_read_only`; FolderInTheWayError; ReportTooLargeError; UnwritableTextError for a text that is not admitted, or
    a number; other PublishFailedError subclasses. What was at `path` is then unchanged.
    """
    if not size_of(report).fits():
        raise ReportTooLargeError(path)
    try:
        refuse_what_cannot_be(path)
    except OSError as error:
        raise publishing.failure(error, path) from error
    if not replace and os.path.lexists(path):
        raise AlreadyThereError(path)
    try:
        file = publishing.built(report, path)
    except (sqlite3.IntegrityError, ValueError) as error:
        _, lost = as_far_as_storable(report)
        if not lost:
            raise
        raise UnwritableTextError(path, describe(report, lost[0])) from error
    with publishing.snapshot(file, path, f"writing-{secrets.token_hex(4)}", over_read_only=over_read_only) as snapshot:
        return snapshot.put(replace=replace)
