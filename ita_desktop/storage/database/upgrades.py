"""The format of the file, version by version: one function for each, in raw SQL that is never changed again.

A new file is made by running them all, so every upgrade runs in every test. They never use the tables or values of
other modules.
Columns are added, never renamed, re-typed or reused: files travel between offices with different versions.

Version 1 (November 2026): the report, its agency, issues, measures, items, owners and signers.
Version 2 (November 2026): when the report was signed.
Version 3 (November 2026): the columns of the table and what stands in them; a list may be that of any column.
Version 4 (November 2026): the kind of report and its plan; findings set aside, own words, what is to be reviewed.
"""

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from functools import cache

APPLICATION_ID = 0x49544131
"""Bytes 68-71 of every report file: `ITA1`."""

Schema = frozenset[tuple[str, str, str, str | None]]
"""Type, name, table and SQL of what a database holds."""

_Step = Callable[[sqlite3.Connection], None]


def upgrade(connection: sqlite3.Connection) -> None:
    """Bring a database of ours to the newest format, each version in one transaction together with its number.

    The connection has `isolation_level=None` and no transaction open. Raises what sqlite3 raises; the database is then
    at the last version that was completed. ValueError if it is newer than this program.
    """
    version = user_version(connection)
    if version > NEWEST:
        raise ValueError(f"format {version} is newer than {NEWEST}")
    for number in range(version + 1, NEWEST + 1):
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            UPGRADES[number - 1](connection)
            connection.execute(f"PRAGMA user_version = {number}")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def empty_file() -> bytes:
    """A file of the newest format that holds nothing. Its steps take a third of the time of a small report's file."""
    return _empty_file_after(tuple(UPGRADES))


@cache
def _empty_file_after(_steps: tuple[_Step, ...]) -> bytes:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        upgrade(connection)
        return connection.serialize()


