"""Text from an old Thai font at the window: seen, found, converted in one step, and given back as it was."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.report import ListName
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.dialogs import Answer

pytestmark = pytest.mark.sample_open

OLD, MEANT = "เจ\uf70bาหน\uf70bาที\uf70a", "เจ้าหน้าที่"


def problems_of_old_letters(clerk: Clerk) -> list[Address]:
    return [problem.address for problem in clerk.page.problems if "ฟอนต์ไทยรุ่นเก่า" in problem.message]


def paste(clerk: Clerk, text: str) -> None:
    QApplication.clipboard().setText(text)
    clerk.presses("Ctrl+V")


def test_letters_of_an_old_font_are_found_and_converted_everywhere_in_one_step(clerk: Clerk) -> None:
    clerk.goes_to_step(0)
    clerk.presses("Ctrl+Home")
    paste(clerk, OLD)
    clerk.goes_to(Address("title"))
    clerk.presses("Ctrl+A")
    paste(clerk, f"รายงานของ{OLD}")
    typed = clerk.report
    assert typed.title == f"รายงานของ{OLD}", "nothing is converted by itself"
    clerk.waits_until(lambda: len(problems_of_old_letters(clerk)) == 2)

    clerk.window.commands["convert_old_letters"].trigger()

    assert clerk.report.title == f"รายงานของ{MEANT}"
    assert clerk.measure.steps[0].text.startswith(MEANT)
    assert clerk.window.status.currentMessage().startswith("แก้ตัวอักษรที่แสดงผิดจากฟอนต์เก่าแล้ว ๖ ตัว")
    assert clerk.window.commands["undo"].text() == "เลิกทำ แก้ตัวอักษรที่แสดงผิดจากฟอนต์เก่า(&U)"
    clerk.goes_to_measure("steps")
    assert clerk.page.measure_form.lists[ListName.STEPS].toPlainText().startswith(MEANT)
    clerk.waits_until(lambda: not problems_of_old_letters(clerk))

    clerk.presses("Ctrl+Z")
    assert clerk.report == typed


def test_where_there_is_none_it_is_said_and_nothing_is_a_step(clerk: Clerk) -> None:
    clerk.window.commands["convert_old_letters"].trigger()

    assert clerk.window.status.currentMessage() == "ไม่พบอักขระของฟอนต์เก่าในรายงานนี้"
    assert not clerk.window.commands["undo"].isEnabled()


def test_before_a_print_the_command_is_named_that_converts_them(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.goes_to(Address("title"))
    paste(clerk, OLD)
    clerk.answers(Answer("choose", 0))

    clerk.presses("Ctrl+P")
    qtbot.waitUntil(lambda: not clerk.dialogs.answers, timeout=WAIT_MS)

    assert "U+F70B, U+F70A" in clerk.dialogs.heard[-1]
    assert "แก้ไข > แก้ตัวอักษรที่แสดงผิดจากฟอนต์เก่า" in clerk.dialogs.heard[-1]
