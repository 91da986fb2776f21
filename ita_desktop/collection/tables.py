"""The tables of a collection, for SQLite and PostgreSQL alike. docs/collection.md has them for those who ask in SQL.

Times are UTC without a zone. A `search_key` is the text as `domain/find/search.py` compares texts: digit-blind.
"""

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


def _text(name: str, *, index: bool = False) -> Column[str]:
    return Column(name, Text, nullable=False, index=index)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


OFFICES = Table(
    "offices",
    METADATA,
    _id(),
    Column("key", Text, nullable=False, unique=True),
    _text("name"),
    _text("kind"),
    _text("place_code", index=True),
    _text("subdistrict"),
    _text("district"),
    _text("province"),
)
"""`place_code` is that of the subdistrict (six digits), the district (four) or the province (two), as far as known."""

REPORTS = Table(
    "reports",
    METADATA,
    _id(),
    _of("offices"),
    _number("fiscal_year"),
    _text("coverage"),
    _text("kind"),
    _number("version"),
    Column("newest", Boolean, nullable=False),
    _text("content"),
    _text("title"),
    _number("ita_round"),
    _text("oit_item"),
    _number("percent"),
    _number("ready"),
    _number("missing"),
    _number("errors"),
    _number("warnings"),
    _number("doubts"),
    _number("hints"),
    _text("file_name"),
    Column("modified", DateTime, nullable=False),
    Column("taken", DateTime, nullable=False),
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
    _text("name"),
    Column("size", BigInteger, nullable=False),
    Column("modified", DateTime, nullable=False),
    Column("taken", DateTime, nullable=False),
)
"""Every file that was taken, by the SHA-256 of its bytes; two that differ may have one report."""

ISSUES = Table(
    "issues",
    METADATA,
    _id(),
    _of("reports"),
    _number("position"),
    _number("number"),
    _text("title"),
)

MEASURES = Table(
    "measures",
    METADATA,
    _id(),
    _of("reports"),
    _of("issues"),
    _number("number"),
    _text("title"),
    _text("search_key"),
)

ITEMS = Table(
    "items",
    METADATA,
    _id(),
    _of("measures"),
    _text("field"),
    _number("position"),
    _text("kind"),
    _text("text"),
    _text("search_key"),
)
"""Every text of a measure but its title: the entries of its lists, its owners, its period, what its other columns have.
`field` is the key of the column; `kind` how an entry of a list is drawn, `value` for what is in no list."""

FINDINGS = Table(
    "findings",
    METADATA,
    _id(),
    _of("reports"),
    _of("measures", optional=True),
    _text("severity"),
    _text("kind"),
    _text("place"),
    _text("message"),
)

EVIDENCE = Table(
    "evidence",
    METADATA,
    Column("measure_id", _Id, ForeignKey("measures.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    _number("results"),
    _number("proven"),
    _number("links"),
)
"""Of each measure how many results it has, how many of them name something that proves them, and how many links."""
