"""Owners and periods of a report opened lately are offered in the next one, and chosen with keys."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from ita_desktop import paths
from ita_desktop.domain.report.report import TextPeriod
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.report_files import a_file
from tests.support.reports import a_measure, a_report, an_issue
from tests.support.typing import press

OWNER = "ศูนย์บริการคนพิการ & ผู้สูงอายุ"
PERIOD = TextPeriod("ทุกวันศุกร์ของเดือน")


@pytest.fixture
def clerk(clerk: Clerk, qtbot: QtBot, tmp_path: Path) -> Clerk:
    """A clerk who closed a report with these words and opened another one without them."""
    clerk.opens(a_file(tmp_path, a_report(an_issue(a_measure(owners=(OWNER,), period=PERIOD))), "ปีก่อน.ita"))
    qtbot.waitUntil(lambda: clerk.window.phrases.owner_continuation(OWNER[:8])[1] != "", timeout=WAIT_MS)
    clerk.presses("Ctrl+W")
    kept = OWNER.split(" ")[0].encode()
    file = paths.phrases_file()
    qtbot.waitUntil(lambda: file.exists() and kept in file.read_bytes(), timeout=WAIT_MS)
    clerk.opens(a_file(tmp_path, a_report(an_issue(a_measure("จัดทำคู่มือ", owners=()))), "ปีนี้.ita"))
    qtbot.waitUntil(lambda: OWNER in clerk.window.phrases.owners, timeout=WAIT_MS)
    return clerk


def choose(clerk: Clerk, words: str) -> None:
    """Open the menu of the field with its key, and choose what says these words with the arrows and Enter."""
    clerk.presses("Alt+Down")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    offered = [action.text().replace("&&", "&") for action in menu.actions()]
    assert words in offered
    for _ in offered:
        press("Down", menu)
        marked = menu.activeAction()
        if marked is not None and marked.text().replace("&&", "&") == words:
            break
    press("Return", menu)


def test_an_owner_of_a_report_opened_lately_is_chosen_from_the_menu(clerk: Clerk) -> None:
    clerk.goes_to_measure("owners")

    choose(clerk, OWNER)

    assert clerk.measure.owners == (OWNER,)


def test_a_period_of_a_report_opened_lately_is_chosen_from_the_menu(clerk: Clerk) -> None:
    clerk.goes_to_measure("period")

    choose(clerk, PERIOD.text)

    assert clerk.measure.period == PERIOD
