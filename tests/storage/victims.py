"""Processes that store and publish until they are killed, honest ones and ones with a planted bug.

Each begins in a fresh child of a server that has the program imported already, tells through a pipe what it holds to
be done, and is killed with SIGKILL at a moment that it cannot know.
"""

import os
import random
import time
from collections.abc import Callable
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from sqlalchemy import Connection as SqlConnection

from ita_desktop.domain.report.report import Report
from ita_desktop.storage.database import engine
from ita_desktop.storage.database.changes import Changes
from ita_desktop.storage.files import publishing, report_file
from ita_desktop.storage.files.fingerprint import FileFingerprint, fingerprint_at
from ita_desktop.storage.working_copy import WorkingCopy
from tests.support.certain import the
from tests.support.forkserver import child, last_of
from tests.support.reports import a_measure, a_report, an_issue, an_item

Tell = Callable[[int], None]
Victim = Callable[[Path, Tell], None]


def version(number: int) -> Report:
    """A report in which everything says the same number, so that half an edit can be seen."""
    measures = (
        a_measure(
            f"มาตรการ {number}",
            tuple(an_item(f"ขั้นตอน {number}") for _ in range(3)),
            (an_item(f"ผล {number}"),),
            (),
            owners=(f"กอง {number}",),
            measure_id=f"m{at}",
        )
        for at in range(3)
    )
    return a_report(an_issue(*measures, title=f"ประเด็น {number}"), title=f"รายงาน {number}")


def number_of(report: Report) -> int:
    """The number that everything in the report says. AssertionError where it says several."""
    texts = [report.title]
    for issue in report.issues:
        texts.append(issue.title)
        for measure in issue.measures:
            texts += [measure.title, *measure.owners]
            texts += [item.text for items in (measure.steps, measure.results) for item in items]
            assert (len(measure.steps), len(measure.results)) == (3, 1), "half an edit"
    numbers = {int(text.split()[-1]) for text in texts}
    assert len(numbers) == 1, f"half an edit: {numbers}"
    return numbers.pop()


def stores(target: Path, tell: Tell) -> None:
    """Stores one version after the other and tells each when it is durable."""
    copy = WorkingCopy.create(version(0), target, None)
    for number in count(1):
        copy.store(version(number))
        tell(number)


def stores_but_tells_too_early(target: Path, tell: Tell) -> None:
    """Planted bug: says that a version is durable before it is."""
    copy = WorkingCopy.create(version(0), target, None)
    for number in count(1):
        tell(number)
        copy.store(version(number))


def stores_in_two_transactions(target: Path, tell: Tell) -> None:
    """Planted bug: an edit is not one transaction."""

    def in_halves(connection: SqlConnection, differing: Changes) -> None:
        write_changes(connection, Changes(inserted=differing.inserted))
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        write_changes(connection, Changes(updated=differing.updated, deleted=differing.deleted))

    write_changes, engine.write_changes = engine.write_changes, in_halves
    stores(target, tell)


def publishes(target: Path, tell: Tell) -> None:
    """Stores and publishes one version after the other and tells each when it is in the clerk's file."""
    opened = report_file.read(target)
    copy = WorkingCopy.create(opened.report, target, opened.fingerprint)
    for number in count(1):
        copy.store(version(number))
        result = copy.publish()
        assert not result.conflict
        tell(number)


def publishes_in_place(target: Path, tell: Tell) -> None:
    """Planted bug: overwrites the clerk's file instead of replacing it."""

    def overwrite(self: publishing.Snapshot, *, replace: bool) -> FileFingerprint:
        with self.temporary.open("rb") as source, self.target.open("wb", buffering=0) as sink:
            while block := source.read(4096):
                sink.write(block)
                time.sleep(0.002)  # as a disk takes it: the files of the tests may be in memory
        return the(fingerprint_at(self.target))

    publishing.Snapshot.put = overwrite  # type: ignore[method-assign]
    publishes(target, tell)


def killed_at_random(victim: Victim, target: Path, chance: random.Random, longest: float) -> int:
    """Let the victim run, kill it within `longest` seconds of its first word, and return the last number it told."""
    with child(_begin, victim, target, os.environ["ITA_DESKTOP_HOME"]) as (process, ours):
        first: int = ours.recv()
        time.sleep(chance.uniform(0, longest))
        process.kill()
        return last_of(ours, first)


def _begin(victim: Victim, target: Path, home: str, told: Connection) -> None:
    os.environ["ITA_DESKTOP_HOME"] = home
    victim(target, told.send)
