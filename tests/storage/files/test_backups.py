"""The last good versions of a file are there, thinned out as promised, and each can be opened."""

import os
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop import errors
from ita_desktop.storage.files import report_file
from ita_desktop.storage.files.backups import (
    DAYS,
    NEWEST,
    WEEKS,
    adopt,
    back_up,
    back_up_once,
    backups,
    is_due,
    kept,
    note_seen,
    remove,
    with_name,
)
from ita_desktop.storage.files.fingerprint import Seen, see
from tests.support.report_files import a_file, picture_of, untouched, with_bytes
from tests.support.reports import a_report

NOW = datetime(2026, 11, 23, 14, 32, 5)  # a Monday


def seen(path: Path) -> Seen:
    """What lies there now."""
    found = see(path)
    assert found is not None
    return found


def publish_and_back_up(path: Path, title: str, now: datetime) -> None:
    """A new version of the file and its backup."""
    back_up(path, report_file.write(a_report(title=title), path, replace=True), now)


def test_a_backup_is_the_published_file_and_reads_back(tmp_path: Path) -> None:
    report = a_report(title="ฉบับวันจันทร์")
    path = a_file(tmp_path, report)

    with untouched(tmp_path):
        made = back_up(path, seen(path), NOW)

    assert made is not None
    assert made.read() == report
    assert made.path.read_bytes() == path.read_bytes()
    assert backups(path) == [made]
    assert made.made_at == NOW


def test_backups_are_listed_newest_first_and_each_file_has_its_own(tmp_path: Path) -> None:
    path, other = tmp_path / "ก.ita", tmp_path / "ข.ita"
    for hour in range(3):
        publish_and_back_up(path, f"รุ่น {hour}", NOW + timedelta(hours=hour))
    publish_and_back_up(other, "อีกแฟ้ม", NOW)

    assert [backup.read().title for backup in backups(path)] == ["รุ่น 2", "รุ่น 1", "รุ่น 0"]
    assert [backup.read().title for backup in backups(other)] == ["อีกแฟ้ม"]


def test_a_backup_is_due_after_a_pause_and_when_the_clock_was_set_back(tmp_path: Path) -> None:
    path = tmp_path / "ก.ita"
    assert is_due(path, NOW)
    publish_and_back_up(path, "รุ่น", NOW)

    assert not is_due(path, NOW + timedelta(minutes=4))
    assert is_due(path, NOW + timedelta(minutes=5))
    assert is_due(path, NOW - timedelta(minutes=1))


