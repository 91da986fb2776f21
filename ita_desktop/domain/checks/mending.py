"""What findings offer, put into the report: an edit, so one step of the history."""

from collections.abc import Iterable

from ita_desktop.domain.checks.problem import Problem
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.admission import admitted, admitted_line
from ita_desktop.domain.report.fields import field_at
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.report.texts import FieldText, max_length, texts, with_changes


def mended(report: Report, problems: Iterable[Problem]) -> tuple[Report, int]:
    """The report with the fixes of the problems, and how many of them are in it.

    Left alone is what has no fix, words that are no longer there, words that another fix has changed, and a text that
    would become longer than any may be.
    """
    wanted: dict[tuple[Address, int], list[Problem]] = {}
    for problem in problems:
        if problem.fix is not None and problem.words is not None:
            wanted.setdefault((problem.address, problem.words.part), []).append(problem)
    changes: dict[tuple[Address, int], str] = {}
    count = 0
    for typed in texts(report) if wanted else ():
        there = wanted.get((typed.address, typed.part))
        if there is not None:
            made, done = _with_fixes(report, typed, there)
            takes = field_at(report, typed.address.field).kind.takes
            if done and len(made) <= max_length(report, typed.address) and takes(made):
                changes[typed.address, typed.part] = made
                count += done
    return (with_changes(report, changes) if changes else report), count


def _with_fixes(report: Report, typed: FieldText, problems: list[Problem]) -> tuple[str, int]:
    admit = admitted if field_at(report, typed.address.field).kind.has_lines else admitted_line
    text, done, from_here = typed.text, 0, len(typed.text)
    ordered = sorted(problems, key=_span, reverse=True)
    for problem in ordered:  # from the end: what is before stays where it was
        start, end = _span(problem)
        is_there = problem.words is not None and typed.text[start:end] == problem.words.text
        if is_there and end <= from_here and problem.fix is not None:
            text = text[:start] + admit(problem.fix)[0] + text[end:]
            from_here = start
            done += 1
    return text, done


def _span(problem: Problem) -> tuple[int, int]:
    return (problem.words.start, problem.words.end) if problem.words is not None else (0, 0)
