"""Work that was not yet in the clerk's file when the program died: found at the next start, offered, taken up again.

A working copy that a living process has open is locked by SQLite itself; whatever can be locked now has no owner.
"""

import logging
import shutil
import sqlite3
import time
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from ita_desktop import paths
from ita_desktop.domain.report import Report
from ita_desktop.errors import FileRefusedError, LeftoverGoneError
from ita_desktop.storage import origin, publishing
from ita_desktop.storage.connecting import connect_private
from ita_desktop.storage.content import Content, read_content
from ita_desktop.storage.origin import Origin
from ita_desktop.storage.rows import report_of
from ita_desktop.storage.seen import Seen, see
from ita_desktop.storage.working_copy import DATABASE, WorkingCopy

_log = logging.getLogger(__name__)
_UNFINISHED_SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True)
class Leftover:
    """Unpublished work in `folder`. `path` is the clerk's file (None: it had no place yet), `stored_at` local time."""

    folder: Path
    path: Path | None
    stored_at: datetime
    title: str
    report: Report = field(repr=False)


def leftovers() -> list[Leftover]:
    """All unpublished work whose process is gone, latest first. What needs no saving is cleared away."""
    if not paths.working_copies().is_dir():
        return []
    found = [_leftover(folder) for folder in sorted(paths.working_copies().iterdir()) if folder.is_dir()]
    return sorted((one for one in found if one is not None), key=lambda one: one.stored_at, reverse=True)


def resume(leftover: Leftover) -> WorkingCopy:
    """Take the work up again where it stopped. LeftoverGoneError where another window was quicker."""
    if not (leftover.folder / DATABASE).exists():
        raise LeftoverGoneError(leftover.folder)
    try:
        connection, known, content = _open(leftover.folder)
    except (sqlite3.Error, OSError, ValueError) as error:
        raise LeftoverGoneError(leftover.folder) from error
    return WorkingCopy(leftover.folder, connection, known, content)


def _leftover(folder: Path) -> Leftover | None:
    database = folder / DATABASE
    if not database.exists() or not origin.is_in(folder):
        _clear_if_old(folder)
        return None
    stored_at = datetime.fromtimestamp(database.stat().st_mtime)
    try:
        connection, known, content = _open(folder)
    except sqlite3.OperationalError as error:
        _log.info("working copy %s is in use: %s", folder, error.sqlite_errorname)
        return None
    except (sqlite3.Error, OSError, ValueError) as error:
        _log.warning("working copy %s cannot be read: %s", folder, type(error).__name__)
        return None
    connection.close()
    if content.digest == known.kept:
        shutil.rmtree(folder, ignore_errors=True)
        return None
    report = report_of(content.rows)
    return Leftover(folder, known.path, stored_at, report.title, report)


def _open(folder: Path) -> tuple[sqlite3.Connection, Origin, Content]:
    """The database, locked; what is known of the clerk's file, a publishing that was cut short settled; the content."""
    connection = connect_private(folder / DATABASE)
    try:
        known = origin.load(folder)
        if known.path is not None:
            publishing.discard(publishing.temporary_beside(known.path, folder.name))
            if known.coming is not None:
                known = known.settled(_seen_or_none(known.path))
                known.save(folder)
        return connection, known, read_content(connection)
    except BaseException:
        connection.close()
        raise


def _seen_or_none(path: Path) -> Seen | None:
    try:
        return see(path)
    except FileRefusedError:
        return None


def _clear_if_old(folder: Path) -> None:
    """A folder that its process never finished making holds no work; a young one may still be in the making."""
    if time.time() - folder.stat().st_mtime > _UNFINISHED_SECONDS:
        shutil.rmtree(folder, ignore_errors=True)
