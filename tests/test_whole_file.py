"""Files that are put in place whole."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

import pytest

from ita_desktop.whole_file import write_whole
from tests.support.report_files import holding, raising
from tests.support.unix_only import LINKS, MODES

OLD, NEW = "เดิม".encode(), "ใหม่".encode()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """One that is there."""
    return holding(tmp_path / "รายงาน.pdf", OLD)


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    file = tmp_path / "รายงาน ปี ๖๘.pdf"

    write_whole(file, OLD)
    write_whole(file, NEW)

    assert file.read_bytes() == NEW
    assert list(tmp_path.iterdir()) == [file]


def test_others_may_read_what_was_written_as_any_new_file(tmp_path: Path) -> None:
    plain = holding(tmp_path / "plain", b"")

    write_whole(tmp_path / "whole", NEW)

    assert stat.S_IMODE((tmp_path / "whole").stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


@pytest.mark.parametrize("call", ["os.fsync", "pathlib.Path.replace"])
def test_a_fault_leaves_the_old_file_and_nothing_beside_it(
    call: str, tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(call, raising(OSError(28, "No space left on device")))

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
    monkeypatch.setattr("ita_desktop.held_files.WINDOWS", True)

    write_whole(file, NEW)

    assert file.read_bytes() == NEW
    assert refusals == []


@pytest.mark.parametrize(("seconds", "is_written"), [(1.0, True), (10.0, False), (float("inf"), False)])
def test_on_windows_a_program_that_holds_the_file_is_waited_for_some_seconds_and_no_longer(
    seconds: float, is_written: bool, tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace, slept = Path.replace, [0.0]

    def replace_when_free(aside: Path, target: Path) -> Path:
        if sum(slept) < seconds:
            raise PermissionError(errno.EACCES, "sharing violation")
        return replace(aside, target)

    monkeypatch.setattr(Path, "replace", replace_when_free)
    monkeypatch.setattr("ita_desktop.held_files.WINDOWS", True)
    monkeypatch.setattr("ita_desktop.held_files.time.sleep", slept.append)

    with suppress(PermissionError):
        write_whole(file, NEW)

    assert file.read_bytes() == (NEW if is_written else OLD)
    assert list(tmp_path.iterdir()) == [file]
    assert sum(slept) < 3


def test_a_folder_in_the_way_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "รายงาน.json").mkdir()
    monkeypatch.setattr("ita_desktop.whole_file.WINDOWS", True)
    monkeypatch.setattr("ita_desktop.held_files.WINDOWS", True)
    monkeypatch.setattr("ita_desktop.held_files.time.sleep", lambda _: pytest.fail("waited"))

    with pytest.raises(IsADirectoryError):
        write_whole(tmp_path / "รายงาน.json", NEW)

    assert [path.name for path in tmp_path.iterdir()] == ["รายงาน.json"]


def test_a_longest_name_is_no_obstacle(tmp_path: Path) -> None:
    file = tmp_path / ("ก" * (255 // 3) if os.name != "nt" else "ก" * 100)

    write_whole(file, NEW)

    assert file.read_bytes() == NEW


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.unix(MODES)
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_what_is_replaced_hands_on_its_mode(file: Path, mode: int) -> None:
    file.chmod(mode)

    write_whole(file, NEW)

    assert (file.read_bytes(), mode_of(file)) == (NEW, mode)


@pytest.mark.unix(MODES)
def test_a_private_file_is_private_whatever_was_there(file: Path) -> None:
    file.chmod(0o666)

    write_whole(file, NEW, private=True)

    assert mode_of(file) == 0o600


def test_a_file_that_may_only_be_read_is_replaced_by_agreement_only_and_stays_so(tmp_path: Path, file: Path) -> None:
    file.chmod(0o444)

    with pytest.raises(PermissionError):
        write_whole(file, NEW)
    assert file.read_bytes() == OLD
    write_whole(file, NEW, over_read_only=True)

    assert (file.read_bytes(), mode_of(file)) == (NEW, 0o444)
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.unix(LINKS)
@pytest.mark.parametrize("is_there", [True, False])
def test_a_link_stays_and_its_target_is_replaced(tmp_path: Path, is_there: bool) -> None:
    file, link = tmp_path / "แฟ้มร่วม" / "รายงาน.pdf", tmp_path / "ทางลัด.pdf"
    file.parent.mkdir()
    if is_there:
        file.write_bytes(OLD)
        file.chmod(0o640)
    link.symlink_to(file)

    write_whole(link, NEW)

    assert link.is_symlink()
    assert file.read_bytes() == NEW
    assert not is_there or mode_of(file) == 0o640
    assert list(file.parent.iterdir()) == [file]


NOBODY = 2**32 - 1


@pytest.mark.unix("access lists as attributes of a file")
@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="access lists of Linux only")
def test_further_users_of_a_file_stay_users_of_it(file: Path) -> None:
    file.chmod(0o600)
    # Version 2; owner rw, user 1234 r, group none, mask r, others none (linux/posix_acl_xattr.h).
    entries = b"".join(
        tag.to_bytes(2, "little") + rights.to_bytes(2, "little") + who.to_bytes(4, "little")
        for tag, rights, who in (
            (1, 6, 2**32 - 1),
            (2, 4, 1234),
            (4, 0, 2**32 - 1),
            (16, 4, 2**32 - 1),
            (32, 0, 2**32 - 1),
        )
    )
    try:
        os.setxattr(file, "system.posix_acl_access", (2).to_bytes(4, "little") + entries)
    except OSError as error:
        assert error.errno == errno.ENOTSUP, error
        pytest.skip("the file system of the tests has no access lists")
    before = os.getxattr(file, "system.posix_acl_access")

    write_whole(file, NEW)

    assert os.getxattr(file, "system.posix_acl_access") == before
    assert file.read_bytes() == NEW


@pytest.mark.unix(MODES)
def test_without_the_access_list_the_group_gets_no_more_than_everybody(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.chmod(0o660)
    monkeypatch.setattr(os, "getxattr", lambda *_: b"users")
    monkeypatch.setattr(os, "setxattr", lambda *_: (_ for _ in ()).throw(OSError(errno.ENOTSUP, "no lists")))

    write_whole(file, NEW)

    assert mode_of(file) == 0o600


@pytest.mark.unix("owners of files by number")
@pytest.mark.skipif(os.name != "nt" and os.geteuid() != 0, reason="only root gives files away")
def test_what_is_replaced_hands_on_its_owner_and_group_where_the_system_lets_us(file: Path) -> None:
    os.chown(file, 65534, 65534)

    write_whole(file, NEW)

    assert (file.stat().st_uid, file.stat().st_gid) == (65534, 65534)
