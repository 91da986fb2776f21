"""What the system and SQLite say when a file is published is told in our words, and only one publishes at a time."""

import errno
import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ita_desktop import errors, paths
from ita_desktop.errors import PublishFailedError
from ita_desktop.storage.files import publishing, report_file
from tests.support.report_files import a_file, a_folder, raising, sqlite_error, untouched
from tests.support.reports import a_report


def busy_on_windows() -> OSError:
    """Another program has the file open there."""
    error = OSError(errno.EACCES, "Permission denied")
    error.winerror = 32  # type: ignore[attr-defined]  # Windows sets it
    return error


@pytest.mark.parametrize(
    ("error", "meaning"),
    [
        (sqlite_error(sqlite3.SQLITE_FULL), errors.DiskFullError),
        (sqlite_error(sqlite3.SQLITE_READONLY), errors.NotPermittedError),
        (sqlite_error(sqlite3.SQLITE_PERM), errors.NotPermittedError),
        (sqlite_error(sqlite3.SQLITE_BUSY), errors.TargetBusyError),
        (sqlite_error(sqlite3.SQLITE_LOCKED), errors.TargetBusyError),
        (sqlite_error(sqlite3.SQLITE_CANTOPEN), errors.DeviceFailedError),
        (sqlite_error(sqlite3.SQLITE_IOERR_WRITE), errors.DeviceFailedError),
        (OSError(errno.ETXTBSY, "busy"), errors.TargetBusyError),
        (OSError(errno.EFBIG, "too large"), errors.DiskFullError),
        (OSError(errno.EACCES, "denied"), errors.NotPermittedError),
        (busy_on_windows(), errors.TargetBusyError),
    ],
)
def test_what_the_system_says_is_told_by_what_it_means(
    tmp_path: Path, error: OSError | sqlite3.Error, meaning: type[PublishFailedError]
) -> None:
    assert type(publishing.failure(error, a_file(tmp_path))) is meaning


def test_a_folder_that_is_gone_is_what_a_database_that_cannot_be_opened_means(tmp_path: Path) -> None:
    found = publishing.failure(sqlite_error(sqlite3.SQLITE_CANTOPEN), tmp_path / "ไม่มี" / "รายงาน.ita")

    assert type(found) is errors.FolderGoneError


@pytest.mark.unix("hard links, by which a file is put where none is: Windows renames it")
@pytest.mark.parametrize(
    ("number", "is_there", "meaning"),
    [(errno.EPERM, True, errors.AlreadyThereError), (errno.EIO, False, errors.DeviceFailedError)],
    ids=["a stick with a file of that name", "a disk that fails"],
)
def test_a_new_file_that_cannot_be_linked_replaces_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, is_there: bool, meaning: type[PublishFailedError]
) -> None:
    path = tmp_path / "รายงาน.ita"

    def fails(*_: object) -> None:
        if is_there:
            path.write_bytes(b"somebody else was quicker")
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "hardlink_to", fails)

    with pytest.raises(meaning):
        report_file.write(a_report(), path, replace=False)

    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"somebody else was quicker"] * is_there


@pytest.mark.parametrize("step", ["inspect_built", "copy_bytes"], ids=["in memory", "read back"])
def test_a_file_that_came_out_wrong_replaces_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = a_file(tmp_path)

    monkeypatch.setattr(publishing, step, raising(errors.FileDamagedError(path, "a bit of memory is wrong")))

    with untouched(tmp_path), pytest.raises(errors.DeviceFailedError):
        report_file.write(a_report(), path, replace=True)


def test_only_what_a_dead_session_was_writing_is_taken_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = a_file(tmp_path)
    theirs, others = (publishing.temporary_beside(path, session) for session in ("ก", "ข"))
    theirs.touch()
    others.touch()

    publishing.discard_all(path, "ก")
    assert (theirs.exists(), others.exists()) == (False, True)

    monkeypatch.setattr(publishing, "end_of_links", raising(OSError(errno.EIO, os.strerror(errno.EIO))))
    publishing.discard_all(path, "ข")
    assert others.exists()


def test_a_file_that_may_only_be_read_is_replaced_where_that_is_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_file(tmp_path)
    monkeypatch.setattr("ita_desktop.whole_file.os.access", lambda *_: False)
    file = publishing.built(a_report(title="ฉบับใหม่"), path)

    with untouched(tmp_path), pytest.raises(errors.NotPermittedError), publishing.snapshot(file, path, "ก"):
        pass
    with publishing.snapshot(file, path, "ก", over_read_only=True) as snapshot:
        snapshot.put(replace=True)

    assert path.read_bytes() == file.data


def test_who_publishes_there_at_the_same_time_is_waited_for_and_not_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "_MUTEX_SECONDS", 0)
    path = tmp_path / "รายงาน.ita"

    with publishing.one_at_a_time(path), pytest.raises(errors.TargetBusyError), publishing.one_at_a_time(path):
        pass
    with publishing.one_at_a_time(path):
        pass


def test_a_computer_that_sleeps_while_a_file_is_written_has_it_when_it_wakes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_file(tmp_path)
    sync, clocks, slept = os.fsync, (time.time, time.monotonic), [0.0]
    for name, clock in zip(("time", "monotonic"), clocks, strict=True):
        monkeypatch.setattr(time, name, lambda clock=clock: clock() + slept[0])

    def sleeps(descriptor: int) -> None:
        slept[0] += 60 * 3600.0
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", sleeps)

    report_file.write(a_report(title="ก่อนพักเครื่อง"), path, replace=True)

    assert report_file.read(path).report.title == "ก่อนพักเครื่อง"
    assert list(tmp_path.iterdir()) == [path]
    assert slept != [0.0]


def a_file_for_a_folder() -> None:
    """Where the private folder should be."""
    paths.private_folder().rmdir()
    paths.private_folder().write_bytes(b"")


def no_database() -> None:
    """Where the turns are taken."""
    turns = a_folder(paths.private_folder() / "turns")
    for number in range(256):
        (turns / f"{number:02x}.sqlite").write_bytes(b"\xff" * 4096)


@pytest.mark.parametrize("broken", [a_file_for_a_folder, no_database])
def test_publishing_is_worth_more_than_taking_turns(tmp_path: Path, broken: Callable[[], None]) -> None:
    broken()

    with publishing.one_at_a_time(tmp_path / "รายงาน.ita"):
        path = a_file(tmp_path)

    assert report_file.read(path)
