"""Many offices' files of a folder: what is known of each, what is found in them, and that nothing of it is left."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from ita_desktop.collection.checked_apart import ReadReport
from ita_desktop.errors import NotAReportError
from ita_desktop.session.office_files import Found, OfficeFile, OfficeFiles
from ita_desktop.storage.files.private_copy import RECEIVED
from tests.support.certain import as_a, the
from tests.support.offices import a_report_of, read_here, write
from tests.support.report_files import a_folder

WAIT_MS = 20_000
Begin = Callable[..., "Read"]


class Read(OfficeFiles):
    """With what is known of each file by its name."""

    def __init__(self, folder: Path, read: Callable[..., ReadReport] | None) -> None:
        super().__init__(folder, read=read)
        self.known: dict[str, OfficeFile] = {}
        self.read.connect(self._know)

    def _know(self, files: tuple[OfficeFile, ...]) -> None:
        self.known.update((file.path.name, file) for file in files)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return a_folder(tmp_path / "แฟ้มจาก อปท.")


@pytest.fixture
def begin(folder: Path, qtbot: QtBot) -> Iterator[Begin]:
    """Reads the folder to its end."""
    made: list[Read] = []

    def read(read: Callable[..., ReadReport] | None = read_here) -> Read:
        files = Read(folder, read=read)
        made.append(files)
        with qtbot.waitSignal(files.ended, timeout=WAIT_MS):
            files.begin()
        return files

    yield read
    for files in made:
        files.end()


def found_by(files: OfficeFiles, qtbot: QtBot, words: str) -> Found:
    with qtbot.waitSignal(files.found, timeout=WAIT_MS) as heard:
        files.look(words)
    return as_a(Found, the(heard.args)[0])


def test_each_file_is_known_by_its_report_or_by_why_it_cannot_be_read(folder: Path, begin: Begin) -> None:
    write(a_report_of("สำโรง", measures=3), folder, "สำโรง.ita")
    (folder / "อำเภออื่น").mkdir()
    write(a_report_of("ตะขบ", year=2567), folder / "อำเภออื่น", "ตะขบ.ita")
    (folder / "พัง.ita").write_text("ไม่ใช่รายงาน", encoding="utf-8")

    files = begin().known

    first = the(files["สำโรง.ita"].sent)
    assert (first.office, first.district, first.year) == ("องค์การบริหารส่วนตำบลสำโรง", "ปักธงชัย", 2568)
    assert (first.measures, first.percent, first.hints, first.newest) == (3, 50, 1, True)
    other = files["ตะขบ.ita"].sent
    assert other is not None and other.year == 2567
    assert isinstance(files["พัง.ita"].error, NotAReportError)


def test_an_older_version_and_a_copy_are_known_as_such(folder: Path, begin: Begin) -> None:
    old = write(a_report_of(), folder, "ก ร่างแรก.ita")
    new = write(a_report_of(words="แก้ไขแล้ว "), folder, "ข ฉบับจริง.ita")
    shutil.copyfile(new, folder / "ค ส่งซ้ำ.ita")
    for path, seconds in ((old, 1_000_000_000), (new, 1_700_000_000)):
        os.utime(path, (seconds, seconds))

    files = begin().known

    states = {name: (one.sent is not None and one.sent.newest, one.twin) for name, one in files.items()}
    assert states == {"ก ร่างแรก.ita": (False, None), "ข ฉบับจริง.ita": (True, None), "ค ส่งซ้ำ.ita": (True, new)}


def test_words_are_found_in_whichever_digits_with_their_report_and_place(
    folder: Path, begin: Begin, qtbot: QtBot
) -> None:
    path = write(a_report_of(words="หนังสือที่ ๒๕๖๘ "), folder)
    write(a_report_of("ตะขบ"), folder)
    files = begin()

    found = found_by(files, qtbot, "หนังสือที่ 2568")

    assert {hit.path for hit in found.hits} == {path}
    assert [hit.measure for hit in found.hits] == [1, 1, 1, 2, 2, 2]
    hit = found.hits[0]
    assert hit.where == "มาตรการที่ ๑ ขั้นตอน"
    assert hit.text[hit.start : hit.end] == "หนังสือที่ ๒๕๖๘"
    assert found.is_whole
    assert found_by(files, qtbot, "ไม่มีคำนี้").hits == ()


def test_a_hit_never_ends_between_a_letter_and_its_mark(folder: Path, begin: Begin, qtbot: QtBot) -> None:
    write(a_report_of(words="นาฬิกา "), folder)
    files = begin()

    assert found_by(files, qtbot, "นาฬ").hits == ()
    assert len(found_by(files, qtbot, "นาฬิ").hits) == 6


def test_reading_can_be_stopped_and_what_was_read_stays(folder: Path, qtbot: QtBot) -> None:
    for number in range(30):
        write(a_report_of(words=f"{number} "), folder, f"{number:02}.ita")
    files = OfficeFiles(folder, read=read_here)
    files.read.connect(lambda some: files.stop() if some else None)

    heard = QSignalSpy(files.read)
    with qtbot.waitSignal(files.ended, timeout=WAIT_MS):
        files.begin()

    assert heard.count() < 30 == files.total
    assert len(found_by(files, qtbot, "คู่มือ").hits) > 0
    files.end()


def test_a_summary_and_a_table_are_written(folder: Path, begin: Begin, qtbot: QtBot, tmp_path: Path) -> None:
    write(a_report_of(), folder)
    files = begin()

    with qtbot.waitSignal(files.written, timeout=WAIT_MS):
        files.write_summary(tmp_path / "สรุป.html", 2568)
    with qtbot.waitSignal(files.written, timeout=WAIT_MS):
        files.write_table(tmp_path / "ตาราง.xlsx", ("office", "year"), [("อบต.สำโรง", 2568)])

    assert "ปักธงชัย" in (tmp_path / "สรุป.html").read_text(encoding="utf-8")
    assert (tmp_path / "ตาราง.xlsx").stat().st_size > 1_000


def test_what_cannot_be_written_is_told(folder: Path, begin: Begin, qtbot: QtBot, tmp_path: Path) -> None:
    write(a_report_of(), folder)

    files = begin()
    with qtbot.waitSignal(files.not_written, timeout=WAIT_MS):
        files.write_summary(tmp_path / "ไม่มีโฟลเดอร์" / "สรุป.html", 2568)


def test_a_folder_that_is_gone_is_told(tmp_path: Path, qtbot: QtBot) -> None:
    files = OfficeFiles(tmp_path / "ไม่มี", read=read_here)

    with qtbot.waitSignal(files.failed, timeout=WAIT_MS):
        files.begin()

    files.look("คำ")
    files.end()


def test_nothing_is_left_in_the_temporary_folder(folder: Path, begin: Begin, qtbot: QtBot) -> None:
    write(a_report_of(), folder)
    files = begin()
    assert len(private_folders()) == 1

    files.end()

    qtbot.waitUntil(lambda: private_folders() == [], timeout=WAIT_MS)


def test_files_are_read_and_checked_by_a_helper(folder: Path, begin: Begin) -> None:
    write(replace(a_report_of(), title=""), folder, "สำโรง.ita")

    (file,) = begin(None).known.values()

    assert file.sent is not None and file.sent.missing > 0


def private_folders() -> list[Path]:
    return list(Path(tempfile.gettempdir()).glob(f"{RECEIVED}*"))
