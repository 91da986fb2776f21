"""Kill -9 of the real window while a clerk types: what is older than a second is there, and all that was said to be.

Also where every sync in the clerk's folder takes seconds, where that folder never answers, and after the private folder
was lost or damaged. The harness is first seen to catch a program that stores too late, one that says "saved" without
storing, one that stores in the thread that publishes, one that does not look after its folder, and one that looks only
at which files are there.
"""

import os
import random
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from ita_desktop import formats, paths
from ita_desktop.storage.leftovers import leftovers, resume
from tests.journeys.typists import (
    Bug,
    a_report_to_type_into,
    does_not_look_after_its_folder,
    does_not_wait_for_the_answer,
    left_after_kill,
    looks_which_files_are_there,
    no_bug,
    opens_in_the_thread_that_stores,
    says_saved_without_storing,
    stores_in_the_thread_that_publishes,
    stores_too_late,
    typing,
)
from tests.storage.shim import run_under
from tests.support.full_counts import slowly
from tests.support.reports import a_measure, a_report, an_issue

AGE_SECONDS = 1.0
_LONGEST_SECONDS = 4.0
LONG_AGO = datetime(2024, 11, 29)
_NOTICED_SECONDS = 2.0


def a_round(folder: Path, bug: Bug, seed: int, slow: float = 0.0) -> int:
    """One kill; how many characters were there after it. AssertionError where one that must be there is not."""
    path, chance = a_report_to_type_into(folder), random.Random(seed)
    with typing(path, bug, chance, slow) as clerk:
        time.sleep(chance.uniform(0, _LONGEST_SECONDS))
        killed = clerk.is_killed(AGE_SECONDS)
    try:
        return left_after_kill(path, killed, AGE_SECONDS)
    except AssertionError as error:
        raise AssertionError(f"seed {seed}: {error}") from error


@pytest.mark.acceptance("A4", "", planted=True)
@pytest.mark.parametrize(
    ("bug", "missed"), [(stores_too_late, "older than"), (says_saved_without_storing, "said to be|older than")]
)
def test_the_harness_catches_a_planted_bug(memory: Path, bug: Bug, missed: str) -> None:
    with pytest.raises(AssertionError, match=missed):
        for seed in range(20):
            a_round(memory, bug, seed)


def test_three_kills_of_the_window_lose_nothing_older_than_a_second(memory: Path) -> None:
    assert sum(a_round(memory, no_bug, seed) for seed in range(3)) > 0


def an_unanswered_round(folder: Path, bug: Bug, seed: int) -> int:
    """One kill while the clerk types on, into a file of long ago, and has not answered which file to edit."""
    path, chance = a_report_to_type_into(folder), random.Random(seed)
    os.utime(path, (LONG_AGO.timestamp(), LONG_AGO.timestamp()))
    before = path.read_bytes(), path.stat().st_mtime_ns
    with typing(path, bug, chance) as clerk:
        time.sleep(chance.uniform(2.5, _LONGEST_SECONDS))
        killed = clerk.is_killed(AGE_SECONDS)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before, "the old file was changed"
    (leftover,) = leftovers()
    copy = resume(leftover)
    left = copy.report.issues[0].measures[0].title
    assert copy.is_held, "it would be changed without an answer when the work is gone on with"
    assert len(left) >= max(killed.old, killed.saved)
    copy.discard()
    return len(left)


def test_a_kill_while_an_old_file_waits_for_an_answer_loses_nothing_and_leaves_it_as_it_was(memory: Path) -> None:
    assert an_unanswered_round(memory, no_bug, 0) > 0


@pytest.mark.slow
def test_ten_kills_while_an_old_file_waits_for_an_answer_lose_nothing_and_leave_it_as_it_was(memory: Path) -> None:
    assert sum(an_unanswered_round(memory, no_bug, seed) for seed in range(10)) > 0


@pytest.mark.acceptance("A4", "", planted=True)
def test_the_harness_catches_a_program_that_does_not_wait_for_the_answer(memory: Path) -> None:
    with pytest.raises(AssertionError, match="changed"):
        for seed in range(5):
            an_unanswered_round(memory, does_not_wait_for_the_answer, seed)


@pytest.mark.acceptance("A4", "kills of the window while it is typed into", count=200, seeds="1,000 to 1,199")
@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_two_hundred_kills_of_the_window_lose_nothing_older_than_a_second(memory: Path) -> None:
    assert sum(a_round(memory, no_bug, seed) for seed in range(1_000, 1_200)) > 0


# A large file of another format is being opened

