"""Puts the layers together and opens the window. The only module that knows all of them."""

import gc
import logging
import sys
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication

from ita_desktop.domain import provinces
from ita_desktop.session.typesetter import Typesetter
from ita_desktop.session.workspace import Workspace
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


def main(path: Path | None, screenshot: Path | None = None) -> int:
    """Open the window, on a report if a path is given, and stay until it is closed; the exit status.

    With `screenshot`, a picture of the window is written there as soon as the paper is drawn, and the window closes.
    """
    sys.setswitchinterval(SWITCH_INTERVAL_SECONDS)
    gc.set_threshold(*COLLECT_AFTER)
    logging.basicConfig(level=logging.WARNING)
    QLocale.setDefault(QLocale(QLocale.Language.Thai, QLocale.Country.Thailand))
    app = QApplication(sys.argv[:1])
    app.setApplicationName(PROGRAM_NAME)
    translator = ThaiTranslator(app)
    app.installTranslator(translator)
    dress(app)
    Thread(target=provinces.load, name="places", daemon=True).start()
    workspace, typesetter = Workspace(), Typesetter()
    window = MainWindow(workspace, typesetter, WindowDialogs)
    window.looks.put_on()
    window.open_up()
    if path is not None:
        window.open_path(path)
    if screenshot is not None:
        _photograph(window, screenshot)
    status = app.exec()
    leave_clipboard()
    workspace.shut_down()
    typesetter.close()
    return status


def _photograph(window: MainWindow, target: Path) -> None:
    """Save a picture once the report is open and its first pages are drawn, then close the window."""
    timer = QTimer(window)

    def look() -> None:
        page = window.page
        if page is not None and page.preview.is_drawn():
            timer.stop()
            QTimer.singleShot(_SETTLE_MS, finish)

    def finish() -> None:
        window.grab().save(str(target))
        window.close()

    timer.timeout.connect(look)
    timer.start(50)
