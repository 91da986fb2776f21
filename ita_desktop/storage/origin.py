"""What a working copy knows about the clerk's file. It lies beside the database, never in it: the database travels.

Written aside and renamed, so that there is always one whole `origin.json`.
"""

import json
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from ita_desktop.storage.publishing import sync_folder
from ita_desktop.storage.seen import Seen

_NAME = "origin.json"


@dataclass(frozen=True, slots=True)
class Origin:
    """The clerk's file (`path`), and what it was when last read or published (`seen`).

    `kept` is the content digest of what needs no saving: the clerk's file holds it, or it is an empty new report.
    `coming` is set while publishing: digest of the bytes and of the content of the file that is about to be put at
    `path`. A process that dies right then leaves it behind, and the next one finds out whether it got there.
    """

    path: Path | None
    seen: Seen | None
    kept: str | None
    coming: tuple[str, str] | None = None

    def settled(self, now: Seen | None) -> Self:
        """The origin after a publishing that was cut short, `now` being what lies at the path."""
        if self.coming is None or now is None or now.digest != self.coming[0]:
            return replace(self, coming=None)
        return replace(self, seen=now, kept=self.coming[1], coming=None)

    def save(self, folder: Path) -> None:
        """Write it into the folder, durably. Raises OSError and leaves the one before."""
        written = json.dumps(
            {
                "path": None if self.path is None else os.fspath(self.path),
                "seen": None
                if self.seen is None
                else [self.seen.size, self.seen.mtime_ns, list(self.seen.file_id), self.seen.digest],
                "kept": self.kept,
                "coming": self.coming,
            }
        )
        aside = folder / (_NAME + ".new")
        with aside.open("w", encoding="ascii") as stream:
            stream.write(written)
            stream.flush()
            os.fsync(stream.fileno())
        aside.replace(folder / _NAME)
        sync_folder(folder)


def load(folder: Path) -> Origin:
    """The origin saved in the folder. OSError where there is none, ValueError where it is not one of ours."""
    try:
        found = json.loads((folder / _NAME).read_text(encoding="ascii"))
        seen, coming = found["seen"], found["coming"]
        return Origin(
            path=None if found["path"] is None else Path(found["path"]),
            seen=None if seen is None else Seen(seen[0], seen[1], (seen[2][0], seen[2][1]), seen[3]),
            kept=found["kept"],
            coming=None if coming is None else (coming[0], coming[1]),
        )
    except (KeyError, TypeError, IndexError) as error:
        raise ValueError(f"{folder}: not an origin") from error


def is_in(folder: Path) -> bool:
    """Whether an origin was saved in the folder."""
    return (folder / _NAME).exists()
