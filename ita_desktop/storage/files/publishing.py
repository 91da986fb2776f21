"""One whole file put in the place of another: built and inspected in memory, written aside, read back, then renamed.

At every moment the user's path holds the old file or the new one, closed and complete. SQLite itself never opens
anything in the user's folder: if its disk did not respond, SQLite would hold locks that all connections share.
"""

import errno
import hashlib
import logging
import os
import sqlite3
import stat
import sys
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
)
from ita_desktop.held_files import insistently
from ita_desktop.private_files import make_private_file, make_private_folder
from ita_desktop.storage.database import upgrades
from ita_desktop.storage.database.connecting import fill_new
from ita_desktop.storage.database.digest import Fingerprint, read_fingerprint
from ita_desktop.storage.files.durable_folders import sync_folder
from ita_desktop.storage.files.fingerprint import FileFingerprint, copy_bytes
from ita_desktop.storage.inspection.inspection import inspect_built
from ita_desktop.system_errors import publish_failure
from ita_desktop.whole_file import (
    SUFFIX,
    end_of_links,
    refuse_read_only,
    refuse_what_cannot_be,
    rename_over,
    sweep,
    take_after,
)

_MUTEX_SECONDS = 10

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Built:
    """A whole report file in memory: its bytes, the SHA-256 of them, and the fingerprint of its content."""

    data: bytes
    digest: str
    content: Fingerprint


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A checked file in the target's folder under a temporary name. `target` has no symbolic links in it."""

    temporary: Path
    target: Path
    fingerprint: FileFingerprint
    content: Fingerprint

    def put(self, *, replace: bool) -> FileFingerprint:
        """Rename it to the target, durably. AlreadyThereError if `replace` is false and a file is there."""
        try:
            if replace:
                rename_over(self.temporary, self.target)
            else:
                insistently(self._create)
            sync_folder(self.target.parent)
            now = self.target.stat()
        except OSError as error:
            raise failure(error, self.target) from error
        return FileFingerprint(
            self.fingerprint.size, now.st_mtime_ns, (now.st_dev, now.st_ino), self.fingerprint.digest
        )

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
    """The report as a file for `target`, inspected as a received one is.

    sqlite3.IntegrityError and ValueError for a text that is not admitted.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(upgrades.empty_file())
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
    """The file on the disk of the target; its temporary file is deleted when the block ends, unless it was put."""
    temporary = temporary_beside(target, session)
    try:
        yield _written(file, temporary, target, over_read_only=over_read_only)
    finally:
        discard(temporary)


def temporary_beside(target: Path, session: str) -> Path:
    """The path at which the new version is written before it is renamed."""
    return end_of_links(target).with_name(f".ita-{session}{SUFFIX}")


def discard_all(target: Path, session: str) -> None:
    """Delete what the working copy `session` was writing beside the target when its process died."""
    with suppress(OSError):
        for temporary in list(end_of_links(target).parent.glob(f".ita-{session}*{SUFFIX}")):
            discard(temporary)


def _written(file: Built, temporary: Path, target: Path, *, over_read_only: bool) -> Snapshot:
    """Write the file to `temporary`, durably, and read it back."""
    try:
        _make_empty_file(temporary, target, over_read_only=over_read_only)
        with insistently(lambda: temporary.open("r+b")) as stream:
            stream.write(file.data)
            stream.flush()
            os.fsync(stream.fileno())
        fingerprint = copy_bytes(temporary, None)
    except OSError as error:
        raise failure(error, target) from error
    except FileRefusedError as error:
        raise DeviceFailedError(target, f"read back: {error}") from error
    if fingerprint.digest != file.digest:
        raise DeviceFailedError(target, "read back: other bytes")
    return Snapshot(temporary, end_of_links(target), fingerprint, file.content)


def discard(temporary: Path) -> None:
    """Delete a temporary file; one that cannot be deleted now is left for the next publishing there."""
    with suppress(OSError):
        temporary.unlink(missing_ok=True)


@contextmanager
def one_at_a_time(target: Path) -> Iterator[None]:
    """Keep this user's other windows from publishing there while the block checks the target and replaces it.

    A SQLite lock works on every system, and ends with the process that holds it. It is one of 256, so that a disk which
    does not respond delays no other target. If there is no private folder for the lock, publishing goes on without.
    """
    number = hashlib.sha256(os.fsencode(os.path.normcase(target))).hexdigest()[:2]
    try:
        turns = paths.private_folder() / "turns"
        make_private_folder(turns)
        make_private_file(turns / f"{number}.sqlite")
        turn = sqlite3.connect(turns / f"{number}.sqlite", timeout=_MUTEX_SECONDS, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        _log.info("no lock against publishing at the same time: %s", type(error).__name__)
        yield
        return
    try:
        try:
            turn.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise failure(error, target) from error
            _log.info("no lock against publishing at the same time: %s", error.sqlite_errorname)
        yield
    finally:
        turn.close()


def failure(error: OSError | sqlite3.Error, path: Path) -> PublishFailedError:
    """The PublishFailedError for an error of the system or of SQLite."""
    if isinstance(error, OSError):
        return publish_failure(path, error)
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


def _make_empty_file(temporary: Path, target: Path, *, over_read_only: bool) -> None:
    """Create an empty file with the permissions of the one that it will replace."""
    sweep(temporary.parent)
    insistently(lambda: temporary.unlink(missing_ok=True))
    real = end_of_links(target)
    refuse_what_cannot_be(real)
    if not over_read_only:
        refuse_read_only(real)
    os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600 if real.exists() else 0o666))
    take_after(temporary, real, and_owner=stat.S_IRUSR | stat.S_IWUSR)
