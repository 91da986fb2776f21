"""Where the items of a list lie, and how long it takes to know."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QInputMethodEvent, QTextBlockFormat, QTextDocument
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.domain.report.ids import ItemId
from ita_desktop.domain.report.lists import Items, marks_of
from ita_desktop.domain.report.report import Item, ItemKind
from ita_desktop.ui.appearance.design import LINE_SPACING_PERCENT
from ita_desktop.ui.appearance.letters import letter_width
from ita_desktop.ui.appearance.style import text_font
from ita_desktop.ui.lists.list_editor import ListEditor
from ita_desktop.ui.lists.list_layout import GAP_EMS
from tests.support.clipboard import put
from tests.support.pictures import ListPicture, tops
from tests.support.processor import worked
from tests.support.typing import press, type_thai

TEXT = "จัดประชุมชี้แจงแนวทางการปฏิบัติงานให้แก่เจ้าหน้าที่ทุกสำนักและกองเพื่อเสริมสร้างคุณธรรมและความโปร่งใส"
MANY = 1_000
KEY_SECONDS = 0.05
"""Of processor time: how long other programs keep the machine busy is not asked here."""

KEYS = (
    *(
        "ก",
        "Right",
        "Ctrl+Left",
        "Down",
        "Up",
        "End",
        "Home",
        "Return",
        "ข",
        "Backspace",
        "Tab",
        "Shift+Tab",
        "Backspace",
    ),
    *("Alt+Up", "Alt+Down", "PgDown", "PgUp", "Ctrl+Home", "Ctrl+End", "Ctrl+V", "Shift+Down", "Delete"),
    "Ctrl+Shift+L",
)


@pytest.fixture
def form(qtbot: QtBot) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    content = QWidget()
    column = QVBoxLayout(content)
    column.addWidget(ListEditor())
    column.addStretch(1)
    area.setWidget(content)
    area.resize(520, 600)
    qtbot.addWidget(area)
    area.show()
    area.activateWindow()
    return area


@pytest.fixture
def editor(form: QScrollArea, qtbot: QtBot) -> ListEditor:
    editor = form.findChild(ListEditor)
    assert editor is not None
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    return editor


def items_of(count: int, longest: int = 3) -> Items:
    kinds = (ItemKind.NUMBERED, ItemKind.SUB, ItemKind.NUMBERED, ItemKind.PARAGRAPH)
    return tuple(
        Item(ItemId(f"x{number}"), kinds[number % 4], f"{TEXT * (number % longest + 1)} {number}")
        for number in range(count)
    )


def test_the_blocks_lie_where_qt_would_lay_them(editor: ListEditor) -> None:
    # Of Thai words Qt fills every line; ours end where the paper would end them.
    editor.show_value(tuple(Item(ItemId(f"x{n}"), ItemKind.PARAGRAPH, "measures " * 9 * n) for n in range(1, 6)))
    qt = QTextDocument()
    qt.setDefaultFont(editor.document().defaultFont())
    qt.setDefaultTextOption(editor.document().defaultTextOption())
    qt.setDocumentMargin(editor.document().documentMargin())
    qt.setPlainText("\n".join(item.text for item in editor.items))
    spaced = QTextBlockFormat()
    spaced.setLineHeight(LINE_SPACING_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    spaced.setLeftMargin(editor.lines.left(0) - editor.document().documentMargin())
    cursor = editor.textCursor().__class__(qt)
    cursor.select(cursor.SelectionType.Document)
    cursor.setBlockFormat(spaced)
    qt.setPageSize(editor.document().pageSize())

    ours = tops(editor)

    theirs = [qt.documentLayout().blockBoundingRect(qt.findBlockByNumber(index)).top() for index in range(5)]
    assert ours == pytest.approx(theirs, abs=0.5)


def test_after_any_edits_the_blocks_lie_as_in_a_new_editor(editor: ListEditor, qtbot: QtBot) -> None:
    editor.show_value(items_of(30))
    tops(editor)
    for key in ("Ctrl+Home", "Down", "Return", "Tab", "Alt+Down", "Shift+Down", "Delete", "Ctrl+End", "Return"):
        press(key, editor)
    type_thai("ติดตามผล", editor)
    press("Ctrl+A", editor)
    press("Shift+Tab", editor)

    fresh = ListEditor()
    qtbot.addWidget(fresh)
    fresh.resize(editor.size())
    fresh.show()
    fresh.show_value(editor.items)

    assert tops(editor) == tops(fresh)
    assert editor.document().size() == fresh.document().size()


def test_the_list_is_as_tall_as_its_text(editor: ListEditor) -> None:
    editor.show_value(items_of(300))
    QApplication.processEvents()

    last = editor.lines.box(299)
    assert editor.height() == pytest.approx(
        last.bottom() + editor.document().documentMargin() + 2 * editor.frameWidth(), abs=2
    )


def test_an_item_that_is_gone_to_in_a_long_list_is_in_view(form: QScrollArea, editor: ListEditor) -> None:
    editor.show_value(items_of(MANY, longest=5))
    editor.go_to(MANY * 3 // 4)
    QApplication.processEvents()

    caret = editor.viewport().mapTo(form.viewport(), editor.cursorRect().center())
    assert editor.caret.index == MANY * 3 // 4
    assert form.viewport().rect().contains(caret)


def test_a_hundredth_item_makes_room_for_its_digits_and_its_end_takes_it_back(editor: ListEditor) -> None:
    editor.show_value(items_of(99))
    narrow, before = editor.lines.left(0), tops(editor)
    editor.go_to(98)

    press("Return", editor)
    wide = editor.lines.left(0)
    press("Backspace", editor)

    assert wide > narrow
    assert (editor.lines.left(0), tops(editor)) == (narrow, before)


@pytest.mark.parametrize("size", [9, 12, 15, 24])
@pytest.mark.parametrize("count", [99, 100, 999])
def test_no_number_is_cut_however_wide_the_digits_of_the_font_are(editor: ListEditor, count: int, size: int) -> None:
    editor.setFont(text_font(size))
    editor.show_value(items_of(count))

    metrics = QFontMetricsF(editor.font())
    widest = max(metrics.horizontalAdvance(mark) for mark in marks_of(editor.items))
    gap = letter_width(editor.fontMetrics()) * GAP_EMS
    assert editor.lines.left(0) - gap - widest >= 0


@pytest.mark.parametrize("at", [1, MANY // 2, MANY - 2])
def test_a_key_in_a_list_of_1000_items_is_answered_within_50_ms(editor: ListEditor, at: int) -> None:
    editor.show_value(items_of(MANY))
    editor.go_to(at)
    put("๑. จัดทำคู่มือ")
    seconds: dict[str, float] = {}

    for key in KEYS:
        with worked() as work:
            (type_thai if len(key) == 1 else press)(key, editor)
            QApplication.processEvents()
        seconds[key] = work.seconds

    assert max(seconds.values()) <= KEY_SECONDS, seconds


def test_page_keys_go_as_far_as_the_form_shows(form: QScrollArea, editor: ListEditor) -> None:
    steps = ListPicture(editor)
    editor.show_value(items_of(200, longest=1))
    steps.press("Ctrl+Home", "PgDown")
    down = editor.caret.index
    seen = form.viewport().rect().contains(editor.viewport().mapTo(form.viewport(), editor.cursorRect().center()))

    steps.press("PgDown", "PgUp", "PgUp")

    assert 5 < down < 40
    assert seen
    assert editor.caret.index == 0


def test_a_point_of_the_list_is_the_item_that_lies_there(editor: ListEditor) -> None:
    editor.show_value(items_of(50))

    for index in (0, 7, 49):
        box = editor.lines.box(index)
        middle = QPoint(round(box.center().x()), round(box.center().y()))
        assert editor.cursorForPosition(middle).blockNumber() == index
    assert editor.document().documentLayout().hitTest(QPoint(0, -50).toPointF(), Qt.HitTestAccuracy.ExactHit) == -1


def test_a_point_behind_what_is_being_composed_is_a_place_in_the_text(editor: ListEditor) -> None:
    editor.show_value(items_of(1))
    editor.go_to(0)
    end = editor.textCursor().position()
    QApplication.sendEvent(editor, QInputMethodEvent("กำลังพิมพ์อยู่", []))

    behind = editor.cursorForPosition(QPoint(editor.viewport().width() - 5, editor.viewport().height() - 10))

    assert behind.position() == end
    assert editor.document().documentLayout().hitTest(QPointF(-5, 10), Qt.HitTestAccuracy.FuzzyHit) == 0
