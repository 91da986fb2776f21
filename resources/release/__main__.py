"""What `make release` runs.

python -m release linux      the frozen folder for Linux with its licences, as .tar.gz and .deb
python -m release windows    the same for Windows from what `make windows` has made
python -m release finish     notes and checksums beside them

All of it lands in `dist/release-VERSION/`. Each package has its list of parts beside it (CycloneDX).
"""

import gzip
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import tarfile
from datetime import UTC, datetime
from pathlib import Path

from windows import interpreter, packages

from release import debian, licences, notes, sbom
from release.parts import ROOT, Versions

BUILT = ROOT / "dist" / "ITA Desktop"


def main(words: list[str]) -> int:
    """Do what the words ask for. Returns the code to end with."""
    number = packages.version()
    output = ROOT / "dist" / f"release-{number}"
    output.mkdir(parents=True, exist_ok=True)
    moment = commit_time()
    os.environ["SOURCE_DATE_EPOCH"] = str(int(moment.timestamp()))
    match words:
        case ["linux"]:
            _linux(output, number, moment)
        case ["windows"]:
            _windows(output, number, moment)
        case ["finish"]:
            changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
            (output / "NOTES.md").write_text(notes.of_version(changes, number), encoding="utf-8")
            (output / "SHA256SUMS").write_text(checksums(output), encoding="ascii")
        case _:
            print(__doc__)
            return 2
    for path in sorted(output.iterdir()):
        print(f"  {path.name}: {path.stat().st_size / 1e6:.1f} MB")
    return 0


def commit_time() -> datetime:
    """Of the commit: two releases of one are the same."""
    asked = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, check=True)
    return datetime.fromtimestamp(int(asked.stdout), UTC)


def checksums(folder: Path) -> str:
    """A line for each file, as `sha256sum -c` reads them."""
    files = sorted(path for path in folder.iterdir() if path.name != "SHA256SUMS")
    return "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files)


def archive(program: Path, to: Path, moment: datetime) -> None:
    """A .tar.gz of the folder, always the same: owner, order and times do not depend on this machine."""

    def plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = ""
        entry.mtime = int(moment.timestamp())
        return entry

    with (
        to.open("wb") as file,
        gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w") as tar,
    ):
        for path in sorted([program, *program.rglob("*")]):
            name = (Path(program.name) / path.relative_to(program)).as_posix()
            tar.add(path, name, recursive=False, filter=plain)


def _linux(output: Path, number: str, moment: datetime) -> None:
    environment = {**os.environ, "ITA_BUILD": packages.build_note(), "PYTHONHASHSEED": "1"}
    words = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "build.spec"]
    subprocess.run(words, cwd=ROOT, env=environment, check=True)
    library = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    versions = Versions(Path(sysconfig.get_path("purelib")), platform.python_version(), library, number)
    parts = licences.put_into(BUILT, versions)
    name = f"ITA-Desktop-{number}-Linux"
    (output / f"{name}.cdx.json").write_text(sbom.written(parts, name, moment), encoding="utf-8")
    archive(BUILT, output / f"{name}.tar.gz", moment)
    debian.write(BUILT, output / f"ita-desktop_{number}_amd64.deb", number, ROOT / "build" / "deb")


def _windows(output: Path, number: str, moment: datetime) -> None:
    parts = licences.put_into(packages.PROGRAM, interpreter.versions(number))
    name = f"ITA-Desktop-{number}-Windows"
    (output / f"{name}.cdx.json").write_text(sbom.written(parts, name, moment), encoding="utf-8")
    for path in packages.packages(packages.PROGRAM):
        shutil.copyfile(path, output / path.name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
