"""Only a regular file is opened, and only so much of it is read; nothing else of the program opens one to read."""

import ast
import errno
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ita_desktop.regular_file import SMALL_MAX, open_regular, read_note, read_small, remove_all_but_regular
from tests.support.report_files import holding
from tests.support.unix_only import LINKS, PROC

PACKAGE = Path(__file__).resolve().parent.parent / "ita_desktop"
HOME = "regular_file.py"
OPENERS = {"read_text", "read_bytes", "openpty", "mmap", "fromfile"}
NOT_FILES = {
    "os.open(os.devnull, os.O_WRONLY)",
    "os.open(folder, os.O_RDONLY)",  # to sync it
    "os.open(path, flags, FILE)",  # for `open` with a mode of its own
    "aside.open('r+b')",  # ours, to sync it
    "temporary.open('r+b')",  # ours, to sync it
    *("page.open()", "self.page.open()", "w.findings.open()"),  # of the window
    "Image.open(BytesIO(emblem.data), formats=('PNG', 'JPEG'))",
}
"""Calls that are called like opening a file for reading and are not."""


def test_a_file_is_read_whole_up_to_its_cap_and_not_beyond(tmp_path: Path) -> None:
    path = holding(tmp_path / "บันทึก.txt", "ก้".encode())

    assert read_small(path) == read_small(path, 6) == "ก้".encode()
    with pytest.raises(OSError, match="large") as refused:
        read_small(path, 5)
    assert refused.value.errno == errno.EFBIG


@pytest.mark.unix(LINKS)
def test_a_link_is_followed_only_where_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "จริง").write_bytes(b"1")
    link = tmp_path / "ลิงก์"
    link.symlink_to(tmp_path / "จริง")

    assert read_small(link, follow=True) == b"1"
    with pytest.raises(OSError) as refused:
        read_small(link)
    assert refused.value.errno == errno.ELOOP


@pytest.mark.parametrize(
    ("make", "number"),
    [pytest.param("mkfifo", errno.ENXIO, marks=pytest.mark.unix("mkfifo")), ("mkdir", errno.EISDIR)],
)
def test_what_is_no_file_is_never_opened(tmp_path: Path, make: str, number: int) -> None:
    path = tmp_path / "สิ่งอื่น"
    getattr(os, make)(path)

    for follow in (False, True):
        with pytest.raises(OSError) as refused:
            open_regular(path, follow=follow)
        assert refused.value.errno == number


@pytest.mark.unix(PROC)
def test_a_file_that_says_it_is_empty_is_read_all_the_same() -> None:
    assert read_small(Path("/proc/self/stat"))


def test_a_name_that_cannot_be_is_an_error_of_the_system() -> None:
    with pytest.raises(OSError):
        read_small(Path("ก\0ข"))


def test_a_note_that_is_nested_too_deeply_is_no_note(tmp_path: Path) -> None:
    path = holding(tmp_path / "ลึก.json", b"[" * SMALL_MAX)

    with pytest.raises(ValueError):
        read_note(path)


@pytest.mark.unix("mkfifo, links")
def test_way_is_made_for_a_file_that_is_written(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ท่อ")
    (tmp_path / "แฟ้ม").write_bytes(b"1")
    (tmp_path / "ลิงก์").symlink_to(tmp_path / "แฟ้ม")

    for path in (*tmp_path.iterdir(), tmp_path / "ไม่มี"):
        remove_all_but_regular(path)

    assert [path.name for path in tmp_path.iterdir()] == ["แฟ้ม"]


def test_no_other_module_opens_a_file_for_reading() -> None:
    found = {
        f"{path.relative_to(PACKAGE)}: {call}"
        for path in PACKAGE.rglob("*.py")
        if path.name != HOME
        for call in openings(path.read_text(encoding="utf-8"))
    }

    assert not found, "use regular_file.py"


@pytest.mark.parametrize(
    "planted",
    [
        "json.loads(path.read_bytes())",
        "Path(name).read_text(encoding='utf-8')",
        "path.open()",
        "with path.open('rb') as stream: pass",
        "open(path)",
        "io.open(path, mode='r+b')",
        "os.open(path, os.O_RDONLY)",
        "open('world.txt')",
        "open(path, 'w+')",
    ],
)
def test_a_file_that_another_module_reads_is_found(planted: str) -> None:
    assert list(openings(planted))


def openings(source: str) -> Iterator[str]:
    """The calls in the source that may open a file for reading."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or ast.unparse(node) in NOT_FILES:
            continue
        match node.func:
            case ast.Name("open") if not _only_writes(node):
                yield ast.unparse(node)
            case ast.Attribute(_, name) if name in OPENERS:
                yield ast.unparse(node)
            case ast.Attribute(ast.Name("os"), "open") if "O_WRONLY" not in ast.unparse(node):
                yield ast.unparse(node)
            case ast.Attribute(ast.Name("os"), "open"):
                continue
            case ast.Attribute(_, "open") if not _only_writes(node) and (_modes(node) or not _given(node)):
                yield ast.unparse(node)


def _only_writes(call: ast.Call) -> bool:
    """Whether it is given a mode that does not read."""
    return any(mode[0] in "wxa" and "+" not in mode for mode in _modes(call))


def _modes(call: ast.Call) -> list[str]:
    """What of its arguments may be a mode."""
    texts = [one.value for one in _given(call) if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    return [text for text in texts if re.fullmatch(r"[rwxa][bt+]{0,2}", text)]


def _given(call: ast.Call) -> list[ast.expr]:
    return [*call.args, *(keyword.value for keyword in call.keywords)]
