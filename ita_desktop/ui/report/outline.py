"""The report as a tree: cover, issues with their measures, signers; each with what it still lacks and its page; the
columns of the table; and the paper with how many pages there are. How a row looks is in `outline_rows.py`.

Rows are kept by what they stand for, so an edit touches the rows that differ and nothing else. A row is addressed by
the address that its form opens with.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QTreeWidget, QTreeWidgetItem

from ita_desktop.domain.checks.problem import Problem, ProblemKind, Severity
from ita_desktop.domain.checks.readiness import left_words
from ita_desktop.domain.checks.unreviewed import unreviewed_words
from ita_desktop.domain.limits import ROWS_MAX
from ita_desktop.domain.report.address import MEASURE_TITLE, Address, issue_words
from ita_desktop.domain.report.ids import IssueId, MeasureId
from ita_desktop.domain.report.report import Issue, Measure, Report
from ita_desktop.domain.thai.numbers import whole_number
from ita_desktop.language import N_, digits, tr, trn
from ita_desktop.ui.appearance.labels import joined
from ita_desktop.ui.appearance.screen_reader import named
from ita_desktop.ui.appearance.style import icon
from ita_desktop.ui.appearance.thai_style import make_pane
from ita_desktop.ui.keyboard.command_action import CommandAction
from ita_desktop.ui.keyboard.thai_layouts import Menu
from ita_desktop.ui.report.outline_rows import (
    ADDRESS,
    INDENT,
    LEFT,
    NARROW,
    NUMBER,
    PAGE,
    TITLE,
    UNREVIEWED,
    OutlineRows,
)

COVER = Address("title")
SIGNERS = Address("signers")
COLUMNS = Address("columns")
PAPER = Address("paper.family")
EMBLEM = Address("paper.emblem")  # a setting of the paper that stands on the form of the cover, as on the cover itself
_PARTS = {
    COVER: (N_("หน้าปกและหน่วยงาน"), "building"),
    SIGNERS: (N_("ผู้ลงนาม"), "signature"),
    COLUMNS: (N_("คอลัมน์ของตาราง"), "columns"),
    PAPER: (N_("รูปแบบกระดาษ"), "printer"),
}
"""Rows that every report has, with their titles and pictures. The issues stand behind the first."""

_MEASURE_NUMBERS = range(1, ROWS_MAX)
_MOVES = {Qt.Key.Key_Up: "move_up", Qt.Key.Key_Down: "move_down"}
_OF_MEASURE_OR_ISSUE = (("rename", "duplicate"), ("move_up", "move_down"), ("delete",))
_OF_ANY = ("add_measure", "add_issue")
_Index = QModelIndex | QPersistentModelIndex
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


def row_of(address: Address) -> Address:
    """The tree's row that an address belongs to."""
    if address.measure is not None or address.issue is not None:
        return address.whole()
    if address.field.startswith(("signer", "signed")):
        return SIGNERS
    if address == COLUMNS:
        return COLUMNS
    return PAPER if address.field.startswith("paper.") and address.field != EMBLEM.field else COVER


def printed(row: Address) -> Address:
    """The address at which the row's part begins on the paper."""
    return Address("signer.role", signer=0) if row == SIGNERS else row


