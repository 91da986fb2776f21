"""A hard link to a file that another window has open is that file."""

import json
import os
import socket
from pathlib import Path

import pytest

from ita_desktop.errors import DocumentLockedError
from ita_desktop.processes import birth
from ita_desktop.storage.files import document_lock, report_file
from ita_desktop.storage.files.document_lock import lock_path
from ita_desktop.storage.files.fingerprint import fingerprint_at
from ita_desktop.storage.other_names import refuse_if_open_by_another_name
from ita_desktop.storage.working_copy import WorkingCopy
from tests.support.reports import a_report


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A report with a working copy, and another name of it beside it."""
    path = tmp_path / "รายงาน.ita"
    report_file.write(a_report(), path, replace=False)
    path.with_name("ชื่ออื่น.ita").hardlink_to(path)
    return path


def locked_by(path: Path, process: int) -> None:
    """Another process of this user has it open."""
    document_lock.take(path)
    written = json.loads(lock_path(path).read_text(encoding="ascii"))
    assert written["host"] == socket.gethostname()
    lock_path(path).write_text(json.dumps(written | {"pid": process, "birth": birth(process)}), encoding="ascii")


def test_a_file_that_another_process_has_open_by_another_name_is_refused_with_its_number(path: Path) -> None:
    copy = WorkingCopy.create(a_report(), path, fingerprint_at(path))
    locked_by(path, os.getppid())
    other = path.with_name("ชื่ออื่น.ita")

    with pytest.raises(DocumentLockedError) as caught:
        refuse_if_open_by_another_name(other)

    assert (caught.value.path, caught.value.here, caught.value.process) == (other, True, os.getppid())
    copy.close()


def test_one_that_this_process_has_open_or_none_is_not(path: Path) -> None:
    other = path.with_name("ชื่ออื่น.ita")
    refuse_if_open_by_another_name(other)
    copy = WorkingCopy.create(a_report(), path, fingerprint_at(path))
    lock = document_lock.take(path)

    refuse_if_open_by_another_name(other)
    refuse_if_open_by_another_name(path.with_name("ไม่มี.ita"))

    lock.release()
    copy.close()


def test_a_copy_of_the_file_is_another_file(path: Path, tmp_path: Path) -> None:
    copy = WorkingCopy.create(a_report(), path, fingerprint_at(path))
    locked_by(path, os.getppid())
    for name in ("สำเนา.ita", "สำเนา ๒.ita"):
        (tmp_path / name).write_bytes(path.read_bytes())
    (tmp_path / "ลิงก์ของสำเนา.ita").hardlink_to(tmp_path / "สำเนา.ita")

    refuse_if_open_by_another_name(tmp_path / "สำเนา.ita")
    refuse_if_open_by_another_name(tmp_path / "สำเนา ๒.ita")

    copy.close()
