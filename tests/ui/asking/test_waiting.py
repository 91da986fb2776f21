"""Waiting for a file that is being written: the box goes by itself when it is, and does not hold who wants to go."""

from itertools import count

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.ui.asking.dialogs import WindowDialogs
from ita_desktop.ui.asking.message import Message

WORDS = ("ยังเขียนแฟ้มไม่เสร็จ", "กำลังเขียนแฟ้ม", "ปิดเลย")


def a_window(qtbot: QtBot) -> QWidget:
    """Any window."""
    window = QWidget()
    qtbot.addWidget(window)
    return window


def test_the_box_goes_by_itself_when_it_is_over(qtbot: QtBot) -> None:
    looked = count(1)

    WindowDialogs(a_window(qtbot)).wait(*WORDS, lambda: next(looked) == 3)

    assert next(looked) == 4


def test_the_button_ends_the_waiting(qtbot: QtBot) -> None:
    pressed: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, Message)
        (button,) = box.buttons
        pressed.append(button.text())
        button.click()

    QTimer.singleShot(100, press)
    WindowDialogs(a_window(qtbot)).wait(*WORDS, lambda: False)

    assert pressed == ["ปิดเลย"]
