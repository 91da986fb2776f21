"""Kill -9 at any moment: what was said to be durable is there, no edit is half there, and the clerk's file is whole.

Each harness is first seen to catch bugs that were planted for it.
"""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from ita_desktop.errors import FileRefusedError
from ita_desktop.storage.files import report_file
from ita_desktop.storage.leftovers import leftovers, resume
from tests.storage.victims import (
    Victim,
    killed_at_random,
    number_of,
    publishes,
    publishes_in_place,
    stores,
    stores_but_tells_too_early,
    stores_in_two_transactions,
    version,
)

_LONGEST_STORING = 0.02  # seconds: a dozen edits
_LONGEST_PUBLISHING = 0.06  # seconds: some publishings

Round = Callable[[Victim, Path, random.Random], None]


def storing_round(victim: Victim, folder: Path, chance: random.Random) -> None:
    """One kill while storing. AssertionError where something told is missing or an edit is half there."""
    last = killed_at_random(victim, folder / "รายงาน.ita", chance, _LONGEST_STORING)
    found = leftovers()
    assert len(found) == 1, "work that cannot be read"
    copy = resume(found[0])
    try:
        assert last <= number_of(copy.report) <= last + 1, f"told {last}"
    finally:
        copy.discard()


def publishing_round(victim: Victim, folder: Path, chance: random.Random) -> None:
    """One kill while publishing. AssertionError where the file is missing, not whole, or older than what was told."""
    path = folder / "รายงาน.ita"
    report_file.write(version(0), path, replace=True)
    last = killed_at_random(victim, path, chance, _LONGEST_PUBLISHING)
    try:
        found = number_of(report_file.read(path).report)
    except FileRefusedError as error:
        raise AssertionError(f"told {last}, but {error}") from error
    assert last <= found <= last + 1, f"told {last}"
    for leftover in leftovers():
        copy = resume(leftover)
        assert number_of(copy.report) in (found, found + 1)
        assert not copy.publish().conflict, "its own file taken for somebody else's"
        copy.close()
    assert not leftovers()
    assert [file.name for file in folder.iterdir()] == [path.name]


def failures(check: Round, victim: Victim, folder: Path, seed: int, most: int) -> int:
    """How many rounds it took until one failed; `most` + 1 where none did."""
    for number in range(1, most + 1):
        try:
            check(victim, folder, random.Random(seed + number))
        except AssertionError:
            return number
    return most + 1


def _rounds(check: Round, victim: Victim, folder: Path, rounds: int) -> None:
    for number in range(rounds):
        check(victim, folder, random.Random(number))


@pytest.mark.acceptance("A3", "", planted=True)
@pytest.mark.parametrize("bug", [stores_but_tells_too_early, stores_in_two_transactions])
def test_the_storing_harness_catches_a_planted_bug(
    tmp_path: Path, bug: Victim, caplog: pytest.LogCaptureFixture
) -> None:
    assert failures(storing_round, bug, tmp_path, seed=0, most=60) <= 60
    caplog.clear()  # half an edit may be one that cannot be read, which is logged


@pytest.mark.acceptance("A5", "", planted=True)
def test_the_publishing_harness_catches_a_planted_bug(tmp_path: Path) -> None:
    assert failures(publishing_round, publishes_in_place, tmp_path, seed=0, most=100) <= 100


def test_forty_kills_while_storing_lose_and_halve_nothing(tmp_path: Path) -> None:
    _rounds(storing_round, stores, tmp_path, 40)


def test_forty_kills_while_publishing_leave_a_whole_file(tmp_path: Path) -> None:
    _rounds(publishing_round, publishes, tmp_path, 40)


@pytest.mark.acceptance("A3", "kills while storing", count=1_000, seeds="0 to 999")
@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_a_thousand_kills_while_storing_lose_and_halve_nothing(tmp_path: Path) -> None:
    _rounds(storing_round, stores, tmp_path, 1000)


@pytest.mark.acceptance("A5", "kills while publishing", count=500, seeds="0 to 499")
@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_five_hundred_kills_while_publishing_leave_a_whole_file(tmp_path: Path) -> None:
    _rounds(publishing_round, publishes, tmp_path, 500)
