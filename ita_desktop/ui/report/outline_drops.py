"""What is dragged over the tree: items of a list, which go to the end of the same list of the measure they are dropped
on, and measures, which go between others. Nothing is taken from where it was before it is dropped."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QDrag, QDropEvent
from PySide6.QtWidgets import QRubberBand

from ita_desktop.domain.report import edits
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.ids import IssueId, MeasureId
from ita_desktop.language import digits, tr
from ita_desktop.session.document import Document
from ita_desktop.ui.lists.list_drag import accept, holds_items, source_of, wants_copy
from ita_desktop.ui.report.outline import Outline

_EDGE = 24  # pixels at the top and bottom of the tree in which a drag scrolls it
_LINE = 3  # pixels, the height of the line where a measure will land


@dataclass(frozen=True, slots=True)
class Landing:
    """Between which measures of which issue one would land: `at` counts from 0 and with it where it is now."""

    issue: IssueId
    at: int
    y: int  # of the gap, in the viewport


class MeasureMime(QMimeData):
    """A measure that is dragged, with the tree that it comes from: it can go nowhere else."""

    def __init__(self, tree: Outline, measure: MeasureId) -> None:
        super().__init__()
        self.tree = tree
        self.measure = measure


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
        if isinstance(event, QDropEvent) and (measure := self._measure_in(event)) is not None:
            self._on_measure(event, measure)
            return True
        if event.type() is QEvent.Type.DragLeave:
            self._mark.hide()
            self._line.hide()
        return super().eventFilter(watched, event)

    def _on_drag_begun(self, measure: MeasureId) -> None:
        drag = QDrag(self._tree)
        drag.setMimeData(MeasureMime(self._tree, measure))
        drag.exec(Qt.DropAction.MoveAction)

    def _measure_in(self, event: QDropEvent) -> MeasureId | None:
        data = event.mimeData()
        return data.measure if isinstance(data, MeasureMime) and data.tree is self._tree else None

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

    def _on_measure(self, event: QDropEvent, measure: MeasureId) -> None:
        at = event.position().toPoint()
        landing = self._landing(at)
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
            self._place(measure, landing)

    def _place(self, measure: MeasureId, landing: Landing) -> None:
        report = self._document.report
        home, target = edits.issue_of(report, measure), report.issue(landing.issue)
        if home is None or target is None:
            return
        above = [other.id for other in target.measures[: landing.at]]
        name = tr("ย้ายมาตรการ {number}").format(number=digits(report.number_of(measure)))
        at = landing.at - (measure in above)
        edit = partial(edits.place_measure, measure_id=measure, issue_id=landing.issue, at=at)
        self._document.apply(name, edit, address=Address("measure.title", measure=measure))

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

    def _scroll(self, at: QPoint) -> None:
        row = self._tree.indexAt(at)
        if at.y() < _EDGE:
            self._tree.scrollTo(self._tree.indexAbove(row))
        elif at.y() > self._tree.viewport().height() - _EDGE:
            self._tree.scrollTo(self._tree.indexBelow(row))
