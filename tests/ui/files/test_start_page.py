"""The start page under a clerk's keys and mouse: the last report first, files that are gone, the guide."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ita_desktop.domain.report.catalogue import new_report
from ita_desktop.domain.thai.date_words import time_of_day
from ita_desktop.home import settings
from ita_desktop.session.file import report_cards
from ita_desktop.session.file.report_cards import Presence
from ita_desktop.session.file.workspace import Leftover
from ita_desktop.storage.files import report_file
from ita_desktop.ui.appearance.card_button import CardButton
from ita_desktop.ui.files.recent_files import _Row
from ita_desktop.ui.window.help_page import HelpPage
from tests.support.certain import as_a
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.dialogs import Answer
from tests.support.golden_report import published
from tests.support.reading_here import reading_here
from tests.support.report_files import a_file
from tests.support.reports import a_report
from tests.support.typing import press


@pytest.fixture
def older(tmp_path: Path) -> Path:
    return a_file(tmp_path, a_report(title="รายงานปีก่อน"), "รายงาน ITA ๒๕๖๗.ita")


GONE = "รายงาน ITA ๒๕๖๖.ita"


@pytest.fixture
def clerk(qtbot: QtBot, sample: Path, older: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clerk]:
    """Before a page on which all is known: the newest file is gone."""
    monkeypatch.setattr(report_cards, "_READ_AFTER_MS", 0)
    settings.save(settings.Settings(recent=(str(tmp_path / GONE), str(sample), str(older))))
    with reading_here():
        made = Clerk(qtbot)
        knows(made, qtbot)
    yield made
    made.leaves()


def knows(clerk: Clerk, qtbot: QtBot) -> None:
    """Wait until every file was looked for, and those that are there were read."""

    def is_known() -> bool:
        cards = [row.card for row in clerk.window.start_page.findChildren(_Row)]
        return bool(cards) and all(card.contents or card.presence is Presence.GONE for card in cards)

    qtbot.waitUntil(is_known, timeout=WAIT_MS)


def button(clerk: Clerk, words: str) -> QPushButton:
    return next(one for one in clerk.window.start_page.findChildren(QPushButton) if words in one.text())


def test_enter_opens_the_last_report_that_is_still_there(clerk: Clerk, sample: Path, qtbot: QtBot) -> None:
    focus = as_a(QPushButton, QApplication.focusWidget())
    assert sample.name in focus.text()

    with qtbot.waitSignal(clerk.workspace.opened, timeout=WAIT_MS):
        clerk.presses("Return")

    assert clerk.workspace.path == sample


def test_a_card_says_whose_report_it_is_how_complete_and_since_when(clerk: Clerk, sample: Path) -> None:
    first, file, amount, state = button(clerk, sample.name).text().split("\n")

    assert first == "อบต.สำโรง · ปี ๒๕๖๘"
    assert file == f"{sample.name} ในโฟลเดอร์ {sample.parent.name}"
    assert amount.startswith("๖ มาตรการ · วันนี้ ")
    assert state == "กรอกแล้ว ๙๔% · ยังไม่ครบ ๓ · ต้องแก้ ๔ · ควรแก้ ๑๐"


def test_a_file_that_is_gone_is_marked_in_words_and_cannot_be_chosen(clerk: Clerk) -> None:
    gone = button(clerk, "๒๕๖๖")

    assert "ไม่พบแฟ้มนี้แล้ว" in gone.text()
    assert not gone.isEnabled()


def test_a_disk_that_does_not_answer_holds_neither_the_page_nor_the_other_cards(
    qtbot: QtBot, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dead, answers = tmp_path / "แผ่นที่ไม่ตอบ.ita", Event()
    looked = report_cards._stamp

    def stamp(path: Path) -> tuple[int, int] | None:
        if path == dead:
            answers.wait(WAIT_MS / 1000)
        return looked(path)

    monkeypatch.setattr(report_cards, "_stamp", stamp)
    settings.save(settings.Settings(recent=(str(dead), str(sample))))

    clerk = Clerk(qtbot)
    at_once = button(clerk, dead.name)
    focus = QApplication.focusWidget()
    qtbot.waitUntil(lambda: "ครบ" in button(clerk, sample.name).text(), timeout=WAIT_MS)

    assert at_once.isEnabled() and focus is at_once
    answers.set()
    qtbot.waitUntil(lambda: not at_once.isEnabled(), timeout=WAIT_MS)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPushButton) and sample.name in focus.text(), "the next one that is there"
    clerk.leaves()


def test_unsaved_work_is_told_apart_by_agency_measures_and_time(clerk: Clerk, tmp_path: Path, qtbot: QtBot) -> None:
    now = datetime.now(UTC)
    measures = published()
    works = [
        Leftover(tmp_path, None, at, "", report)
        for at, report in ((now, measures), (now, new_report(date(2026, 11, 29))))
    ]

    clerk.window.start_page.show_leftovers(works)

    said = [label.text() for label in clerk.window.start_page.findChildren(QLabel)]
    time = time_of_day(now.astimezone())
    assert f"อบต.สำโรง · ปี ๒๕๖๘ · ๖ มาตรการ · แก้ไขล่าสุดวันนี้ {time}" in said
    assert f"ยังไม่ได้กรอกชื่อหน่วยงาน · ปี ๒๕๖๙ · ๐ มาตรการ · แก้ไขล่าสุดวันนี้ {time}" in said


def test_tab_goes_from_unsaved_work_over_the_reports_to_the_ways_to_begin(
    clerk: Clerk, sample: Path, older: Path, tmp_path: Path
) -> None:
    work = Leftover(tmp_path, None, datetime.now(UTC), "", new_report(date(2026, 11, 29)))
    clerk.window.start_page.show_leftovers([work])
    button(clerk, "ทำต่อ").setFocus()

    met = []
    for _ in range(12):
        focus = as_a(QPushButton, QApplication.focusWidget())
        met.append(focus.text().split("\n")[0])
        clerk.presses("Tab")

    assert met[:3] == ["ทำต่อ", "ทิ้ง…", "นำออกจากรายการ"]
    assert met[3:5] == ["อบต.สำโรง · ปี ๒๕๖๘"] * 2
    assert met[5:9] == ["รายงานใหม่", "รายงานปีใหม่จากปีก่อน…", "นำเข้าจาก Word หรือ Excel…", "เปิดแฟ้มรายงาน…"]
    assert met[9:] == ["ดูรายงานตัวอย่าง", "เริ่มใช้งานใน ๕ นาที (F1)", "เปิดโฟลเดอร์ของหลายหน่วยงาน…"]


def test_all_ways_to_begin_are_seen_without_scrolling_on_a_screen_of_1366x768(clerk: Clerk, qtbot: QtBot) -> None:
    page = clerk.window.start_page
    clerk.window.resize(1366, 698)  # less a title bar of 30 and a task bar of 40
    qtbot.waitUntil(lambda: page.widget().width() == page.viewport().width(), timeout=WAIT_MS)

    assert page.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("zoom", [100, 150])
def test_no_words_of_the_ways_to_begin_are_cut(qtbot: QtBot, zoom: int) -> None:
    clerk = Clerk(qtbot)
    clerk.window.resize(1600, 900)
    while clerk.window.appearance.zoom < zoom:
        clerk.window.appearance.zoom_in()
    QApplication.processEvents()

    ways = clerk.window.start_page._ways.findChildren(CardButton)
    assert [way.text() for way in ways if way.width() < way.whole_width] == []
    assert len(ways) == 4
    clerk.leaves()


def test_on_a_narrow_screen_everything_can_still_be_reached(clerk: Clerk, qtbot: QtBot) -> None:
    page = clerk.window.start_page
    clerk.window.resize(683, 384)
    qtbot.waitUntil(lambda: page.widget().width() == page.viewport().width(), timeout=WAIT_MS)
    guide = button(clerk, "เริ่มใช้งาน")

    for _ in range(12):
        if QApplication.focusWidget() is not guide:
            clerk.presses("Tab")

    assert QApplication.focusWidget() is guide
    assert page.viewport().rect().contains(guide.rect().translated(guide.mapTo(page.viewport(), QPoint())))
    assert page.horizontalScrollBar().maximum() == 0


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
    assert older.name in clerk.window.start_page.findChildren(QPushButton, "start.recent")[0].text()


def recent() -> list[str]:
    """The names of the recent files, as they are remembered."""
    return [Path(text).name for text in settings.load().recent]


def removes(clerk: Clerk) -> list[QPushButton]:
    """The buttons that take a file off the list."""
    found = clerk.window.start_page.findChildren(QPushButton)
    return [one for one in found if one.text() == "นำออกจากรายการ" and one.isVisible()]


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
    button(clerk, older.name).setFocus()

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
    QTest.mouseClick(button(clerk, "เริ่มใช้งาน"), Qt.MouseButton.LeftButton)
    page = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, HelpPage))
    assert page.isVisible()
    page.reject()

    with qtbot.waitSignal(clerk.workspace.opened, timeout=WAIT_MS):
        QTest.mouseClick(button(clerk, "รายงานใหม่"), Qt.MouseButton.LeftButton)
        clerk.takes_what_is_offered()
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


def test_a_new_report_has_the_caret_in_the_first_empty_field(clerk: Clerk) -> None:
    clerk.starts_a_new_report()

    clerk.types("สำโรง")

    assert clerk.report.agency.name == "สำโรง"


def test_a_report_that_is_opened_leaves_the_caret_where_nothing_is_typed(clerk: Clerk, sample: Path) -> None:
    clerk.opens(sample)

    assert clerk.page.outline.hasFocus()
