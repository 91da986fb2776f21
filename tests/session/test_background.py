"""A thread whose answers come back to the window's, that holds nobody, and of whose questions the newest may be all."""

import gc
import threading
import time
import weakref
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot

from ita_desktop.errors import ExpectedError, PrinterFailedError
from ita_desktop.session.background import Background, IsWanted, Worker

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


def test_of_questions_only_the_newest_is_answered(worker: Worker, gate: threading.Event, qtbot: QtBot) -> None:
    asked, answers, latest = list[int](), list[int](), worker.latest()

    def question(number: int) -> Callable[[IsWanted], int]:
        def ask(_: IsWanted) -> int:
            asked.append(number)
            gate.wait()
            return number

        return ask

    for number in (1, 2, 3, 4):
        latest.ask(question(number), answers.append, never)
        qtbot.waitUntil(lambda: bool(asked), timeout=WAIT_MS)
    gate.set()
    qtbot.waitUntil(lambda: not worker.is_busy, timeout=WAIT_MS)

    assert asked == [1, 4]
    assert answers == [4]


def test_a_question_that_was_overtaken_can_give_up_and_what_it_found_is_dropped(worker: Worker, qtbot: QtBot) -> None:
    latest, begun, dropped, answers = worker.latest(), threading.Event(), list[int](), list[int]()

    def until_unwanted(is_wanted: IsWanted) -> int:
        begun.set()
        while is_wanted():
            time.sleep(0.001)
        return 1

    latest.ask(until_unwanted, answers.append, never, dropped.append)
    assert begun.wait(10)
    latest.ask(lambda _: 2, answers.append, never)
    qtbot.waitUntil(lambda: not worker.is_busy, timeout=WAIT_MS)

    assert (answers, dropped) == ([2], [1])


def test_a_question_that_is_forgotten_neither_answers_nor_fails(
    worker: Worker, gate: threading.Event, qtbot: QtBot
) -> None:
    latest, begun, answers = worker.latest(), threading.Event(), list[object]()

    def fail(_: IsWanted) -> None:
        begun.set()
        gate.wait()
        raise PrinterFailedError(0, 1)

    latest.ask(fail, answers.append, answers.append)
    assert begun.wait(10)
    latest.forget()
    gate.set()
    qtbot.waitUntil(lambda: not worker.is_busy, timeout=WAIT_MS)

    assert answers == []


def test_questions_of_two_kinds_do_not_overtake_each_other(worker: Worker, qtbot: QtBot) -> None:
    answers: list[int] = []

    worker.latest().ask(lambda _: 1, answers.append, never)
    worker.latest().ask(lambda _: 2, answers.append, never)
    qtbot.waitUntil(lambda: not worker.is_busy, timeout=WAIT_MS)

    assert answers == [1, 2]


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


def test_what_is_on_its_way_to_somebody_who_goes_is_let_go(qtbot: QtBot) -> None:
    kept = [weakref.ref(_asked_and_left(number)) for number in range(500)]

    def is_gone() -> bool:
        gc.collect()
        return not any(one() for one in kept)

    qtbot.waitUntil(is_gone, timeout=WAIT_MS)


def _asked_and_left(number: int) -> Callable[[], None]:
    """A task whose owner goes before, while, or after it is answered."""
    parent = QObject()
    background = Background(parent)

    def task() -> None:
        time.sleep(number % 7 / 4_000)

    asked = background.worker("leaving").run(task, lambda _: task())
    if number % 3 == 0:
        asked.result()
    background.close(0.0 if number % 2 else 1.0)
    if number % 5 == 0:
        QCoreApplication.processEvents()
    return task


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
