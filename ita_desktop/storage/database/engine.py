"""SQLAlchemy on a connection that is ours: one connection, explicit transactions, changes written as statements.

With `isolation_level=None` on the connection and BEGIN IMMEDIATE sent from here, DDL rolls back as well.
"""

import sqlite3
from functools import cache

from sqlalchemy import (
    Connection,
    Delete,
    Engine,
    Insert,
    Update,
    and_,
    bindparam,
    column,
    create_engine,
    event,
    table,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from ita_desktop.storage.database.changes import Changes
from ita_desktop.storage.database.columns import TABLES, Cell, Row, TableShape


def engine_on(connection: sqlite3.Connection) -> Engine:
    """An engine with this connection alone. The caller still owns the connection and closes it."""
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def commit_changes(engine: Engine, differing: Changes) -> None:
    """Write the changes as one transaction. Raises what sqlite3 raised, without SQLAlchemy's wrapping."""
    try:
        with engine.begin() as connection:
            write_changes(connection, differing)
    except DBAPIError as error:
        raise (error.orig if isinstance(error.orig, sqlite3.Error) else error) from error


def write_changes(connection: Connection, differing: Changes) -> None:
    """Write the changes, in the order that keeps every reference valid. The caller begins and commits."""
    for shape in TABLES:
        insert, update, _ = _statements(shape)
        if rows := differing.inserted.get(shape.name):
            connection.execute(insert, [dict(zip(shape.columns, row, strict=True)) for row in rows])
        if rows := differing.updated.get(shape.name):
            connection.execute(update, [_parameters(shape, row) for row in rows])
    for shape in reversed(TABLES):
        if rows := differing.deleted.get(shape.name):
            connection.execute(_statements(shape)[2], [_parameters(shape, key) for key in rows])


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


@cache
def _statements(shape: TableShape) -> tuple[Insert, Update, Delete]:
    """What inserts a row, updates and deletes one by its key. Made once: to make one takes as long as to execute it."""
    made = table(shape.name, *map(column, shape.columns))
    has_key = and_(*(made.c[name] == bindparam(f"key_{name}") for name in shape.columns[: shape.key_length]))
    update = made.update().where(has_key).values({name: bindparam(name) for name in shape.columns[shape.key_length :]})
    return made.insert(), update, made.delete().where(has_key)


def _parameters(shape: TableShape, row: Row) -> dict[str, Cell]:
    """The row, or its key alone, by column name; its key as `key_...`: SQLAlchemy keeps plain names for an update."""
    names = (*(f"key_{name}" for name in shape.columns[: shape.key_length]), *shape.columns[shape.key_length :])
    return dict(zip(names, row, strict=False))
