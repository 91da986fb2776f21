"""Where words stand in the reports: which office, where in its report, and the text with the words in bold."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ita_desktop.language import N_, digits, tr
from ita_desktop.session.office_files import Hit
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.report.in_context import ContextList, ContextRows, Index, surroundings

_TEXT = 2


class FoundRows(ContextRows):
    """Words are made only for the rows that are looked at."""

    columns = (N_("หน่วยงาน"), N_("ตำแหน่ง"), N_("ข้อความ"))

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hits: tuple[Hit, ...] = ()

    def show_hits(self, hits: tuple[Hit, ...]) -> None:
        """Other hits."""
        self.beginResetModel()
        self.hits = hits
        self.endResetModel()

    def count(self) -> int:
        return len(self.hits)

    def context(self, row: int) -> tuple[str, int, int, str]:
        hit = self.hits[row]
        return *surroundings(hit.text, hit.start, hit.end), ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        hit = self.hits[index.row()]
        office = tr("{office} ปี {year}").format(office=hit.office, year=digits(hit.year))
        cells = (office, hit.where, self.context(index.row())[0])
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return cells[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return f"{office} {hit.where}: {cells[_TEXT]}"
        return None


class FoundList(ContextList):
    """The rows; Enter or a double click opens the report there."""

    opened = Signal(object)  # Hit
    text_column = _TEXT
    shares = (0.25, 0.25)
    least_rows = 5

    def __init__(self, rows: FoundRows) -> None:
        super().__init__("offices.found", tr("ข้อความที่พบ"), rows)
        on(self.activated, self, lambda index: self.opened.emit(rows.hits[index.row()]))
