"""Pages on a printer as text and lines, not as pictures: the printer gets our own layout's glyphs at their places.

Qt is handed glyphs and positions, so it shapes nothing and breaks nothing; what is on paper is what is in our PDF.
"""

from collections.abc import Sequence
from functools import cache
from itertools import groupby

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGlyphRun, QImage, QPainter, QPainterPath, QPen, QRawFont

from ita_desktop.printing.paper import Paper
from ita_desktop.typesetting.boxes import box_lefts, code_in_box, frame_of
from ita_desktop.typesetting.font import Face, TextStyle
from ita_desktop.typesetting.paragraph import Line
from ita_desktop.typesetting.pdf import Picture
from ita_desktop.typesetting.tagging import Element

_Placed = tuple[float, int, float, float]
"""Size in points, glyph, and where its origin stands, in points from the upper left."""


def paint_page(paper: Paper, page: int, painter: QPainter) -> None:
    """One page, from 0, on the sheet that the painter has before it."""
    painter.save()
    paper.draw(page, PagePainter(painter, *paper.page_size))
    painter.restore()


class PagePainter:
    """A `Canvas` (`printing/draw.py`) on a painter whose viewport is one whole page. Turning pages is the caller's."""

    def __init__(self, painter: QPainter, width: float, height: float) -> None:
        """`width` and `height` of the page in points; a smaller sheet gets the page made smaller."""
        self._painter = painter
        self._height = height
        self._fonts: dict[tuple[Face, float], QRawFont] = {}
        self.root = Element(b"Document", None)
        sheet = painter.viewport()
        scale = min(sheet.width() / width, sheet.height() / height)
        painter.translate((sheet.width() - width * scale) / 2, (sheet.height() - height * scale) / 2)
        painter.scale(scale, scale)

    def begin_page(self) -> None:
        """The sheet is there already."""

    def bookmark(self, title: str, level: int, y: float) -> None:
        """Paper has no outline."""

    def apart(self, style: TextStyle) -> None:
        """Paper has no readers that join what is drawn."""

    def text(
        self,
        element: Element | None,
        style: TextStyle,
        lines: Sequence[Line],
        x: float,
        y: float,
        centred: bool = False,
    ) -> None:
        """Every glyph where HarfBuzz put it, on the face's own grid."""
        placed: list[_Placed] = []
        em = style.size / style.face.upem
        baseline = self._height - y
        for line in lines:
            at = x - line.width / 2 if centred else x
            for cluster in line.clusters:
                placed += [(style.size, part.glyph, at + part.x * em, baseline - part.y * em) for part in cluster.parts]
                if cluster.box:
                    placed += self._boxes(style, cluster.box, at, baseline)
                at += cluster.advance * em
            baseline += style.leading
        self._glyphs(style.face, placed)

    def rules(self, lines: Sequence[tuple[float, float, float, float]], thickness: float) -> None:
        """With square ends, as in the PDF."""
        pen = QPen(Qt.GlobalColor.black, thickness, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap)
        self._painter.setPen(pen)
        self._painter.drawLines([QLineF(x1, self._height - y1, x2, self._height - y2) for x1, y1, x2, y2 in lines])

    def tint(self, x: float, y: float, width: float, height: float, grey: float) -> None:
        """A flat colour, without an edge."""
        shade = round(grey * 255)
        self._painter.fillRect(QRectF(x, self._height - y - height, width, height), QColor(shade, shade, shade))

    def picture(self, element: Element, picture: Picture, x: float, y: float, width: float, height: float) -> None:
        """The emblem's own pixels."""
        image = QImage(picture.pixels, picture.width, picture.height, 3 * picture.width, QImage.Format.Format_RGB888)
        self._painter.drawImage(QRectF(x, self._height - y - height, width, height), image)

    def _boxes(self, style: TextStyle, characters: str, x: float, baseline: float) -> list[_Placed]:
        face, em = style.face, style.size / style.face.upem
        left, bottom, right, top = (side * em for side in frame_of(face))
        line = (top - bottom) / 20
        digits: list[_Placed] = []
        for start, character in box_lefts(face, characters):
            frame = QRectF(x + start * em + left, baseline - top, right - left, top - bottom)
            edge = QPainterPath()
            edge.addRect(frame)
            edge.addRect(frame.adjusted(line, line, -line, -line))
            self._painter.fillPath(edge, Qt.GlobalColor.black)
            digits += [
                (style.size * part.scale, part.glyph, x + part.x * em, baseline - part.y * em)
                for part in code_in_box(face, character, start)
            ]
        return digits

    def _glyphs(self, face: Face, placed: Sequence[_Placed]) -> None:
        self._painter.setPen(Qt.GlobalColor.black)
        for size, glyphs in groupby(placed, key=lambda glyph: glyph[0]):
            run = QGlyphRun()
            run.setRawFont(self._font(face, size))
            ours = list(glyphs)
            run.setGlyphIndexes([glyph for _, glyph, _, _ in ours])
            run.setPositions([QPointF(x, y) for _, _, x, y in ours])
            self._painter.drawGlyphRun(QPointF(0, 0), run)

    def _font(self, face: Face, size: float) -> QRawFont:
        font = self._fonts.get((face, size))
        if font is None:
            font = QRawFont(_raw_font(face))  # a copy: its size is its own
            font.setPixelSize(size)
            self._fonts[face, size] = font
        return font


@cache
def _raw_font(face: Face) -> QRawFont:
    """The face by the name that Qt knows it by: only such fonts are embedded, others are sent as outlines.

    Glyph numbers belong to one file. Where the system has another file of that name, the outlines of ours are sent.
    """
    number = QFontDatabase.addApplicationFont(str(face.path))
    family = QFontDatabase.applicationFontFamilies(number)[0]
    wanted = QFont(family)
    wanted.setBold("Bold" in face.path.stem)
    wanted.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font = QRawFont.fromFont(wanted)
    if font.fontTable("head").data() != face.table("head"):
        font = QRawFont(str(face.path), 1.0, QFont.HintingPreference.PreferNoHinting)
    return font
