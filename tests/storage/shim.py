"""Builds the shim of faults.c, starts a program of this package under it, and speaks to it from inside.

The shim needs a C compiler (`cc`) and a system whose programs load what LD_PRELOAD names.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

_SOURCE = Path(__file__).with_name("faults.c")


def built_in(folder: Path) -> Path:
    """The shim, compiled. Fails with the reason where it cannot be."""
    compiler = shutil.which("cc")
    assert compiler is not None, "no C compiler: apt-get install gcc libc6-dev"
    shim = folder / "faults.so"
    options = ("-Wall", "-Wextra", "-Werror", "-O1", "-shared", "-fPIC")
    command = [compiler, *options, "-o", str(shim), str(_SOURCE), "-ldl"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return shim


def run_under(shim: Path, module: str, *arguments: str) -> str:
    """What `python -m tests.<module> arguments` prints under the shim. AssertionError where it fails."""
    environment = dict(os.environ, LD_PRELOAD=str(shim), PYTHONPATH=os.pathsep.join(sys.path))
    command = [sys.executable, "-m", f"tests.{module}", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


class Shim:
    """The shim that this process was started under."""

    def __init__(self) -> None:
        self._functions = ctypes.CDLL(None)
        self._functions.faults_disarm.restype = ctypes.c_long
        self._functions.faults_arm.argtypes = [ctypes.c_long, ctypes.c_int, ctypes.c_int]
        self._functions.faults_mark.argtypes = [ctypes.c_long]
        self._functions.faults_slow.argtypes = [ctypes.c_long]

    def watch(self, folder: Path, log: Path | None = None) -> None:
        """Watch what is done below `folder`, and write it into `log`."""
        self._functions.faults_watch(os.fsencode(folder), b"" if log is None else os.fsencode(log))

    def arm(self, number: int, error: int, *, goes_on: bool) -> None:
        """The `number`th operation from now fails, and where `goes_on` all that follow."""
        self._functions.faults_arm(number, error, goes_on)

    def disarm(self) -> int:
        """Nothing fails any more; how many operations there were."""
        return int(self._functions.faults_disarm())

    def slow(self, seconds: float) -> None:
        """Every sync takes so long from now on; with less than 0 nothing that is asked of the folder ever ends."""
        self._functions.faults_slow(int(seconds * 1000))

    def mark(self, number: int) -> None:
        """Write into the log that this is held to be done."""
        self._functions.faults_mark(number)
