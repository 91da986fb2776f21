"""The real thing instead of a patched call: no permission, a file size limit, a full disk, two processes at once."""

import os
import resource
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from io import BytesIO
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from ita_desktop.errors import DeviceFailedError, DiskFullError, NotPermittedError, PublishFailedError, StoreFailedError
from ita_desktop.exchange.json_report import write_json
from ita_desktop.exchange.writing.exported_file import write_exported
from ita_desktop.printing.build import build_report
from ita_desktop.printing.comparison import build_comparison
from ita_desktop.storage.files import report_file
from ita_desktop.storage.working_copy import WorkingCopy
from tests.support.forkserver import child, context
from tests.support.report_files import a_file, a_folder, a_larger_report, holding, opened, picture_of
from tests.support.reports import a_report, retitled

_NOBODY = 65534


@pytest.fixture
def clerk_folder() -> Iterator[Path]:
    """A folder that another user can reach and that is to last, with a private folder `home` of that user in it."""
    folder = Path(tempfile.mkdtemp(dir="/var/tmp"))
    folder.chmod(0o755)
    (folder / "home").mkdir()
    if os.geteuid() == 0:
        os.chown(folder / "home", _NOBODY, _NOBODY)
    yield folder
    shutil.rmtree(folder)


def answer(task: Callable[[Path], str], folder: Path, file_size: int | None = None) -> str:
    """What the task says, done by a user who is not root, in a process of its own."""
    with child(_as_clerk, task, folder, file_size) as (process, ours):
        said = str(ours.recv())
        process.join()
        return said


def _as_clerk(task: Callable[[Path], str], folder: Path, file_size: int | None, told: Connection) -> None:
    os.environ["ITA_DESKTOP_HOME"] = str(folder / "home")
    build_report(a_report(), BytesIO())  # loads what lies where the other user may not read
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)
    if file_size is not None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (file_size, file_size))
    told.send(task(folder))


def _edits_and_publishes(folder: Path) -> str:
    path = folder / "documents" / "รายงาน ITA ปี ๒๕๖๘.ita"
    opened = report_file.read(path)
    copy = WorkingCopy.create(opened.report, path, opened.fingerprint)
    copy.store(retitled(copy.report, "แก้ไขแล้ว"))
    try:
        copy.publish()
        done = "published"
    except PublishFailedError as error:
        done = type(error).__name__
    safe = copy.report.title
    copy.discard()
    return f"{opened.writable} {done} {safe}"


@pytest.mark.acceptance("A8", "read-only places, full disks, small limits, two processes at once")
@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o555, 0o444), (0o555, 0o644), (0o777, 0o444)])
def test_a_place_that_may_only_be_read_keeps_the_work_in_the_working_copy(
    clerk_folder: Path, folder_mode: int, file_mode: int
) -> None:
    documents = a_folder(clerk_folder / "documents")
    a_file(documents).chmod(file_mode)
    documents.chmod(folder_mode)
    before = picture_of(documents)

    said = answer(_edits_and_publishes, clerk_folder)

    documents.chmod(0o755)
    assert said == f"False {NotPermittedError.__name__} แก้ไขแล้ว"
    assert picture_of(documents) == before


def _exports_over_what_is_there(folder: Path) -> str:
    documents, said = folder / "documents", []
    report = a_report()
    for act in (
        lambda: build_report(report, documents / "รายงาน.pdf"),
        lambda: write_exported(report, documents / "รายงาน.json", write_json),
        lambda: build_comparison((), "", documents / "เปรียบเทียบ.pdf", lambda _: ()),
        lambda: report_file.write(report, documents / "สำเนา.ita", replace=True),
    ):
        try:
            act()
            said.append("written")
        except (OSError, PublishFailedError) as error:
            said.append(type(error).__name__)
    return " ".join(said)


EXPORTS = ("รายงาน.pdf", "รายงาน.json", "เปรียบเทียบ.pdf", "สำเนา.ita")
MODES = "exports over files of other modes and owners"


@pytest.mark.acceptance("modes", MODES, count=16)
@pytest.mark.parametrize(("owner", "mode"), [(_NOBODY, 0o444), (0, 0o644), (0, 0o600), (0, 0o444)])
def test_a_file_that_may_only_be_read_is_not_exported_over(clerk_folder: Path, owner: int, mode: int) -> None:
    documents = a_folder_of_exports(clerk_folder, owner, owner, mode)
    before = picture_of(documents)

    said = answer(_exports_over_what_is_there, clerk_folder)

    refused = NotPermittedError.__name__
    assert said == f"PermissionError {refused} PermissionError {refused}"
    assert picture_of(documents) == before


@pytest.mark.acceptance("modes", MODES, count=16)
@pytest.mark.parametrize(
    ("owner", "group", "mode", "becomes"),
    [
        (_NOBODY, _NOBODY, 0o640, 0o640),
        (_NOBODY, _NOBODY, 0o600, 0o600),
        (0, _NOBODY, 0o664, 0o664),  # a colleague's, shared with the group
        (_NOBODY, 0, 0o660, 0o600),  # of a group that the user is not in: its rights are no other group's
    ],
)
def test_what_is_exported_over_hands_on_its_mode(
    clerk_folder: Path, owner: int, group: int, mode: int, becomes: int
) -> None:
    documents = a_folder_of_exports(clerk_folder, owner, group, mode)

    said = answer(_exports_over_what_is_there, clerk_folder)

    assert said == "written written written written"
    assert {path.name for path in documents.iterdir()} == set(EXPORTS)
    assert all((documents / name).read_bytes() != BEFORE for name in EXPORTS)
    assert {stat.S_IMODE((documents / name).stat().st_mode) for name in EXPORTS} == {becomes}


