"""Rows of a list that are as high as their words need in the width of the list."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ita_desktop.ui.appearance.design import NEAR, TIGHT
from ita_desktop.ui.appearance.letters import mark_room
from ita_desktop.ui.appearance.wrapped_text import WrappedText

_Index = QModelIndex | QPersistentModelIndex


class WrappedRows(QStyledItemDelegate):
    """Owner of nothing: measures and paints the rows of one list."""

    def __init__(self, rows: QListView) -> None:
        super().__init__(rows)
        self._list = rows
        rows.setResizeMode(QListView.ResizeMode.Adjust)
        # Qt measures rows before it knows whether all have room, and not again when a bar takes of their width.
        rows.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        rows.setItemDelegate(self)

    def lines(self, index: _Index) -> list[str]:
        """The lines that a row shows, with the blanks at their ends."""
        return self._text(index).lines

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        above, below = mark_room(self._list.font())
        return QSize(1, round(self._text(index).size.height()) + above + below + TIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = QStyleOptionViewItem(option)
        self.initStyleOption(row, index)
        row.text = ""  # type: ignore[attr-defined]  # Qt's stubs lack the attributes of its options
        self._list.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, row, painter, self._list)
        is_chosen = row.state & QStyle.StateFlag.State_Selected  # type: ignore[attr-defined]
        ink = QPalette.ColorRole.HighlightedText if is_chosen else QPalette.ColorRole.Text
        painter.setPen(row.palette.color(ink))  # type: ignore[attr-defined]
        above, _ = mark_room(self._list.font())
        corner = QPointF(row.rect.topLeft())  # type: ignore[attr-defined]
        self._text(index).draw(painter, corner + QPointF(NEAR, above + TIGHT / 2))

    def _text(self, index: _Index) -> WrappedText:
        width = self._list.viewport().width() - 2 * NEAR
        return WrappedText(index.data(Qt.ItemDataRole.DisplayRole), self._list.font(), width)
