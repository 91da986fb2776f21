"""What a screen reader takes the paper for: a document, where Qt would say that it is nothing in particular."""

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from ita_desktop.ui.preview.preview import Preview


class PaperInterface(QAccessibleWidget):
    """The paper: its name and its children are the widget's."""

    def __init__(self, preview: Preview) -> None:
        super().__init__(preview, QAccessible.Role.Document)


@cache
def tell_readers_of_paper() -> None:
    """From now on. Qt keeps the factory until the program ends, so it is given once, however many windows there are."""
    given: list[PaperInterface] = []  # Qt deletes what is behind them together with their widgets

    def make(_kind: str, thing: QObject) -> QAccessibleInterface | None:
        if not isinstance(thing, Preview):
            return None
        given.append(PaperInterface(thing))
        return given[-1]

    QAccessible.installFactory(make)
