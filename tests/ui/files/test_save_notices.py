"""A save that fails looks like one, is whole on the screen, and has a button; closing asks before it closes."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ita_desktop.session.file.workspace import Saving
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.storage.files import report_file
from ita_desktop.storage.leftovers import leftovers
from ita_desktop.ui.appearance.colour_schemes import Scheme
from ita_desktop.ui.appearance.design import CONTRAST, DARK, LIGHT, Colours
from ita_desktop.ui.appearance.labels import CutWords
from ita_desktop.ui.appearance.style import dress, wear
from ita_desktop.ui.asking.notice import Notice
from tests.support.certain import the
from tests.support.clerk import Clerk
from tests.support.dialogs import Answer

TYPED = "น้ำใจผู้ที่อยู่กำกับดูแล"


def failure(clerk: Clerk) -> Notice:
    return clerk.window.notices.failure


def saved_words(clerk: Clerk) -> str:
    words = the(clerk.window.status.findChild(CutWords, "status.saved"))
    return words.text()


def is_whole(notice: Notice) -> bool:
    """Whether the words have all the room that they need."""
    words = the(notice.findChild(QLabel, "notice.failure.words"))
    return notice.isVisible() and words.height() >= words.heightForWidth(words.width())


@pytest.fixture
def unplugged(clerk: Clerk, sample: Path) -> Path:
    """The file of the open report, whose folder is gone after an edit."""
    stick = sample.parent / "แฟลชไดรฟ์"
    stick.mkdir()
    path = sample.rename(stick / sample.name)
    clerk.opens(path)
    stick.rename(stick.with_name("ถอดออก"))
    clerk.retitles(TYPED)
    clerk.waits_until(lambda: failure(clerk).isVisible())
    return path


def test_a_save_that_fails_is_said_in_a_whole_sentence_at_every_width(clerk: Clerk, unplugged: Path) -> None:
    for width in (1366, 1024):
        clerk.window.resize(width, 740)
        QApplication.processEvents()
        assert is_whole(failure(clerk)), width
    assert "ไม่พบโฟลเดอร์" in failure(clerk).text and "โปรดเลือกโฟลเดอร์อื่น" in failure(clerk).text
    assert "บันทึกแล้ว" not in saved_words(clerk)
    clerk.answers(Answer("choose", 1))


def test_a_save_that_fails_stays_on_the_screen_while_one_types_on(clerk: Clerk, unplugged: Path) -> None:
    for letter in "ต่อไป":
        clerk.types(letter)
        assert failure(clerk).isVisible()
        assert clerk.workspace.state.saving is Saving.PENDING
    assert QApplication.focusWidget() is clerk.field("title")
    clerk.answers(Answer("choose", 1))


def test_the_button_saves_elsewhere_and_the_notice_goes(
    clerk: Clerk, unplugged: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    own = tmp_path_factory.mktemp("เอกสาร") / "รายงานของฉัน.ita"
    clerk.answers(Answer("ask_save", own))

    (button,) = failure(clerk).buttons
    assert button.text() == "บันทึกเป็น…"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    clerk.waits_until_saved()

    assert not failure(clerk).isVisible()
    assert "บันทึกแล้ว" in saved_words(clerk)
    assert report_file.read(own).report.title == TYPED
    assert QApplication.focusWidget() is clerk.field("title"), "a click leaves the caret where it is"


def test_who_closes_can_save_elsewhere_first(
    clerk: Clerk, unplugged: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    own = tmp_path_factory.mktemp("เอกสาร") / "รายงานของฉัน.ita"
    clerk.answers(Answer("choose", 0), Answer("ask_save", own))

    clerk.presses("Ctrl+W")

    assert "ไม่พบโฟลเดอร์" in clerk.dialogs.heard[0]
    assert len(clerk.dialogs.heard) == 2
    assert report_file.read(own).report.title == TYPED
    assert leftovers() == []


@pytest.mark.parametrize("keys", ["Ctrl+N", "Ctrl+O"])
def test_who_opens_another_report_is_asked_before_this_one_closes(
    clerk: Clerk, unplugged: Path, keys: str, tmp_path: Path
) -> None:
    if keys == "Ctrl+O":
        clerk.answers(Answer("ask_open", tmp_path / "อีกฉบับ.ita"))
    clerk.answers(Answer("choose", None))

    clerk.presses(keys)
    if keys == "Ctrl+N":
        clerk.takes_what_is_offered()

    assert "จะมีให้ทำต่อ" in clerk.dialogs.heard[-1]
    assert (clerk.report.title, clerk.workspace.path) == (TYPED, unplugged)
    clerk.answers(Answer("choose", 1))


def test_who_gives_up_naming_a_file_while_closing_goes_on_working(clerk: Clerk, unplugged: Path) -> None:
    clerk.answers(Answer("choose", 0), Answer("ask_save", None))

    clerk.presses("Ctrl+W")

    assert clerk.report.title == TYPED
    clerk.answers(Answer("choose", 1))
    clerk.presses("Ctrl+W")
    assert [leftover.report.title for leftover in leftovers()] == [TYPED]


@pytest.fixture
def read_only(sample: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """For this process; root, whom no permission keeps from writing, may be running it."""
    really_may = os.access
    monkeypatch.setattr(
        os, "access", lambda asked, mode: really_may(asked, mode) and not (mode & os.W_OK and asked == sample)
    )
    return sample


def test_a_file_that_may_only_be_read_is_never_said_to_be_saved(clerk: Clerk, read_only: Path, tmp_path: Path) -> None:
    own = tmp_path / "รายงานของฉัน.ita"
    clerk.opens(read_only)
    heard: list[str] = []
    on(clerk.workspace.state_changed, clerk.window, lambda: heard.append(saved_words(clerk)))
    assert saved_words(clerk) == "แฟ้มนี้อ่านได้อย่างเดียว หากแก้ไข ให้กด F12 บันทึกเป็นแฟ้มใหม่"

    clerk.answers(Answer("ask_save", None))
    clerk.presses("Ctrl+S")
    clerk.retitles(TYPED)
    clerk.waits_until(lambda: clerk.workspace.state.error is not None)
    clerk.presses(*["Ctrl+Z"] * 2)
    assert not any("บันทึกแล้ว" in words for words in heard)
    assert "บันทึกแล้ว" not in clerk.window.status.currentMessage()

    clerk.answers(Answer("ask_save", own))
    clerk.presses("Ctrl+S")
    clerk.waits_until(lambda: "บันทึกแล้ว" in saved_words(clerk))
    assert clerk.workspace.path == own


@pytest.mark.parametrize(
    ("scheme", "colours"), [(Scheme.LIGHT, LIGHT), (Scheme.DARK, DARK), (Scheme.CONTRAST, CONTRAST)]
)
def test_a_failure_wears_the_colours_of_its_scheme(
    qapp: QApplication, scheme: Scheme, colours: Colours, qtbot: QtBot
) -> None:
    notice = Notice("notice.failure", "alert-triangle", alarm=True)
    qtbot.addWidget(notice)
    notice.show_words("บันทึกไม่สำเร็จ", ())
    try:
        wear(qapp, scheme)
        qapp.processEvents()
        picture = notice.grab().toImage()
    finally:
        dress(qapp)
    seen = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    assert {colours.alarm, colours.alarm_text} <= seen
