"""What is known of a file that was taken, and where words stand: for a table of files, and one of texts beside it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, literal, select

from ita_desktop.collection.questions import OpenCollection, day_of, has_words, texts_of_newest
from ita_desktop.collection.tables import FILES, ITEMS, MEASURES, OFFICES, REPORTS

_AS_THEY_ARE = ("newest", "coverage", "kind", "percent", "missing", "errors", "warnings", "doubts", "hints")
"""Columns of the report that a file has as well."""


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file with what its report is of, and what was found in it. `newest`: none was changed later of the
    same office, year, part of the year and kind."""

    digest: str
    report: int
    newest: bool
    office: str
    district: str
    year: int
    coverage: str
    kind: str
    on: date
    percent: int
    missing: int
    errors: int
    warnings: int
    doubts: int
    hints: int
    measures: int


@dataclass(frozen=True, slots=True)
class FoundText:
    """A text of a measure that has the words: its report, the number of the measure and its column."""

    report: int
    office: str
    year: int
    measure: int
    field: str
    text: str


def files_beside(connection: OpenCollection, digest: str) -> list[SentFile]:
    """The file of these bytes, and the files of other versions of its report."""
    series = (REPORTS.c.office_id, REPORTS.c.fiscal_year, REPORTS.c.coverage, REPORTS.c.kind)
    this = select(*series).join(FILES, FILES.c.report_id == REPORTS.c.id).where(FILES.c.digest == digest).subquery()
    measures = select(func.count()).where(MEASURES.c.report_id == REPORTS.c.id).scalar_subquery()
    query = (
        select(FILES.c.digest, REPORTS.c.id.label("report"), OFFICES.c.name.label("office"), OFFICES.c.district)
        .add_columns(REPORTS.c.fiscal_year.label("year"), FILES.c.modified.label("on"), measures.label("measures"))
        .add_columns(*(REPORTS.c[name] for name in _AS_THEY_ARE))
        .join(REPORTS, REPORTS.c.id == FILES.c.report_id)
        .join(OFFICES, OFFICES.c.id == REPORTS.c.office_id)
        .join(this, this.c.office_id == REPORTS.c.office_id)
        .where(*(REPORTS.c[column.name] == this.c[column.name] for column in series))
    )
    return [SentFile(**{**row, "on": day_of(row["on"])}) for row in connection.execute(query).mappings()]


def found_texts(connection: OpenCollection, words: str, most: int) -> list[FoundText]:
    """The texts that have the words, whichever digits they are written in, by office and measure, a title before the
    others; not more than `most`."""
    place = (REPORTS.c.id, OFFICES.c.name, REPORTS.c.fiscal_year, MEASURES.c.number)
    order = (OFFICES.c.name, REPORTS.c.id, MEASURES.c.number)
    titles = texts_of_newest().with_only_columns(*place, literal("title"), MEASURES.c.title)
    items = texts_of_newest().with_only_columns(*place, ITEMS.c.field, ITEMS.c.text)
    queries = (
        titles.where(has_words(connection, MEASURES, words)).order_by(*order),
        items.join(ITEMS, ITEMS.c.measure_id == MEASURES.c.id)
        .where(has_words(connection, ITEMS, words))
        .order_by(*order, ITEMS.c.id),
    )
    found = (FoundText(*row) for query in queries for row in connection.execute(query.limit(most)))
    return sorted(found, key=lambda one: (one.office, one.report, one.measure))[:most]
