"""The caret in every text: over Thai clusters and words, with keys and with the mouse."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.ui.forms.text_field import TextField
from ita_desktop.ui.lists.list_editor import ListEditor
from ita_desktop.ui.text.line_edit import LineEdit
from tests.support.mouse import mouse
from tests.support.pictures import ListPicture
from tests.support.reports import an_item
from tests.support.typing import press

TEXT = "น้ำประปา ที่ ประชุมชี้แจง"


class Field:
    """Any kind of text field, seen as its text with `|` at the caret and `[` at the other end of a selection."""

    def __init__(self, widget: TextField | LineEdit | ListEditor) -> None:
        self.widget = widget

    def picture(self) -> str:
        if isinstance(self.widget, LineEdit):
            text, at = self.widget.text(), self.widget.cursorPosition()
            start, end = self.widget.selectionStart(), self.widget.selectionEnd()
            anchor = at if start < 0 else start if at == end else end
        else:
            cursor = self.widget.textCursor()
            text, at, anchor = self.widget.toPlainText(), cursor.position(), cursor.anchor()
        marks = sorted({(at, "|"), (anchor, "[")} if anchor != at else {(at, "|")}, reverse=True)
        for position, mark in marks:
            text = text[:position] + mark + text[position:]
        return text

    def press(self, *keys: str) -> str:
        for key in keys:
            press(key, self.widget)
        return self.picture()

    def point(self, position: int) -> QPoint:
        """Where the character after `position` is drawn."""
        if isinstance(self.widget, LineEdit):
            x = next(x for x in range(self.widget.width()) if self.widget.cursorPositionAt(QPoint(x, 10)) >= position)
            return QPoint(x + 2, self.widget.height() // 2)
        cursor = self.widget.textCursor()
        cursor.setPosition(position)
        return self.widget.cursorRect(cursor).center() + QPoint(2, 0)

    @property
    def area(self) -> QWidget:
        return self.widget if isinstance(self.widget, LineEdit) else self.widget.viewport()


@pytest.fixture(params=[TextField, LineEdit, ListEditor])
def field(qtbot: QtBot, request: pytest.FixtureRequest) -> Field:
    widget: TextField | LineEdit | ListEditor = request.param()
    qtbot.addWidget(widget)
    widget.resize(500, 60)
    if isinstance(widget, ListEditor):
        widget.show_value((an_item(TEXT),))
    else:
        widget.show_text(TEXT)
    widget.show()
    widget.setFocus()
    made = Field(widget)
    made.press("Home")
    return made


def test_right_and_left_step_over_clusters(field: Field) -> None:
    assert field.press("Right") == "น้ำ|ประปา ที่ ประชุมชี้แจง"
    assert field.press("Right", "Right") == "น้ำปร|ะปา ที่ ประชุมชี้แจง"
    assert field.press("Left", "Left", "Left") == "|น้ำประปา ที่ ประชุมชี้แจง"
    assert field.press("End", "Left", "Left", "Left") == "น้ำประปา ที่ ประชุมชี้|แจง"


def test_shift_selects_clusters_and_an_arrow_leaves_the_selection_at_its_end(field: Field) -> None:
    assert field.press("Shift+Right", "Shift+Right") == "[น้ำป|ระปา ที่ ประชุมชี้แจง"
    assert field.press("Shift+Left") == "[น้ำ|ประปา ที่ ประชุมชี้แจง"
    assert field.press("Right") == "น้ำ|ประปา ที่ ประชุมชี้แจง"


def test_backspace_takes_one_mark_and_delete_the_whole_cluster(field: Field) -> None:
    assert field.press("Right", "Backspace") == "น้|ประปา ที่ ประชุมชี้แจง"
    assert field.press("Backspace") == "น|ประปา ที่ ประชุมชี้แจง"
    assert field.press("End", "Left", "Left", "Left", "Left", "Delete") == "นประปา ที่ ประชุม|แจง"


def test_ctrl_right_and_left_step_over_words(field: Field) -> None:
    assert field.press("Ctrl+Right") == "น้ำประปา |ที่ ประชุมชี้แจง"
    assert field.press("Ctrl+Right", "Ctrl+Right") == "น้ำประปา ที่ ประชุม|ชี้แจง"
    assert field.press("Ctrl+Right") == "น้ำประปา ที่ ประชุมชี้แจง|"
    assert field.press("Ctrl+Left", "Ctrl+Left") == "น้ำประปา ที่ |ประชุมชี้แจง"


def test_ctrl_shift_selects_words_and_ctrl_delete_takes_them(field: Field) -> None:
    assert field.press("Ctrl+Shift+Right") == "[น้ำประปา |ที่ ประชุมชี้แจง"
    assert field.press("End", "Ctrl+Shift+Left") == "น้ำประปา ที่ ประชุม|ชี้แจง["
    assert field.press("End", "Ctrl+Backspace") == "น้ำประปา ที่ ประชุม|"
    assert field.press("Home", "Ctrl+Delete") == "|ที่ ประชุม"


def test_a_word_key_at_the_border_of_the_text_deletes_nothing(field: Field) -> None:
    assert field.press("Home", "Ctrl+Backspace") == "|" + TEXT
    assert field.press("End", "Ctrl+Delete", "Delete") == TEXT + "|"


def _edited(widget: ListEditor | TextField | LineEdit) -> SignalInstance:
    match widget:
        case ListEditor():
            return widget.edited
        case TextField():
            return widget.value_typed
    return widget.typed


def test_what_a_word_key_deletes_is_told(field: Field, qtbot: QtBot) -> None:
    widget = field.widget
    with qtbot.waitSignal(_edited(widget)) as told:
        field.press("Ctrl+Delete")

    if isinstance(widget, ListEditor):
        assert [item.text for item in widget.items] == ["ที่ ประชุมชี้แจง"]
    else:
        assert told.args == ["ที่ ประชุมชี้แจง"]


def test_a_double_click_chooses_a_thai_word(field: Field) -> None:
    QTest.mouseDClick(field.area, Qt.MouseButton.LeftButton, pos=field.point(TEXT.index("ชุม")))

    assert field.picture() == "น้ำประปา ที่ [ประชุม|ชี้แจง"


def test_a_double_click_that_is_drawn_on_chooses_whole_words(field: Field) -> None:
    start, end = field.point(TEXT.index("ชุม")), field.point(1)

    mouse(field.area, QEvent.Type.MouseButtonPress, start)
    mouse(field.area, QEvent.Type.MouseButtonRelease, start, held=False)
    mouse(field.area, QEvent.Type.MouseButtonDblClick, start)
    mouse(field.area, QEvent.Type.MouseMove, field.point(len(TEXT) - 1))
    assert field.picture() == "น้ำประปา ที่ [ประชุมชี้แจง|"
    mouse(field.area, QEvent.Type.MouseMove, end)
    mouse(field.area, QEvent.Type.MouseButtonRelease, end, held=False)

    assert field.picture() == "|น้ำประปา ที่ ประชุม[ชี้แจง"


def test_in_a_list_the_caret_goes_over_from_item_to_item(steps: ListPicture) -> None:
    steps.show("๑. น้ำ|", "- ประชุม")

    steps.press("Right")
    assert steps.picture() == ("๑. น้ำ", "- |ประชุม")
    steps.press("Left")
    assert steps.picture() == ("๑. น้ำ|", "- ประชุม")
    steps.press("Ctrl+Right")
    assert steps.picture() == ("๑. น้ำ", "- |ประชุม")
    steps.press("Ctrl+Right")
    assert steps.picture() == ("๑. น้ำ", "- ประชุม|")
    steps.press("Home", "Shift+Left", "Shift+Left")
    assert steps.editor.textCursor().selectedText() == "น้ำ\u2029"


def test_a_double_click_in_a_list_chooses_a_word_and_drags_nothing(steps: ListPicture) -> None:
    steps.show("๑. น้ำประปา", "๒. ที่ประชุมชี้แจง|")
    field = Field(steps.editor)
    start, end = field.point(steps.editor.toPlainText().index("ชุม")), field.point(1)

    mouse(field.area, QEvent.Type.MouseButtonPress, start)
    mouse(field.area, QEvent.Type.MouseButtonRelease, start, held=False)
    mouse(field.area, QEvent.Type.MouseButtonDblClick, start)
    assert steps.editor.textCursor().selectedText() == "ประชุม"
    mouse(field.area, QEvent.Type.MouseMove, end)
    mouse(field.area, QEvent.Type.MouseButtonRelease, end, held=False)

    assert steps.editor.textCursor().selectedText() == "น้ำประปา\u2029ที่ประชุม"
    assert steps.editor.chosen is None
    assert [item.text for item in steps.editor.items] == ["น้ำประปา", "ที่ประชุมชี้แจง"]


def test_a_click_never_falls_inside_a_cluster(field: Field) -> None:
    pictures = set()
    for x in range(field.point(0).x(), field.point(8).x()):
        QTest.mouseClick(field.area, Qt.MouseButton.LeftButton, pos=QPoint(x, field.point(0).y()))
        pictures.add(field.picture().partition("|")[0])

    assert pictures <= {"", "น้ำ", "น้ำป", "น้ำปร", "น้ำประ", "น้ำประป", "น้ำประปา", "น้ำประปา "}


def test_a_word_chosen_in_a_text_that_is_gone_is_drawn_on_no_more(field: Field) -> None:
    at = field.point(TEXT.index("ชี้"))
    mouse(field.area, QEvent.Type.MouseButtonPress, at)
    mouse(field.area, QEvent.Type.MouseButtonRelease, at, held=False)
    mouse(field.area, QEvent.Type.MouseButtonDblClick, at)

    if isinstance(field.widget, ListEditor):  # as an undo may, while the button is down
        field.widget.show_value((an_item("สั้น"),))
    else:
        field.widget.show_text("สั้น")
    mouse(field.area, QEvent.Type.MouseMove, field.point(0))

    assert field.picture().replace("|", "").replace("[", "") == "สั้น"


def test_a_double_click_that_was_let_go_elsewhere_is_over_at_the_next_press(field: Field) -> None:
    at = field.point(TEXT.index("ชี้"))
    mouse(field.area, QEvent.Type.MouseButtonPress, at)
    mouse(field.area, QEvent.Type.MouseButtonRelease, at, held=False)
    mouse(field.area, QEvent.Type.MouseButtonDblClick, at)  # and no release: a pop-up took it

    mouse(field.area, QEvent.Type.MouseButtonPress, field.point(0))
    mouse(field.area, QEvent.Type.MouseMove, field.point(TEXT.index("ระ")))

    assert field.picture() == "[น้ำป|ระปา ที่ ประชุมชี้แจง"
