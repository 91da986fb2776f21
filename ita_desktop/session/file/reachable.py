"""What lies on disks that may not answer, as far as the window, which must not wait for them, can know it."""

from collections.abc import Iterable
from pathlib import Path

from ita_desktop.storage.files.patience import answer_within

_SECONDS = 0.3


def files_there(paths: Iterable[Path]) -> set[Path]:
    """Those of the files that are there, as far as can be told at once: where a disk does not answer, all."""
    asked = tuple(paths)
    return answer_within(_SECONDS, lambda: {path for path in asked if path.is_file()}, set(asked))


def is_folder_there(folder: Path) -> bool:
    """Whether the folder is there, and its disk answers."""
    return answer_within(_SECONDS, folder.is_dir, otherwise=False)
