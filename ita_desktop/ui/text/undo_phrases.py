"""Where a phrase of typing begins and ends in a field. Each phrase is one step of the history.

Letters join into a phrase and so do deletions, but never one with the other, and what replaces something stands alone.
So every text that was on screen at the end of a phrase lies before or after a step: undo and redo bring it back.
"""

from collections.abc import Callable
from enum import Enum


class _Act(Enum):
    """What a phrase is made of."""

    INSERTING = "inserting"
    DELETING = "deleting"


class UndoPhrases:
    """Owner of what is known of the phrase in one field: the text's `length` and the caret, in UTF-16 units."""

    def __init__(self, begins: Callable[[], None]) -> None:
        """`begins` is called before the first edit of every phrase is emitted."""
        self._begins = begins
        self._act: _Act | None = None  # of the phrase that the next edit may join
        self.length = self._caret = 0
        self._is_selected = False

    def end(self) -> None:
        """The next edit begins a phrase."""
        self._act = None

    def show(self, length: int, caret: int) -> None:
        """Another text is shown, unless it is the one that was just edited."""
        if (length, caret) != (self.length, self._caret):
            self.end()
            self.length, self._caret, self._is_selected = length, caret, False

    def stand(self, length: int, caret: int, *, is_selected: bool) -> None:
        """The caret stands there. Where it came by itself and not with an edit, the phrase ends."""
        if length != self.length:
            return  # an edit, for which the caret comes first
        if is_selected or caret != self._caret:
            self.end()
        self._caret, self._is_selected = caret, is_selected

    def edit(self, length: int, caret: int, *, ends_phrase: bool) -> None:
        """The user edited the text, which has this length now; `ends_phrase` if the caret stands behind a space."""
        act = self._act_of(length - self.length, caret - self._caret)
        if act is None or act is not self._act:
            self._begins()
        self._act = None if ends_phrase and act is _Act.INSERTING else act
        self.length, self._caret, self._is_selected = length, caret, False

    def _act_of(self, grown: int, moved: int) -> _Act | None:
        """None for an edit that replaces something, or takes a selection out."""
        if self._is_selected:
            return None
        if grown > 0 and moved == grown:
            return _Act.INSERTING
        return _Act.DELETING if grown < 0 and moved in (0, grown) else None
