"""The report as a tree: cover, issues with their measures, signers; each with what it still lacks and its page, and the
paper with how many pages there are.

Rows are kept by what they stand for, so an edit touches the rows that differ and nothing else. A row is addressed by
the address that its form opens with.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
)

from ita_desktop.domain.checks import Problem
from ita_desktop.domain.limits import ROWS_MAX
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.ids import IssueId, MeasureId
from ita_desktop.domain.report.report import Issue, Measure, Report
from ita_desktop.domain.thai.numbers import whole_number
from ita_desktop.language import digits, tr, trn
from ita_desktop.ui.appearance.labels import joined
from ita_desktop.ui.appearance.style import icon

COVER = Address("title")
SIGNERS = Address("signers")
PAPER = Address("paper.family")
_MEASURE_NUMBERS = range(1, ROWS_MAX)
_ADDRESS = int(Qt.ItemDataRole.UserRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_NOTES = 1  # the column of what is missing and of the page
_INDENT = 14
_Index = QModelIndex | QPersistentModelIndex
_NARROW = 250
"""Width in pixels under which the notes are cut short, so that the titles can still be read."""


def row_of(address: Address) -> Address:
    """The tree's row that an address belongs to."""
    if address.measure is not None or address.issue is not None:
        return address.whole()
    if address.field.startswith("signer"):
        return SIGNERS
    return PAPER if address.field.startswith("paper.") else COVER


def printed(row: Address) -> Address:
    """The address at which the row's part begins on the paper."""
    return Address("signer.role", signer=0) if row == SIGNERS else row


