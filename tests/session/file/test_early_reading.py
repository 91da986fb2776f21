"""A file that is read before the window is there is believed only while it is still the same file."""

import tempfile
import time
from pathlib import Path

import pytest

from ita_desktop.errors import DocumentLockedError, FileIncompleteError, FileMissingError
from ita_desktop.session.file import open_file
from ita_desktop.storage.files import document_lock, report_file
from ita_desktop.storage.files.early_reading import EarlyReading
from tests.support.report_files import a_file, untouched
from tests.support.reports import a_report


def settled(path: Path) -> EarlyReading:
    """A reading that has its answer already, whatever it is."""
    early = EarlyReading(path)
    early._opened.exception()
    return early


def test_what_was_read_early_is_what_reading_gives_and_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_file(tmp_path)
    with untouched(tmp_path):
        early = settled(path)
    expected = report_file.read_apart(path)
    monkeypatch.delattr(report_file, "read_apart")

    assert early.take() == expected


def test_a_file_that_was_replaced_meanwhile_is_read_anew(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    early = settled(path)
    newer = a_report(title="ของคนอื่นที่เพิ่งบันทึก")
    report_file.write(newer, path, replace=True)

    assert early.take().report == newer


def test_a_file_that_is_gone_meanwhile_is_missed(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    early = settled(path)
    path.unlink()

    with pytest.raises(FileMissingError):
        early.take()


def test_a_file_refused_early_is_refused(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    path.write_bytes(path.read_bytes()[:-200])

    with untouched(tmp_path), pytest.raises(FileIncompleteError):
        settled(path).take()


def test_a_file_that_somebody_has_open_is_not_opened_though_it_was_read(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    early = settled(path)
    lock = document_lock.take(path)

    with pytest.raises(DocumentLockedError):
        open_file.open_file(path, anyway=False, early=early)

    lock.release()


def test_what_was_read_early_of_a_file_that_somebody_has_open_leaves_no_copy(tmp_path: Path) -> None:
    path = a_file(tmp_path)
    lock = document_lock.take(path)
    temporary = Path(tempfile.gettempdir())
    early = EarlyReading(path)
    while not any(temporary.iterdir()):
        time.sleep(0.001)

    with pytest.raises(DocumentLockedError):
        open_file.open_file(path, anyway=False, early=early)

    assert list(temporary.iterdir()) == []
    lock.release()
