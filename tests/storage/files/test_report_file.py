"""The clerk's file: one whole, readable file that says the same to every program, and never half of one."""

import os
import sqlite3
import stat
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from ita_desktop import errors
from ita_desktop.domain.limits import TEXT_MAX_LENGTH
from ita_desktop.domain.report.admission import admitted
from ita_desktop.domain.report.report import Report
from ita_desktop.storage.database.columns import Rows
from ita_desktop.storage.database.rows import rows_of
from ita_desktop.storage.files import report_file
from ita_desktop.storage.files.fingerprint import fingerprint_at
from tests.support.report_files import a_file, a_larger_report, picture_of, raising, untouched
from tests.support.reports import a_measure, a_report, an_issue, an_item, reports
from tests.support.unix_only import LINKS


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(report=reports())
def test_a_report_comes_back_from_its_file(tmp_path: Path, report: Report) -> None:
    path = tmp_path / "รายงาน ๒๕๖๘.ita"

    fingerprint = report_file.write(report, path, replace=True)
    opened = report_file.read(path)

    assert opened.report == report
    assert opened.fingerprint == fingerprint == fingerprint_at(path)


def test_writing_leaves_one_file_and_nothing_beside_it(tmp_path: Path, private_folder: Path) -> None:
    a_file(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["รายงาน ITA ปี ๒๕๖๘.ita"]
    assert not list(private_folder.iterdir())


def test_reading_touches_nothing(tmp_path: Path) -> None:
    path = a_file(tmp_path)

    with untouched(tmp_path):
        opened = report_file.read(path)

    assert opened.writable
    assert not opened.is_temporary


def test_a_file_that_is_there_is_not_replaced_unasked(tmp_path: Path) -> None:
    path = a_file(tmp_path)

    with untouched(tmp_path), pytest.raises(errors.AlreadyThereError):
        report_file.write(a_report(), path, replace=False)


def test_a_file_that_appears_at_the_last_moment_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "รายงาน.ita"
    monkeypatch.setattr(os.path, "lexists", lambda _: False)
    path.write_bytes(b"somebody else was quicker")

    with pytest.raises(errors.AlreadyThereError):
        report_file.write(a_report(), path, replace=False)

    assert path.read_bytes() == b"somebody else was quicker"
    assert [file.name for file in tmp_path.iterdir()] == ["รายงาน.ita"]


def test_a_file_system_without_hard_links_takes_a_new_file_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "hardlink_to", raising(PermissionError(1, "Operation not permitted")))
    report = a_report()

    path = a_file(tmp_path, report)

    assert report_file.read(path).report == report
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.unix(LINKS)
def test_a_replaced_file_keeps_its_permissions_and_its_link(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    path.chmod(0o640)
    link = tmp_path / "ทางลัด.ita"
    link.symlink_to(path)
    report = a_report(title="ฉบับใหม่")

    report_file.write(report, link, replace=True)

    assert link.is_symlink()
    assert report_file.read(path).report == report
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("number", "failure"),
    [
        (28, errors.DiskFullError),
        (13, errors.NotPermittedError),
        (30, errors.NotPermittedError),
        (2, errors.FolderGoneError),
        (16, errors.TargetBusyError),
        (5, errors.DeviceFailedError),
    ],
)
def test_a_rename_that_fails_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, failure: type[errors.PublishFailedError]
) -> None:
    path = a_file(tmp_path)
    monkeypatch.setattr("ita_desktop.held_files._PAUSES", (0.0, 0.0))

    monkeypatch.setattr(Path, "replace", raising(OSError(number, os.strerror(number))))
    with untouched(tmp_path), pytest.raises(failure):
        report_file.write(a_report(), path, replace=True)


def test_a_file_that_another_program_holds_for_a_moment_is_replaced_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_file(tmp_path)
    replace, busy = Path.replace, [OSError(16, "busy"), OSError(16, "busy")]

    def busy_at_first(self: Path, target: Path) -> Path:
        if busy:
            raise busy.pop()
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", busy_at_first)
    report = a_report(title="ฉบับใหม่")
    report_file.write(report, path, replace=True)

    assert report_file.read(path).report == report


