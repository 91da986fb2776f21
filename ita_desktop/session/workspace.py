"""The open report and its file: new, open, save by itself, publish, close.

Every edit goes durably into a private working copy within a second; the clerk's file is replaced whole after a short
pause, on Ctrl+S, before printing and on closing. All of it happens in a background thread; the window is blocked by
nothing but closing, and never asks whether to save.
"""

import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from ita_desktop.domain.catalogue import new_report
from ita_desktop.domain.report import Report
from ita_desktop.errors import ExpectedError, FileRefusedError, NotStorableError, PublishFailedError
from ita_desktop.exchange.json_file import read_json_file, write_json_file
from ita_desktop.session import claim, received
from ita_desktop.session.claim import Claim
from ita_desktop.session.document import Change, Document
from ita_desktop.session.received import Compared, Received
from ita_desktop.session.save_state import BadEnd, SaveState, Saving
from ita_desktop.session.worker import Worker
from ita_desktop.storage import report_file, sent_copies, working_copy
from ita_desktop.storage.backups import Backup as Version
from ita_desktop.storage.early_reading import EarlyReading
from ita_desktop.storage.working_copy import Leftover, Published, WorkingCopy

__all__ = ["BadEnd", "Leftover", "SaveState", "Saving", "Version", "Workspace"]

_T = TypeVar("_T")

STORE_AFTER_MS = 250
"""Pause in typing after which an edit goes into the working copy."""

STORE_AT_LATEST_MS = 500
"""The same while typing goes on without a pause."""

PUBLISH_AFTER_MS = 2_000
"""Pause after which the clerk's file is replaced."""

READY_AFTER_MS = 500
"""Pause after opening in which the paper comes first; then, or at the first edit, what storing it needs is loaded."""

RETRY_AFTER_MS = 5_000
"""Pause before a store or a publication that failed is tried again."""

_log = logging.getLogger(__name__)


