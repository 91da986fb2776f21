"""Collections of both kinds for every test: a file of SQLite, and a database of a PostgreSQL server."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.postgres import PASSWORD, POSTGRESQL, Server, server


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    with server() as started:
        yield started


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.unix(POSTGRESQL))])
def address(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Where a test's collection is to be: there is none yet."""
    if request.param == "sqlite":
        return str(tmp_path / "คลัง.sqlite")
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    started: Server = request.getfixturevalue("postgresql")
    return started.new_database()
