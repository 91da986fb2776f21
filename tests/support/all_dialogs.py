"""Every dialog that is a window of its own, opened as a clerk opens it."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ita_desktop.home.log_file import bug_report
from ita_desktop.session.file.kind_store import kinds_at_hand
from ita_desktop.session.office_files import OfficeFiles
from ita_desktop.ui.appearance.fitting_dialog import FittingDialog
from ita_desktop.ui.kinds.kind_page import KindPage
from ita_desktop.ui.window.about_dialog import AboutDialog
from ita_desktop.ui.window.crash_dialog import CrashDialog
from ita_desktop.ui.window.help_page import HelpPage
from tests.support.certain import as_a, the
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.dialogs import Answer
from tests.support.offices import read_here
from tests.support.old_reports import saved_old_report
from tests.support.reading_here import reading_here
from tests.support.report_files import a_file, a_folder

Open = Callable[[Clerk, Path], FittingDialog | None]


def opened(open_dialog: Open, clerk: Clerk, qtbot: QtBot, folder: Path) -> FittingDialog:
    """The dialog on screen; where one compares with another file, that is in the folder."""
    other = a_file(folder, replace(clerk.report, title="ชื่ออื่น", fiscal_year=2567), "รายงาน ITA ๒๕๖๗.ita")
    with reading_here():
        made = open_dialog(clerk, other)
        if made is None:
            qtbot.waitUntil(lambda: clerk.window.compare_and_merge.dialog is not None, timeout=WAIT_MS)
    dialog = as_a(FittingDialog, made or clerk.window.compare_and_merge.dialog)
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def sending(clerk: Clerk, _other: Path) -> FittingDialog | None:
    """Send a copy."""
    clerk.presses("Ctrl+Shift+E")
    return clerk.window.send.page


def beginning(clerk: Clerk, _other: Path) -> FittingDialog | None:
    """A new report."""
    clerk.presses("Ctrl+N")
    return clerk.window.kinds.page


def exporting(clerk: Clerk, _other: Path) -> FittingDialog | None:
    """Export in another format."""
    clerk.presses("Ctrl+Shift+X")
    return clerk.window.export.page


def framing(clerk: Clerk, _other: Path) -> FittingDialog | None:
    """The report as a kind."""
    clerk.window.commands["save_kind"].trigger()
    return clerk.window.kinds.name_page


def editing_a_kind(clerk: Clerk, _other: Path) -> FittingDialog:
    """A kind of report, which becomes one of the user's own."""
    dialog = KindPage(kinds_at_hand().all[0], is_copy=True, parent=clerk.window)
    dialog.show()
    return dialog


def versions(clerk: Clerk, _other: Path) -> FittingDialog | None:
    """The versions of the file."""
    clerk.presses("Ctrl+Shift+H")
    return clerk.window.versions.page


def merging(clerk: Clerk, other: Path) -> FittingDialog | None:
    """Merge a file that came back."""
    clerk.answers(Answer("ask_open", other))
    clerk.presses("Ctrl+R")
    return None


def rolling_over(clerk: Clerk, _other: Path) -> FittingDialog | None:
    """This year's report from last year's."""
    clerk.presses("Ctrl+Shift+N")
    return clerk.window.rolling.dialog


def comparing(clerk: Clerk, other: Path) -> FittingDialog | None:
    """Compare with another file."""
    clerk.answers(Answer("ask_open", other))
    clerk.presses("Ctrl+Shift+R")
    return None


def importing(clerk: Clerk, other: Path) -> FittingDialog:
    """What an office file holds."""
    clerk.window.open_path(saved_old_report(other.parent))
    dialog = the(clerk.window.importing.dialog)
    deadline = time.monotonic() + WAIT_MS / 1_000
    while not dialog.importing.is_settled:
        assert time.monotonic() < deadline, "never read"
        QTest.qWait(10)
    return dialog


def many_offices(clerk: Clerk, other: Path) -> FittingDialog:
    """The files of a folder, and what was found in them."""
    clerk.window.offices.show(OfficeFiles(other.parent, read=read_here))
    dialog = the(clerk.window.offices.dialog)
    QApplication.processEvents()  # it must fit while it reads, too
    dialog.query.setText("การ")
    deadline = time.monotonic() + WAIT_MS / 1_000
    while dialog.files.is_reading or not dialog.count.text():
        assert time.monotonic() < deadline, "never read"
        QTest.qWait(10)
    return dialog


def crashing(clerk: Clerk, _other: Path) -> FittingDialog:
    """A bug is told."""
    dialog = CrashDialog(bug_report(ZeroDivisionError(), datetime.now()), clerk.window)
    dialog.show()
    return dialog


def helping(clerk: Clerk, _other: Path) -> FittingDialog:
    """The guide."""
    clerk.presses("F1")
    return next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, HelpPage))


def about_program(clerk: Clerk, _other: Path) -> FittingDialog:
    """The version and the licences."""
    dialog = AboutDialog(clerk.window)
    dialog.show()
    return dialog


ALL_DIALOGS: tuple[Open, ...] = (
    *(sending, beginning, exporting, versions, merging, comparing, importing, rolling_over, many_offices, crashing),
    *(framing, editing_a_kind, helping, about_program),
)


def each_dialog(clerk: Clerk, qtbot: QtBot, folder: Path) -> Iterator[tuple[str, FittingDialog]]:
    """One dialog on screen after the other, in one window, with its name; each is closed before the next."""
    for open_dialog in ALL_DIALOGS:
        of_this = a_folder(folder / open_dialog.__name__)
        dialog = opened(open_dialog, clerk, qtbot, of_this)
        QApplication.processEvents()
        yield open_dialog.__name__, dialog
        dialog.reject()
        clerk.comes_back()
