"""What a screen reader is told in a list: read back through Qt's accessibility, as the reader would."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.report import ListName
from ita_desktop.ui.lists.list_speech import item_words
from tests.domain.report.test_lists import shown
from tests.support.certain import the
from tests.support.clerk import Clerk
from tests.support.pictures import ListPicture

pytestmark = pytest.mark.sample_open

ITEMS = shown("- ก่อน", "¶ นำ", "๑. ประชุม", "- ครั้งแรก", "¶ หมายเหตุ", "- ครั้งที่สอง", "๒. เผยแพร่", "¶ สรุป")


@pytest.fixture
def steps(steps: ListPicture) -> ListPicture:
    steps.editor.setAccessibleName("ขั้นตอน")
    steps.editor.set_home("มาตรการ ๒")
    return steps


def heard(widget: QWidget) -> str:
    interface = the(QAccessible.queryAccessibleInterface(widget))
    return interface.text(QAccessible.Text.Description)


def test_the_words_of_every_kind_of_item() -> None:
    assert [item_words(ITEMS, index) for index in range(len(ITEMS))] == [
        "ข้อย่อยที่ ๑ จาก ๑ ก่อนข้อ ๑",
        "ย่อหน้าไม่มีเลข ก่อนข้อ ๑",
        "ข้อ ๑ จาก ๒",
        "ข้อย่อยที่ ๑ จาก ๒ ของข้อ ๑",
        "ย่อหน้าไม่มีเลข หลังข้อ ๑",
        "ข้อย่อยที่ ๒ จาก ๒ ของข้อ ๑",
        "ข้อ ๒ จาก ๒",
        "ย่อหน้าไม่มีเลข หลังข้อ ๒",
    ]
    assert item_words((), 0) == "ยังไม่มีข้อ"


def test_the_item_that_the_caret_enters_is_said(steps: ListPicture) -> None:
    steps.show("๑. ประชุม|", "- ครั้งแรก", "สรุป", "๒. เผยแพร่")
    assert heard(steps.editor) == "ขั้นตอน ข้อ ๑ จาก ๒ ของมาตรการ ๒"

    steps.press("Down")
    assert heard(steps.editor) == "ขั้นตอน ข้อย่อยที่ ๑ จาก ๑ ของข้อ ๑ ของมาตรการ ๒"
    steps.press("Down")
    assert heard(steps.editor) == "ขั้นตอน ย่อหน้าไม่มีเลข หลังข้อ ๑ ของมาตรการ ๒"
    steps.press("Down")
    assert heard(steps.editor) == "ขั้นตอน ข้อ ๒ จาก ๒ ของมาตรการ ๒"


def test_what_changes_about_the_item_is_said_too(steps: ListPicture) -> None:
    steps.show("๑. ประชุม", "๒. เผยแพร่|")

    steps.press("Tab")
    assert heard(steps.editor) == "ขั้นตอน ข้อย่อยที่ ๑ จาก ๑ ของข้อ ๑ ของมาตรการ ๒"
    steps.press("Return")
    assert heard(steps.editor) == "ขั้นตอน ข้อย่อยที่ ๒ จาก ๒ ของข้อ ๑ ของมาตรการ ๒"
    steps.press("Shift+Tab", "Alt+Up")
    assert heard(steps.editor) == "ขั้นตอน ข้อ ๑ จาก ๒ ของมาตรการ ๒"


def test_a_screen_reader_that_listens_is_told_at_once(steps: ListPicture) -> None:
    steps.show("๑. ประชุม|", "๒. เผยแพร่")
    QAccessible.setActive(True)

    try:
        steps.press("Down")
    finally:
        QAccessible.setActive(False)

    assert heard(steps.editor) == "ขั้นตอน ข้อ ๒ จาก ๒ ของมาตรการ ๒"


def test_an_empty_list_says_so(steps: ListPicture) -> None:
    steps.show("๑. ประชุม|")
    steps.press("Ctrl+A", "Ctrl+X")
    assert heard(steps.editor) == "ขั้นตอน ข้อ ๑ จาก ๑ ของมาตรการ ๒"
    steps.press("Backspace")

    assert heard(steps.editor) == "ขั้นตอน ยังไม่มีข้อ ของมาตรการ ๒"


def test_the_lists_of_the_form_know_their_name_and_their_measure(clerk: Clerk) -> None:
    measure = [measure for _, _, measure in clerk.report.measures()][1]
    clerk.goes_to(Address("measure.results", measure=measure.id, item=measure.results[0].id))

    editor = clerk.page.measure_form.lists[ListName.RESULTS]
    name = editor.accessibleName()
    assert heard(editor) == f"{name} {item_words(editor.items, 0)} ของมาตรการ ๒"
    assert QAccessible.queryAccessibleInterface(editor).role() is QAccessible.Role.EditableText


def test_the_text_itself_is_read_by_the_screen_reader(steps: ListPicture) -> None:
    steps.show("๑. ประชุม", "๒. เผยแพร่|")

    text = the(QAccessible.queryAccessibleInterface(steps.editor).textInterface())

    assert text.text(0, text.characterCount()) == "ประชุม\nเผยแพร่"
    assert text.cursorPosition() == len("ประชุม\nเผยแพร่")
