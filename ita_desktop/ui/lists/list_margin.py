"""The margin of a list: the numbers, the grip that an item is dragged by, the line where dragged items will land."""

from collections.abc import Collection
from itertools import islice

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QTextEdit

from ita_desktop.domain.report.lists import Items, marks_of
from ita_desktop.ui.appearance.letters import letter_width
from ita_desktop.ui.lists.list_layout import GAP_EMS, ListLayout

_GRIP_EMS = 0.22
_LANDING_WIDTH = 2.0
_LANDING_HEAD = 5.0
_BAR = 4.0
"""Pixels; as high as the item."""


def is_in_margin(layout: ListLayout, at: QPoint) -> bool:
    """Whether the point lies on the number of an item rather than in its text."""
    return at.x() < layout.left(layout.index_at(at.y())) - 2


def landing_index(layout: ListLayout, y: int, count: int) -> int:
    """Before which of `count` items something dropped at this height lands; `count` is after the last."""
    if count == 0:
        return 0
    index = layout.index_at(y)
    return min(index + (y > layout.box(index).center().y()), count)


def paint_margin(
    editor: QTextEdit,
    layout: ListLayout,
    event: QPaintEvent,
    items: Items,
    hovered: int | None,
    landing: int | None,
    marked: Collection[str],
) -> None:
    """Draw the numbers of the items in view, a bar beside those that are marked, the grip of the hovered one, and the
    landing line."""
    painter = QPainter(editor.viewport())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(editor.font())
    seen = layout.blocks_between(event.rect().top(), event.rect().bottom())
    block = editor.document().findBlockByNumber(seen[0])
    bar = editor.palette().color(QPalette.ColorRole.Highlight)
    for index, mark in islice(enumerate(marks_of(items)), seen[0], seen[-1] + 1):
        top = layout.top(index)
        line = block.layout().lineAt(0)
        painter.setPen(editor.palette().text().color())
        right = QPointF(layout.left(index), top + line.y() + line.ascent())
        _paint_label(painter, editor, mark, right)
        if items[index].id in marked:
            painter.fillRect(QRectF(0, layout.box(index).top(), _BAR, layout.box(index).height()), bar)
        if index == hovered:
            _paint_grip(painter, editor, top + line.y() + line.height() / 2)
        block = block.next()
    if landing is not None:
        _paint_landing(painter, editor, layout, landing, len(items))
    painter.end()


def _paint_label(painter: QPainter, editor: QTextEdit, mark: str, right: QPointF) -> None:
    metrics = editor.fontMetrics()
    gap = letter_width(metrics) * GAP_EMS
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


def _paint_landing(painter: QPainter, editor: QTextEdit, layout: ListLayout, landing: int, count: int) -> None:
    line = _landing_line(editor, layout, landing, count)
    colour = editor.palette().color(QPalette.ColorRole.Highlight)
    painter.setPen(QPen(colour, _LANDING_WIDTH))
    painter.drawLine(line.topLeft(), line.topRight())
    head = [QPointF(line.left(), line.top() + side * _LANDING_HEAD) for side in (-1, 1)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([*head, QPointF(line.left() + 1.5 * _LANDING_HEAD, line.top())]))


def _landing_line(editor: QTextEdit, layout: ListLayout, landing: int, count: int) -> QRect:
    """Where the landing line is drawn, in the viewport."""
    y = layout.box(landing).top() if landing < count else layout.box(max(count - 1, 0)).bottom()
    top = min(max(round(y), 1), editor.viewport().height() - 2)
    return QRect(2, top, editor.viewport().width() - 4, 0)
