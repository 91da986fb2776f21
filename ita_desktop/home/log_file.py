"""The program's own log, in three small files of its private folder: paths and counts, never what the user wrote.

An exception's message may hold typed text (`KeyError: ...`): of exceptions only the types and the lines of the code
are written.
"""

import faulthandler
import logging
import platform
import re
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from ita_desktop import __version__, paths
from ita_desktop.errors import WindowFailedError
from ita_desktop.private_files import make_private_file, make_private_folder, private_opener
from ita_desktop.regular_file import read_small, remove_all_but_regular

BYTES_MAX, FILES = 200_000, 3

_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"
_OUR_NAME = "ita_desktop"
_FRAMES_MAX = 60
_FILE = re.compile(r'File "([^"]*)"')

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None]

_log = logging.getLogger(__name__)


def log_path() -> Path:
    """The newest of the log files."""
    return paths.logs() / "ita-desktop.log"


def start_log() -> logging.Handler:
    """Write what our own modules log into the file. Returns the handler, which the caller closes.

    If the folder cannot be written there is no log, and the program goes on.
    """
    handler: logging.Handler
    try:
        make_private_folder(paths.logs())
        remove_all_but_regular(log_path())
        handler = _PrivateFiles(
            log_path(), maxBytes=BYTES_MAX, backupCount=FILES - 1, encoding="utf-8", errors="backslashreplace"
        )
    except OSError:
        handler = logging.NullHandler()
    _add(handler, _WithoutValues(_FORMAT))
    _log.info("started: %s", about_program())
    return handler


def log_to_console() -> None:
    """Write what our own modules log to the console, too, with messages and values, to look for a bug."""
    _add(logging.StreamHandler(), logging.Formatter(_FORMAT))


def _add(handler: logging.Handler, formatter: logging.Formatter) -> None:
    handler.setFormatter(formatter)
    ours = logging.getLogger(_OUR_NAME)
    ours.addHandler(handler)
    ours.setLevel(logging.INFO)


def stop_log(handler: logging.Handler) -> None:
    """Close the file."""
    ours = logging.getLogger(_OUR_NAME)
    ours.removeHandler(handler)
    ours.setLevel(logging.NOTSET)
    handler.close()


@contextmanager
def deaths_noted() -> Iterator[None]:
    """Have the interpreter write the lines of the code into a file if it crashes; the next startup logs them.

    Nothing else reports a crash in a library: there is no exception and no dialog. The working copy has the work. An
    uncaught exception while the program starts or ends is logged as well, and raised again.
    """
    died = paths.logs() / "died.txt"
    try:
        _note_death(died)
        remove_all_but_regular(died)
        file = open(died, "w", encoding="utf-8", opener=private_opener)  # noqa: SIM115 - Path.open has no opener
    except OSError:
        yield
        return
    with file:
        faulthandler.enable(file)
        try:
            yield
        except Exception:
            _log.exception("the program could not go on")
            raise
        finally:
            faulthandler.disable()


def _note_death(died: Path) -> None:
    try:
        written = read_small(died, BYTES_MAX).decode(errors="replace")
    except OSError:  # no file, or not one that the interpreter wrote
        return
    if written:
        _log.error("the program died before:\n%s", _lines_only(written))


def failed_start(error: ImportError) -> WindowFailedError:
    """Log which part of the window cannot be loaded, and return the error to show."""
    handler = start_log()
    _log.error("cannot be loaded: %s", error, exc_info=error)
    stop_log(handler)
    return WindowFailedError(log_path())


def about_program() -> str:
    """The versions of the program, Python and the system."""
    here = platform.uname()
    system = f"{here.system} {here.version if here.system == 'Windows' else here.release} {here.machine}"
    return f"ITA Desktop {__version__}, Python {platform.python_version()}, {system}"


def without_values(error: BaseException) -> str:
    """An exception with its causes as types and lines of the code, the innermost last. No message, no value."""
    return "\n".join(line for each in _causes(error) for line in _lines(each))


def bug_report(error: BaseException, now: datetime) -> str:
    """The text that the user can send to the developers; nothing of the report is in it."""
    return f"{now:%Y-%m-%d %H:%M:%S}\n{about_program()}\n{without_values(error)}\n"


class _PrivateFiles(RotatingFileHandler):
    """Files that others cannot read."""

    def _open(self) -> TextIOWrapper:
        make_private_file(Path(self.baseFilename))
        return super()._open()


class _WithoutValues(logging.Formatter):
    """Exceptions without their messages."""

    def format(self, record: logging.LogRecord) -> str:
        """A record keeps the words of an exception that the handler before has made, as that of the console does: they
        hold its message."""
        return super().format(logging.makeLogRecord({**vars(record), "exc_text": None}))

    # The type of logging's own argument, of which each part may be None.
    def formatException(
        self, ei: ExceptionInfo | tuple[None, None, None] | tuple[type[BaseException], BaseException, None]
    ) -> str:
        return without_values(ei[1]) if ei[1] is not None else ""


def _lines_only(text: str) -> str:
    """What `faulthandler` wrote, without the user's own folders, the thread that crashed first: only some lines are
    kept."""
    cause, *threads = text.split("\n\n")
    threads.sort(key=lambda thread: not thread.startswith("Current thread"))
    lines = "\n".join([cause, *threads]).splitlines()[:_FRAMES_MAX]
    return "\n".join(_FILE.sub(lambda found: f'File "{_short(found[1])}"', line) for line in lines)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The causes of the error, the earliest first; then the error."""
    chain: list[BaseException] = []
    at: BaseException | None = error
    while at is not None and at not in chain:
        chain.append(at)
        at = at.__cause__ or (None if at.__suppress_context__ else at.__context__)
    return reversed(chain)


def _lines(error: BaseException) -> Iterator[str]:
    number = f" {error.errno}" if isinstance(error, OSError) else ""
    yield f"{type(error).__module__}.{type(error).__qualname__}{number}"
    for frame in traceback.extract_tb(error.__traceback__)[-_FRAMES_MAX:]:
        yield f"  {_short(frame.filename)}:{frame.lineno} {frame.name}"


def _short(file: str) -> str:
    """The path of a file of the code without the user's own folders."""
    for folder in sorted(filter(None, [str(paths.program_folder()), *sys.path]), key=len, reverse=True):
        if file.startswith(folder):
            return file[len(folder) :].lstrip("/\\")
    return Path(file).name
