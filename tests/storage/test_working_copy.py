"""Edits go durably into the working copy; the clerk's file is replaced whole; nobody's edits are overwritten."""

import json
import os
import shutil
import sqlite3
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import PoolProxiedConnection

from ita_desktop import errors, paths
from ita_desktop.domain.limits import TEXT_MAX_LENGTH, YEARS
from ita_desktop.domain.report.admission import admitted
from ita_desktop.domain.report.report import Report
from ita_desktop.storage.database import engine
from ita_desktop.storage.database.connecting import connect_private
from ita_desktop.storage.files import publishing, report_file
from ita_desktop.storage.files.fingerprint import fingerprint_at
from ita_desktop.storage.leftovers import leftovers, resume
from ita_desktop.storage.origin import Origin
from ita_desktop.storage.working_copy import WorkingCopy
from tests.storage.database.test_rows import ids
from tests.support.certain import the
from tests.support.python_process import python
from tests.support.report_files import a_file, dies, opened, raising, sqlite_error, untouched
from tests.support.reports import a_report, reports, retitled, with_issue, with_measure
from tests.support.unix_only import OPEN


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The clerk's file."""
    return a_file(tmp_path)


@pytest.fixture
def copy(path: Path) -> Iterator[WorkingCopy]:
    """Its working copy, with an edit that the file lacks."""
    made = opened(path)
    made.store(retitled(made.report, "ของฉัน"))
    yield made
    dies(made)


def folders() -> list[Path]:
    """The folders of working copies that exist."""
    return list(paths.working_copies().iterdir()) if paths.working_copies().exists() else []


def in_database(folder: Path) -> str:
    """The title in a database whose owner is gone."""
    with closing(sqlite3.connect(folder / "report.sqlite")) as connection:
        return str(connection.execute("SELECT title FROM report").fetchone()[0])


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(versions=st.lists(reports(), min_size=2, max_size=4))
def test_whatever_is_stored_is_found_again_with_every_id(versions: list[Report]) -> None:
    copy = WorkingCopy.create(versions[0], None, None)

    for version in versions[1:]:
        copy.store(version)
    dies(copy)
    found = resume(leftovers()[0])

    assert found.report == versions[-1]
    assert ids(found.report) == ids(versions[-1])
    found.discard()


def test_what_was_stored_is_in_the_database_and_not_yet_in_the_clerks_file(tmp_path: Path, copy: WorkingCopy) -> None:
    with untouched(tmp_path):
        copy.store(retitled(copy.report, "แก้แล้ว"))

    assert copy.report.title == "แก้แล้ว"
    assert not copy.published()
    dies(copy)
    assert in_database(copy.folder) == "แก้แล้ว"


def test_publishing_puts_everything_stored_into_the_clerks_file(tmp_path: Path, path: Path, copy: WorkingCopy) -> None:
    result = copy.publish()

    assert (result.path, result.conflict) == (path, False)
    assert result.fingerprint == copy.fingerprint == fingerprint_at(path)
    assert report_file.read(path).report == copy.report
    assert copy.published()
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    copy.close()
    assert not folders()


def test_a_report_that_was_only_opened_is_published_and_leaves_nothing(tmp_path: Path) -> None:
    copy = opened(a_file(tmp_path))

    assert copy.published()
    copy.close()
    assert not folders()
    assert not leftovers()


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH '{0}/other.sqlite' AS other",
        "ATTACH ? AS other",
        "PRAGMA writable_schema = ON",
        "PRAGMA synchronous = OFF",
    ],
)
def test_the_working_copys_connection_reaches_no_other_file_and_no_setting(tmp_path: Path, statement: str) -> None:
    copy = WorkingCopy.create(a_report(), None, None)
    values = (str(tmp_path / "other.sqlite"),) if "?" in statement else ()

    with pytest.raises(sqlite3.DatabaseError, match=r"not authorized|prohibited"):
        copy._database.connection.execute(statement.format(tmp_path), values)

    copy.discard()
    assert not list(tmp_path.iterdir())


