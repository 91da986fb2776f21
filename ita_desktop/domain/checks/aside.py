"""Findings that the user has set aside as no fault: kept in the report by kind and words, and taken back at will."""

from collections.abc import Iterable

from ita_desktop.domain.checks.problem import Problem, ProblemKind
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.report.review.reviewing import is_set_aside, set_aside, take_back


def may_be_set_aside(problem: Problem) -> bool:
    """Whether somebody can know better: what is not filled in is missing in any case."""
    return problem.kind is not ProblemKind.MISSING


def with_set_aside(report: Report, problems: Iterable[Problem]) -> Report:
    """The report in which these are set aside, and with them whatever is found of the same kind and words."""
    for problem in problems:
        if may_be_set_aside(problem):
            report = set_aside(report, problem.kind, _text_of(problem))
    return report


def with_taken_back(report: Report, problems: Iterable[Problem]) -> Report:
    """The report in which these are found again."""
    for problem in problems:
        report = take_back(report, problem.kind, _text_of(problem))
    return report


def divided(report: Report, problems: Iterable[Problem]) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """What there is to look at, and what is set aside, both in their order."""
    there = tuple(problems)
    if not report.set_aside:
        return there, ()
    aside = {problem for problem in there if is_set_aside(report, problem.kind, _text_of(problem))}
    return tuple(one for one in there if one not in aside), tuple(one for one in there if one in aside)


def _text_of(problem: Problem) -> str:
    """The words of a finding; where it has none, its address, which stays the same while the report is edited."""
    return problem.words.text if problem.words is not None and problem.words.text else _id_of(problem.address)


def _id_of(address: Address) -> str:
    of = (address.issue, address.measure, address.item, address.signer)
    return " ".join((address.field, *(str(one) for one in of if one is not None)))
