"""A badge: a small number that wants attention, on a ground of its own."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from ita_desktop.ui.appearance.design import LINE, NEAR, Colours


def badge_width(words: str, font: QFont) -> float:
    """Pixels that the badge takes."""
    metrics = QFontMetricsF(font)
    return max(metrics.horizontalAdvance(words) + 2 * NEAR, metrics.height())


def paint_badge(painter: QPainter, colours: Colours, words: str, right: QPointF, *, hollow: bool = False) -> None:
    """The badge in the painter's font, its right end and its middle at the point. It has an edge if it is hollow, or
    its ground is the window's."""
    metrics = QFontMetricsF(painter.font())
    box = QRectF(0, 0, badge_width(words, painter.font()), metrics.height())
    box.moveTopRight(right - QPointF(0, box.height() / 2))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    plain = colours.wanted_ground == colours.window
    ink = QColor(colours.text if hollow else colours.wanted)
    painter.setPen(QPen(ink, LINE) if plain or hollow else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.base if hollow else colours.wanted_ground))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    painter.setPen(ink)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)
    painter.restore()
