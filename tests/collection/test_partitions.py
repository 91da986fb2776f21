"""The statements of docs/collection-growth.md: `items` is divided by years, and the program goes on as before."""

import re
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from ita_desktop.collection import questions
from ita_desktop.collection.database import collection_at, reading
from ita_desktop.collection.keeping import Outcome
from tests.support.offices import KIND, a_report_of, put_in
from tests.support.postgres import PASSWORD, POSTGRESQL, Server

pytestmark = pytest.mark.unix(POSTGRESQL)

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "collection-growth.md"
DAY = date(2025, 10, 1)


def statements() -> list[str]:
    """Those of the section about partitions, in their order."""
    (section,) = re.findall(
        r"^## Partitions by year\n(.*?)^## ", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )
    lines = "\n".join(line[4:] for line in section.splitlines() if line.startswith("    "))
    return [one.strip() for one in lines.split(";") if one.strip()]


def test_items_are_divided_by_years_and_taken_and_found_as_before(
    postgresql: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    address = postgresql.new_database()
    with collection_at(address, create=True) as collection:
        put_in(collection, a_report_of("สำโรง", year=2567), DAY)

    with postgresql.connect(address.rpartition("/")[2]) as connection:
        for statement in statements():
            connection.execute(statement.encode())

    with collection_at(address, create=True) as collection:
        outcomes = [put_in(collection, a_report_of("สำโรง", words=words), DAY) for words in ("", "", "ใหม่ ")]
        with reading(collection) as connection:
            found = [(row[0], row[1]) for row in questions.find(connection, "คู่มือการปฏิบัติงาน", most=99).rows]
            counts = connection.execute(text("SELECT tableoid::regclass::text, count(*) FROM items GROUP BY 1"))
            rows = {str(name): int(count) for name, count in counts}
    assert outcomes == [Outcome.TAKEN, Outcome.UNCHANGED, Outcome.REPLACED]
    assert {*found} == {(f"{KIND}สำโรง", 2567), (f"{KIND}สำโรง", 2568)}
    assert len(statements()) == 13
    assert rows["items_2569"] == 2 * rows["items_until_2568"]
