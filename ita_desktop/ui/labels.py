"""Words beside the fields. Always plain text: what a clerk typed must never be read as markup."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ita_desktop.ui.style import HEADING_POINTS, SMALL_POINTS, mark_room, quiet, text_font


def label(text: str, parent: QWidget | None = None) -> QLabel:
    """Words in the size of the fields."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    _leave_room(made)
    return made


def heading(text: str, parent: QWidget | None = None) -> QLabel:
    """The title of a form."""
    made = label(text, parent)
    made.setFont(text_font(HEADING_POINTS, bold=True))
    _leave_room(made)
    made.setWordWrap(True)
    return made


def remark(text: str, parent: QWidget | None = None) -> QLabel:
    """Smaller, quieter words under a field."""
    made = label(text, parent)
    made.setFont(text_font(SMALL_POINTS))
    _leave_room(made)
    made.setPalette(quiet(made.palette()))
    made.setWordWrap(True)
    return made


def _leave_room(made: QLabel) -> None:
    above, below = mark_room(made.font())
    made.setContentsMargins(0, above, 0, below)
