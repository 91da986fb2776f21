"""The private database of one open report, in a folder of its own.

`origin.json`, about the user's file, lies beside it. As long as SQLite has it locked, its owner is alive. Nothing but
SQLite opens the database: on POSIX systems the lock would go when the file is closed.
"""

import secrets
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ita_desktop import paths
from ita_desktop.domain.report.report import Report
from ita_desktop.errors import NoWorkingCopyError
from ita_desktop.regular_file import open_regular
from ita_desktop.storage import origin
from ita_desktop.storage.database.connecting import connect_private, fill_new, is_disk_full, is_fault
from ita_desktop.storage.database.digest import read_fingerprint
from ita_desktop.storage.files.durable_folders import make_folder
from ita_desktop.storage.origin import Origin

if TYPE_CHECKING:
    from sqlalchemy import Engine

DATABASE = "report.sqlite"
_JOURNAL = "report.sqlite-journal"

_IN_USE = bytes.fromhex("d9d505f920a163d7")
"""How a journal begins from which SQLite would take back a commit (sqlite.org/fileformat2.html, section 3)."""

_COMPARED_MAX = 8 * 2**20
"""Bytes of a database that is compared after our own commits. With a larger one, that would hold up the next edit."""

_Mark = tuple[tuple[int, int], int, int]
"""A file at one time: which one it is (device, inode), its size, and when it was last written (nanoseconds)."""


class Database:
    """Owns the connection to one database, and knows whether the files in its folder are still as they were written.

    Their size and time show that they may not be: then what they hold decides. So a time that the system sets late, or
    that another program sets, is no damage.
    """

    def __init__(self, folder: Path, connection: sqlite3.Connection, known: Origin) -> None:
        """Own the connection from now on. `known` is what the note in the folder should hold."""
        self.folder = folder
        self.connection = connection
        self._engine: Engine | None = None
        self._database, self._journal = self._marks()
        self._is_to_compare = False
        self._noted = known
        self._note: _Mark | None = None

    def engine(self) -> "Engine":
        """The engine, made for the first edit: SQLAlchemy takes as long to load as the window to open."""
        if self._engine is None:
            from ita_desktop.storage.database.engine import engine_on

            self._engine = engine_on(self.connection)
        return self._engine

    def is_whole(self, *, written: bool | None = None) -> bool:
        """Whether the folder still holds the database that the connection writes, and all that it wrote.

        SQLite checks only when it opens its journal, which stays open as long as the database is locked; what it has in
        memory it does not read again. `written`: whether the connection has just committed; None if it may be about to.
        If it had nothing to commit, what it committed before is compared, too, which takes longer than a commit.
        """
        database, journal = self._marks()
        if database is None or not _is_same_file(self._database, database):
            return False
        if self._journal is not None and not _is_same_file(self._journal, journal):
            return False
        if journal is not None and journal != self._journal and self._is_in_use(self.folder / _JOURNAL):
            return False
        if written:
            self._is_to_compare = database[1] <= _COMPARED_MAX
        elif database != self._database or (self._is_to_compare and written is not None):
            if not self._holds_what_it_should():
                return False
            self._is_to_compare = False
        self._database, self._journal = database, journal
        return True

    def note(self, known: Origin) -> None:
        """Save what is known of the user's file. Raises OSError and leaves the old note."""
        known.save(self.folder)
        self._noted, self._note = known, _mark(self.folder / origin.NAME)

    def has_its_note(self) -> bool:
        """Whether the folder still holds what was noted last. Not while another thread notes something."""
        now = _mark(self.folder / origin.NAME)
        if now is None or now != self._note:
            try:
                if origin.load(self.folder) != self._noted:
                    return False
            except (OSError, ValueError):
                return False
            self._note = now
        return True

    def take_away(self) -> None:
        """Close the database, and delete what is left of it, even if the folder was renamed."""
        found = [self.folder]
        with suppress(OSError):
            found += [
                folder
                for folder in self.folder.parent.iterdir()
                if _is_same_file(self._database, _mark(folder / DATABASE))
            ]
        self.disconnect()
        for folder in found:
            shutil.rmtree(folder, ignore_errors=True)

    def disconnect(self) -> None:
        """Close the connection: `dispose` leaves one open that was never checked out, with its lock."""
        if self._engine is not None:
            self._engine.dispose()
        self.connection.close()

    def _holds_what_it_should(self) -> bool:
        """Whether the file holds what the connection has in memory of it."""
        try:
            in_memory = self.connection.serialize()
            self.connection.execute("PRAGMA shrink_memory").close()  # forgets all pages, so that they are read again
            return self.connection.serialize() == in_memory
        except sqlite3.Error:
            return False

    @staticmethod
    def _is_in_use(journal: Path) -> bool:
        try:
            with open_regular(journal) as file:
                return file.read(len(_IN_USE)) == _IN_USE
        except OSError:
            return True

    def _marks(self) -> tuple[_Mark | None, _Mark | None]:
        return _mark(self.folder / DATABASE), _mark(self.folder / _JOURNAL)


def new_database(report: Report, know: Callable[[str], Origin]) -> tuple[Database, Origin]:
    """A new folder with the report in it, and the origin that `know` makes of its digest. Raises NoWorkingCopyError."""
    folder = paths.working_copies() / f"{datetime.now():%Y%m%d-%H%M%S}-{secrets.token_hex(4)}"
    try:
        make_folder(folder)
        connection = connect_private(folder / DATABASE)
        try:
            fill_new(connection, report)
            known = know(read_fingerprint(connection).digest)
            known.save(folder)
        except BaseException:
            connection.close()
            raise
    except BaseException as error:
        shutil.rmtree(folder, ignore_errors=True)
        if is_fault(error):
            raise NoWorkingCopyError(folder, str(error), disk_full=is_disk_full(error)) from error
        raise
    return Database(folder, connection, known), known


def _mark(path: Path) -> _Mark | None:
    """None if there is no such file."""
    try:
        now = path.stat()
    except OSError:
        return None
    return (now.st_dev, now.st_ino), now.st_size, now.st_mtime_ns


def _is_same_file(one: _Mark | None, other: _Mark | None) -> bool:
    return one is not None and other is not None and one[0] == other[0]
