"""The tables of the report file as this program reads and writes them, and what their rows are here.

`TABLES` is the one description of the tables that works without SQLAlchemy; a test compares it with `tables.py` and
with what `upgrades.py` makes.
"""

from dataclasses import dataclass

Cell = str | int | None
Row = tuple[Cell, ...]
Rows = dict[str, list[Row]]


@dataclass(frozen=True, slots=True)
class TableShape:
    """A table's columns in order, the first `key_length` of which are its key, and the canonical order of its rows.

    No two rows of a good file are equal in their order; where large tables have an index, the order is the index's.
    """

    name: str
    columns: tuple[str, ...]
    key_length: int
    order: tuple[str, ...]


TABLES = (
    TableShape(
        "report",
        ("id", "title", "fiscal_year", "ita_round", "oit_item", "coverage", "publication_url"),
        1,
        ("id",),
    ),
    TableShape("agency", ("id", "kind", "name", "subdistrict", "district", "province", "website"), 1, ("id",)),
    TableShape("division", ("position", "name"), 1, ("position",)),
    TableShape("issue", ("id", "position", "number", "title"), 1, ("position", "id")),
    TableShape(
        "measure",
        ("id", "issue", "position", "title", "period_start", "period_end", "period_text"),
        1,
        ("issue", "position"),
    ),
    TableShape("item", ("id", "measure", "list", "position", "kind", "text"), 1, ("measure", "list", "position")),
    TableShape("owner", ("measure", "position", "name"), 2, ("measure", "position")),
    TableShape("signer", ("position", "role", "name"), 1, ("position",)),
    TableShape("signer_position", ("signer", "position", "text"), 2, ("signer", "position")),
    TableShape("paper_setting", ("name", "value"), 1, ("name",)),
)
"""The tables that hold the report, parents before children. `about` stands apart: it says what the file is."""


class BadRowsError(ValueError):
    """Rows that this program cannot have written."""


class BeyondLimitsError(BadRowsError):
    """A value of the right type that this program does not allow, as a later one may."""


class TooManyRowsError(ValueError):
    """More rows, or more in them, than a report may have."""
