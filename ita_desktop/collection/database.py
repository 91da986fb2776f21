"""Reaching a collection: SQLite in a file for one desk, PostgreSQL for a province. The tables are the same.

A password comes from PGPASSWORD or ~/.pgpass, which the driver reads, and never from the address: command lines are
seen by others. Messages of the driver may have words of reports in them; only their types are kept.
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL, Connection, Engine, create_engine, event, func, inspect, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError

from ita_desktop import paths
from ita_desktop.collection.failures import (
    BadCollectionAddressError,
    CollectionNewerError,
    CollectionUnreachableError,
    NoCollectionError,
    NotACollectionError,
    NoThaiSearchError,
    PasswordInAddressError,
)
from ita_desktop.collection.tables import METADATA
from ita_desktop.errors import ExpectedError
from ita_desktop.private_files import make_private_file

if TYPE_CHECKING:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

FILE_NAME = "collection.sqlite"
"""The file of a collection whose address was not given."""

SQLITE, POSTGRESQL = "sqlite", "postgresql"
_DRIVERS = {SQLITE: "sqlite+pysqlite", POSTGRESQL: "postgresql+psycopg"}
_HALF_AN_ADDRESS = re.compile(r"postgres\w*(\+\w+)?:|(\w+=\S* )*password\s*=", re.IGNORECASE)
"""An address that was mistyped, or is written as the driver's own programs take it."""

OpenDatabase = Engine
"""A collection that was reached, for those who have no database of their own."""

VERSIONS = "collection_version"
"""The table that has the version of the others."""

_WAIT_SECONDS = 60
_CONNECT_SECONDS = 15
_ONLY_READS = "ita_only_reads"
_NOT_PERMITTED = {"42501", "25006"}
"""Of PostgreSQL: no right to do that, and a transaction that only reads."""

_THAI_LETTERS = "".join(map(chr, range(0xE01, 0xE04)))

_ONE_AT_A_TIME = 4927021715
"""The key of the lock that a server gives to one of those who bring tables up to date."""


@contextmanager
def collection_at(address: str, *, create: bool = False) -> Iterator[Engine]:
    """The collection at the address of SQLAlchemy, or in the SQLite file of that path, with the newest tables.

    With `create` one is made where there is none. Raises the errors of `failures.py`, also for errors of the database
    in the block.
    """
    url = _url(address)
    where = _where(url)
    if url.get_backend_name() == SQLITE:
        _need_file(url, where, create=create)
    engine = _engine(url)
    try:
        with reading(engine) as connection:
            is_newest = _version(connection) == _versions().get_current_head()
        if not is_newest:
            with engine.begin() as connection:
                _upgrade(connection, where, create=create)
        yield engine
    except DBAPIError as error:
        failure = _failure(error)
        if failure is None:
            raise
        raise failure(where, type(error.orig).__name__) from None  # its message may have what was to be stored
    finally:
        engine.dispose()


def reading(engine: Engine) -> Connection:
    """A connection that only reads, and so keeps no collector waiting."""
    return engine.connect().execution_options(**{_ONLY_READS: True})


def address_beside(folder: Path) -> str:
    """The address of the collection of a folder where none was given."""
    return str(folder.absolute().parent / FILE_NAME)


def _url(address: str) -> URL:
    if "://" not in address:
        if _HALF_AN_ADDRESS.match(address):  # no path: it may have a password
            raise BadCollectionAddressError(POSTGRESQL)
        return URL.create(_DRIVERS[SQLITE], database=str(Path(address).absolute()))
    try:
        url = make_url(address)
        driver = _DRIVERS.get(url.get_backend_name(), "")
    except (ArgumentError, ValueError):  # whatever it is, it may have a password
        raise BadCollectionAddressError(address.partition("://")[0]) from None
    if url.password is not None or "password" in url.query:
        raise PasswordInAddressError(_where(url))
    if not driver or not url.database or url.database == ":memory:":
        raise BadCollectionAddressError(_where(url))
    return url.set(drivername=driver)


