"""Last year's text of the measure that is open, in the place of the paper."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ita_desktop.domain.report.address import Address
from ita_desktop.ui.files.difference_text import MarkedText
from tests.support.certain import the
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.dialogs import Answer
from tests.support.report_files import a_file
from tests.support.reports import a_measure, a_report, an_issue, an_item, with_measure
from tests.ui.files.rolling.test_roll_over import asks, makes

FIRST = a_measure("มาตรการเผยแพร่ข้อมูล", steps=(an_item("จัดทำคู่มือปีก่อน"),))
SECOND = a_measure("มาตรการจัดซื้อจัดจ้าง", steps=(an_item("ประกาศแผนปีก่อน"),))
EARLIER = replace(a_report(an_issue(FIRST, SECOND)), fiscal_year=2567, ita_round=2568)


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    return a_file(tmp_path, EARLIER, "รายงาน ITA ๒๕๖๗.ita")


@pytest.fixture
def opened(clerk: Clerk, tmp_path: Path) -> Clerk:
    """This year's report, whose first measure has other steps."""
    report = with_measure(replace(EARLIER, fiscal_year=2568), FIRST.id, steps=(an_item("จัดทำคู่มือปีนี้"),))
    clerk.opens(a_file(tmp_path, report, "รายงาน ITA ๒๕๖๘.ita"))
    return clerk


def shown(clerk: Clerk) -> str:
    """The text in the pane."""
    found = [one for one in clerk.window.findChildren(MarkedText, "last_year") if one.isVisible()]
    assert len(found) == 1
    return found[0].toPlainText()


def asks_for_last_year(clerk: Clerk, qtbot: QtBot) -> None:
    """With its key, and wait until it is shown."""
    clerk.presses("Shift+F9")
    qtbot.waitUntil(lambda: clerk.window.commands["last_year"].isChecked(), timeout=WAIT_MS)


def test_it_follows_the_measure_and_the_paper_comes_back(opened: Clerk, earlier: Path, qtbot: QtBot) -> None:
    opened.goes_to(Address("measure.title", measure=FIRST.id))
    opened.answers(Answer("ask_open", earlier))

    asks_for_last_year(opened, qtbot)

    assert "จัดทำคู่มือปีก่อน" in shown(opened)
    assert not opened.page.preview.isVisible()
    opened.goes_to(Address("measure.title", measure=SECOND.id))
    assert "ประกาศแผนปีก่อน" in shown(opened)
    opened.goes_to(Address("title"))
    assert "เลือกมาตรการ" in shown(opened)

    opened.presses("Shift+F9")

    assert opened.page.preview.isVisible()
    opened.presses("Shift+F9")
    assert len(opened.dialogs.heard) == 1, "it is asked once"
    assert "เลือกมาตรการ" in shown(opened)


def test_another_report_is_chosen_in_its_place_and_remembered(
    opened: Clerk, earlier: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    published = with_measure(EARLIER, FIRST.id, steps=(an_item("จัดทำคู่มือฉบับที่เผยแพร่"),))
    right = a_file(tmp_path, published, "ฉบับที่เผยแพร่.ita")
    opened.goes_to(Address("measure.title", measure=FIRST.id))
    opened.answers(Answer("ask_open", earlier), Answer("ask_open", right))
    asks_for_last_year(opened, qtbot)
    button = the(opened.window.findChild(QPushButton, "last_year.other"))

    opened.presses_in(button, "Space")
    qtbot.waitUntil(lambda: "ฉบับที่เผยแพร่" in shown(opened), timeout=WAIT_MS)

    own = the(opened.workspace.path)
    assert opened.window.settings.earlier_of(own) == right


def test_who_names_no_report_has_the_paper(opened: Clerk) -> None:
    opened.answers(Answer("ask_open", None))

    opened.presses("Shift+F9")

    assert not opened.window.commands["last_year"].isChecked()
    assert opened.page.preview.isVisible()


def test_a_report_without_common_ids_is_matched_by_its_words(opened: Clerk, tmp_path: Path, qtbot: QtBot) -> None:
    again = a_measure(FIRST.title, steps=(an_item("ข้อความจากแฟ้มเก่า"),))
    other = a_file(tmp_path, replace(a_report(an_issue(again)), fiscal_year=2567), "จาก Word.ita")
    opened.goes_to(Address("measure.title", measure=FIRST.id))
    opened.answers(Answer("ask_open", other))

    asks_for_last_year(opened, qtbot)

    assert "ข้อความจากแฟ้มเก่า" in shown(opened)
    opened.goes_to(Address("measure.title", measure=SECOND.id))
    assert "ไม่มีมาตรการนี้" in shown(opened)


def test_a_report_that_was_made_of_last_years_knows_it(clerk: Clerk, earlier: Path, qtbot: QtBot) -> None:
    clerk.opens(earlier)
    asks(clerk, qtbot)
    makes(clerk, qtbot)
    clerk.goes_to(Address("measure.title", measure=SECOND.id))

    clerk.presses("Shift+F9")

    assert "ประกาศแผนปีก่อน" in shown(clerk)
    assert "๑ ต.ค. ๖๗" in shown(clerk), "as it was"


def test_a_report_that_is_opened_again_knows_it_and_asks_once_it_is_gone(
    opened: Clerk, earlier: Path, qtbot: QtBot
) -> None:
    own = the(opened.workspace.path)
    opened.answers(Answer("ask_open", earlier))
    asks_for_last_year(opened, qtbot)
    opened.presses("Ctrl+W")
    opened.opens(own)
    assert not opened.window.commands["last_year"].isChecked()
    opened.goes_to(Address("measure.title", measure=FIRST.id))

    asks_for_last_year(opened, qtbot)

    assert "จัดทำคู่มือปีก่อน" in shown(opened)
    opened.presses("Ctrl+W")
    earlier.unlink()
    opened.opens(own)
    opened.answers(Answer("ask_open", None))
    opened.presses("Shift+F9")
    assert opened.dialogs.answers == []
