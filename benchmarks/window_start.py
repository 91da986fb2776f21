"""How long the window takes to show the sample report, as a multiple of an empty PySide6 window.

    python benchmarks/window_start.py [ROUNDS]

Both are started in turn, each in a process of its own, from the moment that the process is asked for to the moment that
its window is painted: the empty one once, ours with the form and, a little later, with the pages of the paper. Both
find their bytecode compiled, as every start but the first after an installation does. Run it without a screen with
QT_QPA_PLATFORM=offscreen.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ita_desktop.ui.main_window import MainWindow

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 9
MOST_TIMES = 5.0


def main() -> int:
    """Measure in turn and print; 1 where the window takes more than MOST_TIMES."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "sample.ita"
        subprocess.run(
            [sys.executable, "main.py", "import", "resources/sample.json", str(report)], cwd=ROOT, check=True
        )
        env = {
            **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
            "PYTHONPYCACHEPREFIX": str(Path(folder) / "bytecode"),
            "ITA_DESKTOP_HOME": folder,
            "QT_LOGGING_RULES": "default.warning=false",
        }
        taken: dict[str, list[float]] = {"empty": [], "form": [], "paper": []}
        for number in range(rounds + 1):
            for kind in ("empty", "report"):
                started = time.time()
                command = [sys.executable, __file__, kind, str(report)]
                told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, env=env).stdout
                if number:  # the first round fills the disk's cache
                    for line in told.splitlines():
                        name, _, when = line.partition(" ")
                        taken[name].append(float(when) - started)
    empty = median(taken["empty"])
    for name, times in taken.items():
        print(
            f"{name:6} median {median(times) * 1000:5.0f} ms   best {min(times) * 1000:5.0f} ms   "
            f"x {median(times) / empty:.2f}"
        )
    return 0 if median(taken["paper"]) <= MOST_TIMES * empty else 1


def empty_window() -> None:
    """What every PySide6 program takes."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, told)

    def told() -> None:
        print("empty", time.time())
        app.exit()

    app = QApplication(sys.argv[:1])
    window = Window()
    window.resize(1280, 680)
    window.show()
    app.exec()


def report_window(path: Path) -> None:
    """The program as it is started with a report."""
    sys.path.insert(0, str(ROOT))
    from main import open_window

    def told(window: "MainWindow") -> None:
        print("paper", time.time())
        window.close()

    open_window(path, form_painted=lambda _: print("form", time.time()), paper_painted=told)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        empty_window() if sys.argv[1] == "empty" else report_window(Path(sys.argv[2]))
    else:
        sys.exit(main())
