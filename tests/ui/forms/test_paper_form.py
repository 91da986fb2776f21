"""The paper's settings under a clerk's keys."""

import pytest
from PySide6.QtWidgets import QLabel

from ita_desktop import paths
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.paper_settings import DEFAULT_PAPER, Digits, FontFamily
from tests.support.clerk import Clerk


@pytest.fixture
def clerk(clerk: Clerk) -> Clerk:
    clerk.opens(paths.sample_report())
    clerk.goes_to(Address("paper.family"))
    return clerk


def test_choices_are_made_with_the_keyboard_and_undone(clerk: Clerk) -> None:
    clerk.presses("Down")
    clerk.presses_in("paper.digits", "Down")
    clerk.presses_in("paper.issues_on_new_pages", "Space")
    paper = clerk.report.paper
    assert (paper.family, paper.digits, paper.issues_on_new_pages) == (FontFamily.SARABUN, Digits.ARABIC, True)

    clerk.presses("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")

    assert clerk.report.paper == DEFAULT_PAPER


def test_margins_and_words_are_typed(clerk: Clerk) -> None:
    for key, text in (("paper.margin_top", "๒๕"), ("paper.header", "ร่าง"), ("paper.footer", "หน้า 2")):
        clerk.focuses(key)
        clerk.types_over(text)

    paper = clerk.report.paper
    assert (paper.margin_top, paper.header, paper.footer) == (25, "ร่าง", "หน้า 2")


def test_each_width_of_a_column_has_its_name_above_it(clerk: Clerk) -> None:
    clerk.focuses("paper.columns")
    widths = clerk.field("paper.columns")

    names = [one.text() for one in widths.findChildren(QLabel) if one.isVisible()]

    assert names[:6] == ["มาตรการ", "ขั้นตอน", "ผลการดำเนินการ", "ผลลัพธ์", "ผู้รับผิดชอบ", "ระยะเวลา"]
    for at, name in enumerate([one for one in widths.findChildren(QLabel) if one.isVisible()][:6]):
        field = clerk.field(f"paper.columns.{at}")
        assert name.geometry().bottom() <= field.geometry().top() and name.x() == field.x()


def test_columns_are_typed_or_fitted(clerk: Clerk) -> None:
    clerk.focuses("paper.columns.1")
    clerk.types_over("70")
    assert list(clerk.report.paper.columns) == [43, 70, 63, 57, 23, 25]

    clerk.presses_in("paper.columns", "Space")

    assert list(clerk.report.paper.columns) == []
    assert not clerk.field("paper.columns.0").isEnabled()
