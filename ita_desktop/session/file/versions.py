"""The versions of the open file: what changed from each to the next newer one, and reading one to look at.

Files are read and compared in a background thread of its own, the newest first, so that the first rows are full at
once and a large file never holds the window up.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ita_desktop.domain.merging.compare import Difference, Kind, compare
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.thai.date_words import long_day, moment, time_of_day
from ita_desktop.errors import ExpectedError
from ita_desktop.session.worker import Worker
from ita_desktop.storage.files import backups
from ita_desktop.storage.files.backups import NAME_MAX
from ita_desktop.storage.files.backups import Backup as Version

__all__ = ["NAME_MAX", "Counts", "Shown", "Version", "Versions", "day_words", "time_words", "version_words"]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many things were added, changed or moved, and removed."""

    added: int
    changed: int
    removed: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A version that was read, and what makes the open report of it."""

    version: Version
    report: Report
    differences: tuple[Difference, ...]


class Versions(QObject):
    """Owner of the thread that reads versions. Must be closed before the program ends. The newest question wins."""

    listed = Signal(object)  # tuple[Version, ...], newest first
    counted = Signal(object, object)  # Version, and Counts or the ExpectedError that reading it raised
    shown = Signal(object)  # Shown: the version asked for last
    named = Signal(object, object)  # Version as it was, Version as it is
    removed = Signal(object)  # Version: it is gone for good
    failed = Signal(object)  # ExpectedError

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = Worker("versions", self)
        self._current: Report | None = None
        self._wanted: Version | None = None

    def look(self, document: Path, current: Report) -> None:
        """Have the versions of the file `document`, which is open as `current`, listed and then compared one by one."""
        self._current = current

        def listed(found: tuple[Version, ...]) -> None:
            if self._current is current:
                self.listed.emit(found)
                self._count(found, current, current)

        self._worker.run(lambda: tuple(backups.backups(document)), listed, self.failed.emit)

    def show(self, version: Version) -> None:
        """Have a version read; `shown` follows, or `failed`; nothing, where another one is asked for meanwhile."""
        current = self._current
        self._wanted = version

        def read() -> Shown | None:
            if self._wanted is not version or current is None:
                return None
            report = version.read()
            return Shown(version, report, compare(report, current))

        def finish(found: Shown | None) -> None:
            if found is not None and self._wanted is version:
                self.shown.emit(found)

        def fail(error: ExpectedError) -> None:
            if self._wanted is version:
                self.failed.emit(error)

        self._worker.run(read, finish, fail)

    def rename(self, version: Version, name: str) -> None:
        """Give a version a name, or take it away with an empty one; `named` follows, or `failed`."""
        done: Callable[[Version], None] = partial(self.named.emit, version)
        self._worker.run(lambda: backups.with_name(version, name), done, self.failed.emit)

    def remove(self, version: Version, document: Path) -> None:
        """Delete a version of the file `document` for good; `removed` follows and the others are listed anew, or
        `failed`."""
        current = self._current

        def done(_: None) -> None:
            self.removed.emit(version)
            if current is not None and self._current is current:
                self.look(document, current)

        self._worker.run(lambda: backups.remove(version), done, self.failed.emit)

    def forget(self) -> None:
        """Nothing is wanted any more."""
        self._current = None
        self._wanted = None

    def close(self) -> None:
        """Give up what is under way and end the thread."""
        self.forget()
        self._worker.close()

    def _count(self, rest: tuple[Version, ...], newer: Report, current: Report) -> None:
        """Compare the first of the rest with the report next newer, then go on; what is asked for comes between."""
        if not rest or self._current is not current:
            return
        version, *older = rest

        def read() -> tuple[Report, Counts]:
            report = version.read()
            return report, counts_of(compare(report, newer))

        def done(found: tuple[Report, Counts]) -> None:
            if self._current is not current:
                return
            self.counted.emit(version, found[1])
            self._count(tuple(older), found[0], current)

        def unreadable(error: ExpectedError) -> None:
            if self._current is not current:
                return
            self.counted.emit(version, error)
            self._count(tuple(older), newer, current)

        self._worker.run(read, done, unreadable)


def counts_of(differences: tuple[Difference, ...]) -> Counts:
    """The differences counted by what happened."""
    found = Counter(difference.kind for difference in differences)
    return Counts(found[Kind.ADDED], found[Kind.CHANGED] + found[Kind.MOVED], found[Kind.REMOVED])


def day_words(version: Version) -> str:
    """The day of a version in full."""
    return long_day(version.made_at.date())


def time_words(version: Version) -> str:
    """The time of day of a version."""
    return time_of_day(version.made_at)


def version_words(version: Version) -> str:
    """What a version is called in the history and in the status line: its name, or when it was made."""
    return version.name or moment(version.made_at)
