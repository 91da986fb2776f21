"""Who is responsible, picked from the menu: several in one go, by mouse and by key, each a step that can be undone."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ita_desktop.domain.report.catalogue import EVERY_DIVISION
from ita_desktop.ui.forms.owners_field import OwnersField, PickMenu
from tests.support.certain import as_a, the
from tests.support.clerk import Clerk
from tests.support.report_files import a_file
from tests.support.reports import a_measure, a_report, an_issue
from tests.support.typing import press


@pytest.fixture
def clerk(clerk: Clerk, tmp_path: Path) -> Clerk:
    clerk.opens(a_file(tmp_path, a_report(an_issue(a_measure())), "รายงาน ITA ๒๕๖๘.ita"))
    clerk.goes_to_measure("owners")
    clerk.presses("Ctrl+A", "Delete")
    return clerk


def menu_of(clerk: Clerk, qtbot: QtBot) -> PickMenu:
    """The menu, opened with its key."""
    clerk.presses("Alt+Down")
    field = as_a(OwnersField, clerk.field("measure.owners"))
    menu = the(field.findChild(PickMenu))
    qtbot.waitUntil(menu.isVisible)
    return menu


def click(menu: PickMenu, words: str) -> None:
    action = next(one for one in menu.actions() if one.text() == words)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def owners(clerk: Clerk) -> tuple[str, ...]:
    return clerk.measure.owners


def test_several_are_picked_with_the_mouse_before_the_menu_is_closed(clerk: Clerk, qtbot: QtBot) -> None:
    menu = menu_of(clerk, qtbot)
    words = [action.text() for action in menu.actions()]
    first, second, third = words

    for picked in (second, third, first, second):
        click(menu, picked)
        assert menu.isVisible()

    assert owners(clerk) == (third, first)
    ticked = {action.text() for action in menu.actions() if action.isChecked()}
    assert ticked == {third, first}
    press("Escape", menu)
    assert not menu.isVisible()
    assert QApplication.focusWidget() is clerk.field("measure.owners.line")
    clerk.presses("Ctrl+Z")
    assert owners(clerk) == (second, third, first)


def test_a_click_outside_closes_the_menu_and_what_was_picked_stays(clerk: Clerk, qtbot: QtBot) -> None:
    menu = menu_of(clerk, qtbot)
    click(menu, EVERY_DIVISION)

    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=QPoint(-40, -40))

    qtbot.waitUntil(lambda: not menu.isVisible())
    assert owners(clerk) == (EVERY_DIVISION,)


def test_several_are_picked_with_space_and_enter_says_that_this_is_all(clerk: Clerk, qtbot: QtBot) -> None:
    menu = menu_of(clerk, qtbot)
    words = [action.text() for action in menu.actions()]

    for key in ("Down", "Space", "Down", "Down", "Space"):
        press(key, menu)
        assert menu.isVisible()
    press("Return", menu)

    assert not menu.isVisible()
    assert owners(clerk) == (words[0], words[2])


def test_enter_alone_picks_one_and_closes(clerk: Clerk, qtbot: QtBot) -> None:
    menu = menu_of(clerk, qtbot)
    words = [action.text() for action in menu.actions()]

    for key in ("Down", "Down", "Return"):
        press(key, menu)

    assert not menu.isVisible()
    assert owners(clerk) == (words[1],)


def test_the_menu_opened_by_its_button_picks_too(clerk: Clerk, qtbot: QtBot) -> None:
    field = clerk.field("measure.owners")
    button = field.findChild(QPushButton)
    menu = field.findChild(PickMenu)
    assert button is not None and menu is not None

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(menu.isVisible)
    click(menu, EVERY_DIVISION)

    assert menu.isVisible()
    assert owners(clerk) == (EVERY_DIVISION,)
    menu.close()
