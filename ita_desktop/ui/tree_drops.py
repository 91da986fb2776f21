"""Items of a list dropped on a measure in the tree: they go to the end of the same list of that measure."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QRubberBand

from ita_desktop.ui.list_drag import accept, holds_items, source_of, wants_copy
from ita_desktop.ui.navigator import Navigator

_EDGE = 24  # pixels at the top and bottom of the tree in which a drag scrolls it


class TreeDrops(QObject):
    """Watches what is dragged over the tree and marks the measure under it."""

    dropped = Signal(object, object, bool)  # the ListEditor it comes from, the measure's id, as a copy

    def __init__(self, tree: Navigator) -> None:
        super().__init__(tree)
        self._tree = tree
        self._mark = QRubberBand(QRubberBand.Shape.Rectangle, tree.viewport())
        tree.viewport().setAcceptDrops(True)
        tree.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and holds_items(event):
            self._on_drag(event)
            return True
        if event.type() is QEvent.Type.DragLeave:
            self._mark.hide()
        return super().eventFilter(watched, event)

    def _on_drag(self, event: QDropEvent) -> None:
        """Entered (where every event is accepted, or no others would follow), moved or dropped."""
        at = event.position().toPoint()
        place = self._tree.place_at(at)
        source = source_of(event)
        is_drop = event.type() is QEvent.Type.Drop
        fits = place is not None and place.measure is not None and source is not None
        self._mark.setVisible(fits and not is_drop)
        if place is None or not fits:
            event.setAccepted(event.type() is QEvent.Type.DragEnter)
            return
        row = self._tree.visualRect(self._tree.indexAt(at))
        self._mark.setGeometry(QRect(0, row.top(), self._tree.viewport().width(), row.height()))
        accept(event)
        if is_drop:
            self.dropped.emit(source, place.measure, wants_copy(event))
        else:
            self._scroll(at)

    def _scroll(self, at: QPoint) -> None:
        row = self._tree.indexAt(at)
        if at.y() < _EDGE:
            self._tree.scrollTo(self._tree.indexAbove(row))
        elif at.y() > self._tree.viewport().height() - _EDGE:
            self._tree.scrollTo(self._tree.indexBelow(row))
