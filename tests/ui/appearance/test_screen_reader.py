"""What a screen reader is told of without a focus going there: suggestions, what was found, news."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from pytestqt.qtbot import QtBot

from ita_desktop.domain.report.address import Address
from ita_desktop.errors import DiskFullError
from ita_desktop.session.file.workspace import SaveState, Saving
from ita_desktop.ui.appearance import screen_reader
from tests.support.clerk import Clerk
from tests.ui.report.test_find_panel import looks_for

pytestmark = pytest.mark.sample_open


class Listener:
    """Stands between the program and the system's screen reader, and keeps what is said."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def isActive(self) -> bool:
        return True

    def updateAccessibility(self, event: QAccessibleAnnouncementEvent) -> None:
        self.heard.append(event.message())


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    listener = Listener()
    monkeypatch.setattr(screen_reader, "QAccessible", listener)
    return listener.heard


def test_a_suggestion_is_said_once_with_its_key_while_it_is_typed_along(
    clerk: Clerk, heard: list[str], qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: clerk.window.phrases.continuation("จัดทำคู่")[1] != "")
    clerk.goes_to(Address("measure.title", measure=next(clerk.report.measures())[2].id))
    clerk.presses("Ctrl+M")
    clerk.focuses("measure.steps")

    for letter in "จัดทำคู่มือ":
        clerk.types(letter)
        qtbot.wait(1)

    suggested = [words for words in heard if words.startswith("คำแนะนำ กด Tab เพื่อเติม: ")]
    assert len(suggested) == 1
    assert suggested[0].startswith("คำแนะนำ กด Tab เพื่อเติม: คู่มือการให้บริการ")  # from the start of the word


def test_how_much_was_found_is_said_and_where_one_has_walked_to(clerk: Clerk, heard: list[str], qtbot: QtBot) -> None:
    looks_for(clerk, qtbot, "หน่วยงาน")
    found = clerk.window.find_panel.count.text()
    assert heard[-1] == found
    clerk.presses("Return")
    assert heard[-1] == clerk.window.find_panel.count.text() != found
    assert heard[-1].endswith("ตำแหน่งที่ ๑")

    looks_for(clerk, qtbot, "ไม่มีคำนี้แน่นอน")
    assert heard[-1] == "ไม่พบ"


def test_news_in_the_bottom_line_is_said(clerk: Clerk, heard: list[str]) -> None:
    clerk.window.status.tell("แทนที่แล้ว ๓ ตำแหน่ง")

    assert heard == ["แทนที่แล้ว ๓ ตำแหน่ง"]


def test_that_nothing_can_be_saved_is_said_once(clerk: Clerk, heard: list[str]) -> None:
    notices = clerk.window.notices
    saved = clerk.workspace.state
    full = SaveState(Saving.PENDING, saved.at, saved.path, DiskFullError(Path("รายงาน.ita")))

    notices.show_state(saved)
    notices.show_state(full)
    notices.show_state(full)

    assert len(heard) == 1
    assert heard[0].startswith("ยังไม่ได้บันทึก: ")


def test_nothing_is_made_where_nobody_listens(clerk: Clerk) -> None:
    assert not QAccessible.isActive()

    clerk.window.status.tell("แทนที่แล้ว ๓ ตำแหน่ง")

    assert clerk.window.status.currentMessage() == "แทนที่แล้ว ๓ ตำแหน่ง"
