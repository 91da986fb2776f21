"""A file that is read while the rest of the program is still being loaded.

Whoever starts the program with a report waits for two things, the window's toolkit and the helper that looks through
the file. Begun here before the toolkit is loaded, the second is done by the time that the first is.
"""

import threading
from concurrent.futures import Future
from pathlib import Path

from ita_desktop.storage.files import report_file
from ita_desktop.storage.files.report_file import Opened


class EarlyReading:
    """One file, read in a thread of its own from now on; its answer is given once, to whoever has the file's lock."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._opened: Future[Opened] = Future()
        threading.Thread(target=self._read, name="early reading", daemon=True).start()

    def take(self) -> Opened:
        """What `report_file.read_apart` gives or raises, of the file as it is now: it is read anew where it changed.

        Waits for the helper. Call it with the file's lock in hand: what was read before the lock was taken might else
        be older than what somebody put there until then.
        """
        opened = self._opened.result()
        return opened if opened.seen.is_still_at(self.path) else report_file.read_apart(self.path)

    def _read(self) -> None:
        try:
            self._opened.set_result(report_file.read_apart(self.path))
        except BaseException as error:
            self._opened.set_exception(error)
