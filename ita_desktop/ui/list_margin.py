"""The margin of a list: the numbers, the grip that an item is dragged by, the line where dragged items will land."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF, QTextBlock
from PySide6.QtWidgets import QTextEdit

from ita_desktop.domain.lists import Items, label, number_before
from ita_desktop.domain.report import ItemKind
from ita_desktop.ui.style import letter_width

_GAP_EMS = 0.35
_GRIP_EMS = 0.22
_LANDING_WIDTH = 2.0
_LANDING_HEAD = 5.0


def block_at(editor: QTextEdit, y: int) -> QTextBlock:
    """The block at a height of the viewport; the first or last one above or below all."""
    return editor.cursorForPosition(QPoint(editor.viewport().width() - 1, y)).block()


def is_in_margin(editor: QTextEdit, at: QPoint) -> bool:
    """Whether the point lies on the number of an item rather than in its text."""
    block = block_at(editor, at.y())
    return at.x() < block.blockFormat().leftMargin() + editor.document().documentMargin() - 2


def landing_index(editor: QTextEdit, y: int, count: int) -> int:
    """Before which of `count` items something dropped at this height lands; `count` is after the last."""
    if count == 0:
        return 0
    block = block_at(editor, y)
    box = editor.document().documentLayout().blockBoundingRect(block)
    return min(block.blockNumber() + (y > box.center().y()), count)


def paint_margin(editor: QTextEdit, event: QPaintEvent, items: Items, hovered: int | None, landing: int | None) -> None:
    """Draw the numbers of the items in view, the grip of the hovered one, and the landing line."""
    painter = QPainter(editor.viewport())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(editor.font())
    layout = editor.document().documentLayout()
    block = block_at(editor, event.rect().top())
    index = block.blockNumber()
    number = number_before(items, index)
    while block.isValid() and index < len(items):
        box = layout.blockBoundingRect(block)
        if box.top() > event.rect().bottom():
            break
        line = block.layout().lineAt(0)
        baseline = box.top() + line.y() + line.ascent()
        right = block.blockFormat().leftMargin() + editor.document().documentMargin()
        number += items[index].kind is ItemKind.NUMBERED
        painter.setPen(editor.palette().text().color())
        _paint_label(painter, editor, label(items[index].kind, number), QPointF(right, baseline))
        if index == hovered:
            _paint_grip(painter, editor, box.top() + line.y() + line.height() / 2)
        block = block.next()
        index += 1
    if landing is not None:
        _paint_landing(painter, editor, landing, len(items))
    painter.end()


def _paint_label(painter: QPainter, editor: QTextEdit, mark: str, right: QPointF) -> None:
    metrics = editor.fontMetrics()
    gap = letter_width(metrics) * _GAP_EMS
    painter.drawText(QPointF(right.x() - gap - metrics.horizontalAdvance(mark), right.y()), mark)


def _paint_grip(painter: QPainter, editor: QTextEdit, middle: float) -> None:
    """Two columns of three dots at the very left."""
    step = max(letter_width(editor.fontMetrics()) * _GRIP_EMS, 2.0)
    left = editor.document().documentMargin() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(editor.palette().color(QPalette.ColorRole.PlaceholderText))
    for column in range(2):
        for row in (-2, 0, 2):
            painter.drawEllipse(QRectF(left + column * 2 * step, middle + row * step - step / 2, step, step))


def _paint_landing(painter: QPainter, editor: QTextEdit, landing: int, count: int) -> None:
    line = landing_line(editor, landing, count)
    colour = editor.palette().color(QPalette.ColorRole.Highlight)
    painter.setPen(QPen(colour, _LANDING_WIDTH))
    painter.drawLine(line.topLeft(), line.topRight())
    head = [QPointF(line.left(), line.top() + side * _LANDING_HEAD) for side in (-1, 1)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([*head, QPointF(line.left() + 1.5 * _LANDING_HEAD, line.top())]))


def landing_line(editor: QTextEdit, landing: int, count: int) -> QRect:
    """Where the landing line is drawn, in the viewport."""
    document = editor.document()
    layout = document.documentLayout()
    if landing < count:
        y = layout.blockBoundingRect(document.findBlockByNumber(landing)).top()
    else:
        y = layout.blockBoundingRect(document.lastBlock()).bottom()
    top = min(max(round(y), 1), editor.viewport().height() - 2)
    return QRect(2, top, editor.viewport().width() - 4, 0)
