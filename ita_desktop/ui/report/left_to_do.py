"""How much of the open report is left to do, in its tree and in the status line."""

from collections import Counter

from ita_desktop.domain.checks.readiness import left_words
from ita_desktop.session.checker import Checker
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.asking.status_line import StatusLine
from ita_desktop.ui.report.outline import Outline


def show_left_to_do(checker: Checker, outline: Outline, status: StatusLine) -> None:
    """Show what the checker of one page has found, now and whenever it is something else."""

    def show_in_status() -> None:
        """Until a report was looked through it is not called complete."""
        counts = Counter(problem.severity for problem in checker.problems)
        status.show_left(left_words(counts), is_known=checker.compared is not None)

    def show() -> None:
        outline.show_left(checker.problems)
        show_in_status()

    on(checker.found, checker, show)
    on(checker.looked_through, checker, show_in_status)
    show()
