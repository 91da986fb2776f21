"""In every place a command does something when it is chosen, or it is off and both its tip and its key say why."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from ita_desktop.domain.report.address import Address
from ita_desktop.ui.report.outline import COVER, PAPER, SIGNERS
from ita_desktop.ui.window.clipboard_commands import KEYS
from ita_desktop.ui.window.command import Command
from ita_desktop.ui.window.commands import MENUS
from tests.support.clerk import Clerk
from tests.support.dialogs import Answer

pytestmark = pytest.mark.sample_open

COMMANDS = [command for _, menu in MENUS for command in menu]
BY_KEY = {command.key: command for command in COMMANDS}
QUESTIONS = {
    "open": "ask_open",
    "offices": "ask_folder",
    "import": "ask_open_several",
    "save_as": "ask_save",
    "save_copy": "ask_save",
    "receive": "ask_open",
    "last_year": "ask_open",
    "compare": "ask_open",
    "export_pdf": "ask_save",
    "print": "ask_print",
    "forget": "choose",
}
"""What these commands ask at once: the clerk gives up there."""

NO_ROW = {"duplicate", "delete", "move_up", "move_down"}
OFF = {
    "the cover": NO_ROW,
    "an issue": {"move_up", "move_down", "previous"},
    "the first measure": {"move_up", "previous"},
    "a measure": set[str](),
    "the last measure": {"move_down", "next"},
    "the signers": NO_ROW,
    "the paper": NO_ROW,
    "the start page": {command.key for command in COMMANDS if not command.always} - {"undo", "redo"},
}
"""What is off in each place, with the tree chosen and nothing done yet; these are off in all of them:"""

EVERYWHERE = {"undo", "redo", "zoom_normal", "confirm", *KEYS}
WAIT_MS = 4_000


@pytest.fixture
def dialogs() -> Iterator[list[str]]:
    """The titles of the dialogs that came up; each is closed as soon as it is there."""
    seen: list[str] = []

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            seen.append(dialog.windowTitle())
            dialog.close()

    timer = QTimer()
    timer.timeout.connect(close)
    timer.start(20)
    yield seen
    timer.stop()


def go(clerk: Clerk, place: str) -> None:
    """The clerk chooses the place in the tree, or closes the report."""
    if place == "the start page":
        if clerk.window.page is not None:
            clerk.presses("Ctrl+W")
        return
    measures = [Address("measure.title", measure=measure.id) for _, _, measure in clerk.report.measures()]
    issue = Address("issue.title", issue=clerk.report.issues[0].id)
    rows = {"the cover": COVER, "the signers": SIGNERS, "the paper": PAPER, "an issue": issue}
    at = {"the first measure": 0, "a measure": 2, "the last measure": -1}.get(place, 0)
    clerk.page.outline.choose(rows.get(place, measures[at]))
    clerk.page.outline.setFocus()


def opened_menu(clerk: Clerk, command: Command) -> QMenu:
    action = clerk.window.commands[command.key]
    menus = [title.menu() for title in clerk.window.menuBar().actions()]
    menu = next(menu for menu in menus if isinstance(menu, QMenu) and action in menu.actions())
    menu.popup(QPoint(10, 10))
    return menu


def close(clerk: Clerk, menu: QMenu) -> None:
    menu.close()
    clerk.window.activateWindow()
    QApplication.processEvents()


def reason(clerk: Clerk, command: Command) -> str:
    """What the menu says of a command that is off; empty if it is on."""
    menu, action = opened_menu(clerk, command), clerk.window.commands[command.key]
    _, _, why_not = action.toolTip().partition("\n")
    is_off = not action.isEnabled()
    close(clerk, menu)
    assert is_off == bool(why_not), f"{command.key} is off without a word, or on with one: {action.toolTip()}"
    return why_not


def seen(clerk: Clerk, dialogs: list[str]) -> tuple[object, ...]:
    """All that the clerk could see a command change."""
    window, page = clerk.window, clerk.window.page
    shown = (page.document.report, page.address, page.preview.zoom, page.preview_pane.isHidden()) if page else ()
    windows = [w for w in QApplication.topLevelWidgets() if w.isVisible() and not isinstance(w, QMenu)]
    ticks = [action.isChecked() for action in window.commands.values()]
    focus = window.focusWidget()
    parts = (window.find_panel.isVisible(), window.appearance.zoom, window.status.news)
    return (page, shown, window.workspace.path, windows, ticks, focus, *parts, [*clerk.dialogs.heard, *dialogs])


def does_something(clerk: Clerk, command: Command, dialogs: list[str], qtbot: QtBot) -> bool:
    """Whether anything is other than before, once the command was clicked in its menu."""
    clerk.window.status.clearMessage()
    before = seen(clerk, dialogs)
    question = "ask_open" if command.key == "roll_over" and clerk.window.page is None else QUESTIONS.get(command.key)
    if question is not None:
        clerk.answers(Answer(question, None))
    menu = opened_menu(clerk, command)
    action = clerk.window.commands[command.key]
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    close(clerk, menu)
    if question is not None:
        qtbot.waitUntil(lambda: not clerk.dialogs.answers, timeout=WAIT_MS)
        return True
    try:
        qtbot.waitUntil(lambda: seen(clerk, dialogs) != before, timeout=WAIT_MS)
    except qtbot.TimeoutError:
        return False
    return True


def put_back(clerk: Clerk, sample: Path, place: str) -> None:
    """The report as it was, or none, and nothing open beside it."""
    for widget in QApplication.topLevelWidgets():
        if widget is not clerk.window and widget.isVisible():
            widget.close()
    if clerk.window.page is None and place == "the start page":
        return
    if clerk.window.page is None or clerk.workspace.path != sample:
        clerk.opens(sample)
    while clerk.page.document.history.canUndo():
        clerk.page.document.undo()
    clerk.window.find_panel.close_up()
    clerk.window.appearance.zoom_normal()
    clerk.page.preview.zoom_normal()


@pytest.mark.parametrize("place", OFF)
def test_a_command_does_something_or_is_off_and_says_why(
    clerk: Clerk, sample: Path, dialogs: list[str], qtbot: QtBot, place: str
) -> None:
    off, idle, silent = set(), set(), set()

    for command in COMMANDS:
        if command.key == "quit":
            continue
        put_back(clerk, sample, place)
        go(clerk, place)
        why_not = reason(clerk, command)
        if not why_not:
            if not does_something(clerk, command, dialogs, qtbot):
                idle.add(command.key)
            continue
        assert re.search("[ก-๙]", why_not)
        off.add(command.key)
        for shortcut in command.shortcuts:
            clerk.window.status.clearMessage()
            clerk.presses(shortcut)
            if clerk.window.status.currentMessage() != why_not:
                silent.add(shortcut)

    assert (idle, silent) == (set(), set())
    assert off == OFF[place] | EVERYWHERE


def test_the_last_command_closes_the_window(clerk: Clerk, dialogs: list[str], qtbot: QtBot) -> None:
    assert does_something(clerk, BY_KEY["quit"], dialogs, qtbot)
    assert not clerk.window.isVisible()


def test_a_command_that_does_nothing_is_seen(clerk: Clerk, dialogs: list[str], qtbot: QtBot) -> None:
    go(clerk, "a measure")
    command = BY_KEY["duplicate"]
    assert does_something(clerk, command, dialogs, qtbot)

    clerk.window.commands["duplicate"].blockSignals(True)

    assert not reason(clerk, command)
    assert not does_something(clerk, command, dialogs, qtbot)
