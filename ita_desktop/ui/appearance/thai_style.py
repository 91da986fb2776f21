"""Qt's Fusion style in the design's shapes: room for Thai marks in every control, fields and buttons of one look, panes
without boxes, a line around what has the focus, and room in the words of Qt's own.
"""

from math import ceil
from typing import Any

from PySide6.QtCore import QMargins, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QIcon, QPainter, QPainterPath, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QProxyStyle,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from ita_desktop.ui.appearance.colour_schemes import contrast
from ita_desktop.ui.appearance.design import BUTTON_CORNER, FIELD_CORNER, FOCUS_LINE, FRAME, LINE, NEAR, TIGHT, Colours
from ita_desktop.ui.appearance.letters import BELOW_EMS
from ita_desktop.ui.appearance.words_of_qt import dress_words

_Option = Any  # Qt's stubs lack the attributes of its options
_Contents = QStyle.ContentsType
_Primitive = QStyle.PrimitiveElement
_Control = QStyle.ControlElement
_State = QStyle.StateFlag

_FRAME = {
    _Contents.CT_LineEdit: 2 * FRAME,
    _Contents.CT_ComboBox: 2 * FRAME,
    _Contents.CT_SpinBox: 2 * FRAME,
    _Contents.CT_PushButton: 2 * FRAME,
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

_BUTTONS = frozenset({_Primitive.PE_PanelButtonCommand, _Primitive.PE_PanelButtonTool, _Primitive.PE_PanelButtonBevel})
_BARS = frozenset({_Control.CE_ProgressBarGroove, _Control.CE_ProgressBarContents})

BAR = 6
"""Height in pixels of a bar of how much is done."""

_AROUND_WORDS = QMargins(3, 5, 3, 5)
_OF_QT = 2
"""Pixels that Qt leaves before the words of every line."""

_MENU_SIDES, _MENU_SIDES_OF_QT = 1.16, 31
"""What is beside the words of a menu grows with the height of its rows, found by trying; Qt leaves so many pixels."""

_SEPARATOR = 10
"""Pixels: a separator of a menu is lower, and has no text."""

_CHEVRON = 4.0
"""Half the width, in pixels, of the mark that something opens."""

_PANE = "pane"
"""The property of scroll areas that are parts of the window rather than fields."""

_REFUSED = "refused"
"""The property of fields in which something stands that cannot be taken."""


def make_pane(area: QAbstractScrollArea) -> None:
    """The area is a part of the window: it has no edge until it has the focus."""
    area.setProperty(_PANE, True)


def mark_refused(field: QWidget, refused: bool) -> None:
    """Something stands in the field that cannot be taken, or no longer does: it gets the colours of what is wanted."""
    field.setProperty(_REFUSED, refused)
    field.update()


def draw_bar(painter: QPainter, room: QRectF, share: float, rest: QColor, done: QColor) -> None:
    """A bar of how much is done, from 0 to 1, in the middle of the room's height."""
    box = QRectF(room.left(), room.center().y() - BAR / 2, room.width(), BAR)
    whole, part = QPainterPath(), QPainterPath()
    whole.addRoundedRect(box, BAR / 2, BAR / 2)
    part.addRect(QRectF(box.left(), box.top(), box.width() * min(max(share, 0), 1), BAR))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(whole, rest)
    painter.fillPath(whole.intersected(part), done)
    painter.restore()


class ThaiStyle(QProxyStyle):
    """Fusion, no control lower than its marks, and fields, buttons and lines of the design. With `everything` menus and
    circles to tick have edges, too, which on dark grounds are not seen as Fusion draws them."""

    def __init__(self, colours: Colours, *, everything: bool) -> None:
        super().__init__("Fusion")
        self.colours = colours
        self.everything = everything
        self._focus = QColor(colours.focus)
        self._edge = QColor(colours.edge)
        self._line = QColor(colours.line)
        self._chosen = QColor(colours.chosen)

    # Qt has three methods of this name: for widgets, palettes and the application.
    def polish(self, part: Any) -> Any:
        made = super().polish(part)
        dress_words(part)
        return made

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: _Option | None = None, widget: QWidget | None = None
    ) -> int:
        if metric is QStyle.PixelMetric.PM_DefaultFrameWidth:
            return FRAME
        return super().pixelMetric(metric, option, widget)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: _Option,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element is _Primitive.PE_FrameFocusRect:
            _draw_focus(painter, self._focus, option.rect, widget)
        elif element is _Primitive.PE_PanelLineEdit:
            if option.lineWidth > 0:
                self._draw_field(option, painter, is_refused=bool(widget is not None and widget.property(_REFUSED)))
        elif element is _Primitive.PE_FrameLineEdit:
            self._draw_field(option, painter)
        elif element is _Primitive.PE_Frame and isinstance(widget, QAbstractScrollArea):
            self._draw_area(option, painter, widget)
        elif element is _Primitive.PE_Frame:
            _draw_box(painter, option.rect, None, self._line, LINE, FIELD_CORNER)
        elif element in _BUTTONS:
            self._draw_button(option, painter)
        else:
            super().drawPrimitive(element, option, painter, widget)
            self._draw_edges(element, option, painter)

    def drawControl(
        self, element: QStyle.ControlElement, option: _Option, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        if element in (_Control.CE_ToolBar, _Control.CE_MenuBarEmptyArea):
            painter.fillRect(option.rect, option.palette.window())
            return
        if element is _Control.CE_Splitter:
            _draw_splitter(painter, self._line, option.rect)
            return
        if element in _BARS and option.maximum > option.minimum:  # else it only moves, as Fusion has it
            if element is _Control.CE_ProgressBarGroove:
                share = (option.progress - option.minimum) / (option.maximum - option.minimum)
                draw_bar(painter, QRectF(option.rect), share, self._edge, self._chosen)
            return
        if element is _Control.CE_PushButtonLabel and _is_pressed_by_enter(option):
            palette = QPalette(option.palette)
            palette.setColor(QPalette.ColorRole.ButtonText, QColor(self.colours.chosen_text))
            option.palette = palette
            option.icon = QIcon(option.icon.pixmap(option.iconSize, QIcon.Mode.Selected))
        super().drawControl(element, option, painter, widget)
        if element is _Control.CE_MenuBarItem and not option.state & _State.State_Selected:
            painter.fillRect(
                option.rect.left(), option.rect.bottom(), option.rect.width(), LINE, option.palette.window()
            )
        if element is _Control.CE_TabBarTabLabel and _has_focus(option):
            _draw_line(painter, self._focus, option.rect.marginsRemoved(_AROUND_WORDS), FOCUS_LINE)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: _Option,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if control is QStyle.ComplexControl.CC_ScrollBar:
            holder = widget.parentWidget() if widget is not None else None  # between the bar and its area
            in_list = holder is not None and isinstance(holder.parentWidget(), QAbstractItemView)
            painter.fillRect(option.rect, option.palette.base() if in_list else option.palette.window())
            thumb = self.subControlRect(control, option, QStyle.SubControl.SC_ScrollBarSlider, widget)
            _draw_thumb(painter, self._edge, thumb)
            return
        if control is not QStyle.ComplexControl.CC_ComboBox:
            super().drawComplexControl(control, option, painter, widget)
            return
        self._draw_field(option, painter)
        arrow = self.subControlRect(control, option, QStyle.SubControl.SC_ComboBoxArrow, widget)
        _draw_chevron(painter, option.palette.text().color(), arrow)

    def subElementRect(self, element: QStyle.SubElement, option: _Option, widget: QWidget | None = None) -> QRect:
        found = super().subElementRect(element, option, widget)  # type: ignore[arg-type]  # there may be none
        if element is QStyle.SubElement.SE_LineEditContents:
            return found.adjusted(NEAR - _OF_QT, 0, _OF_QT - NEAR, 0)  # as in a text that wraps
        return found

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: _Option,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        found = super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]  # there may be none
        if part is QStyle.SubControl.SC_ComboBoxEditField and control is QStyle.ComplexControl.CC_ComboBox:
            # What is chosen stands where typed words would: a line brings its own inset.
            found.setLeft(option.rect.left() + FRAME + (0 if option.editable else NEAR - LINE))
        return found

    def sizeFromContents(
        self, kind: QStyle.ContentsType, option: _Option, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        found = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]  # there may be none
        if kind is _Contents.CT_ToolButton and option.toolButtonStyle is Qt.ToolButtonStyle.ToolButtonTextUnderIcon:
            line = QFontMetricsF(option.fontMetrics).height() * (1 + 2 * BELOW_EMS / 1.3)
            return QSize(found.width() + 2 * TIGHT, ceil(option.iconSize.height() + TIGHT + line + 2 * FRAME))
        frame = _FRAME.get(kind)
        if frame is not None and found.height() >= _SEPARATOR:
            line = QFontMetricsF(option.fontMetrics).height()
            if kind is not _Contents.CT_ToolButton or size.height() >= line:
                height = max(found.height(), ceil(line * (1 + 2 * BELOW_EMS / 1.3)) + frame)
                if kind is _Contents.CT_MenuItem:
                    found.setWidth(found.width() + max(0, ceil(_MENU_SIDES * height) - _MENU_SIDES_OF_QT))
                found.setHeight(height)
        return found

    def _draw_field(self, option: _Option, painter: QPainter, *, is_refused: bool = False) -> None:
        """What can be typed into or chosen from; on the ground around it if it is off."""
        is_on = bool(option.state & _State.State_Enabled)
        ground = (option.palette.base() if is_on else option.palette.window()).color()
        edge, width = self._edge if is_on else self._line, LINE
        if is_refused:
            ground, edge = QColor(self.colours.wanted_ground), QColor(self.colours.wanted)
            width = FOCUS_LINE if edge != self._focus else LINE
        if _has_focus(option):
            _draw_box(painter, option.rect, ground, self._focus, FOCUS_LINE, FIELD_CORNER)
        else:
            _draw_box(painter, option.rect, ground, edge, width, FIELD_CORNER)

    def _draw_area(self, option: _Option, painter: QPainter, area: QAbstractScrollArea) -> None:
        if not area.property(_PANE):
            self._draw_field(option, painter)
        else:
            view = area.viewport()
            ground = view.palette().color(view.backgroundRole())
            painter.fillRect(option.rect, ground)
            if _has_focus(option):
                _draw_line(painter, self._focus, option.rect, FOCUS_LINE)

    def _draw_button(self, option: _Option, painter: QPainter) -> None:
        """Words or a picture to press; the one that Enter presses is on the ground of what to do next."""
        is_pressed = bool(option.state & (_State.State_Sunken | _State.State_On))
        is_under_mouse = bool(option.state & _State.State_MouseOver and option.state & _State.State_Enabled)
        is_on = bool(option.state & _State.State_Enabled)
        if _is_pressed_by_enter(option):
            ground, words, edge = QColor(self.colours.chosen), QColor(self.colours.chosen_text), self._chosen
        else:
            ground, words = option.palette.button().color(), option.palette.buttonText().color()
            edge = self._edge if is_on else self._line
        shown = _towards(ground, words, 0.14 if is_pressed else 0.07) if is_pressed or is_under_mouse else ground
        if _has_focus(option):
            _draw_box(painter, option.rect, shown, self._focus_on(ground, words), FOCUS_LINE, BUTTON_CORNER)
        else:
            _draw_box(painter, option.rect, shown, edge, LINE, BUTTON_CORNER)

    def _draw_edges(self, element: QStyle.PrimitiveElement, option: _Option, painter: QPainter) -> None:
        """Edges that Fusion draws in a darker shade of the ground."""
        if element is _Primitive.PE_IndicatorCheckBox:
            focused = _has_focus(option)
            _draw_line(painter, self._focus if focused else self._edge, option.rect, FOCUS_LINE if focused else LINE)
        elif element is _Primitive.PE_IndicatorRadioButton:
            _draw_circle(painter, self._edge, option.rect)
        elif self.everything and element in (
            _Primitive.PE_FrameMenu,
            _Primitive.PE_PanelMenu,
            _Primitive.PE_PanelTipLabel,
        ):
            _draw_line(painter, self._edge, option.rect, LINE)

    def _focus_on(self, ground: QColor, words: QColor) -> QColor:
        """The colour of the focus on a button, whose ground may be the one of what is chosen."""
        seen = contrast(self._focus, ground)
        return self._focus if seen >= _SEEN or seen >= contrast(words, ground) else words


