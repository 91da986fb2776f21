"""Questions about a collection: who has sent, who is ready, where words stand, one measure over offices and years.

An answer is a head of column keys and rows. Of each report the newest version is asked.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, column, func, literal, select, table, text
from sqlalchemy.sql.elements import ColumnClause

from ita_desktop.collection.answers import Answer, Row, Sent
from ita_desktop.collection.database import POSTGRESQL
from ita_desktop.collection.offices import name_key
from ita_desktop.collection.tables import EVIDENCE, ITEMS, MEASURES, OFFICES, REPORTS
from ita_desktop.domain.find.search import search_key
from ita_desktop.domain.thai.provinces import Subdistrict, subdistricts_with_codes

OpenCollection = Connection
"""A collection that is only read."""

_THAILAND = timedelta(hours=7)
_TRIGRAM = 3
_ROWS_AT_ONCE = 1_000

FOUND_MAX = 200
"""Texts that a person is shown of a search."""

_LAST = 100 * FOUND_MAX
"""Texts that are looked through without the index: if one in a hundred has the words, enough of them have."""


def newest_year(connection: OpenCollection) -> int | None:
    """The latest fiscal year of which there is a report; None in an empty collection."""
    year: int | None = connection.scalar(select(func.max(REPORTS.c.fiscal_year)))
    return year


# Who


@dataclass(frozen=True, slots=True)
class _Office:
    name: str
    code: str
    district: str
    subdistrict: str
    on: date
    file_name: str


def who(
    connection: OpenCollection, year: int, province: str = "", district: str = "", by: date | None = None
) -> Answer:
    """Each subdistrict with its offices and when each first sent a report of the year; those without, too.

    Without a province: of all provinces that the collection has an office of. Offices whose subdistrict is not known
    come last.
    """
    sent = [one for one in _sent(connection, year) if not district or one.district == district]
    names = (province,) if province else provinces_of(connection)
    places = (one for name in names for one in subdistricts_with_codes(name))
    expected = [one for one in places if not district or one.district == district]
    codes = {one.code for one in expected}
    inside = {code[:2] for code in codes}
    others = [one for one in sent if one.code not in codes and (not province or one.code[:2] in inside)]
    return Answer(_WHO, (*_by_place(expected, sent, by), *(_row(one, by) for one in others)))


def who_of(connection: OpenCollection, year: int, wanted: Iterable[str], by: date | None = None) -> Answer:
    """Each office of a list, by its name or the code of its place, and when it first sent a report of the year."""
    sent = list(_sent(connection, year))
    rows: list[Row] = []
    for line in wanted:
        found = [one for one in sent if line == one.code or name_key(line) == name_key(one.name)]
        rows += [_row(one, by) for one in found] or [("", "", line, line, Sent.MISSING.value, "", "")]
    return Answer(_WHO, rows)


_WHO = ("district", "subdistrict", "place_code", "office", "sent", "on", "file_name")


def _sent(connection: OpenCollection, year: int) -> Iterator[_Office]:
    """Each office that sent a report of the year, with the version that it sent first."""
    order = func.row_number().over(partition_by=REPORTS.c.office_id, order_by=(REPORTS.c.modified, REPORTS.c.version))
    of_year = select(REPORTS.c.office_id, REPORTS.c.modified, REPORTS.c.file_name, order.label("sent"))
    first = of_year.where(REPORTS.c.fiscal_year == year).subquery()
    query = (
        select(OFFICES.c.name, OFFICES.c.place_code, OFFICES.c.district, OFFICES.c.subdistrict)
        .add_columns(first.c.modified, first.c.file_name)
        .join(first, first.c.office_id == OFFICES.c.id)
        .where(first.c.sent == 1)
        .order_by(OFFICES.c.place_code, OFFICES.c.name)
    )
    for name, code, district, subdistrict, modified, file_name in connection.execute(query):
        yield _Office(name, code, district, subdistrict, day_of(modified), file_name)


def provinces_of(connection: OpenCollection) -> list[str]:
    """The provinces that the collection has an office of."""
    return list(connection.scalars(select(OFFICES.c.province).distinct().order_by(OFFICES.c.province)))


def _by_place(expected: list[Subdistrict], sent: list[_Office], by: date | None) -> Iterator[Row]:
    of_place: dict[str, list[_Office]] = {}
    for office in sent:
        of_place.setdefault(office.code, []).append(office)
    for place in expected:
        for office in of_place.get(place.code, ()):
            yield _row(office, by)
        if place.code not in of_place:
            yield place.district, place.name, place.code, "", Sent.MISSING.value, "", ""


def _row(office: _Office, by: date | None) -> Row:
    late = by is not None and office.on > by
    state = Sent.LATE if late else Sent.SENT
    where = (office.district, office.subdistrict, office.code)
    return (*where, office.name, state.value, office.on.isoformat(), office.file_name)


def day_of(moment: datetime) -> date:
    """The day in Thailand, which has one time zone."""
    return (moment + _THAILAND).date()


# Ready, find, measures, export


def ready(connection: OpenCollection, year: int) -> Answer:
    """Each report of the year: how much is filled in, and its findings; those that lack most first."""
    counts = ("percent", "ready", "missing", "errors", "warnings", "doubts", "hints")
    query = (
        select(OFFICES.c.name, REPORTS.c.fiscal_year, *(REPORTS.c[name] for name in counts), REPORTS.c.file_name)
        .join(REPORTS, REPORTS.c.office_id == OFFICES.c.id)
        .where(REPORTS.c.newest, REPORTS.c.fiscal_year == year)
        .order_by(REPORTS.c.percent, REPORTS.c.ready, REPORTS.c.errors.desc(), REPORTS.c.warnings.desc())
        .order_by(OFFICES.c.name)
    )
    return Answer(("office", "year", *counts, "file_name"), _rows(connection, query))


def find(connection: OpenCollection, words: str, year: int | None = None, most: int | None = None) -> Answer:
    """Every text of a measure that has the words, whichever digits they are written in. Not more than `most`, if it is
    given: those that were taken last, by measures; of the last measure not all."""
    titles = texts_of_newest(year).add_columns(literal("title"), MEASURES.c.title)
    items = texts_of_newest(year).add_columns(ITEMS.c.field, ITEMS.c.text)
    items = items.join(ITEMS, ITEMS.c.measure_id == MEASURES.c.id)
    if most is None:
        queries = ((titles, MEASURES), (items, ITEMS))
        found = (query.where(has_words(connection, searched, words)) for query, searched in queries)
        return Answer(_TEXTS, chain.from_iterable(_rows(connection, query) for query in found))
    titles, items = titles.add_columns(MEASURES.c.id, literal(0)), items.add_columns(MEASURES.c.id, ITEMS.c.id)
    latest = [
        *_latest(connection, titles, MEASURES, words, most),
        *_latest(connection, items, ITEMS, words, most),
    ]
    latest.sort(key=lambda row: (-row[-2], row[-1]))
    return Answer(_TEXTS, [row[:-2] for row in latest[:most]])


def measures(connection: OpenCollection, words: str, year: int | None = None) -> Answer:
    """Every measure whose title has the words, over offices and years, with what proves its results."""
    evidence = (EVIDENCE.c.results, EVIDENCE.c.proven, EVIDENCE.c.links)
    query = (
        texts_of_newest(year)
        .add_columns(*evidence)
        .join(EVIDENCE, EVIDENCE.c.measure_id == MEASURES.c.id)
        .where(has_words(connection, MEASURES, words))
        .order_by(OFFICES.c.name, REPORTS.c.fiscal_year, MEASURES.c.number)
    )
    return Answer((*_MEASURE, "results", "proven", "links"), _rows(connection, query))


def export(connection: OpenCollection, year: int | None = None) -> Answer:
    """Every text of every measure."""
    query = (
        texts_of_newest(year)
        .add_columns(ITEMS.c.field, ITEMS.c.text)
        .join(ITEMS, ITEMS.c.measure_id == MEASURES.c.id)
        .order_by(MEASURES.c.id, ITEMS.c.id)
    )
    return Answer(_TEXTS, _rows(connection, query))


# Any: the columns of the query; an id is a number.
def _latest(connection: OpenCollection, query: Select[Any], searched: Table, words: str, most: int) -> list[Any]:
    """The rows of the query with the highest ids of the table that is searched.

    Words that many texts have are found in the last ones without the index: all that it has of them would have to be
    read to be sorted. Words that few have are found by it at once.
    """
    last = connection.scalar(select(func.max(searched.c.id))) or 0
    key = search_key(words, match_case=False)
    at = func.strpos if connection.dialect.name == POSTGRESQL else func.instr
    among_last = query.where(searched.c.id > last - _LAST, at(searched.c.search_key, key) > 0)
    rows = connection.execute(among_last.order_by(searched.c.id.desc()).limit(most)).all()
    if len(rows) < most:
        by_index = query.where(has_words(connection, searched, words))
        no_order = searched.c.id + 0  # of any index, in which a planner could look for words that are not there
        rows = connection.execute(by_index.order_by(no_order.desc()).limit(most)).all()
    return [tuple(row) for row in rows]


_MEASURE = ("office", "year", "number", "title")
_TEXTS = (*_MEASURE, "field", "text")


# Any: others are added to its columns.
def texts_of_newest(year: int | None = None) -> Select[Any]:
    """Measures of the newest versions, with office and year."""
    query = (
        select(OFFICES.c.name, REPORTS.c.fiscal_year, MEASURES.c.number, MEASURES.c.title)
        .join(REPORTS, REPORTS.c.office_id == OFFICES.c.id)
        .join(MEASURES, MEASURES.c.report_id == REPORTS.c.id)
        .where(REPORTS.c.newest)
    )
    return query if year is None else query.where(REPORTS.c.fiscal_year == year)


def has_words(connection: OpenCollection, searched: Table, words: str) -> ColumnElement[bool]:
    """Whether `search_key` has the words somewhere, by the index of three letters at a time."""
    key = search_key(words, match_case=False)
    if connection.dialect.name == POSTGRESQL:
        for special in "\\%_":
            key = key.replace(special, f"\\{special}")
        return searched.c.search_key.like(f"%{key}%")
    if len(key) < _TRIGRAM:
        return func.instr(searched.c.search_key, key) > 0
    index = f"{searched.name}_search"
    row: ColumnClause[int] = column("rowid")
    quoted = '"' + key.replace('"', '""') + '"'
    found = select(row).select_from(table(index)).where(text(f"{index} MATCH :words").bindparams(words=quoted))
    return searched.c.id.in_(found)


# Any: the columns of whatever question it is.
def _rows(connection: OpenCollection, query: Select[Any]) -> Iterator[Row]:
    found = connection.execute(query.execution_options(yield_per=_ROWS_AT_ONCE))
    return (tuple(row) for row in found)
