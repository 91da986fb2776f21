"""Lines over pages: where a paragraph stands, and where it goes on when its page is full.

The report and the comparison use it for their texts. Heights are points from the top of the page.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ita_desktop.typesetting.paragraph import Line

_ROUNDING = 0.01  # points


class Piece(NamedTuple):
    """The lines of a paragraph on one page, the first of them below `top`."""

    top: float
    lines: Sequence[Line]


class Flow:
    """Owns the height `y` at which the next thing begins. Calls `begin_page` for every page, also the first."""

    def __init__(self, top: float, bottom: float, begin_page: Callable[[], None]) -> None:
        self.top, self.bottom = top, bottom
        self._begin_page = begin_page
        self.y = top
        self.turn()

    def turn(self) -> None:
        """Go on at the top of a new page."""
        self._begin_page()
        self.y = self.top

    @property
    def is_fresh(self) -> bool:
        """Whether this page is still empty."""
        return self.y == self.top

    def room(self, leading: float, below: float = 0.0) -> int:
        """How many lines fit on this page, `below` points further down."""
        return max(int((self.bottom - self.y - below + _ROUNDING) // leading), 0)

    def fits(self, height: float) -> bool:
        """Whether `height` points fit on this page."""
        return self.y + height <= self.bottom + _ROUNDING

    def keep_together(self, height: float) -> None:
        """Go on to the next page if `height` points do not fit on this one."""
        if not self.is_fresh and not self.fits(height):
            self.turn()

    def put(self, lines: Sequence[Line], leading: float) -> Iterator[Piece]:
        """Put the lines below each other; yields a piece for each page, and may begin a page before each piece."""
        room = self.room(leading)
        while len(lines) > room:
            if room:
                yield self._placed(lines[:room], leading)
                lines = lines[room:]
            self.turn()
            room = max(self.room(leading), 1)
        yield self._placed(lines, leading)

    def _placed(self, lines: Sequence[Line], leading: float) -> Piece:
        top = self.y
        self.y += len(lines) * leading
        return Piece(top, lines)
