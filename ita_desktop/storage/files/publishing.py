"""One whole file put in the place of another: built and inspected in memory, written aside, read back, then renamed.

At every moment the clerk's path holds the old file or the new one, closed and complete. SQLite itself never opens
anything in the clerk's folder: one that does not answer would keep locks that all its connections share.
"""

import errno
import hashlib
import logging
import os
import sqlite3
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from ita_desktop import paths
from ita_desktop.domain.report.report import Report
from ita_desktop.errors import (
    AlreadyThereError,
    DeviceFailedError,
    DiskFullError,
    FileRefusedError,
    FolderGoneError,
    NotPermittedError,
    PublishFailedError,
    TargetBusyError,
    publish_failure,
)
from ita_desktop.private_files import make_private_file, make_private_folder
from ita_desktop.storage.database import upgrades
from ita_desktop.storage.database.connecting import fill_new
from ita_desktop.storage.database.digest import Fingerprint, read_fingerprint
from ita_desktop.storage.files.durable_folders import sync_folder
from ita_desktop.storage.files.fingerprint import Seen, copy_bytes
from ita_desktop.storage.inspection.inspection import inspect_built
from ita_desktop.whole_file import end_of_links, insistently, refuse_read_only, rename_over, take_after

_WINDOWS_BUSY = (5, 32, 33)  # access denied, sharing violation, lock violation
_STALE_SECONDS = 24 * 3600
_MUTEX_SECONDS = 10
_SUFFIX = ".part"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Built:
    """A whole report file in memory: its bytes, the SHA-256 of them, and the fingerprint of its content."""

    data: bytes
    digest: str
    content: Fingerprint


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A checked file that lies in the target's folder under a temporary name. `target` is free of symbolic links."""

    temporary: Path
    target: Path
    seen: Seen
    content: Fingerprint

    def put(self, *, replace: bool) -> Seen:
        """Rename it to the target and make that last. AlreadyThereError where `replace` is false and one is there."""
        try:
            if replace:
                rename_over(self.temporary, self.target)
            else:
                insistently(self._create)
            sync_folder(self.target.parent)
            now = self.target.stat()
        except OSError as error:
            raise failure(error, self.target) from error
        return Seen(self.seen.size, now.st_mtime_ns, (now.st_dev, now.st_ino), self.seen.digest)

    def _create(self) -> None:
        """Rename without replacing: os.rename refuses by itself on Windows, a hard link does elsewhere."""
        try:
            if sys.platform == "win32":
                self.temporary.rename(self.target)
                return
            self.target.hardlink_to(self.temporary)
        except FileExistsError as error:
            raise AlreadyThereError(self.target) from error
        except OSError as error:
            if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EACCES):
                raise
            if os.path.lexists(self.target):  # a file system without hard links, such as a stick's
                raise AlreadyThereError(self.target) from error
            self.temporary.replace(self.target)


