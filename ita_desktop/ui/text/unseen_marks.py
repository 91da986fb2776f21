"""Marks for characters that are not seen, beside the others of a text."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock

from ita_desktop.domain.find.old_fonts import OLD_LETTERS
from ita_desktop.domain.report.admission import UNSEEN
from ita_desktop.session.qt.utf16 import units_before
from ita_desktop.ui.appearance.wrapped_text import x_in


def mark_unseen(painter: QPainter, corner: QPointF, block: QTextBlock, colour: QColor) -> None:
    """A dotted line with a head where a character stands that is not seen but does something, or that is of an
    old font: the one on the screen may show it, others do not."""
    text = block.text()
    found = [*UNSEEN.finditer(text), *OLD_LETTERS.finditer(text)]
    if not found:
        return
    painter.save()
    painter.translate(corner)
    painter.setPen(QPen(colour, 1, Qt.PenStyle.DotLine))
    for each in found:
        at = units_before(text, each.start())
        line = block.layout().lineForTextPosition(at)
        x, top = x_in(line, at), line.y() + 1
        painter.drawLine(QPointF(x, top), QPointF(x, top + line.height() - 2))
        painter.fillRect(QRectF(x - 1.5, top, 3, 3), colour)
    painter.restore()
