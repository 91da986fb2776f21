"""The screen at a point. No widget is asked for the screen that it is on.

PySide takes what `QWidget.screen` gives for a child of the widget. A window without a parent is Python's, and the
garbage collector deleted the screen with it: the next dialog then ended the program (docs/qt-objects.md).
"""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication, QScreen


def screen_at(point: QPoint) -> QScreen:
    """The screen that shows the point, in pixels of the desktop; the main one where none does."""
    return QGuiApplication.screenAt(point) or QGuiApplication.primaryScreen()
