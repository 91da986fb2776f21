"""Stacked Thai marks are never cut off, above or below, wherever the window shows words; and no words are small.

What a control draws of the words is compared with the same words in a picture that is tall enough: as many rows have
ink, or more where a frame changes along.
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAction, QFont, QFontMetrics, QImage, QPainter, QTransform
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPushButton,
    QRadioButton,
    QTabBar,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ita_desktop.domain.report.kinds import Lines
from ita_desktop.ui.appearance.columns_bar import ColumnsBar
from ita_desktop.ui.appearance.design import SMALL_POINTS
from ita_desktop.ui.appearance.labels import Words, heading, label, remark
from ita_desktop.ui.appearance.style import dress, icon, text_font
from ita_desktop.ui.appearance.wrapped_text import WrappedText
from ita_desktop.ui.asking.message import Message
from ita_desktop.ui.forms.choice_field import SuggestingField
from ita_desktop.ui.forms.text_field import TextField
from ita_desktop.ui.text.caret_moves import select
from ita_desktop.ui.text.selectable_words import SelectableWords
from ita_desktop.ui.text.wrapped_rows import WrappedRows
from tests.journeys.test_accessibility import addresses
from tests.support.all_dialogs import each_dialog
from tests.support.certain import the
from tests.support.clerk import Clerk
from tests.support.pixels import rows
from tests.support.reports import with_measure
from tests.support.wrapping import tool_tip_of

pytestmark = pytest.mark.sample_open

MARKS = "ฝื้ฏู"
ROUNDING = 1
"""Rows of ink, faint ones at the ends, that come and go with where a line falls between the pixels."""

Show = Callable[[str], None]


@pytest.fixture(autouse=True, params=[100, 150, 200, 250])
def zoom(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[int]:
    dress(qapp, zoom=request.param)
    yield request.param
    dress(qapp)


def line_edit() -> tuple[QWidget, Show]:
    made = QLineEdit()
    return made, made.setText


def of_kind(kind: Callable[[], QWidget], show: str = "setText") -> tuple[QWidget, Show]:
    made = kind()
    return made, getattr(made, show)


def tool_with_words() -> tuple[QWidget, Show]:
    made = QToolButton()
    made.setIcon(icon("plus"))
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
    return made, made.setText


def combo() -> tuple[QWidget, Show]:
    made = QComboBox()
    made.addItem("")
    return made, partial(made.setItemText, 0)


def tabs() -> tuple[QWidget, Show]:
    made = QTabBar()
    made.addTab("")
    return made, partial(made.setTabText, 0)


def menu() -> tuple[QWidget, Show]:
    made = QMenu()
    return made, made.addAction("").setText


def row_of_a_list() -> tuple[QWidget, Show]:
    made = QListWidget()
    made.addItem("")
    return made, made.item(0).setText


def row_of_a_tree() -> tuple[QWidget, Show]:
    made = QTreeWidget()
    made.setHeaderHidden(True)
    item = QTreeWidgetItem([""])
    made.addTopLevelItem(item)
    return made, partial(item.setText, 0)


def wrapping_row_of_a_list() -> tuple[QWidget, Show]:
    made = QListWidget()
    WrappedRows(made)
    made.addItem("")
    return made, made.item(0).setText


def label_of_qt() -> tuple[QWidget, Show]:
    made = QLabel(MARKS)
    made.ensurePolished()
    return made, made.setText


def header() -> tuple[QWidget, Show]:
    made = QTreeWidget()
    return made, made.setHeaderLabel


CONTROLS: dict[str, Callable[[], tuple[QWidget, Show]]] = {
    **{
        made.__name__: made
        for made in (
            line_edit,
            combo,
            tabs,
            menu,
            row_of_a_list,
            row_of_a_tree,
            header,
            wrapping_row_of_a_list,
            label_of_qt,
        )
    },
    "row of a list that wraps": wrapping_row_of_a_list,
    "label of Qt's own": label_of_qt,
    "tool with words": tool_with_words,
    **{kind.__name__: partial(of_kind, kind) for kind in (QPushButton, QToolButton, QCheckBox, QRadioButton)},
    **{words.__name__: partial(of_kind, partial(words, "")) for words in (label, heading, remark)},
    "words to select": partial(of_kind, partial(SelectableWords, MARKS, 12)),
    "field of choices": partial(of_kind, SuggestingField, "show_value"),
    "text field": partial(of_kind, TextField, "show_text"),
}


@pytest.mark.parametrize("control", CONTROLS)
def test_marks_are_whole_in(qtbot: QtBot, control: str) -> None:
    part, show = CONTROLS[control]()
    qtbot.addWidget(part)
    show(MARKS)
    part.resize(part.sizeHint().expandedTo(part.minimumSizeHint()))
    part.show()
    QApplication.processEvents()
    size = part.size()
    drawn = part.grab().toImage()

    show("")
    part.resize(size)
    QApplication.processEvents()
    drawn_rows = differing_rows(drawn, part.grab().toImage())

    assert drawn_rows >= ink_rows(MARKS, part.font()) - ROUNDING


LINES = 3
WRAPPING = " ".join([MARKS] * 20)
OTHER_WORDS: dict[str, Callable[[], Words]] = {
    "heading": partial(heading, WRAPPING),
    "remark": partial(remark, WRAPPING),
    "words to select": partial(SelectableWords, WRAPPING, 12),
}


@pytest.mark.parametrize("kind", OTHER_WORDS)
def test_marks_are_whole_in_the_lines_of_words_that_wrap(qtbot: QtBot, kind: str) -> None:
    assert lost_rows(qtbot, OTHER_WORDS[kind]()) <= ROUNDING


def test_words_without_room_for_their_marks_are_noticed(qtbot: QtBot) -> None:
    words = remark(WRAPPING)
    words.setContentsMargins(0, 0, 0, 0)

    assert lost_rows(qtbot, words) > 3


def lost_rows(qtbot: QtBot, words: Words) -> int:
    """Rows of pixels that its lines would cover with more room, and do not."""
    qtbot.addWidget(words)
    width = words.minimumSizeHint().width()
    words.resize(width, words.heightForWidth(width))
    words.show()
    assert len(words.lines) >= LINES
    roomy = QImage(width, 3 * words.height(), QImage.Format.Format_RGB32)
    roomy.fill(Qt.GlobalColor.white)
    painter = QPainter(roomy)
    WrappedText(WRAPPING, words.font(), width).draw(painter, QPointF(0, words.height()))
    painter.end()
    white, *others = rows(roomy)
    return sum(row != white for row in others) - rows_with_ink(words, words.rect())


def test_marks_are_whole_in_messages(qtbot: QtBot) -> None:
    message = Message(None, "", MARKS, ["ตกลง"])
    qtbot.addWidget(message)
    message.show()
    words = the(message.findChild(SelectableWords))

    assert whole(words, words.rect(), MARKS, words.font())


def test_marks_are_whole_in_tool_tips(clerk: Clerk) -> None:
    tip = tool_tip_of(clerk.window, MARKS)

    assert whole(tip, tip.rect().adjusted(3, 0, -3, 0), MARKS, tip.font())


def test_no_words_of_a_menu_are_cut_short(clerk: Clerk) -> None:
    menus = [menu for menu in clerk.window.findChildren(QMenu) if menu.actions()]

    for menu in menus:
        menu.ensurePolished()
        menu.resize(menu.sizeHint())
        cut = [action.text() for action in menu.actions() if action.text() and cut_columns(menu, action) > ROUNDING]
        assert cut == []
    assert len(menus) > 5


def test_words_of_a_menu_that_are_cut_short_are_noticed(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    action = menu.addAction("ส่งออกรายงานผลการดำเนินการเป็นแฟ้ม")
    menu.setFixedWidth(menu.sizeHint().width() * 2 // 3)

    assert cut_columns(menu, action) > 10


def cut_columns(menu: QMenu, action: QAction) -> int:
    """Columns of pixels in which the words of an entry would have ink, and have none in the menu."""
    words, size = action.text(), menu.size()
    drawn = columns(menu.grab().toImage())
    action.setText(" ")  # without any, Qt shows those of the tool bar
    menu.resize(size)
    without = columns(menu.grab().toImage())
    action.setText(words)
    menu.resize(size)
    return plain_ink(words, menu.font()) - sum(a != b for a, b in zip(drawn, without, strict=True))


def plain_ink(words: str, font: QFont) -> int:
    """In how many columns of pixels the words have ink, without their access key."""
    plain = words.replace("&", "")
    picture = QImage(QFontMetrics(font).horizontalAdvance(plain) + 100, 200, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.setFont(font)
    painter.drawText(QPoint(50, 120), plain)
    painter.end()
    white, *others = columns(picture)
    return sum(column != white for column in others)


def columns(picture: QImage) -> list[bytes]:
    """The columns of pixels."""
    return rows(picture.transformed(QTransform().rotate(90)))


def test_marks_are_whole_in_the_tree_and_among_the_hits(clerk: Clerk) -> None:
    clerk.window.resize(1366, 1500)  # lower, the list of hits is folded away
    measure = clerk.report.issues[0].measures[0]
    clerk.page.document.apply("", lambda report: with_measure(report, measure.id, title=MARKS))
    clerk.waits_until_drawn()
    tree = clerk.page.outline
    top = the(tree.topLevelItem(1))
    box = tree.visualItemRect(top.child(0))
    assert whole(tree.viewport(), box.adjusted(0, 0, -tree.header().sectionSize(1), 0), f"๑. {MARKS}", tree.font())

    clerk.presses("Ctrl+F")
    clerk.types(MARKS)
    panel = clerk.window.find_panel
    clerk.waits_until(lambda: len(panel.hits.hits) == 1 and panel.is_current())
    hit = QFont(panel.list.font())
    hit.setBold(True)
    hit.setUnderline(True)
    row = panel.list.visualRect(panel.hits.index(0, 1))
    assert whole(panel.list.viewport(), row.adjusted(3, 0, -3, 0), MARKS, hit)


def test_marks_of_one_line_do_not_reach_those_of_the_next(qtbot: QtBot) -> None:
    field = TextField(Lines())
    qtbot.addWidget(field)
    field.setCursorWidth(0)
    field.show_text("ฏู\nฝื้")
    field.resize(300, field.sizeHint().height())
    field.show()
    QApplication.processEvents()

    box = field.viewport().rect()

    assert rows_with_ink(field.viewport(), box) >= ink_rows("ฏู", field.font()) + ink_rows("ฝื้", field.font()) - ROUNDING


def test_marks_are_whole_in_the_bar_of_columns(qtbot: QtBot) -> None:
    drawn = []
    for words in (MARKS, ""):
        bar = ColumnsBar([words], [words])
        qtbot.addWidget(bar)
        bar.show_widths((100,))
        bar.resize(300, bar.sizeHint().height())
        drawn.append(bar.grab().toImage())

    assert differing_rows(*drawn) >= ink_rows(MARKS, text_font(SMALL_POINTS)) - ROUNDING


@pytest.mark.parametrize("chosen", [(0, 5), (6, 9), (0, 14)])
def test_marks_are_whole_where_something_is_selected(qtbot: QtBot, chosen: tuple[int, int]) -> None:
    field = TextField(Lines())
    qtbot.addWidget(field)
    field.setCursorWidth(0)
    field.show_text(f"{MARKS} กขค{MARKS}")
    field.resize(600, field.sizeHint().height())
    field.show()
    above = QRect(0, 0, 600, round(field.document().documentMargin()))
    QApplication.processEvents()
    plain = rows(field.viewport().grab().toImage())[: above.height()]

    select(field, *chosen)
    QApplication.processEvents()

    assert field.textCursor().hasSelection()
    assert rows_with_ink(field.viewport(), above) > 0
    assert rows(field.viewport().grab().toImage())[: above.height()] == plain


def test_marks_are_whole_in_words_that_are_selected(qtbot: QtBot) -> None:
    words = SelectableWords(f"{MARKS} กขค", 12)
    qtbot.addWidget(words)
    words.resize(words.sizeHint())
    words.show()
    box = words.contentsRect()
    plain = rows(words.grab().toImage())

    words.setSelection(0, 5)

    assert words.selectedText() == MARKS[:5]
    selected = rows(words.grab().toImage())
    assert selected != plain
    assert selected[: box.top()] == plain[: box.top()]
    assert selected[box.bottom() + 1 :] == plain[box.bottom() + 1 :]


def test_no_words_of_the_window_are_small(clerk: Clerk, zoom: int) -> None:
    for address in addresses(clerk):
        clerk.goes_to(address)
        assert small(clerk.window, zoom) == []
    clerk.presses("Ctrl+H")
    assert small(clerk.window, zoom) == []


def test_no_words_of_a_dialog_are_small(clerk: Clerk, qtbot: QtBot, tmp_path: Path, zoom: int) -> None:
    for name, dialog in each_dialog(clerk, qtbot, tmp_path):
        assert small(dialog, zoom) == [], name


def test_a_line_that_cuts_marks_off_is_noticed(qtbot: QtBot) -> None:
    control, show = line_edit()
    qtbot.addWidget(control)
    show(MARKS)
    control.resize(100, control.fontMetrics().ascent())
    control.show()
    QApplication.processEvents()
    drawn = control.grab().toImage()
    show("")

    assert differing_rows(drawn, control.grab().toImage()) < ink_rows(MARKS, control.font()) - 2


def small(root: QWidget, zoom: int) -> list[str]:
    parts = [part for part in root.findChildren(QWidget) if part.isVisible()]
    return [
        f"{type(part).__name__} {part.objectName()} {part.font().pointSizeF()}"
        for part in parts
        if part.font().pointSizeF() < SMALL_POINTS * zoom / 100
    ]


def whole(part: QWidget, box: QRect, text: str, font: QFont) -> bool:
    return rows_with_ink(part, box) >= ink_rows(text, font) - ROUNDING


def rows_with_ink(part: QWidget, box: QRect) -> int:
    """In how many rows something is drawn that is not the ground, of which the right end shows nothing else."""
    return sum(row != row[-4:] * (len(row) // 4) for row in rows(part.grab(box).toImage()))


def differing_rows(one: QImage, other: QImage) -> int:
    length = 4 * min(one.width(), other.width())
    return sum(a[:length] != b[:length] for a, b in zip(rows(one), rows(other), strict=False))


def ink_rows(text: str, font: QFont) -> int:
    """How many rows of pixels the text covers where nothing cuts it."""
    picture = QImage(600, 400, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.setFont(font)
    painter.drawText(QPoint(50, 200), text)
    painter.end()
    white, *others = rows(picture)
    return sum(row != white for row in others)
