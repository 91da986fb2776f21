"""Folders and files that are this user's alone: 0700 and 0600, also under a wider umask. On Windows the profile is.

What is exported, and the report itself, are the user's to share: their modes are kept by `whole_file`.
"""

import os
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

FOLDER, FILE = 0o700, 0o600


def make_private_folder(folder: Path) -> list[Path]:
    """Make the folder, with those above it that are missing; what was made, the lowest first. Raises OSError."""
    made: list[Path] = []
    for path in [path for path in (folder, *folder.parents) if not path.exists()][::-1]:
        with suppress(FileExistsError):  # another window was quicker
            path.mkdir(FOLDER)
            made.insert(0, path)
    if not folder.is_dir():
        raise NotADirectoryError(f"not a folder: {folder}")
    return made


def private_opener(path: str, flags: int) -> int:
    """For `open`: a file that is made is private."""
    return os.open(path, flags, FILE)


def make_private_file(path: Path) -> None:
    """An empty file, unless there is one. SQLite gives what it puts beside a database the modes of that."""
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, FILE))


def narrow(home: Path, is_ours: Callable[[str], bool]) -> None:
    """Take from others what earlier versions left to them: what is ours in the home, by its name, with all in it.

    The home itself, too, unless it holds other things: then it is a folder that somebody chose for more than this.
    Folders that were closed to others before are not looked into.
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
    """Whether others could do something with it until now."""
    with suppress(OSError):
        mode = path.lstat().st_mode
        if not stat.S_ISLNK(mode) and stat.S_IMODE(mode) & 0o077:
            path.chmod(stat.S_IMODE(mode) & FOLDER)
            return True
    return False
