"""Putting one report into a collection: one transaction, so that a file is in it whole or not at all.

An office's row is locked while its report is put in, so that collectors at work side by side neither take one file
twice nor disagree about which version is the newest.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Connection, Engine, Table, and_, func, select, text, update
from sqlalchemy.dialects import postgresql, sqlite

from ita_desktop.collection.checked_apart import ReadReport
from ita_desktop.collection.database import SQLITE, reading
from ita_desktop.collection.offices import office_row
from ita_desktop.collection.rows import (
    Row,
    content_of,
    evidence_row,
    finding_row,
    issue_rows,
    item_rows,
    measure_row,
    report_row,
)
from ita_desktop.collection.tables import EVIDENCE, FILES, FINDINGS, ISSUES, ITEMS, MEASURES, OFFICES, REPORTS
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.thai.file_names import legible
from ita_desktop.storage.files.fingerprint import FileFingerprint

_INSERT: dict[str, Callable[[Table], sqlite.Insert | postgresql.Insert]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}

_INDEX_REPORT = (
    "INSERT INTO measures_search(rowid, search_key) SELECT id, search_key FROM measures WHERE report_id = :report",
    "INSERT INTO items_search(rowid, search_key) SELECT items.id, items.search_key FROM items "
    "JOIN measures ON measures.id = measure_id WHERE report_id = :report",
)
"""How SQLite gets to know the texts of a report for its search; PostgreSQL does by itself."""


class Outcome(StrEnum):
    """What became of a file: a report that was not there; nothing new; a newer version of one; it cannot be used."""

    TAKEN = "taken"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"
    REFUSED = "refused"


def has_file(engine: Engine, digest: str) -> bool:
    """Whether a file of these bytes was taken before."""
    with reading(engine) as connection:
        return connection.scalar(select(FILES.c.digest).where(FILES.c.digest == digest)) is not None


def put(engine: Engine, read: ReadReport) -> Outcome:
    """Put the report into the collection, beside older versions of it. Durable when this returns."""
    content = content_of(read.report)
    with engine.begin() as connection:
        office = _office(connection, office_row(read.report.agency, content))
        if connection.scalar(select(FILES.c.digest).where(FILES.c.digest == read.fingerprint.digest)) is not None:
            return Outcome.UNCHANGED  # another collector took it meanwhile
        series = _series(office, read.report)
        known = connection.scalar(select(REPORTS.c.id).where(series, REPORTS.c.content == content))
        if known is not None:
            connection.execute(FILES.insert().values(_file_row(known, read)))
            return Outcome.UNCHANGED
        report, outcome = _report(connection, office, series, read, content)
        connection.execute(FILES.insert().values(_file_row(report, read)))
        _parts(connection, report, read)
        return outcome


def _office(connection: Connection, row: Row) -> int:
    """The id of the office, whose row is locked until the end of the transaction."""
    insert = _INSERT[connection.dialect.name](OFFICES).values(row)
    connection.execute(insert.on_conflict_do_nothing(index_elements=["key"]))
    wanted = select(OFFICES.c.id).where(OFFICES.c.key == row["key"]).with_for_update()
    found: int = connection.execute(wanted).scalar_one()
    return found


def _series(office: int, report: Report) -> ColumnElement[bool]:
    """Versions of one report: of the same office, year, part of the year and kind."""
    return and_(
        REPORTS.c.office_id == office,
        REPORTS.c.fiscal_year == report.fiscal_year,
        REPORTS.c.coverage == report.coverage.value,
        REPORTS.c.kind == report.kind,
    )


def _report(
    connection: Connection, office: int, series: ColumnElement[bool], read: ReadReport, content: str
) -> tuple[int, Outcome]:
    """The id of the new row. The newest version is that of the file which was changed last."""
    modified = _changed(read.fingerprint)
    version, latest = connection.execute(
        select(func.coalesce(func.max(REPORTS.c.version), 0), func.max(REPORTS.c.modified)).where(series)
    ).one()
    newest = latest is None or modified >= latest
    if newest:
        connection.execute(update(REPORTS).where(series, REPORTS.c.newest).values(newest=False))
    row = {
        **report_row(read.report, read.checked),
        "office_id": office,
        "version": version + 1,
        "newest": newest,
        "content": content,
        "file_name": legible(read.path.name),
        "modified": modified,
        "taken": _now(),
    }
    made: int = connection.execute(REPORTS.insert().values(row).returning(REPORTS.c.id)).scalar_one()
    return made, Outcome.REPLACED if newest and latest is not None else Outcome.TAKEN


def _file_row(report: int, read: ReadReport) -> Row:
    return {
        "digest": read.fingerprint.digest,
        "report_id": report,
        "name": legible(read.path.name),
        "size": read.fingerprint.size,
        "modified": _changed(read.fingerprint),
        "taken": _now(),
    }


def _parts(connection: Connection, report: int, read: ReadReport) -> None:
    """Issues, measures with their texts and evidence, findings."""
    issues = _ids(connection, ISSUES, ({**row, "report_id": report} for row in issue_rows(read.report)))
    of_issue = {id(issue): number for issue, number in zip(read.report.issues, issues, strict=True)}
    numbered = list(read.report.measures())
    rows = (
        {**measure_row(number, measure), "report_id": report, "issue_id": of_issue[id(issue)]}
        for number, issue, measure in numbered
    )
    ids = _ids(connection, MEASURES, rows)
    measures = [(row, measure) for row, (_, _, measure) in zip(ids, numbered, strict=True)]
    columns = read.report.columns
    _insert(connection, ITEMS, ({**row, "measure_id": at} for at, one in measures for row in item_rows(one, columns)))
    if connection.dialect.name == SQLITE:
        for query in _INDEX_REPORT:
            connection.execute(text(query), {"report": report})
    _insert(connection, EVIDENCE, ({**evidence_row(one, columns), "measure_id": at} for at, one in measures))
    row_of: dict[str | None, int] = {one.id: at for at, one in measures}
    _insert(
        connection,
        FINDINGS,
        (
            {**finding_row(one), "report_id": report, "measure_id": row_of.get(one.measure)}
            for one in read.checked.findings
        ),
    )


def _ids(connection: Connection, table: Table, rows: Iterable[Row]) -> list[int]:
    """The ids of new rows, in their order."""
    made = list(rows)
    if not made:
        return []
    return list(connection.scalars(table.insert().returning(table.c.id, sort_by_parameter_order=True), made))


def _insert(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    if made := list(rows):
        connection.execute(table.insert(), made)


def _changed(fingerprint: FileFingerprint) -> datetime:
    """When the file was changed last, in whole microseconds."""
    seconds, rest = divmod(fingerprint.mtime_ns, 1_000_000_000)
    try:
        return datetime.fromtimestamp(seconds, UTC).replace(microsecond=rest // 1000, tzinfo=None)
    except (ValueError, OverflowError, OSError):  # a time that no calendar has
        return datetime(1970, 1, 1)


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
