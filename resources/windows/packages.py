"""What is given out for Windows: the frozen folder, and of it an installer, a portable zip and an MSI.

A build can be signed: `ITA_SIGN` names a program that is called with the path of each executable and signs it in place.
"""

import os
import shutil
import subprocess
import tomllib
import zipfile
from pathlib import Path

from release import licences, parts

from windows import interpreter, msi
from windows.kept import HERE, KEPT, ROOT, SOURCE, Input, kept, remove
from windows.wine import Wine

PROGRAM = KEPT / "ITA Desktop"
OUTPUT = KEPT / "packages"
_FREEZE_SECONDS = 3600.0
# Of a work tree only these are in the program.
_OF_THE_PROGRAM = ("main.py", "build.spec", "pyproject.toml", "ita_desktop", "fonts", "THIRD_PARTY.md")
_BUILDERS = ("release", "windows")  # the folders of `resources` that are not in it


def version() -> str:
    """Of the program, as pyproject.toml has it."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


def build_note() -> str:
    """The commit and its day, as "about" shows them; a plus if the work tree has what the commit has not."""
    words = ["git", "log", "-1", "--format=%h %cs"]
    commit, day = subprocess.run(words, cwd=ROOT, capture_output=True, check=True).stdout.decode().split()
    changed = subprocess.run(["git", "status", "--porcelain"], cwd=ROOT, capture_output=True, check=True).stdout
    return f"{commit}{'+' if changed else ''} {day}"


def source() -> Path:
    """A copy of the work tree: what Git knows or would add, as it is now. Files that are the same are left alone."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    wanted = {Path(name) for name in names if name and (ROOT / name).is_file()}
    made = {"dist", "build"}
    for path in sorted(SOURCE.rglob("*"), reverse=True) if SOURCE.exists() else []:
        name = path.relative_to(SOURCE)
        if path.is_file() and name not in wanted and name.parts[0] not in made:
            path.unlink()
    for name in wanted:
        ours, copy = ROOT / name, SOURCE / name
        if not copy.exists() or copy.read_bytes() != ours.read_bytes():
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ours, copy)
    return SOURCE


def frozen(wine: Wine, python: Path) -> Path:
    """The folder that PyInstaller makes, with the two starters in it."""
    tree = source()
    resources = sorted(path for path in (tree / "resources").iterdir() if path.name not in _BUILDERS)
    inputs: list[Input] = [
        HERE / "requirements.txt",
        parts.TABLE,
        *(tree / name for name in _OF_THE_PROGRAM),
        *resources,
    ]
    return kept(PROGRAM, inputs, lambda to: _freeze(wine, python, to))


def _freeze(wine: Wine, python: Path, to: Path) -> None:
    remove(SOURCE / "dist")
    words = ["-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "build.spec"]
    # The same inputs make the same files: no time of this build, no order of this run.
    commit = ["git", "log", "-1", "--format=%ct"]
    moment = subprocess.run(commit, cwd=ROOT, capture_output=True, check=True).stdout.decode().strip()
    same = {"SOURCE_DATE_EPOCH": moment, "PYTHONHASHSEED": "1", "ITA_BUILD": build_note()}
    wine.must(python, *words, folder=SOURCE, seconds=_FREEZE_SECONDS, environment=same)
    licences.put_into(SOURCE / "dist" / "ITA Desktop", interpreter.versions(version()))
    for program in sorted((SOURCE / "dist" / "ITA Desktop").glob("*.exe")):
        sign(program)
    (SOURCE / "dist" / "ITA Desktop").rename(to)


def sign(path: Path) -> None:
    """Let the program that `ITA_SIGN` names sign the executable. Without one nothing is signed."""
    signer = os.environ.get("ITA_SIGN")
    if signer:
        subprocess.run([signer, str(path)], check=True)


def packages(program: Path) -> list[Path]:
    """Installer, zip and MSI of the frozen folder."""
    number = version()
    OUTPUT.mkdir(parents=True, exist_ok=True)
    name = f"ITA-Desktop-{number}"
    script = HERE / "installer"
    return [
        kept(OUTPUT / f"{name}-Setup.exe", [program, script, number], lambda to: installer(program, to, number)),
        kept(OUTPUT / f"{name}-Windows.zip", [program, number], lambda to: portable(program, to)),
        kept(OUTPUT / f"{name}.msi", [program, HERE / "msi.py", number], lambda to: msi.write(program, to, number)),
    ]


def installer(program: Path, to: Path, number: str) -> None:
    """An installer for one user, by NSIS."""
    defined = {
        "VERSION": number,
        "PROGRAM": program,
        "ICON": ROOT / "resources" / "icons" / "ita-desktop.ico",
        "OUT": to,
    }
    words = [f"-D{name}={value}" for name, value in defined.items()]
    subprocess.run(["makensis", "-V2", "-WX", *words, HERE / "installer" / "ita-desktop.nsi"], check=True)
    sign(to)


def portable(program: Path, to: Path) -> None:
    """A zip with one folder in it. The order and the times of its files are always the same."""
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(path for path in program.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{program.name}/{path.relative_to(program).as_posix()}")
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())
