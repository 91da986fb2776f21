"""Importing an office file at the window: shown before it is taken, changed by the keyboard, one step of undo."""

import re
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from ita_desktop.domain.report.report import Measure
from ita_desktop.exchange.importing.words import LEFT_OUT_WORDS
from ita_desktop.ui.importing.import_dialog import ImportDialog
from ita_desktop.ui.importing.side_lists import SideList
from tests.support.certain import as_a, the
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.dialogs import Answer
from tests.support.old_reports import COVER, HEAD, NAME, saved_old_report
from tests.support.report_files import a_file
from tests.support.reports import a_measure, a_report, an_issue, an_item
from tests.support.typing import press
from tests.support.word_files import a_long_word_file, plain_table, saved, word_file
from tests.ui.files.test_dropped_files import drops


class Preview:
    """The dialog on screen."""

    def __init__(self, clerk: Clerk, qtbot: QtBot) -> None:
        qtbot.waitUntil(lambda: clerk.window.importing.dialog is not None, timeout=WAIT_MS)
        dialog = as_a(ImportDialog, clerk.window.importing.dialog)
        self.dialog = dialog
        self._bot = qtbot
        self.settles()

    def settles(self) -> None:
        """What was chosen is understood."""
        self._bot.waitUntil(lambda: self.dialog.importing.is_settled, timeout=WAIT_MS)

    def rows(self) -> list[str]:
        """What each row of the table is."""
        return [self._text(at, 0) for at in range(self.dialog.table.rows.rowCount())]

    def role(self, column: int) -> QComboBox:
        """The choice above a column."""
        return self.dialog.table.roles.boxes[column]

    def chooses_role(self, column: int, words: str) -> None:
        """A role above a column, by the keyboard."""
        box = self.role(column)
        wanted = box.findText(words)
        assert wanted >= 0, [box.itemText(at) for at in range(box.count())]
        box.setFocus()
        press("Down", box)
        self._bot.waitUntil(box.view().isVisible, timeout=WAIT_MS)
        for _ in range(abs(wanted - box.currentIndex())):
            press("Down" if wanted > box.currentIndex() else "Up", box.view())
        press("Enter", box.view())
        self.settles()

    def chooses_kind(self, row: int, words: str) -> None:
        """The kind of a row, in its menu."""
        table = self.dialog.table
        menu = table.menu_of(table.rows.table.rows[row])
        action = as_a(QAction, next(action for action in menu.actions() if action.text() == words))
        action.trigger()
        self.settles()

    def lines(self) -> list[str]:
        """The lines at the side, with a tick or none before those that can be switched."""
        return _lines(self.dialog.lines)

    def switches(self, start: str) -> None:
        """Space on the line that begins so."""
        listed = self.dialog.lines
        at = next(at for at in range(listed.count()) if listed.item(at).text().startswith(start))
        listed.setCurrentRow(at)
        listed.setFocus()
        press("Space", listed)
        self.settles()

    def chosen(self) -> str:
        """The text of the cell that is chosen in the table."""
        return str(self.dialog.table.currentIndex().data())

    def takes(self, qtbot: QtBot, clerk: Clerk) -> None:
        """Enter."""
        self.dialog.table.setFocus()
        with qtbot.waitSignal(clerk.workspace.opened, timeout=WAIT_MS):
            press("Enter", self.dialog.table)
        qtbot.waitUntil(lambda: clerk.page.document.history.canUndo(), timeout=WAIT_MS)
        qtbot.waitUntil(lambda: QApplication.activeWindow() is clerk.window, timeout=WAIT_MS)

    def _text(self, row: int, column: int) -> str:
        return str(self.dialog.table.rows.index(row, column, QModelIndex()).data())


def _lines(listed: SideList) -> list[str]:
    ticks = {Qt.CheckState.Checked: "☑ ", Qt.CheckState.Unchecked: "☐ "}
    items = [listed.item(at) for at in range(listed.count())]
    return [
        (ticks[item.checkState()] if item.data(Qt.ItemDataRole.CheckStateRole) is not None else "") + item.text()
        for item in items
    ]


