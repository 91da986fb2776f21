"""The private database that takes every edit, and puts whole files at the clerk's path.

A folder of its own under `paths.working_copies()` for each open report: the database, and `origin.json` about the
clerk's file. An edit is on the disk when `store` returns; the clerk's file changes only by `publish`. A folder whose
database a living process has open is locked by SQLite itself; what can be locked has no owner, and is offered.
"""

import logging
import secrets
import shutil
import sqlite3
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from ita_desktop import paths
from ita_desktop.domain.report.address import describe
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.report.storable import as_far_as_storable
from ita_desktop.errors import (
    FileRefusedError,
    LeftoverGoneError,
    NotPermittedError,
    NotStorableError,
    NoWorkingCopyError,
    StoreFailedError,
)
from ita_desktop.key_priority import parts_in_turns
from ita_desktop.storage import origin
from ita_desktop.storage.database.changes import Changes, changes
from ita_desktop.storage.database.connecting import connect_private, fill_new, is_disk_full, is_fault, is_locked
from ita_desktop.storage.database.digest import checked_json, read_content, read_fingerprint
from ita_desktop.storage.database.rows import report_of
from ita_desktop.storage.files import lasting_places, publishing
from ita_desktop.storage.files.durable_folders import make_folder
from ita_desktop.storage.files.fingerprint import Seen, see
from ita_desktop.storage.origin import Coming, Origin

if TYPE_CHECKING:
    from sqlalchemy import Engine

_DATABASE = "report.sqlite"
_UNFINISHED_SECONDS = 24 * 3600
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Published:
    """Where `report` now lies, and as what.

    `conflict`: somebody else had changed the file, so ours is beside it. `busy`: another program would not let go of
    the file, so ours is beside it.
    """

    path: Path
    seen: Seen
    conflict: bool
    report: Report
    busy: bool = False


