"""How long a typed character takes to be painted on a 600-measure report, the preview running.

    python benchmarks/window_typing.py

Letters are typed ten a second into a list, a title and the cover, while paper, checks and file follow. Each is
timed from its key to the end of the paint event that shows it. Run it without a screen with QT_QPA_PLATFORM=offscreen.
"""

import sys
import time
from pathlib import Path
from statistics import median

from PySide6.QtWidgets import QApplication, QTextEdit

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.window import Painted, a_window, many_times, wait, wait_until
from ita_desktop import paths
from ita_desktop.domain.report.address import Address
from ita_desktop.exchange.json_file import read_json_file
from tests.support.typing import type_thai

LETTERS = "พิมพ์ข้อความภาษาไทยยาว ๆ ลงในรายงานใหญ่ "
TIMES = 2
REPEATED = 100
PAUSE_MS = 100
MEDIAN_MS, WORST_MS = 16.0, 50.0


def main() -> int:
    """Measure and print; 1 where a limit is passed."""
    held = True
    with a_window(many_times(read_json_file(paths.sample_report())[0], REPEATED)) as (window, path):
        window.open_path(path)
        wait_until(lambda: window.page is not None and window.page.preview.is_drawn())
        page = window.page
        assert page is not None
        measure = list(page.document.report.measures())[300][2]
        for name, address in (
            ("a list", Address("measure.steps", measure=measure.id, item=measure.steps[1].id)),
            ("a title", Address("measure.title", measure=measure.id)),
            ("the cover", Address("title")),
        ):
            page.go_to(address)
            wait(1_500)
            times = _typed(LETTERS * TIMES)
            held = held and median(times) <= MEDIAN_MS and max(times) <= WORST_MS
            print(f"{name:10} {len(times)} letters   median {median(times):5.1f} ms   worst {max(times):5.1f} ms")
    return 0 if held else 1


def _typed(text: str) -> list[float]:
    """Milliseconds from each key to its paint."""
    taken = []
    for letter in text:
        focus = QApplication.focusWidget()
        assert isinstance(focus, QTextEdit), "a text has the focus"
        painted = Painted(focus.viewport())
        started = time.perf_counter()
        type_thai(letter)
        while not painted.seen:
            QApplication.processEvents()
        taken.append((time.perf_counter() - started) * 1000)
        del painted
        wait(PAUSE_MS)
    return taken


if __name__ == "__main__":
    sys.exit(main())
