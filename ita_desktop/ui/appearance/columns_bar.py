"""The columns of the table as a bar, as wide as on the paper, whose edges are dragged or moved with keys."""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QToolTip, QWidget

from ita_desktop.domain.report.paper_settings import scaled, with_edge_moved
from ita_desktop.domain.thai.clusters import cluster_starts
from ita_desktop.language import digits, tr
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.design import FIELD_CORNER, FOCUS_LINE, LINE, SMALL_POINTS, TIGHT, WIDE
from ita_desktop.ui.appearance.labels import joined
from ita_desktop.ui.appearance.letters import mark_room
from ita_desktop.ui.appearance.style import colours_shown, text_font

_AS_FAR_AS_IT_GOES = 10_000
_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: +1}
_WITH_SHIFT = 5
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_HELD = _SHIFT | Qt.KeyboardModifier.KeypadModifier


class _Drag(NamedTuple):
    """Of an edge: where the mouse was pressed (pixels of the screen), and the widths then."""

    edge: int
    start: float
    widths: tuple[int, ...]


class ColumnsBar(QWidget):
    """Owner of the widths while an edge is dragged; until then it shows those that it was given last, in millimetres.

    A column may be called by a shorter name than its title, which is shown under the mouse.
    """

    tried = Signal(object)  # the widths under the mouse, which are not meant yet; those of before once that is given up
    dragged = Signal(object)  # the widths after an edge was dragged
    stepped = Signal(object)  # the widths after a key
    left = Signal()  # the keys go elsewhere

    def __init__(self, names: Sequence[str], titles: Sequence[str]) -> None:
        super().__init__()
        self._names, self._titles = tuple(names), tuple(titles)
        self._room = 0.0  # mm of the paper that the columns fill
        self._drag: _Drag | None = None
        self.widths: tuple[int, ...] = ()
        self.edges = tuple(ColumnEdge(self, edge) for edge in range(len(names) - 1))
        self.setAccessibleName(tr("ภาพความกว้างของคอลัมน์"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_widths(self, widths: tuple[int, ...], room: float | None = None) -> None:
        """Show these widths, and as they fill that room (mm) if it is known. What is being dragged is let go."""
        self._drag = None
        self._room = room or self._room or sum(widths)
        self._show(widths)

    @property
    def is_dragged(self) -> bool:
        """Whether the mouse holds an edge."""
        return self._drag is not None

    @property
    def words(self) -> str:
        """The columns with their widths."""
        return joined([self._said(column) for column in range(len(self.widths))])

    def box_of(self, column: int) -> QRectF:
        """Where the column (from 0) is, in pixels of the bar."""
        edges = self._places()
        return QRectF(edges[column], 0, edges[column + 1] - edges[column], self.height())

    def step(self, edge: int, by: int) -> None:
        """Move an edge by so many millimetres, as far as it goes."""
        moved = with_edge_moved(self.widths, edge, by, self._room)
        if moved != self.widths and self._drag is None:
            self._show(moved)
            self.stepped.emit(moved)

    def press(self, edge: int, at: float) -> None:
        """The mouse holds the edge at that pixel of the screen."""
        self._drag = _Drag(edge, at, self.widths)

    def drag(self, at: float) -> None:
        """The mouse goes there with the edge that it holds."""
        if self._drag is not None:
            before = self._drag.widths
            by = round((at - self._drag.start) / self.width() * sum(before))
            moved = with_edge_moved(before, self._drag.edge, by, self._room)
            if moved != self.widths:
                self._show(moved)
                self.tried.emit(moved)

    def drop(self) -> None:
        """The mouse lets go."""
        drag, self._drag = self._drag, None
        if drag is not None and drag.widths != self.widths:
            self.dragged.emit(self.widths)

    def give_up(self) -> bool:
        """The edge goes back to where it was before the mouse held it. False if none is held."""
        drag, self._drag = self._drag, None
        if drag is not None and drag.widths != self.widths:
            self._show(drag.widths)
            self.tried.emit(drag.widths)
        return drag is not None

    def range_of(self, edge: int) -> tuple[int, int]:
        """The least and the greatest width of the column before the edge."""
        ends = (with_edge_moved(self.widths, edge, by, self._room) for by in (-_AS_FAR_AS_IT_GOES, _AS_FAR_AS_IT_GOES))
        least, most = (widths[edge] for widths in ends)
        return least, most

    def said_around(self, edge: int) -> str:
        """The two columns beside the edge with their widths."""
        return joined([self._said(edge), self._said(edge + 1)])

    def name_of(self, column: int) -> str:
        """What the column is called here."""
        return self._names[column]

    def sizeHint(self) -> QSize:
        return QSize(WIDE * len(self._names), round(2 * self._line() + 3 * TIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            places = range(len(self.widths))
            column = next((one for one in places if self.box_of(one).contains(QPointF(event.pos()))), None)
            if column is not None:
                words = tr("{column} {width} มม.").format(
                    column=self._titles[column], width=digits(self.widths[column])
                )
                QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.give_up()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_edges()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours, font = colours_shown(), text_font(SMALL_POINTS)
        metrics, above = QFontMetricsF(font), mark_room(font)[0]
        painter = QPainter(self)
        painter.setFont(font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.edge), LINE))
        painter.setBrush(QColor(colours.base))
        half = LINE / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), FIELD_CORNER, FIELD_CORNER)
        below_names = self._line() + 1.5 * TIGHT
        for column, width in enumerate(self.widths):
            box = self.box_of(column)
            if column:
                painter.fillRect(QRectF(box.left() - half, 0, LINE, self.height()), QColor(colours.edge))
            number = digits(width)
            has_room = metrics.horizontalAdvance(number) <= box.width() - TIGHT
            for words, top, colour in (
                (_cut(self._names[column], box.width() - 2 * TIGHT, metrics), TIGHT, colours.text),
                (number if has_room else "", below_names + TIGHT / 2, colours.quiet),
            ):
                painter.setPen(QColor(colour))
                left = box.center().x() - metrics.horizontalAdvance(words) / 2
                painter.drawText(QPointF(left, top + above + metrics.ascent()), words)
        painter.fillRect(QRectF(LINE, below_names, self.width() - 2 * LINE, LINE), QColor(colours.line))
        painter.end()

    def _show(self, widths: tuple[int, ...]) -> None:
        self.widths = widths
        self.setAccessibleDescription(self.words)
        for edge in self.edges:
            edge.show_width()
        self._place_edges()
        self.update()

    def _place_edges(self) -> None:
        if self.widths:
            for edge, place in zip(self.edges, self._places()[1:-1], strict=True):
                edge.setGeometry(round(place) - WIDE // 2, 0, WIDE, self.height())

    def _places(self) -> tuple[float, ...]:
        """The edges in pixels, the two ends of the bar among them."""
        shown = scaled(self.widths, self._room)
        return tuple(accumulate((width * self.width() / sum(shown) for width in shown), initial=0.0))

    def _said(self, column: int) -> str:
        return f"{self._names[column]} {digits(self.widths[column])}"

    def _line(self) -> float:
        """Pixels of a line of words with its marks."""
        font = text_font(SMALL_POINTS)
        return QFontMetricsF(font).height() + sum(mark_room(font))


class ColumnEdge(QAbstractSlider):
    """An edge between two columns: to a screen reader a slider with the width of the column before it."""

    def __init__(self, bar: ColumnsBar, edge: int) -> None:
        super().__init__(bar)
        self._bar, self._edge = bar, edge
        self.setObjectName(f"column.edge.{edge}")
        self.setAccessibleName(tr("ความกว้าง {column}").format(column=bar.name_of(edge)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        on(self.valueChanged, self, lambda width: bar.step(edge, width - bar.widths[edge]))  # by a screen reader

    def show_width(self) -> None:
        """The bar has other widths."""
        with QSignalBlocker(self):
            self.setRange(*self._bar.range_of(self._edge))
            self.setValue(self._bar.widths[self._edge])
        self.setAccessibleDescription(self._bar.said_around(self._edge))
        self.setToolTip(self._bar.said_around(self._edge))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._bar.press(self._edge, event.globalPosition().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._bar.drag(event.globalPosition().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._bar.drop()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the form scrolls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = _KEYS.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape and self._bar.give_up():
            return
        if by is None or event.modifiers() & ~_HELD:
            event.ignore()
        else:
            self._bar.step(self._edge, by * (_WITH_SHIFT if event.modifiers() & _SHIFT else 1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
        self._bar.left.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A grip in the middle; the whole edge if the mouse is on it, and a line around it if it has the focus."""
        colours, middle = colours_shown(), QRectF(self.rect()).center()
        is_meant = self.hasFocus() or self.underMouse()
        colour = QColor(colours.focus if is_meant else colours.edge)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            half = FOCUS_LINE / 2
            painter.setPen(QPen(colour, FOCUS_LINE))
            painter.setBrush(QColor(colours.base))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), FIELD_CORNER, FIELD_CORNER)
        elif is_meant:
            painter.fillRect(QRectF(middle.x() - FOCUS_LINE / 2, 0, FOCUS_LINE, self.height()), colour)
        grip = QRectF(0, 0, TIGHT, self.height() / 2)
        grip.moveCenter(middle)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(grip, grip.width() / 2, grip.width() / 2)
        painter.end()


def _cut(text: str, room: float, metrics: QFontMetricsF) -> str:
    """As much of the text as there is room for, whole letters with their marks, and dots for the rest."""
    if metrics.horizontalAdvance(text) <= room:
        return text
    cut = (text[:at] + "…" for at in reversed(cluster_starts(text)) if at)
    return next((short for short in cut if metrics.horizontalAdvance(short) <= room), "")
