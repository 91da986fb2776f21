"""The last good versions of a file are there, thinned out as promised, and each can be opened."""

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from ita_desktop import errors
from ita_desktop.storage.files import report_file
from ita_desktop.storage.files.backups import (
    DAYS,
    NEWEST,
    PAUSE,
    WEEKS,
    adopt,
    back_up,
    back_up_once,
    backups,
    is_due,
    is_pause_over,
    kept,
    note_fingerprint,
    remove,
    with_name,
)
from ita_desktop.storage.files.fingerprint import FileFingerprint, fingerprint_at
from tests.support.certain import the
from tests.support.report_files import a_file, picture_of, raising, untouched, with_bytes
from tests.support.reports import a_report

NOW = datetime(2026, 11, 23, 14, 32, 5)  # a Monday


def fingerprint(path: Path) -> FileFingerprint:
    """What lies there now."""
    return the(fingerprint_at(path))


def publish_and_back_up(path: Path, title: str, now: datetime) -> None:
    """A new version of the file and its backup."""
    back_up(path, report_file.write(a_report(title=title), path, replace=True), now)


def test_a_backup_is_the_published_file_and_reads_back(tmp_path: Path) -> None:
    report = a_report(title="ฉบับวันจันทร์")
    path = a_file(tmp_path, report)

    with untouched(tmp_path):
        made = back_up(path, fingerprint(path), NOW)

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
    published = fingerprint(path)
    report_file.write(a_report(title="ของเพื่อน"), path, replace=True)

    assert back_up(path, published, NOW) is None
    assert backups(path) == []