def test_nothing_about_the_clerks_folders_is_in_the_file(tmp_path: Path, copy: WorkingCopy) -> None:
    result = copy.publish(tmp_path / "ส่งให้อำเภอ.ita")

    assert b"ita-desktop" not in result.path.read_bytes()
    assert os.fsencode(tmp_path) not in result.path.read_bytes()


def test_removed_words_do_not_stay_hidden_in_the_file(path: Path, copy: WorkingCopy) -> None:
    copy.store(retitled(copy.report, "ร่างลับก่อนแก้ไข"))
    copy.store(retitled(copy.report, "ฉบับจริง"))
    copy.publish()

    assert "ร่างลับ".encode() not in path.read_bytes()


def test_unpublished_work_is_offered_after_the_program_died_and_goes_on(path: Path, copy: WorkingCopy) -> None:
    dies(copy)

    (found,) = leftovers()
    again = resume(found)

    assert (found.title, found.path) == ("ของฉัน", path)
    assert again.report == copy.report
    assert (again.path, again.fingerprint) == (path, copy.fingerprint)
    assert again.publish().conflict is False
    again.close()
    assert not folders()


def test_work_that_was_closed_without_being_published_is_offered(tmp_path: Path) -> None:
    copy = WorkingCopy.create(a_report(), None, None)
    copy.close()

    assert [found.report for found in leftovers()] == [copy.report]


def test_a_new_report_that_nobody_touched_is_not_offered() -> None:
    untouched_copy = WorkingCopy.create(a_report(), None, None, worth_keeping=False)
    touched_copy = WorkingCopy.create(a_report(), None, None, worth_keeping=False)
    touched_copy.store(retitled(touched_copy.report, "เริ่มพิมพ์"))
    dies(untouched_copy)
    dies(touched_copy)

    assert [found.title for found in leftovers()] == ["เริ่มพิมพ์"]
    assert folders() == [touched_copy.folder]


def test_what_another_window_has_open_is_not_offered(copy: WorkingCopy) -> None:
    assert not leftovers()
    copy.store(retitled(copy.report, "ยังเขียนได้"))


def test_of_two_windows_that_resume_the_same_work_one_gets_it() -> None:
    dies(WorkingCopy.create(a_report(), None, None))
    (found,) = leftovers()
    winner = resume(found)

    with pytest.raises(errors.LeftoverGoneError):
        resume(found)

    winner.discard()
    with pytest.raises(errors.LeftoverGoneError):
        resume(found)


def test_a_folder_that_was_never_finished_is_cleared_away_a_day_later() -> None:
    old, young = paths.working_copies() / "20261101-080000-aa", paths.working_copies() / "20261123-080000-bb"
    old.mkdir(parents=True)
    young.mkdir()
    yesterday = time.time() - 25 * 3600
    os.utime(old, (yesterday, yesterday))

    assert not leftovers()
    assert folders() == [young]


