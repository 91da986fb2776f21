"""What is painted in the margin of a list: read from the pixels that are on the screen, not from the items."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from ita_desktop.domain.report import lists
from ita_desktop.ui.lists import list_margin
from ita_desktop.ui.lists.list_editor import ListEditor
from tests.support.clipboard import put
from tests.support.mouse import number_of
from tests.support.pictures import ListPicture, picture_of_a_list

DARK = 60
"""By how much a pixel must be darker than the field to be ink, of 255."""


def screen(editor: ListEditor) -> QImage:
    """What was painted, piece by piece, since the list was shown."""
    QTest.qWait(1)
    shown = QGuiApplication.primaryScreen().grabWindow(editor.window().winId()).toImage()
    corner = editor.viewport().mapTo(editor.window(), QPoint(0, 0))
    return shown.copy(QRect(corner, editor.viewport().size()))


def margin(editor: ListEditor, index: int) -> QRect:
    """Where the number of an item is painted."""
    box = editor.lines.box(index)
    return QRect(0, round(box.top()), int(editor.lines.left(index)), round(box.height()))


def ink(image: QImage, area: QRect) -> frozenset[tuple[int, int]]:
    """The dark pixels of the area, from its own corner."""
    return frozenset(
        (x, y)
        for x in range(area.width())
        for y in range(area.height())
        if image.pixelColor(area.left() + x, area.top() + y).lightness() < 255 - DARK
    )


def numbers_on_screen(editor: ListEditor) -> list[frozenset[tuple[int, int]]]:
    """The ink of every number."""
    image = screen(editor)
    return [ink(image, margin(editor, index)) for index in range(len(editor.items))]


def test_every_item_has_the_ink_of_its_own_number_and_a_paragraph_has_none(steps: ListPicture) -> None:
    steps.show("๑. ประชุม", "- ครั้งแรก", "- ครั้งที่สอง", "สรุป", "๒. เผยแพร่", "๓. ประเมิน|")

    first, dash, other_dash, none, second, third = numbers_on_screen(steps.editor)

    assert none == frozenset()
    assert dash == other_dash != frozenset()
    assert len({first, second, third, dash}) == 4
    assert all(x > 3 for x, _ in first | second | third | dash)


def test_what_is_painted_follows_every_edit(steps: ListPicture, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[str] = []
    paint = list_margin._paint_label

    def spy(painter: QPainter, editor: QTextEdit, mark: str, right: QPointF) -> None:
        painted.append(mark)
        paint(painter, editor, mark, right)

    monkeypatch.setattr(list_margin, "_paint_label", spy)
    steps.show("๑. ประชุม", "๒. อบรม", "๓. เผยแพร่", "๔. ประเมิน|")
    put("๑. ก\n- ข\n๒. ค")

    for key in ("Tab", "Alt+Up", "Shift+Tab", "Ctrl+Shift+L", "Ctrl+V", "Return", "Backspace", "Home", "Backspace"):
        steps.press(key)

        fresh = picture_of_a_list(qtbot)
        fresh.editor.show_value(steps.editor.items)
        assert numbers_on_screen(steps.editor) == numbers_on_screen(fresh.editor), key
        painted.clear()
        steps.editor.grab()
        assert painted == list(lists.marks_of(steps.editor.items)), key
        fresh.editor.close()


def test_the_grip_is_painted_where_the_mouse_is_and_nowhere_else(steps: ListPicture) -> None:
    steps.show("๑. ประชุม", "๒. เผยแพร่|")
    editor, area = steps.editor, steps.editor.viewport()
    before = numbers_on_screen(editor)

    QTest.mouseMove(area, number_of(editor, 1))
    first, second = numbers_on_screen(editor)
    assert first == before[0]
    assert len(second - before[1]) >= 6
    assert area.cursor().shape() is Qt.CursorShape.OpenHandCursor

    QTest.mouseMove(area, number_of(editor, 0))
    first, second = numbers_on_screen(editor)
    assert second == before[1]
    assert first > before[0]

    QTest.mouseMove(area, number_of(editor, 0) + QPoint(100, 0))
    assert numbers_on_screen(editor) == before
    assert area.cursor().shape() is Qt.CursorShape.IBeamCursor

    QTest.mouseMove(area, number_of(editor, 1))
    QApplication.sendEvent(editor, QEvent(QEvent.Type.Leave))
    assert numbers_on_screen(editor) == before
