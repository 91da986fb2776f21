"""One line of a terminal that counts what was read, and is gone at the end."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ita_desktop.exchange.contents import Contents


class Progress:
    """The line; nothing is written without a terminal."""

    def __init__(self) -> None:
        self._terminal = sys.stderr if sys.stderr is not None and sys.stderr.isatty() else None
        self._length = 0

    def show(self, words: str) -> None:
        """The words stand there now."""
        if self._terminal is not None:
            self._terminal.write(f"\r{words.ljust(self._length)}")
            self._terminal.flush()
            self._length = len(words)

    def clear(self) -> None:
        """The line is empty again."""
        if self._terminal is not None and self._length:
            self._terminal.write(f"\r{' ' * self._length}\r")
            self._terminal.flush()
            self._length = 0


def contents_with_progress(path: Path) -> "Contents":
    """What stands in the office file. Raises what `formats.read_contents` raises."""
    from ita_desktop.exchange.importing.words import rows_words
    from ita_desktop.formats import read_contents

    line = Progress()
    try:
        return read_contents(path, notify=lambda rows, total: line.show(rows_words(rows, total)))
    finally:
        line.clear()
