"""A working copy together with the lock on its file: opened, published, backed up and closed as one.

Everything here may wait for the user's disk, and runs in threads that may. Another one stores what is typed in the
working copy (`storing.py`).
"""

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from ita_desktop.domain.report.report import Report
from ita_desktop.domain.thai.date_words import local_time
from ita_desktop.errors import (
    BackupFailedError,
    DocumentLockedError,
    ExpectedError,
    NotStorableError,
    StoreFailedError,
    TargetBusyError,
)
from ita_desktop.session.file import cautions
from ita_desktop.session.file.cautions import NONE
from ita_desktop.session.file.left_file import LeftFile
from ita_desktop.storage import leftovers
from ita_desktop.storage.files import backups, document_lock, lasting_places, report_file
from ita_desktop.storage.files.backups import Backup
from ita_desktop.storage.files.document_lock import DocumentLock
from ita_desktop.storage.files.early_reading import EarlyReading
from ita_desktop.storage.files.fingerprint import FileFingerprint
from ita_desktop.storage.files.patience import answer_within
from ita_desktop.storage.leftovers import Leftover
from ita_desktop.storage.other_names import refuse_if_open_by_another_name
from ita_desktop.storage.working_copy import Published, WorkingCopy
from ita_desktop.system_errors import publish_failure

_LET_GO_SECONDS = 1.0
"""How long to wait for the lock of a file that is no longer the report's: its disk may not answer."""

_log = logging.getLogger(__name__)


class OpenedFile:
    """Owner of one working copy and, if it has a file, of the lock that shows others who has it open."""

    def __init__(self, copy: WorkingCopy, lock: DocumentLock | None, older: FileFingerprint | None = None) -> None:
        """`older` is the file as it was read, if its format is older than the one it will be published in."""
        self.copy = copy
        self._lock = lock
        self._older = older
        self._is_replaced = False
        self._is_freed = False
        self.cautions = NONE
        """Why the user is asked before the file is replaced the first time."""
        self.left: LeftFile | None = None
        """The file that it had before the user gave it another name, if it was changed since it was opened."""
        self._opened = copy.report, copy.fingerprint
        self.is_read_only = False
        """Whether its file cannot be replaced, as far as is known without trying."""

    @property
    def is_held(self) -> bool:
        """Whether its file is not replaced yet, because the user was not asked or has not answered."""
        return self.copy.is_held

    @property
    def changed_at(self) -> datetime | None:
        """When its file was changed last, in local time; None if it has none, or a time that no clock shows."""
        fingerprint = self.copy.fingerprint
        return local_time(fingerprint.mtime_ns / 1e9) if fingerprint is not None else None

    def agree(self) -> None:
        """The user agrees that the file is replaced."""
        self.copy.agree()
        if self.path is not None:
            cautions.agree(self.path, self.copy.report)

    @property
    def path(self) -> Path | None:
        """The user's file; None if the report has none yet."""
        return self.copy.path

    def publish(self, path: Path | None, report: Report, older: Report | None = None) -> Published:
        """Put the report into the file, or into a new one that becomes its own; `older` as in `WorkingCopy.publish`.

        The lock follows the file. What the file had before the first time is backed up, and a backup follows when one
        is due. If another program does not let go of the report's own file, the report gets a new one beside it
        (`busy`). PublishFailedError subclasses leave everything as it was; a backup that fails is logged and tried
        again after the next publication.
        """
        before, last = self.path, self.copy.fingerprint
        self._take_lock_again()
        if path is None or path == before:
            self._keep_the_older()
            self._back_up_what_was_there()
        try:
            published = self.copy.publish(path, report, older)
        except TargetBusyError:
            if before is None or path not in (None, before):  # the user chose the name and can choose another
                raise
            beside = lasting_places.free_name_beside(before, datetime.now())
            published = replace(self.copy.publish(beside, report, older), busy=True)
        self.is_read_only = False
        if published.path != before:
            self._move_lock(published.path)
            self._leave(before, last, published)
            cautions.agree(published.path, published.report)
        self._back_up_when_due(published)
        return published

    def back_up(self, *, keep: bool) -> Backup | None:
        """A version of what was published last, with `keep` never thinned out. None if nothing was, or if the file is
        another one by now. BackupFailedError if it cannot be made."""
        path, fingerprint = self.path, self.copy.fingerprint
        if path is None or fingerprint is None:
            return None
        return backups.back_up_once(path, fingerprint, datetime.now(), keep=keep)

    def finish(self, report: Report) -> Published | None:
        """Put everything into the file, or keep it for the next start if that fails or the file is held; then let go of
        both.

        None if the file has everything already, or if there is none. PublishFailedError subclasses, and
        StoreFailedError for a report without a file; after a NotStorableError the file has all that could be stored.
        """
        published, not_stored = None, None
        try:
            try:
                self.copy.store(report)
            except StoreFailedError as error:
                not_stored = error
                report = self.copy.report if isinstance(error, NotStorableError) else report
            if self.path is not None and not self.is_held and not self.copy.has_kept(report):
                published = self.publish(None, report, self.copy.report)
            if self.path is not None and self.copy.fingerprint is not None and self.copy.has_kept(report):
                backups.note_fingerprint(self.path, self.copy.fingerprint)
            has_file = self.path is not None and not self.is_held
            if not_stored is not None and (not has_file or isinstance(not_stored, NotStorableError)):
                raise not_stored
            return published
        finally:
            self.copy.close(report)
            self._release()

    def free_lock(self) -> None:
        """Release the lock: the computer may be shut down before the file is closed. The next publication takes it
        again."""
        self._is_freed = self._lock is not None
        self._release()

    def _leave(self, path: Path | None, last: FileFingerprint | None, published: Published) -> None:
        """The report has another file from now on; the one at `path` may be wanted as it was opened."""
        report, opened = self._opened
        self._opened = published.report, published.fingerprint
        self.left = None
        if path is None or last is None or opened is None or published.conflict or published.busy:
            return
        if not last.same_bytes(opened):
            self.left = LeftFile(path, report, opened, last)

    def _take_lock_again(self) -> None:
        if self._is_freed and self.path is not None:
            with suppress(DocumentLockedError):
                self._lock = document_lock.take(self.path)
        self._is_freed = False

    def _move_lock(self, path: Path) -> None:
        before, self._lock = self._lock, document_lock.take(path, anyway=True)
        if before is not None:
            answer_within(_LET_GO_SECONDS, before.release, None)

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _keep_the_older(self) -> None:
        """Back up the file as an older version wrote it, before it becomes one of today's: once.

        PublishFailedError subclasses if there is no room: the older version's file is then left alone.
        """
        if self._older is None or self.path is None:
            return
        try:
            backups.back_up(self.path, self._older, datetime.now())
        except BackupFailedError as error:
            if isinstance(error.__cause__, OSError):
                raise publish_failure(self.path, error.__cause__) from error
            _log.info("no older version to back up: %s", type(error.__cause__).__name__)
        self._older = None

    def _back_up_what_was_there(self) -> None:
        """Before the file is replaced for the first time, so that what was in it can be had again."""
        path, fingerprint = self.path, self.copy.fingerprint
        if self._is_replaced or path is None or fingerprint is None:
            return
        self._is_replaced = True
        changed, now = local_time(fingerprint.mtime_ns / 1e9), datetime.now()
        newest = next((backup.made_at for backup in backups.backups(path)), datetime.min)
        try:
            backups.back_up_once(path, fingerprint, changed if changed is not None and newest < changed < now else now)
        except BackupFailedError as error:
            _log.info("no backup of what was there: %s", type(error.__cause__).__name__)

    def _back_up_when_due(self, published: Published) -> None:
        now = datetime.now()
        try:
            if backups.is_due(published.path, now):
                backups.back_up(published.path, published.fingerprint, now)
        except BackupFailedError as error:
            _log.info("no backup this time: %s", type(error.__cause__).__name__)


