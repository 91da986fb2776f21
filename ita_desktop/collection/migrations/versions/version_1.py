"""Version 1: the tables as they were first given out, and search in the texts of measures, three letters at a time."""

from typing import Any

from alembic import op
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Integer,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeEngine

revision = "1"
down_revision = None

_ID = BigInteger().with_variant(Integer, "sqlite")
_SERIES = ("office_id", "fiscal_year", "coverage", "kind")
_SEARCHED = ("measures", "items")


def upgrade() -> None:
    """Make all tables."""
    _offices_and_reports()
    _measures()
    for table in _SEARCHED:
        for statement in _search_statements(table, op.get_bind().dialect.name):
            op.execute(statement)


def _offices_and_reports() -> None:
    op.create_table(
        "offices",
        _id(),
        Column("key", Text, nullable=False, unique=True),
        *_each(Text, "name", "kind"),
        Column("place_code", Text, nullable=False, index=True),
        *_each(Text, "subdistrict", "district", "province"),
    )
    op.create_table(
        "reports",
        _id(),
        _of("offices"),
        *_each(Integer, "fiscal_year"),
        *_each(Text, "coverage", "kind"),
        *_each(Integer, "version"),
        *_each(Boolean, "newest"),
        *_each(Text, "content", "title"),
        *_each(Integer, "ita_round"),
        *_each(Text, "oit_item"),
        *_each(Integer, "percent", "ready", "missing", "errors", "warnings", "doubts", "hints"),
        *_each(Text, "file_name"),
        *_each(DateTime, "modified", "taken"),
        UniqueConstraint(*_SERIES, "content"),
        UniqueConstraint(*_SERIES, "version"),
    )
    op.create_table(
        "files",
        Column("digest", Text, primary_key=True),
        _of("reports"),
        *_each(Text, "name"),
        *_each(BigInteger, "size"),
        *_each(DateTime, "modified", "taken"),
    )


def _measures() -> None:
    numbered = _each(Integer, "position", "number")
    op.create_table("issues", _id(), _of("reports"), *numbered, *_each(Text, "title"))
    titled = _each(Text, "title", "search_key")
    op.create_table("measures", _id(), _of("reports"), _of("issues"), *_each(Integer, "number"), *titled)
    texts = (*_each(Text, "field"), *_each(Integer, "position"), *_each(Text, "kind", "text", "search_key"))
    op.create_table("items", _id(), _of("measures"), *texts)
    words = _each(Text, "severity", "kind", "place", "message")
    op.create_table("findings", _id(), _of("reports"), _of("measures", optional=True), *words)
    measure = ForeignKey("measures.id", ondelete="CASCADE")
    op.create_table(
        "evidence",
        Column("measure_id", _ID, measure, primary_key=True, autoincrement=False),
        *_each(Integer, "results", "proven", "links"),
    )


def _id() -> Column[int]:
    return Column("id", _ID, primary_key=True)


def _of(table: str, *, optional: bool = False) -> Column[int]:
    """The column that names a row of another table, with an index."""
    key = ForeignKey(f"{table}.id", ondelete="CASCADE")
    return Column(f"{table.removesuffix('s')}_id", _ID, key, nullable=optional, index=True)


# Any: what the columns hold.
def _each(kind: type[TypeEngine[Any]], *names: str) -> tuple[Column[Any], ...]:
    """Columns of one kind, none of which may be NULL."""
    return tuple(Column(name, kind, nullable=False) for name in names)


def _search_statements(table: str, engine: str) -> tuple[str, ...]:
    """What lets `search_key` of the table be searched for any part of a word.

    SQLite keeps an index beside the table, without the texts. The program fills it: a trigger could not, as the schema
    is not trusted.
    """
    index = f"{table}_search"
    if engine == "postgresql":
        return (
            "CREATE EXTENSION IF NOT EXISTS pg_trgm",
            f"CREATE INDEX {index} ON {table} USING gin (search_key gin_trgm_ops)",
        )
    columns = f"content='{table}', content_rowid='id', tokenize='trigram case_sensitive 1'"
    return (f"CREATE VIRTUAL TABLE {index} USING fts5(search_key, {columns})",)
