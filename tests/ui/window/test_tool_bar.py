"""The tool bar: words under its icons where there is room, a switch for the icons alone, and why something is off."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from ita_desktop.home import settings
from tests.support.clerk import Clerk

UNDER, ALONE = Qt.ToolButtonStyle.ToolButtonTextUnderIcon, Qt.ToolButtonStyle.ToolButtonIconOnly


def buttons(clerk: Clerk) -> dict[str, QToolButton]:
    """The buttons by their words, from left to right."""
    bar = clerk.window._menus.tools
    found = [bar.widgetForAction(action) for action in bar.actions()]
    shown = [button for button in found if isinstance(button, QToolButton) and button.isVisible()]
    return {button.text(): button for button in sorted(shown, key=lambda button: button.x())}


def styles(clerk: Clerk) -> set[Qt.ToolButtonStyle]:
    return {button.toolButtonStyle() for button in buttons(clerk).values()}


@pytest.fixture
def wide(clerk: Clerk) -> Clerk:
    clerk.window.resize(1366, 740)
    QApplication.processEvents()
    return clerk


@pytest.mark.sample_open
def test_what_is_used_most_stands_left_and_what_leaves_the_house_right(wide: Clerk) -> None:
    words = list(buttons(wide))

    assert words[:3] == ["ใหม่", "เปิด", "บันทึก"]
    assert words[-3:] == ["พิมพ์", "ส่งออก", "ส่ง"]
    assert {"เพิ่มมาตรการ", "ตรวจ"} <= set(words)
    assert styles(wide) == {UNDER}
    last = buttons(wide)["ส่ง"]
    assert last.x() + last.width() > 1300


def test_the_words_can_be_switched_off_and_that_is_remembered(wide: Clerk, qtbot: QtBot) -> None:
    assert wide.window.commands["tool_words"].isChecked()

    wide.window.commands["tool_words"].trigger()
    assert styles(wide) == {ALONE}
    assert not settings.load().tool_words

    again = Clerk(qtbot)
    again.window.resize(1366, 740)
    assert styles(again) == {ALONE}
    again.window.commands["tool_words"].trigger()
    assert styles(again) == {UNDER}
    again.leaves()


@pytest.mark.parametrize(("width", "height"), [(683, 384), (1366, 480)])
def test_a_small_window_shows_the_icons_alone_with_their_words_under_the_mouse(
    clerk: Clerk, width: int, height: int
) -> None:
    clerk.window.resize(width, height)
    QApplication.processEvents()

    assert styles(clerk) == {ALONE}
    assert all(button.toolTip() for button in buttons(clerk).values())


def test_without_a_report_what_needs_one_is_off_and_gives_the_reason(wide: Clerk) -> None:
    found = buttons(wide)

    assert not found["พิมพ์"].isEnabled()
    assert "เปิดหรือสร้างรายงานก่อน" in found["พิมพ์"].toolTip()
    assert found["ใหม่"].isEnabled()
    assert "\n" not in found["ใหม่"].toolTip()


@pytest.mark.sample_open
def test_undo_is_off_until_there_is_a_step_and_gives_the_reason(wide: Clerk) -> None:
    assert "ไม่มีขั้นตอนให้เลิกทำ" in buttons(wide)["เลิกทำ"].toolTip()

    wide.presses("Ctrl+M")

    assert buttons(wide)["เลิกทำ"].isEnabled()
    assert "\n" not in buttons(wide)["เลิกทำ"].toolTip()


def test_the_title_that_has_the_keyboard_is_seen_in_the_menu_bar(clerk: Clerk) -> None:
    bar = clerk.window.menuBar()
    plain = bar.grab().toImage()

    QTest.keyClick(clerk.window, Qt.Key.Key_Alt)

    assert bar.hasFocus()
    assert bar.grab().toImage() != plain
