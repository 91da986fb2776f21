"""A private copy of what somebody else made: it is looked through while nothing else can change it."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ita_desktop.domain.thai.numbers import whole_number
from ita_desktop.errors import FileRefusedError, FileUnreadableError, TemporaryFolderFullError
from ita_desktop.storage.database.connecting import is_disk_full
from ita_desktop.storage.files.fingerprint import Seen, copy_bytes
from ita_desktop.storage.files.processes import birth

_RECEIVED = "ita-received-"
_ROOM = 256 * 1024
"""Bytes that must be free at least where a private copy was looked through: what is there may be cut off else."""

_PROCESSES = range(1, 2**31)


@contextmanager
def folder_of_a_copy(path: Path, work: Path | None = None) -> Iterator[Path]:
    """A new folder for the private copy of the file at `path`, in `work` or where temporary files lie.

    Raises TemporaryFolderFullError, also for what is refused in the block for want of room, and FileUnreadableError.
    """
    try:
        folder = Path(tempfile.mkdtemp(prefix=f"{_RECEIVED}{os.getpid()}-{birth(os.getpid())}-", dir=work))
    except OSError as error:
        if _is_full(Path(tempfile.gettempdir()), error):
            raise TemporaryFolderFullError(path, Path(tempfile.gettempdir())) from error
        raise FileUnreadableError(path, f"no room for a private copy: {error}") from error
    try:
        yield folder
    except FileRefusedError as error:
        if _is_full(folder, error.__cause__):  # whatever the helper or SQLite took that for
            raise TemporaryFolderFullError(path, folder.parent) from error
        raise
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def copy_whole(path: Path, copy: Path, size_max: int) -> Seen:
    """Copy the file; the copy has its name once all of it is there. Raises FileRefusedError subclasses."""
    coming = copy.with_name("coming")
    seen = copy_bytes(path, coming, size_max)
    try:
        coming.rename(copy)
    except OSError as error:
        raise FileUnreadableError(path, f"the private copy: {error}") from error
    return seen


def sweep_received() -> None:
    """Delete the private copies of processes that were ended before they could do it."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_RECEIVED}*-*-*"):
        pid, born, _ = folder.name.removeprefix(_RECEIVED).split("-", 2)
        number = whole_number(pid, _PROCESSES)
        is_over = number is not None and birth(number) != born
        with suppress(FileNotFoundError):
            if is_over and (sys.platform == "win32" or folder.lstat().st_uid == os.getuid()):
                shutil.rmtree(folder, ignore_errors=True)


def _is_full(folder: Path, error: BaseException | None) -> bool:
    """Whether the error says that there is no room in the folder, or there is next to none."""
    try:
        return is_disk_full(error) or shutil.disk_usage(folder).free < _ROOM
    except OSError:
        return False
