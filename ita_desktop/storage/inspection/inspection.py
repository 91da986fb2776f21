"""May this file be trusted? A file that an office receives by e-mail is inspected here before a word of it is used.

Only a private copy is inspected, opened immutable, in the order of docs/file-format.md; the first fault refuses the
file. Plain sqlite3: printing and checking a file must not wait for SQLAlchemy's import.
"""

import gc
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from ita_desktop.domain.limits import FILE_MAX_BYTES
from ita_desktop.domain.report.report import Report
from ita_desktop.errors import (
    FileDamagedError,
    FileEmptyError,
    FileIncompleteError,
    FileNewerError,
    FileTooLargeError,
    FileUnreadableError,
    ForeignPartsError,
    ImpossibleTextError,
    InspectionTooLongError,
    NotAReportError,
)
from ita_desktop.regular_file import open_regular
from ita_desktop.storage.database import upgrades
from ita_desktop.storage.database.columns import (
    TABLES,
    BadRowsError,
    BeyondLimitsError,
    Rows,
    TableShape,
    TooManyRowsError,
)
from ita_desktop.storage.database.digest import (
    FORMAT,
    BadTextError,
    Fingerprint,
    checked_json,
    pass_on_content,
    read_content,
    read_fingerprint,
)
from ita_desktop.storage.database.hardening import switch_off_what_a_schema_could_use
from ita_desktop.storage.database.older_formats import tables_of, upgraded
from ita_desktop.storage.database.rows import ItemLists, report_of

SIZE_MAX = FILE_MAX_BYTES
"""Bytes of the largest file that is opened."""

SECONDS_MAX = 5.0
"""How long the inspection of a file may take, in seconds of processor time: a busy computer must not refuse a file."""
_LENGTH_MAX = 4 * 1024 * 1024  # bytes in one cell or row
_HEADER_SIZE = 100
_MAGIC = b"SQLite format 3\x00"
_PRAGMAS = ("integrity_check", "foreign_key_check", "user_version", "application_id")
_FUNCTIONS = ("length", "max", "coalesce", "glob")


@dataclass(frozen=True, slots=True)
class Inspected:
    """The report in a file, and the version of the format that the file has."""

    report: Report
    version: int


def inspect(copy: Path, name: Path) -> Inspected:
    """The report in `copy`, a private file that no other process writes, if nothing is wrong with it.

    Errors name `name`. Raises a FileRefusedError subclass.
    """
    with no_garbage_collection():
        with _inspected(copy, name) as (connection, version, pause):
            content = read_content(connection, pause, tables_of(version))
            _inspect_about(connection, content.fingerprint, name)
            rows = upgraded(content.rows, version)
        return Inspected(built(rows, name), version)


def inspect_passing_on(copy: Path, name: Path, give: Callable[[TableShape, bytes], None]) -> int:
    """The version of the file's format, if nothing is wrong with the file; no report is built.

    `give` gets the rows of the newest tables, every few hundred, as JSON arrays with commas between. It gets them as
    they are read: they are worthless if this raises.
    """
    with no_garbage_collection(), _inspected(copy, name) as (connection, version, pause):
        if version == upgrades.NEWEST:
            _inspect_about(connection, pass_on_content(connection, pause, give), name)
            return version
        content = read_content(connection, pause, tables_of(version))
        _inspect_about(connection, content.fingerprint, name)
        rows = upgraded(content.rows, version)
        for table in TABLES:
            give(table, checked_json(rows[table.name]))
        return version


def built(rows: Rows, name: Path, items: ItemLists | None = None) -> Report:
    """The report that the rows of the file `name` stand for (`rows.report_of`). Raises a FileRefusedError subclass."""
    with no_garbage_collection(), _words_for_failures(name, deadline=float("inf")):
        return report_of(rows, items)


def inspect_fingerprint(copy: Path, name: Path) -> Fingerprint:
    """The fingerprint of the inspected copy, for a file whose report was read before."""
    with _inspected(copy, name) as (connection, version, pause):
        fingerprint = read_fingerprint(connection, pause, tables_of(version))
        _inspect_about(connection, fingerprint, name)
        return fingerprint


def inspect_built(data: bytes, content: Fingerprint, name: Path) -> None:
    """Inspect a whole file in memory, without a deadline; `content` is the fingerprint of its rows, which were read."""
    version = _inspect_header(data[:_HEADER_SIZE], len(data), name)
    with _opened_for_rows(lambda: _in_memory(data), version, name, float("inf")) as (connection, _, _):
        _inspect_about(connection, content, name)


