"""Every change a user can make: (report, ...) -> report, without side effects.

An edit whose issue, measure, signer or column is gone (undo may have taken it away under a form) gives the report back
as it was; so does one that changes nothing.
"""

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any, TypeVar

from ita_desktop.domain.limits import ISSUE_NUMBERS, YEARS
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, DEFAULT_KEYS, Columns, fault_of
from ita_desktop.domain.report.fields import column_field, field_at, part_of
from ita_desktop.domain.report.ids import IssueId, ItemId, MeasureId, new_issue_id, new_item_id, new_measure_id
from ita_desktop.domain.report.paper_settings import USUAL_COLUMNS
from ita_desktop.domain.report.report import Issue, Item, Measure, Report, Signer
from ita_desktop.domain.report.review.reviewing import touched

Edit = Callable[[Report], Report]
_T = TypeVar("_T")


# Any field


# Any: the value of a field of any kind.
def set_field(report: Report, address: Address, value: Any) -> Report:
    """The report with another value in the field at the address; of the kind of the field. Lists have `set_items`.

    The round of the assessment follows the fiscal year if it was the year after, as usual.
    """
    if not _has(report, address.field):
        return report
    field = field_at(report, address.field)

    def change(thing: Any) -> Any:
        return field.put(thing, value)

    match field.part:
        case "measure" if address.measure is not None:
            return _with_measure(report, address.measure, change)
        case "issue" if address.issue is not None:
            return _with_issue(report, address.issue, change)
        case "signer" if address.signer is not None:
            return _with_signer(report, address.signer, change)
        case "agency":
            return replace(report, agency=change(report.agency))
        case "paper":
            return replace(report, paper=change(report.paper))
        case "":
            follows = (
                address.field == "fiscal_year" and report.ita_round == report.fiscal_year + 1 and value + 1 in YEARS
            )
            changed: Report = change(report)
            return replace(changed, ita_round=value + 1) if follows else changed
    return report


# Signers; `index` counts from 0


def add_signer(report: Report, signer: Signer) -> Report:
    """One more signer, the last to sign."""
    return replace(report, signers=(*report.signers, signer))


def remove_signer(report: Report, index: int) -> Report:
    """The report without signer `index`."""
    if not 0 <= index < len(report.signers):
        return report
    return replace(report, signers=report.signers[:index] + report.signers[index + 1 :])


def move_signer(report: Report, index: int, by: int) -> Report:
    """Signer `index` moved down by so many (up if negative), not past the ends."""
    if not 0 <= index < len(report.signers):
        return report
    return replace(report, signers=moved(report.signers, index, by))


# Issues


def insert_issue(report: Report, at: int, issue: Issue) -> Report:
    """A new issue as number `at` (from 0) in order. Those below that counted on without a gap count on from it."""
    return replace(report, issues=(*report.issues[:at], issue, *_shifted(report.issues[at:], issue.number, +1)))


def remove_issue(report: Report, issue_id: IssueId) -> Report:
    """The report without the issue and its measures. Those below that counted on without a gap move up."""
    at = _issue_index(report, issue_id)
    if at is None:
        return report
    below = _shifted(report.issues[at + 1 :], report.issues[at].number + 1, -1)
    return replace(report, issues=(*report.issues[:at], *below))


def move_issue(report: Report, issue_id: IssueId, by: int) -> Report:
    """The issue moved down by so many (up if negative). The numbers stay where they are on the page."""
    at = _issue_index(report, issue_id)
    if at is None:
        return report
    pairs = zip(moved(report.issues, at, by), report.issues, strict=True)
    return replace(report, issues=tuple(_numbered(issue, before.number) for issue, before in pairs))


def copy_of_issue(issue: Issue) -> Issue:
    """The issue with the next number, and with new ids for itself and everything in it."""
    measures = tuple(copy_of_measure(measure) for measure in issue.measures)
    return replace(issue, id=new_issue_id(), number=next_number(issue.number), measures=measures)


def with_repeated_number(report: Report) -> tuple[Issue, ...]:
    """The issues that have the number of one above them."""
    first = {issue.number: issue for issue in reversed(report.issues)}
    return tuple(issue for issue in report.issues if first[issue.number] is not issue)


def renumber_issues(report: Report) -> Report:
    """The issues numbered from the first one on without a gap."""
    first = max(report.issues[0].number, 1) if report.issues else 1
    numbered = (_numbered(issue, min(number, ISSUE_NUMBERS[-1])) for number, issue in enumerate(report.issues, first))
    return replace(report, issues=tuple(numbered))


