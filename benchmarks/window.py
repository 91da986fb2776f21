"""The window as it is measured: on a report of its own, with a private folder of its own, so that no clerk's settings
are measured or changed; and letting it live in between.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ita_desktop.app import SWITCH_INTERVAL_SECONDS
from ita_desktop.domain.report import edits
from ita_desktop.domain.report.report import Report
from ita_desktop.session.file import cautions
from ita_desktop.session.file.workspace import Workspace
from ita_desktop.session.output.typesetter import Typesetter
from ita_desktop.session.qt.garbage import GarbageCollection
from ita_desktop.storage.files import report_file
from ita_desktop.ui.appearance.style import dress
from ita_desktop.ui.asking.dialogs import WindowDialogs
from ita_desktop.ui.lists.list_clipboard import leave_clipboard
from ita_desktop.ui.window.main_window import MainWindow

_SIZE = (1366, 740)
_LIMIT_SECONDS = 300
_LOOK_MS = 20


@contextmanager
def a_window(report: Report) -> Iterator[tuple[MainWindow, Path]]:
    """The program's window without a report, and the file of this report, which it can open.

    Everything that the program writes lies in a temporary folder and is gone afterwards.
    """
    sys.setswitchinterval(SWITCH_INTERVAL_SECONDS)
    app = QApplication(sys.argv[:1])
    garbage = GarbageCollection()
    dress(app)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ITA_DESKTOP_HOME"] = str(Path(folder) / "home")
        tempfile.tempdir = str(Path(folder) / "temporary")  # a file below it would be taken for a mail program's
        Path(tempfile.tempdir).mkdir()
        path = Path(folder) / "รายงาน.ita"
        report_file.write(report, path, replace=False)
        cautions.now = lambda: datetime(2025, 12, 1)  # the report is this year's work
        workspace, typesetter = Workspace(), Typesetter()
        window = MainWindow(workspace, typesetter, WindowDialogs)
        window.resize(*_SIZE)
        window.show()
        window.activateWindow()
        wait(300)
        try:
            yield window, path
        finally:
            window.close()
            leave_clipboard()
            workspace.shut_down()
            typesetter.close()
            garbage.end()


def wait(milliseconds: int) -> None:
    """Let the window live, in an event loop as the program runs it (QTest.qWait keeps the background threads out)."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until(done: Callable[[], bool]) -> None:
    """Let the window live until then."""
    end = time.perf_counter() + _LIMIT_SECONDS
    while not done():
        if time.perf_counter() > end:
            raise TimeoutError("it never came")
        wait(_LOOK_MS)


class Painted(QObject):
    """Sees whether a widget was painted, for as long as it lives itself."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.seen = False
        widget.installEventFilter(self)

    def eventFilter(self, _widget: QObject, event: QEvent) -> bool:
        self.seen = self.seen or event.type() is QEvent.Type.Paint
        return False


def many_times(report: Report, times: int) -> Report:
    """The report with its measures that many times, each with ids of its own."""
    issues = tuple(
        replace(issue, measures=tuple(edits.copy_of_measure(m) for _ in range(times) for m in issue.measures))
        for issue in report.issues
    )
    return replace(report, issues=issues)
