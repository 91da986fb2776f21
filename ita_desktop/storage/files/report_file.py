"""The clerk's file: read out of a private copy, and written as one whole new file.

A file at the clerk's path is never opened in place as a database: what lies beside it (a hostile journal) would be
applied to it, and reading it must not change a byte.
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
from ita_desktop.domain.report.size import size_of
from ita_desktop.domain.report.texts import as_far_as_storable
from ita_desktop.errors import AlreadyThereError, ReportTooLargeError, UnwritableTextError
from ita_desktop.storage.database import upgrades
from ita_desktop.storage.files import lasting_places, publishing
from ita_desktop.storage.files.fingerprint import Seen
from ita_desktop.storage.files.private_copy import copy_whole, folder_of_a_copy
from ita_desktop.storage.inspection.inspection import SIZE_MAX, Inspected, inspect

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


def read_apart(path: Path, is_wanted: Callable[[], bool] = lambda: True) -> Opened:
    """What `read` returns, inspected by a process of its own: for a program with somebody's work open.

    OpeningCancelledError when `is_wanted` no longer holds while that process works.
    """
    from ita_desktop.storage.inspection.report_answer import inspection_apart  # here: the command line need not load it

    return read(path, inspection=partial(inspection_apart, is_wanted=is_wanted))


@contextmanager
def _inspection_here(copy: Path, name: Path) -> Iterator[Callable[[], Inspected]]:
    yield lambda: inspect(copy, name)


def read(path: Path, work: Path | None = None, *, inspection: Inspection = _inspection_here) -> Opened:
    """The report in the file at `path`, inspected. The copy for that is made in `work`, or in a folder of its own.

    `inspection` is entered before the copy is made, and asked when it is there. Raises a FileRefusedError subclass;
    the file and its folder are untouched in any case.
    """
    with folder_of_a_copy(path, work) as folder:
        copy = folder / "received.sqlite"
        with inspection(copy, path) as inspected:
            seen = copy_whole(path, copy, SIZE_MAX)
            found = inspected()
    older = found.version < upgrades.NEWEST
    return Opened(found.report, seen, lasting_places.is_replaceable(path), lasting_places.is_temporary(path), older)


def write(report: Report, path: Path, *, replace: bool, over_read_only: bool = False) -> Seen:
    """Write the report as a new file at `path`, checked, on the disk when this returns.

    AlreadyThereError where something is there and `replace` is false, NotPermittedError where that may only be read,
    unless `over_read_only`; ReportTooLargeError; UnwritableTextError for a text that did not pass the door, or a
    number; other PublishFailedError subclasses. What was at `path` is then as it was.
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
    with publishing.snapshot(file, path, f"writing-{secrets.token_hex(4)}", over_read_only=over_read_only) as snapshot:
        return snapshot.put(replace=replace)
