"""The tree of a long report: what is noted at the end of its rows costs about as much as the rows."""

import time
from collections.abc import Callable
from dataclasses import replace

from pytestqt.qtbot import QtBot

from ita_desktop.domain.place import Place
from ita_desktop.ui.navigator import Navigator
from tests.support.reports import a_measure, a_report, an_issue

ROWS = 600


def work(act: Callable[[], None]) -> float:
    """Seconds of this thread's processor time: other programs and threads do not count."""
    started = time.thread_time()
    act()
    return time.thread_time() - started


def pages(first: int) -> Callable[[Place], int | None]:
    """Every place on a page of its own, from `first` on."""
    known: dict[Place, int] = {}
    return lambda place: first + known.setdefault(place, len(known))


def test_new_pages_of_a_long_report_do_not_hold_the_window_up(qtbot: QtBot) -> None:
    tree = Navigator()
    qtbot.addWidget(tree)
    tree.resize(320, 640)
    listed = work(lambda: tree.show_report(a_report(an_issue(*(a_measure(f"มาตรการที่ {n}") for n in range(ROWS))))))
    with qtbot.waitExposed(tree):
        tree.show()

    first = work(lambda: tree.show_pages(pages(7)))
    again = work(lambda: tree.show_pages(pages(8)))

    assert max(first, again) < 10 * listed  # some hundreds of times as much where each row measures all others
    assert tree.columnWidth(1) >= tree.sizeHintForColumn(1)


def test_a_measure_added_to_a_long_report_does_not_hold_the_window_up(qtbot: QtBot) -> None:
    tree = Navigator()
    qtbot.addWidget(tree)
    tree.resize(320, 640)
    measures = tuple(a_measure(f"มาตรการที่ {n}") for n in range(ROWS))
    issue = an_issue(*measures)
    listed = work(lambda: tree.show_report(a_report(issue)))
    with qtbot.waitExposed(tree):
        tree.show()
    tree.show_pages(pages(7))
    tree.choose(Place("measure.title", measure=measures[300].id))

    added = work(lambda: tree.show_report(a_report(replace(issue, measures=(a_measure("ใหม่"), *measures)))))

    assert added < 20 * listed  # some hundreds of times as much where each row measures all others
    row = tree.topLevelItem(1)
    assert row is not None
    assert row.childCount() == ROWS + 1
    assert tree.columnWidth(1) >= tree.sizeHintForColumn(1)
