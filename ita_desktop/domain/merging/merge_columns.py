"""The columns of two reports that are compared or merged: all of both, and which of them a merge keeps.

Columns are the same if they have one key. Two people can each make a column of one key and different kinds: then one of
the two gets another key first, and both stay.
"""

from collections.abc import Collection
from dataclasses import replace

from ita_desktop.domain.limits import COLUMN_KEY_MAX_LENGTH, COLUMNS_MAX
from ita_desktop.domain.merging.conflicts import Choice
from ita_desktop.domain.merging.merge_order import merged_order
from ita_desktop.domain.merging.merge_values import CONFLICT, NOTHING, one_side
from ita_desktop.domain.report.columns import Column, Columns
from ita_desktop.domain.report.report import Measure, Report


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
        issues=report.issues_with(renamed),
    )


def all_columns(report: Report, other: Report) -> Columns:
    """The columns of the report, then those that only the other one has."""
    known = {column.key for column in report.columns}
    more = tuple(column for column in other.columns if column.key not in known)
    return report.columns + more if more else report.columns


def column_choices(
    base: Columns | None, mine: Columns, theirs: Columns, used: Collection[str]
) -> dict[Choice, Columns]:
    """What the columns become by each choice; BOTH, if it is there, is the usual one, and alone there is no other.

    Both have what both kept and either added, and what has something in it (`used`) although one side took it out. If
    one column, or the order, was changed by both, MINE and THEIRS differ in that alone. Without a base, or if both
    together are more than a report may have, either side can be had whole.
    """
    was, my, their = ({column.key: column for column in columns or ()} for columns in (base, mine, theirs))
    kept = {key for key in (*my, *their) if (key in my and key in their) or key not in was or key in used}
    order = merged_order(list(was), list(my), list(their), kept)
    found = {key: _merged(was.get(key), my.get(key), their.get(key)) for key in kept}

    def made(keys: tuple[str, ...], first: dict[str, Column], other: dict[str, Column]) -> Columns:
        chosen = (found[key] if isinstance(found[key], Column) else first.get(key) or other[key] for key in keys)
        return tuple(column for column in chosen if isinstance(column, Column))

    both = made(order.ids, my, their)
    whole = {Choice.MINE: mine, Choice.THEIRS: theirs}
    if len(both) > COLUMNS_MAX:
        return whole
    if base is None:
        return whole if both in (mine, theirs) and len(mine) == len(theirs) else {**whole, Choice.BOTH: both}
    if order.theirs is None and CONFLICT not in found.values():
        return {Choice.BOTH: both}
    return {Choice.MINE: both, Choice.THEIRS: made(order.theirs or order.ids, their, my)}


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
