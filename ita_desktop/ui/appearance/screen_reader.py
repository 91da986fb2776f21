"""What screen readers read out: news away from the focus, and what a widget is if Qt does not know it.

Windows and macOS have announcements. Orca has them only in its newer versions, so over AT-SPI news are a notification
that is shown, which every Orca reads out, and never announced as well: a newer one would read them twice.
"""

import sys
from functools import cache
from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_HAS_ANNOUNCEMENTS = sys.platform in ("win32", "darwin")
_NEWS_AT_ONCE = 4  # a reader asks for the words of each only when it comes to read them
_READER = "_reader"
_Widget = TypeVar("_Widget", bound=QWidget)


def named(widget: _Widget, name: str, words: str = "") -> _Widget:
    """The widget under the name by which it is found, with the words that a screen reader reads for it, if any."""
    widget.setObjectName(name)
    if words:
        widget.setAccessibleName(words)
    return widget


def announce(about: QWidget, words: str) -> None:
    """Have the words read out after what is being read; nothing happens without a screen reader."""
    if not words or not QAccessible.isActive():
        return
    if _HAS_ANNOUNCEMENTS:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(about, words))
    else:
        news = _oldest_news(about.window())
        news.hide()
        news.setAccessibleName(words)
        news.show()  # which Qt emits


def describe(widget: QWidget, words: str) -> None:
    """What is read out of the widget behind its name, and at once if it has the focus.

    Orca reads a description that changes there by itself.
    """
    if words == widget.accessibleDescription():
        return
    widget.setAccessibleDescription(words)
    if _HAS_ANNOUNCEMENTS and widget.hasFocus():
        announce(widget, words)


@cache
def present_as(role: QAccessible.Role, kind: type[QWidget]) -> None:
    """From now on every widget of this class has this role for a screen reader. Qt keeps the factory until the program
    ends, so it is given once, however many windows there are."""

    def make(_kind: str, thing: QObject) -> QAccessibleInterface | None:
        if not isinstance(thing, kind):
            return None
        vars(thing)[_READER] = made = QAccessibleWidget(thing, role)  # kept with the widget, with which Qt deletes it
        return made

    QAccessible.installFactory(make)


class News(QWidget):
    """Words for a screen reader, with nothing to see."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(0, 0)


def _oldest_news(window: QWidget) -> News:
    """One of the few of a window, in turn."""
    present_as(QAccessible.Role.Notification, News)
    there = window.findChildren(News, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if len(there) < _NEWS_AT_ONCE:
        return News(window)
    there[0].raise_()  # to the end of the row
    return there[0]
