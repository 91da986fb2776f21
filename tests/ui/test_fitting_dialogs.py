"""Dialogs on a low screen: 1366 x 768 at 200 % has about ten lines, and no button may be out of reach."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.session.log_file import bug_report
from ita_desktop.storage import report_file
from ita_desktop.ui.crash_dialog import CrashDialog
from ita_desktop.ui.fitting_dialog import FittingDialog
from ita_desktop.ui.help_page import HelpPage
from ita_desktop.ui.labels import label
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.dialogs import Answer
from tests.support.typing import press

LOW = QSize(683 - 24, 384 - 48)
"""What is left of the screen within frame and edges."""

Open = Callable[[Clerk, Path], QDialog | None]


def sending(clerk: Clerk, _other: Path) -> QDialog | None:
    clerk.presses("Ctrl+Shift+E")
    return clerk.window.sending.page


def versions(clerk: Clerk, _other: Path) -> QDialog | None:
    clerk.presses("Ctrl+Shift+H")
    return clerk.window.versions.page


def merging(clerk: Clerk, other: Path) -> QDialog | None:
    clerk.answers(Answer("ask_open", other))
    clerk.presses("Ctrl+R")
    return None


def comparing(clerk: Clerk, other: Path) -> QDialog | None:
    clerk.answers(Answer("ask_open", other))
    clerk.presses("Ctrl+Shift+R")
    return None


def crashing(clerk: Clerk, _other: Path) -> QDialog:
    dialog = CrashDialog(bug_report(ZeroDivisionError(), datetime.now()), clerk.window)
    dialog.show()
    return dialog


def helping(clerk: Clerk, _other: Path) -> QDialog:
    clerk.presses("F1")
    return next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, HelpPage))


@pytest.mark.parametrize("open_dialog", [sending, versions, merging, comparing, crashing, helping])
def test_every_dialog_fits_a_low_screen_and_the_keyboard_reaches_all_of_it(
    clerk: Clerk, qtbot: QtBot, tmp_path: Path, open_dialog: Open
) -> None:
    other = tmp_path / "รายงาน ITA ๒๕๖๗.ita"
    report_file.write(replace(clerk.report, title="ชื่ออื่น", fiscal_year=2567), other, replace=False)
    opened = open_dialog(clerk, other)
    if opened is None:
        qtbot.waitUntil(lambda: clerk.window.other_files.dialog is not None, timeout=WAIT_MS)
    dialog = opened or clerk.window.other_files.dialog
    assert isinstance(dialog, FittingDialog)
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.screen().availableSize().boundedTo(dialog.size()) == dialog.size()

    dialog.resize(LOW)
    QApplication.processEvents()

    assert dialog.size() == LOW
    buttons = [button for button in dialog.findChildren(QPushButton) if button.parentWidget() is not None]
    assert any(whole(button, dialog) for button in buttons if button.isVisible())
    reached: list[QWidget] = []
    for _ in range(40):
        press("Tab", dialog.focusWidget() or dialog)
        focus = dialog.focusWidget()
        assert focus is not None
        assert not focus.visibleRegion().isEmpty(), focus.objectName()
        reached.append(focus)
    assert len(set(map(id, reached))) >= 2
    dialog.reject()


def test_what_does_not_fit_is_scrolled_and_what_fits_is_not(qtbot: QtBot) -> None:
    dialog = FittingDialog(QSize(400, 300))
    qtbot.addWidget(dialog)
    body = QVBoxLayout()
    lines = [label(f"บรรทัดที่ {number}") for number in range(20)]
    for line in lines:
        body.addWidget(line)
    button = QPushButton("ปิด")
    dialog.lay_out(body, button)
    dialog.show()

    assert whole(lines[0], dialog) and whole(button, dialog)
    assert lines[-1].visibleRegion().isEmpty()

    dialog.resize(400, 900)
    QApplication.processEvents()
    assert all(whole(line, dialog) for line in (*lines, button))


def whole(part: QWidget, dialog: QDialog) -> bool:
    """Whether all of it is seen."""
    at = QRect(part.mapTo(dialog, part.rect().topLeft()), part.size())
    return dialog.rect().contains(at) and part.visibleRegion().boundingRect() == part.rect()
