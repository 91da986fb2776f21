"""Findings in groups, by how bad they are and of which kind: a row each below the row of its group.

A row has three columns: a tick and where it is, what it is, and the words in their sentence with what they become.
"""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from ita_desktop.domain.checks.problem import Problem, ProblemKind, Severity
from ita_desktop.domain.checks.saying import fix_of
from ita_desktop.domain.report.address import AddressWords, thing_at
from ita_desktop.domain.report.fields import fields_of
from ita_desktop.domain.report.report import Report
from ita_desktop.language import N_, digits, tr
from ita_desktop.ui.report.in_context import surroundings

PLACE, MESSAGE, SENTENCE = range(3)
_COLUMNS = (N_("ที่"), N_("รายการ"), N_("ข้อความ"))
"""What screen readers call the columns; they are not shown."""

_GROUP = N_("{severity}: {kind} ({count})")
_ORDER = {severity: rank for rank, severity in enumerate(Severity)}
_KINDS = {kind: rank for rank, kind in enumerate(ProblemKind)}
_Index = QModelIndex | QPersistentModelIndex


class Group(NamedTuple):
    """Findings of one severity and kind, in the order of the checks."""

    severity: Severity
    kind: ProblemKind
    problems: tuple[Problem, ...]


class Groups(QAbstractItemModel):
    """Owner of what is ticked. Words are made only for the rows that are looked at."""

    ticked_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.groups: tuple[Group, ...] = ()
        self._report: Report | None = None
        self._words: AddressWords | None = None
        self._ticked: set[Problem] = set()

    def show_findings(self, report: Report | None, problems: Iterable[Problem]) -> None:
        """Other findings. One that was there before keeps its tick."""
        by_group: dict[tuple[Severity, ProblemKind], list[Problem]] = {}
        for problem in problems:
            by_group.setdefault((problem.severity, problem.kind), []).append(problem)
        self.beginResetModel()
        ordered = sorted(by_group, key=lambda group: (_ORDER[group[0]], _KINDS[group[1]]))
        self.groups = tuple(Group(*group, tuple(by_group[group])) for group in ordered)
        self._report, self._words = report, AddressWords(report) if report is not None else None
        self._ticked &= {problem for group in self.groups for problem in group.problems} if self._ticked else set()
        self.endResetModel()
        self.ticked_changed.emit()

    def ticked(self) -> tuple[Problem, ...]:
        """The findings that are chosen, in their order."""
        return tuple(one for group in self.groups for one in group.problems if one in self._ticked)

    def problem(self, index: _Index) -> Problem | None:
        """The finding of a row; None for the row of a group."""
        group = self.group(index)
        return group.problems[index.row()] if group is not None and index.internalId() else None

    def group(self, index: _Index) -> Group | None:
        """The group that a row is, or is in."""
        if not index.isValid():
            return None
        return self.groups[index.internalId() - 1 if index.internalId() else index.row()]

    def problems(self, index: _Index) -> tuple[Problem, ...]:
        """The finding of a row, or all of its group if it is the row of one."""
        problem, group = self.problem(index), self.group(index)
        return (problem,) if problem is not None else group.problems if group is not None else ()

    def sentence(self, index: _Index) -> tuple[str, int, int, str]:
        """The words of a finding in their text, on one line; where they begin and end in it; what they become."""
        problem = self.problem(index)
        if problem is None or problem.words is None:
            return "", 0, 0, ""
        whole = self._text(problem)
        start, end = problem.words.start, problem.words.end
        if whole[start:end] != problem.words.text:
            whole, start, end = problem.words.text, 0, len(problem.words.text)
        return *surroundings(whole, start, end), problem.fix or ""

    def tick(self, index: _Index, ticked: bool) -> None:
        """Choose a finding that has a fix, or all of a group that have one; or leave them."""
        mendable = {one for one in self.problems(index) if one.fix is not None}
        self._ticked = self._ticked | mendable if ticked else self._ticked - mendable
        home = index if self.problem(index) is None else index.parent()
        first = self.index(home.row(), PLACE)
        self.dataChanged.emit(first, first)
        if self.rowCount(first):
            self.dataChanged.emit(self.index(0, PLACE, first), self.index(self.rowCount(first) - 1, PLACE, first))
        self.ticked_changed.emit()

    def index(self, row: int, column: int, parent: _Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    # Qt has two methods of this name; the other gives the object that a model belongs to.
    def parent(self, index: _Index | None = None) -> QModelIndex:  # type: ignore[override]
        if index is None or not index.isValid() or not index.internalId():
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        if not parent.isValid():
            return len(self.groups)
        is_group = not parent.internalId() and parent.column() == 0
        return len(self.groups[parent.row()].problems) if is_group else 0

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return len(_COLUMNS)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        can_tick = index.column() == PLACE and self._state(index) is not None
        return usual | Qt.ItemFlag.ItemIsUserCheckable if can_tick else usual

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        problem, group = self.problem(index), self.group(index)
        if group is None:
            return None
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == PLACE:
            return self._state(index)
        if role == Qt.ItemDataRole.ToolTipRole and problem is not None:
            return "\n".join(part for part in (problem.message, fix_of(problem)) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == PLACE:
            return self._said(group, problem)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if problem is None:
            return self._said(group, None) if index.column() == PLACE else None
        if index.column() == SENTENCE:
            return self.sentence(index)[0]
        return problem.message if index.column() == MESSAGE else self._place(problem)

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick(index, Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return tr(_COLUMNS[section])

    def _state(self, index: _Index) -> Qt.CheckState | None:
        """Whether it is ticked; None if there is nothing to tick."""
        mendable = [one for one in self.problems(index) if one.fix is not None]
        if not mendable:
            return None
        count = sum(one in self._ticked for one in mendable) if self._ticked else 0
        if not count:
            return Qt.CheckState.Unchecked
        return Qt.CheckState.Checked if count == len(mendable) else Qt.CheckState.PartiallyChecked

    def _said(self, group: Group, problem: Problem | None) -> str:
        if problem is not None:
            return f"{self._place(problem)}: {problem.message} {fix_of(problem)}".rstrip()
        severity, kind = tr(group.severity.title_words), tr(group.kind.title_words)
        return tr(_GROUP).format(severity=severity, kind=kind, count=digits(len(group.problems)))

    def _place(self, problem: Problem) -> str:
        return self._words.whole(problem.address) if self._words is not None else ""

    def _text(self, problem: Problem) -> str:
        """The text that the words of a finding are in; empty if it is gone."""
        report, address = self._report, problem.address
        thing = thing_at(report, address) if report is not None else None
        field = fields_of(report).get(address.field) if report is not None else None
        if thing is None or field is None or problem.words is None:
            return ""
        parts = field.kind.parts(field.get(thing))
        here = (address.item, problem.words.part)
        return next((text for item, part, text in parts if (item, part) == here), "")
