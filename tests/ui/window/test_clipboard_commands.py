"""Cut, copy, paste and select all from the Edit menu, in whatever text has the focus."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from ita_desktop.ui.forms.text_field import TextField
from ita_desktop.ui.text.line_edit import LineEdit
from tests.support.certain import as_a
from tests.support.clerk import Clerk
from tests.support.typing import press

pytestmark = pytest.mark.sample_open


@pytest.fixture
def menu(clerk: Clerk) -> QMenu:
    return as_a(QMenu, clerk.window.menuBar().actions()[1].menu())


def choose(menu: QMenu, key: str) -> None:
    """Open the menu and click a command in it."""
    action = next(action for action in menu.actions() if action.objectName() == key)
    menu.popup(QPoint(50, 80))
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def possible(menu: QMenu) -> set[str]:
    """What of the four can be used while the menu is open."""
    menu.popup(QPoint(50, 80))
    keys = {action.objectName() for action in menu.actions() if action.isEnabled()}
    menu.close()
    return keys & {"cut", "copy", "paste", "select_all"}


def title_of(clerk: Clerk) -> TextField:
    field = as_a(TextField, clerk.page.cover_form.fields["title"])
    field.setFocus()
    return field


def test_text_goes_by_the_menu_from_one_field_to_another(clerk: Clerk, menu: QMenu) -> None:
    title = title_of(clerk)
    whole = title.text

    choose(menu, "select_all")
    choose(menu, "cut")
    assert title.text == ""
    assert QApplication.clipboard().text() == whole

    name = as_a(LineEdit, clerk.page.cover_form.fields["agency.name"])
    name.setFocus()
    name.selectAll()
    choose(menu, "paste")
    assert name.text() == whole


def test_only_what_does_something_can_be_chosen(clerk: Clerk, menu: QMenu) -> None:
    title = title_of(clerk)
    QApplication.clipboard().clear()
    title.moveCursor(title.textCursor().MoveOperation.End)
    assert possible(menu) == {"select_all"}

    press("Ctrl+A", title)
    press("Ctrl+C", title)
    assert possible(menu) == {"cut", "copy", "paste", "select_all"}

    clerk.page.outline.setFocus()
    assert possible(menu) == set()


def test_the_keys_work_after_a_menu_in_which_they_could_not_be_chosen(clerk: Clerk, menu: QMenu) -> None:
    title = title_of(clerk)
    title.moveCursor(title.textCursor().MoveOperation.End)
    possible(menu)

    press("Ctrl+A", title)
    press("Ctrl+X", title)

    assert title.text == ""


def test_a_text_that_is_gone_is_not_acted_on(clerk: Clerk, menu: QMenu) -> None:
    title_of(clerk)
    clerk.presses("Ctrl+W")

    assert possible(menu) == set()
