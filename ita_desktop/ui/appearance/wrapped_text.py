"""Words of the window in lines of a width: the one way in which labels, tool tips, rows and offers wrap.

Qt's own way ends lines between Thai words only if the system has a dictionary, and then inside compounds, too.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil

from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter, QTextLayout, QTextOption

from ita_desktop.session.qt.utf16 import index_at
from ita_desktop.ui.appearance.design import LINE_SPACING_PERCENT
from ita_desktop.ui.appearance.letters import letter_width
from ita_desktop.ui.appearance.thai_line_ends import ThaiLineEnds

_LETTERS_MIN = 12
"""In less nothing is shown: the longest words of the window's own are not much longer."""

_LETTERS_MAX = 80
"""In more a reader loses the line."""


class WrappedText:
    """A text laid out once, from the top left corner. Its own line breaks are kept."""

    def __init__(self, text: str, font: QFont, width: float, formats: Sequence[QTextLayout.FormatRange] = ()) -> None:
        """`width` is in pixels."""
        self._text = text
        self._layout = QTextLayout(text.replace("\n", "\u2028"), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)  # between clusters, where a word is longer than the line
        self._layout.setTextOption(option)
        self._layout.setFormats(formats)
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

    def draw(self, painter: QPainter, corner: QPointF) -> None:
        """In the colour of the pen."""
        self._layout.draw(painter, corner)


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
