"""What an error of the operating system means to a user: one of the expected failures, for writing and for reading."""

import errno
import os
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

_NO_FILE = {errno.EISDIR, errno.ENXIO, errno.ELOOP}  # what `regular_file` refuses
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
_NO_SUCH_PATH = {errno.ENOENT, errno.ENOTDIR}
_NOT_PERMITTED = {errno.EACCES, errno.EPERM, errno.EROFS}
_BAD_NAME = {errno.ENAMETOOLONG, errno.EINVAL}
# Of Windows. Its `errno` is EACCES or ENOENT, as for much else.
_HELD_BY_ANOTHER = {32, 33}  # ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
_NO_NAME = {123, 206}  # ERROR_INVALID_NAME, ERROR_FILENAME_EXCED_RANGE
_PATH_NOT_FOUND = 3  # also of a path that is too long
_LONG_PATH = 260  # characters of a path from which on Windows finds nothing, unless its administrator allowed more


def publish_failure(path: Path, error: OSError) -> PublishFailedError:
    """The expected failure for an error of the operating system in writing `path`."""
    if _windows_number(error) in _HELD_BY_ANOTHER:
        return TargetBusyError(path, str(error))
    if _is_bad_name(path, error):
        return BadNameError(path, str(error))
    for numbers, failure in (
        (_NO_ROOM, DiskFullError),
        (_NO_SUCH_PATH, FolderGoneError),
        (_NOT_PERMITTED, NotPermittedError),
        ({errno.EISDIR}, FolderInTheWayError),
    ):
        if error.errno in numbers:
            return failure(path, str(error))
    return DeviceFailedError(path, str(error))


def read_failure(path: Path, error: OSError) -> FileRefusedError:
    """The expected failure for an error of the operating system in reading `path`."""
    if error.errno in _NO_SUCH_PATH | _BAD_NAME:  # no file has a name that cannot be
        return FileMissingError(path, str(error))
    if error.errno == errno.EFBIG:
        return FileTooLargeError(path, str(error))
    # Windows reports EACCES for a folder. Path.is_dir raises for some names; os.path.isdir never does.
    if error.errno in _NO_FILE or os.path.isdir(path):  # noqa: PTH112
        return NotARegularFileError(path, str(error))
    return FileUnreadableError(path, str(error))


def _is_bad_name(path: Path, error: OSError) -> bool:
    number = _windows_number(error)
    is_too_long = number == _PATH_NOT_FOUND and len(str(path.absolute())) >= _LONG_PATH
    return error.errno in _BAD_NAME or number in _NO_NAME or is_too_long


def _windows_number(error: OSError) -> int | None:
    """Windows' own number of the error; None elsewhere."""
    number: int | None = getattr(error, "winerror", None)
    return number
