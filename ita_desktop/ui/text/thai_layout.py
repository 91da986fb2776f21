"""How the blocks of a text lie on the screen: only those that are looked at are laid out, in lines of whole Thai words.

Qt's own layout sets every block of a document and moves all below an edit, which costs a second for ten thousand items
and a moment for every key. Here a block is laid out when somebody asks where it lies; until then its height is an
estimate.
"""

from collections.abc import Iterator
from enum import IntEnum
from math import ceil
from typing import Any, cast

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt, Signal
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

from ita_desktop.ui.appearance.style import LINE_SPACING_PERCENT, letter_width
from ita_desktop.ui.keyboard.utf16 import units_before
from ita_desktop.ui.text.running_sums import RunningSums
from ita_desktop.ui.text.thai_line_ends import LineEnds, mark_unseen

_LETTER_EMS = 0.45  # of a line's width for each character, until texts have been measured
_NARROW_EMS = 15  # nothing is shown in less: a form is filled before it has its width
_AT_ONCE = 40  # blocks of one edit that are laid out with it


_ANYWHERE = QTextOption()
_ANYWHERE.setWrapMode(QTextOption.WrapMode.WrapAnywhere)  # between clusters, where a word is longer than the line


class _Known(IntEnum):
    """What is known of a block."""

    NOTHING = 0
    HEIGHT = 1
    LINES = 2