def measures(clerk: Clerk) -> list[Measure]:
    return [measure for _, _, measure in clerk.report.measures()]


@pytest.fixture
def preview(clerk: Clerk, tmp_path: Path, qtbot: QtBot) -> Preview:
    clerk.window.open_path(saved_old_report(tmp_path))
    return Preview(clerk, qtbot)


def test_last_years_file_becomes_a_new_report_with_enter_and_undo_takes_it_back(
    clerk: Clerk, preview: Preview, qtbot: QtBot
) -> None:
    preview.takes(qtbot, clerk)

    web, people = measures(clerk)
    assert (web.title, people.title) == ("มาตรการเผยแพร่ข้อมูล", "มาตรการบริหารงานบุคคล")
    assert [item.text for item in people.steps] == ["จัดทำการทบทวนภารกิจ"]
    assert [item.text for item in people.results] == ["มีแผน", "มีประกาศ", "มีรายงาน"]
    assert (clerk.report.title, clerk.report.fiscal_year) == (COVER[0], 2568)
    assert clerk.report.agency.district == "ปักธงชัย"
    assert clerk.page.document.history.undoText() == f"นำเข้า {NAME}"
    clerk.presses("Ctrl+Z")
    assert measures(clerk) == []
    clerk.presses("Ctrl+Y")
    assert len(measures(clerk)) == 2


def test_rows_are_counted_while_a_long_file_is_read_and_escape_gives_it_up_at_once(
    clerk: Clerk, tmp_path: Path, qtbot: QtBot
) -> None:
    clerk.window.open_path(saved(tmp_path, a_long_word_file(20_000)))
    qtbot.waitUntil(lambda: clerk.window.importing.dialog is not None, timeout=WAIT_MS)
    dialog = as_a(ImportDialog, clerk.window.importing.dialog)

    qtbot.waitUntil(lambda: dialog.waiting.rows.text() != "", timeout=WAIT_MS)
    assert re.fullmatch("อ่านแล้ว [๐-๙,]+ จาก ๒๐,๐๐๐ แถว", dialog.waiting.rows.text())
    assert (dialog.waiting.bar.maximum(), dialog.waiting.bar.value() > 0) == (20_000, True)
    begun = time.monotonic()
    press("Esc", dialog)

    qtbot.waitUntil(lambda: clerk.window.importing.dialog is None, timeout=WAIT_MS)
    assert time.monotonic() - begun < 1
    assert clerk.dialogs.heard == []


