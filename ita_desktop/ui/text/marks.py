"""Lines below words: a wavy one below what may be misspelt, a dotted one below what other checks found.

Drawn over a paragraph that is laid out; what found the words is of no matter here.
"""

from collections.abc import Sequence
from enum import StrEnum
from math import ceil
from typing import Any, NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPalette, QPen, QTextLayout
from PySide6.QtWidgets import QApplication, QLineEdit

from ita_desktop.domain.find.what_changed import changed_text
from ita_desktop.session.qt.utf16 import units_before
from ita_desktop.ui.appearance.design import FRAME
from ita_desktop.ui.appearance.letters import em_of
from ita_desktop.ui.appearance.style import colours_shown
from ita_desktop.ui.appearance.wrapped_text import x_in

_BELOW_EMS = 0.31
"""From the baseline to the middle of the line: below ุ and ู, above the marks of the next line of letters."""

_HALF_WAVE_EMS, _HIGH_EMS = 0.19, 0.17
"""How far one half of a wave goes, and how far its control point is from the middle: twice as far as the wave."""

_PEN_EMS = 0.09
_DOT_EMS = 0.11
_CARET_SIDE = 5
"""Pixels that Qt adds at the left of the caret in a line."""


class MarkStyle(StrEnum):
    """What the line below the words looks like."""

    WAVY = "wavy"
    DOTTED = "dotted"


class Mark(NamedTuple):
    """Characters `start` to `end` (from 0, `end` not included) of a paragraph, and what a screen reader reads there."""

    start: int
    end: int
    style: MarkStyle
    said: str

    def overlaps(self, other: "Mark") -> bool:
        """Whether some characters are below both."""
        return self.start < other.end and other.start < self.end


def moved(marks: Sequence[Mark], before: str, text: str) -> tuple[Mark, ...]:
    """The marks of a text as they stand in the next one; those of words that were edited are left out."""
    start, end = changed_text(before, text)
    by = len(text) - len(before)
    behind = (mark._replace(start=mark.start + by, end=mark.end + by) for mark in marks if mark.start >= end - by)
    return (*(mark for mark in marks if mark.end <= start), *behind)


def mark_at(marks: Sequence[Mark], at: int) -> Mark | None:
    """The mark of the words that the caret is in, or at the end of."""
    return next((mark for mark in reversed(marks) if mark.start <= at <= mark.end), None)


def draw_marks(
    painter: QPainter,
    corner: QPointF,
    layout: QTextLayout,
    text: str,
    marks: Sequence[Mark],
    chosen: Sequence[QTextLayout.FormatRange] = (),
) -> None:
    """Draw the lines of the marks of a paragraph. Below what is selected they have the colour of its letters."""
    if not marks:
        return
    colours, em = colours_shown(), em_of(layout.font())
    painter.save()
    painter.translate(corner)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for mark in marks:
        start, end = units_before(text, mark.start), units_before(text, mark.end)
        colour = QColor(colours.slip if mark.style is MarkStyle.WAVY else colours.hint)
        if any(_holds(part, start, end) for part in chosen):
            colour = QApplication.palette().color(QPalette.ColorRole.HighlightedText)
        painter.setPen(_pen(mark.style, colour, em))
        for number in range(layout.lineForTextPosition(start).lineNumber(), layout.lineCount()):
            line = layout.lineAt(number)
            first = line.textStart()
            if first >= end:
                break
            left, right = x_in(line, max(start, first)), x_in(line, min(end, first + line.textLength()))
            y = line.y() + line.ascent() + _BELOW_EMS * em
            painter.drawPath(_path(mark.style, left, right, y, em))
    painter.restore()


def draw_marks_of_line(line: QLineEdit, marks: Sequence[Mark]) -> None:
    """Draw the lines of the marks over a line of text, after Qt has painted it."""
    layout = QTextLayout(line.text(), line.font())
    layout.beginLayout()
    laid_out = layout.createLine()
    layout.endLayout()
    caret = line.cursorRect()
    with QPainter(line) as painter:
        painter.setClipRect(line.rect().adjusted(FRAME, 0, -FRAME, 0))
        corner = QPointF(caret.x() + _CARET_SIDE - x_in(laid_out, line.cursorPosition()), caret.y())
        draw_marks(painter, corner, layout, line.text(), marks, _chosen(line))


def _chosen(line: QLineEdit) -> list[QTextLayout.FormatRange]:
    part: Any = QTextLayout.FormatRange()  # the stubs lack its fields
    part.start, part.length = line.selectionStart(), line.selectionLength()
    return [part] if line.hasSelectedText() else []


# Any: the stubs lack the fields of a range.
def _holds(part: Any, start: int, end: int) -> bool:
    return bool(part.start < end and start < part.start + part.length)


def _pen(style: MarkStyle, colour: QColor, em: float) -> QPen:
    if style is MarkStyle.WAVY:
        return QPen(colour, max(_PEN_EMS * em, 1.0))
    pen = QPen(colour, max(_DOT_EMS * em, 1.5))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.01, 2.0])
    return pen


def _path(style: MarkStyle, left: float, right: float, y: float, em: float) -> QPainterPath:
    path = QPainterPath(QPointF(left, y))
    if style is MarkStyle.DOTTED:
        path.lineTo(right, y)
        return path
    halves = max(ceil((right - left) / (_HALF_WAVE_EMS * em)), 2)
    step = (right - left) / halves
    for half in range(halves):
        up = -1 if half % 2 == 0 else 1
        path.quadTo(left + (half + 0.5) * step, y + up * _HIGH_EMS * em, left + (half + 1) * step, y)
    return path
