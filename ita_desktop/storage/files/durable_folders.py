"""Folders whose entries survive a power cut: a new name is on the disk only once its folder was synced."""

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

from ita_desktop.private_files import make_private_folder


def sync_folder(folder: Path) -> None:
    """Sync what was created or renamed in the folder. Windows has no such call and does it by itself."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):  # some network folders cannot
            raise
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Make a new private folder, with the ones above it that are missing, durably. Raises OSError if it is there."""
    made = make_private_folder(folder)
    if not made:
        raise FileExistsError(str(folder))
    for path in made:
        with suppress(PermissionError):  # a folder that may be written but not read cannot be synced
            sync_folder(path.parent)