class Outline(QTreeWidget):
    """Owner of the rows; `chosen` is emitted when another one becomes the current one."""

    chosen = Signal(object)  # Address
    drag_begun = Signal(object)  # MeasureId

    def __init__(self, move_up: QAction, move_down: QAction) -> None:
        """The actions move what is chosen; Alt with an arrow triggers them here."""
        super().__init__()
        self._moves = {Qt.Key.Key_Up: move_up, Qt.Key.Key_Down: move_down}
        self.setObjectName("outline")
        self.setAccessibleName(tr("ส่วนต่าง ๆ ของรายงาน"))
        self.setColumnCount(2)
        self.setHeaderLabels([tr("ส่วนของรายงาน"), tr("ที่ขาดและหน้า")])  # for screen readers
        self.setHeaderHidden(True)
        self.setIconSize(QSize(20, 20))
        self.setIndentation(_INDENT)
        self.setAllColumnsShowFocus(True)
        self.setUniformRowHeights(True)
        self.setDragEnabled(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setItemDelegate(_Row(self))
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(_NOTES, QHeaderView.ResizeMode.ResizeToContents)
        self._report: Report | None = None
        self._issues: dict[IssueId, QTreeWidgetItem] = {}
        self._measures: dict[MeasureId, QTreeWidgetItem] = {}
        self._counts: Counter[Address] = Counter()
        self._pages: dict[Address, int | None] = {}
        self._page_count = 0
        self._cover = _row(tr("หน้าปกและหน่วยงาน"), COVER)
        self._signers = _row(tr("ผู้ลงนาม"), SIGNERS)
        self._paper = _row(tr("รูปแบบกระดาษ"), PAPER)
        self.addTopLevelItem(self._cover)
        self.addTopLevelItem(self._signers)
        self.addTopLevelItem(self._paper)
        self._draw_icons()
        self.currentItemChanged.connect(self._on_current_changed)

    def show_report(self, report: Report) -> None:
        """Bring the rows in step with the report."""
        before, self._report = self._report, report
        if before is not None and before.issues is report.issues:
            return
        old = {issue.id: issue for issue in before.issues} if before is not None else {}
        if before is None or [i.id for i in before.issues] != [i.id for i in report.issues]:
            self._place_issues(report)
        number = 0
        for issue in report.issues:
            self._show_issue(issue, old.get(issue.id), number + 1, renumbered=self._first_number(issue) != number + 1)
            number += len(issue.measures)

    def show_missing(self, problems: tuple[Problem, ...]) -> None:
        """How many things each row still lacks."""
        self._counts = Counter(row_of(problem.address) for problem in problems)
        self._show_notes()

    def show_pages(self, page_of: Callable[[Address], int | None], count: int) -> None:
        """On which page, counted from 0, each row begins (None if it is not printed), and the number of pages."""
        pages = {address: page_of(printed(address)) for address in (row.data(0, _ADDRESS) for row in self._rows())}
        if (pages, count) != (self._pages, self._page_count):
            self._pages, self._page_count = pages, count
            self._show_notes()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = self._moves.get(Qt.Key(event.key()))
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if move is not None and held == Qt.KeyboardModifier.AltModifier:
            move.trigger()
        else:
            super().keyPressEvent(event)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Measures only. Qt's own drag would take the row away by itself."""
        measure = self.current_address().measure
        if measure is not None:
            self.drag_begun.emit(measure)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.size().width() < _NARROW) != (event.oldSize().width() < _NARROW):
            self._show_notes()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_signers"):
            self._draw_icons()

    def choose(self, address: Address) -> bool:
        """Make the row of the address the current one; whether it was another one; if so, `chosen` is emitted."""
        row = self._row_at(address)
        if row is None or row is self.currentItem():
            return False
        self.setCurrentItem(row)
        return True

    def current_address(self) -> Address:
        """The address of the current row; the cover if there is none."""
        row = self.currentItem()
        address = row.data(0, _ADDRESS) if row is not None else None
        return address if isinstance(address, Address) else COVER

    def address_at(self, point: QPoint) -> Address | None:
        """The address of the row at a point of the viewport."""
        row = self.itemAt(point)
        address = row.data(0, _ADDRESS) if row is not None else None
        return address if isinstance(address, Address) else None

    def issue_above(self, row: QTreeWidgetItem) -> IssueId | None:
        """The issue that the row of a measure stands under; None for other rows."""
        parent = row.parent()
        address = parent.data(0, _ADDRESS) if parent is not None else None
        return address.issue if isinstance(address, Address) else None

    def _row_at(self, address: Address) -> QTreeWidgetItem | None:
        if address.measure is not None:
            return self._measures.get(address.measure)
        if address.issue is not None:
            return self._issues.get(address.issue)
        return {SIGNERS: self._signers, PAPER: self._paper}.get(row_of(address), self._cover)

    def _place_issues(self, report: Report) -> None:
        """All rows taken off and put back at once: one by one, each would make Qt count through all others."""
        current = self.current_address() if self.currentItem() is not None else None
        top = self.verticalScrollBar().value()
        folded = {issue_id for issue_id, row in self._issues.items() if not row.isExpanded()}
        self.blockSignals(True)
        root = self.invisibleRootItem()
        root.takeChildren()
        before, self._issues = self._issues, {}
        for issue in report.issues:
            row = before.pop(issue.id, None)
            if row is None:
                row = _row("", Address("issue.title", issue=issue.id))
                row.setIcon(0, icon("folder"))
            self._issues[issue.id] = row
        for gone in before.values():
            self._forget_measures(gone)
        root.addChildren([self._cover, *self._issues.values(), self._signers, self._paper])
        for issue_id, row in self._issues.items():
            row.setExpanded(issue_id not in folded)
        chosen = self._row_at(current) if current is not None else None
        if chosen is not None:
            self.setCurrentItem(chosen)
        self.verticalScrollBar().setValue(top)
        self.blockSignals(False)

    def _show_issue(self, issue: Issue, before: Issue | None, first: int, *, renumbered: bool) -> None:
        row = self._issues[issue.id]
        if issue is before and not renumbered:
            return
        text = f"{digits(issue.number)}. {issue.title or tr('(ยังไม่มีชื่อ)')}"
        if row.text(0) != text:
            row.setText(0, text)
            self._note(row)
        ids = [measure.id for measure in issue.measures]
        if before is not None and not renumbered and ids == [measure.id for measure in before.measures]:
            pairs = zip(issue.measures, before.measures, strict=True)
            changed = [(index, new) for index, (new, old) in enumerate(pairs) if new is not old]
            self._show_titles(first, changed)
            return
        if ids == [row.child(index).data(0, _ADDRESS).measure for index in range(row.childCount())]:
            self._show_titles(first, enumerate(issue.measures))
            return
        with self._measured_once():
            self._place_measures(row, ids)
            self._show_titles(first, enumerate(issue.measures))

    def _show_titles(self, first: int, measures: Iterable[tuple[int, Measure]]) -> None:
        """The rows of measures, each given with its index in its issue; `first` is the number of the issue's first."""
        for index, measure in measures:
            text = f"{digits(first + index)}. {measure.title or tr('(ยังไม่มีชื่อ)')}"
            child = self._measures[measure.id]
            if child.text(0) != text:
                child.setText(0, text)
                self._note(child)

    def _place_measures(self, row: QTreeWidgetItem, ids: list[MeasureId]) -> None:
        self.blockSignals(True)
        current = self.current_address()
        self._forget_measures(row)
        children = [_row("", Address("measure.title", measure=measure_id)) for measure_id in ids]
        self._measures.update(zip(ids, children, strict=True))
        row.addChildren(children)
        row.setExpanded(True)
        if current.measure in self._measures:
            self.setCurrentItem(self._measures[current.measure])
        self.blockSignals(False)

    def _forget_measures(self, row: QTreeWidgetItem) -> None:
        for child in row.takeChildren():
            address = child.data(0, _ADDRESS)
            if self._measures.get(address.measure) is child:
                del self._measures[address.measure]

    def _first_number(self, issue: Issue) -> int | None:
        """The number that the issue's first measure shows now, to see whether it must be renumbered."""
        row = self._measures.get(issue.measures[0].id) if issue.measures else None
        shown = row.text(0).partition(".")[0] if row is not None else ""
        return whole_number(shown, _MEASURE_NUMBERS)

    def _show_notes(self) -> None:
        """What is missing and the page, at the end of each row; screen readers get them whole."""
        with self._measured_once():
            for row in self._rows():
                self._note(row)

    @contextmanager
    def _measured_once(self) -> Iterator[None]:
        """The room for the notes is measured when all of them are written: else each row measures all others."""
        self.header().setSectionResizeMode(_NOTES, QHeaderView.ResizeMode.Fixed)
        yield
        self.header().setSectionResizeMode(_NOTES, QHeaderView.ResizeMode.ResizeToContents)

    def _note(self, row: QTreeWidgetItem) -> None:
        address = row.data(0, _ADDRESS)
        missing, page = self._counts[address], self._pages.get(address)
        text = _notes(missing, page, narrow=self.width() < _NARROW)
        count = self._page_count if row is self._paper else 0
        pages = trn("{count} หน้า", count).format(count=digits(count)) if count else ""
        text = "  ".join(part for part in (text, pages) if part)
        if row.text(_NOTES) != text:
            row.setText(_NOTES, text)
            self.viewport().update(self.visualItemRect(row))  # the title has other room now
        said = [row.text(0)]
        if missing:
            said.append(trn("ยังขาด {count} ที่", missing).format(count=digits(missing)))
        if page is not None:
            said.append(tr("เริ่มหน้า {page}").format(page=digits(page + 1)))
        if pages:
            said.append(pages)
        _set_data(row, _SPOKEN, joined(said))
        _set_data(row, int(Qt.ItemDataRole.ToolTipRole), joined(said))

    def _rows(self) -> tuple[QTreeWidgetItem, ...]:
        return (self._cover, self._signers, self._paper, *self._issues.values(), *self._measures.values())

    def _draw_icons(self) -> None:
        self._cover.setIcon(0, icon("building"))
        self._signers.setIcon(0, icon("signature"))
        self._paper.setIcon(0, icon("printer"))
        for row in self._issues.values():
            row.setIcon(0, icon("folder"))

    def _on_current_changed(self, row: QTreeWidgetItem | None) -> None:
        if row is not None:
            self.chosen.emit(row.data(0, _ADDRESS))


