"""A file of an earlier year, of long ago, published or signed: its first edit asks, and until then it is not changed.

And F12 on a changed file: the old one can be given back as it was.
"""

import os
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ita_desktop.domain.report.address import Address
from ita_desktop.session.file import cautions
from ita_desktop.storage.files import report_file
from ita_desktop.storage.files.backups import backups
from ita_desktop.storage.leftovers import leftovers
from ita_desktop.ui.asking.notice import Notice
from ita_desktop.ui.asking.status_line import saved_words
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.dialogs import Answer
from tests.support.orca import orca_listening
from tests.support.report_files import a_file
from tests.support.reports import a_report
from tests.support.some_day import DAY

REPORT = a_report()
TYPED = "น้ำใจผู้ที่อยู่กำกับดูแล"
A_YEAR_LATER = DAY.replace(year=DAY.year + 1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return a_file(tmp_path, REPORT, "รายงาน ITA ๒๕๖๘.ita")


@pytest.fixture
def next_year(monkeypatch: pytest.MonkeyPatch) -> None:
    """The report is of an earlier year by now."""
    monkeypatch.setattr(cautions, "now", lambda: A_YEAR_LATER)


def changed_days_ago(path: Path, days: int) -> None:
    at = (cautions.now() - timedelta(days=days)).timestamp()
    os.utime(path, (at, at))


def edits(clerk: Clerk, path: Path, title: str = TYPED) -> None:
    """Open the file and edit it."""
    clerk.opens(path)
    clerk.retitles(title)


@pytest.fixture
def old(path: Path) -> Path:
    """A file of long ago."""
    changed_days_ago(path, 400)
    return path


def question(clerk: Clerk) -> Notice:
    return clerk.window.notices.question


def clicks(notice: Notice, words: str) -> None:
    button = next(button for button in notice.buttons if button.text().startswith(words))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def lets_it_change(clerk: Clerk) -> None:
    """Answer that the old file is the one to edit, and wait until it has the edit."""
    clicks(question(clerk), "แก้แฟ้มเดิม")
    clerk.waits_until_saved()


def bytes_and_time(path: Path) -> tuple[bytes, int]:
    return path.read_bytes(), path.stat().st_mtime_ns


@pytest.mark.usefixtures("next_year")
def test_it_is_read_out_once_that_the_old_file_is_saved_with_the_focus_back_where_it_was(
    clerk: Clerk, path: Path, qtbot: QtBot
) -> None:
    edits(clerk, path)
    clerk.waits_until_stored()
    with orca_listening() as orca:
        clerk.presses("Ctrl+S")
        assert orca.says() == ["แก้แฟ้มเดิม"]

        clerk.presses("Return")
        qtbot.waitUntil(lambda: "บันทึกแล้ว" in "".join(orca.said))

        title, saved = orca.says()
    assert title == "ชื่อรายงาน"
    assert saved == saved_words(clerk.workspace.state)


def test_a_file_of_this_year_is_edited_without_a_question(clerk: Clerk, path: Path) -> None:
    edits(clerk, path)
    clerk.waits_until_saved()

    assert not question(clerk).isVisible()
    assert report_file.read(path).report.title == TYPED


@pytest.mark.usefixtures("next_year")
def test_a_report_of_an_earlier_year_is_not_changed_before_it_was_answered(
    clerk: Clerk, path: Path, qtbot: QtBot
) -> None:
    before = bytes_and_time(path)
    clerk.opens(path)
    assert not question(clerk).isVisible(), "reading is no edit"

    clerk.retitles(TYPED)
    assert question(clerk).isVisible()
    assert QApplication.focusWidget() is clerk.field("title"), "one types on"
    assert "รายงานของปีก่อน" in question(clerk).text
    clerk.waits_for_long()

    assert bytes_and_time(path) == before
    assert clerk.workspace.state.error is None
    lets_it_change(clerk)
    assert not question(clerk).isVisible()
    assert report_file.read(path).report.title == TYPED
    assert REPORT in [backup.read() for backup in backups(path)], "what was there can be had again"


@pytest.mark.usefixtures("next_year")
def test_it_is_asked_once_and_not_again_when_the_file_is_opened_again(clerk: Clerk, path: Path) -> None:
    edits(clerk, path)
    lets_it_change(clerk)
    clerk.retitles("อีกครั้ง")
    assert not question(clerk).isVisible()
    clerk.waits_until_saved()
    clerk.presses("Ctrl+W")

    edits(clerk, path, "วันต่อมา")
    clerk.waits_until_saved()

    assert not question(clerk).isVisible()
    assert report_file.read(path).report.title == "วันต่อมา"


@pytest.mark.parametrize(("days", "asks"), [(29, False), (31, True)])
def test_a_file_of_long_ago_is_asked_about(clerk: Clerk, path: Path, days: int, asks: bool) -> None:
    changed_days_ago(path, days)
    clerk.opens(path)

    clerk.retitles(TYPED)

    assert question(clerk).isVisible() is asks
    assert ("แก้ไขล่าสุดเมื่อ" in question(clerk).text) is asks
    if asks:
        clerk.answers(Answer("choose", 2))


def test_a_report_that_names_where_it_was_published_is_asked_about(clerk: Clerk, tmp_path: Path) -> None:
    clerk.opens(a_file(tmp_path, replace(REPORT, publication_url="https://www.samrong.go.th/o26"), "เผยแพร่แล้ว.ita"))

    clerk.retitles(TYPED)

    assert "เผยแพร่แล้ว จะแก้" in question(clerk).text
    clerk.answers(Answer("choose", 2))


PUBLISHED_AT = "https://www.samrong.go.th/ita"


def signed(folder: Path, on: str = "๓๑ ตุลาคม ๒๕๖๘", published_at: str = "") -> Path:
    return a_file(folder, replace(REPORT, signed_on=on, publication_url=published_at), "ลงนามแล้ว ๒๕๖๘.ita")


def signs(clerk: Clerk, on: str) -> None:
    clerk.goes_to(Address("signed_on"))
    clerk.types_over(on)


def test_a_report_that_names_when_it_was_signed_is_asked_about(clerk: Clerk, tmp_path: Path) -> None:
    path = signed(tmp_path)
    before = bytes_and_time(path)
    clerk.opens(path)

    clerk.retitles(TYPED)

    assert "ลงนามแล้ว จะแก้" in question(clerk).text
    assert bytes_and_time(path) == before
    lets_it_change(clerk)
    clerk.presses("Ctrl+W")
    edits(clerk, path, "วันต่อมา")
    clerk.waits_until_saved()
    assert not question(clerk).isVisible(), "it is asked once"


def test_the_day_of_signing_is_filled_in_without_a_question_and_asked_about_the_next_time(
    clerk: Clerk, path: Path
) -> None:
    clerk.opens(path)

    signs(clerk, "๓๑ ตุลาคม ๒๕๖๘")
    clerk.waits_until_saved()
    clerk.retitles(TYPED)
    clerk.waits_until_saved()

    assert not question(clerk).isVisible()
    assert report_file.read(path).report.signed_on == "๓๑ ตุลาคม ๒๕๖๘"
    clerk.presses("Ctrl+W")
    edits(clerk, path, "ก")
    assert "ลงนามแล้ว จะแก้" in question(clerk).text
    clerk.answers(Answer("choose", 2))


def test_a_report_that_is_signed_anew_is_asked_about_anew(clerk: Clerk, tmp_path: Path) -> None:
    path = signed(tmp_path)
    edits(clerk, path)
    lets_it_change(clerk)
    signs(clerk, "๓ พฤศจิกายน ๒๕๖๘")
    clerk.waits_until_saved()
    clerk.presses("Ctrl+W")

    edits(clerk, path, "วันต่อมา")

    assert question(clerk).isVisible()
    clerk.answers(Answer("choose", 2))


def test_a_day_of_blanks_signs_nothing(clerk: Clerk, tmp_path: Path) -> None:
    clerk.opens(signed(tmp_path, on="  "))

    clerk.retitles(TYPED)

    assert not question(clerk).isVisible()


@pytest.mark.parametrize("year", [2568, 2569])
def test_what_a_signed_report_becomes_in_a_new_file_is_not_signed(
    clerk: Clerk, tmp_path: Path, year: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, anew = signed(tmp_path, published_at=PUBLISHED_AT), tmp_path / "ใหม่.ita"
    before = bytes_and_time(path)
    monkeypatch.setattr(cautions, "now", lambda: DAY.replace(year=DAY.year + year - 2568))
    edits(clerk, path)
    clerk.answers(Answer("ask_save", anew))

    clicks(question(clerk), "ทำเป็น")
    clerk._bot.waitUntil(lambda: clerk.report.signed_on == "", timeout=WAIT_MS)
    clerk.waits_until_saved()

    found = report_file.read(anew).report
    assert (found.signed_on, found.fiscal_year, found.title) == ("", year, TYPED)
    assert found.publication_url == (PUBLISHED_AT if year == 2568 else ""), "next year's report is not published yet"
    assert bytes_and_time(path) == before
    clerk.presses("Ctrl+Z")
    assert (clerk.report.signed_on, clerk.report.fiscal_year) == ("๓๑ ตุลาคม ๒๕๖๘", 2568)


@pytest.mark.usefixtures("next_year")
def test_it_can_become_this_years_report_in_a_file_of_its_own(clerk: Clerk, path: Path, tmp_path: Path) -> None:
    before = bytes_and_time(path)
    edits(clerk, path)
    anew = tmp_path / "ปีใหม่.ita"
    clerk.answers(Answer("ask_save", anew))

    clicks(question(clerk), "ทำเป็นรายงานปี ๒๕๖๙")
    clerk._bot.waitUntil(lambda: clerk.report.fiscal_year == 2569, timeout=WAIT_MS)
    clerk.waits_until_saved()

    assert "รายงาน ITA ๒๕๖๙.ita" in clerk.dialogs.heard[0]
    assert bytes_and_time(path) == before
    found = report_file.read(anew).report
    assert (found.title, found.fiscal_year, found.ita_round) == (TYPED, 2569, 2570)
    assert clerk.workspace.path == anew
    assert not question(clerk).isVisible()
    clerk.presses("Ctrl+Z")
    assert clerk.report.fiscal_year == 2568


def test_ctrl_s_goes_to_the_question_and_enter_answers_it(clerk: Clerk, old: Path) -> None:
    edits(clerk, old)

    clerk.presses("Ctrl+S")
    assert QApplication.focusWidget() is question(clerk).buttons[0]
    clerk.presses("Return")
    clerk.waits_until_saved()

    assert report_file.read(old).report.title == TYPED
    assert QApplication.focusWidget() is clerk.field("title")


@pytest.mark.parametrize("answer", ["later", "old", "new", "back"])
def test_who_closes_unanswered_is_asked_before_it_closes(clerk: Clerk, old: Path, tmp_path: Path, answer: str) -> None:
    before = bytes_and_time(old)
    edits(clerk, old)
    anew = tmp_path / "แฟ้มใหม่.ita"
    answers = {
        "later": [Answer("choose", 2)],
        "old": [Answer("choose", 1)],
        "new": [Answer("choose", 0), Answer("ask_save", anew)],
        "back": [Answer("choose", None)],
    }
    clerk.answers(*answers[answer])

    clerk.presses("Ctrl+W")

    assert (clerk.window.page is not None) is (answer == "back")
    assert len(clerk.dialogs.heard) == len(answers[answer])
    written = {"old": old, "new": anew}.get(answer)
    if written is not None:
        assert report_file.read(written).report.title == TYPED
        assert leftovers() == []
    if answer != "old":
        assert bytes_and_time(old) == before
    if answer == "later":
        (leftover,) = leftovers()
        assert (leftover.path, leftover.report.title) == (old, TYPED)
    if answer == "back":
        clerk.answers(Answer("choose", 2))


def test_work_that_waits_for_an_answer_asks_again_when_it_is_gone_on_with(
    clerk: Clerk, old: Path, qtbot: QtBot
) -> None:
    before = bytes_and_time(old)
    edits(clerk, old)
    clerk.answers(Answer("choose", 2))
    clerk.presses("Ctrl+W")
    clerk.answers(Answer("choose", 0))

    clerk.opens(old)
    assert clerk.report.title == TYPED
    assert question(clerk).isVisible()
    clerk.waits_for_long()
    assert bytes_and_time(old) == before

    lets_it_change(clerk)
    assert report_file.read(old).report.title == TYPED


def test_what_is_taken_back_needs_no_answer(clerk: Clerk, old: Path) -> None:
    before = bytes_and_time(old)
    edits(clerk, old, "ก")

    clerk.presses("Ctrl+Z", "Ctrl+Z")
    assert not question(clerk).isVisible()
    clerk.presses("Ctrl+W")

    assert bytes_and_time(old) == before
    assert leftovers() == []


def test_printing_and_the_end_of_the_session_change_nothing_before_the_answer(clerk: Clerk, old: Path) -> None:
    before = bytes_and_time(old)
    edits(clerk, old)

    clerk.workspace.save_now()
    clerk.workspace.save_version()
    clerk.workspace.secure(1.0)
    clerk.workspace.shut_down(4.0)

    assert bytes_and_time(old) == before
    assert [leftover.report.title for leftover in leftovers()] == [TYPED]


def test_a_file_that_got_another_name_after_edits_can_be_given_back_as_it_was_opened(
    clerk: Clerk, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    os.utime(path, (DAY.timestamp(), DAY.timestamp()))
    before = bytes_and_time(path)
    own = tmp_path / "แฟ้มใหม่.ita"
    edits(clerk, path)
    clerk.waits_until_saved()
    offer = clerk.window.notices.offer
    assert not offer.isVisible()
    clerk.answers(Answer("ask_save", own))

    clerk.presses("F12")
    qtbot.waitUntil(offer.isVisible, timeout=WAIT_MS)
    assert path.name in offer.text
    clicks(offer, "คืนแฟ้มเดิม")
    qtbot.waitUntil(lambda: "เหมือนตอนเปิดแล้ว" in clerk.window.status.currentMessage(), timeout=WAIT_MS)

    assert bytes_and_time(path) == before
    assert report_file.read(own).report.title == TYPED
    assert TYPED in [backup.read().title for backup in backups(path)], "and what it had is a version"
    assert not offer.isVisible()


def test_a_file_that_somebody_else_changed_is_not_given_back(
    clerk: Clerk, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    edits(clerk, path)
    clerk.waits_until_saved()
    clerk.answers(Answer("ask_save", tmp_path / "แฟ้มใหม่.ita"))
    clerk.presses("F12")
    qtbot.waitUntil(clerk.window.notices.offer.isVisible, timeout=WAIT_MS)
    report_file.write(replace(REPORT, title="ของเพื่อนร่วมงาน"), path, replace=True)
    clerk.answers(Answer("tell", None))

    clicks(clerk.window.notices.offer, "คืนแฟ้มเดิม")
    qtbot.waitUntil(lambda: len(clerk.dialogs.heard) == 2, timeout=WAIT_MS)

    assert "ไม่เขียนทับ" in clerk.dialogs.heard[1]
    assert report_file.read(path).report.title == "ของเพื่อนร่วมงาน"


def test_a_file_that_was_not_changed_is_not_offered(clerk: Clerk, path: Path, tmp_path: Path, qtbot: QtBot) -> None:
    own = tmp_path / "แฟ้มใหม่.ita"
    clerk.opens(path)
    clerk.answers(Answer("ask_save", own))

    clerk.presses("F12")
    qtbot.waitUntil(lambda: clerk.window.windowTitle().startswith(own.stem), timeout=WAIT_MS)

    assert not clerk.window.notices.offer.isVisible()


def test_the_year_that_counts_is_that_of_a_new_report(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def asked_in(day: datetime) -> bool:
        monkeypatch.setattr(cautions, "now", lambda: day)
        return cautions.Caution.EARLIER_YEAR in cautions.cautions(path, REPORT, day.timestamp())

    assert [asked_in(datetime(2026, month, 15)) for month in (3, 9, 10)] == [False, False, True]
