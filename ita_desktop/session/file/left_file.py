"""The file that the report had before it got another name, and giving it back as it was when it was opened."""

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ita_desktop.domain.report.report import Report
from ita_desktop.errors import BackupFailedError, FileChangedError, FileRefusedError
from ita_desktop.regular_file import read_small
from ita_desktop.storage.files import backups, document_lock, report_file
from ita_desktop.storage.files.fingerprint import FileFingerprint, fingerprint_at
from ita_desktop.storage.inspection.inspection import SIZE_MAX
from ita_desktop.system_errors import publishing
from ita_desktop.whole_file import write_whole


@dataclass(frozen=True, slots=True)
class LeftFile:
    """A file with edits that now belong to another one: `report` and `opened` are as it was opened, `last` is what was
    put there last."""

    path: Path
    report: Report
    opened: FileFingerprint
    last: FileFingerprint


def give_back(left: LeftFile) -> Path:
    """Put into the file what was in it when it was opened, byte for byte if a backup has it, with its time.

    What is in it now becomes a version first. Raises DocumentLockedError, FileChangedError if somebody changed the file
    meanwhile, and other PublishFailedError subclasses; nothing is changed then.
    """
    lock = document_lock.take(left.path)
    try:
        _refuse_if_changed(left)
        with suppress(BackupFailedError):
            backups.back_up_once(left.path, left.last, datetime.now(), keep=True)
        as_it_was = backups.copy_of(left.path, left.opened)
        with publishing(left.path):
            if as_it_was is not None:
                write_whole(left.path, read_small(as_it_was.path, SIZE_MAX))
            else:
                report_file.write(left.report, left.path, replace=True)
            os.utime(left.path, ns=(left.opened.mtime_ns, left.opened.mtime_ns))
        return left.path
    finally:
        lock.release()


def _refuse_if_changed(left: LeftFile) -> None:
    try:
        now = fingerprint_at(left.path)
    except FileRefusedError as error:
        raise FileChangedError(left.path, str(error)) from error
    if now is None or not now.same_bytes(left.last):
        raise FileChangedError(left.path)
