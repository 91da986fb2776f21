"""Power cuts replayed: from a log of all writes and syncs, what a disk could hold after losing power at some moment.

The model is a hostile one. Of what was written to a file since its last sync, each sector of 512 bytes may be there or
not. Of what was done in a folder since the folder's last sync, only the first few steps may be there: a file may have
its old name, no name yet, or be back from the dead.

Run under the shim, this module is the one whose power is cut:

    python -m tests.storage.power_cuts SCENARIO FOLDER LOG COUNT
"""

import os
import random
import struct
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path

from ita_desktop.storage.database import connecting
from ita_desktop.storage.files import publishing, report_file
from ita_desktop.storage.files.durable_folders import sync_folder
from ita_desktop.storage.working_copy import WorkingCopy
from tests.storage.shim import Shim
from tests.storage.victims import version

_HEAD = struct.Struct("<IIQI")
_SECTOR = 512


class Kind(IntEnum):
    """What was done, as faults.c numbers it."""

    CREATE = 1
    WRITE = 2
    TRUNCATE = 3
    SYNC = 4
    RENAME = 5
    UNLINK = 6
    LINK = 7
    MARK = 8
    MKDIR = 9
    SYNC_FOLDER = 10


@dataclass(frozen=True, slots=True)
class Step:
    """One operation: `file` is a number that no two files share, `at` an offset, a length or a mark."""

    kind: Kind
    file: int
    at: int
    data: bytes

    def paths(self) -> list[Path]:
        """The path or the two that it names."""
        return [Path(os.fsdecode(part)) for part in self.data.split(b"\0") if part]


def steps(log: Path) -> Iterator[Step]:
    """What the shim wrote down."""
    data, at = log.read_bytes(), 0
    while at < len(data):
        kind, file, offset, length = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        yield Step(Kind(kind), file, offset, data[at : at + length])
        at += length


Names = dict[Path, int | None]
"""Which file has which name; None stands for a folder."""


@dataclass
class Disk:
    """What is surely on the disk, and what is on its way there. `told` is the last mark."""

    synced: dict[int, bytearray] = field(default_factory=dict)
    pending: dict[int, list[Step]] = field(default_factory=dict)
    names: Names = field(default_factory=dict)
    pending_names: dict[Path, list[Step]] = field(default_factory=dict)
    told: int = -1

    def do(self, step: Step) -> None:
        """Take one step of the log."""
        match step.kind:
            case Kind.MARK:
                self.told = step.at
            case Kind.WRITE | Kind.TRUNCATE:
                self.pending.setdefault(step.file, []).append(step)
            case Kind.SYNC:
                content = self.synced.setdefault(step.file, bytearray())
                for written in self.pending.pop(step.file, []):
                    _write(content, written, lambda: True)
            case Kind.SYNC_FOLDER:
                for done in self.pending_names.pop(step.paths()[0], []):
                    _name(self.names, done)
            case _:
                self.pending_names.setdefault(step.paths()[-1].parent, []).append(step)

    def after_a_cut(self, chance: random.Random) -> dict[Path, bytes | None]:
        """One of the many things that may be found afterwards: the content of every path, None for a folder."""
        names = dict(self.names)
        for waiting in self.pending_names.values():
            for done in waiting[: chance.randint(0, len(waiting))]:
                _name(names, done)
        found: dict[Path, bytes | None] = {}
        made = self._folders()
        for path, file in names.items():
            if any(parent not in names for parent in path.parents if parent in made):
                continue
            if file is None:
                found[path] = None
                continue
            content = bytearray(self.synced.get(file, b""))
            arrives = chance.choice([0.0, 0.5, 0.9, 1.0])
            for written in self.pending.get(file, []):
                _write(content, written, lambda arrives=arrives: chance.random() < arrives)  # type: ignore[misc]
            found[path] = bytes(content)
        return found

    def _folders(self) -> set[Path]:
        made = {
            step.paths()[0] for waiting in self.pending_names.values() for step in waiting if step.kind is Kind.MKDIR
        }
        return made | {path for path, file in self.names.items() if file is None}


def _write(content: bytearray, step: Step, arrives: Callable[[], bool]) -> None:
    if step.kind is Kind.TRUNCATE:
        if arrives():
            del content[step.at :]
            content.extend(bytes(step.at - len(content)))
        return
    for start in range(0, len(step.data), _SECTOR):
        if arrives():
            part, at = step.data[start : start + _SECTOR], step.at + start
            content.extend(bytes(max(0, at - len(content))))
            content[at : at + len(part)] = part


def _name(names: Names, step: Step) -> None:
    paths = step.paths()
    match step.kind:
        case Kind.CREATE:
            names[paths[0]] = step.file
        case Kind.MKDIR:
            names[paths[0]] = None
        case Kind.UNLINK:
            names.pop(paths[0], None)
        case Kind.RENAME if paths[0] in names:
            names[paths[1]] = names.pop(paths[0])
        case Kind.LINK if paths[0] in names:
            names[paths[1]] = names[paths[0]]
        case _:
            pass


def put_down(found: dict[Path, bytes | None], from_folder: Path, to_folder: Path) -> None:
    """Make what was found below `from_folder` lie below the empty `to_folder`."""
    for path, content in sorted(found.items()):
        target = to_folder / path.relative_to(from_folder)
        if content is None:
            target.mkdir(parents=True, exist_ok=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


# The one whose power is cut


def storing(folder: Path, count: int, told: Callable[[int], None]) -> None:
    """Stores version after version."""
    copy = WorkingCopy.create(version(0), folder / "documents" / "รายงาน.ita", None)
    told(0)
    for number in range(1, count + 1):
        copy.store(version(number))
        told(number)


def storing_with_full(folder: Path, count: int, told: Callable[[int], None]) -> None:
    """Planted bug: SQLite's usual settings, which do not sync the folder after a commit."""
    settings = {"synchronous = EXTRA": "synchronous = FULL", "locking_mode = EXCLUSIVE": "locking_mode = NORMAL"}
    connecting._SETTINGS = tuple(settings.get(setting, setting) for setting in connecting._SETTINGS)
    storing(folder, count, told)


def publishing_(folder: Path, count: int, told: Callable[[int], None]) -> None:
    """Publishes version after version."""
    path = folder / "documents" / "รายงาน.ita"
    copy = WorkingCopy.create(version(0), path, report_file.write(version(0), path, replace=True))
    told(0)
    for number in range(1, count + 1):
        copy.store(version(number))
        assert not copy.publish().conflict
        told(number)


def publishing_without_syncs(folder: Path, count: int, told: Callable[[int], None]) -> None:
    """Planted bug: the folder is not synced after the rename."""
    publishing.sync_folder = lambda _: None  # type: ignore[attr-defined, assignment]
    publishing_(folder, count, told)


SCENARIOS: dict[str, Callable[[Path, int, Callable[[int], None]], None]] = {
    scenario.__name__.rstrip("_"): scenario
    for scenario in (storing, storing_with_full, publishing_, publishing_without_syncs)
}


def main(name: str, place: str, log: str, count: str) -> None:
    """Do the scenario and write everything down."""
    folder, shim = Path(place), Shim()
    os.environ["ITA_DESKTOP_HOME"] = str(folder / "home")
    shim.watch(folder, Path(log))
    (folder / "documents").mkdir()
    sync_folder(folder)
    SCENARIOS[name](folder, int(count), shim.mark)


if __name__ == "__main__":
    main(*sys.argv[1:])