class Workspace(QObject):
    """Owner of the open document, its working copy and the storage thread."""

    opened = Signal(object)  # Document
    closed = Signal()
    refused = Signal(object)  # ExpectedError: what was asked for could not be opened; the open report stays open
    ended_badly = Signal(object)  # BadEnd: a report was closed, and its file has not all of it
    state_changed = Signal(object)  # SaveState
    file_changed = Signal(object)  # Path: the report has a file, or another one than before
    conflicted = Signal(object)  # Path: somebody else changed the file; our version was written there instead
    read_only = Signal(object)  # Path: the file that was opened cannot be replaced; the work is kept all the same
    version_kept = Signal(object)  # Version: what is in the file now, which is never thinned out
    version_failed = Signal(object)  # ExpectedError: the file itself has everything
    copy_failed = Signal(object)  # ExpectedError: no copy was written; the report itself is not concerned
    save_as_failed = Signal(object)  # ExpectedError: the file of another name; the report keeps the one it had
    blocked = Signal(object)  # Path: another program does not let go of the file; our version was written there instead
    _broke = Signal(object, object, object)  # Claim, Report that could not be stored because of a bug, NotStorableError

    def __init__(self, parent: QObject | None = None, *, early: EarlyReading | None = None) -> None:
        """`early` is the reading of a file that was begun before there was a workspace: for the first `open`."""
        super().__init__(parent)
        self._early = early
        self.document: Document | None = None
        self.state = SaveState(Saving.PUBLISHED, datetime.now(), None)
        self._claim: Claim | None = None
        self._noted: type[ExpectedError] | None = None
        self._coming: object | None = None
        self._asking = object()
        self._arriving: list[Claim] = []  # what the storage thread has taken up and nobody taken over yet
        self._stored: Report | None = None
        self._published: Report | None = None
        self._in_vain: tuple[Report, NotStorableError] | None = None  # the last that was tried: not again as it is
        self._worker = Worker("storage", self)
        self.refused.connect(_note_refusal)
        self.copy_failed.connect(_note_failure)
        self.save_as_failed.connect(_note_failure)
        self._broke.connect(self._store_failed, Qt.ConnectionType.QueuedConnection)  # out of the storage thread
        self._store_timer = self._timer(STORE_AFTER_MS, self._store)
        self._latest_timer = self._timer(STORE_AT_LATEST_MS, self._store)
        self._publish_timer = self._timer(PUBLISH_AFTER_MS, self._publish)
        self._ready_timer = self._timer(READY_AFTER_MS, self._make_ready)

    @property
    def path(self) -> Path | None:
        """The clerk's file; None where the report has none yet."""
        return self._claim.path if self._claim is not None else None

    def new(self, today: date) -> None:
        """An empty report that has no file yet."""
        self._start(lambda: _untitled(new_report(today)))

    def open(self, path: Path, *, anyway: bool = False) -> None:
        """The report in the file; `refused` with a DocumentLockedError where somebody has it open, unless `anyway`."""
        early, self._early = self._early, None
        if early is not None and early.path != path:
            early = None
        self._start(lambda: claim.open_file(path, anyway=anyway, early=early))

    def open_as_copy(self, path: Path) -> None:
        """The report in the file, as a report that has no file yet."""
        self._start(lambda: claim.open_as_copy(path))

    def open_json(self, path: Path) -> None:
        """A report in the exchange format, as a report without a file."""
        self._start(lambda: _untitled(read_json_file(path)[0]))

    def resume(self, leftover: Leftover) -> None:
        """Work that was not in its file when the program died."""
        self._start(lambda: claim.resume(leftover))

    def find_leftovers(self, found: Callable[[list[Leftover]], None]) -> None:
        """Look for work that was not in its file when the program died; `found` is called with it."""
        self._worker.run(working_copy.leftovers, self._answering(found), self.refused.emit)

    def drop(self, leftover: Leftover, done: Callable[[], None]) -> None:
        """Throw interrupted work away for good; then `done` is called."""
        answered = self._answering(lambda _: done())
        self._worker.run(lambda: working_copy.resume(leftover).discard(), answered, self.refused.emit)

    def save_now(self) -> None:
        """Store and publish without waiting for a pause."""
        self._store()
        self._publish()

    def keep_version(self) -> None:
        """Store and publish without waiting, and keep what is then in the file as a version; `version_kept` follows.

        Nothing is kept of a report without a file, or where the file could not be written.
        """
        self._make_version(keep=True)

    def save_version(self) -> None:
        """The same, but as a version that is thinned out like any other: before a step that changes everything."""
        self._make_version(keep=False)

    def save_as(self, path: Path) -> None:
        """The report's file is that path from now on."""
        self._store()
        self._publish(path)

    def save_copy(self, path: Path, done: Callable[[Path], None]) -> None:
        """A copy for e-mail or a stick, remembered for when it comes back; the report's own file stays what it is."""
        report = self._report()

        def write() -> Path:
            if path.suffix.lower() == ".json":
                write_json_file(report, path)
            else:
                report_file.write(report, path, replace=True)
                sent_copies.remember(report, path.name, datetime.now())
            return path

        self._worker.run(write, self._answering(done), self.copy_failed.emit)

    def compare_with(self, path: Path, done: Callable[[Compared], None]) -> None:
        """What makes the open report of the one in the file; `done` is called with it, or `refused` is emitted."""
        report = self._report()
        self._worker.run(lambda: received.compared(path, report), self._answering(done), self.refused.emit)

    def receive(self, path: Path, done: Callable[[Received], None]) -> None:
        """A file that came back; `done` is called with it and its possible bases, or `refused` is emitted."""
        own_path = self.path
        self._worker.run(lambda: received.receive(path, own_path), self._answering(done), self.refused.emit)

    def change_hands(self) -> None:
        """Another window takes over with the report open: what this one still waits for is answered to nobody."""
        self._asking = object()

    def store_now(self) -> ExpectedError | None:
        """Store and wait for it: what would be gone if the report was closed now, in words; None where nothing."""
        held = self._claim
        if held is None or self.document is None:
            return None
        report, folder = self._report(), held.copy.folder

        def store() -> ExpectedError | None:
            try:
                held.copy.store(report)
            except ExpectedError as error:
                return error
            except Exception as error:  # must be told before the report is closed, not after
                _log.error("a bug in storing", exc_info=error)
                return NotStorableError(folder)
            return None

        return self._worker.run(store, lambda _: None, lambda _: None).result()

    def close(self) -> None:
        """Store, publish and let go of the open report. What could not be published is offered at the next start, and
        `ended_badly` says so."""
        self._tell_of_end(self._let_go())

    def _let_go(self) -> BadEnd | None:
        held, document = self._claim, self.document
        if held is None or document is None:
            return None
        for timer in (self._store_timer, self._latest_timer, self._publish_timer, self._ready_timer):
            timer.stop()
        report, path = document.report, held.path
        self.document, self._claim, self._in_vain = None, None, None

        def finish() -> Published | Exception | None:
            try:
                return held.finish(report)
            except Exception as error:  # nobody may be left to hear of a bug
                return error

        ended = self._worker.run(finish, lambda _: None, lambda _: None).result()
        document.deleteLater()
        self.closed.emit()
        return _bad_end(ended, path)

    def _tell_of_end(self, end: BadEnd | None) -> None:
        if end is None:
            return
        if end.beside is not None:
            self.file_changed.emit(end.beside)
        self.ended_badly.emit(end)

    def shut_down(self) -> None:
        """Close the report and end the storage thread."""
        self.stop_opening()
        self.close()
        self.change_hands()  # nobody is left to hear an answer
        self._worker.close()
        for begun in self._arriving:
            with suppress(ExpectedError):  # nothing was edited in it
                begun.finish(begun.copy.report)
        self._arriving.clear()

    def stop_opening(self) -> None:
        """What is being opened is no longer wanted: the window goes."""
        self._coming = None

    def _start(self, make: Callable[[], Claim]) -> None:
        coming = self._coming = object()

        def take_up() -> Claim:
            begun = make()
            self._arriving.append(begun)
            return begun

        self._worker.run(take_up, lambda begun: self._begin(begun, coming), self.refused.emit)

    def _begin(self, begun: Claim, coming: object) -> None:
        if begun not in self._arriving:
            return  # let go at the end of the program
        self._arriving.remove(begun)
        if coming is not self._coming:
            self._worker.run(lambda: begun.finish(begun.copy.report), lambda _: None, self.refused.emit)
            return
        unsaved = self.store_now()
        if unsaved is not None:  # the open report stays: what is in its window is nowhere else
            self._worker.run(lambda: begun.finish(begun.copy.report), lambda _: None, self.refused.emit)
            self.refused.emit(unsaved)
            return
        end = self._let_go()
        self._claim = begun
        report = begun.copy.report
        self._stored = report
        self._published = report if begun.copy.published() else None
        self.document = Document(report, self)
        self.document.changed.connect(self._on_document_changed)
        self.opened.emit(self.document)
        self._tell(Saving.PUBLISHED if self._published is not None else Saving.STORED)
        if begun.is_read_only:
            self.read_only.emit(begun.path)
        if self._published is None and begun.path is not None:
            self._publish_timer.start()
        self._ready_timer.start()
        self._tell_of_end(end)

    def _make_ready(self) -> None:
        self._ready_timer.stop()
        held = self._claim
        if held is not None:
            self._worker.run(held.copy.make_ready, lambda _: None, self.refused.emit)

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
        held, report = self._claim, self._report()
        if held is None or report is self._stored or self._is_in_vain():
            return

        def stored(_: None) -> None:
            if held is not self._claim:
                return
            self._stored, self._in_vain = report, None
            if held.path is not None and report is not self._published and not self._publish_timer.isActive():
                self._publish_timer.start(PUBLISH_AFTER_MS)  # what was published meanwhile was an older one
            if self._report() is report and self.state.saving is Saving.PENDING:
                self._tell(Saving.STORED)

        def store() -> None:
            try:
                held.copy.store(report)
            except ExpectedError:
                raise
            except Exception:  # a bug, which is told by whoever catches those; the clerk must know that it is not saved
                self._broke.emit(held, report, NotStorableError(held.copy.folder))
                raise

        self._worker.run(store, stored, lambda error: self._store_failed(held, report, error))

    def _publish(self, path: Path | None = None) -> None:
        self._publish_timer.stop()
        self._store()
        held, report = self._claim, self._report()
        if held is None or (path is None and held.path is None):
            return
        if path is None and report is self._published:
            self._tell(Saving.PUBLISHED)
            return

        def published(result: Published) -> None:
            if held is not self._claim:
                return
            self._published = result.report
            if result.conflict:
                self.conflicted.emit(result.path)
            if result.busy:
                self.blocked.emit(result.path)
            if result.conflict or result.busy or path is not None:
                self.file_changed.emit(result.path)
            if self._report() is result.report:
                self._publish_timer.stop()
                self._tell(Saving.PUBLISHED)
            elif self._is_in_vain():
                pass  # the file has what could be stored of it
            elif not self._publish_timer.isActive():  # not all could be stored, or an edit was taken back meanwhile
                self._publish_timer.start(RETRY_AFTER_MS)

        def failed(error: ExpectedError) -> None:
            if held is not self._claim:
                return
            if path is None:
                self._tell(self.state.saving, error)
            else:
                self.save_as_failed.emit(error)
            if held.path is not None and self._report() is not self._published:
                self._publish_timer.start(RETRY_AFTER_MS)

        self._worker.run(lambda: held.publish(path), published, failed)

    def _is_in_vain(self) -> bool:
        """Whether the current report was found to be one that cannot be stored; says so again if it is."""
        if self._in_vain is None or self._in_vain[0] is not self._report():
            return False
        if self.state.error is not self._in_vain[1]:
            self._tell(Saving.PENDING, self._in_vain[1])
        return True

    def _make_version(self, *, keep: bool) -> None:
        self.save_now()
        held = self._claim
        if held is None:
            return

        def made(version: Version | None) -> None:
            if keep and version is not None and held is self._claim:
                self.version_kept.emit(version)

        self._worker.run(lambda: held.back_up(keep=keep), made, self.version_failed.emit)

    def _store_failed(self, held: Claim, report: Report, error: ExpectedError) -> None:
        if held is not self._claim:
            return
        if not isinstance(error, NotStorableError):
            self._store_timer.start(RETRY_AFTER_MS)
        elif self._report() is not report:
            return  # the next edit is on its way already, and may have mended it
        else:
            self._in_vain = report, error
            if held.path is not None and not self._publish_timer.isActive():
                self._publish_timer.start(PUBLISH_AFTER_MS)  # what could be stored
        self._tell(Saving.PENDING, error)

    def _answering(self, done: Callable[[_T], None]) -> Callable[[_T], None]:
        """`done`, as long as the window that asks is the one that hears the answer."""
        asking = self._asking
        return lambda answer: done(answer) if asking is self._asking else None

    def _report(self) -> Report:
        assert self.document is not None, "no report is open"
        return self.document.report

    def _tell(self, saving: Saving, error: ExpectedError | None = None) -> None:
        self._note(saving, error)
        self.state = SaveState(saving, datetime.now(), self.path, error)
        self.state_changed.emit(self.state)

    def _note(self, saving: Saving, error: ExpectedError | None) -> None:
        """A failure to write goes to the log, not again at every attempt, and that it is over."""
        if error is not None and type(error) is not self._noted:
            _log.info("not written: %s", error)
            self._noted = type(error)
        elif error is None and saving is Saving.PUBLISHED and self._noted is not None:
            _log.info("written after all: %s", self.path)
            self._noted = None

    def _timer(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(lambda: act())
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


def _note_refusal(error: ExpectedError) -> None:
    """What cannot be opened, and why. An exchange file's fault may quote what somebody wrote."""
    _log.info("not opened: %s", error if isinstance(error, FileRefusedError) else type(error).__name__)


def _note_failure(error: ExpectedError) -> None:
    _log.info("not written: %s", error)


def _untitled(report: Report) -> Claim:
    """A report without a file that is not worth keeping until it is edited."""
    return Claim(WorkingCopy.create(report, None, None, worth_keeping=False), None)
