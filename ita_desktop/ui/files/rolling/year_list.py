"""The years that would move, one row a change: a tick, where it is, the words around it with the old year struck out
before the new one, and why it may be wrong."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView, QWidget

from ita_desktop.domain.report.address import Address, AddressWords
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.rolling.roll_over import YearChange
from ita_desktop.language import N_, tr
from ita_desktop.ui.report.in_context import ContextList, ContextRows, Index, surroundings

_AROUND = (30, 60)
"""Characters of the text before a year and after it."""

_Key = tuple[Address, int, int]


class YearRows(ContextRows):
    """Owner of what is ticked: what is certain, unless the user has chosen otherwise. Words are made only for the rows
    that are looked at."""

    ticked_changed = Signal()
    columns = (N_("ตำแหน่ง"), N_("เดิม (ขีดฆ่า) และใหม่"), N_("โปรดตรวจ"))
    replacement = ""  # each row has its own

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.changes: tuple[YearChange, ...] = ()
        self._words: AddressWords | None = None
        self._chosen: dict[_Key, bool] = {}  # by the user

    def show_changes(self, report: Report, changes: tuple[YearChange, ...]) -> None:
        """Other changes. One in the same place keeps the tick, or lack of it, that the user chose."""
        self.beginResetModel()
        self._words, self.changes = AddressWords(report), changes
        self.endResetModel()
        self.ticked_changed.emit()

    def ticked(self) -> tuple[YearChange, ...]:
        """The changes that are chosen."""
        return tuple(change for change in self.changes if self._is_ticked(change))

    def tick(self, rows: Iterable[int], ticked: bool) -> None:
        """Choose the changes of those rows, or not."""
        for row in rows:
            self._chosen[_key(self.changes[row])] = ticked
            self.dataChanged.emit(self.index(row, 0), self.index(row, 0))
        self.ticked_changed.emit()

    def count(self) -> int:
        return len(self.changes)

    def context(self, row: int) -> tuple[str, int, int, str]:
        change = self.changes[row]
        return *surroundings(change.text, change.start, change.end, *_AROUND), f" {change.after}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return usual | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        change = self.changes[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return Qt.CheckState.Checked if self._is_ticked(change) else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole) and index.column() == 0:
            return self._spoken(change)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if index.column() == 0:
            return self._place(change)
        return self.context(index.row())[0] if index.column() == 1 else _why(change)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick([index.row()], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def _is_ticked(self, change: YearChange) -> bool:
        return self._chosen.get(_key(change), not change.doubt)

    def _place(self, change: YearChange) -> str:
        return self._words.whole(change.address) if self._words is not None else ""

    def _spoken(self, change: YearChange) -> str:
        before, after = change.in_words()
        words = tr("{place}: จาก {before} เป็น {after}").format(place=self._place(change), before=before, after=after)
        return f"{words} ({tr(change.doubt)})" if change.doubt else words


class YearList(ContextList):
    """The rows. Space ticks those that are chosen, or takes their ticks away."""

    shares = (0.27, 0.43)
    least_rows = 5

    def __init__(self, rows: YearRows) -> None:
        super().__init__("rolling.years", tr("ปีที่จะเปลี่ยน"), rows)
        self._rows = rows
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            here = self._rows.data(index.siblingAtColumn(0), Qt.ItemDataRole.CheckStateRole)
            chosen = {one.row() for one in self.selectionModel().selectedRows()} | {index.row()}
            self._rows.tick(sorted(chosen), here is not Qt.CheckState.Checked)
            return
        super().keyPressEvent(event)


def _key(change: YearChange) -> _Key:
    return change.address, change.part, change.start


def _why(change: YearChange) -> str:
    return tr(change.doubt) if change.doubt else ""
