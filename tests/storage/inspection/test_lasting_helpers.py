"""Helpers that read file after file: each file has the limits of one, and what one does to its helper stays there."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from ita_desktop import errors
from ita_desktop.domain.report.report import Report
from ita_desktop.errors import FileRefusedError
from ita_desktop.storage.files import report_file
from ita_desktop.storage.inspection import lasting_helpers
from ita_desktop.storage.inspection.helper_process import (
    CAPS,
    COMMAND,
    Caps,
    NoHelperError,
    Task,
    answer_beside,
    command,
)
from ita_desktop.storage.inspection.lasting_helpers import LastingHelpers
from ita_desktop.storage.inspection.report_answer import report_from
from tests.storage.inspection.test_helper_process import is_running
from tests.support.report_files import a_file, holding
from tests.support.unix_only import WINE

_HELPER = """
from ita_desktop.storage.inspection import helper_process, helper_work, report_answer
Task = helper_process.Task
def work(copy, give):
    if copy.stat().st_size == 7:
        {planted}
    return report_answer.inspect_giving(copy, give)
{before}
helper_work.work_on_files(Task.REPORT, work)
"""


def planted(does: str, before: str = "") -> Callable[[Task], Sequence[str]]:
    """A helper that is honest but for what it does with a file of seven bytes, and before it begins."""
    return lambda _: [sys.executable, "-c", _HELPER.format(planted=does, before=before)]


class Reading:
    """Reads files by lasting helpers and knows the process that read each."""

    def __init__(self, helpers: LastingHelpers, folder: Path) -> None:
        self.helpers = helpers
        self.processes: list[int] = []
        self._folder = folder

    def read(self, path: Path) -> Report:
        self._folder.mkdir(exist_ok=True)
        folder = Path(tempfile.mkdtemp(dir=self._folder))
        with self.helpers.helped(folder / "copy", path) as helper:
            self.processes.append(helper._process.pid)
            (folder / "coming").write_bytes(path.read_bytes())
            (folder / "coming").rename(folder / "copy")
            return report_from(helper)[0]


Begin = Callable[..., Reading]


@pytest.fixture
def begun(tmp_path: Path) -> Iterator[Begin]:
    """Makes what reads; at the end no helper is left."""
    made: list[Reading] = []
    with ExitStack() as stack:

        def begin(started: Callable[[Task], Sequence[str]] = command) -> Reading:
            helpers = stack.enter_context(LastingHelpers(Task.REPORT, started))
            made.append(Reading(helpers, tmp_path / f"สำเนา {len(made)}"))
            return made[-1]

        yield begin
    assert not any(is_running(process) for reading in made for process in reading.processes)


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """A file of seven bytes."""
    return holding(tmp_path / "ร้าย.ita", b"planted")


def test_one_helper_reads_file_after_file_as_they_are_read_in_place(tmp_path: Path, begun: Begin) -> None:
    files = [a_file(tmp_path, name=f"{number}.ita") for number in range(3)]
    reading = begun()

    reports = [reading.read(path) for path in files]

    assert reports == [report_file.read(path).report for path in files]
    assert len({*reading.processes}) == 1


def test_a_file_that_is_refused_is_the_last_one_of_its_helper(tmp_path: Path, bad: Path, begun: Begin) -> None:
    reading = begun()

    with pytest.raises(errors.NotAReportError):
        reading.read(bad)
    reading.read(a_file(tmp_path))

    first, second = reading.processes
    assert not is_running(first)
    assert is_running(second)


@pytest.mark.parametrize(
    ("does", "seconds", "refusal"),
    [
        ("import os; os.abort()", 60, errors.FileDamagedError),
        ("raise KeyError", 60, errors.FileDamagedError),
        ("return {'version': 'none'}", 60, errors.FileDamagedError),
        ("import time; time.sleep(600)", 3, errors.InspectionTooLongError),
        pytest.param(
            "[bytearray(2**26) for _ in range(10**6)]",
            60,
            errors.FileTooLargeError,
            marks=pytest.mark.skipif(WINE or sys.platform == "darwin", reason="no limit of memory there"),
        ),
    ],
)
def test_a_file_that_misbehaves_ends_its_helper_alone(
    tmp_path: Path,
    bad: Path,
    begun: Begin,
    monkeypatch: pytest.MonkeyPatch,
    does: str,
    seconds: int,
    refusal: type[FileRefusedError],
) -> None:
    monkeypatch.setitem(CAPS, Task.REPORT, Caps(2**30, seconds))
    less = "helper_process.CAPS[Task.REPORT] = helper_process.Caps(2**29, 15)"
    good = a_file(tmp_path)
    reading = begun(planted(does, less))
    reading.read(good)

    with pytest.raises(refusal):
        reading.read(bad)

    assert reading.read(good) == report_file.read(good).report
    before, during, after = reading.processes
    assert before == during != after


def test_a_helper_is_given_so_many_files(tmp_path: Path, begun: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lasting_helpers, "FILES_MAX", 2)
    path, reading = a_file(tmp_path), begun()

    for _ in range(5):
        reading.read(path)

    first, second, third, fourth, fifth = reading.processes
    assert first == second != third == fourth != fifth


def test_a_large_file_is_the_last_one_of_its_helper(
    tmp_path: Path, begun: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, reading = a_file(tmp_path), begun()
    monkeypatch.setattr(lasting_helpers, "_LARGE", path.stat().st_size - 1)

    reading.read(path)
    reading.read(path)

    assert len({*reading.processes}) == 2


def test_an_answer_that_cannot_be_deleted_is_the_last_one_of_its_helper(tmp_path: Path, begun: Begin) -> None:
    path, reading = a_file(tmp_path), begun()

    with reading.helpers.helped(tmp_path / "copy", path) as helper:
        shutil.copyfile(path, tmp_path / "coming")
        (tmp_path / "coming").rename(tmp_path / "copy")
        report_from(helper)
        answer_beside(tmp_path / "copy").rename(tmp_path / "taken away")

    assert reading.helpers._idle == []


def test_a_helper_that_died_while_it_waited_is_not_given_a_file(tmp_path: Path, begun: Begin) -> None:
    path, reading = a_file(tmp_path), begun()
    reading.read(path)
    (idle,) = reading.helpers._idle
    idle.process.kill()
    idle.process.wait()

    assert reading.read(path) == report_file.read(path).report


@pytest.mark.unix("a process that is stopped")
def test_a_helper_that_cannot_be_told_of_a_file_is_none(tmp_path: Path, begun: Begin) -> None:
    path, reading = a_file(tmp_path), begun()
    reading.read(path)
    (idle,) = reading.helpers._idle
    assert idle.process.stdin is not None
    idle.process.send_signal(signal.SIGSTOP)
    nobody_reads, pipe = os.pipe()
    os.close(nobody_reads)
    os.dup2(pipe, idle.process.stdin.fileno())
    os.close(pipe)

    with pytest.raises(NoHelperError):
        reading.read(path)

    assert reading.read(path) == report_file.read(path).report


def test_no_helper_is_none(tmp_path: Path, begun: Begin) -> None:
    with pytest.raises(NoHelperError):
        begun(lambda _: ["/ไม่มี/โปรแกรม"]).read(a_file(tmp_path))


_COLLECTS = """
import sys, time
from pathlib import Path
from ita_desktop.storage.inspection.helper_process import Task
from ita_desktop.storage.inspection.lasting_helpers import LastingHelpers
from tests.storage.inspection.test_lasting_helpers import Reading
with LastingHelpers(Task.REPORT) as helpers:
    reading = Reading(helpers, Path(sys.argv[2]))
    reading.read(Path(sys.argv[1]))
    print(*reading.processes, flush=True)
    time.sleep(600)
"""


@pytest.mark.acceptance("helper", "programs killed while a lasting helper waits for a file", count=1)
def test_a_helper_that_waits_for_a_file_ends_soon_after_its_program(tmp_path: Path) -> None:
    arguments = [str(a_file(tmp_path)), str(tmp_path / "สำเนา")]
    program = subprocess.Popen([sys.executable, "-c", _COLLECTS, *arguments], stdout=subprocess.PIPE)
    assert program.stdout is not None
    process = int(program.stdout.readline())
    assert is_running(process)

    program.kill()
    program.wait()
    program.stdout.close()

    until = time.monotonic() + 5
    while is_running(process) and time.monotonic() < until:
        time.sleep(0.01)
    assert not is_running(process)


def test_without_paths_the_program_helps_with_file_after_file() -> None:
    assert command(Task.REPORT)[-2:] == [COMMAND, Task.REPORT]
