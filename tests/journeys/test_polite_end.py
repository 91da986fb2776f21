"""The system asks the program to end: what was typed a tenth of a second before is in the file, and nothing is left.

The harness is first seen to catch a program that lets itself be killed.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from ita_desktop import app, paths
from ita_desktop.session.file.workspace import Workspace
from ita_desktop.storage.files import report_file
from ita_desktop.storage.leftovers import leftovers
from tests.journeys.asked_to_end import asked_to_end, dies_at_once
from tests.journeys.typists import TEXT, Bug, a_report_to_type_into, no_bug
from tests.storage.shim import run_under

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")


def names(folder: Path) -> list[str]:
    """What lies in it."""
    return [file.name for file in folder.iterdir()] if folder.exists() else []


def a_round(folder: Path, bug: Bug, seed: int) -> None:
    """One end, with a question on screen every third time. AssertionError where something typed is not in the file, or
    something is left that was not there before."""
    path = a_report_to_type_into(folder)
    temporary = folder / "temporary"
    temporary.mkdir(exist_ok=True)
    ended = asked_to_end(path, temporary, bug, random.Random(seed), asking=seed % 3 == 0)
    (temporary / "said").unlink()
    assert (ended.status, ended.said) == (0, ""), f"seed {seed}: {ended}"
    assert report_file.read(path).report.issues[0].measures[0].title == TEXT[: ended.typed], f"seed {seed}"
    assert names(path.parent) == [path.name]
    assert names(temporary) == names(paths.working_copies()) == []
    assert not [name for name in names(paths.private_folder()) if name.startswith("writing")]


@pytest.mark.acceptance("ends", "", planted=True)
def test_the_harness_catches_a_program_that_lets_itself_be_killed(memory: Path) -> None:
    with pytest.raises(AssertionError, match="status=-15"):
        for seed in range(1, 10):
            a_round(memory, dies_at_once, seed)


def test_three_ends_have_everything_in_the_file_and_leave_nothing(memory: Path) -> None:
    for seed in range(3):
        a_round(memory, no_bug, seed)


@pytest.mark.acceptance("ends", "SIGTERM and SIGINT 0.1 s after the last key", count=100, seeds="100 to 199")
@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_a_hundred_ends_have_everything_in_the_file_and_leave_nothing(memory: Path) -> None:
    for seed in range(100, 200):
        a_round(memory, no_bug, seed)


def test_an_end_beside_a_folder_that_never_answers_comes_in_time_and_keeps_the_work(shim: Path, memory: Path) -> None:
    took, typed = run_under(shim, "journeys.slow_folders", str(memory), "end", "-1", "0", "1").split()

    assert float(took) < app.END_SECONDS + 3
    (found,) = leftovers()
    assert found.report.issues[0].measures[0].title == TEXT[: int(typed)]


@pytest.mark.acceptance("ends", "while the program starts: what is left is swept at the next start", count=10)
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_an_end_while_the_program_starts_is_quiet_and_leaves_nothing_after_the_next_start(
    memory: Path, number: signal.Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_report_to_type_into(memory)
    temporary = memory / "temporary"
    temporary.mkdir()
    for moment in (0.1, 0.3, 0.5, 0.8, 1.2):
        process = subprocess.Popen(
            [sys.executable, str(paths.program_folder() / "main.py"), str(path)],
            env={**os.environ, "TMPDIR": str(temporary), "QT_LOGGING_RULES": "default.warning=false"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        time.sleep(moment)
        process.send_signal(number)
        said, _ = process.communicate(timeout=30)
        # What Python says before it comes to us, and while our first line loads `signal`, is its own affair.
        ours = [line for line in said.splitlines() if str(paths.program_folder()) in line]
        assert all('main.py", line 3,' in line for line in ours), said

    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    workspace = Workspace()
    workspace.shut_down()

    assert leftovers() == []
    assert names(temporary) == names(paths.working_copies()) == []


CANNOT_OPEN = """
from PySide6.QtCore import QTimer
from ita_desktop import app
from ita_desktop.errors import WindowFailedError
from ita_desktop.ui.window.main_window import MainWindow

def fails(window):
    QTimer.singleShot(0, lambda: print("asked", flush=True))  # from the loop of the dialog
    raise ZeroDivisionError

MainWindow.take_place = fails
try:
    app.main(None)
except WindowFailedError:
    print("ended", flush=True)
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_dialog_that_the_program_cannot_open_ends_with_a_signal(memory: Path, number: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", CANNOT_OPEN],
        cwd=paths.program_folder(),
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "asked\n"
            process.send_signal(number)
            said, _ = process.communicate(timeout=10)
        finally:
            process.kill()

    assert (said, process.returncode) == ("ended\n", 0)
