"""Files travel between offices with different versions: older ones are read and upgraded, newer ones refused.

The future is an artificial version that adds a table and a column, as every version will.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from ita_desktop import errors
from ita_desktop.domain.report.paper_settings import DEFAULT_PAPER
from ita_desktop.storage.database import older_formats, upgrades
from ita_desktop.storage.database.columns import TABLES
from ita_desktop.storage.database.digest import read_content
from ita_desktop.storage.database.older_formats import tables_of
from ita_desktop.storage.database.rows import report_of, rows_of
from ita_desktop.storage.files import backups, report_file
from ita_desktop.storage.inspection.report_answer import inspect_giving
from ita_desktop.storage.leftovers import leftovers
from ita_desktop.storage.working_copy import WorkingCopy
from tests.storage.database.test_rows import ids
from tests.support.report_files import a_file, a_larger_report, holding, untouched, with_sql
from tests.support.reports import a_report


def _adds_a_note(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE evidence (id TEXT NOT NULL PRIMARY KEY, url TEXT NOT NULL) STRICT")
    upgrades.add_text(connection, "item", "note")


@pytest.fixture
def file_of_today(tmp_path: Path) -> Path:
    """A file made by the program of today."""
    return a_file(tmp_path, a_larger_report())


@pytest.fixture
def next_version(file_of_today: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The program is the next version from here on; the file was made before."""
    shapes = tuple(
        replace(shape, columns=(*shape.columns, "note")) if shape.name == "item" else shape for shape in TABLES
    )
    assert file_of_today.exists()
    monkeypatch.setattr(upgrades, "UPGRADES", (*upgrades.UPGRADES, _adds_a_note))
    monkeypatch.setattr(upgrades, "NEWEST", upgrades.NEWEST + 1)
    monkeypatch.setattr(older_formats, "TABLES", shapes)
    yield upgrades.NEWEST


def test_an_older_file_is_read_by_the_columns_that_it_has(file_of_today: Path, next_version: int) -> None:
    with untouched(file_of_today.parent):
        opened = report_file.read(file_of_today)

    assert opened.is_older
    assert opened.report.title == a_larger_report().title
    assert len(opened.report.issues[0].measures) == 12
    assert tables_of(next_version - 1) == TABLES
    assert tables_of(next_version) != TABLES


def test_an_older_file_is_passed_on_by_a_helper_as_it_is_read(file_of_today: Path, next_version: int) -> None:
    pieces: list[bytes] = []

    told = inspect_giving(file_of_today, pieces.append)

    rows = {table: [tuple(row) for row in of_table] for table, of_table in map(json.loads, pieces)}
    assert told == {"version": next_version - 1}
    assert report_of(rows) == report_file.read(file_of_today).report


def test_upgraded_rows_are_the_same_report_with_every_id(next_version: int) -> None:
    report = a_larger_report()

    after = older_formats.upgraded(rows_of(report), next_version - 1)

    assert report_of(after) == report
    assert ids(report_of(after)) == ids(report)


def _as_before_the_first(connection: sqlite3.Connection) -> None:
    """An artificial version 0: the first one without the settings of the paper, which were thought of later."""
    really_first(connection)
    connection.execute("DROP TABLE paper_setting")


def _with_paper_settings(connection: sqlite3.Connection) -> None:
    connection.execute(_PAPER_SETTING)


FIRST = Path(__file__).resolve().parents[2] / "files" / "version-1.ita"
really_first = upgrades.UPGRADES[0]
_PAPER_SETTING = next(sql for _, name, _, sql in upgrades.schema(1) if name == "paper_setting" and sql)


@pytest.fixture
def file_of_version_0(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file as the version before the first would have written it; every version is numbered one more from here on."""
    monkeypatch.setattr(upgrades, "UPGRADES", (_as_before_the_first, _with_paper_settings, *upgrades.UPGRADES[1:]))
    monkeypatch.setattr(upgrades, "NEWEST", upgrades.NEWEST + 1)
    path = holding(tmp_path / "รุ่นศูนย์.ita", FIRST.read_bytes())
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DROP TABLE paper_setting")
        content = read_content(connection, tables=tables_of(1))
        connection.execute("UPDATE about SET value = ? WHERE name = 'digest'", (content.fingerprint.digest,))
        connection.execute("VACUUM")
    return path


def test_a_file_of_version_0_is_read_and_published_as_one_of_today_and_then_refused_there(
    file_of_version_0: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with untouched(file_of_version_0.parent):
        opened = report_file.read(file_of_version_0)
    assert opened.is_older
    assert opened.report.paper == DEFAULT_PAPER
    before = backups.back_up(file_of_version_0, opened.fingerprint, datetime(2026, 11, 23))

    copy = WorkingCopy.create(opened.report, file_of_version_0, opened.fingerprint)
    copy.publish()
    copy.close()

    again = report_file.read(file_of_version_0)
    assert again.report == opened.report
    assert not again.is_older
    assert before is not None and before.read() == opened.report
    monkeypatch.setattr(upgrades, "UPGRADES", upgrades.UPGRADES[:1])
    monkeypatch.setattr(upgrades, "NEWEST", 1)
    with untouched(file_of_version_0.parent), pytest.raises(errors.FileNewerError):
        report_file.read(file_of_version_0)


def test_a_file_of_the_next_version_is_refused_untouched_by_this_one(file_of_today: Path) -> None:
    with closing(sqlite3.connect(file_of_today, isolation_level=None)) as connection:
        _adds_a_note(connection)
        connection.execute(f"PRAGMA user_version = {upgrades.NEWEST + 1}")

    with untouched(file_of_today.parent), pytest.raises(errors.FileNewerError):
        report_file.read(file_of_today)


def test_a_file_that_claims_an_older_version_but_has_newer_parts_is_refused(
    file_of_today: Path, next_version: int
) -> None:
    with_sql("ALTER TABLE item ADD COLUMN note TEXT NOT NULL DEFAULT ''")(file_of_today)

    with pytest.raises(errors.ForeignPartsError):
        report_file.read(file_of_today)


def test_unpublished_work_of_an_older_program_is_upgraded_and_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    copy = WorkingCopy.create(a_report(title="ก่อนปรับรุ่น"), None, None)
    copy._database.disconnect()
    monkeypatch.setattr(upgrades, "UPGRADES", (*upgrades.UPGRADES, _adds_a_note))
    monkeypatch.setattr(upgrades, "NEWEST", upgrades.NEWEST + 1)

    assert [found.title for found in leftovers()] == ["ก่อนปรับรุ่น"]


def test_unpublished_work_of_a_newer_program_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    copy = WorkingCopy.create(a_report(), None, None)
    copy._database.disconnect()
    with_sql(f"PRAGMA user_version = {upgrades.NEWEST + 1}")(copy.folder / "report.sqlite")

    with untouched(copy.folder):
        assert not leftovers()

    assert "cannot be read" in caplog.text
    caplog.clear()
