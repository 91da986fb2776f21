"""What is dragged over the tree: items of a list, which go to the end of the same list of the measure they are dropped
on, and measures and issues, which go between others. Nothing is taken from where it was before it is dropped."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QDrag, QDropEvent
from PySide6.QtWidgets import QRubberBand

from ita_desktop.domain.report import edits
from ita_desktop.domain.report.address import MEASURE_TITLE, Address
from ita_desktop.domain.report.ids import IssueId, MeasureId
from ita_desktop.language import digits, tr
from ita_desktop.session.document import Document
from ita_desktop.ui.lists.list_drag import accept, holds_items, source_of, wants_copy
from ita_desktop.ui.report.outline import Outline
from ita_desktop.ui.report.outline_rows import ADDRESS

_EDGE = 24  # pixels at the top and bottom of the tree in which a drag scrolls it
_LINE = 3  # pixels, the height of the line where a measure will land


@dataclass(frozen=True, slots=True)
class Landing:
    """Between which measures of which issue one would land, or with no issue, between which issues: `at` counts from 0
    and with it where it is now."""

    issue: IssueId | None
    at: int
    y: int  # of the gap, in the viewport


class RowMime(QMimeData):
    """A measure or an issue that is dragged, with the tree that it comes from: it can go nowhere else."""

    def __init__(self, tree: Outline, address: Address) -> None:
        super().__init__()
        self.tree = tree
        self.address = address


class OutlineDrops(QObject):
    """Watches what is dragged over the tree and marks the measure under it, or the gap."""

    dropped = Signal(object, object, bool)  # the ListEditor it comes from, the measure's id, as a copy

    def __init__(self, tree: Outline, document: Document) -> None:
        super().__init__(tree)
        self._tree = tree
        self._document = document
        self._mark = QRubberBand(QRubberBand.Shape.Rectangle, tree.viewport())
        self._line = QRubberBand(QRubberBand.Shape.Line, tree.viewport())
        tree.viewport().setAcceptDrops(True)
        tree.viewport().installEventFilter(self)
        tree.drag_begun.connect(self._on_drag_begun)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and holds_items(event):
            self._on_items(event)
            return True
        if isinstance(event, QDropEvent) and (row := self._row_in(event)) is not None:
            self._on_row(event, row)
            return True
        if event.type() is QEvent.Type.DragLeave:
            self._mark.hide()
            self._line.hide()
        return super().eventFilter(watched, event)

    def _on_drag_begun(self, address: Address) -> None:
        drag = QDrag(self._tree)
        drag.setMimeData(RowMime(self._tree, address))
        drag.exec(Qt.DropAction.MoveAction)

    def _row_in(self, event: QDropEvent) -> Address | None:
        data = event.mimeData()
        return data.address if isinstance(data, RowMime) and data.tree is self._tree else None

    def _on_items(self, event: QDropEvent) -> None:
        """Entered (where every event is accepted, or no others would follow), moved or dropped."""
        at = event.position().toPoint()
        address = self._tree.address_at(at)
        source = source_of(event)
        is_drop = event.type() is QEvent.Type.Drop
        fits = address is not None and address.measure is not None and source is not None
        self._mark.setVisible(fits and not is_drop)
        if address is None or not fits:
            event.setAccepted(event.type() is QEvent.Type.DragEnter)
            return
        row = self._tree.visualRect(self._tree.indexAt(at))
        self._mark.setGeometry(QRect(0, row.top(), self._tree.viewport().width(), row.height()))
        accept(event)
        if is_drop:
            self.dropped.emit(source, address.measure, wants_copy(event))
        else:
            self._scroll(at)

    def _on_row(self, event: QDropEvent, dragged: Address) -> None:
        at = event.position().toPoint()
        landing = self._landing(at) if dragged.measure is not None else self._landing_of_issue(at)
        is_drop = event.type() is QEvent.Type.Drop
        self._line.setVisible(landing is not None and not is_drop)
        if landing is None:
            event.setAccepted(event.type() is QEvent.Type.DragEnter)
        else:
            self._line.setGeometry(0, landing.y - _LINE // 2, self._tree.viewport().width(), _LINE)
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        if not is_drop:
            self._scroll(at)
        elif landing is not None:
            self._place(dragged, landing)

    def _place(self, dragged: Address, landing: Landing) -> None:
        if dragged.measure is not None and landing.issue is not None:
            self._place_measure(dragged.measure, landing.issue, landing.at)
        elif dragged.issue is not None and landing.issue is None:
            self._place_issue(dragged.issue, landing.at)

    def _place_measure(self, measure: MeasureId, issue: IssueId, at: int) -> None:
        report = self._document.report
        home, target = edits.issue_of(report, measure), report.issue(issue)
        if home is None or target is None:
            return
        above = [other.id for other in target.measures[:at]]
        name = tr("ย้ายมาตรการ {number}").format(number=digits(report.number_of(measure)))
        edit = partial(edits.place_measure, measure_id=measure, issue_id=issue, at=at - (measure in above))
        self._document.apply(name, edit, address=Address(MEASURE_TITLE, measure=measure))

    def _place_issue(self, issue: IssueId, at: int) -> None:
        report = self._document.report
        found = report.issue(issue)
        if found is None:
            return
        here = report.issues.index(found)
        name = tr("ย้ายประเด็น {number}").format(number=digits(found.number))
        edit = partial(edits.move_issue, issue_id=issue, by=at - (at > here) - here)
        self._document.apply(name, edit, address=Address("issue.title", issue=issue))

    def _landing(self, at: QPoint) -> Landing | None:
        """Before or after the measure under the mouse, whichever is nearer; on an issue its first place."""
        row = self._tree.itemAt(at)
        address = self._tree.address_at(at)
        if row is None or address is None:
            return None
        box = self._tree.visualItemRect(row)
        if address.issue is not None:
            return Landing(address.issue, 0, box.bottom() + 1)
        home = self._tree.issue_above(row)
        if home is None:
            return None
        below = at.y() > box.center().y()
        return Landing(home, row.parent().indexOfChild(row) + below, box.bottom() + 1 if below else box.top())

    def _landing_of_issue(self, at: QPoint) -> Landing | None:
        """Before or after the issue whose rows are under the mouse, whichever is nearer."""
        row = self._tree.itemAt(at)
        home = row.parent() or row if row is not None else None
        box = self._tree.box_of_issue(home) if home is not None else None
        if home is None or box is None:
            return None
        ids = [issue.id for issue in self._document.report.issues]
        below = at.y() > box.center().y()
        index = ids.index(home.data(0, ADDRESS).issue)
        return Landing(None, index + below, box.bottom() + 1 if below else box.top())

    def _scroll(self, at: QPoint) -> None:
        row = self._tree.indexAt(at)
        if at.y() < _EDGE:
            self._tree.scrollTo(self._tree.indexAbove(row))
        elif at.y() > self._tree.viewport().height() - _EDGE:
            self._tree.scrollTo(self._tree.indexBelow(row))
