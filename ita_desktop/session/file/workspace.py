"""The open report and its file: new, open, copy, compare, close. Saving it is done by itself, in `saver.py`.

All of it runs in background threads, and a disk that does not answer holds up nothing on another one. The window waits
for none of them, and never asks whether to save.
"""

import logging
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from ita_desktop import formats
from ita_desktop.domain.report.paper_settings import Emblem
from ita_desktop.domain.report.report import Report
from ita_desktop.errors import ExpectedError, FileRefusedError, NotStorableError
from ita_desktop.session.background import Background, IsWanted, Latest, Worker
from ita_desktop.session.document import Document
from ita_desktop.session.file import left_file, open_file, received
from ita_desktop.session.file.left_file import LeftFile
from ita_desktop.session.file.open_file import OpenedFile
from ita_desktop.session.file.received import Compared, Received
from ita_desktop.session.file.save_state import BadEnd, SaveState, Saving
from ita_desktop.session.file.saver import SaveNews, Saver
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.storage import leftovers
from ita_desktop.storage.files import sent_copies, sweeping
from ita_desktop.storage.files.backups import Backup as Version
from ita_desktop.storage.files.early_reading import EarlyReading
from ita_desktop.storage.files.fingerprint import is_same_file
from ita_desktop.storage.files.reading_apart import read_picture_apart
from ita_desktop.storage.leftovers import Leftover

__all__ = ["BadEnd", "Leftover", "SaveState", "Saving", "Version", "Workspace"]

CLOSE_SECONDS = 1.0
"""How long the window waits for a report that is closed. Then its file is written while the window goes on."""

_T = TypeVar("_T")

_log = logging.getLogger(__name__)


