"""Asking for a file where the dialog is Qt's own: its words, what is chosen, and replacing."""

import os
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.formats import COPYABLE, OFFICE, OPENABLE, PDF, REPORT, Format
from ita_desktop.ui.asking.dialogs import WindowDialogs
from ita_desktop.ui.asking.file_dialog import ask_path, ask_paths, filter_of
from ita_desktop.ui.asking.message import Message
from tests.support.certain import the
from tests.support.report_files import a_folder, holding
from tests.support.typing import press, type_thai

LIMIT_MS = 8_000
AT = datetime(2026, 11, 23, 14, 5)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    yield made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = a_folder(tmp_path / "เอกสาร")
    for name in ("รายงาน ITA ๒๕๖๘.ita", "ข้อมูล.json"):
        (made / name).write_bytes(b"1")
        os.utime(made / name, (AT.timestamp(), AT.timestamp()))
    (made / "ปีก่อน").mkdir()
    return made


def close_all() -> None:
    """Close every dialog, also one that stands on another."""
    for shown in reversed(QApplication.topLevelWidgets()):
        if isinstance(shown, QDialog) and shown.isVisible():
            shown.close()


def when_asked(act: Callable[[QFileDialog], None], kind: type[QWidget] = QFileDialog) -> None:
    """Act on the dialog as soon as it is there."""

    def look() -> None:
        found = next((w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()), None)
        if found is None:
            QTimer.singleShot(20, look)
        else:
            QTimer.singleShot(LIMIT_MS, found, close_all)  # a dialog that nobody answers would stay for ever
            act(found)  # type: ignore[arg-type]  # a message box has what is asked of it

    QTimer.singleShot(20, look)


def test_all_that_can_be_opened_is_offered_first_and_reports_next(window: QWidget, folder: Path) -> None:
    filters: list[str] = []

    def read(dialog: QFileDialog) -> None:
        filters.extend((*dialog.nameFilters(), dialog.selectedNameFilter()))
        press("Escape", dialog)

    when_asked(read)
    WindowDialogs(window).ask_open("เปิด", (*OPENABLE, OFFICE), folder / "รายงาน.ita")

    everything = "แฟ้มที่เปิดได้ทั้งหมด (*.ita *.json *.docx *.doc *.xlsx *.xls *.docm *.xlsm *.html *.htm *.csv *.txt *.pdf)"
    assert filters[:2] == [everything, "รายงาน ITA (*.ita)"]
    assert filters[-1] == everything


def test_one_kind_alone_needs_no_choice_of_all(window: QWidget, folder: Path) -> None:
    filters: list[str] = []

    def read(dialog: QFileDialog) -> None:
        filters.extend(dialog.nameFilters())
        press("Escape", dialog)

    when_asked(read)
    ask_paths(window, "นำเข้า", folder, (OFFICE,))

    assert len(filters) == 1


def test_kinds_and_times_are_said_in_the_words_of_the_program(window: QWidget, folder: Path, qtbot: QtBot) -> None:
    rows: list[tuple[str, ...]] = []

    def read(dialog: QFileDialog) -> None:
        tree = the(dialog.findChild(QTreeView, "treeView"))
        model = tree.model()
        while model.rowCount(tree.rootIndex()) < 3:
            qtbot.wait(20)
        root = tree.rootIndex()
        rows.extend(tuple(str(model.index(row, at, root).data()) for at in (0, 2, 3)) for row in range(3))
        press("Escape", dialog)

    when_asked(read)
    assert ask_path(window, "เปิด", folder, (Format("ทุกแฟ้ม", (".ita", ".json")),))[0] is None

    assert {row[:2] for row in rows} == {("ปีก่อน", "โฟลเดอร์"), ("รายงาน ITA ๒๕๖๘.ita", "รายงาน ITA")} | {
        ("ข้อมูล.json", "ข้อมูลรายงาน")
    }
    assert {row[2] for row in rows if row[1] != "โฟลเดอร์"} == {"๒๓ พ.ย. ๖๙ ๑๔:๐๕ น."}


def test_a_file_is_opened_by_typing_its_name(window: QWidget, folder: Path) -> None:
    def choose(dialog: QFileDialog) -> None:
        line = the(dialog.findChild(QLineEdit))
        type_thai("รายงาน ITA ๒๕๖๘.ita", line)
        press("Return", line)

    when_asked(choose)

    assert ask_path(window, "เปิด", folder, (REPORT,))[0] == folder / "รายงาน ITA ๒๕๖๘.ita"


def test_several_files_are_chosen_at_once(window: QWidget, folder: Path, qtbot: QtBot) -> None:
    def choose(dialog: QFileDialog) -> None:
        tree = the(dialog.findChild(QTreeView, "treeView"))
        while tree.model().rowCount(tree.rootIndex()) < 2:
            qtbot.wait(20)
        tree.selectAll()
        line = the(dialog.findChild(QLineEdit))
        press("Return", line)

    when_asked(choose)

    (folder / "ปีก่อน").rmdir()
    chosen = ask_paths(window, "เปิด", folder, (Format("ทุกแฟ้ม", (".ita", ".json")),))
    assert [path.name for path in chosen] == ["ข้อมูล.json", "รายงาน ITA ๒๕๖๘.ita"]


