"""Tests that need a thing of Unix: on Windows they are left out, and listed with the reason (`-rs`).

A test has the mark `unix` with the reason. A module that Windows cannot even import stands in `MODULES`.
"""

import ctypes
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent

FORKSERVER = "processes forked from one that has everything loaded (forkserver)"
PRELOAD = "a library before the system's own (LD_PRELOAD)"
RESOURCE = "limits of a process set from outside (resource)"
SCREEN = "an X screen with keys from outside (Xvfb, xdotool)"
RELEASE = "a Debian on which releases are made"
LINKS = "symbolic links, which only an administrator makes on Windows"
MODES = "permissions of a file as a mode: on Windows its folder has them"
BYTES = "names of files that are bytes: those of Windows are Unicode"
OPEN = "files that are deleted while they are open: Windows does not do that"
POPPLER = "what poppler reads of a PDF: Windows has none, and the same PDF"
PRINT_DIALOG = "Qt's own print dialog: Windows has one of its own, and none without a printer"
PROC = "processes as files (/proc)"

WINE = sys.platform == "win32" and hasattr(ctypes.WinDLL("ntdll"), "wine_get_version")
"""Not every fault there is one of Windows: a test that is left out for it runs on a real one."""

MODULES = {
    "tests/collection/test_kills.py": FORKSERVER,
    "tests/journeys/test_killed_while_typing.py": FORKSERVER,
    "tests/journeys/test_polite_end.py": FORKSERVER,
    "tests/journeys/test_real_things.py": SCREEN,
    "tests/storage/files/test_real_disks.py": RESOURCE,
    "tests/storage/files/test_real_limits.py": RESOURCE,
    "tests/storage/test_faults.py": PRELOAD,
    "tests/storage/test_kill.py": FORKSERVER,
    "tests/storage/test_power_cuts.py": PRELOAD,
    "tests/test_release.py": RELEASE,
}
"""Paths of modules and why Windows has nothing for them."""


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Whether the module is left out; None leaves it to others."""
    return True if sys.platform == "win32" and _name(collection_path) in MODULES else None


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave out a test with the mark."""
    for mark in item.iter_markers("unix"):
        need_unix(mark.args[0])


def need_unix(reason: str) -> None:
    """Leave out the test that is running: its tools need it, and other parameters of it do not."""
    if sys.platform == "win32":
        pytest.skip(f"Unix only: {reason}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What was left out, on Windows."""
    for line in left_out(sys.platform):
        terminalreporter.write_line(line)


def left_out(platform: str) -> Iterator[str]:
    """A line for each module that is not collected there."""
    if platform == "win32":
        for module, reason in MODULES.items():
            yield f"Unix only: {module}: {reason}"


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else ""
