"""What every connection is denied, to a received file as to a database of ours."""

import sqlite3

_OUR_PRAGMAS = (
    *("user_version", "integrity_check", "foreign_key_check", "read_uncommitted", "application_id"),
    *("page_count", "shrink_memory"),  # to compare a file with what a connection has of it
)


def switch_off_what_a_schema_could_use(connection: sqlite3.Connection) -> None:
    """Switch off triggers, views, text in double quotes and a writable schema, if this Python can (3.12 and newer)."""
    setconfig = getattr(connection, "setconfig", None)
    if setconfig is None:
        return
    for switch, on in (
        ("SQLITE_DBCONFIG_DEFENSIVE", True),
        ("SQLITE_DBCONFIG_ENABLE_TRIGGER", False),
        ("SQLITE_DBCONFIG_ENABLE_VIEW", False),
        ("SQLITE_DBCONFIG_DQS_DML", False),
        ("SQLITE_DBCONFIG_DQS_DDL", False),
    ):
        setconfig(getattr(sqlite3, switch), on)


def deny_other_files(connection: sqlite3.Connection) -> None:
    """Deny a connection to a database of ours other files and every PRAGMA outside a list."""

    def authorize(action: int, first: str | None, *_: str | None) -> int:
        configures = action == sqlite3.SQLITE_PRAGMA and first not in _OUR_PRAGMAS
        return sqlite3.SQLITE_DENY if action == sqlite3.SQLITE_ATTACH or configures else sqlite3.SQLITE_OK

    connection.set_authorizer(authorize)
