"""What processes that were ended could not delete themselves: private copies, and files that they were writing."""

import os
import re
import shutil
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from ita_desktop import paths
from ita_desktop.domain.thai.numbers import whole_number
from ita_desktop.processes import may_be
from ita_desktop.regular_file import WITH_PATHS_MAX, read_small
from ita_desktop.storage.files.private_copy import RECEIVED
from ita_desktop.whole_file import NOTE

_PROCESSES = range(1, 2**31)
_ASIDE = re.compile(r"\.ita-[0-9a-f]{12}\.part")

_NOTE_SECONDS = 30 * 24 * 3600
"""How long a note waits for a folder that is not there, such as one of a stick."""


def sweep_received() -> None:
    """Delete the private copies of received files."""
    for folder in Path(tempfile.gettempdir()).glob(f"{RECEIVED}*-*-*"):
        with suppress(FileNotFoundError):
            is_ours = sys.platform == "win32" or folder.lstat().st_uid == os.getuid()
            if is_ours and _is_over(folder.name.removeprefix(RECEIVED)):
                shutil.rmtree(folder, ignore_errors=True)


def sweep_half_written() -> None:
    """Delete what was being written by `write_whole`, wherever that was."""
    for note in paths.private_folder().glob(f"{NOTE}*-*-*"):
        if _is_over(note.name.removeprefix(NOTE)):
            with suppress(OSError, ValueError):
                aside = Path(os.fsdecode(read_small(note, WITH_PATHS_MAX)))
                if _ASIDE.fullmatch(aside.name) is not None:
                    if not aside.parent.is_dir() and time.time() - note.stat().st_mtime < _NOTE_SECONDS:
                        continue
                    aside.unlink(missing_ok=True)
                note.unlink()


def _is_over(name: str) -> bool:
    """Whether the process is gone: `name` is its number, its birth, which may have a hyphen, and something random."""
    pid, _, rest = name.partition("-")
    number = whole_number(pid, _PROCESSES)
    return number is not None and not may_be(number, rest.rpartition("-")[0])
