"""The private database that takes every edit, and puts whole files at the user's path.

Each open report has a folder under `paths.working_copies()` with the database, and `origin.json` about the user's
file. An edit is on the disk when `store` returns; the user's file changes only by `publish`, which is given the value
and waits for nothing that `store` waits for. SQLite locks the database as long as its process lives; a database that
can be locked has no owner, and is offered at startup. A folder that is lost or damaged while it is open is made anew.
"""

import logging
import os
import shutil
import sqlite3
import threading
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Self

from ita_desktop.domain.report.address import describe
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.report.texts import as_far_as_storable
from ita_desktop.errors import (
    FileRefusedError,
    FolderSlowError,
    NotPermittedError,
    NotStorableError,
    NoWorkingCopyError,
    StoreFailedError,
    TargetBusyError,
    WorkingCopyLostError,
)
from ita_desktop.storage.database.changes import changes
from ita_desktop.storage.database.connecting import is_disk_full, is_fault
from ita_desktop.storage.database.digest import checked_json, read_content
from ita_desktop.storage.database.rows import report_of
from ita_desktop.storage.files import lasting_places, publishing
from ita_desktop.storage.files.fingerprint import FileFingerprint, fingerprint_at
from ita_desktop.storage.origin import Coming, Origin
from ita_desktop.storage.private_database import Database, new_database

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Published:
    """The file that now holds `report`.

    `conflict`: somebody else had changed the file, so ours is beside it. `busy`: another program held the file, so ours
    is beside it.
    """

    path: Path
    fingerprint: FileFingerprint
    conflict: bool
    report: Report
    busy: bool = False


