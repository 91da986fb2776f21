"""Clerks who type at the real window until the process is killed, an honest program and ones with a planted bug.

Each begins in a fresh child of a server that has the program imported already, and tells through a pipe when each
character was typed and what the window holds to be saved.
"""

import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.report import Report
from ita_desktop.printing import build, raster
from ita_desktop.session.background import Latest
from ita_desktop.session.file import cautions, saver, storing
from ita_desktop.session.file.workspace import SaveState, Saving, Workspace
from ita_desktop.session.output.typesetter import Typesetter
from ita_desktop.storage import origin
from ita_desktop.storage.database import engine
from ita_desktop.storage.files import report_file
from ita_desktop.storage.leftovers import leftovers, resume
from ita_desktop.storage.private_database import Database
from ita_desktop.storage.working_copy import WorkingCopy
from ita_desktop.ui.appearance.style import dress
from ita_desktop.ui.window.main_window import MainWindow
from tests.storage.shim import Shim
from tests.support.dialogs import ScriptedDialogs
from tests.support.forkserver import context
from tests.support.reports import a_measure, a_report, an_issue
from tests.support.some_day import stay_on_that_day
from tests.support.typing import type_thai

TEXT = "".join(f"พิมพ์คำที่ {number} น้ำใจ " for number in range(1, 400))
"""What every clerk types; what was typed is always a beginning of it."""

START_SECONDS = 60
_SAVES_EVERY_MS = 300
"""How often a clerk whose folder is slow presses Ctrl+S: a publication is nearly always under way."""

_OPENS_AFTER_MS = 1_500
"""How long a clerk has typed who opens another file."""

_LOADED_LATER = (build, engine, raster)
"""What the program loads when its window is on the screen; a clerk who types at once would else wait for it."""


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
    storing.STORE_AFTER_MS = storing.STORE_AT_LATEST_MS = storing.LOOK_EVERY_MS = 60_000
    saver.PUBLISH_AFTER_MS = 60_000


def says_saved_without_storing() -> None:
    """Planted bug: what is said to be stored is in memory only."""

    def pretend(self: WorkingCopy, report: Report) -> None:
        self.report = report

    WorkingCopy.store = pretend  # type: ignore[method-assign]


def does_not_look_after_its_folder() -> None:
    """Planted bug: it is never looked whether the working copy is still where it was made."""
    WorkingCopy._is_whole = lambda self, **_: True  # type: ignore[method-assign]


def looks_which_files_are_there() -> None:
    """Planted bug: it is looked only whether the files of the working copy are the same ones, not what they hold."""
    Database.has_its_note = lambda self: origin.is_in(self.folder)  # type: ignore[method-assign]
    Database._holds_what_it_should = lambda self: True  # type: ignore[method-assign]


def does_not_wait_for_the_answer() -> None:
    """Planted bug: an old file is changed before the clerk has answered."""
    cautions.cautions = lambda *_: cautions.NONE


def stores_in_the_thread_that_publishes() -> None:
    """Planted bug: what is typed waits for the clerk's disk."""
    begin = saver.Saver.begin

    def begin_with_one(self: saver.Saver) -> None:
        self._storing._worker = self._publishing
        begin(self)

    saver.Saver.begin = begin_with_one  # type: ignore[method-assign]


def opens_in_the_thread_that_stores() -> None:
    """Planted bug: what is typed waits for another file that is being opened."""
    begin = saver.Saver.begin

    def begin_with_one(self: saver.Saver) -> None:
        workspace, worker = self.parent(), self._storing._worker
        assert isinstance(workspace, Workspace)
        workspace._opening = Latest(lambda: worker)
        begin(self)

    saver.Saver.begin = begin_with_one  # type: ignore[method-assign]


class Typing:
    """A clerk who types in a process of its own, and what was told from there."""

    def __init__(self, path: Path, bug: Bug, seed: int, slow: float, other: Path | None) -> None:
        self._ours, theirs = context.Pipe(duplex=False)
        folders = {name: os.environ[name] for name in ("ITA_DESKTOP_HOME", "TMPDIR")}
        arguments = (path, folders, bug, seed, slow, other, theirs)
        self._process = context.Process(target=_sit_down, args=arguments)
        self._process.start()
        theirs.close()
        self._told: list[tuple[str, int, float]] = []

    def has_begun(self) -> None:
        """Wait for the first character."""
        assert self._ours.poll(START_SECONDS), "the window never opened"
        self._told.append(self._ours.recv())

    def is_killed(self, age: float) -> Killed:
        """End it now; what had been typed for `age` seconds then."""
        killed_at = time.monotonic()
        self._process.kill()
        self._process.join()
        with suppress(EOFError):
            while True:
                self._told.append(self._ours.recv())
        typed = [number for what, number, at in self._told if what == "typed" and at < killed_at - age]
        saved = [number for what, number, _ in self._told if what == "saved"]
        return Killed(max(typed, default=0), max(saved, default=0))

    def opens(self) -> float:
        """Wait until the other file is being opened."""
        while self._told[-1][0] != "opens":
            assert self._ours.poll(START_SECONDS), "nothing else was ever opened"
            self._told.append(self._ours.recv())
        return self._told[-1][2]

    def has_opened(self) -> bool:
        """Whether the other file was on the screen before the clerk was killed."""
        return any(what == "opened" for what, _, _ in self._told)

    def close(self) -> None:
        """Nothing of it is left."""
        self._process.kill()
        self._process.join()
        self._ours.close()
        self._process.close()


