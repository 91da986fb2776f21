"""How much of the open report is left to do, in its tree and in the status line."""

from collections import Counter

from PySide6.QtCore import QObject

from ita_desktop.domain.checks.readiness import left_words
from ita_desktop.session.checker import Checker
from ita_desktop.ui.asking.status_line import StatusLine
from ita_desktop.ui.report.outline import Outline


class LeftToDo(QObject):
    """Owner of nothing: it shows what the checker of one page has found."""

    def __init__(self, checker: Checker, outline: Outline, status: StatusLine) -> None:
        super().__init__(checker)
        self._checker = checker
        self._outline = outline
        self._status = status
        checker.found.connect(self._show)
        checker.looked_through.connect(self._show_in_status)
        self._show()

    def _show(self) -> None:
        self._outline.show_left(self._checker.problems)
        self._show_in_status()

    def _show_in_status(self) -> None:
        """Until a report was looked through it is not called complete."""
        counts = Counter(problem.severity for problem in self._checker.problems)
        self._status.show_left(left_words(counts), is_known=self._checker.compared is not None)