_OTHER = "รายงานของอีกหน่วย"
_OPENING_SECONDS = 6.0


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """JSON of 20 MB that is accepted."""
    path = tmp_path_factory.mktemp("large") / "ข้อมูลของอีกหน่วย.json"
    measures = (a_measure("ข้อความของมาตรการ " * 120) for _ in range(3_000))
    formats.write(replace(a_report(an_issue(*measures)), title=_OTHER), path)
    assert path.stat().st_size > 19 * 2**20
    return path


def a_round_beside(large: Path, folder: Path, bug: Bug, seed: int, after: float = 0.0) -> bool:
    """A kill while a clerk types on and the large file is being opened, so many seconds `after` that began or by
    chance; whether it was still being opened then."""
    path, chance = a_report_to_type_into(folder), random.Random(seed)
    with typing(path, bug, chance, other=large) as clerk:
        began = clerk.opens()
        time.sleep(max(0.0, began + (after or chance.uniform(1.2, _OPENING_SECONDS)) - time.monotonic()))
        killed = clerk.is_killed(AGE_SECONDS)
        opened = clerk.has_opened()
    for leftover in leftovers():
        if leftover.title == _OTHER:
            resume(leftover).discard()
    left_after_kill(path, killed, AGE_SECONDS)
    return not opened


@pytest.mark.acceptance("A4", "", planted=True)
def test_the_harness_catches_a_program_that_opens_in_the_thread_that_stores(large: Path, memory: Path) -> None:
    with pytest.raises(AssertionError, match="older than"):
        for seed in range(10):
            a_round_beside(large, memory, opens_in_the_thread_that_stores, seed, 1.2 + seed / 20)


def test_a_kill_while_a_large_file_is_being_opened_loses_nothing_older_than_a_second(large: Path, memory: Path) -> None:
    a_round_beside(large, memory, no_bug, 0, 1.4)


@pytest.mark.acceptance("A4", "kills while JSON of 20 MB is being opened", count=12, seeds="4,000 to 4,011")
@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_twelve_kills_while_a_large_file_is_being_opened_lose_nothing_older_than_a_second(
    large: Path, memory: Path
) -> None:
    assert sum(a_round_beside(large, memory, no_bug, seed) for seed in range(4_000, 4_012)) > 3


# The clerk's folder is slow, or does not answer

SLOW = {"1.5 s": 1.5, "8 s": 8.0, "hung": -1.0}


def rounds_under(shim: Path, folder: Path, bug: Bug, slow: float, first: int, count: int) -> None:
    """So many kills in a process of its own, under the shim. AssertionError where one has lost something."""
    run_under(shim, "journeys.slow_folders", str(folder), bug.__name__, str(slow), str(first), str(count))


@pytest.mark.acceptance("slow", "", planted=True)
def test_the_harness_catches_a_program_that_stores_in_the_thread_that_publishes(shim: Path, memory: Path) -> None:
    with pytest.raises(AssertionError, match="older than"):
        rounds_under(shim, memory, stores_in_the_thread_that_publishes, SLOW["8 s"], 0, 10)


@pytest.mark.parametrize("slow", ["8 s", "hung"])
def test_a_kill_beside_a_slow_folder_loses_nothing_older_than_a_second(shim: Path, memory: Path, slow: str) -> None:
    rounds_under(shim, memory, no_bug, SLOW[slow], 0, 1)


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize(
    "slow",
    [
        pytest.param(
            slow,
            marks=pytest.mark.acceptance(
                "slow", f"kills of the window, the clerk's folder {slow}", count=60, seeds="2,000 to 2,059"
            ),
        )
        for slow in SLOW
    ],
)
def test_sixty_kills_beside_a_slow_folder_lose_nothing_older_than_a_second(shim: Path, memory: Path, slow: str) -> None:
    rounds_under(shim, memory, no_bug, SLOW[slow], 2_000, 60)


# The private folder is lost, or damaged in place

Loss = Callable[[Path], None]


def the_folder(working: Path) -> None:
    """A cleaning program."""
    shutil.rmtree(working)


def the_folder_above(working: Path) -> None:
    """A thorough one."""
    shutil.rmtree(working.parent)


def all_that_is_private(_: Path) -> None:
    """A profile that was reset."""
    shutil.rmtree(paths.private_folder())


def the_database(working: Path) -> None:
    """One that knows no `.sqlite`."""
    (working / "report.sqlite").unlink()


def the_database_for_another(working: Path) -> None:
    """A backup program that brings back an older one."""
    older = working / "older"
    shutil.copyfile(working / "report.sqlite", older)
    older.replace(working / "report.sqlite")


def the_database_for_no_database(working: Path) -> None:
    """Anything else in its place."""
    (working / "report.sqlite").unlink()
    (working / "report.sqlite").write_text("ไม่ใช่ฐานข้อมูล", encoding="utf-8")


