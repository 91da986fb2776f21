"""F8 and Shift+F8: from one thing that is missing or to be mended to the next, in the order of the forms, by keys."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from ita_desktop.domain.checks.aside import with_set_aside
from ita_desktop.domain.checks.problem import Severity
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.report import Report, Signer
from ita_desktop.session.checker import CHECK_AFTER_MS
from tests.support.certain import as_a, the
from tests.support.clerk import Clerk
from tests.support.orca import orca_listening
from tests.support.report_files import a_file
from tests.support.reports import a_measure, a_report, an_issue, an_item

REPORT = replace(
    a_report(
        an_issue(
            a_measure("มาตรการเผยแพร่ข้อมูล", outcomes=(an_item("ประชาชนร่วมกันเต้นบาสโลบ"),)),
            a_measure("มาตรการป้องกันการทุจริต", outcomes=(an_item("องค์กรบริหารส่วนตำบลสำโรงโปร่งใส"), an_item(" "))),
        )
    ),
    signers=(Signer("ผู้รายงาน", "", ("หัวหน้าสำนักปลัด",)),),
)
"""A word that may be misspelt in the first measure, a misspelt kind of agency and an empty item in the second, a signer
without a name."""

EXPECTED = [
    "ต้องแก้: ชื่อเรียกที่ถูกต้องคือ “องค์การบริหารส่วนตำบล”",
    "ข้อนี้ยังว่างอยู่",
    "ยังไม่ได้กรอกชื่อผู้ลงนาม",
]


@pytest.fixture
def office(clerk: Clerk, tmp_path: Path) -> Clerk:
    """A clerk with the report open and looked through."""
    return opened(clerk, tmp_path, REPORT)


def opened(clerk: Clerk, folder: Path, report: Report) -> Clerk:
    clerk.opens(a_file(folder, report, "รายงาน.ita"))
    looked_through(clerk)
    return clerk


def looked_through(clerk: Clerk) -> None:
    clerk.waits_until(lambda: clerk.page.checker.compared is clerk.report)


def news(clerk: Clerk) -> str:
    return clerk.window.status.currentMessage()


def test_f8_goes_through_what_is_missing_and_to_be_mended_and_round_at_the_end(office: Clerk) -> None:
    said = []
    for _ in range(4):
        office.presses("F8")
        said.append(news(office))

    assert [words[: len(start)] for words, start in zip(said, EXPECTED, strict=False)] == EXPECTED
    assert said[3] == said[0]
    assert office.selected() == "องค์กรบริหารส่วนตำบล"


def test_shift_f8_goes_the_other_way(office: Clerk) -> None:
    office.presses("F8", "F8")
    second = office.page.address_of_caret()
    assert second.field == "measure.outcomes"

    office.presses("Shift+F8")

    assert office.selected() == "องค์กรบริหารส่วนตำบล"
    office.presses("Shift+F8")
    assert office.page.address_of_caret().field == "signer.name"


def test_from_what_has_been_mended_it_goes_on_to_what_comes_behind(office: Clerk) -> None:
    office.presses("F8")
    assert office.selected() == "องค์กรบริหารส่วนตำบล"
    office.types("องค์การบริหารส่วนตำบล")
    office.waits_until(lambda: len(office.page.problems) == 2)

    office.presses("F8")

    assert news(office).startswith("ข้อนี้ยังว่างอยู่")


def test_what_is_set_aside_is_passed_by(office: Clerk) -> None:
    wrong = next(one for one in office.page.problems if one.severity is Severity.ERROR)
    assert wrong.words is not None
    office.page.document.apply("ไม่ใช่ที่ผิด", lambda report: with_set_aside(report, (wrong,)))

    office.presses("F8")

    assert news(office).startswith("ข้อนี้ยังว่างอยู่")
    button = the(office.window.status.findChild(QPushButton, "status.problems"))
    assert button.text() == "ยังไม่ครบ ๒ รายการ (F8)"


def test_the_same_fault_in_two_names_of_a_line_is_two_to_go_to(clerk: Clerk, tmp_path: Path) -> None:
    opened(clerk, tmp_path, a_report(an_issue(a_measure(owners=("ทุกสำนัก/ กอง", "ทั้งสำนัก/ กอง")))))

    starts = []
    for _ in range(3):
        clerk.presses("F8")
        line = as_a(QLineEdit, QApplication.focusWidget())
        starts.append(line.selectionStart())

    assert starts == [3, 19, 3]


def test_doubts_and_hints_are_left_to_f7_and_the_list(office: Clerk) -> None:
    assert Severity.DOUBT in {one.severity for one in office.page.checker.findings}

    assert len(office.page.problems) == len(EXPECTED)


def test_a_report_without_any_is_called_complete_once_it_is_looked_through(clerk: Clerk, tmp_path: Path) -> None:
    opened(clerk, tmp_path, a_report())

    clerk.presses("F8")

    assert news(clerk) == "ครบถ้วนแล้ว ไม่มีช่องที่ยังไม่ได้กรอก และไม่พบรายการที่ต้องแก้"


def test_a_screen_reader_hears_a_finding_that_is_walked_to_once(office: Clerk) -> None:
    with orca_listening() as orca:
        office.presses("F8")
        said = orca.says()

    assert [words for words in said if "ชื่อเรียกที่ถูกต้องคือ" in words] == [news(office)]


def test_f8_walks_through_what_is_missing(clerk: Clerk) -> None:
    clerk.starts_a_new_report()

    clerk.presses("F8", "F8")

    assert QApplication.focusWidget() is clerk.field("agency.province")
    assert clerk.page.last_problem == clerk.page.problems[1]


def test_f8_does_not_go_to_what_has_just_been_deleted(clerk: Clerk) -> None:
    clerk.starts_a_new_report()
    clerk.goes_to(Address("issue.title", issue=clerk.report.issues[0].id))
    clerk.presses("Ctrl+M")
    QTest.qWait(2 * CHECK_AFTER_MS)
    gone = clerk.page.address
    assert any(problem.address.measure == gone.measure for problem in clerk.page.problems)

    clerk.presses("Ctrl+Shift+Del")
    reached = []
    for _ in clerk.page.problems:
        clerk.presses("F8")
        reached.append(clerk.page.address)

    assert gone not in reached
