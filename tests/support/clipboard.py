"""What another program put on the clipboard."""

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication


def put(text: str = "", html: str = "") -> None:
    """Put the text there, with its HTML if there is any."""
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QApplication.clipboard().setMimeData(data)
