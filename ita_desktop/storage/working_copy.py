"""The private database that takes every edit, and puts whole files at the clerk's path.

A folder of its own under `paths.working_copies()` for each open report: the database, and `origin.json` about the
clerk's file. An edit is on the disk when `store` returns; the clerk's file changes only by `publish`, which is given
the value and waits for nothing that `store` waits for. A folder whose database a living process has open is locked by
SQLite itself; what can be locked has no owner, and is offered. A folder that is gone while it is open is made anew.
"""

import logging
import shutil
import sqlite3
import threading
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Self

from ita_desktop.domain.report.address import describe
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.report.texts import as_far_as_storable
from ita_desktop.errors import (
    FileRefusedError,
    NotPermittedError,
    NotStorableError,
    NoWorkingCopyError,
    PlaceSlowError,
    StoreFailedError,
    WorkingCopyLostError,
)
from ita_desktop.storage.database.changes import Changes, changes
from ita_desktop.storage.database.connecting import is_disk_full, is_fault
from ita_desktop.storage.database.digest import checked_json, read_content
from ita_desktop.storage.database.rows import report_of
from ita_desktop.storage.files import lasting_places, publishing
from ita_desktop.storage.files.fingerprint import Seen, see
from ita_desktop.storage.origin import Coming, Origin
from ita_desktop.storage.private_database import Database, new_database

