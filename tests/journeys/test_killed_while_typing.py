"""Kill -9 of the real window while a clerk types: what is older than a second is there, and all that was said to be.

The harness is first seen to catch a program that stores too late and one that says "saved" without saving.
"""

import os
import random
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ita_desktop.storage.files import report_file
from ita_desktop.storage.working_copy import leftovers, resume
from tests.journeys.typists import (
    TEXT,
    Bug,
    killed_while_typing,
    no_bug,
    says_saved_without_storing,
    stores_too_late,
    text_left,
)
from tests.support.reports import a_measure, a_report, an_issue

AGE_SECONDS = 1.0
_LONGEST_SECONDS = 4.0


@pytest.fixture
def memory(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in memory where there is one: a kill leaves the system's own buffers alone, and other work on the disk
    is not what is tried here."""
    folder = Path(tempfile.mkdtemp(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None))
    monkeypatch.setenv("ITA_DESKTOP_HOME", str(folder / "home"))
    yield folder
    shutil.rmtree(folder)


def a_round(folder: Path, bug: Bug, seed: int) -> int:
    """One kill; how many characters were there after it. AssertionError where one that must be there is not."""
    path = folder / "รายงาน.ita"
    report_file.write(a_report(an_issue(a_measure(""))), path, replace=True)
    killed = killed_while_typing(path, bug, random.Random(seed), AGE_SECONDS, _LONGEST_SECONDS)
    found = leftovers()
    assert len(found) <= 1
    left = text_left(path, [leftover.report for leftover in found])
    for leftover in found:
        copy = resume(leftover)
        assert not copy.publish().conflict
        copy.close()
    assert report_file.read(path).report.issues[0].measures[0].title == left
    assert TEXT.startswith(left), f"seed {seed}: not what was typed"
    assert len(left) >= killed.saved, f"seed {seed}: {killed.saved} said to be saved, {len(left)} there"
    assert len(left) >= killed.old, f"seed {seed}: {killed.old} older than {AGE_SECONDS} s, {len(left)} there"
    return len(left)


@pytest.mark.acceptance("A4", "", planted=True)
@pytest.mark.parametrize(
    ("bug", "missed"), [(stores_too_late, "older than"), (says_saved_without_storing, "said to be")]
)
def test_the_harness_catches_a_planted_bug(memory: Path, bug: Bug, missed: str) -> None:
    with pytest.raises(AssertionError, match=missed):
        for seed in range(20):
            a_round(memory, bug, seed)


def test_six_kills_of_the_window_lose_nothing_older_than_a_second(memory: Path) -> None:
    assert sum(a_round(memory, no_bug, seed) for seed in range(6)) > 0


@pytest.mark.acceptance("A4", "kills of the window while it is typed into", count=200, seeds="1,000 to 1,199")
@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_two_hundred_kills_of_the_window_lose_nothing_older_than_a_second(memory: Path) -> None:
    assert sum(a_round(memory, no_bug, seed) for seed in range(1_000, 1_200)) > 0
