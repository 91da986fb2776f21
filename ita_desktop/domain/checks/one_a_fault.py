"""One fault gives one finding: of two about the same words the one that knows more about them stays."""

from collections.abc import Iterable

from ita_desktop.domain.checks.problem import Problem, ProblemKind, Severity
from ita_desktop.domain.report.address import Address

_RANK = {severity: rank for rank, severity in enumerate(Severity)}
_OF_LETTERS = frozenset(
    {ProblemKind.UNSEEN, ProblemKind.OLD_FONT, ProblemKind.IDENTICAL, ProblemKind.STEP_WITHOUT_RESULT}
)
"""Findings about letters, or about the whole of a text: they stand beside those about its words."""


def one_a_fault(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems in their order, without those whose words overlap those of a worse one, or of one before it that is
    as bad. If only the one that goes has a fix, the one that stays takes it."""
    there = list(problems)
    of_text: dict[tuple[Address, int], list[int]] = {}
    for at, problem in enumerate(there):
        if problem.words is not None and problem.kind not in _OF_LETTERS:
            of_text.setdefault((problem.address, problem.words.part), []).append(at)
    gone: set[int] = set()
    for indices in of_text.values():
        if len(indices) > 1:
            gone |= _covered(there, indices)
    return tuple(problem for at, problem in enumerate(there) if at not in gone) if gone else tuple(there)


def _covered(there: list[Problem], indices: list[int]) -> set[int]:
    """Of the findings in one text, from left to right, those that give way to the one beside them."""
    gone: set[int] = set()
    kept: int | None = None
    for at in sorted(indices, key=lambda at: _span(there[at])):
        if kept is None or _span(there[kept])[1] <= _span(there[at])[0]:
            kept = at
            continue
        stays, goes = sorted((kept, at), key=lambda at: (_RANK[there[at].severity], at))
        if there[stays].fix is None and there[goes].fix is not None:
            there[stays] = there[stays]._replace(fix=there[goes].fix, words=there[goes].words)
        gone.add(goes)
        kept = stays
    return gone


def _span(problem: Problem) -> tuple[int, int]:
    return (problem.words.start, problem.words.end) if problem.words is not None else (0, 0)
