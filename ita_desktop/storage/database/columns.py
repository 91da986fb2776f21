"""The tables of the report file as this program reads and writes them, and the types of their rows."""

from dataclasses import dataclass

from ita_desktop.domain.report.fields import IN_FILE, Field
from ita_desktop.domain.report.kinds import ItemList, Lines, Span
from ita_desktop.domain.report.review.hidden_kinds import Several
from ita_desktop.domain.report.table_kinds import Table

Cell = str | int | None
Row = tuple[Cell, ...]
Rows = dict[str, list[Row]]


@dataclass(frozen=True, slots=True)
class TableShape:
    """A table's columns in order, the first `key_length` of which are its key, and the canonical order of its rows.

    No two rows of a good file are equal in their order; for large tables it is the order of an index.
    """

    name: str
    columns: tuple[str, ...]
    key_length: int
    order: tuple[str, ...]


def columns_of(field: Field) -> tuple[str, ...]:
    """The columns that a field has in the row of its part; none for a field that has a table of its own."""
    match field.kind:
        case Lines() | ItemList() | Table() | Several():
            return ()
        case Span():
            return tuple(f"{field.attribute}_{end}" for end in ("start", "end", "text"))
    return (field.attribute,)


def _table(name: str, columns: tuple[str, ...], order: tuple[str, ...] = (), key_length: int = 1) -> TableShape:
    """A table with those columns and then those of the fields of the part of that name."""
    of_fields = (column for field in IN_FILE.get("" if name == "report" else name, ()) for column in columns_of(field))
    return TableShape(name, (*columns, *of_fields), key_length, order or columns[:key_length])


TABLES = (
    _table("report", ("id",)),
    _table("agency", ("id",)),
    _table("division", ("position", "name")),
    _table("issue", ("id", "position"), order=("position", "id")),
    _table("measure", ("id", "issue", "position"), order=("issue", "position")),
    _table("item", ("id", "measure", "list", "position", "kind", "text"), order=("measure", "list", "position")),
    _table("owner", ("measure", "position", "name"), key_length=2),
    _table("signer", ("position",)),
    _table("signer_position", ("signer", "position", "text"), key_length=2),
    _table("paper_setting", ("name", "value")),
    _table("report_column", ("position", "key", "heading", "kind", "width", "printed")),
    _table("value", ("measure", "key", "position", "form", "text"), key_length=3),
    _table("finding_set_aside", ("kind", "text"), key_length=2),
    _table("own_word", ("text",)),
    _table("unreviewed", ("id",)),
)
"""The tables that hold the report, parents before children. `about` is not among them: it describes the file.

A column comes from the list of fields; a later one is added in `upgrades.py`, and a test compares the two.
"""

COLUMNS = {table.name: table.columns for table in TABLES}


class BadRowsError(ValueError):
    """Rows that this program cannot have written."""


class BeyondLimitsError(BadRowsError):
    """A value of the right type that this program does not allow, as a later one may."""


class TooManyRowsError(ValueError):
    """More rows, or more in them, than a report may have."""
