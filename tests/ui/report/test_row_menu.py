"""The context menu of the tree: all that can be done with the measure or issue under the mouse."""

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from ita_desktop.domain.report.address import Address
from tests.support.certain import as_a, the
from tests.support.clerk import Clerk
from tests.support.thai_keys import KEDMANEE, hold

pytestmark = pytest.mark.sample_open

OF_A_ROW = ["rename", "duplicate", "move_up", "move_down", "delete", "add_measure", "add_issue"]


def opened_menu(clerk: Clerk, at: QPoint, reason: QContextMenuEvent.Reason) -> QMenu:
    view = clerk.page.outline.viewport()
    QApplication.sendEvent(view, QContextMenuEvent(reason, at, view.mapToGlobal(at)))
    return as_a(QMenu, QApplication.activePopupWidget())


def keys(menu: QMenu) -> list[str]:
    return [action.objectName() for action in menu.actions() if not action.isSeparator()]


def test_a_right_click_chooses_the_row_and_offers_all_that_can_be_done_with_it(clerk: Clerk) -> None:
    tree = clerk.page.outline
    issue = the(tree.topLevelItem(1))
    third = list(clerk.report.measures())[2][2]

    menu = opened_menu(clerk, tree.visualItemRect(issue.child(2)).center(), QContextMenuEvent.Reason.Mouse)

    assert keys(menu) == OF_A_ROW
    assert clerk.page.address == Address("measure.title", measure=third.id)
    next(action for action in menu.actions() if action.objectName() == "delete").trigger()
    menu.close()
    assert clerk.report.measure(third.id) is None


def test_the_menu_key_opens_it_for_the_chosen_issue(clerk: Clerk) -> None:
    clerk.goes_to(Address("issue.title", issue=clerk.report.issues[0].id))
    clerk.page.outline.setFocus()

    menu = opened_menu(clerk, QPoint(0, 0), QContextMenuEvent.Reason.Keyboard)

    assert keys(menu) == OF_A_ROW
    menu.close()


def test_the_cover_offers_only_what_is_new(clerk: Clerk) -> None:
    tree = clerk.page.outline
    cover = the(tree.topLevelItem(0))

    menu = opened_menu(clerk, tree.visualItemRect(cover).center(), QContextMenuEvent.Reason.Mouse)

    assert keys(menu) == ["add_measure", "add_issue"]
    menu.close()


def test_what_was_duplicated_is_in_the_status_line_with_how_to_take_it_back(clerk: Clerk) -> None:
    clerk.goes_to_measure()

    clerk.presses("Ctrl+D")
    QTest.qWait(20)

    assert clerk.window.status.currentMessage() == "ทำสำเนามาตรการ ๑ แล้ว (Ctrl+Z เพื่อเลิกทำ)"


@pytest.mark.parametrize(("at", "off", "why"), [(0, "move_up", "อยู่บนสุดแล้ว"), (-1, "move_down", "อยู่ล่างสุดแล้ว")])
def test_what_a_row_cannot_do_is_off_in_its_menu_and_says_why_under_the_mouse(
    clerk: Clerk, qtbot: QtBot, at: int, off: str, why: str
) -> None:
    tree, measure = clerk.page.outline, list(clerk.report.measures())[at][2]
    tree.choose(Address("measure.title", measure=measure.id))

    menu = opened_menu(clerk, tree.visualItemRect(tree.currentItem()).center(), QContextMenuEvent.Reason.Mouse)

    assert [action.objectName() for action in menu.actions() if not (action.isEnabled() or action.isSeparator())] == [
        off
    ]
    action = next(action for action in menu.actions() if action.objectName() == off)
    point = menu.actionGeometry(action).center()
    QApplication.sendEvent(menu, QHelpEvent(QEvent.Type.ToolTip, point, menu.mapToGlobal(point)))
    qtbot.waitUntil(QToolTip.isVisible)
    assert QToolTip.text().endswith(why)
    QToolTip.hideText()
    menu.close()


@pytest.mark.parametrize("key", ["Alt+Up", "Ctrl+Shift+PgUp"])
def test_at_the_top_the_keys_say_so_and_work_again_below_it(clerk: Clerk, key: str) -> None:
    first, second, *_ = [measure.id for _, _, measure in clerk.report.measures()]
    clerk.page.outline.choose(Address("measure.title", measure=second))
    clerk.page.outline.setFocus()

    clerk.presses(key, key)

    assert [measure.id for _, _, measure in clerk.report.measures()][:2] == [second, first]
    assert clerk.window.status.currentMessage() == "อยู่บนสุดแล้ว"


def test_with_the_caret_in_a_list_the_key_of_a_command_that_is_off_says_why(clerk: Clerk) -> None:
    last = list(clerk.report.measures())[-1][2]
    clerk.goes_to(Address("measure.steps", measure=last.id, item=last.steps[0].id))
    before = clerk.report

    clerk.presses("Ctrl+PgDown")

    assert clerk.window.status.currentMessage() == "ไม่มีมาตรการถัดไป"
    assert (clerk.report, clerk.page.address.measure) == (before, last.id)


def test_under_a_thai_layout_it_is_said_too(clerk: Clerk) -> None:
    clerk.page.outline.choose(Address("title"))
    clerk.page.outline.setFocus()

    hold("D", layout=KEDMANEE)

    assert clerk.window.status.currentMessage() == "เลือกมาตรการหรือประเด็นก่อน"