class Workspace(SaveNews):
    """Owner of the open document and its saver, and of the savers of reports that are closed but not written yet."""

    opened = Signal(object)  # Document
    closed = Signal()
    refused = Signal(object)  # ExpectedError: what was asked for could not be opened; the open report stays open
    unfinished = Signal(object)  # Leftover: the file was not opened, because work on it was never written to it
    ended_badly = Signal(object)  # BadEnd: a report was closed, and its file has not all of it
    read_only = Signal(object)  # Path: the file that was opened cannot be replaced; the work is kept all the same
    copy_failed = Signal(object)  # ExpectedError: no copy was written; the report itself is not concerned

    def __init__(self, parent: QObject | None = None, *, early: EarlyReading | None = None) -> None:
        """`early` is the reading of a file that was begun before there was a workspace: for the first `open`."""
        super().__init__(parent)
        self._early = early
        self.document: Document | None = None
        self.state = SaveState(Saving.PUBLISHED, datetime.now(), None)
        self._saver: Saver | None = None
        self._asking = object()
        self._arriving: list[OpenedFile] = []  # opened in a thread, but not shown yet
        self._leaving: list[Saver] = []  # of reports that are closed, but not let go of yet
        self._is_shut = False
        self._secured: Report | None = None  # what was open when the session of the computer was about to end
        self._background = Background(self)
        self._unwritten: list[Path] = []  # copies that are being written
        self._opening = Latest(lambda: self._background.idle_worker("opening"))
        self.state_changed.connect(self._on_state_changed)  # before anybody else
        on(self.refused, self, _note_refusal)
        self._looking().run(sweeping.sweep_received)
        self._looking().run(sweeping.sweep_half_written)
        on(self.copy_failed, self, lambda error: _log.info("not written: %s", error))

    @property
    def path(self) -> Path | None:
        """The user's file; None if the report has none yet."""
        return self._saver.file.path if self._saver is not None else None

    def begin(self, report: Report, *, worth_keeping: bool = False) -> None:
        """A report that has no file yet. One that was made of another is worth keeping before it is edited."""
        self._start(lambda _: open_file.untitled(report, worth_keeping=worth_keeping))

    def open(self, path: Path, *, as_it_is: bool = False, anyway: bool = False) -> None:
        """Open the report in the file: `opened` is emitted, or why not.

        `unfinished`, if work on the file was interrupted, unless it is wanted `as_it_is`; then `refused`, with a
        DocumentLockedError if somebody has it open, unless it is wanted `anyway`. A report of another format has no
        file of ours yet.
        """
        if formats.format_of(path).read is not None:
            self._start(lambda is_wanted: open_file.untitled(formats.read(path, is_wanted)[0]))
            return
        early, self._early = self._early, None
        if early is not None and early.path != path:
            early = None
        before = [(saver, saver.file.path) for saver in self._leaving]

        def begin(is_wanted: IsWanted) -> OpenedFile | Leftover:
            left = () if as_it_is or anyway else leftovers.leftovers()
            unfinished = next((one for one in left if one.path is not None and is_same_file(one.path, path)), None)
            if unfinished is not None:
                return unfinished
            for saver, its_path in before:
                if its_path is not None and is_same_file(its_path, path):
                    saver.has_ended(None)
            return open_file.open_file(path, anyway=anyway, early=early, is_wanted=is_wanted)

        self._start(begin)

    def open_as_copy(self, path: Path) -> None:
        """The report in the file, as a report that has no file yet."""
        self._start(lambda is_wanted: open_file.open_as_copy(path, is_wanted))

    def resume(self, leftover: Leftover) -> None:
        """Work that was not in its file when the program died."""
        self._start(lambda _: open_file.resume(leftover))

    def find_leftovers(self, found: Callable[[list[Leftover]], None]) -> None:
        """Look for work that was not in its file when the program died; `found` is called with it."""
        self._looking().run(leftovers.leftovers, self._answering(found), self.refused.emit)

    def drop(self, leftover: Leftover, done: Callable[[], None]) -> None:
        """Throw interrupted work away for good; then `done` is called."""
        answered = self._answering(lambda _: done())
        self._looking().run(lambda: leftovers.resume(leftover).discard(), answered, self.refused.emit)

    def save_now(self) -> None:
        """Store and publish without waiting for a pause."""
        self._open().publish()

    def agree(self) -> None:
        """The user agrees that the file, which was asked about, is replaced from now on."""
        self._open().agree()

    def agree_now(self) -> None:
        """As `agree`, and wait until it is noted: `write_now` writes the file then."""
        self._open().agree_now()

    def keep_version(self) -> None:
        """Store and publish without waiting, and keep what is then in the file as a version; `version_kept` follows.

        Nothing is kept of a report without a file, or if the file could not be written.
        """
        self._open().make_version(keep=True)

    def save_version(self) -> None:
        """As `keep_version`, but the version is thinned out like any other: before a step that changes everything."""
        self._open().make_version(keep=False)

    def save_as(self, path: Path) -> None:
        """The report's file is that path from now on."""
        self._open().publish(path)

    def give_back(self, left: LeftFile, done: Callable[[Path], None], refused: Callable[[ExpectedError], None]) -> None:
        """Give the file back as it was when it was opened; `done` is called with its path, or `refused`."""
        self._background.idle_worker("copying").run(
            lambda: left_file.give_back(left), self._answering(done), self._answering(refused)
        )

    def save_copy(self, path: Path, done: Callable[[Path], None]) -> None:
        """A copy for e-mail or a stick, remembered for when it comes back; the report's own file stays what it is."""
        report = self._report()
        self._unwritten.append(path)

        def write() -> Path:
            try:
                formats.write(report, path, over_read_only=True)
                if formats.format_of(path) is formats.REPORT:
                    sent_copies.keep(report, path.name, datetime.now())
                return path
            finally:
                self._unwritten.remove(path)

        self._background.idle_worker("copying").run(write, self._answering(done), self.copy_failed.emit)

    def read(self, path: Path, done: Callable[[Report], None]) -> None:
        """The report in the file, which is only read; `done` is called with it, or `refused` is emitted."""
        self._looking().run(lambda: formats.read(path)[0], self._answering(done), self.refused.emit)

    def compare_with(self, path: Path, done: Callable[[Compared], None]) -> None:
        """What makes the open report of the one in the file; `done` is called with it, or `refused` is emitted."""
        report = self._report()
        self._looking().run(lambda: received.compared(path, report), self._answering(done), self.refused.emit)

    def receive(self, path: Path, done: Callable[[Received], None]) -> None:
        """A file that came back; `done` is called with it and its possible bases, or `refused` is emitted."""
        own_path = self.path
        self._looking().run(lambda: received.receive(path, own_path), self._answering(done), self.refused.emit)

    def read_emblem(self, path: Path, done: Callable[[Emblem], None], refused: Callable[[ExpectedError], None]) -> None:
        """The picture of the file as an emblem; `done` is called with it, or `refused` with why there is none."""
        task = partial(read_picture_apart, path, lambda: not self._is_shut)
        self._looking().run(task, self._answering(done), self._answering(refused))

    def change_hands(self) -> None:
        """Another window takes over with the report open: drop the answers that this one still waits for."""
        self._asking = object()

    def store_now(self) -> ExpectedError | None:
        """Store and wait for it. What would be lost if the report was closed now, in words; None if nothing, also if
        the file has what could not be stored."""
        if self._saver is None:
            return None
        error = self._saver.store_now()
        if error is None or isinstance(error, NotStorableError):
            return error
        return self._saver.secure(CLOSE_SECONDS)

    def write_now(self) -> ExpectedError | None:
        """Store and publish, and wait for both. Why the file lacks something; None if it has it or will have it soon,
        or if not even the working copy could take it."""
        if self._saver is None or self._saver.store_now() is not None:
            return None
        return self._saver.write_now(CLOSE_SECONDS)

    def secure(self, seconds: float) -> None:
        """The session of the computer ends: store and publish, no longer than that, and release the lock of the file.
        The report stays open, for the session may go on."""
        if self._saver is not None and self.document is not None:
            self._secured = self.document.report
            self._saver.secure(seconds)
            self._saver.free_lock()

    @property
    def is_secured(self) -> bool:
        """Whether the session of the computer ends, and the report was not edited since."""
        return self.document is not None and self.document.report is self._secured

    @property
    def unwritten(self) -> list[Path]:
        """The files that are still being written: of reports that are closed, and copies."""
        leaving = (saver.file.path for saver in self._leaving if not saver.has_ended())
        return [*(path for path in leaving if path is not None), *self._unwritten]

    def close(self, patience: float | None = None) -> None:
        """Store, publish and let go of the open report. What could not be published is offered at the next start, and
        `ended_badly` is emitted then: now, or later if that takes longer than `patience` seconds."""
        saver = self._let_go(patience)
        if saver is not None:
            self._on_ended(saver)

    def _let_go(self, patience: float | None) -> Saver | None:
        """Who saved the open report, if everything about it is over by then."""
        saver, document = self._saver, self.document
        if saver is None or document is None:
            return None
        self._saver, self.document = None, None
        self._leaving.append(saver)
        saver.ended.connect(self._on_some_ended)
        saver.finish()
        is_over = saver.has_ended(patience)
        document.deleteLater()
        self.closed.emit()
        return saver if is_over else None

    def _on_some_ended(self) -> None:
        for saver in [saver for saver in self._leaving if saver.has_ended()]:
            self._on_ended(saver)

    def _on_ended(self, saver: Saver) -> None:
        if saver not in self._leaving:
            return
        self._leaving.remove(saver)
        end = saver.end()
        saver.deleteLater()
        if end is None:
            return
        if end.beside is not None:
            self.file_changed.emit(end.beside)
        self.ended_badly.emit(end)

    def shut_down(self, patience: float | None = None) -> bool:
        """Close the report and end all threads; whether all that was under way was done after so many seconds. What was
        not is as safe as if the program had been killed."""
        deadline = None if patience is None else time.monotonic() + patience

        def rest() -> float | None:
            return None if deadline is None else max(0.0, deadline - time.monotonic())

        self.stop_opening()
        self.close(rest())
        self.change_hands()
        self._is_shut = True
        for saver in list(self._leaving):
            if saver.has_ended(rest()):
                self._on_ended(saver)
        has_ended = self._background.close(rest())
        for begun in self._arriving:
            open_file.let_go_of(begun)
        self._arriving.clear()
        return has_ended and not self._leaving

    def stop_opening(self) -> None:
        """Drop what is being opened: the window goes."""
        self._opening.forget()

    def _start(self, make: Callable[[IsWanted], OpenedFile | Leftover]) -> None:
        def take_up(is_wanted: IsWanted) -> OpenedFile | Leftover:
            begun = make(is_wanted)
            if isinstance(begun, OpenedFile):
                self._arriving.append(begun)
                if self._is_shut:
                    open_file.let_go_of(begun)
            return begun

        self._opening.ask(take_up, self._begin, self.refused.emit, self._drop)

    def _begin(self, begun: OpenedFile | Leftover) -> None:
        if isinstance(begun, Leftover):
            self.unfinished.emit(begun)
            return
        unsaved = self.store_now()
        if unsaved is not None:  # the open report stays: what is in its window is nowhere else
            self._drop(begun)
            self.refused.emit(unsaved)
            return
        self._arriving.remove(begun)
        ended = self._let_go(CLOSE_SECONDS)
        self.document = document = Document(begun.copy.report, self)
        self._saver = saver = Saver(begun, document, self)
        self.opened.emit(document)
        saver.begin()
        if begun.is_read_only:
            self.read_only.emit(begun.path)
        if ended is not None:
            self._on_ended(ended)

    def _drop(self, begun: OpenedFile | Leftover) -> None:
        if isinstance(begun, OpenedFile):
            self._arriving.remove(begun)
            self._background.idle_worker("opening").run(lambda: open_file.let_go_of(begun))

    def _looking(self) -> Worker:
        """A thread to look at files in."""
        return self._background.idle_worker("looking")

    def _on_state_changed(self, state: SaveState) -> None:
        self.state = state

    def _answering(self, done: Callable[[_T], None]) -> Callable[[_T], None]:
        """`done`, if the window that asked is still the one that shows the report."""
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
