"""What safety costs, as ratios in one run: a durable edit, opening with full inspection, the window while publishing.

.venv/bin/python benchmarks/file.py
"""

import os
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from ita_desktop import formats, paths
from ita_desktop.domain.report import edits
from ita_desktop.domain.report.report import ListName
from ita_desktop.storage.database.columns import TABLES
from ita_desktop.storage.database.connecting import connect_private
from ita_desktop.storage.database.digest import select_all
from ita_desktop.storage.files import report_file
from ita_desktop.storage.working_copy import WorkingCopy
from tests.storage.test_speed import a_report_of, longest_pause, processor_seconds, seconds

EDITS = 100
ROUNDS = 9


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["ITA_DESKTOP_HOME"] = str(folder / "home")
        edit, commit = durable_edits(folder)
        print(f"durable edit {edit * 1000:.2f} ms, bare commit {commit * 1000:.2f} ms: {edit / commit:.2f} (at most 3)")
        path = folder / "ตัวอย่าง.ita"
        report_file.write(formats.read(paths.sample_report())[0], path, replace=False)
        opened, apart, _ = openings(path)
        print(f"the sample opened by a helper {apart:.2f} s, without one {opened:.3f} s")
        path = folder / "รายงาน.ita"
        report_file.write(a_report_of(600, 56), path, replace=False)
        opened, apart, selected = openings(path)
        print(
            f"100,800 items, {path.stat().st_size / 2**20:.0f} MiB: opened {opened:.2f} s, "
            f"bare SELECT {selected:.2f} s: {opened / selected:.2f} (at most 4); by a helper {apart:.2f} s"
        )
        copy = WorkingCopy.create(a_report_of(600, 4), folder / "อีกรายงาน.ita", None)
        worked = min(processor_seconds(copy.publish) for _ in range(ROUNDS))
        print(f"600 measures published with {worked * 1000:.0f} ms of work")
        pauses = sorted(longest_pause(copy.publish) for _ in range(ROUNDS))
        copy.close()
        print(
            f"longest pause while 600 measures are published: {pauses[0] * 1000:.0f} to {pauses[-1] * 1000:.0f} ms (50)"
        )


def durable_edits(folder: Path) -> tuple[float, float]:
    """Median seconds of an edit and of SQLite's own commit with the same settings, turn by turn."""
    copy = WorkingCopy.create(a_report_of(600, 4), None, None)
    measure = copy.report.issues[0].measures[300]
    bare = connect_private(folder / "bare.sqlite")
    bare.execute("CREATE TABLE edit (id INTEGER PRIMARY KEY, text TEXT)")
    bare.execute("INSERT INTO edit VALUES (1, '')")

    def edit(number: int) -> None:
        steps = (replace(measure.steps[0], text=f"{measure.steps[0].text} {number}"), *measure.steps[1:])
        copy.store(edits.set_items(copy.report, measure.id, ListName.STEPS, steps))

    def commit(number: int) -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("UPDATE edit SET text = ? WHERE id = 1", (f"{measure.steps[0].text} {number}",))
        bare.execute("COMMIT")

    edit(-1)
    pairs = [(seconds(partial(edit, at)), seconds(partial(commit, at))) for at in range(EDITS)]
    copy.discard()
    bare.close()
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def openings(path: Path) -> tuple[float, float, float]:
    """Best seconds of opening with full inspection, the same by a helper, and of a bare SELECT of all rows."""

    def select() -> None:
        with closing(sqlite3.connect(path)) as connection:
            for table in TABLES:
                connection.execute(select_all(table).split(" ORDER")[0]).fetchall()

    ways: tuple[Callable[[], object], ...] = (
        lambda: report_file.read(path),
        lambda: report_file.read_apart(path),
        select,
    )
    rounds = [[seconds(way) for way in ways] for _ in range(ROUNDS)]
    return tuple(min(times) for times in zip(*rounds, strict=True))  # type: ignore[return-value]  # three ways


if __name__ == "__main__":
    main()
