"""Reading files that somebody else may have put there: only regular files are opened, and only so much of them is read.

Opening a pipe can block for ever, a device and a sparse file have no end, and a link leads to either. Every small file
of the program is read here; reports and imported files are opened here.
"""

import errno
import json
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, TypeVar

from ita_desktop.held_files import insistently

SMALL_MAX = 10_000
"""Bytes of a small file of ours: a note, a name, a lock."""

WITH_PATHS_MAX = 100_000
"""Bytes of one with several paths: ten, each as long as Linux allows, are 41,000."""

SHIPPED_MAX = 2**20
"""Bytes of a file that the program brings."""

_CHUNK = 2**20
_T = TypeVar("_T")

# Windows has no such flags: its pipes are not in folders, and only an administrator makes links.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


def open_regular(path: Path, *, follow: bool = False) -> BinaryIO:
    """The file, open for reading from its start; at the end of a link only with `follow`, as for the user's own files.

    Raises OSError: EISDIR for a folder, ENXIO for a pipe, a device or a socket, ELOOP for a link, and what opening
    raises. Nothing but a regular file is ever opened; one that another program holds is waited for a moment.
    """
    try:
        _refuse_all_but_regular(path.stat() if follow else path.lstat(), path)
        descriptor = insistently(lambda: os.open(path, _FLAGS if follow else _FLAGS | _NO_LINK))
    except ValueError as error:  # a NUL in the name
        raise OSError(errno.EINVAL, str(error), os.fspath(path)) from error
    try:
        _refuse_all_but_regular(os.fstat(descriptor), path)  # the file may have been replaced since the first check
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def read_small(path: Path, at_most: int = SMALL_MAX, *, follow: bool = False) -> bytes:
    """All bytes of the file. Raises OSError as `open_regular` does, and EFBIG if there are more than `at_most`."""
    read = bytearray()
    with open_regular(path, follow=follow) as file:
        too_large = os.fstat(file.fileno()).st_size > at_most  # the size of files in /proc is 0
        while not too_large and (chunk := file.read(_CHUNK)):
            read += chunk
            too_large = len(read) > at_most
    if too_large:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), os.fspath(path))
    return bytes(read)


def read_shipped(path: Path) -> bytes:
    """All bytes of a file that the program brings. Raises OSError as `read_small` does."""
    return read_small(path, SHIPPED_MAX, follow=True)


def read_note(path: Path, at_most: int = SMALL_MAX) -> object:
    """What a small JSON file holds. Raises OSError as `read_small` does, and ValueError if it is not JSON."""
    try:
        found: object = json.loads(read_small(path, at_most))
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    return found


def kept_note(path: Path, kind: type[_T]) -> _T:
    """What a small JSON file of ours holds, if it is of that type; an empty one if not, or if it cannot be read."""
    try:
        found = read_note(path)
    except (OSError, ValueError):
        return kind()
    return found if isinstance(found, kind) else kind()


def remove_all_but_regular(path: Path) -> None:
    """Delete what is at the path of a file to write, unless it is a regular file.

    A pipe would block, and a link may lead to another file.
    """
    with suppress(OSError):
        if not stat.S_ISREG(path.lstat().st_mode):
            path.unlink()


def _refuse_all_but_regular(found: os.stat_result, path: Path) -> None:
    mode = found.st_mode
    if not stat.S_ISREG(mode):
        number = errno.EISDIR if stat.S_ISDIR(mode) else errno.ELOOP if stat.S_ISLNK(mode) else errno.ENXIO
        raise OSError(number, os.strerror(number), os.fspath(path))
