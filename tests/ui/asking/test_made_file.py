"""A file that was made is named with its folder in the status line, and its buttons open it or the folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ita_desktop.ui.appearance.labels import CutWords
from tests.support.certain import the
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.dialogs import Answer
from tests.support.file_manager import Folders, a_file_manager
from tests.support.mail_program import a_mail_program
from tests.support.typing import press

pytestmark = pytest.mark.sample_open


@pytest.fixture
def folders() -> Iterator[Folders]:
    with a_file_manager() as made:
        yield made


def exports(clerk: Clerk, target: Path, qtbot: QtBot) -> None:
    clerk.answers(Answer("ask_save", target))
    clerk.presses("Ctrl+E")
    qtbot.waitUntil(clerk.window.status.made.isVisible, timeout=WAIT_MS)


def test_after_a_pdf_the_line_names_its_folder_and_a_click_opens_it(
    clerk: Clerk, tmp_path: Path, qtbot: QtBot, folders: Folders
) -> None:
    target = tmp_path / "รายงาน ปี ๒๕๖๙.pdf"
    exports(clerk, target, qtbot)
    made, said = clerk.window.status.made, clerk.window.status.news

    QTest.mouseClick(made.file, Qt.MouseButton.LeftButton)
    QTest.mouseClick(made.folder, Qt.MouseButton.LeftButton)

    assert said == f"ส่งออกแล้ว ๗ หน้า: {target.name} ในโฟลเดอร์ {tmp_path}"
    assert folders.shown == [target, tmp_path]


def test_the_buttons_are_reached_by_keys_and_say_which_file(
    clerk: Clerk, tmp_path: Path, qtbot: QtBot, folders: Folders
) -> None:
    target = tmp_path / "รายงาน.pdf"
    exports(clerk, target, qtbot)
    made = clerk.window.status.made
    clerk.page.preview.setFocus()
    for _ in range(20):
        if QApplication.focusWidget() is not made.file:
            clerk.presses("Tab")

    press("Return", made.file)
    clerk.presses("Tab", "Space")

    assert folders.shown == [target, tmp_path]
    assert [made.file.accessibleName(), made.folder.accessibleName()] == [
        "เปิดแฟ้ม รายงาน.pdf",
        "เปิดโฟลเดอร์ รายงาน.pdf",
    ]


def test_other_news_take_the_buttons_away(clerk: Clerk, tmp_path: Path, qtbot: QtBot) -> None:
    exports(clerk, tmp_path / "รายงาน.pdf", qtbot)

    clerk.window.status.tell("คัดลอกแล้ว")

    assert not clerk.window.status.made.isVisible()


def test_a_closed_report_leaves_no_buttons(clerk: Clerk, tmp_path: Path, qtbot: QtBot) -> None:
    exports(clerk, tmp_path / "รายงาน.pdf", qtbot)

    clerk.presses("Ctrl+W")

    assert not clerk.window.status.made.isVisible()
    assert clerk.window.status.news == ""


def test_a_copy_that_went_into_a_letter_is_opened_beside_the_report_and_cannot_be_changed(
    clerk: Clerk, sample: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, folders: Folders
) -> None:
    a_mail_program(tmp_path, monkeypatch)
    clerk.presses("Ctrl+Shift+E")
    page, report = clerk.window.send.page, clerk.page
    assert page is not None
    press("Return", page.whole)
    made = clerk.window.status.made
    qtbot.waitUntil(made.isVisible, timeout=WAIT_MS)

    QTest.mouseClick(made.file, Qt.MouseButton.LeftButton)
    QTest.mouseClick(made.folder, Qt.MouseButton.LeftButton)

    copy, folder = folders.shown
    assert [copy] == list(folder.iterdir())
    assert (clerk.page, clerk.workspace.path) == (report, sample)
    clerk.opens(copy)  # what the system does with it, in another window
    assert clerk.workspace.path is None


def test_a_copy_beside_the_report_can_be_opened_too(
    clerk: Clerk, tmp_path: Path, qtbot: QtBot, folders: Folders
) -> None:
    copy = tmp_path / "รายงาน (สำเนา).ita"
    clerk.answers(Answer("ask_save", copy))
    clerk.presses("Ctrl+Shift+S")
    made = clerk.window.status.made
    qtbot.waitUntil(made.isVisible, timeout=WAIT_MS)

    QTest.mouseClick(made.file, Qt.MouseButton.LeftButton)

    assert folders.shown == [copy]


def test_without_a_program_for_it_the_line_says_where_the_file_is(
    clerk: Clerk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ita_desktop.ui.asking.made_file.show_file", lambda _: False)
    exports(clerk, tmp_path / "รายงาน.pdf", qtbot)

    clerk.window.status.made.file.click()

    said = clerk.window.status.currentMessage()
    assert said == f"เครื่องนี้ไม่มีโปรแกรมที่เปิด รายงาน.pdf ได้ แฟ้มอยู่ในโฟลเดอร์ {tmp_path}"


def test_on_a_narrow_screen_there_is_room_for_the_name(clerk: Clerk, tmp_path: Path, qtbot: QtBot) -> None:
    exports(clerk, tmp_path / "รายงาน.pdf", qtbot)
    words = the(clerk.window.status.made.findChild(CutWords, "status.made"))

    clerk.window.resize(683, 384)
    qtbot.waitUntil(lambda: clerk.window.width() == 683, timeout=WAIT_MS)
    qtbot.wait(50)

    assert words.width() > words.fontMetrics().horizontalAdvance("ส่งออกแล้ว ๗ หน้า: รายงาน")
    problems = the(clerk.window.status.findChild(QPushButton, "status.problems"))
    assert (problems.text(), problems.accessibleName()) == ("F8", problems.toolTip())
    assert "ยังไม่ครบ ๓" in problems.toolTip()
    assert words.toolTip().endswith(str(tmp_path))