def test_a_folder_that_is_gone_is_named_as_the_reason(tmp_path: Path) -> None:
    with pytest.raises(errors.FolderGoneError):
        report_file.write(a_report(), tmp_path / "แฟลชไดรฟ์" / "รายงาน.ita", replace=False)


def test_a_folder_is_never_replaced_by_a_file(tmp_path: Path) -> None:
    (tmp_path / "รายงาน.ita").mkdir()

    for replace in (True, False):
        with untouched(tmp_path), pytest.raises(errors.FolderInTheWayError):
            report_file.write(a_report(), tmp_path / "รายงาน.ita", replace=replace)


@pytest.mark.parametrize("name", ["CON.ita", "nul.ita", "รายงาน.ita.", "รายงาน.ita "])
def test_on_windows_nothing_is_written_to_a_device_or_under_another_name(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ita_desktop.whole_file.WINDOWS", True)

    with untouched(tmp_path), pytest.raises(errors.BadNameError):
        report_file.write(a_report(), tmp_path / name, replace=False)


def test_a_disk_that_gives_back_other_bytes_is_found_out_before_anything_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_file(tmp_path)
    sync = os.fsync

    def damages(descriptor: int) -> None:
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.lseek(descriptor, 4096 + 8, os.SEEK_SET)
            os.write(descriptor, b"\xff" * 16)
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", damages)
    with untouched(tmp_path), pytest.raises(errors.DeviceFailedError):
        report_file.write(a_larger_report(), path, replace=True)


def test_what_a_killed_writing_left_beside_is_swept_away_a_day_later(tmp_path: Path) -> None:
    old, young = tmp_path / ".ita-writing-old.part", tmp_path / ".ita-writing-young.part"
    old.write_bytes(b"half")
    young.write_bytes(b"half")
    yesterday = time.time() - 25 * 3600
    os.utime(old, (yesterday, yesterday))

    a_file(tmp_path)

    assert not old.exists()
    assert young.exists()


@pytest.mark.parametrize(
    ("folder", "temporary"),
    [
        ("Content.Outlook/4XQ2", True),
        ("Temp1_เอกสาร.zip", True),
        ("Temp2_เอกสาร.zip", True),
        ("Temp13_รายงาน ITA.7z/ฉบับร่าง", True),
        ("MicrosoftEdgeDownloads/5d1f0c1e-0c5e-4d3c-9a44-6a9f1f0f6b21", True),
        ("scoped_dir4312_99", True),
        ("Packages/Microsoft.MicrosoftEdge_8wekyb3d8bbwe/TempState/Downloads", True),
        ("AppData/Local/Packages/microsoft.windowscommunicationsapps_8wekyb3d8bbwe/LocalState/Files/S0", True),
        ("7zO4C21", True),
        ("mozilla_clerk0", True),
        ("Rar$DIa0.123", True),
        ("งานสารบรรณ", False),
        ("Temp_งานสารบรรณ", False),
        ("Packages/LocalState", False),
        ("TempState", False),
        ("เอกสาร.zip ที่แตกแล้ว", False),
    ],
)
def test_the_temporary_folders_of_mail_programs_zip_viewers_and_browsers_are_known(
    tmp_path: Path, folder: str, temporary: bool
) -> None:
    (tmp_path / folder).mkdir(parents=True)

    assert report_file.read(a_file(tmp_path / folder)).is_temporary is temporary


@pytest.mark.parametrize("name", ["", "จากเว็บ/ดาวน์โหลด"])
def test_nothing_lasts_below_the_temporary_folder_of_the_system(tmp_path: Path, name: str) -> None:
    folder = Path(tempfile.gettempdir()) / name
    folder.mkdir(parents=True, exist_ok=True)

    assert report_file.read(a_file(folder)).is_temporary
    assert not report_file.read(a_file(tmp_path)).is_temporary


def test_a_temporary_folder_that_holds_the_home_of_the_user_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "สมชาย"))

    assert not report_file.read(a_file(tmp_path)).is_temporary


