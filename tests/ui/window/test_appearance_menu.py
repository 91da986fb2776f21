"""Colours and sizes: readable in every scheme, switchable, remembered, and usable on a screen with few pixels."""

import json
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QIcon, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ita_desktop import paths
from ita_desktop.domain.report.address import Address
from ita_desktop.home import settings
from ita_desktop.ui.appearance.colour_schemes import Scheme
from ita_desktop.ui.appearance.design import DARK
from ita_desktop.ui.appearance.style import dress, wear
from ita_desktop.ui.forms.form import Form
from tests.support.clerk import Clerk


@pytest.fixture
def clerk(qtbot: QtBot, qapp: QApplication) -> Iterator[Clerk]:
    made = Clerk(qtbot)
    yield made
    made.leaves()
    dress(qapp)


def test_the_scheme_is_chosen_in_the_menu_and_remembered(clerk: Clerk, qapp: QApplication) -> None:
    dark = clerk.window.appearance.menu.actions()[2]

    dark.trigger()

    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.window
    assert settings.load().scheme == "dark"
    assert dark.isChecked()


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST])
def test_boxes_and_circles_to_tick_are_seen_before_they_are_ticked(
    qtbot: QtBot, qapp: QApplication, scheme: Scheme
) -> None:
    wear(qapp, scheme)
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    listed = QListWidget()
    item = QListWidgetItem("ในรายการ", listed)
    item.setCheckState(Qt.CheckState.Unchecked)
    parts: list[QWidget] = [QCheckBox("ทั้งคำ"), QRadioButton("ทั้งรายงาน"), listed]
    for part in parts:
        column.addWidget(part)
    holder.show()

    for part in parts:
        picture = part.grab().toImage()
        ground = picture.pixelColor(picture.width() - 8, picture.height() - 8).lightness()
        box = [picture.pixelColor(x, y).lightness() for x in range(2, 18) for y in range(2, 26)]
        assert max(abs(lightness - ground) for lightness in box) > 50, type(part).__name__
    wear(qapp, Scheme.LIGHT)


def test_icons_follow_the_scheme(clerk: Clerk, qapp: QApplication) -> None:
    clerk.opens(paths.sample_report())
    measure = clerk.measure.id
    clerk.goes_to(Address("measure.title", measure=measure))
    holders: list[QAction | QToolButton] = [
        clerk.window.commands["new"],
        *clerk.page.measure_form.findChildren(QToolButton),
    ]
    icons = [holder.icon() for holder in holders if not holder.icon().isNull()]
    assert {darkest(icon) < 80 for icon in icons} == {True}

    wear(qapp, Scheme.DARK)

    icons = [holder.icon() for holder in holders if not holder.icon().isNull()]
    assert {darkest(icon) > 150 for icon in icons} == {True}


def darkest(icon: QIcon) -> int:
    """The lightness of the darkest pixel that is drawn, 0 to 255."""
    picture = icon.pixmap(20, 20).toImage()
    pixels = [picture.pixelColor(x, y) for x in range(20) for y in range(20)]
    return min(pixel.lightness() for pixel in pixels if pixel.alpha() > 200)


def test_the_size_of_words_is_changed_by_keys_and_remembered(clerk: Clerk, qapp: QApplication) -> None:
    clerk.presses("Ctrl++", "Ctrl+=")
    assert settings.load().zoom == 125
    assert qapp.font().pointSizeF() == 15

    clerk.presses("Ctrl+-")
    assert qapp.font().pointSizeF() == pytest.approx(13.2)
    clerk.presses("Ctrl+0")
    assert qapp.font().pointSizeF() == 12


def test_every_word_grows_with_the_zoom(clerk: Clerk) -> None:
    clerk.opens(paths.sample_report())
    clerk.goes_to_measure()
    parts = [part for part in clerk.window.findChildren(QWidget) if part.isVisible()]
    before = [part.font().pointSizeF() for part in parts]

    for _ in range(7):
        clerk.presses("Ctrl++")
    QApplication.processEvents()

    grown = [part.font().pointSizeF() / size for part, size in zip(parts, before, strict=True)]
    assert {round(times, 2) for times in grown} == {2.0}


@pytest.mark.parametrize(
    "written",
    [
        {"recent": [], "geometry": "", "panes": ""},
        {"recent": [], "geometry": "", "panes": "", "scheme": "sepia", "zoom": 7, "paper_zoom": 9_999},
        {"recent": [], "geometry": "", "panes": "", "zoom": "big"},
        [],
    ],
)
def test_settings_of_another_version_or_by_hand_do_no_harm(qtbot: QtBot, qapp: QApplication, written: object) -> None:
    paths.settings_file().parent.mkdir(parents=True, exist_ok=True)
    paths.settings_file().write_text(json.dumps(written), encoding="utf-8")

    clerk = Clerk(qtbot)
    clerk.window.appearance.put_on()
    clerk.opens(paths.sample_report())

    assert clerk.window.appearance.scheme is Scheme.SYSTEM
    assert clerk.window.appearance.zoom >= 50
    assert 0 <= clerk.page.preview.zoom <= 400
    clerk.leaves()
    dress(qapp)


@pytest.mark.parametrize(("width", "height"), [(546, 307), (683, 384), (768, 432), (910, 512), (1366, 768)])
def test_on_a_screen_with_few_pixels_the_form_has_room(clerk: Clerk, qtbot: QtBot, width: int, height: int) -> None:
    """1366x768 at 250 %, 200 %, 150 % and 100 %, 1920x1080 at 250 %, all in pixels of the window."""
    clerk.opens(paths.sample_report())
    clerk.window.resize(width, height)
    qtbot.waitUntil(lambda: clerk.window.width() == width, timeout=2_000)
    measure = clerk.measure.id

    for address in (Address("title"), Address("measure.title", measure=measure), Address("signers")):
        clerk.goes_to(address)
        form = clerk.page.forms.currentWidget()
        assert isinstance(form, Form)
        content = form.widget()
        assert (clerk.window.width(), clerk.window.height()) == (width, height)
        assert content.width() <= form.viewport().width(), address
        assert form.viewport().height() >= height * 0.45
        assert clerk.page.preview_pane.isVisible() == (width >= 810)


def test_panes_paper_size_and_the_hidden_paper_are_remembered(qtbot: QtBot) -> None:
    first = Clerk(qtbot)
    first.opens(paths.sample_report())
    first.page.setSizes([200, 500, 650])
    sizes = first.page.sizes()
    first.page.preview.set_zoom(75)
    first.leaves()

    second = Clerk(qtbot)
    second.opens(paths.sample_report())

    assert second.page.sizes() == sizes
    assert second.page.preview.zoom == 75
    second.leaves()


def test_a_window_with_its_paper_still_fits_a_screen_of_few_pixels(clerk: Clerk) -> None:
    clerk.opens(paths.sample_report())
    clerk.window.resize(1366, 700)
    assert clerk.page.preview_pane.isVisible()

    assert clerk.window.minimumSizeHint().width() <= 1366 // 2
