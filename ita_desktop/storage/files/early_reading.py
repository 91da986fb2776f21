"""A file that is read while the rest of the program is still being loaded.

A user who starts the program with a report waits for two things: for Qt to load, and for the helper to inspect the
file. The helper is started here before Qt is loaded, so both are done at once.
"""

from concurrent.futures import wait
from pathlib import Path

from ita_desktop.storage.files import report_file
from ita_desktop.storage.files.patience import asked
from ita_desktop.storage.files.report_file import Opened

_DROP_SECONDS = 1.0


class EarlyReading:
    """One file, read in a thread of its own from now on. `take` it once, with the file's lock, or `drop` it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._is_wanted = True
        self._opened = asked(lambda: report_file.read_apart(path, lambda: self._is_wanted))

    def take(self) -> Opened:
        """What `report_file.read_apart` returns or raises for the file as it is now: it is read again if it changed.

        Waits for the helper. Call it with the file's lock held: a file that was read before the lock was taken may have
        been replaced since.
        """
        opened = self._opened.result()
        return opened if opened.fingerprint.is_still_at(self.path) else report_file.read_apart(self.path)

    def drop(self) -> None:
        """End the helper and delete the private copy, unless the disk holds them longer than a second: the program may
        end now."""
        self._is_wanted = False
        wait([self._opened], _DROP_SECONDS)
