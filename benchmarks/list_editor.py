"""How fast a long list answers: keys in a list of 1,000 items, in the real window with the paper beside it.

    python benchmarks/list_editor.py [ITEMS]

Every key is timed from the moment it is pressed until what it changed is painted. Between two keys the window lives a
little, so that paper and file follow meanwhile. `clock` is all of that time, `work` the processor time of this thread.
Ends with 1 where a key or a command on the whole list takes longer than its bar by the clock. Run it without a screen
with QT_QPA_PLATFORM=offscreen.
"""

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.window import Painted, a_window, wait, wait_until
from ita_desktop import paths
from ita_desktop.domain.pasting.copied_lists import copied
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.ids import new_item_id
from ita_desktop.domain.report.lists import Spot
from ita_desktop.domain.report.report import Item, ItemKind, ListName, Report
from ita_desktop.exchange.json_file import read_json_file
from ita_desktop.ui.lists.list_clipboard import mime_of
from ita_desktop.ui.lists.list_editor import ListEditor
from ita_desktop.ui.window.main_window import MainWindow
from tests.support.typing import press, type_thai

ITEMS = 1_000
ROUNDS = 8
WHOLE_ROUNDS = 3
KEY_MS = 50.0
WHOLE_MS = 500.0
BETWEEN_MS = 40
SETTLE_MS = 1_500
TEXT = "จัดประชุมชี้แจงแนวทางการปฏิบัติงานให้แก่เจ้าหน้าที่ทุกสำนักและกองเพื่อเสริมสร้างคุณธรรมและความโปร่งใสในหน่วยงาน"


def long_report(count: int) -> Report:
    """The sample report with that many steps in its first measure, every fifth a sub-item."""
    report, _ = read_json_file(paths.sample_report())
    kinds = (ItemKind.NUMBERED, ItemKind.NUMBERED, ItemKind.NUMBERED, ItemKind.NUMBERED, ItemKind.SUB)
    steps = tuple(Item(new_item_id(), kinds[index % 5], f"{TEXT} {index}") for index in range(count))
    issue = report.issues[0]
    measures = (replace(issue.measures[0], steps=steps), *issue.measures[1:])
    return replace(report, issues=(replace(issue, measures=measures), *report.issues[1:]))


class Took(NamedTuple):
    """Milliseconds of one measurement."""

    clock: float
    work: float


class Stopwatch:
    """Owner of what was measured, by name."""

    def __init__(self, painted: Painted) -> None:
        self._painted = painted
        self.times: dict[str, list[Took]] = {}

    def time(self, name: str, act: Callable[[], None]) -> None:
        """Time what is done until it is painted; RuntimeError where nothing is."""
        self._painted.seen = False
        started, worked = time.perf_counter(), time.thread_time()
        act()
        while not self._painted.seen:
            QApplication.processEvents()
            if time.perf_counter() > started + 10:
                raise RuntimeError(f"{name} painted nothing")
        clock = (time.perf_counter() - started) * 1000
        self.times.setdefault(name, []).append(Took(clock, (time.thread_time() - worked) * 1000))

    def report(self, title: str, limit: float) -> bool:
        """Print what was measured; whether all of it stayed within the limit."""
        print(f"\n{title:22} clock: median  worst   work: median  worst  ms")
        for name, each in self.times.items():
            columns = (f"{statistics.median(column):13.1f}  {max(column):5.1f}" for column in zip(*each, strict=True))
            over = "  over the bar" if max(took.clock for took in each) > limit else ""
            print(f"{name:22} {'   '.join(columns)}{over}")
        return all(took.clock <= limit for each in self.times.values() for took in each)


