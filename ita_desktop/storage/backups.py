"""The last good versions of each report file: the 10 newest, one a day for 14 days, one a week for 8 weeks.

A backup is a byte for byte copy of a file that was just published, and so was inspected and compared when it was made.
"""

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from ita_desktop import paths
from ita_desktop.domain.report import Report
from ita_desktop.errors import BackupFailedError, FileRefusedError
from ita_desktop.storage import report_file
from ita_desktop.storage.folders import make_folder, sync_folder
from ita_desktop.storage.inspection import inspect_fingerprint
from ita_desktop.storage.publishing import discard
from ita_desktop.storage.seen import Seen, copy_bytes

NEWEST, DAYS, WEEKS = 10, 14, 8

PAUSE = timedelta(minutes=5)
"""A new backup is due when the newest is older than this: ten of them then reach back over the work of an hour."""

_SUFFIX = ".ita"
_TIME = "%Y%m%d-%H%M%S"


@dataclass(frozen=True, slots=True)
class Backup:
    """A whole report file of its own at `path`, as the document was at `made_at` (local time)."""

    path: Path
    made_at: datetime

    def read(self) -> Report:
        """The report in it, inspected like every file. Raises FileRefusedError subclasses."""
        return report_file.read(self.path).report


def is_due(document: Path, now: datetime) -> bool:
    """Whether the newest backup of the document is old enough for another one. A clock set back makes one due."""
    found = backups(document)
    return not found or not timedelta() <= now - found[0].made_at < PAUSE


def back_up(document: Path, seen: Seen, now: datetime) -> Backup | None:
    """Keep the document as it was when published, and thin out the older ones. None where it is another file by now.

    BackupFailedError where the copy cannot be made or is not what was published; the others are then as they were.
    """
    folder = _folder(document)
    aside, target = folder / ".new", folder / f"{now:{_TIME}}{_SUFFIX}"
    try:
        if not folder.is_dir():
            make_folder(folder)
        _note_name(folder, document)
        if copy_bytes(document, aside).digest != seen.digest:
            discard(aside)
            return None
        inspect_fingerprint(aside, aside)
        with aside.open("r+b") as stream:
            os.fsync(stream.fileno())
        aside.replace(target)
        sync_folder(folder)
    except (OSError, FileRefusedError) as error:
        discard(aside)
        raise BackupFailedError(document, str(error)) from error
    found = backups(document)
    keep = kept((backup.made_at for backup in found), now)
    for backup in found:
        if backup.made_at not in keep:
            discard(backup.path)
    return Backup(target, now.replace(microsecond=0))


def backups(document: Path) -> list[Backup]:
    """All backups of a document, newest first."""
    folder = _folder(document)
    if not folder.is_dir():
        return []
    found = [Backup(path, made_at) for path in folder.iterdir() if (made_at := _made_at(path)) is not None]
    return sorted(found, key=lambda backup: backup.made_at, reverse=True)


def kept(times: Iterable[datetime], now: datetime) -> set[datetime]:
    """Which of the times are kept: the newest, and the last one of each of the last days and weeks (ISO)."""
    newest_first = sorted(times, reverse=True)
    keep = set(newest_first[:NEWEST])
    days: dict[int, datetime] = {}
    weeks: dict[int, datetime] = {}
    today, this_week = now.date().toordinal(), _week(now)
    for time in newest_first:
        if today - time.date().toordinal() < DAYS:
            days.setdefault(time.date().toordinal(), time)
        if this_week - _week(time) < WEEKS:
            weeks.setdefault(_week(time), time)
    return keep | set(days.values()) | set(weeks.values())


def _week(time: datetime) -> int:
    """Weeks since some Monday long ago."""
    return (time.date().toordinal() - 1) // 7


def _made_at(path: Path) -> datetime | None:
    """When the backup of that name was made; None where it is not the name of one."""
    if path.suffix != _SUFFIX:
        return None
    try:
        return datetime.strptime(path.stem, _TIME)
    except ValueError:
        return None


def _folder(document: Path) -> Path:
    """The folder of the document's backups, named by a hash: any path fits, and none can lead elsewhere."""
    real = os.path.normcase(os.path.realpath(document))
    return paths.backups() / hashlib.sha256(os.fsencode(real)).hexdigest()[:32]


def _note_name(folder: Path, document: Path) -> None:
    """Leave a note of whose backups these are, for whoever looks into the folder without this program."""
    note = folder / "document.json"
    if not note.exists():
        note.write_text(json.dumps({"document": os.path.realpath(document)}), encoding="utf-8")
