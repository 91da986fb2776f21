"""What was found, one row a hit: a tick box, where it is in words, and the text around it with the hit in bold.

When something is to be replaced, the hit is struck out and what will stand there follows it.
"""

from bisect import bisect_right
from operator import attrgetter
from typing import Protocol

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QPointF, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPalette,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ita_desktop.domain.find.search import Hit, still_there
from ita_desktop.domain.report.address import Address, AddressWords
from ita_desktop.domain.report.report import Report
from ita_desktop.language import N_, digits, tr
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.session.qt.utf16 import units_before
from ita_desktop.session.words.word_breaks import word_starts
from ita_desktop.ui.appearance.letters import mark_room

_BEFORE = 36  # characters of context shown before a hit
_AFTER = 160
_LONG_PLACE = N_("มาตรการ ๖๐๐ ผลการดำเนินการ ข้อย่อยของข้อ ๑๒")
"""Words that the first column must have room for."""

_PLACE_SHARE = 0.45
"""Share of the list that the first column may take, where the list is narrow."""

_COLUMNS = (N_("ที่"), N_("ข้อความ"))
"""What screen readers call the columns; they are not shown."""

_PAD = 6
_START = attrgetter("start")
_DOTS = "…"
_Index = QModelIndex | QPersistentModelIndex


