"""A received file cannot take open work along: whatever becomes of the helper, a sentence is all that comes of it."""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

import main
from ita_desktop import errors, helper
from ita_desktop.errors import FileRefusedError
from ita_desktop.processes import birth
from ita_desktop.storage.files import reading_apart, report_file
from ita_desktop.storage.inspection.helper_process import CAPS, COMMAND, Caps, Task, command
from ita_desktop.storage.inspection.report_answer import inspection_apart
from tests.storage.database.test_rows import ids
from tests.storage.inspection.test_hostile_files import HOSTILE
from tests.support.certain import the
from tests.support.report_files import Breaking, a_file, a_folder, is_refused, untouched, with_sql_and_digest
from tests.support.unix_only import OPEN, WINE

_HONEST = """
import sys
from pathlib import Path
from ita_desktop import errors
from ita_desktop.storage.database.columns import TABLES
from ita_desktop.storage.inspection import helper_process, helper_work, report_answer
"""
_WORK = """
places = map(Path, sys.argv[1:3])
helper_work.work_with_limits(helper_process.Task.REPORT, *places, report_answer.inspect_giving)
"""

Begin = Callable[[Task], list[str]]


def planted(inspecting: str, before: str = "") -> Begin:
    """A helper that is honest but for what it does with the file, and before it begins."""
    body = f"def inspecting(copy, name, give):\n    {inspecting}\nreport_answer.inspect_passing_on = inspecting"
    return lambda _: [sys.executable, "-c", f"{_HONEST}{body}\n{before}{_WORK}"]


def read_with(path: Path, begin: Begin, is_wanted: Callable[[], bool] = lambda: True) -> report_file.Opened:
    """Read the file with that helper."""
    return report_file.read(path, inspection=partial(inspection_apart, begin=begin, is_wanted=is_wanted))


def test_a_file_is_read_apart_as_it_is_read_in_place(tmp_path: Path) -> None:
    path = a_file(tmp_path)

    with untouched(tmp_path):
        apart = report_file.read_apart(path)

    in_place = report_file.read(path)
    assert apart == in_place
    assert ids(apart.report) == ids(in_place.report)


@pytest.mark.parametrize(("breaking", "refusal"), [(b, r) for _, b, r in HOSTILE][::3])
def test_a_hostile_file_is_refused_apart_in_the_same_words(
    tmp_path: Path, breaking: Breaking, refusal: type[FileRefusedError]
) -> None:
    path = a_file(tmp_path)
    breaking(path)

    is_refused(report_file.read_apart, path, refusal)


@pytest.mark.parametrize(
    "dies", ["import ctypes; ctypes.string_at(0)", "import os; os.abort()", "import os; os._exit(0)", "raise KeyError"]
)
def test_a_helper_that_dies_of_the_file_means_that_the_file_is_damaged(tmp_path: Path, dies: str) -> None:
    path = a_file(tmp_path)

    with untouched(tmp_path), pytest.raises(errors.FileDamagedError):
        read_with(path, planted(dies))


def test_a_helper_that_hangs_is_ended_and_said_to_take_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(CAPS, Task.REPORT, Caps(2**30, 1))
    path = a_file(tmp_path)
    begun = time.monotonic()

    with untouched(tmp_path), pytest.raises(errors.InspectionTooLongError):
        read_with(path, planted("import time; time.sleep(600)"))

    assert time.monotonic() - begun < 10


def test_a_computer_that_sleeps_while_a_file_is_opened_opens_it_when_it_wakes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_file(tmp_path)
    clock, slept = time.monotonic, [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock() + slept[0])

    def sleeps() -> bool:
        slept[0] = 60 * 3600.0
        return True

    assert report_file.read_apart(path, sleeps).report == report_file.read(path).report
    assert slept != [0.0]


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS does not limit address space")
@pytest.mark.skipif(WINE, reason="wine keeps no limit of a job's memory")
def test_a_helper_that_eats_memory_is_stopped_by_its_limit(tmp_path: Path) -> None:
    path = a_file(tmp_path)

    less = "helper_process.CAPS[helper_process.Task.REPORT] = helper_process.Caps(2**29, 15)"

    with untouched(tmp_path), pytest.raises(errors.FileTooLargeError):
        read_with(path, planted("eaten = [bytearray(2**26) for _ in range(10**6)]", less))


@pytest.mark.parametrize("never", [["/ไม่มี/โปรแกรม"], [sys.executable, "-c", "raise SystemExit(1)"]])
def test_a_file_can_be_opened_where_no_helper_can_be_started(tmp_path: Path, never: list[str]) -> None:
    path = a_file(tmp_path)

    assert read_with(path, lambda _: never).report == report_file.read(path).report
    with_sql_and_digest("CREATE TABLE foreign_part (x)")(path)
    with pytest.raises(errors.ForeignPartsError):
        read_with(path, lambda _: never)


@pytest.mark.unix(OPEN)
def test_a_helper_waits_for_the_copy_and_ends_where_there_will_never_be_one(tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "งาน")
    process = subprocess.Popen(
        [*command(Task.REPORT), str(folder / "copy"), str(folder / "answer")], stdin=subprocess.PIPE
    )
    waits_for(folder / "answer")
    time.sleep(0.2)
    assert process.poll() is None

    shutil.rmtree(folder)

    process.wait(timeout=10)
    the(process.stdin).close()


def waits_for(path: Path) -> None:
    """Until there is something of that name."""
    until = time.monotonic() + 30
    while not path.exists() and time.monotonic() < until:
        time.sleep(0.01)
    assert path.exists()


