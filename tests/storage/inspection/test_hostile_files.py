"""What must not be opened is refused by the class that says why, and not one byte of it or beside it changes."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ita_desktop import errors
from ita_desktop.domain.limits import HEADER_MAX_LENGTH, ISSUE_NUMBERS, MARGINS, TEXT_SIZES, YEARS
from ita_desktop.errors import FileRefusedError
from ita_desktop.storage.database import upgrades
from ita_desktop.storage.files import report_file
from ita_desktop.storage.inspection import inspection
from tests.support.report_files import (
    Breaking,
    a_file,
    a_folder,
    a_larger_report,
    cut_to,
    holding,
    in_sequence,
    is_refused,
    raising,
    replaced_by,
    sqlite_error,
    untouched,
    with_bytes,
    with_sql,
    with_sql_and_digest,
)

pytestmark = pytest.mark.acceptance("A2", "hostile sidecars, schemas and headers")


def _another_programs_file(path: Path) -> None:
    path.unlink()
    with_sql("CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url TEXT)")(path)


def _in_utf_16(path: Path) -> None:
    """The content in a database of the other encoding, with the number of our format in its header."""
    with closing(sqlite3.connect(path)) as connection:
        script = [line for line in connection.iterdump() if not line.startswith(("BEGIN", "COMMIT"))]
    path.unlink()
    with_sql(
        "PRAGMA encoding = 'UTF-16le'",
        *script,
        f"PRAGMA application_id = {upgrades.APPLICATION_ID}",
        f"PRAGMA user_version = {upgrades.NEWEST}",
    )(path)


def _one_page_more(path: Path) -> None:
    with path.open("ab") as stream:
        stream.write(bytes(4096))


def _damaged_page(path: Path) -> None:
    with_bytes(4096, b"\xff" * 64)(path)  # the head of the second page


def _a_changed_letter(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data.replace("ข้อ 7".encode(), "ข้อ 9".encode()))
    assert path.read_bytes() != data


def _large_and_empty(path: Path) -> None:
    path.touch()
    _too_large(path)


def _too_large(path: Path) -> None:
    os.truncate(path, inspection.SIZE_MAX + 4096)


def _beyond_limits() -> Iterator[tuple[str, Breaking, type[FileRefusedError]]]:
    """Values of the right type that this program does not allow, in files that are sound: a later program may."""
    for table, column, allowed, mosts in (
        ("report", "fiscal_year", YEARS, (0, 9_999)),
        ("report", "ita_round", YEARS, (0, 9_999)),
        ("issue", "number", ISSUE_NUMBERS, (-(2**63), 2**63 - 1)),
    ):
        for value in (allowed[0] - 1, allowed[-1] + 1, *mosts):
            statement = f"UPDATE {table} SET {column} = {value}"
            yield f"{column} {value}", with_sql_and_digest(statement), errors.FileNewerError
    for name, word in (
        ("margin_top", str(MARGINS[0] - 1)),
        ("text_size", str(TEXT_SIZES[-1] + 1)),
        ("text_size", "0000000016" + "0" * 20),
        ("page_numbers", "roman"),
        ("columns", "43 60 63 57 23 25 30"),
        ("header", "ก" * (HEADER_MAX_LENGTH + 1)),
        ("watermark", "ร่าง"),
    ):
        statement = f"INSERT INTO paper_setting VALUES ('{name}', '{word}')"
        yield f"{name} {word[:20]}", with_sql_and_digest(statement), errors.FileNewerError


HOSTILE: list[tuple[str, Breaking, type[FileRefusedError]]] = [
    ("empty", replaced_by(b""), errors.FileEmptyError),
    ("text", replaced_by("มาตรการที่ ๑".encode()), errors.NotAReportError),
    ("word processor", replaced_by(b"PK\x03\x04" + bytes(4000)), errors.NotAReportError),
    ("other SQLite file", _another_programs_file, errors.NotAReportError),
    ("other application id", with_sql("PRAGMA application_id = 7"), errors.NotAReportError),
    ("begins like a report", cut_to(lambda _: 16), errors.FileIncompleteError),
    ("only the header", cut_to(lambda _: 100), errors.FileIncompleteError),
    ("cut in a page", cut_to(lambda size: size - 1000), errors.FileIncompleteError),
    ("cut between pages", cut_to(lambda size: size - 8192), errors.FileIncompleteError),
    ("a page more", _one_page_more, errors.FileDamagedError),
    ("other page count", with_bytes(28, b"\x00\x00\x00\x02"), errors.FileDamagedError),
    ("impossible page size", with_bytes(16, b"\x10\x01"), errors.FileDamagedError),
    ("newer", with_sql(f"PRAGMA user_version = {upgrades.NEWEST + 1}"), errors.FileNewerError),
    ("much newer", with_sql("PRAGMA user_version = 2000000000", "CREATE TABLE x (y)"), errors.FileNewerError),
    ("no version", with_sql("PRAGMA user_version = 0"), errors.FileDamagedError),
    ("negative version", with_sql("PRAGMA user_version = -1"), errors.FileDamagedError),
    ("UTF-16", _in_utf_16, errors.ForeignPartsError),
    ("write-ahead log", with_sql("PRAGMA journal_mode = WAL"), errors.ForeignPartsError),
    (
        "trigger",
        with_sql("CREATE TRIGGER t AFTER UPDATE ON item BEGIN DELETE FROM item; END"),
        errors.ForeignPartsError,
    ),
    ("view", with_sql("CREATE VIEW v AS SELECT randomblob(1000000000)"), errors.ForeignPartsError),
    (
        "view in a table's place",
        with_sql("ALTER TABLE division RENAME TO d", "CREATE VIEW division AS SELECT 1 AS position, 'x' AS name"),
        errors.ForeignPartsError,
    ),
    ("virtual table", with_sql("CREATE VIRTUAL TABLE notes USING fts5 (text)"), errors.ForeignPartsError),
    ("extra table", with_sql("CREATE TABLE notes (text TEXT)"), errors.ForeignPartsError),
    ("extra index", with_sql("CREATE INDEX notes ON item (text)"), errors.ForeignPartsError),
    ("extra column", with_sql("ALTER TABLE item ADD COLUMN note TEXT"), errors.ForeignPartsError),
    ("statistics", with_sql("ANALYZE"), errors.ForeignPartsError),
    (
        "a rule taken out of the schema",
        with_sql(
            "PRAGMA writable_schema = ON",
            "UPDATE sqlite_master SET sql = replace(sql, ' STRICT', '') WHERE name = 'item'",
        ),
        errors.ForeignPartsError,
    ),
    (
        "schema that is no SQL",
        with_sql("PRAGMA writable_schema = ON", "UPDATE sqlite_master SET sql = 'CREATE TABLE' WHERE name = 'item'"),
        errors.FileDamagedError,
    ),
    ("damaged page", _damaged_page, errors.FileDamagedError),
    ("one letter on the disk", _a_changed_letter, errors.FileDamagedError),
    ("changed by another program", with_sql("UPDATE item SET text = 'ไม่จริง'"), errors.FileDamagedError),
    ("row removed by another program", with_sql("DELETE FROM owner WHERE measure = 'm1'"), errors.FileDamagedError),
    ("no digest", with_sql("DELETE FROM about WHERE name = 'digest'"), errors.FileDamagedError),
    ("other format", with_sql("UPDATE about SET value = 'x' WHERE name = 'format'"), errors.FileDamagedError),
    ("control character", with_sql("UPDATE item SET text = 'ก' || char(7)"), errors.ImpossibleTextError),
    ("NUL", with_sql("UPDATE item SET text = 'ก' || char(0) || 'ข'"), errors.ImpossibleTextError),
    ("not Unicode", with_sql("UPDATE item SET text = CAST(x'e0b8ff' AS TEXT)"), errors.ImpossibleTextError),
    ("lone surrogate", with_sql("UPDATE item SET text = CAST(x'eda080' AS TEXT)"), errors.ImpossibleTextError),
    ("noncharacter", with_sql("UPDATE item SET text = 'ก' || char(65535)"), errors.ImpossibleTextError),
    ("line separator", with_sql("UPDATE item SET text = 'ก' || char(8232)"), errors.ImpossibleTextError),
    ("carriage return", with_sql("UPDATE item SET text = 'ก' || char(13)"), errors.ImpossibleTextError),
    ("delete character", with_sql("UPDATE signer SET name = 'ก' || char(127)"), errors.ImpossibleTextError),
    ("C1 control", with_sql("UPDATE agency SET name = 'ก' || char(133)"), errors.ImpossibleTextError),
    ("orphans", with_sql_and_digest("DELETE FROM measure WHERE id = 'm3'"), errors.FileDamagedError),
    ("gap in the order", with_sql_and_digest("UPDATE item SET position = position + 1"), errors.FileDamagedError),
    ("no such day", with_sql_and_digest("UPDATE measure SET period_end = '2025-02-30'"), errors.FileDamagedError),
    ("no agency", with_sql_and_digest("DELETE FROM agency"), errors.FileDamagedError),
    *_beyond_limits(),
    ("odd fraction in the header", with_bytes(21, b"\x41"), errors.FileDamagedError),
    ("too large", _too_large, errors.FileTooLargeError),
    (
        "newer and damaged",
        in_sequence(with_sql(f"PRAGMA user_version = {upgrades.NEWEST + 1}"), _damaged_page),
        errors.FileNewerError,
    ),
]


@pytest.mark.parametrize(("breaking", "refusal"), [(b, r) for _, b, r in HOSTILE], ids=[name for name, _, _ in HOSTILE])
def test_a_hostile_file_is_refused_in_its_own_words_and_untouched(
    tmp_path: Path, breaking: Breaking, refusal: type[FileRefusedError]
) -> None:
    path = a_file(tmp_path)
    breaking(path)

    is_refused(report_file.read, path, refusal)


def test_a_value_that_a_later_program_may_allow_is_called_newer_by_the_windows_helper_too(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    with_sql_and_digest(f"UPDATE issue SET number = {2**63 - 1}")(path)

    is_refused(report_file.read_apart, path, errors.FileNewerError)


def test_a_newer_file_says_how_much_newer(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    with_sql(f"PRAGMA user_version = {upgrades.NEWEST + 3}")(path)

    with pytest.raises(errors.FileNewerError) as caught:
        report_file.read(path)

    assert caught.value.version == upgrades.NEWEST + 3


def test_a_folder_is_refused_untouched(tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "รายงาน.ita")
    a_file(folder)

    with untouched(tmp_path), pytest.raises(errors.NotARegularFileError):
        report_file.read(folder)


@pytest.mark.unix("mkfifo")
def test_a_pipe_is_refused_without_waiting_for_somebody_to_write(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "รายงาน.ita")

    with untouched(tmp_path), pytest.raises(errors.NotARegularFileError):
        report_file.read(tmp_path / "รายงาน.ita")


@pytest.mark.parametrize("name", ["ไม่มี.ita", "ไม่มีโฟลเดอร์/ไม่มี.ita"])
def test_a_missing_file_is_refused(tmp_path: Path, name: str) -> None:
    with untouched(tmp_path), pytest.raises(errors.FileMissingError):
        report_file.read(tmp_path / name)


def test_a_file_that_only_others_may_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = a_file(tmp_path)

    monkeypatch.setattr(
        "ita_desktop.storage.files.fingerprint.open_regular", raising(PermissionError(13, "Permission denied"))
    )
    with pytest.raises(errors.FileUnreadableError):
        report_file.read(path)


def test_a_file_that_takes_too_long_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = a_file(tmp_path)
    monkeypatch.setattr(inspection, "SECONDS_MAX", -1.0)  # Windows' clock stands for 16 ms

    with untouched(tmp_path), pytest.raises(errors.InspectionTooLongError):
        report_file.read(path)


@pytest.mark.parametrize(
    ("code", "seconds", "refusal"),
    [
        (sqlite3.SQLITE_IOERR_READ, 5.0, errors.FileUnreadableError),
        (sqlite3.SQLITE_IOERR_SHORT_READ, 5.0, errors.FileDamagedError),
        (sqlite3.SQLITE_CORRUPT, 5.0, errors.FileDamagedError),
        (sqlite3.SQLITE_INTERRUPT, -1.0, errors.InspectionTooLongError),
    ],
)
def test_what_goes_wrong_while_a_file_is_looked_through_is_told_by_its_cause(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, seconds: float, refusal: type[FileRefusedError]
) -> None:
    path = a_file(tmp_path)

    monkeypatch.setattr(inspection, "_inspect_integrity", raising(sqlite_error(code)))
    monkeypatch.setattr(inspection, "SECONDS_MAX", seconds)

    is_refused(report_file.read, path, refusal)


@pytest.mark.parametrize(
    ("make", "refusal"), [(Path.mkdir, errors.FileUnreadableError), (_large_and_empty, errors.FileTooLargeError)]
)
def test_a_copy_that_is_no_file_or_too_large_is_refused(
    tmp_path: Path, make: Breaking, refusal: type[FileRefusedError]
) -> None:
    make(tmp_path / "copy")

    is_refused(lambda path: inspection.inspect(path, path), tmp_path / "copy", refusal)


def test_a_report_of_too_many_rows_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = a_file(tmp_path)
    monkeypatch.setattr("ita_desktop.storage.database.digest.ROWS_MAX", 20)

    with untouched(tmp_path), pytest.raises(errors.FileTooLargeError):
        report_file.read(path)


def _hostile_journal(good: Path, folder: Path) -> bytes:
    """A journal that, beside the good file, makes SQLite put other words into it."""
    other = holding(folder / "other.sqlite", good.read_bytes())
    with_sql("UPDATE item SET text = replace(text, 'ข้อ', 'โกง')")(other)
    with closing(sqlite3.connect(other, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN")
        connection.execute("UPDATE item SET text = replace(text, 'โกง', 'ข้อ')")
        connection.execute("UPDATE item SET text = text || ' '")
        journal = Path(f"{other}-journal").read_bytes()
        connection.execute("ROLLBACK")
    return journal


def test_a_journal_that_lies_beside_a_file_is_not_applied_to_it(tmp_path: Path) -> None:
    report = a_larger_report()
    good, aside = a_file(tmp_path, report), tmp_path / "aside"
    aside.mkdir()
    journal = _hostile_journal(good, aside)
    control = holding(aside / "control.ita", good.read_bytes())
    Path(f"{control}-journal").write_bytes(journal)
    Path(f"{good}-journal").write_bytes(journal)

    with untouched(tmp_path):
        opened = report_file.read(good)

    assert opened.report == report
    with closing(sqlite3.connect(control)) as connection:
        words = {text for (text,) in connection.execute("SELECT text FROM item")}
    assert any("โกง" in text for text in words), "the journal is not hostile: this test shows nothing"


def test_a_write_ahead_log_that_lies_beside_a_file_is_not_applied_to_it(tmp_path: Path) -> None:
    report = a_larger_report()
    good = a_file(tmp_path, report)
    other = holding(tmp_path / "other.sqlite", good.read_bytes())
    with closing(sqlite3.connect(other, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("UPDATE item SET text = 'โกง'")
        Path(f"{good}-wal").write_bytes(Path(f"{other}-wal").read_bytes())
        Path(f"{good}-shm").write_bytes(Path(f"{other}-shm").read_bytes())

    with untouched(tmp_path):
        opened = report_file.read(good)

    assert opened.report == report


def test_a_super_journal_that_lies_beside_a_file_deletes_nothing(tmp_path: Path) -> None:
    report = a_larger_report()
    good, victim = a_file(tmp_path, report), tmp_path / "เอกสารอื่น.docx"
    victim.write_bytes(b"PK")
    name = os.fsencode(victim)
    checksum = sum(byte if byte < 128 else byte - 256 for byte in name) & 0xFFFFFFFF
    journal = _hostile_journal(good, tmp_path)
    pointer = b"\x00\x10\x00\x00" + name + len(name).to_bytes(4, "big") + checksum.to_bytes(4, "big")
    Path(f"{good}-journal").write_bytes(journal + pointer + b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7")

    with untouched(tmp_path):
        opened = report_file.read(good)

    assert opened.report == report


def test_nothing_is_left_in_the_work_folder(tmp_path: Path) -> None:
    path, work = a_file(tmp_path), tmp_path / "work"
    work.mkdir()
    broken = a_file(tmp_path, name="เสีย.ita")
    _damaged_page(broken)

    report_file.read(path, work)
    with pytest.raises(errors.FileDamagedError):
        report_file.read(broken, work)

    assert not list(work.iterdir())


def _without_a_look_at_the_header(_header: bytes, _size: int, _name: Path) -> int:
    return upgrades.NEWEST


@pytest.mark.acceptance("A2", "", planted=True)
def test_a_reader_that_does_not_look_at_the_header_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspection, "_inspect_header", _without_a_look_at_the_header)
    caught = []
    for number, (name, breaking, refusal) in enumerate(HOSTILE[:20]):
        folder = a_folder(tmp_path / str(number))
        try:
            test_a_hostile_file_is_refused_in_its_own_words_and_untouched(folder, breaking, refusal)
        except (AssertionError, pytest.fail.Exception):
            caught.append(name)

    assert {"newer", "UTF-16", "other application id", "word processor"} <= set(caught)
    assert "trigger" not in caught


@pytest.mark.acceptance("A2", "", planted=True)
def test_a_reader_that_opens_the_file_in_place_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def in_place(copy: Path) -> sqlite3.Connection:
        path = next(tmp_path.glob("*.ita")) if copy.name == "received.sqlite" else copy
        return sqlite3.connect(path, isolation_level=None)

    monkeypatch.setattr(inspection, "_opened", in_place)

    with pytest.raises((AssertionError, FileRefusedError)):
        test_a_journal_that_lies_beside_a_file_is_not_applied_to_it(tmp_path)
