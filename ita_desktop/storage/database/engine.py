"""SQLAlchemy on a connection that is ours: one connection, explicit transactions, changes written as statements.

With `isolation_level=None` on the connection and BEGIN IMMEDIATE sent from here, DDL rolls back as well.
"""

import sqlite3
from functools import cache

from sqlalchemy import (
    ColumnElement,
    Connection,
    Delete,
    Engine,
    Insert,
    TableClause,
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
        keys = shape.columns[: shape.key_length]
        if rows := differing.inserted.get(shape.name):
            connection.execute(_insert(shape), [dict(zip(shape.columns, row, strict=True)) for row in rows])
        if rows := differing.updated.get(shape.name):
            connection.execute(_update(shape), [_parameters(shape.columns, row, keys) for row in rows])
    for shape in reversed(TABLES):
        keys = shape.columns[: shape.key_length]
        if rows := differing.deleted.get(shape.name):
            connection.execute(_delete(shape), [_parameters(keys, key, keys) for key in rows])


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


# Statements are made once: to make one takes as long as to execute it.


@cache
def _table(shape: TableShape) -> TableClause:
    return table(shape.name, *map(column, shape.columns))


@cache
def _insert(shape: TableShape) -> Insert:
    return _table(shape).insert()


@cache
def _update(shape: TableShape) -> Update:
    values = shape.columns[shape.key_length :]
    statement = _table(shape).update().where(_has_key(shape))
    return statement.values({name: bindparam(name) for name in values})


@cache
def _delete(shape: TableShape) -> Delete:
    return _table(shape).delete().where(_has_key(shape))


def _has_key(shape: TableShape) -> ColumnElement[bool]:
    columns = _table(shape).c
    return and_(*(columns[name] == bindparam(f"key_{name}") for name in shape.columns[: shape.key_length]))


def _parameters(columns: tuple[str, ...], row: Row, keys: tuple[str, ...]) -> dict[str, Cell]:
    """The row by column name, those of its key as `key_...`: SQLAlchemy keeps the plain names of an update."""
    return {f"key_{name}" if name in keys else name: cell for name, cell in zip(columns, row, strict=True)}
