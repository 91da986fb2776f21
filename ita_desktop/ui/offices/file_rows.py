"""The files of a folder as a model: a row each, with what its report is of or why it cannot be read."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from ita_desktop.domain.checks.problem import Severity
from ita_desktop.domain.report.report import Coverage
from ita_desktop.domain.report_kinds.report_kind import USUAL_KEY
from ita_desktop.domain.thai.date_words import short_day
from ita_desktop.domain.thai.file_names import legible, shown_name, shown_path
from ita_desktop.language import digits, tr
from ita_desktop.messages import words
from ita_desktop.session.file.kind_store import kinds_at_hand
from ita_desktop.session.office_files import OfficeFile, SentFile, titles
from ita_desktop.ui.appearance.labels import joined
from ita_desktop.ui.appearance.style import icon

Cell = str | int
ORDER_ROLE = Qt.ItemDataRole.UserRole
"""By which rows are sorted."""

COLUMNS = (
    *("office", "district", "year", "on", "percent", "missing", "errors", "warnings", "measures"),
    *("file_name", "state"),
)
"""Of the table. Beside a year stand the kind of the report and the part of the year that are not the usual ones."""

WRITTEN = (
    *("office", "district", "year", "kind", "on", "percent", "missing", "errors", "warnings", "doubts", "hints"),
    *("measures", "file_name", "state"),
)
"""Of the Excel file."""

NUMBERS = ("year", "percent", "missing", "errors", "warnings", "doubts", "hints", "measures")
_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_LEADING = re.compile(r"([\u0e40-\u0e44])(.)")
"""A vowel that is written before its consonant, and spoken and sorted after it."""


class FileRows(QAbstractTableModel):
    """Owner of the files that are shown, in the order in which they were read, and of the years of their reports."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.files: list[OfficeFile] = []
        self.years: set[int] = set()
        self._folder = folder
        self._at: dict[Path, int] = {}
        self._kinds = {kind.key: kind.name for kind in kinds_at_hand().all}

    def show_files(self, files: Sequence[OfficeFile]) -> None:
        """Files that were read; of one that is shown already what is known of it now."""
        self.years |= {file.sent.year for file in files if file.sent is not None}
        for file in files:
            row = self._at.get(file.path)
            if row is not None:
                self.files[row] = file
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))
                continue
            row = self._at[file.path] = len(self.files)
            self.beginInsertRows(_NO_INDEX, row, row)
            self.files.append(file)
            self.endInsertRows()

    def cells(self, file: OfficeFile, keys: Sequence[str]) -> tuple[Cell, ...]:
        """What stands in those columns; empty where the file could not be read."""
        return tuple(self._cell(file, key) for key in keys)

    def about(self, file: OfficeFile) -> str:
        """All of it as one sentence."""
        where = self._where(file)
        if file.sent is None:
            return tr("{file}: {state}").format(file=where, state=_state(file))
        sent = file.sent
        counts = (sent.missing, sent.errors, sent.warnings, sent.doubts, sent.hints)
        found = (f"{tr(one.title_words)} {digits(n)}" for one, n in zip(Severity, counts, strict=True) if n)
        parts = (sent.office, self._kind(sent), _state(file), *found, where)
        return " · ".join(part for part in parts if part)

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.files)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(COLUMNS[section])
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return titles(COLUMNS)[section] if orientation is Qt.Orientation.Horizontal else digits(section + 1)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        file, key = self.files[index.row()], COLUMNS[index.column()]
        of_role: dict[int, Callable[[], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda: self._shown(file, key),
            Qt.ItemDataRole.ToolTipRole: lambda: self._shown(file, key),
            Qt.ItemDataRole.TextAlignmentRole: lambda: _alignment(key),
            Qt.ItemDataRole.AccessibleTextRole: lambda: self._spoken(file, key),
            Qt.ItemDataRole.DecorationRole: lambda: (
                icon("alert-triangle") if key in ("office", "state") and file.sent is None else None
            ),
            ORDER_ROLE: lambda: self._order(file, key),
        }
        answer = of_role.get(role)
        return answer() if answer is not None else None

    def _cell(self, file: OfficeFile, key: str) -> Cell:
        if key == "file_name":
            return self._where(file)
        if key == "state":
            return _state(file)
        sent = file.sent
        if sent is None:
            return ""
        if key == "kind":
            return self._kind(sent)
        if key == "on":
            return short_day(sent.on)
        cell: Cell = getattr(sent, key)
        return cell

    def _shown(self, file: OfficeFile, key: str) -> str:
        if key == COLUMNS[0] and file.sent is None:
            return self._where(file)  # of a narrow table no other column may be in view
        cell = self._cell(file, key)
        shown = digits(cell) if isinstance(cell, int) else cell
        if key != "year" or file.sent is None:
            return shown
        kind = self._kind_name(file.sent) if file.sent.kind not in ("", USUAL_KEY) else ""
        return joined([part for part in (shown, kind, _part_of_year(file.sent)) if part])

    def _spoken(self, file: OfficeFile, key: str) -> str:
        """Everything in the first cell; in the others what they are of."""
        if key == COLUMNS[0]:
            return self.about(file)
        return joined([*titles((key,)), self._shown(file, key)])

    def _order(self, file: OfficeFile, key: str) -> Cell:
        if key == "on":
            return file.sent.on.toordinal() if file.sent is not None else -1
        cell = self._cell(file, key)
        if key in NUMBERS:
            return cell if isinstance(cell, int) else -1
        return _LEADING.sub(r"\2\1", str(cell))

    def _kind(self, sent: SentFile) -> str:
        return joined([part for part in (self._kind_name(sent), _part_of_year(sent)) if part])

    def _kind_name(self, sent: SentFile) -> str:
        kind = sent.kind or USUAL_KEY
        return self._kinds.get(kind, kind)

    def _where(self, file: OfficeFile) -> str:
        """The path of the file in the folder."""
        if file.path.is_relative_to(self._folder):
            return shown_path(file.path.relative_to(self._folder))
        return shown_name(file.path)


def _part_of_year(sent: SentFile) -> str:
    coverage = Coverage(sent.coverage)
    return "" if coverage is Coverage.YEAR else tr(coverage.title_words)


def _state(file: OfficeFile) -> str:
    if file.error is not None:
        return words(file.error)
    if file.twin is not None:
        return tr("เหมือนกับ {name}").format(name=legible(file.twin.name))
    if file.sent is not None and not file.sent.newest:
        return tr("มีฉบับใหม่กว่า")
    return tr("ครบ") if file.sent is not None and not file.sent.missing else tr("ยังไม่ครบ")


def _alignment(key: str) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignHCenter if key in NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