class Outline(QTreeWidget):
    """Owner of the rows; `chosen` is emitted when another one becomes the current one."""

    chosen = Signal(object)  # Address
    drag_begun = Signal(object)  # Address of a measure or an issue

    def __init__(self, actions: Mapping[str, CommandAction]) -> None:
        """`actions` are the commands, by their keys: Alt with an arrow moves what is chosen, others are in its menu."""
        super().__init__()
        self._actions = actions
        named(self, "outline", tr("ส่วนต่าง ๆ ของรายงาน"))
        make_pane(self)
        self.setHeaderLabels([tr("ส่วนของรายงาน")])  # for screen readers
        self.setHeaderHidden(True)
        self.setIndentation(INDENT)
        self.setDragEnabled(True)
        self._painted = OutlineRows(self)
        self.setItemDelegate(self._painted)
        self._report: Report | None = None
        self._issues: dict[IssueId, QTreeWidgetItem] = {}
        self._measures: dict[MeasureId, QTreeWidgetItem] = {}
        self._counts: Mapping[Address, Counter[Severity]] = {}
        self._unreviewed: Counter[Address] = Counter()
        self._pages: dict[Address, int | None] = {}
        self._page_count = 0
        self._parts = {address: _row(tr(title), address) for address, (title, _) in _PARTS.items()}
        self.addTopLevelItems(list(self._parts.values()))
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

    def show_left(self, problems: tuple[Problem, ...]) -> None:
        """How many things each row still lacks or has to be mended. What is to be reviewed has a sign of its own."""
        counts: defaultdict[Address, Counter[Severity]] = defaultdict(Counter)
        for problem in problems:
            if problem.kind is not ProblemKind.UNREVIEWED:
                counts[row_of(problem.address)][problem.severity] += 1
        if counts != self._counts:
            self._counts = counts
            self._show_notes()

    def show_unreviewed(self, counts: Counter[Address]) -> None:
        """How many things each row has to be reviewed."""
        if counts != self._unreviewed:
            self._unreviewed = counts
            self._show_notes()

    def show_pages(self, page_of: Callable[[Address], int | None], count: int) -> None:
        """On which page, counted from 0, each row begins (None if it is not printed), and the number of pages."""
        pages = {address: page_of(printed(address)) for address in (row.data(0, ADDRESS) for row in self._rows())}
        if (pages, count) != (self._pages, self._page_count):
            self._pages, self._page_count = pages, count
            self._show_notes()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = _MOVES.get(Qt.Key(event.key()))
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if move is not None and held == Qt.KeyboardModifier.AltModifier:
            self._actions[move].press()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """For the row under the mouse, or with the menu key for the current one."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            row = self.itemAt(event.pos())
            if row is not None:
                self.setCurrentItem(row)
            self._open_menu(event.globalPos())
        else:
            self._open_menu(self.viewport().mapToGlobal(self.visualItemRect(self.currentItem()).center()))

    def _open_menu(self, at: QPoint) -> None:
        """The commands that fit the chosen row."""
        menu, address = Menu(self), self.current_address()
        is_measure_or_issue = address.measure is not None or address.issue is not None
        for group in (*_OF_MEASURE_OR_ISSUE, _OF_ANY) if is_measure_or_issue else (_OF_ANY,):
            menu.addSeparator()
            menu.addActions([self._actions[key] for key in group])
        menu.open_at(at)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Measures and issues. Qt's own drag would take the row away by itself."""
        address = self.current_address()
        if address.measure is not None or address.issue is not None:
            self.drag_begun.emit(address)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        self._painted.paint_row(painter, option.rect, index)  # type: ignore[attr-defined]  # the stubs lack it

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.size().width() < NARROW) != (event.oldSize().width() < NARROW):
            self._show_notes()
        self.scheduleDelayedItemsLayout()  # titles take other lines

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_parts"):
            self._draw_icons()
        if event.type() is QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()

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
        address = row.data(0, ADDRESS) if row is not None else None
        return address if isinstance(address, Address) else COVER

    def address_at(self, point: QPoint) -> Address | None:
        """The address of the row at a point of the viewport."""
        row = self.itemAt(point)
        address = row.data(0, ADDRESS) if row is not None else None
        return address if isinstance(address, Address) else None

    def issue_above(self, row: QTreeWidgetItem) -> IssueId | None:
        """The issue that the row of a measure stands under; None for other rows."""
        parent = row.parent()
        address = parent.data(0, ADDRESS) if parent is not None else None
        return address.issue if isinstance(address, Address) else None

    def box_of_issue(self, row: QTreeWidgetItem) -> QRect | None:
        """Where the rows of an issue and its measures are, in the viewport; None for other rows."""
        address = row.data(0, ADDRESS)
        if not isinstance(address, Address) or address.issue is None:
            return None
        box = self.visualItemRect(row)
        is_open = row.isExpanded() and row.childCount() > 0
        return box.united(self.visualItemRect(row.child(row.childCount() - 1))) if is_open else box

    def _row_at(self, address: Address) -> QTreeWidgetItem | None:
        if address.measure is not None:
            return self._measures.get(address.measure)
        if address.issue is not None:
            return self._issues.get(address.issue)
        return self._parts[row_of(address)]

    def _place_issues(self, report: Report) -> None:
        """All rows taken off and put back at once: one by one, each would make Qt count through all others."""
        current = self.current_address() if self.currentItem() is not None else None
        top = self.verticalScrollBar().value()
        folded = {issue_id for issue_id, row in self._issues.items() if not row.isExpanded()}
        with QSignalBlocker(self):
            root = self.invisibleRootItem()
            root.takeChildren()
            before, self._issues = self._issues, {}
            for issue in report.issues:
                row = before.pop(issue.id, None)
                if row is None:
                    row = _row("", Address("issue.title", issue=issue.id))
                self._issues[issue.id] = row
            for gone in before.values():
                self._forget_measures(gone)
            cover, *behind = self._parts.values()
            root.addChildren([cover, *self._issues.values(), *behind])
            for issue_id, row in self._issues.items():
                row.setExpanded(issue_id not in folded)
            chosen = self._row_at(current) if current is not None else None
            if chosen is not None:
                self.setCurrentItem(chosen)
            self.verticalScrollBar().setValue(top)

    def _show_issue(self, issue: Issue, before: Issue | None, first: int, *, renumbered: bool) -> None:
        row = self._issues[issue.id]
        if issue is before and not renumbered:
            return
        number, title = issue_words(issue), issue.title or tr("(ยังไม่มีชื่อ)")
        shown = f"{number} {title}" if issue.has_heading else number
        self._write(row, issue.number, title if issue.has_heading else number, shown)
        ids = [measure.id for measure in issue.measures]
        if before is not None and not renumbered and ids == [measure.id for measure in before.measures]:
            pairs = zip(issue.measures, before.measures, strict=True)
            changed = [(index, new) for index, (new, old) in enumerate(pairs) if new is not old]
            self._show_titles(first, changed)
            return
        if ids == [row.child(index).data(0, ADDRESS).measure for index in range(row.childCount())]:
            self._show_titles(first, enumerate(issue.measures))
            return
        self._place_measures(row, ids)
        with self._measured_once():
            self._show_titles(first, enumerate(issue.measures))

    def _show_titles(self, first: int, measures: Iterable[tuple[int, Measure]]) -> None:
        """The rows of measures, each given with its index in its issue; `first` is the number of the issue's first."""
        for index, measure in measures:
            child, title = self._measures[measure.id], measure.title or tr("(ยังไม่มีชื่อ)")
            self._write(child, first + index, title, title)

    def _write(self, row: QTreeWidgetItem, number: int, title: str, shown: str) -> None:
        """Number and title of an issue or measure, unless the row has them. `shown` is what is painted of both."""
        text = f"{digits(number)}. {title}" if number else title
        if row.text(0) == text:
            return
        with QSignalBlocker(self.model()):  # Qt measures the row with every signal
            row.setData(0, NUMBER, digits(number))
            row.setData(0, TITLE, shown)
            row.setText(0, text)
            self._note(row)
        row.emitDataChanged()

    def _place_measures(self, row: QTreeWidgetItem, ids: list[MeasureId]) -> None:
        with QSignalBlocker(self):
            current = self.current_address()
            self._forget_measures(row)
            children = [_row("", Address(MEASURE_TITLE, measure=measure_id)) for measure_id in ids]
            self._measures.update(zip(ids, children, strict=True))
            row.addChildren(children)
            row.setExpanded(True)
            if current.measure in self._measures:
                self.setCurrentItem(self._measures[current.measure])

    def _forget_measures(self, row: QTreeWidgetItem) -> None:
        for child in row.takeChildren():
            address = child.data(0, ADDRESS)
            if self._measures.get(address.measure) is child:
                del self._measures[address.measure]

    def _first_number(self, issue: Issue) -> int | None:
        """The number that the issue's first measure shows now, to see whether it must be renumbered."""
        row = self._measures.get(issue.measures[0].id) if issue.measures else None
        return _number(row) if row is not None else None

    def _show_notes(self) -> None:
        """What is left to do and the page of each row; screen readers get both in words."""
        with self._measured_once():
            for row in self._rows():
                self._note(row)

    @contextmanager
    def _measured_once(self) -> Iterator[None]:
        """The rows are measured when all of them are written: else each would make Qt lay out all others."""
        with QSignalBlocker(self.model()):
            yield
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def _note(self, row: QTreeWidgetItem) -> None:
        address = row.data(0, ADDRESS)
        left, page = self._counts.get(address, Counter()), self._pages.get(address)
        count = self._page_count if address == PAPER else 0
        pages = trn("{count} หน้า", count).format(count=digits(count)) if count else ""
        shown = digits(page + 1) if page is not None else ""
        page_words = tr("น. {page}").format(page=shown) if shown and self.width() >= NARROW else shown
        _set_data(row, PAGE, pages or page_words)
        _set_data(row, LEFT, left.total())
        _set_data(row, UNREVIEWED, self._unreviewed[address])
        said = [row.text(0)]
        if self._unreviewed[address]:
            said.append(unreviewed_words(self._unreviewed[address]))
        if left:
            said.append(left_words(left))
        if page is not None:
            said.append(tr("เริ่มหน้า {page}").format(page=shown))
        if pages:
            said.append(pages)
        _set_data(row, _SPOKEN, joined(said))
        _set_data(row, int(Qt.ItemDataRole.ToolTipRole), joined(said))

    def _rows(self) -> tuple[QTreeWidgetItem, ...]:
        return *self._parts.values(), *self._issues.values(), *self._measures.values()

    def _draw_icons(self) -> None:
        for address, (_, picture) in _PARTS.items():
            self._parts[address].setIcon(0, icon(picture))

    def _on_current_changed(self, row: QTreeWidgetItem | None) -> None:
        if row is not None:
            self.chosen.emit(row.data(0, ADDRESS))


def _row(text: str, address: Address) -> QTreeWidgetItem:
    row = QTreeWidgetItem([text])
    row.setData(0, ADDRESS, address)
    row.setData(0, TITLE, text)
    return row


def _number(row: QTreeWidgetItem) -> int | None:
    return whole_number(row.data(0, NUMBER) or "", _MEASURE_NUMBERS)


def _set_data(row: QTreeWidgetItem, role: int, value: str | int) -> None:
    """Qt notifies the view even if nothing changes."""
    if row.data(0, role) != value:
        row.setData(0, role, value)
