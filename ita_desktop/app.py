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
from ita_desktop.language import Language, current_language, use
from ita_desktop.private_files import narrow
from ita_desktop.session.background import wait_for_all
from ita_desktop.session.file.workspace import Workspace
from ita_desktop.session.output.typesetter import Typesetter
from ita_desktop.session.qt.garbage import GarbageCollection
from ita_desktop.session.qt.lifetimes import after, every, later, on
from ita_desktop.session.qt.polite_end import PoliteEnd
from ita_desktop.session.qt.second_start import SecondStarts
from ita_desktop.storage.files.early_reading import EarlyReading
from ita_desktop.ui.appearance.style import dress
from ita_desktop.ui.appearance.words_of_qt import ThaiTranslator
from ita_desktop.ui.asking.dialogs import WindowDialogs
from ita_desktop.ui.lists.list_clipboard import leave_clipboard
from ita_desktop.ui.window.bug_catcher import BugCatcher
from ita_desktop.ui.window.main_window import PROGRAM_NAME, MainWindow
from ita_desktop.ui.window.startup import application, failure_told

SWITCH_INTERVAL_SECONDS = 0.00005
"""How long a background thread may keep the interpreter before the window gets it.

The work for one key releases the interpreter many times, at every call into Qt that may take long, and each time waits
this long to get it back: with 1 ms, 8 ms of work took 60 while the paper was laid out and the edit stored.
"""

END_SECONDS = 4.0
"""How long the program waits at its end for files of closed reports: less than the system waits for the program."""

_THREADS_SECONDS = 0.2

LOCALES = {
    Language.THAI: (QLocale.Language.Thai, QLocale.Country.Thailand),
    Language.ENGLISH: (QLocale.Language.English, QLocale.Country.UnitedKingdom),
}
"""The locales of Qt's numbers and dates. Days come before months in both."""

_EMPTY_AFTER_MS = 400
"""How long a window waits for its report before it is shown without it."""

_LISTEN_AFTER_MS = 500
"""How long after the report is there a second start is answered: its form and paper are on the screen by then."""

_SETTLE_MS = 300
_CHECK_MS = 5
_PICTURE = (1366, 740)


def main(
    path: Path | None,
    screenshot: Path | None = None,
    printing: bool = False,
    *,
    early: EarlyReading | None = None,
    form_painted: Callable[[MainWindow], None] | None = None,
    paper_painted: Callable[[MainWindow], None] | None = None,
) -> int:
    """Open the window, with a report if a path is given, until it is closed; returns the exit status.

    With `screenshot`, writes a picture of the window there as soon as the paper is drawn, and closes the window.
    With `printing`, asks for a printer as soon as the report is shown: Windows' "Print" of a file starts it so.
    `early` is the reading of the file at `path`, if it was begun before. `form_painted` and `paper_painted` are
    called once, when the report and its pages are on the screen.
    """
    sys.setswitchinterval(SWITCH_INTERVAL_SECONDS)
    gc.disable()  # until there is a window, in whose thread garbage is collected (`session/qt/garbage.py`)
    narrow(paths.private_folder(), paths.is_ours)
    log = start_log()
    try:
        with deaths_noted():
            status = _run(path, screenshot, printing, early, form_painted, paper_painted)
    finally:
        stop_log(log)
    if not wait_for_all(_THREADS_SECONDS):
        logging.shutdown()
        os._exit(status)  # Python would wait for a thread that a disk blocks
    return status


def _run(
    path: Path | None,
    screenshot: Path | None,
    printing: bool,
    early: EarlyReading | None,
    form_painted: Callable[[MainWindow], None] | None,
    paper_painted: Callable[[MainWindow], None] | None,
) -> int:
    with failure_told():
        app = application(sys.argv[:1])
        polite_end = PoliteEnd(app)
        polite_end.wanted.connect(app.exit)  # ends all loops, also those of dialogs, and that of `failure_told`
        garbage = GarbageCollection()
        app.setApplicationName(PROGRAM_NAME)
        dress(app)
        workspace = Workspace(early=early)
        parts = _Parts(app, workspace)
        window = parts.window
        window.take_place()
        on(polite_end.session_ends, polite_end, lambda: workspace.secure(END_SECONDS))
    second_starts = SecondStarts(lambda path: parts.window.files.shows_again(path), app)
    on(workspace.opened, second_starts, lambda: later(_LISTEN_AFTER_MS, second_starts, second_starts.begin))
    on(window.files.shown_elsewhere, window, lambda: app.exit() if window.is_blank else None)
    if screenshot is not None or paper_painted is not None:
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(*_PICTURE)  # with room for the paper, also without a screen
    if path is not None:
        _show_with_its_report(window, workspace)
        window.open_path(path)
    else:
        window.show()
    if screenshot is not None:
        _when(window, _paper_is_drawn, lambda _: _photograph(window, screenshot))
    if printing:
        _when(window, _form_is_shown, lambda shown: shown.commands["print"].trigger())
    if form_painted is not None:
        _when(window, _form_is_shown, form_painted)
    if paper_painted is not None:
        _when(window, _paper_is_drawn, paper_painted)
    status = app.exec()
    while parts.language is not None:
        parts = parts.in_another_language()
        status = app.exec()
    second_starts.end()
    parts.window.end()
    parts.window.hide()
    leave_clipboard()
    workspace.shut_down(END_SECONDS)
    parts.end()
    garbage.end()
    polite_end.end()
    return status


class _Parts:
    """Owns a window in the current language, and the objects that end with it; the workspace lives longer."""

    def __init__(self, app: QApplication, workspace: Workspace) -> None:
        self._app, self._workspace = app, workspace
        self._translator = ThaiTranslator(app) if current_language() is Language.THAI else None
        QLocale.setDefault(QLocale(*LOCALES[current_language()]))
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
        """Delete the window, which is closed, and the other objects."""
        self._typesetter.close()
        self._bugs.remove()
        if self._translator is not None:
            self._app.removeTranslator(self._translator)

    def in_another_language(self) -> "_Parts":
        """Return a new window in the chosen language, with the same report, which stays open all the time."""
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
        """Leave the event loop: the menu that emitted the signal is still running in it."""
        self.language = language
        self._app.exit()


def _show_with_its_report(window: MainWindow, workspace: Workspace) -> None:
    """Show the window when its report is in it, when a dialog needs it, or at the latest after `_EMPTY_AFTER_MS`."""
    timer = after(_EMPTY_AFTER_MS, window, window.show)
    workspace.opened.connect(timer.stop)
    workspace.opened.connect(window.show)
    timer.start()


def _photograph(window: MainWindow, target: Path) -> None:
    """Save a picture a little later, when nothing moves any more, and close the window."""

    def finish() -> None:
        window.grab().save(str(target))
        window.close()

    later(_SETTLE_MS, window, finish)


def _form_is_shown(window: MainWindow) -> bool:
    return window.page is not None and window.page.is_painted


def _paper_is_drawn(window: MainWindow) -> bool:
    return window.page is not None and window.page.preview.is_drawn()


def _when(window: MainWindow, ready: Callable[[MainWindow], bool], act: Callable[[MainWindow], None]) -> None:
    """Call `act` as soon as the window is ready and painted."""

    def check() -> None:
        if ready(window):
            timer.stop()
            window.repaint()
            act(window)

    timer = every(_CHECK_MS, window, check)
    timer.start()