def test_a_working_copy_that_another_window_deletes_meanwhile_is_not_noted(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = WorkingCopy.create(a_report(), None, None)
    dies(copy)

    def deleted_before_it_is_opened(path: Path) -> sqlite3.Connection:
        shutil.rmtree(path.parent)
        return connect_private(path)

    monkeypatch.setattr("ita_desktop.storage.leftovers.connect_private", deleted_before_it_is_opened)

    assert not leftovers()
    assert caplog.text == ""


def test_a_working_copy_that_cannot_be_read_is_kept_and_noted(caplog: pytest.LogCaptureFixture) -> None:
    copy = WorkingCopy.create(a_report(), None, None)
    dies(copy)
    (copy.folder / "report.sqlite").write_bytes(b"\xff" * 8192)

    assert not leftovers()
    assert folders() == [copy.folder]
    assert "cannot be read" in caplog.text
    caplog.clear()


def test_a_file_that_somebody_else_changed_is_never_overwritten(tmp_path: Path, path: Path, copy: WorkingCopy) -> None:
    report_file.write(a_report(title="ของเพื่อน"), path, replace=True)

    result = copy.publish()

    assert result.conflict
    assert report_file.read(path).report.title == "ของเพื่อน"
    assert result.path.parent == tmp_path
    assert result.path.name.startswith("รายงาน ITA ปี ๒๕๖๘ (ฉบับแก้ไขของฉัน ")
    assert report_file.read(result.path).report.title == "ของฉัน"
    assert copy.path == result.path


def test_after_a_conflict_the_edits_go_on_in_the_file_beside_it(tmp_path: Path, path: Path, copy: WorkingCopy) -> None:
    report_file.write(a_report(title="ของเพื่อน"), path, replace=True)
    beside = copy.publish().path
    copy.store(retitled(copy.report, "ของฉัน ต่อ"))

    result = copy.publish()

    assert (result.path, result.conflict) == (beside, False)
    assert len(list(tmp_path.iterdir())) == 2


def test_two_windows_on_one_file_lose_nobodys_edits(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    first, second = opened(path), opened(path)
    first.store(retitled(first.report, "หน้าต่างแรก"))
    second.store(retitled(second.report, "หน้าต่างที่สอง"))

    results = [first.publish(), second.publish()]

    assert [result.conflict for result in results] == [False, True]
    assert [report_file.read(result.path).report.title for result in results] == ["หน้าต่างแรก", "หน้าต่างที่สอง"]
    first.close()
    second.close()


def test_a_file_whose_time_alone_changed_is_no_conflict(path: Path, copy: WorkingCopy) -> None:
    os.utime(path)

    assert not copy.publish().conflict


def test_a_file_that_was_removed_is_put_there_again(path: Path, copy: WorkingCopy) -> None:
    path.unlink()

    assert (copy.publish().path, copy.publish().conflict) == (path, False)
    assert report_file.read(path).report.title == "ของฉัน"


def test_a_file_that_appeared_where_a_new_report_goes_is_not_overwritten(tmp_path: Path) -> None:
    copy = WorkingCopy.create(a_report(), tmp_path / "ใหม่.ita", None)
    a_file(tmp_path, a_report(title="ของเพื่อน"), "ใหม่.ita")

    result = copy.publish()

    assert result.conflict
    assert report_file.read(tmp_path / "ใหม่.ita").report.title == "ของเพื่อน"
    copy.close()


def test_saving_under_another_name_makes_that_the_clerks_file(tmp_path: Path, path: Path, copy: WorkingCopy) -> None:
    elsewhere = a_file(tmp_path, a_report(title="ถูกเลือกให้เขียนทับ"), "ที่ใหม่.ita")

    with_other = copy.publish(elsewhere)

    assert (with_other.path, with_other.conflict, with_other.report) == (elsewhere, False, copy.report)
    assert copy.path == elsewhere
    assert report_file.read(path).report.title != "ของฉัน"
    assert report_file.read(elsewhere).report == copy.report


def test_publishing_without_a_place_is_a_bug() -> None:
    copy = WorkingCopy.create(a_report(), None, None)

    with pytest.raises(ValueError, match="no place"):
        copy.publish()

    copy.discard()


def test_a_publication_that_fails_leaves_file_and_work_as_they_were(
    tmp_path: Path, path: Path, copy: WorkingCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    fingerprint = copy.fingerprint

    with monkeypatch.context() as patch, untouched(tmp_path), pytest.raises(errors.DiskFullError):
        patch.setattr(Path, "replace", raising(OSError(28, "No space left on device")))
        copy.publish()

    assert (copy.path, copy.fingerprint, copy.published()) == (path, fingerprint, False)
    copy.publish()
    assert report_file.read(path).report.title == "ของฉัน"


def test_a_save_under_another_name_that_fails_keeps_the_old_file_as_the_clerks(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    copy = opened(path)

    with pytest.raises(errors.FolderGoneError):
        copy.publish(tmp_path / "ไม่มี" / "รายงาน.ita")

    assert copy.path == path
    assert copy.published()
    copy.close()


def test_a_process_that_dies_right_after_the_rename_has_published(
    path: Path, copy: WorkingCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(publishing, "sync_folder", raising(KeyboardInterrupt()))
        patch.setattr("ita_desktop.storage.origin.sync_folder", lambda _: None)
        patch.setattr(Origin, "save", _save_only_what_is_coming)
        copy.publish()
    dies(copy)

    assert report_file.read(path).report.title == "ของฉัน"
    assert not leftovers()
    assert not folders()


def _save_only_what_is_coming(origin: Origin, folder: Path) -> None:
    if origin.coming is not None:
        fingerprint = the(origin.fingerprint)
        written = {
            "path": str(origin.path),
            "seen": [fingerprint.size, fingerprint.mtime_ns, fingerprint.file_id, fingerprint.digest],
            "kept": origin.kept,
            "coming": [str(origin.coming.path), origin.coming.digest, origin.coming.kept],
        }
        (folder / "origin.json").write_text(json.dumps(written), encoding="ascii")


def test_a_publication_that_arrived_and_then_reported_a_fault_is_no_conflict(
    tmp_path: Path, path: Path, copy: WorkingCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch, pytest.raises(errors.DeviceFailedError):
        patch.setattr(publishing, "sync_folder", raising(OSError(5, "Input/output error")))
        copy.publish()

    assert report_file.read(path).report.title == "ของฉัน"
    assert not copy.published()
    assert not copy.publish().conflict
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_process_that_dies_before_the_rename_has_not_published_and_is_no_conflict(
    tmp_path: Path, path: Path, copy: WorkingCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert copy.fingerprint is not None

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(publishing.Snapshot, "put", raising(KeyboardInterrupt()))
        patch.setattr(publishing, "discard", lambda _: None)
        copy.publish()
    dies(copy)

    assert len(list(tmp_path.iterdir())) == 2
    again = resume(leftovers()[0])
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    assert not again.publish().conflict
    assert report_file.read(path).report.title == "ของฉัน"
    again.close()


@pytest.mark.parametrize("committed", [False, True], ids=["not committed", "committed all the same"])
def test_a_commit_that_reports_a_full_disk_is_neither_lost_nor_doubled(
    monkeypatch: pytest.MonkeyPatch, committed: bool
) -> None:
    before = a_report()
    copy = WorkingCopy.create(before, None, None)
    wanted = replace(before, issues=(*before.issues, replace(a_report().issues[0], number=2)))
    commit = copy._database.engine().dialect.do_commit

    def fails(connection: PoolProxiedConnection) -> None:
        if committed:
            commit(connection)
        raise sqlite_error(sqlite3.SQLITE_FULL)

    with monkeypatch.context() as patch, pytest.raises(errors.StoreFailedError) as caught:
        patch.setattr(copy._database.engine().dialect, "do_commit", fails)
        copy.store(wanted)

    assert caught.value.disk_full
    assert copy.report is before
    copy.store(wanted)
    assert copy.report == wanted
    dies(copy)
    assert [found.report for found in leftovers()] == [wanted]


def test_an_edit_taken_back_after_a_commit_of_unknown_fate_is_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    before = a_report()
    copy = WorkingCopy.create(before, None, None)
    commit = copy._database.engine().dialect.do_commit

    def fails(connection: PoolProxiedConnection) -> None:
        commit(connection)
        raise sqlite_error(sqlite3.SQLITE_IOERR)

    with monkeypatch.context() as patch, pytest.raises(errors.StoreFailedError):
        patch.setattr(copy._database.engine().dialect, "do_commit", fails)
        copy.store(retitled(before, "ไม่เอาแล้ว"))
    copy.store(before)

    dies(copy)
    assert [found.title for found in leftovers()] == [before.title]


UNSTORABLE = ["ก\x00ข", "\x1b[31m", "ก\r\nข", "\ufffe", "ก\ud800", "ก\u2028ข", "ก" * (TEXT_MAX_LENGTH + 1)]


@pytest.mark.parametrize("text", UNSTORABLE, ids=range(len(UNSTORABLE)))
def test_a_text_that_did_not_pass_the_door_keeps_nothing_else_from_being_stored(text: str) -> None:
    before = a_report()
    copy = WorkingCopy.create(before, None, None)
    measure = before.issues[0].measures[0]
    broken = with_measure(before, measure.id, title=text)

    for step in (broken, retitled(broken, "พิมพ์ต่อ"), retitled(broken, "พิมพ์ต่ออีก")):
        with pytest.raises(errors.NotStorableError) as said:
            copy.store(step)
    assert said.value.where == "มาตรการ ๑ ชื่อมาตรการ/โครงการ/กิจกรรม"

    dies(copy)
    (found,) = leftovers()
    kept = admitted(text)[0][:TEXT_MAX_LENGTH]
    assert found.report == with_measure(retitled(before, "พิมพ์ต่ออีก"), measure.id, title=kept)
    assert folders() == [copy.folder]


def test_a_text_that_is_mended_is_stored_whole() -> None:
    copy = WorkingCopy.create(a_report(), None, None)
    with pytest.raises(errors.NotStorableError):
        copy.store(retitled(copy.report, "ก" * (TEXT_MAX_LENGTH + 1)))

    copy.store(retitled(copy.report, "สั้นลงแล้ว"))

    dies(copy)
    assert [found.title for found in leftovers()] == ["สั้นลงแล้ว"]


def test_a_number_that_no_file_may_hold_keeps_nothing_else_from_being_stored() -> None:
    copy = WorkingCopy.create(a_report(), None, None)

    with pytest.raises(errors.NotStorableError) as said:
        copy.store(replace(retitled(copy.report, "พิมพ์ต่อ"), fiscal_year=12_345))
    assert said.value.where == "ปีงบประมาณ"

    dies(copy)
    (found,) = leftovers()
    assert (found.title, found.report.fiscal_year) == ("พิมพ์ต่อ", YEARS[-1])


@pytest.mark.parametrize("text", ["ก\x00ข", "ก\ud800"])
def test_no_working_copy_is_made_of_a_text_that_did_not_pass_the_door(text: str) -> None:
    with pytest.raises(ValueError, match=r"character|JSON"):
        WorkingCopy.create(a_report(title=text), None, None)

    assert folders() == []


def test_a_private_folder_that_cannot_be_made_is_said_and_leaves_nothing(private_folder: Path) -> None:
    (private_folder / "working").write_bytes(b"a file where the folder should be")

    with pytest.raises(errors.NoWorkingCopyError):
        WorkingCopy.create(a_report(), None, None)


def test_what_the_file_has_and_the_working_copy_has_not_is_never_offered_as_the_older_state_it_was(
    path: Path, copy: WorkingCopy
) -> None:
    newer = retitled(copy.report, "ที่เก็บไม่ได้")

    copy.publish(report=newer, older=copy.report)
    dies(copy)

    assert report_file.read(path).report == newer
    assert not leftovers()
    assert not folders()


def test_what_is_stored_after_a_publication_is_offered(copy: WorkingCopy) -> None:
    before = copy.report
    copy.publish(report=before, older=before)
    copy.store(retitled(before, "พิมพ์ต่อ"))
    dies(copy)

    assert [found.title for found in leftovers()] == ["พิมพ์ต่อ"]


def test_interrupted_work_whose_file_lies_where_nothing_answers_is_offered_all_the_same(
    copy: WorkingCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    dies(copy)
    answered = threading.Event()
    monkeypatch.setattr(publishing, "discard_all", lambda *_: answered.wait(20))
    monkeypatch.setattr("ita_desktop.storage.leftovers._TIDY_SECONDS", 0.1)

    (found,) = leftovers()
    again = resume(found)

    answered.set()
    assert again.report.title == "ของฉัน"
    again.discard()


def test_a_file_is_written_also_where_there_is_no_private_folder(tmp_path: Path, private_folder: Path) -> None:
    private_folder.rmdir()
    private_folder.write_bytes(b"a file where the folder should be")

    report = a_report()

    report_file.write(report, tmp_path / "ส่งออก.ita", replace=False)

    assert report_file.read(tmp_path / "ส่งออก.ita").report == report


@pytest.mark.unix(OPEN)
def test_a_working_copy_that_is_gone_is_made_anew_by_the_next_edit_with_all_before_it() -> None:
    copy = WorkingCopy.create(a_report(), None, None)
    copy.store(retitled(copy.report, "ก่อนหาย"))
    lost = copy.folder
    shutil.rmtree(lost)

    copy.store(with_issue(copy.report, copy.report.issues[0].id, title="หลังหาย"))

    assert copy.folder != lost
    dies(copy)
    (found,) = leftovers()
    assert (found.title, found.report.issues[0].title) == ("ก่อนหาย", "หลังหาย")


@pytest.mark.skipif(sys.platform != "win32", reason="Windows keeps files that are open")
def test_a_working_copy_that_is_open_cannot_be_taken_on_windows_and_has_what_is_typed_then() -> None:
    copy = WorkingCopy.create(a_report(), None, None)
    copy.store(retitled(copy.report, "ก่อน"))

    shutil.rmtree(copy.folder, ignore_errors=True)
    copy.store(retitled(copy.report, "หลัง"))

    dies(copy)
    (found,) = leftovers()
    assert found.title == "หลัง"


def emptied(file: Path) -> None:
    os.truncate(file, 0)


def zeroed(file: Path) -> None:
    with file.open("r+b") as stream:
        stream.write(bytes(file.stat().st_size))


def a_folder_now(file: Path) -> None:
    file.unlink()
    file.mkdir()


def as_in_use(journal: Path) -> None:
    """As a backup program leaves it that brings back the one of a commit long ago."""
    with journal.open("r+b") as stream:
        stream.write(bytes.fromhex("d9d505f920a163d7"))


DAMAGES: dict[str, Callable[[Path], None]] = {
    "the database emptied": lambda folder: emptied(folder / "report.sqlite"),
    "the database zeroed": lambda folder: zeroed(folder / "report.sqlite"),
    "the journal of another commit": lambda folder: as_in_use(folder / "report.sqlite-journal"),
    "the note emptied": lambda folder: emptied(folder / "origin.json"),
    "the note zeroed": lambda folder: zeroed(folder / "origin.json"),
    "a folder for the note": lambda folder: a_folder_now(folder / "origin.json"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_working_copy_that_is_damaged_in_place_is_made_anew_at_the_next_look(
    damage: str,
) -> None:
    copy = WorkingCopy.create(a_report(), None, None)
    copy.store(retitled(copy.report, "ก่อนเสีย"))
    damaged = copy.folder
    DAMAGES[damage](damaged)

    copy.store(copy.report)

    assert copy.folder != damaged and not damaged.exists()
    dies(copy)
    assert [found.title for found in leftovers()] == ["ก่อนเสีย"]


@pytest.mark.parametrize("damage", ["the database emptied", "the database zeroed"])
def test_a_database_that_is_damaged_while_it_is_written_is_made_anew_at_the_next_look(
    damage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = WorkingCopy.create(a_report(), None, None)
    damaged, commit = copy.folder, engine.commit_changes

    def commit_and_damage(*arguments: Any) -> None:
        commit(*arguments)
        DAMAGES[damage](damaged)

    with monkeypatch.context() as patched:
        patched.setattr(engine, "commit_changes", commit_and_damage)
        copy.store(retitled(copy.report, "พิมพ์พอดี"))
    copy.store(copy.report)

    assert copy.folder != damaged
    dies(copy)
    assert [found.title for found in leftovers()] == ["พิมพ์พอดี"]


def test_hundreds_of_edits_publications_and_touched_files_are_no_damage(path: Path, copy: WorkingCopy) -> None:
    folder, anew = copy.folder, 0
    for number in range(200):
        long = "ข้อความยาว" * (number % 50) * 20
        copy.store(with_issue(copy.report, copy.report.issues[0].id, title=f"{number} {long}"))
        if number % 10 == 0:
            copy.publish()
        if number % 7 == 0:
            copy.agree()
        if number % 20 == 0:
            for file in folder.iterdir():
                os.utime(file, (number, number))
        copy.store(copy.report)
        anew += copy.folder != folder
        folder = copy.folder

    assert anew == 0


@pytest.mark.parametrize("damage", ["the note emptied", "the note zeroed", "a folder for the note"])
def test_work_whose_note_is_damaged_is_offered_without_a_file_and_noted_anew(
    path: Path, copy: WorkingCopy, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    dies(copy)
    DAMAGES[damage](copy.folder)

    (found,) = leftovers()
    again = resume(found)
    again.store(again.report)

    assert (found.title, found.path) == ("ของฉัน", None)
    assert "note" in caplog.text
    caplog.clear()
    dies(again)
    assert [(one.title, one.path) for one in leftovers()] == [("ของฉัน", None)]
    assert caplog.text == ""
    assert len(folders()) == 1


def test_looking_for_work_leaves_the_lock_of_what_is_open_here() -> None:
    copy = WorkingCopy.create(a_report(), None, None)

    assert leftovers() == []

    code = "import sys; from ita_desktop.storage.leftovers import leftovers; print(len(leftovers()))"
    elsewhere = python("-c", code)
    assert elsewhere.stdout.strip() == "0"
    copy.discard()


def test_a_working_copy_that_fails_twice_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """A share that came back: what was open on it is good for nothing any more."""
    copy = WorkingCopy.create(a_report(), None, None)
    connection = copy._database.connection

    def fails(engine: object, differing: object) -> None:
        if copy._database.connection is connection:
            raise sqlite_error(sqlite3.SQLITE_IOERR)
        commit(engine, differing)  # type: ignore[arg-type]

    commit, before = engine.commit_changes, copy.folder
    monkeypatch.setattr(engine, "commit_changes", fails)
    with pytest.raises(errors.StoreFailedError):
        copy.store(retitled(copy.report, "ครั้งแรก"))
    copy.store(retitled(copy.report, "ครั้งที่สอง"))

    assert copy.folder != before and not before.exists()
    dies(copy)
    assert [found.title for found in leftovers()] == ["ครั้งที่สอง"]


def test_a_store_that_cannot_be_looked_at_afterwards_has_failed_and_is_neither_lost_nor_doubled(
    copy: WorkingCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, database = copy.report, copy._database

    with monkeypatch.context() as broken:
        broken.setattr(type(database), "is_whole", lambda _, *, written=None: written is None)
        broken.setattr(
            "ita_desktop.storage.working_copy.new_database",
            raising(errors.NoWorkingCopyError(copy.folder, "the disk is gone", disk_full=False)),
        )
        with pytest.raises(errors.WorkingCopyLostError):
            copy.store(retitled(before, "ครั้งที่หนึ่ง"))

        assert copy.report == before

    copy.store(retitled(before, "ครั้งที่สอง"))
    dies(copy)
    (left,) = leftovers()
    assert resume(left).report.title == "ครั้งที่สอง"
