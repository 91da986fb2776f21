"""How a row of the tree is drawn: its number or picture, its title on one line or two, badges with the numbers of
things left to do and of those to be reviewed, and the page.

The lines of a title end where words end, as they do in the fields.
"""

from bisect import bisect_right
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QIcon, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from ita_desktop.language import digits
from ita_desktop.session.words.word_breaks import line_starts
from ita_desktop.ui.appearance.design import (
    FOCUS_LINE,
    FRAME,
    ICON,
    LINE,
    LINE_SPACING_PERCENT,
    MARGIN,
    NEAR,
    SMALL_POINTS,
    TIGHT,
    WIDE,
    Colours,
)
from ita_desktop.ui.appearance.letters import mark_room
from ita_desktop.ui.appearance.style import colours_shown, text_font
from ita_desktop.ui.appearance.wrapped_text import WrappedText

ADDRESS = int(Qt.ItemDataRole.UserRole)
NUMBER, TITLE, LEFT, PAGE, UNREVIEWED = (ADDRESS + at for at in range(1, 6))
"""What a row shows: number (or what stands for it) and title, how many things are left to do, on which page in words,
how many things are to be reviewed."""

INDENT = WIDE
NARROW = 250
"""Width in pixels below which rows leave out the unit of the page, so that the titles can still be read."""

_APART = 150.0  # the cost up to which a line ends between words, and not inside what a reader takes as one
_TITLES = 4_000  # lines that are kept, in the widths that the tree had lately
_SHOWN = 1_000
"""Characters of a title that are laid out: a row is never so wide that two lines hold them."""

_CHEVRON = 4.0

_Index = QModelIndex | QPersistentModelIndex


class OutlineRows(QStyledItemDelegate):
    """Owner of nothing: measures and paints the rows of one tree."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        lines = self._lines(index)
        above, below = mark_room(_title_font(index))
        return QSize(1, round(TIGHT + above + len(lines) * _line_height(index) + below))

    def paint_row(self, painter: QPainter, box: QRect, index: _Index) -> None:
        """The whole row, which lies in this box of the viewport."""
        colours, tree = colours_shown(), self._tree
        is_here = tree.selectionModel().isSelected(index)
        words = colours.here_text if is_here else colours.text
        quiet = colours.here_quiet if is_here else colours.quiet
        painter.save()
        if is_here:
            painter.fillRect(box, QColor(colours.here))
            painter.fillRect(box.left(), box.top(), FRAME, box.height(), QColor(colours.chosen))
            if tree.hasFocus():
                painter.setPen(QPen(QColor(colours.focus), FOCUS_LINE))
                painter.drawRect(box.adjusted(FRAME + 1, 1, -FRAME - 1, -1))
        chosen = is_here and colours.here == colours.chosen
        self._paint_title(painter, box, index, words, quiet, QIcon.Mode.Selected if chosen else QIcon.Mode.Normal)
        self._paint_notes(painter, box, index, colours, quiet)
        painter.restore()

    def _paint_title(
        self, painter: QPainter, box: QRect, index: _Index, words: str, quiet: str, mode: QIcon.Mode
    ) -> None:
        font = _title_font(index)
        metrics, line = QFontMetricsF(font), _line_height(index)
        first = box.top() + TIGHT / 2 + mark_room(font)[0]
        lines, left, room = self._lines(index), self._left(index), self._room(index)
        painter.setFont(font)
        painter.setPen(QColor(words))
        for at, text in enumerate(lines):
            cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QPointF(left, first + at * line + metrics.ascent()), cut)
        picture, number = index.data(Qt.ItemDataRole.DecorationRole), index.data(NUMBER)
        middle = first + metrics.height() / 2
        if isinstance(picture, QIcon):
            side = QRect(round(left - NEAR - ICON), round(middle - ICON / 2), ICON, ICON)
            picture.paint(painter, side, Qt.AlignmentFlag.AlignCenter, mode)
        elif self._tree.model().hasChildren(index) and not index.parent().isValid():
            _paint_chevron(painter, quiet, QPointF(INDENT / 2 + TIGHT, middle), is_open=self._tree.isExpanded(index))
        if index.parent().isValid():
            painter.setPen(QColor(quiet))
            width = metrics.horizontalAdvance(number)
            painter.drawText(QPointF(left - NEAR - width, first + metrics.ascent()), number)

    def _paint_notes(self, painter: QPainter, box: QRect, index: _Index, colours: Colours, quiet: str) -> None:
        """The badge and the page, at the end of the first line."""
        font = text_font(SMALL_POINTS)
        painter.setFont(font)
        painter.setPen(QColor(quiet))
        title = _title_font(index)
        middle = box.top() + TIGHT / 2 + mark_room(title)[0] + QFontMetricsF(title).height() / 2
        right = float(self._tree.viewport().width() - MARGIN)
        page, left = index.data(PAGE) or "", index.data(LEFT) or 0
        height = QFontMetricsF(font).height()
        at = QRectF(0, middle - height / 2, right, height)
        painter.drawText(at, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), page)
        right -= self._page_width(index)
        if left:
            paint_badge(painter, colours, digits(left), QPointF(right, middle))
            right -= _badge_room(left)
        unreviewed = index.data(UNREVIEWED) or 0
        if unreviewed:
            paint_badge(painter, colours, digits(unreviewed), QPointF(right, middle), hollow=True)

    def _lines(self, index: _Index) -> tuple[str, ...]:
        return title_lines((index.data(TITLE) or "")[:_SHOWN], self._room(index), _title_font(index).toString())

    def _left(self, index: _Index) -> float:
        """Where titles begin: behind the numbers and pictures, those of issues behind the mark that opens them."""
        has_picture = isinstance(index.data(Qt.ItemDataRole.DecorationRole), QIcon)
        return INDENT + TIGHT + (ICON + NEAR if has_picture or index.parent().isValid() else 0)

    def _room(self, index: _Index) -> int:
        """Pixels for the lines of the title."""
        badge = sum(_badge_room(index.data(role) or 0) for role in (LEFT, UNREVIEWED))
        right = self._tree.viewport().width() - MARGIN - self._page_width(index)
        return max(round(right - badge - self._left(index)), ICON)

    def _page_width(self, index: _Index) -> float:
        page = index.data(PAGE) or ""
        return QFontMetricsF(text_font(SMALL_POINTS)).horizontalAdvance(page) + NEAR if page else 0.0


def badge_width(words: str, font: QFont) -> float:
    """Pixels that a badge takes: a small number that wants attention, on a ground of its own."""
    metrics = QFontMetricsF(font)
    return max(metrics.horizontalAdvance(words) + 2 * NEAR, metrics.height())


def paint_badge(painter: QPainter, colours: Colours, words: str, right: QPointF, *, hollow: bool = False) -> None:
    """The badge in the painter's font, its right end and its middle at the point. It has an edge if it is hollow, or
    its ground is the window's."""
    metrics = QFontMetricsF(painter.font())
    box = QRectF(0, 0, badge_width(words, painter.font()), metrics.height())
    box.moveTopRight(right - QPointF(0, box.height() / 2))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    plain = colours.wanted_ground == colours.window
    ink = QColor(colours.text if hollow else colours.wanted)
    painter.setPen(QPen(ink, LINE) if plain or hollow else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.base if hollow else colours.wanted_ground))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    painter.setPen(ink)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)
    painter.restore()


