"""The list of the checks that are quick enough for the thread of the window, after every edit."""

from collections.abc import Callable, Iterator

from ita_desktop.domain.checks.missing import missing
from ita_desktop.domain.checks.numbering import repeated_numbers
from ita_desktop.domain.checks.problem import Problem
from ita_desktop.domain.report.report import Report

AT_ONCE: tuple[Callable[[Report], tuple[Problem, ...]], ...] = (missing, repeated_numbers)


def at_once(report: Report) -> Iterator[Problem]:
    """What they find."""
    for check in AT_ONCE:
        yield from check(report)
