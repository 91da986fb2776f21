"""Whose work is in a built program, found from its files: `parts.toml` has the patterns of each part.

What no part has stops the release: nothing is given out whose licence was not looked at.
"""

import importlib.metadata
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TABLE = Path(__file__).with_name("parts.toml")


@dataclass(frozen=True)
class Part:
    """One thing that others made, or we. The texts are names in /usr/share/common-licenses; "Python" is its own text,
    which for Windows has those of what it brings."""

    name: str
    licence: str  # an SPDX expression
    origin: str = ""  # "wheel:NAME", "debian:PACKAGE", "file:PATH", "python", "program", or nothing
    texts: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """A part that is in a program, with the paths of its files and the packages inside the executable."""

    part: Part
    version: str  # empty if nothing says it
    files: tuple[str, ...]
    modules: tuple[str, ...]


class UnlistedError(Exception):
    """Files or modules that no part has."""


def all_parts() -> tuple[Part, ...]:
    """Every part of the table, those with narrower patterns first."""
    with TABLE.open("rb") as file:
        table = tomllib.load(file)
    parts = [
        Part(
            name,
            row["licence"],
            row.get("from", ""),
            *(tuple(row.get(key, ())) for key in ("text", "files", "modules")),
        )
        for name, row in table["part"].items()
    ]
    debian = [
        Part(name, licence, f"debian:{name}", (), tuple(files)) for name, (licence, *files) in table["debian"].items()
    ]
    return (*parts, *debian)


def found(files: Iterable[str], modules: Iterable[str], versions: "Versions") -> tuple[Found, ...]:
    """The parts that these paths and packages belong to, in the order of the table.

    Raises UnlistedError with the names of all that belong to none.
    """
    parts = all_parts()
    owned: dict[Part, tuple[list[str], list[str]]] = {part: ([], []) for part in parts}
    unlisted = []
    for name in sorted(set(files)):
        part = _owner(name, [(part, part.files) for part in parts])
        unlisted.append(name) if part is None else owned[part][0].append(name)
    for name in sorted(set(modules)):
        part = _python(parts) if name in sys.stdlib_module_names else _owner(name, [(p, p.modules) for p in parts])
        unlisted.append(f"module {name}") if part is None else owned[part][1].append(name)
    if unlisted:
        raise UnlistedError(f"not in {TABLE.name}: " + ", ".join(unlisted))
    return tuple(Found(part, versions.of(part), tuple(a), tuple(b)) for part, (a, b) in owned.items() if a or b)


def _owner(name: str, patterns: list[tuple[Part, tuple[str, ...]]]) -> Part | None:
    """The part with the longest pattern that fits: `resources/icons/*` goes before `resources/*`."""
    fitting = [(len(one), part) for part, several in patterns for one in several if fnmatchcase(name, one)]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def _python(parts: tuple[Part, ...]) -> Part:
    return next(part for part in parts if part.origin == "python")


def files_in(folder: Path) -> Iterator[str]:
    """The paths of all files of a built program as the table has them: without `_internal/`, links followed, and
    without the licences that we put there."""
    for path in folder.rglob("*"):
        if path.is_file():
            name = path.resolve().relative_to(folder.resolve()).as_posix().removeprefix("_internal/")
            if not name.startswith("licences/"):
                yield name


def modules_in(executable: Path) -> set[str]:
    """The packages inside an executable that PyInstaller made, for whatever system."""
    from PyInstaller.archive.readers import CArchiveReader

    outer = CArchiveReader(str(executable))
    inner = outer.open_embedded_archive("PYZ.pyz")
    scripts = {name for name in outer.toc if name not in ("PYZ.pyz", "struct") and not name.startswith("PYZ")}
    return {name.partition(".")[0] for name in (*inner.toc, *scripts)}


class Versions:
    """What versions and licence texts a part has, from the packages that the program was built from."""

    def __init__(self, site_packages: Path, python: str, python_licence: Path, program: str) -> None:
        """`python` and `program` are versions."""
        self._wheels = {
            _normal(one.metadata["Name"]): one for one in importlib.metadata.distributions(path=[str(site_packages)])
        }
        self._python, self._python_licence, self._program = python, python_licence, program

    def of(self, part: Part) -> str:
        """The version, or nothing if it is not known by itself. Raises KeyError for a wheel that is not installed."""
        kind, _, name = part.origin.partition(":")
        if kind == "wheel":
            return self._wheels[_normal(name)].version
        if kind == "debian":
            asked = ["dpkg-query", "-W", "-f", "${Version}", name]
            return subprocess.run(asked, capture_output=True, check=True).stdout.decode()
        return {"python": self._python, "program": self._program}.get(kind, "")

    def texts(self, part: Part) -> list[Path]:
        """The files with the whole licence."""
        kind, _, name = part.origin.partition(":")
        common = Path("/usr/share/common-licenses")
        texts = [self._python_licence if text == "Python" else common / text for text in part.texts]
        if kind == "wheel":
            wheel = self._wheels[_normal(name)]
            said = [Path(str(wheel.locate_file(file))) for file in wheel.files or () if _LICENCE.search(str(file))]
            texts += sorted(path for path in said if path.is_file())
        elif kind == "debian":
            texts.append(Path("/usr/share/doc") / name / "copyright")
        elif kind == "file":
            texts.append(ROOT / name)
        elif kind == "python":
            texts.append(self._python_licence)
        elif kind == "program":
            texts.append(ROOT / "LICENSE")
        return texts


_LICENCE = re.compile(r"\.dist-info/.*(licen[cs]e|copying|notice|authors)", re.IGNORECASE)


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
