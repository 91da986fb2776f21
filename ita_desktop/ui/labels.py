"""Words beside the fields. Always plain text: what a clerk typed must never be read as markup."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ita_desktop.ui.style import HEADING_POINTS, SMALL_POINTS, quiet, text_font


def label(text: str, parent: QWidget | None = None) -> QLabel:
    """Words in the size of the fields."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def heading(text: str, parent: QWidget | None = None) -> QLabel:
    """The title of a form."""
    made = label(text, parent)
    made.setFont(text_font(HEADING_POINTS, bold=True))
    made.setWordWrap(True)
    return made


def remark(text: str, parent: QWidget | None = None) -> QLabel:
    """Smaller, quieter words under a field."""
    made = label(text, parent)
    made.setFont(text_font(SMALL_POINTS))
    made.setPalette(quiet(made.palette()))
    made.setWordWrap(True)
    return made
