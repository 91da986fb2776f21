"""The whole program in a process of its own, typed into and then asked to end: by a signal, as the system does it."""

import os
import random
import signal
import sys
import tempfile
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from PySide6.QtCore import QTimer

from ita_desktop import app
from ita_desktop.session.qt import polite_end
from ita_desktop.ui.window.main_window import MainWindow
from tests.journeys.typists import START_SECONDS, Bug, Typist
from tests.storage.shim import Shim
from tests.support.forkserver import child, last_of
from tests.support.some_day import stay_on_that_day

_END_SECONDS = 20


def dies_at_once() -> None:
    """Planted bug: what the system does to a program that knows nothing of signals."""
    polite_end._SIGNALS = ()  # type: ignore[assignment]


@dataclass(frozen=True)
class Ended:
    """A program that was asked to end: how many characters had been typed, how long it took, and what it said."""

    typed: int
    seconds: float
    status: int | None
    said: str


def asked_to_end(
    path: Path, folder: Path, bug: Bug, chance: random.Random, *, asking: bool = False, slow: float = 0.0
) -> Ended:
    """Let a clerk open the file and type, and ask the program to end a tenth of a second after the last key; `asking`
    with a question on screen. `folder` is for what it says and for its temporary files; `slow` as in `typing`."""
    arguments = (path, folder, os.environ["ITA_DESKTOP_HOME"], bug, chance.randrange(2**32), asking, slow)
    with child(_run, *arguments) as (process, ours):
        assert ours.poll(START_SECONDS), "the window never opened"
        typed = 0
        stop_at = time.monotonic() + chance.uniform(0, 2)
        while time.monotonic() < stop_at or ours.poll(0.1):
            if ours.poll(0.01):
                _, typed, _ = ours.recv()
        assert process.pid is not None
        os.kill(process.pid, chance.choice((signal.SIGTERM, signal.SIGINT)))
        asked_at = time.monotonic()
        process.join(_END_SECONDS)
        _, typed, _ = last_of(ours, (0, typed, 0))
        return Ended(typed, time.monotonic() - asked_at, process.exitcode, _said(folder))


def _said(folder: Path) -> str:
    lines = (folder / "said").read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if "propagateSizeHints" not in line)


def _run(path: Path, folder: Path, home: str, bug: Bug, seed: int, asking: bool, slow: float, tell: Connection) -> None:
    os.environ["ITA_DESKTOP_HOME"] = home
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    tempfile.tempdir = str(folder)
    with (folder / "said").open("w") as said:
        os.dup2(said.fileno(), 2)
    bug()

    def begin(window: MainWindow) -> None:
        chance = random.Random(seed)
        typist = Typist(window, window.workspace, chance, tell)
        typist.begin(chance.randint(1, 40))
        if asking:
            QTimer.singleShot(0, lambda: window.dialogs.choose("ถาม", "ยังไม่มีผู้ตอบ", ("ตกลง",)))
        if slow:
            shim = Shim()
            shim.watch(path.parent)
            shim.slow(slow)

    stay_on_that_day()
    sys.exit(app.main(path, form_painted=begin))