@contextmanager
def no_garbage_collection() -> Iterator[None]:
    """Switch off the garbage collector in the block: it takes a third of the time that 100,000 values need, none of
    which is in a cycle."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def _inspected(copy: Path, name: Path) -> Iterator[tuple[sqlite3.Connection, int, Callable[[], None]]]:
    """A connection to the copy, all but its rows inspected; its version; what to call while reading."""
    try:
        with open_regular(copy) as stream:
            header, size = stream.read(_HEADER_SIZE), os.fstat(stream.fileno()).st_size
    except OSError as error:
        raise FileUnreadableError(name, str(error)) from error
    version = _inspect_header(header, size, name)
    with _opened_for_rows(lambda: _opened(copy), version, name, SECONDS_MAX) as found:
        yield found


@contextmanager
def _opened_for_rows(
    connect: Callable[[], sqlite3.Connection], version: int, name: Path, seconds: float
) -> Iterator[tuple[sqlite3.Connection, int, Callable[[], None]]]:
    """The connection, which can only read, and that until the deadline, with all but the rows inspected; its version;
    what to call while reading."""
    deadline = time.thread_time() + seconds

    def pause() -> None:
        if time.thread_time() > deadline:
            raise InspectionTooLongError(name)

    with _words_for_failures(name, deadline), closing(connect()) as connection:
        _harden(connection, deadline)
        _inspect_schema(connection, version, name)
        _inspect_integrity(connection, name)
        yield connection, version, pause


def _inspect_header(header: bytes, size: int, name: Path) -> int:
    """The version of the format, read from plain bytes: SQLite has not opened the file yet."""
    if size == 0:
        raise FileEmptyError(name)
    if size > SIZE_MAX:
        raise FileTooLargeError(name, f"{size} bytes")
    if header[:16] != _MAGIC[: len(header)]:
        raise NotAReportError(name, "no SQLite file")
    if len(header) < _HEADER_SIZE:
        raise FileIncompleteError(name, "header cut off")

    def number(at: int, length: int = 4) -> int:
        return int.from_bytes(header[at : at + length], "big")

    page_size = number(16, 2) if number(16, 2) != 1 else 65536
    if page_size < 512 or page_size & (page_size - 1):
        raise FileDamagedError(name, "page size")
    if size % page_size or size < number(28) * page_size:
        raise FileIncompleteError(name, "size is not that of the pages")
    if size != number(28) * page_size:
        raise FileDamagedError(name, "more pages than the header says")
    if number(56) != 1:
        raise ForeignPartsError(name, "text encoding")
    if number(68) != upgrades.APPLICATION_ID:
        raise NotAReportError(name, "application id")
    version = int.from_bytes(header[60:64], "big", signed=True)
    if version > upgrades.NEWEST:
        raise FileNewerError(name, version)
    if version < 1:
        raise FileDamagedError(name, "no such format")
    if header[18:20] != b"\x01\x01":
        raise ForeignPartsError(name, "write-ahead log")
    if header[20:24] != b"\x00\x40\x20\x20" or any(header[72:92]) or number(24) != number(92):
        raise FileDamagedError(name, "header")
    return version


def _opened(copy: Path) -> sqlite3.Connection:
    """A connection that can only read the copy."""
    return sqlite3.connect(copy.resolve().as_uri() + "?mode=ro&immutable=1", uri=True, isolation_level=None)


def _in_memory(data: bytes) -> sqlite3.Connection:
    """A connection to a file in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(data)
    return connection


def _harden(connection: sqlite3.Connection, deadline: float) -> None:
    """Allow the connection only to read, and only until the deadline."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LENGTH_MAX)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    switch_off_what_a_schema_could_use(connection)
    for pragma in (
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "mmap_size = 0",
        "temp_store = MEMORY",
        "query_only = ON",
        "cache_size = -65536",  # KiB: the default reads a large file's pages again and again
    ):
        connection.execute(f"PRAGMA {pragma}").close()
    connection.set_authorizer(_authorize)
    connection.set_progress_handler(lambda: time.thread_time() > deadline, 100_000)


def _authorize(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    """Allow reading, the two checks, and the functions that our own CHECKs call; deny everything else."""
    allowed = (
        action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ)
        or (action == sqlite3.SQLITE_PRAGMA and first in _PRAGMAS)
        or (action == sqlite3.SQLITE_FUNCTION and second in _FUNCTIONS)
    )
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


def _inspect_schema(connection: sqlite3.Connection, version: int, name: Path) -> None:
    found = upgrades.schema_of(connection)
    if found != upgrades.schema(version):
        raise ForeignPartsError(name, f"{len(found)} tables and indexes")


def _inspect_integrity(connection: sqlite3.Connection, name: Path) -> None:
    if connection.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
        raise FileDamagedError(name, "integrity check")
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise FileDamagedError(name, "foreign key check")


def _is_disk_fault(error: sqlite3.Error) -> bool:
    """Whether the disk of the copy failed. A short read does not count: then the bytes are wrong."""
    code = getattr(error, "sqlite_errorcode", 0)
    if code == sqlite3.SQLITE_IOERR_SHORT_READ:
        return False
    return code & 0xFF in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL, sqlite3.SQLITE_NOMEM)


def _inspect_about(connection: sqlite3.Connection, fingerprint: Fingerprint, name: Path) -> None:
    about = dict(connection.execute("SELECT name, value FROM about").fetchall())
    if set(about) != {"format", "written_by", "digest"} or about["format"] != FORMAT:
        raise FileDamagedError(name, "about")
    if about["digest"] != fingerprint.digest:
        raise FileDamagedError(name, "content digest")


@contextmanager
def _words_for_failures(name: Path, deadline: float) -> Iterator[None]:
    """Raise errors of the block as the FileRefusedError that they mean."""
    try:
        yield
    except BadTextError as error:
        raise ImpossibleTextError(name, str(error)) from error
    except BeyondLimitsError as error:  # the digest is right: only a program that allows it can have written this
        raise FileNewerError(name, upgrades.NEWEST) from error
    except BadRowsError as error:
        raise FileDamagedError(name, str(error)) from error
    except TooManyRowsError as error:
        raise FileTooLargeError(name, "too many rows") from error
    except (sqlite3.Error, UnicodeDecodeError, RecursionError) as error:
        if time.thread_time() > deadline:
            raise InspectionTooLongError(name) from error
        if isinstance(error, sqlite3.Error) and _is_disk_fault(error):
            raise FileUnreadableError(name, error.sqlite_errorname) from error
        raise FileDamagedError(name, f"{type(error).__name__}") from error
