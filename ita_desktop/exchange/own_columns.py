"""The columns of a report in the office files that this program writes, by which they are known when read again.

Each column is a property of the file, of which Word keeps 255 characters: key, kind, width, whether it is printed, and
last its heading. A heading that was cut or changed since is no more that of the column.
"""

from collections.abc import Iterable
from contextlib import suppress

from ita_desktop.domain.limits import COLUMN_WIDTHS
from ita_desktop.domain.report.columns import Column, ColumnKind, Columns, fault_of, fault_of_column
from ita_desktop.domain.thai.numbers import whole_number

PROPERTY = "ITAColumn"
_PARTS = 5
_FITTED, _HIDDEN = "-", "hidden"


def column_text(column: Column) -> str:
    """The column as a property has it."""
    width = str(column.width) if column.width is not None else _FITTED
    return " ".join((column.key, column.kind, width, "printed" if column.printed else _HIDDEN, column.heading))


def columns_from(texts: Iterable[str]) -> Columns:
    """The columns in properties of a file; none if a report can not have them."""
    made = []
    for text in texts:
        with suppress(ValueError):
            key, kind, width, printed, heading = text.split(" ", _PARTS - 1)
            chosen = whole_number(width, COLUMN_WIDTHS)
            column = Column(key, heading, ColumnKind(kind), chosen, printed != _HIDDEN)
            if fault_of_column(column) is None:
                made.append(column)
    return tuple(made) if made and not fault_of(tuple(made)) else ()
