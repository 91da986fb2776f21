"""Words of the window in lines of a width: the one way in which labels, tool tips, rows and offers wrap.

Qt's own way ends lines between Thai words only if the system has a dictionary, and then inside compounds, too.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter, QPainterPath, QTextLayout, QTextOption

from ita_desktop.session.qt.utf16 import index_at
from ita_desktop.ui.appearance.design import LINE_SPACING_PERCENT
from ita_desktop.ui.appearance.letters import letter_width
from ita_desktop.ui.appearance.thai_line_ends import ThaiLineEnds

_LETTERS_MIN = 12
"""In less nothing is shown: the longest words of the window's own are not much longer."""

_LETTERS_MAX = 80
"""In more a reader loses the line."""

_BEYOND = 1_000.0  # pixels, more than marks reach beyond their lines


class WrappedText:
    """A text laid out once, from the top left corner. Its own line breaks are kept."""

    def __init__(self, text: str, font: QFont, width: float) -> None:
        """`width` is in pixels."""
        self._text = text
        self._layout = QTextLayout(text.replace("\n", "\u2028"), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)  # between clusters, where a word is longer than the line
        self._layout.setTextOption(option)
        ends = ThaiLineEnds(text)
        widest = top = bottom = 0.0
        self._layout.beginLayout()
        line = self._layout.createLine()
        while line.isValid():
            line.setLineWidth(width)
            ends.end(line)
            line.setPosition(QPointF(0, top))
            height = ceil(line.height())
            widest, bottom = max(widest, line.naturalTextWidth()), top + height
            top += height * LINE_SPACING_PERCENT / 100
            line = self._layout.createLine()
        self._layout.endLayout()
        self.size = QSizeF(ceil(widest), ceil(bottom))
        """In pixels, without the room for the marks of the first and the last line."""

    @property
    def lines(self) -> list[str]:
        """The words of each line, with the blanks at its end."""
        starts = [self._layout.lineAt(number).textStart() for number in range(self._layout.lineCount())]
        cuts = [*(index_at(self._text, start) for start in starts), len(self._text)]
        return [self._text[start:end] for start, end in pairwise(cuts)]

    def draw(self, painter: QPainter, corner: QPointF, chosen: Sequence[QTextLayout.FormatRange] = ()) -> None:
        """In the colour of the pen; what is selected as its format has it."""
        draw_with_marks(painter, corner, self._layout, chosen)


class Widths:
    """What widths a text can be shown in, found without looking words up."""

    def __init__(self, text: str, font: QFont) -> None:
        metrics = QFontMetricsF(font)
        letter = letter_width(QFontMetrics(font))
        self.whole = ceil(max(metrics.horizontalAdvance(line) for line in text.split("\n")))
        """Pixels in which it does not wrap."""
        self.least = min(self.whole, _LETTERS_MIN * letter)
        """Pixels in which its words still fit."""
        most = _LETTERS_MAX * letter
        self.best = self.whole if self.whole <= most // 2 else most // 2 if self.whole <= 2 * most else most
        """Pixels in which it is read best."""


def draw_with_marks(
    painter: QPainter,
    corner: QPointF,
    layout: QTextLayout,
    chosen: Sequence[QTextLayout.FormatRange],
    clip: QRectF | None = None,
) -> None:
    """Draw the lines. If anything is selected, Qt cuts off what reaches beyond the first and the last: drawn before."""
    lines = layout.boundingRect().translated(corner).adjusted(-_BEYOND, 0, _BEYOND, 0)
    everywhere = lines.adjusted(0, -_BEYOND, 0, _BEYOND)
    if chosen:
        around, inside = QPainterPath(), QPainterPath()
        around.addRect(everywhere)
        inside.addRect(lines)
        painter.save()
        painter.setClipPath(around.subtracted(inside), Qt.ClipOperation.IntersectClip)
        layout.draw(painter, corner)
        painter.restore()
        painter.save()
        painter.setClipRect(lines, Qt.ClipOperation.IntersectClip)  # Qt does so unless what is painted anew is outside
    layout.draw(painter, corner, chosen, clip if clip is not None else everywhere)
    if chosen:
        painter.restore()
