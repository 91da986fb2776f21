"""Words beside the fields. Always plain text: what was typed is never read as markup."""

from collections.abc import Iterable, Sequence
from functools import reduce

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ita_desktop.language import tr
from ita_desktop.ui.appearance.design import FONT_POINTS, HEADING_POINTS, SMALL_POINTS
from ita_desktop.ui.appearance.letters import mark_room
from ita_desktop.ui.appearance.style import quiet, text_font
from ita_desktop.ui.appearance.wrapped_text import Widths, WrappedText

_KEPT = 8  # widths
_NO_WIDTH = 1_000_000  # pixels in which nothing wraps


class Words(QLabel):
    """Plain words with room for their marks, which follow the zoom and the scheme.

    If they wrap, Qt only holds them: their lines are ours. Its text and what a screen reader gets stay what they are.
    """

    def __init__(
        self, text: str, points: float, *, bold: bool = False, faint: bool = False, wraps: bool = False
    ) -> None:
        super().__init__(text, wordWrap=wraps)
        self._points, self._bold, self._faint = points, bold, faint
        self._widths: Widths | None = None
        self._laid_out: dict[int, WrappedText] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.fit()
        self._colour()

    def setText(self, text: str) -> None:
        """Other words. Qt repaints only the box of the line, and the marks of the old words reach beyond it."""
        if text == self.text():  # as after most keys
            return
        self._forget()
        super().setText(text)
        self.update()

    @property
    def lines(self) -> list[str]:
        """The lines that are shown, with the blanks at their ends."""
        return self._laid_out_in(self.contentsRect().width()).lines

    def fit(self) -> None:
        """Take the size that the zoom gives these words."""
        self._forget()
        font = text_font(self._points, bold=self._bold)
        self.setFont(font)
        above, below = mark_room(font)
        self.setContentsMargins(0, above, 0, below)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._colour()
        elif event.type() is QEvent.Type.FontChange:
            self._forget()

    def sizeHint(self) -> QSize:
        if not self.wordWrap():
            return super().sizeHint()
        width = self._width().best
        return self._with_margins(width, self._height_in(width))

    def minimumSizeHint(self) -> QSize:
        if not self.wordWrap():
            return super().minimumSizeHint()
        return self._with_margins(self._width().least, self._height_in(self._width().whole))

    def heightForWidth(self, width: int) -> int:
        if not self.wordWrap():
            return super().heightForWidth(width)
        margins = self.contentsMargins()
        inside = max(width - margins.left() - margins.right(), 1)
        return margins.top() + self._height_in(inside) + margins.bottom()

    def _laid_out_in(self, width: int) -> WrappedText:
        """The lines in a width without the margins. A layout of a form asks for the same few again and again."""
        width = width if width < self._width().whole else _NO_WIDTH
        if width not in self._laid_out:
            if len(self._laid_out) == _KEPT:
                self._laid_out.clear()
            self._laid_out[width] = WrappedText(self.text(), self.font(), width)
        return self._laid_out[width]

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.wordWrap():
            super().paintEvent(event)
            return
        box = self.contentsRect()
        shown = self._laid_out_in(box.width())
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            top = box.top() + (box.height() - shown.size.height()) // 2
            shown.draw(painter, QPointF(box.left(), top), self.chosen())

    def chosen(self) -> list[QTextLayout.FormatRange]:
        """What is selected, and how it looks."""
        return []

    def _width(self) -> Widths:
        if self._widths is None:
            self._widths = Widths(self.text(), self.font())
        return self._widths

    def _height_in(self, width: int) -> int:
        return round(self._laid_out_in(width).size.height())

    def _forget(self) -> None:
        self._widths = None
        self._laid_out.clear()

    def _with_margins(self, width: int, height: int) -> QSize:
        margins = self.contentsMargins()
        return QSize(width, height).grownBy(margins)

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

    def __init__(self) -> None:
        super().__init__("", FONT_POINTS)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("…"), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        box = self.contentsRect()
        if self.fontMetrics().horizontalAdvance(self.text()) <= box.width():
            super().paintEvent(event)
            return
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            cut = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), cut)


def fit_words(widgets: Iterable[QWidget]) -> None:
    """Have those of the widgets that are Words follow the zoom: Qt does not notify a widget with a size of its own."""
    for widget in widgets:
        if isinstance(widget, Words):
            widget.fit()


def joined(parts: Sequence[str]) -> str:
    """Several things read out one after the other: with spaces in Thai, with commas in English."""
    return reduce(lambda said, more: tr("{said} {more}").format(said=said, more=more), parts) if parts else ""


def label(text: str, *, wraps: bool = False) -> Words:
    """Words in the size of the fields."""
    return Words(text, FONT_POINTS, wraps=wraps)


def caption(text: str, *, wraps: bool = False) -> Words:
    """The quiet words over a field."""
    return Words(text, SMALL_POINTS, faint=True, wraps=wraps)


def heading(text: str) -> Words:
    """The title of a form."""
    return Words(text, HEADING_POINTS, bold=True, wraps=True)


def remark(text: str) -> Words:
    """Smaller, quieter words under a field."""
    return Words(text, SMALL_POINTS, faint=True, wraps=True)
