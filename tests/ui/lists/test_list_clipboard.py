"""Copy, cut and paste in lists: across items, between lists, to and from Word. A list is a picture, `|` the caret."""

import pytest
from PySide6.QtCore import QMimeData, QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from ita_desktop.domain.pasting.copied_lists import ITEMS_MIME
from ita_desktop.ui.forms.text_field import TextField
from ita_desktop.ui.text.line_edit import LineEdit
from tests.domain.pasting.test_pasted_html import WORD_END, WORD_HEAD, word_item, word_paragraph
from tests.support.clipboard import put
from tests.support.pictures import ListPicture, picture_of_a_list
from tests.support.python_process import python
from tests.support.typing import press


@pytest.fixture
def other(qtbot: QtBot) -> ListPicture:
    return picture_of_a_list(qtbot)


def on_clipboard() -> QMimeData:
    return QApplication.clipboard().mimeData()


def test_items_go_to_another_list_with_their_kinds(steps: ListPicture, other: ListPicture) -> None:
    steps.show("๑. ประชุม", "- ครั้งแรก", "สรุป", "๒. เผยแพร่|")
    other.show("๑. จัดทำคู่มือ|")

    steps.press("Ctrl+A", "Ctrl+C")
    other.press("Ctrl+V")

    assert other.picture() == ("๑. จัดทำคู่มือ", "๒. ประชุม", "- ครั้งแรก", "สรุป", "๓. เผยแพร่|")
    assert steps.picture()[0] == "๑. ประชุม"
    assert {item.id for item in steps.editor.items}.isdisjoint(item.id for item in other.editor.items[1:])


def test_other_programs_get_the_numbers_and_real_lists(steps: ListPicture) -> None:
    steps.show("๑. ประชุม", "- ครั้งแรก", "๒. เผยแพร่|")

    steps.press("Ctrl+A", "Ctrl+C")

    assert on_clipboard().text() == "๑. ประชุม\n- ครั้งแรก\n๒. เผยแพร่"
    assert '<ol start="1" style="list-style-type:thai"><li' in on_clipboard().html()
    assert on_clipboard().hasFormat(ITEMS_MIME)


def test_a_phrase_is_copied_as_text_and_goes_into_the_text(steps: ListPicture) -> None:
    steps.show("๑. ประชุม|ชี้แจง", "๒. ")
    steps.press("Shift+End", "Ctrl+C", "Home", "Ctrl+V")

    assert on_clipboard().text() == "ชี้แจง"
    assert not on_clipboard().hasFormat(ITEMS_MIME)
    assert steps.picture() == ("๑. ชี้แจง|ประชุมชี้แจง", "๒. ")


def test_a_whole_item_goes_into_an_empty_one_with_its_kind(steps: ListPicture) -> None:
    steps.show("๑. ประชุม", "- ครั้งแรก|", "๒. ")
    steps.press("Home", "Shift+End", "Ctrl+C", "Down", "Ctrl+V")

    assert steps.picture() == ("๑. ประชุม", "- ครั้งแรก", "- ครั้งแรก|")


def test_what_was_cut_across_items_goes_back_as_it_was(steps: ListPicture) -> None:
    steps.show("๑. ประชุม|ชี้แจง", "- ครั้งแรก", "๒. เผยแพร่")
    steps.press("Shift+Down", "Shift+Down", "Shift+Home", "Shift+Right", "Shift+Right", "Ctrl+X")
    assert steps.picture() == ("๑. ประชุม|ยแพร่",)

    steps.press("Ctrl+V")

    assert steps.picture() == ("๑. ประชุมชี้แจง", "- ครั้งแรก", "๒. เผ|ยแพร่")


def test_items_cut_whole_go_with_their_numbers(steps: ListPicture) -> None:
    steps.show("๑. ประชุม|", "- ครั้งแรก", "๒. เผยแพร่")
    steps.press("Home", "Shift+Down", "Shift+End", "Ctrl+X")
    assert steps.picture() == ("๑. |เผยแพร่",)

    steps.press("Ctrl+V")

    assert steps.picture() == ("๑. ประชุม", "- ครั้งแรก|", "๒. เผยแพร่")


