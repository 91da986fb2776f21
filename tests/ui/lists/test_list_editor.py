"""The numbered-list editor under a clerk's keys. The state of a list is a picture: one line an item, `|` the caret."""

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QFontMetricsF, QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ita_desktop.domain.limits import TEXT_MAX_LENGTH
from ita_desktop.domain.report.ids import ItemId
from ita_desktop.domain.report.report import Item, ItemKind
from ita_desktop.ui.appearance.style import text_font
from tests.support.pictures import ListPicture, tops


def paste(steps: ListPicture, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    steps.editor.insertFromMimeData(data)


def test_the_first_letter_makes_the_first_item(steps: ListPicture) -> None:
    steps.type("ประชุมชี้แจง")

    assert steps.picture() == ("๑. ประชุมชี้แจง|",)


def test_enter_adds_an_item_and_the_number_is_drawn(steps: ListPicture) -> None:
    steps.type("ประชุมชี้แจง")
    steps.press("Return")
    steps.type("จัดทำคู่มือ")

    assert steps.picture() == ("๑. ประชุมชี้แจง", "๒. จัดทำคู่มือ|")


def test_enter_in_the_middle_splits(steps: ListPicture) -> None:
    steps.show("๑. ประชุม|ชี้แจง", "๒. เผยแพร่")
    steps.press("Return")

    assert steps.picture() == ("๑. ประชุม", "๒. |ชี้แจง", "๓. เผยแพร่")


def test_enter_at_the_start_pushes_the_item_down_with_its_id(steps: ListPicture) -> None:
    steps.show("๑. |ประชุม")
    pushed = steps.editor.items[0].id

    steps.press("Return")

    assert steps.picture() == ("๑. ", "๒. |ประชุม")
    assert steps.editor.items[1].id == pushed


def test_backspace_at_the_start_joins(steps: ListPicture) -> None:
    steps.show("๑. ประชุม", "๒. |ชี้แจง", "๓. เผยแพร่")
    steps.press("Backspace")

    assert steps.picture() == ("๑. ประชุม|ชี้แจง", "๒. เผยแพร่")


def test_delete_at_the_end_joins_the_next(steps: ListPicture) -> None:
    steps.show("๑. ประชุม|", "- ชี้แจง", "๒. เผยแพร่")
    steps.press("Delete")

    assert steps.picture() == ("๑. ประชุม|ชี้แจง", "๒. เผยแพร่")


def test_backspace_in_the_only_empty_item_leaves_an_empty_list(steps: ListPicture) -> None:
    steps.type("ก")
    steps.press("Backspace", "Backspace")

    assert steps.editor.items == ()


def test_tab_makes_a_sub_item_and_shift_tab_brings_it_back(steps: ListPicture) -> None:
    steps.show("๑. บังคับใช้ประมวล", "๒. ผู้บริหาร|", "๓. เผยแพร่")
    steps.press("Tab")
    assert steps.picture() == ("๑. บังคับใช้ประมวล", "- ผู้บริหาร|", "๒. เผยแพร่")

    steps.press("Shift+Tab")
    assert steps.picture() == ("๑. บังคับใช้ประมวล", "๒. ผู้บริหาร|", "๓. เผยแพร่")


@pytest.mark.parametrize("shown", [(), ("๑. บังคับใช้|", "๒. เผยแพร่"), ("๑. บังคับใช้", "- ผู้บริหาร|")])
def test_tab_with_nothing_to_make_a_sub_item_of_shows_which_key_goes_on(
    steps: ListPicture, shown: tuple[str, ...]
) -> None:
    news: list[str] = []
    steps.editor.reported.connect(news.append)
    steps.show(*shown)
    before = steps.picture()

    steps.press("Tab")

    assert (steps.picture(), news) == (before, ["กด Ctrl+Tab เพื่อไปช่องถัดไป"])


def test_shift_tab_with_nothing_to_number_shows_which_key_goes_back(steps: ListPicture) -> None:
    news: list[str] = []
    steps.editor.reported.connect(news.append)
    steps.show("๑. บังคับใช้|")

    steps.press("Shift+Tab")

    assert (steps.picture(), news) == (("๑. บังคับใช้|",), ["กด Ctrl+Shift+Tab เพื่อไปช่องก่อนหน้า"])


def test_enter_in_a_sub_item_makes_another_and_an_empty_one_steps_out(steps: ListPicture) -> None:
    steps.show("๑. บังคับใช้ประมวล", "- ผู้บริหาร|")
    steps.press("Return")
    assert steps.picture() == ("๑. บังคับใช้ประมวล", "- ผู้บริหาร", "- |")

    steps.press("Return")
    assert steps.picture() == ("๑. บังคับใช้ประมวล", "- ผู้บริหาร", "๒. |")


def test_enter_in_the_last_empty_item_leaves_the_list(steps: ListPicture, qtbot: QtBot) -> None:
    steps.show("๑. ประชุม|")
    steps.press("Return")

    with qtbot.waitSignal(steps.editor.left) as left:
        steps.press("Return")

    assert left.args == [True]
    assert steps.picture() == ("๑. ประชุม|",)


@pytest.mark.parametrize("mark", ["๒. ", "1) ", "(๓) ", "12. "])
def test_a_number_typed_by_habit_is_taken_off(steps: ListPicture, mark: str) -> None:
    steps.show("๑. ประชุม|")
    steps.press("Return")

    steps.type(mark + "เผยแพร่")

    assert steps.picture() == ("๑. ประชุม", "๒. เผยแพร่|")


@pytest.mark.parametrize("mark", ["- ", "• ", "– "])
def test_a_dash_typed_by_habit_makes_a_sub_item(steps: ListPicture, mark: str) -> None:
    steps.show("๑. ประชุม|")
    steps.press("Return")

    steps.type(mark + "ครั้งแรก")
    steps.press("Return")
    steps.type(mark + "ครั้งที่สอง")

    assert steps.picture() == ("๑. ประชุม", "- ครั้งแรก", "- ครั้งที่สอง|")


def test_a_mark_typed_before_a_text_is_taken_off_too(steps: ListPicture) -> None:
    steps.show("๑. ประชุม", "๒. |เผยแพร่")

    steps.type("๒. ")

    assert steps.picture() == ("๑. ประชุม", "๒. |เผยแพร่")


@pytest.mark.parametrize(
    ("line", "typed", "after"),
    [
        ("๑. |", "- ประชุม", "๑. - ประชุม|"),
        ("๑. |", "๑.๕ ล้านบาท", "๑. ๑.๕ ล้านบาท|"),
        ("๑. |", "2568 เป็นปี", "๑. 2568 เป็นปี|"),
        ("๑. |", "1 ตุลาคม", "๑. 1 ตุลาคม|"),
        ("๑. |", "(1. ก", "๑. (1. ก|"),
        ("๑. ข้อ|", " 2. ก", "๑. ข้อ 2. ก|"),
        ("สรุป|", "\b๒. ก", "๒. ก|"),
    ],
)
def test_what_is_no_mark_or_stands_where_none_is_drawn_stays(
    steps: ListPicture, line: str, typed: str, after: str
) -> None:
    steps.show(line)
    if typed.startswith("\b"):
        steps.press("Ctrl+A", "Backspace")
        assert steps.editor.items[0].kind is ItemKind.PARAGRAPH

    steps.type(typed.removeprefix("\b"))

    assert steps.picture() == (after,)


def test_a_number_in_a_sub_item_stays(steps: ListPicture) -> None:
    steps.show("๑. ประชุม", "- |")

    steps.type("๑) ครั้งแรก")

    assert steps.picture() == ("๑. ประชุม", "- ๑) ครั้งแรก|")


def test_enter_in_an_empty_item_within_the_list_leaves_the_numbers(steps: ListPicture) -> None:
    steps.show("๑. ประชุม|", "๒. เผยแพร่", "- เว็บไซต์", "๓. ประเมิน")

    steps.press("Return", "Return")
    steps.type("ดำเนินการต่อดังนี้")
    assert steps.picture() == ("๑. ประชุม", "ดำเนินการต่อดังนี้|", "๒. เผยแพร่", "- เว็บไซต์", "๓. ประเมิน")

    steps.press("Return", "Return")
    assert steps.picture()[1:4] == ("ดำเนินการต่อดังนี้", "๒. |", "๓. เผยแพร่")


def test_alt_up_moves_a_step_and_renumbers(steps: ListPicture) -> None:
    steps.show("๑. ประชุมชี้แจง", "๒. จัดทำคู่มือ|", "๓. เผยแพร่")
    steps.press("Alt+Up")

    assert steps.picture() == ("๑. จัดทำคู่มือ|", "๒. ประชุมชี้แจง", "๓. เผยแพร่")


def test_several_items_are_moved_together_and_stay_selected(steps: ListPicture) -> None:
    steps.show("๑. ประชุม", "๒. อบรม|", "๓. เผยแพร่", "๔. ประเมิน")
    steps.press("Shift+Down", "Alt+Up")
    assert steps.picture() == ("๑. อบรม", "๒. เผยแ|พร่", "๓. ประชุม", "๔. ประเมิน")

    steps.press("Alt+Down", "Alt+Down")
    assert steps.picture() == ("๑. ประชุม", "๒. ประเมิน", "๓. อบรม", "๔. เผยแ|พร่")
    assert steps.editor.textCursor().hasSelection()


def test_a_moved_item_takes_its_sub_items_along(steps: ListPicture) -> None:
    steps.show("๑. ประชุม|", "- ครั้งแรก", "- ครั้งที่สอง", "๒. เผยแพร่", "- เว็บไซต์")
    steps.press("Alt+Down")

    assert steps.picture() == ("๑. เผยแพร่", "- เว็บไซต์", "๒. ประชุม|", "- ครั้งแรก", "- ครั้งที่สอง")


def test_a_command_turns_an_item_into_an_unnumbered_paragraph_and_back(steps: ListPicture) -> None:
    steps.show("๑. ประชุม", "๒. สรุปผลโดยรวม|", "๓. เผยแพร่")
    steps.press("Ctrl+Shift+L")
    assert steps.picture() == ("๑. ประชุม", "สรุปผลโดยรวม|", "๒. เผยแพร่")

    steps.press("Ctrl+Shift+L")
    assert steps.picture() == ("๑. ประชุม", "๒. สรุปผลโดยรวม|", "๓. เผยแพร่")


def test_a_pasted_numbered_list_becomes_items(steps: ListPicture) -> None:
    steps.show("๑. ประชุม|")
    paste(steps, "1. จัดทำคู่มือ\n(๒) เผยแพร่\n- เว็บไซต์\n• ป้ายประกาศ\n๓) รายงานผล\n")

    assert steps.picture() == (
        "๑. ประชุม",
        "๒. จัดทำคู่มือ",
        "๓. เผยแพร่",
        "- เว็บไซต์",
        "- ป้ายประกาศ",
        "๔. รายงานผล|",
    )


def test_a_pasted_list_takes_the_place_of_an_empty_item(steps: ListPicture) -> None:
    paste(steps, "๑. จัดทำคู่มือ\n๒. เผยแพร่")

    assert steps.picture() == ("๑. จัดทำคู่มือ", "๒. เผยแพร่|")


def test_a_pasted_phrase_stays_in_its_item(steps: ListPicture) -> None:
    steps.show("๑. ประชุม|ชี้แจง")
    paste(steps, "พนักงานเพื่อ")

    assert steps.picture() == ("๑. ประชุมพนักงานเพื่อ|ชี้แจง",)


def test_typing_over_a_selection_across_items_joins_them(steps: ListPicture) -> None:
    steps.show("๑. ประชุม|", "๒. จัดทำ", "๓. เผยแพร่")
    steps.press("Shift+Down", "Shift+Down")
    steps.type("ก")

    assert len(steps.editor.items) == 1
    assert steps.picture()[0].startswith("๑. ประชุมก|")


def test_shift_enter_breaks_the_line_inside_the_item(steps: ListPicture) -> None:
    steps.type("บรรทัดแรก")
    steps.press("Shift+Return")
    steps.type("บรรทัดสอง")

    assert steps.picture() == ("๑. บรรทัดแรก\nบรรทัดสอง|",)


def test_text_from_an_input_method_is_taken(steps: ListPicture) -> None:
    event = QInputMethodEvent()
    event.setCommitString("ที่ปั่นฎุ๋ญู๊")
    QApplication.sendEvent(steps.editor, event)

    assert steps.picture() == ("๑. ที่ปั่นฎุ๋ญู๊|",)


def test_characters_beyond_the_basic_plane_keep_the_caret_right(steps: ListPicture) -> None:
    steps.type("😀ก")
    steps.press("Left", "Return")

    assert steps.picture() == ("๑. 😀", "๒. |ก")


def test_control_characters_are_left_out_and_counted(steps: ListPicture, qtbot: QtBot) -> None:
    with qtbot.waitSignal(steps.editor.left_out) as left_out:
        paste(steps, "ก\x07ข")

    assert left_out.args == [1]
    assert steps.picture() == ("๑. กข|",)


def test_ids_stay_with_their_items_while_others_come_and_go(steps: ListPicture) -> None:
    steps.show("๑. ก|", "๒. ข", "๓. ค")
    kept = [item.id for item in steps.editor.items]

    steps.press("Return")
    steps.type("ใหม่")

    ids = [item.id for item in steps.editor.items]
    assert (ids[0], ids[2], ids[3]) == tuple(kept)


def test_showing_the_same_items_moves_nothing(steps: ListPicture) -> None:
    steps.show("๑. ประ|ชุม", "๒. เผยแพร่")

    steps.editor.show_value(tuple(steps.editor.items))

    assert steps.picture() == ("๑. ประ|ชุม", "๒. เผยแพร่")


def test_the_indent_grows_with_the_letters(steps: ListPicture) -> None:
    steps.show("๑. ประชุม", "- ครั้งแรก|")
    narrow = _margin(steps, 1)

    steps.editor.setFont(text_font(24))

    assert _margin(steps, 1) > 1.8 * narrow
    assert steps.picture() == ("๑. ประชุม", "- ครั้งแรก|")


def test_many_items_change_their_kind_at_once(steps: ListPicture) -> None:
    steps.show("๑. ก|", "- ข", "๒. ค", "สรุป", "๓. ง")
    steps.press("Ctrl+A", "Tab")
    assert [item.kind for item in steps.editor.items] == ["numbered", "sub", "sub", "sub", "sub"]
    margins = [_margin(steps, index) for index in range(5)]
    assert margins[0] < margins[1] == margins[2] == margins[3] == margins[4]

    steps.press("Shift+Tab")
    assert {_margin(steps, index) for index in range(5)} == {margins[0]}


def test_long_numbers_have_room(steps: ListPicture) -> None:
    steps.show(*[f"๑. ข้อ {number}" for number in range(1, 99)], "๒. ข้อสุดท้าย|")
    narrow = _margin(steps, 0)

    steps.press("Return")

    assert steps.picture()[-1] == "๑๐๐. |"
    assert {_margin(steps, index) for index in range(100)} == {_margin(steps, 0)}
    assert _margin(steps, 0) > narrow
    assert _margin(steps, 0) > QFontMetricsF(steps.editor.font()).horizontalAdvance("๑๐๐.")


def _margin(steps: ListPicture, index: int) -> float:
    block = steps.editor.document().findBlockByNumber(index)
    steps.editor.document().documentLayout().blockBoundingRect(block)
    return block.layout().lineAt(0).x()


def puts_in(steps: ListPicture, text: str) -> None:
    """As an input method, dictation or a screen reader does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(steps.editor, event)


def test_what_cannot_be_kept_of_an_input_methods_text_goes_and_the_rest_lies_right(
    steps: ListPicture, qtbot: QtBot
) -> None:
    steps.show("๑. ประชุม", "๒. จัด|ทำ", "๓. เผยแพร่")
    with qtbot.waitSignal(steps.editor.left_out) as left_out:
        puts_in(steps, "ก\x07ข")
    assert left_out.args == [1]
    assert steps.picture() == ("๑. ประชุม", "๒. จัดกข|ทำ", "๓. เผยแพร่")

    puts_in(steps, "\x07")
    assert steps.picture() == ("๑. ประชุม", "๒. จัดกข|ทำ", "๓. เผยแพร่")
    assert len(tops(steps.editor)) == 3

    steps.show("|")
    steps.press("Backspace")
    puts_in(steps, "\x07")
    assert steps.picture() == ("|",)


def test_an_item_takes_no_more_than_a_text_may_hold(steps: ListPicture, qtbot: QtBot) -> None:
    steps.editor.show_value((Item(ItemId("a"), ItemKind.NUMBERED, "ก" * (TEXT_MAX_LENGTH - 1)),))
    steps.editor.go_to(0)
    with qtbot.waitSignal(steps.editor.left_out) as left_out:
        puts_in(steps, "ขค")
    assert left_out.args == [1]
    assert steps.editor.items[0].text == "ก" * (TEXT_MAX_LENGTH - 1) + "ข"

    steps.press("Home")
    with qtbot.waitSignal(steps.editor.left_out):
        steps.type("ง")
    assert (steps.editor.items[0].text[0], len(steps.editor.items[0].text)) == ("ก", TEXT_MAX_LENGTH)
    assert steps.editor.document().characterCount() == TEXT_MAX_LENGTH + 1

    with qtbot.waitSignal(steps.editor.left_out) as left_out:
        paste(steps, "1. " + "จ" * (TEXT_MAX_LENGTH + 7) + "\n2. ฉ\n")
    assert left_out.args == [7]
    assert [len(item.text) for item in steps.editor.items[1:3]] == [TEXT_MAX_LENGTH, 1]


@pytest.mark.parametrize("keys", [("Backspace",), ("Left", "Delete"), ("Left", "Shift+Right", "Delete")])
def test_items_that_together_are_too_long_stay_two(steps: ListPicture, qtbot: QtBot, keys: tuple[str, ...]) -> None:
    half = "ก" * (TEXT_MAX_LENGTH // 2 + 1)
    items = tuple(Item(ItemId(name), ItemKind.NUMBERED, text) for name, text in (("a", half), ("b", half), ("c", "")))
    steps.editor.show_value(items)
    steps.editor.go_to(1)
    cursor = steps.editor.textCursor()
    cursor.setPosition(len(half) + 1)
    steps.editor.setTextCursor(cursor)

    with qtbot.waitSignal(steps.editor.reported):
        steps.press(*keys)

    assert steps.editor.items == items
    assert [len(line) for line in steps.editor.toPlainText().split("\n")] == [len(half), len(half), 0]
    steps.type("ข")
    assert sum(len(item.text) for item in steps.editor.items) == 2 * len(half) + 1
