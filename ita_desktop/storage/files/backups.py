"""The last good versions of each report file: the 10 newest, one a day for 14 days, one a week for 8 weeks.

The newest is what was made last. A wrong clock gives a backup a wrong time and decides nothing: backups are numbered,
and only days and weeks on which some were made count.

A backup is a byte for byte copy of a file that was just published or read, and is inspected when it is made. One that
the user keeps, with a name or without, is never thinned out.
"""

import hashlib
import json
import logging
import os
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

from ita_desktop import paths
from ita_desktop.domain.report.admission import admitted_line
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.thai.numbers import whole_number
from ita_desktop.errors import BackupFailedError, FileRefusedError
from ita_desktop.held_files import insistently
from ita_desktop.regular_file import kept_note, read_small
from ita_desktop.storage.files import report_file
from ita_desktop.storage.files.durable_folders import make_folder, sync_folder
from ita_desktop.storage.files.fingerprint import FileFingerprint, copy_bytes
from ita_desktop.storage.files.publishing import discard
from ita_desktop.storage.inspection.inspection import inspect_fingerprint
from ita_desktop.system_errors import publishing
from ita_desktop.whole_file import write_whole

NEWEST, DAYS, WEEKS = 10, 14, 8

PAUSE = timedelta(minutes=5)
"""A new backup is due when the newest is older than this: ten of them then reach back over the work of an hour."""

NAME_MAX = 80
"""Characters of a version's name."""

_SUFFIX = ".ita"
_KEPT = ".kept"
_NAME = ".txt"
_NOTE = "document.json"
_TIME = "%Y%m%d-%H%M%S"
_FILE_NAME = re.compile(r"(?P<time>\d{8}-\d{6})(?:-(?P<number>\d{6,9}))?(?P<kept>\.kept)?", re.ASCII)
_NUMBERS = range(10**9)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Backup:
    """A whole report file of its own at `path`, as the document was at `made_at` (local time).

    If `is_kept` it is never thinned out. `name` is what the user calls it, or empty. `number` counts the document's
    backups as they are made; 0 in those of versions that did not count.
    """

    path: Path
    made_at: datetime
    is_kept: bool = False
    name: str = ""
    number: int = 0

    def read(self) -> Report:
        """The report in it, inspected like every file. Raises FileRefusedError subclasses."""
        return report_file.read(self.path).report


def adopt(document: Path, fingerprint: FileFingerprint) -> None:
    """Copy the backups of a file that was renamed or moved to its new path.

    It is one if it has no backups and is, byte for byte, a file that was closed and is no longer at its path. The
    backups are copied and not moved: a stick that was pulled out comes back.
    """
    folder = folder_of(document)
    aside = folder.with_name(f"{folder.name}.new")
    try:
        if folder.is_dir() or not paths.backups().is_dir():
            return
        for other in paths.backups().iterdir():
            note = kept_note(other / _NOTE, dict)
            before = note.get("document", "")
            if note.get("digest") == fingerprint.digest and paths.may_exist(before) and not os.path.lexists(before):
                shutil.rmtree(aside, ignore_errors=True)
                shutil.copytree(other, aside, symlinks=True)
                _note(aside, document, fingerprint)
                insistently(lambda: aside.rename(folder))
                return
    except OSError as error:
        _log.info("the backups of %s were not found again: %s", document, type(error).__name__)


def note_fingerprint(document: Path, fingerprint: FileFingerprint) -> None:
    """Note the document's fingerprint as it is closed, for `adopt`."""
    folder = folder_of(document)
    try:
        if folder.is_dir():
            _note(folder, document, fingerprint)
    except OSError as error:
        _log.info("no note about the backups of %s: %s", document, type(error).__name__)


def is_due(document: Path, now: datetime) -> bool:
    """Whether the newest backup of the document is old enough for another one; true if the clock was set back."""
    found = backups(document)
    return not found or is_pause_over(found[0].made_at, now)


def is_pause_over(newest: datetime, now: datetime) -> bool:
    """Whether another backup is due after the newest one."""
    return not timedelta() <= now - newest < PAUSE


def back_up(document: Path, fingerprint: FileFingerprint, now: datetime, *, keep: bool = False) -> Backup | None:
    """Back up the document of that fingerprint, and thin out older backups. None if the file is another one by now.

    With `keep` it is never thinned out. BackupFailedError if the copy cannot be made or has another fingerprint; the
    other backups are then unchanged.
    """
    folder = folder_of(document)
    aside, number = folder / ".new", max((backup.number for backup in backups(document)), default=0) + 1
    target = folder / _file_name(now, number, is_kept=keep)
    try:
        if not folder.is_dir():
            make_folder(folder)
        _note(folder, document, fingerprint)
        if copy_bytes(document, aside).digest != fingerprint.digest:
            discard(aside)
            return None
        inspect_fingerprint(aside, aside)
        with insistently(lambda: aside.open("r+b")) as stream:
            os.fsync(stream.fileno())
        insistently(lambda: aside.replace(target))
        sync_folder(folder)
    except (OSError, FileRefusedError) as error:
        discard(aside)
        raise BackupFailedError(document, str(error)) from error
    rest = [backup for backup in backups(document) if not backup.is_kept]
    stay = kept([backup.made_at for backup in rest])
    for index, backup in enumerate(rest):
        if index not in stay:
            discard(backup.path)
    return _backup_at(target)