def keys(editor: ListEditor) -> dict[str, Callable[[], None]]:
    """What is timed at an item, in an order that leaves the list and the caret as they were."""
    item = editor.items[0]
    QApplication.clipboard().setMimeData(mime_of(copied(editor.items, Spot(0, 0), Spot(0, len(item.text)))))
    pressed = {
        "Right": "Left",  # the caret stands at the end of its item
        "Ctrl+Left": "Ctrl+Left",
        "Shift+Down": "Shift+Down",
        "Up": "Up",
        "Down": "Down",
        "PgDown": "PgDown",
        "PgUp": "PgUp",
        "Ctrl+Home": "Ctrl+Home",
        "Ctrl+End": "Ctrl+End",
    }
    return {
        "letter": lambda: type_thai("ก"),
        "another letter": lambda: type_thai("ข"),
        "undo typing": lambda: press("Ctrl+Z"),
        "redo typing": lambda: press("Ctrl+Y"),
        "undo again": lambda: press("Ctrl+Z"),
        "Enter": lambda: press("Return"),
        "Tab": lambda: press("Tab"),
        "Shift+Tab": lambda: press("Shift+Tab"),
        "Backspace, joining": lambda: press("Backspace"),
        "Ctrl+Left": lambda: press("Ctrl+Left"),
        "Enter inside": lambda: press("Return"),
        "undo Enter": lambda: press("Ctrl+Z"),
        "Alt+Up": lambda: press("Alt+Up"),
        "undo moving": lambda: press("Ctrl+Z"),
        "paste of an item": lambda: press("Ctrl+V"),
        "undo pasting": lambda: press("Ctrl+Z"),
        "redo pasting": lambda: press("Ctrl+Y"),
        "undo it again": lambda: press("Ctrl+Z"),
        **{name: (lambda key=key: press(key)) for name, key in pressed.items()},
    }


def whole() -> dict[str, Callable[[], None]]:
    """What is timed on the whole list, in an order that leaves it as it was."""
    return {
        "Ctrl+A": lambda: press("Ctrl+A"),
        "Tab on all": lambda: press("Tab"),
        "undo Tab": lambda: press("Ctrl+Z"),
        "Ctrl+A again": lambda: press("Ctrl+A"),
        "Shift+Tab on all": lambda: press("Shift+Tab"),
        "undo Shift+Tab": lambda: press("Ctrl+Z"),
        "Ctrl+A once more": lambda: press("Ctrl+A"),
        "delete all": lambda: press("Delete"),
        "undo deleting": lambda: press("Ctrl+Z"),
    }


def main(count: int) -> int:
    """Measure and print; 1 where a limit is passed."""
    with a_window(long_report(count)) as (window, path):
        return 0 if measure(window, path, count) else 1


def measure(window: MainWindow, path: Path, count: int) -> bool:
    """Measure and print; whether every limit is kept."""
    window.open_path(path)
    wait_until(lambda: window.page is not None)
    page = window.page
    assert page is not None
    editor = page.measure_form.lists[ListName.STEPS]
    painted = Painted(editor.viewport())
    first, second = (measure for _, _, measure in list(page.document.report.measures())[:2])
    opening = Stopwatch(painted)
    for _ in range(WHOLE_ROUNDS):
        opening.time("shown", lambda: page.go_to(Address("measure.steps", measure=first.id, item=first.steps[0].id)))
        wait(SETTLE_MS)
        page.go_to(Address("measure.owners", measure=second.id))
        wait(BETWEEN_MS)
    page.go_to(Address("measure.steps", measure=first.id, item=first.steps[0].id))
    held = opening.report(f"{count} items", WHOLE_MS)
    wait_until(page.preview.is_drawn)
    wait(SETTLE_MS)
    stopwatch = Stopwatch(painted)
    for index in (1, count // 2, count - 2):
        for _ in range(ROUNDS):
            editor.go_to(index)
            for name, act in keys(editor).items():
                wait(BETWEEN_MS)
                stopwatch.time(name, act)
    held = stopwatch.report("a key", KEY_MS) and held
    stopwatch = Stopwatch(painted)
    for _ in range(WHOLE_ROUNDS):
        for name, act in whole().items():
            wait(BETWEEN_MS)
            stopwatch.time(name, act)
    held = stopwatch.report("the whole list", WHOLE_MS) and held
    assert editor.items == first.steps, "the list is what it was"
    return held


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ITEMS))
