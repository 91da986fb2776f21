"""The tool bar of a list stands above the list with the focus only, and what does nothing there gives the reason."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton

from ita_desktop.domain.report.report import ItemKind, ListName
from ita_desktop.ui.lists.list_tool_bar import ListToolBar
from tests.support.certain import as_a, the
from tests.support.clerk import Clerk

pytestmark = pytest.mark.sample_open


@pytest.fixture
def steps(clerk: Clerk) -> Clerk:
    """The caret is in the first step of the first measure, in a window of a usual size."""
    clerk.window.resize(1366, 740)
    clerk.goes_to_step(0)
    return clerk


def shown(clerk: Clerk) -> list[ListToolBar]:
    return [bar for bar in clerk.page.measure_form.findChildren(ListToolBar) if bar.isVisible()]


def tool(clerk: Clerk, key: str) -> QToolButton:
    (bar,) = shown(clerk)
    return the(bar.findChild(QToolButton, f"list.{key}"))


def test_one_tool_bar_stands_above_the_list_with_the_focus_and_none_elsewhere(steps: Clerk) -> None:
    (of_steps,) = shown(steps)

    steps.field("measure.results").setFocus()
    (of_results,) = shown(steps)
    assert of_results is not of_steps

    steps.field("measure.title").setFocus()
    assert shown(steps) == []
    steps.page.outline.setFocus()
    assert shown(steps) == []


def test_an_open_menu_leaves_the_tool_bar_where_it_is(steps: Clerk) -> None:
    menu = as_a(QMenu, steps.window.menuBar().actions()[1].menu())
    menu.popup(steps.window.pos())
    QTest.qWait(20)

    assert len(shown(steps)) == 1
    menu.hide()


def test_what_does_nothing_at_the_caret_is_off_and_gives_the_reason(steps: Clerk) -> None:
    assert not tool(steps, "items_up").isEnabled()
    assert "อยู่บนสุดแล้ว" in tool(steps, "items_up").toolTip()
    assert not tool(steps, "indent").isEnabled()
    assert "ข้อแรก" in tool(steps, "indent").toolTip()
    assert tool(steps, "items_down").isEnabled()

    steps.presses("Alt+Down")

    assert tool(steps, "items_up").isEnabled()
    assert "\n" not in tool(steps, "items_up").toolTip()
    assert tool(steps, "indent").isEnabled()


def test_the_tools_do_what_their_words_promise_and_the_caret_stays(steps: Clerk) -> None:
    before = steps.measure.steps
    steps.presses("Alt+Down")

    tool(steps, "indent").click()

    after = steps.measure.steps
    assert [item.id for item in after[:2]] == [before[1].id, before[0].id]
    assert after[1].kind is ItemKind.SUB
    assert QApplication.focusWidget() is steps.page.measure_form.lists[ListName.STEPS]
    assert "เป็นข้อย่อยอยู่แล้ว" in tool(steps, "indent").toolTip()


def test_an_empty_list_offers_only_a_first_item(steps: Clerk) -> None:
    steps.presses("Ctrl+A", "Ctrl+Shift+K")

    assert [key for key in ("add_item", "paragraph", "delete_items") if tool(steps, key).isEnabled()] == ["add_item"]


def test_words_give_way_to_icons_where_the_form_is_narrow(steps: Clerk) -> None:
    assert tool(steps, "delete_items").toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextOnly

    steps.page.setSizes([200, 400, 700])
    QApplication.processEvents()

    assert tool(steps, "delete_items").toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly


def test_the_menu_has_what_only_a_list_can_do_and_offers_what_is_possible(steps: Clerk) -> None:
    menu = as_a(QMenu, next(a.menu() for a in steps.window.menuBar().actions() if a.text() == "ข้อ(&L)"))

    menu.popup(steps.window.pos())
    possible = {action.objectName(): action.isEnabled() for action in menu.actions() if not action.isSeparator()}
    menu.hide()
    assert (possible["items_up"], possible["items_down"]) == (False, True)
    assert steps.window.commands["indent"].text() == "ทำเป็นข้อย่อย(&S)\tTab"

    steps.window.commands["items_down"].trigger()
    assert steps.window.commands["undo"].text() == "เลิกทำ เลื่อนข้อลง (ขั้นตอน)(&U)"


def test_the_context_menu_says_why_something_is_off(steps: Clerk) -> None:
    editor = steps.page.measure_form.lists[ListName.STEPS]
    at = editor.cursorRect().center()

    QApplication.sendEvent(
        editor.viewport(),
        QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, editor.viewport().mapToGlobal(at)),
    )

    menu = as_a(QMenu, QApplication.activePopupWidget())
    up = next(action for action in menu.actions() if action.text().startswith("เลื่อนข้อขึ้น"))
    assert (up.isEnabled(), up.toolTip()) == (False, "อยู่บนสุดแล้ว")
    menu.close()
