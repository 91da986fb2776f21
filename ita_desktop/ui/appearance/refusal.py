"""What a field shows while something stands in it that cannot be taken: colours, a sign, and a sentence below it."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QLineEdit

from ita_desktop.ui.appearance.design import ICON, NEAR, SMALL_POINTS, TIGHT
from ita_desktop.ui.appearance.labels import Words
from ita_desktop.ui.appearance.screen_reader import describe
from ita_desktop.ui.appearance.style import colours_shown, icon
from ita_desktop.ui.appearance.thai_style import mark_refused


class Refusal(Words):
    """The sentence below one line. The form places it; it takes no room while nothing is wrong."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__("", SMALL_POINTS, wraps=True)
        self._line = line
        self.hide()

    def show_words(self, words: str) -> None:
        """What is wrong with what stands in the line; empty: nothing."""
        was_wrong, is_wrong = bool(self.text()), bool(words)
        self.setText(words)
        self.setVisible(is_wrong)
        if is_wrong != was_wrong or not self._line.hasFocus():
            describe(self._line, words)  # once, and not with every letter
        if is_wrong != was_wrong:
            mark_refused(self._line, is_wrong)
            self._line.setTextMargins(0, 0, ICON + TIGHT if is_wrong else 0, 0)

    def paint_sign(self) -> None:
        """Paint the sign at the end of the line, which is being painted."""
        if self.text():
            with QPainter(self._line) as painter:
                sign = QRect(self._line.width() - ICON - NEAR, (self._line.height() - ICON) // 2, ICON, ICON)
                icon("alert-circle", QColor(colours_shown().wanted)).paint(painter, sign)

    def coloured(self) -> QPalette:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, QColor(colours_shown().wanted))
        return palette
