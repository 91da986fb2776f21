"""The open report and its file: new, open, copy, compare, close. Saving it is done by itself, in `saver.py`.

All of it happens in a background thread; the window is blocked by nothing but closing, and never asks whether to save.
"""

import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from ita_desktop.domain.report.catalogue import new_report
from ita_desktop.domain.report.report import Report
from ita_desktop.errors import ExpectedError, FileRefusedError
from ita_desktop.exchange.json_file import read_json_file, write_json_file
from ita_desktop.session import open_file, received
from ita_desktop.session.document import Document
from ita_desktop.session.lifetimes import on
from ita_desktop.session.open_file import Claim
from ita_desktop.session.received import Compared, Received
from ita_desktop.session.save_state import BadEnd, SaveState, Saving
from ita_desktop.session.saver import Saver
from ita_desktop.session.worker import Worker
from ita_desktop.storage import working_copy
from ita_desktop.storage.files import report_file, sent_copies
from ita_desktop.storage.files.backups import Backup as Version
from ita_desktop.storage.files.early_reading import EarlyReading
from ita_desktop.storage.working_copy import Leftover, WorkingCopy

__all__ = ["BadEnd", "Leftover", "SaveState", "Saving", "Version", "Workspace"]

_T = TypeVar("_T")

_log = logging.getLogger(__name__)


class Workspace(QObject):
    """Owner of the open document, of who saves it, and of the storage thread."""

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

    def __init__(self, parent: QObject | None = None, *, early: EarlyReading | None = None) -> None:
        """`early` is the reading of a file that was begun before there was a workspace: for the first `open`."""
        super().__init__(parent)
        self._early = early
        self.document: Document | None = None
        self.state = SaveState(Saving.PUBLISHED, datetime.now(), None)
        self._saver: Saver | None = None
        self._coming: object | None = None
        self._asking = object()
        self._arriving: list[Claim] = []  # what the storage thread has taken up and nobody taken over yet
        self._worker = Worker("storage", self)
        on(self.refused, self, _note_refusal)
        on(self.copy_failed, self, lambda error: _log.info("not written: %s", error))

    @property
    def path(self) -> Path | None:
        """The clerk's file; None where the report has none yet."""
        return self._saver.held.path if self._saver is not None else None

    def new(self, today: date) -> None:
        """An empty report that has no file yet."""
        self._start(lambda: _untitled(new_report(today)))

    def open(self, path: Path, *, anyway: bool = False) -> None:
        """The report in the file; `refused` with a DocumentLockedError where somebody has it open, unless `anyway`."""
        early, self._early = self._early, None
        if early is not None and early.path != path:
            early = None
        self._start(lambda: open_file.open_file(path, anyway=anyway, early=early))

    def open_as_copy(self, path: Path) -> None:
        """The report in the file, as a report that has no file yet."""
        self._start(lambda: open_file.open_as_copy(path))

    def open_json(self, path: Path) -> None:
        """A report in the exchange format, as a report without a file."""
        self._start(lambda: _untitled(read_json_file(path)[0]))

    def resume(self, leftover: Leftover) -> None:
        """Work that was not in its file when the program died."""
        self._start(lambda: open_file.resume(leftover))

    def find_leftovers(self, found: Callable[[list[Leftover]], None]) -> None:
        """Look for work that was not in its file when the program died; `found` is called with it."""
        self._worker.run(working_copy.leftovers, self._answering(found), self.refused.emit)

    def drop(self, leftover: Leftover, done: Callable[[], None]) -> None:
        """Throw interrupted work away for good; then `done` is called."""
        answered = self._answering(lambda _: done())
        self._worker.run(lambda: working_copy.resume(leftover).discard(), answered, self.refused.emit)

    def save_now(self) -> None:
        """Store and publish without waiting for a pause."""
        self._open().publish()

    def keep_version(self) -> None:
        """Store and publish without waiting, and keep what is then in the file as a version; `version_kept` follows.

        Nothing is kept of a report without a file, or where the file could not be written.
        """
        self._open().make_version(keep=True)

    def save_version(self) -> None:
        """As `keep_version`, but the version is thinned out like any other: before a step that changes everything."""
        self._open().make_version(keep=False)

    def save_as(self, path: Path) -> None:
        """The report's file is that path from now on."""
        self._open().publish(path)

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
        return self._saver.store_now() if self._saver is not None else None

    def close(self) -> None:
        """Store, publish and let go of the open report. What could not be published is offered at the next start, and
        `ended_badly` says so."""
        self._tell_of_end(self._let_go())

    def _let_go(self) -> BadEnd | None:
        saver, document = self._saver, self.document
        if saver is None or document is None:
            return None
        self._saver, self.document = None, None
        end = saver.finish()
        saver.deleteLater()
        document.deleteLater()
        self.closed.emit()
        return end

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
        self.document = document = Document(begun.copy.report, self)
        self._saver = saver = self._saver_of(begun, document)
        self.opened.emit(document)
        saver.begin()
        if begun.is_read_only:
            self.read_only.emit(begun.path)
        self._tell_of_end(end)

    def _saver_of(self, begun: Claim, document: Document) -> Saver:
        saver = Saver(begun, document, self._worker, self)
        saver.state_changed.connect(self._on_state_changed)
        saver.file_changed.connect(self.file_changed)
        saver.conflicted.connect(self.conflicted)
        saver.blocked.connect(self.blocked)
        saver.save_as_failed.connect(self.save_as_failed)
        saver.version_kept.connect(self.version_kept)
        saver.version_failed.connect(self.version_failed)
        return saver

    def _on_state_changed(self, state: SaveState) -> None:
        self.state = state
        self.state_changed.emit(state)

    def _answering(self, done: Callable[[_T], None]) -> Callable[[_T], None]:
        """`done`, as long as the window that asks is the one that hears the answer."""
        asking = self._asking
        return lambda answer: done(answer) if asking is self._asking else None

    def _open(self) -> Saver:
        assert self._saver is not None, "no report is open"
        return self._saver

    def _report(self) -> Report:
        assert self.document is not None, "no report is open"
        return self.document.report


def _note_refusal(error: ExpectedError) -> None:
    """What cannot be opened, and why. An exchange file's fault may quote what somebody wrote."""
    _log.info("not opened: %s", error if isinstance(error, FileRefusedError) else type(error).__name__)


def _untitled(report: Report) -> Claim:
    """A report without a file that is not worth keeping until it is edited."""
    return Claim(WorkingCopy.create(report, None, None, worth_keeping=False), None)
