"""The table as it was read: its cells in whole Thai words, and in colours what becomes of each row.

Rows are measured when they come into view: of a plan of thousands only those that are seen.
"""

from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ita_desktop.domain.report.columns import Columns
from ita_desktop.language import tr
from ita_desktop.session.importing.shown import CHOOSABLE, ROW_WORDS, Place, RowKind, ShownRow, ShownTable
from ita_desktop.session.qt.lifetimes import after, on
from ita_desktop.ui.appearance.design import LINE, NEAR, SMALL_POINTS, TIGHT
from ita_desktop.ui.appearance.letters import letter_width, mark_room
from ita_desktop.ui.appearance.screen_reader import named
from ita_desktop.ui.appearance.style import colours_shown, text_font
from ita_desktop.ui.appearance.wrapped_text import WrappedText
from ita_desktop.ui.importing.read_rows import ReadRows
from ita_desktop.ui.importing.role_header import RoleHeader
from ita_desktop.ui.keyboard.thai_layouts import Menu

_Index = QModelIndex | QPersistentModelIndex
_LEAST_LETTERS = 12
"""Letters for which the narrowest column has room."""

_SHORT, _SHORT_LETTERS = 5, 8
"""Characters in every cell of a column for numbers, and the letters for which it has room."""

_KIND_LETTERS = 9
_LEAST = QSize(320, 200)
"""Pixels in which a table can still be read."""

_SPANS_MAX = 400
"""Cells over several columns that are shown so: Qt looks through all of them for each cell."""

_LOOKED_AT = 2_000
"""Rows by which widths are shared."""

_KEPT = 2_000
"""Texts that are laid out."""

_QUIET = (RowKind.HEAD, RowKind.ABOVE, RowKind.TOTAL, RowKind.BLANK)


