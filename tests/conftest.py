"""What holds for every test: a private folder of its own, no screen, and no log record that nobody expected."""

import gc
import logging
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from itertools import count
from multiprocessing.util import get_temp_dir
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
from tests.support.in_memory import MEMORY
from tests.support.some_day import DAY
from tests.support.unix_only import (  # noqa: F401 - hooks
    PRELOAD,
    need_unix,
    pytest_ignore_collect,
    pytest_runtest_setup,
    pytest_terminal_summary,
)

# A shell has what it starts in the background ignore this one, and all that is started from there, too.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Some hundred tests start the program, which would compile itself each time.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if sys.platform == "win32":  # that platform looks for fonts in one folder there, and warns if there is none
    os.environ.setdefault("QT_QPA_FONTDIR", str(Path(__file__).parent.parent / "fonts" / "sarabun"))
os.environ.setdefault("PYTHONIOENCODING", "utf-8")  # what the tests read from other processes of Python

_COLLECT_AFTER = (20_000, 10, 20)
_MANY = 1_000
_number = count()

_ROOM = 4 * 2**30
"""What a whole run takes in memory, where the files of the tests are then: a report is saved thousands of times."""

if "TMPDIR" not in os.environ and MEMORY and shutil.disk_usage(MEMORY).free > _ROOM:
    tempfile.tempdir = str(MEMORY)

settings.register_profile("ita", deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("quick", settings.get_profile("ita"), max_examples=25)
settings.load_profile("ita")


def pytest_sessionstart(session: pytest.Session) -> None:
    """Without the slow tests there are fewer random cases, too."""
    get_temp_dir()  # what starts processes keeps its folder for all tests
    settings.load_profile("quick" if "not slow" in session.config.option.markexpr else "ita")


def pytest_collection_finish(session: pytest.Session) -> None:
    """What thousands of tests consist of is never garbage, and not looked through for it after each of them."""
    if len(session.items) > _MANY:
        gc.freeze()


@pytest.fixture(autouse=True)
def private_folder(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """The program's private folder of this test: working copies, settings and logs. It goes before `tmp_path`, and both
    after whatever a test has open in them."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("ITA_DESKTOP_HOME", str(folder))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def memory(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in memory where there is one: a kill leaves the system's own buffers alone, and other work on the disk
    is not what is tried here."""
    folder = Path(tempfile.mkdtemp(dir=MEMORY))
    monkeypatch.setenv("ITA_DESKTOP_HOME", str(folder / "home"))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled shim of `tests/storage/faults.c`."""
    need_unix(PRELOAD)
    return built_in(tmp_path_factory.mktemp("shim"))


@pytest.fixture(autouse=True)
def temporary_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The system's temporary folder is not the one that has the files of this test, which are to last. It stays, empty,
    for processes that were started in this test and are asked for something in others."""
    folder = tmp_path_factory.getbasetemp() / "temporary" / str(next(_number))
    folder.mkdir(parents=True)
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(exist_ok=True)


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
