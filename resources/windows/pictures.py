"""Pictures of a program under wine, to be looked at: keys come from outside (xdotool), and the whole screen is kept.

Run by `python -m windows pictures` for the installed program, at 100 and at 200 %.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from windows.kept import KEPT, ROOT, remove
from windows.wine import Wine, windows_path

FOLDER = KEPT / "pictures"
SIZES = {100: "1366x768", 200: "2732x1536"}
"""A common screen of an office, and one with twice the dots."""

_USUAL_DOTS = 96
_SETTLE_SECONDS = 4.0
_START_SECONDS = 45.0
_GRAB = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
app.primaryScreen().grabWindow(0).save(sys.argv[1])
"""
_FILES = """
import sys
from dataclasses import replace
from pathlib import Path
from ita_desktop.exchange.json_file import read_json_file
from ita_desktop.storage.files import report_file
report = read_json_file(Path(sys.argv[1]))[0]
report_file.write(report, Path(sys.argv[2]), replace=True)
report_file.write(replace(report, title=report.title + " (แก้ไขแล้ว)", signers=()), Path(sys.argv[3]), replace=True)
Path(sys.argv[4]).write_bytes(b"not a report")
"""
# What is pressed before each picture; words after a blank are typed. The list of steps has the keys at first.
_REPORT = (
    ("cover", ()),
    ("paper", ("End",)),
    ("measure", ("Home", "Down", "Down")),
    ("find", ("ctrl+f", " E-Service")),
    ("findings", ("Escape", "ctrl+F8")),
    ("help", ("Escape", "F1")),
)


def take(wine: Wine, program: Path, scale: int) -> list[Path]:
    """Pictures of the window of that program; the screen has the size of the scale."""
    work = KEPT / "pictures-of"
    remove(work)
    work.mkdir()
    report, other, bad = work / "report.ita", work / "other.ita", work / "bad.ita"
    made = [ROOT / "resources" / "sample.json", report, other, bad]
    subprocess.run([sys.executable, "-c", _FILES, *map(str, made)], cwd=ROOT, check=True)
    key = r"HKCU\Control Panel\Desktop"
    wine.must("reg", "add", key, "/v", "LogPixels", "/t", "REG_DWORD", "/d", str(_USUAL_DOTS * scale // 100), "/f")
    FOLDER.mkdir(parents=True, exist_ok=True)
    pictures = []

    def keep(name: str) -> None:
        to = FOLDER / f"{name}-{scale}.png"
        environment = {**os.environ, "DISPLAY": wine.display, "QT_QPA_PLATFORM": "xcb"}
        subprocess.run([sys.executable, "-c", _GRAB, str(to)], env=environment, check=True)
        pictures.append(to)

    home = work / "home"
    with _window(wine, program, home, scale):
        keep("start")
    with _window(wine, program, home, scale, report):
        for name, keys in _REPORT:
            _press(wine, *keys)
            keep(name)
        _press(wine, "Escape", "ctrl+r", f" {windows_path(other)}", "Return")
        time.sleep(_SETTLE_SECONDS)
        keep("merge")
    with _window(wine, program, home, scale, bad):
        keep("message")
    return pictures


@contextmanager
def _window(wine: Wine, program: Path, home: Path, scale: int, *words: Path) -> Iterator[None]:
    """The program on a desktop of wine's own, which places windows and gives them the keys."""
    process = wine.start("explorer", f"/desktop=pictures,{SIZES[scale]}", program, "--home", home, *words)
    try:
        time.sleep(_START_SECONDS)
        subprocess.run(["xdotool", "mousemove", "5", "5"], env=_at(wine), check=True)
        found = subprocess.run(
            ["xdotool", "search", "--name", "pictures"], env=_at(wine), capture_output=True, check=False
        )
        for window in found.stdout.decode().split()[:1]:
            subprocess.run(["xdotool", "windowfocus", window], env=_at(wine), check=False)
        yield
    finally:
        wine.run("taskkill", "/IM", program.name, "/F")
        process.kill()
        process.communicate()


def _press(wine: Wine, *keys: str) -> None:
    for key in keys:
        words = ["type", "--delay", "60", key[1:]] if key.startswith(" ") else ["key", key]
        subprocess.run(["xdotool", *words], env=_at(wine), check=True)
        time.sleep(1.0)
    time.sleep(_SETTLE_SECONDS)


def _at(wine: Wine) -> dict[str, str]:
    return {**os.environ, "DISPLAY": wine.display}
