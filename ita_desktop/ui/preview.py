"""The paper beside the form: pages of the engine that prints, drawn in the background, only those in view."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ita_desktop.domain.place import Place
from ita_desktop.session.typesetter import Paper, Typesetter

_GAP = 10
"""Pixels between pages and around them."""

_KEPT_PAGES = 24


class Preview(QAbstractScrollArea):
    """Owner of the pictures of the pages; asks the typesetter for those it lacks."""

    place_clicked = Signal(object)  # Place

    def __init__(self, typesetter: Typesetter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self.setAccessibleName("ตัวอย่างหน้ากระดาษ")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Dark)
        self._typesetter = typesetter
        self._paper: Paper | None = None
        self._pictures: dict[int, tuple[Paper, float, QImage]] = {}
        typesetter.page_drawn.connect(self._on_page_drawn)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._typesetter.forget_requests())

    @property
    def paper(self) -> Paper | None:
        """The layout shown; None before the first."""
        return self._paper

    def show_paper(self, paper: Paper) -> None:
        """Show a new layout. A page keeps its old picture until the new one is drawn."""
        self._paper = paper
        self._typesetter.forget_requests()
        self._pictures = {page: kept for page, kept in self._pictures.items() if page < paper.page_count}
        self._measure()
        self.viewport().update()

    def go_to(self, place: Place) -> None:
        """Scroll the page on which the place begins into view."""
        page = self._paper.page_of(place) if self._paper is not None else None
        if page is None:
            return
        top = self._page_box(page).top() - _GAP
        bar = self.verticalScrollBar()
        if not bar.value() <= top <= bar.value() + self.viewport().height() - self._page_size().height() // 2:
            bar.setValue(top)

    def is_drawn(self) -> bool:
        """Whether every page in view shows the current layout."""
        return self._paper is not None and all(self._is_fresh(page) for page in self._pages_in_view())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if self._paper is None:
            painter.setPen(self.palette().color(QPalette.ColorRole.BrightText))
            painter.drawText(self.viewport().rect(), int(Qt.AlignmentFlag.AlignCenter), "กำลังจัดหน้ากระดาษ…")
            return
        for page in self._pages_in_view():
            box = self._page_box(page).translated(0, -self.verticalScrollBar().value())
            painter.fillRect(box, QColor(Qt.GlobalColor.white))
            kept = self._pictures.get(page)
            if kept is not None and kept[1] == self._scale():
                painter.drawImage(box.topLeft(), kept[2])  # pixel by pixel: scaling by one row cuts letters in two
            elif kept is not None:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(box, kept[2])
            if not self._is_fresh(page):
                self._typesetter.draw(self._paper, page, self._scale())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._typesetter.forget_requests()
        self._measure()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._paper is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        at = event.position().toPoint() + QPoint(0, self.verticalScrollBar().value())
        for page in self._pages_in_view():
            box = self._page_box(page)
            if box.contains(at):
                points = self._paper.page_size[0] / box.width()
                place = self._paper.place_at(page, (at.x() - box.x()) * points, (at.y() - box.y()) * points)
                if place is not None:
                    self.place_clicked.emit(place)

    def _on_page_drawn(self, paper: Paper, page: int, scale: float, picture: QImage) -> None:
        if paper is not self._paper:
            return
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self._pictures[page] = (paper, scale, picture)
        in_view = set(self._pages_in_view())
        for other in sorted(self._pictures, key=lambda other: abs(other - page), reverse=True):
            if len(self._pictures) > _KEPT_PAGES and other not in in_view:
                del self._pictures[other]
        self.viewport().update()

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

    def _page_box(self, page: int) -> QRect:
        size = self._page_size()
        return QRect(QPoint(_GAP, _GAP + page * (size.height() + _GAP)), size)

    def _page_size(self) -> QSize:
        assert self._paper is not None
        wide, high = self._paper.page_size
        width = max(self.viewport().width() - 2 * _GAP, 50)
        return QSize(width, round(width * high / wide))

    def _scale(self) -> float:
        """Device pixels a point."""
        assert self._paper is not None
        return self._page_size().width() * self.devicePixelRatioF() / float(self._paper.page_size[0])

    def _measure(self) -> None:
        if self._paper is None:
            return
        pitch = self._page_size().height() + _GAP
        height = self._paper.page_count * pitch + _GAP
        bar = self.verticalScrollBar()
        bar.setRange(0, max(height - self.viewport().height(), 0))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(pitch // 8)
