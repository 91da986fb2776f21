"""Qt's Fusion style with room for Thai marks in every control, and drawn edges where Fusion's cannot be seen."""

from dataclasses import dataclass
from math import ceil
from typing import Any

from PySide6.QtCore import QMargins, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QProxyStyle,
    QRadioButton,
    QStyle,
    QWidget,
)

from ita_desktop.ui.appearance.colour_schemes import contrast

_Option = Any  # Qt's stubs lack the attributes of its options
_Contents = QStyle.ContentsType
_Primitive = QStyle.PrimitiveElement

_FRAME = {
    _Contents.CT_LineEdit: 4,
    _Contents.CT_ComboBox: 4,
    _Contents.CT_SpinBox: 4,
    _Contents.CT_PushButton: 4,
    _Contents.CT_ToolButton: 0,
    _Contents.CT_ItemViewItem: 0,
    _Contents.CT_MenuItem: 0,
    _Contents.CT_MenuBarItem: 0,
    _Contents.CT_HeaderSection: 0,
    _Contents.CT_TabBarTab: 14,  # its words do not stand in the middle
    _Contents.CT_CheckBox: 0,
    _Contents.CT_RadioButton: 0,
}
"""Pixels of frame around the text of each kind of control, above and below together."""

_FOCUS_WIDTH = 2
"""Pixels of the line around what has the focus."""

_OUTLINE_DARKER = 140
"""Percent by which Fusion's outlines are darker than the ground."""

_SEEN = 4.5
"""Contrast from which a line stands out from its ground: more than the 3 of WCAG 2.2 (1.4.11), for Fusion's grounds
of buttons run from lighter to darker."""

_AROUND_WORDS = QMargins(3, 5, 3, 5)

BELOW_EMS = 0.303
"""How far Sarabun's lowest mark (ฏู) hangs out of its line: 0.535 em below the baseline, the line's own being 0.232."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The colours, as #rrggbb, of lines that Fusion draws too faint: `focus` around what has the focus; `edge` around
    what can be typed into, "" where Fusion's own is seen. With `everything` also around buttons and menus."""

    focus: str
    edge: str = ""
    everything: bool = False


class ThaiStyle(QProxyStyle):
    """Fusion, no control lower than its marks, and a line around the words of a tick box or tab that has the focus."""

    def __init__(self, lines: Lines) -> None:
        super().__init__("Fusion")
        self.lines = lines
        self._focus = QColor(lines.focus)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: _Option,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element is _Primitive.PE_FrameFocusRect:
            _draw_focus(painter, self._focus, option.rect, widget)
            return
        super().drawPrimitive(element, option, painter, widget)
        if element is _Primitive.PE_PanelButtonCommand and _has_focus(option):
            # Fusion draws the button that Enter presses as if it had the focus.
            _draw_line(painter, self._focus_on(option.palette), option.rect, _FOCUS_WIDTH)
        elif element is _Primitive.PE_Frame and isinstance(widget, QAbstractScrollArea):
            # Where the screen scales by 150 %, what is in the frame may cover Fusion's line, but not all of this one.
            outline = option.palette.window().color().darker(_OUTLINE_DARKER)
            _draw_line(painter, self._focus if _has_focus(option) else outline, option.rect, _FOCUS_WIDTH)

    def drawControl(
        self, element: QStyle.ControlElement, option: _Option, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        super().drawControl(element, option, painter, widget)
        if element is QStyle.ControlElement.CE_TabBarTabLabel and _has_focus(option):
            _draw_line(painter, self._focus, option.rect.marginsRemoved(_AROUND_WORDS), _FOCUS_WIDTH)

    def _focus_on(self, palette: QPalette) -> QColor:
        """The colour of the focus on a button, whose ground may be the one of what is chosen."""
        ground, words = palette.button().color(), palette.buttonText().color()
        seen = contrast(self._focus, ground)
        return self._focus if seen >= _SEEN or seen >= contrast(words, ground) else words

    def sizeFromContents(
        self, kind: QStyle.ContentsType, option: _Option, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        found = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]  # there may be none
        frame = _FRAME.get(kind)
        if frame is not None and not _is_separator(found):
            line = QFontMetricsF(option.fontMetrics).height()
            if kind is not _Contents.CT_ToolButton or size.height() >= line:
                found.setHeight(max(found.height(), ceil(line * (1 + 2 * BELOW_EMS / 1.3)) + frame))
        return found


class EdgedStyle(ThaiStyle):
    """`ThaiStyle` with a line around everything that can be typed into, twice as thick where the focus is.

    Fusion draws edges in a darker shade of the ground, which on dark grounds cannot be seen.
    """

    _FIELDS = frozenset({_Primitive.PE_FrameLineEdit, _Primitive.PE_Frame, _Primitive.PE_IndicatorCheckBox})
    _OTHERS = frozenset(
        {
            _Primitive.PE_PanelButtonCommand,
            _Primitive.PE_FrameMenu,
            _Primitive.PE_PanelMenu,
            _Primitive.PE_PanelTipLabel,
        }
    )

    def __init__(self, lines: Lines) -> None:
        super().__init__(lines)
        self._edge = QColor(lines.edge)

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: _Option | None = None, widget: QWidget | None = None
    ) -> int:
        if metric is QStyle.PixelMetric.PM_DefaultFrameWidth:
            return _FOCUS_WIDTH
        return super().pixelMetric(metric, option, widget)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: _Option,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        super().drawPrimitive(element, option, painter, widget)
        if element in self._FIELDS:
            self._draw_edge(option, painter)
        elif element in self._OTHERS and self.lines.everything and not _has_focus(option):
            _draw_line(painter, self._edge, option.rect, 1)
        elif element is _Primitive.PE_IndicatorRadioButton:
            _draw_circle(painter, self._edge, option.rect)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: _Option,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        super().drawComplexControl(control, option, painter, widget)
        if control is QStyle.ComplexControl.CC_ComboBox:
            self._draw_edge(option, painter)

    def _draw_edge(self, option: _Option, painter: QPainter) -> None:
        if _has_focus(option):
            _draw_line(painter, self._focus_on(option.palette), option.rect, _FOCUS_WIDTH)
        else:
            _draw_line(painter, self._edge, option.rect, 1)


def _has_focus(option: _Option) -> bool:
    return bool(option.state & QStyle.StateFlag.State_HasFocus)


def _draw_focus(painter: QPainter, colour: QColor, words: QRect, widget: QWidget | None) -> None:
    """The line around words, clear of the marks of those of a tick box. A row has its ground besides, and other buttons
    have the line at their edge already."""
    if isinstance(widget, QCheckBox | QRadioButton):
        _draw_line(painter, colour, words.marginsAdded(_AROUND_WORDS).intersected(widget.rect()), _FOCUS_WIDTH)
    elif not isinstance(widget, QAbstractButton):
        _draw_line(painter, colour, words, 1 if isinstance(widget, QAbstractItemView) else _FOCUS_WIDTH)


def _draw_line(painter: QPainter, colour: QColor, box: QRect, width: int) -> None:
    """A line along the inner side of the box's edge."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap, Qt.PenJoinStyle.MiterJoin))
    inset = width // 2
    painter.drawRect(box.adjusted(inset, inset, -width + inset, -width + inset))
    painter.restore()


def _draw_circle(painter: QPainter, colour: QColor, box: QRect) -> None:
    """The line around a circle to tick."""
    painter.save()
    painter.setPen(colour)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.drawEllipse(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5))
    painter.restore()


def _is_separator(size: QSize) -> bool:
    """A separator of a menu is a few pixels high and has no text."""
    return size.height() < 10
