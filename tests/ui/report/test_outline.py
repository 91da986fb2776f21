"""The tree of a long report: what is noted at the end of its rows costs about as much as the rows."""

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from ita_desktop.domain.report.address import Address
from ita_desktop.language import digits
from ita_desktop.ui.report.outline import PAPER, Outline
from tests.support.clerk import Clerk
from tests.support.reports import a_measure, a_report, an_issue

pytestmark = pytest.mark.sample_open

ROWS = 600


def work(act: Callable[[], None]) -> float:
    """Seconds of this thread's processor time: other programs and threads do not count."""
    started = time.thread_time()
    act()
    return time.thread_time() - started


def pages(first: int) -> Callable[[Address], int | None]:
    """Every place on a page of its own, from `first` on."""
    known: dict[Address, int] = {}
    return lambda address: first + known.setdefault(address, len(known))


def test_new_pages_of_a_long_report_do_not_hold_the_window_up(qtbot: QtBot) -> None:
    tree = Outline(QAction(), QAction())
    qtbot.addWidget(tree)
    tree.resize(320, 640)
    listed = work(lambda: tree.show_report(a_report(an_issue(*(a_measure(f"มาตรการที่ {n}") for n in range(ROWS))))))
    with qtbot.waitExposed(tree):
        tree.show()

    first = work(lambda: tree.show_pages(pages(7), ROWS))
    again = work(lambda: tree.show_pages(pages(8), ROWS))

    assert max(first, again) < 10 * listed  # some hundreds of times as much where each row measures all others
    assert tree.columnWidth(1) >= tree.sizeHintForColumn(1)


def test_a_measure_added_to_a_long_report_does_not_hold_the_window_up(qtbot: QtBot) -> None:
    tree = Outline(QAction(), QAction())
    qtbot.addWidget(tree)
    tree.resize(320, 640)
    measures = tuple(a_measure(f"มาตรการที่ {n}") for n in range(ROWS))
    issue = an_issue(*measures)
    listed = work(lambda: tree.show_report(a_report(issue)))
    with qtbot.waitExposed(tree):
        tree.show()
    tree.show_pages(pages(7), ROWS)
    tree.choose(Address("measure.title", measure=measures[300].id))

    added = work(lambda: tree.show_report(a_report(replace(issue, measures=(a_measure("ใหม่"), *measures)))))

    assert added < 20 * listed  # some hundreds of times as much where each row measures all others
    row = tree.topLevelItem(1)
    assert row is not None
    assert row.childCount() == ROWS + 1
    assert tree.columnWidth(1) >= tree.sizeHintForColumn(1)


def test_issues_in_another_order_are_put_there_at_once_and_stay_as_they_were(qtbot: QtBot) -> None:
    tree = Outline(QAction(), QAction())
    qtbot.addWidget(tree)
    issues = tuple(an_issue(a_measure(), number=number) for number in range(1, 61))
    tree.show_report(a_report(*issues))
    folded, chosen = issues[4].id, issues[7].measures[0].id
    tree.choose(Address("measure.title", measure=chosen))
    row = tree.topLevelItem(5)
    assert row is not None
    row.setExpanded(False)
    told: list[object] = []
    tree.model().rowsInserted.connect(lambda *_: told.append("inserted"))
    tree.model().rowsRemoved.connect(lambda *_: told.append("removed"))
    tree.chosen.connect(told.append)

    tree.show_report(a_report(*issues[::-1]))

    assert len(told) <= 2  # one by one, each row would make Qt count through all others
    assert tree.current_address().measure == chosen
    rows = [tree.topLevelItem(index) for index in range(1, 61)]
    assert [row.isExpanded() for row in rows if row is not None] == [one.id != folded for one in issues[::-1]]


def notes(clerk: Clerk) -> list[str]:
    """What stands at the end of the rows of cover, issue, measures, signers and paper."""
    tree = clerk.page.outline
    found = []
    for index in range(tree.topLevelItemCount()):
        row = tree.topLevelItem(index)
        assert row is not None
        found += [row.text(1), *(row.child(child).text(1) for child in range(row.childCount()))]
    return found


def test_the_tree_says_how_many_pages_there_are_and_where_each_measure_begins(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.waits_until_drawn()
    paper = clerk.page.preview.paper
    assert paper is not None
    begins = [paper.page_of(Address("measure.title", measure=m.id)) for _, _, m in clerk.report.measures()]

    said = notes(clerk)
    assert said[0] == "หน้า ๑"
    assert said[2 : 2 + len(begins)] == [f"หน้า {digits(page + 1)}" for page in begins if page is not None]
    assert len(set(begins)) > 2
    assert said[-1] == f"{digits(paper.page_count)} หน้า"

    clerk.goes_to(Address("measure.title", measure=next(clerk.report.measures())[2].id))
    for _ in range(3):
        clerk.presses("Ctrl+D")
    qtbot.waitUntil(lambda: notes(clerk)[-1] != said[-1])
    clerk.waits_until_drawn()
    longer = clerk.page.preview.paper
    assert longer is not None
    assert longer.page_count > paper.page_count
    assert notes(clerk)[-1] == f"{digits(longer.page_count)} หน้า"


def test_the_page_count_is_heard_and_has_room_in_a_narrow_tree(qtbot: QtBot) -> None:
    tree = Outline(QAction(), QAction())
    qtbot.addWidget(tree)
    tree.resize(180, 640)
    tree.show_report(a_report(an_issue(a_measure("มาตรการ"))))

    tree.show_pages(pages(0), 7)

    tree.choose(PAPER)
    row = tree.currentItem()
    assert row.text(1).endswith("๗ หน้า")
    assert row.data(0, Qt.ItemDataRole.AccessibleTextRole).startswith("รูปแบบกระดาษ")
    assert row.data(0, Qt.ItemDataRole.AccessibleTextRole).endswith("๗ หน้า")
