"""Puts the layers together and opens the window. The only module that knows all of them."""

import gc
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtWidgets import QApplication

from ita_desktop import paths
from ita_desktop.home.log_file import deaths_noted, start_log, stop_log
from ita_desktop.language import Language, spoken, use
from ita_desktop.private_files import narrow
from ita_desktop.session.background import wait_for_all
from ita_desktop.session.file.workspace import Workspace
from ita_desktop.session.output.typesetter import Typesetter
from ita_desktop.session.qt.garbage import GarbageCollection
from ita_desktop.session.qt.lifetimes import after, every, later, on
from ita_desktop.session.qt.polite_end import PoliteEnd
from ita_desktop.storage.files.early_reading import EarlyReading
from ita_desktop.ui.appearance.qt_translation import ThaiTranslator
from ita_desktop.ui.appearance.style import dress
from ita_desktop.ui.asking.dialogs import WindowDialogs
from ita_desktop.ui.lists.list_clipboard import leave_clipboard
from ita_desktop.ui.window.bug_catcher import BugCatcher
from ita_desktop.ui.window.main_window import PROGRAM_NAME, MainWindow
from ita_desktop.ui.window.startup import application, failure_told

SWITCH_INTERVAL_SECONDS = 0.00005
"""How long the background threads may keep the interpreter before the window's turn.

The answer to one key lets go of the interpreter many times, with every call into Qt that may take long, and each time
waits this long to have it back: with 1 ms, 8 ms of work took 60 while the paper was laid out and the edit stored.
"""

END_SECONDS = 4.0
"""How long the files of reports that are closed are waited for at the end: no longer than the system waits for us."""

_THREADS_SECONDS = 0.2

LOCALES = {
    Language.THAI: (QLocale.Language.Thai, QLocale.Country.Thailand),
    Language.ENGLISH: (QLocale.Language.English, QLocale.Country.UnitedKingdom),
}
"""Whose numbers and dates Qt shows. Days come before months in both."""

_EMPTY_AFTER_MS = 400
"""A window that is to show a report is put on the screen with it, but waits no longer than this."""

_SETTLE_MS = 300
_LOOK_MS = 5
_PICTURE = (1366, 740)


def main(
    path: Path | None,
    screenshot: Path | None = None,
    *,
    early: EarlyReading | None = None,
    form_painted: Callable[[MainWindow], None] | None = None,
    paper_painted: Callable[[MainWindow], None] | None = None,
) -> int:
    """Open the window, on a report if a path is given, and stay until it is closed; the exit status.

    With `screenshot`, a picture of the window is written there as soon as the paper is drawn, and the window closes.
    `early` is the reading of the file at `path`, where it was begun before. `form_painted` and `paper_painted` are
    called once, when the report and its pages are on screen.
    """
    sys.setswitchinterval(SWITCH_INTERVAL_SECONDS)
    gc.disable()  # until there is a window in whose thread it may be done (`session/qt/garbage.py`)
    narrow(paths.private_folder(), paths.is_ours)
    log = start_log()
    try:
        with deaths_noted():
            status = _run(path, screenshot, early, form_painted, paper_painted)
    finally:
        stop_log(log)
    if not wait_for_all(_THREADS_SECONDS):
        logging.shutdown()
        os._exit(status)  # a thread that a disk holds does not let Python end
    return status


