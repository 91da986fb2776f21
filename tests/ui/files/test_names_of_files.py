"""A file whose name is not in UTF-8 opens like any, and one file is one file under all its names."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QFile, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.formats import OPENABLE
from ita_desktop.storage.files import report_file
from ita_desktop.storage.leftovers import leftovers
from ita_desktop.ui.asking.file_dialog import ask_path
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.dialogs import Answer
from tests.support.report_files import a_file, dies, holding, opened
from tests.support.reports import a_report, retitled
from tests.support.typing import press
from tests.support.unix_only import BYTES

NAME = "รายงาน แก ๒๕๖๘.ita"
TYPED = "น้ำใจผู้ที่อยู่กำกับดูแล"

pytestmark = pytest.mark.unix(BYTES)


def in_tis_620(folder: Path, name: str) -> Path:
    return folder / os.fsdecode(name.encode("cp874"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return a_file(tmp_path, a_report(), NAME)


@pytest.fixture
def old_name(path: Path) -> Path:
    """The report under a name that an old program wrote."""
    return path.rename(in_tis_620(path.parent, NAME))


def test_a_name_in_another_encoding_is_opened_edited_saved_and_opened_again(clerk: Clerk, old_name: Path) -> None:
    clerk.opens(old_name)
    assert clerk.window.windowTitle().startswith(f"{NAME} - ")

    clerk.retitles(TYPED)
    clerk.waits_until_saved()
    clerk.presses("Ctrl+W")

    assert report_file.read(old_name).report.title == TYPED
    assert [os.fsencode(file.name) for file in old_name.parent.iterdir()] == [NAME.encode("cp874")]
    last = clerk.window.start_page.findChild(QPushButton, "start.recent")
    assert last is not None and NAME in last.text()
    with clerk._bot.waitSignal(clerk.workspace.opened, timeout=WAIT_MS):
        last.click()
    assert clerk.workspace.path == old_name
    assert clerk.report.title == TYPED


def test_files_that_are_made_from_it_have_names_in_unicode(clerk: Clerk, old_name: Path) -> None:
    clerk.opens(old_name)
    clerk.answers(Answer("ask_save", None))

    clerk.presses("F12")

    assert clerk.dialogs.heard[0] == f"บันทึกเป็น: {NAME}"


def test_a_file_of_such_a_name_that_is_refused_is_named_legibly(clerk: Clerk, tmp_path: Path) -> None:
    empty = in_tis_620(tmp_path, "ว่างเปล่า.ita")
    empty.touch()
    clerk.answers(Answer("tell", None))

    with clerk._bot.waitSignal(clerk.window.files.not_opened, timeout=WAIT_MS):
        clerk.window.open_path(empty)

    assert "“ว่างเปล่า.ita”" in clerk.dialogs.heard[0]


def when_there(kind: type[QWidget], act: Callable[[QWidget], None]) -> None:
    def look() -> None:
        found = next((w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()), None)
        if found is None:
            QTimer.singleShot(20, look)
        else:
            act(found)

    QTimer.singleShot(20, look)


@pytest.mark.parametrize("others", [(), ("รายงาน แข ๒๕๖๘.ita",)], ids=["alone", "beside one that looks alike"])
def test_the_dialog_of_the_toolkit_finds_it(qtbot: QtBot, old_name: Path, others: tuple[str, ...]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    for other in others:
        in_tis_620(old_name.parent, other).touch()
    qt_name = QFile.decodeName(os.fsencode(old_name.name))
    assert "\ufffd" in qt_name
    names: list[str] = []

    def choose(dialog: QWidget) -> None:
        line = dialog.findChild(QLineEdit)
        assert line is not None
        line.setFocus()
        line.setText(qt_name)
        press("Return", line)

    def answer(dialog: QWidget) -> None:
        assert isinstance(dialog, QInputDialog)
        names.extend(dialog.comboBoxItems())
        dialog.setTextValue(NAME)
        dialog.accept()

    when_there(QFileDialog, choose)
    if others:
        when_there(QInputDialog, answer)
    found, _ = ask_path(window, "เปิด", old_name.parent, OPENABLE)

    assert found == old_name
    assert sorted(names) == sorted((NAME, *others) if others else ())


def a_link(path: Path) -> Path:
    link = path.with_name("ลิงก์.ita")
    link.symlink_to(path)
    return link


def a_hard_link(path: Path) -> Path:
    link = path.with_name("อีกชื่อ.ita")
    link.hardlink_to(path)
    return link


def through_another_folder(path: Path) -> Path:
    """As a mapped drive and the share that it stands for."""
    drive = path.parent.with_name(f"{path.parent.name}-Z")
    drive.symlink_to(path.parent)
    return drive / path.name


@pytest.mark.parametrize("another", [a_link, a_hard_link, through_another_folder, lambda path: path])
def test_the_open_file_is_known_by_every_name_and_its_window_comes_forward(
    clerk: Clerk, path: Path, another: Callable[[Path], Path], qtbot: QtBot
) -> None:
    clerk.opens(path)
    page = clerk.page
    clerk.window.showMinimized()

    clerk.window.open_path(another(path))

    qtbot.waitUntil(clerk.window.isActiveWindow, timeout=WAIT_MS)
    assert not clerk.window.isMinimized()
    assert clerk.page is page
    assert "เปิดอยู่แล้ว" in clerk.window.status.currentMessage()
    assert clerk.dialogs.heard == []


def test_another_file_of_the_same_bytes_is_another_file(clerk: Clerk, path: Path) -> None:
    other = holding(path.with_name("สำเนา.ita"), path.read_bytes())
    clerk.opens(path)

    clerk.opens(other)

    assert clerk.workspace.path == other


def test_interrupted_work_is_found_by_every_name_of_its_file(clerk: Clerk, path: Path) -> None:
    copy = opened(path)
    copy.store(retitled(copy.report, TYPED))
    dies(copy)
    clerk.answers(Answer("choose", 0))

    clerk.opens(through_another_folder(path))

    assert clerk.report.title == TYPED
    clerk.waits_until_saved()
    assert report_file.read(path).report.title == TYPED
    assert leftovers() == []
