"""What is known of files that were taken, and in which texts words stand."""

from datetime import date

from sqlalchemy import select

from ita_desktop.collection.database import collection_at, reading
from ita_desktop.collection.sent_files import files_beside, found_texts
from ita_desktop.collection.tables import FILES
from tests.support.offices import KIND, a_report_of, put_in


def test_a_file_is_known_with_the_other_versions_of_its_report_and_no_others(address: str) -> None:
    with collection_at(address, create=True) as collection:
        put_in(collection, a_report_of("สำโรง"), date(2025, 10, 2), "ก.ita")
        put_in(collection, a_report_of("สำโรง", words="ใหม่ ", measures=3), date(2025, 11, 3), "ข.ita")
        put_in(collection, a_report_of("สำโรง", year=2567), date(2025, 11, 4), "ค.ita")
        put_in(collection, a_report_of("ตะขบ"), date(2025, 11, 5), "ง.ita")
        with reading(collection) as connection:
            digest = connection.scalar(select(FILES.c.digest).where(FILES.c.name == "ก.ita"))
            files = files_beside(connection, str(digest))

    assert [(one.newest, one.on, one.measures) for one in sorted(files, key=lambda one: one.on)] == [
        (False, date(2025, 10, 2), 2),
        (True, date(2025, 11, 3), 3),
    ]
    assert {(one.office, one.district, one.year, one.coverage) for one in files} == {
        (f"{KIND}สำโรง", "ปักธงชัย", 2568, "year")
    }


def test_texts_are_found_in_the_order_of_offices_and_measures_and_as_many_as_are_wanted(address: str) -> None:
    with collection_at(address, create=True) as collection:
        for place in ("สำโรง", "ตะขบ"):
            put_in(collection, a_report_of(place, words="ครั้งที่ "), date(2025, 10, 2))
        with reading(collection) as connection:
            whole = found_texts(connection, "ครั้งที่", 99)
            first = found_texts(connection, "ครั้งที่", 6)

    places = [(one.office.removeprefix(KIND), one.measure, one.field) for one in whole]
    of_office = [(at, field) for at in (1, 2) for field in ("title", "steps", "results", "outcomes")]
    assert places == [(office, *one) for office in ("ตะขบ", "สำโรง") for one in of_office]
    assert first == whole[:6]
