"""Roles of columns as they are written in one line: `ตัวชี้วัด=new, 7=outcomes, หมายเหตุ=out`."""

from collections.abc import Sequence

from ita_desktop.domain.report.columns import Columns
from ita_desktop.domain.thai.numbers import whole_number
from ita_desktop.errors import BadColumnMapError
from ita_desktop.exchange.tables.grid import squeezed
from ita_desktop.exchange.tables.heads import NUMBER
from ita_desktop.exchange.tables.measures import Choices, ReadTables, TableColumns
from ita_desktop.exchange.tables.roles import LEAVE_OUT, NEW_COLUMN

_ROLES = {"new": NEW_COLUMN, "out": LEAVE_OUT, "number": NUMBER}
_NUMBERS = range(1, 1_000)


def choices_of(line: str, read: ReadTables, columns: Columns) -> Choices:
    """The choices that the line is, for the tables as they were read without it. A column is named by its heading or
    its number from 1, a role by the key of a column of the report, `new`, `out` or `number`.

    Raises BadColumnMapError for a column that no table has, or another role.
    """
    roles: dict[tuple[int, int], str] = {}
    keys = {column.key: column.key for column in columns}
    for entry in line.split(","):
        name, separator, word = entry.rpartition("=")
        role = (_ROLES | keys).get(word.strip())
        places = _places(name.strip(), read.tables)
        if not separator or role is None or not places:
            names = dict.fromkeys(one for table in read.tables for one in table.names if one)
            raise BadColumnMapError(entry.strip(), tuple(names), (*keys, *_ROLES))
        roles |= dict.fromkeys(places, role)
    return Choices(roles, columns=columns)


def _places(name: str, tables: Sequence[TableColumns]) -> list[tuple[int, int]]:
    """The tables and columns that have this heading or number."""
    number = whole_number(name, _NUMBERS)
    return [
        (table.table, column)
        for table in tables
        for column, heading in enumerate(table.names)
        if (squeezed(heading) == squeezed(name) if number is None else column == number - 1)
    ]
