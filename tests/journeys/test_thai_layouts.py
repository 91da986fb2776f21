"""Keys of our own while a Thai layout is on, wherever the keyboard is: paper, dialogs, menus, boxes."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.domain.merging.conflicts import Choice
from ita_desktop.domain.report.report import Report
from ita_desktop.storage.files import report_file
from ita_desktop.storage.files.backups import backups
from ita_desktop.ui.preview.page_positions import FIT_TABLE, FIT_WIDTH
from ita_desktop.ui.window.help_page import HelpPage
from tests.support.certain import as_a, the
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.dialogs import Answer
from tests.support.thai_keys import ALT, CONTROL, KEDMANEE, PATTACHOTE, PLAIN, hold
from tests.ui.files import test_compare_and_merge, test_send_command, test_versions_page
from tests.ui.files.test_compare_and_merge import back_to_the_window, merging

files = test_compare_and_merge.files
pytestmark = [
    pytest.mark.parametrize("layout", [KEDMANEE, PATTACHOTE], ids=["Kedmanee", "Pattachote"]),
    pytest.mark.sample_open,
]

Layout = tuple[str, ...]
TYPED = "น้ำใจผู้ที่อยู่"


def active(page: QWidget | None, qtbot: QtBot) -> None:
    """Wait until the dialog has the keyboard."""
    assert page is not None
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow, timeout=WAIT_MS)


def open_menu() -> QMenu:
    return as_a(QMenu, QApplication.activePopupWidget())


def in_context_menu(widget: QWidget, act: Callable[[], None]) -> None:
    """Act while the context menu of the widget is open, and close it where it still is."""
    QApplication.sendEvent(widget, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5)))
    act()
    if (menu := QApplication.activePopupWidget()) is not None:
        menu.close()


def test_the_keys_of_the_paper(clerk: Clerk, layout: Layout) -> None:
    clerk.waits_until_drawn()
    preview = clerk.page.preview
    preview.setFocus()

    hold("1", modifiers=PLAIN, layout=layout)
    assert preview.shown_percent() == 100
    hold("=", modifiers=PLAIN, layout=layout)
    larger = preview.shown_percent()
    assert larger > 100
    hold("-", modifiers=PLAIN, layout=layout)
    assert preview.shown_percent() == 100
    hold("3", modifiers=PLAIN, layout=layout)  # types "-" under Kedmanee
    assert preview.shown_percent() == 100
    hold("2", modifiers=PLAIN, layout=layout)
    assert preview.zoom == FIT_WIDTH
    hold("0", modifiers=PLAIN, layout=layout)
    assert preview.zoom == FIT_TABLE


def test_the_choices_of_a_conflict(clerk: Clerk, files: tuple[Path, Path], qtbot: QtBot, layout: Layout) -> None:
    dialog = merging(clerk, qtbot, files[1])
    active(dialog, qtbot)
    dialog.conflicts.setFocus()

    for key, choice in (("2", Choice.THEIRS), ("3", Choice.BOTH), ("1", Choice.MINE)):
        hold(key, modifiers=PLAIN, layout=layout)
        assert list(dialog._decisions.values()) == [choice]
    hold("2", modifiers=ALT, layout=layout)
    clerk.waits_until(lambda: list(dialog._decisions.values()) == [Choice.THEIRS])
    hold("B", modifiers=ALT, layout=layout)
    assert dialog.bases.hasFocus()
    hold("D", modifiers=ALT, layout=layout)
    assert dialog.tabs.currentIndex() == 1
    dialog.reject()


def test_access_keys_of_the_page_that_sends(clerk: Clerk, qtbot: QtBot, layout: Layout) -> None:
    page = test_send_command.send_page(clerk, qtbot)

    hold("D", modifiers=ALT, layout=layout)
    clerk.waits_until(page.division.isChecked)
    hold("M", modifiers=ALT, layout=layout)
    clerk.waits_until(page.some.isChecked)
    page.reject()


def test_access_keys_of_the_versions(clerk: Clerk, qtbot: QtBot, layout: Layout, tmp_path: Path) -> None:
    (folder := tmp_path / "กองคลัง").mkdir()
    clerk.opens(test_versions_page.a_file_with_versions(folder))
    page = test_versions_page.versions_page(clerk, qtbot)
    active(page, qtbot)

    hold("D", modifiers=ALT, layout=layout)
    assert page.tabs.currentIndex() == 1
    hold("P", modifiers=ALT, layout=layout)
    assert page.tabs.currentIndex() == 0
    page.reject()


def test_access_keys_and_copying_in_the_help_page(clerk: Clerk, qtbot: QtBot, layout: Layout) -> None:
    clerk.presses("F1")
    page = the(clerk.window.findChild(HelpPage))
    active(page, qtbot)
    issues = len(clerk.report.issues)

    hold("K", modifiers=ALT, layout=layout)
    assert page.tabs.currentWidget() is page.keys
    hold("G", modifiers=ALT, layout=layout)
    assert page.tabs.currentWidget() is page.reading
    page.guide.setFocus()
    hold("A", "C", layout=layout)
    assert QApplication.clipboard().text().startswith("เริ่มใช้งานใน ๕ นาที")
    hold("M", modifiers=CONTROL, layout=layout)  # the window's, which has not the keyboard now
    assert len(clerk.report.issues) == issues
    page.close()


def test_menus_below_menus(clerk: Clerk, layout: Layout) -> None:
    clerk.focuses("title")

    hold("V", modifiers=ALT, layout=layout)
    hold("C", modifiers=PLAIN, layout=layout)
    clerk.waits_until(lambda: QApplication.activePopupWidget() is clerk.window.appearance.menu)
    dark = next(action for action in open_menu().actions() if "(&D)" in action.text())
    hold("D", modifiers=PLAIN, layout=layout)

    clerk.waits_until(lambda: QApplication.activePopupWidget() is None)
    assert dark.isChecked()


def test_a_letter_opens_a_menu_once_alt_has_gone_to_the_menu_bar(clerk: Clerk, layout: Layout) -> None:
    bar = clerk.window.menuBar()
    bar.setFocus()

    hold("E", modifiers=PLAIN, layout=layout)

    assert clerk.window.commands["undo"] in open_menu().actions()
    open_menu().close()


def test_the_context_menu_of_a_text_and_of_a_line(clerk: Clerk, qtbot: QtBot, layout: Layout) -> None:
    for key in ("title", "agency.name"):
        QApplication.clipboard().setText("")
        clerk.focuses(key)
        field = QApplication.focusWidget()
        assert isinstance(field, QTextEdit | QLineEdit)

        for letter in "AC":
            in_context_menu(field, partial(hold, letter, modifiers=PLAIN, layout=layout))
            back_to_the_window(clerk, qtbot)

        assert QApplication.clipboard().text() == clerk.selected() != ""


def test_the_context_menu_of_the_paper(clerk: Clerk, layout: Layout) -> None:
    clerk.waits_until_drawn()
    preview = clerk.page.preview
    preview.setFocus()

    in_context_menu(preview.viewport(), partial(hold, "A", modifiers=PLAIN, layout=layout))

    assert preview.shown_percent() == 100


def test_a_box_to_choose_from_leaves_the_commands_to_the_window(clerk: Clerk, layout: Layout) -> None:
    before = clerk.report
    clerk.types_into("title", "ก")
    clerk.focuses("coverage")

    hold("Z", layout=layout)
    assert clerk.report == before
    hold("Y", layout=layout)
    assert clerk.report.title == before.title + "ก"


def test_commands_of_files_from_a_text_that_is_being_typed(
    clerk: Clerk, qtbot: QtBot, layout: Layout, sample: Path
) -> None:
    clerk.waits_until_drawn()
    clerk.goes_to_measure()
    clerk.types_over(TYPED)

    with qtbot.waitSignal(clerk.workspace.version_kept, timeout=WAIT_MS):
        hold("S", layout=layout)
    (kept,) = [backup.read() for backup in backups(sample) if backup.is_kept]
    clerk.answers(Answer("ask_print", None))
    hold("P", layout=layout)
    clerk.waits_until(lambda: len(clerk.dialogs.heard) == 1)
    clerk.answers(Answer("ask_open", None))
    hold("O", layout=layout)
    assert (len(clerk.dialogs.heard), clerk.dialogs.near) == (2, sample)
    assert title(clerk.report) == title(kept) == TYPED
    hold("N", layout=layout)
    with qtbot.waitSignal(clerk.workspace.opened, timeout=WAIT_MS):
        clerk.takes_what_is_offered()

    assert clerk.workspace.path is None
    assert title(report_file.read(sample).report) == TYPED


def title(report: Report) -> str:
    return next(report.measures())[2].title
