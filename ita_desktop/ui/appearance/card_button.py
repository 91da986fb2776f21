"""A card that can be pressed: a rounded box with lines of words, and a small picture or a bar of how much is done."""

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QEvent, QMarginsF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ita_desktop.ui.appearance.design import FONT_POINTS, SMALL_POINTS
from ita_desktop.ui.appearance.letters import letter_width, mark_room
from ita_desktop.ui.appearance.style import colours_shown, text_font
from ita_desktop.ui.appearance.thai_style import BAR, draw_bar

_ROUND = 12
_ROOM = 12
_PICTURE_LINES = 3.0
"""Height of the picture, in lines of the first size."""

_HALF = 128
"""The lightness from which a ground is light."""

_A4 = 297 / 210
_LETTERS_MIN = 16


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words on a card; the first is bold, the others smaller and quieter."""

    words: str
    is_first: bool = False

    @property
    def font(self) -> QFont:
        """In the size that the zoom gives it."""
        return text_font(FONT_POINTS if self.is_first else SMALL_POINTS, bold=self.is_first)

    @property
    def height(self) -> int:
        """With room for all marks."""
        return ceil(QFontMetricsF(self.font).height()) + sum(mark_room(self.font))


class CardButton(QPushButton):
    """Its words are cut with dots where there is no room, and whole for screen readers and under the mouse."""

    def __init__(self, first: str, *others: str, is_likeliest: bool = False, lines: int = 0) -> None:
        """It has room for so many `lines` at least: one that grew when more is known would move under the mouse."""
        super().__init__()
        self._lines_min = lines
        self._is_likeliest = is_likeliest
        self._lines: list[Line] = []
        self._picture: QPixmap | None = None
        self._has_picture = False
        self._percent: int | None = None
        self.setAutoDefault(True)  # Enter is as good as Space
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_words(first, *others)

    def show_words(self, first: str, *others: str) -> None:
        """Show these lines."""
        self._lines = [Line(first, is_first=True), *(Line(words) for words in others if words)]
        words = [line.words for line in self._lines]
        self.setText("\n".join(words).replace("&", "&&"))
        self.setAccessibleName(" ".join(words))
        self.updateGeometry()
        self.update()

    def show_picture(self, png: bytes) -> None:
        """Show the picture, or an empty page where it will be."""
        self._has_picture = True
        picture = QPixmap()
        self._picture = picture if png and picture.loadFromData(png, "PNG") else None  # type: ignore[call-overload]  # PySide takes a str
        self.update()

    def show_percent(self, percent: int | None) -> None:
        """Show the bar; none where it is not known."""
        self._percent = percent
        self.updateGeometry()
        self.update()

    @property
    def whole_width(self) -> int:
        """Pixels in which none of its lines is cut."""
        return ceil(max(QFontMetricsF(line.font).horizontalAdvance(line.words) for line in self._lines)) + 2 * _ROOM + 1

    def sizeHint(self) -> QSize:
        return QSize(self.minimumSizeHint().width() * 2, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        picture = self._picture_size().width() + _ROOM if self._has_picture else 0
        rest = max(0, self._lines_min - len(self._lines)) * Line("").height
        height = sum(line.height for line in self._lines) + rest + 2 * _ROOM
        if self._has_picture:
            height = max(height + BAR + _ROOM // 2, ceil(self._picture_size().height()) + 2 * _ROOM)
        return QSize(ceil(picture) + _LETTERS_MIN * letter_width(self.fontMetrics()) + 2 * _ROOM, height)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            self._paint_box(painter)
            left: float = _ROOM
            if self._has_picture:
                left += self._paint_page(painter, left) + _ROOM
            words = QRectF(left, _ROOM, self.width() - left - _ROOM, self.height() - 2 * _ROOM)
            for line in self._lines:
                box = QRectF(words.left(), words.top(), words.width(), line.height)
                self._paint_line(painter, line, box)
                words.setTop(words.top() + line.height)
            if self._percent is not None:
                room = QRectF(words.left(), self.height() - _ROOM - BAR, words.width(), BAR)
                draw_bar(painter, room, self._percent / 100, self._edge(), self.palette().highlight().color())

    def _paint_box(self, painter: QPainter) -> None:
        colours, edge = self.palette(), self._edge()
        ground = colours.highlight().color() if self._is_blue else colours.base().color()
        if self.isDown() or (self.underMouse() and self.isEnabled()):
            ground = ground.darker(106) if ground.lightness() > _HALF else ground.lighter(120)
        painter.setBrush(ground)
        _draw_box(painter, QRectF(self.rect()), edge, 1)
        if self.hasFocus():
            _draw_box(painter, QRectF(self.rect()).marginsRemoved(self._focus_margins), self._focus(), 3)

    def _paint_page(self, painter: QPainter, left: float) -> float:
        """The picture, or an empty page; its width."""
        size = self._picture_size()
        box = QRectF(left, _ROOM, size.width(), size.height())
        painter.setPen(QPen(self._edge(), 1))
        painter.setBrush(Qt.GlobalColor.white if self._picture is not None else self.palette().window())
        painter.drawRect(box)
        if self._picture is not None:
            painter.drawPixmap(box.adjusted(1, 1, -1, -1), self._picture, QRectF(self._picture.rect()))
        return box.width()

    def _paint_line(self, painter: QPainter, line: Line, box: QRectF) -> None:
        painter.setFont(line.font)
        painter.setPen(self._ink(line))
        metrics = QFontMetricsF(line.font)
        words = metrics.elidedText(line.words, Qt.TextElideMode.ElideRight, box.width())
        above, _ = mark_room(line.font)
        painter.drawText(QPointF(box.left(), box.top() + above + metrics.ascent()), words)

    @property
    def _is_blue(self) -> bool:
        return self._is_likeliest and self.isEnabled()

    def _ink(self, line: Line) -> QColor:
        group = QPalette.ColorGroup.Normal if self.isEnabled() else QPalette.ColorGroup.Disabled
        if self._is_blue:
            return self.palette().highlightedText().color()
        quiet = self.isEnabled() and not line.is_first
        return self.palette().color(
            group, QPalette.ColorRole.PlaceholderText if quiet else QPalette.ColorRole.WindowText
        )

    def _edge(self) -> QColor:
        return QColor(colours_shown().edge)

    def _focus(self) -> QColor:
        if self._is_blue:
            return self.palette().highlightedText().color()
        return QColor(colours_shown().focus)

    @property
    def _focus_margins(self) -> QMarginsF:
        """On the ground of what is chosen the line stands inside: its colour may be that of the page around."""
        inset = 3.0 if self._is_blue else 0.0
        return QMarginsF(inset, inset, inset, inset)

    def _picture_size(self) -> QRectF:
        height = QFontMetricsF(text_font()).height() * _PICTURE_LINES
        return QRectF(0, 0, height * _A4, height)


def _draw_box(painter: QPainter, box: QRectF, colour: QColor, width: int) -> None:
    """A rounded box, its line along the inner side of its edge."""
    painter.setPen(QPen(colour, width))
    half = width / 2
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), _ROUND, _ROUND)