_SEEN = 4.5
"""Contrast from which a line stands out from its ground: more than the 3 of WCAG 2.2 (1.4.11), for a button's ground
changes under the mouse."""


def _has_focus(option: _Option) -> bool:
    return bool(option.state & _State.State_HasFocus)


def _is_pressed_by_enter(option: _Option) -> bool:
    """Whether it is the button that Enter presses in its dialog, wherever the focus is in it."""
    is_default = isinstance(option, QStyleOptionButton) and bool(
        option.features & QStyleOptionButton.ButtonFeature.DefaultButton  # type: ignore[attr-defined]  # as above
    )
    return is_default and bool(option.state & _State.State_Enabled)


def _towards(one: QColor, other: QColor, share: float) -> QColor:
    """A colour with a share of another one in it."""
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return QColor(*(round(a + (b - a) * share) for a, b in pairs))


def _draw_focus(painter: QPainter, colour: QColor, words: QRect, widget: QWidget | None) -> None:
    """The line around words, clear of the marks of those of a tick box. A row has its ground besides, and other buttons
    have the line at their edge already."""
    if isinstance(widget, QCheckBox | QRadioButton):
        _draw_line(painter, colour, words.marginsAdded(_AROUND_WORDS).intersected(widget.rect()), FOCUS_LINE)
    elif not isinstance(widget, QAbstractButton):
        _draw_line(painter, colour, words, LINE if isinstance(widget, QAbstractItemView) else FOCUS_LINE)


