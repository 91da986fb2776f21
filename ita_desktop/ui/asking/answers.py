"""A dialog that the program waits for: shown until it is answered, and deleted afterwards."""

from PySide6.QtWidgets import QDialog


def answer_of(dialog: QDialog) -> int:
    """What closed it, as Qt numbers it. It can be asked for more until the caller returns to the event loop."""
    try:
        return dialog.exec()
    finally:
        dialog.deleteLater()
