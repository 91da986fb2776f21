"""One wine prefix, and programs in it. It is a Windows 10 with the drive Z: for `/`, and a screen that is not seen.

Two things of wine 8 are worked around here. Standard input and output must be pipes: with files or /dev/null Python
ends with "WinError 6". And two DLLs are missing that Qt 6.9 and Rust ask for (`shim/`); ours are for wine only.
"""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from windows.kept import HERE, KEPT, kept, remove

PREFIX = KEPT / "prefix"
THAI_PREFIX, THAI = KEPT / "prefix-thai", "th_TH.UTF-8"
SERVER = "/usr/lib/wine/wineserver64"
USER_FOLDERS = ("Desktop", "Documents", "Downloads", "Music", "Pictures", "Videos")
SHIMS = {"Windows.UI.ViewManagement.dll": ("uisettings.c", []), "bcryptprimitives.dll": ("prng.c", ["-ladvapi32"])}
OVERRIDES = "mscoree,mshtml,winedbg.exe,winemenubuilder.exe="
"""No .NET, no browser, no debugger that waits for a click, no shortcuts on our own desktop."""
_START_SECONDS = 600.0
_REST_SECONDS = 30.0
_MADE_WITH_WARNINGS = 1  # what localedef ends with


class Wine:
    """A running wine server with a screen. Made by `wine`."""

    def __init__(self, prefix: Path, display: str) -> None:
        self.prefix = prefix
        self.display = display
        self._environment = {
            **{name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")},
            "WINEPREFIX": str(prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": OVERRIDES,
            "DISPLAY": display,
            "PYTHONIOENCODING": "utf-8",  # of what is read here; how files are read is left to the program
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    @property
    def user(self) -> Path:
        """The Windows user's profile."""
        return next(path for path in (self.prefix / "drive_c" / "users").iterdir() if path.name != "Public")

    @property
    def system(self) -> Path:
        """Where Windows looks for DLLs."""
        return self.prefix / "drive_c" / "windows" / "system32"

    def run(
        self,
        program: str | Path,
        *arguments: str | Path,
        folder: Path = KEPT,
        seconds: float = 300.0,
        environment: dict[str, str] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """Run a Windows program to its end. Raises subprocess.TimeoutExpired."""
        done = subprocess.run(
            self._words(program, arguments),
            cwd=folder,
            env={**self._environment, **(environment or {})},
            input=b"",
            capture_output=True,
            timeout=seconds,
            check=False,
        )
        out, err = (stream.decode("utf-8", "replace").replace("\r\n", "\n") for stream in (done.stdout, done.stderr))
        return subprocess.CompletedProcess(done.args, done.returncode, out, err)

    def must(
        self,
        program: str | Path,
        *arguments: str | Path,
        folder: Path = KEPT,
        seconds: float = 300.0,
        may_end_with: Sequence[int] = (0,),
        environment: dict[str, str] | None = None,
    ) -> str:
        """Run a Windows program that has to end well, and return its standard output. Raises SystemExit with what it
        wrote if it does not."""
        done = self.run(program, *arguments, folder=folder, seconds=seconds, environment=environment)
        if done.returncode not in may_end_with:
            words = " ".join(map(str, (program, *arguments)))
            raise SystemExit(f"{words}\nended with {done.returncode}\n{done.stdout[-4000:]}\n{done.stderr[-4000:]}")
        return done.stdout

    def start(self, program: str | Path, *arguments: str | Path, folder: Path = KEPT) -> "subprocess.Popen[bytes]":
        """Start a Windows program that goes on."""
        return subprocess.Popen(
            self._words(program, arguments),
            cwd=folder,
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def follow(
        self,
        program: str | Path,
        *arguments: str | Path,
        folder: Path = KEPT,
        output: IO[str] = sys.stdout,
        environment: dict[str, str] | None = None,
    ) -> int:
        """Run a Windows program and pass on each line that it writes. Returns what it ended with."""
        process = subprocess.Popen(
            self._words(program, arguments),
            cwd=folder,
            env={**self._environment, **(environment or {})},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        assert process.stdin is not None and process.stdout is not None, "they are pipes"
        process.stdin.close()
        lines = process.stdout

        def pass_on() -> None:
            for line in lines:
                output.write(line.decode("utf-8", "replace").replace("\r\n", "\n"))
                output.flush()

        # What it has started and left behind may hold the pipe for ever.
        reader = threading.Thread(target=pass_on, daemon=True)
        reader.start()
        code = process.wait()
        reader.join(_REST_SECONDS)
        return code

    def _words(self, program: str | Path, arguments: Sequence[str | Path]) -> list[str]:
        """A path of ours is given as Windows names it."""
        return ["wine", *(windows_path(word) if isinstance(word, Path) else word for word in (program, *arguments))]


def windows_path(path: Path) -> str:
    """The path on the drive Z:, which is `/`."""
    return "Z:" + str(path.absolute()).replace("/", "\\")


@contextmanager
def wine(prefix: Path = PREFIX, *, language: str = "C.UTF-8", size: str = "1600x1000") -> Iterator[Wine]:
    """The prefix, made if it is not there, with its server and a screen until the end of the block.

    `language` decides the code page of a new prefix: `THAI` makes a Thai Windows (874). One that this system has not is
    made: with a locale that is not there wine has no files with Thai names, and says "not found".
    """
    locale = {"LC_ALL": language}
    if language.replace("-", "").lower() not in _locales():
        locale["LOCPATH"] = str(_made_locale(language))
    with _screen(size) as display:
        this = Wine(prefix, display)
        this._environment.update(locale)
        prefix.parent.mkdir(parents=True, exist_ok=True)
        # The server and the services that go on are not to hold the pipes of the first program that is run.
        try:
            kept(prefix, [*SHIMS, *sorted((HERE / "shim").iterdir()), language], lambda _: _make(this))
            _settle(this, "wineboot")
            yield this
        finally:
            subprocess.run([SERVER, "-k"], env=this._environment, check=False, capture_output=True)


def _locales() -> list[str]:
    listed = subprocess.run(["locale", "-a"], capture_output=True, check=True).stdout.decode()
    return listed.replace("-", "").lower().split()


def _made_locale(language: str) -> Path:
    """The folder of locales with this one in it."""
    name, _, letters = language.partition(".")
    folder = KEPT / "locales"
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / language).exists():
        command = ["localedef", "-i", name, "-f", letters, str(folder / language)]
        if subprocess.run(command, check=False, capture_output=True).returncode > _MADE_WITH_WARNINGS:
            remove(folder / language)
            raise SystemExit(f"This system has no locale {language}, and cannot make it")
    return folder


def _make(this: Wine) -> None:
    """A new prefix. Its user gets folders of their own: wine would link them to ours."""
    this.prefix.mkdir()
    _settle(this, "wineboot", "-i")
    _settle(this, "winecfg", "-v", "win10")
    for name in USER_FOLDERS:
        folder = this.user / name
        if folder.is_symlink():
            folder.unlink()
            folder.mkdir()
    for name, (source, libraries) in SHIMS.items():
        compiler = ["x86_64-w64-mingw32-gcc", "-O2", "-w", "-shared", "-s"]
        subprocess.run([*compiler, "-o", this.system / name, HERE / "shim" / source, *libraries], check=True)


def _settle(this: Wine, *words: str) -> None:
    """Run a program of wine's own, beside a server that goes on; its code is not to be trusted."""
    for command in ([SERVER, "-p"], ["wine", *words]):
        subprocess.run(
            command,
            env=this._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_START_SECONDS,
            check=False,
        )


@contextmanager
def _screen(size: str) -> Iterator[str]:
    """An X screen for the block; yields its name."""
    reading, writing = os.pipe()
    process = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as numbers:
            number = numbers.readline().strip()
        if not number:
            raise SystemExit("Xvfb did not start")
        yield f":{number}"
    finally:
        process.terminate()
        process.wait()


def wait_until_gone(path: Path, seconds: float = 30.0) -> bool:
    """Whether the path is gone after at most so long: an uninstaller goes on after it has ended."""
    end = time.monotonic() + seconds
    while path.exists() and time.monotonic() < end:
        time.sleep(0.5)
    return not path.exists()
