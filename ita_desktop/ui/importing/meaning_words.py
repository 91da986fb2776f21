"""Words in a colour that means something."""

from typing import Literal

from PySide6.QtGui import QColor, QPalette

from ita_desktop.ui.appearance.design import FONT_POINTS
from ita_desktop.ui.appearance.labels import Words
from ita_desktop.ui.appearance.style import colours_shown


class MeaningWords(Words):
    """Words on one line in the colour of what is done, or of what wants attention."""

    def __init__(self, meaning: Literal["done", "wanted"]) -> None:
        self._meaning = meaning
        super().__init__("", FONT_POINTS, bold=True, wraps=True)

    def coloured(self) -> QPalette:
        palette = QPalette(self.palette())
        colours = colours_shown()
        colour = colours.done if self._meaning == "done" else colours.wanted
        palette.setColor(QPalette.ColorRole.WindowText, QColor(colour))
        return palette