def built(report: Report, target: Path) -> Built:
    """The report as a file for `target`, looked through as a received one is.

    sqlite3.IntegrityError and ValueError for a text that did not pass the door (`domain.storable`).
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        upgrades.upgrade(connection)
        fill_new(connection, report)
        content = read_fingerprint(connection)
        connection.execute("UPDATE about SET value = ? WHERE name = 'digest'", (content.digest,))
        data = connection.serialize()
    try:
        inspect_built(data, content, target)
    except FileRefusedError as error:
        raise DeviceFailedError(target, f"in memory: {error}") from error
    return Built(data, hashlib.sha256(data).hexdigest(), content)


@contextmanager
def snapshot(file: Built, target: Path, session: str, *, over_read_only: bool = False) -> Iterator[Snapshot]:
    """The file on the disk of the target; its temporary file is gone when the block ends, put or not."""
    temporary = temporary_beside(target, session)
    try:
        yield _written(file, temporary, target, over_read_only=over_read_only)
    finally:
        discard(temporary)


def temporary_beside(target: Path, session: str) -> Path:
    """Where the new version is written before it is renamed."""
    return end_of_links(target).with_name(f".ita-{session}{_SUFFIX}")


def discard_all(target: Path, session: str) -> None:
    """Take away what the working copy `session` was still writing beside the target when its process died."""
    try:
        left = list(end_of_links(target).parent.glob(f".ita-{session}*{_SUFFIX}"))
    except OSError:
        return
    for temporary in left:
        discard(temporary)


def _written(file: Built, temporary: Path, target: Path, *, over_read_only: bool) -> Snapshot:
    """Write the file to `temporary` so that it lasts, and read it back."""
    try:
        _make_place(temporary, target, over_read_only=over_read_only)
        with temporary.open("r+b") as stream:
            stream.write(file.data)
            stream.flush()
            os.fsync(stream.fileno())
        seen = copy_bytes(temporary, None)
    except OSError as error:
        raise failure(error, target) from error
    except FileRefusedError as error:
        raise DeviceFailedError(target, f"read back: {error}") from error
    if seen.digest != file.digest:
        raise DeviceFailedError(target, "read back: other bytes")
    return Snapshot(temporary, end_of_links(target), seen, file.content)


def discard(temporary: Path) -> None:
    """Take away a temporary file; one that cannot be taken away now is left for the next publishing there."""
    with suppress(OSError):
        temporary.unlink(missing_ok=True)


@contextmanager
def one_at_a_time(target: Path) -> Iterator[None]:
    """Keep this user's other windows from publishing there, from the look at what is there until it is replaced.

    A SQLite lock serves on every system alike, and goes with the process that held it. It is one of 256: a place that
    does not answer holds up no other. Without a private folder to put it in, publishing is worth more than it.
    """
    number = hashlib.sha256(os.fsencode(os.path.normcase(target))).hexdigest()[:2]
    try:
        turns = paths.private_folder() / "turns"
        make_private_folder(turns)
        make_private_file(turns / f"{number}.sqlite")
        turn = sqlite3.connect(turns / f"{number}.sqlite", timeout=_MUTEX_SECONDS, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        _log.info("nobody is kept from publishing at the same time: %s", type(error).__name__)
        yield
        return
    try:
        try:
            turn.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise failure(error, target) from error
            _log.info("nobody is kept from publishing at the same time: %s", error.sqlite_errorname)
        yield
    finally:
        turn.close()


def failure(error: OSError | sqlite3.Error, path: Path) -> PublishFailedError:
    """The failure to publish that an error of the system or of SQLite means."""
    if isinstance(error, OSError):
        return _system_failure(error, path)
    match error.sqlite_errorcode & 0xFF:
        case sqlite3.SQLITE_FULL:
            return DiskFullError(path)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return NotPermittedError(path)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return TargetBusyError(path)
        case sqlite3.SQLITE_CANTOPEN if not path.parent.is_dir():
            return FolderGoneError(path)
        case _:
            return DeviceFailedError(path, error.sqlite_errorname)


def _system_failure(error: OSError, path: Path) -> PublishFailedError:
    if getattr(error, "winerror", None) in _WINDOWS_BUSY and os.access(path, os.W_OK):
        return TargetBusyError(path, str(error))
    match error.errno:
        case errno.EBUSY | errno.ETXTBSY:
            return TargetBusyError(path, str(error))
        case errno.EFBIG:
            return DiskFullError(path, str(error))
        case _:
            return publish_failure(path, error)


def _make_place(temporary: Path, target: Path, *, over_read_only: bool) -> None:
    """An empty file with the permissions of the one it will replace."""
    _sweep(temporary.parent)
    temporary.unlink(missing_ok=True)
    real = end_of_links(target)
    if not over_read_only:
        refuse_read_only(real)
    os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600 if real.exists() else 0o666))
    take_after(temporary, real, and_owner=stat.S_IRUSR | stat.S_IWUSR)


def _sweep(folder: Path) -> None:
    """Take away what publishings that were killed left here more than a day ago."""
    for leftover in folder.glob(f".ita-*{_SUFFIX}*"):
        with suppress(OSError):
            if time.time() - leftover.stat().st_mtime > _STALE_SECONDS:
                leftover.unlink()