def user_version(connection: sqlite3.Connection) -> int:
    """The version of the format of a database; 0 for an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def empty_database(version: int) -> sqlite3.Connection:
    """A new database of that version in memory. The caller closes it."""
    connection = _made_by(UPGRADES[:version])
    connection.execute(f"PRAGMA user_version = {version}")
    return connection


def _made_by(steps: Iterable[_Step]) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    for step in steps:
        step(connection)
    return connection


def schema(version: int) -> Schema:
    """Every table and index that a file of that version holds, and nothing else."""
    return _schema_after(tuple(UPGRADES[:version]))


@cache
def _schema_after(steps: tuple[_Step, ...]) -> Schema:
    with closing(_made_by(steps)) as connection:
        return schema_of(connection)


def schema_of(connection: sqlite3.Connection) -> Schema:
    """Every table, index, trigger and view of a database."""
    return frozenset(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master"))


_VERSION_1 = """\
CREATE TABLE about (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL,
    CONSTRAINT about_name CHECK (name IN ('format', 'written_by', 'digest')),
    CONSTRAINT about_length CHECK (length(value) <= 200)
) STRICT;
CREATE TABLE report (
    id INTEGER NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    fiscal_year INTEGER NOT NULL,
    ita_round INTEGER NOT NULL,
    oit_item TEXT NOT NULL,
    coverage TEXT NOT NULL,
    publication_url TEXT NOT NULL,
    CONSTRAINT report_only_one CHECK (id = 1),
    CONSTRAINT report_years CHECK (fiscal_year BETWEEN 0 AND 9999 AND ita_round BETWEEN 0 AND 9999),
    CONSTRAINT report_coverage CHECK (coverage IN ('year', 'first_half')),
    CONSTRAINT report_length CHECK (max(length(title), length(oit_item), length(publication_url)) <= 200000)
) STRICT;
CREATE TABLE agency (
    id INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    subdistrict TEXT NOT NULL,
    district TEXT NOT NULL,
    province TEXT NOT NULL,
    website TEXT NOT NULL,
    CONSTRAINT agency_only_one CHECK (id = 1),
    CONSTRAINT agency_length CHECK (max(length(kind), length(name), length(website)) <= 200000),
    CONSTRAINT agency_place_length CHECK (max(length(subdistrict), length(district), length(province)) <= 200000)
) STRICT;
CREATE TABLE division (
    position INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    CONSTRAINT division_position CHECK (position >= 1),
    CONSTRAINT division_length CHECK (length(name) <= 200000)
) STRICT;
CREATE TABLE issue (
    id TEXT NOT NULL PRIMARY KEY,
    position INTEGER NOT NULL,
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    CONSTRAINT issue_id CHECK (length(id) BETWEEN 1 AND 64),
    CONSTRAINT issue_position CHECK (position >= 1),
    CONSTRAINT issue_length CHECK (length(title) <= 200000)
) STRICT;
CREATE TABLE measure (
    id TEXT NOT NULL PRIMARY KEY,
    issue TEXT NOT NULL REFERENCES issue (id),
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    period_start TEXT,
    period_end TEXT,
    period_text TEXT,
    CONSTRAINT measure_id CHECK (length(id) BETWEEN 1 AND 64),
    CONSTRAINT measure_position CHECK (position >= 1),
    CONSTRAINT measure_length CHECK (max(length(title), length(coalesce(period_text, ''))) <= 200000),
    CONSTRAINT measure_period_dates CHECK ((period_start IS NULL) = (period_end IS NULL)),
    CONSTRAINT measure_period_kind CHECK ((period_start IS NULL) = (period_text IS NOT NULL)),
    CONSTRAINT measure_start CHECK (period_start GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT measure_end CHECK (period_end GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;
CREATE INDEX measure_of_issue ON measure (issue, position);
CREATE TABLE item (
    id TEXT NOT NULL PRIMARY KEY,
    measure TEXT NOT NULL REFERENCES measure (id),
    list TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT item_id CHECK (length(id) BETWEEN 1 AND 64),
    CONSTRAINT item_list CHECK (list IN ('steps', 'results', 'outcomes')),
    CONSTRAINT item_position CHECK (position >= 1),
    CONSTRAINT item_kind CHECK (kind IN ('numbered', 'sub', 'paragraph')),
    CONSTRAINT item_length CHECK (length(text) <= 200000)
) STRICT;
CREATE INDEX item_of_measure ON item (measure, list, position);
CREATE TABLE owner (
    measure TEXT NOT NULL REFERENCES measure (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (measure, position),
    CONSTRAINT owner_position CHECK (position >= 1),
    CONSTRAINT owner_length CHECK (length(name) <= 200000)
) STRICT;
CREATE TABLE signer (
    position INTEGER NOT NULL PRIMARY KEY,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    CONSTRAINT signer_position CHECK (position >= 1),
    CONSTRAINT signer_length CHECK (max(length(role), length(name)) <= 200000)
) STRICT;
CREATE TABLE signer_position (
    signer INTEGER NOT NULL REFERENCES signer (position),
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (signer, position),
    CONSTRAINT signer_position_position CHECK (position >= 1),
    CONSTRAINT signer_position_length CHECK (length(text) <= 200000)
) STRICT;
CREATE TABLE paper_setting (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL,
    CONSTRAINT paper_setting_length CHECK (length(name) <= 64 AND length(value) <= 200000)
) STRICT;
"""


def add_text(connection: sqlite3.Connection, table: str, column: str) -> None:
    """Add a column of text, empty in every row. Never change this function: it is part of the formats."""
    length = f"CONSTRAINT {table}_{column}_length CHECK (length({column}) <= 200000)"
    connection.execute(f"ALTER TABLE {table} ADD COLUMN {column} TEXT NOT NULL DEFAULT '' {length}")


def _to_version_1(connection: sqlite3.Connection) -> None:
    for statement in _VERSION_1.split(";\n"):
        connection.execute(statement)


def _to_version_2(connection: sqlite3.Connection) -> None:
    add_text(connection, "report", "signed_on")


# SQLite cannot take a CHECK off a table: the one of `item.list` goes with the old table. The new one is not renamed, as
# SQLite would write the words of its statement, by which a file is known.
_VERSION_3 = """\
CREATE TABLE report_column (
    position INTEGER NOT NULL PRIMARY KEY,
    key TEXT NOT NULL,
    heading TEXT NOT NULL,
    kind TEXT NOT NULL,
    width INTEGER,
    printed INTEGER NOT NULL,
    CONSTRAINT report_column_position CHECK (position >= 1),
    CONSTRAINT report_column_key CHECK (length(key) BETWEEN 1 AND 64),
    CONSTRAINT report_column_heading CHECK (length(heading) <= 200000),
    CONSTRAINT report_column_kind CHECK (length(kind) BETWEEN 1 AND 64),
    CONSTRAINT report_column_width CHECK (width >= 1),
    CONSTRAINT report_column_printed CHECK (printed IN (0, 1))
) STRICT;
CREATE TABLE value (
    measure TEXT NOT NULL REFERENCES measure (id),
    key TEXT NOT NULL,
    position INTEGER NOT NULL,
    form TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (measure, key, position),
    CONSTRAINT value_key CHECK (length(key) BETWEEN 1 AND 64),
    CONSTRAINT value_position CHECK (position >= 1),
    CONSTRAINT value_form CHECK (form IN ('text', 'amount', 'start', 'end')),
    CONSTRAINT value_length CHECK (length(text) <= 200000)
) STRICT;
CREATE TEMP TABLE item_before AS SELECT * FROM item;
DROP TABLE item;
CREATE TABLE item (
    id TEXT NOT NULL PRIMARY KEY,
    measure TEXT NOT NULL REFERENCES measure (id),
    list TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT item_id CHECK (length(id) BETWEEN 1 AND 64),
    CONSTRAINT item_list CHECK (length(list) BETWEEN 1 AND 64),
    CONSTRAINT item_position CHECK (position >= 1),
    CONSTRAINT item_kind CHECK (kind IN ('numbered', 'sub', 'paragraph')),
    CONSTRAINT item_length CHECK (length(text) <= 200000)
) STRICT;
INSERT INTO item SELECT * FROM item_before;
DROP TABLE item_before;
CREATE INDEX item_of_measure ON item (measure, list, position);
"""


def _to_version_3(connection: sqlite3.Connection) -> None:
    for statement in _VERSION_3.split(";\n"):
        connection.execute(statement)


_VERSION_4 = """\
CREATE TABLE finding_set_aside (
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (kind, text),
    CONSTRAINT finding_set_aside_kind CHECK (length(kind) BETWEEN 1 AND 64),
    CONSTRAINT finding_set_aside_length CHECK (length(text) <= 200000)
) STRICT;
CREATE TABLE own_word (
    text TEXT NOT NULL PRIMARY KEY,
    CONSTRAINT own_word_length CHECK (length(text) <= 200000)
) STRICT;
CREATE TABLE unreviewed (
    id TEXT NOT NULL PRIMARY KEY,
    CONSTRAINT unreviewed_id CHECK (length(id) BETWEEN 1 AND 64)
) STRICT;
"""


def _to_version_4(connection: sqlite3.Connection) -> None:
    for column in ("kind", "plan_title", "plan_number", "plan_date"):
        add_text(connection, "report", column)
    for statement in _VERSION_4.split(";\n"):
        connection.execute(statement)


UPGRADES: tuple[_Step, ...] = (
    _to_version_1,
    _to_version_2,
    _to_version_3,
    _to_version_4,
)
"""Function n-1 brings version n-1 to version n."""

NEWEST = len(UPGRADES)
"""The version of the format that this program writes."""
