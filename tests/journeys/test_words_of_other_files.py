"""Owners and periods of a report opened lately are offered in the next one, and chosen with keys."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from ita_desktop import paths
from ita_desktop.domain.report.report import TextPeriod
from ita_desktop.storage.files import report_file
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.reports import a_measure, a_report, an_issue
from tests.support.typing import press

OWNER = "ศูนย์บริการคนพิการ & ผู้สูงอายุ"
PERIOD = TextPeriod("ทุกวันศุกร์ของเดือน")


@pytest.fixture
def clerk(qtbot: QtBot, tmp_path: Path) -> Iterator[Clerk]:
    """A clerk who closed a report with these words and opened another one without them."""
    theirs, ours = tmp_path / "ปีก่อน.ita", tmp_path / "ปีนี้.ita"
    used = replace(a_measure("เผยแพร่ข้อมูล"), owners=(OWNER,), period=PERIOD)
    report_file.write(a_report(an_issue(used)), theirs, replace=False)
    report_file.write(a_report(an_issue(replace(a_measure("จัดทำคู่มือ"), owners=()))), ours, replace=False)
    made = Clerk(qtbot)
    made.opens(theirs)
    qtbot.waitUntil(lambda: made.window.phrases.owner_continuation(OWNER[:8])[1] != "", timeout=WAIT_MS)
    made.presses("Ctrl+W")
    kept = OWNER.split(" ")[0].encode()
    file = paths.phrases_file()
    qtbot.waitUntil(lambda: file.exists() and kept in file.read_bytes(), timeout=WAIT_MS)
    made.opens(ours)
    qtbot.waitUntil(lambda: OWNER in made.window.phrases.owners, timeout=WAIT_MS)
    yield made
    made.leaves()


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
