"""What must be written to turn the rows of one report into those of another. Pure.

Parts that are the same object are not looked at: after an edit that is nearly all of them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from ita_desktop.domain.ids import IssueId, MeasureId
from ita_desktop.domain.report import Measure, Report
from ita_desktop.storage.rows import (
    TABLES,
    Row,
    Rows,
    agency_row,
    division_rows,
    issue_row,
    item_rows,
    measure_row,
    owner_rows,
    report_row,
    signer_position_rows,
    signer_rows,
)

_KEY_LENGTHS = {table.name: table.key_length for table in TABLES}


@dataclass(frozen=True, slots=True)
class Changes:
    """New rows, rows that replace the one of the same key, and keys of rows to delete, by table.

    Insert parents first, then update, then delete children first: a row that moved away from a parent that is deleted
    has left it by then.
    """

    inserted: Rows = field(default_factory=dict)
    updated: Rows = field(default_factory=dict)
    deleted: Rows = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.inserted or self.updated or self.deleted)


def changes(before: Report, after: Report) -> Changes:
    """What turns the rows of `before` into the rows of `after`; empty (false) where they are the same rows.

    ValueError where an id stands twice in what changed.
    """
    found = Changes()
    if before is after:
        return found
    _compare(found, "report", [report_row(before)], [report_row(after)])
    if before.agency is not after.agency:
        _compare(found, "agency", [agency_row(before.agency)], [agency_row(after.agency)])
        _compare(found, "division", division_rows(before.agency), division_rows(after.agency))
    if before.issues is not after.issues:
        _compare_issues(found, before, after)
    if before.signers is not after.signers:
        _compare(found, "signer", signer_rows(before), signer_rows(after))
        _compare(found, "signer_position", signer_position_rows(before), signer_position_rows(after))
    return found


def _compare_issues(found: Changes, before: Report, after: Report) -> None:
    _compare(
        found,
        "issue",
        (issue_row(position, issue) for position, issue in enumerate(before.issues, 1)),
        (issue_row(position, issue) for position, issue in enumerate(after.issues, 1)),
    )
    old, new = _places(before), _places(after)
    changed = [(old.get(id_), place) for id_, place in new.items() if not _same_place(old.get(id_), place)]
    removed = [place for id_, place in old.items() if id_ not in new]
    old_places = [place for place, _ in changed if place is not None] + removed
    new_places = [place for _, place in changed]
    _compare(found, "measure", (measure_row(*place) for place in old_places), (measure_row(*p) for p in new_places))
    touched = [(a[2] if a is not None else None, b[2]) for a, b in changed if a is None or a[2] is not b[2]]
    old_measures = [measure for measure, _ in touched if measure is not None] + [place[2] for place in removed]
    new_measures = [measure for _, measure in touched]
    _compare(found, "item", _all(item_rows, old_measures), _all(item_rows, new_measures))
    _compare(found, "owner", _all(owner_rows, old_measures), _all(owner_rows, new_measures))


_Place = tuple[IssueId, int, Measure]


def _places(report: Report) -> dict[MeasureId, _Place]:
    """Every measure with its issue's id and its position (from 1) in there."""
    places: dict[MeasureId, _Place] = {}
    for issue in report.issues:
        for position, measure in enumerate(issue.measures, 1):
            if measure.id in places:
                raise ValueError("one measure id twice")
            places[measure.id] = (issue.id, position, measure)
    return places


def _same_place(a: _Place | None, b: _Place) -> bool:
    return a is not None and a[2] is b[2] and a[1] == b[1] and a[0] == b[0]


def _all(rows: Callable[[Measure], Iterable[Row]], measures: Iterable[Measure]) -> Iterable[Row]:
    return (row for measure in measures for row in rows(measure))


def _compare(found: Changes, table: str, before: Iterable[Row], after: Iterable[Row]) -> None:
    """Note down how the rows of a table differ, by key."""
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
