"""Power cuts at any moment: no edit that was said to be saved is lost, and no file is ever half of one.

The harness is first seen to find losses with SQLite's usual settings and without syncing the clerk's folder.
"""

import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from ita_desktop.errors import FileRefusedError
from ita_desktop.storage import leftovers
from ita_desktop.storage.files import report_file
from tests.storage.power_cuts import Disk, put_down, steps
from tests.storage.shim import run_under
from tests.storage.victims import number_of

EDITS, PUBLISHINGS = 60, 25


def stored(root: Path) -> int | None:
    """What the working copy on this disk holds; None where there is no work to be found."""
    folders = list((root / "home" / "working").glob("*"))
    if not folders or not (folders[0] / "origin.json").exists():
        return None
    connection, _, _, report = leftovers._open(folders[0])
    connection.close()
    return number_of(report)


def published(root: Path) -> int | None:
    """What the clerk's file on this disk holds; None where there is none."""
    path = root / "documents" / "รายงาน.ita"
    return number_of(report_file.read(path, root).report) if path.exists() else None


def losses(
    shim: Path, folder: Path, memory: Path, scenario: str, count: int, cuts: int, look: Callable[[Path], int | None]
) -> Counter[str]:
    """Cut the power that many times; how often something was `lost`, `corrupt`, or all was `well`."""
    place, log = folder / "disk", folder / "log"
    place.mkdir()
    run_under(shim, "storage.power_cuts", scenario, str(place), str(log), str(count))
    done = list(steps(log))
    chance = random.Random(0)
    moments = sorted(chance.randrange(len(done) + 1) for _ in range(cuts))
    disk, taken, outcomes = Disk(), 0, Counter[str]()
    for moment in moments:
        for step in done[taken:moment]:
            disk.do(step)
        taken = moment
        root = memory / "found"
        root.mkdir()
        put_down(disk.after_a_cut(chance), place, root)
        outcomes[_outcome(disk.told, look, root)] += 1
        shutil.rmtree(root)
    return outcomes


def _outcome(told: int, look: Callable[[Path], int | None], root: Path) -> str:
    try:
        found = look(root)
    except (AssertionError, ValueError, OSError, sqlite3.Error, FileRefusedError):
        return "corrupt" if told >= 0 else "well"  # before the first word there is nothing to be found
    return "well" if told <= (-1 if found is None else found) <= told + 1 else "lost"


@pytest.mark.acceptance("A7", "", planted=True)
def test_the_harness_finds_losses_with_sqlites_usual_settings(shim: Path, tmp_path: Path, memory: Path) -> None:
    found = losses(shim, tmp_path, memory, "storing_with_full", EDITS, 300, stored)

    assert found["lost"] > 10
    assert found["corrupt"] == 0


@pytest.mark.acceptance("A7", "", planted=True)
def test_the_harness_finds_losses_where_the_folder_is_not_synced(shim: Path, tmp_path: Path, memory: Path) -> None:
    found = losses(shim, tmp_path, memory, "publishing_without_syncs", PUBLISHINGS, 300, published)

    assert found["lost"] > 10


@pytest.mark.parametrize(
    ("scenario", "count", "look"), [("storing", EDITS, stored), ("publishing", PUBLISHINGS, published)]
)
def test_two_hundred_power_cuts_lose_nothing(
    shim: Path, tmp_path: Path, memory: Path, scenario: str, count: int, look: Callable[[Path], int | None]
) -> None:
    assert losses(shim, tmp_path, memory, scenario, count, 200, look) == {"well": 200}


@pytest.mark.acceptance("A7", "power cuts while storing", count=20_000, seeds="0")
@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_twenty_thousand_power_cuts_lose_no_edit(shim: Path, tmp_path: Path, memory: Path) -> None:
    assert losses(shim, tmp_path, memory, "storing", 200, 20_000, stored) == {"well": 20_000}


@pytest.mark.acceptance("A7", "power cuts while publishing", count=5_000, seeds="0")
@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_five_thousand_power_cuts_lose_no_publication(shim: Path, tmp_path: Path, memory: Path) -> None:
    assert losses(shim, tmp_path, memory, "publishing", 60, 5_000, published) == {"well": 5_000}