def next_number(number: int) -> int:
    """The number of the issue below one with that number. The greatest number stays as it is."""
    return min(number + 1, ISSUE_NUMBERS[-1])


# Columns


def set_columns(report: Report, columns: Columns) -> Report:
    """The report with those columns, as the user wants them: `with_columns`, and the widths stay what they are.

    Widths that the paper has for the default columns become theirs, unless they are given others, and it has the usual
    ones from then on; and back, if nothing but the widths is unusual.
    """
    if report.columns == DEFAULT_COLUMNS != columns:
        usual = [(column.key, column.width) for column in DEFAULT_COLUMNS]
        widths = dict(zip(usual, report.paper.columns or (None,) * len(usual), strict=True))
        columns = tuple(replace(one, width=widths.get((one.key, one.width), one.width)) for one in columns)
    chosen = [column.width for column in columns]
    pairs = zip(columns, DEFAULT_COLUMNS, strict=False)
    are_default = tuple(replace(column, width=default.width) for column, default in pairs) == DEFAULT_COLUMNS
    if not are_default or len(columns) > len(DEFAULT_COLUMNS) or (None in chosen and any(chosen)):
        return replace(with_columns(report, columns), paper=replace(report.paper, columns=USUAL_COLUMNS))
    paper = replace(report.paper, columns=tuple(width for width in chosen if width is not None))
    return replace(with_columns(report, DEFAULT_COLUMNS), paper=paper)


def with_columns(report: Report, columns: Columns) -> Report:
    """The report with those columns. What stood in a column that is gone, or is of another kind, goes with it.

    ValueError for columns that no report may have.
    """
    fault = fault_of(columns)
    if fault:
        raise ValueError(fault)
    kinds = {column.key: column.kind for column in columns}
    gone = [column.key for column in report.columns if kinds.get(column.key) is not column.kind]
    changed = replace(report, columns=DEFAULT_COLUMNS if columns == DEFAULT_COLUMNS else columns)
    return replace(changed, issues=report.issues_with(lambda one: measure_without(one, gone))) if gone else changed


def measure_without(measure: Measure, keys: Collection[str]) -> Measure:
    """The measure with nothing in the columns of those keys."""
    values = tuple(one for one in measure.values if one[0] not in keys)
    made = replace(measure, values=values, **{key: getattr(_EMPTY, key) for key in keys if key in DEFAULT_KEYS})
    return measure if made == measure else made


def in_columns(measure: Measure, columns: Columns) -> Measure:
    """The measure without what stands in a default column that is not among these."""
    if columns == DEFAULT_COLUMNS:
        return measure
    lacking = set(DEFAULT_KEYS) - {column.key for column in columns}
    return measure_without(measure, lacking) if lacking else measure


_EMPTY = Measure(MeasureId(""))


# Measures


def insert_measure(report: Report, issue_id: IssueId, at: int, measure: Measure) -> Report:
    """A measure as number `at` (from 0) of the issue, without what would stand in a column that the report lacks."""
    measure = in_columns(measure, report.columns)
    return _with_issue(
        report, issue_id, lambda issue: replace(issue, measures=(*issue.measures[:at], measure, *issue.measures[at:]))
    )


def remove_measure(report: Report, measure_id: MeasureId) -> Report:
    """The report without the measure."""
    home = issue_of(report, measure_id)
    if home is None:
        return report
    kept = tuple(measure for measure in home.measures if measure.id != measure_id)
    return _with_issue(report, home.id, lambda issue: replace(issue, measures=kept))


def place_measure(report: Report, measure_id: MeasureId, issue_id: IssueId, at: int) -> Report:
    """The measure taken out and put into the issue as its number `at` (from 0, counted without the measure)."""
    measure = report.measure(measure_id)
    if measure is None or report.issue(issue_id) is None:
        return report
    return insert_measure(remove_measure(report, measure_id), issue_id, at, measure)


def move_measure(report: Report, measure_id: MeasureId, by: int) -> Report:
    """The measure moved one down (`by` +1) or up (-1); past the end of its issue it goes over into the next one."""
    home = issue_of(report, measure_id)
    if home is None:
        return report
    at = [measure.id for measure in home.measures].index(measure_id)
    if 0 <= at + by < len(home.measures):
        return place_measure(report, measure_id, home.id, at + by)
    issue_at = [issue.id for issue in report.issues].index(home.id) + by
    if not 0 <= issue_at < len(report.issues):
        return report
    next_home = report.issues[issue_at]
    return place_measure(report, measure_id, next_home.id, 0 if by > 0 else len(next_home.measures))


