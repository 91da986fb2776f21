"""No object of Qt is destroyed by a background thread because Python collects garbage there."""

import gc
from collections.abc import Iterator
from threading import Thread, current_thread, main_thread

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ita_desktop.session.qt import garbage
from ita_desktop.session.qt.garbage import GarbageCollection

MANY = 200_000


@pytest.fixture
def where() -> Iterator[list[bool]]:
    """For each collection by itself or by the timer: whether it was in the main thread."""
    seen: list[bool] = []

    def note(phase: str, _info: dict[str, int]) -> None:
        if phase == "start":
            seen.append(current_thread() is main_thread())

    gc.callbacks.append(note)
    yield seen
    gc.callbacks.remove(note)
    gc.enable()


def allocates() -> None:
    """So many values in a background thread that Python wants to collect."""
    kept: list[object] = []
    thread = Thread(target=lambda: kept.extend([index] for index in range(MANY)))
    thread.start()
    thread.join()


class InACycle(QObject):
    """Garbage that only the collector finds."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def test_python_would_collect_in_the_background(where: list[bool]) -> None:
    gc.enable()
    allocates()

    assert False in where


def test_the_program_collects_in_the_thread_of_the_window_only(where: list[bool], qtbot: QtBot) -> None:
    destroyed: list[bool] = []
    InACycle().destroyed.connect(lambda: destroyed.append(current_thread() is main_thread()))

    allocates()
    kept = [[index] for index in range(2 * garbage.COLLECT_AFTER[0])]
    assert where == [] and destroyed == []
    qtbot.waitUntil(lambda: bool(destroyed))

    assert set(where) == {True} and destroyed == [True]
    assert len(kept) == 2 * garbage.COLLECT_AFTER[0]


def test_python_collects_by_itself_again_afterwards(qtbot: QtBot) -> None:
    GarbageCollection().end()

    assert gc.isenabled()


def test_older_generations_are_collected_more_seldom(where: list[bool]) -> None:
    gc.disable()
    gc.collect()
    where.clear()

    garbage.collect_due((MANY, 20, 1_000))
    assert where == []
    kept = [[index] for index in range(1_000)]
    garbage.collect_due((100, 20, 1_000))

    assert where == [True]
    assert gc.get_count()[1] == 1 and len(kept) == 1_000
