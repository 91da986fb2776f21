"""Files that are put in place whole: written aside, flushed to the disk, then renamed.

A reader finds the old file or the new one at the path, never a part. The new file gets the permissions of the old one;
at the end of a link the file is replaced and the link stays; a read-only file is replaced only if the user agreed. On
Windows a new file has the permissions of its folder, as every file there.

A process that is killed leaves what it wrote aside. A note in the private folder, named by the process, has its path.
"""

import errno
import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from ita_desktop import paths
from ita_desktop.held_files import insistently
from ita_desktop.private_files import private_opener
from ita_desktop.processes import birth
from ita_desktop.windows import can_be_on_windows

Write = Callable[[BinaryIO], object]
"""Writes all that is to be in a file."""

WINDOWS = os.name == "nt"
SUFFIX = ".part"
"""Of what is written aside, whose name begins with `.ita-`."""

_STALE_SECONDS = 24 * 3600
NOTE = "writing-"
"""How the names of these notes begin; the number of the process and its birth follow, and something random."""

_PRIVATE = 0o600
_ACCESS_LIST = "system.posix_acl_access"


def write_whole(path: Path, data: bytes, *, private: bool = False, over_read_only: bool = False) -> None:
    """Write or replace the file at `path`: as `write_whole_by`."""
    write_whole_by(path, lambda file: file.write(data), private=private, over_read_only=over_read_only)


def write_whole_by(path: Path, write: Write, *, private: bool = False, over_read_only: bool = False) -> None:
    """Write or replace the file at `path` by what `write` writes. Raises OSError, and what `write` raises; the old file
    is then unchanged, with nothing beside it.

    IsADirectoryError if a folder is there. PermissionError if a read-only file is there, unless `over_read_only`: then
    the new one is read-only, too. A `private` file can be read only by its user, whatever was there.
    """
    target = end_of_links(path)
    refuse_what_cannot_be(target)
    if not over_read_only:
        refuse_read_only(target)
    aside = target.with_name(f".ita-{os.urandom(6).hex()}{SUFFIX}")
    sweep(target.parent)
    if private:
        _write(aside, target, write, private=True)
        return
    with _noted(aside):
        _write(aside, target, write, private=False)


def sweep(folder: Path) -> None:
    """Delete what killed processes left in the folder more than a day ago."""
    with suppress(OSError):
        for left in folder.glob(f".ita-*{SUFFIX}*"):
            with suppress(OSError):
                if time.time() - left.stat().st_mtime > _STALE_SECONDS:
                    left.unlink()


@contextmanager
def _noted(aside: Path) -> Iterator[None]:
    """While the block runs, a note has the path of what is being written. Without a private folder there is none."""
    note = paths.private_folder() / f"{NOTE}{os.getpid()}-{birth(os.getpid())}-{os.urandom(6).hex()}"
    with suppress(OSError), open(note, "xb", opener=private_opener) as file:
        file.write(os.fsencode(aside))
    try:
        yield
    finally:
        with suppress(OSError):
            note.unlink()


def _write(aside: Path, target: Path, write: Write, *, private: bool) -> None:
    try:
        mode = _PRIVATE if private or target.exists() else 0o666
        descriptor = os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), mode)
        with os.fdopen(descriptor, "wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        if not private:
            take_after(aside, target)
        rename_over(aside, target)
    except BaseException:
        with suppress(OSError):
            aside.unlink()
        raise


def end_of_links(path: Path) -> Path:
    """The path of the file itself, at the end of symbolic links, if any. A name that Windows gives to no file is at its
    end: looking for the file of a device raises there."""
    return path if WINDOWS and not can_be_on_windows(path.name) else Path(os.path.realpath(path))


def is_read_only(path: Path) -> bool:
    """Whether a file is there that this user may not write, by its mode or attribute.

    Renaming would replace it all the same, if its folder is writable.
    """
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return stat.S_ISREG(mode) and (not mode & 0o222 or not os.access(path, os.W_OK))


def refuse_read_only(path: Path) -> None:
    """Raise PermissionError if a read-only file is there."""
    if is_read_only(path):
        raise PermissionError(errno.EACCES, "read-only file", os.fspath(path))


def refuse_what_cannot_be(path: Path) -> None:
    """Raise IsADirectoryError if a folder is there, which Windows would call a lack of permission, and OSError (EINVAL)
    if Windows would make no file of that name, but write to a device or under another name."""
    if os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises for some names
        raise IsADirectoryError(errno.EISDIR, "a folder", os.fspath(path))
    if WINDOWS and not can_be_on_windows(path.name):
        raise OSError(errno.EINVAL, "no name for a file", os.fspath(path))


def take_after(new: Path, old: Path, *, and_owner: int = 0) -> None:
    """Give the new file the owner, group, access list and mode of the old one, as far as the system lets this user, and
    its owner also the permissions in `and_owner`.

    If group or list cannot be set, the group gets no more than everybody: else people of another group could read it.
    Does nothing if there is no old file.
    """
    try:
        was = old.stat()
    except OSError:
        return
    mode = stat.S_IMODE(was.st_mode) & 0o777 | and_owner
    if sys.platform != "win32":
        is_like_it = _has_owner_of(new, was)
        if hasattr(os, "getxattr"):
            is_like_it = _has_access_list_of(new, old) and is_like_it
        if not is_like_it:
            mode &= 0o707 | (mode & 0o007) << 3
    with suppress(PermissionError):
        new.chmod(mode)


def rename_over(aside: Path, path: Path) -> None:
    """Rename the file to `path`, replacing a file there. Raises OSError."""
    if WINDOWS and is_read_only(path):
        path.chmod(stat.S_IWRITE)  # Windows replaces no read-only file; the new one has the attribute already
    insistently(lambda: aside.replace(path))


def _has_owner_of(new: Path, was: os.stat_result) -> bool:
    """Try to set the owner and group; returns whether the file has the group."""
    assert sys.platform != "win32", "for the type checker"
    now = new.stat()
    for owner, group in ((was.st_uid, was.st_gid), (-1, was.st_gid)):
        if (now.st_uid, now.st_gid) == (was.st_uid, was.st_gid):
            break
        with suppress(OSError):
            os.chown(new, owner, group)
        now = new.stat()
    return now.st_gid == was.st_gid


def _has_access_list_of(new: Path, old: Path) -> bool:
    """Try to copy the access list of the old file; returns whether the new one has it, or there is none."""
    assert sys.platform == "linux", "for the type checker"
    try:
        entries = os.getxattr(old, _ACCESS_LIST)
    except OSError:
        return True  # none, or no file system for it
    with suppress(OSError):
        os.setxattr(new, _ACCESS_LIST, entries)
        return True
    return False
