"""Where every bug ends: logged, the work saved, the user shown it in words, and the window goes on.

Exceptions of any thread come here. What is expected to fail never does: those errors have words of their own. What Qt
complains of is only logged.
"""

import logging
import re
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QWidget

from ita_desktop.domain.report.report import Report
from ita_desktop.home.log_file import bug_report, without_values
from ita_desktop.language import tr
from ita_desktop.session.file.workspace import Workspace
from ita_desktop.ui.window.crash_dialog import CrashDialog

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.DEBUG,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_MET = "_was_met"
_SPEAKER = re.compile(r"[A-Za-z_]\w*(?:::~?\w+)*(?=[:(\s]|$)")

_log = logging.getLogger(__name__)


class BugCatcher(QObject):
    """Owner of the hooks while it is installed, and of the dialog."""

    _caught = Signal(object)  # BaseException, from any thread

    def __init__(self, window: QWidget, workspace: Workspace, tell: Callable[[str], None]) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._tell = tell
        self._told: set[str] = set()
        self._tried: Report | None = None
        self._before: tuple[Callable[..., object], Callable[..., object], object] | None = None
        self.dialog: CrashDialog | None = None
        self._caught.connect(self._on_caught, Qt.ConnectionType.QueuedConnection)
        workspace.state_changed.connect(self._on_state_changed)

    def install(self) -> None:
        """From now on."""
        self._before = (sys.excepthook, threading.excepthook, qInstallMessageHandler(log_qt_message))
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def remove(self) -> None:
        """As it was before."""
        if self._before is not None:
            sys.excepthook, threading.excepthook, said_before = self._before
            qInstallMessageHandler(said_before)
            self._before = None

    def _on_exception(self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        if hasattr(error, _MET):  # it came out of an override, and now by way of Qt (`session/qt/overrides.py`)
            return
        setattr(error, _MET, True)
        _log.error("a bug", exc_info=(kind, error, traceback))
        self._caught.emit(error)

    def _on_thread_exception(self, found: threading.ExceptHookArgs) -> None:
        if found.exc_value is not None:
            _log.error("a bug in the thread %s", found.thread.name if found.thread else "", exc_info=found.exc_value)
            self._caught.emit(found.exc_value)

    def _on_caught(self, error: BaseException) -> None:
        """The first time with a dialog. The same bug again, perhaps at every repaint, must not lock the user out."""
        if self.dialog is not None:
            self.dialog.count_another()
            return
        known = without_values(error)
        if known in self._told:
            self._tell(tr("ข้อผิดพลาดของโปรแกรมเกิดขึ้นอีกครั้ง"))  # what is saved is shown beside it
            self._save()
            return
        self._told.add(known)
        self.dialog = CrashDialog(bug_report(error, datetime.now()), self._window)
        self.dialog.finished.connect(self._on_finished)
        self.dialog.setModal(True)  # also over a question that is open already
        self.dialog.show()
        self._save()

    def _save(self) -> None:
        """Save without waiting for a pause. A bug in that is logged, and the dialog shows that nothing was saved.

        Never again for the very value that was tried: the bug may be in saving.
        """
        if self._workspace.document is None:
            if self.dialog is not None:
                self.dialog.show_nothing_open()
            return
        report, tried = self._workspace.document.report, self._tried
        self._tried = report
        if report is tried:
            self._on_state_changed()
            return
        try:
            self._workspace.save_now()
        except Exception as error:  # whatever it is, the user must still see the first one
            _log.error("a bug while saving", exc_info=error)
        self._on_state_changed()

    def _on_state_changed(self) -> None:
        if self.dialog is not None:
            self.dialog.show_state(self._workspace.state)

    def _on_finished(self) -> None:
        self.dialog = None


def log_qt_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Which part of Qt wrote the message; the rest of it may hold what the user wrote."""
    speaker = _SPEAKER.match(message)
    said_by = speaker.group() if speaker is not None else "?"
    _log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", said_by)