def test_a_file_that_is_not_what_was_published_is_not_backed_up(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    published = seen(path)
    report_file.write(a_report(title="ของเพื่อน"), path, replace=True)

    assert back_up(path, published, NOW) is None
    assert backups(path) == []


def test_a_published_file_that_went_bad_since_is_not_backed_up(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    with_bytes(4096, b"\xff" * 64)(path)

    with pytest.raises(errors.BackupFailedError):
        back_up(path, seen(path), NOW)

    assert backups(path) == []


def test_a_full_disk_leaves_the_backups_as_they_were(
    tmp_path: Path, private_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ก.ita"
    publish_and_back_up(path, "รุ่นแรก", NOW)
    before = picture_of(private_folder / "backups")

    def full(_: int) -> None:
        raise OSError(28, os.strerror(28))

    published = report_file.write(a_report(title="รุ่นที่สอง"), path, replace=True)
    with monkeypatch.context() as patch, pytest.raises(errors.BackupFailedError):
        patch.setattr(os, "fsync", full)
        back_up(path, published, NOW + timedelta(hours=1))

    assert picture_of(private_folder / "backups").keys() == before.keys()
    assert [backup.read().title for backup in backups(path)] == ["รุ่นแรก"]


def test_old_backups_go_and_the_promised_ones_stay(tmp_path: Path) -> None:
    path = tmp_path / "ก.ita"
    published = report_file.write(a_report(), path, replace=True)
    times = [NOW - timedelta(hours=6 * number) for number in range(4 * 7 * (WEEKS + 2))]
    for time in reversed(times[::4]):
        back_up(path, published, time)

    found = [backup.made_at for backup in backups(path)]

    assert found[:DAYS] == times[::4][:DAYS]
    assert len(found) == DAYS + WEEKS - 3  # the 14 days reach into three of the weeks
    assert found[-1] == datetime(2026, 10, 11, 14, 32, 5)


def test_a_kept_version_is_never_thinned_out_and_takes_no_place_of_another(tmp_path: Path) -> None:
    path = tmp_path / "ก.ita"
    published = report_file.write(a_report(), path, replace=True)
    long_ago = NOW - timedelta(days=900)
    back_up(path, published, long_ago, keep=True)

    for minute in range(NEWEST + 5):
        back_up(path, published, NOW + timedelta(minutes=minute))
    found = backups(path)

    assert [backup.made_at for backup in found if backup.is_kept] == [long_ago]
    assert len([backup for backup in found if not backup.is_kept]) == NEWEST


def test_keeping_twice_what_did_not_change_keeps_it_once(tmp_path: Path) -> None:
    path = tmp_path / "ก.ita"
    published = report_file.write(a_report(title="ส่งนายก"), path, replace=True)
    back_up(path, published, NOW)

    for minute in range(3):
        back_up_once(path, published, NOW + timedelta(minutes=minute), keep=True)

    (found,) = backups(path)
    assert (found.is_kept, found.made_at, found.read().title) == (True, NOW, "ส่งนายก")


def test_two_versions_of_the_same_second_are_both_there(tmp_path: Path) -> None:
    path = tmp_path / "ก.ita"
    for title in ("แรก", "หลัง"):
        back_up_once(path, report_file.write(a_report(title=title), path, replace=True), NOW, keep=True)

    assert [backup.read().title for backup in backups(path)] == ["หลัง", "แรก"]


def test_a_version_can_be_named_and_renamed_and_its_name_taken_away(tmp_path: Path) -> None:
    path = tmp_path / "ก.ita"
    made = back_up(path, report_file.write(a_report(), path, replace=True), NOW)
    assert made is not None

    named = with_name(made, "ฉบับส่งผู้กำกับดูแล น้ำ/ครั้งที่ ๑")
    assert backups(path) == [named]
    assert (named.is_kept, named.name) == (True, "ฉบับส่งผู้กำกับดูแล น้ำ/ครั้งที่ ๑")
    assert named.read() == report_file.read(path).report
    with_name(named, "ชื่อใหม่")
    assert [backup.name for backup in backups(path)] == ["ชื่อใหม่"]
    with_name(named, "")

    assert [(backup.name, backup.is_kept) for backup in backups(path)] == [("", True)]


def test_a_name_on_a_full_disk_leaves_the_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ก.ita"
    made = back_up(path, report_file.write(a_report(title="มีอยู่"), path, replace=True), NOW)
    assert made is not None

    def full(_: int) -> None:
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as patch, pytest.raises(errors.BackupFailedError):
        patch.setattr(os, "fsync", full)
        with_name(made, "ชื่อ")

    assert [(backup.read().title, backup.name) for backup in backups(path)] == [("มีอยู่", "")]


@given(hours=st.sets(st.integers(0, 24 * 100)))
def test_what_is_kept_is_what_was_promised(hours: set[int]) -> None:
    times = [NOW - timedelta(hours=number) for number in hours]

    keep = kept(times, NOW)

    newest = sorted(times, reverse=True)
    assert set(newest[:NEWEST]) <= keep <= set(times)
    for days_ago in range(DAYS):
        day = [time for time in times if time.date() == NOW.date() - timedelta(days=days_ago)]
        assert not day or max(day) in keep
    monday = NOW.date() - timedelta(days=NOW.weekday())
    for weeks_ago in range(WEEKS):
        first = monday - timedelta(weeks=weeks_ago)
        week = [time for time in times if first <= time.date() < first + timedelta(days=7)]
        assert not week or max(week) in keep
    assert len(keep) <= NEWEST + DAYS + WEEKS


@given(hours=st.sets(st.integers(0, 24 * 100)), later=st.integers(0, 24 * 60))
def test_thinning_out_twice_keeps_what_thinning_out_later_would(hours: set[int], later: int) -> None:
    times = {NOW - timedelta(hours=number) for number in hours}
    then = NOW + timedelta(hours=later)

    assert kept(kept(times, NOW), then) == kept(times, then)


def test_a_file_that_was_moved_has_the_backups_it_had(tmp_path: Path) -> None:
    path, moved = tmp_path / "ก.ita", tmp_path / "ข.ita"
    publish_and_back_up(path, "รุ่นแรก", NOW)
    named = with_name(backups(path)[0], "ฉบับร่าง")
    note_seen(path, report_file.write(a_report(title="หลังจากนั้น"), path, replace=True))
    path.rename(moved)

    adopt(moved, seen(moved))

    assert [(backup.made_at, backup.name) for backup in backups(moved)] == [(NOW, "ฉบับร่าง")]
    assert backups(moved)[0].read() == named.read()
    assert backups(path) == [named], "a stick that is pulled out comes back"


@pytest.mark.parametrize("is_copy", [True, False], ids=["a copy", "another content"])
def test_a_file_that_is_another_one_has_no_backups(tmp_path: Path, is_copy: bool) -> None:
    path, other = tmp_path / "ก.ita", tmp_path / "ข.ita"
    publish_and_back_up(path, "รุ่นแรก", NOW)
    if is_copy:
        other.write_bytes(path.read_bytes())
    else:
        path.rename(other)
        report_file.write(a_report(title="ของผู้อื่น"), other, replace=True)

    adopt(other, seen(other))

    assert backups(other) == []


def test_a_file_with_backups_of_its_own_keeps_them(tmp_path: Path) -> None:
    path, other = tmp_path / "ก.ita", tmp_path / "ข.ita"
    publish_and_back_up(path, "รุ่นแรก", NOW)
    publish_and_back_up(other, "อีกแฟ้ม", NOW + timedelta(hours=1))
    path.replace(other)

    adopt(other, seen(other))

    assert [backup.made_at for backup in backups(other)] == [NOW + timedelta(hours=1)]


def test_a_removed_backup_is_gone_with_its_name_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "ก.ita"
    publish_and_back_up(path, "รุ่นแรก", NOW)
    publish_and_back_up(path, "รุ่นหลัง", NOW + timedelta(hours=1))
    newer, older = backups(path)
    before = picture_of(newer.path.parent)

    remove(with_name(older, "ฉบับร่าง"))

    after = picture_of(newer.path.parent)
    assert backups(path) == [newer]
    assert after == {name: file for name, file in before.items() if name != older.path.name}
