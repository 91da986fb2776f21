"""The pictures of pages that were drawn. A page keeps its old one until that of the new paper is there."""

from collections.abc import Container
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

if TYPE_CHECKING:
    from ita_desktop.session.output.typesetter import Paper

KEPT_PAGES = 24


class PagePicture(NamedTuple):
    """A page of a paper as it was drawn at `scale` device pixels a point."""

    paper: "Paper"
    scale: float
    image: QImage


class PagePictures:
    """Owner of the pictures; of many pages, those near the last one drawn are kept."""

    def __init__(self) -> None:
        self._pictures: dict[int, PagePicture] = {}

    def of(self, page: int) -> PagePicture | None:
        """The latest picture of the page, which may be of an older paper or another size."""
        return self._pictures.get(page)

    def draw(self, painter: QPainter, page: int, box: QRect, scale: float) -> None:
        """Draw the latest picture of the page into the box, if there is one."""
        kept = self.of(page)
        if kept is not None and kept.scale == scale:
            painter.drawImage(box.topLeft(), kept.image)  # pixel by pixel: scaling by one row cuts letters in two
        elif kept is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(box, kept.image)

    def is_fresh(self, page: int, paper: "Paper", scale: float) -> bool:
        """Whether the picture is the one of that paper in that size."""
        kept = self._pictures.get(page)
        return kept is not None and kept.paper is paper and kept.scale == scale

    def keep(self, page: int, picture: PagePicture, in_view: Container[int]) -> None:
        """Keep a picture, and throw away the farthest if they are too many; never one of a page in view."""
        self._pictures[page] = picture
        for other in sorted(self._pictures, key=lambda other: abs(other - page), reverse=True):
            if len(self._pictures) > KEPT_PAGES and other not in in_view:
                del self._pictures[other]

    def keep_first(self, count: int) -> None:
        """Throw away those of pages that there are no longer."""
        self._pictures = {page: kept for page, kept in self._pictures.items() if page < count}
