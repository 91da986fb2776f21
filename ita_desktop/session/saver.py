"""Saves one open report by itself.

Every edit goes durably into a private working copy within a second; the clerk's file is replaced whole after a short
pause, on Ctrl+S, before printing and on closing. All of it happens in the storage thread; only closing waits for it.
What fails is tried again, but never the very value that a bug kept from being stored: that waits for the next edit.
"""

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from ita_desktop.domain.report.report import Report
from ita_desktop.errors import ExpectedError, NotStorableError, PublishFailedError
from ita_desktop.session.document import Change, Document
from ita_desktop.session.lifetimes import on
from ita_desktop.session.open_file import Claim
from ita_desktop.session.save_state import BadEnd, SaveState, Saving
from ita_desktop.session.worker import Worker
from ita_desktop.storage.files.backups import Backup as Version
from ita_desktop.storage.working_copy import Published

STORE_AFTER_MS = 250
"""Pause in typing after which an edit goes into the working copy."""

STORE_AT_LATEST_MS = 500
"""Time after which an edit goes into the working copy while typing goes on without a pause."""

PUBLISH_AFTER_MS = 2_000
"""Pause after which the clerk's file is replaced."""

READY_AFTER_MS = 500
"""Pause after opening in which the paper comes first; then, or at the first edit, what storing it needs is loaded."""

RETRY_AFTER_MS = 5_000
"""Pause before a store or a publication that failed is tried again."""

_log = logging.getLogger(__name__)


