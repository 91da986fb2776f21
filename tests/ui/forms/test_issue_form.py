"""The number of an issue: a duplicate is shown while it is typed, and one click numbers all issues anew."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from ita_desktop.domain.checks import repeated_numbers
from ita_desktop.domain.report.address import Address
from tests.support.certain import as_a
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

    clerk.presses("Ctrl+A")
    clerk.types(str(first.number))

    assert renumber(clerk).isVisible()
    clerk.waits_until(lambda: set(repeated_numbers(clerk.report)) <= set(clerk.page.problems))
    QTest.mouseClick(renumber(clerk), Qt.MouseButton.LeftButton)
    assert [issue.number for issue in clerk.report.issues] == [issue.number for issue in before.issues]
    assert not renumber(clerk).isVisible()
    assert clerk.page.document.history.undoText() == "เรียงเลขที่ประเด็นใหม่"

    clerk.presses("Ctrl+Z")
    assert clerk.report.issues[1].number == first.number