def _draw_box(painter: QPainter, box: QRect, ground: QColor | None, line: QColor, width: int, corner: int) -> None:
    """A box with round corners, its line along the inner side of its edge."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(ground if ground is not None else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(line, width))
    half = width / 2
    painter.drawRoundedRect(QRectF(box).adjusted(half, half, -half, -half), corner - half, corner - half)
    painter.restore()


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


def _draw_chevron(painter: QPainter, colour: QColor, box: QRect) -> None:
    """The mark of a box to choose from."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.5))
    middle = QRectF(box).center()
    low = _CHEVRON / 2
    painter.drawPolyline(
        QPolygonF([middle + QPointF(-_CHEVRON, -low), middle + QPointF(0, low), middle + QPointF(_CHEVRON, -low)])
    )
    painter.restore()


def _draw_thumb(painter: QPainter, colour: QColor, box: QRect) -> None:
    """What a scroll bar is dragged by."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    upright = box.height() > box.width()
    inner = QRectF(box).adjusted(*((TIGHT, 0, -TIGHT, 0) if upright else (0, TIGHT, 0, -TIGHT)))
    corner = min(inner.width(), inner.height()) / 2
    painter.drawRoundedRect(inner, corner, corner)
    painter.restore()


def _draw_splitter(painter: QPainter, colour: QColor, box: QRect) -> None:
    """The line between two panes."""
    if box.width() < box.height():
        painter.fillRect(box.center().x(), box.top(), LINE, box.height(), colour)
    else:
        painter.fillRect(box.left(), box.center().y(), box.width(), LINE, colour)
