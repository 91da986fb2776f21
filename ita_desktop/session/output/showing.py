"""Showing the user a file that was made: in the program that the system has for it, or in its folder."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

__all__ = ["show_file", "show_folder"]


def show_file(path: Path) -> bool:
    """Have the system open the file; whether it has a program for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def show_folder(path: Path) -> bool:
    """Have the system show the folder of the file; whether it can."""
    return show_file(path.parent)
