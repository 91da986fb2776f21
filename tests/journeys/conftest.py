"""Fixtures of the journeys: the program dressed as for a clerk."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.window import clerk, clipboard_left, dressed  # noqa: F401 - fixtures
from tests.support.window_fixtures import english, qapp_args, sample, steps  # noqa: F401 - fixtures


@pytest.fixture
def memory(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in memory where there is one: a kill leaves the system's own buffers alone, and other work on the disk
    is not what is tried here."""
    folder = Path(tempfile.mkdtemp(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None))
    monkeypatch.setenv("ITA_DESKTOP_HOME", str(folder / "home"))
    yield folder
    shutil.rmtree(folder)
