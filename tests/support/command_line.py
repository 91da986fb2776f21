"""The commands of the program in this process: what each ends with and writes."""

from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from typing import NamedTuple

from ita_desktop.cli.main import main


class Ran(NamedTuple):
    """What a command ended with and wrote."""

    code: int
    out: str
    err: str


def run(*arguments: object) -> Ran:
    """A command, which opens no window."""
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = main([str(argument) for argument in arguments], _no_window)
        except SystemExit as ended:  # with the words of --help
            code = int(ended.code or 0)
    return Ran(code, out.getvalue(), err.getvalue())


def _no_window(*_: object) -> int:
    raise AssertionError("the window was opened")