def _where(url: URL) -> str:
    if url.get_backend_name() == SQLITE:
        return url.database or ""
    return url.set(query={}).render_as_string(hide_password=True)


def _need_file(url: URL, where: str, *, create: bool) -> None:
    path = Path(url.database or "")
    if path.exists():  # as it is: an office may have given it to others
        return
    if not create:
        raise NoCollectionError(where)
    try:
        make_private_file(path)
    except OSError as error:
        raise CollectionUnreachableError(where, str(error)) from error


def _engine(url: URL) -> Engine:
    if url.get_backend_name() == POSTGRESQL:
        return create_engine(url, connect_args={"connect_timeout": _CONNECT_SECONDS}, hide_parameters=True)
    # Without an isolation level sqlite3 begins nothing by itself: tables, too, are made within transactions.
    settings = {"timeout": _WAIT_SECONDS, "isolation_level": None}
    engine = create_engine(url, connect_args=settings, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _: object) -> None:
    for setting in ("foreign_keys = ON", "trusted_schema = OFF", "cell_size_check = ON", "cache_size = -65536"):
        connection.execute(f"PRAGMA {setting}").close()


def _begin(connection: Connection) -> None:
    only_reads = connection.get_execution_options().get(_ONLY_READS, False)
    connection.exec_driver_sql("BEGIN" if only_reads else "BEGIN IMMEDIATE")


def _failure(error: DBAPIError) -> type[ExpectedError] | None:
    """The expected failure for an error of the driver; None for a bug of ours."""
    code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_NOTADB:
        return NotACollectionError
    refused = code == sqlite3.SQLITE_CORRUPT or getattr(error.orig, "sqlstate", None) in _NOT_PERMITTED
    is_fault = isinstance(error, OperationalError) and code != sqlite3.SQLITE_ERROR
    return CollectionUnreachableError if refused or is_fault else None


# The version of the tables


def _version(connection: Connection) -> str | None:
    """The version of the collection's tables; None if it has none."""
    from alembic.runtime.migration import MigrationContext

    return MigrationContext.configure(connection, opts={"version_table": VERSIONS}).get_current_revision()


def _versions() -> "ScriptDirectory":
    """The versions that this program knows."""
    from alembic.script import ScriptDirectory

    return ScriptDirectory.from_config(_config())


def _upgrade(connection: Connection, where: str, *, create: bool) -> None:
    """Bring the tables up to date, or make them, within the transaction of the connection."""
    from alembic.runtime.environment import EnvironmentContext

    versions = _versions()
    if connection.dialect.name == POSTGRESQL:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ONE_AT_A_TIME})")
    current = _version(connection)
    if current is None:
        there = set(inspect(connection).get_table_names())
        ours = {table.name for table in METADATA.sorted_tables}
        if there & ours or (there and connection.dialect.name == SQLITE):  # a server's database may have others, too
            raise NotACollectionError(where)
        if not create:
            raise NoCollectionError(where)
    elif current not in {script.revision for script in versions.walk_revisions()}:
        raise CollectionNewerError(where, current)
    with EnvironmentContext(_config(), versions, fn=lambda now, _: versions._upgrade_revs("head", now)) as environment:
        environment.configure(connection=connection, target_metadata=METADATA, version_table=VERSIONS)
        environment.run_migrations()
    if current is None and connection.dialect.name == POSTGRESQL:
        _need_thai_search(connection, where)


def _need_thai_search(connection: Connection, where: str) -> None:
    """NoThaiSearchError if `pg_trgm` sees no letters in Thai, as with `LC_CTYPE` C. It asks the locale of the database;
    a collation of a column or an index is nothing to it."""
    if not connection.scalar(func.cardinality(func.show_trgm(_THAI_LETTERS))):
        raise NoThaiSearchError(where)


def _config() -> "Config":
    from alembic.config import Config

    config = Config()
    folder = paths.program_folder() / "ita_desktop" / "collection" / "migrations"
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    return config
