"""A file manager of our own in the place of the system's: notes what it is asked to show."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices


class Folders(QObject):
    """Stands in for the file manager: notes what it was asked to show."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Path] = []

    @Slot(QUrl)
    def show(self, url: QUrl) -> None:
        self.shown.append(Path(url.toLocalFile()))


@contextmanager
def a_file_manager() -> Iterator[Folders]:
    """It takes the place of the system's until the end of the block."""
    made = Folders()
    QDesktopServices.setUrlHandler("file", made, "show")  # type: ignore[arg-type]  # the stubs want bytes, PySide a str
    yield made
    QDesktopServices.unsetUrlHandler("file")
