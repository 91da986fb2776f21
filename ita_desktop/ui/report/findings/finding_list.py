"""The rows of findings; one is current. Space ticks it, Enter goes to it."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from ita_desktop.language import tr
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.screen_reader import named
from ita_desktop.ui.report.findings.groups import MESSAGE, PLACE, SENTENCE, Groups
from ita_desktop.ui.report.in_context import drawn_line, paint_line

_SHARES = {PLACE: 0.28, MESSAGE: 0.34}
"""Of the width that columns have; the last has the rest."""

_OPEN_AT_MOST = 200
"""Findings of a group that is open when it is first shown."""

_PAD = 6


class FindingList(QTreeView):
    """Groups that open and close, and what is in them."""

    finding_chosen = Signal(QModelIndex, bool)  # of a finding, and whether the focus goes along
    tick_refused = Signal()  # Space, where there is nothing to tick

    def __init__(self, groups: Groups, parent: QWidget | None = None) -> None:
        super().__init__(parent, uniformRowHeights=True, expandsOnDoubleClick=False)
        self._groups = groups
        named(self, "findings.list", tr("รายการที่ตรวจพบ"))
        self.setModel(groups)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegateForColumn(SENTENCE, Sentence(groups, self))
        self.header().hide()
        self.header().setStretchLastSection(True)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._closed: set[tuple[str, str]] = set()
        on(groups.modelAboutToBeReset, self, lambda: self._keep_closed())
        on(groups.modelReset, self, lambda: self._open_groups())
        on(self.clicked, self, lambda index: self._choose(index, focus=False))
        on(self.activated, self, lambda index: self._choose(index, focus=True))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex().siblingAtColumn(PLACE)
        if event.key() == Qt.Key.Key_Space and index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            is_ticked = self._groups.data(index, Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
            self._groups.tick(index, not is_ticked)
            return
        if event.key() == Qt.Key.Key_Space:
            self.tick_refused.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit_columns()

    def _fit_columns(self) -> None:
        for column, share in _SHARES.items():
            self.header().resizeSection(column, round(self.viewport().width() * share))

    def _choose(self, index: QModelIndex, *, focus: bool) -> None:
        if self._groups.problem(index) is not None:
            self.finding_chosen.emit(index.siblingAtColumn(PLACE), focus)
        elif focus:
            self.setExpanded(index.siblingAtColumn(PLACE), not self.isExpanded(index.siblingAtColumn(PLACE)))

    def _keep_closed(self) -> None:
        for row, group in enumerate(self._groups.groups):
            key = (group.severity, group.kind)
            is_open = self.isExpanded(self._groups.index(row, PLACE))
            self._closed.discard(key)
            if not is_open:
                self._closed.add(key)

    def _open_groups(self) -> None:
        for row, group in enumerate(self._groups.groups):
            self.setFirstColumnSpanned(row, QModelIndex(), True)
            is_long = len(group.problems) > _OPEN_AT_MOST
            self.setExpanded(
                self._groups.index(row, PLACE), (group.severity, group.kind) not in self._closed and not is_long
            )


class Sentence(QStyledItemDelegate):
    """Draws the words of a finding in bold in their sentence, or struck out before what they become."""

    def __init__(self, groups: Groups, parent: QWidget) -> None:
        super().__init__(parent)
        self._groups = groups

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        room = option.rect.width() - 2 * _PAD  # type: ignore[attr-defined]  # the stubs lack the fields
        problem = self._groups.problem(index)
        mends = problem is not None and problem.fix is not None
        font = option.font  # type: ignore[attr-defined]
        paint_line(painter, option, drawn_line(*self._groups.sentence(index), font, room, replacing=mends))
