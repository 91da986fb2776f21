"""Comparing and merging at the window: with the keyboard, side by side, and taken back with one Ctrl+Z."""

from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from ita_desktop.domain.merging.conflicts import Merged
from ita_desktop.domain.merging.merge import merge
from ita_desktop.domain.report import edits
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.report import ListName, Report
from ita_desktop.printing.raster import page_text
from ita_desktop.session.file.received import Compared
from ita_desktop.storage.files import report_file
from ita_desktop.ui.files.compare_and_merge import nearest
from ita_desktop.ui.files.compare_dialog import CompareDialog
from ita_desktop.ui.files.merge_dialog import MergeDialog
from tests.journeys.test_words import english_on
from tests.support.certain import as_a, the
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.dialogs import Answer
from tests.support.pdf_text import without_space
from tests.support.reports import a_measure, a_report, an_issue, an_item
from tests.support.typing import press

TRAIN, MEET, WEB = an_item("จัดอบรมเจ้าหน้าที่จำนวน ๒๐ คน"), an_item("ประชุมชี้แจง"), an_item("เผยแพร่ทางเว็บไซต์")
MEASURE = a_measure("มาตรการเผยแพร่ข้อมูล", steps=(TRAIN, MEET, WEB))
SENT = a_report(an_issue(MEASURE))


def with_steps(*texts: str) -> Report:
    """The report with its steps in other words; more than there were are new ones."""
    old = (TRAIN, MEET, WEB, *(an_item() for _ in texts[3:]))
    items = tuple(replace(item, text=text) for item, text in zip(old, texts, strict=False))
    return edits.set_items(SENT, MEASURE.id, ListName.STEPS, items)


MINE = with_steps("จัดอบรมประชาชนจำนวน ๒๐ คน", "ประชุมชี้แจง", "เผยแพร่ทางเว็บไซต์")
THEIRS = with_steps("จัดอบรมผู้บริหารจำนวน ๒๐ คน", "ประชุมใหญ่", "เผยแพร่ทางเว็บไซต์", "ติดตามผล")


@pytest.fixture
def files(tmp_path: Path, clerk: Clerk, qtbot: QtBot) -> tuple[Path, Path]:
    """Our own file and the one that came back; what lies between them was sent from the window."""
    own, returned = tmp_path / "รายงาน.ita", tmp_path / "จากกองคลัง.ita"
    report_file.write(SENT, own, replace=False)
    clerk.opens(own)
    clerk.answers(Answer("ask_save", tmp_path / "ถึงกองคลัง.ita"))
    clerk.presses("Ctrl+Shift+S")
    qtbot.waitUntil(lambda: (tmp_path / "ถึงกองคลัง.ita").exists(), timeout=WAIT_MS)
    report_file.write(THEIRS, returned, replace=False)
    clerk.page.document.apply("แก้ไข", lambda _: MINE)
    return own, returned


def steps(clerk: Clerk) -> list[str]:
    measure = the(clerk.report.measure(MEASURE.id))
    return [item.text for item in measure.steps]


def merging(clerk: Clerk, qtbot: QtBot, path: Path) -> MergeDialog:
    clerk.answers(Answer("ask_open", path))
    clerk.presses("Ctrl+R")
    qtbot.waitUntil(lambda: clerk.window.compare_and_merge.dialog is not None, timeout=WAIT_MS)
    dialog = as_a(MergeDialog, clerk.window.compare_and_merge.dialog)
    qtbot.waitUntil(lambda: dialog.is_settled, timeout=WAIT_MS)
    return dialog


def comparing(clerk: Clerk, qtbot: QtBot, path: Path) -> CompareDialog:
    clerk.answers(Answer("ask_open", path))
    clerk.presses("Ctrl+Shift+R")
    qtbot.waitUntil(lambda: clerk.window.compare_and_merge.dialog is not None, timeout=WAIT_MS)
    return as_a(CompareDialog, clerk.window.compare_and_merge.dialog)


def back_to_the_window(clerk: Clerk, qtbot: QtBot) -> None:
    """Where a clerk is when a dialog has closed; a screen that is none has nobody who sees to it."""
    clerk.comes_back()


