"""Two collectors at work at once take nothing twice, and what fails leaves nothing behind."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from threading import Barrier

import pytest
from sqlalchemy import func, select

from ita_desktop.collection.database import collection_at, reading
from ita_desktop.collection.failures import CollectionUnreachableError
from ita_desktop.collection.keeping import Outcome
from ita_desktop.collection.tables import MEASURES, OFFICES, REPORTS
from tests.support.offices import a_report_of, put_in
from tests.support.postgres import POSTGRESQL, Server

DAY = date(2025, 10, 1)


def test_two_collectors_at_once_take_no_report_twice(address: str) -> None:
    reports = [a_report_of(subdistrict) for subdistrict in ("ตะขบ", "สำโรง", "ธงชัยเหนือ")]
    begin = Barrier(2)

    def collector(_: int) -> list[Outcome]:
        begin.wait()
        with collection_at(address, create=True) as collection:
            return [put_in(collection, report, DAY) for report in reports]

    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(collector, range(2))

    assert [{*outcomes} for outcomes in zip(one, other, strict=True)] == [{Outcome.TAKEN, Outcome.UNCHANGED}] * 3
    with collection_at(address) as collection, reading(collection) as connection:
        counts = [connection.scalar(select(func.count()).select_from(table)) for table in (OFFICES, REPORTS, MEASURES)]
    assert counts == [3, 3, 6]


def test_two_versions_at_once_leave_one_newest(address: str) -> None:
    versions = [replace(a_report_of(), title=f"รายงานฉบับที่ {number}") for number in range(4)]
    with collection_at(address, create=True) as collection, ThreadPoolExecutor(4) as pool:
        outcomes = [*pool.map(lambda report: put_in(collection, report, DAY), versions)]
        with reading(collection) as connection:
            found = connection.execute(select(REPORTS.c.version, REPORTS.c.newest).order_by(REPORTS.c.version)).all()

    assert sorted(outcomes) == [Outcome.REPLACED] * 3 + [Outcome.TAKEN]
    assert [tuple(row) for row in found] == [(1, False), (2, False), (3, False), (4, True)]


def test_what_fails_half_way_is_not_in_the_collection_at_all(address: str) -> None:
    with collection_at(address, create=True) as collection:
        with collection.begin() as connection:
            connection.exec_driver_sql("DROP TABLE findings")
        with pytest.raises(Exception, match="findings"):
            put_in(collection, a_report_of(measures=1), DAY)
        with reading(collection) as connection:
            counts = [connection.scalar(select(func.count()).select_from(table)) for table in (OFFICES, MEASURES)]

    assert counts == [0, 0]


@pytest.mark.unix(POSTGRESQL)
def test_a_wrong_password_is_refused_and_not_repeated(postgresql: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSWORD", "ผิดแน่นอน")

    with pytest.raises(CollectionUnreachableError) as refused, collection_at(postgresql.new_database()):
        pass

    assert "ผิดแน่นอน" not in str(refused.value)
    assert refused.value.__suppress_context__
