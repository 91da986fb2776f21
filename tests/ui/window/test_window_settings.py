"""What the window remembers until its next start, also beside another program that is open."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ita_desktop.home import settings
from ita_desktop.language import Language
from ita_desktop.ui.appearance.style import dress
from ita_desktop.ui.window.window_settings import WindowSettings
from tests.support.clerk import Clerk


def test_two_programs_that_are_open_at_once_forget_nothing_of_each_other() -> None:
    first, second = WindowSettings(), WindowSettings()

    first.add_file(Path("/งาน/ก.ita"))
    second.add_file(Path("/งาน/ข.ita"))
    first.keep(paper_shown=False)
    second.keep(language=Language.ENGLISH)
    first.add_file(Path("/งาน/ค.ita"))

    assert [path.stem for path in second.recent] == ["ค", "ข", "ก"]
    written = settings.load()
    assert (written.paper_shown, written.language) == (False, Language.ENGLISH)
    second.forget_file(Path("/งาน/ข.ita"))
    first.add_file(Path("/งาน/ก.ita"))
    assert [Path(text).stem for text in settings.load().recent] == ["ก", "ค"]


def opened_again(qtbot: QtBot) -> Clerk:
    """The next start of the program, as `app.py` makes it."""
    clerk = Clerk(qtbot)
    clerk.window.hide()
    clerk.window.take_place()
    clerk.window.appearance.put_on()
    clerk.window.show()
    return clerk


@pytest.mark.parametrize("place", [QRect(60, 50, 740, 500), QRect(10, 30, 700, 420)])
def test_the_window_opens_where_it_was_closed(qtbot: QtBot, place: QRect) -> None:
    before = Clerk(qtbot)
    before.window.setGeometry(place)
    before.leaves()

    again = opened_again(qtbot)

    assert again.window.geometry() == place
    again.leaves()


def test_a_window_that_was_as_large_as_the_screen_is_so_again(qtbot: QtBot) -> None:
    before = Clerk(qtbot)
    before.window.showMaximized()
    before.leaves()

    again = opened_again(qtbot)

    assert again.window.isMaximized()
    again.leaves()


@pytest.mark.parametrize(
    "place", [QRect(9_000, 7_000, 700, 500), QRect(-5_000, 40, 700, 500), QRect(20, 40, 9_000, 7_000)]
)
def test_a_window_whose_screen_is_gone_comes_back_on_one_that_is_there(qtbot: QtBot, place: QRect) -> None:
    before = Clerk(qtbot)
    before.window.setGeometry(place)
    before.leaves()

    again = opened_again(qtbot)

    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert screen.contains(again.window.geometry()), (screen, again.window.geometry())
    again.leaves()


def test_words_are_as_large_as_they_were_at_the_last_start(qtbot: QtBot, qapp: QApplication) -> None:
    before = Clerk(qtbot)
    usual = qapp.font().pointSizeF()
    before.presses("Ctrl++", "Ctrl++")
    larger = qapp.font().pointSizeF()
    before.leaves()
    dress(qapp)
    assert qapp.font().pointSizeF() == usual < larger

    again = opened_again(qtbot)

    assert qapp.font().pointSizeF() == larger
    again.presses("Ctrl+0")
    assert qapp.font().pointSizeF() == usual
    again.leaves()
