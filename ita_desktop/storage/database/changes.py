"""What must be written to turn the rows of one report into those of another. Pure.

Parts that are the same object are skipped: after an edit that is nearly all of them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import repeat
from operator import is_

from ita_desktop.domain.report.ids import IssueId, MeasureId
from ita_desktop.domain.report.report import Measure, Report
from ita_desktop.storage.database.columns import TABLES, Row, Rows
from ita_desktop.storage.database.rows import COVER_ROWS, MEASURE_ROWS, measure_row

_KEY_LENGTHS = {table.name: table.key_length for table in TABLES}


@dataclass(frozen=True, slots=True)
class Changes:
    """New rows, rows that replace the one of the same key, and keys of rows to delete, by table.

    Insert parents first, then update, then delete children first: a row has then left a parent that is deleted.
    """

    inserted: Rows = field(default_factory=dict)
    updated: Rows = field(default_factory=dict)
    deleted: Rows = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.inserted or self.updated or self.deleted)


def changes(before: Report, after: Report) -> Changes:
    """The changes from the rows of `before` to the rows of `after`; empty (false) if the rows are equal.

    ValueError if an id occurs twice in what changed.
    """
    found = Changes()
    if before is after:
        return found
    for table, (attribute, rows_in) in COVER_ROWS.items():
        if not attribute or getattr(before, attribute) is not getattr(after, attribute):
            _compare(found, table, rows_in(before), rows_in(after))
    if before.issues is not after.issues:
        _compare_measures(found, before, after)
    return found


def _compare_measures(found: Changes, before: Report, after: Report) -> None:
    old, new = _positions(before, after), _positions(after, before)
    rows = ([measure_row(*position) for position in positions.values()] for positions in (old, new))
    _compare(found, "measure", *rows)
    edited = [id_ for id_ in {**old, **new} if id_ not in old or id_ not in new or old[id_][2] is not new[id_][2]]
    for table, rows_in in MEASURE_ROWS.items():
        _compare(found, table, *(_all(rows_in, [of[id_][2] for id_ in edited if id_ in of]) for of in (old, new)))


def _positions(report: Report, other: Report) -> dict[MeasureId, tuple[IssueId, int, Measure]]:
    """The measures with their issue's id and position (from 1) in it, without those that `other` has there, too."""
    others = {issue.id: issue.measures for issue in other.issues}
    positions: dict[MeasureId, tuple[IssueId, int, Measure]] = {}
    for issue in report.issues:
        twins = others.get(issue.id, ())
        if issue.measures is twins:
            continue
        same = [*map(is_, issue.measures, twins), *repeat(False, len(issue.measures) - len(twins))]
        for at in [at for at, is_same in enumerate(same) if not is_same]:
            measure = issue.measures[at]
            if measure.id in positions:
                raise ValueError("one measure id twice")
            positions[measure.id] = (issue.id, at + 1, measure)
    return positions


def _all(rows: Callable[[Measure], Iterable[Row]], measures: Iterable[Measure]) -> Iterable[Row]:
    return (row for measure in measures for row in rows(measure))


def _compare(found: Changes, table: str, before: Iterable[Row], after: Iterable[Row]) -> None:
    """Add to `found` how the rows of a table differ, by key."""
    length = _KEY_LENGTHS[table]
    old = {row[:length]: row for row in before}
    new: dict[Row, Row] = {}
    for row in after:
        if new.setdefault(row[:length], row) is not row:
            raise ValueError(f"one id twice in {table}")
    for part, rows in (
        (found.inserted, [row for key, row in new.items() if key not in old]),
        (found.updated, [row for key, row in new.items() if key in old and old[key] != row]),
        (found.deleted, [key for key in old if key not in new]),
    ):
        if rows:
            part[table] = rows
