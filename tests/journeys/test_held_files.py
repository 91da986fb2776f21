"""A virus scanner, a sync client or a viewer holds a file: it is waited for some seconds, and nothing is lost then."""

import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from ita_desktop import formats, paths
from ita_desktop.errors import FileUnreadableError, TargetBusyError
from ita_desktop.home import settings
from ita_desktop.session.file.open_file import open_file
from ita_desktop.storage.files import backups, report_file
from ita_desktop.storage.files.document_lock import lock_path, take
from ita_desktop.storage.working_copy import WorkingCopy
from tests.support.held_files import FOR_EVER, held, scanned
from tests.support.report_files import a_file, holding
from tests.support.reports import a_report, retitled

NEW = a_report(title="ฉบับใหม่")
SECONDS = pytest.mark.parametrize(("seconds", "is_free_in_time"), [(1.0, True), (10.0, False), (FOR_EVER, False)])


@SECONDS
def test_a_report_is_saved_over_a_held_file_or_stays_as_it_was(
    tmp_path: Path, seconds: float, is_free_in_time: bool
) -> None:
    path = a_file(tmp_path)
    before = path.read_bytes()

    with held(path, seconds) as waiting:
        if is_free_in_time:
            report_file.write(NEW, path, replace=True)
        else:
            with pytest.raises(TargetBusyError):
                report_file.write(NEW, path, replace=True)

    assert (path.read_bytes() != before) == is_free_in_time
    assert list(tmp_path.iterdir()) == [path]
    assert waiting.seconds < 3


@SECONDS
@pytest.mark.parametrize("suffix", [".json", ".csv"])
def test_a_list_that_a_viewer_shows_is_replaced_or_called_held(
    tmp_path: Path, suffix: str, seconds: float, is_free_in_time: bool
) -> None:
    path = holding(tmp_path / f"รายงาน ปี ๖๘{suffix}", b"before")

    with held(path, seconds):
        if is_free_in_time:
            formats.write(NEW, path)
        else:
            with pytest.raises(TargetBusyError):
                formats.write(NEW, path)

    assert (path.read_bytes() != b"before") == is_free_in_time
    assert list(tmp_path.iterdir()) == [path]


@SECONDS
def test_a_held_file_is_opened_once_it_is_free_or_refused_as_one_that_cannot_be_read(
    tmp_path: Path, seconds: float, is_free_in_time: bool
) -> None:
    path = a_file(tmp_path, NEW)

    with held(path, seconds):
        if is_free_in_time:
            assert report_file.read(path).report == NEW
        else:
            with pytest.raises(FileUnreadableError):
                report_file.read(path)

    assert report_file.read(path).report == NEW


def test_work_is_saved_beside_a_file_that_is_never_let_go_of(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    before = report_file.read(path).report
    file = open_file(path, anyway=False)
    work = retitled(before, "ของฉัน")

    with held(path, FOR_EVER):
        published = file.publish(None, work)
    file.finish(work)

    assert published.busy
    assert report_file.read(path).report == before
    assert report_file.read(published.path).report == work


def test_settings_that_are_held_while_the_program_starts_are_not_forgotten() -> None:
    chosen = replace(settings.load(), own_words=("ธรรมาภิบาล",))
    settings.save(chosen)

    with held(paths.settings_file(), 1.0):
        assert settings.load() == chosen


def test_a_lock_that_is_held_while_the_report_is_closed_locks_nobody_out(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    lock = take(path)

    with held(lock_path(path), 1.0):
        lock.release()

    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="one file is held there, not all")
def test_a_scanner_that_looks_at_everything_that_is_written_delays_and_spoils_nothing(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    now = datetime(2025, 10, 1, 8, 30)

    with scanned(1.0) as waiting:
        opened = report_file.read(path)
        copy = WorkingCopy.create(opened.report, path, opened.fingerprint)
        backup = backups.back_up(path, opened.fingerprint, now)
        work = retitled(opened.report, "ของฉัน")
        copy.store(work)
        copy.publish()
        copy.close()
        formats.write(work, tmp_path / "รายงาน.json")
        assert backup is not None
        named = backups.with_name(backup, "ก่อนแก้")

    assert (report_file.read(path).report, named.read(), named.name) == (work, opened.report, "ก่อนแก้")
    assert waiting.seconds > 3
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted([path.name, "รายงาน.json"])
    assert list(paths.working_copies().iterdir()) == []
