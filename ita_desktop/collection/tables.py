"""The tables of a collection, for SQLite and PostgreSQL alike. docs/collection.md has them for those who ask in SQL.

Times are UTC without a zone. A `search_key` is the text as `domain/find/search.py` compares texts: digit-blind.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeEngine

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_Id = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts on by itself in INTEGER only


def _id() -> Column[int]:
    return Column("id", _Id, primary_key=True)


def _of(table: str, *, optional: bool = False) -> Column[int]:
    """The column that names a row of another table, with which its row goes."""
    key = ForeignKey(f"{table}.id", ondelete="CASCADE")
    return Column(f"{table.removesuffix('s')}_id", _Id, key, nullable=optional, index=True)


# Any: what the columns hold.
def _each(kind: type[TypeEngine[Any]], *names: str) -> tuple[Column[Any], ...]:
    """Columns of one kind, none of which may be NULL."""
    return tuple(Column(name, kind, nullable=False) for name in names)


OFFICES = Table(
    "offices",
    METADATA,
    _id(),
    Column("key", Text, nullable=False, unique=True),
    *_each(Text, "name", "kind"),
    Column("place_code", Text, nullable=False, index=True),
    *_each(Text, "subdistrict", "district", "province"),
)
"""`place_code` is that of the subdistrict (six digits), the district (four) or the province (two), as far as known."""

REPORTS = Table(
    "reports",
    METADATA,
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
    UniqueConstraint("office_id", "fiscal_year", "coverage", "kind", "content"),
    UniqueConstraint("office_id", "fiscal_year", "coverage", "kind", "version"),
)
"""A row a version of a report. `newest`: no file that was changed later has another version. `content` is a digest,
`percent` how much is filled in, `ready` how much has nothing to be mended besides; then come the counts of findings."""

FILES = Table(
    "files",
    METADATA,
    Column("digest", Text, primary_key=True),
    _of("reports"),
    *_each(Text, "name"),
    *_each(BigInteger, "size"),
    *_each(DateTime, "modified", "taken"),
)
"""Every file that was taken, by the SHA-256 of its bytes; two that differ may have one report."""

ISSUES = Table("issues", METADATA, _id(), _of("reports"), *_each(Integer, "position", "number"), *_each(Text, "title"))

MEASURES = Table(
    "measures",
    METADATA,
    _id(),
    _of("reports"),
    _of("issues"),
    *_each(Integer, "number"),
    *_each(Text, "title", "search_key"),
)

ITEMS = Table(
    "items",
    METADATA,
    _id(),
    _of("measures"),
    *_each(Text, "field"),
    *_each(Integer, "position"),
    *_each(Text, "kind", "text", "search_key"),
)
"""Every text of a measure but its title: the entries of its lists, its owners, its period, what its other columns have.
`field` is the key of the column; `kind` how an entry of a list is drawn, `value` for what is in no list."""

FINDINGS = Table(
    "findings",
    METADATA,
    _id(),
    _of("reports"),
    _of("measures", optional=True),
    *_each(Text, "severity", "kind", "place", "message"),
)

EVIDENCE = Table(
    "evidence",
    METADATA,
    Column("measure_id", _Id, ForeignKey("measures.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    *_each(Integer, "results", "proven", "links"),
)
"""Of each measure how many results it has, how many of them name something that proves them, and how many links."""
