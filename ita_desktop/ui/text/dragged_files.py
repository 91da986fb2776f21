"""Files that are dragged over the window: no text takes them as words, so that the window opens them."""

from pathlib import Path

from PySide6.QtCore import QMimeData


def dragged_files(data: QMimeData) -> tuple[Path, ...]:
    """The files and folders that are dragged; none if it is anything else, such as an address of the web."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
