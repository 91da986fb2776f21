"""How long the window takes to show the sample report, as a multiple of an empty PySide6 window.

    python benchmarks/window_start.py [ROUNDS]

Both are started in turn, each in a process of its own, from the moment that the process is asked for to the moment that
its window is painted: the empty one once, ours with the form and, a little later, with the pages of the paper. Both
find their bytecode compiled, as every start but the first after an installation does. `work` is the processor time
of the process itself, which the neighbours on a busy machine disturb less. Run it without a screen with
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
    from ita_desktop.ui.window.main_window import MainWindow

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 9
MOST_TIMES = 5.0


def main() -> int:
    """Measure in turn and print; 1 where the window with the form in it takes more than MOST_TIMES."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory() as folder:
        report, temporary = Path(folder) / "sample.ita", Path(folder) / "temporary"
        temporary.mkdir()
        subprocess.run(
            [sys.executable, "main.py", "import", "resources/sample.json", str(report)], cwd=ROOT, check=True
        )
        env = {
            **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
            "PYTHONPYCACHEPREFIX": str(Path(folder) / "bytecode"),
            "ITA_DESKTOP_HOME": folder,
            "TMPDIR": str(temporary),  # a file below it would be taken for a mail program's
            "QT_LOGGING_RULES": "default.warning=false",
        }
        taken: dict[str, list[float]] = {"empty": [], "form": [], "paper": []}
        worked: dict[str, list[float]] = {"empty": [], "form": [], "paper": []}
        for number in range(rounds + 1):
            for kind in ("empty", "report"):
                started = time.time()
                command = [sys.executable, __file__, kind, str(report)]
                told = subprocess.run(
                    command, capture_output=True, encoding="utf-8", check=True, cwd=ROOT, env=env
                ).stdout
                if number:  # the first round fills the disk's cache and compiles
                    for line in told.splitlines():
                        name, when, work = line.split()
                        taken[name].append(float(when) - started)
                        worked[name].append(float(work))
    times = {name: _ratio(of, taken["empty"]) for name, of in taken.items()}
    print("           median     best     work    times   by work")
    for name, of in taken.items():
        print(
            f"{name:6} {median(of) * 1000:7.0f} ms {min(of) * 1000:5.0f} ms {median(worked[name]) * 1000:5.0f} ms"
            f"  {times[name]:6.2f}   {_ratio(worked[name], worked['empty']):6.2f}"
        )
    return 0 if times["form"] <= MOST_TIMES else 1


def _ratio(ours: list[float], empty: list[float]) -> float:
    """How many times as long, at the median of the rounds: both of one round met the same neighbours."""
    return median(one / other for one, other in zip(ours, empty, strict=True))


def _tell(what: str) -> None:
    print(what, time.time(), time.process_time())


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
        _tell("empty")
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
        _tell("paper")
        window.close()

    open_window(path, form_painted=lambda _: _tell("form"), paper_painted=told)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        empty_window() if sys.argv[1] == "empty" else report_window(Path(sys.argv[2]))
    else:
        sys.exit(main())
