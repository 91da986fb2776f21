"""Which part of a measure each column of a table holds: by the columns of the report, or as the user chose.

A role is the key of a column of the report, or one of the words below.
"""

from collections.abc import Iterable, Sequence
from itertools import count

from ita_desktop.domain.limits import COLUMNS_MAX, HEADING_MAX_LENGTH
from ita_desktop.domain.report.admission import admitted_line, fitted
from ita_desktop.domain.report.columns import DEFAULT_KEYS, KNOWN_COLUMNS, Column, ColumnKind, Columns
from ita_desktop.exchange.contents import Cell
from ita_desktop.exchange.items import PARAGRAPH, items_of
from ita_desktop.exchange.tables.grid import cleaned_paragraphs, squeezed
from ita_desktop.exchange.tables.heads import NUMBER, OTHER

LEAVE_OUT = "leave out"
"""The role of a column that the user does not want."""

NEW_COLUMN = "new column"
"""The role of a column that the report has not yet: it becomes one of the report, by its name."""

FREE_ROLES = (NUMBER, OTHER, LEAVE_OUT, NEW_COLUMN)
"""The roles that are no column of the report."""

_NAMELESS = "คอลัมน์เพิ่มเติม"


def known_roles(names: Sequence[str], by_words: Sequence[str], columns: Columns) -> tuple[str, ...]:
    """The roles of columns by their names: that of the report's column with this very heading, else by its usual words
    as far as the report has such a column, else that of a column whose heading the name begins with."""
    headings = {squeezed(column.heading): column.key for column in columns}
    roles = [headings.get(squeezed(name), OTHER) for name in names]
    roles = [role if role not in roles[:at] else OTHER for at, role in enumerate(roles)]
    keys = {column.key for column in columns}
    for at, role in enumerate(by_words):
        if roles[at] == OTHER and role not in roles and (role in keys or role == NUMBER):
            roles[at] = role
    for at, name in enumerate(map(squeezed, names)):
        if roles[at] == OTHER:
            others = [key for heading, key in headings.items() if key not in DEFAULT_KEYS and name.startswith(heading)]
            roles[at] = next((key for key in others if key not in roles), OTHER)
    return tuple(roles)


def with_new_column(columns: Columns, name: str, cells: Iterable[Cell | None]) -> tuple[Columns, str]:
    """The columns with one of that name, and its key: one of them has it, or it is new. The key is that of no column
    where there can be no more. A new one is a list if any of its cells has marks or lines, else a text."""
    title = fitted(admitted_line(name)[0].strip(), HEADING_MAX_LENGTH, HEADING_MAX_LENGTH)[0] or _NAMELESS
    heading = squeezed(title)
    old = next((column for column in columns if squeezed(column.heading) == heading), None)
    if old is not None:
        return columns, old.key
    if len(columns) >= COLUMNS_MAX:
        return columns, OTHER
    keys = {column.key for column in columns}
    known = next((one for one in KNOWN_COLUMNS if one.key not in keys and _is_called(one, heading)), None)
    if known is not None:
        made = Column(known.key, title, known.kind, known.width)
    else:
        key = next(key for number in count(1) if (key := f"column_{number}") not in keys)
        made = Column(key, title, ColumnKind.LIST if any(map(_has_list, cells)) else ColumnKind.TEXT)
    return (*columns, made), made.key


def _is_called(column: Column, name: str) -> bool:
    heading = squeezed(column.heading)
    return heading.startswith(name) or name.startswith(heading)


def _has_list(cell: Cell | None) -> bool:
    items = items_of(cleaned_paragraphs(cell))
    return len(items) > 1 or any(item.kind != PARAGRAPH for item in items)
