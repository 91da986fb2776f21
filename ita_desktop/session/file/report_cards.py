"""What the start page shows of recent reports: whether the file is there, what is in it, a picture of its first page.

Every file is looked for in a thread of its own, so that a share that does not answer holds up no other. What is in it
is read and drawn in one thread, and kept in a private folder until the file changes.
"""

import base64
import hashlib
import json
import logging
import os
import stat
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import Enum, auto
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QObject, Signal

from ita_desktop import paths
from ita_desktop.domain.checks.problem import Severity
from ita_desktop.domain.checks.readiness import left_words, readiness
from ita_desktop.domain.checks.reading import Reading
from ita_desktop.domain.limits import ROWS_MAX, TEXT_MAX_LENGTH, YEARS
from ita_desktop.domain.report.admission import is_admitted
from ita_desktop.domain.report.agency_name import short_name
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.report.review.reviewing import unreviewed_in
from ita_desktop.domain.thai.date_words import local_time
from ita_desktop.home import settings
from ita_desktop.private_files import make_private_folder
from ita_desktop.regular_file import read_note
from ita_desktop.session.background import Background
from ita_desktop.session.output.typesetter import first_page
from ita_desktop.session.qt.lifetimes import later
from ita_desktop.storage.files import report_file
from ita_desktop.whole_file import write_whole

__all__ = ["Card", "Contents", "Presence", "ReportCards"]

PICTURE_WIDTH = 300
"""Pixels of a picture: sharp at three times the size that it is shown in."""

_CARD_MAX = 500_000  # bytes
_STAMPS, _COUNTS, _SHARES = range(2**63), range(ROWS_MAX * 10), range(101)
"""What sizes and times, counts, and percentages of a card may be."""

_RANGES = {
    "fiscal_year": YEARS,
    **dict.fromkeys(("measures", "missing", "errors", "warnings", "unreviewed"), _COUNTS),
    **dict.fromkeys(("percent", "ready"), _SHARES),
}
"""What each of its numbers may be."""

_READ_AFTER_MS = 400
"""How long the window has the processor to itself: most often a report is opened or begun first."""

_Stamp = tuple[int, int]  # size in bytes, time of the last change in ns

_log = logging.getLogger(__name__)


class Presence(Enum):
    """Whether a file is there: not known yet, which may be for ever, or known."""

    UNKNOWN = auto()
    THERE = auto()
    GONE = auto()


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a report. `agency` is its short name, "" if there is none; `percent` of the required fields are filled
    in, `ready` percent with nothing to be mended in them; `missing` things are not, `errors` and `warnings` are to be
    mended, and `unreviewed` ones to be reviewed; `picture` is a PNG."""

    agency: str
    fiscal_year: int
    measures: int
    missing: int
    percent: int
    unreviewed: int = 0
    picture: bytes = b""
    errors: int = 0
    warnings: int = 0
    ready: int = 100

    @property
    def left(self) -> str:
        """What is left to be done, in words; empty if nothing is."""
        counts = (Severity.MISSING, self.missing), (Severity.ERROR, self.errors), (Severity.WARNING, self.warnings)
        return left_words(dict(counts))


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of the file at `path`; `changed` is the local time of its last change."""

    path: Path
    presence: Presence = Presence.UNKNOWN
    changed: datetime | None = None
    contents: Contents | None = None


class ReportCards(QObject):
    """Owner of the threads that look for the files. Must be closed before the program ends."""

    changed = Signal(object)  # Card: more is known than before

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._reading = self._background.worker("reading cards")
        self._wanted: frozenset[Path] = frozenset()
        self._asked: set[Path] = set()

    def look(self, files: Iterable[Path]) -> list[Card]:
        """What is known of the files at once; `changed` follows for each when its disk answers, and when it is read."""
        wanted = list(files)
        self._wanted = frozenset(wanted)
        self._reading.run(partial(_forget_others, self._wanted))
        for path in wanted:
            if path not in self._asked:
                self._asked.add(path)
                answered = partial(self._on_looked, path)
                self._background.idle_worker("looking for a file").run(partial(_stamp, path), answered)
        return [Card(path, contents=_kept(path)[1]) for path in wanted]

    def leave(self) -> None:
        """Nothing is shown any more: read no further."""
        self._wanted = frozenset()

    def close(self) -> None:
        """End the threads, but for those that a disk holds."""
        self.leave()
        self._background.close(0)

    def _on_looked(self, path: Path, stamp: _Stamp | None) -> None:
        self._asked.discard(path)
        if path not in self._wanted:
            return
        if stamp is None:
            self.changed.emit(Card(path, Presence.GONE))
            return
        known, contents = _kept(path)
        card = Card(path, Presence.THERE, local_time(stamp[1] / 1e9), contents)
        self.changed.emit(card)
        if known != stamp:
            later(_READ_AFTER_MS, self, partial(self._read, card, stamp))

    def _read(self, card: Card, stamp: _Stamp) -> None:
        def is_wanted() -> bool:
            return card.path in self._wanted

        read = partial(_contents, card.path, stamp, is_wanted)
        self._reading.run(read, partial(self._on_read, card), is_wanted=is_wanted)

    def _on_read(self, card: Card, contents: Contents) -> None:
        if card.path in self._wanted:
            self.changed.emit(replace(card, contents=contents))


