"""Buttons: the small flat ones with a picture, and those at the foot of a dialog."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialogButtonBox, QMessageBox, QPushButton, QToolButton

from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.style import icon


def tool_button(picture: str, words: str, act: Callable[[], object] | None = None) -> QToolButton:
    """A button that does `act`; `words` may name its key in brackets, which is shown and not part of its name."""
    button = QToolButton()
    button.setIcon(icon(picture))
    button.setToolTip(words)
    button.setAccessibleName(words.split(" (")[0])
    button.setAutoRaise(True)
    if act is not None:
        on(button.clicked, button, lambda: act())
    return button


def add_button(
    box: QDialogButtonBox | QMessageBox, words: str, role: QDialogButtonBox.ButtonRole | QMessageBox.ButtonRole
) -> QPushButton:
    """Another button of the box. The wrapper of one that the box makes can be lost while the button is still there: see
    docs/qt-objects.md."""
    button = QPushButton(words, box)  # without a parent it would go with its last reference: QMessageBox keeps none
    box.addButton(button, role)  # type: ignore[arg-type]  # either box takes its own kind of role
    return button