def set_items(report: Report, measure_id: MeasureId, name: str, items: tuple[Item, ...]) -> Report:
    """One of the lists of a measure, by the key of its column; `lists.py` makes the new items."""
    if not _has(report, column_field(name)):
        return report
    return _with_measure(report, measure_id, lambda measure: measure.with_items(name, items))


def transfer_items(
    report: Report,
    source: tuple[MeasureId, str],
    ids: Collection[ItemId],
    target: tuple[MeasureId, str],
    at: int | None,
    *,
    copy: bool,
) -> Report:
    """Items of one list put into another before its item `at` (None: at its end), and taken out of the first.

    As a `copy`, they stay in the first and have new ids in the other.
    """
    home, goal = report.measure(source[0]), report.measure(target[0])
    if home is None or goal is None or not _has(report, column_field(target[1])):
        return report
    listed = home.items(source[1])
    moving = tuple(item for item in listed if item.id in ids)
    if not moving:
        return report
    if copy:
        moving = tuple(replace(item, id=new_item_id()) for item in moving)
    else:
        report = set_items(report, *source, tuple(item for item in listed if item.id not in ids))
        goal = report.measure(target[0]) or goal
    there = goal.items(target[1])
    at = len(there) if at is None else at
    return set_items(report, *target, (*there[:at], *moving, *there[at:]))


def copy_of_measure(measure: Measure) -> Measure:
    """The measure with new ids for itself and its items."""
    copy = replace(measure, id=new_measure_id())
    for name, items in measure.lists():
        copy = copy.with_items(name, tuple(replace(item, id=new_item_id()) for item in items))
    return copy


def issue_of(report: Report, measure_id: MeasureId) -> Issue | None:
    """The issue that holds the measure, or None if the measure is gone."""
    for issue in report.issues:
        if measure_id in [measure.id for measure in issue.measures]:
            return issue
    return None


def moved(things: tuple[_T, ...], at: int, by: int) -> tuple[_T, ...]:
    """The things with number `at` (from 0) so many places further on (back if negative), not past the ends."""
    rest = things[:at] + things[at + 1 :]
    to = min(max(at + by, 0), len(rest))
    return (*rest[:to], things[at], *rest[to:])


def _has(report: Report, key: str) -> bool:
    """Whether the report has the field; of a measure, a column for it."""
    return part_of(key) != "measure" or any(column_field(column.key) == key for column in report.columns)


def _issue_index(report: Report, issue_id: IssueId) -> int | None:
    return next((index for index, issue in enumerate(report.issues) if issue.id == issue_id), None)


def _numbered(issue: Issue, number: int) -> Issue:
    return issue if issue.number == number else replace(issue, number=number)


def _shifted(issues: tuple[Issue, ...], first: int, by: int) -> tuple[Issue, ...]:
    """The issues, those at the front that are numbered first, first + 1, ... without a gap shifted by `by`."""
    shifted = list(issues)
    for index, issue in enumerate(issues):
        if issue.number != first + index:
            break
        shifted[index] = _numbered(issue, min(issue.number + by, ISSUE_NUMBERS[-1]))
    return tuple(shifted)


def _with_signer(report: Report, index: int, change: Callable[[Signer], Signer]) -> Report:
    if not 0 <= index < len(report.signers):
        return report
    signers = (*report.signers[:index], change(report.signers[index]), *report.signers[index + 1 :])
    return replace(report, signers=signers)


def _with_issue(report: Report, issue_id: IssueId, change: Callable[[Issue], Issue]) -> Report:
    at = _issue_index(report, issue_id)
    if at is None:
        return report
    return replace(report, issues=(*report.issues[:at], change(report.issues[at]), *report.issues[at + 1 :]))


def _with_measure(report: Report, measure_id: MeasureId, change: Callable[[Measure], Measure]) -> Report:
    home = issue_of(report, measure_id)
    if home is None:
        return report
    at = [measure.id for measure in home.measures].index(measure_id)
    measures = (*home.measures[:at], change(home.measures[at]), *home.measures[at + 1 :])
    return touched(report, _with_issue(report, home.id, lambda issue: replace(issue, measures=measures)))