def open_file(
    path: Path, *, anyway: bool, early: EarlyReading | None = None, is_wanted: Callable[[], bool] = lambda: True
) -> OpenedFile:
    """The report in the file. In a mail program's temporary folder it becomes a report without a file.

    `early` is the reading of this file, if it was begun before. DocumentLockedError if somebody has it open, unless
    `anyway`; FileRefusedError subclasses for the file itself, also when `is_wanted` no longer holds.
    """
    try:
        if not anyway:
            refuse_if_open_by_another_name(path)
        lock = document_lock.take(path, anyway=anyway)
    except DocumentLockedError:
        if early is not None:
            early.drop()
        raise
    try:
        found = early.take() if early is not None else report_file.read_apart(path, is_wanted)
        if found.is_temporary:
            lock.release()
            return OpenedFile(WorkingCopy.create(found.report, None, None), None)
        backups.adopt(path, found.fingerprint)
        wary = cautions.cautions(path, found.report, found.fingerprint.mtime_ns / 1e9)
        copy = WorkingCopy.create(found.report, path, found.fingerprint, held=bool(wary))
        opened = OpenedFile(copy, lock, found.fingerprint if found.is_older else None)
        opened.cautions = wary
        opened.is_read_only = not found.writable
        return opened
    except BaseException:
        lock.release()
        raise


def open_as_copy(path: Path, is_wanted: Callable[[], bool] = lambda: True) -> OpenedFile:
    """The report in the file as a report without a file; the file's lock is left alone."""
    return OpenedFile(WorkingCopy.create(report_file.read_apart(path, is_wanted).report, None, None), None)


def resume(leftover: Leftover) -> OpenedFile:
    """Interrupted work with its file. If somebody has the file open by now, publishing will not overwrite theirs."""
    copy = leftovers.resume(leftover)
    if copy.path is None:
        return OpenedFile(copy, None)
    lock = None
    with suppress(DocumentLockedError):
        lock = document_lock.take(copy.path)
    opened = OpenedFile(copy, lock)
    if copy.is_held and copy.fingerprint is not None:
        opened.cautions = cautions.cautions(copy.path, copy.report, copy.fingerprint.mtime_ns / 1e9)
    opened.is_read_only = copy.path.exists() and not lasting_places.is_replaceable(copy.path)
    return opened


def untitled(report: Report, *, worth_keeping: bool = False) -> OpenedFile:
    """A report without a file, which is not worth keeping until it is edited unless it is already."""
    return OpenedFile(WorkingCopy.create(report, None, None, worth_keeping=worth_keeping), None)


def let_go_of(begun: OpenedFile) -> None:
    """Close what was opened, and in which nothing was edited."""
    with suppress(ExpectedError):
        begun.finish(begun.copy.report)
