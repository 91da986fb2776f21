"""Files that are put in place whole: written aside, flushed to the disk, then renamed.

Whoever looks at the path sees the old file or the new one, never a part.
"""

import os
import time
from contextlib import suppress
from pathlib import Path

WINDOWS = os.name == "nt"
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.7, 1.0)
"""Seconds between attempts to rename: virus scanners and sync clients let go of a file within about 2.5."""


def write_whole(path: Path, data: bytes) -> None:
    """Write or replace the file at `path`. Raises OSError; what was there is then as it was, and nothing beside it."""
    aside = path.with_name(f".{os.urandom(6).hex()}.part")
    try:
        with aside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _rename(aside, path)
    except BaseException:
        with suppress(OSError):
            aside.unlink()
        raise


def _rename(aside: Path, path: Path) -> None:
    for pause in _PAUSES:
        try:
            aside.replace(path)
        except PermissionError:
            if not WINDOWS:
                raise
            time.sleep(pause)
        else:
            return
    aside.replace(path)