@contextmanager
def typing(
    path: Path, bug: Bug, chance: random.Random, slow: float = 0.0, other: Path | None = None
) -> Iterator[Typing]:
    """Let a clerk open the file and type, and soon open the `other` one, typing on until that is there.

    Every sync in the folder takes `slow` seconds once the file is open (under the shim of `tests/storage/faults.c`);
    with less than 0 whatever is asked of that folder never ends.
    """
    clerk = Typing(path, bug, chance.randrange(2**32), slow, other)
    try:
        clerk.has_begun()
        yield clerk
    finally:
        clerk.close()


def left_after_kill(path: Path, killed: Killed, age: float) -> int:
    """How many characters are there. AssertionError where one that must be there is not."""
    found = leftovers()
    assert len(found) <= 1
    assert all(leftover.path == path for leftover in found), "said to be of no file, or of another one"
    left = text_left(path, [leftover.report for leftover in found])
    for leftover in found:
        copy = resume(leftover)
        assert not copy.publish().conflict
        copy.close()
    assert report_file.read(path).report.issues[0].measures[0].title == left
    assert TEXT.startswith(left), "not what was typed"
    assert len(left) >= killed.saved, f"{killed.saved} said to be saved, {len(left)} there"
    assert len(left) >= killed.old, f"{killed.old} older than {age} s, {len(left)} there"
    assert [file.name for file in path.parent.iterdir() if file.name.endswith(".part")] == []
    return len(left)


def a_report_to_type_into(folder: Path) -> Path:
    """A file with one measure whose title is empty."""
    path = folder / "เอกสาร" / "รายงาน.ita"
    path.parent.mkdir(exist_ok=True)
    report_file.write(a_report(an_issue(a_measure(""))), path, replace=True)
    return path


def _sit_down(
    path: Path, folders: dict[str, str], bug: Bug, seed: int, slow: float, other: Path | None, tell: Connection
) -> None:
    os.environ |= {**folders, "QT_QPA_PLATFORM": "offscreen"}
    tempfile.tempdir = None  # that of the server, whose test may be over
    bug()
    stay_on_that_day()
    app = QApplication(["ita-desktop"])
    dress(app)
    workspace, typesetter = Workspace(), Typesetter()
    window = MainWindow(workspace, typesetter, lambda _: ScriptedDialogs())
    window.resize(1366, 740)
    window.show()
    typist = Typist(window, workspace, random.Random(seed), tell)
    workspace.opened.connect(lambda _: QTimer.singleShot(0, typist.begin), Qt.ConnectionType.SingleShotConnection)
    workspace.state_changed.connect(typist.hear)
    if other is not None:
        workspace.opened.connect(lambda _: typist.opens_soon(other), Qt.ConnectionType.SingleShotConnection)
    if slow:
        shim = Shim()
        shim.watch(path.parent)
        workspace.opened.connect(lambda _: shim.slow(slow))
        saves = QTimer(window)
        saves.timeout.connect(workspace.save_now)
        workspace.opened.connect(lambda _: saves.start(_SAVES_EVERY_MS))
    window.open_path(path)
    app.exec()


class Typist:
    """Types into the first step of the first measure, character by character, in bursts with pauses."""

    def __init__(self, window: MainWindow, workspace: Workspace, chance: random.Random, tell: Connection) -> None:
        self._window, self._workspace, self._chance, self._tell = window, workspace, chance, tell
        self._typed, self._characters = 0, len(TEXT)
        self._field: QWidget | None = None

    def begin(self, characters: int = len(TEXT)) -> None:
        """Type so many."""
        self._characters = characters
        page = self._window.page
        assert page is not None
        measure = page.document.report.issues[0].measures[0]
        page.go_to(Address("measure.title", measure=measure.id))
        self._field = page.forms.currentWidget().findChild(QWidget, "measure.title")
        assert self._field is not None
        self._type()

    def opens_soon(self, other: Path) -> None:
        """Open another file while typing goes on, and stop once it is there."""

        def opens() -> None:
            self._tell.send(("opens", self._typed, time.monotonic()))
            self._workspace.opened.connect(lambda _: self._stops())
            self._window.open_path(other)

        QTimer.singleShot(_OPENS_AFTER_MS, opens)

    def _stops(self) -> None:
        self._characters = self._typed
        self._tell.send(("opened", self._typed, time.monotonic()))

    def hear(self, state: SaveState) -> None:
        if state.saving is not Saving.PENDING and state.error is None and self._typed:
            self._tell.send(("saved", self._typed, time.monotonic()))

    def _type(self) -> None:
        if self._typed == self._characters:
            return
        type_thai(TEXT[self._typed], self._field)
        self._typed += 1
        self._tell.send(("typed", self._typed, time.monotonic()))
        pauses = self._chance.random() < 0.02
        QTimer.singleShot(self._chance.randint(300, 3_000) if pauses else self._chance.randint(5, 60), self._type)


def text_left(path: Path, reports: list[Report]) -> str:
    """What is there of the typed text after a kill: in unpublished work where there is some, else in the file."""
    report = reports[0] if reports else report_file.read(path).report
    return report.issues[0].measures[0].title
