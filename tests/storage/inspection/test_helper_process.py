"""A received file cannot take open work along: whatever becomes of the helper, a sentence is all that comes of it."""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from ita_desktop import cli, errors
from ita_desktop.errors import FileRefusedError
from ita_desktop.storage.files import report_file
from ita_desktop.storage.inspection import helper_process
from ita_desktop.storage.inspection.helper_process import COMMAND, helper
from tests.storage.database.test_rows import ids
from tests.storage.inspection.test_hostile_files import HOSTILE
from tests.support.report_files import Breaking, a_file, is_refused, untouched, with_sql_and_digest

_HONEST = "import sys; from pathlib import Path\nfrom ita_desktop.storage.inspection import helper_process as apart\n"
_WORK = "\napart.answer_with_limits(Path(sys.argv[1]), Path(sys.argv[2]))\n"


def planted(inspecting: str) -> Callable[[], list[str]]:
    """A helper that is honest but for what it does with the file."""
    body = f"def inspecting(copy, name, give):\n    {inspecting}\napart.inspect_passing_on = inspecting"
    return lambda: [sys.executable, "-c", _HONEST + body + _WORK]


def read_with(path: Path, begin: Callable[[], list[str]]) -> report_file.Opened:
    """Read the file with that helper."""
    return report_file.read(path, inspection=partial(helper_process.inspection_apart, begin=begin))


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
    monkeypatch.setattr(helper_process, "SECONDS_MAX", 0.0)
    monkeypatch.setattr(helper_process, "_START_SECONDS", 2.0)
    path = a_file(tmp_path)
    begun = time.monotonic()

    with untouched(tmp_path), pytest.raises(errors.InspectionTooLongError):
        read_with(path, planted("import time; time.sleep(600)"))

    assert time.monotonic() - begun < 10


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS does not limit address space")
def test_a_helper_that_eats_memory_is_stopped_by_its_limit(tmp_path: Path) -> None:
    path = a_file(tmp_path)

    with untouched(tmp_path), pytest.raises(errors.FileTooLargeError):
        read_with(path, planted("eaten = [bytearray(2**26) for _ in range(10**6)]"))


@pytest.mark.parametrize(
    "lies",
    [
        "return 1",
        "[give(table, b'') for table in apart.TABLES]; return 1",
        "[give(table, b'[1,{\"a\":[2.5]}]') for table in apart.TABLES]; return 1",
        "[give(table, b'[' + b','.join([b'null'] * len(table.columns)) + b']') for table in apart.TABLES]; return 1",
        "give(apart.TABLES[0], b'[' * 100_000); return 1",
        "give(apart.TABLES[0], b'[1,\"\\xed\\xa0\\x80\"]'); return 1",
        "import os; os.write(3, b'x' * 100_000); return {}",
        "return {'a': 1}",
        "raise apart.FileRefusedError(Path('อื่น'), 'no class of its own')",
    ],
)
def test_a_helper_that_was_taken_over_is_believed_no_more_than_the_file(tmp_path: Path, lies: str) -> None:
    path = a_file(tmp_path)

    with untouched(tmp_path), pytest.raises(errors.FileDamagedError) as refused:
        read_with(path, planted(lies))

    assert refused.value.path == path


def test_text_that_a_helper_lets_through_is_looked_at_again(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    let_through = 'give(apart.TABLES[0], b\'[1,"\\xe0\\xb8\\x81\\\\u0007",2568,2568,"O26","all",""]\'); return 1'

    with pytest.raises(errors.ImpossibleTextError):
        read_with(path, planted(let_through))


@pytest.mark.parametrize("never", [["/ไม่มี/โปรแกรม"], [sys.executable, "-c", "raise SystemExit(1)"]])
def test_a_file_can_be_opened_where_no_helper_can_be_started(tmp_path: Path, never: list[str]) -> None:
    path = a_file(tmp_path)

    assert read_with(path, lambda: never).report == report_file.read(path).report
    with_sql_and_digest("CREATE TABLE foreign_part (x)")(path)
    with pytest.raises(errors.ForeignPartsError):
        read_with(path, lambda: never)


def test_a_helper_waits_for_the_copy_and_ends_where_there_will_never_be_one(tmp_path: Path) -> None:
    folder = tmp_path / "งาน"
    folder.mkdir()
    process = subprocess.Popen([*helper(), str(folder / "copy"), str(folder / "answer")])
    until = time.monotonic() + 30
    while not (folder / "answer").exists() and time.monotonic() < until:
        time.sleep(0.01)
    time.sleep(0.2)
    assert process.poll() is None

    shutil.rmtree(folder)

    process.wait(timeout=10)


def test_the_helper_is_this_program_with_a_command_that_it_knows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, answer = a_file(tmp_path), tmp_path / "คำตอบ"
    monkeypatch.setattr("ita_desktop.storage.inspection.limits._limit", lambda: None)  # on ourselves they would stay

    assert helper()[-1] == COMMAND
    assert cli.main([COMMAND, str(path), str(answer)], lambda *_: 9) == cli.DONE
    assert answer.read_bytes().splitlines()[-1] == b'{"version": 1}'


def test_the_sample_is_opened_apart_in_half_a_second(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    took = []
    for _ in range(5):
        begun = time.perf_counter()
        report_file.read_apart(path)
        took.append(time.perf_counter() - begun)

    assert min(took) < 0.5, took
