"""The versions of the open file: what changed from each to the next newer one, and reading one to look at.

Files are read and compared in a thread of its own, the newest first: the first rows are full at once, and a large file
does not hold up the window.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ita_desktop.domain.merging.compare import Difference, Kind, compare
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.thai.date_words import long_day, moment, time_of_day
from ita_desktop.errors import ExpectedError
from ita_desktop.session.background import Background
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
        self._background = Background(self)
        self._worker = self._background.worker("versions")
        self._listing = self._worker.latest()
        self._reading = self._worker.latest()
        self._current: Report | None = None

    def look(self, document: Path, current: Report) -> None:
        """Have the versions of the file `document`, which is open as `current`, listed and then compared one by one."""
        self._current = current

        def listed(found: tuple[Version, ...]) -> None:
            self.listed.emit(found)
            self._count(found, current)

        self._listing.ask(lambda _: tuple(backups.backups(document)), listed, self.failed.emit)

    def show(self, version: Version) -> None:
        """Have a version read; `shown` or `failed` follows, unless another one is asked for first."""
        current = self._current
        if current is None:
            return

        def read(_: object) -> Shown:
            report = version.read()
            return Shown(version, report, compare(report, current))

        self._reading.ask(read, self.shown.emit, self.failed.emit)

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
        """Want nothing any more."""
        self._current = None
        self._listing.forget()
        self._reading.forget()

    def close(self) -> None:
        """Give up what is under way and end the thread."""
        self.forget()
        self._background.close()

    def _count(self, rest: Sequence[Version], newer: Report) -> None:
        """Compare the first of the rest with the report next newer, then go on; what is asked for comes between."""
        if not rest:
            return
        version, *older = rest

        def read(_: object) -> tuple[Report, Counts]:
            report = version.read()
            return report, counts_of(compare(report, newer))

        def done(found: tuple[Report, Counts]) -> None:
            self._count(older, found[0])
            self.counted.emit(version, found[1])

        def unreadable(error: ExpectedError) -> None:
            self._count(older, newer)
            self.counted.emit(version, error)

        self._listing.ask(read, done, unreadable)


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
