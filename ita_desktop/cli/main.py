"""The command line: import, export, print, check, copy, merge and others, and otherwise the window.

No command imports Qt, and each imports only what it needs, so that `check` answers at once.
"""

import argparse
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import IO

from ita_desktop import paths
from ita_desktop.cli.commands import COMMANDS, command_parser
from ita_desktop.cli.exit_codes import DONE, FAULT, INTERRUPTED, REFUSED
from ita_desktop.cli.parsing import Formatter, Parser, add_general_options, program
from ita_desktop.errors import ExpectedError, UnknownCommandError, WindowFailedError
from ita_desktop.exchange.formats import REPORT
from ita_desktop.language import use

_Handler = Callable[[int, FrameType | None], object] | int | None

OpenWindow = Callable[[Path | None, Path | None, bool], int]


def main(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Do what the arguments (without the program's name) name; the exit code.

    `open_window` opens the window on a file or on none, writes a picture of it if asked to, prints if that is true, and
    gives its exit code: it is passed in because nothing in this module may know Qt.
    """
    _write_utf8(sys.stdout)
    _write_utf8(sys.stderr)
    try:
        code = _run(arguments, open_window)
        if sys.stdout is not None:  # None in a Windows program without a console
            sys.stdout.flush()
        return code
    except ExpectedError as error:
        from ita_desktop.messages import words

        _say(words(error))
        return FAULT if isinstance(error, WindowFailedError) else REFUSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our answer has seen enough (`check ... | head`); nothing more can be written, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception:
        # Left to Python, a bug would end with exit code 1, which means "findings".
        traceback.print_exc()
        return FAULT


@contextmanager
def _interrupted_when_asked_to_end() -> Iterator[None]:
    """A polite end is as Ctrl+C: what was begun is cleared away. The window has a way of its own: its toolkit dies of
    it while it is loaded."""
    before: dict[signal.Signals, _Handler] = {}
    with suppress(ValueError):  # not in the main thread
        for number in (signal.SIGTERM, signal.SIGINT):
            if signal.getsignal(number) is not signal.SIG_IGN:
                before[number] = signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _run(arguments: Sequence[str], open_window: OpenWindow) -> int:
    names = [command.name for command in COMMANDS]
    arguments = _with_general_options_taken(arguments)
    from ita_desktop.home import settings

    use(settings.load().language)
    if arguments and arguments[0] in (*names, "-h", "--help"):
        chosen = command_parser().parse_args(arguments)
        run: Callable[[argparse.Namespace], int] = chosen.run
        with _interrupted_when_asked_to_end():
            return run(chosen)
    return _window(arguments, open_window)


def _with_general_options_taken(arguments: Sequence[str]) -> Sequence[str]:
    """The arguments without those that any use of the program may have, which are in force from now on."""
    parser = Parser(prog=program(), add_help=False, allow_abbrev=False, formatter_class=Formatter)
    add_general_options(parser)
    chosen, rest = parser.parse_known_args(arguments)
    if chosen.home is not None:
        os.environ[paths.HOME] = str(chosen.home.absolute())
    if chosen.debug:
        from ita_desktop.home.log_file import log_to_console

        log_to_console()
    return rest


def _say(sentence: str) -> None:
    """On stderr; a Windows program without a console has none, but can always show a box."""
    if sys.stderr is not None:
        print(sentence, file=sys.stderr)
    elif sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, sentence, "ITA Desktop", 0x10)  # MB_ICONERROR


def _write_utf8(stream: IO[str] | None) -> None:
    """Thai for the reader of a pipe or a file, whatever the locale; None in a Windows program without a console."""
    if stream is not None and hasattr(stream, "reconfigure"):
        if stream.isatty():
            stream.reconfigure(errors="backslashreplace")
        else:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


# The window


def _window(arguments: Sequence[str], open_window: OpenWindow) -> int:
    parser = Parser(prog=program(), add_help=False, formatter_class=Formatter)
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE.ita")
    parser.add_argument("--print", action="store_true", help=argparse.SUPPRESS)  # what Windows starts for "Print"
    parser.add_argument("--screenshot", type=Path, metavar="OUT.png", help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    file: Path | None = chosen.file
    if file is not None and not REPORT.has_name(file) and not os.path.lexists(file):
        raise UnknownCommandError(str(file))
    # Remembered paths must mean the same from every folder; links stay what they are.
    printing = chosen.print and file is not None
    return open_window(file.absolute() if file is not None else None, chosen.screenshot, printing)
