"""Kinds of report for the window: those at hand, and files of kinds that are taken in and given out.

The user's own lie in the private folder, which is quick to read. A file that the user chose may lie anywhere, and is
read and written in the background.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from ita_desktop.domain.report_kinds.report_kind import ReportKind
from ita_desktop.errors import ExpectedError
from ita_desktop.exchange.report_kinds.kind_files import (
    KindsAtHand,
    keep_kind,
    kinds_at_hand,
    read_kind_file,
    remove_kind,
    write_kind_file,
)
from ita_desktop.session.background import Background

__all__ = ["KindStore", "KindsAtHand", "keep_kind", "kinds_at_hand", "remove_kind"]


class KindStore(QObject):
    """Owner of the thread for the files that the user chooses. Must be closed before the program ends."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._background = Background(self)

    def read(self, path: Path, done: Callable[[ReportKind], None], refused: Callable[[ExpectedError], None]) -> None:
        """The kind in the file; `done` is called with it, or `refused` with why there is none."""
        self._background.idle_worker("kinds").run(lambda: read_kind_file(path), done, refused)

    def write(
        self, kind: ReportKind, path: Path, done: Callable[[Path], None], refused: Callable[[ExpectedError], None]
    ) -> None:
        """The kind as a file to give on; `done` is called with its path, or `refused` with why there is none."""

        def write() -> Path:
            write_kind_file(kind, path)
            return path

        self._background.idle_worker("kinds").run(write, done, refused)

    def close(self) -> None:
        """Wait for what was begun and end the thread."""
        self._background.close()
