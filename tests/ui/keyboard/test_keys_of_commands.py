"""Keys of the window's commands work with the caret in a text, also those that Qt takes on one system only."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ita_desktop.ui.text.line_edit import LineEdit
from ita_desktop.ui.window.commands import MENUS
from tests.support.clerk import Clerk
from tests.support.dialogs import Answer

pytestmark = pytest.mark.sample_open


def is_claimed(text: QLineEdit, key: Qt.Key) -> bool:
    """Whether the text keeps Ctrl with the key from the window, if Qt means it for a text as Ctrl+E on X11."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
    event.accept()  # as Qt's own text would
    QApplication.sendEvent(text, event)
    return event.isAccepted()


def test_ctrl_e_is_left_to_the_window(qtbot: QtBot) -> None:
    text = LineEdit()
    qtbot.addWidget(text)

    assert any("Ctrl+E" in command.shortcuts for _, menu in MENUS for command in menu)
    assert not is_claimed(text, Qt.Key.Key_E)
    assert is_claimed(text, Qt.Key.Key_C)


@pytest.mark.parametrize("key", ["measure.title", "measure.steps", "measure.owners.line"])
def test_ctrl_e_reaches_the_command_with_the_caret_in_a_text(clerk: Clerk, qtbot: QtBot, key: str) -> None:
    clerk.goes_to_measure()
    clerk.field(key).setFocus()
    clerk.answers(Answer("ask_save", None))

    clerk.presses("Ctrl+E")

    qtbot.waitUntil(lambda: not clerk.dialogs.answers, timeout=20_000)
