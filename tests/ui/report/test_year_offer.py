"""A fiscal year that was changed: the periods can be moved along with one click, and taken back in one step."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.report import DatePeriod
from tests.support.certain import as_a
from tests.support.clerk import Clerk

pytestmark = pytest.mark.sample_open


def offer(clerk: Clerk) -> QPushButton:
    return as_a(QPushButton, clerk.window.findChild(QPushButton, "status.offer"))


def types_year(clerk: Clerk, year: str) -> None:
    clerk.goes_to(Address("fiscal_year"))
    clerk.types_over(year)


def starts(clerk: Clerk) -> set[int]:
    return {m.period.start.year for _, _, m in clerk.report.measures() if isinstance(m.period, DatePeriod)}


def test_changing_the_fiscal_year_offers_to_move_the_periods_as_one_step(clerk: Clerk) -> None:
    before = clerk.report
    assert offer(clerk).isHidden()

    types_year(clerk, "๒๕๖๙")

    assert not offer(clerk).isHidden()
    assert "ปีงบประมาณ ๒๕๖๙" in offer(clerk).text()
    old = starts(clerk)
    QTest.mouseClick(offer(clerk), Qt.MouseButton.LeftButton)
    assert starts(clerk) == {year + 1 for year in old}
    assert offer(clerk).isHidden()

    clerk.presses("Ctrl+Z")
    assert starts(clerk) == old
    assert clerk.report.fiscal_year == 2569
    assert not offer(clerk).isHidden()

    clerk.presses("Ctrl+Z")
    assert clerk.report == before
    assert offer(clerk).isHidden()


def test_the_offer_is_from_the_year_that_the_periods_are_in(clerk: Clerk) -> None:
    old = starts(clerk)
    types_year(clerk, "2569")
    types_year(clerk, "2571")

    QTest.mouseClick(offer(clerk), Qt.MouseButton.LeftButton)

    assert starts(clerk) == {year + 3 for year in old}


def test_the_offer_goes_when_other_work_goes_on(clerk: Clerk) -> None:
    types_year(clerk, "2569")
    clerk.goes_to(Address("title"))
    clerk.types("ฉบับแก้ไข")
    assert not offer(clerk).isHidden()

    clerk.goes_to_measure()
    clerk.types("โครงการ")

    assert offer(clerk).isHidden()


def test_a_year_that_is_none_is_said_and_the_old_one_stays(clerk: Clerk) -> None:
    types_year(clerk, "2025")
    clerk.presses("Tab")

    assert clerk.report.fiscal_year == 2568
    assert "“2025” ไม่ใช่ปี พ.ศ." in clerk.window.status.currentMessage()
    assert "จึงยังเป็น ๒๕๖๘" in clerk.window.status.currentMessage()
