"""The program started with a report: that is the first thing on the screen; what is refused leaves no empty window."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ita_desktop.storage.files import document_lock
from ita_desktop.ui.forms.choice_field import SuggestingField
from tests.support.certain import as_a
from tests.support.clerk import Clerk
from tests.support.python_process import python

pytestmark = pytest.mark.sample_open

_WATCHED = """
import sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from ita_desktop import app
from ita_desktop.ui.asking.message import Message
from ita_desktop.ui.window.main_window import MainWindow
from ita_desktop.ui.files.start_page import StartPage

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Show and isinstance(watched, MainWindow):
            print("window", "with" if watched.page is not None else "without", "report")
        if event.type() is QEvent.Type.Show and isinstance(watched, StartPage):
            print("start page")
        if event.type() is QEvent.Type.Show and isinstance(watched, Message):
            print("question, window", "shown" if watched.parentWidget().isVisible() else "hidden")
            QTimer.singleShot(0, watched.reject)
        return False

made = MainWindow.__init__
def watched(window, *given):
    QApplication.instance().installEventFilter(watch)
    made(window, *given)
    timer = QTimer(window)
    timer.timeout.connect(lambda: look(window))
    timer.start(20)
def look(window):
    buttons = any(button.isVisible() for button in window.start_page.findChildren(QPushButton))
    if buttons or window.page is not None and window.page.preview.is_drawn():
        print("buttons" if buttons else "paper")
        QApplication.instance().removeEventFilter(watch)
        window.close()
app._EMPTY_AFTER_MS = 20_000
MainWindow.__init__ = watched
watch = Watch()
sys.exit(app.main(Path(sys.argv[1])))
"""


def seen(path: Path) -> list[str]:
    """What was on the screen, in order, when the program was started with the file."""
    ended = python("-c", _WATCHED, path, around={"PYTHONUTF8": "1"})
    ended.check_returncode()
    return list(dict.fromkeys(ended.stdout.splitlines()))


def test_the_window_comes_up_with_its_report(sample: Path) -> None:
    assert seen(sample) == ["window with report", "paper"]


def test_a_file_that_is_refused_at_the_start_is_told_over_the_window_and_leaves_the_start_page(tmp_path: Path) -> None:
    path = tmp_path / "เสีย.ita"
    path.write_bytes(b"not a report" * 100)

    found = seen(path)

    assert found == ["window without report", "question, window shown", "start page", "buttons"]


def test_a_question_that_is_given_up_at_the_start_leaves_the_start_page(sample: Path) -> None:
    lock = document_lock.take(sample)

    found = seen(sample)

    lock.release()
    assert found == ["window without report", "question, window shown", "start page", "buttons"]


def test_the_places_are_offered_a_little_later_and_disturb_nobody_who_types(clerk: Clerk, qtbot: QtBot) -> None:
    field = as_a(SuggestingField, clerk.field("agency.province"))
    qtbot.waitUntil(lambda: field.count() == 77)
    line = as_a(QLineEdit, field.lineEdit())
    clerk.focuses("agency.province")
    line.setCursorPosition(3)

    field.offer(("นครนายก", "นครราชสีมา"))

    assert (line.text(), line.cursorPosition()) == ("นครราชสีมา", 3)