def test_cut_and_paste_are_one_step_each(steps: ListPicture) -> None:
    steps.show("๑. ประชุม|", "- ครั้งแรก", "๒. เผยแพร่")
    made: list[str] = []
    steps.editor.edited.connect(lambda name, _items, merge: made.append(f"{name}{merge}"))

    steps.press("Ctrl+A", "Ctrl+X", "Ctrl+V")
    put("ทุกสำนัก")
    steps.press("Ctrl+V")

    assert made == ["ตัดข้อ", "วางรายการ", "วาง"]


def test_a_paste_says_what_it_made_and_how_to_take_it_back(steps: ListPicture) -> None:
    told: list[str] = []
    steps.editor.reported.connect(told.append)
    put("๑. ประชุม\n- ครั้งแรก\n๒. เผยแพร่\nสรุปผลโดยรวม")

    steps.press("Ctrl+V")

    assert told == ["วางแล้ว ๒ ข้อ ๑ ข้อย่อย ๑ ย่อหน้า (Ctrl+Z เพื่อเลิกทำ)"]


def test_a_paste_takes_the_place_of_the_selection(steps: ListPicture) -> None:
    steps.show("๑. ประชุม", "๒. เผยแพร่|", "๓. ประเมิน")
    put("๑. จัดทำคู่มือ\n๒. อบรม")

    steps.press("Home", "Shift+End", "Ctrl+V")

    assert steps.picture() == ("๑. ประชุม", "๒. จัดทำคู่มือ", "๓. อบรม|", "๔. ประเมิน")


def test_a_list_of_word_comes_without_its_numbers(steps: ListPicture) -> None:
    steps.show("๑. ประชุม|")
    html = WORD_HEAD + word_item("๑.", "จัดทำคู่มือ") + word_item("-", "ฉบับประชาชน", level=2) + word_paragraph("จบ")
    put("๑.\tจัดทำคู่มือ\n-\tฉบับประชาชน\nจบ", html + WORD_END)

    steps.press("Ctrl+V")

    assert steps.picture() == ("๑. ประชุม", "๒. จัดทำคู่มือ", "- ฉบับประชาชน", "จบ|")


def test_a_phrase_of_word_goes_into_the_text(steps: ListPicture) -> None:
    steps.show("๑. ประชุม|ประจำเดือน")
    put("พนักงาน", WORD_HEAD + "<span lang=TH>พนักงาน<o:p></o:p></span>" + WORD_END)

    steps.press("Ctrl+V")

    assert steps.picture() == ("๑. ประชุมพนักงาน|ประจำเดือน",)


def test_one_list_item_of_word_is_an_item_only_where_there_is_none_yet(steps: ListPicture) -> None:
    put("๑.\tจัดทำคู่มือ", WORD_HEAD + word_item("๑.", "จัดทำคู่มือ") + WORD_END)
    steps.press("Ctrl+V")

    assert steps.picture() == ("๑. จัดทำคู่มือ|",)


WORD_ITEM = WORD_HEAD + word_item("๒.", "จัดทำคู่มือ") + WORD_END


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("๒.\tจัดทำคู่มือ\r\n", WORD_ITEM),
        ("๒.\tจัดทำคู่มือ", ""),
        ("2) จัดทำคู่มือ\n", ""),
        ("(๒) จัดทำคู่มือ", ""),
        ("- จัดทำคู่มือ", ""),
        ("จัดทำคู่มือ", "<ol start=2><li>จัดทำคู่มือ</li></ol>"),
    ],
)
def test_one_copied_item_goes_into_a_text_without_its_number(
    steps: ListPicture, qtbot: QtBot, text: str, html: str
) -> None:
    title = TextField(numbered=True)
    qtbot.addWidget(title)
    title.show_text("โครงการ")
    steps.show("๑. ประชุม|ทุกเดือน")
    put(text, html)

    steps.press("Ctrl+V")
    press("Ctrl+V", title)

    assert steps.picture() == ("๑. ประชุมจัดทำคู่มือ|ทุกเดือน",)
    assert title.text == "โครงการจัดทำคู่มือ"


def test_one_copied_item_takes_the_place_of_what_is_selected_without_its_number(steps: ListPicture) -> None:
    steps.show("๑. ประชุม|")
    put("๒.\tจัดทำคู่มือ\r\n", WORD_ITEM)

    steps.press("Home", "Shift+End", "Ctrl+V")

    assert steps.picture() == ("๑. จัดทำคู่มือ|",)


