"""Run under the shim: one fault at every operation of a scenario in turn, and after each a look at what is left.

    python -m tests.storage.faulty SCENARIO FOLDER ERRNO GOES_ON STRIDE

Prints how many faults there were. Ends with a traceback where something was lost, halved, doubled or left lying.
"""

import logging
import os
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from ita_desktop import held_files
from ita_desktop.domain.report.report import Report
from ita_desktop.errors import BackupFailedError, FileRefusedError, PublishFailedError, StoreFailedError
from ita_desktop.storage.database import upgrades
from ita_desktop.storage.files import backups, document_lock, publishing, report_file
from ita_desktop.storage.files.fingerprint import FileFingerprint
from ita_desktop.storage.leftovers import leftovers, resume
from ita_desktop.storage.working_copy import WorkingCopy
from tests.storage.shim import Shim
from tests.storage.victims import number_of, version

Scenario = Callable[[Path, "Fault"], None]


class Fault:
    """The fault of one round; `strike` lets it happen from now on, `over` ends it."""

    def __init__(self, shim: Shim, number: int, error: int, goes_on: bool) -> None:
        self._shim, self._number, self._error, self.goes_on = shim, number, error, goes_on
        self.operations = 0

    def strike(self) -> None:
        self._shim.arm(self._number, self._error, goes_on=self.goes_on)

    def over(self) -> None:
        self.operations = self._shim.disarm()

    def lets(self, act: Callable[[], object], failure: type[Exception]) -> bool:
        """Let it happen while something is done, and return whether that was done without this failure."""
        self.strike()
        try:
            act()
        except failure:
            return False
        finally:
            self.over()
        return True


def storing(folder: Path, fault: Fault) -> None:
    """An edit that fails is not half there; tried again it is there once."""
    copy = WorkingCopy.create(version(0), folder / "รายงาน.ita", None)
    stored = fault.lets(lambda: copy.store(version(1)), StoreFailedError)
    if not stored:
        assert number_of(copy.report) == 0
        copy.store(version(2))
    wanted = 1 if stored else 2
    copy._database.disconnect()
    assert _number_left() == wanted, f"{wanted} was told"


def storing_and_dying(folder: Path, fault: Fault) -> None:
    """An edit that failed is there whole or not at all, if the program dies right then."""
    copy = WorkingCopy.create(version(0), folder / "รายงาน.ita", None)
    stored = fault.lets(lambda: copy.store(version(1)), StoreFailedError)
    copy._database.disconnect()
    assert stored <= _number_left() <= 1


def publishing_(folder: Path, fault: Fault) -> None:
    """The clerk's file is the old or the new one; tried again it is the new one, without a conflict or a remainder."""
    path = folder / "รายงาน.ita"
    fingerprint = report_file.write(version(0), path, replace=True)
    copy = WorkingCopy.create(version(0), path, fingerprint)
    copy.store(version(1))
    published = fault.lets(copy.publish, PublishFailedError)
    assert published <= number_of(report_file.read(path).report) <= 1
    copy.store(version(2))
    assert not copy.publish().conflict, "its own file taken for somebody else's"
    copy.close()
    assert number_of(report_file.read(path).report) == 2
    _assert_alone(path)
    assert not leftovers()


def publishing_and_dying(folder: Path, fault: Fault) -> None:
    """What was not published is offered to the next process, which publishes it."""
    path = folder / "รายงาน.ita"
    fingerprint = report_file.write(version(0), path, replace=True)
    copy = WorkingCopy.create(version(0), path, fingerprint)
    copy.store(version(1))
    fault.lets(copy.publish, PublishFailedError)
    copy._database.disconnect()
    for leftover in leftovers():
        again = resume(leftover)
        assert not again.publish().conflict
        again.close()
    assert number_of(report_file.read(path).report) == 1
    _assert_alone(path)


def creating(folder: Path, fault: Fault) -> None:
    """A working copy is made or refused; a refused one is not offered later, unless not even deleting it worked."""
    fault.strike()
    try:
        copy = WorkingCopy.create(version(0), folder / "รายงาน.ita", None)
        made = True
    except StoreFailedError:
        made = False
    fault.over()
    if made:
        copy.discard()
    found = leftovers()
    assert not found or (fault.goes_on and not made)
    for leftover in found:
        assert number_of(leftover.report) == 0
        resume(leftover).discard()


def writing(folder: Path, fault: Fault) -> None:
    """A whole new file replaces the old one, or the old one stays; nothing stays beside it for good."""
    path = folder / "รายงาน.ita"
    report_file.write(version(0), path, replace=True)
    written = fault.lets(lambda: report_file.write(version(1), path, replace=True), PublishFailedError)
    assert written <= number_of(report_file.read(path).report) <= 1