def _run(
    path: Path | None,
    screenshot: Path | None,
    early: EarlyReading | None,
    form_painted: Callable[[MainWindow], None] | None,
    paper_painted: Callable[[MainWindow], None] | None,
) -> int:
    with failure_told():
        app = application(sys.argv[:1])
        polite_end = PoliteEnd(app)
        garbage = GarbageCollection()
        app.setApplicationName(PROGRAM_NAME)
        dress(app)
        workspace = Workspace(early=early)
        parts = _Parts(app, workspace)
        window = parts.window
        window.take_place()
        polite_end.wanted.connect(app.exit)  # all loops, also those of dialogs, which then give no answer
        on(polite_end.session_ends, polite_end, lambda: workspace.secure(END_SECONDS))
    if screenshot is not None or paper_painted is not None:
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(*_PICTURE)  # with room for the paper, also on a screen that is none
    if path is not None:
        _show_with_its_report(window, workspace)
        window.open_path(path)
    else:
        window.show()
    if screenshot is not None:
        _when(window, _paper_is_drawn, lambda _: _photograph(window, screenshot))
    if form_painted is not None:
        _when(window, _form_is_shown, form_painted)
    if paper_painted is not None:
        _when(window, _paper_is_drawn, paper_painted)
    status = app.exec()
    while parts.language is not None:
        parts = parts.in_another_language()
        status = app.exec()
    parts.window.end()
    parts.window.hide()
    leave_clipboard()
    workspace.shut_down(END_SECONDS)
    parts.end()
    garbage.end()
    polite_end.end()
    return status


class _Parts:
    """Owner of a window in the language that is spoken, and of what lives and ends with it; all but the workspace."""

    def __init__(self, app: QApplication, workspace: Workspace) -> None:
        self._app, self._workspace = app, workspace
        self._translator = ThaiTranslator(app) if spoken() is Language.THAI else None
        QLocale.setDefault(QLocale(*LOCALES[spoken()]))
        if self._translator is not None:
            app.installTranslator(self._translator)
        self._typesetter = Typesetter()
        self.window = MainWindow(workspace, self._typesetter, WindowDialogs)
        self._bugs = BugCatcher(self.window, workspace, self.window.status.tell)
        self._bugs.install()
        self.window.appearance.put_on()
        self.language: Language | None = None
        self.window.language_chosen.connect(self._on_language_chosen)

    def end(self) -> None:
        """The window is closed."""
        self._typesetter.close()
        self._bugs.remove()
        if self._translator is not None:
            self._app.removeTranslator(self._translator)

    def in_another_language(self) -> "_Parts":
        """Speak the language that was chosen, in a new window on the same report, which stays open all the time."""
        assert self.language is not None, "one was chosen"
        place = self.window.hand_over()
        self.end()
        use(self.language)
        parts = _Parts(self._app, self._workspace)
        parts.window.take_place()
        if place is not None:
            parts.window.take_over(place)
        parts.window.show()
        self.window.deleteLater()
        self._app.sendPostedEvents(self.window, QEvent.Type.DeferredDelete.value)  # before anything reaches both
        return parts

    def _on_language_chosen(self, language: Language) -> None:
        """Leave the event loop, in which the menu that said this is still at work."""
        self.language = language
        self._app.exit()


def _show_with_its_report(window: MainWindow, workspace: Workspace) -> None:
    """Show the window when its report is in it; without, where that takes long. A question shows it, too."""
    timer = after(_EMPTY_AFTER_MS, window, window.show)
    workspace.opened.connect(timer.stop)
    workspace.opened.connect(window.show)
    timer.start()


def _photograph(window: MainWindow, target: Path) -> None:
    """Save a picture a little later, when nothing moves any more, then close the window."""

    def finish() -> None:
        window.grab().save(str(target))
        window.close()

    later(_SETTLE_MS, window, finish)


def _form_is_shown(window: MainWindow) -> bool:
    return window.page is not None and window.page.is_painted


def _paper_is_drawn(window: MainWindow) -> bool:
    return window.page is not None and window.page.preview.is_drawn()


def _when(window: MainWindow, ready: Callable[[MainWindow], bool], act: Callable[[MainWindow], None]) -> None:
    """Act as soon as the window is ready, and what that changed is painted."""

    def look() -> None:
        if ready(window):
            timer.stop()
            window.repaint()
            act(window)

    timer = every(_LOOK_MS, window, look)
    timer.start()
