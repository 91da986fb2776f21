"""What it costs that every override of a method of Qt's is guarded (`session/qt/overrides.py`): one call, and what a
key and a painting of the whole window make of it.

    .venv/bin/python benchmarks/overrides.py
"""

import os
import sys
import tempfile
from pathlib import Path
from timeit import repeat

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["ITA_DESKTOP_HOME"] = tempfile.mkdtemp()

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

from ita_desktop import app, paths
from ita_desktop.domain.report.address import Address
from ita_desktop.exchange.json_file import read_json_file
from ita_desktop.session.qt.overrides import is_guarded
from ita_desktop.storage.files import report_file
from ita_desktop.ui.window.main_window import MainWindow
from tests.support.all_overrides import all_overrides
from tests.support.typing import type_thai

CALLS = 200_000
TIMES = 50


def main() -> None:
    """Print the numbers."""
    report = Path(os.environ["ITA_DESKTOP_HOME"]) / "รายงาน.ita"
    report_file.write(read_json_file(paths.sample_report())[0], report, replace=False)
    app.main(report, paper_painted=_measure)


def _measure(window: MainWindow) -> None:
    cost = _call(True) - _call(False)
    print(f"one guard: {cost:.0f} ns; a call by way of Qt takes {_call(False):.0f} ns without it")
    page = window.page
    assert page is not None
    page.go_to(Address("measure.title", measure=next(page.document.report.measures())[2].id))
    next(iter(page.measure_form.lists.values())).setFocus()
    calls = _counted()
    for name, act in (("key", _key), ("painting of the whole window", lambda: _paint(window))):
        calls.clear()
        took = min(repeat(act, number=1, repeat=TIMES))
        each = len(calls) / TIMES
        share = each * cost / (took * 1e9)
        print(f"a {name}: {each:.0f} overrides, {each * cost / 1000:.1f} µs of {took * 1000:.2f} ms: {share:.2%}")
    window.close()


def _call(guarded: bool) -> float:
    """Nanoseconds of one event filter that lets everything pass."""

    class Filter(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            return False

    if not guarded:
        plain = vars(Filter)["eventFilter"].__wrapped__
        Filter.eventFilter = plain  # type: ignore[method-assign]
    assert is_guarded(vars(Filter)["eventFilter"]) is guarded
    watched, event, passing = QObject(), QEvent(QEvent.Type.User), Filter()
    watched.installEventFilter(passing)
    return min(repeat(lambda: QCoreApplication.sendEvent(watched, event), number=CALLS, repeat=5)) / CALLS * 1e9


def _counted() -> list[str]:
    """Every call of an override from now on, by its name."""
    calls: list[str] = []
    for (_, name), guard in all_overrides().items():
        cell = guard.__closure__[guard.__code__.co_freevars.index("override")]  # type: ignore[attr-defined]

        def counting(*args: object, name: str = name, original: object = cell.cell_contents, **more: object) -> object:
            calls.append(name)
            return original(*args, **more)  # type: ignore[operator]

        cell.cell_contents = counting
    return calls


def _key() -> None:
    type_thai("ก")
    QApplication.processEvents()


def _paint(window: MainWindow) -> None:
    window.grab()


if __name__ == "__main__":
    main()
