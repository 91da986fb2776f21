"""The columns of two reports that are compared or merged: all of both, and which of them a merge keeps.

Columns are the same if they have one key. Two people can each make a column of one key and different kinds: then one of
the two gets another key first, and both stay.
"""

from collections.abc import Collection
from dataclasses import replace
from typing import NamedTuple

from ita_desktop.domain.limits import COLUMN_KEY_MAX_LENGTH
from ita_desktop.domain.merging.merge_order import merged_order
from ita_desktop.domain.merging.merge_values import CONFLICT, NOTHING, one_side
from ita_desktop.domain.report.columns import Column, Columns
from ita_desktop.domain.report.report import Measure, Report


class MergedColumns(NamedTuple):
    """The columns of a merge. If both sides changed them differently these are mine; `theirs` is the other choice."""

    mine: Columns
    theirs: Columns | None = None


def with_kinds_of(report: Report, other: Report) -> Report:
    """The report, in which a column that is of another kind in the other report has a key of its own."""
    if report.columns is other.columns:
        return report
    kinds = {column.key: column.kind for column in other.columns}
    names = {
        column.key: _free_key(column.key, {*kinds, *(one.key for one in report.columns)})
        for column in report.columns
        if kinds.get(column.key, column.kind) is not column.kind
    }
    if not names:
        return report

    def renamed(measure: Measure) -> Measure:
        values = sorted(((names.get(key, key), value) for key, value in measure.values), key=lambda one: one[0])
        return replace(measure, values=tuple(values)) if values else measure

    return replace(
        report,
        columns=tuple(replace(column, key=names.get(column.key, column.key)) for column in report.columns),
        issues=tuple(replace(issue, measures=tuple(map(renamed, issue.measures))) for issue in report.issues),
    )


def all_columns(report: Report, other: Report) -> Columns:
    """The columns of the report, then those that only the other one has."""
    known = {column.key for column in report.columns}
    more = tuple(column for column in other.columns if column.key not in known)
    return report.columns + more if more else report.columns


def merged_columns(base: Columns | None, mine: Columns, theirs: Columns, used: Collection[str]) -> MergedColumns:
    """What both kept and either added, and what has something in it (`used`) although one side took it out."""
    if mine == theirs:
        return MergedColumns(mine)
    was, my, their = ({column.key: column for column in columns or ()} for columns in (base, mine, theirs))
    kept = {key for key in (*my, *their) if (key in my and key in their) or key not in was or key in used}
    order = merged_order(list(was), list(my), list(their), kept)
    found = {key: _merged(was.get(key), my.get(key), their.get(key)) for key in kept}
    in_conflict = order.theirs is not None or any(one is CONFLICT for one in found.values())

    def made(keys: tuple[str, ...], first: dict[str, Column], other: dict[str, Column]) -> Columns:
        chosen = (found[key] if isinstance(found[key], Column) else first.get(key) or other[key] for key in keys)
        return tuple(column for column in chosen if isinstance(column, Column))

    columns = made(order.ids, my, their)
    return MergedColumns(columns, made(order.theirs or order.ids, their, my) if in_conflict else None)


def _merged(was: Column | None, my: Column | None, their: Column | None) -> object:
    """The column that needs no decision, or CONFLICT."""
    if my is None or their is None:
        return my or their
    return one_side(was if was is not None else NOTHING, my, their)


def _free_key(key: str, taken: Collection[str]) -> str:
    """A key made from this one that is not taken."""
    number = 2
    while True:
        ending = f"_{number}"
        free = key[: COLUMN_KEY_MAX_LENGTH - len(ending)] + ending
        if free not in taken:
            return free
        number += 1
