"""Stores what is typed durably in the private working copy, within a second, in a thread that does nothing else.

What fails is tried again, but not a value that a bug kept from being stored: that waits for the next edit. Every second
it looks whether the working copy is still there; the copy makes itself anew if it is not.
"""

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ita_desktop.domain.report.report import Report
from ita_desktop.errors import ExpectedError, NotStorableError, StoreFailedError
from ita_desktop.session.background import Background
from ita_desktop.session.document import Document
from ita_desktop.storage.working_copy import WorkingCopy

STORE_AFTER_MS = 250
"""Pause in typing after which an edit goes into the working copy."""

STORE_AT_LATEST_MS = 500
"""And while typing goes on without a pause, how long after the last time."""

LOOK_EVERY_MS = 1_000
"""How often to look whether the working copy is still where it was made."""

READY_AFTER_MS = 500
"""Pause after opening in which the paper comes first; then, or at the first edit, what storing it needs is loaded."""

RETRY_AFTER_MS = 5_000
"""Pause before what failed is tried again."""

STORE_SECONDS = 5.0
"""How long the window waits for the working copy when it must know what becomes of the work."""

_log = logging.getLogger(__name__)


class Storing(QObject):
    """Owner of the thread that stores the document, and of how far it did."""

    stored = Signal()  # the report of a moment ago is durable
    failed = Signal(object)  # ExpectedError
    made_anew = Signal()  # the working copy was gone, and is there again with everything
    settled = Signal()  # after each of these, and if there was nothing to do

    def __init__(self, copy: WorkingCopy, document: Document, background: Background, parent: QObject) -> None:
        """`document` has what is in `copy`, not edited yet."""
        super().__init__(parent)
        self.report: Report | None = document.report
        """What is durable; None if it is gone and could not be made anew."""
        self.error: ExpectedError | None = None
        """Why the last report that was tried is not durable, or not all of it."""
        self.in_vain: Report | None = None
        """The report that could not be stored, and is not tried again."""
        self._copy = copy
        self._document = document
        self._folder = copy.folder
        self._is_over = False
        self._worker = background.worker("storing")
        self._pause_timer = background.after(STORE_AFTER_MS, self.store)
        self._latest_timer = background.after(STORE_AT_LATEST_MS, self.store)
        self._look_timer = background.every(LOOK_EVERY_MS, self._look)
        self._ready_timer = background.after(READY_AFTER_MS, self._make_ready)

    @property
    def is_busy(self) -> bool:
        """Whether the working copy has something to do."""
        return self._worker.is_busy

    @property
    def is_broken(self) -> bool:
        """Whether a bug kept the last report from being stored."""
        return isinstance(self.error, NotStorableError) and not self.error.where

    def begin(self) -> None:
        """The report is on screen."""
        self._ready_timer.start()
        self._look_timer.start()

    def end(self) -> None:
        """Store for `store_and_wait` only from now on, and emit nothing more."""
        self._is_over = True

    def store_soon(self) -> None:
        """The document was edited."""
        if self._ready_timer.isActive():
            self._make_ready()
        self._pause_timer.start(STORE_AFTER_MS)
        if not self._latest_timer.isActive():
            self._latest_timer.start(STORE_AT_LATEST_MS)

    def store(self) -> None:
        """Store what is not stored yet: now, or once the working copy has done what it does now."""
        self._pause_timer.stop()
        self._latest_timer.stop()
        report = self._document.report
        is_stored = report is self.report or report is self.in_vain
        if not self._is_over and not self.is_busy and not is_stored:
            self._keep(report)

    def store_and_wait(self) -> ExpectedError | None:
        """What would be lost if the report was closed now, in words; None if nothing."""
        report, folder = self._document.report, self._copy.folder

        def store() -> ExpectedError | None:
            try:
                self._copy.store(report)
            except ExpectedError as error:
                return error
            except Exception as error:  # must be known before the report is closed, not after
                _log.error("a bug in storing", exc_info=error)
                return NotStorableError(folder)
            return None

        try:
            return self._worker.run(store, lambda _: self._settle()).result(STORE_SECONDS)
        except TimeoutError:
            return StoreFailedError(folder, "no answer")

    def _make_ready(self) -> None:
        self._ready_timer.stop()
        self._worker.run(self._copy.make_ready, lambda _: self._settle(), lambda _: self._settle(), self._settle)

    def _look(self) -> None:
        """Storing what is stored already writes nothing if it is still there. That is what the working copy has: after
        a report that cannot be stored whole, all of it that can."""
        if self.report is not None and not self.is_busy and not self.is_broken:
            self._keep(self.report, lambda: self._copy.report)

    def _keep(self, report: Report, stored: Callable[[], Report] | None = None) -> None:
        def store() -> Path:
            self._copy.store(report if stored is None else stored())
            return self._copy.folder

        folder = self._copy.folder
        self._worker.run(
            store,
            lambda folder: self._on_stored(report, folder),
            lambda error: self._on_failed(report, error),
            # A bug, which is reported where bugs are; the user must see that it is not saved.
            lambda: self._on_failed(report, NotStorableError(folder)),
        )

    def _on_stored(self, report: Report, folder: Path) -> None:
        if self._is_over:
            return
        if folder != self._folder:
            self._folder = folder
            self.made_anew.emit()
        if report is not self.report:  # else it was only looked after
            self.report, self.in_vain, self.error = report, None, None
            self.stored.emit()
        self._settle()

    def _on_failed(self, report: Report, error: ExpectedError) -> None:
        if self._is_over:
            return
        if report is self.report:
            self.report = None
        is_current = self._document.report is report
        if is_current and isinstance(error, NotStorableError):
            self.in_vain = report
        elif is_current:
            self._pause_timer.start(RETRY_AFTER_MS)
        if is_current or not isinstance(error, NotStorableError):  # else the next edit may have mended it
            self.error = error
            self.failed.emit(error)
        self._settle()

    def _settle(self) -> None:
        """Go on with what was to be stored meanwhile."""
        if not self._pause_timer.isActive():
            self.store()
        self.settled.emit()
