"""The one folder in which everything lies between two runs, and how a part of it is made only when it has to be."""

import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
HERE = Path(__file__).resolve().parent
KEPT = Path(os.environ.get("ITA_WINDOWS") or ROOT / ".cache" / "windows").absolute()
"""Ignored by Git, about 3 GB, or where `ITA_WINDOWS` says. Delete it to begin anew."""

SOURCE = KEPT / "source"
"""The program's files as they are in the work tree, where what is made of them disturbs nobody."""

Input = str | bytes | Path


def kept(part: Path, inputs: list[Input], make: Callable[[Path], None]) -> Path:
    """The file or folder `part`, made anew if it is not there or was made from other inputs.

    What `make` leaves unfinished is made again the next time: the stamp is written last.
    """
    stamp = part.with_name(f"{part.name}.made")
    wanted = digest(inputs)
    if part.exists() and stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return part
    remove(part)
    stamp.unlink(missing_ok=True)
    part.parent.mkdir(parents=True, exist_ok=True)
    make(part)
    if not part.exists():
        raise FileNotFoundError(f"{part} was not made")
    stamp.write_text(wanted, encoding="ascii")
    return part


def digest(inputs: list[Input]) -> str:
    """SHA-256 of all inputs; a path stands for what is in its file or in all files below it."""
    total = hashlib.sha256()
    for one in inputs:
        for name, data in _contents(one):
            total.update(f"{name}\0{len(data)}\0".encode())
            total.update(data)
    return total.hexdigest()


def _contents(one: Input) -> list[tuple[str, bytes]]:
    if isinstance(one, Path):
        files = [one] if one.is_file() else sorted(path for path in one.rglob("*") if path.is_file())
        return [(file.name if file == one else file.relative_to(one).as_posix(), file.read_bytes()) for file in files]
    return [("", one.encode() if isinstance(one, str) else one)]


def remove(part: Path) -> None:
    """Delete a file or a folder, if it is there."""
    if part.is_dir() and not part.is_symlink():
        shutil.rmtree(part)
    else:
        part.unlink(missing_ok=True)


def sha256(path: Path) -> str:
    """Of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
