"""A thread whose answers come back to the window's, that holds nobody, and of whose questions the newest may be all."""

import threading
import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ita_desktop.errors import ExpectedError
from ita_desktop.session.background import Background
from ita_desktop.session.worker import Worker

WAIT_MS = 20_000


@pytest.fixture
def worker(qtbot: QtBot) -> Iterator[Worker]:
    made = Worker("test")
    yield made
    made.close()


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """What a task waits for that takes long."""
    opened = threading.Event()
    yield opened
    opened.set()


def never(_: ExpectedError) -> None:
    """Nothing fails here."""
    raise AssertionError


def saying(number: int) -> Callable[[], int]:
    """A task that answers with the number."""
    return lambda: number


def test_of_questions_asked_while_one_is_at_work_only_the_newest_is_answered(
    worker: Worker, gate: threading.Event, qtbot: QtBot
) -> None:
    answers: list[int] = []

    def first() -> int:
        gate.wait()
        return 1

    worker.run_latest(first, answers.append, never)
    for number in (2, 3, 4):
        worker.run_latest(saying(number), answers.append, never)
    gate.set()
    qtbot.waitUntil(lambda: not worker.is_busy, timeout=WAIT_MS)

    assert answers == [1, 4]


def test_a_thread_that_a_disk_holds_keeps_nobody_from_ending_and_answers_nobody(
    gate: threading.Event, qtbot: QtBot
) -> None:
    worker, answers = Worker("held"), list[bool]()
    worker.run(gate.wait, answers.append, never)

    begun = time.monotonic()
    assert not worker.close(0.1)
    assert time.monotonic() - begun < 5

    gate.set()
    assert worker.close(WAIT_MS / 1000)
    qtbot.wait(50)
    assert answers == []


def test_work_that_another_disk_must_not_hold_up_has_an_idle_thread(gate: threading.Event, qtbot: QtBot) -> None:
    parent = QObject()
    background, answers = Background(parent), list[int]()
    held = background.idle_worker("looking")
    held.run(gate.wait, lambda _: answers.append(1), never)

    background.idle_worker("looking").run(saying(2), answers.append, never)
    qtbot.waitUntil(lambda: answers == [2], timeout=WAIT_MS)
    gate.set()
    qtbot.waitUntil(lambda: answers == [2, 1], timeout=WAIT_MS)

    assert background.idle_worker("looking") is held
    assert background.close()


def test_timers_rest_with_what_they_work_for(qtbot: QtBot) -> None:
    parent, rang = QObject(), list[int]()
    background = Background(parent)
    once = background.after(1, lambda: rang.append(1))
    often = background.every(1, lambda: rang.append(2))
    once.start()
    often.start()
    qtbot.waitUntil(lambda: 1 in rang and rang.count(2) > 2, timeout=WAIT_MS)

    background.close()
    count = len(rang)
    qtbot.wait(50)

    assert len(rang) == count and rang.count(1) == 1
