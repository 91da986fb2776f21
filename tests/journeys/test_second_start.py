"""The program is started again with a file that is open already: the window that has it comes forward, and no other one
opens. Real processes, which share nothing but the private folder."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ita_desktop import paths
from tests.support.python_process import python
from tests.support.report_files import a_file
from tests.support.reports import a_report

_FIRST = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer, Qt
import main
from tests.support.some_day import stay_on_that_day

stay_on_that_day()

def seen(window):
    def shown():
        print("shown", window.isMinimized(), window.isActiveWindow(), window.status.currentMessage(), flush=True)
        window.setWindowState(Qt.WindowState.WindowMinimized)

    window.files.opened_again.connect(shown)
    window.setWindowState(Qt.WindowState.WindowMinimized)
    print("open", flush=True)

sys.exit(main.open_window(Path(os.fsdecode(sys.argv[1])), form_painted=seen))
"""

_SECOND = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ita_desktop import app
import main
from tests.support.some_day import stay_on_that_day

stay_on_that_day()
make = app.application

def application(arguments):
    made = make(arguments)
    timer = QTimer(made)
    timer.timeout.connect(look)
    timer.start(50)
    return made

def look():
    box = QApplication.activeModalWidget()
    windows = [one for one in QApplication.topLevelWidgets() if one.inherits("QMainWindow")]
    if box is not None:
        print("asked:", box.windowTitle(), flush=True)
        box.reject()
    elif windows and windows[0].page is not None:
        print("opened", flush=True)
        windows[0].close()
    elif windows and windows[0].start_page.isVisible():
        opens = os.environ.pop("OPENS", None)
        if opens is not None:
            windows[0].open_path(Path(opens))
        elif windows[0].files._opening is None:
            print(windows[0].status.currentMessage(), flush=True)
            windows[0].close()

app.application = application
sys.exit(main.main(sys.argv[1:]))
"""

LOCKED = "asked: แฟ้มเปิดอยู่แล้ว"


def around(**more: str) -> dict[str, str]:
    """The surroundings of a program of its own."""
    return {**os.environ, "PYTHONPATH": str(paths.program_folder()), "PYTHONUTF8": "1", **more}


class First:
    """A window of a process of its own, minimized."""

    def __init__(self, path: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", _FIRST, path], env=around(), stdout=subprocess.PIPE, encoding="utf-8"
        )
        assert self.said() == "open"

    def said(self) -> str:
        """The next thing that it said."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()


@contextmanager
def first(path: Path) -> Iterator[First]:
    """A window that has the file open."""
    window = First(path)
    try:
        yield window
    finally:
        window.process.kill()
        window.process.communicate()


def second(*arguments: Path, **around_it: str) -> str:
    """What a second start shows; nothing if the first window came forward instead."""
    ended = python("-c", _SECOND, *arguments, around=around(**around_it))
    assert (ended.returncode, ended.stderr) == (0, "")
    return ended.stdout.strip()


def sockets() -> list[Path]:
    """What lies in the temporary folder for second starts."""
    return list(Path(os.environ["TMPDIR"]).glob("ita-desktop-*"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A report."""
    return a_file(tmp_path, a_report(), "รายงาน ๒๕๖๘.ita")


def is_brought_forward(by: Path, having: First) -> bool:
    """Whether the window is shown, active and says so, and nothing else opens."""
    shown = second(by)
    assert shown == "", shown
    said = having.said()
    return said.startswith("shown False True") and said.endswith("เปิดอยู่แล้ว")


def test_the_window_that_has_the_file_comes_forward_and_no_other_one_opens(path: Path) -> None:
    with first(path) as window:
        assert is_brought_forward(path, window)
        assert is_brought_forward(path, window)
        assert list(Path(os.environ["TMPDIR"]).iterdir()) == sockets(), "no copy of the report is left"


def test_another_report_opens_in_a_window_of_its_own(path: Path) -> None:
    other = a_file(path.parent, a_report(), "อีกฉบับ.ita")

    with first(path):
        assert second(other) == "opened"


def test_of_two_windows_the_one_that_has_the_file_comes_forward(path: Path) -> None:
    other = a_file(path.parent, a_report(), "อีกฉบับ.ita")

    with first(path) as window, first(other) as another:
        assert is_brought_forward(other, another)
        assert is_brought_forward(path, window)


def test_a_second_window_that_opens_the_file_later_keeps_its_start_page(path: Path) -> None:
    with first(path) as window:
        assert second(OPENS=str(path)) == f"{path.name} เปิดอยู่แล้ว"
        assert window.said().startswith("shown False True")


@pytest.mark.skipif(sys.platform == "win32", reason="only an administrator makes links there")
def test_a_link_leads_to_the_window_that_has_the_file(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "ไดรฟ์"
    folder.symlink_to(path.parent)
    link = tmp_path / "ทางลัด.ita"
    link.symlink_to(path)

    with first(path) as window:
        assert is_brought_forward(link, window)
        assert is_brought_forward(folder / path.name, window)


def test_another_name_of_the_same_file_leads_to_its_window(path: Path) -> None:
    other = path.with_name("ชื่ออื่น.ita")
    other.hardlink_to(path)

    with first(path) as window:
        assert is_brought_forward(other, window)


@pytest.mark.skipif(sys.platform == "win32", reason="names are Unicode there")
def test_a_name_in_another_encoding_arrives_to_the_byte(path: Path) -> None:
    old = Path(os.fsdecode(bytes(path.parent) + b"/" + "รายงาน".encode("tis-620") + b".ita"))
    path.rename(old)

    with first(old) as window:
        assert is_brought_forward(old, window)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_a_window_that_hangs_is_waited_for_a_second_and_then_the_lock_is_shown(path: Path) -> None:
    with first(path) as window:
        assert is_brought_forward(path, window)
        window.process.send_signal(signal.SIGSTOP)

        assert second(path).splitlines()[0] == LOCKED


def test_a_window_of_another_private_folder_is_not_asked(path: Path, tmp_path: Path) -> None:
    with first(path) as window:
        assert is_brought_forward(path, window)

        assert second(path, **{paths.HOME: str(tmp_path / "อีกคน")}).splitlines()[0] == LOCKED


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe ends with its process there")
def test_what_a_killed_window_left_is_no_obstacle_and_goes(path: Path) -> None:
    with first(path) as window:
        assert is_brought_forward(path, window)
    assert len(sockets()) == 1

    with first(path) as window:
        assert is_brought_forward(path, window)
        assert [left.name.rpartition("-")[2] for left in sockets()] == [str(window.process.pid)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_a_polite_end_leaves_nothing(path: Path) -> None:
    with first(path) as window:
        assert is_brought_forward(path, window)
        assert len(sockets()) == 1
        window.process.send_signal(signal.SIGTERM)
        assert window.process.wait(30) == 0

    assert sockets() == []
    assert second(path) == "opened"
