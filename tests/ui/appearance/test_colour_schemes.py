"""The window follows the system's light, dark and high contrast, also while it is open, unless another was chosen."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ita_desktop.ui.appearance import colour_schemes
from ita_desktop.ui.appearance.colour_schemes import Scheme
from ita_desktop.ui.appearance.design import DARK, LIGHT
from ita_desktop.ui.appearance.style import dress, wear
from ita_desktop.ui.appearance.thai_style import ThaiStyle
from ita_desktop.ui.window import appearance_menu
from tests.support.clerk import Clerk

pytestmark = pytest.mark.sample_open

Monkey = pytest.MonkeyPatch


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    yield
    dress(qapp)


def ground() -> str:
    return QApplication.palette().color(QPalette.ColorRole.Window).name()


def the_system_wears(monkeypatch: Monkey, scheme: Scheme) -> None:
    monkeypatch.setattr(colour_schemes, "system_scheme", lambda: scheme)


def settled() -> None:
    """What the program does about it once the events that came with it are through."""
    QTest.qWait(50)


def other_theme(clerk: Clerk) -> None:
    """What Qt sends to every window when the system's theme is another."""
    QCoreApplication.sendEvent(clerk.window, QEvent(QEvent.Type.ThemeChange))
    settled()


def test_a_system_that_becomes_dark_is_followed_at_once(clerk: Clerk, monkeypatch: Monkey) -> None:
    assert ground() == LIGHT.window

    the_system_wears(monkeypatch, Scheme.DARK)
    QApplication.styleHints().colorSchemeChanged.emit(QApplication.styleHints().colorScheme())
    clerk.waits_until(lambda: ground() == DARK.window)

    the_system_wears(monkeypatch, Scheme.LIGHT)
    other_theme(clerk)
    clerk.waits_until(lambda: ground() == LIGHT.window)


@pytest.mark.parametrize("action", [1, 2], ids=["light", "dark"])
def test_a_scheme_that_was_chosen_stays(clerk: Clerk, monkeypatch: Monkey, action: int) -> None:
    clerk.window.appearance.menu.actions()[action].trigger()
    before = ground()

    the_system_wears(monkeypatch, Scheme.LIGHT if before == DARK.window else Scheme.DARK)
    other_theme(clerk)
    assert ground() == before

    clerk.window.appearance.menu.actions()[0].trigger()
    assert ground() == {LIGHT.window: DARK.window, DARK.window: LIGHT.window}[before]


def test_colours_of_high_contrast_of_the_system_are_left_as_they_are(
    clerk: Clerk, qapp: QApplication, monkeypatch: Monkey
) -> None:
    the_system_wears(monkeypatch, Scheme.SYSTEM)

    other_theme(clerk)

    palette, style = qapp.palette(), qapp.style()
    assert palette.resolveMask() == 0, "colours of our own"
    assert isinstance(style, ThaiStyle)
    assert style.colours.edge == palette.windowText().color().name()
    assert style.colours.focus == palette.highlight().color().name()
    assert style.everything

    the_system_wears(monkeypatch, Scheme.LIGHT)
    other_theme(clerk)
    clerk.waits_until(lambda: ground() == LIGHT.window)
    style = qapp.style()
    assert isinstance(style, ThaiStyle)
    assert not style.everything


def test_other_colours_of_the_system_are_heard_of_while_its_own_are_shown(
    clerk: Clerk, monkeypatch: Monkey, qapp: QApplication
) -> None:
    the_system_wears(monkeypatch, Scheme.SYSTEM)
    other_theme(clerk)

    the_system_wears(monkeypatch, Scheme.DARK)
    QCoreApplication.sendEvent(clerk.window, QEvent(QEvent.Type.ApplicationPaletteChange))

    clerk.waits_until(lambda: ground() == DARK.window)


def test_dressing_ends(clerk: Clerk, monkeypatch: Monkey, qtbot: QtBot) -> None:
    """What dressing changes is no other theme of the system, for which the program would be dressed again, for ever."""
    dressed = []

    def count(app: QApplication, scheme: Scheme) -> None:
        dressed.append(scheme)
        wear(app, scheme)

    monkeypatch.setattr(appearance_menu, "wear", count)
    for scheme in (Scheme.SYSTEM, Scheme.DARK, Scheme.SYSTEM, Scheme.LIGHT):
        the_system_wears(monkeypatch, scheme)
        dressed.clear()
        other_theme(clerk)
        qtbot.waitUntil(lambda: bool(dressed))
        times = 0
        while len(dressed) != times:
            times = len(dressed)
            assert times < 10  # once or a few times: Qt says more than once that there are others
            qtbot.wait(100)


def test_black_on_white_is_high_contrast_and_our_own_colours_are_not(qapp: QApplication) -> None:
    wear(qapp, Scheme.CONTRAST)
    assert colour_schemes.system_scheme() is not Scheme.SYSTEM

    palette = QPalette(QColor("#ffffff"), QColor("#000000"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#ffffff"))
    assert colour_schemes.is_high_contrast(palette)
    assert not colour_schemes.is_high_contrast(colour_schemes.palette_of(LIGHT))
