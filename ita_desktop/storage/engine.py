"""SQLAlchemy on a connection that is ours: one connection, explicit transactions, changes written as statements.

With `isolation_level=None` on the connection and BEGIN IMMEDIATE sent from here, DDL rolls back as well.
"""

import sqlite3

from sqlalchemy import ColumnElement, Connection, Engine, Table, and_, bindparam, create_engine, event
from sqlalchemy.pool import StaticPool

from ita_desktop.storage import tables
from ita_desktop.storage.changes import Changes
from ita_desktop.storage.shapes import TABLES, Cell, Row


def engine_on(connection: sqlite3.Connection) -> Engine:
    """An engine whose only connection this is. The caller goes on to own it and closes it."""
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def write_changes(connection: Connection, differing: Changes) -> None:
    """Write the changes, in the order that keeps every reference good. The caller begins and commits."""
    for shape in TABLES:
        table = tables.metadata.tables[shape.name]
        if rows := differing.inserted.get(shape.name):
            connection.execute(table.insert(), [dict(zip(shape.columns, row, strict=True)) for row in rows])
        if rows := differing.updated.get(shape.name):
            keys, values = shape.columns[: shape.key_length], shape.columns[shape.key_length :]
            update = table.update().where(_has_key(table, keys)).values({name: bindparam(name) for name in values})
            connection.execute(update, [_parameters(shape.columns, row, keys) for row in rows])
    for shape in reversed(TABLES):
        if rows := differing.deleted.get(shape.name):
            keys = shape.columns[: shape.key_length]
            table = tables.metadata.tables[shape.name]
            delete = table.delete().where(_has_key(table, keys))
            connection.execute(delete, [_parameters(keys, key, keys) for key in rows])


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _has_key(table: Table, keys: tuple[str, ...]) -> ColumnElement[bool]:
    return and_(*(table.c[name] == bindparam(f"key_{name}") for name in keys))


def _parameters(columns: tuple[str, ...], row: Row, keys: tuple[str, ...]) -> dict[str, Cell]:
    """The row by column name, those of its key as `key_...`: SQLAlchemy keeps the plain names of an update."""
    return {f"key_{name}" if name in keys else name: cell for name, cell in zip(columns, row, strict=True)}
