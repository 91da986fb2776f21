"""Connections to databases that this program made itself, in its private folder.

`synchronous=EXTRA` and not FULL: of simulated power cuts, FULL lost the last acknowledged edit in a quarter, EXTRA in
none. `locking_mode=EXCLUSIVE` keeps the file locked as long as the process lives: if it is unlocked, its owner is gone.
"""

import errno
import sqlite3
from pathlib import Path

from ita_desktop.domain.report.report import Report
from ita_desktop.private_files import make_private_file
from ita_desktop.storage.database import upgrades
from ita_desktop.storage.database.digest import insert_rows
from ita_desktop.storage.database.hardening import deny_other_files, switch_off_what_a_schema_could_use
from ita_desktop.storage.database.rows import rows_of

_SETTINGS: tuple[str, ...] = (
    "locking_mode = EXCLUSIVE",
    "journal_mode = DELETE",
    "synchronous = EXTRA",
    "foreign_keys = ON",
    "secure_delete = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
    "temp_store = MEMORY",
    "cache_size = -65536",  # KiB, taken as needed
)


def connect_private(database: Path) -> sqlite3.Connection:
    """A connection to a database of ours (created if missing), upgraded to the newest format and locked.

    Raises OSError, and what sqlite3 raises; `sqlite3.OperationalError` "locked" if a living process has it open.
    """
    make_private_file(database)
    connection = sqlite3.connect(database, timeout=0, isolation_level=None, check_same_thread=False)
    try:
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}").close()
        upgrades.upgrade(connection)
        connection.execute("BEGIN EXCLUSIVE").close()  # takes the lock that EXCLUSIVE mode then keeps
        connection.execute("COMMIT").close()
        switch_off_what_a_schema_could_use(connection)
        deny_other_files(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def fill_new(connection: sqlite3.Connection, report: Report) -> None:
    """Put the whole report into a database that `connect_private` has just made, in one transaction."""
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        insert_rows(connection, rows_of(report))


def is_fault(error: BaseException | None) -> bool:
    """Whether the error is one of the disk or the system, and not of our statements, which would be a bug."""
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        return type(error) in (sqlite3.DatabaseError, sqlite3.OperationalError) and code != sqlite3.SQLITE_ERROR
    return isinstance(error, OSError)


def is_locked(error: sqlite3.Error) -> bool:
    """Whether the error means that another connection holds the database."""
    return (error.sqlite_errorcode & 0xFF) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def is_disk_full(error: BaseException | None) -> bool:
    """Whether the error means that the disk is full."""
    if isinstance(error, sqlite3.Error):
        return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL
    return isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)
