"""Words that wrap and can be selected and copied, as those of a message."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QPalette, QTextDocument, QTextLayout

from ita_desktop.session.qt.utf16 import units
from ita_desktop.ui.appearance.labels import Words
from ita_desktop.ui.text.thai_layout import ThaiLayout


class SelectableWords(Words):
    """Qt finds what is selected in a document of its own. It gets the layout of our editors, whose lines are those that
    are painted."""

    def __init__(self, text: str, points: float, *, faint: bool = False) -> None:
        super().__init__(text, points, faint=faint, wraps=True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        document = self.findChild(QTextDocument)
        assert isinstance(document, QTextDocument), "what Qt makes for words that can be selected"
        self._of_document = ThaiLayout(document)
        document.setDocumentLayout(self._of_document)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if event.rect() != self.rect():
            self.update()  # Qt asks for the boxes of lines only, and marks reach beyond

    def chosen(self) -> list[QTextLayout.FormatRange]:
        if not self.hasSelectedText():
            return []
        colours = self.palette()
        part: Any = QTextLayout.FormatRange()  # the stubs lack its fields
        part.start, part.length = self.selectionStart(), units(self.selectedText())
        part.format.setBackground(colours.brush(QPalette.ColorRole.Highlight))
        part.format.setForeground(colours.brush(QPalette.ColorRole.HighlightedText))
        return [part]
