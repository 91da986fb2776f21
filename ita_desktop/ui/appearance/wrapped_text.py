"""Words in lines of a width: where lines end on the screen, and the one way in which labels, tips and offers wrap.

Qt's own lines end between Thai words only if the system has a dictionary, as Windows and macOS have not; and then
inside compounds, too. Here they end where the line breaker lets them, as on paper. But each line is filled by itself,
so that typing moves no line end above it. Positions are UTF-16 units, as Qt counts.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from math import ceil, inf
from typing import cast

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from ita_desktop.session.qt.utf16 import index_at, units, units_before
from ita_desktop.session.words.word_breaks import line_starts
from ita_desktop.ui.appearance.design import LINE_SPACING_PERCENT
from ita_desktop.ui.appearance.letters import letter_width

_LONGEST = 20_000  # UTF-16 units of a block that is looked up in the dictionary with every key typed into it
_EMPTY = 400.0  # the cost of a line that stays empty, beside the costs of breaks
_HALF_EMPTY = 900.0  # more for the square of what is empty beyond the share that may be
_MAY_BE_EMPTY = 0.4
_OVERHANG = 0.07
"""How much wider than the sum of its letters a line may be, in line heights: a slash at its end leans out of its own
width. No letter is so narrow that it would fit."""

_LETTERS_MIN = 12
"""In less nothing is shown: the longest words of the window's own are not much longer."""

_LETTERS_MAX = 80
"""In more a reader loses the line."""

_BEYOND = 1_000.0  # pixels, more than marks reach beyond their lines


class WrappedText:
    """A text laid out once, from the top left corner. Its own line breaks are kept."""

    def __init__(self, text: str, font: QFont, width: float, lines_max: float = inf) -> None:
        """`width` is in pixels. What is beyond `lines_max` lines is left as one more, not to be drawn."""
        self._text = text
        self._layout = QTextLayout(text.replace("\n", "\u2028"), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)  # between clusters, where a word is longer than the line
        self._layout.setTextOption(option)
        ends = ThaiLineEnds(text)
        widest = top = bottom = 0.0
        self._layout.beginLayout()
        line = self._layout.createLine()
        while line.isValid() and self._layout.lineCount() <= lines_max:
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


class ThaiLineEnds:
    """Where the lines of one paragraph may end. Looked up in the dictionary only if there is more than one line."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._units = units(self._text)
        self._is_plain = self._units == len(self._text)  # then nothing has to be counted
        self._starts: list[int] | None = None
        self._costs: list[float] = []

    def end(self, line: QTextLine) -> None:
        """Let the line end where a word ends, if it holds a whole one."""
        end = line.textStart() + line.textLength()
        if end >= self._units:
            return
        if self._starts is None:
            starts = line_starts(self._text) if self._units <= _LONGEST else {}
            self._starts = list(starts) if self._is_plain else [units_before(self._text, start) for start in starts]
            self._costs = list(starts.values())
        start = self._best_start(self._starts, line.textStart(), end)
        if line.textStart() < start < end:
            line.setLineWidth(self._right_of_word_before(line, start) + _OVERHANG * line.height())

    def _best_start(self, starts: list[int], begin: int, end: int) -> int:
        """Where the next line begins at the least cost; `begin` if no word ends in the line from there to `end`."""
        best, cheapest = begin, float("inf")
        for index in range(bisect_right(starts, end) - 1, -1, -1):
            if starts[index] <= begin:
                break
            empty = (end - starts[index]) / (end - begin)
            cost = _EMPTY * empty + _HALF_EMPTY * max(empty - _MAY_BE_EMPTY, 0.0) ** 2
            if cost >= cheapest:
                break
            if cost + self._costs[index] < cheapest:
                best, cheapest = starts[index], cost + self._costs[index]
        return best

    def _right_of_word_before(self, line: QTextLine, start: int) -> float:
        """Pixels from the start of the line to the end of the last word before `start`, without the spaces after it."""
        text = self._text
        index = start if self._is_plain else index_at(text, start)
        while text[index - 1] == " " and index > 1:
            index -= 1
        end = index if self._is_plain else units_before(text, index)
        return x_in(line, max(end, line.textStart() + 1)) - line.x()


def x_in(line: QTextLine, units: int) -> float:
    """Pixels from the left of the paragraph to a position in it, which may lie beyond the line's end."""
    return cast(tuple[float, int], line.cursorToX(units))[0]