class Saver(QObject):
    """Owner of the claim on the file of one open report, and of what is known of how far it is saved."""

    state_changed = Signal(object)  # SaveState
    file_changed = Signal(object)  # Path: the report has a file, or another one than before
    conflicted = Signal(object)  # Path: somebody else changed the file; our version was written there instead
    blocked = Signal(object)  # Path: another program does not let go of the file; our version was written there instead
    save_as_failed = Signal(object)  # ExpectedError: the file of another name; the report keeps the one it had
    version_kept = Signal(object)  # Version: what is in the file now, which is never thinned out
    version_failed = Signal(object)  # ExpectedError: the file itself has everything
    _broke = Signal(object, object)  # Report that could not be stored because of a bug, NotStorableError

    def __init__(self, held: Claim, document: Document, worker: Worker, parent: QObject | None = None) -> None:
        """`document` has what is in `held`, not edited yet. `worker` is the storage thread."""
        super().__init__(parent)
        self.held = held
        self._document = document
        self._worker = worker
        self._is_over = False
        self._stored: Report | None = document.report
        self._published = document.report if held.copy.published() else None
        self._in_vain: tuple[Report, NotStorableError] | None = None  # the last that was tried: not again as it is
        self._untold: Published | None = None  # the work went beside the file, and the answer is still on its way
        self._noted: type[ExpectedError] | None = None
        self.state = SaveState(self._now(), datetime.now(), held.path)
        on(self.save_as_failed, self, _note_failure)
        self._broke.connect(self._store_failed, Qt.ConnectionType.QueuedConnection)  # out of the storage thread
        self._store_timer = self._timer(STORE_AFTER_MS, self._store)
        self._latest_timer = self._timer(STORE_AT_LATEST_MS, self._store)
        self._publish_timer = self._timer(PUBLISH_AFTER_MS, self.publish)
        self._ready_timer = self._timer(READY_AFTER_MS, self._make_ready)
        document.changed.connect(self._on_document_changed)

    def begin(self) -> None:
        """The report is on screen: say how far it is saved, and write what its file has not yet."""
        self._tell(self._now())
        if self._published is None and self.held.path is not None:
            self._publish_timer.start()
        self._ready_timer.start()

    def make_version(self, *, keep: bool) -> None:
        """Publish, and make a version of what is in the file then; `version_kept` follows with `keep`."""
        self.publish()

        def made(version: Version | None) -> None:
            if keep and version is not None and not self._is_over:
                self.version_kept.emit(version)

        def failed(error: ExpectedError) -> None:
            if not self._is_over:
                self.version_failed.emit(error)

        self._worker.run(lambda: self.held.back_up(keep=keep), made, failed)

    def store_now(self) -> ExpectedError | None:
        """Store and wait for it: what would be gone if the report was closed now, in words; None where nothing."""
        report, folder = self._document.report, self.held.copy.folder

        def store() -> ExpectedError | None:
            try:
                self.held.copy.store(report)
            except ExpectedError as error:
                return error
            except Exception as error:  # must be told before the report is closed, not after
                _log.error("a bug in storing", exc_info=error)
                return NotStorableError(folder)
            return None

        return self._worker.run(store, lambda _: None, lambda _: None).result()

    def finish(self) -> BadEnd | None:
        """Store, publish and let go; what there is to tell of it. Waits, and answers nothing afterwards."""
        for timer in (self._store_timer, self._latest_timer, self._publish_timer, self._ready_timer):
            timer.stop()
        self._is_over = True
        report, path = self._document.report, self.state.path

        def finish() -> Published | Exception | None:
            try:
                return self.held.finish(report)
            except Exception as error:  # nobody may be left to hear of a bug
                return error

        ended = self._worker.run(finish, lambda _: None, lambda _: None).result()
        if self._untold is not None and not isinstance(ended, Exception):
            ended = self._untold
        return _bad_end(ended, path)

    def _make_ready(self) -> None:
        self._ready_timer.stop()
        self._worker.run(self.held.copy.make_ready, lambda _: None, lambda _: None)

    def _on_document_changed(self, _change: Change) -> None:
        if self._ready_timer.isActive():
            self._make_ready()
        self._store_timer.start(STORE_AFTER_MS)
        if not self._latest_timer.isActive():
            self._latest_timer.start(STORE_AT_LATEST_MS)
        self._publish_timer.start(PUBLISH_AFTER_MS)
        if self.state.saving is not Saving.PENDING:
            self._tell(Saving.PENDING)

    def _store(self) -> None:
        self._store_timer.stop()
        self._latest_timer.stop()
        report = self._document.report
        if self._is_over or report is self._stored or self._is_in_vain():
            return

        def stored(_: None) -> None:
            if self._is_over:
                return
            self._stored, self._in_vain = report, None
            if self.held.path is not None and report is not self._published and not self._publish_timer.isActive():
                self._publish_timer.start(PUBLISH_AFTER_MS)  # what was published meanwhile was an older one
            if self._document.report is report and self.state.saving is Saving.PENDING:
                self._tell(Saving.STORED)

        def store() -> None:
            try:
                self.held.copy.store(report)
            except ExpectedError:
                raise
            except Exception:  # a bug, which is told by whoever catches those; the clerk must know that it is not saved
                self._broke.emit(report, NotStorableError(self.held.copy.folder))
                raise

        self._worker.run(store, stored, lambda error: self._store_failed(report, error))

    def publish(self, path: Path | None = None) -> None:
        """Store, and put the report into its file, or into a new one that becomes its own (Save As)."""
        self._publish_timer.stop()
        self._store()
        report = self._document.report
        if self._is_over or (path is None and self.held.path is None):
            return
        if path is None and report is self._published:
            self._tell(Saving.PUBLISHED)
            return

        def put() -> Published:
            result = self.held.publish(path)
            if result.conflict or result.busy:
                self._untold = result
            return result

        def published(result: Published) -> None:
            if self._is_over:
                return
            self._published, self._untold = result.report, None
            if result.conflict:
                self.conflicted.emit(result.path)
            if result.busy:
                self.blocked.emit(result.path)
            if result.conflict or result.busy or path is not None:
                self.file_changed.emit(result.path)
            if self._document.report is result.report:
                self._publish_timer.stop()
                self._tell(Saving.PUBLISHED)
            elif self._is_in_vain():
                pass  # the file has what could be stored of it
            elif not self._publish_timer.isActive():  # not all could be stored, or an edit was taken back meanwhile
                self._publish_timer.start(RETRY_AFTER_MS)

        def failed(error: ExpectedError) -> None:
            if self._is_over:
                return
            if path is None:
                self._tell(self.state.saving, error)
            else:
                self.save_as_failed.emit(error)
            if self.held.path is not None and self._document.report is not self._published:
                self._publish_timer.start(RETRY_AFTER_MS)

        self._worker.run(put, published, failed)

    def _is_in_vain(self) -> bool:
        """Whether the current report was found to be one that cannot be stored; says so again if it is."""
        if self._in_vain is None or self._in_vain[0] is not self._document.report:
            return False
        if self.state.error is not self._in_vain[1]:
            self._tell(Saving.PENDING, self._in_vain[1])
        return True

    def _store_failed(self, report: Report, error: ExpectedError) -> None:
        if self._is_over:
            return
        if not isinstance(error, NotStorableError):
            self._store_timer.start(RETRY_AFTER_MS)
        elif self._document.report is not report:
            return  # the next edit is on its way already, and may have mended it
        else:
            self._in_vain = report, error
            if self.held.path is not None and not self._publish_timer.isActive():
                self._publish_timer.start(PUBLISH_AFTER_MS)  # what could be stored
        self._tell(Saving.PENDING, error)

    def _tell(self, saving: Saving, error: ExpectedError | None = None) -> None:
        self._note(saving, error)
        self.state = SaveState(saving, datetime.now(), self.held.path, error)
        self.state_changed.emit(self.state)

    def _now(self) -> Saving:
        return Saving.PUBLISHED if self._published is not None else Saving.STORED

    def _note(self, saving: Saving, error: ExpectedError | None) -> None:
        """A failure to write goes to the log, not again at every attempt, and that it is over."""
        if error is not None and type(error) is not self._noted:
            _log.info("not written: %s", error)
            self._noted = type(error)
        elif error is None and saving is Saving.PUBLISHED and self._noted is not None:
            _log.info("written after all: %s", self.held.path)
            self._noted = None

    def _timer(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        on(timer.timeout, self, act)
        return timer


def _bad_end(ended: Published | Exception | None, path: Path | None) -> BadEnd | None:
    """What there is to tell of an end, and to log. Not what could not be stored: that was told before."""
    if isinstance(ended, ExpectedError):
        _log.info("not written at the end: %s", ended)
        return BadEnd(path, error=ended) if isinstance(ended, PublishFailedError) else None
    if isinstance(ended, Exception):
        _log.error("a bug while closing", exc_info=ended)
        return BadEnd(path)
    if ended is not None and (ended.conflict or ended.busy):
        return BadEnd(path, beside=ended.path, busy=ended.busy)
    return None


def _note_failure(error: ExpectedError) -> None:
    _log.info("not written: %s", error)
