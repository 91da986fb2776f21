"""The rows of a table that was read, as a model: first what each row is, then its cells."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from ita_desktop.language import tr
from ita_desktop.session.importing.shown import ROW_WORDS, Place, ShownRow, ShownTable

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_NO_TABLE = ShownTable((), (), (), (), False)


class ReadRows(QAbstractTableModel):
    """Owner of the table that is shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.table = _NO_TABLE

    def show_table(self, table: ShownTable) -> None:
        """Another table, or other kinds of its rows."""
        same = [row.place for row in self.table.rows] == [row.place for row in table.rows]
        if same and len(table.roles) == len(self.table.roles):
            self.table = table
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def row_at(self, index: _Index) -> ShownRow:
        """The row of an index."""
        return self.table.rows[index.row()]

    def index_of(self, place: Place) -> QModelIndex:
        """Where a place is shown; no index if it is in another table."""
        wanted = (place.table, place.row)
        rows = enumerate(self.table.rows)
        row = next((at for at, row in rows if (row.place.table, row.place.row) == wanted), None)
        return self.index(row, 0 if place.column is None else place.column + 1) if row is not None else QModelIndex()

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.table.roles) + 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        kind = tr(ROW_WORDS[row.kind])
        text = row.cells[index.column() - 1] if index.column() else kind
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return text if not index.column() else f"{self.table.names[index.column() - 1]} {text}".strip()
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return kind
        return None