@pytest.mark.skipif(sys.platform == "win32", reason="links want rights there")
def test_a_temporary_folder_is_known_by_its_other_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "จริง" / "ชั่วคราว").mkdir(parents=True)
    (tmp_path / "SOMCHA~1").symlink_to(tmp_path / "จริง")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "SOMCHA~1"))

    assert report_file.read(a_file(tmp_path / "จริง" / "ชั่วคราว")).is_temporary


def test_reading_a_file_does_not_pay_for_sqlalchemy(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    program = "import sys; from pathlib import Path; from ita_desktop.storage.files import report_file;"
    program += "report_file.read(Path(sys.argv[1])); sys.exit('sqlalchemy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program, str(path)], check=False).returncode == 0


def _what_comes_back(folder: Path, text: str) -> str:
    """The text, from the items of a file into which it was written in pieces."""
    items = tuple(an_item(text[at : at + 20_000]) for at in range(0, len(text), 20_000))
    opened = report_file.read(a_file(folder, a_report(an_issue(a_measure(steps=items)))))
    return "".join(item.text for item in opened.report.issues[0].measures[0].steps)


def _every_code_point() -> str:
    return admitted("".join(map(chr, range(sys.maxunicode + 1))))[0]


@pytest.mark.acceptance("A11", "code points through the file")
def test_every_code_point_that_passes_the_door_comes_back_from_the_file(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    every = _every_code_point()
    record_property("count", len(every))

    assert _what_comes_back(tmp_path, every) == every
    assert len(every) > 1_110_000


@pytest.mark.acceptance("A11", "", planted=True)
@pytest.mark.parametrize(
    "bug", [partial(unicodedata.normalize, "NFC"), lambda text: text.replace("\u200b", "")], ids=["NFC", "no ZWSP"]
)
def test_a_store_that_knows_better_than_the_clerk_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bug: Callable[[str], str]
) -> None:
    def improved(report: Report) -> Rows:
        tables = rows_of(report).items()
        return {
            name: [tuple(bug(cell) if isinstance(cell, str) else cell for cell in row) for row in rows]
            for name, rows in tables
        }

    every = _every_code_point()
    monkeypatch.setattr("ita_desktop.storage.database.connecting.rows_of", improved)

    assert _what_comes_back(tmp_path, every) != every


def test_another_program_reads_the_file_with_plain_selects(tmp_path: Path) -> None:
    path = a_file(tmp_path, a_report(an_issue(a_measure("ชื่อมาตรการ", (an_item("หนึ่ง"), an_item("สอง"))))))

    with closing(sqlite3.connect(path)) as connection:
        steps = connection.execute(
            "SELECT measure.title, item.text FROM item JOIN measure ON measure.id = item.measure "
            "WHERE item.list = 'steps' ORDER BY item.position"
        ).fetchall()

    assert steps == [("ชื่อมาตรการ", "หนึ่ง"), ("ชื่อมาตรการ", "สอง")]


@pytest.mark.parametrize("text", ["ก" * (TEXT_MAX_LENGTH + 1), "ก\x00ข", "ก\ud800"], ids=["long", "NUL", "surrogate"])
def test_a_text_that_did_not_pass_the_door_is_named_and_nothing_is_written(
    tmp_path: Path, private_folder: Path, text: str
) -> None:
    path = a_file(tmp_path)

    with untouched(tmp_path), pytest.raises(errors.UnwritableTextError) as refused:
        report_file.write(a_report(an_issue(a_measure(text))), path, replace=True)

    assert refused.value.where == "มาตรการ ๑ ชื่อมาตรการ/โครงการ/กิจกรรม"
    assert list(private_folder.iterdir()) == []


def test_a_name_of_the_greatest_length_can_be_written(tmp_path: Path) -> None:

    path = a_file(tmp_path, a_report(), "ก" * 83 + ".ita")

    assert list(picture_of(tmp_path)) == [path.name]
