"""The form around an editor, which is as tall as its text: the form scrolls, not the text."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QScrollArea, QWidget


def scroll_area_around(widget: QWidget) -> QScrollArea | None:
    """The nearest scroll area that holds the widget."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent


def make_room(area: QScrollArea) -> None:
    """Let the scroll area know now how tall its content has become, rather than with the next events."""
    layout = area.widget().layout() if area.widget() is not None else None
    if layout is not None and layout.activate():
        QCoreApplication.sendEvent(area, QEvent(QEvent.Type.LayoutRequest))
