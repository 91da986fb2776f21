"""The tables of today's format for SQLAlchemy. Old formats are in `upgrades.py`, which makes every new file.

The names are what a reader of the file sees in the `sqlite3` shell; docs/file-format.md explains each.
"""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
)

metadata = MetaData()

_DAY = "GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"


def _strict(name: str, *parts: Column[str] | Column[int] | CheckConstraint | PrimaryKeyConstraint) -> Table:
    return Table(name, metadata, *parts, sqlite_strict=True)


def _words(name: str, *, may_be_missing: bool = False) -> Column[str]:
    return Column(name, Text, nullable=may_be_missing)


def _number(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _id(name: str) -> Column[str]:
    return Column(name, Text, primary_key=True, nullable=False)


def _counted(name: str) -> Column[int]:
    return Column(name, Integer, primary_key=True, nullable=False, autoincrement=False)


def _check(name: str, rule: str) -> CheckConstraint:
    return CheckConstraint(rule, name=name)


about = _strict(
    "about",
    _id("name"),
    _words("value"),
    _check("about_name", "name IN ('format', 'written_by', 'digest')"),
    _check("about_length", "length(value) <= 200"),
)

report = _strict(
    "report",
    _counted("id"),
    _words("title"),
    _number("fiscal_year"),
    _number("ita_round"),
    _words("oit_item"),
    _words("coverage"),
    _words("publication_url"),
    _check("report_only_one", "id = 1"),
    _check("report_years", "fiscal_year BETWEEN 0 AND 9999 AND ita_round BETWEEN 0 AND 9999"),
    _check("report_coverage", "coverage IN ('year', 'first_half')"),
    _check("report_length", "max(length(title), length(oit_item), length(publication_url)) <= 200000"),
)

agency = _strict(
    "agency",
    _counted("id"),
    _words("kind"),
    _words("name"),
    _words("subdistrict"),
    _words("district"),
    _words("province"),
    _words("website"),
    _check("agency_only_one", "id = 1"),
    _check("agency_length", "max(length(kind), length(name), length(website)) <= 200000"),
    _check("agency_place_length", "max(length(subdistrict), length(district), length(province)) <= 200000"),
)

division = _strict(
    "division",
    _counted("position"),
    _words("name"),
    _check("division_position", "position >= 1"),
    _check("division_length", "length(name) <= 200000"),
)

issue = _strict(
    "issue",
    _id("id"),
    _number("position"),
    _number("number"),
    _words("title"),
    _check("issue_id", "length(id) BETWEEN 1 AND 64"),
    _check("issue_position", "position >= 1"),
    _check("issue_length", "length(title) <= 200000"),
)

measure = _strict(
    "measure",
    _id("id"),
    Column("issue", Text, ForeignKey("issue.id"), nullable=False),
    _number("position"),
    _words("title"),
    _words("period_start", may_be_missing=True),
    _words("period_end", may_be_missing=True),
    _words("period_text", may_be_missing=True),
    _check("measure_id", "length(id) BETWEEN 1 AND 64"),
    _check("measure_position", "position >= 1"),
    _check("measure_length", "max(length(title), length(coalesce(period_text, ''))) <= 200000"),
    _check("measure_period_dates", "(period_start IS NULL) = (period_end IS NULL)"),
    _check("measure_period_kind", "(period_start IS NULL) = (period_text IS NOT NULL)"),
    _check("measure_start", f"period_start {_DAY}"),
    _check("measure_end", f"period_end {_DAY}"),
)
Index("measure_of_issue", measure.c.issue, measure.c.position)

item = _strict(
    "item",
    _id("id"),
    Column("measure", Text, ForeignKey("measure.id"), nullable=False),
    _words("list"),
    _number("position"),
    _words("kind"),
    _words("text"),
    _check("item_id", "length(id) BETWEEN 1 AND 64"),
    _check("item_list", "list IN ('steps', 'results', 'outcomes')"),
    _check("item_position", "position >= 1"),
    _check("item_kind", "kind IN ('numbered', 'sub', 'paragraph')"),
    _check("item_length", "length(text) <= 200000"),
)
Index("item_of_measure", item.c.measure, item.c.list, item.c.position)

owner = _strict(
    "owner",
    Column("measure", Text, ForeignKey("measure.id"), nullable=False),
    _number("position"),
    _words("name"),
    PrimaryKeyConstraint("measure", "position"),
    _check("owner_position", "position >= 1"),
    _check("owner_length", "length(name) <= 200000"),
)

signer = _strict(
    "signer",
    _counted("position"),
    _words("role"),
    _words("name"),
    _check("signer_position", "position >= 1"),
    _check("signer_length", "max(length(role), length(name)) <= 200000"),
)

signer_position = _strict(
    "signer_position",
    Column("signer", Integer, ForeignKey("signer.position"), nullable=False),
    _number("position"),
    _words("text"),
    PrimaryKeyConstraint("signer", "position"),
    _check("signer_position_position", "position >= 1"),
    _check("signer_position_length", "length(text) <= 200000"),
)

paper_setting = _strict(
    "paper_setting",
    _id("name"),
    _words("value"),
    _check("paper_setting_length", "length(name) <= 64 AND length(value) <= 200000"),
)
