"""The program on a screen without a monitor (Xvfb), for keys and mouse that come from outside (`xdotool`)."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from ita_desktop.session.file.workspace import Workspace
from ita_desktop.session.output.typesetter import Typesetter
from ita_desktop.ui.appearance.style import dress
from ita_desktop.ui.asking.dialogs import WindowDialogs
from ita_desktop.ui.lists.list_clipboard import leave_clipboard
from ita_desktop.ui.window.main_window import MainWindow

SETTLE_MS = 150


@contextmanager
def window_on_a_real_screen(report: Path, *, keyboard: tuple[str, ...] = ()) -> Iterator[MainWindow]:
    """The window with a report open and the keyboard, whose layout is what `setxkbmap` takes."""
    read, write = os.pipe()
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as answer:
        os.environ["DISPLAY"] = f":{answer.readline().strip()}"
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    app = QApplication([])
    dress(app)
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
        screen.terminate()


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
