"""Kill -9 at any moment, and started again: nothing is in the collection twice, and nothing is missing.

The harness is first seen to catch a bug that was planted for it.
"""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.collection.collectors import Collector, collects, collects_in_two_transactions, contents, killed
from tests.support.offices import a_report_of, subdistricts, write

MAIN = Path(__file__).resolve().parents[2] / "main.py"
_LONGEST = 0.05  # seconds: some files
_WORD = "จัดทำคู่มือ"


def files_in(folder: Path, count: int) -> list[Path]:
    """Reports of so many offices of a province."""
    places = subdistricts("นครราชสีมา")[:count]
    return [write(a_report_of(*place), folder, f"{number}.ita") for number, place in enumerate(places)]


def expected_of(files: Sequence[Path], folder: Path) -> list[str]:
    """What a collection has that nobody killed."""
    address = str(folder / "ไม่ถูกขัดจังหวะ.sqlite")
    collects(files, address, lambda _: None)
    return contents(address, _WORD)


def kills_until_taken(collector: Collector, files: Sequence[Path], address: str, seed: int, kills: int) -> None:
    """So many kills at random moments, one run after the other, then a run to its end."""
    for number in range(kills):
        killed(collector, files, address, random.Random(seed + number), _LONGEST)
    collects(files, address, lambda _: None)


def test_the_harness_catches_a_report_that_is_taken_before_its_parts(tmp_path: Path) -> None:
    files = files_in(tmp_path / "แฟ้ม", 4)
    expected = expected_of(files, tmp_path)

    for seed in range(100):
        address = str(tmp_path / f"{seed}.sqlite")
        kills_until_taken(collects_in_two_transactions, files, address, seed, 1)
        if contents(address, _WORD) != expected:
            return
    pytest.fail("a hundred kills and nothing was missing")


def test_kills_at_random_moments_leave_nothing_twice_and_nothing_out(tmp_path: Path, address: str) -> None:
    files = files_in(tmp_path / "แฟ้ม", 6)

    kills_until_taken(collects, files, address, 0, 5)

    assert contents(address, _WORD) == expected_of(files, tmp_path)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_fifty_kills_of_the_whole_command_leave_nothing_twice_and_nothing_out(tmp_path: Path, address: str) -> None:
    folder = tmp_path / "แฟ้ม"
    files = files_in(folder, 100)
    chance = random.Random(50)
    command = [sys.executable, str(MAIN), "collect", str(folder), "--into", address]

    for _ in range(50):
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            time.sleep(chance.uniform(0.3, 3))
            process.send_signal(signal.SIGKILL)
    subprocess.run(command, check=True, capture_output=True)

    assert contents(address, _WORD) == expected_of(files, tmp_path)