def test_the_table_is_shown_as_it_was_read_with_what_comes_of_it(preview: Preview) -> None:
    dialog = preview.dialog

    assert preview.rows() == ["หัวประเด็น", "หัวตาราง", "มาตรการ", "มาตรการ", "หัวตาราง", "ต่อจากแถวบน"]
    assert [preview.role(column).currentText() for column in range(7)] == [
        *("ชื่อมาตรการ", "ขั้นตอน", "ผลการดำเนินการ", "ผลลัพธ์", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ"),
        "เลือกช่อง…",
    ]
    assert [dialog.to_come.item(at).text() for at in range(dialog.to_come.count())] == [
        "ประเด็นที่ ๑ กระบวนการปฏิบัติงานที่โปร่งใส",
        "๑. มาตรการเผยแพร่ข้อมูล",
        "๒. มาตรการบริหารงานบุคคล",
    ]
    assert dialog.counts.text() == "๑ ประเด็น ๒ มาตรการ ๘ ข้อ"
    assert dialog.take_button.text() == "นำเข้า ๒ มาตรการ(&I)"


def test_letters_read_are_letters_taken_and_left_out_whatever_is_chosen(preview: Preview) -> None:
    imported = the(preview.dialog.importing.imported)
    read = imported.read.letters.read
    assert f"อ่าน {read}".translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")) in preview.dialog.letters.text()

    for words in ("คอลัมน์ใหม่ “ตัวชี้วัด”", "เพิ่มเข้ากับ ผลลัพธ์", "ไม่นำเข้า"):
        preview.chooses_role(6, words)
        imported = the(preview.dialog.importing.imported)
        assert imported.read.letters.add_up()
        assert imported.read.letters.read == read


def test_what_to_look_at_comes_first_and_leads_to_its_cell(preview: Preview) -> None:
    assert preview.lines()[:3] == [
        "คอลัมน์ “ตัวชี้วัด” ยังไม่ได้เลือกช่อง",
        "เลขข้อซ้ำหรือกระโดด: “๑. มีแผน ๓. มีประกาศ”",
        "ตารางที่ ๒ ไม่ได้นำเข้า: “ผู้จัดทำ”",
    ]
    assert preview.dialog.wanted.text() == "ควรดู ๓ รายการ"

    preview.dialog.lines.setCurrentRow(1)
    assert preview.chosen() == "๑. มีแผน\n๓. มีประกาศ"
    preview.dialog.lines.setCurrentRow(2)
    assert preview.dialog.which.currentText() == "ตารางที่ ๒ (๒ แถว) ไม่ได้นำเข้า"
    preview.dialog.to_come.setCurrentRow(2)
    assert preview.dialog.which.currentText() == "ตารางที่ ๑ (๖ แถว)"


def test_a_column_without_a_field_becomes_a_new_one(clerk: Clerk, preview: Preview, qtbot: QtBot) -> None:
    preview.chooses_role(6, "คอลัมน์ใหม่ “ตัวชี้วัด”")

    assert preview.role(6).currentText() == "คอลัมน์ใหม่ “ตัวชี้วัด”"
    preview.takes(qtbot, clerk)
    assert clerk.report.columns[-1].heading == HEAD[-1]
    assert [[item.text for item in measure.items("indicator")] for measure in measures(clerk)] == [
        ["ร้อยละ ๘๐"],
        ["ร้อยละ ๙๐"],
    ]


def test_a_column_is_added_to_another_or_takes_its_place(clerk: Clerk, preview: Preview, qtbot: QtBot) -> None:
    preview.chooses_role(6, "เพิ่มเข้ากับ ผลลัพธ์")
    assert [item.text for item in _measure(preview, 0).outcomes] == ["ประชาชนรับรู้", "ร้อยละ ๘๐"]

    preview.chooses_role(6, "ผลลัพธ์")
    assert [item.text for item in _measure(preview, 0).outcomes] == ["ร้อยละ ๘๐"]
    assert preview.role(3).currentText() == "เลือกช่อง…"


def _measure(preview: Preview, at: int) -> Measure:
    imported = the(preview.dialog.importing.imported)
    return [measure for _, _, measure in imported.report.measures()][at]


def test_a_row_that_was_joined_can_be_parted_and_joined_again(preview: Preview) -> None:
    joined = next(line for line in preview.lines() if line.startswith("☑ ต่อจากแถวบน"))

    preview.switches("ต่อจากแถวบน")
    assert preview.rows()[-1] == "มาตรการ"
    assert preview.dialog.take_button.text() == "นำเข้า ๓ มาตรการ(&I)"
    assert f"☐{joined[1:]}" in preview.lines()

    preview.switches("ต่อจากแถวบน")
    assert preview.rows()[-1] == "ต่อจากแถวบน"
    assert joined in preview.lines()


def test_the_heading_of_an_issue_can_be_none(preview: Preview) -> None:
    preview.switches("แถวหัวประเด็น")

    assert preview.rows()[0] == "มาตรการ"
    assert preview.dialog.to_come.item(0).text() == "ตาราง"


def test_any_row_can_be_chosen_to_be_another_kind(preview: Preview) -> None:
    preview.chooses_kind(3, "ไม่นำเข้า")

    assert preview.rows()[3] == "ไม่นำเข้า"
    assert _measure(preview, 0).results[-1].text == "มีรายงาน"
    assert any(line.startswith("☑ เลือกเองเป็น ไม่นำเข้า: “๒. มาตรการบริหารงานบุคคล ") for line in preview.lines())
    preview.switches("เลือกเองเป็น")
    assert preview.rows()[3] == "มาตรการ"


def test_a_file_dropped_on_the_window_is_shown_and_given_up_with_escape(
    clerk: Clerk, tmp_path: Path, qtbot: QtBot
) -> None:
    assert drops(clerk.window.start_page.viewport(), saved_old_report(tmp_path))

    preview = Preview(clerk, qtbot)
    press("Escape", preview.dialog)
    qtbot.waitUntil(lambda: clerk.window.importing.dialog is None, timeout=WAIT_MS)
    assert clerk.window.page is None


def test_the_menu_asks_for_a_file(clerk: Clerk, tmp_path: Path, qtbot: QtBot) -> None:
    clerk.answers(Answer("ask_open_several", [saved_old_report(tmp_path)]))

    clerk.presses("Ctrl+I")

    assert Preview(clerk, qtbot).dialog.to_come.count() == 3
    clerk.window.importing.close()


def test_open_shows_such_a_file_too_and_leaves_the_open_report_alone(
    clerk: Clerk, sample: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    clerk.opens(sample)
    before = clerk.report
    clerk.answers(Answer("ask_open", saved_old_report(tmp_path)))

    clerk.presses("Ctrl+O")

    Preview(clerk, qtbot).dialog.reject()
    assert clerk.report == before
    assert clerk.workspace.path == sample


@pytest.mark.parametrize("data", [b"\x00\x01", word_file("ไม่มีตาราง")])
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(
    clerk: Clerk, tmp_path: Path, qtbot: QtBot, data: bytes
) -> None:
    clerk.answers(Answer("tell", None))

    clerk.window.open_path(saved(tmp_path, data, "สแกน.docx"))

    qtbot.waitUntil(lambda: bool(clerk.dialogs.heard), timeout=WAIT_MS)
    assert "“สแกน.docx”" in clerk.dialogs.heard[0]
    assert clerk.window.importing.dialog is None


def test_a_file_is_given_up_while_it_is_read(clerk: Clerk, tmp_path: Path, qtbot: QtBot) -> None:
    clerk.window.open_path(saved_old_report(tmp_path))
    dialog = the(clerk.window.importing.dialog)
    assert not dialog.take_button.isEnabled()

    press("Escape", dialog)

    qtbot.wait(300)
    assert clerk.window.importing.dialog is None
    assert clerk.window.page is None


def test_another_file_takes_the_place_of_the_one_that_is_shown(clerk: Clerk, tmp_path: Path, qtbot: QtBot) -> None:
    clerk.window.open_path(saved_old_report(tmp_path))
    clerk.window.open_path(saved_old_report(tmp_path, "อีกแฟ้ม.docx"))

    assert Preview(clerk, qtbot).dialog.importing.path.name == "อีกแฟ้ม.docx"
    clerk.window.importing.close()


# Into the open report


@pytest.fixture
def own(clerk: Clerk, tmp_path: Path) -> Path:
    """A report that is open: its one measure has steps only."""
    measure = replace(a_measure("มาตรการเผยแพร่ข้อมูล", steps=(an_item("ขั้นตอนของเรา"),)), results=(), outcomes=())
    path = a_file(tmp_path, a_report(an_issue(measure, title="กระบวนการปฏิบัติงานที่โปร่งใส")), "รายงานของเรา.ita")
    clerk.opens(path)
    return path


def asked(clerk: Clerk, qtbot: QtBot, path: Path) -> Preview:
    """Ctrl+I and the file."""
    clerk.answers(Answer("ask_open_several", [path]))
    clerk.presses("Ctrl+I")
    return Preview(clerk, qtbot)


@pytest.mark.usefixtures("own")
def test_a_divisions_part_fills_what_the_measures_lack_after_a_look_at_what_changes(
    clerk: Clerk, tmp_path: Path, qtbot: QtBot
) -> None:
    before = clerk.report
    preview = asked(clerk, qtbot, saved_old_report(tmp_path))
    taken = the(preview.dialog.importing.taken)
    assert taken.letters.add_up()
    assert "ช่องที่มีข้อความอื่นอยู่แล้ว" in {LEFT_OUT_WORDS[reason] for reason in taken.letters.left_out}

    press("Enter", preview.dialog.table)
    assert preview.dialog.changes.isVisible()
    assert len(taken.changes) == preview.dialog.changes.list.topLevelItemCount() > 0
    press("Enter", preview.dialog)

    qtbot.waitUntil(lambda: clerk.report != before, timeout=WAIT_MS)
    web, people = measures(clerk)
    assert [item.text for item in web.steps] == ["ขั้นตอนของเรา"]
    assert [item.text for item in web.results] == ["ประชุมแล้ว"]
    assert people.title == "มาตรการบริหารงานบุคคล"
    qtbot.waitUntil(lambda: QApplication.activeWindow() is clerk.window, timeout=WAIT_MS)
    clerk.presses("Ctrl+Z")
    assert clerk.report == before


@pytest.mark.usefixtures("own")
def test_all_measures_can_be_new_ones_of_the_open_report(clerk: Clerk, tmp_path: Path, qtbot: QtBot) -> None:
    preview = asked(clerk, qtbot, saved_old_report(tmp_path))

    preview.dialog.ways.setCurrentText("มาตรการใหม่ในรายงานที่เปิดอยู่")
    preview.settles()
    press("Enter", preview.dialog.table)

    qtbot.waitUntil(lambda: len(measures(clerk)) == 3, timeout=WAIT_MS)
    assert [measure.title for measure in measures(clerk)] == [
        "มาตรการเผยแพร่ข้อมูล",
        "มาตรการเผยแพร่ข้อมูล",
        "มาตรการบริหารงานบุคคล",
    ]
    assert len(clerk.report.issues) == 1


def test_a_file_of_which_everything_is_there_already_changes_nothing(
    clerk: Clerk, preview: Preview, tmp_path: Path, qtbot: QtBot
) -> None:
    preview.takes(qtbot, clerk)

    again = asked(clerk, qtbot, saved_old_report(tmp_path))

    assert again.dialog.take_button.text() == "ไม่มีมาตรการที่จะนำเข้า"
    assert not again.dialog.take_button.isEnabled()
    press("Enter", again.dialog.table)
    assert again.dialog.isVisible()
    again.dialog.reject()


@pytest.mark.usefixtures("own")
def test_one_goes_back_from_what_changes_to_the_table(clerk: Clerk, tmp_path: Path, qtbot: QtBot) -> None:
    preview = asked(clerk, qtbot, saved_old_report(tmp_path))
    press("Enter", preview.dialog.table)

    preview.dialog.back_button.click()

    assert preview.dialog.table.isVisible()
    assert preview.dialog.take_button.text().startswith("ดู ")
    preview.dialog.reject()


@pytest.mark.usefixtures("own")
def test_several_files_are_shown_one_after_the_other_each_with_its_line_and_one_undo(
    clerk: Clerk, tmp_path: Path, qtbot: QtBot
) -> None:
    before = clerk.report
    names = ("กองคลัง.docx", "สแกน.docx", "กองช่าง.docx", "สำนักปลัด.docx")
    files = [saved_old_report(tmp_path, name) for name in names]
    files[1].write_bytes(b"\x00\x01")
    files[2].write_bytes(word_file(plain_table([HEAD, ("มาตรการซ่อมถนน", "๑. สำรวจ", "", "", "กองช่าง", "", "")])))
    clerk.answers(Answer("tell", None))

    assert drops(clerk.page.outline.viewport(), *files)
    for name in (names[0], names[2]):
        qtbot.waitUntil(lambda name=name: shown(clerk) == name, timeout=WAIT_MS)  # type: ignore[misc]
        preview = Preview(clerk, qtbot)
        press("Enter", preview.dialog.table)
        if preview.dialog.isVisible():
            press("Enter", preview.dialog)
    qtbot.waitUntil(lambda: shown(clerk) == names[3], timeout=WAIT_MS)
    Preview(clerk, qtbot).dialog.reject()

    qtbot.waitUntil(lambda: bool(clerk.dialogs.heard), timeout=WAIT_MS)
    lines = clerk.dialogs.heard[-1].split("\n")
    assert lines[0] == "กองคลัง.docx: เติม ๑ มาตรการ เพิ่ม ๑ มาตรการ"
    assert lines[1].startswith("สแกน.docx: ")
    assert lines[2:] == ["กองช่าง.docx: เพิ่ม ๑ มาตรการ", "สำนักปลัด.docx: ไม่ได้นำเข้า"]
    clerk.page.document.undo()
    assert clerk.report == before


@pytest.mark.usefixtures("own")
def test_several_files_chosen_in_the_menu_are_one_run(clerk: Clerk, tmp_path: Path, qtbot: QtBot) -> None:
    files = [saved_old_report(tmp_path, name) for name in ("กองคลัง.docx", "กองช่าง.docx")]
    clerk.answers(Answer("ask_open_several", files), Answer("tell", None))

    clerk.presses("Ctrl+I")
    for path in files:
        qtbot.waitUntil(lambda name=path.name: shown(clerk) == name, timeout=WAIT_MS)  # type: ignore[misc]
        Preview(clerk, qtbot).dialog.reject()

    qtbot.waitUntil(lambda: not clerk.dialogs.answers, timeout=WAIT_MS)
    assert clerk.dialogs.heard[-1] == "กองคลัง.docx: ไม่ได้นำเข้า\nกองช่าง.docx: ไม่ได้นำเข้า"


@pytest.mark.usefixtures("own")
def test_an_import_into_a_report_that_changed_meanwhile_is_shown_again_and_lost_never(
    clerk: Clerk, tmp_path: Path, qtbot: QtBot
) -> None:
    preview = asked(clerk, qtbot, saved_old_report(tmp_path))
    press("Enter", preview.dialog.table)
    clerk.page.document.apply("เปลี่ยน", lambda report: replace(report, title="รายงานที่เปลี่ยนไป"))

    press("Enter", preview.dialog)
    qtbot.waitUntil(lambda: clerk.window.importing.dialog not in (None, preview.dialog), timeout=WAIT_MS)
    again = Preview(clerk, qtbot)
    assert "เปลี่ยนไประหว่างนำเข้า" in clerk.window.status.news
    press("Enter", again.dialog.table)
    press("Enter", again.dialog)

    qtbot.waitUntil(lambda: len(measures(clerk)) == 2, timeout=WAIT_MS)
    assert clerk.report.title == "รายงานที่เปลี่ยนไป"


def shown(clerk: Clerk) -> str:
    """The name of the file that is shown."""
    dialog = clerk.window.importing.dialog
    return dialog.importing.path.name if dialog is not None else ""


def test_what_was_chosen_for_a_head_is_remembered_for_the_next_file_of_it(
    clerk: Clerk, preview: Preview, tmp_path: Path, qtbot: QtBot
) -> None:
    preview.chooses_role(6, "คอลัมน์ใหม่ “ตัวชี้วัด”")
    preview.chooses_role(3, "ไม่นำเข้า")
    preview.takes(qtbot, clerk)

    clerk.window.open_path(saved_old_report(tmp_path, "ปีถัดไป.docx"))

    again = Preview(clerk, qtbot)
    assert [again.role(column).currentText() for column in (3, 6)] == ["ไม่นำเข้า", "คอลัมน์ใหม่ “ตัวชี้วัด”"]
    again.dialog.reject()
