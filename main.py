"""Starts ITA Desktop: the window, a command (`main.py --help`), or a helper that the window or a command waits for."""

import gc
import signal
import sys

if __name__ == "__main__":
    gc.disable()  # values make no circles, and looking for them takes time; a window looks (`session/qt/garbage.py`)
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # nothing is begun yet: no traceback out of imports

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ita_desktop.ui.window.main_window import MainWindow


def open_window(
    path: Path | None,
    screenshot: Path | None = None,
    printing: bool = False,
    **seen: Callable[["MainWindow"], None],
) -> int:
    """The window, whose toolkit is loaded only when it is asked for; the file is looked through meanwhile.

    `printing` and `seen` are passed on: whether to print the report, and what to call when the window has got so far.
    """
    from ita_desktop.exchange.formats import REPORT

    early = None
    if path is not None and REPORT.has_name(path):
        from ita_desktop.storage.files.early_reading import EarlyReading

        early = EarlyReading(path)
    try:
        from ita_desktop import app
    except ImportError as error:
        from ita_desktop.home.log_file import failed_start

        raise failed_start(error) from error
    return app.main(path, screenshot, printing, early=early, **seen)


def main(arguments: list[str]) -> int:
    """Do what the arguments (without the program's name) say; the exit code."""
    if arguments[:1] == ["--help-with"]:  # before anything else is loaded
        from ita_desktop import helper

        return helper.main(arguments[1:])
    from ita_desktop.cli.main import main as cli_main

    return cli_main(arguments, open_window)


if __name__ == "__main__":
    code = main(sys.argv[1:])
    gc.freeze()  # nothing is looked for in what is left: it goes with the process
    sys.exit(code)
