"""Measures and issues in the tree: moved by keys and by the mouse, and their titles one key away."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QRubberBand, QTextEdit

from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.ids import MeasureId
from ita_desktop.domain.report.report import Report
from ita_desktop.ui.report.outline import Outline
from tests.support.certain import the
from tests.support.clerk import Clerk
from tests.support.mouse import drag_row
from tests.support.thai_keys import KEDMANEE, hold

pytestmark = pytest.mark.sample_open


@pytest.fixture
def two_issues(clerk: Clerk) -> Clerk:
    """The sample report with an empty issue below its own; the tree has the keyboard."""
    clerk.goes_to(issue(clerk, 0))
    clerk.presses("Ctrl+Shift+M")
    clerk.types("ประเด็นที่สอง")
    clerk.page.outline.setFocus()
    return clerk


def issue(clerk: Clerk, index: int) -> Address:
    return Address("issue.title", issue=clerk.report.issues[index].id)


def ids(report: Report) -> list[list[MeasureId]]:
    return [[measure.id for measure in issue.measures] for issue in report.issues]


def point(tree: Outline, issue: int, measure: int | None = None, down: float = 0.5) -> QPoint:
    """A point on the row of an issue or of a measure, both counted from 0, `down` from its top to its bottom."""
    row = the(tree.topLevelItem(1 + issue))
    box = tree.visualItemRect(row if measure is None else row.child(measure))
    return QPoint(box.center().x(), round(box.top() + down * (box.height() - 1)))


def rows(tree: Outline) -> list[str]:
    """The titles of the first issue's measures as the tree shows them."""
    row = the(tree.topLevelItem(1))
    return [row.child(index).text(0) for index in range(row.childCount())]


def test_alt_and_an_arrow_move_the_measure_of_the_row_and_the_keyboard_stays_in_the_tree(two_issues: Clerk) -> None:
    clerk, tree = two_issues, two_issues.page.outline
    before = ids(clerk.report)
    third = before[0][2]
    tree.choose(Address("measure.title", measure=third))

    clerk.presses("Alt+Up", "Alt+Up")
    assert ids(clerk.report)[0] == [third, *before[0][:2], *before[0][3:]]
    assert tree.hasFocus()
    assert tree.current_address().measure == third
    assert clerk.window.commands["undo"].text() == "เลิกทำ เลื่อนมาตรการ ๒ ขึ้น(&U)"
    clerk.presses(*["Alt+Down"] * 6)
    assert ids(clerk.report)[1] == [third]

    clerk.presses(*["Ctrl+Z"] * 8)
    assert ids(clerk.report) == before
    assert tree.hasFocus()
    assert tree.current_address().measure == third


def test_alt_and_an_arrow_move_the_issue_of_the_row(two_issues: Clerk) -> None:
    clerk = two_issues
    before = [issue.id for issue in clerk.report.issues]
    clerk.page.outline.choose(issue(clerk, 1))

    clerk.presses("Alt+Up")
    assert [issue.id for issue in clerk.report.issues] == before[::-1]
    clerk.presses("Alt+Down")

    assert [issue.id for issue in clerk.report.issues] == before


@pytest.mark.parametrize("start", ["the tree", "a list"])
def test_f2_goes_behind_the_title_of_what_is_chosen(clerk: Clerk, start: str) -> None:
    measure = list(clerk.report.measures())[1][2]
    clerk.goes_to(Address("measure.steps", measure=measure.id, item=measure.steps[0].id))
    if start == "the tree":
        clerk.page.outline.setFocus()

    clerk.presses("F2")
    clerk.types(" ฉบับแก้ไข")

    assert list(clerk.report.measures())[1][2].title == measure.title + " ฉบับแก้ไข"
    assert isinstance(QApplication.focusWidget(), QTextEdit)


