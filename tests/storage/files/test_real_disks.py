"""Real disks in trouble, small ones in memory: full, without room for names, read-only, pulled out, exchanged.

All cases run in one process of its own, which alone sees the disks that it mounts; each has a disk and a private folder
of its own. The cases are first seen to catch a publisher that writes to the clerk's file directly.
"""

import errno
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ita_desktop.domain.report.report import Report
from ita_desktop.errors import (
    DiskFullError,
    FolderGoneError,
    FolderInTheWayError,
    NotPermittedError,
    PublishFailedError,
    StoreFailedError,
)
from ita_desktop.storage import leftovers
from ita_desktop.storage.files import publishing, report_file
from ita_desktop.storage.working_copy import WorkingCopy
from tests.support.report_files import a_file, a_folder, a_larger_report, opened, picture_of
from tests.support.reports import a_report

_OLD = a_report()
_NEW = a_larger_report(8)
_ROOM = 2 * 1024 * 1024


def an_edit_that_its_file_lacks(folder: Path) -> tuple[Path, WorkingCopy]:
    """A file in the folder that was opened and edited: the edit is stored and not yet published."""
    path = a_file(folder, _OLD)
    copy = opened(path)
    copy.store(_NEW)
    return path, copy


def gets_there_in_the_end(copy: WorkingCopy, path: Path) -> None:
    """Published once more, the file has the edit."""
    copy.publish()

    assert copy.path == path
    assert reads(path) == _NEW


def failure(act: Callable[[], object]) -> type[Exception] | None:
    """Which failure to publish or store it ends with."""
    try:
        act()
    except (PublishFailedError, StoreFailedError) as error:
        return type(error)
    return None


def fill(disk: Path) -> Path:
    """Take all the room that is left, with one file."""
    filler = disk / "เต็ม"
    with filler.open("wb", buffering=0) as stream:
        for size in (65536, 4096, 1):
            try:
                while True:
                    stream.write(bytes(size))
            except OSError as error:
                assert error.errno == errno.ENOSPC
    return filler


def mount(disk: Path, *arguments: str) -> None:
    """Have the system mount something there."""
    subprocess.run(["mount", *arguments, str(disk)], check=True)


def reads(path: Path) -> Report:
    """What the clerk's file says."""
    return report_file.read(path).report


def a_full_disk_keeps_the_old_file_until_there_is_room(disk: Path) -> None:
    path, copy = an_edit_that_its_file_lacks(disk)
    filler = fill(disk)
    before = picture_of(disk)

    assert failure(copy.publish) is DiskFullError
    assert picture_of(disk) == before
    assert reads(path) == _OLD
    assert copy.report == _NEW
    filler.unlink()
    gets_there_in_the_end(copy, path)


def a_full_disk_under_the_working_copy_keeps_what_was_stored(disk: Path) -> None:
    os.environ["ITA_DESKTOP_HOME"] = str(disk / "home")
    copy = WorkingCopy.create(_OLD, None, None)
    filler = fill(disk)

    try:
        copy.store(_NEW)
        raise AssertionError("stored on a full disk")
    except StoreFailedError as error:
        assert error.disk_full
    assert copy.report == _OLD
    filler.unlink()
    copy.store(_NEW)
    copy.store(_NEW)
    copy.close()
    assert [leftover.report for leftover in leftovers.leftovers()] == [_NEW]


def a_disk_without_room_for_names_keeps_the_old_file(disk: Path) -> None:
    mount(disk, "-t", "tmpfs", "-o", "nr_inodes=4", "small")
    path, copy = an_edit_that_its_file_lacks(disk)
    last = [disk / "แฟ้มหนึ่ง", disk / "แฟ้มสุดท้าย"]
    for file in last:
        file.touch()

    assert failure(copy.publish) is DiskFullError
    assert reads(path) == _OLD
    for file in last:
        file.unlink()
    gets_there_in_the_end(copy, path)


def a_disk_that_becomes_read_only_keeps_the_old_file(disk: Path) -> None:
    path, copy = an_edit_that_its_file_lacks(disk)
    mount(disk, "-o", "remount,ro")
    before = picture_of(disk)

    assert not report_file.read(path).writable
    assert failure(copy.publish) is NotPermittedError
    assert picture_of(disk) == before
    mount(disk, "-o", "remount,rw")
    gets_there_in_the_end(copy, path)


def a_stick_that_is_pulled_out_gets_everything_when_it_is_back(disk: Path) -> None:
    place = a_folder(disk.with_name("แฟลชไดรฟ์"))
    (disk / "งาน").mkdir()
    mount(place, "--bind", str(disk))
    path, copy = an_edit_that_its_file_lacks(place / "งาน")
    subprocess.run(["umount", str(place)], check=True)

    assert failure(copy.publish) is FolderGoneError
    assert not any(place.iterdir())
    mount(place, "--bind", str(disk))
    gets_there_in_the_end(copy, path)


