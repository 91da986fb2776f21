"""What a working copy knows about the clerk's file. It lies beside the database, never in it: the database travels.

There is always one whole `origin.json`.
"""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

from ita_desktop.regular_file import read_note
from ita_desktop.storage.files.durable_folders import sync_folder
from ita_desktop.storage.files.fingerprint import Seen
from ita_desktop.whole_file import write_whole

_NAME = "origin.json"


@dataclass(frozen=True, slots=True)
class Coming:
    """A file that is about to be put at `path`: the digest of its bytes, and what `kept` will be."""

    path: Path
    digest: str
    kept: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """The clerk's file (`path`), and what it was when last read or published (`seen`).

    `kept` are the content digests of what needs no saving: the clerk's file holds it, or something newer; or it is an
    empty new report.
    `coming` is set from just before a file is put in place until that is known to have gone well. Whoever finds it
    set, in another process or after a failure, looks whether the file got there.
    """

    path: Path | None
    seen: Seen | None
    kept: tuple[str, ...]
    coming: Coming | None = None

    def settled(self, see: Callable[[Path], Seen | None]) -> Self:
        """The origin without anything coming: what was has arrived if it is what `see` finds at its path."""
        if self.coming is None:
            return self
        now = see(self.coming.path)
        if now is None or now.digest != self.coming.digest:
            return replace(self, coming=None)
        return replace(self, path=self.coming.path, seen=now, kept=self.coming.kept, coming=None)

    def save(self, folder: Path) -> None:
        """Write it into the folder, durably. Raises OSError and leaves the one before."""
        written = json.dumps(
            {
                "path": None if self.path is None else os.fspath(self.path),
                "seen": None
                if self.seen is None
                else [self.seen.size, self.seen.mtime_ns, list(self.seen.file_id), self.seen.digest],
                "kept": self.kept,
                "coming": None
                if self.coming is None
                else [os.fspath(self.coming.path), self.coming.digest, self.coming.kept],
            }
        )
        write_whole(folder / _NAME, written.encode(), private=True)
        sync_folder(folder)


def load(folder: Path) -> Origin:
    """The origin saved in the folder. OSError where there is none, ValueError where it is not one of ours."""
    try:
        found: Any = read_note(folder / _NAME)  # whatever is wrong in it raises one of these below
        seen, coming = found["seen"], found["coming"]
        return Origin(
            path=None if found["path"] is None else Path(found["path"]),
            seen=None if seen is None else Seen(seen[0], seen[1], (seen[2][0], seen[2][1]), seen[3]),
            kept=_digests(found["kept"]),
            coming=None if coming is None else Coming(Path(coming[0]), coming[1], _digests(coming[2])),
        )
    except (KeyError, TypeError, IndexError) as error:
        raise ValueError(f"{folder}: not an origin") from error


def _digests(found: object) -> tuple[str, ...]:
    """As they were saved; an earlier version saved one, or null."""
    if found is None:
        return ()
    if isinstance(found, list) and all(isinstance(digest, str) for digest in found):
        return tuple(found)
    if isinstance(found, str):
        return (found,)
    raise TypeError("digests")


def is_in(folder: Path) -> bool:
    """Whether an origin was saved in the folder."""
    return (folder / _NAME).exists()