def _badge_room(count: int) -> float:
    """Pixels that a badge with the number takes."""
    return badge_width(digits(count), text_font(SMALL_POINTS)) + TIGHT if count else 0.0


@lru_cache(_TITLES)
def title_lines(title: str, width: int, font: str) -> tuple[str, ...]:
    """The title in one line or two, the second as long as it is, to be cut when it is painted. `width` is in pixels,
    `font` as Qt describes it."""
    words = _font(font)
    metrics = QFontMetricsF(words)
    if metrics.horizontalAdvance(title) <= width:
        return (title,)
    cut = len(WrappedText(title, words, width, lines_max=1).lines[0])
    if metrics.horizontalAdvance(title[cut:]) > width:  # what does not fit is not seen: the first line is filled
        starts = [start for start, cost in line_starts(title).items() if cost <= _APART]
        fitting = bisect_right(starts, width, key=lambda start: ceil(metrics.horizontalAdvance(title[:start].rstrip())))
        cut = max(cut, starts[fitting - 1]) if fitting else cut
    return title[:cut].rstrip(), title[cut:]


@lru_cache(16)
def _font(described: str) -> QFont:
    made = QFont()
    made.fromString(described)
    return made


def _title_font(index: _Index) -> QFont:
    """Issues stand out from their measures."""
    return text_font(bold=index.data(NUMBER) is not None and not index.parent().isValid())


def _line_height(index: _Index) -> float:
    return QFontMetricsF(_title_font(index)).height() * LINE_SPACING_PERCENT / 100


def _paint_chevron(painter: QPainter, colour: str, middle: QPointF, *, is_open: bool) -> None:
    """The mark that opens and closes an issue."""
    low = _CHEVRON / 2
    points = [QPointF(-_CHEVRON, -low), QPointF(0, low), QPointF(_CHEVRON, -low)]
    if not is_open:
        points = [QPointF(point.y(), point.x()) for point in points]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 1.5))
    painter.drawPolyline(QPolygonF([middle + point for point in points]))
    painter.restore()
