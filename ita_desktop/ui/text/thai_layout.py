"""How the blocks of a text lie on the screen: below each other, in lines of whole Thai words.

A block is laid out when its text, its width or the font changes, and no other with it; those below it move. Qt's own
layout ends lines between Thai words only if the system has a dictionary.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from math import ceil
from typing import Any, cast
from weakref import WeakMethod

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPalette,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextFrame,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from ita_desktop.session.qt.utf16 import index_at, units_before
from ita_desktop.ui.appearance.design import LINE_SPACING_PERCENT
from ita_desktop.ui.appearance.letters import letter_width
from ita_desktop.ui.appearance.wrapped_text import ThaiLineEnds, draw_with_marks
from ita_desktop.ui.text.marks import Mark, draw_marks
from ita_desktop.ui.text.unseen_marks import mark_unseen

_NARROW_EMS = 15  # nothing is shown in less
_NO_WIDTH = 1_000_000.0  # pixels: a form is filled before it has its width, and until then a line has no end

_ANYWHERE = QTextOption()
_ANYWHERE.setWrapMode(QTextOption.WrapMode.WrapAnywhere)  # between clusters, where a word is longer than the line


class ThaiLayout(QAbstractTextDocumentLayout):
    """Owner of the heights of the blocks."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._marks_of: Callable[[], Callable[[QTextBlock], Sequence[Mark]] | None] = lambda: None  # or what is asked
        self._is_edited = False
        self._look: object = None
        self._told = QSizeF()
        self._wear(document.defaultFont())
        self._heights = [self._line_height]
        self._tops: list[float] = []  # one more than blocks, without the margin of the document
        self._add_up()
        document.contentsChange.connect(self._keep_in_step)

    def ask_for_marks(self, marks_of: Callable[[QTextBlock], Sequence[Mark]]) -> None:
        """Draw a line below what the method names of a block, as long as its object is there. The wrapper of a layout
        never goes, and would keep what it holds."""
        self._marks_of = WeakMethod(marks_of)

    def left(self, index: int) -> float:
        """Pixels from the left of the document to the text of a block."""
        return self.document().documentMargin() + self._indent(index)

    def box(self, index: int) -> QRectF:
        """Where a block lies in the document."""
        return QRectF(self.document().documentMargin(), self.top(index), self._width(), self._heights[index])

    def top(self, index: int) -> float:
        """The height of the document at which a block begins."""
        return self.document().documentMargin() + self._tops[index]

    def index_at(self, y: float) -> int:
        """The block at a height of the document; the first or last one outside of all."""
        at = bisect_right(self._tops, y - self.document().documentMargin()) - 1
        return min(max(at, 0), len(self._heights) - 1)

    def blocks_between(self, top: float, bottom: float) -> range:
        """The blocks between two heights of the document, at least one."""
        return range(self.index_at(top), self.index_at(bottom) + 1)

    def lay_out(self, first: int, last: int) -> None:
        """Lay out blocks first..last, because what is in them or around them has changed; nothing if there are none."""
        block = self.document().findBlockByNumber(first)
        for index in range(first, last + 1):
            self._heights[index] = self._lay_out(block, self._indent(index))
            block = block.next()
        if first <= last:
            self._add_up()
            self._tell_of(first, last)

    # What Qt asks

    def documentChanged(self, position: int, _removed: int, added: int) -> None:
        """Qt calls this after every edit, and with the whole document of a new width or font, also where it is none."""
        if position < 0:
            return  # an edit that was made while another was being emitted; it was emitted by itself
        document = self.document()
        look, is_edited = (document.pageSize().width(), document.defaultFont().key(), self._room()), self._is_edited
        self._is_edited = False
        if look != self._look:
            self._look = look
            self._wear(document.defaultFont())
            self.lay_out(0, len(self._heights) - 1)
        elif is_edited or added < document.characterCount() - 1:
            self.lay_out(*self._blocks_of(position, added))

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        index = block.blockNumber()
        return self.box(index) if 0 <= index < len(self._heights) else QRectF()

    def frameBoundingRect(self, _frame: QTextFrame) -> QRectF:
        return QRectF(QPointF(0, 0), self.documentSize())

    def documentSize(self) -> QSizeF:
        document = self.document()
        return QSizeF(max(document.pageSize().width(), 0.0), self._tops[-1] + 2 * document.documentMargin())

    def pageCount(self) -> int:
        return 1

    def hitTest(self, point: QPointF | QPoint | QPainterPath.Element, accuracy: Qt.HitTestAccuracy) -> int:
        """The position at a point of the document; beside all text the nearest one, or -1 where it must be exact."""
        assert isinstance(point, QPointF), "what Qt gives"
        index = self.index_at(point.y())
        block = self.document().findBlockByNumber(index)
        within = point - self.box(index).topLeft()
        line = _line_at(block.layout(), within.y())
        if accuracy is Qt.HitTestAccuracy.FuzzyHit:
            return block.position() + _stored(block, line.xToCursor(within.x()))
        if not line.naturalTextRect().contains(within):
            return -1
        return block.position() + _stored(block, line.xToCursor(within.x(), QTextLine.CursorPosition.CursorOnCharacter))

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        given: Any = context  # the stubs lack its fields
        painter.setPen(given.palette.color(QPalette.ColorRole.Text))
        clip = given.clip if given.clip.isValid() else QRectF(QPointF(0, 0), self.documentSize())
        chosen = [
            # a format of its own: that of `each` dies with it
            (each.cursor.selectionStart(), each.cursor.selectionEnd(), QTextCharFormat(each.format))
            for each in given.selections
        ]
        caret = given.cursorPosition
        cursor_width = self.property("cursorWidth") or 1
        marks_of = self._marks_of()
        seen = self.blocks_between(clip.top(), clip.bottom())
        corner = QPointF(self.document().documentMargin(), self.top(seen[0]))
        block = self.document().findBlockByNumber(seen[0])
        for index in seen:
            start, length = block.position(), block.length()
            layout = block.layout()
            ranges = [
                _range(first - start, end - first, look)
                for first, end, look in chosen
                if first < start + length and end > start and end > first
            ]
            draw_with_marks(painter, corner, layout, ranges, clip)
            if start <= caret < start + length:
                layout.drawCursor(painter, corner, caret - start, cursor_width)
            elif caret < -1 and layout.preeditAreaText():  # Qt's mark of where in what is being composed
                layout.drawCursor(painter, corner, layout.preeditAreaPosition() - (caret + 2), cursor_width)
            draw_marks(painter, corner, layout, block.text(), marks_of(block) if marks_of else (), ranges)
            mark_unseen(painter, corner, block, given.palette.color(QPalette.ColorRole.Highlight))
            corner += QPointF(0, self._heights[index])
            block = block.next()

    # Heights

    def _keep_in_step(self, position: int, _removed: int, added: int) -> None:
        """As many heights as blocks from the moment of an edit on: others are notified before `documentChanged`."""
        self._is_edited = True
        grown = self.document().blockCount() - len(self._heights)
        if grown:
            first, last = self._blocks_of(position, added)
            self._heights[first : last + 1 - grown] = [self._line_height] * (last + 1 - first)
            self._add_up()

    def _blocks_of(self, position: int, length: int) -> tuple[int, int]:
        document = self.document()
        end = min(position + length, document.characterCount() - 1)
        return document.findBlock(position).blockNumber(), document.findBlock(end).blockNumber()

    def _add_up(self) -> None:
        self._tops = [*accumulate(self._heights, initial=0.0)]

    def _lay_out(self, block: QTextBlock, indent: float) -> float:
        """Lay out the lines of a block, and how high they are together."""
        width = self._width() - indent
        layout = block.layout()
        layout.setTextOption(_ANYWHERE)
        ends = ThaiLineEnds(_shown_text(block))
        height, below = self._around(block)
        layout.beginLayout()
        line = layout.createLine()
        while line.isValid():
            line.setLeadingIncluded(True)
            line.setLineWidth(width)
            ends.end(line)
            line.setPosition(QPointF(indent, height))
            height += self._step(block, line)
            line = layout.createLine()
        layout.endLayout()
        return height + below

    def _tell_of(self, first: int, last: int) -> None:
        """Emit that blocks first..last have changed, and all below them if they moved."""
        size = self.documentSize()
        top = self.top(first)
        bottom = self.top(last + 1) if size == self._told else max(size.height(), self._told.height())
        if size != self._told:
            self._told = size
            self.documentSizeChanged.emit(size)
        self.update["QRectF"].emit(  # type: ignore[index]  # the stubs lack what the class has
            QRectF(0, top, max(size.width(), 1), bottom - top)
        )

    # Sizes

    def _wear(self, font: QFont) -> None:
        metrics = QFontMetricsF(font)
        self._em = letter_width(QFontMetrics(font))
        self._line_height = ceil(metrics.ascent() + metrics.descent() + metrics.leading()) * LINE_SPACING_PERCENT / 100

    def _width(self) -> float:
        width = self.document().pageSize().width()
        if width <= 0:
            return _NO_WIDTH
        return max(width - 2 * self.document().documentMargin(), self._em * _NARROW_EMS)

    # What kinds of text differ in

    def _indent(self, _index: int) -> float:
        """Pixels before the text of a block."""
        return 0.0

    def _around(self, _block: QTextBlock) -> tuple[float, float]:
        """Pixels that are empty above and below a block."""
        return 0.0, 0.0

    def _step(self, _block: QTextBlock, line: QTextLine) -> float:
        """Pixels from the top of a line to that of the next."""
        return ceil(line.height()) * LINE_SPACING_PERCENT / 100

    def _room(self) -> int:
        """What all indents depend on."""
        return 0


def _range(start: int, length: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    part: Any = QTextLayout.FormatRange()  # the stubs lack its fields
    part.start, part.length, part.format = start, length, look
    return cast(QTextLayout.FormatRange, part)


def _shown_text(block: QTextBlock) -> str:
    """The text of a block, with what an input method composes in it."""
    layout = block.layout()
    text, composed, at = block.text(), layout.preeditAreaText(), layout.preeditAreaPosition()
    return text[: index_at(text, at)] + composed + text[index_at(text, at) :] if composed else text


def _stored(block: QTextBlock, shown: int) -> int:
    """The position in a block's text of one in what it shows, which is more while an input method composes in it."""
    layout = block.layout()
    composed = layout.preeditAreaText()
    if composed and shown > layout.preeditAreaPosition():
        shown = max(shown - units_before(composed, len(composed)), layout.preeditAreaPosition())
    return min(shown, block.length() - 1)


def _line_at(layout: QTextLayout, y: float) -> QTextLine:
    """The line at a height of a block; the first or last one outside of all."""
    for number in range(layout.lineCount() - 1, 0, -1):
        if layout.lineAt(number).y() <= y:
            return layout.lineAt(number)
    return layout.lineAt(0)
