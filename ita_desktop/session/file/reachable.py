"""What the window can know of disks that may not answer, without waiting for them."""

from collections.abc import Iterable
from pathlib import Path

from ita_desktop.storage.files.fingerprint import is_same_file
from ita_desktop.storage.files.patience import answer_within

_SECONDS = 0.3


def files_there(paths: Iterable[Path]) -> set[Path]:
    """Those of the files that are there, as far as is known at once: all, if a disk does not answer."""
    asked = tuple(paths)
    return answer_within(_SECONDS, lambda: {path for path in asked if path.is_file()}, set(asked))


def same_file(one: Path, other: Path) -> bool:
    """Whether both paths lead to one file, by a link, a drive, a share or another name of it; false if a disk does not
    answer."""
    return one == other or answer_within(_SECONDS, lambda: is_same_file(one, other), otherwise=False)


def is_folder_there(folder: Path) -> bool:
    """Whether the folder is there, and its disk answers."""
    return answer_within(_SECONDS, folder.is_dir, otherwise=False)
