"""Suggestions while typing, under a clerk's keys: shown late, taken with Tab, never in the way."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop import paths
from ita_desktop.domain.report.report import ItemKind, ListName, Measure
from ita_desktop.ui.text.suggestions import Suggester, SuggestionNote
from tests.support.certain import the
from tests.support.clerk import Clerk
from tests.support.dialogs import Answer
from tests.support.pictures import texts

pytestmark = pytest.mark.sample_open

PHRASE = "จัดทำคู่มือการให้บริการประชาชนในทุกงาน บริการ และจัดทำคู่มือการให้บริการผ่านระบบ E-Service"


@pytest.fixture
def clerk(clerk: Clerk) -> Clerk:
    clerk.waits_until(lambda: clerk.window.phrases.continuation("จัดทำคู่")[1] != "")
    clerk.goes_to_measure()
    clerk.presses("Ctrl+M")
    return clerk


@pytest.fixture
def suggester(clerk: Clerk) -> Suggester:
    clerk.focuses("measure.steps")
    return suggester_of(clerk.field("measure.steps"))


def suggester_of(field: QWidget) -> Suggester:
    (found,) = field.findChildren(Suggester)
    return found


def settle() -> None:
    QApplication.processEvents()


def types(clerk: Clerk, text: str = "จัดทำคู่") -> None:
    """Type, and wait for what is offered then."""
    clerk.types(text)
    settle()


def measure(clerk: Clerk) -> Measure:
    """The one whose form is on screen."""
    return the(clerk.report.measure(clerk.page.measure_form.measure_id))


def steps(clerk: Clerk) -> list[str]:
    return texts(measure(clerk).steps)


def test_a_known_phrase_is_offered_under_the_caret_and_tab_takes_it(clerk: Clerk, suggester: Suggester) -> None:
    types(clerk)
    note = the(clerk.window.findChild(SuggestionNote))
    assert note.isVisible()
    assert suggester.rest.startswith("มือการให้บริการ")

    clerk.presses("Tab")

    assert steps(clerk)[0].startswith(PHRASE)
    assert not note.isVisible()
    assert measure(clerk).steps[0].kind is ItemKind.NUMBERED
    assert QApplication.focusWidget() is clerk.field("measure.steps")


def test_what_was_taken_is_taken_back_by_itself(clerk: Clerk, suggester: Suggester) -> None:
    types(clerk)
    clerk.presses("Right")
    clerk.types("เพิ่ม")
    assert steps(clerk)[0].endswith("เพิ่ม")

    clerk.presses("Ctrl+Z")
    assert steps(clerk)[0].endswith("ขั้นตอนการให้บริการ")
    clerk.presses("Ctrl+Z")
    assert steps(clerk) == ["จัดทำคู่"]
    clerk.presses("Ctrl+Z")
    assert steps(clerk) == []


def test_nothing_is_offered_before_the_third_letter_or_for_unknown_words(clerk: Clerk, suggester: Suggester) -> None:
    types(clerk, "จั")
    assert not suggester.visible

    types(clerk, "ดเก้าอี้")
    assert not suggester.visible


def test_escape_hides_it_until_the_next_phrase(clerk: Clerk, suggester: Suggester) -> None:
    types(clerk)
    clerk.presses("Escape")
    assert not suggester.visible
    types(clerk, "มื")
    assert not suggester.visible

    clerk.presses("Return")
    types(clerk)
    assert suggester.visible


def test_tab_makes_a_sub_item_where_nothing_is_offered(clerk: Clerk, suggester: Suggester) -> None:
    clerk.types("ข้อแรกของเรา")
    clerk.presses("Return")
    types(clerk, "ข้อย่อยของเรา")
    assert not suggester.visible

    clerk.presses("Tab")

    assert [item.kind for item in measure(clerk).steps] == [ItemKind.NUMBERED, ItemKind.SUB]


@pytest.mark.parametrize(
    ("key", "text", "caret", "selected"),
    [
        ("Left", "จัดทำคู่", 5, ""),
        ("Shift+Left", "จัดทำคู่", 5, "คู่"),
        ("Home", "จัดทำคู่", 0, ""),
        ("Shift+Home", "จัดทำคู่", 0, "จัดทำคู่"),
        ("End", "จัดทำคู่", 8, ""),
        ("Delete", "จัดทำคู่", 8, ""),
        ("Backspace", "จัดทำคู", 7, ""),
        ("Ctrl+A", "จัดทำคู่", 8, "จัดทำคู่"),
        ("Shift+Tab", "จัดทำคู่", 8, ""),
    ],
)
def test_any_other_key_does_what_it_does_and_hides_it(
    clerk: Clerk, suggester: Suggester, key: str, text: str, caret: int, selected: str
) -> None:
    types(clerk)
    offered = suggester.rest

    clerk.presses(key)
    settle()

    assert offered != ""
    assert suggester.rest == ""
    assert steps(clerk) == [text]
    assert clerk.page.measure_form.lists[ListName.STEPS].caret.at == caret
    assert clerk.selected() == selected
    assert QApplication.focusWidget() is clerk.field("measure.steps")


@pytest.mark.parametrize("key", ["Up", "Down"])
def test_up_and_down_go_to_the_items_around_and_hide_it(clerk: Clerk, suggester: Suggester, key: str) -> None:
    for text in ("ข้อแรกของเรา", "ข้อที่สองของเรา"):
        clerk.types(text)
        clerk.presses("Return")
    clerk.presses("Backspace", "Up", "End", "Return")
    types(clerk)
    offered = suggester.rest

    clerk.presses(key)
    settle()

    assert offered != ""
    assert suggester.rest == ""
    assert steps(clerk) == ["ข้อแรกของเรา", "จัดทำคู่", "ข้อที่สองของเรา"]
    assert clerk.page.measure_form.lists[ListName.STEPS].caret.index == (0 if key == "Up" else 2)


def boxes(clerk: Clerk) -> tuple[QRect, QRect, QRect]:
    """On the screen: the note, the line of the caret up to it, and all items below."""
    editor = clerk.page.measure_form.lists[ListName.STEPS]
    note = clerk.window.findChild(SuggestionNote)
    assert note is not None and note.isVisible()
    caret = editor.cursorRect()
    line = QRect(0, caret.top(), caret.right(), caret.height())
    below = QRect(0, caret.bottom(), editor.viewport().width(), editor.viewport().height() - caret.bottom())
    corner = editor.viewport().mapToGlobal(QPoint(0, 0))
    shown = QRect(note.mapToGlobal(QPoint(0, 0)), note.size())
    return shown, line.translated(corner), below.translated(corner)


@pytest.mark.parametrize("items", [[], ["ประชุมชี้แจงแนวทาง"], ["ประชุมชี้แจงแนวทาง", "ประกาศเผยแพร่"]])
def test_the_note_hides_neither_what_is_typed_nor_the_items_below(
    clerk: Clerk, suggester: Suggester, items: list[str]
) -> None:
    for text in items:
        clerk.types(text)
        clerk.presses("Return")
    if len(items) > 1:
        clerk.presses("Backspace", "Up", "End", "Return")
    types(clerk)

    note, line, below = boxes(clerk)
    assert not note.intersects(line)
    assert len(items) < 2 or not note.intersects(below)


def test_a_short_suggestion_stands_beside_the_caret(clerk: Clerk, suggester: Suggester) -> None:
    types(clerk, "รายงานผ")

    note, line, _ = boxes(clerk)
    assert note.left() > line.right()
    assert note.top() < line.center().y() < note.bottom()


def test_enter_goes_on_to_the_next_item_without_taking_it(clerk: Clerk, suggester: Suggester) -> None:
    types(clerk)
    clerk.presses("Return")

    assert steps(clerk) == ["จัดทำคู่", ""]


def test_nothing_is_offered_inside_a_text_or_after_moving_or_pasting(clerk: Clerk, suggester: Suggester) -> None:
    clerk.types("ภายหลัง")
    clerk.presses("Home")
    types(clerk)
    assert not suggester.visible

    QApplication.clipboard().setText("จัดทำคู่")
    clerk.presses("Ctrl+A", "Ctrl+V")
    settle()
    assert not suggester.visible


def test_leaving_the_field_hides_it(clerk: Clerk, suggester: Suggester) -> None:
    types(clerk)
    clerk.presses("Ctrl+Tab")

    assert not suggester.visible
    assert QApplication.focusWidget() is not clerk.field("measure.steps")


def test_a_click_takes_it_too(clerk: Clerk, suggester: Suggester) -> None:
    types(clerk)
    note = the(clerk.window.findChild(SuggestionNote))

    QTest.mouseClick(note, Qt.MouseButton.LeftButton)

    assert steps(clerk)[0].startswith(PHRASE)
    assert QApplication.focusWidget() is clerk.field("measure.steps")


def test_titles_and_owners_are_suggested_as_well(clerk: Clerk) -> None:
    title = clerk.measure.title
    clerk.focuses("measure.title")
    types(clerk, title[:14])
    clerk.presses("Tab")
    assert measure(clerk).title == title

    clerk.focuses("measure.owners.line")
    types(clerk, "กองช่าง, สำนักป")
    clerk.presses("Tab")
    assert measure(clerk).owners == ("กองช่าง", "สำนักปลัด")
    clerk.presses("Ctrl+Z")
    assert clerk.field("measure.owners.line").property("text") == "กองช่าง, สำนักป"


def test_tab_leaves_a_title_where_nothing_is_offered(clerk: Clerk) -> None:
    clerk.focuses("measure.title")
    types(clerk, "ชื่อที่ไม่เคยมี")
    clerk.presses("Tab")

    assert QApplication.focusWidget() is not clerk.field("measure.title")


def test_other_owners_are_in_the_menu_of_owners(clerk: Clerk) -> None:
    clerk.types_into("measure.owners.line", "ศูนย์พัฒนาเด็กเล็ก")
    clerk.presses("Ctrl+PgUp")

    assert "ศูนย์พัฒนาเด็กเล็ก" in clerk.page.measure_form._divisions()


def test_the_note_stays_inside_the_window(clerk: Clerk, suggester: Suggester) -> None:
    editor = clerk.page.measure_form.lists[ListName.OUTCOMES]
    editor.setFocus()
    types(clerk)
    note = the(clerk.window.findChild(SuggestionNote))

    assert note.isVisible()
    assert clerk.window.rect().contains(note.geometry())


def test_escape_is_not_heard_by_the_panel_while_something_is_offered(clerk: Clerk, suggester: Suggester) -> None:
    types(clerk)
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(clerk.field("measure.steps"), override)

    assert override.isAccepted()
    assert suggester.visible


def test_what_is_remembered_is_forgotten_by_a_command_that_asks_once(
    clerk: Clerk, qtbot: QtBot, tmp_path: Path
) -> None:
    clerk.presses("Ctrl+W")
    qtbot.waitUntil(lambda: paths.phrases_file().exists() and b"E-Service" in paths.phrases_file().read_bytes())
    forget = clerk.window.commands["forget"]
    assert forget.isEnabled()

    clerk.answers(Answer("choose", None))
    forget.trigger()
    assert b"E-Service" in paths.phrases_file().read_bytes()

    clerk.answers(Answer("choose", 0))
    forget.trigger()
    qtbot.waitUntil(lambda: clerk.window.status.currentMessage() == "ล้างข้อความที่จำไว้แล้ว")
    assert b"E-Service" not in paths.phrases_file().read_bytes()
