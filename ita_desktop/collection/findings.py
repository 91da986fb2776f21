"""What is found in a report, as a collection has it."""

from dataclasses import dataclass
from typing import NamedTuple

from ita_desktop.domain.checks.problem import ProblemKind, Severity

WORDS_MAX = 2_000
"""Characters of a place or a message."""


class Finding(NamedTuple):
    """A finding as a collection has it: the id of its measure, if it is of one; where and what in words."""

    severity: Severity
    kind: ProblemKind
    measure: str | None
    place: str
    message: str


@dataclass(frozen=True, slots=True)
class Checked:
    """All findings but those that the office set aside; how much of the report is filled in, and how much of it has
    nothing to be mended besides."""

    percent: int
    ready: int
    findings: tuple[Finding, ...]
