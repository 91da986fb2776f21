"""Unpublished work whose process is gone: found at the next startup, resumed, or deleted."""

import logging
import shutil
import sqlite3
import threading
import time
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from ita_desktop import paths
from ita_desktop.domain.report.report import Report
from ita_desktop.errors import FileRefusedError, LeftoverGoneError
from ita_desktop.storage import origin
from ita_desktop.storage.database.connecting import connect_private, is_locked
from ita_desktop.storage.database.digest import read_content
from ita_desktop.storage.database.rows import report_of
from ita_desktop.storage.files import publishing
from ita_desktop.storage.files.fingerprint import FileFingerprint, fingerprint_at
from ita_desktop.storage.files.patience import answer_within
from ita_desktop.storage.origin import Origin
from ita_desktop.storage.private_database import DATABASE, Database
from ita_desktop.storage.working_copy import WorkingCopy, store_failure

_UNFINISHED_SECONDS = 24 * 3600
_TIDY_SECONDS = 2.0
"""How long to wait for the folder of the user's file; after that the saved origin is used as it is."""

_one_reader = threading.Lock()
"""While one thread reads a database it is locked for others, which would take its owner for alive."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Leftover:
    """Unpublished work in `folder`. `path` is the user's file (None: it has no file yet), `stored_at` local time."""

    folder: Path
    path: Path | None
    stored_at: datetime
    title: str
    report: Report = field(repr=False)


def leftovers() -> list[Leftover]:
    """All unpublished work whose process is gone, the latest first. Deletes working copies that need no saving."""
    if not paths.working_copies().is_dir():
        return []
    with _one_reader:
        found = [_leftover(folder) for folder in sorted(paths.working_copies().iterdir()) if folder.is_dir()]
    return sorted((one for one in found if one is not None), key=lambda one: one.stored_at, reverse=True)


def resume(leftover: Leftover) -> WorkingCopy:
    """Open the work again as it was.

    LeftoverGoneError if another window has opened it, StoreFailedError if the private folder cannot be used now.
    """
    if not (leftover.folder / DATABASE).exists():
        raise LeftoverGoneError(leftover.folder)
    try:
        with _one_reader:
            connection, known, digest, report = _open(leftover.folder)
    except ValueError as error:
        raise LeftoverGoneError(leftover.folder) from error
    except (sqlite3.Error, OSError) as error:
        if isinstance(error, sqlite3.OperationalError) and is_locked(error):
            raise LeftoverGoneError(leftover.folder) from error
        raise store_failure(leftover.folder, error) from error
    return WorkingCopy(Database(leftover.folder, connection, known), report, known, digest in known.kept)


def _leftover(folder: Path) -> Leftover | None:
    database = folder / DATABASE
    if not database.exists() or not origin.is_in(folder):
        _clear_if_old(folder)
        return None
    stored_at = datetime.fromtimestamp(database.stat().st_mtime)
    try:
        connection, known, digest, report = _open(folder)
    except (sqlite3.Error, OSError, ValueError) as error:
        is_in_use = isinstance(error, sqlite3.OperationalError) and is_locked(error)
        if database.exists() and not is_in_use:  # else another window has deleted it: all was published
            _log.warning("working copy %s cannot be read: %s", folder, type(error).__name__)
        return None
    connection.close()
    if digest in known.kept:
        shutil.rmtree(folder, ignore_errors=True)
        return None
    return Leftover(folder, known.path, stored_at, report.title, report)


def _open(folder: Path) -> tuple[sqlite3.Connection, Origin, str, Report]:
    """The database, locked; its origin, settled after a publishing that was cut short; the digest of the content; the
    report."""
    connection = connect_private(folder / DATABASE)
    try:
        known = _known(folder)
        tidied = answer_within(_TIDY_SECONDS, lambda: _tidied(known, folder.name), otherwise=known)
        if tidied is not known:
            tidied.save(folder)
        content = read_content(connection)
        return connection, tidied, content.fingerprint.digest, report_of(content.rows)
    except BaseException:
        connection.close()
        raise


def _known(folder: Path) -> Origin:
    """What is known of the user's file; if the note is damaged, as of work that has no file yet."""
    try:
        return origin.load(folder)
    except (OSError, ValueError) as error:
        _log.warning("the note of working copy %s cannot be read: %s", folder, type(error).__name__)
        return Origin(None, None, ())


def _tidied(known: Origin, session: str) -> Origin:
    """The origin, settled, after the temporary file beside the user's file was deleted."""
    if known.path is not None:
        publishing.discard_all(known.path, session)
    if known.coming is None:
        return known
    publishing.discard_all(known.coming.path, session)
    return known.settled(_fingerprint_or_none)


def _fingerprint_or_none(path: Path) -> FileFingerprint | None:
    try:
        return fingerprint_at(path)
    except FileRefusedError:
        return None


def _clear_if_old(folder: Path) -> None:
    """Delete a folder without an origin if it is old: it holds no work. A new one may still get its origin."""
    if time.time() - folder.stat().st_mtime > _UNFINISHED_SECONDS:
        shutil.rmtree(folder, ignore_errors=True)
