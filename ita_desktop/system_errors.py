"""What an error of the operating system means to a user: one of the expected failures, for writing and for reading.

Windows has a number of its own for each error. Its `errno` has EACCES for a disk that fails and EINVAL for a share that
is gone, so that the own number counts if there is one; the C library, which opens files, has only the other.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ita_desktop.errors import (
    BadNameError,
    DeviceFailedError,
    DiskFullError,
    FileMissingError,
    FileRefusedError,
    FileTooLargeError,
    FileUnreadableError,
    FolderGoneError,
    FolderInTheWayError,
    NotARegularFileError,
    NotPermittedError,
    PublishFailedError,
    TargetBusyError,
)
from ita_desktop.windows import can_be_on_windows

_NO_FILE = {errno.EISDIR, errno.ENXIO, errno.ELOOP}  # what `regular_file` refuses
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_HELD = {errno.EBUSY, errno.ETXTBSY}
_NO_SUCH_PATH = {errno.ENOENT, errno.ENOTDIR}
_NOT_PERMITTED = {errno.EACCES, errno.EPERM, errno.EROFS}
# "System Error Codes" of Windows (winerror.h); a path that is not found may also be too long.
_OF_WINDOWS: dict[type[PublishFailedError], set[int]] = {
    TargetBusyError: {32, 33},  # a sharing violation, a lock of a part
    BadNameError: {123, 206},  # an invalid name, a name that is too long
    DiskFullError: {39, 112, 1295},  # the disk is full; a quota
    NotPermittedError: {5, 19, 65},  # denied, write-protected, denied by a network
    # A drive that is not ready or has no medium; a network, a share, a computer or a device that is gone.
    FolderGoneError: {15, 20, 21, 53, 55, 59, 64, 67, 121, 433, 1112, 1167, 1222, 1231, 1232, 1236},
    DeviceFailedError: {
        22,
        23,
        25,
        27,
        29,
        30,
        31,
        1117,
        1392,
    },  # it cannot be read or written, or is damaged
}
WINDOWS = os.name == "nt"
_DENIED = 5
"""Also for a file that another program has open, if it is to be replaced."""

_PATH_MAX = 259
"""Characters of the longest path that Windows finds, unless its administrator allowed more."""


def publish_failure(path: Path, error: OSError) -> PublishFailedError:
    """The expected failure for an error of the operating system in writing `path`."""
    if _is_bad_name(path, error):
        return BadNameError(path, str(error))
    if _windows_number(error) == _DENIED and os.access(path, os.W_OK):
        return TargetBusyError(path, str(error))
    for kind, numbers in _OF_WINDOWS.items():
        if _windows_number(error) in numbers:
            return kind(path, str(error))
    if error.errno in _NO_SUCH_PATH or _is_gone(path.absolute().parent):
        return FolderGoneError(path, str(error))
    for numbers, failure in (
        (_NO_ROOM, DiskFullError),
        (_HELD, TargetBusyError),
        (_NOT_PERMITTED, NotPermittedError),
        ({errno.EISDIR}, FolderInTheWayError),
    ):
        if error.errno in numbers:
            return failure(path, str(error))
    return DeviceFailedError(path, str(error))


@contextmanager
def publishing(path: Path) -> Iterator[None]:
    """What the operating system refuses meanwhile is an expected failure to write `path`."""
    try:
        yield
    except OSError as error:
        raise publish_failure(path, error) from error


def read_failure(path: Path, error: OSError) -> FileRefusedError:
    """The expected failure for an error of the operating system in reading `path`."""
    if error.errno in _NO_SUCH_PATH or _is_bad_name(path, error):  # no file has a name that cannot be
        return FileMissingError(path, str(error))
    if error.errno == errno.EFBIG:
        return FileTooLargeError(path, str(error))
    # Windows reports EACCES for a folder. Path.is_dir raises for some names; os.path.isdir never does.
    if error.errno in _NO_FILE or os.path.isdir(path):  # noqa: PTH112
        return NotARegularFileError(path, str(error))
    return FileUnreadableError(path, str(error))


def _is_bad_name(path: Path, error: OSError) -> bool:
    """EINVAL is about the name if Windows, or a stick with its file system, has no such name; else about the disk."""
    is_on_windows = WINDOWS or _windows_number(error) is not None
    if is_on_windows and error.errno in _NO_SUCH_PATH:  # what is written beside the file may have a longer name
        return max(map(len, (str(error.filename or ""), str(path.absolute())))) > _PATH_MAX
    return error.errno == errno.ENAMETOOLONG or (error.errno == errno.EINVAL and not can_be_on_windows(path.name))


def _is_gone(folder: Path) -> bool:
    try:
        folder.stat()
    except OSError as error:
        return error.errno in _NO_SUCH_PATH or _windows_number(error) in _OF_WINDOWS[FolderGoneError]
    except ValueError:  # a NUL in its name
        return False
    return False


def _windows_number(error: OSError) -> int | None:
    """Windows' own number of the error; None elsewhere."""
    number: int | None = getattr(error, "winerror", None)
    return number
