"""A process that is killed while it writes a file leaves a part of it beside: only as long as no other one starts."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ita_desktop import paths
from ita_desktop.session.file.workspace import Workspace
from ita_desktop.storage.files import sweeping
from ita_desktop.whole_file import write_whole
from tests.support.report_files import a_folder, holding

ON_A_SLOW_STICK = """
import os, sys, time
from pathlib import Path
from ita_desktop import formats, paths

def slow(descriptor):
    print("syncing", flush=True)
    time.sleep(60)

report = formats.read(paths.sample_report())[0]
os.fsync = slow
formats.write(report, Path(sys.argv[1]))
"""


@contextmanager
def exporting(path: Path) -> Iterator[None]:
    """A process that writes the sample report there, and is killed at the end of the block at the latest."""
    paths.private_folder().mkdir(exist_ok=True)
    with subprocess.Popen(
        [sys.executable, "-c", ON_A_SLOW_STICK, str(path)],
        cwd=paths.program_folder(),
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "syncing\n"
            yield
        finally:
            process.kill()


def parts(folder: Path) -> list[str]:
    """What lies there half written."""
    return [path.name for path in folder.iterdir() if path.name.endswith(".part")]


def notes() -> list[str]:
    """The notes of what is being written."""
    return [path.name for path in paths.private_folder().iterdir() if path.name.startswith("writing-")]


def test_what_a_killed_process_was_writing_is_deleted_at_the_next_start(tmp_path: Path) -> None:
    stick = a_folder(tmp_path / "แฟลชไดรฟ์")
    with exporting(stick / "รายงาน.json"):
        sweeping.sweep_half_written()
        assert len(parts(stick)) == len(notes()) == 1, "somebody is still writing that"
    assert len(parts(stick)) == len(notes()) == 1

    Workspace().shut_down()

    assert parts(stick) == notes() == []


def test_a_note_waits_for_a_stick_that_is_not_there_but_not_for_ever(tmp_path: Path) -> None:
    stick, away = tmp_path / "แฟลชไดรฟ์", tmp_path / "ถอดออก"
    stick.mkdir()
    with exporting(stick / "รายงาน.json"):
        pass
    stick.rename(away)
    sweeping.sweep_half_written()
    assert len(notes()) == 1

    away.rename(stick)
    sweeping.sweep_half_written()
    assert parts(stick) == notes() == []

    note = holding(paths.private_folder() / "writing-999999999-1-abc", os.fsencode(away / ".ita-0123456789ab.part"))
    long_ago = time.time() - 31 * 24 * 3600
    os.utime(note, (long_ago, long_ago))
    sweeping.sweep_half_written()
    assert notes() == []


@pytest.mark.parametrize("named", ["รายงาน.json", ".ita-0123456789ab.part.json", "x.part"])
def test_a_note_that_names_another_file_deletes_nothing_else(tmp_path: Path, named: str) -> None:
    paths.private_folder().mkdir(exist_ok=True)
    (tmp_path / named).touch()
    (paths.private_folder() / "writing-999999999-1-abc").write_bytes(os.fsencode(tmp_path / named))

    sweeping.sweep_half_written()

    assert (tmp_path / named).exists()
    assert notes() == []


def test_what_was_left_a_day_ago_is_deleted_by_the_next_file_that_is_written_beside_it(tmp_path: Path) -> None:
    old, young = tmp_path / ".ita-0123456789ab.part", tmp_path / ".ita-0123456789ac.part"
    old.touch()
    young.touch()
    yesterday = time.time() - 25 * 3600
    os.utime(old, (yesterday, yesterday))

    write_whole(tmp_path / "รายงาน.pdf", b"%PDF")

    assert parts(tmp_path) == [young.name]
    assert notes() == []