@pytest.mark.parametrize(
    "text",
    [
        "1 ตุลาคม",
        "๑.๕ ล้านบาท",
        "2568 เป็นปีที่เริ่ม",
        "(๑) และ (๒)",
        "1) ถึง 3)",
        "- ๕ องศา",
        " – 31 ธันวาคม",
        "-",
        "* ประมาณการ",
        "✓ ผ่าน",
    ],
)
def test_a_number_that_is_part_of_a_sentence_is_pasted_with_it(steps: ListPicture, qtbot: QtBot, text: str) -> None:
    title = TextField(numbered=True)
    qtbot.addWidget(title)
    title.show_text("ก")
    steps.show("๑. ประชุม|ทุกเดือน")
    put(text, f"<span>{text}</span>")

    steps.press("Ctrl+V")
    press("Ctrl+V", title)

    assert steps.picture() == (f"๑. ประชุม{text}|ทุกเดือน",)
    assert title.text == f"ก{text}"


def test_one_copied_item_of_two_lines_stays_one_and_nothing_of_it_is_left_out(steps: ListPicture, qtbot: QtBot) -> None:
    left_out: list[int] = []
    steps.editor.left_out.connect(left_out.append)
    steps.show("๑. ประชุม |")

    put("๒.\tจัดทำ\vคู่มือ\r\n", WORD_HEAD + word_item("๒.", "จัดทำ<br>คู่มือ") + WORD_END)
    steps.press("Ctrl+V")
    put("อบรม\nชี้แจง", "<ol><li>อบรม<br>ชี้แจง</li></ol>")
    steps.press("Ctrl+V")

    assert steps.picture() == ("๑. ประชุม จัดทำ\nคู่มืออบรม\nชี้แจง|",)
    assert left_out == []


def test_a_number_that_the_text_before_it_asks_for_stays(steps: ListPicture) -> None:
    steps.show("๑. ตามมาตรา ๕ ข้อ |")
    put("(๒) ของระเบียบ")

    steps.press("Ctrl+V")

    assert steps.picture() == ("๑. ตามมาตรา ๕ ข้อ (๒) ของระเบียบ|",)


def test_one_copied_item_can_be_pasted_with_its_number(steps: ListPicture) -> None:
    steps.show("๑. ประชุม |")
    put("๒.\tจัดทำคู่มือ\r\n", WORD_ITEM)

    steps.press("Ctrl+Shift+V")

    assert steps.picture() == ("๑. ประชุม ๒.\tจัดทำคู่มือ|",)


def test_what_word_put_there_can_be_pasted_as_one_item(steps: ListPicture) -> None:
    steps.show("๑. ประชุม|", "๒. เผยแพร่")
    put("๑.\tจัดทำคู่มือ\n๒.\tอบรม\n", WORD_HEAD + word_item("๑.", "จัดทำคู่มือ") + word_item("๒.", "อบรม") + WORD_END)

    steps.press("Ctrl+Shift+V")

    assert steps.picture() == ("๑. ประชุม๑.\tจัดทำคู่มือ\n๒.\tอบรม|", "๒. เผยแพร่")


@pytest.mark.parametrize("key", ["Ctrl+V", "Ctrl+Shift+V"])
def test_nothing_is_pasted_from_an_empty_clipboard(steps: ListPicture, key: str) -> None:
    QApplication.clipboard().clear()
    steps.show("๑. ประชุม|")

    steps.press(key)

    assert steps.picture() == ("๑. ประชุม|",)


def test_the_context_menu_offers_it_too(steps: ListPicture) -> None:
    steps.show("๑. ประชุม |")
    put("ก\nข")
    editor = steps.editor
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(40, 10), editor.mapToGlobal(QPoint(40, 10)))

    QApplication.sendEvent(editor.viewport(), event)

    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    offered = [action.text() for action in menu.actions()]
    next(action for action in menu.actions() if action.text().startswith("วางเป็นข้อเดียว")).trigger()
    menu.close()
    assert offered[:4] == ["ตัด(&T)", "คัดลอก(&C)", "วาง(&P)", "วางเป็นข้อเดียว(&O)"]
    assert steps.picture() == ("๑. ประชุม ก\nข|",)


