"""What the operating system reports becomes a failure that can be put into words."""

import errno
import os
from pathlib import Path

import pytest

from ita_desktop import errors
from ita_desktop.errors import ExpectedError
from ita_desktop.system_errors import publish_failure, read_failure

FILE = Path("รายงาน ปี ๖๘.ita")


def system_error(number: int, winerror: int | None = None) -> OSError:
    """An OSError as the system raises it; `winerror` as on Windows."""
    error = OSError(number, "what the system said")
    if winerror is not None:
        error.winerror = winerror  # type: ignore[attr-defined]  # only on Windows' own
    return error


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        (system_error(errno.ENOSPC), errors.DiskFullError),
        (system_error(errno.EDQUOT), errors.DiskFullError),
        (system_error(errno.ENOENT), errors.FolderGoneError),
        (system_error(errno.ENOTDIR), errors.FolderGoneError),
        (system_error(errno.EACCES), errors.NotPermittedError),
        (system_error(errno.EROFS), errors.NotPermittedError),
        (system_error(errno.EISDIR), errors.FolderInTheWayError),
        (system_error(errno.EACCES, winerror=5), errors.NotPermittedError),
        (system_error(errno.EACCES, winerror=32), errors.TargetBusyError),
        (system_error(errno.EACCES, winerror=33), errors.TargetBusyError),
        (system_error(errno.ENAMETOOLONG), errors.BadNameError),
        (system_error(errno.EINVAL, winerror=123), errors.BadNameError),
        (system_error(errno.ENOENT, winerror=206), errors.BadNameError),
        (system_error(errno.ENOENT, winerror=3), errors.FolderGoneError),
        (system_error(errno.EIO), errors.DeviceFailedError),
        (system_error(errno.EINVAL), errors.DeviceFailedError),
        (system_error(errno.EACCES, winerror=23), errors.DeviceFailedError),
        (system_error(errno.EACCES, winerror=19), errors.NotPermittedError),
        (system_error(errno.EINVAL, winerror=1295), errors.DiskFullError),
        (system_error(errno.EBUSY), errors.TargetBusyError),
    ],
)
def test_a_fault_in_writing_is_told_from_the_others(error: OSError, failure: type[ExpectedError]) -> None:
    made = publish_failure(FILE, error)

    assert type(made) is failure
    assert made.path == FILE
    assert "what the system said" in made.detail


@pytest.mark.parametrize(
    "error",
    [
        pytest.param(system_error(errno.EACCES, winerror=21), id="a stick that was pulled out"),
        pytest.param(system_error(errno.ENOENT, winerror=53), id="a computer that is off"),
        pytest.param(system_error(errno.EINVAL, winerror=59), id="a network that fails"),
        pytest.param(system_error(errno.EINVAL, winerror=64), id="a share that ended"),
        pytest.param(system_error(errno.EINVAL, winerror=1167), id="a device that is not connected"),
        pytest.param(system_error(errno.EACCES), id="a folder that is not there, as the C library has it"),
    ],
)
def test_a_drive_that_is_gone_is_no_bad_name_and_no_lack_of_permission(error: OSError, tmp_path: Path) -> None:
    assert type(publish_failure(tmp_path / "แฟลชไดรฟ์" / "รายงาน.ita", error)) is errors.FolderGoneError


def test_a_file_that_is_open_elsewhere_is_not_called_one_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "รายงาน.pdf"
    path.write_bytes(b"")

    assert type(publish_failure(path, system_error(errno.EACCES, winerror=5))) is errors.TargetBusyError


def test_a_path_that_is_too_long_for_windows_is_not_called_a_folder_that_is_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = Path("/", *["มาตรการป้องกันการทุจริต"] * 12, "รายงาน.ita")
    as_the_c_library_has_it = system_error(errno.ENOENT)

    assert type(publish_failure(path, system_error(errno.ENOENT, winerror=3))) is errors.BadNameError
    if os.name != "nt":
        assert type(publish_failure(path, as_the_c_library_has_it)) is errors.FolderGoneError
    monkeypatch.setattr("ita_desktop.system_errors.WINDOWS", True)
    assert type(publish_failure(path, as_the_c_library_has_it)) is errors.BadNameError


def test_a_path_is_too_long_for_windows_if_what_is_written_beside_the_file_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path.joinpath(*["ก" * 50] * ((250 - len(str(tmp_path))) // 51))
    path, beside = folder / "ก.ita", folder / f".ita-{'0' * 60}.part"
    monkeypatch.setattr("ita_desktop.system_errors.WINDOWS", True)

    made = publish_failure(path, FileNotFoundError(errno.ENOENT, "no such file", str(beside)))

    assert type(made) is errors.BadNameError


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        (system_error(errno.ENOENT), errors.FileMissingError),
        (system_error(errno.ENOTDIR), errors.FileMissingError),
        (system_error(errno.ENAMETOOLONG), errors.FileMissingError),
        (system_error(errno.EISDIR), errors.NotARegularFileError),
        (system_error(errno.EACCES), errors.FileUnreadableError),
        (system_error(errno.EIO), errors.FileUnreadableError),
    ],
)
def test_a_fault_in_reading_is_told_from_the_others(error: OSError, failure: type[ExpectedError]) -> None:
    made = read_failure(FILE, error)

    assert type(made) is failure
    assert made.path == FILE


def test_a_folder_that_cannot_be_read_as_a_file_is_called_one(tmp_path: Path) -> None:
    assert type(read_failure(tmp_path, system_error(errno.EACCES))) is errors.NotARegularFileError


def test_a_name_that_is_too_long_to_look_up_is_refused_all_the_same() -> None:
    assert type(read_failure(Path("ก" * 300), system_error(errno.EACCES))) is errors.FileUnreadableError
