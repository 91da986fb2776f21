"""Report files to be broken, ways to break them, and the proof that a refusal touched nothing."""

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NoReturn

import pytest

from ita_desktop.domain.report.report import Report
from ita_desktop.errors import FileRefusedError
from ita_desktop.storage.database.digest import read_fingerprint
from ita_desktop.storage.files import report_file
from ita_desktop.storage.working_copy import WorkingCopy
from tests.support.reports import OUTCOME, RESULT, STEP, a_measure, a_report, an_issue, an_item

Breaking = Callable[[Path], None]


def a_file(folder: Path, report: Report | None = None, name: str = "รายงาน ITA ปี ๒๕๖๘.ita") -> Path:
    """A good report file of some pages."""
    path = folder / name
    report_file.write(report if report is not None else a_larger_report(), path, replace=False)
    return path


def a_folder(path: Path) -> Path:
    """That folder, made."""
    path.mkdir()
    return path


def holding(path: Path, content: bytes | str) -> Path:
    """That file, written with this content."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def opened(path: Path) -> WorkingCopy:
    """A working copy of the file, as the window makes one."""
    found = report_file.read(path)
    return WorkingCopy.create(found.report, path, found.fingerprint)


def dies(copy: WorkingCopy) -> None:
    """What is left when the process goes: an unlocked database in its folder."""
    copy._database.disconnect()


def a_larger_report(measures: int = 12) -> Report:
    """Some measures with items of all lengths, so that the file has tables, indexes and overflow pages."""
    long = " ".join((STEP, RESULT, OUTCOME)) * 12
    return a_report(
        an_issue(
            *(
                a_measure(
                    f"มาตรการที่ {number}",
                    (an_item(STEP), an_item(long), an_item(f"ข้อ {number}")),
                    measure_id=f"m{number}",
                )
                for number in range(measures)
            )
        )
    )


def with_sql(*statements: str) -> Breaking:
    """Run statements on the file as any SQLite program could; the digest stays what it was."""

    def run(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for statement in statements:
                connection.execute(statement)

    return run


def with_sql_and_digest(*statements: str) -> Breaking:
    """Run statements on the file and bring its digest in step: only what is really wrong remains to be found."""

    def run(path: Path) -> None:
        with_sql(*statements)(path)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute(
                "UPDATE about SET value = ? WHERE name = 'digest'", (read_fingerprint(connection).digest,)
            )

    return run


def with_bytes(at: int, new: bytes) -> Breaking:
    """Overwrite bytes at an offset."""

    def run(path: Path) -> None:
        data = bytearray(path.read_bytes())
        data[at : at + len(new)] = new
        path.write_bytes(data)

    return run


def cut_to(size: Callable[[int], int]) -> Breaking:
    """Keep only the first `size(whole size)` bytes."""
    return lambda path: os.truncate(path, size(path.stat().st_size))


def replaced_by(data: bytes) -> Breaking:
    """Put other bytes in the place of the whole file."""

    def run(path: Path) -> None:
        path.write_bytes(data)

    return run


def in_sequence(*breakings: Breaking) -> Breaking:
    """One after the other."""

    def run(path: Path) -> None:
        for breaking in breakings:
            breaking(path)

    return run


def sqlite_error(code: int) -> sqlite3.OperationalError:
    """What SQLite raises with that code."""
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode, error.sqlite_errorname = code, f"SQLITE_{code}"
    return error


@contextmanager
def untouched(folder: Path) -> Iterator[None]:
    """Fails unless every file in the folder has the same name, bytes and time after the block, and none was added."""
    before = picture_of(folder)
    yield
    assert picture_of(folder) == before


def picture_of(folder: Path) -> dict[str, tuple[int, str]]:
    """Name, time and bytes of every file and folder below."""
    return {
        str(path.relative_to(folder)): (
            path.lstat().st_mtime_ns,
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "",
        )
        for path in sorted(folder.rglob("*"))
    }


def is_refused(read: Callable[[Path], object], path: Path, refusal: type[FileRefusedError]) -> None:
    """Reading the file raises exactly this, names the file, and leaves everything in its folder as it was."""
    with untouched(path.parent), pytest.raises(FileRefusedError) as caught:
        read(path)

    assert type(caught.value) is refusal
    assert caught.value.path == path


def raising(error: BaseException) -> Callable[..., NoReturn]:
    """What only fails, whatever it is called with."""

    def fail(*_: object, **__: object) -> NoReturn:
        raise error

    return fail
