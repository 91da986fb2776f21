"""Words that Qt itself shows: tool tips in lines of whole words, and labels of its dialogs with their marks whole.

Qt shows a plain tip on one line, however long, and without a dictionary its lines do not end between Thai words; and it
leaves no room for marks. The tip stays Qt's, with its words; its size and what is painted are ours.
"""

from PySide6.QtCore import QEvent, QObject, QPointF, QSize
from PySide6.QtGui import QCursor, QPalette
from PySide6.QtWidgets import QLabel, QStyle, QStyleOptionFrame, QStylePainter

from ita_desktop.session.qt.screens import screen_at
from ita_desktop.ui.appearance.design import NEAR, TIGHT
from ita_desktop.ui.appearance.letters import letter_width, mark_room
from ita_desktop.ui.appearance.wrapped_text import WrappedText

_TIP, _LABEL = "QTipLabel", "QLabel"
_LETTERS_MAX = 50
_SHOWN = 2_000
"""Characters of a tip that are laid out: they fill a screen."""

_BESIDE_MOUSE = 24
"""Pixels that Qt leaves between the mouse and a tip above it."""


def dress_words(part: QObject) -> None:
    """If it is one of Qt's own labels with words, its marks are whole from now on; if it is a tool tip, its lines are
    ours, too."""
    if not isinstance(part, QLabel):
        return
    kind: object = part.metaObject().className()  # a str, whatever the stubs have
    if kind == _TIP and not part.findChildren(ToolTip):
        ToolTip(part)
    elif kind == _LABEL and part.text() and part.contentsMargins().isNull():
        above, below = mark_room(part.font())
        part.setContentsMargins(0, above, 0, below)


class ToolTip(QObject):
    """The lines of one tip, which owns this."""

    def __init__(self, tip: QLabel) -> None:
        super().__init__(tip)
        self._tip = tip
        tip.setMaximumWidth(_LETTERS_MAX * letter_width(tip.fontMetrics()) + 2 * NEAR)  # Qt places it by its width
        tip.installEventFilter(self)

    @property
    def lines(self) -> list[str]:
        """The lines that are shown, with the blanks at their ends."""
        return self._text().lines

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self._paint()
            return True
        if event.type() in (QEvent.Type.Show, QEvent.Type.Resize):
            self._fit()
        return super().eventFilter(watched, event)

    def _text(self) -> WrappedText:
        text = self._tip.text()
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        return WrappedText(shown, self._tip.font(), self._tip.maximumWidth() - 2 * NEAR)

    def _fit(self) -> None:
        tip = self._tip
        above, below = mark_room(tip.font())
        size = self._text().size.toSize() + QSize(2 * NEAR, above + below + TIGHT)
        if tip.size() == size:
            return
        tip.resize(size)
        screen = screen_at(tip.geometry().center()).geometry()
        if tip.geometry().bottom() > screen.bottom():
            above_mouse = QCursor.pos().y() - _BESIDE_MOUSE - size.height()
            tip.move(tip.x(), max(above_mouse, screen.top()))

    def _paint(self) -> None:
        painter = QStylePainter(self._tip)
        option = QStyleOptionFrame()
        option.initFrom(self._tip)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_PanelTipLabel, option)
        painter.setPen(self._tip.palette().color(QPalette.ColorRole.ToolTipText))
        above, _ = mark_room(self._tip.font())
        self._text().draw(painter, QPointF(NEAR, above + TIGHT / 2))
        painter.end()
