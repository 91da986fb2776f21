"""Sending under a clerk's keys: the whole, a division's part or chosen measures, into a letter of the mail program."""

import re
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ita_desktop.domain.report.address import Address
from ita_desktop.storage.files import report_file
from ita_desktop.ui.files.send_page import SendPage
from tests.journeys.test_accessibility import unnamed, without_role
from tests.journeys.test_words import english_on
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.mail_program import MailProgram, a_mail_program
from tests.support.typing import press

pytestmark = pytest.mark.sample_open


@pytest.fixture
def mail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MailProgram:
    return a_mail_program(tmp_path, monkeypatch)


def send_page(clerk: Clerk, qtbot: QtBot) -> SendPage:
    """The page, opened with its key."""
    clerk.presses("Ctrl+Shift+E")
    page = clerk.window.send.page
    assert page is not None
    qtbot.waitUntil(page.isActiveWindow, timeout=WAIT_MS)
    return page


def attached(mail: MailProgram, clerk: Clerk, qtbot: QtBot) -> Path:
    """The file in the only letter, once the clerk is told of it."""
    status = clerk.window.status
    qtbot.waitUntil(lambda: status.news.startswith("เปิดโปรแกรมอีเมลแล้ว"), timeout=WAIT_MS)
    (letter,) = mail.letters()
    return Path(letter[-1])


def test_enter_sends_the_whole_report_as_it_is_on_screen(
    clerk: Clerk, qtbot: QtBot, sample: Path, mail: MailProgram
) -> None:
    clerk.goes_to(Address("title"))
    clerk.types("พิมพ์เมื่อกี้ ")
    page = send_page(clerk, qtbot)

    press("Return", page.whole)
    path = attached(mail, clerk, qtbot)

    assert path.name == "รายงาน ITA 2568 อบต.สำโรง.ita"
    assert report_file.read(path).report == clerk.report
    assert clerk.report.title.endswith("พิมพ์เมื่อกี้ ")
    assert clerk.workspace.path == sample


def test_a_divisions_part_has_its_measures_only_and_its_name(clerk: Clerk, qtbot: QtBot, mail: MailProgram) -> None:
    sample = clerk.report
    page = send_page(clerk, qtbot)
    press("Alt+D", page)
    qtbot.waitUntil(page.division.isChecked, timeout=WAIT_MS)
    page.owners.setFocus()
    press("End", page.owners)
    owner = page.owners.currentText()

    press("Return", page.send)
    path = attached(mail, clerk, qtbot)

    assert path.stem.startswith("รายงาน ITA 2568 อบต.สำโรง - ")
    measures = [measure for _, _, measure in report_file.read(path).report.measures()]
    assert measures == [m for _, _, m in sample.measures() if owner in m.owners]


def test_the_measure_on_screen_is_ticked_and_space_ticks_another(clerk: Clerk, qtbot: QtBot, mail: MailProgram) -> None:
    ids = [measure.id for _, _, measure in clerk.report.measures()]
    clerk.goes_to(Address("measure.title", measure=ids[2]))
    page = send_page(clerk, qtbot)
    press("Alt+M", page)
    qtbot.waitUntil(page.some.isChecked, timeout=WAIT_MS)
    assert page.ticked() == [ids[2]]
    page.measures.setFocus()
    press("Home", page.measures)

    press("Space", page.measures)
    press("Return", page.send)
    path = attached(mail, clerk, qtbot)

    assert path.name == "รายงาน ITA 2568 อบต.สำโรง - ๒ มาตรการ.ita"
    assert [measure.id for _, _, measure in report_file.read(path).report.measures()] == [ids[0], ids[2]]


def test_nothing_can_be_sent_where_nothing_is_ticked(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.goes_to(Address("title"))
    page = send_page(clerk, qtbot)

    press("Alt+M", page)
    qtbot.waitUntil(page.some.isChecked, timeout=WAIT_MS)

    assert not page.send.isEnabled()
    press("Esc", page.measures)
    assert clerk.window.send.page is None


def test_a_returned_part_is_merged_against_what_was_sent(clerk: Clerk, qtbot: QtBot, mail: MailProgram) -> None:
    page = send_page(clerk, qtbot)
    press("Alt+D", page)
    qtbot.waitUntil(page.division.isChecked, timeout=WAIT_MS)
    press("Return", page.send)
    path = attached(mail, clerk, qtbot)

    received: list[object] = []
    clerk.workspace.receive(path, received.append)
    qtbot.waitUntil(lambda: bool(received), timeout=WAIT_MS)

    (found,) = received
    assert found.best is not None and found.bases[found.best].report == found.report  # type: ignore[attr-defined]


@pytest.mark.usefixtures("thai_qt")
def test_the_page_is_thai_and_says_what_each_control_is(clerk: Clerk, qtbot: QtBot) -> None:
    page = send_page(clerk, qtbot)

    assert english_on(page) == {}
    assert (unnamed(page), without_role(page)) == ([], [])
    assert re.search("ชื่อแฟ้ม: รายงาน ITA 2568 อบต.สำโรง.ita", page._name.text())
    press("Esc", page.whole)