def test_the_helper_is_this_program_with_a_command_that_it_knows_and_work_for_every_task() -> None:
    assert command(Task.PICTURE)[-2:] == [COMMAND, Task.PICTURE]
    assert f'["{COMMAND}"]' in Path(main.__file__).read_text(encoding="utf-8")
    assert set(helper.WORK) == set(CAPS) == set(Task)


_WINDOW = """
import subprocess, sys, time
from pathlib import Path
from ita_desktop.storage.inspection.helper_process import Task, helped
with helped(Task(sys.argv[1]), Path(sys.argv[2]), Path("ชื่อ")) as helper:
    print(helper._process.pid, flush=True)
    time.sleep(600)
"""


@pytest.mark.acceptance("helper", "programs killed while a helper works for them", count=len(Task))
@pytest.mark.parametrize("task", Task)
def test_a_helper_ends_soon_after_the_program_that_started_it_is_killed(tmp_path: Path, task: Task) -> None:
    window = subprocess.Popen(
        [sys.executable, "-c", _WINDOW, task, str(tmp_path / "copy")], stdout=subprocess.PIPE, encoding="utf-8"
    )
    assert window.stdout is not None
    pid = int(window.stdout.readline())
    waits_for(tmp_path / "copy.answer")
    assert birth(pid)

    window.kill()
    window.wait()
    window.stdout.close()

    assert ends_soon(pid)


_HELD_PIPE = """
    pipe = helper._process.stdin.fileno()
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(20)"], pass_fds=[pipe], stdout=subprocess.DEVNULL)
"""


@pytest.mark.unix("a pipe that is handed on by its number")
def test_a_helper_ends_with_its_program_though_another_process_holds_the_pipe(tmp_path: Path) -> None:
    begin, sleep = _WINDOW.split("    print(")
    window = subprocess.Popen(
        [sys.executable, "-c", f"{begin}{_HELD_PIPE}    print({sleep}", Task.REPORT, str(tmp_path / "copy")],
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert window.stdout is not None
    pid = int(window.stdout.readline())
    waits_for(tmp_path / "copy.answer")

    window.kill()
    window.wait()
    window.stdout.close()

    assert ends_soon(pid)


@pytest.mark.acceptance("helper", "a helper that waits for no pipe", planted=True)
def test_a_helper_that_outlives_its_program_is_seen(tmp_path: Path) -> None:
    deaf = "helper_work._end_with_the_program = lambda _: None\n"
    process = subprocess.Popen(
        [sys.executable, "-c", _HONEST + deaf + _WORK, str(tmp_path / "copy"), str(tmp_path / "answer")],
        stdin=subprocess.PIPE,
    )
    waits_for(tmp_path / "answer")

    the(process.stdin).close()
    time.sleep(0.5)

    assert is_running(process.pid)
    process.kill()
    process.wait()


def ends_soon(pid: int) -> bool:
    """Whether there is no such process any more within five seconds."""
    until = time.monotonic() + 5
    while is_running(pid) and time.monotonic() < until:
        time.sleep(0.01)
    return not is_running(pid)


def is_running(pid: int) -> bool:
    """Whether there is such a process, and not only what is left of it until somebody asks how it ended."""
    if sys.platform == "win32":
        return birth(pid) is not None
    try:
        return " Z " not in Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except OSError:
        return False


@pytest.mark.unix("limits of processor time (resource)")
def test_a_helper_without_processor_time_left_means_that_it_took_too_long(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    busy = "import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 5))\n    while True: pass"

    with untouched(tmp_path), pytest.raises(errors.InspectionTooLongError):
        read_with(path, planted(busy))


def test_what_is_not_wanted_any_more_ends_at_once(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    begun = time.monotonic()

    with untouched(tmp_path), pytest.raises(errors.OpeningCancelledError):
        read_with(path, planted("import time; time.sleep(600)"), lambda: time.monotonic() < begun + 1.0)

    assert time.monotonic() - begun < 8


@pytest.mark.skipif(sys.platform != "linux", reason="ru_maxrss has another unit elsewhere")
@pytest.mark.parametrize(
    "bomb",
    [
        "give(TABLES[0], b'[],' * 10_000_000 + b'[]')",
        "give(TABLES[0], b'{},' * 10_000_000 + b'{}')",
        "give(TABLES[0], b'[' + b'1,' * 30_000_000 + b'1]')",
        "[give(TABLES[1], b'[1,1],' * 100_000 + b'[1,1]') for _ in range(40)]",
        "[give(TABLES[0], b'') for _ in range(10_000)]; give(TABLES[0], b'\"' + b'x' * 60_000_000 + b'\"')",
    ],
)
def test_an_answer_made_to_fill_the_memory_fills_nothing(tmp_path: Path, bomb: str) -> None:
    path = a_file(tmp_path)
    script = f"""
import sys
from pathlib import Path
from ita_desktop.errors import FileRefusedError
from tests.storage.inspection.test_helper_process import planted, read_with
from tests.support.memory import peak_of
def read():
    try:
        read_with(Path(sys.argv[1]), planted({bomb + "; return 1"!r}))
    except FileRefusedError as error:
        return type(error).__name__
print(*peak_of(read))
"""

    told = subprocess.run(
        [sys.executable, "-c", script, path], capture_output=True, encoding="utf-8", check=True
    ).stdout

    kind, megabytes = told.split()
    assert kind in ("FileDamagedError", "FileTooLargeError")
    assert int(megabytes) < 500


def test_a_copy_is_removed_whatever_becomes_of_the_helper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    path = a_file(tmp_path)

    for begin in (planted("return 1"), planted("import os; os.abort()"), lambda _: ["/ไม่มี/โปรแกรม"]):
        with suppress(FileRefusedError):
            read_with(path, begin)
    with suppress(FileRefusedError):
        reading_apart.read_picture_apart(path)

    assert [one.name for one in tmp_path.iterdir()] == [path.name]
