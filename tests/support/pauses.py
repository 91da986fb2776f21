"""The pauses after which the program saves, lays out, checks and searches: a test that waits for what follows need not
wait for the clock, too."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QTimer, QTimerEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ita_desktop.session.background import Background
from ita_desktop.session.file.workspace import Workspace
from ita_desktop.ui.window.main_window import MainWindow

_WAIT_MS = 20_000
_ROUND_MS = 10
_ROUNDS = 5
"""In so many rounds nothing is put off and nothing is done: then nothing more comes by itself."""


def end_pauses(workspace: Workspace) -> None:
    """What is to be stored, published or tried again after a pause is due now, one after the other: not before what
    is being done is done, which takes less time than any pause."""
    if not _is_at_work(workspace):
        _end(_pauses(workspace)[:1])


def end_pauses_of_window(window: MainWindow) -> None:
    """What the parts of the window do a while after an edit is due now: paper, checks, lines below words, phrases, and
    what is looked for."""
    timers = [timer for owner in window.findChildren(Background) for timer in owner._timers]
    _end(timer for timer in (*timers, window.find_panel._timer) if timer.isActive() and timer.isSingleShot())


def wait_without_pauses(workspace: Workspace, qtbot: QtBot, is_so: Callable[[], bool]) -> None:
    """Wait until it is so, with no pause before what the program does by itself."""

    def look() -> bool:
        end_pauses(workspace)
        return is_so()

    qtbot.waitUntil(look, timeout=_WAIT_MS)


def let_pauses_pass(workspace: Workspace, qtbot: QtBot, timeout: int) -> None:
    """Wait until all that follows the last edit by itself, however late, has been done."""
    rests = 0

    def is_at_rest() -> bool:
        nonlocal rests
        rests = 0 if _pauses(workspace) or _is_at_work(workspace) else rests + 1
        end_pauses(workspace)
        return rests >= _ROUNDS

    qtbot.wait(_ROUND_MS)
    qtbot.waitUntil(is_at_rest, timeout=timeout)


def _end(timers: Iterable[QTimer]) -> None:
    for timer in timers:
        QApplication.sendEvent(timer, QTimerEvent(timer.timerId()))


def _pauses(workspace: Workspace) -> list[QTimer]:
    saver = workspace._saver
    if saver is None:
        return []
    timers = (saver._storing._pause_timer, saver._storing._latest_timer, saver._publish_timer)
    return [timer for timer in timers if timer.isActive()]


def _is_at_work(workspace: Workspace) -> bool:
    saver = workspace._saver
    return saver is not None and (saver._storing.is_busy or saver._publishing.is_busy)