def another_stick_in_the_place_of_the_first_is_not_overwritten(disk: Path) -> None:
    path, copy = an_edit_that_its_file_lacks(disk)
    mount(disk, "-t", "tmpfs", "another")
    theirs = replace(_OLD, title="ของอีกหน่วยงาน")
    a_file(disk, theirs)

    published = copy.publish()

    assert published.conflict
    assert reads(path) == theirs
    assert reads(published.path) == _NEW


def a_full_stick_does_not_become_the_place_of_the_report(disk: Path) -> None:
    path, copy = an_edit_that_its_file_lacks(disk.parent)
    fill(disk)

    assert failure(lambda: copy.publish(disk / "สำเนา.ita")) is DiskFullError
    assert [file.name for file in disk.iterdir()] == ["เต็ม"]
    gets_there_in_the_end(copy, path)


def a_folder_in_the_place_of_the_file_is_left_alone(disk: Path) -> None:
    path, copy = an_edit_that_its_file_lacks(disk)
    path.unlink()
    path.mkdir()
    (path / "เอกสาร.txt").write_text("ของผู้อื่น", encoding="utf-8")
    before = picture_of(disk)

    assert failure(copy.publish) is FolderInTheWayError
    assert picture_of(disk) == before
    shutil.rmtree(path)
    gets_there_in_the_end(copy, path)


def a_program_that_may_open_no_more_files_keeps_the_old_one(disk: Path) -> None:
    path, copy = an_edit_that_its_file_lacks(disk)
    most = resource.getrlimit(resource.RLIMIT_NOFILE)
    used = len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - the names are numbers, not files
    resource.setrlimit(resource.RLIMIT_NOFILE, (used - 1, most[1]))
    failed = failure(copy.publish)
    resource.setrlimit(resource.RLIMIT_NOFILE, most)

    assert failed is not None
    assert reads(path) == _OLD
    assert [file.name for file in disk.iterdir()] == [path.name]
    gets_there_in_the_end(copy, path)


CASES: tuple[Callable[[Path], None], ...] = (
    a_full_disk_keeps_the_old_file_until_there_is_room,
    a_full_disk_under_the_working_copy_keeps_what_was_stored,
    a_disk_without_room_for_names_keeps_the_old_file,
    a_disk_that_becomes_read_only_keeps_the_old_file,
    a_stick_that_is_pulled_out_gets_everything_when_it_is_back,
    another_stick_in_the_place_of_the_first_is_not_overwritten,
    a_full_stick_does_not_become_the_place_of_the_report,
    a_folder_in_the_place_of_the_file_is_left_alone,
    a_program_that_may_open_no_more_files_keeps_the_old_one,
)


def main(folder: Path) -> None:
    """Try every case, then the first one with a planted bug; print what went wrong, by name."""
    wrong = {case.__name__: _outcome(case, folder) for case in CASES}
    really_beside = publishing.temporary_beside
    publishing.temporary_beside = lambda target, session: (
        really_beside(target, session) if session.startswith("writing") else target
    )
    wrong["planted"] = _outcome(CASES[0], folder)
    print(json.dumps(wrong))


def _outcome(case: Callable[[Path], None], folder: Path) -> str:
    place = Path(tempfile.mkdtemp(dir=folder))
    os.environ["ITA_DESKTOP_HOME"] = str(place / "home")
    disk = a_folder(place / "ดิสก์")
    mount(disk, "-t", "tmpfs", "-o", f"size={_ROOM}", "small")
    try:
        case(disk)
    except Exception:
        return traceback.format_exc()
    return ""


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What went wrong with each case."""
    assert shutil.which("unshare"), "no unshare (package util-linux) to mount small disks with"
    folder = tmp_path_factory.mktemp("disks")
    program = f"import sys; from pathlib import Path; from {__name__} import main; main(Path(sys.argv[1]))"
    command = ["unshare", "--mount", "--map-root-user", sys.executable, "-c", program, str(folder)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    told: dict[str, str] = json.loads(done.stdout)
    return told


@pytest.mark.acceptance("A8", "read-only places, full disks, small limits, two processes at once")
@pytest.mark.parametrize("name", [case.__name__ for case in CASES])
def test_on_a_real_disk(wrong: dict[str, str], name: str) -> None:
    assert not wrong[name], wrong[name]


@pytest.mark.acceptance("A8", "", planted=True)
def test_the_disks_catch_a_publisher_that_writes_to_the_clerks_file_directly(wrong: dict[str, str]) -> None:
    assert "picture_of(disk) == before" in wrong["planted"]
