"""Beside the table: the measures that come of it, and the lines to look at, to know and to switch."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ita_desktop.session.importing.shown import Line, Outcome, Place
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.design import FONT_POINTS, LINE, NEAR, SMALL_POINTS, TIGHT, WIDE
from ita_desktop.ui.appearance.letters import mark_room
from ita_desktop.ui.appearance.screen_reader import named
from ita_desktop.ui.appearance.style import colours_shown, text_font
from ita_desktop.ui.appearance.wrapped_text import WrappedText

_Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole
_PLAIN, _WANTED, _ISSUE = range(3)
_BOX = 2 * WIDE
"""Pixels for the tick of a line that can be switched."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: its words, the quiet ones below them, how it looks, where it leads, and whether it is switched on."""

    words: str
    detail: str
    look: int
    place: Place | None
    is_on: bool | None = None


class SideList(QListWidget):
    """Rows of words in whole lines, each of which leads to its place in the table."""

    asked_for = Signal(object)  # Place

    def __init__(self, name: str, words: str) -> None:
        super().__init__()
        named(self, name, words)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setItemDelegate(_Rows(self))
        on(self.currentItemChanged, self, lambda item: self._go(item))
        on(self.itemClicked, self, lambda item: self._go(item))

    def show_outcomes(self, outcomes: Sequence[Outcome]) -> None:
        """The measures."""
        self._show([_Row(one.title, one.detail, _ISSUE if one.is_issue else _PLAIN, one.place) for one in outcomes])

    def show_lines(self, lines: Sequence[Line]) -> None:
        """The lines."""
        self._show([_Row(one.words, "", _WANTED if one.wants else _PLAIN, one.place, one.is_on) for one in lines])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Space:
            event.accept()

    def _show(self, rows: Sequence["_Row"]) -> None:
        """Other rows. As many as before stay where they are, so that the one that was switched stays in view."""
        with QSignalBlocker(self):
            if self.count() != len(rows):
                self.clear()
                self.addItems([row.words for row in rows])
            for at, row in enumerate(rows):
                item = self.item(at)
                if item.data(_ROW) != row:
                    item.setData(_ROW, row)
                    item.setText(row.words)
                    if row.is_on is None:
                        item.setData(Qt.ItemDataRole.CheckStateRole, None)
                    else:
                        item.setCheckState(Qt.CheckState.Checked if row.is_on else Qt.CheckState.Unchecked)
        self.viewport().update()

    def _go(self, item: QListWidgetItem | None) -> None:
        row = item.data(_ROW) if item is not None else None
        if isinstance(row, _Row) and row.place is not None:
            self.asked_for.emit(row.place)


class _Rows(QStyledItemDelegate):
    """Paints the rows: words, and under those of a measure quiet ones."""

    def __init__(self, rows: SideList) -> None:
        super().__init__(rows)
        self._list = rows

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        above, below = mark_room(self._list.font())
        detail = self._detail(index)
        height = self._words(index).size.height() + (detail.size.height() if detail is not None else 0)
        return QSize(1, round(height) + above + below + NEAR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = QStyleOptionViewItem(option)
        self.initStyleOption(row, index)
        row.text = ""  # type: ignore[attr-defined]  # Qt's stubs lack the attributes of its options
        box = row.rect  # type: ignore[attr-defined]
        colours = colours_shown()
        is_chosen = bool(row.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        look = _row(index).look
        if look == _WANTED and not is_chosen:
            painter.fillRect(box, QColor(colours.wanted_ground))
        self._list.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, row, painter, self._list)
        ink = colours.wanted if look == _WANTED else colours.text
        if is_chosen:
            ink = colours.chosen_text
        above, _ = mark_room(self._list.font())
        corner = QPointF(box.topLeft()) + QPointF(self._left(index), above + TIGHT)
        painter.setPen(QColor(ink))
        words = self._words(index)
        words.draw(painter, corner)
        detail = self._detail(index)
        if detail is not None:
            painter.setPen(QColor(colours.chosen_text if is_chosen else colours.quiet))
            detail.draw(painter, corner + QPointF(0, words.size.height()))
        painter.setPen(QColor(colours.line))
        painter.drawLine(box.left(), box.bottom(), box.right(), box.bottom() - LINE + 1)

    def _left(self, index: _Index) -> int:
        return _BOX if _row(index).is_on is not None else NEAR

    def _width(self, index: _Index) -> int:
        bar = self._list.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)  # always left free for it
        return max(self._list.contentsRect().width() - bar - self._left(index) - NEAR, 1)

    def _words(self, index: _Index) -> WrappedText:
        row = _row(index)
        font = text_font(FONT_POINTS if row.detail else SMALL_POINTS, bold=row.look == _ISSUE)
        return WrappedText(row.words, font, self._width(index))

    def _detail(self, index: _Index) -> WrappedText | None:
        detail = _row(index).detail
        return WrappedText(detail, text_font(SMALL_POINTS), self._width(index)) if detail else None


def _row(index: _Index) -> _Row:
    row = index.data(_ROW)
    return row if isinstance(row, _Row) else _Row(str(index.data()), "", _PLAIN, None)
