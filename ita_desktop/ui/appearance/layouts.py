"""Parts beside or below each other, written in the order in which they stand."""

from typing import TypeVar

from PySide6.QtCore import QMargins, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

Part = QWidget | QLayout | int | tuple[QWidget | QLayout, int] | tuple[QWidget, int, Qt.AlignmentFlag]
"""A widget or a layout, with its share of the room that is left and its side where they matter; or a gap in pixels."""

REST = -1
"""Instead of a gap: what room is left."""

_Box = TypeVar("_Box", bound=QBoxLayout)


def beside(
    *parts: Part, between: int | None = None, around: int | QMargins | None = None, holder: QWidget | None = None
) -> QHBoxLayout:
    """The parts from left to right, with these pixels between and around them, or as many as the style has. They are
    what stands in the holder, if one is given."""
    return _arranged(QHBoxLayout(), parts, between, around, holder)


def below(
    *parts: Part, between: int | None = None, around: int | QMargins | None = None, holder: QWidget | None = None
) -> QVBoxLayout:
    """The parts from top to bottom; for the rest as `beside`."""
    return _arranged(QVBoxLayout(), parts, between, around, holder)


def add(layout: QBoxLayout, *parts: Part) -> None:
    """Put the parts behind those that the layout has."""
    for part in parts:
        match part:
            case int():
                layout.addStretch(1) if part == REST else layout.addSpacing(part)
            case QLayout():
                layout.addLayout(part)
            case QWidget():
                layout.addWidget(part)
            case (QLayout() as inner, share):
                layout.addLayout(inner, share)
            case (QWidget() as widget, share):
                layout.addWidget(widget, share)
            case (widget, share, side):
                layout.addWidget(widget, share, side)


def take_out(layout: QBoxLayout, part: QWidget) -> None:
    """The part goes, at once for the eye."""
    layout.removeWidget(part)
    part.hide()
    part.deleteLater()


def _arranged(
    layout: _Box, parts: tuple[Part, ...], between: int | None, around: int | QMargins | None, holder: QWidget | None
) -> _Box:
    if holder is not None:
        holder.setLayout(layout)
    if between is not None:
        layout.setSpacing(between)
    if isinstance(around, int):
        around = QMargins(around, around, around, around)
    if around is not None:
        layout.setContentsMargins(around)
    add(layout, *parts)
    return layout
