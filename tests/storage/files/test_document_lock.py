"""Who has a file open is told beside it; what a dead process left is no obstacle; nobody is locked out for good."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from ita_desktop.errors import DocumentLockedError
from ita_desktop.processes import birth
from ita_desktop.storage.files.document_lock import lock_path, take
from tests.support.unix_only import LINKS

DOCUMENT = "รายงาน ITA ปี ๒๕๖๘.ita"


def written_by(path: Path, **changed: object) -> None:
    """A lock file as another process wrote it."""
    words: dict[str, object] = {
        "user": "สมหญิง",
        "host": "กองคลัง-2",
        "since": "2026-11-23T08:30:00",
        "pid": os.getpid(),
        "birth": birth(os.getpid()),
        "token": "00",
    }
    path.write_text(json.dumps(words | changed), encoding="ascii")


def a_dead_process() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-S", "-c", ""])
    process.wait()
    return process.pid


def test_a_lock_lies_beside_the_document_and_goes_with_release(tmp_path: Path) -> None:
    lock = take(tmp_path / DOCUMENT)

    assert [file.name for file in tmp_path.iterdir()] == [f".~{DOCUMENT}.lock"]
    lock.release()
    assert not list(tmp_path.iterdir())


def test_a_second_window_of_the_same_user_is_told_that_it_is_open_here(tmp_path: Path) -> None:
    lock = take(tmp_path / DOCUMENT)

    with pytest.raises(DocumentLockedError) as caught:
        take(tmp_path / DOCUMENT)

    assert caught.value.here
    assert caught.value.process is None
    assert caught.value.host == socket.gethostname()
    lock.release()
    take(tmp_path / DOCUMENT).release()


def test_another_process_of_the_same_user_is_named_by_its_number(tmp_path: Path) -> None:
    lock = take(tmp_path / DOCUMENT)
    own = json.loads(lock_path(tmp_path / DOCUMENT).read_text(encoding="ascii"))
    with subprocess.Popen([sys.executable, "-S", "-c", "input()"], stdin=subprocess.PIPE) as process:
        other = {"user": own["user"], "host": own["host"], "pid": process.pid, "birth": birth(process.pid)}
        written_by(lock_path(tmp_path / DOCUMENT), **other)

        with pytest.raises(DocumentLockedError) as caught:
            take(tmp_path / DOCUMENT)
        process.communicate(b"\n")

    assert (caught.value.here, caught.value.process) == (True, process.pid)
    lock.release()


@pytest.mark.unix(LINKS)
def test_the_same_document_by_another_way_is_the_same_lock(tmp_path: Path) -> None:
    (tmp_path / DOCUMENT).write_bytes(b"")
    (tmp_path / "ทางลัด.ita").symlink_to(tmp_path / DOCUMENT)
    lock = take(tmp_path / DOCUMENT)

    with pytest.raises(DocumentLockedError):
        take(tmp_path / "ทางลัด.ita")

    lock.release()


def test_somebody_at_another_computer_is_named(tmp_path: Path) -> None:
    written_by(lock_path(tmp_path / DOCUMENT), pid=a_dead_process())

    with pytest.raises(DocumentLockedError) as caught:
        take(tmp_path / DOCUMENT)

    assert (caught.value.user, caught.value.host, caught.value.here) == ("สมหญิง", "กองคลัง-2", False)


def test_another_user_of_this_computer_is_named(tmp_path: Path) -> None:
    written_by(lock_path(tmp_path / DOCUMENT), host=socket.gethostname())

    with pytest.raises(DocumentLockedError) as caught:
        take(tmp_path / DOCUMENT)

    assert (caught.value.user, caught.value.here) == ("สมหญิง", False)


def test_another_user_of_this_computer_is_named_though_windows_says_nothing_of_that_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written_by(lock_path(tmp_path / DOCUMENT), host=socket.gethostname(), birth="1d0-5")
    monkeypatch.setattr("ita_desktop.processes._birth", lambda _: "")

    with pytest.raises(DocumentLockedError) as caught:
        take(tmp_path / DOCUMENT)

    assert (caught.value.user, caught.value.here) == ("สมหญิง", False)


def test_a_lock_that_a_dead_process_of_this_computer_left_is_taken_over_silently(tmp_path: Path) -> None:
    written_by(lock_path(tmp_path / DOCUMENT), host=socket.gethostname(), pid=a_dead_process())

    take(tmp_path / DOCUMENT).release()

    assert not list(tmp_path.iterdir())


def test_a_lock_whose_process_number_belongs_to_another_by_now_is_taken_over(tmp_path: Path) -> None:
    written_by(lock_path(tmp_path / DOCUMENT), host=socket.gethostname(), birth="long ago")

    take(tmp_path / DOCUMENT).release()


def test_opening_anyway_takes_the_lock_and_the_other_ones_release_leaves_it(tmp_path: Path) -> None:
    first = take(tmp_path / DOCUMENT)
    second = take(tmp_path / DOCUMENT, anyway=True)

    first.release()

    assert lock_path(tmp_path / DOCUMENT).exists()
    second.release()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("words", [b"", b"\xff\xfe", b"[]", b'{"pid": "x", "host": 7}', b"[" * 100_000])
def test_a_lock_file_that_says_nothing_is_somebodys_all_the_same(tmp_path: Path, words: bytes) -> None:
    lock_path(tmp_path / DOCUMENT).write_bytes(words)

    with pytest.raises(DocumentLockedError):
        take(tmp_path / DOCUMENT)
    take(tmp_path / DOCUMENT, anyway=True).release()


def test_a_folder_that_takes_no_lock_is_no_obstacle(tmp_path: Path) -> None:
    lock = take(tmp_path / "ไม่มีโฟลเดอร์" / DOCUMENT)

    assert lock.path is None
    lock.release()


def test_a_name_too_long_for_a_lock_beside_it_is_no_obstacle(tmp_path: Path) -> None:
    lock = take(tmp_path / ("ก" * 83 + ".ita"))

    assert lock.path is None
    lock.release()


def test_a_stick_that_is_unplugged_takes_its_lock_along(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    lock = take(stick / DOCUMENT)
    lock_path(stick / DOCUMENT).unlink()
    stick.rmdir()

    lock.release()


def test_a_process_is_told_from_a_later_one_of_the_same_number() -> None:
    assert birth(os.getpid()) == birth(os.getpid())
    assert birth(os.getpid()) != birth(1), "which began with the computer"
    assert birth(a_dead_process()) is None
    assert birth(2**70) is None
