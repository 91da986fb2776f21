"""Beside the table: the measures that come of it, and the lines to look at, to know and to switch."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ita_desktop.language import tr
from ita_desktop.session.importing.shown import Line, Outcome, Place
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.design import FONT_POINTS, LINE, NEAR, SMALL_POINTS, TIGHT, WIDE
from ita_desktop.ui.appearance.letters import mark_room
from ita_desktop.ui.appearance.style import colours_shown, text_font
from ita_desktop.ui.appearance.wrapped_text import WrappedText

_Index = QModelIndex | QPersistentModelIndex
_DETAIL, _LOOK, _PLACE = (Qt.ItemDataRole.UserRole + at for at in range(3))
_PLAIN, _WANTED, _ISSUE = range(3)
_BOX = 2 * WIDE
"""Pixels for the tick of a line that can be switched."""


class SideList(QListWidget):
    """Rows of words in whole lines, each of which leads to its place in the table."""

    asked_for = Signal(object)  # Place

    def __init__(self, name: str, words: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setItemDelegate(_Rows(self))
        on(self.currentItemChanged, self, lambda item: self._go(item))
        on(self.itemClicked, self, lambda item: self._go(item))

    def show_outcomes(self, outcomes: tuple[Outcome, ...]) -> None:
        """The measures."""
        self._begin()
        for one in outcomes:
            item = QListWidgetItem(one.title)
            item.setData(_DETAIL, one.detail)
            item.setData(_LOOK, _ISSUE if one.is_issue else _PLAIN)
            item.setData(_PLACE, one.place)
            self.addItem(item)
        self._end()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """The lines."""
        self._begin()
        for line in lines:
            item = QListWidgetItem(line.words)
            item.setData(_LOOK, _WANTED if line.wants else _PLAIN)
            item.setData(_PLACE, line.place)
            if line.is_on is not None:
                item.setCheckState(Qt.CheckState.Checked if line.is_on else Qt.CheckState.Unchecked)
            self.addItem(item)
        self._end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Space:
            event.accept()

    def _begin(self) -> None:
        self._row, self._top = self.currentRow(), self.verticalScrollBar().value()
        self.blockSignals(True)
        self.clear()

    def _end(self) -> None:
        """The row that was chosen is so again, and in view as before."""
        self.setCurrentRow(min(self._row, self.count() - 1))
        self.blockSignals(False)
        self.verticalScrollBar().setValue(self._top)

    def _go(self, item: QListWidgetItem | None) -> None:
        place = item.data(_PLACE) if item is not None else None
        if isinstance(place, Place):
            self.asked_for.emit(place)


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
        look = index.data(_LOOK)
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
        return _BOX if index.data(Qt.ItemDataRole.CheckStateRole) is not None else NEAR

    def _width(self, index: _Index) -> int:
        return max(self._list.viewport().width() - self._left(index) - NEAR, 1)

    def _words(self, index: _Index) -> WrappedText:
        is_issue = index.data(_LOOK) == _ISSUE
        font = text_font(SMALL_POINTS if is_issue or not index.data(_DETAIL) else FONT_POINTS, bold=is_issue)
        return WrappedText(index.data(Qt.ItemDataRole.DisplayRole), font, self._width(index))

    def _detail(self, index: _Index) -> WrappedText | None:
        detail = index.data(_DETAIL)
        return WrappedText(detail, text_font(SMALL_POINTS), self._width(index)) if detail else None


def outcome_list() -> SideList:
    """The measures that come of the table."""
    return SideList("import.outcomes", tr("มาตรการที่จะได้"))


def line_list() -> SideList:
    """What to look at."""
    return SideList("import.lines", tr("ควรดู"))