def marked(text: QTextEdit) -> list[tuple[str, bool, bool]]:
    """The marked pieces: their words, whether struck out, whether bold and underlined."""
    found = []
    block = text.document().firstBlock()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            fragment = pieces.fragment()
            form: QTextCharFormat = fragment.charFormat()
            if form.fontStrikeOut() or form.fontUnderline():
                found.append((fragment.text(), form.fontStrikeOut(), form.fontUnderline() and form.fontWeight() > 400))
            pieces += 1
        block = block.next()
    return found


def test_a_returned_file_is_merged_against_the_copy_that_was_sent_and_taken_back_as_one(
    clerk: Clerk, files: tuple[Path, Path], qtbot: QtBot
) -> None:
    before = [path.read_bytes() for path in files[1:]]
    dialog = merging(clerk, qtbot, files[1])

    assert "ถึงกองคลัง.ita" in dialog.bases.currentText()
    assert [c.where for c in dialog.undecided] == ["มาตรการ ๑ ขั้นตอน ข้อ ๑"]
    press("2", dialog.conflicts)
    assert dialog.undecided == []
    dialog.merge_button.click()

    assert steps(clerk) == ["จัดอบรมผู้บริหารจำนวน ๒๐ คน", "ประชุมใหญ่", "เผยแพร่ทางเว็บไซต์", "ติดตามผล"]
    assert clerk.page.document.history.undoText() == "รวมแฟ้ม จากกองคลัง.ita"
    back_to_the_window(clerk, qtbot)
    clerk.presses("Ctrl+Z")
    assert clerk.report == MINE
    assert [path.read_bytes() for path in files[1:]] == before


def test_conflicts_are_side_by_side_with_the_words_that_differ(
    clerk: Clerk, files: tuple[Path, Path], qtbot: QtBot
) -> None:
    dialog = merging(clerk, qtbot, files[1])

    assert dialog.my_text.toPlainText() == "จัดอบรมประชาชนจำนวน ๒๐ คน"
    assert dialog.their_text.toPlainText() == "จัดอบรมผู้บริหารจำนวน ๒๐ คน"
    assert marked(dialog.my_text) == [("ประชาชน", False, True)]
    assert marked(dialog.their_text) == [("ผู้บริหาร", False, True)]
    assert "[เพิ่ม: ผู้บริหาร]" in dialog.their_text.accessibleDescription()
    dialog.reject()


def test_what_is_not_decided_stays_as_it_is_here(clerk: Clerk, files: tuple[Path, Path], qtbot: QtBot) -> None:
    dialog = merging(clerk, qtbot, files[1])

    assert "ยังไม่ได้เลือก ๑ รายการ" in dialog.summary.text()
    dialog.merge_button.click()

    assert steps(clerk) == ["จัดอบรมประชาชนจำนวน ๒๐ คน", "ประชุมใหญ่", "เผยแพร่ทางเว็บไซต์", "ติดตามผล"]


def test_a_merge_given_up_changes_nothing(clerk: Clerk, files: tuple[Path, Path], qtbot: QtBot) -> None:
    dialog = merging(clerk, qtbot, files[1])
    press("2", dialog.conflicts)

    press("Esc", dialog)

    assert clerk.report == MINE
    assert clerk.window.compare_and_merge.dialog is None


def test_without_a_base_every_difference_is_to_be_decided_also_by_rule(
    clerk: Clerk, files: tuple[Path, Path], qtbot: QtBot
) -> None:
    dialog = merging(clerk, qtbot, files[1])

    dialog.bases.setCurrentIndex(dialog.bases.count() - 1)
    qtbot.waitUntil(lambda: dialog.is_settled, timeout=WAIT_MS)

    assert [c.where for c in dialog.undecided] == [
        "มาตรการ ๑ ขั้นตอน ข้อ ๑",
        "มาตรการ ๑ ขั้นตอน ข้อ ๒",
        "มาตรการ ๑ ขั้นตอน ข้อ ๔ (แฟ้มที่ได้รับ)",
    ]
    press("3", dialog.conflicts)
    dialog.decide_rest(next(choice for choice in dialog.buttons if choice.name == "THEIRS"))
    dialog.merge_button.click()
    assert "ติดตามผล" in steps(clerk)
    assert "ประชุมใหญ่" in steps(clerk)


