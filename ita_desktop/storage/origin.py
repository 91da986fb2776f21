"""What a working copy knows about the user's file. It lies beside the database, never in it: the database travels.

`origin.json` is always complete: it is replaced as a whole.
"""

import json
import os
from collections.abc import Callable
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import Any, Self

from ita_desktop import paths
from ita_desktop.regular_file import WITH_PATHS_MAX, read_note
from ita_desktop.storage.files.durable_folders import sync_folder
from ita_desktop.storage.files.fingerprint import FileFingerprint
from ita_desktop.whole_file import write_whole

NAME = "origin.json"
"""The file's name in the folder of the working copy."""


@dataclass(frozen=True, slots=True)
class Coming:
    """A file that is about to be put at `path`: the digest of its bytes, and the new `kept`."""

    path: Path
    digest: str
    kept: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """The user's file (`path`) and its fingerprint when it was last read or published.

    `kept` are the digests of contents that need no saving: the user's file holds them, or something newer; or it is an
    empty new report. `coming` is set from just before a file is put in place until that is known to have succeeded. If
    it is still set, in another process or after a failure, `settled` finds out whether the file is there. If `is_held`,
    the file is not replaced before the user agrees to that.
    """

    path: Path | None
    fingerprint: FileFingerprint | None
    kept: tuple[str, ...]
    coming: Coming | None = None
    is_held: bool = False

    def settled(self, fingerprint_at: Callable[[Path], FileFingerprint | None]) -> Self:
        """The origin without `coming`: that file is there if its digest is that of the file at its path."""
        if self.coming is None:
            return self
        now = fingerprint_at(self.coming.path)
        if now is None or now.digest != self.coming.digest:
            return replace(self, coming=None)
        return replace(self, path=self.coming.path, fingerprint=now, kept=self.coming.kept, coming=None, is_held=False)

    def save(self, folder: Path) -> None:
        """Write the origin into the folder, durably. Raises OSError and leaves the old one."""
        written = json.dumps(
            {
                "path": None if self.path is None else os.fspath(self.path),
                "seen": None if self.fingerprint is None else astuple(self.fingerprint),
                "kept": self.kept,
                "held": self.is_held,
                "coming": None
                if self.coming is None
                else [os.fspath(self.coming.path), self.coming.digest, self.coming.kept],
            }
        )
        write_whole(folder / NAME, written.encode(), private=True)
        sync_folder(folder)


def load(folder: Path) -> Origin:
    """The origin saved in the folder. OSError if there is none, ValueError if it is not one of ours."""
    try:
        found: Any = read_note(folder / NAME, WITH_PATHS_MAX)  # a fault in it raises one of the errors below
        coming = found["coming"]
        return Origin(
            path=None if found["path"] is None else _path(found["path"]),
            fingerprint=None if found["seen"] is None else _fingerprint(*found["seen"]),
            kept=_digests(found["kept"]),
            coming=None if coming is None else Coming(_path(coming[0]), coming[1], _digests(coming[2])),
            is_held=found.get("held", False) is True,
        )
    except (KeyError, TypeError, IndexError, AttributeError) as error:
        raise ValueError(f"{folder}: not an origin") from error


# Any: as it was found.
def _fingerprint(size: Any, mtime_ns: Any, file_id: Any, digest: Any) -> FileFingerprint:
    return FileFingerprint(size, mtime_ns, (file_id[0], file_id[1]), digest)


def _path(found: object) -> Path:
    if not paths.may_exist(found):
        raise TypeError("no path")
    return Path(found)


def _digests(found: object) -> tuple[str, ...]:
    """The saved digests; an earlier version saved one, or null."""
    if found is None:
        return ()
    if isinstance(found, list) and all(isinstance(digest, str) for digest in found):
        return tuple(found)
    if isinstance(found, str):
        return (found,)
    raise TypeError("digests")


def is_in(folder: Path) -> bool:
    """Whether an origin was saved in the folder."""
    return (folder / NAME).exists()
