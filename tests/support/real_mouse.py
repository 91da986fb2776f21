"""Drags items of lists, and measures in the tree, with a real mouse (`xdotool` on Xvfb), and prints what came of it.

    python -m tests.support.real_mouse REPORT

The answer is JSON: a name for each thing tried and whether it came out right.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.report import ListName, Measure
from ita_desktop.ui.lists.list_editor import ListEditor
from ita_desktop.ui.report.report_page import ReportPage
from tests.support.certain import the
from tests.support.mouse import number_of
from tests.support.pictures import texts
from tests.support.real_screen import fingers, wait, window_on_a_real_screen

CONTROL, SHIFT = "Control_L", "Shift_L"


def main(report: Path) -> None:
    """Print what came of the drags."""
    with window_on_a_real_screen(report) as window:
        assert window.page is not None
        window.page.show_paper(False)
        print(json.dumps(outcome(window.page), ensure_ascii=False))


def outcome(page: ReportPage) -> dict[str, object]:
    """Try the drags one after the other; each is undone before the next."""
    hand = _Hand(page)
    form, steps, results = page.measure_form, hand.editor(ListName.STEPS), hand.editor(ListName.RESULTS)
    first, second = hand.measures()[:2]
    old = texts(first.steps)
    made: dict[str, object] = {}

    page.go_to(Address("measure.steps", measure=first.id))
    hand.drag(steps.viewport(), number_of(steps, 0), steps.viewport(), number_of(steps, 2, 0.9))
    made["one item down its list"] = texts(hand.measures()[0].steps) == [*old[1:3], old[0], *old[3:]]
    made["the landing line was there"] = hand.landings == {3}
    made["and is gone"] = steps._drops.landing is None
    made["undone in one step"] = hand.undone()

    page.go_to(Address("measure.steps", measure=first.id))
    hand.drag(steps.viewport(), number_of(steps, 0), steps.viewport(), number_of(steps, 2, 0.9), cancel=True)
    made["given up with Esc"] = hand.measures()[:2] == [first, second] and steps._drops.landing is None

    for copy, name in ((False, "two items to another list"), (True, "a copy of two")):
        page.go_to(Address("measure.results", measure=first.id, item=first.results[0].id))
        wait(200)
        hand.click(steps.viewport(), number_of(steps, 1))
        hand.click(steps.viewport(), number_of(steps, 2), SHIFT)
        hand.drag(
            *(steps.viewport(), number_of(steps, 2), results.viewport(), number_of(results, 0, 0.2)),
            hold=(CONTROL,) if copy else (),
        )
        now = hand.measures()[0]
        made[name] = texts(now.results) == [*old[1:3], *texts(first.results)]
        made[f"{name}: where they were"] = texts(now.steps) == (old if copy else [old[0], *old[3:]])
        made[f"{name}: chosen there alone"] = results.chosen == (0, 1) and not steps.textCursor().hasSelection()
        made[f"{name}: undone in one step"] = hand.undone()

    page.go_to(Address("measure.steps", measure=first.id))
    tree = page.outline
    issue = the(tree.topLevelItem(1))
    tree.scrollToItem(issue.child(1))
    wait(200)
    hand.click(steps.viewport(), number_of(steps, 0))
    hand.click(steps.viewport(), number_of(steps, 1), SHIFT)
    row = tree.visualItemRect(issue.child(1)).center()
    hand.drag(steps.viewport(), number_of(steps, 1), tree.viewport(), row)
    made["two items to a measure in the tree"] = texts(hand.measures()[1].steps) == [*texts(second.steps), *old[:2]]
    made["they are there alone"] = texts(hand.measures()[0].steps) == old[2:]
    made["the tree: undone in one step"] = hand.undone()

    page.go_to(Address("measure.steps", measure=first.id))
    form.verticalScrollBar().setValue(0)
    edge = QPoint(form.viewport().width() // 2, form.viewport().height() - 8)
    hand.drag(steps.viewport(), number_of(steps, 0), form.viewport(), edge, linger=True)
    made["the form scrolls at its edge"] = hand.scrolled > 50
    fingers("key", "ctrl+z")
    return made | measures_in_the_tree(page, hand)


def measures_in_the_tree(page: ReportPage, hand: "_Hand") -> dict[str, object]:
    """Drag the third measure above the first."""
    made: dict[str, object] = {}
    tree = page.outline
    issue = the(tree.topLevelItem(1))
    before = [measure.id for measure in hand.measures()]
    for cancel, expected in ((True, before), (False, [before[2], *before[:2], *before[3:]])):
        tree.scrollToItem(issue)
        wait(200)
        start = tree.visualItemRect(issue.child(2)).center()
        above = tree.visualItemRect(issue.child(0))
        end = QPoint(above.center().x() + 20, above.top() + 2)
        hand.drag(tree.viewport(), start, tree.viewport(), end, cancel=cancel)
        name = "a measure dragged in the tree and given up" if cancel else "a measure dragged in the tree"
        made[name] = [measure.id for measure in hand.measures()] == expected
    made["the dragged measure is chosen"] = page.address.measure == before[2] == tree.current_address().measure
    made["the measure: undone in one step"] = hand.undone()
    return made


class _Hand:
    """Owner of what was seen while the button was down."""

    def __init__(self, page: ReportPage) -> None:
        self._page = page
        self._before = page.document.report
        self.landings: set[int | None] = set()
        self.scrolled = 0
        self._watch = QTimer()
        self._watch.setInterval(20)
        self._watch.timeout.connect(self._look)

    def editor(self, name: ListName) -> ListEditor:
        """A list of the form."""
        return self._page.measure_form.lists[name]

    def measures(self) -> list[Measure]:
        """The measures as they are now."""
        return [measure for _, _, measure in self._page.document.report.measures()]

    def undone(self) -> bool:
        """Undo once; whether all is as it was before."""
        fingers("key", "ctrl+z")
        return self._page.document.report == self._before

    def click(self, widget: QWidget, at: QPoint, *hold: str) -> None:
        """Click, with keys held."""
        fingers(*_held(hold, ["mousemove", *_on_screen(widget, at), "click", "1"]))

    def drag(
        self,
        source: QWidget,
        start: QPoint,
        target: QWidget,
        end: QPoint,
        *,
        hold: tuple[str, ...] = (),
        cancel: bool = False,
        linger: bool = False,
    ) -> None:
        """Press, move in a few steps, look, and let go or press Esc."""
        self.landings = set()
        self.scrolled = 0
        steps = ["mousemove", *_on_screen(source, start), "mousedown", "1"]
        for part in (0.1, 0.4, 0.8, 1.0):
            at = _global(source, start) + (_global(target, end) - _global(source, start)) * part
            steps += ["mousemove", str(at.x()), str(at.y()), "sleep", "0.1"]
        steps += ["sleep", "1.2"] if linger else []
        steps += ["key", "Escape", "mouseup", "1"] if cancel else ["mouseup", "1"]
        self._watch.start()
        fingers(*_held(hold, steps))
        self._watch.stop()

    def _look(self) -> None:
        self.landings = {editor._drops.landing for editor in self._page.measure_form.lists.values()} - {
            None
        } or self.landings
        self.scrolled = max(self.scrolled, self._page.measure_form.verticalScrollBar().value())


def _held(keys: tuple[str, ...], steps: list[str]) -> list[str]:
    downs = [word for key in keys for word in ("keydown", key)]
    return [*downs, *steps, *(word for key in keys for word in ("keyup", key))]


def _global(widget: QWidget, at: QPoint) -> QPoint:
    point = widget.mapToGlobal(at)
    there = QApplication.widgetAt(point)
    assert there is not None and (there is widget or widget.isAncestorOf(there)), f"{at} is out of sight"
    return point


def _on_screen(widget: QWidget, at: QPoint) -> tuple[str, str]:
    point = _global(widget, at)
    return str(point.x()), str(point.y())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
