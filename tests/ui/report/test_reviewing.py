"""Marks of what came from another year: seen in the tree, the lists and the status line, confirmed with F4."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.review.reviewing import all_unreviewed
from ita_desktop.domain.rolling.marks import marked_counts
from tests.support.certain import as_a, the
from tests.support.clerk import Clerk

pytestmark = pytest.mark.sample_open


@pytest.fixture
def reviewing(clerk: Clerk) -> Clerk:
    """The sample, of which everything is to be reviewed."""
    clerk.page.document.apply("ปีใหม่", all_unreviewed)
    return clerk


def in_status(clerk: Clerk) -> QPushButton:
    return as_a(QPushButton, clerk.window.findChild(QPushButton, "status.unreviewed"))


def rows(clerk: Clerk) -> list[str]:
    """What the tree reads out of the measures."""
    issue = the(clerk.page.outline.topLevelItem(1))
    spoken = int(Qt.ItemDataRole.AccessibleTextRole)
    return [issue.child(index).data(0, spoken) for index in range(issue.childCount())]


def first(clerk: Clerk) -> Address:
    """The first step of the first measure."""
    measure = clerk.measure
    return Address("measure.steps", measure=measure.id, item=measure.steps[0].id)


def left(clerk: Clerk) -> int:
    return marked_counts(clerk.report).total()


def test_tree_and_status_line_count_what_is_to_be_reviewed(reviewing: Clerk) -> None:
    count = left(reviewing)
    reviewing.waits_until(lambda: in_status(reviewing).isVisible())

    assert in_status(reviewing).text().startswith("ยังไม่ทบทวน")
    assert count > 60
    assert "ยังไม่ทบทวน ๑๖ รายการ" in rows(reviewing)[0]


def test_a_report_without_marks_shows_none(clerk: Clerk) -> None:
    assert in_status(clerk).isHidden()
    assert "ยังไม่ทบทวน" not in rows(clerk)[0]
    clerk.presses("F4")
    assert clerk.window.status.currentMessage() == "ไม่มีรายการที่ยังไม่ทบทวน"


def test_f4_confirms_the_item_at_the_caret_and_goes_to_the_next(reviewing: Clerk) -> None:
    here = first(reviewing)
    measure = reviewing.measure
    before = reviewing.report.unreviewed
    reviewing.goes_to(here)

    reviewing.presses("F4")

    assert before - reviewing.report.unreviewed == {here.item}
    assert reviewing.page.address_of_caret() == Address("measure.steps", measure=measure.id, item=measure.steps[1].id)
    reviewing.presses("Ctrl+Z")
    assert reviewing.report.unreviewed == before


def test_f4_in_a_field_confirms_the_fields_of_the_measure(reviewing: Clerk) -> None:
    measure = the(first(reviewing).measure)
    reviewing.goes_to(Address("measure.owners", measure=measure))
    assert "ยังไม่ทบทวน" in reviewing.page.measure_form.title.text()

    reviewing.presses("F4")

    assert measure not in reviewing.report.unreviewed
    assert "ยังไม่ทบทวน" not in reviewing.page.measure_form.title.text()
    assert reviewing.page.address_of_caret() == first(reviewing)


def test_f4_in_the_tree_confirms_the_whole_measure_and_stays_in_the_tree(reviewing: Clerk) -> None:
    first_id, second_id = (measure.id for _, _, measure in list(reviewing.report.measures())[:2])
    reviewing.goes_to(Address("measure.title", measure=first_id))
    reviewing.page.outline.setFocus(Qt.FocusReason.OtherFocusReason)

    reviewing.presses("F4")

    assert first_id not in marked_counts(reviewing.report)
    assert reviewing.page.address.measure == second_id
    assert QApplication.focusWidget() is reviewing.page.outline


def test_typing_in_an_item_reviews_it(reviewing: Clerk) -> None:
    here = first(reviewing)
    reviewing.goes_to(here)

    reviewing.types("ใหม่")

    assert here.item not in reviewing.report.unreviewed


def test_a_screen_reader_hears_of_the_mark(reviewing: Clerk) -> None:
    reviewing.goes_to(first(reviewing))
    steps = reviewing.field("measure.steps")

    assert "ยังไม่ทบทวน" in steps.accessibleDescription()
    here = first(reviewing)
    reviewing.presses("F4")
    reviewing.goes_to(here)
    assert "ยังไม่ทบทวน" not in steps.accessibleDescription()


def test_a_click_on_the_count_goes_there_and_confirms_nothing(reviewing: Clerk) -> None:
    before = left(reviewing)
    reviewing.goes_to(Address("title"))
    reviewing.waits_until(lambda: in_status(reviewing).isVisible())

    QTest.mouseClick(in_status(reviewing), Qt.MouseButton.LeftButton)

    assert reviewing.page.address.measure == first(reviewing).measure
    assert left(reviewing) == before


def test_when_all_is_reviewed_that_is_what_is_shown(reviewing: Clerk) -> None:
    reviewing.goes_to(Address("measure.title", measure=first(reviewing).measure))
    reviewing.page.outline.setFocus(Qt.FocusReason.OtherFocusReason)

    reviewing.presses(*["F4"] * 6)

    assert left(reviewing) == 0
    assert reviewing.window.status.currentMessage() == "ทบทวนครบทุกรายการแล้ว"
    reviewing.waits_until(lambda: in_status(reviewing).isHidden())
