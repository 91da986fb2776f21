"""Everything that a database of the newest format holds, read and hashed in one pass.

The digest is the SHA-256 of the rows of all tables as compact JSON, in the order of `TABLES`; docs/file-format.md has
the recipe for other programs. The table `about`, which holds the digest, is left out.
"""

import hashlib
import json
import re
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ita_desktop import __version__
from ita_desktop.domain.limits import ROWS_MAX
from ita_desktop.domain.report.admission import is_admitted
from ita_desktop.storage.database.columns import TABLES, BadRowsError, Row, Rows, TableShape, TooManyRowsError

FORMAT = "ita-report"
_CHUNK = 256
_HARMLESS_BYTES = bytes(set(range(256)) - {0x7F, 0xC2, 0xEF, *range(0xF0, 0xF8)})
"""Bytes that are in no UTF-8 character that `admission` leaves out; JSON has escaped those below 32."""

_PLAIN_BYTES = bytes(set(_HARMLESS_BYTES) - {*range(0x20), *b'"\\'})
"""Those of `_HARMLESS_BYTES` that JSON does not escape, without the quotes around texts."""

_ITEM_COLUMNS = next(table.columns for table in TABLES if table.name == "item")
_ITEM_QUOTES = 10
"""Quotes around the five texts of an item."""

_ESCAPED_CONTROL = re.compile(rb"\\[bfru]")
_LINE_SEPARATOR, _PARAGRAPH_SEPARATOR = "\u2028".encode(), "\u2029".encode()


class BadTextError(ValueError):
    """A text that this program cannot have written: control characters, noncharacters, or not Unicode at all."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What identifies a content: the digest over all rows, and how many each table has."""

    digest: str
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Content:
    """The rows of a database and their fingerprint."""

    rows: Rows
    fingerprint: Fingerprint


def read_content(
    connection: sqlite3.Connection, pause: Callable[[], None] = lambda: None, tables: tuple[TableShape, ...] = TABLES
) -> Content:
    """All rows of the report, in the newest tables or those of an older version. `pause` is called every few hundred
    rows and may raise.

    Raises BadTextError and BadRowsError (a cell that is neither text, number nor NULL) for what this program cannot
    have written, TooManyRowsError, and what sqlite3 raises.
    """
    rows: Rows = {table.name: [] for table in tables}
    return Content(rows, _read(connection, pause, tables, lambda table, chunk, _: rows[table.name].extend(chunk)))


def pass_on_content(
    connection: sqlite3.Connection, pause: Callable[[], None], give: Callable[[TableShape, bytes], None]
) -> Fingerprint:
    """The fingerprint; raises as `read_content`. Never holds all rows in memory: `give` gets every few hundred of them
    as they are read, as JSON arrays with commas between."""
    return _read(connection, pause, TABLES, lambda table, _, encoded: give(table, encoded))


def read_fingerprint(
    connection: sqlite3.Connection, pause: Callable[[], None] = lambda: None, tables: tuple[TableShape, ...] = TABLES
) -> Fingerprint:
    """The fingerprint; checks every row and raises as `read_content`. Never holds all rows in memory."""
    return _read(connection, pause, tables, lambda *_: None)


def _read(
    connection: sqlite3.Connection,
    pause: Callable[[], None],
    tables: tuple[TableShape, ...],
    take: Callable[[TableShape, list[Row], bytes], None],
) -> Fingerprint:
    digest = hashlib.sha256()
    counts: dict[str, int] = {}
    for table in tables:
        digest.update(f'{"," if counts else "{"}"{table.name}":['.encode())
        counts[table.name] = 0
        cursor = connection.execute(select_all(table))
        while chunk := _fetch(cursor):
            pause()
            if counts[table.name]:
                digest.update(b",")
            counts[table.name] += len(chunk)
            if sum(counts.values()) > ROWS_MAX:
                raise TooManyRowsError
            encoded = _plain_items(chunk) if table.columns == _ITEM_COLUMNS else checked_json(chunk)
            digest.update(encoded)
            take(table, chunk, encoded)
        digest.update(b"]")
    digest.update(b"}")
    return Fingerprint(digest.hexdigest(), counts)


def select_all(table: TableShape) -> str:
    """The query for every row of a table in canonical order."""
    return f'SELECT {", ".join(table.columns)} FROM "{table.name}" ORDER BY {", ".join(table.order)}'


def checked_json(chunk: list[Row]) -> bytes:
    """The rows as JSON arrays with commas between, without spaces.

    BadTextError or BadRowsError if a text in them is not admitted. Texts are checked one by one only if the bytes of
    the whole leave a doubt: ten times faster on Thai.
    """
    try:
        written = json.dumps(chunk, ensure_ascii=False, separators=(",", ":"))[1:-1]
        encoded = written.encode()
    except (TypeError, ValueError) as error:
        raise BadRowsError("a cell that JSON cannot hold") from error
    if not has_only_harmless_bytes(encoded) and not is_admitted_throughout(chunk):
        raise BadTextError("character that cannot have been typed")
    return encoded


def has_only_harmless_bytes(encoded: bytes) -> bool:
    """Whether no text in this JSON can hold what `admission` leaves out. If false, one may."""
    return not (
        encoded.translate(None, _HARMLESS_BYTES)
        or _ESCAPED_CONTROL.search(encoded)
        # One byte is found far sooner than three.
        or (b"\xe2" in encoded and (_LINE_SEPARATOR in encoded or _PARAGRAPH_SEPARATOR in encoded))
    )


def is_admitted_throughout(chunk: Iterable[Iterable[object]]) -> bool:
    """Whether every text in the rows is admitted."""
    return all(is_admitted(cell) for row in chunk for cell in row if type(cell) is str)


def _plain_items(chunk: list[Row]) -> bytes:
    """`checked_json` for rows of items, in half the time if no text in them needs an escape or a check.

    Nearly all rows are items. The tables (STRICT) and `rows.report_of` check the types of cells.
    """
    try:
        rows = [f'{one}","{measure}","{name}",{at:d},"{kind}","{text}' for one, measure, name, at, kind, text in chunk]
        encoded = ('["' + '"],["'.join(rows) + '"]').encode()
    except (TypeError, ValueError):
        return checked_json(chunk)
    quotes = encoded.translate(None, _PLAIN_BYTES)
    if quotes != b'"' * (_ITEM_QUOTES * len(chunk)) or b"\xe2" in encoded:
        return checked_json(chunk)
    return encoded


def about_rows(digest: str) -> list[Row]:
    """The rows of `about` in a file with this content digest."""
    return [("format", FORMAT), ("written_by", f"ITA Desktop {__version__}"), ("digest", digest)]


def insert_rows(connection: sqlite3.Connection, rows: Rows, tables: tuple[TableShape, ...] = TABLES) -> None:
    """Put the rows into empty tables; `about` gets an empty digest. The caller begins and commits."""
    for table in tables:
        columns, marks = ", ".join(table.columns), ", ".join("?" * len(table.columns))
        connection.executemany(f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})', rows[table.name])
    connection.executemany("INSERT INTO about VALUES (?, ?)", about_rows(""))


def _fetch(cursor: sqlite3.Cursor) -> list[Row]:
    try:
        return cursor.fetchmany(_CHUNK)
    except sqlite3.OperationalError as error:
        if "decode" in str(error):  # sqlite3 has no class of its own for text that is not UTF-8
            raise BadTextError("not Unicode") from error
        raise
