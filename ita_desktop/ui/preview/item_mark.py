"""The mark on the paper at what is being edited: a tint behind its letters, and a bar before them, on none of them.

Its colours do not follow the scheme, because the paper is white in every one.
"""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

from ita_desktop.ui.appearance.design import PAPER_BAR, PAPER_TINT

_BAR = 4
"""Pixels."""


def draw_mark(painter: QPainter, area: QRect) -> None:
    """Mark an area of the view on a page that is drawn already."""
    painter.save()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)  # letters stay as black as they are
    painter.fillRect(area, QColor(PAPER_TINT))
    painter.fillRect(QRect(area.x() - _BAR, area.y(), _BAR, area.height()), QColor(PAPER_BAR))
    painter.restore()
