"""A day at the window without closing it: no reference to None is lost, no file is left open, no memory is kept.

PySide6 6.12.0 drops a reference to None on every call that returns nothing, and aborts Python 3.11 after some 5,000
calls; the tally is first seen to show a lost reference, an open file and kept memory.
"""

import ctypes
import gc
import io
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ita_desktop.domain.report.address import Address
from ita_desktop.printing.build import build_report
from ita_desktop.ui.forms.text_field import TextField
from tests.support.clerk import Clerk
from tests.support.golden_report import published
from tests.support.report_files import a_file
from tests.support.unix_only import PROC, need_unix

DRIFT_MIN = -100
"""References to None."""

MEMORY_MAX = 20 * 1024 * 1024
"""Bytes that may stay."""


@dataclass(frozen=True)
class Tally:
    """What a process holds."""

    none: int
    descriptors: int
    memory: int

    @classmethod
    def now(cls) -> "Tally":
        need_unix(PROC)
        gc.collect()
        ctypes.CDLL(None).malloc_trim(0)
        statm = Path("/proc/self/statm").read_text(encoding="ascii").split()
        descriptors = len(list(Path("/proc/self/fd").iterdir()))
        return cls(sys.getrefcount(None), descriptors, int(statm[1]) * os.sysconf("SC_PAGE_SIZE"))

    def check(self, before: "Tally") -> None:
        """AssertionError where the process holds more, or less of None, than before."""
        assert self.none - before.none >= DRIFT_MIN, "references to None"
        assert self.descriptors <= before.descriptors, "descriptors"
        assert self.memory - before.memory < MEMORY_MAX, f"memory: {(self.memory - before.memory) / 2**20:.1f} MiB more"


def call_widgets(clerk: Clerk, calls: int) -> None:
    """That many calls of the kind that return nothing, on the widgets that a clerk uses all day."""
    field = clerk.field("measure.title")
    assert isinstance(field, TextField)
    status, window = clerk.window.status, clerk.window
    for number in range(0, calls, 8):
        field.setToolTip("คำแนะนำ")
        field.setCursorWidth(1)
        field.ensureCursorVisible()
        field.moveCursor(field.textCursor().MoveOperation.End)
        status.showMessage(f"ข่าว {number}")
        status.clearMessage()
        window.setWindowTitle(f"รายงาน {number % 10}")
        field.update()
        if number % 4_000 == 0:
            QApplication.processEvents()


def print_once(clerk: Clerk) -> None:
    """The report of the moment as a PDF."""
    build_report(clerk.report, io.BytesIO())


def a_day(clerk: Clerk, calls: int, prints: int, edits: int) -> None:
    """Widget calls, prints, and text typed and taken back, all mixed."""
    measures = [measure.id for _, _, measure in clerk.report.measures()]
    for part in range(prints):
        clerk.goes_to(Address("measure.title", measure=measures[part % len(measures)]))
        call_widgets(clerk, calls // prints)
        for _ in range(edits // prints):
            clerk.types("น้ำ")
            clerk.presses("Ctrl+Z")
        print_once(clerk)
        QApplication.processEvents()


@pytest.fixture
def clerk(qtbot: QtBot, tmp_path: Path) -> Clerk:
    path = a_file(tmp_path, published(), "รายงาน.ita")
    seated = Clerk(qtbot)
    seated.opens(path)
    return seated


@pytest.mark.acceptance("A16", "", planted=True)
def test_the_tally_shows_what_is_lost_and_what_is_kept(tmp_path: Path) -> None:
    before = Tally.now()
    ctypes.pythonapi.Py_DecRef.argtypes = [ctypes.py_object]
    for _ in range(300):
        ctypes.pythonapi.Py_DecRef(None)
    lost = Tally.now()
    ctypes.pythonapi.Py_IncRef.argtypes = [ctypes.py_object]
    for _ in range(300):
        ctypes.pythonapi.Py_IncRef(None)
    with pytest.raises(AssertionError, match="None"):
        lost.check(before)

    before = Tally.now()
    with (tmp_path / "ค้าง").open("w"), pytest.raises(AssertionError, match="descriptors"):
        Tally.now().check(before)

    before = Tally.now()
    kept = b"\x01" * (30 * 2**20)
    with pytest.raises(AssertionError, match="memory"):
        Tally.now().check(before)
    assert len(kept) == 30 * 2**20


def leaves_nothing_behind(clerk: Clerk, calls: int, prints: int, edits: int) -> None:
    """After a morning in which everything was used once, a day of so many calls, prints and edits adds nothing."""
    a_day(clerk, 8_000, 4, 40)
    clerk.waits_until_saved()
    before = Tally.now()

    a_day(clerk, calls, prints, edits)

    clerk.waits_until_saved()
    for _ in range(50):
        if Tally.now().descriptors <= before.descriptors:  # what was saved is shown before its file is closed
            break
        QTest.qWait(100)
    Tally.now().check(before)
    clerk.leaves()


def test_some_of_a_long_day_leaves_nothing_behind(clerk: Clerk) -> None:
    leaves_nothing_behind(clerk, 20_000, 5, 50)


@pytest.mark.acceptance("A16", "widget calls, with 50 prints", count=200_000)
@pytest.mark.slow
@pytest.mark.timeout(3_600)
def test_a_long_day_leaves_nothing_behind(clerk: Clerk) -> None:
    leaves_nothing_behind(clerk, 200_000, 50, 500)
