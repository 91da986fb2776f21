"""How long after the last key the line below a word is painted, on reports of 6 and 600 measures.

    python benchmarks/window_marks.py

A misspelt word and one that another check finds are typed into a list, a title and a line of names, faster than a hand
types, so that nothing is checked before the last key, with a letter behind them: the word that is typed has no line.
Each is timed from the last key to the end of the paint that draws its line, with paper, checks and file running; then
it is taken back. Run it without a screen with QT_QPA_PLATFORM=offscreen.
"""

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.window import a_window, many_times, wait, wait_until
from ita_desktop import paths
from ita_desktop.domain.report.address import Address
from ita_desktop.exchange.json_file import read_json_file
from ita_desktop.ui.text import marks, thai_layout
from ita_desktop.ui.text.marks import Mark
from ita_desktop.ui.window.main_window import MainWindow
from tests.support.typing import press, type_thai

REPEATED = (1, 100)
TIMES = 10
KEY_MS = 30
SETTLE_MS = 1_500
LIMIT_MS = 300.0
WAIT_MS = 10_000
WORDS = (("wavy", "ปฎิบัติ"), ("dotted", "นั้นๆ"))


class Lines:
    """Owner of which words were painted with a line below, and when."""

    def __init__(self) -> None:
        self.painted: list[tuple[float, str]] = []
        draw = marks.draw_marks

        # The layout and its ranges go on as they come.
        def spy(
            painter: QPainter, corner: object, layout: object, text: str, found: Sequence[Mark], chosen: object = ()
        ) -> None:
            draw(painter, corner, layout, text, found, chosen)
            self.painted.extend((time.perf_counter(), text[mark.start : mark.end]) for mark in found)

        marks.draw_marks = thai_layout.draw_marks = spy

    def since(self, started: float, words: str) -> float | None:
        """Milliseconds until the words had their line; None if they have none yet."""
        return next(((at - started) * 1000 for at, there in self.painted if at >= started and there == words), None)


def main() -> int:
    """Measure in a process for each length and print; 1 where a misspelt word has its line later than it should."""
    if len(sys.argv) == 1:
        return max(subprocess.run([sys.executable, __file__, str(repeated)]).returncode for repeated in REPEATED)
    with a_window(many_times(read_json_file(paths.sample_report())[0], int(sys.argv[1]))) as (window, path):
        window.open_path(path)
        wait_until(lambda: window.page is not None and window.page.preview.is_drawn())
        return 0 if _measured(window, Lines()) else 1


def _measured(window: MainWindow, lines: Lines) -> bool:
    """Measure in each kind of field; whether all misspelt words had their line in time."""
    page = window.page
    assert page is not None, "a report is open"
    wait_until(lambda: window.speller.is_current and page.checker.compared is page.document.report)
    measures = list(page.document.report.measures())
    measure = measures[len(measures) // 2][2]
    held = True
    for name, address in (
        ("a list", Address("measure.steps", measure=measure.id, item=measure.steps[1].id)),
        ("a title", Address("measure.title", measure=measure.id)),
        ("a line of names", Address("measure.owners", measure=measure.id)),
    ):
        for style, words in WORDS:
            page.go_to(address)
            wait(SETTLE_MS)
            taken = [_taken(lines, words) for _ in range(TIMES)]
            held = held and (style != "wavy" or max(taken) <= LIMIT_MS)
            shown = f"median {median(taken):6.1f} ms   worst {max(taken):6.1f} ms"
            print(f"{len(measures):4} measures, {name:16} {style:7} {shown}")
    return held


def _taken(lines: Lines, words: str) -> float:
    """Milliseconds from the last key to the line; the words are taken back afterwards."""
    focus = QApplication.focusWidget()
    assert focus is not None, "a text has the focus"
    press("End", focus)
    for letter in f" {words} ก":
        wait(KEY_MS)
        lines.painted.clear()
        started = time.perf_counter()
        type_thai(letter)
    end = started + WAIT_MS / 1000
    while (found := lines.since(started, words)) is None and time.perf_counter() < end:
        wait(5)
    press("Ctrl+Z", focus)
    wait(SETTLE_MS)
    return found if found is not None else float(WAIT_MS)


if __name__ == "__main__":
    sys.exit(main())
