"""Version 1: the tables as they were first given out, and search in the texts of measures, three letters at a time."""

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
        Column("id", _ID, primary_key=True),
        Column("key", Text, nullable=False, unique=True),
        *(Column(name, Text, nullable=False) for name in ("name", "kind", "place_code")),
        *(Column(name, Text, nullable=False) for name in ("subdistrict", "district", "province")),
    )
    op.create_index("ix_offices_place_code", "offices", ["place_code"])
    op.create_table(
        "reports",
        Column("id", _ID, primary_key=True),
        _of("offices"),
        Column("fiscal_year", Integer, nullable=False),
        Column("coverage", Text, nullable=False),
        Column("kind", Text, nullable=False),
        Column("version", Integer, nullable=False),
        Column("newest", Boolean, nullable=False),
        Column("content", Text, nullable=False),
        Column("title", Text, nullable=False),
        Column("ita_round", Integer, nullable=False),
        Column("oit_item", Text, nullable=False),
        *(Column(name, Integer, nullable=False) for name in ("percent", "ready", "missing", "errors", "warnings")),
        *(Column(name, Integer, nullable=False) for name in ("doubts", "hints")),
        Column("file_name", Text, nullable=False),
        Column("modified", DateTime, nullable=False),
        Column("taken", DateTime, nullable=False),
        UniqueConstraint(*_SERIES, "content"),
        UniqueConstraint(*_SERIES, "version"),
    )
    op.create_index("ix_reports_office_id", "reports", ["office_id"])
    op.create_table(
        "files",
        Column("digest", Text, primary_key=True),
        _of("reports"),
        Column("name", Text, nullable=False),
        Column("size", BigInteger, nullable=False),
        Column("modified", DateTime, nullable=False),
        Column("taken", DateTime, nullable=False),
    )
    op.create_index("ix_files_report_id", "files", ["report_id"])


def _measures() -> None:
    op.create_table(
        "issues",
        Column("id", _ID, primary_key=True),
        _of("reports"),
        Column("position", Integer, nullable=False),
        Column("number", Integer, nullable=False),
        Column("title", Text, nullable=False),
    )
    op.create_index("ix_issues_report_id", "issues", ["report_id"])
    op.create_table(
        "measures",
        Column("id", _ID, primary_key=True),
        _of("reports"),
        _of("issues"),
        Column("number", Integer, nullable=False),
        Column("title", Text, nullable=False),
        Column("search_key", Text, nullable=False),
    )
    op.create_index("ix_measures_report_id", "measures", ["report_id"])
    op.create_index("ix_measures_issue_id", "measures", ["issue_id"])
    op.create_table(
        "items",
        Column("id", _ID, primary_key=True),
        _of("measures"),
        Column("field", Text, nullable=False),
        Column("position", Integer, nullable=False),
        *(Column(name, Text, nullable=False) for name in ("kind", "text", "search_key")),
    )
    op.create_index("ix_items_measure_id", "items", ["measure_id"])
    op.create_table(
        "findings",
        Column("id", _ID, primary_key=True),
        _of("reports"),
        _of("measures", optional=True),
        *(Column(name, Text, nullable=False) for name in ("severity", "kind", "place", "message")),
    )
    op.create_index("ix_findings_report_id", "findings", ["report_id"])
    op.create_index("ix_findings_measure_id", "findings", ["measure_id"])
    op.create_table(
        "evidence",
        Column("measure_id", _ID, ForeignKey("measures.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
        *(Column(name, Integer, nullable=False) for name in ("results", "proven", "links")),
    )


def _of(table: str, *, optional: bool = False) -> Column[int]:
    name = f"{table.removesuffix('s')}_id"
    return Column(name, _ID, ForeignKey(f"{table}.id", ondelete="CASCADE"), nullable=optional)


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
