"""A file that came back, with what it may have been made from; and what differs from another file.

Reads files and compares values: for a background thread.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ita_desktop import formats
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.thai.date_words import moment
from ita_desktop.errors import ExpectedError
from ita_desktop.language import tr
from ita_desktop.storage.files import backups, sent_copies

if TYPE_CHECKING:
    from ita_desktop.domain.merging.compare import Difference

_Kept = sent_copies.SentCopy | backups.Backup

_LOOKED_AT = 30
"""Sent copies and backups, the newest of each, that are read to find what a file was made from."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What makes the open report (`after`) of the one in the file (`before`)."""

    path: Path
    before: Report
    after: Report
    differences: "tuple[Difference, ...]"


@dataclass(frozen=True, slots=True)
class PossibleBase:
    """A report that both sides may have been made from, and what to call it."""

    name: str
    report: Report


@dataclass(frozen=True, slots=True)
class Received:
    """The report in a file that came back, and its possible bases; `best` is the index of the likeliest, if any."""

    path: Path
    report: Report
    bases: tuple[PossibleBase, ...]
    best: int | None


def compared(path: Path, report: Report) -> Compared:
    """The file and the open report. Raises what reading the file raises."""
    from ita_desktop.domain.merging.compare import compare  # here: the window comes first

    other = formats.read(path)[0]
    return Compared(path, other, report, compare(other, report))


def receive(path: Path, own_path: Path | None) -> Received:
    """The file, with the copies that were sent and the backups of either file that are kin to it."""
    from ita_desktop.domain.merging.matching import best_base

    report = formats.read(path)[0]
    documents = dict.fromkeys((path, own_path or path))  # after a conflict theirs has our old name, and so its backups
    kept = [*_sent(), *(one for document in documents for one in _backed_up(document))]
    bases = [PossibleBase(name, base) for name, one in kept if (base := _kin(one, report)) is not None]
    return Received(path, report, tuple(bases), best_base([base.report for base in bases], report))


def _sent() -> Iterator[tuple[str, _Kept]]:
    for copy in sent_copies.sent_copies()[:_LOOKED_AT]:
        yield tr("สำเนาที่ส่งเมื่อ {time}: {name}").format(time=moment(copy.sent_at), name=copy.name), copy


def _backed_up(path: Path) -> Iterator[tuple[str, _Kept]]:
    for backup in backups.backups(path)[:_LOOKED_AT]:
        yield tr("แฟ้มของเราเมื่อ {time}").format(time=moment(backup.made_at)), backup


def _kin(kept: _Kept, report: Report) -> Report | None:
    """The report in it if both have a common origin; None also if it cannot be read any more."""
    from ita_desktop.domain.merging.matching import shared_ids

    try:
        base = kept.read()
    except ExpectedError:
        return None
    return base if shared_ids(base, report) else None
