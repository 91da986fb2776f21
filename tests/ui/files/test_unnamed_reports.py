"""A report that was never named: closing it asks where to keep it, and the end of the computer's session does not."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ita_desktop.storage.files import report_file
from ita_desktop.storage.leftovers import leftovers
from tests.support.clerk import KEPT, WAIT_MS, Clerk
from tests.support.dialogs import Answer

TYPED = "องค์การบริหารส่วนตำบลสำโรง"
SAVE_AS, GIVE_UP = Answer("choose", 0), Answer("choose", None)


@pytest.fixture
def edited(clerk: Clerk) -> Clerk:
    """A new report with the agency's name typed in."""
    clerk.starts_a_new_report()
    clerk.types_into("agency.name", TYPED)
    return clerk


def closes(clerk: Clerk, how: str) -> None:
    """By a key, or as the X of the window does."""
    if how == "X":
        clerk.window.close()
    elif how == "Ctrl+N":
        clerk.asks_for_a_new_report()
    else:
        clerk.presses(how)


@pytest.mark.parametrize("how", ["Ctrl+W", "Ctrl+N", "Ctrl+Q", "X"])
def test_closing_it_asks_and_who_gives_up_goes_on_working(edited: Clerk, how: str) -> None:
    page = edited.page
    edited.answers(GIVE_UP)

    closes(edited, how)

    assert "ยังไม่มีชื่อแฟ้ม" in edited.dialogs.heard[-1]
    assert edited.dialogs.offered == ("บันทึกเป็น…", "เก็บไว้ทำต่อครั้งหน้า")
    assert edited.window.isVisible()
    assert (edited.page, edited.report.agency.name) == (page, TYPED)


@pytest.mark.parametrize("how", ["Ctrl+W", "X"])
def test_it_can_be_saved_under_a_name_then(edited: Clerk, tmp_path: Path, how: str) -> None:
    path = tmp_path / "รายงาน ITA ๒๕๖๙.ita"
    edited.answers(SAVE_AS, Answer("ask_save", path))

    closes(edited, how)

    assert edited.workspace.document is None
    assert report_file.read(path).report.agency.name == TYPED
    assert leftovers() == []


def test_who_names_no_file_after_all_goes_on_working(edited: Clerk) -> None:
    edited.answers(SAVE_AS, Answer("ask_save", None))

    edited.presses("Ctrl+W")

    assert edited.report.agency.name == TYPED


def test_it_can_be_kept_for_the_next_time(edited: Clerk) -> None:
    edited.answers(KEPT)

    edited.presses("Ctrl+W")

    assert edited.window.start_page.isVisible()
    assert [leftover.report.agency.name for leftover in leftovers()] == [TYPED]


def test_another_one_takes_its_place_once_it_is_kept(edited: Clerk, qtbot: QtBot) -> None:
    edited.answers(KEPT)

    with qtbot.waitSignal(edited.workspace.opened, timeout=WAIT_MS):
        edited.asks_for_a_new_report()

    assert edited.report.agency.name == ""
    assert [leftover.report.agency.name for leftover in leftovers()] == [TYPED]


def test_one_that_is_as_it_was_is_closed_without_a_word(clerk: Clerk) -> None:
    clerk.starts_a_new_report()
    clerk.types_into("agency.name", "ก")
    clerk.presses("Ctrl+Z", "Ctrl+W")

    assert clerk.window.start_page.isVisible()
    assert clerk.dialogs.heard == []


def test_the_end_of_the_computers_session_asks_nothing_until_something_is_edited_again(edited: Clerk) -> None:
    edited.workspace.secure(5)
    assert not edited.window.files.is_unnamed

    edited.types(" จังหวัดศรีสะเกษ")
    edited.answers(GIVE_UP)
    edited.presses("Ctrl+W")
    assert edited.report.agency.name.startswith(TYPED)

    edited.workspace.secure(5)
    edited.window.close()
    assert not edited.window.isVisible()
    assert QApplication.activeModalWidget() is None
    assert [leftover.report.agency.name for leftover in leftovers()] == [f"{TYPED} จังหวัดศรีสะเกษ"]


def test_a_new_report_is_named_with_ctrl_s_and_then_saves_itself(clerk: Clerk, tmp_path: Path) -> None:
    path = tmp_path / "รายงานใหม่ ๒๕๖๙.ita"
    clerk.starts_a_new_report()
    clerk.types_into("agency.name", "องค์การบริหารส่วนตำบลสำโรง")

    clerk.answers(Answer("ask_save", path))
    clerk.presses("Ctrl+S")
    clerk.waits_until_saved()

    assert report_file.read(path).report == clerk.report
    assert clerk.window.windowTitle().startswith(path.name)