def _overwrites_by_renaming_alone(folder: Path) -> str:
    for name in EXPORTS:
        aside = holding(folder / "documents" / "aside", b"new")
        aside.replace(folder / "documents" / name)
    return "written written written written"


@pytest.mark.acceptance("modes", "", planted=True)
def test_a_rename_alone_replaces_a_file_that_may_only_be_read_and_opens_a_closed_one(clerk_folder: Path) -> None:
    documents = a_folder_of_exports(clerk_folder, _NOBODY, _NOBODY, 0o400)

    answer(_overwrites_by_renaming_alone, clerk_folder)

    assert any((documents / name).read_bytes() != BEFORE for name in EXPORTS)
    assert {stat.S_IMODE((documents / name).stat().st_mode) for name in EXPORTS} != {0o400}


BEFORE = b"before"


def a_folder_of_exports(folder: Path, owner: int, group: int, mode: int) -> Path:
    """A folder that all may write to, with older exports in it."""
    if os.geteuid() != 0 and (owner, group) != (_NOBODY, _NOBODY):
        pytest.skip("only root gives files away")
    documents = a_folder(folder / "documents")
    documents.chmod(0o777)
    for name in EXPORTS:
        (documents / name).write_bytes(BEFORE)
        (documents / name).chmod(mode)
        if os.geteuid() == 0:
            os.chown(documents / name, owner, group)
    return documents


def _writes_a_large_report(folder: Path) -> str:
    path = folder / "documents" / "รายงาน ITA ปี ๒๕๖๘.ita"
    try:
        report_file.write(a_larger_report(40), path, replace=True)
    except PublishFailedError as error:
        return type(error).__name__
    return "written"


def _stores_a_large_report(folder: Path) -> str:
    copy = WorkingCopy.create(a_report(), None, None)
    try:
        copy.store(a_larger_report(40))
    except StoreFailedError:
        kept = copy.report.title == a_report().title
        copy.store(retitled(copy.report, "เล็กพอ"))
        copy.discard()
        return f"refused, {kept}"
    return "stored"


LIMIT = 200_000
"""Bytes of a file: enough for a small report with all its tables, too little for a large one."""


@pytest.mark.acceptance("A8", "read-only places, full disks, small limits, two processes at once")
def test_a_limit_on_the_size_of_files_leaves_everything_as_it_was(clerk_folder: Path) -> None:
    documents = a_folder(clerk_folder / "documents")
    a_file(documents, a_report())
    documents.chmod(0o777)
    for file in documents.iterdir():
        file.chmod(0o666)
    before = picture_of(documents)

    said = [answer(task, clerk_folder, LIMIT) for task in (_writes_a_large_report, _stores_a_large_report)]

    assert said[0] in (DiskFullError.__name__, DeviceFailedError.__name__)
    assert said[1] == "refused, True"
    assert picture_of(documents) == before


@pytest.mark.acceptance("A8", "read-only places, full disks, small limits, two processes at once")
@pytest.mark.slow
def test_a_full_disk_leaves_the_old_file_and_says_what_is_wrong(tmp_path: Path) -> None:
    assert shutil.which("unshare"), "no unshare (package util-linux) to mount a small disk with"
    disk = a_folder(tmp_path / "disk")
    program = (
        "import sys; from pathlib import Path\n"
        "from tests.support.report_files import *; from ita_desktop.errors import DiskFullError\n"
        "disk = Path(sys.argv[1]); path = a_file(disk, a_report()); old = path.read_bytes()\n"
        "try:\n"
        "    report_file.write(a_larger_report(60), path, replace=True)\n"
        "except DiskFullError:\n"
        "    print('full', path.read_bytes() == old, len(list(disk.iterdir())))\n"
    )
    script = f"mount -t tmpfs -o size=160k tmpfs '{disk}' && exec \"$0\" -c \"$1\" '{disk}'"
    command = ["unshare", "--mount", "--map-root-user", "sh", "-c", script, sys.executable, program]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")

    assert done.stdout == "full True 1\n", done.stderr


def _publishes_its_own_edit(path: Path, name: str, home: str, start: Connection, told: Connection) -> None:
    os.environ["ITA_DESKTOP_HOME"] = home
    copy = opened(path)
    copy.store(retitled(copy.report, name))
    told.send("ready")
    start.recv()
    result = copy.publish()
    copy.close()
    told.send(f"{result.conflict} {result.path}")


@pytest.mark.acceptance("A8", "read-only places, full disks, small limits, two processes at once", count=10)
def test_two_processes_that_publish_at_the_same_moment_lose_nobodys_edits(tmp_path: Path, private_folder: Path) -> None:
    for number in range(10):
        folder = a_folder(tmp_path / str(number))
        path = a_file(folder)
        pipes = [(context.Pipe(duplex=False), context.Pipe(duplex=False)) for _ in range(2)]
        processes = [
            context.Process(target=_publishes_its_own_edit, args=(path, name, str(private_folder), go[0], said[1]))
            for name, (go, said) in zip(("หน้าต่างแรก", "หน้าต่างที่สอง"), pipes, strict=True)
        ]
        for process in processes:
            process.start()
        for _, said in pipes:
            assert said[0].recv() == "ready"
        for go, _ in pipes:
            go[1].send("go")
        conflicts, places = zip(*(said[0].recv().split(" ", 1) for _, said in pipes), strict=True)
        for process in processes:
            process.join()

        assert sorted(conflicts) == ["False", "True"]
        titles = {report_file.read(Path(place)).report.title for place in places}
        assert titles == {"หน้าต่างแรก", "หน้าต่างที่สอง"}
        for pair in pipes:
            for ends in pair:
                ends[0].close()
                ends[1].close()
