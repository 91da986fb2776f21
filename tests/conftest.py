"""What holds for every test: a private folder of its own, no screen, and no log record that nobody expected."""

import gc
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from ita_desktop import language
from ita_desktop.language import Language
from ita_desktop.session.file import cautions
from ita_desktop.session.qt.garbage import GarbageCollection, collect_due
from tests.storage.shim import built_in
from tests.support.acceptance import (  # noqa: F401 - hooks
    pytest_addoption,
    pytest_collection_modifyitems,
    pytest_configure,
)
from tests.support.some_day import DAY
from tests.support.unix_only import (  # noqa: F401 - hooks
    PRELOAD,
    need_unix,
    pytest_ignore_collect,
    pytest_runtest_setup,
    pytest_terminal_summary,
)

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTHONIOENCODING", "utf-8")  # what the tests read from other processes of Python

_COLLECT_AFTER = (20_000, 10, 20)

settings.register_profile("ita", deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ita")


@pytest.fixture(autouse=True)
def private_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program's private folder of this test: working copies, settings and logs."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("ITA_DESKTOP_HOME", str(folder))
    return folder


@pytest.fixture
def memory(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in memory where there is one: a kill leaves the system's own buffers alone, and other work on the disk
    is not what is tried here."""
    folder = Path(tempfile.mkdtemp(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None))
    monkeypatch.setenv("ITA_DESKTOP_HOME", str(folder / "home"))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled shim of `tests/storage/faults.c`."""
    need_unix(PRELOAD)
    return built_in(tmp_path_factory.mktemp("shim"))


@pytest.fixture(autouse=True)
def temporary_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's temporary folder is not the one that has the files of this test, which are to last."""
    folder = str(tmp_path_factory.mktemp("temporary"))
    monkeypatch.setenv("TMPDIR", folder)
    monkeypatch.setattr(tempfile, "tempdir", folder)


@pytest.fixture(autouse=True)
def some_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reports of the tests are this year's work, whenever the tests run."""
    monkeypatch.setattr(cautions, "now", lambda: DAY)


@pytest.fixture(autouse=True)
def garbage_collected(request: pytest.FixtureRequest) -> Iterator[None]:
    """With Qt in the main thread only, as in the program; other tests begin without what those with Qt have left."""
    if "qapp" not in request.fixturenames:
        if not gc.isenabled():
            gc.collect()
            gc.enable()
        yield
        return
    request.getfixturevalue("qapp")
    collection = GarbageCollection()
    yield
    collection.end()
    gc.disable()
    collect_due(_COLLECT_AFTER)


@pytest.fixture(autouse=True)
def thai_again() -> Iterator[None]:
    """A test that makes the program speak English does so for itself only."""
    yield
    language.use(Language.THAI)


@pytest.fixture(autouse=True)
def no_unexpected_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fails the test when anything logs a warning or worse. A test that expects one clears `caplog` at its end."""
    yield
    unexpected = [
        f"{record.levelname} {record.name}: {record.getMessage()}"
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING
    ]
    assert not unexpected, unexpected