def contents_of(report: Report, is_wanted: Callable[[], bool] = lambda: True) -> Contents:
    """What a card shows of the report, without its picture. Looks for what the window finds and `check` prints."""
    from ita_desktop.domain.checks.every_check import everything  # here: the window comes first
    from ita_desktop.printing.unprintable import unprintable  # here: the engine is not loaded at the start

    reading = Reading(report, frozenset(settings.load().own_words))
    done = readiness(report, everything(reading, unprintable(reading), is_wanted))
    return Contents(
        agency=short_name(report.agency),
        fiscal_year=report.fiscal_year,
        measures=sum(1 for _ in report.measures()),
        missing=done.counts.get(Severity.MISSING, 0),
        percent=done.percent,
        unreviewed=len(unreviewed_in(report)),
        errors=done.counts.get(Severity.ERROR, 0),
        warnings=done.counts.get(Severity.WARNING, 0),
        ready=done.ready,
    )


def _stamp(path: Path) -> _Stamp | None:
    """None if no file is there."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return (found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) else None


def _contents(path: Path, stamp: _Stamp, is_wanted: Callable[[], bool]) -> Contents:
    """Read the report and draw its first page. ExpectedError if the file cannot be opened: its card has no picture."""
    report = report_file.read_apart(path, is_wanted).report
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    first_page(report, PICTURE_WIDTH).save(buffer, "PNG")  # type: ignore[call-overload]  # PySide takes a str
    contents = replace(contents_of(report, is_wanted), picture=bytes(buffer.data().data()))
    if is_wanted():
        _keep(path, stamp, contents)
    return contents


# The private folder


def _file_of(path: Path) -> Path:
    return paths.cards() / f"{hashlib.sha256(os.fsencode(path)).hexdigest()[:32]}.json"


def _keep(path: Path, stamp: _Stamp, contents: Contents) -> None:
    """A failure is only logged: the report is read again next time."""
    picture = base64.b64encode(contents.picture).decode()
    note = {"stamp": stamp, **asdict(contents), "picture": picture}
    try:
        make_private_folder(paths.cards())
        write_whole(_file_of(path), json.dumps(note, ensure_ascii=False).encode(), private=True)
    except OSError as error:
        _log.info("a card could not be kept: %s", type(error).__name__)


def _kept(path: Path) -> tuple[_Stamp | None, Contents | None]:
    """The stamp that the file had when it was read, and what was in it."""
    try:
        # Any: what somebody may have written there; each value is checked.
        note = dict(read_note(_file_of(path), _CARD_MAX))  # type: ignore[call-overload]
        size, changed = note["stamp"]
        numbers = {key: note[key] for key in _RANGES}
        ranges = ((size, _STAMPS), (changed, _STAMPS), *((one, _RANGES[key]) for key, one in numbers.items()))
        if not all(type(one) is int and one in within for one, within in ranges):
            raise TypeError("no number of ours")
        if not is_admitted(note["agency"]) or len(note["agency"]) > TEXT_MAX_LENGTH:
            raise ValueError("no text of ours")
        picture = base64.b64decode(note["picture"], validate=True)
    except (OSError, ValueError, KeyError, TypeError):
        return None, None
    return (size, changed), Contents(agency=note["agency"], picture=picture, **numbers)


def _forget_others(wanted: frozenset[Path]) -> None:
    """Delete what is kept of files that are no longer among the recent ones."""
    kept = {_file_of(path).name for path in wanted}
    with suppress(OSError):
        for file in paths.cards().iterdir():
            if file.suffix == ".json" and file.name not in kept:
                file.unlink()
