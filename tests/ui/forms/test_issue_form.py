"""The number of an issue: a duplicate is shown while it is typed, and one click numbers all issues anew."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QPushButton

from ita_desktop.domain.checks.numbering import repeated_numbers
from ita_desktop.domain.report.address import Address
from tests.support.certain import as_a, the
from tests.support.clerk import Clerk
from tests.support.report_files import a_file
from tests.support.reports import a_measure, a_report, an_issue


def renumber(clerk: Clerk) -> QPushButton:
    return as_a(QPushButton, clerk.window.findChild(QPushButton, "issue.renumber"))


def test_a_number_that_another_issue_has_is_shown_at_once_and_mended_by_one_click(clerk: Clerk, tmp_path: Path) -> None:
    issues = (an_issue(a_measure()), an_issue(a_measure(), number=2, title="กลไกการป้องกันการทุจริต"))
    clerk.opens(a_file(tmp_path, a_report(*issues), "รายงาน.ita"))
    before = clerk.report
    first, second = before.issues
    clerk.goes_to(Address("issue.number", issue=second.id))
    assert not renumber(clerk).isVisible()

    clerk.types_over(str(first.number))

    assert renumber(clerk).isVisible()
    clerk.waits_until(lambda: set(repeated_numbers(clerk.report)) <= set(clerk.page.problems))
    QTest.mouseClick(renumber(clerk), Qt.MouseButton.LeftButton)
    assert [issue.number for issue in clerk.report.issues] == [issue.number for issue in before.issues]
    assert not renumber(clerk).isVisible()
    assert clerk.page.document.history.undoText() == "เรียงเลขที่ประเด็นใหม่"

    clerk.presses("Ctrl+Z")
    assert clerk.report.issues[1].number == first.number


def test_the_measures_of_an_issue_are_renumbered_where_an_undo_moves_it(clerk: Clerk, tmp_path: Path) -> None:
    second = an_issue(a_measure("เผยแพร่ข้อมูล"), number=2)
    clerk.opens(a_file(tmp_path, a_report(an_issue(a_measure("จัดทำคู่มือ")), second), "สองประเด็น.ita"))
    clerk.goes_to(Address("issue.title", issue=second.id))
    measures = the(clerk.page.issue_form.findChild(QListWidget))
    clerk.page.outline.setFocus()

    clerk.presses("Ctrl+Shift+PgUp")
    moved = measures.item(0).text()
    clerk.presses("Ctrl+Z")

    assert moved.startswith("๑. ")
    assert measures.item(0).text().startswith("๒. ")


def test_an_imported_issue_number_can_be_typed_over(clerk: Clerk, tmp_path: Path) -> None:
    issue = an_issue(a_measure("เผยแพร่ข้อมูล"), number=1_500)
    clerk.opens(a_file(tmp_path, a_report(issue), "ประเด็นที่ ๑๕๐๐.ita"))
    clerk.goes_to(Address("issue.number", issue=issue.id))

    clerk.types_over("๑๕๐๑")

    assert clerk.report.issues[0].number == 1_501


def test_issues_are_added_moved_and_deleted_with_their_numbers(clerk: Clerk) -> None:
    clerk.starts_a_new_report()
    clerk.goes_to(Address("issue.title", issue=clerk.report.issues[2].id))
    clerk.presses("Ctrl+Shift+M")
    clerk.types("ประเด็นแทรก")
    assert [(i.number, i.title) for i in clerk.report.issues][3] == (4, "ประเด็นแทรก")
    assert [i.number for i in clerk.report.issues] == list(range(1, 9))

    clerk.presses("Ctrl+Shift+PgUp")
    assert [(i.number, i.title) for i in clerk.report.issues][2] == (3, "ประเด็นแทรก")

    clerk.presses("Ctrl+Shift+Del")
    assert [i.number for i in clerk.report.issues] == list(range(1, 8))
