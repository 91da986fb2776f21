"""Reading an office file for a command: on a terminal a line counts the rows that were read, and is gone at the end."""

import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from ita_desktop.exchange.contents import Contents


def contents_with_progress(path: Path) -> "Contents":
    """What stands in the file. Raises what `formats.read_contents` raises."""
    from ita_desktop.formats import read_contents

    if sys.stderr is None or not sys.stderr.isatty():
        return read_contents(path)
    line = _Line(sys.stderr)
    try:
        return read_contents(path, notify=line.show)
    finally:
        line.clear()


class _Line:
    """One line of a terminal that is written again and again."""

    def __init__(self, terminal: IO[str]) -> None:
        self._terminal = terminal
        self._length = 0

    def show(self, rows: int, total: int) -> None:
        """How many rows were read, and of how many: 0 if that is not known."""
        from ita_desktop.exchange.importing.words import rows_words

        words = rows_words(rows, total)
        self._terminal.write(f"\r{words.ljust(self._length)}")
        self._terminal.flush()
        self._length = len(words)

    def clear(self) -> None:
        """The line is empty again."""
        if self._length:
            self._terminal.write(f"\r{' ' * self._length}\r")
            self._terminal.flush()