def test_a_copy_is_saved_under_the_name_suggested_with_the_ending_of_the_kind(window: QWidget, folder: Path) -> None:
    def accept(dialog: QFileDialog) -> None:
        dialog.selectNameFilter(filter_of(COPYABLE[1]))
        press("Return", dialog.findChild(QLineEdit))

    when_asked(accept)

    saved = WindowDialogs(window).ask_save("บันทึกสำเนา", folder / "สำเนา.ita", COPYABLE)
    assert saved == folder / "สำเนา.json"


def test_replacing_a_file_is_asked_about_once_and_no_is_no(window: QWidget, folder: Path) -> None:
    asked: list[str] = []

    when_asked(type_name("รายงาน ITA ๒๕๖๘"))  # without its ending
    answering(asked, "")
    saved = WindowDialogs(window).ask_save("บันทึก", folder / "ฉบับใหม่.ita", (REPORT,))

    assert saved is None
    assert ["รายงาน ITA ๒๕๖๘.ita" in words for words in asked] == [True]


def type_name(name: str) -> Callable[[QFileDialog], None]:
    """Put the name into the dialog and press Enter."""

    def accept(dialog: QFileDialog) -> None:
        line = the(dialog.findChild(QLineEdit))
        assert QTest.qWaitForWindowActive(dialog)
        line.setFocus()  # without it Qt goes on taking the file that was suggested for the one that is meant
        line.setText(name)
        press("Return", line)

    return accept


def answering(asked: list[str], words: str, then: Callable[[QFileDialog], None] | None = None) -> None:
    """Press the button with the words in the question that comes, Escape without any. `then` is for the next dialog."""

    def answer(box: QWidget) -> None:
        assert isinstance(box, Message)
        asked.append(box.text())
        if then is not None:
            when_asked(then)
        if words:
            next(one for one in box.buttons if one.text() == words).click()
        else:
            press("Escape", box)

    when_asked(answer, Message)


DOTTED = "รายงาน พ.ศ. ๒๕๖๘"


@pytest.mark.parametrize(
    ("formats", "there"), [((REPORT,), f"{DOTTED}.ita"), (COPYABLE, f"{DOTTED}.ita"), ((PDF,), f"{DOTTED}.pdf")]
)
@pytest.mark.parametrize("replacing", [False, True])
def test_a_name_with_a_dot_replaces_no_file_without_a_question(
    window: QWidget, folder: Path, formats: Sequence[Format], there: str, replacing: bool
) -> None:
    (folder / there).write_bytes(b"1")
    asked: list[str] = []

    when_asked(type_name(DOTTED))
    answering(asked, "เขียนทับ" if replacing else "")
    saved = WindowDialogs(window).ask_save("บันทึก", folder / "ฉบับใหม่", formats)

    assert saved == (folder / there if replacing else None)
    assert [there in text for text in asked] == [True]


def test_a_clerk_who_does_not_want_to_replace_a_file_is_asked_for_another_name(window: QWidget, folder: Path) -> None:
    (folder / f"{DOTTED}.ita").write_bytes(b"1")
    asked: list[str] = []
    suggested: list[str] = []

    def accept_another(dialog: QFileDialog) -> None:
        line = the(dialog.findChild(QLineEdit))
        suggested.append(line.text())
        type_name(f"{DOTTED} ฉบับแก้ไข")(dialog)

    when_asked(type_name(DOTTED))
    answering(asked, "ตั้งชื่ออื่น", accept_another)
    saved = WindowDialogs(window).ask_save("บันทึก", folder / "ฉบับใหม่", (REPORT,))

    assert saved == folder / f"{DOTTED} ฉบับแก้ไข.ita"
    assert suggested == [f"{DOTTED}.ita"]
    assert len(asked) == 1


def test_a_new_name_with_a_dot_is_not_asked_about(window: QWidget, folder: Path) -> None:
    when_asked(type_name(DOTTED))

    assert WindowDialogs(window).ask_save("บันทึก", folder / "ฉบับใหม่", (REPORT,)) == folder / f"{DOTTED}.ita"


@pytest.mark.parametrize("replacing", [False, True])
def test_a_file_that_may_only_be_read_is_asked_about_as_such(window: QWidget, folder: Path, replacing: bool) -> None:
    there = holding(folder / f"{DOTTED}.pdf", b"1")
    there.chmod(0o444)
    asked: list[str] = []

    when_asked(type_name(DOTTED))
    answering(asked, "เขียนทับ" if replacing else "")
    saved = WindowDialogs(window).ask_save("ส่งออก", folder / "ฉบับใหม่", (PDF,))

    assert saved == (there if replacing else None)
    assert ["อ่านอย่างเดียว" in text for text in asked] == [True]
