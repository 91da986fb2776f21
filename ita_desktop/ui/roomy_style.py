"""Qt's Fusion style with room for Thai marks in every control, and drawn edges where Fusion's cannot be seen."""

from math import ceil
from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPalette, QPen
from PySide6.QtWidgets import QProxyStyle, QStyle, QWidget

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
    _Contents.CT_TabBarTab: 4,
    _Contents.CT_CheckBox: 0,
    _Contents.CT_RadioButton: 0,
}
"""Pixels of frame around the text of each kind of control, above and below together."""

BELOW_EMS = 0.303
"""How far Sarabun's lowest mark (ฏู) hangs out of its line: 0.535 em below the baseline, the line's own being 0.232."""


class RoomyStyle(QProxyStyle):
    """Fusion, no control lower than its marks. Only sizes are asked here: Python in every stroke would be felt."""

    def __init__(self) -> None:
        super().__init__("Fusion")

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


class DarkStyle(RoomyStyle):
    """The same with a lighter line around boxes and circles to tick, which Fusion draws darker than a dark ground."""

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: _Option,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        super().drawPrimitive(element, option, painter, widget)
        if element is _Primitive.PE_IndicatorCheckBox:
            _draw_mark(painter, option.palette.color(QPalette.ColorRole.PlaceholderText), option.rect, round_=False)
        elif element is _Primitive.PE_IndicatorRadioButton:
            _draw_mark(painter, option.palette.color(QPalette.ColorRole.PlaceholderText), option.rect, round_=True)


class EdgedStyle(RoomyStyle):
    """The same with a line around everything that can be clicked or typed into, twice as thick where the focus is.

    Fusion draws its edges in a darker shade of the ground, which on black cannot be seen.
    """

    _FRAMES = frozenset(
        {
            _Primitive.PE_FrameLineEdit,
            _Primitive.PE_Frame,
            _Primitive.PE_PanelButtonCommand,
            _Primitive.PE_FrameMenu,
            _Primitive.PE_PanelMenu,
            _Primitive.PE_PanelTipLabel,
            _Primitive.PE_IndicatorCheckBox,
        }
    )

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: _Option,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        super().drawPrimitive(element, option, painter, widget)
        if element in self._FRAMES:
            _draw_edge(option, painter, option.rect)
        elif element is _Primitive.PE_IndicatorRadioButton:
            _draw_mark(painter, option.palette.windowText().color(), option.rect, round_=True)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: _Option,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        super().drawComplexControl(control, option, painter, widget)
        if control is QStyle.ComplexControl.CC_ComboBox:
            _draw_edge(option, painter, option.rect)


def _draw_edge(option: _Option, painter: QPainter, box: QRect) -> None:
    focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
    painter.save()
    width = 2 if focused else 1
    colour = option.palette.highlight().color() if focused else option.palette.windowText().color()
    painter.setPen(QPen(colour, width))
    inset = width // 2
    painter.drawRect(box.adjusted(inset, inset, -width + inset, -width + inset))
    painter.restore()


def _draw_mark(painter: QPainter, colour: QColor, box: QRect, *, round_: bool) -> None:
    """The line around a circle or a box to tick."""
    painter.save()
    painter.setPen(colour)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, round_)
    edge = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
    if round_:
        painter.drawEllipse(edge)
    else:
        painter.drawRect(edge)
    painter.restore()


def _is_separator(size: QSize) -> bool:
    """A separator of a menu is a few pixels high and has no text."""
    return size.height() < 10