class TextLayout(QAbstractTextDocumentLayout):
    """Owner of the heights of the blocks. `laid_out` counts how many times a block was laid out."""

    unsettled = Signal()  # there are estimates, or heights that nobody was told of

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._known = bytearray(1)
        self._letters, self._letters_width = 0, 0.0
        self._moved = self._edited = False
        self._look: tuple[float, str] | None = None
        self._told = QSizeF()
        self._wear(document.defaultFont())
        self._heights = RunningSums([self._line_height])
        self.laid_out = 0
        document.contentsChange.connect(self._keep_in_step)

    def left(self, index: int) -> float:
        """Pixels from the left of the document to the text of a block."""
        return self.document().documentMargin() + self._indent(index)

    def box(self, index: int) -> QRectF:
        """Where a block lies in the document."""
        self._measure(index)
        return QRectF(self.document().documentMargin(), self.top(index), self._width(), self._heights[index])

    def top(self, index: int) -> float:
        """The height of the document at which a block begins, by what is known of those above."""
        return self.document().documentMargin() + self._heights.before(index)

    def index_at(self, y: float) -> int:
        """The block at a height of the document, by what is known; the first or last one outside of all."""
        return self._heights.index_at(y - self.document().documentMargin())

    def lay_out_anew(self, first: int, last: int) -> None:
        """What blocks first..last lie between has changed; nothing where there are none."""
        if first <= last:
            self._forget(first, last)
            self._tell_of(first, last)

    def measure_between(self, top: float, bottom: float) -> range:
        """Lay out the blocks between two heights of the document, at least one, and which these are."""
        first = index = self.index_at(top)
        y = self.top(first)
        while index == first or (y < bottom and index < len(self._known)):
            self._measure(index)
            y += self._heights[index]
            index += 1
        return range(first, index)

    def measure_around(self, index: int, height: float) -> None:
        """Lay out a block and those above and below it, as far as this many pixels each way."""
        for others in (range(index, -1, -1), range(index, len(self._known))):
            room = height
            for other in others:
                if room < 0:
                    break
                self._measure(other)
                room -= self._heights[other]

    @property
    def is_measured(self) -> bool:
        """Whether no height is an estimate."""
        return _Known.NOTHING not in self._known

    def measure_next(self) -> bool:
        """Lay out one block that was only estimated, to know its height; False where there is none left."""
        index = self._known.find(_Known.NOTHING)
        if index < 0:
            return False
        block = self.document().findBlockByNumber(index)
        self._lay_out(block, index)
        block.clearLayout()  # nobody looks at it: its lines would only take room
        self._known[index] = _Known.HEIGHT
        return True

    def tell(self) -> None:
        """Tell everybody what measuring has moved."""
        if self._moved:
            self._tell_of(0, len(self._known) - 1)

    # What Qt asks

    def documentChanged(self, position: int, _removed: int, added: int) -> None:
        """Qt tells this after every edit, and with the whole document of a new width or font, also where it is none."""
        if position < 0:
            return  # an edit that was made while another was being told; it was told by itself
        document = self.document()
        look, edited = (document.pageSize().width(), document.defaultFont().key()), self._edited
        self._edited = False
        if look != self._look:
            self._look = look
            self._wear(document.defaultFont())
        elif not edited and len(self._known) > 1 and added >= document.characterCount() - 1:
            return
        first, last = self._blocks_of(position, added)
        self._forget(first, last)
        self._estimate(first + _AT_ONCE, last)
        self._tell_of(first, last)

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        index = block.blockNumber()
        return self.box(index) if 0 <= index < len(self._known) else QRectF()

    def frameBoundingRect(self, _frame: QTextFrame) -> QRectF:
        return QRectF(QPointF(0, 0), self.documentSize())

    def documentSize(self) -> QSizeF:
        document = self.document()
        return QSizeF(max(document.pageSize().width(), 0.0), self._heights.total + 2 * document.documentMargin())

    def pageCount(self) -> int:
        return 1

    def hitTest(self, point: QPointF | QPoint | QPainterPath.Element, accuracy: Qt.HitTestAccuracy) -> int:
        """The position at a point of the document; beside all text the nearest one, or -1 where it must be exact."""
        assert isinstance(point, QPointF), "what Qt gives"
        index = self.measure_between(point.y(), point.y())[0]
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
        seen = self.measure_between(clip.top(), clip.bottom())
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
            layout.draw(painter, corner, ranges, clip)
            if start <= caret < start + length:
                layout.drawCursor(painter, corner, caret - start, cursor_width)
            elif caret < -1 and layout.preeditAreaText():  # Qt's way to say where in what is being composed
                layout.drawCursor(painter, corner, layout.preeditAreaPosition() - (caret + 2), cursor_width)
            mark_unseen(painter, corner, block, given.palette.color(QPalette.ColorRole.Highlight))
            corner += QPointF(0, self._heights[index])
            block = block.next()

    # Heights

    def _keep_in_step(self, position: int, _removed: int, added: int) -> None:
        """As many heights as blocks from the moment of an edit on: others hear of it before `documentChanged`."""
        self._edited = True
        grown = self.document().blockCount() - len(self._known)
        if grown:
            first, last = self._blocks_of(position, added)
            count = last + 1 - first
            self._known[first : last + 1 - grown] = bytes([_Known.LINES]) * count  # some may have lines, of before
            self._heights.replace(first, last + 1 - grown, [self._line_height] * count)

    def _blocks_of(self, position: int, length: int) -> tuple[int, int]:
        document = self.document()
        end = min(position + length, document.characterCount() - 1)
        return document.findBlock(position).blockNumber(), document.findBlock(end).blockNumber()

    def _forget(self, first: int, last: int) -> None:
        """What is known of blocks first..last is true no more. The first of them are laid out anew at once."""
        index = self._known.find(_Known.LINES, first, last + 1)
        while index >= 0:
            self.document().findBlockByNumber(index).clearLayout()
            index = self._known.find(_Known.LINES, index + 1, last + 1)
        self._known[first : last + 1] = bytes(last + 1 - first)
        for index in range(first, min(last + 1, first + _AT_ONCE)):
            self._measure(index)

    def _estimate(self, first: int, last: int) -> None:
        """Heights of blocks first..last by the number of their characters."""
        if first > last:
            return
        letter = self._letters_width / self._letters if self._letters else self._em * _LETTER_EMS
        width = self._width() - self._indent(first)
        line, lines = self._line_height, letter / width
        heights = [line * max(ceil(length * lines), 1) for length in self._lengths(first, last)]
        self._heights.replace(first, first + len(heights), heights)

    def _measure(self, index: int) -> None:
        if self._known[index] != _Known.LINES:
            self._lay_out(self.document().findBlockByNumber(index), index)

    def _lay_out(self, block: QTextBlock, index: int) -> None:
        indent = self._indent(index)
        width = self._width() - indent
        layout = block.layout()
        layout.setTextOption(_ANYWHERE)
        ends = LineEnds(block)
        height = 0.0
        layout.beginLayout()
        line = layout.createLine()
        while line.isValid():
            line.setLeadingIncluded(True)
            line.setLineWidth(width)
            ends.end(line)
            line.setPosition(QPointF(indent, height))
            height += ceil(line.height()) * LINE_SPACING_PERCENT / 100
            line = layout.createLine()
        layout.endLayout()
        self.laid_out += 1
        self._known[index] = _Known.LINES
        self._letters += block.length()
        self._letters_width += layout.maximumWidth()
        if height != self._heights[index]:
            self._heights[index] = height
            self._moved = True
            self.unsettled.emit()

    def _tell_of(self, first: int, last: int) -> None:
        """Blocks first..last have changed, and where that moved anything, all below them."""
        self._moved = False
        size = self.documentSize()
        top = self.top(first)
        bottom = self.top(last + 1) if size == self._told else max(size.height(), self._told.height())
        if size != self._told:
            self._told = size
            self.documentSizeChanged.emit(size)
        self.update["QRectF"].emit(  # type: ignore[index]  # the stubs lack what the class has
            QRectF(0, top, max(size.width(), 1), bottom - top)
        )
        if not self.is_measured:
            self.unsettled.emit()

    # Sizes

    def _wear(self, font: QFont) -> None:
        metrics = QFontMetricsF(font)
        self._em = letter_width(QFontMetrics(font))
        self._line_height = ceil(metrics.ascent() + metrics.descent() + metrics.leading()) * LINE_SPACING_PERCENT / 100

    def _width(self) -> float:
        document = self.document()
        return max(document.pageSize().width() - 2 * document.documentMargin(), self._em * _NARROW_EMS)

    # What kinds of text differ in

    def _indent(self, _index: int) -> float:
        """Pixels before the text of a block."""
        return 0.0

    def _lengths(self, first: int, last: int) -> Iterator[int]:
        """About how many characters blocks first..last have."""
        block = self.document().findBlockByNumber(first)
        for _ in range(first, last + 1):
            yield block.length() - 1
            block = block.next()


def _range(start: int, length: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    part: Any = QTextLayout.FormatRange()  # the stubs lack its fields
    part.start, part.length, part.format = start, length, look
    return cast(QTextLayout.FormatRange, part)


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
