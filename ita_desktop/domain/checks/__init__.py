"""What is missing or contradicts itself. A finding names its place; it never blocks saving or printing.

The one list of checks, which the window and the command line go through: a check that is not in it finds nothing.
"""

from collections.abc import Callable

from ita_desktop.domain.checks.misdated import misdated
from ita_desktop.domain.checks.misprinted import misprinted
from ita_desktop.domain.checks.missing import missing
from ita_desktop.domain.checks.numbering import repeated_numbers
from ita_desktop.domain.checks.problem import Problem
from ita_desktop.domain.checks.unseen import unseen
from ita_desktop.domain.report.report import Report

__all__ = ["AT_ONCE", "IN_BACKGROUND", "Problem", "misdated", "misprinted", "missing", "repeated_numbers", "unseen"]

Check = Callable[[Report], tuple[Problem, ...]]

AT_ONCE: tuple[Check, ...] = (missing, repeated_numbers)
"""Quick enough for the thread of the window, after every edit."""

IN_BACKGROUND: tuple[Check, ...] = (unseen, misprinted, misdated)
"""Those that read every character."""
