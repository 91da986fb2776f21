"""The roles of docs/collection.md: its statements as they stand there give each what it needs, and no more."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import select

from ita_desktop.collection.database import collection_at, reading
from ita_desktop.collection.failures import CollectionUnreachableError
from ita_desktop.collection.keeping import Outcome
from ita_desktop.collection.tables import OFFICES
from tests.support.offices import a_report_of, put_in
from tests.support.postgres import PASSWORD, POSTGRESQL, USER, Server

pytestmark = pytest.mark.unix(POSTGRESQL)

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "collection.md"
DAY = date(2025, 10, 1)
COLLECTS, READS = "somchit", "malee"
FORBIDDEN = (
    "DROP TABLE findings",
    "DELETE FROM reports",
    "TRUNCATE files CASCADE",
    "ALTER TABLE offices ADD COLUMN more text",
    "UPDATE items SET text = ''",
    "CREATE TABLE mine (id int)",
    "CREATE TEMP TABLE mine (id int)",
    "UPDATE collection_version SET version_num = '99'",
    "DROP INDEX measures_search",
    "CREATE ROLE another",
)


def statements() -> list[str]:
    """The statements of the section about servers, in their order."""
    (section,) = re.findall(
        r"^## On a server\n(.*?)^## ", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    lines = "\n".join(line[4:] for line in section.splitlines() if line.startswith("    "))
    return [one.strip() for one in lines.split(";") if one.strip()]


@pytest.fixture(scope="module")
def server(postgresql: Server) -> Iterator[Server]:
    """A server with the database of the document, its tables, its roles and its two people."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PGPASSWORD", PASSWORD)
        database, *roles = statements()
        with postgresql.connect("postgres") as connection:
            connection.execute(database.encode())
        with collection_at(postgresql.address("ita"), create=True) as collection:
            put_in(collection, a_report_of("สำโรง", measures=1), DAY)
        with postgresql.connect("ita") as connection:
            for statement in roles:
                connection.execute(statement.encode())
            for person in (COLLECTS, READS):
                connection.execute(f"ALTER ROLE {person} PASSWORD '{PASSWORD}'".encode())
        yield postgresql


def address_of(server: Server, person: str) -> str:
    return server.address("ita").replace(USER, person, 1)


def test_who_collects_takes_reports_and_newer_versions(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSWORD", PASSWORD)

    with collection_at(address_of(server, COLLECTS), create=True) as collection:
        outcomes = [put_in(collection, a_report_of("ตะขบ", words=words, measures=1), DAY) for words in ("", "ใหม่ ")]

    assert outcomes == [Outcome.TAKEN, Outcome.REPLACED]


def test_who_reads_asks_and_takes_nothing(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    address = address_of(server, READS)

    with collection_at(address) as collection, reading(collection) as connection:
        assert "องค์การบริหารส่วนตำบลสำโรง" in [*connection.scalars(select(OFFICES.c.name))]
    with pytest.raises(CollectionUnreachableError), collection_at(address, create=True) as collection:
        put_in(collection, a_report_of("ธงชัยเหนือ", measures=1), DAY)


@pytest.mark.parametrize("person", [COLLECTS, READS])
def test_neither_can_destroy_or_change_what_was_taken(server: Server, person: str) -> None:
    with server.connect("ita", person) as connection:
        for statement in FORBIDDEN:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement.encode())


def test_who_reads_can_insert_nowhere(server: Server) -> None:
    with server.connect("ita", READS) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("INSERT INTO evidence VALUES (1, 1, 1, 1)")


def test_somebody_in_neither_role_does_not_even_get_in(server: Server) -> None:
    with server.connect("postgres") as connection:
        connection.execute(f"CREATE ROLE prasert LOGIN PASSWORD '{PASSWORD}'".encode())

    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        server.connect("ita", "prasert")
