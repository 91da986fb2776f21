"""Nothing in the private folder is ever open to others, whatever the umask; found open, it is closed at the start."""

import os
import stat
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ita_desktop import paths, private_files
from ita_desktop.domain.report.address import Address
from ita_desktop.home import settings
from ita_desktop.home.log_file import deaths_noted, start_log, stop_log
from ita_desktop.private_files import narrow
from ita_desktop.session.output.sending import outgoing_copy
from ita_desktop.storage.files.backups import backups, with_name
from tests.support.clerk import Clerk
from tests.support.report_files import a_file, a_folder, holding
from tests.support.reports import a_report
from tests.support.unix_only import MODES

pytestmark = pytest.mark.unix(MODES)

WHAT = "moments at which everything in the private folder was looked at, with a umask of 0"


@pytest.fixture
def home(private_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A private folder that is not there yet, for a program that is told to let everybody in."""
    home = private_folder / "ITA Desktop"
    monkeypatch.setenv("ITA_DESKTOP_HOME", str(home))
    before = os.umask(0)
    yield home
    os.umask(before)


class Watch:
    """What was open to others at any moment, and how many moments there were."""

    def __init__(self) -> None:
        self.open: set[str] = set()
        self.kinds: set[str] = set()
        self.moments = 0


@contextmanager
def watched(home: Path) -> Iterator[Watch]:
    """Look at everything in the folder again and again, from another thread."""
    watch, over = Watch(), threading.Event()

    def look() -> None:
        is_last = False
        while not is_last:
            is_last = over.is_set()  # what was written last is looked at, too
            for folder, folders, files in os.walk(home):
                for path in [Path(folder), *(Path(folder) / name for name in (*folders, *files))]:
                    try:
                        mode = stat.S_IMODE(path.lstat().st_mode)
                    except FileNotFoundError:
                        continue
                    watch.kinds.add(path.relative_to(home).parts[0] if path != home else "")
                    if mode & 0o077 and path.parent.parent != paths.outgoing():
                        watch.open.add(f"{path.relative_to(home)} {mode:o}")
            watch.moments += 1
            time.sleep(0.001)

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield watch
    finally:
        over.set()
        thread.join()


def a_day(qtbot: QtBot, path: Path) -> None:
    """Everything that leaves something in the private folder."""
    log, clerk = start_log(), Clerk(qtbot)
    with deaths_noted():
        clerk.opens(path)
        with qtbot.waitSignal(clerk.page.settled, timeout=20_000):  # then its phrases are watched
            clerk.goes_to(Address("title"))
            clerk.types("พิมพ์เมื่อกี้ ")
        clerk.waits_until_saved()
        clerk.workspace.keep_version()
        qtbot.waitUntil(lambda: any(backup.is_kept for backup in backups(path)), timeout=20_000)
        with_name(backups(path)[0], "ก่อนส่ง")
        outgoing_copy(clerk.report, "สำเนา", backups(path)[0].made_at)
        settings.save(replace(settings.load(), zoom=120))
        clerk.leaves()
    stop_log(log)


@pytest.mark.acceptance("private", WHAT)
def test_a_day_at_the_window_leaves_nothing_that_others_can_read(
    home: Path, qtbot: QtBot, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    path = a_file(tmp_path, a_report(), "รายงาน.ita")
    with watched(home) as watch:
        a_day(qtbot, path)
        qtbot.waitUntil((home / "phrases.json").exists, timeout=20_000)

    record_property("count", watch.moments)
    assert watch.open == set()
    names = {"working", "backups", "sent", "outgoing", "logs", "settings.json", "phrases.json"}
    assert names <= watch.kinds
    assert {name for name in watch.kinds if name and not paths.is_ours(name)} == set()
    assert stat.S_IMODE(path.stat().st_mode) == 0o666  # the report is its user's to share


@pytest.mark.acceptance("private", "", planted=True)
def test_a_file_left_to_the_umask_is_seen(
    home: Path, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(private_files, "FILE", 0o666)
    path = a_file(tmp_path, a_report(), "รายงาน.ita")
    with watched(home) as watch:
        a_day(qtbot, path)

    assert any("working" in one for one in watch.open)
    assert any("logs" in one for one in watch.open)


def test_what_earlier_versions_left_open_is_closed_at_the_start(home: Path) -> None:
    backup = home / "backups" / "1" / "20260101-000000.ita"
    backup.parent.mkdir(parents=True)
    backup.write_bytes(b"1")
    (home / "settings.json").write_bytes(b"{}")

    narrow(home, paths.is_ours)

    assert {stat.S_IMODE(path.stat().st_mode) for path in (backup, home / "settings.json")} == {0o600}
    assert {stat.S_IMODE(path.stat().st_mode) for path in (home, home / "backups", backup.parent)} == {0o700}


def test_a_folder_that_holds_other_things_too_is_left_as_it_is(home: Path) -> None:
    (home / "logs").mkdir(parents=True)
    photo = holding(home / "รูปถ่าย.jpg", b"1")

    narrow(home, paths.is_ours)

    assert stat.S_IMODE((home / "logs").stat().st_mode) == 0o700
    assert stat.S_IMODE(home.stat().st_mode) == 0o777
    assert stat.S_IMODE(photo.stat().st_mode) == 0o666


def test_a_link_in_the_private_folder_closes_nothing_elsewhere(home: Path, tmp_path: Path) -> None:
    elsewhere = a_folder(tmp_path / "ที่อื่น")
    (elsewhere / "รูปถ่าย.jpg").write_bytes(b"1")
    home.mkdir()
    (home / "logs").symlink_to(elsewhere)
    (home / "backups").mkdir()
    (home / "backups" / "1").symlink_to(elsewhere)

    narrow(home, paths.is_ours)

    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o777
    assert stat.S_IMODE((elsewhere / "รูปถ่าย.jpg").stat().st_mode) == 0o666


def test_a_start_without_a_private_folder_makes_none(home: Path) -> None:
    narrow(home, paths.is_ours)

    assert not home.exists()
