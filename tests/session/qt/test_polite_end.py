"""What asks the program to end from outside is heard by Qt's loop, and the end of a session saves without ending."""

import os
import signal
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ita_desktop.session.qt.polite_end import PoliteEnd

WAIT_MS = 20_000


@pytest.fixture
def polite_end(qapp: QApplication) -> Iterator[PoliteEnd]:
    made = PoliteEnd(qapp)
    yield made
    made.end()


@pytest.mark.skipif(sys.platform == "win32", reason="os.kill ends a process there")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a_signal_wakes_the_loop_and_raises_nothing(polite_end: PoliteEnd, qtbot: QtBot, name: str) -> None:
    with qtbot.waitSignal(polite_end.wanted, timeout=WAIT_MS):
        os.kill(os.getpid(), getattr(signal, name))


def test_afterwards_the_signals_do_what_they_did_before(qapp: QApplication) -> None:
    before = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)]

    PoliteEnd(qapp).end()

    assert [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)] == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGHUP")
def test_a_program_that_is_to_outlive_its_terminal_does(qapp: QApplication) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    polite_end = PoliteEnd(qapp)

    ignored = signal.getsignal(signal.SIGHUP)

    polite_end.end()
    signal.signal(signal.SIGHUP, before)
    assert ignored is signal.SIG_IGN


class Session:
    """Of Qt's session manager, which only Qt can make, what is used."""

    restart: QSessionManager.RestartHint | None = None

    def setRestartHint(self, hint: QSessionManager.RestartHint) -> None:
        self.restart = hint


def test_the_end_of_a_session_saves_and_does_not_start_the_program_by_itself_again(
    polite_end: PoliteEnd, qtbot: QtBot
) -> None:
    session = Session()

    with qtbot.waitSignal(polite_end.session_ends, timeout=WAIT_MS), qtbot.assertNotEmitted(polite_end.wanted):
        polite_end._on_session_ends(session)  # type: ignore[arg-type]

    assert session.restart is QSessionManager.RestartHint.RestartNever
