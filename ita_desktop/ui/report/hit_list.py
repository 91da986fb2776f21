"""What was found, one row a hit: a tick box, where it is in words, and the text around it with the hit in bold.

When something is to be replaced, the hit is struck out and what will stand there follows it.
"""

from bisect import bisect_right
from operator import attrgetter

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ita_desktop.domain.find.search import Hit, still_there
from ita_desktop.domain.report.address import Address, AddressWords
from ita_desktop.domain.report.report import Report
from ita_desktop.language import N_, tr
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.report.in_context import ContextList, ContextRows, Index, surroundings

_LONG_PLACE = N_("มาตรการ ๖๐๐ ผลการดำเนินการ ข้อย่อยของข้อ ๑๒")
"""Words that the first column must have room for."""

_START = attrgetter("start")


class Hits(ContextRows):
    """Owner of what is ticked. Words are made only for the rows that are looked at."""

    ticked_changed = Signal()
    columns = (N_("ที่"), N_("ข้อความ"))

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hits: tuple[Hit, ...] = ()
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
        hit = self.hits[row]
        return *surroundings(hit.text, hit.start, hit.end), self.replacement or ""

    def count(self) -> int:
        return len(self.hits)

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        can_tick = index.column() == 0 and self.replacement is not None
        return usual | Qt.ItemFlag.ItemIsUserCheckable if can_tick else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
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

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
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


class HitList(ContextList):
    """The rows; one is current. Space ticks it, Enter goes to it."""

    hit_chosen = Signal(int, bool)  # row, and whether the focus goes along
    shares = (0.45,)

    def __init__(self, hits: Hits) -> None:
        super().__init__("find.hits", tr("ที่พบ"), hits)
        self.horizontalHeader().hide()
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

    def fit_columns(self) -> None:
        wanted = self.fontMetrics().horizontalAdvance(tr(_LONG_PLACE))
        share = round(self.viewport().width() * self.shares[0])
        self.horizontalHeader().resizeSection(0, min(wanted, share))


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
