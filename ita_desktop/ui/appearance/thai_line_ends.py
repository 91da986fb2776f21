"""Where the lines of a text end on the screen.

Qt's own lines end between Thai words only if the system has a dictionary, as Windows and macOS have not; here they
end where the line breaker lets them, as on paper: compounds stay whole, and short words that make one. But each line is
filled by itself, so that typing moves no line end above it. Positions are UTF-16 units, as Qt counts.
"""

from bisect import bisect_right
from functools import lru_cache
from typing import cast

from PySide6.QtGui import QTextLine

from ita_desktop.session.qt.utf16 import index_at, units, units_before
from ita_desktop.session.words.word_breaks import line_starts

_LONGEST = 20_000  # UTF-16 units of a block that is looked up in the dictionary with every key typed into it
_KEPT = 2_000  # texts that may be laid out again, in another width
_KEPT_LENGTH = 500  # characters; longer ones would take too much room
_EMPTY = 400.0  # the cost of a line that stays empty, beside the costs of breaks
_HALF_EMPTY = 900.0  # more for the square of what is empty beyond the share that may be
_MAY_BE_EMPTY = 0.4
_OVERHANG = 0.07
"""How much wider than the sum of its letters a line may be, in line heights: a slash at its end leans out of its own
width. No letter is so narrow that it would fit."""


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
            starts = _starts(self._text) if self._units <= _LONGEST else {}
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


def _starts(text: str) -> dict[int, float]:
    return (_kept_starts if len(text) <= _KEPT_LENGTH else line_starts)(text)


_kept_starts = lru_cache(_KEPT)(line_starts)


def x_in(line: QTextLine, units: int) -> float:
    """Pixels from the left of the paragraph to a position in it, which may lie beyond the line's end."""
    return cast(tuple[float, int], line.cursorToX(units))[0]
