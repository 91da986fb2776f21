"""Where words stand in the reports: which office, where in its report, and the text with the words in bold."""

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget

from ita_desktop.language import N_, digits, tr
from ita_desktop.session.office_files import Hit
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.report.hit_list import Context, row_height, surroundings, whole_rows

_COLUMNS = (N_("หน่วยงาน"), N_("ตำแหน่ง"), N_("ข้อความ"))
_TEXT = 2
_SHARES = (0.25, 0.25)
"""Of the width of the list, for the columns before the text."""

_ROWS = 3
"""Rows that a low window still shows."""

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class FoundRows(QAbstractTableModel):
    """Words are made only for the rows that are looked at."""

    replacement = None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hits: tuple[Hit, ...] = ()

    def show_hits(self, hits: tuple[Hit, ...]) -> None:
        """Other hits."""
        self.beginResetModel()
        self.hits = hits
        self.endResetModel()

    def context(self, row: int) -> tuple[str, int, int, str]:
        """As `InContext`."""
        hit = self.hits[row]
        return *surroundings(hit.text, hit.start, hit.end), ""

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.hits)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return tr(_COLUMNS[section]) if orientation is Qt.Orientation.Horizontal else digits(section + 1)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        hit = self.hits[index.row()]
        office = tr("{office} ปี {year}").format(office=hit.office, year=digits(hit.year))
        cells = (office, hit.where, self.context(index.row())[0])
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return cells[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return f"{office} {hit.where}: {cells[_TEXT]}"
        return None


class FoundList(QTableView):
    """The rows; Enter or a double click opens the report there."""

    opened = Signal(object)  # Hit

    def __init__(self, rows: FoundRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("offices.found")
        self.setAccessibleName(tr("ข้อความที่พบ"))
        self.setModel(rows)
        whole_rows(self)
        self.setItemDelegateForColumn(_TEXT, Context(rows, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._fit_rows()
        on(self.activated, self, lambda index: self.opened.emit(rows.hits[index.row()]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for column, share in enumerate(_SHARES):
            self.horizontalHeader().resizeSection(column, round(self.viewport().width() * share))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit_rows()

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(row_height(self))
        self.setMinimumHeight((_ROWS + 2) * row_height(self))
