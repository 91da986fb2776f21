"""Files of older formats: read as what they are, then upgraded in a database that this program creates.

Columns and tables are only ever added, so an older format is the newest without what was added later.
"""

from contextlib import closing
from dataclasses import replace

from ita_desktop.storage.database import upgrades
from ita_desktop.storage.database.columns import TABLES, Rows, TableShape
from ita_desktop.storage.database.digest import insert_rows, read_content


def tables_of(version: int) -> tuple[TableShape, ...]:
    """The tables of a format that hold the report, with the columns that it had."""
    if version == upgrades.NEWEST:
        return TABLES
    with closing(upgrades.empty_database(version)) as connection:
        columns = {
            table.name: {row[1] for row in connection.execute(f'PRAGMA table_info("{table.name}")')} for table in TABLES
        }
    return tuple(
        replace(table, columns=tuple(column for column in table.columns if column in columns[table.name]))
        for table in TABLES
        if columns[table.name]
    )


def upgraded(rows: Rows, version: int) -> Rows:
    """The rows of a file of that version as rows of the newest tables. Nothing of the file itself is kept."""
    if version == upgrades.NEWEST:
        return rows
    with closing(upgrades.empty_database(version)) as connection:
        with connection:
            connection.execute("BEGIN")
            insert_rows(connection, rows, tables_of(version))
        upgrades.upgrade(connection)
        return read_content(connection).rows
