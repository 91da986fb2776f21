"""The signers, one above the other: who is the first cannot go up, who is the last cannot go down."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from ita_desktop.domain.report.address import Address
from tests.support.clerk import Clerk

pytestmark = pytest.mark.sample_open


def arrows(clerk: Clerk) -> dict[str, list[QToolButton]]:
    """The buttons that move a signer, from the first signer to the last."""
    buttons = clerk.page.signers_form.findChildren(QToolButton)
    named = {"up": "เลื่อนผู้ลงนามขึ้น", "down": "เลื่อนผู้ลงนามลง"}
    return {way: [one for one in buttons if one.accessibleName() == name] for way, name in named.items()}


def test_the_ends_are_off_and_say_why_also_after_a_signer_was_moved(clerk: Clerk) -> None:
    clerk.goes_to(Address("signer.role", signer=0))
    first, second, *_ = clerk.report.signers
    assert [button.isEnabled() for button in arrows(clerk)["up"]] == [False, True, True]
    assert [button.isEnabled() for button in arrows(clerk)["down"]] == [True, True, False]

    QTest.mouseClick(arrows(clerk)["up"][1], Qt.MouseButton.LeftButton)

    assert clerk.report.signers[:2] == (second, first)
    assert arrows(clerk)["up"][0].toolTip() == "เลื่อนผู้ลงนามขึ้น\nอยู่บนสุดแล้ว"
    assert arrows(clerk)["down"][-1].toolTip() == "เลื่อนผู้ลงนามลง\nอยู่ล่างสุดแล้ว"
    assert "\n" not in arrows(clerk)["up"][1].toolTip()


def test_a_signer_below_the_last_lets_that_one_go_down(clerk: Clerk) -> None:
    clerk.goes_to(Address("signer.role", signer=0))
    last = len(clerk.report.signers) - 1

    QTest.mouseClick(clerk.field("signers"), Qt.MouseButton.LeftButton)

    assert arrows(clerk)["down"][last].isEnabled()
    assert arrows(clerk)["down"][last].toolTip() == "เลื่อนผู้ลงนามลง"
