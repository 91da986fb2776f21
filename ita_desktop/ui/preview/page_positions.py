"""Where the pages of a paper lie on the screen: below each other, with the same room between and around them.

Positions are pixels of the window from the top left of all pages, as they would lie in a view without an end; `top` is
how far down the view begins.
"""

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPoint, QRect, QSize

FIT_WIDTH = 0
FIT_TABLE = 1
READABLE = 70
"""Percent of the printed size at which the text of a table can still be read on the screen."""

GAP = 10
"""Pixels between pages and around them."""

ZOOMS = (25, 50, 75, 100, 125, 150, 200, 300, 400)
"""Steps of the zoom, in percent of the printed size."""

_NARROWEST = 50


def allowed_zoom(zoom: int) -> int:
    """The nearest zoom that there is."""
    return zoom if zoom in (FIT_WIDTH, FIT_TABLE) else min(max(zoom, ZOOMS[0]), ZOOMS[-1])


@dataclass(frozen=True, slots=True)
class PagePositions:
    """Pages of one size in a view. `zoom` is percent of the printed size; with FIT_WIDTH pages are as wide as the view,
    with FIT_TABLE what is printed on them is, without the margins, but never smaller than READABLE.
    """

    page_points: tuple[float, float]
    count: int
    view: QSize
    zoom: int
    pixels_a_point: float  # in the printed size, before the screen's scaling
    ratio: float  # device pixels a pixel
    margin_points: float = 0.0  # at both sides of the table

    @property
    def page_size(self) -> QSize:
        """Of every page."""
        wide, high = self.page_points
        if self.zoom == FIT_WIDTH:
            width = max(self.view.width() - 2 * GAP, _NARROWEST)
        elif self.zoom == FIT_TABLE:
            fitting = (self.view.width() - 2 * GAP) / (wide - 2 * self.margin_points)
            width = round(wide * max(fitting, self.pixels_a_point * READABLE / 100))
        else:
            width = round(wide * self.pixels_a_point * self.zoom / 100)
        return QSize(width, round(width * high / wide))

    @property
    def _unseen_margin(self) -> int:
        """Pixels of each page that are out of view at either side."""
        return ceil(self.margin_points * self.page_size.width() / self.page_points[0]) if self.zoom == FIT_TABLE else 0

    @property
    def pitch(self) -> int:
        """From the top of a page to the top of the next."""
        return self.page_size.height() + GAP

    @property
    def hidden_size(self) -> QSize:
        """By how much all the pages are wider and higher than the view: how far it can be scrolled."""
        seen = self.page_size.width() - 2 * self._unseen_margin
        wide = seen + 2 * GAP - self.view.width() if self.zoom != FIT_WIDTH else 0
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
        left = max(GAP - self._unseen_margin, (self.view.width() - size.width()) // 2)
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

    def area(self, page: int, points: tuple[float, float, float, float]) -> QRect:
        """The left, top, right and bottom of something on a page, in points, as an area of the view."""
        box = self.box(page)
        pixels = box.width() / self.page_points[0]
        left, top, right, bottom = (round(length * pixels) for length in points)
        return QRect(box.x() + left, box.y() + top, right - left, bottom - top)

    def left_showing(self, left: int, right: int, offset: int) -> int:
        """How far the view begins from the left if what lies from `left` to `right` is seen in it, or its middle if it
        is wider than the view. As it was, if it is seen already.
        """
        width = self.view.width()
        if right - left + 2 * GAP > width:
            return (left + right - width) // 2
        return min(max(offset, right + GAP - width), left - GAP)

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
