"""Folders and files that only this user can read: 0700 and 0600, whatever the umask. On Windows the profile is private.

Reports and exported files are the user's to share: `whole_file` keeps their modes.
"""

import os
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

FOLDER, FILE = 0o700, 0o600


def make_private_folder(folder: Path) -> list[Path]:
    """Make the folder, with missing ones above it; returns those it made, the lowest first. Raises OSError."""
    made: list[Path] = []
    for path in [path for path in (folder, *folder.parents) if not path.exists()][::-1]:
        with suppress(FileExistsError):  # another window was quicker
            path.mkdir(FOLDER)
            made.insert(0, path)
    if not folder.is_dir():
        raise NotADirectoryError(f"not a folder: {folder}")
    return made


def private_opener(path: str, flags: int) -> int:
    """An opener for `open` that makes new files private."""
    return os.open(path, flags, FILE)


def make_private_file(path: Path) -> None:
    """Make an empty file, unless there is one. SQLite gives files beside a database the mode of the database.

    A file that is there is not opened: on POSIX systems, closing it would take SQLite's locks of this process away.
    """
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FILE))


def narrow(home: Path, is_ours: Callable[[str], bool]) -> None:
    """Make private what earlier versions left open to others: files of ours in the home, by name, and folders with all
    in them.

    The home itself, too, unless it holds other things: then the user chose a folder that is not only for this program.
    Folders that were private already are skipped.
    """
    if sys.platform == "win32":
        return
    with suppress(OSError):
        found = list(home.iterdir())
        ours = [path for path in found if is_ours(path.name)]
        if ours and len(ours) == len(found):
            _take_from_others(home)
        for path in ours:
            if _take_from_others(path) and path.is_dir():
                for folder, folders, files in os.walk(path):
                    for name in (*folders, *files):
                        _take_from_others(Path(folder) / name)


def _take_from_others(path: Path) -> bool:
    """Make it private; whether others had any permission until now."""
    with suppress(OSError):
        mode = path.lstat().st_mode
        if not stat.S_ISLNK(mode) and stat.S_IMODE(mode) & 0o077:
            path.chmod(stat.S_IMODE(mode) & FOLDER)
            return True
    return False
