"""The list of findings: grouped and counted, gone to, mended as one step, set aside and taken back, by keys alone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from ita_desktop.domain.checks.problem import Problem, ProblemKind, Severity
from ita_desktop.ui.report.findings.panel import FindingsPanel
from ita_desktop.ui.report.outline_rows import LEFT
from tests.support.certain import the
from tests.support.clerk import Clerk

pytestmark = pytest.mark.sample_open


@pytest.fixture
def panel(clerk: Clerk) -> FindingsPanel:
    clerk.waits_until(lambda: len(clerk.page.checker.findings) > 20)
    clerk.presses("Ctrl+F8")
    return clerk.window.findings


def problems(panel: FindingsPanel) -> list[Problem]:
    return [problem for group in panel.groups.groups for problem in group.problems]


def chooses(panel: FindingsPanel, text: str) -> None:
    """Make the row of these words the current one, with the arrow keys."""
    index = panel.groups.index(0, 0)
    panel.list.setCurrentIndex(index)
    for row in _rows(panel):
        problem = panel.groups.problem(row)
        if problem is not None and problem.words is not None and problem.words.text == text:
            panel.list.setCurrentIndex(row)
            return
    raise AssertionError(text)


def _rows(panel: FindingsPanel) -> Iterator:  # type: ignore[type-arg]  # of QModelIndex
    index = panel.groups.index(0, 0)
    while index.isValid():
        yield index
        index = panel.list.indexBelow(index)


def test_findings_are_grouped_by_severity_and_kind_with_their_counts(panel: FindingsPanel) -> None:
    shown = [panel.groups.index(row, 0).data() for row in range(panel.groups.rowCount())]

    assert shown[:4] == [
        "ยังไม่กรอก: ช่องที่ยังไม่ได้กรอก (๓)",
        "ต้องแก้: ชื่อหน่วยงาน (๔)",
        "ควรแก้: ปี พ.ศ. (๔)",
        "ควรแก้: คำที่เขียนไม่เหมือนกัน (๒)",
    ]
    assert panel.list.hasFocus()


def test_how_ready_the_report_is_is_said_in_words_and_as_a_bar(panel: FindingsPanel) -> None:
    assert panel.ready.text() == "พร้อมส่ง ๗๔% · กรอกแล้ว ๙๔% · ต้องแก้ ๔ · ควรแก้ ๑๐"
    assert 0 < panel.bar.value() < 94, "nor is done what is filled in and to be mended"


def test_status_line_and_tree_count_what_the_list_counts(clerk: Clerk, panel: FindingsPanel) -> None:
    button = the(clerk.window.status.findChild(QPushButton, "status.problems"))
    assert button.text() == "ยังไม่ครบ ๓ · ต้องแก้ ๔ · ควรแก้ ๑๐ (F8)"
    rows = clerk.page.outline.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    assert sum(row.data(0, LEFT) for row in rows) == 3 + 4 + 10

    chooses(panel, "EService")
    panel.aside.click()

    assert button.text() == "ยังไม่ครบ ๓ · ต้องแก้ ๔ · ควรแก้ ๙ (F8)"
    clerk.presses("Ctrl+Z")
    assert button.text() == "ยังไม่ครบ ๓ · ต้องแก้ ๔ · ควรแก้ ๑๐ (F8)"


def test_the_words_stand_in_their_sentence_with_what_they_become(panel: FindingsPanel) -> None:
    chooses(panel, "EService")

    text, start, end, fix = panel.groups.sentence(panel.list.currentIndex())

    assert text[start:end] == "EService"
    assert text[:start].endswith("ระบบ ")
    assert fix == "E-Service"


def test_enter_goes_to_the_words_and_selects_them(clerk: Clerk, panel: FindingsPanel) -> None:
    chooses(panel, "EService")

    clerk.presses("Return")

    assert clerk.selected() == "EService"
    assert not panel.list.hasFocus()


def test_space_ticks_and_one_button_mends_all_ticked_as_one_step(clerk: Clerk, panel: FindingsPanel) -> None:
    before = clerk.report
    for text in ("EService", "นั้นๆ"):
        chooses(panel, text)
        clerk.presses("Space")

    panel.mend_ticked.click()

    texts = [item.text for item in clerk.report.issues[0].measures[0].outcomes]
    assert any("E-Service" in text for text in texts)
    assert any("งานนั้น ๆ" in text for text in texts)
    assert not {"EService", "นั้นๆ"} & {one.words.text for one in problems(panel) if one.words is not None}
    clerk.presses("Ctrl+Z")
    assert clerk.report == before


def test_space_on_a_group_ticks_all_that_can_be_mended_in_it(clerk: Clerk, panel: FindingsPanel) -> None:
    panel.list.setCurrentIndex(panel.groups.index(1, 0))

    clerk.presses("Space")

    assert {one.kind for one in panel.groups.ticked()} == {ProblemKind.AGENCY_NAME}
    assert len(panel.groups.ticked()) == 4


def test_all_like_the_current_one_are_mended_as_one_step(clerk: Clerk, panel: FindingsPanel) -> None:
    before = clerk.report
    chooses(panel, "๖๘")

    panel.mend_alike.click()

    clerk.waits_until(
        lambda: not any(one.kind is ProblemKind.YEAR and one.severity is Severity.WARNING for one in problems(panel))
    )
    clerk.presses("Ctrl+Z")
    assert clerk.report == before


def test_what_is_no_mistake_is_set_aside_listed_and_taken_back(clerk: Clerk, panel: FindingsPanel) -> None:
    before, count = clerk.report, len(problems(panel))
    chooses(panel, "EService")

    panel.aside.click()

    assert len(problems(panel)) == count - 1
    assert [(one.kind, one.text) for one in clerk.report.set_aside] == [("variant", "EService")]
    panel.filter.setCurrentIndex(panel.filter.count() - 1)
    assert [one.words.text for one in problems(panel) if one.words is not None] == ["EService"]
    panel.list.setCurrentIndex(panel.groups.index(0, 0, panel.groups.index(0, 0)))
    panel.aside.click()
    assert clerk.report == before
    panel.filter.setCurrentIndex(0)
    assert len(problems(panel)) == count


def test_what_is_missing_can_be_gone_to_but_neither_mended_nor_set_aside(clerk: Clerk, panel: FindingsPanel) -> None:
    home = panel.groups.index(0, 0)
    panel.list.setCurrentIndex(panel.groups.index(0, 0, home))

    assert not panel.aside.isEnabled()
    assert not panel.mend_alike.isEnabled()
    clerk.presses("Space", "Return")
    assert clerk.page.address_of_caret().field == "signer.name"


def test_a_button_that_is_off_gives_its_reason_on_the_screen_and_to_a_screen_reader(
    clerk: Clerk, panel: FindingsPanel
) -> None:
    panel.list.setCurrentIndex(panel.groups.index(0, 0, panel.groups.index(0, 0)))  # what is missing

    for button, reason in (
        (panel.mend_ticked, "ยังไม่ได้เลือกรายการ เคาะวรรคที่รายการเพื่อเลือก"),
        (panel.mend_alike, "โปรแกรมไม่มีคำแก้ของรายการนี้ กด Enter เพื่อไปแก้เอง"),
        (panel.aside, "ช่องที่ยังไม่ได้กรอก บอกว่าไม่ใช่ที่ผิดไม่ได้"),
    ):
        assert not button.isEnabled()
        assert reason in panel.why.text()
        assert button.toolTip() == f"{button.text()}\n{reason}"
        assert button.accessibleDescription() == reason
    clerk.presses("Space")
    assert clerk.window.status.currentMessage() == "โปรแกรมไม่มีคำแก้ของรายการนี้ กด Enter เพื่อไปแก้เอง"


def test_a_button_that_is_on_has_no_reason(clerk: Clerk, panel: FindingsPanel) -> None:
    chooses(panel, "EService")
    clerk.presses("Space")

    assert panel.why.text() == ""
    for button in (panel.mend_ticked, panel.mend_alike, panel.aside):
        assert button.isEnabled()
        assert (button.toolTip(), button.accessibleDescription()) == (button.text(), "")


def test_what_is_set_aside_says_why_it_is_not_mended(panel: FindingsPanel) -> None:
    chooses(panel, "EService")
    panel.aside.click()

    panel.filter.setCurrentIndex(panel.filter.count() - 1)

    assert panel.why.text() == "รายการที่บอกว่าไม่ใช่ที่ผิด นำกลับมาตรวจก่อนจึงแก้ได้"
    assert panel.aside.isEnabled()


def test_only_findings_of_one_severity_are_shown_if_that_is_chosen(panel: FindingsPanel) -> None:
    panel.filter.setCurrentIndex(panel.filter.findText("ต้องแก้"))
    assert {one.severity for one in problems(panel)} == {Severity.ERROR}

    panel.filter.setCurrentIndex(panel.filter.findText("รายการที่แก้ให้ได้"))
    assert all(one.fix is not None for one in problems(panel))


def test_escape_closes_the_list_and_the_focus_goes_back(clerk: Clerk, panel: FindingsPanel) -> None:
    clerk.presses("Escape")

    assert panel.isHidden()
    focus = the(QApplication.focusWidget())
    assert clerk.page.isAncestorOf(focus)


def test_a_screen_reader_reads_where_what_and_what_it_would_become(panel: FindingsPanel) -> None:
    chooses(panel, "EService")

    said = str(panel.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))

    assert said.startswith("มาตรการ ๑ ผลลัพธ์ ข้อ ๔: ")
    assert said.endswith("“EService” → “E-Service”")


def test_the_list_follows_an_edit(clerk: Clerk, panel: FindingsPanel) -> None:
    chooses(panel, "EService")
    clerk.presses("Return", "Delete")

    clerk.waits_until(lambda: all(one.words is None or one.words.text != "EService" for one in problems(panel)))


def test_its_buttons_have_names_before_it_is_opened(clerk: Clerk) -> None:
    panel = clerk.window.findings

    assert panel.isHidden()
    assert [button.objectName() for button in panel.findChildren(QPushButton) if not button.text()] == []
