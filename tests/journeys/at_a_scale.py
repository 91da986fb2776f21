"""What holds on a screen of 1366 x 768 at any scaling. Run by `test_scaling.py`, at each in a process of its own."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.ui.files.versions_page import VersionsPage
from ita_desktop.ui.forms.form import Form
from ita_desktop.ui.importing.read_table import ReadTable
from ita_desktop.ui.offices.file_table import FileTable
from ita_desktop.ui.preview.page_positions import FIT_WIDTH, GAP
from ita_desktop.ui.preview.preview import Preview
from ita_desktop.ui.report.outline import Outline
from ita_desktop.ui.report.outline_rows import LEFT, TITLE
from tests.journeys.test_accessibility import addresses, controls
from tests.journeys.test_visible_focus import unseen
from tests.support.all_dialogs import each_dialog, opened, versions
from tests.support.certain import as_a, the
from tests.support.clerk import WAIT_MS, Clerk

FACTOR = float(os.environ["QT_SCALE_FACTOR"])

pytestmark = pytest.mark.sample_open


@pytest.fixture(autouse=True)
def as_large_as_the_screen(clerk: Clerk) -> Iterator[None]:
    screen = QGuiApplication.primaryScreen()
    assert screen.devicePixelRatio() == FACTOR
    assert screen.geometry().width() == round(1366 / FACTOR)
    clerk.window.resize(screen.availableSize())
    QApplication.processEvents()
    yield


def test_the_window_is_no_larger_than_the_screen(clerk: Clerk) -> None:
    assert clerk.window.size() == QGuiApplication.primaryScreen().availableSize()


def test_no_form_is_wider_than_its_room_and_tab_keeps_the_focus_in_view(clerk: Clerk) -> None:
    for address in addresses(clerk):
        clerk.goes_to(address)
        QApplication.processEvents()
        form = as_a(Form, clerk.page.forms.currentWidget())
        assert form.horizontalScrollBar().maximum() == 0
        assert [part.objectName() for part in controls(form) if right_edge(part, form) > form.viewport().width()] == []
        hidden = []
        for _ in range(40):
            clerk.presses("Ctrl+Tab")
            QApplication.processEvents()
            focus = QApplication.focusWidget()
            if focus is not None and form.isAncestorOf(focus) and not in_view(focus, form):
                hidden.append(focus.objectName())
        assert hidden == [], address


def test_the_focus_is_seen_on_every_control_of_a_measure(clerk: Clerk) -> None:
    clerk.goes_to(addresses(clerk)[2])

    assert unseen(clerk.page.forms.currentWidget()) == []


def test_the_paper_is_drawn_with_every_dot_of_the_screen(clerk: Clerk, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(clerk.workspace.version_kept, timeout=WAIT_MS):
        clerk.presses("Ctrl+S")
    dialog = as_a(VersionsPage, opened(versions, clerk, qtbot, tmp_path))
    drawn = [dialog.paper, clerk.page.preview] if clerk.page.preview_pane.isVisible() else [dialog.paper]

    for preview in drawn:
        preview.set_zoom(FIT_WIDTH)
        qtbot.waitUntil(preview.is_drawn, timeout=WAIT_MS)
        picture = first_picture(preview)
        assert picture[0] == FACTOR
        assert picture[1] == pytest.approx(round((preview.viewport().width() - 2 * GAP) * FACTOR), rel=0.02)
    dialog.reject()


def test_the_list_of_versions_shows_its_columns_with_room_for_names(clerk: Clerk, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(clerk.workspace.version_kept, timeout=WAIT_MS):
        clerk.presses("Ctrl+S")
    dialog = as_a(VersionsPage, opened(versions, clerk, qtbot, tmp_path))
    qtbot.waitUntil(lambda: dialog.shown is not None, timeout=WAIT_MS)

    columns = dialog.list.header()

    if FACTOR <= 2:
        assert columns.length() <= dialog.list.viewport().width()
        assert columns.sectionSize(1) >= dialog.list.fontMetrics().horizontalAdvance("ฉบับเสนอ")
    dialog.reject()


def test_dialogs_fit_the_screen_and_are_not_scrolled_sideways(clerk: Clerk, qtbot: QtBot, tmp_path: Path) -> None:
    room = QGuiApplication.primaryScreen().availableSize()
    for name, dialog in each_dialog(clerk, qtbot, tmp_path):
        assert dialog.size().boundedTo(room) == dialog.size(), name
        areas = [area for area in dialog.findChildren(QAbstractScrollArea) if area.isVisible()]
        if FACTOR <= 2:  # with less room, a dialog's parts are scrolled to rather than cut
            sideways = [area for area in areas if area.horizontalScrollBar().isVisible()]
            wide = [area for area in sideways if not isinstance(area, (ReadTable, FileTable))]  # as wide as they are
            assert [type(area).__name__ for area in wide] == [], name


def test_f9_says_when_there_is_no_room_for_the_paper(clerk: Clerk) -> None:
    clerk.presses("F9", "F9")

    shown = clerk.page.preview_pane.isVisible()
    assert shown == (FACTOR < 2)
    assert ("แคบเกินกว่าจะแสดงกระดาษ" in clerk.window.status.currentMessage()) == (not shown)


def test_a_title_in_the_tree_has_the_room_that_its_own_note_leaves(clerk: Clerk) -> None:
    """A row without a badge shows more of its title than one with a badge."""
    clerk.waits_until_drawn()
    tree = clerk.page.outline
    cover = the(tree.topLevelItem(0))
    cover.setData(0, TITLE, "ก" * 200)
    QApplication.processEvents()
    box = tree.visualItemRect(cover).adjusted(0, 2, 0, -2)

    cover.setData(0, LEFT, 0)  # both are drawn at once: what the program counts meanwhile changes nothing
    alone = title_end(ink_columns(tree, box))
    cover.setData(0, LEFT, 3)

    assert title_end(ink_columns(tree, box)) < alone - 10


def test_the_status_line_ends_before_the_edge(clerk: Clerk) -> None:
    saved = the(clerk.window.status.findChild(QWidget, "status.saved"))

    assert clerk.window.width() - saved.mapTo(clerk.window, QPoint(saved.width(), 0)).x() >= 12


def right_edge(part: QWidget, form: Form) -> int:
    return part.mapTo(form.viewport(), QPoint(part.width(), 0)).x()


def in_view(focus: QWidget, form: Form) -> bool:
    """Whether the caret is seen or the current row or, where there is neither, the middle of the control."""
    box = focus.rect()
    if isinstance(focus, QTextEdit):
        box = focus.cursorRect()
    elif isinstance(focus, QAbstractItemView):
        box = focus.visualRect(focus.currentIndex())
    at = QRect(focus.mapTo(form.viewport(), box.topLeft()), box.size())
    return form.viewport().rect().intersects(at) and form.viewport().rect().contains(at.center())


def first_picture(preview: Preview) -> tuple[float, int]:
    """How many dots a pixel of the window has in the picture of a page, and how wide it is in dots."""
    first = the(preview._pictures.of(0))
    return first.image.devicePixelRatio(), first.image.width()


def title_end(ink: set[int]) -> int:
    """The column in which the title ends: the first after which nothing is drawn for a while."""
    start = min(column for column in ink if column > 50)
    return next(column for column in range(start, max(ink) + 2) if not ink & set(range(column + 1, column + 6)))


def ink_columns(tree: Outline, box: QRect) -> set[int]:
    """The columns, in pixels of the tree's viewport, in which something is drawn."""
    picture = tree.viewport().grab(box).toImage()
    ground = picture.pixel(picture.width() - 1, 0)
    dots = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    return {round(x / FACTOR) for x, y in dots if picture.pixel(x, y) != ground}