def test_a_list_pasted_into_a_title_is_its_words(qtbot: QtBot, steps: ListPicture) -> None:
    steps.show("๑. ประชุม", "๒. เผยแพร่|")
    title = TextField()
    qtbot.addWidget(title)

    steps.press("Ctrl+A", "Ctrl+C")
    press("Ctrl+V", title)

    assert title.text == "๑. ประชุม ๒. เผยแพร่"


def test_a_cell_of_two_lines_goes_into_the_text_as_it_stands(steps: ListPicture) -> None:
    steps.show("๑. ประชุม |")
    put('"บรรทัดแรก\nบรรทัดที่สอง"\r\n', "<table><tr><td>บรรทัดแรก<br>บรรทัดที่สอง</td></tr></table>")

    steps.press("Ctrl+V")

    assert steps.picture() == ("๑. ประชุม บรรทัดแรก\nบรรทัดที่สอง|",)


def test_the_mark_of_a_footnote_inside_a_copied_phrase_is_left_out(steps: ListPicture, qtbot: QtBot) -> None:
    title = TextField(numbered=True)
    qtbot.addWidget(title)
    steps.show("๑. |")
    put("คู่มือ1การให้บริการ", "<p>คู่มือ<a class='sdfootnoteanc' href='#sdfootnote1sym'><sup>1</sup></a>การให้บริการ</p>")

    steps.press("Ctrl+V")
    press("Ctrl+V", title)

    assert steps.picture() == ("๑. คู่มือการให้บริการ|",)
    assert title.text == "คู่มือการให้บริการ"


@pytest.mark.parametrize("end", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_a_line_break_of_another_program_parts_items_and_is_a_space_in_a_line(
    qtbot: QtBot, steps: ListPicture, end: str
) -> None:
    title, line = TextField(), LineEdit()
    qtbot.addWidget(title)
    qtbot.addWidget(line)
    put(f"๑. ประชุม{end}๒. เผยแพร่{end}")

    steps.press("Ctrl+V")
    press("Ctrl+V", title)
    press("Ctrl+V", line)

    assert steps.picture() == ("๑. ประชุม", "๒. เผยแพร่|")
    assert title.text == line.text() == "๑. ประชุม ๒. เผยแพร่"


def test_characters_left_out_of_a_paste_are_counted(steps: ListPicture, qtbot: QtBot) -> None:
    put("๑. ก\x07\n๒. ข\x00")
    with qtbot.waitSignal(steps.editor.left_out) as left_out:
        steps.press("Ctrl+V")

    assert left_out.args == [2]
    assert steps.picture() == ("๑. ก", "๒. ข|")


def test_an_empty_selection_cuts_nothing(steps: ListPicture) -> None:
    put("เดิม")
    steps.show("๑. ประชุม|")

    steps.press("Ctrl+X")

    assert steps.picture() == ("๑. ประชุม|",)
    assert on_clipboard().text() == "เดิม"


def test_a_long_list_is_pasted_whole(steps: ListPicture) -> None:
    put("\n".join(f"{number}. ข้อความที่ {number}" for number in range(1, 501)))

    steps.press("Ctrl+V")

    assert len(steps.editor.items) == 500
    assert steps.picture()[-1] == "๕๐๐. ข้อความที่ 500|"


_COPY_AND_END = """
import sys
from PySide6.QtWidgets import QApplication
from ita_desktop.domain.pasting.copied_lists import copied
from ita_desktop.domain.report.lists import Spot
from ita_desktop.domain.pasting.pasted_lists import read_pasted
from ita_desktop.ui.lists.list_clipboard import leave_clipboard, mime_of
app = QApplication([])
items, _ = read_pasted("1. a\\n2. b")
app.clipboard().setMimeData(mime_of(copied(items, Spot(0, 0), Spot(1, 1))))
leave_clipboard()
assert app.clipboard().text().endswith("b"), app.clipboard().text()
"""


def test_the_program_ends_cleanly_with_a_copy_on_the_clipboard() -> None:
    ended = python("-c", _COPY_AND_END)

    assert (ended.returncode, ended.stderr) == (0, "")
