"""What is missing or contradicts itself. A finding names its place; it never blocks saving or printing."""

from ita_desktop.domain.checks.missing import missing
from ita_desktop.domain.checks.problem import Problem
from ita_desktop.domain.checks.unseen import unseen

__all__ = ["Problem", "missing", "unseen"]
