"""The private database of one open report, in a folder of its own.

`origin.json`, about the user's file, lies beside it. As long as SQLite has it locked, its owner is alive.
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
from ita_desktop.storage import origin
from ita_desktop.storage.database.connecting import connect_private, fill_new, is_disk_full, is_fault
from ita_desktop.storage.database.digest import read_fingerprint
from ita_desktop.storage.files.durable_folders import make_folder
from ita_desktop.storage.origin import Origin

if TYPE_CHECKING:
    from sqlalchemy import Engine

DATABASE = "report.sqlite"
_JOURNAL = "report.sqlite-journal"


class Database:
    """Owns the connection to one database, and knows whether the folder and the database are still those it made."""

    def __init__(self, folder: Path, connection: sqlite3.Connection) -> None:
        """Own the connection from now on."""
        self.folder = folder
        self.connection = connection
        self._engine: Engine | None = None
        self._database, self._journal = self._file_ids()

    def engine(self) -> "Engine":
        """The engine, made for the first edit: SQLAlchemy takes as long to load as the window to open."""
        if self._engine is None:
            from ita_desktop.storage.database.engine import engine_on

            self._engine = engine_on(self.connection)
        return self._engine

    def is_whole(self) -> bool:
        """Whether the folder still holds the database that the connection writes.

        SQLite checks only when it opens its journal, which stays open as long as the database is locked.
        """
        database, journal = self._file_ids()
        if database is None or database != self._database or not origin.is_in(self.folder):
            return False
        if self._journal is not None and journal != self._journal:
            return False
        self._journal = journal
        return True

    def take_away(self) -> None:
        """Close the database, and delete what is left of it, even if the folder was renamed."""
        found = [self.folder]
        with suppress(OSError):
            found += [
                folder for folder in self.folder.parent.iterdir() if _file_id(folder / DATABASE) == self._database
            ]
        self.disconnect()
        for folder in found:
            shutil.rmtree(folder, ignore_errors=True)

    def disconnect(self) -> None:
        """Close the connection: `dispose` leaves one open that was never checked out, with its lock."""
        if self._engine is not None:
            self._engine.dispose()
        self.connection.close()

    def _file_ids(self) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
        return _file_id(self.folder / DATABASE), _file_id(self.folder / _JOURNAL)


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
    return Database(folder, connection), known


def _file_id(path: Path) -> tuple[int, int] | None:
    """Device and inode of the file; None if there is none."""
    try:
        now = path.stat()
    except OSError:
        return None
    return now.st_dev, now.st_ino
