"""Many offices' files come into one collection: what is taken, what is left alone, what is kept beside what."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import select

from ita_desktop.collection.collecting import collect, report_files
from ita_desktop.collection.database import VERSIONS, collection_at, reading
from ita_desktop.collection.failures import (
    BadCollectionAddressError,
    CollectionNewerError,
    CollectionUnreachableError,
    NoCollectionError,
    NotACollectionError,
    PasswordInAddressError,
)
from ita_desktop.collection.keeping import Outcome
from ita_desktop.collection.tables import EVIDENCE, FILES, ITEMS, MEASURES, METADATA, OFFICES, REPORTS
from ita_desktop.errors import FileDamagedError, FileMissingError, NotAReportError
from tests.support.offices import a_report_of, write
from tests.support.report_files import a_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return a_folder(tmp_path / "แฟ้มจาก อปท.")


def taken_from(folder: Path, address: str) -> Counter[Outcome]:
    with collection_at(address, create=True) as collection:
        return Counter(result.outcome for result in collect(collection, report_files([folder]), 1))


# Any: what the columns hold.
def rows(address: str, *columns: Any) -> Sequence[tuple[Any, ...]]:
    with collection_at(address) as collection, reading(collection) as connection:
        return [tuple(row) for row in connection.execute(select(*columns).order_by(*columns))]


def of(change: float, path: Path) -> Path:
    """The file as if it had been changed that many days after 1 October 2025."""
    os.utime(path, (1_759_276_800 + change * 86_400,) * 2)
    return path


def test_reports_of_two_offices_are_taken_with_their_places_and_texts(folder: Path, address: str) -> None:
    write(a_report_of("สำโรง"), folder)
    write(a_report_of("ตะขบ"), folder / "อำเภอปักธงชัย")

    assert taken_from(folder, address) == {Outcome.TAKEN: 2}

    assert rows(address, OFFICES.c.name, OFFICES.c.place_code) == [
        ("องค์การบริหารส่วนตำบลตะขบ", "301405"),
        ("องค์การบริหารส่วนตำบลสำโรง", "301404"),
    ]
    assert len(rows(address, MEASURES.c.id)) == 4
    assert ("owners", "value", "สำนักปลัด") in rows(address, ITEMS.c.field, ITEMS.c.kind, ITEMS.c.text)
    assert rows(address, EVIDENCE.c.results, EVIDENCE.c.proven) == [(1, 1)] * 4


def test_the_same_file_again_changes_nothing_whatever_its_name(folder: Path, address: str, tmp_path: Path) -> None:
    path = write(a_report_of(), folder)
    taken_from(folder, address)
    before = rows(address, FILES.c.name, FILES.c.taken)
    (folder / "ส่งซ้ำ.ita").write_bytes(path.read_bytes())

    assert taken_from(folder, address) == {Outcome.UNCHANGED: 2}
    assert rows(address, FILES.c.name, FILES.c.taken) == before


def test_a_report_that_was_only_saved_anew_is_no_new_version(folder: Path, address: str) -> None:
    write(a_report_of(), folder, "ก.ita")
    taken_from(folder, address)
    again = replace(a_report_of(), unreviewed=frozenset({"m1"}))
    write(again, folder, "ข.ita")

    assert taken_from(folder, address)[Outcome.TAKEN] == 0
    assert len(rows(address, OFFICES.c.id)) == 1


def test_a_newer_version_is_kept_beside_the_older(folder: Path, address: str) -> None:
    of(1, write(a_report_of(), folder, "ก.ita"))
    taken_from(folder, address)
    of(2, write(replace(a_report_of(), title="รายงานฉบับแก้ไข"), folder, "ข.ita"))

    assert taken_from(folder, address) == {Outcome.UNCHANGED: 1, Outcome.REPLACED: 1}
    assert rows(address, REPORTS.c.version, REPORTS.c.newest, REPORTS.c.file_name) == [
        (1, False, "ก.ita"),
        (2, True, "ข.ita"),
    ]


def test_an_older_version_that_comes_late_is_not_the_newest(folder: Path, address: str) -> None:
    of(5, write(replace(a_report_of(), title="รายงานฉบับแก้ไข"), folder, "ข.ita"))
    taken_from(folder, address)
    of(1, write(a_report_of(), folder, "ก.ita"))

    assert taken_from(folder, address)[Outcome.TAKEN] == 1
    assert rows(address, REPORTS.c.newest, REPORTS.c.file_name) == [(False, "ก.ita"), (True, "ข.ita")]


def test_another_year_is_another_report(folder: Path, address: str) -> None:
    write(a_report_of(year=2567), folder)
    write(a_report_of(year=2568), folder)

    assert taken_from(folder, address) == {Outcome.TAKEN: 2}
    assert rows(address, REPORTS.c.fiscal_year, REPORTS.c.newest) == [(2567, True), (2568, True)]


def test_bad_files_are_refused_with_their_reason_and_stop_nothing(folder: Path, address: str) -> None:
    (folder / "ก จดหมาย.ita").write_bytes("ไม่ใช่รายงาน".encode() * 99)
    whole = write(a_report_of("ตะขบ"), folder, "ข เสีย.ita").read_bytes()
    (folder / "ข เสีย.ita").write_bytes(whole[:9000] + b"\xff" * 4000 + whole[13000:])
    write(a_report_of("สำโรง"), folder, "ค ดี.ita")
    (folder / "ง ไม่ใช่แฟ้มรายงาน.docx").write_bytes(b"PK")

    with collection_at(address, create=True) as collection:
        first, second, third = collect(collection, report_files([folder]), 1)

    assert isinstance(first.error, NotAReportError)
    assert isinstance(second.error, FileDamagedError)
    assert (third.outcome, third.error) == (Outcome.TAKEN, None)
    assert len(rows(address, FILES.c.digest)) == 1


def test_a_run_that_was_interrupted_goes_on_where_it_ended(folder: Path, address: str) -> None:
    for subdistrict in ("ตะขบ", "สำโรง", "ธงชัยเหนือ"):
        write(a_report_of(subdistrict), folder)

    with collection_at(address, create=True) as collection:
        begun: Iterator[object] = collect(collection, report_files([folder]), 1)
        next(begun)
        del begun  # as the end of the process does

    assert len(rows(address, OFFICES.c.id)) == 1
    assert taken_from(folder, address) == {Outcome.UNCHANGED: 1, Outcome.TAKEN: 2}


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileMissingError):
        report_files([tmp_path / "ไม่มี"])


# The collection itself


def test_the_migrations_make_the_tables_of_the_program(address: str) -> None:
    with collection_at(address, create=True) as collection, reading(collection) as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSIONS})
        differing = [found for found in compare_metadata(context, METADATA) if "_search" not in str(found)]

    assert differing == []


def test_a_question_makes_no_collection(address: str) -> None:
    for _ in range(2):
        with pytest.raises(NoCollectionError), collection_at(address):
            pass


def test_a_report_file_is_no_collection_and_stays_as_it_is(folder: Path) -> None:
    path = write(a_report_of(), folder)
    before = path.read_bytes()

    with pytest.raises(NotACollectionError), collection_at(str(path), create=True):
        pass

    assert path.read_bytes() == before
    assert [one.name for one in folder.iterdir()] == [path.name]


def test_what_is_no_database_is_no_collection(tmp_path: Path) -> None:
    (tmp_path / "ข้อความ.sqlite").write_bytes("ข้อความธรรมดา".encode() * 99)

    with pytest.raises(NotACollectionError), collection_at(str(tmp_path / "ข้อความ.sqlite"), create=True):
        pass


def test_a_collection_of_a_newer_program_is_left_alone(address: str) -> None:
    with collection_at(address, create=True) as collection, collection.begin() as connection:
        connection.exec_driver_sql(f"UPDATE {VERSIONS} SET version_num = '99'")

    with pytest.raises(CollectionNewerError), collection_at(address, create=True):
        pass


def test_a_collection_that_may_only_be_read_answers(tmp_path: Path) -> None:
    path = tmp_path / "คลัง.sqlite"
    with collection_at(str(path), create=True):
        pass
    before = path.read_bytes()

    assert rows(str(path), OFFICES.c.id) == []
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("address", "refused"),
    [
        ("postgresql://clerk:ความลับ@127.0.0.1/ita", PasswordInAddressError),
        ("postgresql://clerk@127.0.0.1/ita?password=ความลับ", PasswordInAddressError),
        ("mysql://clerk:ความลับ@127.0.0.1/ita", PasswordInAddressError),
        ("mysql://clerk@127.0.0.1/ita", BadCollectionAddressError),
        ("sqlite://", BadCollectionAddressError),
        ("ความลับ://[", BadCollectionAddressError),
        ("postgresql://clerk@127.0.0.1:1/ita", CollectionUnreachableError),
        ("sqlite:////ไม่มี/โฟลเดอร์/ค.sqlite", CollectionUnreachableError),
    ],
)
def test_an_address_that_cannot_be_used_is_refused_without_its_password(address: str, refused: type[Exception]) -> None:
    with pytest.raises(refused) as error, collection_at(address, create=True):
        pass

    assert ":ความลับ" not in str(error.value)
    assert "=ความลับ" not in str(error.value)
