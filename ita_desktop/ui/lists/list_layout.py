"""How the items of a list lie on the screen (`thai_layout.py`), each behind its number.

The indent is not stored in the blocks: it follows from the kinds of the items and the longest number.
"""

from ita_desktop.domain.report.lists import Items
from ita_desktop.domain.report.report import ItemKind
from ita_desktop.ui.text.thai_layout import ThaiLayout

_DIGITS = 2  # that there is always room for
_AROUND_DIGITS_EMS = 1.2  # the dot, the gap to the text and the grip
_DEEPER_EMS = 1.2
_PARAGRAPH_EMS = 0.3


class ListLayout(ThaiLayout):
    """A layout with room for the numbers."""

    items: Items = ()
    """What the blocks show, or are about to show."""

    def _indent(self, index: int) -> float:
        kind = self.items[index].kind if index < len(self.items) else ItemKind.NUMBERED
        if kind is ItemKind.PARAGRAPH:
            return self._em * _PARAGRAPH_EMS
        return self._em * (self._room() + _AROUND_DIGITS_EMS + (_DEEPER_EMS if kind is ItemKind.SUB else 0))

    def _room(self) -> int:
        """Digits of the longest number."""
        return max(len(str(len(self.items))), _DIGITS)