def back_up_once(document: Path, fingerprint: FileFingerprint, now: datetime, *, keep: bool = False) -> Backup | None:
    """As `back_up`; but if the newest backup is of that fingerprint already, that one is kept and returned."""
    newest = next(iter(backups(document)), None)
    if newest is None or not _is_copy(newest.path, fingerprint):
        return back_up(document, fingerprint, now, keep=keep)
    return _kept(newest, document) if keep else newest


def with_name(backup: Backup, name: str) -> Backup:
    """The backup with that name, of one line; an empty one removes the name. It is kept from now on either way.

    BackupFailedError if the name cannot be written; the backup is still there.
    """
    named = _kept(backup, backup.path)
    note = named.path.with_suffix(_NAME)
    try:
        if name:
            write_whole(note, name[:NAME_MAX].encode(), private=True)
        else:
            note.unlink(missing_ok=True)
    except OSError as error:
        raise BackupFailedError(named.path, str(error)) from error
    return replace(named, name=name[:NAME_MAX])


def remove(backup: Backup) -> None:
    """Delete the backup and its name for good. PublishFailedError subclasses if that cannot be done."""
    with publishing(backup.path):
        backup.path.unlink(missing_ok=True)
        backup.path.with_suffix(_NAME).unlink(missing_ok=True)
        sync_folder(backup.path.parent)


def backups(document: Path) -> list[Backup]:
    """All backups of a document, the last made first; those without a number by their times."""
    folder = folder_of(document)
    if not folder.is_dir():
        return []
    found = [backup for path in folder.iterdir() if (backup := _backup_at(path)) is not None]
    return sorted(found, key=lambda backup: (backup.number, backup.made_at), reverse=True)


def copy_of(document: Path, fingerprint: FileFingerprint) -> Backup | None:
    """The backup of the document with those bytes; None if there is none."""
    return next((backup for backup in backups(document) if _is_copy(backup.path, fingerprint)), None)


def folder_of(document: Path) -> Path:
    """The folder of the document's backups, named by a hash: it fits any path, and no path can lead out of it."""
    real = os.path.normcase(os.path.realpath(document))
    return paths.backups() / hashlib.sha256(os.fsencode(real)).hexdigest()[:32]


def kept(newest_first: Sequence[datetime]) -> set[int]:
    """The indices of backups that are kept: the newest ones, and the newest of each of the last days and weeks (ISO) on
    which any was made. Thinning out sooner loses nothing that thinning out later would keep."""
    days: dict[int, int] = {}
    weeks: dict[int, int] = {}
    for place, time in enumerate(newest_first):
        days.setdefault(time.date().toordinal(), place)
        weeks.setdefault(_week(time), place)
    last_days, last_weeks = islice(days.values(), DAYS), islice(weeks.values(), WEEKS)
    return {*range(min(NEWEST, len(newest_first))), *last_days, *last_weeks}


def _week(time: datetime) -> int:
    """The number of the week; all days from a Monday to a Sunday have the same."""
    return (time.date().toordinal() - 1) // 7


def _backup_at(path: Path) -> Backup | None:
    """The backup at the path; None if its file name is not that of a backup."""
    if path.suffix != _SUFFIX:
        return None
    found = _FILE_NAME.fullmatch(path.stem)
    if found is None:
        return None
    try:
        made_at = datetime.strptime(found["time"], _TIME)
    except ValueError:
        return None
    is_kept = found["kept"] is not None
    number = whole_number(found["number"] or "", _NUMBERS) or 0
    return Backup(path, made_at, is_kept, _name_beside(path) if is_kept else "", number)


def _name_beside(path: Path) -> str:
    """The name in the note beside a kept backup; empty if there is none that can be shown."""
    try:
        text = read_small(path.with_suffix(_NAME)).decode()
    except (OSError, ValueError):
        return ""
    return admitted_line(text)[0][:NAME_MAX]


def _kept(backup: Backup, document: Path) -> Backup:
    """The backup, renamed to the file name of a kept one."""
    if backup.is_kept:
        return backup
    target = backup.path.with_name(_file_name(backup.made_at, backup.number, is_kept=True))
    try:
        insistently(lambda: backup.path.replace(target))
        sync_folder(target.parent)
    except OSError as error:
        raise BackupFailedError(document, str(error)) from error
    return replace(backup, path=target, is_kept=True)


def _is_copy(path: Path, fingerprint: FileFingerprint) -> bool:
    try:
        return path.stat().st_size == fingerprint.size and copy_bytes(path, None).digest == fingerprint.digest
    except (OSError, FileRefusedError):
        return False


def _file_name(time: datetime, number: int, *, is_kept: bool) -> str:
    return f"{time:{_TIME}}{f'-{number:06}' if number else ''}{_KEPT if is_kept else ''}{_SUFFIX}"


def _note(folder: Path, document: Path, fingerprint: FileFingerprint) -> None:
    """Write a note of whose backups these are: for `adopt`, and for people who look into the folder."""
    note = {"document": os.path.realpath(document), "digest": fingerprint.digest}
    write_whole(folder / _NOTE, json.dumps(note).encode(), private=True)