class Hits(QAbstractTableModel):
    """Owner of what is ticked. Words are made only for the rows that are looked at."""

    ticked_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hits: tuple[Hit, ...] = ()
        self.replacement: str | None = None
        self._words: AddressWords | None = None
        self._unticked: set[Hit] = set()
        self._left: set[Hit] = set()  # by the user
        self._put: tuple[Hit, ...] = ()  # by replacing, in order within a text

    def show_hits(self, report: Report | None, hits: tuple[Hit, ...], *, same_query: bool = False) -> None:
        """Other hits. One that was there before keeps its tick or lack of it, new ones are ticked, but in what was put
        in by a replacement: while the query is the same, replacing once more would find it there again."""
        self.beginResetModel()
        self._words, self.hits = AddressWords(report) if report is not None else None, hits
        self._left = set(still_there(self._left, hits)) & set(hits) if self._left else set()
        self._put = tuple(still_there(self._put, hits)) if same_query else ()
        self._unticked = self._left | _within(hits, self._put)
        self.endResetModel()
        self.ticked_changed.emit()

    def leave_replaced(self, put: tuple[Hit, ...]) -> None:
        """What was just put in, beside what was put in before: the next hits are not to be ticked there."""
        self._put = (*self._put, *put)

    def show_replacement(self, replacement: str | None) -> None:
        """What will stand in place of the hits; None: nothing is to be replaced and there is nothing to tick."""
        self.replacement = replacement
        if self.hits:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.hits) - 1, 1))

    def ticked(self) -> list[Hit]:
        """The hits that are chosen."""
        return [hit for hit in self.hits if hit not in self._unticked] if self._unticked else list(self.hits)

    @property
    def ticked_count(self) -> int:
        """How many hits are chosen."""
        return len(self.hits) - len(self._unticked)

    def tick_all(self, ticked: bool) -> None:
        """Choose all hits, or none."""
        self._left, self._put = (set(), ()) if ticked else (set(self.hits), self._put)
        self._unticked = set(self._left)
        if self.hits:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.hits) - 1, 0))
        self.ticked_changed.emit()

    def context(self, row: int) -> tuple[str, int, int, str]:
        """The text around a hit on one line, where the hit begins and ends in it, and what it will be replaced by."""
        hit = self.hits[row]
        return *surroundings(hit.text, hit.start, hit.end), self.replacement or ""

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self.hits)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 2

    def flags(self, index: _Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        can_tick = index.column() == 0 and self.replacement is not None
        return usual | Qt.ItemFlag.ItemIsUserCheckable if can_tick else usual

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        hit = self.hits[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0 and self.replacement is not None:
            return Qt.CheckState.Unchecked if hit in self._unticked else Qt.CheckState.Checked
        if role == Qt.ItemDataRole.DisplayRole and index.column() == 0:
            return self._address(hit.address)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.context(index.row())[0]
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return f"{self._address(hit.address)}: {self.context(index.row())[0]}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is not Qt.Orientation.Horizontal:
            return digits(section + 1)
        return tr(_COLUMNS[section])

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        hit = self.hits[index.row()]
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._left.discard(hit)
            self._put = tuple(span for span in self._put if not _meet(hit, span))
            self._unticked.discard(hit)
        else:
            self._left.add(hit)
            self._unticked.add(hit)
        self.dataChanged.emit(index, index)
        self.ticked_changed.emit()
        return True

    def _address(self, address: Address) -> str:
        return self._words.whole(address) if self._words is not None else ""


class HitList(QTableView):
    """The rows; one is current. Space ticks it, Enter goes to it."""

    hit_chosen = Signal(int, bool)  # row, and whether the focus goes along

    def __init__(self, hits: Hits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find.hits")
        self.setAccessibleName(tr("ที่พบ"))
        self.setModel(hits)
        whole_rows(self)
        self.setItemDelegateForColumn(1, Context(hits, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self._fit_rows()
        on(self.clicked, self, lambda index: self.hit_chosen.emit(index.row(), False))
        on(self.activated, self, lambda index: self.hit_chosen.emit(index.row(), True))

    def show_current(self, row: int) -> None:
        """Make a row the current one and bring it into view; -1: none is."""
        index = self.model().index(row, 0) if row >= 0 else QModelIndex()
        self.setCurrentIndex(index)
        if row >= 0:
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex().siblingAtColumn(0)
        if event.key() == Qt.Key.Key_Space and index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            ticked = self.model().data(index, Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
            state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
            self.model().setData(index, state, Qt.ItemDataRole.CheckStateRole)
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(row_height(self))
        self._fit_columns()

    def _fit_columns(self) -> None:
        wanted = self.fontMetrics().horizontalAdvance(tr(_LONG_PLACE))
        self.horizontalHeader().resizeSection(0, min(wanted, round(self.viewport().width() * _PLACE_SHARE)))


class InContext(Protocol):
    """Rows of which each shows some words among others."""

    @property
    def replacement(self) -> str | None:
        """Not None if they are struck out, and others follow them."""

    def context(self, row: int) -> tuple[str, int, int, str]:
        """As `Hits.context`."""


class Context(QStyledItemDelegate):
    """Draws a hit in bold among its context, or struck out before what will replace it."""

    def __init__(self, hits: InContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._hits = hits

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        self.initStyleOption(option, index)
        room = option.rect.width() - 2 * _PAD  # type: ignore[attr-defined]
        paint_line(painter, option, self.line(index.row(), option.font, room))  # type: ignore[attr-defined]

    def line(self, row: int, font: QFont, room: int) -> QTextLayout:
        """The words of a row on one line, cut with dots if they are longer than the room, in pixels."""
        return drawn_line(*self._hits.context(row), font, room, replacing=self._hits.replacement is not None)


def drawn_line(text: str, start: int, end: int, new: str, font: QFont, room: int, *, replacing: bool) -> QTextLayout:
    """A text on one line with what was found in it in bold, or struck out before what will replace it; cut with dots
    if it is longer than the room, in pixels."""
    text = text[:end] + new + text[end:]
    found, put = QTextCharFormat(), QTextCharFormat()
    found.setFontWeight(QFont.Weight.Normal if replacing else QFont.Weight.Bold)
    found.setFontStrikeOut(replacing)
    found.setFontUnderline(not replacing)
    put.setFontWeight(QFont.Weight.Bold)
    put.setFontUnderline(True)
    looks = [_range(text, start, end, found), _range(text, end, end + len(new), put)]
    layout = _line(text, font, looks)
    line = layout.lineAt(0)
    if line.naturalTextWidth() <= room:
        return layout
    dots = QFontMetricsF(font).horizontalAdvance(_DOTS)
    kept = line.xToCursor(max(room - dots, 0.0), QTextLine.CursorPosition.CursorOnCharacter)
    units = text.encode("utf-16-le")[: 2 * kept].decode("utf-16-le", "ignore")
    cut = _line(units + _DOTS, font, looks)
    while units and cut.lineAt(0).naturalTextWidth() > room:  # bold dots, or those of another font, are wider
        units = units[:-1]
        cut = _line(units + _DOTS, font, looks)
    return cut


def paint_line(painter: QPainter, option: QStyleOptionViewItem, layout: QTextLayout) -> None:
    """Draw the line in the cell that the option is of, without words of the cell's own."""
    option.text = ""  # type: ignore[attr-defined]  # the stubs lack the fields of style options
    widget: QWidget = option.widget  # type: ignore[attr-defined]
    widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
    rect, state = option.rect, option.state  # type: ignore[attr-defined]
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
    active = bool(state & QStyle.StateFlag.State_Active)
    group = QPalette.ColorGroup.Active if active else QPalette.ColorGroup.Inactive
    painter.save()
    painter.setClipRect(rect)
    painter.setPen(option.palette.color(group, role))  # type: ignore[attr-defined]
    above, below = room_for_marks(option.font)  # type: ignore[attr-defined]
    top = rect.top() + above + (rect.height() - layout.lineAt(0).height() - above - below) / 2
    layout.draw(painter, QPointF(rect.left() + _PAD, top))
    painter.restore()


def surroundings(text: str, start: int, end: int) -> tuple[str, int, int]:
    """The text around what was found on one line, beginning with a word, and where what was found is in it."""
    first = 0
    if start > _BEFORE:
        behind = (at for at in word_starts(text[:start]) if at >= start - _BEFORE)
        first = next(behind, start)
    before = ("…" if first else "") + text[first:start]
    around = (before + text[start : end + _AFTER]).replace("\n", " ").replace("\t", " ")
    return around, len(before), len(before) + end - start


def whole_rows(view: QTableView) -> None:
    """Make the view one of rows that are chosen whole, one at a time, and only read, each as high as it is set."""
    view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    view.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
    view.setTabKeyNavigation(False)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    numbers = view.verticalHeader()
    numbers.hide()
    numbers.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    numbers.setMinimumSectionSize(1)


def row_height(view: QWidget) -> int:
    """Pixels for a row with all its marks."""
    above, below = room_for_marks(view.font())
    return view.fontMetrics().height() + above + below


def _within(hits: tuple[Hit, ...], put: tuple[Hit, ...]) -> set[Hit]:
    """The hits that share a character with what was put in."""
    spans: dict[tuple[Address, int], list[Hit]] = {}
    for span in sorted(put, key=_START):
        spans.setdefault((span.address, span.part), []).append(span)
    found = set()
    for hit in hits if spans else ():
        there = spans.get((hit.address, hit.part), [])
        at = bisect_right(there, hit.start, key=_START)
        if any(_meet(hit, span) for span in there[max(at - 1, 0) : at + 1]):
            found.add(hit)
    return found


def _meet(hit: Hit, span: Hit) -> bool:
    same_text = (hit.address, hit.part) == (span.address, span.part)
    return same_text and span.start < hit.end and hit.start < span.end


def room_for_marks(font: QFont) -> tuple[int, int]:
    """What the marks of a hit, which is bold, need above and below the line."""
    bold = QFont(font)
    bold.setBold(True)
    return mark_room(bold)


def _line(text: str, font: QFont, looks: list[QTextLayout.FormatRange]) -> QTextLayout:
    layout = QTextLayout(text, font)
    layout.setFormats(looks)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout


def _range(text: str, start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = units_before(text, start)  # type: ignore[attr-defined]  # the stubs lack the fields
    made.length = units_before(text, end) - made.start  # type: ignore[attr-defined]
    made.format = look  # type: ignore[attr-defined]
    return made