def reading(folder: Path, fault: Fault) -> None:
    """A file is read or refused; it is itself untouched."""
    path = folder / "รายงาน.ita"
    report_file.write(version(0), path, replace=True)
    before = path.read_bytes(), path.stat().st_mtime_ns
    fault.strike()
    with suppress(FileRefusedError):
        assert number_of(report_file.read(path).report) == 0
    fault.over()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def resuming(folder: Path, fault: Fault) -> None:
    """Work that was left is never thrown away because the disk failed while it was looked at."""
    copy = WorkingCopy.create(version(0), folder / "รายงาน.ita", None)
    copy.store(version(1))
    copy._database.disconnect()
    fault.strike()
    found = leftovers()
    try:
        for leftover in found:
            resume(leftover)._database.disconnect()
    except StoreFailedError:
        pass
    fault.over()
    assert _number_left() == 1


def upgrading(folder: Path, fault: Fault) -> None:
    """A working copy of the version before is upgraded or left as it was, and can be upgraded then."""
    copy = WorkingCopy.create(version(0), folder / "รายงาน.ita", None)
    copy._database.disconnect()
    older, newest = upgrades.UPGRADES, upgrades.NEWEST
    upgrades.UPGRADES, upgrades.NEWEST = (*older, _adds_a_table), newest + 1
    try:
        fault.strike()
        leftovers()
        fault.over()
        with_upgrade = leftovers()
        assert [number_of(leftover.report) for leftover in with_upgrade] == [0]
        resume(with_upgrade[0]).discard()
    finally:
        upgrades.UPGRADES, upgrades.NEWEST = older, newest


def backing_up(folder: Path, fault: Fault) -> None:
    """A backup is made or not; those before it stay and can be read."""
    path = folder / "รายงาน.ita"
    now = datetime(2026, 11, 23, 8, 30)
    backups.back_up(path, report_file.write(version(0), path, replace=True), now)
    fingerprint = report_file.write(version(1), path, replace=True)
    fault.lets(lambda: backups.back_up(path, fingerprint, now + timedelta(hours=1)), BackupFailedError)
    found = [number_of(backup.read()) for backup in backups.backups(path)]
    assert found in ([0], [1, 0]), found


def locking(folder: Path, fault: Fault) -> None:
    """The advisory lock never stands in the way of work."""
    fault.strike()
    lock = document_lock.take(folder / "รายงาน.ita")
    lock.release()
    fault.over()


def storing_that_swallows_faults(folder: Path, fault: Fault) -> None:
    """Planted bug: an edit that could not be stored is said to be stored."""
    store = WorkingCopy.store

    def swallow(self: WorkingCopy, report: Report) -> None:
        try:
            store(self, report)
        except StoreFailedError:
            self.report = report

    WorkingCopy.store = swallow  # type: ignore[method-assign]
    try:
        storing(folder, fault)
    finally:
        WorkingCopy.store = store  # type: ignore[method-assign]


def publishing_in_place(folder: Path, fault: Fault) -> None:
    """Planted bug: the clerk's file is overwritten and not replaced."""
    put = publishing.Snapshot.put

    def overwrite(self: publishing.Snapshot, *, replace: bool) -> FileFingerprint:
        try:
            self.target.write_bytes(self.temporary.read_bytes())
        except OSError as error:
            raise publishing.failure(error, self.target) from error
        return self.fingerprint

    publishing.Snapshot.put = overwrite  # type: ignore[method-assign]
    try:
        publishing_(folder, fault)
    finally:
        publishing.Snapshot.put = put  # type: ignore[method-assign]


def _assert_alone(path: Path) -> None:
    """Nothing lies beside the file."""
    names = [file.name for file in path.parent.iterdir()]
    assert names == [path.name], names


def _number_left() -> int:
    """What the one working copy that is left holds. It is gone afterwards."""
    (found,) = leftovers()
    resume(found).discard()
    return number_of(found.report)


def _adds_a_table(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE evidence (id TEXT NOT NULL PRIMARY KEY, url TEXT NOT NULL) STRICT")


SCENARIOS: dict[str, Scenario] = {
    scenario.__name__.rstrip("_"): scenario
    for scenario in (
        *(storing, storing_and_dying, publishing_, publishing_and_dying, creating, writing, reading),
        *(resuming, upgrading, backing_up, locking),
    )
}
PLANTED: dict[str, Scenario] = {bug.__name__: bug for bug in (storing_that_swallows_faults, publishing_in_place)}


def main(name: str, place: str, error: str, goes_on: str, stride: str) -> None:
    """A round for every `stride`th operation, until one is past the scenario's last operation."""
    logging.disable()
    held_files._PAUSES = ()
    shim, root = Shim(), Path(place)
    os.environ["ITA_DESKTOP_HOME"] = str(root / "home")
    tempfile.tempdir = str(root / "temporary")
    (root / "temporary").mkdir(parents=True)
    (root / "home").mkdir()
    shim.watch(root)
    scenario = (SCENARIOS | PLANTED)[name]
    number = 1
    while True:
        folder = root / "documents" / str(number)
        folder.mkdir(parents=True)
        fault = Fault(shim, number, int(error), goes_on == "1")
        try:
            scenario(folder, fault)
        except Exception as wrong:
            shim.disarm()
            raise AssertionError(f"{name}: fault {number}") from wrong
        if fault.operations < number:
            break
        number += int(stride)
    print(number - 1)


if __name__ == "__main__":
    main(*sys.argv[1:])
