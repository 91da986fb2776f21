"""The copies that were sent out, kept so that what comes back can be merged against what was sent.

Each is a report file of its own in the private folder; beside it stands a note with the name it was sent under.
"""

import json
import logging
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ita_desktop import paths
from ita_desktop.domain.report.report import Report
from ita_desktop.errors import PublishFailedError
from ita_desktop.private_files import make_private_file, make_private_folder
from ita_desktop.regular_file import kept_note
from ita_desktop.storage.files import report_file
from ita_desktop.storage.files.publishing import discard
from ita_desktop.whole_file import write_whole

_NAME_MAX = 255  # characters of a file's name, at most

KEPT = 60
"""Copies that are kept; the oldest are deleted first."""

_SUFFIX = ".ita"
_NOTE = ".json"
_TIME = "%Y%m%d-%H%M%S-%f"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SentCopy:
    """A whole report file of its own at `path`, as it was sent under `name` at `sent_at` (local time)."""

    path: Path
    name: str
    sent_at: datetime

    def read(self) -> Report:
        """The report in it, inspected like every file. Raises FileRefusedError subclasses."""
        return report_file.read(self.path).report


def keep(report: Report, name: str, now: datetime) -> None:
    """Keep what was sent under that name. A failure is only logged: the copy was sent all the same."""
    folder = paths.sent_copies()
    path = folder / f"{now:{_TIME}}-{secrets.token_hex(2)}{_SUFFIX}"
    try:
        make_private_folder(folder)
        make_private_file(path)  # so the file that replaces it is private from its first moment, too
        report_file.write(report, path, replace=True)
        write_whole(path.with_suffix(_NOTE), json.dumps({"name": name}, ensure_ascii=False).encode(), private=True)
    except (OSError, PublishFailedError) as error:
        _log.info("a sent copy could not be kept: %s", type(error).__name__)
        discard(path)
        return
    for old in sent_copies()[KEPT:]:
        discard(old.path)
        discard(old.path.with_suffix(_NOTE))


def sent_copies() -> list[SentCopy]:
    """All that are kept, newest first."""
    folder = paths.sent_copies()
    if not folder.is_dir():
        return []
    found = [
        SentCopy(path, _name(path), sent_at)
        for path in folder.iterdir()
        if path.suffix == _SUFFIX and (sent_at := _sent_at(path)) is not None
    ]
    return sorted(found, key=lambda copy: copy.sent_at, reverse=True)


def _sent_at(path: Path) -> datetime | None:
    """When the copy at the path was sent; None if its file name is not that of a copy."""
    try:
        return datetime.strptime(path.stem.rpartition("-")[0], _TIME)
    except ValueError:
        return None


def _name(path: Path) -> str:
    """The name in the note; the file's own name if the note is lost."""
    name = kept_note(path.with_suffix(_NOTE), dict).get("name")
    return name if isinstance(name, str) and len(name) <= _NAME_MAX and paths.may_exist(name) else path.name
