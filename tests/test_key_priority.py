"""The background waits while a key is answered, and never for long."""

from collections.abc import Iterator
from threading import Event, Thread
from time import perf_counter, sleep

import pytest
from pytestqt.qtbot import QtBot

from ita_desktop import key_priority
from ita_desktop.domain.report.report import Report
from ita_desktop.errors import ExpectedError
from ita_desktop.session.background import Worker
from ita_desktop.session.output.typesetter import Typesetter
from tests.support.clerk import WAIT_MS
from tests.support.reports import a_measure, a_report, an_issue, an_item

_WHILE = 0.15


@pytest.fixture(autouse=True)
def answered() -> Iterator[None]:
    yield
    key_priority.end_key()


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer keeps the background waiting until it is given."""
    monkeypatch.setattr(key_priority, "AT_MOST_SECONDS", 60.0)


def a_long_report(words: str) -> Report:
    """Forty measures whose texts are found nowhere else."""
    measures = (a_measure(f"{words} {n}", steps=(an_item(f"จัดประชุม{words} ครั้งที่ {n} " * 20),)) for n in range(40))
    return a_report(an_issue(*measures))


def failed(error: ExpectedError) -> None:
    raise AssertionError(error)


def test_a_task_that_is_given_meanwhile_waits_until_the_answer_is_there(qtbot: QtBot, endless: None) -> None:
    worker = Worker("test")
    done: list[int] = []

    key_priority.begin_key()
    worker.run(lambda: 1, done.append, failed)
    qtbot.wait(round(_WHILE * 1000))
    waited = not done
    key_priority.end_key()

    qtbot.waitUntil(lambda: done == [1], timeout=WAIT_MS)
    worker.close()
    assert waited


def test_a_layout_under_way_stops_for_a_key(qtbot: QtBot, endless: None) -> None:
    typesetter = Typesetter()
    started = perf_counter()
    with qtbot.waitSignal(typesetter.laid_out, timeout=WAIT_MS):
        typesetter.lay_out(a_long_report("ชี้แจง"))
    took = perf_counter() - started
    finished: list[object] = []
    typesetter.laid_out.connect(finished.append)

    typesetter.lay_out(a_long_report("อบรม"))
    sleep(took / 10)
    key_priority.begin_key()
    qtbot.wait(round(3000 * took))
    stopped = not finished
    key_priority.end_key()

    qtbot.waitUntil(lambda: len(finished) == 1, timeout=WAIT_MS)
    typesetter.close()
    assert stopped


def test_work_under_way_stops_for_a_key(endless: None) -> None:
    steps: list[int] = []
    begun = Event()

    def work() -> None:
        for step in range(1_000_000):
            key_priority.give_way()
            steps.append(step)
            begun.set()

    thread = Thread(target=work)
    thread.start()
    begun.wait(10)
    key_priority.begin_key()
    sleep(0.01)  # the round under way
    done = len(steps)
    sleep(_WHILE)
    assert len(steps) == done < 1_000_000
    key_priority.end_key()
    thread.join(30)
    assert len(steps) == 1_000_000


def test_the_thread_that_answers_never_waits_for_itself(endless: None) -> None:
    key_priority.begin_key()
    started = perf_counter()

    key_priority.give_way()

    assert perf_counter() - started < 1.0


def test_keys_that_nobody_answers_leave_the_background_half_of_the_time() -> None:
    waited = 0.0

    def work() -> None:
        nonlocal waited
        end = perf_counter() + 1.0
        while perf_counter() < end:
            asked = perf_counter()
            key_priority.give_way()
            waited += perf_counter() - asked
            sleep(0.001)

    thread = Thread(target=work)
    thread.start()
    while thread.is_alive():
        key_priority.begin_key()
        sleep(0.002)
    assert 0.2 < waited < 0.7
