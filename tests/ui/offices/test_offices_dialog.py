"""Many offices' files at the window, by the keyboard: read, sorted, searched, opened, summed up."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ita_desktop.exchange.reading.sheets import read_new_sheets
from ita_desktop.session.office_files import OfficeFiles
from ita_desktop.ui.appearance.design import MARGIN
from ita_desktop.ui.offices.file_rows import COLUMNS
from ita_desktop.ui.offices.offices_dialog import OfficesDialog
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.dialogs import Answer
from tests.support.offices import a_report_of, read_here, write
from tests.support.typing import press, type_thai

OFFICE = "องค์การบริหารส่วนตำบล"


class Offices:
    """The dialog on screen, with everything read."""

    def __init__(self, clerk: Clerk, qtbot: QtBot, folder: Path) -> None:
        self.clerk, self._bot = clerk, qtbot
        clerk.window.offices.show(OfficeFiles(folder, read=read_here))
        self.waits()

    @property
    def dialog(self) -> OfficesDialog:
        found = self.clerk.window.offices.dialog
        assert found is not None, "it is closed"
        return found

    def waits(self) -> None:
        """Until everything is read, and the dialog has the keyboard."""
        dialog = self.dialog
        self._bot.waitUntil(lambda: not dialog.files.is_reading, timeout=WAIT_MS)
        dialog.activateWindow()
        self._bot.waitUntil(dialog.isActiveWindow, timeout=WAIT_MS)

    def column(self, key: str) -> list[str]:
        """What the column shows, from the first row to the last."""
        model = self.dialog.table.model()
        return [str(model.index(row, COLUMNS.index(key)).data()) for row in range(model.rowCount())]

    def finds(self, words: str) -> list[str]:
        """What is shown for words that are typed."""
        dialog = self.dialog
        dialog.query.setFocus()
        type_thai(words)
        self._bot.waitUntil(lambda: bool(dialog.count.text()), timeout=WAIT_MS)
        return [hit.office.removeprefix(OFFICE) for hit in dialog.found_rows.hits]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "อำเภอปักธงชัย"
    made.mkdir()
    write(a_report_of("สำโรง", measures=12), made, "ก สำโรง.ita")
    write(a_report_of("เกษมทรัพย์", measures=2, words="หนังสือที่ ๙๘๗๖ "), made, "ข เกษมทรัพย์.ita")
    write(a_report_of("ตะขบ", measures=3, year=2567), made, "ค ตะขบ.ita")
    (made / "ง พัง.ita").write_text("ไม่ใช่รายงาน", encoding="utf-8")
    return made


@pytest.fixture
def offices(clerk: Clerk, qtbot: QtBot, folder: Path) -> Iterator[Offices]:
    yield Offices(clerk, qtbot, folder)


def test_the_command_asks_for_a_folder_and_shows_its_files(clerk: Clerk, qtbot: QtBot, tmp_path: Path) -> None:
    clerk.answers(Answer("ask_folder", tmp_path))

    clerk.presses("Ctrl+Shift+O")

    dialog = clerk.window.offices.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: "ไม่มีแฟ้มรายงาน" in dialog.progress.text(), timeout=WAIT_MS)
    assert not dialog.summary.isEnabled()


def test_each_file_is_a_row_and_one_that_cannot_be_read_has_its_sentence(offices: Offices) -> None:
    assert offices.column("office") == [f"{OFFICE}สำโรง", f"{OFFICE}เกษมทรัพย์", f"{OFFICE}ตะขบ", "ง พัง.ita"]
    assert offices.column("measures") == ["๑๒", "๒", "๓", ""]
    assert offices.column("file_name")[3] == "ง พัง.ita"
    assert "ง พัง.ita" in offices.column("state")[3]
    assert offices.dialog.progress.text() == "อ่านแล้ว ๔ แฟ้ม · เปิดไม่ได้ ๑ แฟ้ม"


def test_a_file_that_cannot_be_read_is_seen_to_be_one_where_only_the_first_column_is(offices: Offices) -> None:
    model = offices.dialog.table.model()
    shown = [model.index(row, 0).data(Qt.ItemDataRole.DecorationRole) is not None for row in range(4)]

    assert shown == [False, False, False, True]


def test_all_columns_are_in_view_on_a_screen_of_1366_pixels(offices: Offices) -> None:
    table = offices.dialog.table
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # as with many files

    offices.dialog.resize(1366 - 2 * MARGIN, 700)
    QApplication.processEvents()

    assert table.verticalScrollBar().isVisible()
    assert table.horizontalScrollBar().maximum() == 0


def test_a_click_on_a_heading_sorts_numbers_as_numbers_and_words_by_their_consonants(offices: Offices) -> None:
    head = offices.dialog.table.horizontalHeader()

    def clicks(key: str) -> None:
        at = head.sectionViewportPosition(COLUMNS.index(key)) + 8
        QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at, head.height() // 2))

    clicks("measures")
    assert offices.column("measures") == ["", "๒", "๓", "๑๒"]
    assert offices.dialog.order.currentText() == "มาตรการ น้อยไปมาก"
    clicks("measures")
    assert offices.column("measures") == ["๑๒", "๓", "๒", ""]
    clicks("office")
    assert offices.column("office") == ["ง พัง.ita", f"{OFFICE}เกษมทรัพย์", f"{OFFICE}ตะขบ", f"{OFFICE}สำโรง"]


def test_the_keyboard_alone_sorts(offices: Offices) -> None:
    order = offices.dialog.order
    order.setFocus()
    for _ in range(order.findText("มาตรการ มากไปน้อย")):
        press("Down", order)

    assert offices.column("measures") == ["๑๒", "๓", "๒", ""]


def test_the_row_is_told_in_full_below_the_table_and_to_a_screen_reader(offices: Offices) -> None:
    table = offices.dialog.table
    table.setFocus()

    press("Down", table)

    about = offices.dialog.about.text()
    assert about.startswith(f"{OFFICE}เกษมทรัพย์ · ")
    assert about.endswith(" · ครบ · ข้อสังเกต ๑ · ข เกษมทรัพย์.ita")
    assert table.currentIndex().siblingAtColumn(0).data(Qt.ItemDataRole.AccessibleTextRole) == about


def test_words_are_found_over_all_reports_and_enter_opens_one_where_they_stand(
    offices: Offices, qtbot: QtBot, folder: Path
) -> None:
    assert offices.finds("ที่ 9876") == ["เกษมทรัพย์"] * 6
    dialog = offices.dialog

    press("Return", dialog.query)
    qtbot.waitUntil(dialog.found_list.hasFocus, timeout=WAIT_MS)
    press("Ctrl+End", dialog.found_list)
    with qtbot.waitSignal(offices.clerk.workspace.opened, timeout=WAIT_MS):
        press("Return", dialog.found_list)

    assert offices.clerk.workspace.path == folder / "ข เกษมทรัพย์.ita"
    second = [measure.id for _, _, measure in offices.clerk.report.measures()][1]
    qtbot.waitUntil(lambda: offices.clerk.page.address_of_caret().measure == second, timeout=WAIT_MS)


def test_words_that_are_nowhere_are_told(offices: Offices) -> None:
    assert offices.finds("ไม่มีคำนี้") == []
    assert offices.dialog.count.text() == "ไม่พบ"


@pytest.mark.parametrize("act", ["Return", "double click"])
def test_a_report_is_opened_in_the_window_and_the_table_stays(
    offices: Offices, qtbot: QtBot, folder: Path, act: str
) -> None:
    table = offices.dialog.table
    table.setFocus()

    with qtbot.waitSignal(offices.clerk.workspace.opened, timeout=WAIT_MS):
        if act == "Return":
            press("Return", table)
        else:
            at = table.visualRect(table.currentIndex()).center()
            QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
            QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert offices.clerk.workspace.path == folder / "ก สำโรง.ita"
    assert offices.dialog.isVisible()
    offices.clerk.presses("Ctrl+Shift+O")
    assert offices.dialog.isVisible()


def test_a_file_that_cannot_be_read_is_not_opened(offices: Offices) -> None:
    table = offices.dialog.table
    table.setFocus()

    press("Ctrl+End", table)
    press("Return", table)

    assert not offices.dialog.open_report.isEnabled()
    assert "ง พัง.ita" in offices.dialog.about.text()
    assert offices.clerk.window.page is None


def test_the_summary_is_of_the_year_that_is_chosen(offices: Offices, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "สรุป.html"
    offices.clerk.answers(Answer("choose", 1), Answer("ask_save", path))

    with qtbot.waitSignal(offices.dialog.files.written, timeout=WAIT_MS):
        offices.dialog.summary.click()

    assert "ปีงบประมาณ ๒๕๖๗" in path.read_text(encoding="utf-8")
    assert "สรุป.html" in offices.dialog.made.words


def test_the_excel_file_has_the_rows_as_they_are_sorted(offices: Offices, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "ตาราง.xlsx"
    offices.dialog.table.sort_by(COLUMNS.index("measures"), Qt.SortOrder.DescendingOrder)
    offices.clerk.answers(Answer("ask_save", path))

    with qtbot.waitSignal(offices.dialog.files.written, timeout=WAIT_MS):
        offices.dialog.excel.click()

    with path.open("rb") as file:
        (sheet,) = read_new_sheets(file, path).tables
    texts = [[cell.paragraphs[0].text if cell.paragraphs else "" for cell in row.cells] for row in sheet.rows]
    assert texts[0][0] == "หน่วยงาน"
    assert [row[0].removeprefix(OFFICE) for row in texts[1:]] == ["สำโรง", "ตะขบ", "เกษมทรัพย์", "ง พัง.ita"]


def test_everything_is_reached_by_tab(offices: Offices) -> None:
    dialog = offices.dialog
    dialog.table.setFocus()
    reached = set()
    for _ in range(20):
        press("Tab", QApplication.focusWidget() or dialog)
        focus = QApplication.focusWidget()
        reached.add(focus.objectName() if focus is not None else "")

    names = {"table", "order", "query", "open", "summary", "excel", "other", "close"}
    assert {f"offices.{name}" for name in names} <= reached


def test_another_folder_takes_the_place_of_the_first(offices: Offices, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "อีกอำเภอ").mkdir()
    offices.clerk.answers(Answer("ask_folder", tmp_path / "อีกอำเภอ"))

    offices.dialog.other.click()
    offices.waits()

    assert offices.column("office") == []


def test_reading_is_given_up_when_the_window_closes(clerk: Clerk, qtbot: QtBot, folder: Path) -> None:
    wanted: list[Callable[[], bool]] = []

    def slow(path: Path, is_wanted: Callable[[], bool]) -> object:
        wanted.append(is_wanted)
        while is_wanted():
            QTest.qSleep(5)
        return read_here(path)

    clerk.window.offices.show(OfficeFiles(folder, read=slow))  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: bool(wanted), timeout=WAIT_MS)

    clerk.window.close()

    assert clerk.window.offices.dialog is None
    assert not wanted[0]()
