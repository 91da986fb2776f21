"""Where the pages of a paper lie on the screen: below each other, with the same room between and around them.

Positions are pixels of the window from the top left of all pages, as they would lie in a view without an end; `top` is
how far down the view begins.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize

FIT_WIDTH = 0
GAP = 10
"""Pixels between pages and around them."""

_NARROWEST = 50


@dataclass(frozen=True, slots=True)
class PagePositions:
    """Pages of one size in a view. `zoom` is percent of the printed size, or FIT_WIDTH: as wide as the view."""

    page_points: tuple[float, float]
    count: int
    view: QSize
    zoom: int
    pixels_a_point: float  # in the printed size, before the screen's scaling
    ratio: float  # device pixels a pixel

    @property
    def page_size(self) -> QSize:
        """Of every page."""
        wide, high = self.page_points
        if self.zoom == FIT_WIDTH:
            width = max(self.view.width() - 2 * GAP, _NARROWEST)
        else:
            width = round(wide * self.pixels_a_point * self.zoom / 100)
        return QSize(width, round(width * high / wide))

    @property
    def pitch(self) -> int:
        """From the top of a page to the top of the next."""
        return self.page_size.height() + GAP

    @property
    def hidden_size(self) -> QSize:
        """By how much all the pages are wider and higher than the view: how far it can be scrolled."""
        wide = self.page_size.width() + 2 * GAP - self.view.width() if self.zoom != FIT_WIDTH else 0
        return QSize(max(wide, 0), max(self.count * self.pitch + GAP - self.view.height(), 0))

    @property
    def scale(self) -> float:
        """Device pixels a point."""
        return self.page_size.width() * self.ratio / self.page_points[0]

    @property
    def percent(self) -> int:
        """The size on screen in percent of the printed one, also where it follows the view."""
        return round(100 * self.page_size.width() / (self.page_points[0] * self.pixels_a_point))

    @property
    def is_higher_than_view(self) -> bool:
        """Whether no page can be seen whole."""
        return self.page_size.height() > self.view.height()

    def box(self, page: int) -> QRect:
        """A page, in the middle of a view that is wider."""
        size = self.page_size
        left = max(GAP, (self.view.width() - size.width()) // 2)
        return QRect(QPoint(left, GAP + page * self.pitch), size)

    def pages_in_view(self, top: int) -> range:
        """The pages of which something is seen."""
        first = max((top - GAP) // self.pitch, 0)
        last = (top + self.view.height() - GAP) // self.pitch
        return range(first, min(last + 1, self.count))

    def page_most_seen(self, top: int) -> int:
        """The page that takes most of the view; at the very end the last one, however little is seen of it."""
        pages = self.pages_in_view(top)
        if pages and 0 < self.hidden_size.height() == top:
            return pages[-1]
        return max(pages, key=lambda page: self._height_seen(page, top), default=0)

    def page_at(self, at: QPoint, top: int) -> int | None:
        """The page at a point, one of those in view; None between them and beside them."""
        return next((page for page in self.pages_in_view(top) if self.box(page).contains(at)), None)

    def points(self, page: int, at: QPoint) -> tuple[float, float]:
        """A point of the page in points from its top left."""
        box = self.box(page)
        points = self.page_points[0] / box.width()
        return (at.x() - box.x()) * points, (at.y() - box.y()) * points

    def top_showing(self, page: int, down: float, top: int) -> int:
        """How far down the view begins when the page is seen in it; of a page higher than the view, its line `down`
        points from its top. As it was, if that is seen already.
        """
        box, height = self.box(page), self.view.height()
        if not self.is_higher_than_view:
            wanted = box.top() - GAP
            return top if top <= wanted <= top + height - box.height() // 2 else wanted
        line = box.top() + round(down * box.height() / self.page_points[1])
        return top if top + GAP <= line <= top + height * 3 // 4 else line - height // 4

    def page_turned_to(self, top: int, by: int) -> int:
        """The page after the one at the top of the view (+1), or the one before it (-1); beyond the ends, too."""
        return top // self.pitch + 1 if by > 0 else -(-top // self.pitch) - 1

    def _height_seen(self, page: int, top: int) -> int:
        box = self.box(page)
        return min(box.bottom() + 1, top + self.view.height()) - max(box.top(), top)
