"""Files that are put in place whole."""

import os
import stat
from pathlib import Path

import pytest

from ita_desktop.whole_file import write_whole

OLD, NEW = "เดิม".encode(), "ใหม่".encode()


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    file = tmp_path / "รายงาน ปี ๖๘.pdf"

    write_whole(file, OLD)
    write_whole(file, NEW)

    assert file.read_bytes() == NEW
    assert list(tmp_path.iterdir()) == [file]


def test_others_may_read_what_was_written_as_any_new_file(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.write_bytes(b"")

    write_whole(tmp_path / "whole", NEW)

    assert stat.S_IMODE((tmp_path / "whole").stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


@pytest.mark.parametrize("call", ["os.fsync", "pathlib.Path.replace"])
def test_a_fault_leaves_the_old_file_and_nothing_beside_it(
    call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    file = tmp_path / "รายงาน.json"
    file.write_bytes(OLD)
    monkeypatch.setattr(call, fail)

    with pytest.raises(OSError, match="No space left"):
        write_whole(file, NEW)

    monkeypatch.undo()
    assert file.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [file]


def test_on_windows_a_virus_scanner_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "รายงาน.json"
    refusals = [PermissionError("scanned"), PermissionError("scanned")]
    replace = Path.replace

    def replace_later(aside: Path, target: Path) -> Path:
        if refusals:
            raise refusals.pop()
        return replace(aside, target)

    monkeypatch.setattr(Path, "replace", replace_later)
    monkeypatch.setattr("ita_desktop.whole_file.WINDOWS", True)

    write_whole(file, NEW)

    assert file.read_bytes() == NEW
    assert refusals == []


def test_a_longest_name_is_no_obstacle(tmp_path: Path) -> None:
    file = tmp_path / ("ก" * (255 // 3) if os.name != "nt" else "ก" * 100)

    write_whole(file, NEW)

    assert file.read_bytes() == NEW
