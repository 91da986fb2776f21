"""The program on a screen without a monitor (Xvfb), for keys and mouse that come from outside (`xdotool`)."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from ita_desktop import paths
from ita_desktop.session.file.workspace import Workspace
from ita_desktop.session.output.typesetter import Typesetter
from ita_desktop.ui.appearance.style import dress
from ita_desktop.ui.asking.dialogs import WindowDialogs
from ita_desktop.ui.lists.list_clipboard import leave_clipboard
from ita_desktop.ui.window.main_window import MainWindow
from tests.support.some_day import stay_on_that_day

SETTLE_MS = 150


# Any: what the module prints as JSON.
def answer_of(module: str, home: Path, *arguments: str, under: tuple[str, ...] = ()) -> dict[str, Any]:
    """What a module of this folder says of the sample report, in a process of its own."""
    done = subprocess.run(
        [*under, sys.executable, "-m", f"tests.support.{module}", str(paths.sample_report()), *arguments],
        capture_output=True,
        encoding="utf-8",
        cwd=paths.program_folder(),
        env={**os.environ, "ITA_DESKTOP_HOME": str(home), "XDG_CACHE_HOME": str(home)},
        timeout=240,
    )
    assert done.returncode == 0, done.stderr[-2_000:]
    answer: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return answer


@contextmanager
def screen() -> Iterator[str]:
    """A screen of X11 without a monitor; what it is called."""
    read, write = os.pipe()
    size = ("-screen", "0", "1366x768x24")
    process = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), *size, "-nolisten", "tcp"], pass_fds=[write], stderr=subprocess.DEVNULL
    )
    os.close(write)
    with os.fdopen(read) as answer:
        name = f":{answer.readline().strip()}"
    try:
        yield name
    finally:
        process.terminate()
        process.wait(20)


@contextmanager
def window_on_a_real_screen(report: Path, *, keyboard: tuple[str, ...] = ()) -> Iterator[MainWindow]:
    """The window with a report open and the keyboard, whose layout is what `setxkbmap` takes."""
    with screen() as os.environ["DISPLAY"]:
        os.environ["QT_QPA_PLATFORM"] = "xcb"
        app = QApplication([])
        dress(app)
        stay_on_that_day()
        workspace, typesetter = Workspace(), Typesetter()
        window = MainWindow(workspace, typesetter, WindowDialogs)
        window.resize(1366, 740)
        window.show()
        window.open_path(report)
        while window.page is None:
            wait(50)
        if keyboard:
            subprocess.run(["setxkbmap", *keyboard], check=True)
        subprocess.run(["xdotool", "windowfocus", str(int(window.winId()))], check=True)
        wait(500)
        try:
            yield window
        finally:
            leave_clipboard()
            workspace.shut_down()
            typesetter.close()
            window.deleteLater()
            wait(50)
            del window, app


def fingers(*words: str) -> None:
    """Have `xdotool` do what the words say while the window lives."""
    hand = subprocess.Popen(["xdotool", *words])
    while hand.poll() is None:
        wait(10)
    wait(SETTLE_MS)


def wait(milliseconds: int) -> None:
    """Let the window live."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
