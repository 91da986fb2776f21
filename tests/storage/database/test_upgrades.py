"""The format of the file: every version is reached, and the newest is the one that the program's tables describe."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ita_desktop.storage.database import upgrades
from ita_desktop.storage.database.columns import COLUMNS, TABLES


def test_a_new_file_has_the_tables_and_columns_that_the_program_writes() -> None:
    with closing(upgrades.empty_database(upgrades.NEWEST)) as connection:
        strict = {row[1]: row[5] for row in connection.execute("PRAGMA table_list") if row[0] == "main"}
        found = {
            name: connection.execute(f'PRAGMA table_info("{name}")').fetchall()
            for name in strict
            if not name.startswith("sqlite_")
        }

    assert {name: tuple(row[1] for row in rows) for name, rows in found.items()} == COLUMNS | {
        "about": ("name", "value")
    }
    for table in TABLES:
        key = sorted((row[5], row[1]) for row in found[table.name] if row[5])
        assert tuple(name for _, name in key) == table.columns[: table.key_length]
    assert all(strict[name] for name in found)


def test_every_table_of_a_new_file_is_checked_by_the_database() -> None:
    tables = {name: sql for type_, name, _, sql in upgrades.schema(upgrades.NEWEST) if type_ == "table"}

    assert all(sql is not None and "CHECK" in sql for sql in tables.values())


def test_a_new_file_says_what_it_is_and_which_version(tmp_path: Path) -> None:
    path = tmp_path / "ใหม่.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        upgrades.upgrade(connection)

    assert path.read_bytes()[68:72] == b"ITA1"
    assert int.from_bytes(path.read_bytes()[60:64], "big") == upgrades.NEWEST == len(upgrades.UPGRADES)


def test_an_upgrade_that_fails_leaves_the_version_before_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE half_done (id INTEGER PRIMARY KEY) STRICT")
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(upgrades, "UPGRADES", (*upgrades.UPGRADES, fails))
    monkeypatch.setattr(upgrades, "NEWEST", upgrades.NEWEST + 1)
    connection = sqlite3.connect(":memory:", isolation_level=None)

    with pytest.raises(sqlite3.OperationalError):
        upgrades.upgrade(connection)

    version, tables = upgrades.user_version(connection), upgrades.schema_of(connection)
    connection.close()
    assert version == upgrades.NEWEST - 1
    assert "half_done" not in {name for _, name, _, _ in tables}


def test_a_newer_database_is_not_touched() -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute(f"PRAGMA user_version = {upgrades.NEWEST + 1}")

    with pytest.raises(ValueError, match="newer"):
        upgrades.upgrade(connection)

    tables = upgrades.schema_of(connection)
    connection.close()
    assert not tables


def test_upgrading_twice_changes_nothing() -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    upgrades.upgrade(connection)
    before = list(connection.iterdump())

    upgrades.upgrade(connection)

    after = list(connection.iterdump())
    connection.close()
    assert after == before
