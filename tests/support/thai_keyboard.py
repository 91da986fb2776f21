"""Presses real keys under a real Thai keyboard layout, and prints what the program made of them.

    python -m tests.support.thai_keyboard REPORT LAYOUT [VARIANT]

Starts a screen without a monitor, opens the report in the window, switches the keyboard to the layout (`setxkbmap`) and
presses keys by their place (`xdotool` with X11's key codes), as fingers do. The answer is JSON: a name for each thing
tried and whether it came out right, `typed` with the text.
"""

import json
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.report import ItemKind, Measure
from ita_desktop.ui.preview.page_positions import FIT_TABLE
from ita_desktop.ui.report.report_page import ReportPage
from ita_desktop.ui.window.help_page import HelpPage
from ita_desktop.ui.window.main_window import MainWindow
from tests.support.certain import the
from tests.support.real_screen import fingers, wait, window_on_a_real_screen

CONTROL, SHIFT, ALT = "37", "50", "64"
KEYS = {"A": 38, "D": 40, "F": 41, "K": 45, "L": 46, "I": 31, "R": 27, "Z": 52, "X": 53, "C": 54, "V": 55, "M": 58}
KEYS |= {"Y": 29, "H": 43, "F1": 67, "F3": 69, "1": 10, "0": 19, "-": 20, "=": 21, "N": 57}
ESCAPE = "Escape"
"""By its name: to `xdotool` its code, 9, is the digit."""
LOOK_MS = 1_500
"""Time for the hits to be found in the background."""


def main(report: Path, layout: list[str]) -> None:
    """Print what came of the keys."""
    with window_on_a_real_screen(report, keyboard=tuple(layout)) as window:
        print(json.dumps(outcome(window, the(window.page)), ensure_ascii=False))


def outcome(window: MainWindow, page: ReportPage) -> dict[str, object]:
    """Try the commands one after the other."""
    first = next(page.document.report.measures())[2]
    page.go_to(Address("measure.title", measure=first.id))

    def now() -> Measure:
        return the(page.document.report.measure(first.id))

    def count() -> int:
        return len(list(page.document.report.measures()))

    before, measures, issues = first.title, count(), len(page.document.report.issues)
    made: dict[str, object] = {}
    press("D", "K", "I")
    made["typed"] = now().title.removeprefix(before)
    press("Z", hold=[CONTROL])
    made["Ctrl+Z"] = now().title == before
    press("Y", hold=[CONTROL])
    made["Ctrl+Y"] = now().title != before
    press("A", "C", hold=[CONTROL])
    made["Ctrl+C"] = QApplication.clipboard().text() == now().title
    press("X", hold=[CONTROL])
    made["Ctrl+X"] = now().title == ""
    press("V", hold=[CONTROL])
    made["Ctrl+V"] = now().title == QApplication.clipboard().text() != ""
    press("M", hold=[CONTROL])
    made["Ctrl+M"] = count() == measures + 1
    press("M", hold=[CONTROL, SHIFT])
    made["Ctrl+Shift+M"] = len(page.document.report.issues) == issues + 1
    page.go_to(Address("measure.steps", measure=first.id, item=first.steps[0].id))
    press("L", hold=[CONTROL, SHIFT])
    made["Ctrl+Shift+L"] = now().steps[0].kind is ItemKind.PARAGRAPH
    press("Z", hold=[CONTROL, SHIFT])
    press("Z", hold=[CONTROL])
    made["Ctrl+Z in a list"] = now().steps[0].kind is ItemKind.NUMBERED
    press("R", hold=[ALT])
    made["Alt+R"] = QApplication.activePopupWidget() is not None
    press("M")
    made["M in the menu"] = count() == measures + 2 and QApplication.activePopupWidget() is None
    press("F", hold=[CONTROL])
    panel = window.find_panel
    made["Ctrl+F"] = panel.isVisible() and not panel.replacement.isVisible()
    press("H", hold=[CONTROL])
    made["Ctrl+H"] = panel.replacement.isVisible() and panel.query.hasFocus()
    press("A", hold=[CONTROL])
    press("D", "K", "I")
    made["typed into the panel"] = panel.query.text() == made["typed"]
    QApplication.clipboard().setText("E-Service")
    press("A", "V", hold=[CONTROL])
    wait(LOOK_MS)
    hits = panel.hits.hits
    made["Ctrl+V in the panel"] = len(hits) > 1
    press("F3")
    start = panel.current
    press("F3")
    made["F3"] = start is not None and panel.current == hits[hits.index(start) + 1]
    press("F3", hold=[SHIFT])
    made["Shift+F3"] = panel.current == start
    press(ESCAPE)
    press("F3")
    made["F3 in the report"] = not panel.isVisible() and panel.current != start
    made |= beside_texts(window, page)
    return made


def beside_texts(window: MainWindow, page: ReportPage) -> dict[str, object]:
    """Try the keys of the paper, of a dialog and of a box to choose from."""
    made: dict[str, object] = {}
    page.preview.setFocus()
    press("1")
    made["1 on the paper"] = page.preview.shown_percent() == 100
    press("-")
    made["- on the paper"] = page.preview.shown_percent() < 100
    press("=", "=")
    made["+ on the paper"] = page.preview.shown_percent() > 100
    press("0")
    made["0 on the paper"] = page.preview.zoom == FIT_TABLE
    page.go_to(Address("coverage"))
    report = page.document.report
    press("Z", hold=[CONTROL])
    made["Ctrl+Z in a box"] = page.document.report is not report
    press("F1")
    help_page = the(window.findChild(HelpPage))
    press("K", hold=[ALT])
    made["Alt+K in a dialog"] = help_page.tabs.currentWidget() is help_page.keys
    press(ESCAPE)
    subprocess.run(["xdotool", "windowfocus", str(int(window.winId()))], check=True)
    press("N", hold=[CONTROL])
    wait(LOOK_MS)
    fingers("key", "Return", "sleep", "2", "key", "Tab", "key", "Return")  # it has no name: its work waits here
    wait(LOOK_MS)
    made["Ctrl+N"] = window.page is not page and window.page is not None
    return made


def press(*keys: str, hold: list[str] | None = None) -> None:
    """Press the keys one after the other while others are held."""
    command: list[str] = []
    for key in hold or []:
        command += ["keydown", key]
    for name in keys:
        command += ["key", str(KEYS.get(name, name))]
    for key in hold or []:
        command += ["keyup", key]
    fingers(*command)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