def test_deciding_goes_on_while_the_merge_is_worked_out(
    clerk: Clerk, files: tuple[Path, Path], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = Event()
    dialog = merging(clerk, qtbot, files[1])
    dialog.bases.setCurrentIndex(dialog.bases.count() - 1)
    qtbot.waitUntil(lambda: dialog.is_settled, timeout=WAIT_MS)

    def slow_merge(*arguments: Any) -> Merged:  # whatever a merge is given
        may_go_on.wait(20)
        return merge(*arguments)

    monkeypatch.setattr("ita_desktop.ui.files.merge_dialog.merge", slow_merge)
    for left in (2, 1):
        press("2", dialog.conflicts)
        assert len(dialog.undecided) == left
    press("Up", dialog.conflicts)
    chosen = dialog.conflicts.currentIndex().row()
    assert not dialog.is_settled
    may_go_on.set()
    qtbot.waitUntil(lambda: dialog.is_settled, timeout=WAIT_MS)

    assert dialog.conflicts.currentIndex().row() == chosen
    assert "ยังไม่ได้เลือก ๑ รายการ" in dialog.summary.text()
    dialog.merge_button.click()
    assert steps(clerk)[0] == "จัดอบรมผู้บริหารจำนวน ๒๐ คน"


def test_differences_are_listed_shown_in_words_gone_to_and_printed(
    clerk: Clerk, files: tuple[Path, Path], qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = comparing(clerk, qtbot, files[1])

    found = [(d.where, d.kind.name) for d in dialog.compared.differences]
    assert found == [
        ("มาตรการ ๑ ขั้นตอน ข้อ ๑", "CHANGED"),
        ("มาตรการ ๑ ขั้นตอน ข้อ ๒", "CHANGED"),
        ("มาตรการ ๑ ขั้นตอน ข้อ ๔ (เดิม)", "REMOVED"),
    ]
    assert marked(dialog.view.text) == [("ผู้บริหาร", True, False), ("ประชาชน", False, True)]
    press("Down", dialog.view.list)
    dialog.go.click()
    assert clerk.page.address.measure == MEASURE.id
    clerk.answers(Answer("ask_save", tmp_path / "ต่างกัน.pdf"))
    dialog.pdf.click()
    qtbot.waitUntil(lambda: (tmp_path / "ต่างกัน.pdf").exists(), timeout=WAIT_MS)
    assert without_space("[- ผู้บริหาร][+ ประชาชน]") in without_space(page_text((tmp_path / "ต่างกัน.pdf").read_bytes(), 0))
    dialog.close()


def test_reports_that_are_the_same_say_so(clerk: Clerk, files: tuple[Path, Path], qtbot: QtBot, tmp_path: Path) -> None:
    report_file.write(MINE, tmp_path / "เหมือน.ita", replace=False)

    dialog = comparing(clerk, qtbot, tmp_path / "เหมือน.ita")

    assert dialog.summary == "เหมือน.ita กับรายงานที่เปิดอยู่ ไม่แตกต่างกัน"
    assert not dialog.go.isEnabled()
    dialog.close()


def test_a_file_that_is_no_report_is_refused_in_words(
    clerk: Clerk, files: tuple[Path, Path], qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "เสีย.ita").write_bytes(b"not a report at all")
    clerk.answers(Answer("ask_open", tmp_path / "เสีย.ita"), Answer("tell", None))

    clerk.presses("Ctrl+R")
    qtbot.waitUntil(lambda: not clerk.dialogs.answers, timeout=WAIT_MS)

    assert "ไม่ใช่แฟ้มรายงาน" in clerk.dialogs.heard[-1]
    assert clerk.report == MINE


@pytest.mark.usefixtures("thai_qt")
def test_every_word_of_the_dialogs_is_thai(clerk: Clerk, files: tuple[Path, Path], qtbot: QtBot) -> None:
    dialog = merging(clerk, qtbot, files[1])
    assert english_on(dialog) == {}
    dialog.reject()
    back_to_the_window(clerk, qtbot)
    compared = comparing(clerk, qtbot, files[1])
    assert english_on(compared) == {}
    compared.close()


def test_closing_the_report_closes_what_is_about_it(clerk: Clerk, files: tuple[Path, Path], qtbot: QtBot) -> None:
    comparing(clerk, qtbot, files[1])

    clerk.workspace.close()

    assert clerk.window.compare_and_merge.dialog is None


def test_the_nearest_place_is_where_something_was() -> None:
    gone = Address("measure.steps", measure=MEASURE.id, item=an_item().id)
    issue = SENT.issues[0]
    compared = Compared(Path(), SENT, a_report(), ())

    assert nearest(SENT, gone, compared) == replace(gone, item=None)
    assert nearest(replace(SENT, issues=(replace(issue, measures=()),)), gone, compared) == Address(
        "issue.title", issue=issue.id
    )
    assert nearest(a_report(), gone, compared) is None
    assert nearest(SENT, Address("signer.role", signer=5), compared) == Address("signers")
    assert nearest(SENT, Address("paper.family"), compared) == Address("paper.family")


def test_a_window_closed_while_a_comparison_is_written_goes_when_it_is_there(
    clerk: Clerk, files: tuple[Path, Path], qtbot: QtBot
) -> None:
    target = files[0].with_name("ต่างกัน.pdf")
    clerk.answers(Answer("ask_open", files[1]))
    clerk.presses("Ctrl+Shift+R")
    qtbot.waitUntil(lambda: clerk.window.compare_and_merge.dialog is not None, timeout=WAIT_MS)
    dialog = as_a(CompareDialog, clerk.window.compare_and_merge.dialog)
    clerk.answers(Answer("ask_save", target / "ในแฟ้ม.pdf"), Answer("tell", None), Answer("ask_save", target))

    dialog.pdf.click()
    clerk.window.close()
    qtbot.waitUntil(lambda: len(clerk.dialogs.answers) == 1, timeout=WAIT_MS)
    stayed = clerk.window.isVisible()
    dialog.pdf.click()
    clerk.window.close()
    waited = clerk.window.isVisible()
    qtbot.waitUntil(lambda: not clerk.window.isVisible(), timeout=WAIT_MS)

    assert (stayed, waited) == (True, True)
    assert clerk.dialogs.heard[-2].startswith("เขียนแฟ้ม “ในแฟ้ม.pdf” ไม่ได้")
    assert target.read_bytes().startswith(b"%PDF")


def test_what_is_copied_of_a_comparison_names_its_place_and_tells_what_was_struck_out(
    clerk: Clerk, files: tuple[Path, Path], qtbot: QtBot
) -> None:
    dialog = comparing(clerk, qtbot, files[1])
    view = dialog.view
    view.list.setFocus()

    press("Ctrl+A", view.list)
    press("Ctrl+C", view.list)

    copied = QApplication.clipboard().mimeData()
    rows = [view.list.topLevelItem(row) for row in range(view.list.topLevelItemCount())]
    places = [f"{row.text(0)}: {row.text(1)}" for row in rows if row is not None]
    assert places and [line for line in copied.text().splitlines() if line in places] == places
    assert "[ตัดออก: " in copied.text() and "[เพิ่ม: " in copied.text()
    assert "<s>" in copied.html() and "<b><u>" in copied.html()

    struck = next(words for words, is_struck, _ in marked(view.text) if is_struck)
    view.text.setFocus()
    press("Ctrl+A", view.text)
    press("Ctrl+C", view.text)
    assert f"[ตัดออก: {struck}]" in QApplication.clipboard().text()
    cursor = view.text.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(3, QTextCursor.MoveMode.KeepAnchor)
    view.text.setTextCursor(cursor)
    press("Ctrl+C", view.text)
    assert view.text.toPlainText()[:3] in QApplication.clipboard().text()
    dialog.reject()