class WorkingCopy:
    """The owner of one database connection, of its folder, and of what is known about the clerk's file.

    May be made in one thread and used in another. `store` may be called while another thread is inside `publish`: it
    waits for the snapshot to be taken, not for the clerk's disk.
    """

    def __init__(self, folder: Path, connection: sqlite3.Connection, report: Report, known: Origin, kept: bool) -> None:
        """For `create` and `resume`. `kept`: the report needs no saving. Takes over the connection."""
        self.folder = folder
        self.report = report
        """What is durable."""
        self._origin = known
        self._kept = report if kept else None
        self._connection = connection
        self._is_uncertain = False
        self._database_lock = threading.Lock()
        self._publish_lock = threading.Lock()

    @classmethod
    def create(cls, report: Report, path: Path | None, seen: Seen | None, *, worth_keeping: bool | None = None) -> Self:
        """A new working copy of a report that was read from the file at `path`, or of a new one (`path` is None).

        `worth_keeping` tells whether the report is work that must be offered after a crash as it stands: by default
        not when it was just read from a file, otherwise yes; pass False for an empty new report. Raises
        NoWorkingCopyError where the private folder cannot be written; nothing is then left in it.
        """
        folder = paths.working_copies() / f"{datetime.now():%Y%m%d-%H%M%S}-{secrets.token_hex(4)}"
        try:
            make_folder(folder)
            connection = connect_private(folder / _DATABASE)
            try:
                fill_new(connection, report)
                digest = read_fingerprint(connection).digest
                keep = seen is None if worth_keeping is None else worth_keeping
                known = Origin(path, seen, None if keep else digest)
                known.save(folder)
            except BaseException:
                connection.close()
                raise
        except BaseException as error:
            shutil.rmtree(folder, ignore_errors=True)
            if is_fault(error):
                raise NoWorkingCopyError(folder, str(error), disk_full=is_disk_full(error)) from error
            raise
        return cls(folder, connection, report, known, not keep)

    @property
    def path(self) -> Path | None:
        """The clerk's file, or None for a report that has no place yet."""
        return self._origin.path

    @property
    def seen(self) -> Seen | None:
        """What the clerk's file was when it was last read or published."""
        return self._origin.seen

    def store(self, report: Report) -> None:
        """Make `report` durable. Writes only what differs from what is there already.

        StoreFailedError where it cannot be written; `self.report` is then still the one before. After that the next
        call looks into the database first, so that what was half-reported is neither lost nor doubled.
        NotStorableError for a text that did not pass the door (`domain.text`, the longest length): everything else is
        durable then, and of that text what can be. Any other error is a bug, and nothing of the edit is durable.
        """
        with self._database_lock:
            try:
                self._write(report)
            except (sqlite3.IntegrityError, ValueError) as error:
                storable, places = as_far_as_storable(report)
                if not places:
                    raise
                self._write(storable)
                raise NotStorableError(self.folder, describe(report, places[0])) from error

    def _write(self, report: Report) -> None:
        try:
            if self._is_uncertain:
                self._look_again()
            differing = changes(self.report, report)
            if differing:
                for rows in (*differing.inserted.values(), *differing.updated.values()):
                    for some in parts_in_turns(rows):
                        checked_json(some)
                self._is_uncertain = True
                self._commit(differing)
                self._is_uncertain = False
        except (sqlite3.Error, OSError) as error:
            if not is_fault(error):
                raise
            raise _store_failure(self.folder, error) from error
        self.report = report

    def make_ready(self) -> None:
        """Load now what the first `store` would otherwise wait for."""
        with self._database_lock:
            _ = self._engine

    def published(self) -> bool:
        """Whether everything stored is in the clerk's file, ids included."""
        return self.path is not None and self._is_kept()

    def publish(self, path: Path | None = None) -> Published:
        """Put everything that is stored into the clerk's file, or into a new one that becomes the clerk's (Save As).

        A new `path` is replaced without asking: the one who chose it was asked. The clerk's own file is never replaced
        where it is not what it was when last seen: then the report is written beside it, and that file becomes the
        clerk's (`conflict`). PublishFailedError subclasses leave everything as it was. ValueError without any path.
        """
        with self._publish_lock:
            target = path if path is not None else self.path
            if target is None:
                raise ValueError("no place to publish to")
            temporary = publishing.temporary_beside(target, self.folder.name)
            try:
                with self._database_lock:
                    report = self.report
                    content = publishing.vacuum(self._connection, target, temporary)
                snapshot = publishing.check(temporary, target, content)
                with publishing.one_at_a_time(target):
                    return self._put(snapshot, target, report, chosen=path is not None and path != self.path)
            finally:
                publishing.discard(temporary)

    def close(self) -> None:
        """Close the database. The folder stays where it holds work that no file of the clerk's holds, else it goes."""
        with self._publish_lock, self._database_lock:
            self._disconnect()
            if self._is_kept():
                shutil.rmtree(self.folder, ignore_errors=True)

    def discard(self) -> None:
        """Close the database and delete the folder with everything in it."""
        with self._publish_lock, self._database_lock:
            self._disconnect()
            shutil.rmtree(self.folder, ignore_errors=True)

    @cached_property
    def _engine(self) -> "Engine":
        """Made for the first edit: SQLAlchemy takes as long to load as the window to open."""
        from ita_desktop.storage.database.engine import engine_on

        return engine_on(self._connection)

    def _commit(self, differing: Changes) -> None:
        from ita_desktop.storage.database.engine import commit_changes

        commit_changes(self._engine, differing)

    def _is_kept(self) -> bool:
        return self._kept is not None and not self._is_uncertain and not changes(self._kept, self.report)

    def _put(self, snapshot: publishing.Snapshot, target: Path, report: Report, *, chosen: bool) -> Published:
        self._origin = self._origin.settled(_see_target)
        now = _see_target(target)
        conflict = not chosen and now is not None and not now.same_bytes(self.seen)
        if conflict:
            target = lasting_places.free_name_beside(target, datetime.now())
            snapshot = replace(snapshot, target=target)
        coming = Coming(target, snapshot.seen.digest, snapshot.content.digest)
        self._origin = replace(self._origin, coming=coming)
        try:
            self._origin.save(self.folder)
        except OSError as error:
            raise publishing.failure(error, self.folder) from error
        seen = snapshot.put(replace=chosen or (not conflict and now is not None))
        self._origin = Origin(target, seen, snapshot.content.digest)
        self._kept = report
        with suppress(OSError):  # what was saved before says the same to whoever finds the file in its place
            self._origin.save(self.folder)
        return Published(target, seen, conflict, report)

    def _look_again(self) -> None:
        """Find out what the database holds after a commit of which we do not know whether it happened."""
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK").close()
        self.report = report_of(read_content(self._connection).rows)
        self._is_uncertain = False

    def _disconnect(self) -> None:
        """Close the connection ourselves: `dispose` forgets one that was never checked out, and its lock stays."""
        if "_engine" in vars(self):
            self._engine.dispose()
        self._connection.close()


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
    """Take the work up again where it stopped.

    LeftoverGoneError where another window was quicker, StoreFailedError where the private folder cannot be used now.
    """
    if not (leftover.folder / _DATABASE).exists():
        raise LeftoverGoneError(leftover.folder)
    try:
        connection, known, digest, report = _open(leftover.folder)
    except ValueError as error:
        raise LeftoverGoneError(leftover.folder) from error
    except (sqlite3.Error, OSError) as error:
        if isinstance(error, sqlite3.OperationalError) and is_locked(error):
            raise LeftoverGoneError(leftover.folder) from error
        raise _store_failure(leftover.folder, error) from error
    return WorkingCopy(leftover.folder, connection, report, known, digest == known.kept)


def _see_target(target: Path) -> Seen | None:
    try:
        return see(target)
    except FileRefusedError as error:
        raise NotPermittedError(target, f"cannot be looked at: {error}") from error


def _store_failure(folder: Path, error: BaseException | None) -> StoreFailedError:
    return StoreFailedError(folder, str(error), disk_full=is_disk_full(error))


def _leftover(folder: Path) -> Leftover | None:
    database = folder / _DATABASE
    if not database.exists() or not origin.is_in(folder):
        _clear_if_old(folder)
        return None
    stored_at = datetime.fromtimestamp(database.stat().st_mtime)
    try:
        connection, known, digest, report = _open(folder)
    except (sqlite3.Error, OSError, ValueError) as error:
        if not (isinstance(error, sqlite3.OperationalError) and is_locked(error)):
            _log.warning("working copy %s cannot be read: %s", folder, type(error).__name__)
        return None
    connection.close()
    if digest == known.kept:
        shutil.rmtree(folder, ignore_errors=True)
        return None
    return Leftover(folder, known.path, stored_at, report.title, report)


def _open(folder: Path) -> tuple[sqlite3.Connection, Origin, str, Report]:
    """The database, locked; what is known of the clerk's file, a publishing that was cut short settled; the digest of
    the content; the report."""
    connection = connect_private(folder / _DATABASE)
    try:
        known = origin.load(folder)
        if known.path is not None:
            publishing.discard(publishing.temporary_beside(known.path, folder.name))
        if known.coming is not None:
            publishing.discard(publishing.temporary_beside(known.coming.path, folder.name))
            known = known.settled(_seen_or_none)
            known.save(folder)
        content = read_content(connection)
        return connection, known, content.fingerprint.digest, report_of(content.rows)
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
