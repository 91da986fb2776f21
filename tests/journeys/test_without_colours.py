"""Nothing is said by colour alone: what differs can be told on a grey screen, too, or by the shape of letters."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QIcon, QImage, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from ita_desktop.domain.report.address import Address
from ita_desktop.ui.appearance.colour_schemes import Scheme
from ita_desktop.ui.appearance.style import dress, icon, wear
from ita_desktop.ui.report.in_context import Context
from tests.support.certain import as_a, the
from tests.support.clerk import Clerk
from tests.support.pixels import rows

pytestmark = pytest.mark.sample_open

APART = 40
"""Steps of grey, of 255, that can be told apart side by side."""


@pytest.fixture(autouse=True, params=[Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST])
def scheme(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Scheme]:
    wear(qapp, request.param)
    yield request.param
    dress(qapp)


def test_the_current_row_of_the_tree_is_told_without_colours(clerk: Clerk) -> None:
    tree = clerk.page.outline
    row = the(tree.topLevelItem(0))
    clerk.goes_to(Address("signers"))
    before = grey(tree.viewport())

    clerk.goes_to(Address("title"))  # the row has not the focus, the form has

    assert apart(before, grey(tree.viewport())) > row_area(tree.visualItemRect(row).width(), 10)


def test_a_hit_and_what_will_replace_it_are_told_by_their_letters(clerk: Clerk) -> None:
    panel = clerk.window.find_panel
    clerk.presses("Ctrl+F")
    clerk.types("E-Service")
    clerk.waits_until(lambda: len(panel.hits.hits) > 2 and panel.is_current())
    drawn = as_a(Context, panel.list.itemDelegateForColumn(1))

    found, _ = letters(drawn, panel.list.font())
    assert found.fontUnderline()
    assert found.fontWeight() > QFont.Weight.Normal

    clerk.presses("Ctrl+H")
    panel.replacement.setText("บริการ")
    found, put = letters(drawn, panel.list.font())
    assert found.fontStrikeOut()
    assert put.fontUnderline()
    assert put.fontWeight() > QFont.Weight.Normal


def letters(drawn: Context, font: QFont) -> list[QTextCharFormat]:
    """How the first hit is written, and what will replace it."""
    line = drawn.line(0, font, 9_999)
    return [QTextCharFormat(part.format) for part in line.formats()]  # type: ignore[attr-defined]  # the stubs lack it


def test_the_current_hit_and_the_ticked_ones_are_told_without_colours(clerk: Clerk) -> None:
    panel = clerk.window.find_panel
    clerk.presses("Ctrl+H")
    clerk.types("E-Service")
    clerk.waits_until(lambda: len(panel.hits.hits) > 2 and panel.is_current())
    panel.list.setFocus(Qt.FocusReason.TabFocusReason)
    panel.list.show_current(0)
    first = grey(panel.list.viewport())

    panel.list.show_current(1)
    assert apart(first, grey(panel.list.viewport())) > row_area(panel.list.viewport().width(), 10)

    panel.list.show_current(0)
    clerk.presses("Space")
    assert apart(first, grey(panel.list.viewport())) > 20


def test_the_chosen_month_is_told_without_colours(clerk: Clerk) -> None:
    popup = clerk.opens_the_months()
    chosen, other = popup.first.buttons[9], popup.first.buttons[10]
    popup.take.setFocus()
    before = grey(chosen)

    QTest.mouseClick(other, Qt.MouseButton.LeftButton)
    popup.take.setFocus()

    assert other.font().bold()
    assert not chosen.font().bold()
    assert apart(before, grey(chosen)) > 30
    popup.close()


def test_findings_are_told_by_their_picture_and_their_words(clerk: Clerk) -> None:
    button = the(clerk.window.status.findChild(QPushButton, "status.problems"))
    assert re.search("[๑-๙]", button.text())
    assert apart(picture(button.icon()), picture(icon("circle-check"))) > 10

    clerk.window.status.show_left("")

    assert button.text() == "ครบถ้วน"
    assert apart(picture(button.icon()), picture(icon("alert-circle"))) > 10


def test_two_colours_of_the_same_grey_are_not_apart() -> None:
    red, green = QImage(20, 20, QImage.Format.Format_RGB32), QImage(20, 20, QImage.Format.Format_RGB32)
    red.fill(0xFFCC0000)
    green.fill(0xFF006C00)

    assert apart(in_grey(red), in_grey(green)) == 0


def grey(part: QWidget) -> QImage:
    QApplication.processEvents()
    return in_grey(part.grab().toImage())


def picture(shown: QIcon) -> QImage:
    """The icon on white."""
    made = QImage(20, 20, QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(0)
    drawn = shown.pixmap(20, 20).toImage()
    for x in range(20):
        for y in range(20):
            opaque = drawn.pixelColor(x, y).alpha() > 128
            made.setPixel(x, y, 0xFF000000 if opaque else 0xFFFFFFFF)
    return in_grey(made)


def in_grey(image: QImage) -> QImage:
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def apart(one: QImage, other: QImage) -> int:
    """How many pixels can be told apart."""
    assert one.size() == other.size()
    return sum(abs(a - b) >= APART for a, b in zip(b"".join(rows(one)), b"".join(rows(other)), strict=True))


def row_area(width: int, height: int) -> int:
    return width * height
