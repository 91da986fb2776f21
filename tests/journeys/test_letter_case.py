"""A file is the same in whatever letter case its name is typed, as Windows has it."""

import sys
from datetime import datetime
from pathlib import Path

import pytest

from ita_desktop.errors import DocumentLockedError
from ita_desktop.session.file.open_file import open_file
from ita_desktop.storage.files import backups, report_file
from ita_desktop.storage.files.document_lock import take
from ita_desktop.storage.files.fingerprint import is_same_file
from ita_desktop.storage.leftovers import leftovers
from tests.support.report_files import a_file
from tests.support.reports import a_report, retitled


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return a_file(tmp_path, a_report(), name="Report ITA ปี ๖๘.ita")


@pytest.fixture
def typed(path: Path) -> Path:
    """Its name in other letters. Windows finds the file by itself; elsewhere a link does, which ends at it as well."""
    other = path.with_name("REPORT ita ปี ๖๘.ITA")
    if sys.platform != "win32":
        other.symlink_to(path.name)
    assert is_same_file(path, other)
    return other


def test_it_is_open_already(path: Path, typed: Path) -> None:
    lock = take(path)

    with pytest.raises(DocumentLockedError):
        take(typed)

    lock.release()


def test_its_backups_are_the_same(path: Path, typed: Path) -> None:
    made = backups.back_up(path, report_file.read(path).fingerprint, datetime(2025, 10, 1, 8, 30))

    assert made is not None
    assert backups.backups(typed) == [made]


def test_it_is_saved_in_its_place_and_keeps_its_name(path: Path, typed: Path) -> None:
    file = open_file(typed, anyway=False)
    work = retitled(file.copy.report, "ฉบับใหม่")

    file.finish(work)

    assert report_file.read(path).report == work
    assert path.name in [one.name for one in path.parent.iterdir()]
    assert leftovers() == []