class WorkingCopy:
    """Owns one database connection, its folder, and the origin.

    May be made in one thread and used in two others: one that stores and one that publishes. Neither waits for the
    other, except to read or write the origin.
    """

    def __init__(self, database: Database, report: Report, known: Origin, kept: bool) -> None:
        """For `create` and `resume`. `kept`: the report needs no saving. Owns the database from now on."""
        self.report = report
        """The report that is on the disk."""
        self._database = database
        self._origin = known
        self._kept = report if kept else None
        self._is_uncertain = False
        self._failed_before = False
        self._database_lock = threading.Lock()
        self._origin_lock = threading.Lock()
        self._numbers = count(1)
        self._temporary: dict[int, Path] = {}  # by the number of the publication, until the disk has let go of it
        self._newest = 0

    @classmethod
    def create(
        cls,
        report: Report,
        path: Path | None,
        fingerprint: FileFingerprint | None,
        *,
        worth_keeping: bool | None = None,
        held: bool = False,
    ) -> Self:
        """A new working copy of a report that was read from the file at `path`, or of a new one (`path` is None).

        `worth_keeping`: the report as it is must be offered after a crash. By default not if it was read from a file,
        else yes; pass False for an empty new report. `held`: the file is not replaced before `agree`. Raises
        NoWorkingCopyError if the private folder cannot be written; nothing is then left in it.
        """
        keep = fingerprint is None if worth_keeping is None else worth_keeping
        database, known = new_database(
            report, lambda digest: Origin(path, fingerprint, () if keep else (digest,), is_held=held)
        )
        return cls(database, report, known, not keep)

    @property
    def folder(self) -> Path:
        """Its folder, which changes if it is lost and made anew."""
        return self._database.folder

    @property
    def path(self) -> Path | None:
        """The user's file, or None for a report that has no file yet."""
        return self._origin.path

    @property
    def fingerprint(self) -> FileFingerprint | None:
        """The fingerprint of the user's file when it was last read or published."""
        return self._origin.fingerprint

    @property
    def is_held(self) -> bool:
        """Whether the user's file is not to be replaced before the user agrees to that; it may get another name."""
        return self._origin.is_held

    def agree(self) -> None:
        """The user agrees that the file is replaced, from now on. A failure to save that is only logged."""
        with self._origin_lock:
            self._origin = replace(self._origin, is_held=False)
            self._save_origin()

    def store(self, report: Report) -> None:
        """Make `report` durable. Writes only what differs from the database; if its folder is lost or a file in it is
        damaged, writes everything into a new one.

        StoreFailedError if it cannot be written (WorkingCopyLostError: nothing of it is on the disk any more);
        `self.report` is then unchanged, and the next call reads the database first, so that an edit whose commit is in
        doubt is neither lost nor doubled. NotStorableError for a text that is not admitted or too long: everything else
        is durable then, and of that text what can be stored. Any other error is a bug, and nothing of the edit is
        durable.
        """
        with self._database_lock:
            if not self._is_whole():
                self._make_anew()
            before = self.report
            try:
                written = self._write_all_storable(report)
            except StoreFailedError as error:
                if not self._goes_better_anew(error):
                    raise
                self._make_anew()
                written = self._write_all_storable(report)
            if not self._is_whole(written=written):
                try:
                    self._make_anew()
                except WorkingCopyLostError:
                    self.report, self._is_uncertain = before, True  # it may be there, where it cannot be seen
                    raise
            self._failed_before = False

    def _is_whole(self, *, written: bool | None = None) -> bool:
        """Whether database and note are still as they were written."""
        if not self._database.is_whole(written=written):
            return False
        with self._origin_lock:
            return self._database.has_its_note()

    def _goes_better_anew(self, error: StoreFailedError) -> bool:
        """Whether to try again in a new folder: the old one is gone, or its open files are of no use any more, as after
        a share was disconnected and connected again."""
        if not self._is_whole():
            return True
        if isinstance(error, NotStorableError) or error.disk_full:
            return False
        before, self._failed_before = self._failed_before, True
        return before

    def _write_all_storable(self, report: Report) -> bool:
        try:
            return self._write(report)
        except (sqlite3.IntegrityError, ValueError) as error:
            storable, addresses = as_far_as_storable(report)
            if not addresses:
                raise
            self._write(storable)
            raise NotStorableError(self.folder, describe(report, addresses[0])) from error

    def _write(self, report: Report) -> bool:
        """Returns whether there was anything to write."""
        try:
            if self._is_uncertain:
                self._read_again()
            differing = changes(self.report, report)
            if differing:
                from ita_desktop.storage.database.engine import commit_changes

                for rows in (*differing.inserted.values(), *differing.updated.values()):
                    checked_json(rows)
                self._is_uncertain = True
                commit_changes(self._database.engine(), differing)
                self._is_uncertain = False
        except (sqlite3.Error, OSError) as error:
            if not is_fault(error):
                raise
            raise store_failure(self.folder, error) from error
        self.report = report
        return bool(differing)

    def make_ready(self) -> None:
        """Load now what the first `store` needs."""
        with self._database_lock:
            self._database.engine()

    def published(self) -> bool:
        """Whether everything stored is in the user's file, ids included."""
        return self.path is not None and not self._is_uncertain and self.has_kept(self.report)

    def has_kept(self, report: Report) -> bool:
        """Whether the report needs no saving: the user's file has it, ids included, or it is an empty new one."""
        return self._kept is not None and not changes(self._kept, report)

    def publish(self, path: Path | None = None, report: Report | None = None, older: Report | None = None) -> Published:
        """Put the report, by default the stored one, into the user's file, or into a new one that becomes the user's
        (Save As). `older` is the stored report, if it is older than `report`: it is then not offered after a crash.

        A file at a new `path` is replaced: the user has confirmed that. The user's own file is not replaced if its
        fingerprint has changed: then the report is written beside it, and that file becomes the user's (`conflict`). Of
        texts that cannot be stored the file has what can be. If PublishFailedError subclasses are raised, everything is
        unchanged; FolderSlowError if the disk took so long that another call has begun. ValueError without any path,
        and for the user's own file while it is held.
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
        if self.is_held and not chosen:
            raise ValueError("the user has not agreed to that yet")
        session = f"{self.folder.name}-{number}"
        self._temporary[number] = publishing.temporary_beside(target, session)
        with publishing.snapshot(file, target, session, over_read_only=chosen) as snapshot:
            self._still(number, target)
            with publishing.one_at_a_time(target):
                published = self._put(snapshot, target, report, tuple(kept), number, chosen=chosen)
        self._discard_temporary(number)
        return published

    def _discard_temporary(self, newest: int) -> None:
        """Delete what earlier publications could not delete in the folder of this one. Elsewhere a disk may be dead."""
        folder = self._temporary[newest].parent
        for number in [one for one, path in self._temporary.copy().items() if one <= newest and path.parent == folder]:
            publishing.discard(self._temporary.pop(number))

    def close(self, report: Report | None = None) -> None:
        """Close the database. Delete the folder if the user's file has the report (by default the stored one), else
        leave it as unpublished work."""
        with self._database_lock:
            self._database.disconnect()
            if self.has_kept(report) if report is not None else self.has_kept(self.report) and not self._is_uncertain:
                shutil.rmtree(self.folder, ignore_errors=True)

    def discard(self) -> None:
        """Close the database and delete the folder with everything in it."""
        with self._database_lock:
            self._database.disconnect()
            shutil.rmtree(self.folder, ignore_errors=True)

    def _make_anew(self) -> None:
        """Write the stored report into a new folder: the old one, or a file in it, is gone, replaced or damaged."""
        lost = self._database
        try:
            with self._origin_lock:
                self._database, _ = new_database(self.report, lambda _: self._origin)
        except NoWorkingCopyError as error:
            raise WorkingCopyLostError(self.folder, error.detail, disk_full=error.disk_full) from error
        self._is_uncertain = False
        lost.take_away()
        _log.info("the working copy %s was lost and is %s now", lost.folder, self.folder)

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
        if not chosen:  # a file that may be coming elsewhere does not matter, and its disk may not respond
            self._origin = self._origin.settled(_see_target)
        now = _see_target(target)
        conflict = not chosen and now is not None and not now.same_bytes(self.fingerprint)
        if conflict:
            target = lasting_places.free_name_beside(target, datetime.now())
            snapshot = replace(snapshot, target=target)
        self._note(replace(self._origin, coming=Coming(target, snapshot.fingerprint.digest, kept)), number, target)
        fingerprint = snapshot.put(replace=chosen or (not conflict and now is not None))
        self._note(Origin(target, fingerprint, kept), number, target)
        self._kept = report
        return Published(target, fingerprint, conflict, report)

    def _note(self, known: Origin, number: int, target: Path) -> None:
        """Use this origin from now on, and save it. A failure to save it is only logged: after a crash, work that needs
        no saving may then be offered."""
        with self._origin_lock:
            self._still(number, target)
            self._origin = known
            self._save_origin()

    def _save_origin(self) -> None:
        try:
            self._database.note(self._origin)
        except OSError as error:
            _log.info("what is known of %s could not be noted: %s", self.path, type(error).__name__)

    def _still(self, number: int, target: Path) -> None:
        """Raise FolderSlowError if another publication has begun: this one took too long, and is given up."""
        if number != self._newest:
            raise FolderSlowError(target, "given up")

    def _read_again(self) -> None:
        """Read what the database holds after a commit that may or may not have happened."""
        connection = self._database.connection
        if connection.in_transaction:
            connection.execute("ROLLBACK").close()
        self.report = report_of(read_content(connection).rows)
        self._is_uncertain = False


def _file_of(report: Report, target: Path) -> tuple[publishing.Built, Report]:
    """The report as a file, as far as a file can hold it, and the report that the file holds."""
    try:
        return publishing.built(report, target), report
    except (sqlite3.IntegrityError, ValueError):
        storable, left_out = as_far_as_storable(report)
        if not left_out:
            raise
        return publishing.built(storable, target), storable


def _see_target(target: Path) -> FileFingerprint | None:
    try:
        return fingerprint_at(target)
    except FileRefusedError as error:
        # Denied though its mode allows it: on Windows another program holds it and does not even let it be read.
        is_held = isinstance(error.__cause__, PermissionError) and os.access(target, os.R_OK)
        failure = TargetBusyError if is_held else NotPermittedError
        raise failure(target, f"cannot be looked at: {error}") from error


def store_failure(folder: Path, error: BaseException | None) -> StoreFailedError:
    return StoreFailedError(folder, str(error), disk_full=is_disk_full(error))
