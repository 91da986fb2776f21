"""A file that is open by another name of it, in another window of this user: a hard link has a lock of its own."""

from pathlib import Path

from ita_desktop import paths
from ita_desktop.errors import DocumentLockedError
from ita_desktop.storage import origin
from ita_desktop.storage.files.document_lock import lock_path, refuse_if_held
from ita_desktop.storage.files.fingerprint import is_same_file


def refuse_if_open_by_another_name(path: Path) -> None:
    """DocumentLockedError if another process of this user has the file open. The files of the working copies are
    compared with it; may wait for their disks."""
    try:
        if path.stat().st_nlink < 2:
            return
        working_copies = list(paths.working_copies().iterdir())
    except (OSError, ValueError):
        return
    for other in map(_file_of, working_copies):
        if other is not None and is_same_file(path, other):
            try:
                refuse_if_held(path, lock_path(other.resolve()))
            except DocumentLockedError as error:
                if error.process is not None:
                    raise


def _file_of(working_copy: Path) -> Path | None:
    try:
        return origin.load(working_copy).path
    except (OSError, ValueError):
        return None
