"""Puts the layers together and opens the window. The only module that knows all of them."""

import gc
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication

from ita_desktop.domain import provinces
from ita_desktop.session.log_file import deaths_noted, start_log, stop_log
from ita_desktop.session.typesetter import Typesetter
from ita_desktop.session.workspace import Workspace
from ita_desktop.ui.bugs import BugCatcher
from ita_desktop.ui.dialogs import WindowDialogs
from ita_desktop.ui.list_clipboard import leave_clipboard
from ita_desktop.ui.main_window import PROGRAM_NAME, MainWindow
from ita_desktop.ui.qt_words import ThaiTranslator
from ita_desktop.ui.style import dress

SWITCH_INTERVAL_SECONDS = 0.001
"""How long the background threads may keep the interpreter before the window's turn; Python's own 5 ms is felt."""

COLLECT_AFTER = (50_000, 20, 1_000)
"""Thresholds of the cyclic garbage collector. A report and its layout are hundreds of thousands of acyclic values: with
Python's own thresholds one full collection over a 600-measure report stops the window for 180 ms, and finds nothing."""

_SETTLE_MS = 300
_LOOK_MS = 5
_PICTURE = (1366, 740)


def main(
    path: Path | None,
    screenshot: Path | None = None,
    *,
    form_painted: Callable[[MainWindow], None] | None = None,
    paper_painted: Callable[[MainWindow], None] | None = None,
) -> int:
    """Open the window, on a report if a path is given, and stay until it is closed; the exit status.

    With `screenshot`, a picture of the window is written there as soon as the paper is drawn, and the window closes.
    `form_painted` and `paper_painted` are called once, when the report and its pages are on screen.
    """
    sys.setswitchinterval(SWITCH_INTERVAL_SECONDS)
    gc.set_threshold(*COLLECT_AFTER)
    log = start_log()
    try:
        with deaths_noted():
            return _run(path, screenshot, form_painted, paper_painted)
    finally:
        stop_log(log)


def _run(
    path: Path | None,
    screenshot: Path | None,
    form_painted: Callable[[MainWindow], None] | None,
    paper_painted: Callable[[MainWindow], None] | None,
) -> int:
    QLocale.setDefault(QLocale(QLocale.Language.Thai, QLocale.Country.Thailand))
    app = QApplication(sys.argv[:1])
    app.setApplicationName(PROGRAM_NAME)
    translator = ThaiTranslator(app)
    app.installTranslator(translator)
    dress(app)
    Thread(target=provinces.load, name="places", daemon=True).start()
    workspace, typesetter = Workspace(), Typesetter()
    window = MainWindow(workspace, typesetter, WindowDialogs)
    bugs = BugCatcher(window, workspace, window.status.tell)
    bugs.install()
    window.looks.put_on()
    window.open_up()
    if path is not None:
        window.open_path(path)
    if screenshot is not None or paper_painted is not None:
        window.showNormal()
        window.resize(*_PICTURE)  # with room for the paper, also on a screen that is none
    if screenshot is not None:
        _when(window, _paper_is_drawn, lambda _: _photograph(window, screenshot))
    if form_painted is not None:
        _when(window, _form_is_shown, form_painted)
    if paper_painted is not None:
        _when(window, _paper_is_drawn, paper_painted)
    status = app.exec()
    leave_clipboard()
    workspace.shut_down()
    typesetter.close()
    bugs.remove()
    return status


def _photograph(window: MainWindow, target: Path) -> None:
    """Save a picture a little later, when nothing moves any more, then close the window."""

    def finish() -> None:
        window.grab().save(str(target))
        window.close()

    QTimer.singleShot(_SETTLE_MS, finish)


def _form_is_shown(window: MainWindow) -> bool:
    return window.page is not None and window.page.isVisible()


def _paper_is_drawn(window: MainWindow) -> bool:
    return window.page is not None and window.page.preview.is_drawn()


def _when(window: MainWindow, ready: Callable[[MainWindow], bool], act: Callable[[MainWindow], None]) -> None:
    """Act as soon as the window is ready, and what that changed is painted."""
    timer = QTimer(window)

    def look() -> None:
        if ready(window):
            timer.stop()
            window.repaint()
            act(window)

    timer.timeout.connect(look)
    timer.start(_LOOK_MS)
