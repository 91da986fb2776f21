"""The small flat buttons with a picture, those that Enter is not for, and why a button is off."""

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton

from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.screen_reader import describe, named
from ita_desktop.ui.appearance.style import icon


def tool_button(picture: str, words: str, act: Callable[[], object] | None = None) -> QToolButton:
    """A button that does `act`; `words` may name its key in brackets, which is shown and not part of its name."""
    button = QToolButton(autoRaise=True)
    button.setIcon(icon(picture))
    button.setToolTip(words)
    button.setAccessibleName(words.split(" (")[0])
    if act is not None:
        on(button.clicked, button, lambda: act())
    return button


def named_button(name: str, words: str) -> QPushButton:
    """A button of a dialog that only Space and the mouse press, so that Enter is of what stands above it."""
    return named(QPushButton(words, autoDefault=False), name)


def show_reason(button: QAbstractButton, reason: str) -> None:
    """Off if there is a reason why it would do nothing, which its tip gives below its words, and its description for a
    screen reader; else on."""
    button.setEnabled(not reason)
    words = button.toolTip().split("\n")[0]
    button.setToolTip(f"{words}\n{reason}" if reason else words)
    describe(button, reason)
