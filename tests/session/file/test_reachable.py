"""The window asks what lies on a disk without waiting for one that does not answer."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ita_desktop.session.file.reachable import files_there, is_folder_there


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A folder whose disk does not answer."""
    folder, answered, stat = tmp_path / "เครือข่าย", threading.Event(), Path.stat

    def waits(self: Path, **more: bool) -> object:
        if folder in (self, *self.parents):
            answered.wait(20)
        return stat(self, **more)

    monkeypatch.setattr(Path, "stat", waits)
    yield folder
    answered.set()


def test_files_that_are_there_are_told_from_those_that_are_gone(tmp_path: Path) -> None:
    there = tmp_path / "มี.ita"
    there.touch()

    assert files_there([there, tmp_path / "ไม่มี.ita", tmp_path]) == {there}
    assert is_folder_there(tmp_path) and not is_folder_there(there)


def test_a_disk_that_does_not_answer_is_not_waited_for(silent: Path) -> None:
    begun = time.monotonic()

    assert files_there([silent / "รายงาน.ita"]) == {silent / "รายงาน.ita"}
    assert not is_folder_there(silent)
    assert time.monotonic() - begun < 3
