"""What screen readers read out: news away from the focus, and what a widget is if Qt does not know it."""

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_DOCUMENT = QAccessible.Role.Document
_READER = "_reader"


def announce(about: QWidget, words: str) -> None:
    """Have the words read out after what is being read; nothing happens without a screen reader."""
    if words and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(about, words))


class DocumentInterface(QAccessibleWidget):
    """A widget as a document: its name and its children are the widget's."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, _DOCUMENT)


@cache
def present_as_documents(kind: type[QWidget]) -> None:
    """From now on every widget of this class is a document to a screen reader. Qt keeps the factory until the program
    ends, so it is given once, however many windows there are."""

    def make(_kind: str, thing: QObject) -> QAccessibleInterface | None:
        if not isinstance(thing, kind):
            return None
        vars(thing)[_READER] = made = DocumentInterface(thing)  # kept with the widget, with which Qt deletes it
        return made

    QAccessible.installFactory(make)
