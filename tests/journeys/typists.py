"""Clerks who type at the real window until the process is killed, an honest program and ones with a planted bug.

Each begins in a fresh child of a server that has the program imported already, and tells through a pipe when each
character was typed and what the window holds to be saved.
"""

import multiprocessing
import os
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ita_desktop.domain.report.address import Place
from ita_desktop.domain.report.report import Report
from ita_desktop.printing import build, raster
from ita_desktop.session import saver
from ita_desktop.session.typesetter import Typesetter
from ita_desktop.session.workspace import SaveState, Saving, Workspace
from ita_desktop.storage.database import engine
from ita_desktop.storage.files import report_file
from ita_desktop.storage.working_copy import WorkingCopy
from ita_desktop.ui.appearance.style import dress
from ita_desktop.ui.window.main_window import MainWindow
from tests.support.dialogs import ScriptedDialogs
from tests.support.typing import type_thai

TEXT = "".join(f"พิมพ์คำที่ {number} น้ำใจ " for number in range(1, 400))
"""What every clerk types; what was typed is always a beginning of it."""

_START_SECONDS = 60

_LOADED_LATER = (build, engine, raster)
"""What the program loads when its window is on the screen; a clerk who types at once would else wait for it."""

_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(["tests.journeys.typists"])


@dataclass(frozen=True)
class Killed:
    """How many characters had been typed some time before the kill, and how many were said to be saved."""

    old: int
    saved: int


Bug = Callable[[], None]


def no_bug() -> None:
    """The program as it is."""


def stores_too_late() -> None:
    """Planted bug: the timers wait a minute."""
    saver.STORE_AFTER_MS = saver.STORE_AT_LATEST_MS = 60_000
    saver.PUBLISH_AFTER_MS = 60_000


def says_saved_without_storing() -> None:
    """Planted bug: what is said to be stored is in memory only."""

    def pretend(self: WorkingCopy, report: Report) -> None:
        self.report = report

    WorkingCopy.store = pretend  # type: ignore[method-assign]


def killed_while_typing(path: Path, bug: Bug, chance: random.Random, age: float, longest: float) -> Killed:
    """Let a clerk open the file and type, and kill the program within `longest` seconds of the first character."""
    ours, theirs = _context.Pipe(duplex=False)
    seed = chance.randrange(2**32)
    process = _context.Process(target=_sit_down, args=(path, os.environ["ITA_DESKTOP_HOME"], bug, seed, theirs))
    process.start()
    theirs.close()
    told: list[tuple[str, int, float]] = []
    try:
        assert ours.poll(_START_SECONDS), "the window never opened"
        told.append(ours.recv())
        time.sleep(chance.uniform(0, longest))
        killed_at = time.monotonic()
        process.kill()
        process.join()
        while True:
            told.append(ours.recv())
    except EOFError:
        pass
    finally:
        process.kill()
        process.join()
        ours.close()
        process.close()
    typed = [number for what, number, at in told if what == "typed" and at < killed_at - age]
    saved = [number for what, number, _ in told if what == "saved"]
    return Killed(max(typed, default=0), max(saved, default=0))


def _sit_down(path: Path, home: str, bug: Bug, seed: int, tell: Connection) -> None:
    os.environ["ITA_DESKTOP_HOME"] = home
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    bug()
    app = QApplication(["ita-desktop"])
    dress(app)
    workspace, typesetter = Workspace(), Typesetter()
    window = MainWindow(workspace, typesetter, lambda _: ScriptedDialogs())
    window.resize(1366, 740)
    window.show()
    typist = _Typist(window, workspace, random.Random(seed), tell)
    workspace.opened.connect(lambda _: QTimer.singleShot(0, typist.begin))
    workspace.state_changed.connect(typist.hear)
    window.open_path(path)
    app.exec()


class _Typist:
    """Types into the first step of the first measure, character by character, in bursts with pauses."""

    def __init__(self, window: MainWindow, workspace: Workspace, chance: random.Random, tell: Connection) -> None:
        self._window, self._workspace, self._chance, self._tell = window, workspace, chance, tell
        self._typed = 0
        self._field: QWidget | None = None

    def begin(self) -> None:
        page = self._window.page
        assert page is not None
        measure = page.document.report.issues[0].measures[0]
        page.go_to(Place("measure.title", measure=measure.id))
        self._field = page.forms.currentWidget().findChild(QWidget, "measure.title")
        assert self._field is not None
        self._type()

    def hear(self, state: SaveState) -> None:
        if state.saving is not Saving.PENDING and state.error is None and self._typed:
            self._tell.send(("saved", self._typed, time.monotonic()))

    def _type(self) -> None:
        type_thai(TEXT[self._typed], self._field)
        self._typed += 1
        self._tell.send(("typed", self._typed, time.monotonic()))
        pauses = self._chance.random() < 0.02
        QTimer.singleShot(self._chance.randint(300, 3_000) if pauses else self._chance.randint(5, 60), self._type)


def text_left(path: Path, reports: list[Report]) -> str:
    """What is there of the typed text after a kill: in unpublished work where there is some, else in the file."""
    report = reports[0] if reports else report_file.read(path).report
    return report.issues[0].measures[0].title
