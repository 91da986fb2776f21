"""Answers of helpers, true ones and planted ones, read in the process of the test."""

import subprocess
from pathlib import Path
from typing import cast

import pytest

from ita_desktop.storage.inspection import helper_work
from ita_desktop.storage.inspection.helper_process import CAPS, Helper, Task

NAME = Path("จากอีเมล.ita")


class _Over:
    """A process that has written all it had to say."""

    def poll(self) -> int:
        return 0


def harmless_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what a helper does to its own process."""
    monkeypatch.setattr(helper_work, "limit_this_process", lambda *_: None)
    monkeypatch.setattr(helper_work, "_end_with_the_program", lambda _: None)


def helper(answer: Path) -> Helper:
    """The one that gave the answer."""
    process = cast("subprocess.Popen[bytes]", _Over())
    return Helper(process, answer, NAME, CAPS[Task.REPORT], lambda: True)


def told(answer: Path, *lines: bytes) -> Helper:
    """One that tells these lines."""
    answer.write_bytes(b"\n".join((b'"begun"', *lines, b"")))
    return helper(answer)
