"""A report of 600 measures is stored, read and published without anybody waiting."""

import sqlite3
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median

import pytest

from ita_desktop.domain import edits
from ita_desktop.domain.report import ListName, Report
from ita_desktop.storage import report_file
from ita_desktop.storage.connecting import connect_private
from ita_desktop.storage.content import select_all
from ita_desktop.storage.shapes import TABLES
from ita_desktop.storage.working_copy import WorkingCopy
from tests.support.reports import OUTCOME, RESULT, STEP, a_measure, a_report, an_issue, an_item


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


def test_a_durable_edit_costs_at_most_three_bare_commits(tmp_path: Path) -> None:
    copy = WorkingCopy.create(a_report_of(600, 4), None, None)
    measure = copy.report.issues[0].measures[300]
    bare = connect_private(tmp_path / "bare.sqlite")
    bare.execute("CREATE TABLE edit (id INTEGER PRIMARY KEY, text TEXT)")
    bare.execute("INSERT INTO edit VALUES (1, '')")

    def edit(number: int) -> None:
        steps = (replace(measure.steps[0], text=f"{STEP} {number}"), *measure.steps[1:])
        copy.store(edits.set_items(copy.report, measure.id, ListName.STEPS, steps))

    def commit(number: int) -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("UPDATE edit SET text = ? WHERE id = 1", (f"{STEP} {number}",))
        bare.execute("COMMIT")

    edit(-1)
    rounds = []
    for first in range(0, 150, 30):  # the best of five: other work on the machine only ever makes it slower
        numbers = range(first, first + 30)
        pairs = [(seconds(partial(edit, number)), seconds(partial(commit, number))) for number in numbers]
        rounds.append(median(pair[0] for pair in pairs) / median(pair[1] for pair in pairs))
    bare.close()
    copy.discard()

    assert min(rounds) <= 3, rounds


def opening_against_selecting(path: Path) -> tuple[float, float]:
    """Seconds of opening with full inspection and of a bare SELECT of all rows: the best of three each, interleaved."""

    def select() -> None:
        with closing(sqlite3.connect(path)) as connection:
            for table in TABLES:
                connection.execute(select_all(table).split(" ORDER")[0]).fetchall()

    pairs = [(seconds(lambda: report_file.read(path)), seconds(select)) for _ in range(3)]
    return min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)


def test_a_report_of_600_measures_is_read_with_full_inspection_in_well_under_a_second(tmp_path: Path) -> None:
    path = tmp_path / "รายงาน.ita"
    report_file.write(a_report_of(600, 4), path, replace=False)

    ours, _ = opening_against_selecting(path)

    assert ours < 0.5


@pytest.mark.slow
@pytest.mark.acceptance("speed", "100,800 items opened with full inspection, in at most 4 bare SELECTs of all rows")
def test_a_file_of_100_000_items_is_opened_in_at_most_four_bare_selects(tmp_path: Path) -> None:
    path = tmp_path / "รายงาน.ita"
    report_file.write(a_report_of(600, 56), path, replace=False)
    ours, theirs = opening_against_selecting(path)

    for _ in range(10):  # the best of many: other work on the machine only ever makes either slower
        if ours <= 4 * theirs:
            break
        again = opening_against_selecting(path)
        ours, theirs = min(ours, again[0]), min(theirs, again[1])

    assert ours <= 4 * theirs, (ours, theirs)


def longest_pause(act: Callable[[], object]) -> float:
    """Run it in another thread; seconds of the longest stretch in which this thread did not get to run."""
    worker = threading.Thread(target=act)
    longest, last = 0.0, time.perf_counter()
    worker.start()
    while worker.is_alive():
        time.sleep(0.001)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    worker.join()
    return longest


def test_publishing_never_holds_up_the_window(tmp_path: Path) -> None:
    copy = WorkingCopy.create(a_report_of(600, 4), tmp_path / "รายงาน.ita", None)

    pause = min(longest_pause(copy.publish) for _ in range(3))

    copy.close()
    assert sys.getswitchinterval() <= 0.005
    assert pause < 0.05, f"{pause * 1000:.0f} ms"
