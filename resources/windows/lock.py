"""`requirements.txt`: every wheel for Windows with its version and SHA-256, found by pip from pyproject.toml.

Run by `make windows-lock` after a dependency changed. A test compares the file with pyproject.toml.
"""

import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from windows.interpreter import REQUIREMENTS
from windows.kept import ROOT

# pip judges "on Windows only" by the system it runs on: what is needed there only is named here.
ON_WINDOWS_ONLY = ("colorama", "pefile", "pywin32-ctypes", "tzdata")
CHECKS = ("ruff", "mypy", "import-linter", "vulture", "cyclonedx-python-lib")
"""What needs no Windows: it reads the source, or writes about what was built."""

_HEADING = "# Every wheel for Windows with its SHA-256, in the order of their names. Made by `make windows-lock`.\n"


def wanted(project: Path = ROOT / "pyproject.toml") -> list[str]:
    """What pyproject.toml asks for to run, build and test the program on Windows."""
    with project.open("rb") as file:
        table = tomllib.load(file)["project"]
    extras = table["optional-dependencies"]
    tests = [line for line in extras["test"] if not line.startswith(CHECKS)]
    return [*table["dependencies"], *extras["build"], *tests]


def write() -> None:
    """Ask pip which wheels it would install, and write them down."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        words = ["install", "--quiet", "--dry-run", "--ignore-installed", "--only-binary=:all:"]
        words += ["--platform", "win_amd64", "--python-version", "3.11", "--implementation", "cp"]
        words += ["--target", folder, "--report", str(report), *wanted(), *ON_WINDOWS_ONLY]
        subprocess.run([sys.executable, "-m", "pip", *words], check=True)
        REQUIREMENTS.write_text(lines_of(report.read_text(encoding="utf-8")), encoding="utf-8")


def lines_of(report: str) -> str:
    """The requirements that pip's report names, each with its hash."""
    lines = sorted(
        f"{one['metadata']['name'].lower()}=={one['metadata']['version']}"
        f" --hash=sha256:{one['download_info']['archive_info']['hashes']['sha256']}\n"
        for one in json.loads(report)["install"]
    )
    return _HEADING + "".join(lines)
