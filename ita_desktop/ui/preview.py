"""The paper beside the form: pages of the engine that prints, drawn in the background, only those in view.

The paper stays white in every scheme. Its zoom is a percentage of the printed size, or 0: as wide as the pane.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
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

from ita_desktop.domain.place import Place
from ita_desktop.language import digits, tr
from ita_desktop.session.typesetter import Typesetter
from ita_desktop.ui.keyboard import pressed_key

if TYPE_CHECKING:
    from ita_desktop.session.typesetter import Paper

FIT_WIDTH = 0
PAPER_ZOOMS = (25, 50, 75, 100, 125, 150, 200, 300, 400)
"""Steps of the zoom, in percent of the printed size."""

_GAP = 10
"""Pixels between pages and around them."""

_KEPT_PAGES = 24
_CLICK_SLACK = 4
"""Pixels that the mouse may move between press and release for it still to be a click."""

_SCAN_POINTS = 4
_SCAN_COLUMNS = 24


class Preview(QAbstractScrollArea):
    """Owner of the pictures of the pages; asks the typesetter for those it lacks."""

    place_clicked = Signal(object)  # Place
    page_shown = Signal(int)  # the page, from 0, that takes most of the view
    zoom_changed = Signal(int)  # percent, 0 for as wide as the pane
    menu_wanted = Signal(QPoint)  # where on the screen

    def __init__(self, typesetter: Typesetter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self.setAccessibleName(tr("ตัวอย่างหน้ากระดาษ"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Dark)
        self._typesetter = typesetter
        self._paper: Paper | None = None
        self._brought: tuple[Place, int] | None = None
        self._zoom = FIT_WIDTH
        self._pressed_at: QPoint | None = None
        self._pictures: dict[int, tuple[Paper, float, QImage]] = {}
        typesetter.page_drawn.connect(self._on_page_drawn)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def paper(self) -> "Paper | None":
        """The layout shown; None before the first."""
        return self._paper

    @property
    def page(self) -> int:
        """The page, from 0, that takes most of the view; at the very end the last one, however little is seen."""
        pages = self._pages_in_view()
        bar = self.verticalScrollBar()
        if pages and bar.maximum() > 0 and bar.value() == bar.maximum():
            return pages[-1]
        return max(pages, key=self._height_in_view, default=0)

    @property
    def zoom(self) -> int:
        """Percent of the printed size; 0 for as wide as the pane."""
        return self._zoom

    def show_paper(self, paper: "Paper") -> None:
        """Show a new layout. A page keeps its old picture until the new one is drawn."""
        self._paper = paper
        self._typesetter.forget_requests()
        self._pictures = {page: kept for page, kept in self._pictures.items() if page < paper.page_count}
        self._measure()
        self.viewport().update()
        self._tell_page()

    def set_zoom(self, percent: int) -> None:
        """Show the paper in that size; what is in the middle of the view stays there."""
        percent = min(max(percent, PAPER_ZOOMS[0]), PAPER_ZOOMS[-1]) if percent else FIT_WIDTH
        if percent == self._zoom:
            return
        bar = self.verticalScrollBar()
        total = bar.maximum() + self.viewport().height()
        middle = (bar.value() + self.viewport().height() / 2) / max(total, 1)
        self._zoom = percent
        self.setHorizontalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if percent else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self._typesetter.forget_requests()
        self._measure()
        total = bar.maximum() + self.viewport().height()
        bar.setValue(round(middle * total - self.viewport().height() / 2))
        self.viewport().update()
        self.zoom_changed.emit(percent)

    def zoom_in(self) -> None:
        """One step larger."""
        shown = self.shown_percent()
        self.set_zoom(next((step for step in PAPER_ZOOMS if step > shown), PAPER_ZOOMS[-1]))

    def zoom_out(self) -> None:
        """One step smaller."""
        shown = self.shown_percent()
        self.set_zoom(next((step for step in reversed(PAPER_ZOOMS) if step < shown), PAPER_ZOOMS[0]))

    def zoom_normal(self) -> None:
        """As wide as the pane."""
        self.set_zoom(FIT_WIDTH)

    def shown_percent(self) -> int:
        """The size on screen in percent of the printed one, also where it follows the pane."""
        if self._paper is None:
            return self._zoom or 100
        return round(100 * self._page_size().width() / (self._paper.page_size[0] * self._pixels_a_point()))

    def go_to_page(self, page: int) -> None:
        """Scroll to the top of a page, from 0; beyond the ends, to the first or last."""
        if self._paper is not None:
            page = min(max(page, 0), self._paper.page_count - 1)
            self.verticalScrollBar().setValue(self._page_box(page).top() - _GAP)

    def go_to(self, place: Place) -> None:
        """Scroll the page on which the place begins into view; of a page higher than the view, the line itself.

        It stays in view when the paper gets smaller or larger, until it is scrolled by hand.
        """
        self._bring(place)
        self._brought = (place, self.verticalScrollBar().value())

    def _bring(self, place: Place) -> None:
        page = self._paper.page_of(place) if self._paper is not None else None
        if page is None:
            return
        bar, height = self.verticalScrollBar(), self.viewport().height()
        box = self._page_box(page)
        if box.height() <= height:
            top = box.top() - _GAP
            if not bar.value() <= top <= bar.value() + height - box.height() // 2:
                bar.setValue(top)
            return
        top = box.top() + self._height_above(page, place)
        if not bar.value() <= top - _GAP or not top <= bar.value() + height * 3 // 4:
            bar.setValue(top - height // 4)

    def is_drawn(self) -> bool:
        """Whether every page in view shows the current layout; while the paper is hidden, none is in view."""
        if self._paper is None:
            return False
        return not self.isVisible() or all(self._is_fresh(page) for page in self._pages_in_view())

    # Qt's events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if self._paper is None:
            painter.setPen(QColor(Qt.GlobalColor.white))
            painter.drawText(self.viewport().rect(), int(Qt.AlignmentFlag.AlignCenter), tr("กำลังจัดหน้ากระดาษ…"))
            return
        for page in self._pages_in_view():
            box = self._page_box(page).translated(-self._offset())
            painter.fillRect(box, QColor(Qt.GlobalColor.white))
            kept = self._pictures.get(page)
            if kept is not None and kept[1] == self._scale():
                painter.drawImage(box.topLeft(), kept[2])  # pixel by pixel: scaling by one row cuts letters in two
            elif kept is not None:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(box, kept[2])
            if not self._is_fresh(page):
                self._typesetter.draw(self._paper, page, self._scale())
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        brought, value = self._brought, self.verticalScrollBar().value()
        super().resizeEvent(event)
        self._typesetter.forget_requests()
        self._measure()
        if brought is not None and brought[1] == value:
            self.go_to(brought[0])
        self._tell_page()  # as wide as the pane, the paper has another size now

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_PageDown: lambda: self._turn(+1),
            Qt.Key.Key_PageUp: lambda: self._turn(-1),
            Qt.Key.Key_Space: lambda: self._turn(+1),
            Qt.Key.Key_Home: lambda: self.go_to_page(0),
            Qt.Key.Key_End: lambda: self.verticalScrollBar().setValue(self.verticalScrollBar().maximum()),
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Equal: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
            Qt.Key.Key_0: self.zoom_normal,
            Qt.Key.Key_1: lambda: self.set_zoom(100),
        }
        act = acts.get(Qt.Key(pressed_key(event)))
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if act is None or not plain:
            super().keyPressEvent(event)
            return
        event.accept()
        act()

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
        place = self.place_at(at)
        if place is not None:
            self.place_clicked.emit(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hand = self.place_at(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # Where things are

    def place_at(self, at: QPoint) -> Place | None:
        """What of the report is drawn at a point of the viewport; None on white paper and beside it."""
        if self._paper is None:
            return None
        at = at + self._offset()
        for page in self._pages_in_view():
            box = self._page_box(page)
            if box.contains(at):
                points = self._paper.page_size[0] / box.width()
                return self._paper.place_at(page, (at.x() - box.x()) * points, (at.y() - box.y()) * points)
        return None

    def _height_above(self, page: int, place: Place) -> int:
        """Pixels from the top of the page to the place on it; 0 where it cannot be found."""
        assert self._paper is not None
        wide, high = self._paper.page_size
        for y in range(0, int(high), _SCAN_POINTS):
            for column in range(1, _SCAN_COLUMNS):
                found = self._paper.place_at(page, wide * column / _SCAN_COLUMNS, y)
                if found is not None and found.without_home() == place.without_home():
                    return round(y * self._page_size().height() / high)
        return 0

    def _turn(self, by: int) -> None:
        """A page on or back; within a page that is higher than the view, a view on or back."""
        if self._paper is None:
            return
        bar = self.verticalScrollBar()
        if self._page_size().height() > self.viewport().height():
            bar.setValue(bar.value() + by * (bar.pageStep() - 2 * _GAP))
            return
        pitch = self._page_size().height() + _GAP
        self.go_to_page(bar.value() // pitch + 1 if by > 0 else -(-bar.value() // pitch) - 1)

    def _on_page_drawn(self, paper: "Paper", page: int, scale: float, picture: QImage) -> None:
        if paper is not self._paper:
            return
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self._pictures[page] = (paper, scale, picture)
        in_view = set(self._pages_in_view())
        for other in sorted(self._pictures, key=lambda other: abs(other - page), reverse=True):
            if len(self._pictures) > _KEPT_PAGES and other not in in_view:
                del self._pictures[other]
        self.viewport().update()

    def _on_scrolled(self, _value: int) -> None:
        self._typesetter.forget_requests()
        self._tell_page()

    def _tell_page(self) -> None:
        self.viewport().setAccessibleName(
            tr("หน้า {page} จาก {count}").format(page=digits(self.page + 1), count=digits(self._paper.page_count))
            if self._paper
            else ""
        )
        self.page_shown.emit(self.page)

    def _is_fresh(self, page: int) -> bool:
        kept = self._pictures.get(page)
        return kept is not None and kept[0] is self._paper and kept[1] == self._scale()

    def _pages_in_view(self) -> range:
        if self._paper is None:
            return range(0)
        pitch = self._page_size().height() + _GAP
        top = self.verticalScrollBar().value()
        first = max((top - _GAP) // pitch, 0)
        last = (top + self.viewport().height() - _GAP) // pitch
        return range(first, min(last + 1, self._paper.page_count))

    def _height_in_view(self, page: int) -> int:
        view = QRect(self._offset(), self.viewport().size())
        return self._page_box(page).intersected(view).height()

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _page_box(self, page: int) -> QRect:
        size = self._page_size()
        left = max(_GAP, (self.viewport().width() - size.width()) // 2)
        return QRect(QPoint(left, _GAP + page * (size.height() + _GAP)), size)

    def _page_size(self) -> QSize:
        assert self._paper is not None
        wide, high = self._paper.page_size
        if self._zoom:
            width = round(wide * self._pixels_a_point() * self._zoom / 100)
        else:
            width = max(self.viewport().width() - 2 * _GAP, 50)
        return QSize(width, round(width * high / wide))

    def _pixels_a_point(self) -> float:
        """Pixels of the window, before the screen's scaling, that a point takes in the printed size."""
        return self.logicalDpiX() / 72

    def _scale(self) -> float:
        """Device pixels a point."""
        assert self._paper is not None
        return self._page_size().width() * self.devicePixelRatioF() / float(self._paper.page_size[0])

    def _measure(self) -> None:
        if self._paper is None:
            return
        size = self._page_size()
        pitch = size.height() + _GAP
        height = self._paper.page_count * pitch + _GAP
        bar, across = self.verticalScrollBar(), self.horizontalScrollBar()
        bar.setRange(0, max(height - self.viewport().height(), 0))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(max(min(pitch, self.viewport().height()) // 8, 1))
        across.setRange(0, max(size.width() + 2 * _GAP - self.viewport().width(), 0) if self._zoom else 0)
        across.setPageStep(self.viewport().width())
        across.setSingleStep(40)
