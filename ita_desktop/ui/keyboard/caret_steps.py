"""Where the caret goes: over whole clusters, and over the words of the line breaker instead of Qt's.

Both kinds of text fields ask here; Qt keeps everything that does not depend on letters (up, down, home, end, lines).
All positions are UTF-16 units, as Qt counts them.
"""

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple

from PySide6.QtGui import QKeyEvent, QKeySequence

from ita_desktop.domain.thai.clusters import cluster_end, cluster_start, is_boundary
from ita_desktop.session.qt.utf16 import index_at, units_before
from ita_desktop.session.words.word_breaks import next_word, previous_word, word_around

Step = Callable[[str, int], int]
"""From a text and a character in it to another character; both from 0."""


class Act(Enum):
    """What becomes of the text between the caret and where the step leads."""

    MOVE = "move"
    SELECT = "select"
    DELETE = "delete"


class CaretStep(NamedTuple):
    """What a key asks for."""

    act: Act
    step: Step
    forward: bool

    @property
    def is_by_cluster(self) -> bool:
        """Over one letter with its marks, not over a word."""
        return self.step in (cluster_end, cluster_start)


_Key = QKeySequence.StandardKey
_STEPS = (
    (_Key.MoveToNextChar, CaretStep(Act.MOVE, cluster_end, True)),
    (_Key.MoveToPreviousChar, CaretStep(Act.MOVE, cluster_start, False)),
    (_Key.SelectNextChar, CaretStep(Act.SELECT, cluster_end, True)),
    (_Key.SelectPreviousChar, CaretStep(Act.SELECT, cluster_start, False)),
    (_Key.MoveToNextWord, CaretStep(Act.MOVE, next_word, True)),
    (_Key.MoveToPreviousWord, CaretStep(Act.MOVE, previous_word, False)),
    (_Key.SelectNextWord, CaretStep(Act.SELECT, next_word, True)),
    (_Key.SelectPreviousWord, CaretStep(Act.SELECT, previous_word, False)),
    (_Key.Delete, CaretStep(Act.DELETE, cluster_end, True)),
    (_Key.DeleteEndOfWord, CaretStep(Act.DELETE, next_word, True)),
    (_Key.DeleteStartOfWord, CaretStep(Act.DELETE, previous_word, False)),
)


def caret_step(event: QKeyEvent) -> CaretStep | None:
    """The step over letters or words that the key asks for, if it asks for one."""
    return next((step for key, step in _STEPS if event.matches(key)), None)


def stepped(text: str, position: int, step: Step) -> int:
    """Where the step leads from a position in the text."""
    return units_before(text, step(text, index_at(text, position)))


def word_at(text: str, position: int) -> tuple[int, int]:
    """Start and end of the word that the position lies in or ends."""
    start, end = word_around(text, index_at(text, position))
    return units_before(text, start), units_before(text, end)


def whole(text: str, position: int) -> int:
    """The position, or the start of the cluster that it would cut apart."""
    index = index_at(text, position)
    return position if is_boundary(text, index) else units_before(text, cluster_start(text, index))