def test_a_published_file_that_went_bad_since_is_not_backed_up(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    with_bytes(4096, b"\xff" * 64)(path)

    with pytest.raises(errors.BackupFailedError):
        back_up(path, fingerprint(path), NOW)

    assert backups(path) == []


def test_a_full_disk_leaves_the_backups_as_they_were(
    tmp_path: Path, private_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ก.ita"
    publish_and_back_up(path, "รุ่นแรก", NOW)
    before = picture_of(private_folder / "backups")

    published = report_file.write(a_report(title="รุ่นที่สอง"), path, replace=True)
    with monkeypatch.context() as patch, pytest.raises(errors.BackupFailedError):
        patch.setattr(os, "fsync", raising(OSError(28, os.strerror(28))))
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
    made = the(back_up(path, report_file.write(a_report(), path, replace=True), NOW))

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
    made = the(back_up(path, report_file.write(a_report(title="มีอยู่"), path, replace=True), NOW))

    with monkeypatch.context() as patch, pytest.raises(errors.BackupFailedError):
        patch.setattr(os, "fsync", raising(OSError(28, os.strerror(28))))
        with_name(made, "ชื่อ")

    assert [(backup.read().title, backup.name) for backup in backups(path)] == [("มีอยู่", "")]


@given(hours=st.sets(st.integers(0, 24 * 100)))
def test_what_is_kept_is_what_was_promised(hours: set[int]) -> None:
    newest_first = [NOW - timedelta(hours=number) for number in sorted(hours)]

    keep = {newest_first[place] for place in kept(newest_first)}

    assert set(newest_first[:NEWEST]) <= keep
    for days_ago in range(DAYS):
        day = [time for time in newest_first if time.date() == NOW.date() - timedelta(days=days_ago)]
        assert not day or max(day) in keep
    monday = NOW.date() - timedelta(days=NOW.weekday())
    for weeks_ago in range(WEEKS):
        first = monday - timedelta(weeks=weeks_ago)
        week = [time for time in newest_first if first <= time.date() < first + timedelta(days=7)]
        assert not week or max(week) in keep
    assert len(keep) <= NEWEST + DAYS + WEEKS


# A clock that jumps


SPELLS = "spells of a clock that jumps, publishing all the while: five laws of thinning"
_JUMPS = st.sampled_from([0, 0, 1, -1, 3600, -3600, 86_400, -86_400, 7 * 86_400, 26_000 * 86_400, -26_000 * 86_400])
_CLOCKS = st.lists(
    st.tuples(_JUMPS | st.integers(-(10**9), 10**9), st.integers(1, 40), st.integers(0, 900)), max_size=12
)
"""Spells: by how many seconds the clock jumps, how often is published then, and seconds between."""

Keep = Callable[[list[datetime], datetime], set[int]]
"""Which of the times, given as they were made, the last first, are kept at a moment."""


def thinned_by_order(made: list[datetime], _now: datetime) -> set[int]:
    return kept(made)


def thinned_by_the_clock(made: list[datetime], now: datetime) -> set[int]:
    """As it once was: newest is what has the latest time, and days and weeks are those before now."""
    by_time = sorted(range(len(made)), key=lambda place: made[place], reverse=True)
    keep, days, weeks = set(by_time[:NEWEST]), set(), set()
    for place in by_time:
        day = made[place].date().toordinal()
        week = (day - 1) // 7
        if now.date().toordinal() - day < DAYS and day not in days:
            days.add(day)
            keep.add(place)
        if (now.date().toordinal() - 1) // 7 - week < WEEKS and week not in weeks:
            weeks.add(week)
            keep.add(place)
    return keep


def newest_by_order(made: list[datetime]) -> datetime:
    return made[0]


def newest_by_the_clock(made: list[datetime]) -> datetime:
    return max(made)


def try_the_laws(
    clocks: list[tuple[int, int, int]], keep: Keep, newest: Callable[[list[datetime]], datetime] = newest_by_order
) -> None:
    """Publish under the clocks and look at what is there after each backup. AssertionError where a law is broken."""
    now = datetime(2026, 11, 23, 14, 32, 5)
    made: list[datetime] = []  # all, the last first; what is there are those at the places in `there`
    there: list[int] = []  # counted from the first, so that they stay what they are
    for jump, times, pause in clocks:
        earliest, latest = datetime(1980, 1, 1), datetime(2120, 1, 1)  # a battery that is empty; a year mistyped
        now = min(max(now + timedelta(seconds=jump), earliest), latest)
        backups_before = len(made)
        for _ in range(times):
            now += timedelta(seconds=pause)
            present = [made[len(made) - 1 - one] for one in there]
            if present and not is_pause_over(newest(present), now):
                continue
            made.insert(0, now)
            there.insert(0, len(made) - 1)
            present = [made[len(made) - 1 - one] for one in there]
            stay = keep(present, now)
            there = [one for place, one in enumerate(there) if place in stay]

            assert there[:1] == [len(made) - 1], "the newest real one is there"
            assert there[:NEWEST] == list(range(len(made)))[::-1][:NEWEST], "so are the ten that were made last"
            assert len(there) <= NEWEST + DAYS + WEEKS, "there are never more than promised"
            wanted = {len(made) - 1 - place for place in keep(made, now)}
            assert set(there) == wanted, "thinning out sooner loses nothing that later would be kept"
        spent = pause * times
        assert len(made) - backups_before <= spent // PAUSE.total_seconds() + 2, "no backup with every publication"


@settings(max_examples=100)
@given(clocks=_CLOCKS)
@example(clocks=[(0, 40, 400), (26_000 * 86_400, 40, 400), (-26_000 * 86_400, 40, 60)])
@example(clocks=[(0, 40, 400), (-26_000 * 86_400, 40, 400), (26_000 * 86_400, 40, 60)])
def test_no_clock_costs_a_good_version(clocks: list[tuple[int, int, int]]) -> None:
    try_the_laws(clocks, thinned_by_order)


@pytest.mark.acceptance("clocks", SPELLS, count=1000)
@pytest.mark.slow
@settings(max_examples=1000)
@given(clocks=_CLOCKS)
def test_none_of_a_thousand_clocks_costs_a_good_version(clocks: list[tuple[int, int, int]]) -> None:
    try_the_laws(clocks, thinned_by_order)


@pytest.mark.acceptance("clocks", "", planted=True)
@pytest.mark.parametrize(
    ("keep", "newest", "law"),
    [
        (thinned_by_the_clock, newest_by_order, "made last|newest real|sooner"),
        (thinned_by_order, newest_by_the_clock, "every publication"),
        (lambda made, now: kept(made) - {0}, newest_by_order, "newest real"),
    ],
)
def test_a_clock_that_decides_is_seen(keep: Keep, newest: Callable[[list[datetime]], datetime], law: str) -> None:
    @settings(max_examples=1000, deadline=None, database=None, phases=[Phase.generate])
    @given(clocks=_CLOCKS)
    def tried(clocks: list[tuple[int, int, int]]) -> None:
        try_the_laws(clocks, keep, newest)

    with pytest.raises(AssertionError, match=law):
        tried()


def test_after_an_evening_in_2099_the_files_are_those_made_last(tmp_path: Path) -> None:
    path = tmp_path / "ก.ita"
    for number in range(12):
        publish_and_back_up(path, f"ปีหน้า {number}", datetime(2099, 1, 1) + timedelta(minutes=6 * number))

    for number in range(12):
        assert is_due(path, NOW + timedelta(minutes=6 * number))
        publish_and_back_up(path, f"วันนี้ {number}", NOW + timedelta(minutes=6 * number))
        assert not is_due(path, NOW + timedelta(minutes=6 * number + 1))

    titles = [backup.read().title for backup in backups(path)]
    assert titles == [*(f"วันนี้ {number}" for number in reversed(range(2, 12))), "ปีหน้า 11"]


def test_backups_that_an_earlier_version_did_not_number_are_older_than_those_of_today(tmp_path: Path) -> None:
    path = tmp_path / "ก.ita"
    publish_and_back_up(path, "เดิม", datetime(2099, 1, 1))
    old = backups(path)[0].path
    old.rename(old.with_name("20990101-000000.ita"))

    publish_and_back_up(path, "วันนี้", NOW)

    assert [(backup.number, backup.read().title) for backup in backups(path)] == [(1, "วันนี้"), (0, "เดิม")]
    assert with_name(backups(path)[1], "ปีหน้า").path.name == "20990101-000000.kept.ita"


def test_a_file_that_was_moved_has_the_backups_it_had(tmp_path: Path) -> None:
    path, moved = tmp_path / "ก.ita", tmp_path / "ข.ita"
    publish_and_back_up(path, "รุ่นแรก", NOW)
    named = with_name(backups(path)[0], "ฉบับร่าง")
    note_fingerprint(path, report_file.write(a_report(title="หลังจากนั้น"), path, replace=True))
    path.rename(moved)

    adopt(moved, fingerprint(moved))

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

    adopt(other, fingerprint(other))

    assert backups(other) == []


def test_a_file_with_backups_of_its_own_keeps_them(tmp_path: Path) -> None:
    path, other = tmp_path / "ก.ita", tmp_path / "ข.ita"
    publish_and_back_up(path, "รุ่นแรก", NOW)
    publish_and_back_up(other, "อีกแฟ้ม", NOW + timedelta(hours=1))
    path.replace(other)

    adopt(other, fingerprint(other))

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