if TYPE_CHECKING:
    pass

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

    May be made in one thread and used in two others: one that stores and one that publishes. Neither waits for the
    other, but for what the two have to say of the private folder.
    """

    def __init__(self, database: Database, report: Report, known: Origin, kept: bool) -> None:
        """For `create` and `resume`. `kept`: the report needs no saving. Takes over the database."""
        self.report = report
        """What is durable."""
        self._database = database
        self._origin = known
        self._kept = report if kept else None
        self._is_uncertain = False
        self._failed_before = False
        self._database_lock = threading.Lock()
        self._origin_lock = threading.Lock()
        self._numbers = count(1)
        self._newest = 0

    @classmethod
    def create(cls, report: Report, path: Path | None, seen: Seen | None, *, worth_keeping: bool | None = None) -> Self:
        """A new working copy of a report that was read from the file at `path`, or of a new one (`path` is None).

        `worth_keeping` tells whether the report is work that must be offered after a crash as it stands: by default
        not when it was just read from a file, otherwise yes; pass False for an empty new report. Raises
        NoWorkingCopyError where the private folder cannot be written; nothing is then left in it.
        """
        keep = seen is None if worth_keeping is None else worth_keeping
        database, known = new_database(report, lambda digest: Origin(path, seen, () if keep else (digest,)))
        return cls(database, report, known, not keep)

    @property
    def folder(self) -> Path:
        """Where it lies: another folder than before, once it was lost and made anew."""
        return self._database.folder

    @property
    def path(self) -> Path | None:
        """The clerk's file, or None for a report that has no place yet."""
        return self._origin.path

    @property
    def seen(self) -> Seen | None:
        """What the clerk's file was when it was last read or published."""
        return self._origin.seen

    def store(self, report: Report) -> None:
        """Make `report` durable. Writes only what differs from what is there already; where that is no longer there,
        in the folder that this copy made, everything, in a new one.

        StoreFailedError where it cannot be written (WorkingCopyLostError: nothing of it is on the disk any more);
        `self.report` is then still the one before. After that the next call looks into the database first, so that
        what was half-reported is neither lost nor doubled. NotStorableError for a text that did not pass the door
        (`admission`, the longest length): everything else is durable then, and of that text what can be. Any other
        error is a bug, and nothing of the edit is durable.
        """
        with self._database_lock:
            if not self._database.is_whole():
                self._make_anew()
            try:
                self._write_all_storable(report)
            except StoreFailedError as error:
                if not self._goes_better_anew(error):
                    raise
                self._make_anew()
                self._write_all_storable(report)
            if not self._database.is_whole():
                self._make_anew()
            self._failed_before = False

    def _goes_better_anew(self, error: StoreFailedError) -> bool:
        """Whether what failed is worth another try in a new folder: the old one is gone, or what is open in it is no
        longer good for anything, as after a share came back."""
        if not self._database.is_whole():
            return True
        if isinstance(error, NotStorableError) or error.disk_full:
            return False
        before, self._failed_before = self._failed_before, True
        return before

    def _write_all_storable(self, report: Report) -> None:
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
                    checked_json(rows)
                self._is_uncertain = True
                self._commit(differing)
                self._is_uncertain = False
        except (sqlite3.Error, OSError) as error:
            if not is_fault(error):
                raise
            raise store_failure(self.folder, error) from error
        self.report = report

    def make_ready(self) -> None:
        """Load now what the first `store` would otherwise wait for."""
        with self._database_lock:
            self._database.engine()

    def published(self) -> bool:
        """Whether everything stored is in the clerk's file, ids included."""
        return self.path is not None and not self._is_uncertain and self.has_kept(self.report)

    def has_kept(self, report: Report) -> bool:
        """Whether the report needs no saving: the clerk's file has it, ids included, or it is an empty new one."""
        return self._kept is not None and not changes(self._kept, report)

    def publish(self, path: Path | None = None, report: Report | None = None, older: Report | None = None) -> Published:
        """Put the report, by default what is stored, into the clerk's file, or into a new one that becomes the clerk's
        (Save As). `older` is what is stored, where that is older than the report: it is then no work that is to be
        offered after a crash.

        A new `path` is replaced without asking: the one who chose it was asked. The clerk's own file is never replaced
        where it is not what it was when last seen: then the report is written beside it, and that file becomes the
        clerk's (`conflict`). Of texts that cannot be stored the file has what can be. PublishFailedError subclasses
        leave everything as it was, and so does one that was still under way when another began: its place did not
        answer. ValueError without any path.
        """
        target = path if path is not None else self.path
        if target is None:
            raise ValueError("no place to publish to")
        number = self._newest = next(self._numbers)
        file, report = _file_of(self.report if report is None else report, target)
        kept = [file.content.digest]
        if older is not None and changes(older, report):
            kept.append(_file_of(older, target)[0].content.digest)
        chosen = path is not None and path != self.path
        session = f"{self.folder.name}-{number}"
        with publishing.snapshot(file, target, session, over_read_only=chosen) as snapshot:
            self._still(number, target)
            with publishing.one_at_a_time(target):
                return self._put(snapshot, target, report, tuple(kept), number, chosen=chosen)

    def close(self, report: Report | None = None) -> None:
        """Close the database. The folder goes where the clerk's file has the report (by default what is stored), else
        it stays for whoever looks for unpublished work."""
        with self._database_lock:
            self._database.disconnect()
            if self.has_kept(report) if report is not None else self.has_kept(self.report) and not self._is_uncertain:
                shutil.rmtree(self.folder, ignore_errors=True)

    def discard(self) -> None:
        """Close the database and delete the folder with everything in it."""
        with self._database_lock:
            self._database.disconnect()
            shutil.rmtree(self.folder, ignore_errors=True)

    def _commit(self, differing: Changes) -> None:
        from ita_desktop.storage.database.engine import commit_changes

        commit_changes(self._database.engine(), differing)

    def _make_anew(self) -> None:
        """The folder, or a file in it, is gone or another one's: everything that was durable again, in a new one."""
        try:
            with self._origin_lock:
                database, _ = new_database(self.report, lambda _: self._origin)
        except NoWorkingCopyError as error:
            raise WorkingCopyLostError(self.folder, error.detail, disk_full=error.disk_full) from error
        lost, self._database = self._database, database
        self._is_uncertain = False
        lost.take_away()
        _log.info("the working copy %s was lost and is %s now", lost.folder, database.folder)

    def _put(
        self,
        snapshot: publishing.Snapshot,
        target: Path,
        report: Report,
        kept: tuple[str, ...],
        number: int,
        *,
        chosen: bool,
    ) -> Published:
        if not chosen:  # else what may still be coming elsewhere is of no concern, and its place may not answer
            self._origin = self._origin.settled(_see_target)
        now = _see_target(target)
        conflict = not chosen and now is not None and not now.same_bytes(self.seen)
        if conflict:
            target = lasting_places.free_name_beside(target, datetime.now())
            snapshot = replace(snapshot, target=target)
        self._note(replace(self._origin, coming=Coming(target, snapshot.seen.digest, kept)), number, target)
        seen = snapshot.put(replace=chosen or (not conflict and now is not None))
        self._note(Origin(target, seen, kept), number, target)
        self._kept = report
        return Published(target, seen, conflict, report)

    def _note(self, known: Origin, number: int, target: Path) -> None:
        """Know it from now on. Whoever finds the folder later and not this note offers work that needs no saving: no
        reason to keep it from the clerk's file."""
        with self._origin_lock:
            self._still(number, target)
            self._origin = known
            try:
                known.save(self.folder)
            except OSError as error:
                _log.info("what is known of %s could not be noted: %s", target, type(error).__name__)

    def _still(self, number: int, target: Path) -> None:
        """PlaceSlowError where another publication has begun: this one took too long, and is given up."""
        if number != self._newest:
            raise PlaceSlowError(target, "given up")

    def _look_again(self) -> None:
        """Find out what the database holds after a commit of which we do not know whether it happened."""
        connection = self._database.connection
        if connection.in_transaction:
            connection.execute("ROLLBACK").close()
        self.report = report_of(read_content(connection).rows)
        self._is_uncertain = False


def _file_of(report: Report, target: Path) -> tuple[publishing.Built, Report]:
    """The report as a file, as far as a file can hold it, and what it holds."""
    try:
        return publishing.built(report, target), report
    except (sqlite3.IntegrityError, ValueError):
        storable, left_out = as_far_as_storable(report)
        if not left_out:
            raise
        return publishing.built(storable, target), storable


def _see_target(target: Path) -> Seen | None:
    try:
        return see(target)
    except FileRefusedError as error:
        raise NotPermittedError(target, f"cannot be looked at: {error}") from error


def store_failure(folder: Path, error: BaseException | None) -> StoreFailedError:
    return StoreFailedError(folder, str(error), disk_full=is_disk_full(error))
