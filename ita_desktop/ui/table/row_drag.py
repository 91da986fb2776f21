"""Dragging a row of the page of the columns to another place: a line shows where it would be dropped."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPointF, QRect
from PySide6.QtWidgets import QWidget

from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.design import FOCUS_LINE, TIGHT
from ita_desktop.ui.appearance.style import colours_shown
from ita_desktop.ui.table.column_row import ColumnRow


class RowDrag(QObject):
    """Owner of the drag. `rows` are those of the form, from top to bottom."""

    def __init__(
        self,
        holder: QWidget,
        rows: Sequence[ColumnRow],
        dropped: Callable[[ColumnRow, int], None],
        show: Callable[[QWidget], None],
    ) -> None:
        """`dropped` gets the row and by how many places it goes down; `show` scrolls to a row."""
        super().__init__(holder)
        self._holder, self._rows, self._dropped, self._show = holder, rows, dropped, show
        self._row: ColumnRow | None = None
        self._before = 0  # the place before which it would be dropped
        self.line = QWidget(holder)
        self.line.setObjectName("column.drop")
        self.line.setAutoFillBackground(True)
        self.line.hide()

    def watch(self, row: ColumnRow) -> None:
        """The row can be dragged from now on."""
        on(row.grip.pressed, row, lambda: self._begin(row))
        on(row.grip.dragged, row, self._drag)
        on(row.grip.dropped, row, lambda: self._drop())
        on(row.grip.given_up, row, lambda: self.give_up())

    def give_up(self) -> None:
        """The row stays where it is."""
        self._row = None
        self.line.hide()

    def _begin(self, row: ColumnRow) -> None:
        self._row, self._before = row, row.place

    def _drag(self, at: QPointF) -> None:
        if self._row is None:
            return
        y = self._holder.mapFromGlobal(at.toPoint()).y()
        self._before = sum(row.geometry().center().y() < y for row in self._rows)
        above = self._rows[self._before - 1].geometry().bottom() + TIGHT if self._before else 0
        palette = self.line.palette()
        palette.setColor(self.line.backgroundRole(), colours_shown().focus)
        self.line.setPalette(palette)
        self.line.setGeometry(QRect(0, above, self._holder.width(), FOCUS_LINE))
        self.line.show()
        self.line.raise_()
        self._show(self._rows[min(self._before, len(self._rows) - 1)])

    def _drop(self) -> None:
        row, before = self._row, self._before
        self.give_up()
        if row is not None:
            self._dropped(row, before - row.place - (before > row.place))
