"""The columns that the user chooses for the table: what can be added, and every change of them.

A change gives columns that a report may have; those that it was given, if it cannot be made. `edits.set_columns` puts
them into a report.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from ita_desktop.domain.limits import COLUMNS_MAX
from ita_desktop.domain.report import edits
from ita_desktop.domain.report.columns import (
    DEFAULT_COLUMNS,
    KNOWN_COLUMNS,
    TITLE_KEY,
    Column,
    ColumnKind,
    Columns,
    fault_of,
)
from ita_desktop.domain.report.edits import Edit
from ita_desktop.domain.report.report import Report
from ita_desktop.language import N_, digits, tr

KIND_NAMES: Mapping[ColumnKind, str] = {
    ColumnKind.TITLE: N_("ชื่อมาตรการ"),
    ColumnKind.TEXT: N_("ข้อความ"),
    ColumnKind.LIST: N_("รายการเป็นข้อ"),
    ColumnKind.OWNERS: N_("ชื่อหน่วยงานหรือบุคคล"),
    ColumnKind.PERIOD: N_("ช่วงวันที่"),
    ColumnKind.MONEY: N_("จำนวนเงิน"),
    ColumnKind.PERCENT: N_("ร้อยละ"),
    ColumnKind.LINKS: N_("ที่อยู่เว็บหรือชื่อเอกสาร"),
}
"""What a kind of column is called, to be looked up with `tr`."""

OWN_KINDS = tuple(kind for kind in KIND_NAMES if kind is not ColumnKind.TITLE)
"""The kinds that a column of one's own can have. There is one title, and it is in every report."""

_NEW_HEADING = N_("คอลัมน์ใหม่")

Change = Callable[[Columns], Columns]


def changing(change: Change) -> Edit:
    """The edit that makes this change of the report's columns."""
    return partial(_with_change, change=change)


def offered(columns: Columns) -> Columns:
    """The known columns that are not there yet: the six of most reports first."""
    there = {column.key for column in columns}
    return tuple(column for column in (*DEFAULT_COLUMNS, *KNOWN_COLUMNS) if column.key not in there)


def own_column(kind: ColumnKind) -> Column:
    """A column that no list knows, to be renamed. Its key is random, so that two people never choose the same."""
    return Column(f"own_{os.urandom(4).hex()}", _NEW_HEADING, kind)


def added(columns: Columns, column: Column) -> Columns:
    """One more column, the last one."""
    return _allowed(columns, (*columns, column))


def renamed(columns: Columns, key: str, heading: str) -> Columns:
    """The column of that key with another heading."""
    return _with(columns, key, heading=heading)


def shown_on_paper(columns: Columns, key: str, printed: bool) -> Columns:
    """The column of that key printed, or only in the forms."""
    return _with(columns, key, printed=printed)


def removed(columns: Columns, key: str) -> Columns:
    """The columns without that one."""
    return _allowed(columns, tuple(column for column in columns if column.key != key))


def moved(columns: Columns, key: str, by: int) -> Columns:
    """The column of that key so many places to the right, to the left if negative, not past the ends."""
    at = index_of(columns, key)
    return columns if at is None else edits.moved(columns, at, by)


def index_of(columns: Columns, key: str) -> int | None:
    """Which column has that key, from 0; None if there is none (any more)."""
    return next((at for at, column in enumerate(columns) if column.key == key), None)


def first_changed(before: Columns, after: Columns, preferred: str = "") -> str:
    """The key of the column that a change of the user's was about, if it is still there; else of the one that stands in
    its place. Empty if nothing changed. Of two that changed places, the preferred one."""
    old, new = [column.key for column in before], [column.key for column in after]
    if sorted(old) == sorted(new) and old != new:
        return _moved_key(old, new, preferred)
    at = next((at for at, column in enumerate(after) if at >= len(before) or before[at] != column), None)
    if at is None:
        at = len(after) - 1 if len(after) < len(before) else None
    return after[at].key if at is not None else ""


def why_not_add(columns: Columns) -> str:
    """Why there cannot be one more column; empty if there can."""
    most = digits(COLUMNS_MAX)
    return tr("มีได้ไม่เกิน {most} คอลัมน์").format(most=most) if len(columns) >= COLUMNS_MAX else ""


def why_needed(column: Column) -> str:
    """Why the column cannot be removed or hidden; empty if it can."""
    return tr("ทุกรายงานต้องมีคอลัมน์ชื่อมาตรการ") if column.key == TITLE_KEY else ""


def _with_change(report: Report, change: Change) -> Report:
    columns = change(report.columns)
    return report if columns == report.columns else edits.set_columns(report, columns)


# Any attribute of a column.
def _with(columns: Columns, key: str, **attribute: str | bool) -> Columns:
    changed = (replace(one, **attribute) if one.key == key else one for one in columns)  # type: ignore[arg-type]
    return _allowed(columns, tuple(changed))


def _allowed(columns: Columns, wanted: Columns) -> Columns:
    return columns if fault_of(wanted) else wanted


def _moved_key(old: list[str], new: list[str], preferred: str) -> str:
    """The key without which both are in the same order; the first that stands elsewhere, if there is none."""
    elsewhere = [key for key, other in zip(new, old, strict=True) if key != other]
    without = ((key, [one for one in old if one != key], [one for one in new if one != key]) for key in elsewhere)
    moved = [key for key, one, other in without if one == other] or elsewhere
    return preferred if preferred in moved else moved[0]
