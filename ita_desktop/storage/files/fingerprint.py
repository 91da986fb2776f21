"""Fingerprints of files, by which the program notices that somebody else changed a file before it replaces it."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ita_desktop.errors import (
    FileMissingError,
    FileTooLargeError,
    FileUnreadableError,
)
from ita_desktop.private_files import private_opener
from ita_desktop.regular_file import open_regular
from ita_desktop.storage.inspection.inspection import SIZE_MAX
from ita_desktop.system_errors import read_failure

_CHUNK = 1024 * 1024
_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class FileFingerprint:
    """A file at one time. `digest` is the SHA-256 of its bytes, `file_id` its device and inode (on Windows: index)."""

    size: int
    mtime_ns: int
    file_id: tuple[int, int]
    digest: str

    def same_bytes(self, other: "FileFingerprint | None") -> bool:
        """Whether the other file has equal bytes. Sync clients change times and ids of files and leave their bytes."""
        return other is not None and other.size == self.size and other.digest == self.digest

    def is_still_at(self, path: Path) -> bool:
        """Whether the file at the path has this size, time and id: a quick check, for a file read moments ago."""
        try:
            now = path.stat()
        except OSError:
            return False
        return (now.st_size, now.st_mtime_ns, (now.st_dev, now.st_ino)) == (self.size, self.mtime_ns, self.file_id)


def is_same_file(one: Path, other: Path) -> bool:
    """Whether both paths lead to one file. May wait for their disks."""
    try:
        return one == other or one.samefile(other)
    except (OSError, ValueError):
        return False


def fingerprint_at(path: Path) -> FileFingerprint | None:
    """The fingerprint of the file at `path`, None if there is none. FileRefusedError if it cannot be read."""
    try:
        return copy_bytes(path, None)
    except FileMissingError:
        return None


def copy_bytes(path: Path, target: Path | None, size_max: int = SIZE_MAX) -> FileFingerprint:
    """Copy the file at `path` to the new private file `target` (None: nowhere), and return its fingerprint.

    Raises FileRefusedError subclasses for what cannot be read: missing, not a file, too large, changing all the time.
    The file must not be a database that this process has open: reading it would drop SQLite's locks.
    """
    for _ in range(_ATTEMPTS):
        try:
            with open_regular(path, follow=True) as source:
                before = os.fstat(source.fileno())
                if before.st_size > size_max:
                    raise FileTooLargeError(path, f"{before.st_size} bytes")
                digest, size = _copy(source, path, target, size_max)
                after = os.fstat(source.fileno())
        except OSError as error:
            raise read_failure(path, error) from error
        if (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns) and size == after.st_size:
            return FileFingerprint(size, after.st_mtime_ns, (after.st_dev, after.st_ino), digest)
    raise FileUnreadableError(path, "changes while it is read")


def _copy(source: BinaryIO, path: Path, target: Path | None, size_max: int) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with open(os.devnull if target is None else target, "wb", opener=private_opener) as sink:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
            if size > size_max:
                raise FileTooLargeError(path, "grows while it is read")
            sink.write(chunk)
    return digest.hexdigest(), size
