"""The format of the file: every version is reached, and the newest is the one that the program's tables describe."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, inspect
from sqlalchemy.pool import StaticPool

from ita_desktop.storage.database import upgrades
from ita_desktop.storage.database.columns import TABLES
from ita_desktop.storage.database.tables import metadata


@pytest.fixture
def upgraded() -> Iterator[Engine]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    upgrades.upgrade(connection)
    yield create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    connection.close()


@pytest.fixture
def declared() -> Iterator[Engine]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    metadata.create_all(engine)
    yield engine
    connection.close()


def description(engine: Engine) -> dict[str, Any]:  # what SQLAlchemy's inspector returns has no common type
    seen = inspect(engine)
    with engine.connect() as connection:
        strict = {row[1]: row[5] for row in connection.exec_driver_sql("PRAGMA table_list") if row[0] == "main"}
    return {
        table: {
            "columns": [(c["name"], str(c["type"]), c["nullable"], c["default"]) for c in seen.get_columns(table)],
            "key": seen.get_pk_constraint(table)["constrained_columns"],
            "references": [
                (f["constrained_columns"], f["referred_table"], f["referred_columns"], f["options"])
                for f in seen.get_foreign_keys(table)
            ],
            "checks": sorted((str(c["name"]), c["sqltext"]) for c in seen.get_check_constraints(table)),
            "indexes": sorted((str(i["name"]), i["column_names"], i["unique"]) for i in seen.get_indexes(table)),
            "strict": strict[table],
        }
        for table in seen.get_table_names()
    }


def test_a_new_file_has_the_tables_that_the_program_declares(upgraded: Engine, declared: Engine) -> None:
    assert description(upgraded) == description(declared)
    assert all(table["strict"] for table in description(upgraded).values())
    assert all(table["checks"] for table in description(upgraded).values())


def test_the_plain_description_of_the_tables_is_that_of_sqlalchemy() -> None:
    plain = {shape.name: (shape.columns, shape.columns[: shape.key_length]) for shape in TABLES}
    declared = {
        name: (tuple(table.columns.keys()), tuple(table.primary_key.columns.keys()))
        for name, table in metadata.tables.items()
        if name != "about"
    }

    assert plain == declared


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
