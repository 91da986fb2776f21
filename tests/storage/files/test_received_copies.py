"""Private copies of received files go with the process that made them, or at the next start."""

import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ita_desktop import errors
from ita_desktop.processes import birth
from ita_desktop.storage.files import fingerprint, report_file, sweeping
from tests.support.report_files import a_file, a_folder, raising


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder for temporary files of this test."""
    folder = a_folder(tmp_path / "temporary")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder


def test_what_dead_processes_left_is_swept_and_what_is_in_use_stays(temporary: Path) -> None:
    ours = temporary / f"ita-received-{os.getpid()}-{birth(os.getpid())}-abc"
    dead, reborn = temporary / "ita-received-999999999-1-abc", temporary / f"ita-received-{os.getpid()}-1-abc"
    foreign = temporary / "ita-received-photos-of-2567"
    for folder in (ours, dead, reborn, foreign):
        folder.mkdir()
        (folder / "received.sqlite").touch()

    sweeping.sweep_received()

    assert sorted(temporary.iterdir()) == sorted([ours, foreign])


def test_a_disk_that_is_full_of_the_private_copy_is_called_that(
    tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_file(tmp_path)

    monkeypatch.setattr(fingerprint, "_copy", raising(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))))
    with pytest.raises(errors.TemporaryFolderFullError) as refused:
        report_file.read(path)

    assert refused.value.folder == temporary
    assert list(temporary.iterdir()) == []
