"""Where the focus is can be seen on every control, in every scheme, and not by the caret alone.

As in WCAG 2.2 (success criterion 2.4.13): of the pixels along the control's edge enough change, each by a contrast of
3 to 1 at least. Fields can be told from what is around them by 3 to 1, too (1.4.11).
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QMargins, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ita_desktop.ui.appearance.colour_schemes import Scheme, contrast
from ita_desktop.ui.appearance.design import FIELD_CORNER
from ita_desktop.ui.appearance.style import dress, wear
from ita_desktop.ui.lists.list_editor import ListEditor
from ita_desktop.ui.text.line_edit import LineEdit
from ita_desktop.ui.text.plain_edit import PlainEdit
from tests.journeys.test_accessibility import addresses, controls
from tests.support.all_dialogs import each_dialog
from tests.support.clerk import Clerk
from tests.support.pixels import pixels, rows

pytestmark = pytest.mark.sample_open

SEEN = 3.0
AROUND, ALONG = 3, 7
"""Pixels of the picture around the control, and how near its edge a pixel of the frame is."""

SHARE = 0.6
"""Of the pixels of a line around the control, or around the words of a tick box or a tab."""

SCHEMES = pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST])


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    flashing = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield
    qapp.setCursorFlashTime(flashing)
    dress(qapp)


@SCHEMES
def test_the_focus_is_seen_on_every_control_of_the_window(qapp: QApplication, clerk: Clerk, scheme: Scheme) -> None:
    wear(qapp, scheme)
    clerk.waits_until_drawn()
    clerk.waits_until(lambda: clerk.page.checker.compared is clerk.report)  # then the status line has all its words

    assert unseen(clerk.page.preview_pane) == []
    assert unseen(clerk.page, only=clerk.page.outline) == []
    assert unseen(clerk.window.statusBar()) == []
    for address in addresses(clerk):
        clerk.goes_to(address)
        assert unseen(clerk.page.forms.currentWidget()) == [], address


@SCHEMES
def test_the_focus_is_seen_on_the_start_page_and_in_the_find_panel(
    qapp: QApplication, clerk: Clerk, qtbot: QtBot, scheme: Scheme
) -> None:
    wear(qapp, scheme)
    panel = clerk.window.find_panel

    clerk.presses("Ctrl+H")
    clerk.types("E-Service")
    clerk.waits_until(lambda: len(panel.hits.hits) > 2 and panel.is_current())
    assert unseen(panel) == []
    clerk.presses("Escape", "Ctrl+W")
    qtbot.waitUntil(clerk.window.start_page.isVisible)
    assert unseen(clerk.window.start_page) == []


@SCHEMES
def test_the_focus_is_seen_on_every_control_of_a_dialog(
    qapp: QApplication, clerk: Clerk, qtbot: QtBot, tmp_path: Path, scheme: Scheme
) -> None:
    wear(qapp, scheme)

    for name, dialog in each_dialog(clerk, qtbot, tmp_path):
        assert unseen(dialog) == [], name


@SCHEMES
def test_the_focus_is_seen_among_the_months(qapp: QApplication, clerk: Clerk, scheme: Scheme) -> None:
    wear(qapp, scheme)

    popup = clerk.opens_the_months()

    assert unseen(popup) == []
    popup.close()


def test_a_focus_that_is_not_drawn_is_noticed(clerk: Clerk) -> None:
    class Plain(QWidget):
        pass

    root = QWidget(clerk.window)
    part = Plain(root)
    part.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    part.setGeometry(10, 10, 100, 30)
    root.setGeometry(0, 0, 200, 60)
    root.show()

    assert unseen(root) == ["Plain '' 0.00"]


@pytest.mark.parametrize("scheme", [Scheme.DARK, Scheme.CONTRAST])
def test_fields_without_the_focus_have_an_edge(qapp: QApplication, clerk: Clerk, scheme: Scheme) -> None:
    wear(qapp, scheme)
    clerk.goes_to_measure()
    clerk.page.outline.setFocus(Qt.FocusReason.TabFocusReason)
    fields = [clerk.field(key) for key in ("measure.title", "measure.steps", "measure.owners.line")]

    for field in fields:
        bring_into_view(field)
        picture, outside = pictured(field), clerk.page.forms.palette().window().color()
        corner = AROUND + FIELD_CORNER
        line = {picture.pixel(x, AROUND) for x in range(corner, picture.width() - corner)}
        assert [contrast(QColor(colour), outside) >= SEEN for colour in line] == [True], (field.objectName(), line)


def unseen(root: QWidget, only: QWidget | None = None) -> list[str]:
    """The controls on which the focus is not seen, with the share of the line that is."""
    found = []
    for part in controls(root):
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isEnabled() and only in (None, part):
            seen = seen_line(part)
            if seen < SHARE:
                found.append(f"{type(part).__name__} {part.objectName()!r} {seen:.2f}")
    return found


def seen_line(part: QWidget) -> float:
    """How much of a line around the control changes visibly when it gets the focus; 1 is all of a line of one pixel."""
    bring_into_view(part)
    without_caret(part)
    focus = QApplication.focusWidget()
    if focus is not None:
        focus.clearFocus()
    QApplication.processEvents()
    before = pictured(part)
    part.setFocus(Qt.FocusReason.TabFocusReason)
    without_selection(part)
    QApplication.processEvents()
    after = pictured(part)
    assert QApplication.focusWidget() is part
    assert before.size() == after.size()
    words = isinstance(part, QCheckBox | QRadioButton | QTabBar)
    dots = after.devicePixelRatio()
    right, bottom, along = after.width() - 1, after.height() - 1, ALONG * dots
    changed = (
        (old, new)
        for y, (row, other) in enumerate(zip(rows(before), rows(after), strict=True))
        if row != other
        for x, (old, new) in enumerate(zip(pixels(row), pixels(other), strict=True))
        if old != new and (words or min(x, y, right - x, bottom - y) < along)
    )
    return sum(stands_out(old, new) for old, new in changed) / (length(part) * dots)


def length(part: QWidget) -> int:
    """Pixels of a line around the control, or around its words."""
    size: QSize = part.size()
    if isinstance(part, QTabBar):
        size = part.tabRect(part.currentIndex()).size()
    elif isinstance(part, QCheckBox | QRadioButton):
        size = part.fontMetrics().boundingRect(part.text()).size()
    return 2 * (size.width() + size.height())


def pictured(part: QWidget) -> QImage:
    window = part.window()
    at = part.rect().translated(part.mapTo(window, QPoint(0, 0)))
    around = QMargins(AROUND, AROUND, AROUND, AROUND)
    return window.grab(at.marginsAdded(around)).toImage()


def bring_into_view(part: QWidget) -> None:
    QApplication.processEvents()
    parent = part.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(part)
        parent = parent.parentWidget()
    if part.visibleRegion().isEmpty():  # it scrolls there by itself when the keyboard reaches it
        part.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()


def without_caret(part: QWidget) -> None:
    if isinstance(part, QTextEdit):
        part.setCursorWidth(0)
    if isinstance(part, ListEditor | PlainEdit):
        without_selection(part)


def without_selection(part: QWidget) -> None:
    line = part.lineEdit() if isinstance(part, QComboBox) else part
    if isinstance(line, LineEdit | QLineEdit):
        line.deselect()


@cache
def stands_out(one: int, other: int) -> bool:
    return contrast(QColor(one), QColor(other)) >= SEEN
