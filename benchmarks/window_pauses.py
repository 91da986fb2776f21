"""How long the window stands still: the longest pauses of its event loop on a 600-measure report.

    python benchmarks/window_pauses.py

Opens the sample report with its measures 100 times, waits for the paper, types, deletes a measure, takes it back,
exports the PDF. A timer that wants to fire every 2 ms measures how much later it fires: that is how long a click would
have waited. Run it without a screen with QT_QPA_PLATFORM=offscreen.
"""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QTimer

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.window import a_window, many_times, wait, wait_until
from ita_desktop import paths
from ita_desktop.domain.report.address import Address
from ita_desktop.exchange.json_file import read_json_file
from ita_desktop.session.file.workspace import Saving
from ita_desktop.ui.report import report_commands
from ita_desktop.ui.report.report_page import ReportPage
from ita_desktop.ui.window.main_window import MainWindow
from tests.support.typing import type_thai

TIMES = 100


class Watch:
    """Hears the event loop tick and keeps the longest time between two ticks."""

    def __init__(self) -> None:
        self._last = time.perf_counter()
        self._longest = 0.0
        self._timer = QTimer()
        self._timer.setInterval(2)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    @contextmanager
    def during(self, what: str) -> Iterator[None]:
        """Print how long the block took and its longest pause."""
        wait(20)
        started, self._longest = time.perf_counter(), 0.0
        self._last = started
        yield
        wait(20)
        print(f"{what:32} {time.perf_counter() - started:6.2f} s   longest pause {self._longest * 1000:4.0f} ms")

    def _tick(self) -> None:
        now = time.perf_counter()
        self._longest = max(self._longest, now - self._last)
        self._last = now


def main() -> None:
    """Measure and print."""
    with a_window(many_times(read_json_file(paths.sample_report())[0], TIMES)) as (window, path):
        measure(window, path)


def measure(window: MainWindow, path: Path) -> None:
    """One pass over everything a clerk does with a long report."""
    watch = Watch()
    with watch.during("open"):
        window.open_path(path)
        wait_until(lambda: window.page is not None)
    page = window.page
    assert page is not None
    with watch.during("first pages of the paper"):
        wait_until(page.preview.is_drawn)
    with watch.during("until all is checked"):
        wait_until(lambda: window.speller.is_current and page.checker.compared is page.document.report)
    middle = list(page.document.report.measures())[300][2]
    with watch.during("go to measure 301"):
        page.go_to(Address("measure.steps", measure=middle.id))
        wait_until(page.preview.is_drawn)
    with watch.during("type 40 letters, 10 a second"):
        for letter in "พิมพ์ข้อความภาษาไทยยาว ๆ ลงในรายงานใหญ่":
            type_thai(letter)
            wait(100)
    with watch.during("until the paper shows them"):
        wait_until(lambda: _paper_is_of(page))
    with watch.during("until they are checked"):
        wait_until(lambda: window.speller.is_current and page.checker.compared is page.document.report)
    with watch.during("until the file has them"):
        wait_until(lambda: window.workspace.state.saving is Saving.PUBLISHED)
    panel = window.find_panel
    for query in ("ก", "ประชาชน"):
        with watch.during(f"find {query}"):
            panel.open(replacing=True)
            panel.query.setText(query)
            wait_until(panel.is_current)
    panel.replacement.setText("ผู้รับบริการ")
    with watch.during(f"replace {len(panel.hits.hits)} hits"):
        panel.replace_ticked.click()
        wait_until(panel.is_current)
    with watch.during("take that back, too"):
        page.document.undo()
        wait_until(panel.is_current)
    panel.close_up()
    for name, act in (
        ("duplicate a measure", lambda: report_commands.duplicate(page)),
        ("delete it", lambda: report_commands.delete(page)),
        ("take that back", lambda: page.document.undo()),
    ):
        with watch.during(name):
            act()
    with watch.during("until paper and file follow"):
        wait_until(lambda: _paper_is_of(page) and window.workspace.state.saving is Saving.PUBLISHED)
    done: list[int] = []
    with watch.during("export the PDF"):
        window.typesetter.prepare(
            page.document.report,
            lambda paper: window.typesetter.write_pdf(
                paper, path.with_suffix(".pdf"), done.append, window.typesetter.failed.emit, done.clear
            ),
        )
        wait_until(lambda: bool(done))
    print(f"{done[0]} pages")


def _paper_is_of(page: ReportPage) -> bool:
    """Whether the paper in view is drawn from the current report."""
    paper = page.preview.paper
    return paper is not None and paper.report is page.document.report and page.preview.is_drawn()


if __name__ == "__main__":
    main()
