"""The table of the files: sorted by a click on a heading, or by what is chosen beside it; Enter opens a report."""

from PySide6.QtCore import QSortFilterProxyModel, Qt, Signal
from PySide6.QtWidgets import QTableView

from ita_desktop.language import tr
from ita_desktop.session.office_files import OfficeFile
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.letters import letter_width
from ita_desktop.ui.offices.file_rows import COLUMNS, ORDER_ROLE, FileRows
from ita_desktop.ui.report.in_context import WholeRows

_LETTERS = {"office": 25, "district": 9, "year": 17, "on": 9, "file_name": 13}
"""How wide columns are; others as wide as their headings, and the last one as wide as the rest."""

_STATE_LETTERS = 11  # มีฉบับใหม่กว่า
_PAD = 12


class FileTable(WholeRows):
    """Owner of the order of the rows and of which is the current one."""

    opened = Signal(object)  # OfficeFile: by Enter or a double click
    current_changed = Signal()
    sorted_by = Signal(int, object)  # column, Qt.SortOrder
    least_rows = 7

    def __init__(self, rows: FileRows) -> None:
        self._rows = rows
        self._sorted = QSortFilterProxyModel()
        self._sorted.setSortRole(ORDER_ROLE)
        self._sorted.setSourceModel(rows)
        super().__init__("offices.table", tr("แฟ้มของหน่วยงาน"), self._sorted)
        self.setAlternatingRowColors(True)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        head = self.horizontalHeader()
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setSortIndicatorClearable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        on(head.sortIndicatorChanged, self, self._sort)
        on(self.activated, self, self._open)
        on(self.selectionModel().currentRowChanged, self, lambda *_: self.current_changed.emit())
        self.fit_rows()  # the marks of the order have room, too

    @property
    def current(self) -> OfficeFile | None:
        """The file of the current row."""
        index = self.currentIndex()
        return self._rows.files[self._sorted.mapToSource(index).row()] if index.isValid() else None

    @property
    def shown(self) -> list[OfficeFile]:
        """The files in the order of the rows."""
        rows = (self._sorted.mapToSource(self._sorted.index(row, 0)).row() for row in range(self._sorted.rowCount()))
        return [self._rows.files[row] for row in rows]

    def sort_by(self, column: int, order: Qt.SortOrder) -> None:
        """Sort by a column; -1: as the files were read."""
        self.horizontalHeader().setSortIndicator(column, order)

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        self._sorted.sort(column, order)
        self.scrollTo(self.currentIndex())
        self.sorted_by.emit(column, order)

    def _open(self) -> None:
        if self.current is not None:
            self.opened.emit(self.current)

    def fit_rows(self) -> None:
        letter, head = letter_width(self.fontMetrics()), self.horizontalHeader()
        for column, key in enumerate(COLUMNS):
            wanted = _LETTERS.get(key, 0) * letter + _PAD
            head.resizeSection(column, max(wanted, head.sectionSizeHint(column)))
        super().fit_rows()

    def fit_columns(self) -> None:
        """The state has the rest of the width, or what it can be read in."""
        last, head = len(COLUMNS) - 1, self.horizontalHeader()
        rest = self.viewport().width() - head.sectionPosition(last)
        head.resizeSection(last, max(rest, _STATE_LETTERS * letter_width(self.fontMetrics())))