class _Row(QStyledItemDelegate):
    """Gives a row's title the room that its own note leaves, whatever room the longest note of all takes."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        notes = self._tree.header()
        right = notes.sectionViewportPosition(_NOTES) + notes.sectionSize(_NOTES)
        wanted = self.sizeHint(option, index.sibling(index.row(), _NOTES)).width()
        left = right - min(wanted, notes.sectionSize(_NOTES))
        box = QRect(option.rect)  # type: ignore[attr-defined]  # the stubs lack the fields of style options
        if index.column() == _NOTES:
            box.setLeft(left)
        else:
            box.setRight(left - 1)
        option.rect = box  # type: ignore[attr-defined]
        super().paint(painter, option, index)


def _notes(missing: int, page: int | None, *, narrow: bool) -> str:
    """How many things are missing and the page (from 0), on as little room as there is."""
    if narrow and missing and page is not None:
        return trn("ขาด {count} / {page}", missing).format(count=digits(missing), page=digits(page + 1))
    words = [tr("ขาด {count}").format(count=digits(missing))] if missing else []
    if page is not None:
        words.append(digits(page + 1) if narrow else tr("หน้า {page}").format(page=digits(page + 1)))
    return "  ".join(words)


def _row(text: str, address: Address) -> QTreeWidgetItem:
    row = QTreeWidgetItem([text, ""])
    row.setData(0, _ADDRESS, address)
    row.setTextAlignment(_NOTES, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return row


def _set_data(row: QTreeWidgetItem, role: int, text: str) -> None:
    """Qt notifies the view even if nothing changes."""
    if row.data(0, role) != text:
        row.setData(0, role, text)