def the_journal(working: Path) -> None:
    """What an undecided commit is taken back with."""
    (working / "report.sqlite-journal").unlink(missing_ok=True)


def the_note(working: Path) -> None:
    """What is known of the clerk's file: without it nobody finds the work."""
    (working / "origin.json").unlink()


def the_name(working: Path) -> None:
    """The folder under another name."""
    working.rename(working.with_name("เปลี่ยนชื่อ"))


def the_name_of_the_folder_above(working: Path) -> None:
    """The one above under another name."""
    working.parent.rename(working.parent.with_name("เปลี่ยนชื่อ"))


def the_content_of_the_database(working: Path) -> None:
    """The file itself stays, cut to nothing."""
    os.truncate(working / "report.sqlite", 0)


def zeros_for_the_database(working: Path) -> None:
    """A disk that lost what it was given."""
    with (working / "report.sqlite").open("r+b") as file:
        file.write(bytes((working / "report.sqlite").stat().st_size))


def the_content_of_the_note(working: Path) -> None:
    """The note stays, cut to nothing."""
    os.truncate(working / "origin.json", 0)


def the_note_for_a_folder(working: Path) -> None:
    """Something is there under its name, and is no note."""
    (working / "origin.json").unlink()
    (working / "origin.json").mkdir()


LOSSES: tuple[Loss, ...] = (
    *(the_folder, the_folder_above, all_that_is_private, the_database, the_database_for_another),
    *(the_database_for_no_database, the_journal, the_note, the_name, the_name_of_the_folder_above),
    *(the_content_of_the_database, zeros_for_the_database, the_content_of_the_note, the_note_for_a_folder),
)
ONE_OF_EACH_KIND = (the_folder, the_database_for_another, the_name, zeros_for_the_database, the_content_of_the_note)
"""Removed, replaced, renamed, damaged in place, and the same of the note; the others with those of full counts."""


def a_round_with(loss: Loss, folder: Path, bug: Bug, seed: int) -> int:
    """A loss while a clerk types, and a kill some time after it must have been noticed."""
    path, chance = a_report_to_type_into(folder), random.Random(seed)
    with typing(path, bug, chance) as clerk:
        time.sleep(chance.uniform(0, 1.5))
        (working,) = (found for found in paths.working_copies().iterdir() if (found / "origin.json").exists())
        loss(working)
        time.sleep(_NOTICED_SECONDS + chance.uniform(0, 1.5))
        killed = clerk.is_killed(AGE_SECONDS)
    try:
        return left_after_kill(path, killed, AGE_SECONDS)
    except AssertionError as error:
        raise AssertionError(f"{loss.__name__}, seed {seed}: {error}") from error
    finally:
        shutil.rmtree(paths.private_folder(), ignore_errors=True)


@pytest.mark.acceptance("lost", "", planted=True)
@pytest.mark.parametrize("loss", [the_database_for_another, *slowly(the_database, the_note)])
def test_the_harness_catches_a_program_that_does_not_look_after_its_folder(memory: Path, loss: Loss) -> None:
    with pytest.raises(AssertionError, match=r"older than|said to be"):
        for seed in range(10):
            a_round_with(loss, memory, does_not_look_after_its_folder, seed)


@pytest.mark.acceptance("lost", "", planted=True)
@pytest.mark.parametrize(
    "loss",
    [
        *(zeros_for_the_database, the_content_of_the_note),
        *slowly(the_content_of_the_database, the_note_for_a_folder),
    ],
)
def test_the_harness_catches_a_program_that_looks_only_at_which_files_are_there(
    memory: Path, loss: Loss, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(AssertionError, match=r"older than|said to be"):
        for seed in range(10):
            a_round_with(loss, memory, looks_which_files_are_there, seed)
    caplog.clear()


@pytest.mark.parametrize("loss", ONE_OF_EACH_KIND)
def test_a_private_folder_that_is_lost_while_typing_loses_nothing_older_than_a_second(
    memory: Path, loss: Loss, caplog: pytest.LogCaptureFixture
) -> None:
    assert a_round_with(loss, memory, no_bug, 0) > 0
    caplog.clear()  # what stands in the place of a database cannot be read


@pytest.mark.acceptance(
    "lost", "private folders lost or damaged while typing, then kills", count=140, seeds="3,000 to 3,009"
)
@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_a_hundred_and_forty_private_folders_that_are_lost_while_typing_lose_nothing_older_than_a_second(
    memory: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert sum(a_round_with(loss, memory, no_bug, seed) for loss in LOSSES for seed in range(3_000, 3_010)) > 0
    caplog.clear()
