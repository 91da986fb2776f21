"""A private copy of a file that somebody else made: it is inspected while nothing else can change it."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ita_desktop.errors import FileRefusedError, FileUnreadableError, TemporaryFolderFullError
from ita_desktop.held_files import insistently
from ita_desktop.processes import birth
from ita_desktop.storage.database.connecting import is_disk_full
from ita_desktop.storage.files.fingerprint import FileFingerprint, copy_bytes

RECEIVED = "ita-received-"
_ROOM = 256 * 1024
"""Bytes that must still be free beside a private copy: with fewer, the copy may have been cut off."""


@contextmanager
def folder_of_a_copy(path: Path, work: Path | None = None) -> Iterator[Path]:
    """A new folder for the private copy of the file at `path`, in `work` or in the system's temporary folder.

    Raises TemporaryFolderFullError, also for a file that is refused in the block because the disk is full, and
    FileUnreadableError.
    """
    try:
        folder = Path(tempfile.mkdtemp(prefix=f"{RECEIVED}{os.getpid()}-{birth(os.getpid())}-", dir=work))
    except OSError as error:
        if _is_full(Path(tempfile.gettempdir()), error):
            raise TemporaryFolderFullError(path, Path(tempfile.gettempdir())) from error
        raise FileUnreadableError(path, f"no room for a private copy: {error}") from error
    try:
        yield folder
    except FileRefusedError as error:
        if _is_full(folder, error.__cause__):  # the helper and SQLite report it as other errors
            raise TemporaryFolderFullError(path, folder.parent) from error
        raise
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def copy_whole(path: Path, copy: Path, size_max: int) -> FileFingerprint:
    """Copy the file; the copy gets its name when it is complete. Raises FileRefusedError subclasses."""
    coming = copy.with_name("coming")
    fingerprint = copy_bytes(path, coming, size_max)
    try:
        insistently(lambda: coming.rename(copy))
    except OSError as error:
        raise FileUnreadableError(path, f"the private copy: {error}") from error
    return fingerprint


def _is_full(folder: Path, error: BaseException | None) -> bool:
    """Whether the error means that the disk is full, or hardly any room is left in the folder."""
    try:
        return is_disk_full(error) or shutil.disk_usage(folder).free < _ROOM
    except OSError:
        return False
