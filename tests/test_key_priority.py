"""The background waits while a key is answered, and never for long."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread
from time import perf_counter, sleep

import pytest

from ita_desktop import key_priority
from ita_desktop.domain.checks import unseen
from ita_desktop.domain.find.phrases import Phrases, lines_of
from ita_desktop.domain.report import lists
from ita_desktop.domain.report.ids import new_item_id
from ita_desktop.domain.report.report import Item, ItemKind, Report
from ita_desktop.printing.build import LayoutCache, lay_out, unprintable
from ita_desktop.storage.working_copy import WorkingCopy
from tests.support.reports import a_measure, a_report, an_issue

ITEMS = 400
_FAR_AWAY = 60.0
_WHILE = 0.15


@pytest.fixture(autouse=True)
def answered() -> Iterator[None]:
    yield
    key_priority.end_answer()


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer keeps the background waiting until it is given."""
    monkeypatch.setattr(key_priority, "AT_MOST_SECONDS", _FAR_AWAY)


def long_report() -> Report:
    items = tuple(Item(new_item_id(), ItemKind.NUMBERED, f"จัดประชุม ครั้งที่ {index}") for index in range(ITEMS))
    return a_report(an_issue(a_measure(steps=items)))


def with_steps(report: Report, items: lists.Items) -> Report:
    issue = report.issues[0]
    measure = replace(issue.measures[0], steps=items)
    return replace(report, issues=(replace(issue, measures=(measure, *issue.measures[1:])), *report.issues[1:]))


def lays_out(_: Path) -> Callable[[], object]:
    report, cache = long_report(), LayoutCache()
    return lambda: lay_out(report, cache)


def lays_out_again(_: Path) -> Callable[[], object]:
    report, cache = long_report(), LayoutCache()
    lay_out(report, cache)
    steps = report.issues[0].measures[0].steps
    return lambda: lay_out(with_steps(report, lists.split(steps, 3, 2, new_item_id())), cache)


def checks(_: Path) -> Callable[[], object]:
    report = long_report()
    return lambda: (unprintable(report), unseen(report))


def stores(folder: Path) -> Callable[[], object]:
    report = long_report()
    copy = WorkingCopy.create(report, None, None)
    copy.make_ready()
    steps = report.issues[0].measures[0].steps
    other = with_steps(report, lists.split(steps, 3, 2, new_item_id()))

    def store_and_close() -> None:
        copy.store(other)
        copy.discard()

    return store_and_close


def indexes(_: Path) -> Callable[[], object]:
    report = long_report()
    return lambda: Phrases(key_priority.in_turns(lines_of(report)))


@pytest.mark.parametrize("work", [lays_out, lays_out_again, checks, stores, indexes])
def test_work_waits_until_the_answer_is_there(
    work: Callable[[Path], Callable[[], object]], tmp_path: Path, endless: None
) -> None:
    act = work(tmp_path)
    key_priority.begin_answer()
    thread = Thread(target=act)
    thread.start()
    sleep(_WHILE)
    assert thread.is_alive()
    key_priority.end_answer()
    thread.join(30)
    assert not thread.is_alive()


@pytest.mark.parametrize(
    ("work", "often"), [(lays_out, ITEMS), (lays_out_again, ITEMS), (checks, ITEMS), (stores, 10), (indexes, 3)]
)
def test_long_work_asks_again_and_again(
    work: Callable[[Path], Callable[[], object]], often: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    act = work(tmp_path)
    asked: list[float] = []

    def clock() -> float:
        asked.append(perf_counter())
        return asked[-1]

    monkeypatch.setattr(key_priority, "perf_counter", clock)
    act()
    assert len(asked) >= often


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
    key_priority.begin_answer()
    sleep(0.01)  # the round under way
    done = len(steps)
    sleep(_WHILE)
    assert len(steps) == done < 1_000_000
    key_priority.end_answer()
    thread.join(30)
    assert len(steps) == 1_000_000


def test_the_thread_that_answers_never_waits_for_itself(endless: None) -> None:
    key_priority.begin_answer()
    assert key_priority.is_answering()
    key_priority.give_way()
    assert list(key_priority.in_turns(range(1000))) == list(range(1000))
    assert [*map(len, key_priority.parts_in_turns([*range(300)]))] == [128, 128, 44]


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
        key_priority.begin_answer()
        sleep(0.002)
    assert 0.2 < waited < 0.7
