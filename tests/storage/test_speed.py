"""A report of 600 measures is stored, read and published without anybody waiting."""

import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from ita_desktop import paths
from ita_desktop.domain.report import edits
from ita_desktop.domain.report.report import ListName, Report
from ita_desktop.storage.database.columns import TABLES
from ita_desktop.storage.database.connecting import connect_private
from ita_desktop.storage.database.digest import select_all
from ita_desktop.storage.files import report_file
from ita_desktop.storage.working_copy import WorkingCopy
from tests.support.processor import longest_pause
from tests.support.report_files import a_file
from tests.support.reports import OUTCOME, RESULT, STEP, a_measure, a_report, an_issue, an_item
from tests.support.unix_only import WINE


def a_report_of(measures: int, items: int) -> Report:
    """That many measures with that many items in each of the three lists, of the length of real ones."""
    return a_report(
        an_issue(
            *(
                a_measure(
                    f"มาตรการที่ {number}",
                    tuple(an_item(f"{STEP} {at} {RESULT}") for at in range(items)),
                    tuple(an_item(f"{RESULT} {at} {OUTCOME}") for at in range(items)),
                    tuple(an_item(f"{OUTCOME} {at}") for at in range(items)),
                )
                for number in range(measures)
            )
        )
    )


def seconds(act: Callable[[], object]) -> float:
    """How long it takes."""
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def processor_seconds(act: Callable[[], object]) -> float:
    """How long the processor works for it: what else runs on the machine takes no part."""
    begun = time.process_time()
    act()
    return time.process_time() - begun


def least_in_turn(
    count: int, measure: Callable[[Callable[[], object]], float], *acts: Callable[[], object]
) -> list[float]:
    """The least of `count` measures of each, taken in turn: other work on the machine only ever makes one more."""
    rounds = [[measure(act) for act in acts] for _ in range(count)]
    return [min(measures) for measures in zip(*rounds, strict=True)]


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder on the program's own disk, with the private folder: the files of other tests may be in memory, where a
    commit costs nothing."""
    cache = paths.program_folder() / ".cache"
    cache.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=cache) as folder:
        monkeypatch.setenv("ITA_DESKTOP_HOME", str(Path(folder) / "home"))
        yield Path(folder)


@pytest.mark.skipif(WINE, reason="wine's calls for files cost more than its commits")
def test_a_durable_edit_costs_at_most_three_bare_commits(disk: Path) -> None:
    copy = WorkingCopy.create(a_report_of(600, 4), None, None)
    measure = copy.report.issues[0].measures[300]
    bare = connect_private(disk / "bare.sqlite")
    bare.execute("CREATE TABLE edit (id INTEGER PRIMARY KEY, text TEXT)")
    bare.execute("INSERT INTO edit VALUES (1, '')")

    def edit(number: int) -> None:
        steps = (replace(measure.steps[0], text=f"{STEP} {number}"), *measure.steps[1:])
        copy.store(edits.set_items(copy.report, measure.id, ListName.STEPS, steps))

    def commit(number: int) -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("UPDATE edit SET text = ? WHERE id = 1", (f"{STEP} {number}",))
        bare.execute("COMMIT")

    numbers, bare_numbers = count(), count()
    edit(next(numbers))
    ours, theirs = least_in_turn(200, seconds, lambda: edit(next(numbers)), lambda: commit(next(bare_numbers)))
    bare.close()
    copy.discard()

    assert ours <= 3 * theirs, (ours, theirs)


def select_from(path: Path) -> None:
    """A bare SELECT of all rows."""
    with closing(sqlite3.connect(path)) as connection:
        for table in TABLES:
            connection.execute(select_all(table).split(" ORDER")[0]).fetchall()


def test_a_report_of_600_measures_is_read_with_full_inspection_in_well_under_a_second(tmp_path: Path) -> None:
    path = a_file(tmp_path, a_report_of(600, 4), "รายงาน.ita")

    assert min(seconds(lambda: report_file.read(path)) for _ in range(3)) < 0.5


@pytest.fixture(scope="module")
def large_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_file(tmp_path_factory.mktemp("large"), a_report_of(600, 56), "รายงาน.ita")


@pytest.mark.slow
@pytest.mark.acceptance("speed", "100,800 items opened with full inspection, in at most 4 bare SELECTs of all rows")
def test_a_file_of_100_000_items_is_opened_in_at_most_four_bare_selects(large_file: Path) -> None:
    ours, theirs = least_in_turn(
        8, processor_seconds, lambda: report_file.read(large_file), lambda: select_from(large_file)
    )

    assert ours <= 4 * theirs, (ours, theirs)


@pytest.mark.slow
@pytest.mark.acceptance("speed", "the same by the window's helper: the longer working one of the two")
def test_neither_the_window_nor_its_helper_works_longer_than_four_bare_selects_for_it(large_file: Path) -> None:
    """On the clock they work side by side where two processors are free: `benchmarks/file.py`."""

    def worked() -> list[float]:
        before = os.times()
        report_file.read_apart(large_file)
        now = os.times()
        children = now.children_user + now.children_system - before.children_user - before.children_system
        own = now.user + now.system - before.user - before.system
        return [children, own, processor_seconds(lambda: select_from(large_file))]

    helper, window, bare = (min(rounds) for rounds in zip(*(worked() for _ in range(8)), strict=True))

    assert max(helper, window) <= 4 * bare, (helper, window, bare)


def test_publishing_never_holds_up_the_window(tmp_path: Path) -> None:
    copy = WorkingCopy.create(a_report_of(600, 4), tmp_path / "รายงาน.ita", None)

    pause = min(longest_pause(copy.publish) for _ in range(3))

    copy.close()
    assert sys.getswitchinterval() <= 0.005
    assert pause < 0.05, f"{pause * 1000:.0f} ms"
