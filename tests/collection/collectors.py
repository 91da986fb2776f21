"""Processes that collect until they are killed, one with a planted bug among them; and what is in a collection."""

import random
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from sqlalchemy import ColumnElement, FromClause, func, select
from sqlalchemy import Connection as SqlConnection

from ita_desktop.collection import keeping, questions
from ita_desktop.collection.checked_apart import ReadReport
from ita_desktop.collection.collecting import collect
from ita_desktop.collection.database import collection_at, reading
from ita_desktop.collection.tables import EVIDENCE, FILES, FINDINGS, ITEMS, MEASURES, OFFICES, REPORTS
from tests.support.forkserver import child, last_of
from tests.support.offices import read_here

Collector = Callable[[Sequence[Path], str, Callable[[int], None]], None]


def collects(files: Sequence[Path], address: str, tell: Callable[[int], None]) -> None:
    """Takes the files in and tells how many are."""
    with collection_at(address, create=True) as collection:
        for number, _ in enumerate(collect(collection, files, 1, read_here), 1):
            tell(number)


def collects_in_two_transactions(files: Sequence[Path], address: str, tell: Callable[[int], None]) -> None:
    """Planted bug: a report is in the collection before its parts are."""

    def later(connection: SqlConnection, report: int, read: ReadReport) -> None:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        parts(connection, report, read)

    parts, keeping._parts = keeping._parts, later
    collects(files, address, tell)


def killed(collector: Collector, files: Sequence[Path], address: str, chance: random.Random, longest: float) -> int:
    """Let the collector run, kill it within so many seconds of its first file, and return how many it told."""
    with child(_begin, collector, files, address) as (process, ours), suppress(EOFError):
        first: int = ours.recv()
        time.sleep(chance.uniform(0, longest))
        process.kill()
        return last_of(ours, first)
    return 0


def _begin(collector: Collector, files: Sequence[Path], address: str, told: Connection) -> None:
    collector(files, address, told.send)


def contents(address: str, word: str) -> list[str]:
    """What is in the collection, without ids, times and findings, and what a search for the word finds."""
    counts = (
        _count(MEASURES, MEASURES.c.report_id == REPORTS.c.id),
        _count(ITEMS.join(MEASURES, ITEMS.c.measure_id == MEASURES.c.id), MEASURES.c.report_id == REPORTS.c.id),
        _count(EVIDENCE.join(MEASURES, EVIDENCE.c.measure_id == MEASURES.c.id), MEASURES.c.report_id == REPORTS.c.id),
        _count(FINDINGS, FINDINGS.c.report_id == REPORTS.c.id) > 0,
    )
    reports = select(OFFICES.c.key, REPORTS.c.content, REPORTS.c.version, REPORTS.c.newest, *counts).join(
        OFFICES, OFFICES.c.id == REPORTS.c.office_id
    )
    files = select(FILES.c.digest, FILES.c.name)
    with collection_at(address) as collection, reading(collection) as connection:
        rows = [tuple(row) for query in (reports, files) for row in connection.execute(query)]
        return sorted(map(str, [*rows, *questions.find(connection, word).rows]))


def _count(rows: FromClause, of_report: ColumnElement[bool]) -> ColumnElement[int]:
    return select(func.count()).select_from(rows).where(of_report).scalar_subquery()
