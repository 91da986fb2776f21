"""The paper beside the form: pages of the engine that prints, drawn in the background, only those in view.

The paper stays white in every scheme. Its zoom is a percentage of the printed size, or fits the table or the page to
the pane. Where the pages lie is in `page_positions.py`.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.fields import part_of
from ita_desktop.language import digits, tr
from ita_desktop.session.output.typesetter import Typesetter
from ita_desktop.ui.appearance.screen_reader import describe, named
from ita_desktop.ui.appearance.style import step_from
from ita_desktop.ui.keyboard.thai_layouts import pressed_key
from ita_desktop.ui.preview.item_mark import draw_mark
from ita_desktop.ui.preview.page_pictures import PagePicture, PagePictures
from ita_desktop.ui.preview.page_positions import FIT_TABLE, FIT_WIDTH, GAP, ZOOMS, PagePositions, allowed_zoom
from ita_desktop.ui.preview.scroll_bars import fit_bars

if TYPE_CHECKING:
    from ita_desktop.session.output.typesetter import Paper

_CLICK_SLACK = 4  # pixels that the mouse may move between press and release for it still to be a click


class Preview(QAbstractScrollArea):
    """Owner of the pictures of the pages; asks the typesetter for those it lacks."""

    address_chosen = Signal(object)  # Address, by a click or by Enter
    page_shown = Signal(int)  # the page, from 0, that takes most of the view
    zoom_changed = Signal(int)  # as `zoom` is
    menu_requested = Signal(QPoint)  # where on the screen
    refused = Signal(str)  # why a key does nothing
    focus_changed = Signal()

    def __init__(self, typesetter: Typesetter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "preview", tr("ตัวอย่างหน้ากระดาษ"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Dark)
        self._typesetter = typesetter
        self.paper: Paper | None = None  # None before the first layout
        self._brought: tuple[Address, int, int] | None = None  # an address, an offset in its text, the view's top then
        self._marked: Address | None = None
        self.zoom = FIT_WIDTH  # or FIT_TABLE, or percent of the printed size
        self._is_off_the_table = False  # what was gone to last: its page is shown whole where others fit their table
        self._pressed_at: QPoint | None = None
        self._pictures = PagePictures()
        typesetter.page_drawn.connect(self._on_page_drawn)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def page(self) -> int:
        """The page, from 0, that takes most of the view; at the very end the last one, however little is seen."""
        sheets = self._sheets
        return sheets.page_most_seen(self._top) if sheets is not None else 0

    def show_paper(self, paper: "Paper") -> None:
        """Show a new layout. A page keeps its old picture until the new one is drawn."""
        self.paper = paper
        self._typesetter.forget_requests()
        self._pictures.keep_first(paper.page_count)
        self._measure()
        self.viewport().update()
        self._tell_page()

    def set_zoom(self, percent: int) -> None:
        """Show the paper in that size; what is in the middle of the view stays there."""
        percent = allowed_zoom(percent)
        if percent == self.zoom:
            return
        bars = self.verticalScrollBar(), self.horizontalScrollBar()
        middles = [(bar.value() + bar.pageStep() / 2) / max(bar.maximum() + bar.pageStep(), 1) for bar in bars]
        self.zoom = percent
        self._typesetter.forget_requests()
        self._measure()
        for bar, middle in zip(bars, middles, strict=True):
            bar.setValue(round(middle * (bar.maximum() + bar.pageStep()) - bar.pageStep() / 2))
        self.viewport().update()
        self.zoom_changed.emit(percent)

    def zoom_in(self) -> None:
        """One step larger."""
        self.set_zoom(step_from(self.shown_percent(), ZOOMS, +1))

    def zoom_out(self) -> None:
        """One step smaller."""
        self.set_zoom(step_from(self.shown_percent(), ZOOMS, -1))

    def zoom_normal(self) -> None:
        """The table as wide as the pane, as far as it can then be read; cover and signers whole, once gone to."""
        self._fit(off_the_table=False)
        self.set_zoom(FIT_TABLE)

    def why_not_in(self) -> str:
        """Why it cannot get larger; empty if it can."""
        return tr("ใหญ่ที่สุดแล้ว") if self.shown_percent() >= ZOOMS[-1] else ""

    def why_not_out(self) -> str:
        """Why it cannot get smaller; empty if it can."""
        return tr("เล็กที่สุดแล้ว") if self.shown_percent() <= ZOOMS[0] else ""

    def why_not_normal(self) -> str:
        """Why to fit the table changes nothing; empty if it does."""
        return "" if self._is_off_the_table else self.why_not_zoom(FIT_TABLE)

    def why_not_zoom(self, zoom: int) -> str:
        """Why that zoom changes nothing; empty if it does."""
        return tr("เป็นขนาดนี้อยู่แล้ว") if zoom == self.zoom else ""

    def shown_percent(self) -> int:
        """The size on screen in percent of the printed one, also where it follows the pane."""
        sheets = self._sheets
        return sheets.percent if sheets is not None else self.zoom or 100

    def go_to_page(self, page: int) -> None:
        """Scroll to the top of a page, from 0; beyond the ends, to the first or last."""
        sheets = self._sheets
        if sheets is not None:
            self.verticalScrollBar().setValue(sheets.box(min(max(page, 0), sheets.count - 1)).top() - GAP)

    def go_to(self, address: Address, offset: int = 0) -> None:
        """Scroll the page on which the address begins into view; of a page higher than the view, the line itself. Of an
        item that runs over pages, the one with character `offset` of its text. Of a page wider than the view, its cell.

        It stays in view when the paper gets smaller or larger, until it is scrolled by hand.
        """
        self._fit(off_the_table=part_of(address.field) not in ("issue", "measure"))
        self._bring(address, offset)
        self._brought = (address, offset, self._top)

    def _fit(self, *, off_the_table: bool) -> None:
        """Where the paper fits: to the table, or to the whole page beside a form that is not of the table."""
        if off_the_table != self._is_off_the_table:
            self._is_off_the_table = off_the_table
            if self.zoom == FIT_TABLE:
                self._typesetter.forget_requests()
                self._measure()
                self.viewport().update()
                self.zoom_changed.emit(self.zoom)

    def _bring(self, address: Address, offset: int) -> None:
        sheets = self._sheets
        spot = self.paper.spot_of(address, offset) if self.paper is not None else None
        if spot is not None and sheets is not None:
            self.verticalScrollBar().setValue(sheets.top_showing(spot.page, spot.top, self._top))
            for area in self._areas(spot.page, address, sheets):
                across = self.horizontalScrollBar()
                across.setValue(sheets.left_showing(area.left(), area.right(), across.value()))

    def mark(self, address: Address | None) -> None:
        """Mark what stands on the paper for the address, and nothing else."""
        if address != self._marked:
            self._marked = address
            self.viewport().update()

    def _areas(self, page: int, address: Address | None, sheets: PagePositions) -> list[QRect]:
        if self.paper is None or address is None:
            return []
        return [sheets.area(page, box) for box in self.paper.boxes_on(page, address)]

    def is_drawn(self) -> bool:
        """Whether every page in view shows the current layout; while the paper is hidden, none is in view."""
        sheets = self._sheets
        if sheets is None:
            return False
        return not self.isVisible() or all(self._is_fresh(page, sheets) for page in sheets.pages_in_view(self._top))

    # Qt's events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        paper, sheets = self.paper, self._sheets
        if paper is None or sheets is None:
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            painter.drawText(self.viewport().rect(), int(Qt.AlignmentFlag.AlignCenter), tr("กำลังจัดหน้ากระดาษ…"))
            return
        scale = sheets.scale
        for page in sheets.pages_in_view(self._top):
            box = sheets.box(page).translated(-self._offset())
            painter.fillRect(box, QColor(Qt.GlobalColor.white))
            self._pictures.draw(painter, page, box, scale)
            for area in self._areas(page, self._marked, sheets):
                draw_mark(painter, area.translated(-self._offset()))
            if not self._is_fresh(page, sheets):
                self._typesetter.draw(paper, page, scale)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        brought, top = self._brought, self._top
        super().resizeEvent(event)
        self._typesetter.forget_requests()
        self._measure()
        if brought is not None and brought[2] == top:
            self.go_to(*brought[:2])
        self._tell_page()  # as wide as the pane, the paper has another size now

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_PageDown: lambda: self._turn(+1),
            Qt.Key.Key_PageUp: lambda: self._turn(-1),
            Qt.Key.Key_Space: lambda: self._turn(+1),
            Qt.Key.Key_Home: lambda: self.go_to_page(0),
            Qt.Key.Key_End: lambda: self.verticalScrollBar().setValue(self.verticalScrollBar().maximum()),
            Qt.Key.Key_Plus: lambda: self._zooms_by_key(self.zoom_in, self.why_not_in()),
            Qt.Key.Key_Equal: lambda: self._zooms_by_key(self.zoom_in, self.why_not_in()),
            Qt.Key.Key_Minus: lambda: self._zooms_by_key(self.zoom_out, self.why_not_out()),
            Qt.Key.Key_0: lambda: self._zooms_by_key(self.zoom_normal, self.why_not_normal()),
            Qt.Key.Key_1: lambda: self._zooms_by_key(partial(self.set_zoom, 100), self.why_not_zoom(100)),
            Qt.Key.Key_2: lambda: self._zooms_by_key(partial(self.set_zoom, FIT_WIDTH), self.why_not_zoom(FIT_WIDTH)),
            Qt.Key.Key_Return: self._choose_what_is_in_view,
            Qt.Key.Key_Enter: self._choose_what_is_in_view,
        }
        act = acts.get(Qt.Key(pressed_key(event)))
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if act is None or not plain:
            super().keyPressEvent(event)
            return
        event.accept()
        act()

    def _zooms_by_key(self, zoom: Callable[[], None], reason: str) -> None:
        if reason:
            self.refused.emit(reason)
        else:
            zoom()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        event.accept()
        if event.angleDelta().y() > 0:
            self.zoom_in()
        elif event.angleDelta().y() < 0:
            self.zoom_out()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed_at, self._pressed_at = self._pressed_at, None
        at = event.position().toPoint()
        if event.button() is not Qt.MouseButton.LeftButton or pressed_at is None:
            return
        if (at - pressed_at).manhattanLength() > _CLICK_SLACK:
            return
        address = self.address_at(at)
        if address is not None:
            self.address_chosen.emit(address)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hand = self.address_at(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
        self.focus_changed.emit()

    # Where things are

    def address_at(self, at: QPoint) -> Address | None:
        """What of the report is drawn at a point of the viewport; None on white paper and beside it."""
        sheets = self._sheets
        if self.paper is None or sheets is None:
            return None
        at = at + self._offset()
        page = sheets.page_at(at, self._top)
        return self.paper.address_at(page, *sheets.points(page, at)) if page is not None else None

    def _choose_what_is_in_view(self) -> None:
        """What was brought into view last, as long as it is there; else what stands first in it."""
        sheets, top = self._sheets, self._top
        if self.paper is None or sheets is None:
            return
        if self._brought is not None and self._brought[2] == top:
            self.address_chosen.emit(self._brought[0])
            return
        page = sheets.page_most_seen(top)
        left, down = sheets.points(page, self._offset())
        right, _ = sheets.points(page, self._offset() + QPoint(self.viewport().width(), 0))
        address = self.paper.first_address(page, down, left, right)
        if address is not None:
            self.address_chosen.emit(address)

    def _turn(self, by: int) -> None:
        """A page on or back; within a page that is higher than the view, a view on or back."""
        sheets, bar = self._sheets, self.verticalScrollBar()
        if sheets is None:
            return
        if sheets.is_higher_than_view:
            bar.setValue(bar.value() + by * (bar.pageStep() - 2 * GAP))
        else:
            self.go_to_page(sheets.page_turned_to(bar.value(), by))

    def _on_page_drawn(self, paper: "Paper", page: int, scale: float, picture: QImage) -> None:
        sheets = self._sheets
        if paper is not self.paper or sheets is None:
            return
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self._pictures.keep(page, PagePicture(paper, scale, picture), sheets.pages_in_view(self._top))
        self.viewport().update()

    def _on_scrolled(self, _value: int) -> None:
        self._typesetter.forget_requests()
        self._tell_page()

    def _tell_page(self) -> None:
        if self.paper is not None:
            at, of = digits(self.page + 1), digits(self.paper.page_count)
            describe(self, tr("หน้า {page} จาก {count}").format(page=at, count=of))
        self.page_shown.emit(self.page)

    def _is_fresh(self, page: int, sheets: PagePositions) -> bool:
        return self.paper is not None and self._pictures.is_fresh(page, self.paper, sheets.scale)

    @property
    def _sheets(self) -> PagePositions | None:
        """Where the pages lie now; None before the first layout."""
        paper = self.paper
        if paper is None:
            return None
        view, dots = self.viewport().size(), self.logicalDpiX() / 72
        ratio = self.devicePixelRatioF()
        zoom = FIT_WIDTH if self.zoom == FIT_TABLE and self._is_off_the_table else self.zoom
        return PagePositions(paper.page_size, paper.page_count, view, zoom, dots, ratio, paper.side_margin)

    @property
    def _top(self) -> int:
        return self.verticalScrollBar().value()

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self._top)

    def _measure(self) -> None:
        sheets = self._sheets
        if sheets is not None:
            fit_bars(self, sheets)