@pytest.mark.parametrize(
    ("taken", "issue_at", "measure_at", "down", "expected"),
    [
        (0, 0, 3, 0.9, [[1, 2, 3, 0, 4, 5], []]),
        (0, 0, 3, 0.1, [[1, 2, 0, 3, 4, 5], []]),
        (4, 0, 1, 0.1, [[0, 4, 1, 2, 3, 5], []]),
        (4, 0, None, 0.5, [[4, 0, 1, 2, 3, 5], []]),
        (2, 1, None, 0.5, [[0, 1, 3, 4, 5], [2]]),
        (5, 0, 0, 0.9, [[0, 5, 1, 2, 3, 4], []]),
    ],
)
def test_a_measure_is_dragged_between_others_and_taken_back_as_one_step(
    two_issues: Clerk, taken: int, issue_at: int, measure_at: int | None, down: float, expected: list[list[int]]
) -> None:
    clerk, tree = two_issues, two_issues.page.outline
    before = clerk.report
    (old, _) = ids(before)
    shown: list[bool] = []
    line = tree.viewport().findChildren(QRubberBand)[-1]

    drag_row(
        tree,
        Address("measure.title", measure=old[taken]),
        point(tree, issue_at, measure_at, down),
        look=lambda: shown.append(line.isVisible()),
    )

    assert ids(clerk.report) == [[old[index] for index in there] for there in expected]
    assert sorted(m.title for _, _, m in clerk.report.measures()) == sorted(m.title for _, _, m in before.measures())
    assert (shown, line.isVisible()) == ([True], False)
    assert clerk.page.address.measure == old[taken]
    assert [title.split(".")[0] for title in rows(tree)] == list("๑๒๓๔๕๖")[: len(expected[0])]
    assert clerk.window.commands["undo"].text().startswith("เลิกทำ ย้ายมาตรการ ")
    clerk.presses("Ctrl+Z")
    assert clerk.report == before


@pytest.mark.parametrize(
    ("taken", "issue_at", "measure_at", "down", "expected"),
    [(1, 0, None, 0.1, [1, 0]), (1, 0, 0, 0.5, [1, 0]), (0, 1, None, 0.9, [1, 0]), (0, 0, 5, 0.5, [0, 1])],
)
def test_an_issue_is_dragged_between_others_with_its_measures(
    two_issues: Clerk, taken: int, issue_at: int, measure_at: int | None, down: float, expected: list[int]
) -> None:
    clerk, tree = two_issues, two_issues.page.outline
    before = clerk.report
    old = [issue.id for issue in before.issues]

    drag_row(tree, issue(clerk, taken), point(tree, issue_at, measure_at, down))

    assert [issue.id for issue in clerk.report.issues] == [old[index] for index in expected]
    assert [issue.number for issue in clerk.report.issues] == [issue.number for issue in before.issues]
    assert sorted(ids(clerk.report)) == sorted(ids(before))
    if expected != [0, 1]:
        assert clerk.window.commands["undo"].text().startswith("เลิกทำ ย้ายประเด็น ")
        clerk.presses("Ctrl+Z")
    assert clerk.report == before


def test_a_drag_given_up_or_dropped_where_it_was_changes_nothing(two_issues: Clerk) -> None:
    clerk, tree = two_issues, two_issues.page.outline
    before, steps = clerk.report, clerk.page.document.history.count()
    third = ids(before)[0][2]
    line = tree.viewport().findChildren(QRubberBand)[-1]
    cover = the(tree.topLevelItem(0))

    drag_row(tree, Address("measure.title", measure=third), point(tree, 0, 0), dropped=False)
    drag_row(tree, Address("measure.title", measure=third), point(tree, 0, 2, 0.1))
    drag_row(tree, Address("measure.title", measure=third), point(tree, 0, 2, 0.9))
    drag_row(tree, Address("measure.title", measure=third), tree.visualItemRect(cover).center())

    assert clerk.report is before
    assert clerk.page.document.history.count() == steps
    assert not line.isVisible()


def test_a_row_that_an_undo_brings_back_is_shown_in_the_tree_and_the_keyboard_stays_there(clerk: Clerk) -> None:
    first, second, third = (measure.id for _, _, measure in list(clerk.report.measures())[:3])
    tree = clerk.page.outline
    tree.setFocus()
    tree.choose(Address("measure.title", measure=second))
    clerk.presses("Ctrl+Shift+Del")
    tree.choose(Address("measure.title", measure=third))

    hold("Z", layout=KEDMANEE)

    assert tree.hasFocus()
    assert [measure.id for _, _, measure in list(clerk.report.measures())[:3]] == [first, second, third]
    assert (tree.current_address().measure, clerk.page.address.measure) == (second, second)
