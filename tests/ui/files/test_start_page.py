"""The start page under a clerk's keys and mouse: the last report first, files that are gone, the guide."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ita_desktop.home import settings
from ita_desktop.storage.files import report_file
from ita_desktop.ui.window.help_page import HelpPage
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.dialogs import Answer
from tests.support.reports import a_report
from tests.support.typing import press


@pytest.fixture
def older(tmp_path: Path) -> Path:
    path = tmp_path / "รายงาน ITA ๒๕๖๗.ita"
    report_file.write(a_report(title="รายงานปีก่อน"), path, replace=False)
    return path


@pytest.fixture
def clerk(qtbot: QtBot, sample: Path, older: Path, tmp_path: Path) -> Iterator[Clerk]:
    gone = tmp_path / "รายงาน ITA ๒๕๖๖.ita"
    settings.save(settings.Settings(recent=(str(gone), str(sample), str(older))))
    made = Clerk(qtbot)
    yield made
    made.leaves()


def button(clerk: Clerk, words: str) -> QPushButton:
    return next(one for one in clerk.window.start_page.findChildren(QPushButton) if words in one.text())


def test_enter_opens_the_last_report_that_is_still_there(clerk: Clerk, sample: Path, qtbot: QtBot) -> None:
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPushButton)
    assert sample.name in focus.text()

    with qtbot.waitSignal(clerk.workspace.opened, timeout=WAIT_MS):
        clerk.presses("Return")

    assert clerk.workspace.path == sample


def test_a_file_that_is_gone_is_marked_in_words_and_cannot_be_chosen(clerk: Clerk) -> None:
    gone = button(clerk, "๒๕๖๖")

    assert "ไม่พบแฟ้มนี้แล้ว" in gone.text()
    assert not gone.isEnabled()


@pytest.mark.parametrize("key", ["Return", "Space"])
def test_tab_reaches_an_older_report_and_a_key_opens_it(clerk: Clerk, older: Path, qtbot: QtBot, key: str) -> None:
    wanted = button(clerk, older.name)
    for _ in range(12):
        if QApplication.focusWidget() is not wanted:
            clerk.presses("Tab")
    assert QApplication.focusWidget() is wanted

    with qtbot.waitSignal(clerk.workspace.opened, timeout=WAIT_MS):
        clerk.presses(key)

    assert clerk.workspace.path == older
    clerk.presses("Ctrl+W")
    qtbot.waitUntil(lambda: clerk.window.start_page.isVisible(), timeout=WAIT_MS)
    assert older.name in button(clerk, "เปิดรายงานล่าสุด").text()


def recent() -> list[str]:
    """The names of the recent files, as they are remembered."""
    return [Path(text).name for text in settings.load().recent]


def removes(clerk: Clerk) -> list[QPushButton]:
    """The buttons that take a file off the list."""
    return [one for one in clerk.window.start_page.findChildren(QPushButton) if one.text() == "นำออกจากรายการ"]


@pytest.mark.parametrize("key", ["Delete", "Return", "Space"])
def test_a_file_that_is_gone_is_taken_off_the_list_by_a_key(clerk: Clerk, sample: Path, older: Path, key: str) -> None:
    (remove,) = removes(clerk)
    assert remove.accessibleName() == "นำ รายงาน ITA ๒๕๖๖.ita ออกจากรายการ"
    for _ in range(12):
        if QApplication.focusWidget() is not remove:
            clerk.presses("Tab")

    clerk.presses(key)

    assert recent() == [sample.name, older.name]
    assert removes(clerk) == []
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPushButton) and sample.name in focus.text(), "the next one"
    assert "นำ รายงาน ITA ๒๕๖๖.ita ออกจากรายการแล้ว" in clerk.window.status.currentMessage()


def test_any_file_is_taken_off_the_list_with_delete_and_stays_where_it_is(
    clerk: Clerk, sample: Path, older: Path
) -> None:
    button(clerk, f"{older.name}    ในโฟลเดอร์").setFocus()

    clerk.presses("Delete", "Delete")

    assert recent() == ["รายงาน ITA ๒๕๖๖.ita"]
    clerk.presses("Delete")
    assert recent() == []
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPushButton) and focus.objectName() == "start.new"
    assert sample.is_file() and older.is_file()


def test_the_menu_of_recent_files_takes_off_those_that_are_gone(clerk: Clerk, sample: Path, older: Path) -> None:
    menu = clerk.window._menus._recent_menu
    menu.popup(clerk.window.mapToGlobal(clerk.window.rect().center()))
    remove = menu.actions()[-1]
    assert remove.text().startswith("นำแฟ้มที่ไม่พบออกจากรายการ")

    press("R", menu)

    assert recent() == [sample.name, older.name]
    assert removes(clerk) == []


def test_a_click_opens_the_guide_or_a_new_report(clerk: Clerk, qtbot: QtBot) -> None:
    QTest.mouseClick(button(clerk, "วิธีใช้"), Qt.MouseButton.LeftButton)
    page = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, HelpPage))
    assert page.isVisible()
    page.reject()

    with qtbot.waitSignal(clerk.workspace.opened, timeout=WAIT_MS):
        QTest.mouseClick(button(clerk, "รายงานใหม่"), Qt.MouseButton.LeftButton)
    assert clerk.workspace.path is None


def test_a_click_opens_the_sample_or_asks_for_a_file(clerk: Clerk, older: Path, sample: Path, qtbot: QtBot) -> None:
    clerk.answers(Answer("ask_open", None))
    QTest.mouseClick(button(clerk, "เปิดแฟ้มรายงาน"), Qt.MouseButton.LeftButton)
    assert not clerk.dialogs.answers
    assert clerk.window.start_page.isVisible()
    clerk.answers(Answer("ask_open", older))

    with qtbot.waitSignal(clerk.workspace.opened, timeout=WAIT_MS):
        QTest.mouseClick(button(clerk, "เปิดแฟ้มรายงาน"), Qt.MouseButton.LeftButton)
    assert clerk.workspace.path == older
    clerk.presses("Ctrl+W")
    qtbot.waitUntil(lambda: clerk.window.start_page.isVisible(), timeout=WAIT_MS)

    with qtbot.waitSignal(clerk.workspace.opened, timeout=WAIT_MS):
        QTest.mouseClick(button(clerk, "ดูรายงานตัวอย่าง"), Qt.MouseButton.LeftButton)
    assert "รายงานที่ยังไม่มีชื่อแฟ้ม" in clerk.window.windowTitle(), "the sample itself is never written to"
    assert clerk.report == report_file.read(sample).report
