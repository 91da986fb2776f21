"""How the items of a list lie on the screen (`thai_layout.py`), each behind its number.

The indent is not stored in the blocks: it follows from the kinds of the items and the longest number.
"""

from functools import lru_cache

from PySide6.QtGui import QFont, QFontMetricsF

from ita_desktop.domain.report.lists import Items, mark_of
from ita_desktop.domain.report.report import ItemKind
from ita_desktop.ui.text.thai_layout import ThaiLayout

GAP_EMS = 0.35
"""Between a number and the text behind it."""

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
        return self._beside_numbers() + (self._em * _DEEPER_EMS if kind is ItemKind.SUB else 0)

    def _beside_numbers(self) -> float:
        """Pixels that hold the widest number of so many digits, which may reach into half the document's margin."""
        document, digits = self.document(), self._room()
        widest = _widest_mark(document.defaultFont().toString(), digits) + self._em * GAP_EMS
        return max(self._em * (digits + _AROUND_DIGITS_EMS), widest - document.documentMargin() / 2)

    def _room(self) -> int:
        """Digits of the longest number."""
        return max(len(str(len(self.items))), _DIGITS)


@lru_cache(50)
def _widest_mark(font: str, digits: int) -> float:
    """Pixels of the widest number of so many digits with its dot; digits of a font differ in width."""
    face = QFont()
    face.fromString(font)
    metrics = QFontMetricsF(face)
    return max(metrics.horizontalAdvance(mark_of(ItemKind.NUMBERED, int(str(one) * digits))) for one in range(1, 10))