class ReadTable(QTableView):
    """Owner of the measures of its rows and columns."""

    row_chosen = Signal(object, object)  # Place, RowKind

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, showGrid=False, wordWrap=False, cornerButtonEnabled=False)  # the lines are ours
        named(self, "import.table", tr("ตารางตามที่อ่านได้"))
        self.rows = ReadRows(self)
        self.roles = RoleHeader(self)
        self.setModel(self.rows)
        self.setHorizontalHeader(self.roles)
        self.setItemDelegate(_Cells(self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMinimumSize(_LEAST)
        self._texts: dict[tuple[str, int, bool], WrappedText] = {}
        self._measured: set[int] = set()
        self._fitting = after(0, self, self._fit_seen)
        self.verticalScrollBar().valueChanged.connect(self._fitting.start)
        self.roles.sectionResized.connect(self._on_widths_changed)
        on(self.doubleClicked, self, self._open_menu_of)

    def show_table(self, table: ShownTable, columns: Columns) -> None:
        """Another table, or what it is now."""
        is_other = table.tables != self.rows.table.tables or len(table.roles) != len(self.rows.table.roles)
        self.rows.show_table(table)
        self.roles.show_roles(table, columns)
        if is_other:
            self._share_width()
            self._span()
            self._guess_heights()
        self._fitting.start()

    def go_to(self, place: Place) -> bool:
        """Bring a place into view and choose it; false if it is in another table."""
        index = self.rows.index_of(place)
        if not index.isValid():
            return False
        self.setCurrentIndex(index)
        for _ in range(2):  # rows above it are measured as they come into view
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
            self._fit_seen()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._share_width()
        self._fitting.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_F2) and self.currentIndex().isValid():
            self._open_menu_of(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos()) if event.reason() is QContextMenuEvent.Reason.Mouse else self.currentIndex()
        if index.isValid():
            self._open_menu_of(index)

    def menu_of(self, row: ShownRow) -> Menu:
        """The kinds that a row can be."""
        menu = Menu(self)
        for kind in CHOOSABLE:
            action = menu.addAction(tr(ROW_WORDS[kind]))
            action.setCheckable(True)
            action.setChecked(kind is row.kind)
            on(action.triggered, self, lambda kind=kind: self.row_chosen.emit(row.place, kind))
        return menu

    def text(self, words: str, width: int, *, bold: bool = False) -> WrappedText:
        """Words laid out in a width."""
        key = (words, width, bold)
        if key not in self._texts:
            if len(self._texts) >= _KEPT:
                self._texts.clear()
            self._texts[key] = WrappedText(words, self.words_font(bold=bold), max(width, 1))
        return self._texts[key]

    def words_font(self, *, bold: bool = False) -> QFont:
        """The type of the cells."""
        return text_font(SMALL_POINTS, bold=bold)

    def _open_menu_of(self, index: QModelIndex) -> None:
        box = self.visualRect(index)
        corner = QPoint(box.left(), min(max(box.top(), 0) + self.fontMetrics().height(), self.viewport().height()))
        self.menu_of(self.rows.row_at(index)).open_at(self.viewport().mapToGlobal(corner))

    def _span(self) -> None:
        self.clearSpans()
        spans = [(at, column, across) for at, row in enumerate(self.rows.table.rows) for column, across in row.wide]
        for at, column, across in spans[:_SPANS_MAX]:
            self.setSpan(at, column + 1, 1, across)

    def _share_width(self) -> None:
        """The widths of the columns, by how much stands in them."""
        rows = self.rows.table.rows
        columns = len(self.rows.table.roles)
        if not columns:
            return
        letter = letter_width(self.fontMetrics())
        first = _KIND_LETTERS * letter
        amounts = [0] * columns
        for row in rows[:_LOOKED_AT]:
            covered = {column for column, _ in row.wide}
            amounts = [most if at in covered else max(most, len(row.cells[at])) for at, most in enumerate(amounts)]
        least = [letter * (_LEAST_LETTERS if amount > _SHORT else _SHORT_LETTERS) for amount in amounts]
        shares = [max(amount, 1) ** 0.5 for amount in amounts]
        rest = max(self.viewport().width() - first - sum(least), 0)
        with QSignalBlocker(self.roles):
            self.setColumnWidth(0, first)
            for column, share in enumerate(shares):
                self.setColumnWidth(column + 1, least[column] + int(rest * share / sum(shares)))
        self.roles.place_boxes()
        self._on_widths_changed()

    def _on_widths_changed(self) -> None:
        self._measured.clear()
        self._fitting.start()

    def _guess_heights(self) -> None:
        """Heights by the count of letters, until rows are seen."""
        self._measured.clear()
        letter, line = letter_width(self.fontMetrics()), self.fontMetrics().lineSpacing()
        widths = [max(self.columnWidth(column + 1), 1) for column in range(len(self.rows.table.roles))]
        for at, row in enumerate(self.rows.table.rows):
            cells = zip(row.cells, widths, strict=True)
            lines = max((ceil(len(text) * letter / width) + text.count("\n") for text, width in cells), default=1)
            self.setRowHeight(at, max(lines, 1) * line + NEAR)

    def _fit_seen(self) -> None:
        """Measure the rows that are in view."""
        at = max(self.rowAt(0), 0)
        bottom = self.viewport().height()
        while at < self.rows.rowCount() and self.rowViewportPosition(at) < bottom:
            if at not in self._measured:
                self._measured.add(at)
                self.setRowHeight(at, self._height_of(at))
            at += 1

    def _height_of(self, at: int) -> int:
        row = self.rows.table.rows[at]
        above, below = mark_room(self.words_font())
        heights = [
            self.text(self._shown(at, column), self._width_of(at, column), bold=row.kind is RowKind.ISSUE).size.height()
            for column in range(self.rows.columnCount())
        ]
        return ceil(max(heights)) + above + below + NEAR

    def _shown(self, at: int, column: int) -> str:
        return str(self.rows.data(self.rows.index(at, column)))

    def _width_of(self, at: int, column: int) -> int:
        span = self.columnSpan(at, column)
        return sum(self.columnWidth(column + more) for more in range(span)) - 2 * TIGHT


class _Cells(QStyledItemDelegate):
    """Paints the cells of a table in whole words."""

    def __init__(self, view: ReadTable) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = self._view.rows.row_at(index)
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        box: QRect = cell.rect  # type: ignore[attr-defined]  # Qt's stubs lack the attributes of its options
        colours = colours_shown()
        is_chosen = bool(cell.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        ground = {RowKind.ISSUE: colours.alternate, RowKind.GOES_ON: colours.alternate}.get(row.kind, colours.base)
        if row.kind in _QUIET:
            ground = colours.window
        has_focus = self._view.hasFocus()
        painter.save()
        painter.fillRect(box, QColor((colours.chosen if has_focus else colours.chosen_away) if is_chosen else ground))
        painter.setPen(QColor(colours.line))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.drawLine(box.topRight(), box.bottomRight())
        is_quiet = row.kind in _QUIET or index.column() == 0
        ink = colours.chosen_text if is_chosen else colours.quiet if is_quiet else colours.text
        painter.setPen(QColor(ink))
        painter.setClipRect(box.adjusted(0, 0, -LINE, -LINE))
        above, _ = mark_room(self._view.words_font())
        text = self._view.text(str(index.data()), box.width() - 2 * TIGHT, bold=row.kind is RowKind.ISSUE)
        text.draw(painter, QPointF(box.topLeft()) + QPointF(TIGHT, above + TIGHT))
        painter.restore()
