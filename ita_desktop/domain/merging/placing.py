"""Measures that were read of a file -> the open report: as new ones, or into those that are there. Pure.

What is filled in already stays: a measure that is there gets only what it lacks, and what it has otherwise is named.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from operator import eq
from typing import Any

from ita_desktop.domain.merging.word_changes import are_alike
from ita_desktop.domain.report.columns import Columns
from ita_desktop.domain.report.edits import insert_issue, insert_measure, next_number, set_columns
from ita_desktop.domain.report.fields import Field, measure_fields
from ita_desktop.domain.report.ids import IssueId
from ita_desktop.domain.report.kinds import key_of
from ita_desktop.domain.report.report import Issue, Item, Measure, Report
from ita_desktop.domain.thai.comparison import comparison_key

_ALIKE = 0.85
"""Titles with this much in common (difflib's ratio) are those of one measure."""

_COMPARED_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Placed:
    """The report with the measures, how many of them are new and how many went into measures that were there, and the
    fields and values that stay out because another value is there."""

    report: Report
    added: int
    filled: int
    left: tuple[tuple[Field, Any], ...] = ()  # Any: the value of whatever field it is


def added(report: Report, issues: Sequence[Issue], columns: Columns) -> Placed:
    """All measures as new ones, under the issue of their title, else under a new one. Those without an issue go to
    others without a heading, else under the last one. `columns` are those of the report with new ones behind them."""
    report = set_columns(report, columns)
    count = 0
    for issue in issues:
        for measure in issue.measures:
            report = _with_measure(report, issue, measure)
            count += 1
    return Placed(report, count, 0)


def matched(report: Report, issues: Sequence[Issue], columns: Columns) -> Placed:
    """Each measure into the one that has its title, or nearly; the others as new ones."""
    pairs = _pairs(report, issues)
    report = set_columns(report, columns)
    fields = measure_fields(columns)
    filled: dict[str, Measure] = {}
    left: list[tuple[Field, Any]] = []
    for mine, theirs in pairs.values():
        filled[mine.id], out = _filled(mine, theirs, fields)
        left += out
    old = report.issues_with(lambda measure: filled.get(measure.id, measure))
    rest = [replace(issue, measures=tuple(one for one in issue.measures if one.id not in pairs)) for issue in issues]
    new = added(replace(report, issues=old), rest, columns)
    return Placed(new.report, new.added, len(pairs), tuple(left))


def _filled(mine: Measure, theirs: Measure, fields: Sequence[Field]) -> tuple[Measure, list[tuple[Field, Any]]]:
    """My measure with what it lacks, and what it has otherwise."""
    left: list[tuple[Field, Any]] = []
    for field in fields:
        value = field.get(theirs)
        if field.kind.is_empty(value):
            continue
        if field.kind.is_empty(field.get(mine)):
            mine = field.put(mine, value)
        elif _words(value) != _words(field.get(mine)):
            left.append((field, value))
    return mine, left


def _words(value: Any) -> object:
    """What makes two values the same: ids and blanks do not."""
    if isinstance(value, tuple):
        return tuple(_words(one) for one in value)
    return _key(value.text) if isinstance(value, Item) else _key(value) if isinstance(value, str) else key_of(value)


def _key(text: str) -> str:
    return "".join(comparison_key(text).split())


def _pairs(report: Report, issues: Sequence[Issue]) -> dict[str, tuple[Measure, Measure]]:
    """By the id of a measure that was read the one that is there and itself: with the same title first."""
    free = {measure.id: (measure, _key(measure.title)) for _, _, measure in report.measures() if measure.title.strip()}
    theirs = [(measure, _key(measure.title)) for issue in issues for measure in issue.measures if measure.title.strip()]
    pairs: dict[str, tuple[Measure, Measure]] = {}
    for are_one in (eq, partial(are_alike, least=_ALIKE, most=_COMPARED_LENGTH)):
        for measure, key in theirs:
            found = next((one for one, other in free.values() if measure.id not in pairs and are_one(other, key)), None)
            if found is not None:
                del free[found.id]
                pairs[measure.id] = (found, measure)
    return pairs


def _with_measure(report: Report, issue: Issue, measure: Measure) -> Report:
    home = next(_homes(report, issue), None)
    if home is not None:
        at = next(len(one.measures) for one in report.issues if one.id == home)
        return insert_measure(report, home, at, measure)
    numbers = {one.number for one in report.issues}
    number = issue.number if issue.number not in numbers else next_number(max(numbers))
    return insert_issue(report, len(report.issues), replace(issue, number=number, measures=(measure,)))


def _homes(report: Report, issue: Issue) -> Iterator[IssueId]:
    """The issues under which a measure of that one belongs, the best first."""
    key = _key(issue.title)
    for one in report.issues:
        if one.id == issue.id or (key and _key(one.title) == key):
            yield one.id
    if not key and report.issues:
        without = (one.id for one in report.issues if not one.has_heading)
        yield next(without, report.issues[-1].id)
