"""What a file at a path was when we last saw it, so that nobody's edits are overwritten unseen."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ita_desktop.errors import (
    FileMissingError,
    FileTooLargeError,
    FileUnreadableError,
    read_failure,
)
from ita_desktop.private_files import private_opener
from ita_desktop.regular_file import open_regular
from ita_desktop.storage.inspection.inspection import SIZE_MAX

_CHUNK = 1024 * 1024
_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it was. `digest` is the SHA-256 of its bytes, `file_id` its device and inode (or index, on Windows)."""

    size: int
    mtime_ns: int
    file_id: tuple[int, int]
    digest: str

    def same_bytes(self, other: "Seen | None") -> bool:
        """Whether the other is a file of the same bytes. Sync clients touch times and ids of files they leave alone."""
        return other is not None and other.size == self.size and other.digest == self.digest

    def is_still_at(self, path: Path) -> bool:
        """Whether what lies there now has the same size, time and id: a quick look, for a file seen moments ago."""
        try:
            now = path.stat()
        except OSError:
            return False
        return (now.st_size, now.st_mtime_ns, (now.st_dev, now.st_ino)) == (self.size, self.mtime_ns, self.file_id)


def see(path: Path) -> Seen | None:
    """What lies at `path` now, or None where nothing does. FileRefusedError where it is no file or cannot be read."""
    try:
        return copy_bytes(path, None)
    except FileMissingError:
        return None


def copy_bytes(path: Path, target: Path | None, size_max: int = SIZE_MAX) -> Seen:
    """Copy the file at `path` to the new private file `target` (or nowhere) and say what it was.

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
            return Seen(size, after.st_mtime_ns, (after.st_dev, after.st_ino), digest)
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
