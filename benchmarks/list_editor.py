"""How fast a very long list answers: keys in a list of 10,000 items, in the real window with the paper beside it.

    python benchmarks/list_editor.py [ITEMS]

Every key is timed from the moment it reaches the window until what it changed is painted, the preview working on in its
thread. `work` is the processor time of the window's own thread, which a busy machine does not change. Undo is Ctrl+Z
through the window. Run it without a screen with QT_QPA_PLATFORM=offscreen.
"""

import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from ita_desktop import paths
from ita_desktop.app import COLLECT_AFTER, SWITCH_INTERVAL_SECONDS
from ita_desktop.domain.copied_lists import copied
from ita_desktop.domain.ids import new_item_id
from ita_desktop.domain.lists import Spot
from ita_desktop.domain.place import Place
from ita_desktop.domain.report import Item, ItemKind, ListName, Report
from ita_desktop.exchange.json_file import read_json_file
from ita_desktop.session.typesetter import Typesetter
from ita_desktop.session.workspace import Workspace
from ita_desktop.storage import report_file
from ita_desktop.ui.dialogs import WindowDialogs
from ita_desktop.ui.list_clipboard import leave_clipboard, mime_of
from ita_desktop.ui.list_editor import ListEditor
from ita_desktop.ui.main_window import MainWindow
from ita_desktop.ui.style import dress
from tests.support.typing import press, type_thai

ITEMS = 10_000
ROUNDS = 8
LIMIT_MS = 50
PHRASE = "ประชุมชี้แจง"
TEXT = "จัดประชุมชี้แจงแนวทางการปฏิบัติงานให้แก่เจ้าหน้าที่ทุกสำนักและกองเพื่อเสริมสร้างคุณธรรมและความโปร่งใสในหน่วยงาน"


def long_report(count: int) -> Report:
    """The sample report with that many steps in its first measure, every fifth a sub-item."""
    report, _ = read_json_file(paths.sample_report())
    kinds = (ItemKind.NUMBERED, ItemKind.NUMBERED, ItemKind.NUMBERED, ItemKind.NUMBERED, ItemKind.SUB)
    steps = tuple(Item(new_item_id(), kinds[index % 5], f"{TEXT} {index}") for index in range(count))
    issue = report.issues[0]
    measures = (replace(issue.measures[0], steps=steps), *issue.measures[1:])
    return replace(report, issues=(replace(issue, measures=measures), *report.issues[1:]))


def wait_until(done: Callable[[], bool], seconds: float = 300) -> None:
    """Let the window live until then."""
    end = time.perf_counter() + seconds
    while not done():
        assert time.perf_counter() < end, "it never came"
        loop = QEventLoop()
        QTimer.singleShot(20, loop.quit)
        loop.exec()


def timed(act: Callable[[], None]) -> tuple[float, float]:
    """Milliseconds until what it changed is painted, and those that this thread worked."""
    started, worked = time.perf_counter(), time.thread_time()
    act()
    QApplication.processEvents()
    return (time.perf_counter() - started) * 1000, (time.thread_time() - worked) * 1000


def keys(editor: ListEditor, index: int) -> dict[str, Callable[[], None]]:
    """What is timed at an item, in an order that leaves the list as it was."""
    clipboard = QApplication.clipboard()
    items = editor.items[:3]
    clipboard.setMimeData(mime_of(copied(items, Spot(0, 0), Spot(2, len(items[2].text)))))
    return {
        "letter": lambda: type_thai("ก", editor),
        "another letter": lambda: type_thai("ข", editor),
        "undo typing": lambda: press("Ctrl+Z"),
        "Right": lambda: press("Right"),
        "Ctrl+Left": lambda: press("Ctrl+Left"),
        "Down": lambda: press("Down"),
        "Enter": lambda: press("Return"),
        "Tab": lambda: press("Tab"),
        "Shift+Tab": lambda: press("Shift+Tab"),
        "Backspace, joining": lambda: press("Backspace"),
        "undo joining": lambda: press("Ctrl+Z"),
        "Alt+Up": lambda: press("Alt+Up"),
        "undo moving": lambda: press("Ctrl+Z"),
        "paste of 3 items": lambda: press("Ctrl+V"),
        "undo pasting": lambda: press("Ctrl+Z"),
        "redo pasting": lambda: press("Ctrl+Y"),
        "undo again": lambda: press("Ctrl+Z"),
    }


def main(count: int) -> None:
    """Print, for the first, a middle and the last item, how long each key takes."""
    sys.setswitchinterval(SWITCH_INTERVAL_SECONDS)
    gc.set_threshold(*COLLECT_AFTER)
    app = QApplication([])
    dress(app)
    folder = Path(tempfile.mkdtemp())
    path = folder / "รายงานยาว.ita"
    report_file.write(long_report(count), path, replace=False)
    workspace, typesetter = Workspace(), Typesetter()
    window = MainWindow(workspace, typesetter, WindowDialogs)
    window.resize(1366, 740)
    window.show()
    window.activateWindow()
    window.open_path(path)
    wait_until(lambda: window.page is not None)
    page = window.page
    assert page is not None
    measure = next(page.document.report.measures())[2]
    opening, _ = timed(lambda: page.go_to(Place("measure.steps", measure=measure.id, item=measure.steps[0].id)))
    print(f"{count} items; the list on screen after {opening:.0f} ms")
    wait_until(page.preview.is_drawn)
    editor = page.measure_form.lists[ListName.STEPS]
    for where, index in (("first", 1), ("middle", count // 2), ("last", count - 2)):
        times: dict[str, list[tuple[float, float]]] = {}
        for _ in range(ROUNDS):
            editor.go_to(index)
            QApplication.processEvents()
            for name, act in keys(editor, index).items():
                times.setdefault(name, []).append(timed(act))
        print(f"\n{where:20} median   worst   median work   worst work  ms")
        for name, each in times.items():
            wall, work = zip(*each, strict=True)
            note = "  over the limit" if max(work) > LIMIT_MS else ""
            print(
                f"{name:20} {statistics.median(wall):6.1f}  {max(wall):6.1f}        {statistics.median(work):6.1f}"
                f"       {max(work):6.1f}{note}"
            )
    window.close()
    leave_clipboard()
    workspace.shut_down()
    typesetter.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ITEMS)
