"""What is said at the socket for other starts is a path or nothing: whatever else comes is dropped, and none waits."""

import os
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ita_desktop.domain.limits import PATH_MAX_BYTES
from ita_desktop.session.qt.second_start import SecondStarts, ask_to_show

pytestmark = pytest.mark.unix("sockets that are files")

WAIT_MS = 20_000
OURS = Path("/งาน/รายงาน ๒๕๖๘.ita")


class Listening:
    """A process that has one file open, and the paths that it was asked for."""

    def __init__(self, owner: QObject) -> None:
        self.asked: list[Path] = []
        self.starts = SecondStarts(self._shows, owner)

    def _shows(self, path: Path) -> bool:
        self.asked.append(path)
        return path == OURS


@pytest.fixture
def listening(qapp: QApplication) -> Iterator[Listening]:
    made = Listening(qapp)
    made.starts.begin()
    yield made
    made.starts.end()
    made.starts.deleteLater()


def sockets() -> list[Path]:
    return list(Path(os.environ["TMPDIR"]).glob("ita-desktop-*"))


def answer_to(said: bytes, qtbot: QtBot) -> bytes:
    """What another program gets that connects and says this, until the connection is closed."""
    answer: Future[bytes] = Future()

    def say() -> None:
        with socket.socket(socket.AF_UNIX) as talking:
            talking.connect(str(sockets()[0]))
            try:
                talking.sendall(said)
                answer.set_result(talking.recv(10))
            except OSError:  # closed before all was said
                answer.set_result(b"")

    threading.Thread(target=say, daemon=True).start()
    qtbot.waitUntil(answer.done, timeout=WAIT_MS)
    return answer.result()


def asked_for(path: Path, owner: QObject, qtbot: QtBot, meanwhile: Callable[[], None] = lambda: None) -> bool:
    """What this process answers itself."""
    answers: list[bool] = []
    ask_to_show(os.getpid(), path, owner, answers.append)
    meanwhile()
    qtbot.waitUntil(lambda: bool(answers), timeout=WAIT_MS)
    return answers == [True]


def test_the_window_that_has_the_file_is_shown_and_no_other(
    listening: Listening, qapp: QApplication, qtbot: QtBot
) -> None:
    assert asked_for(OURS, qapp, qtbot)
    assert not asked_for(Path("/งาน/อีกฉบับ.ita"), qapp, qtbot)
    assert listening.asked == [OURS, Path("/งาน/อีกฉบับ.ita")]


@pytest.mark.parametrize("name", ["รายงาน".encode("cp874"), b"\xff\xfe\n", "ก".encode() * 1000])
def test_a_path_arrives_to_the_byte(listening: Listening, qapp: QApplication, qtbot: QtBot, name: bytes) -> None:
    asked_for(Path(os.fsdecode(b"/" + name)), qapp, qtbot)

    assert [bytes(path) for path in listening.asked] == [b"/" + name]


def test_the_longest_path_is_taken_and_nothing_longer(listening: Listening, qtbot: QtBot) -> None:
    longest = b"/" + b"a" * (PATH_MAX_BYTES - 1)

    assert answer_to(longest + b"\0", qtbot) == b"0"
    assert answer_to(longest + b"a\0", qtbot) == b""
    assert answer_to(longest * 50 + b"\0", qtbot) == b""
    assert [len(bytes(path)) for path in listening.asked] == [PATH_MAX_BYTES]


@pytest.mark.parametrize("said", [b"\0", b"\0\0", "รายงาน.ita\0".encode(), b"/a\0/b\0", b"../x\0"])
def test_what_is_no_whole_path_is_dropped(listening: Listening, qtbot: QtBot, said: bytes) -> None:
    assert answer_to(said, qtbot) == b""
    assert listening.asked == []


@pytest.mark.parametrize("said", ["/งาน".encode(), b""])
def test_one_that_says_no_more_is_dropped_and_the_next_is_answered(
    listening: Listening, qapp: QApplication, qtbot: QtBot, said: bytes
) -> None:
    assert answer_to(said, qtbot) == b""

    assert listening.asked == []
    assert asked_for(OURS, qapp, qtbot)


def test_others_cannot_connect_and_nothing_is_left_at_the_end(listening: Listening) -> None:
    (ours,) = sockets()
    assert ours.stat().st_mode & 0o077 == 0

    listening.starts.end()

    assert sockets() == []


def test_a_socket_that_a_dead_process_of_this_number_left_is_no_obstacle(qapp: QApplication, qtbot: QtBot) -> None:
    first = Listening(qapp)
    first.starts.begin()
    (ours,) = sockets()
    first.starts.end()
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(ours))
    assert not asked_for(OURS, qapp, qtbot)

    second = Listening(qapp)
    second.starts.begin()

    assert asked_for(OURS, qapp, qtbot)
    for one in (first, second):
        one.starts.end()
        one.starts.deleteLater()


def test_one_that_begins_to_listen_while_it_is_asked_is_waited_for(qapp: QApplication, qtbot: QtBot) -> None:
    listening = Listening(qapp)

    assert asked_for(OURS, qapp, qtbot, listening.starts.begin)

    listening.starts.end()
    listening.starts.deleteLater()


def test_where_no_socket_can_be_the_program_goes_on(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / ("ก" * 50)))
    listening = Listening(qapp)

    listening.starts.begin()

    assert not asked_for(OURS, qapp, qtbot)
    listening.starts.end()
    listening.starts.deleteLater()
