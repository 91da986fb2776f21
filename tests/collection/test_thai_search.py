"""Thai words in PostgreSQL: an index finds them, or the database is refused before it has a table."""

import re
from datetime import date

import pytest
from sqlalchemy import Connection, inspect, select, text
from sqlalchemy.dialects import postgresql as dialect

from ita_desktop.collection import questions
from ita_desktop.collection.database import collection_at, reading
from ita_desktop.collection.failures import NoThaiSearchError
from ita_desktop.collection.tables import ITEMS
from tests.support.offices import a_report_of, put_in
from tests.support.postgres import PASSWORD, POSTGRESQL, Server

pytestmark = pytest.mark.unix(POSTGRESQL)

PLACES = ("สำโรง", "ตะขบ", "ตูม", "นกออก", "ดอน", "งิ้ว", "สะแกราช", "ลำนางแก้ว")


@pytest.fixture(autouse=True)
def password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSWORD", PASSWORD)


def test_a_database_without_thai_letters_is_refused_before_it_has_a_table(postgresql: Server) -> None:
    address = postgresql.new_database("C")

    for _ in range(2):
        with pytest.raises(NoThaiSearchError), collection_at(address, create=True):
            pass

    with postgresql.connect(address.rpartition("/")[2]) as connection:
        assert connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone() == (0,)


def test_a_search_for_thai_words_reads_no_text_that_lacks_them(postgresql: Server) -> None:
    with collection_at(postgresql.new_database(), create=True) as collection:
        for place in PLACES:
            put_in(collection, a_report_of(place, words=f"ที่หมู่บ้าน{place} "), date(2025, 10, 1))
        assert "items" in inspect(collection).get_table_names()
        with reading(collection) as connection:
            found = len([*questions.find(connection, "หมู่บ้านสะแกราช").rows])
            read = entries_read(connection, "หมู่บ้านสะแกราช")

    assert found == read == 6


def entries_read(connection: Connection, words: str) -> int:
    """How many texts the index of the search gives to be looked at; 0 if it is not asked."""
    query = select(ITEMS.c.id).where(questions.has_words(connection, ITEMS, words))
    here = dialect.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy has no type for it
    sql = str(query.compile(dialect=here, compile_kwargs={"literal_binds": True}))
    connection.execute(text("SET LOCAL enable_seqscan = off"))  # there are too few rows for an index
    plan = "\n".join(connection.scalars(text(f"EXPLAIN (ANALYZE) {sql}".replace(":", "\\:"))))
    asked = re.search(r"Index Scan on items_search .*actual time=\S+ rows=(\d+)", plan)
    return int(asked[1]) if asked is not None else 0
