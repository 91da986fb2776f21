"""A file that is read while the rest of the program is still being loaded.

A user who starts the program with a report waits for two things: for Qt to load, and for the helper to inspect the
file. The helper is started here before Qt is loaded, so both are done at once.
"""

import threading
from concurrent.futures import Future
from pathlib import Path

from ita_desktop.storage.files import report_file
from ita_desktop.storage.files.report_file import Opened


class EarlyReading:
    """One file, read in a thread of its own from now on. `take` it once, with the file's lock."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._opened: Future[Opened] = Future()
        threading.Thread(target=self._read, name="early reading", daemon=True).start()

    def take(self) -> Opened:
        """What `report_file.read_apart` returns or raises for the file as it is now: it is read again if it changed.

        Waits for the helper. Call it with the file's lock held: a file that was read before the lock was taken may have
        been replaced since.
        """
        opened = self._opened.result()
        return opened if opened.fingerprint.is_still_at(self.path) else report_file.read_apart(self.path)

    def _read(self) -> None:
        try:
            self._opened.set_result(report_file.read_apart(self.path))
        except BaseException as error:
            self._opened.set_exception(error)
