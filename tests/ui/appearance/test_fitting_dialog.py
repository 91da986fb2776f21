"""Dialogs on a low screen: 1366 x 768 at 200 % has about ten lines, and no button may be out of reach."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.ui.appearance.fitting_dialog import FittingDialog, Role
from ita_desktop.ui.appearance.labels import label
from tests.support.all_dialogs import each_dialog
from tests.support.clerk import Clerk
from tests.support.typing import press

pytestmark = pytest.mark.sample_open

LOW = QSize(683 - 24, 384 - 48)
"""What is left of the screen within frame and edges."""


def test_every_dialog_fits_a_low_screen_and_the_keyboard_reaches_all_of_it(
    clerk: Clerk, qtbot: QtBot, tmp_path: Path
) -> None:
    for name, dialog in each_dialog(clerk, qtbot, tmp_path):
        assert QGuiApplication.primaryScreen().availableSize().boundedTo(dialog.size()) == dialog.size(), name

        dialog.resize(LOW)
        QApplication.processEvents()

        assert dialog.size() == LOW, name
        buttons = [button for button in dialog.findChildren(QPushButton) if button.parentWidget() is not None]
        assert any(whole(button, dialog) for button in buttons if button.isVisible()), name
        reached: list[QWidget] = []
        for _ in range(40):
            press("Tab", dialog.focusWidget() or dialog)
            focus = dialog.focusWidget()
            assert focus is not None, name
            assert not focus.visibleRegion().isEmpty(), (name, focus.objectName())
            reached.append(focus)
        assert len(set(map(id, reached))) >= 2, name


def test_what_does_not_fit_is_scrolled_and_what_fits_is_not(qtbot: QtBot) -> None:
    dialog = FittingDialog(QSize(400, 300), "กล่องโต้ตอบ", is_kept=True)
    qtbot.addWidget(dialog)
    lines = [label(f"บรรทัดที่ {number}") for number in range(20)]
    button = dialog.add_button("ปิด", Role.RejectRole)
    dialog.lay_out(*lines)
    dialog.show()

    assert whole(lines[0], dialog) and whole(button, dialog)
    assert lines[-1].visibleRegion().isEmpty()

    dialog.resize(400, 900)
    QApplication.processEvents()
    assert all(whole(line, dialog) for line in (*lines, button))


def test_a_dialog_keeps_the_size_that_the_clerk_gave_it(qtbot: QtBot) -> None:
    dialog = FittingDialog(QSize(400, 300), "กล่องโต้ตอบ", is_kept=True)
    qtbot.addWidget(dialog)
    dialog.add_button("ปิด", Role.RejectRole)
    dialog.lay_out()
    dialog.show()
    assert dialog.size() == QSize(400, 300)

    dialog.resize(520, 410)
    with qtbot.waitSignal(dialog.windowHandle().windowStateChanged):
        dialog.setWindowState(Qt.WindowState.WindowMinimized)
    dialog.setWindowState(Qt.WindowState.WindowNoState)  # as from the task bar
    QApplication.processEvents()
    assert dialog.size() == QSize(520, 410)
    dialog.close()
    dialog.show()
    assert dialog.size() == QSize(520, 410)

    dialog.resize(50_000, 50_000)
    dialog.close()
    dialog.show()
    assert QGuiApplication.primaryScreen().availableSize().boundedTo(dialog.size()) == dialog.size()


def whole(part: QWidget, dialog: QDialog) -> bool:
    """Whether all of it is seen."""
    at = QRect(part.mapTo(dialog, part.rect().topLeft()), part.size())
    return dialog.rect().contains(at) and part.visibleRegion().boundingRect() == part.rect()
