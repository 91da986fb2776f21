"""Copies of the open report for e-mail or a stick, each written in a thread and remembered for when it comes back."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from ita_desktop import formats
from ita_desktop.domain.report.report import Report
from ita_desktop.errors import ExpectedError
from ita_desktop.session.background import Background
from ita_desktop.storage.files import sent_copies


class Copies:
    """Owner of the copies that are being written; `failed` is called with why one was not."""

    def __init__(self, background: Background, failed: Callable[[ExpectedError], None]) -> None:
        self._background = background
        self._failed = failed
        self.unwritten: list[Path] = []

    def write(self, report: Report, path: Path, done: Callable[[Path], None]) -> None:
        """Write the report, in the format that the path has; then `done` is called with the path."""
        self.unwritten.append(path)

        def write() -> Path:
            formats.write(report, path, over_read_only=True)
            if formats.format_of(path) is formats.REPORT:
                sent_copies.keep(report, path.name, datetime.now())
            return path

        def over() -> None:
            self.unwritten.remove(path)

        def written(path: Path) -> None:
            over()
            done(path)

        def failed(error: ExpectedError) -> None:
            over()
            self._failed(error)

        self._background.idle_worker("copying").run(write, written, failed, over)
