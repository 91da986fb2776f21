"""Words beside the fields. Always plain text: what was typed is never read as markup."""

from collections.abc import Iterable, Sequence
from functools import reduce

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ita_desktop.domain.report.fields import FIELDS
from ita_desktop.language import tr
from ita_desktop.ui.appearance.design import FONT_POINTS, HEADING_POINTS, SMALL_POINTS
from ita_desktop.ui.appearance.style import mark_room, quiet, text_font


class Words(QLabel):
    """Plain words with room for their marks, which follow the zoom and the scheme."""

    def __init__(self, text: str, points: float, *, bold: bool = False, faint: bool = False) -> None:
        super().__init__(text)
        self._points, self._bold, self._faint = points, bold, faint
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.fit()
        self._colour()

    def setText(self, text: str) -> None:
        """Other words. Qt repaints only the box of the line, and the marks of the old words reach beyond it."""
        super().setText(text)
        self.update()

    def fit(self) -> None:
        """Take the size that the zoom gives these words."""
        font = text_font(self._points, bold=self._bold)
        self.setFont(font)
        above, below = mark_room(font)
        self.setContentsMargins(0, above, 0, below)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._colour()

    def coloured(self) -> QPalette:
        """The palette of the words as they are to be."""
        return quiet(self.palette()) if self._faint else self.palette()

    def _colour(self) -> None:
        wanted = self.coloured()
        if wanted.color(QPalette.ColorRole.WindowText) != self.palette().color(QPalette.ColorRole.WindowText):
            self.setPalette(wanted)


class CutWords(Words):
    """Words on one line that are cut with dots if they are too long, and whole under the mouse.

    They never ask for room, so that a long sentence cannot make the window wider than the screen.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(text, FONT_POINTS)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("…"), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        box = self.contentsRect()
        if self.fontMetrics().horizontalAdvance(self.text()) <= box.width():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        cut = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), cut)
        painter.end()


def fit_words(widgets: Iterable[QWidget]) -> None:
    """Have those of the widgets that are Words follow the zoom: Qt does not notify a widget with a size of its own."""
    for widget in widgets:
        if isinstance(widget, Words):
            widget.fit()


def joined(parts: Sequence[str]) -> str:
    """Several things read out one after the other: with spaces in Thai, with commas in English."""
    return reduce(lambda said, more: tr("{said} {more}").format(said=said, more=more), parts) if parts else ""


def field_title(key: str) -> str:
    """The name of a field, `key` being its key in FIELDS."""
    return tr(FIELDS[key].title)


def label(text: str, parent: QWidget | None = None) -> QLabel:
    """Words in the size of the fields."""
    made = Words(text, FONT_POINTS)
    made.setParent(parent)
    return made


def caption(text: str, parent: QWidget | None = None) -> QLabel:
    """The quiet words over a field."""
    made = Words(text, SMALL_POINTS, faint=True)
    made.setParent(parent)
    return made


def heading(text: str, parent: QWidget | None = None) -> QLabel:
    """The title of a form."""
    made = Words(text, HEADING_POINTS, bold=True)
    made.setParent(parent)
    made.setWordWrap(True)
    return made


def remark(text: str, parent: QWidget | None = None) -> QLabel:
    """Smaller, quieter words under a field."""
    made = Words(text, SMALL_POINTS, faint=True)
    made.setParent(parent)
    made.setWordWrap(True)
    return made
