"""The period under a clerk's keys: typed in any usual way, chosen from the menu or month by month, or free words."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.domain.report.report import DatePeriod, Period, TextPeriod
from ita_desktop.domain.report.wording import period_text
from ita_desktop.ui.forms.month_popup import MonthPopup
from ita_desktop.ui.forms.period_field import PeriodField
from tests.support.certain import as_a
from tests.support.clerk import Clerk
from tests.support.typing import press

pytestmark = pytest.mark.sample_open

QUARTER = DatePeriod(date(2025, 1, 1), date(2025, 3, 31))


@pytest.fixture
def clerk(clerk: Clerk) -> Clerk:
    clerk.goes_to_measure("period")
    clerk.presses("Ctrl+A")
    return clerk


@pytest.fixture
def field(clerk: Clerk) -> PeriodField:
    return as_a(PeriodField, clerk.field("measure.period"))


def action(field: PeriodField, words: str) -> QAction:
    field.menu.aboutToShow.emit()
    return next(one for one in field.menu.actions() if words in one.text())


def period(clerk: Clerk) -> Period:
    return clerk.measure.period


@pytest.mark.parametrize("text", ["ไตรมาส ๒", "ม.ค. - มี.ค. 68", "1 มค 68 - 31 มีค 68", "ไตรมาสที่ 2/2568"])
def test_what_is_typed_is_read_and_said_how(clerk: Clerk, field: PeriodField, text: str) -> None:
    clerk.types(text)

    assert period(clerk) == QUARTER
    assert field.line.text() == text
    assert field._remark.text() == "๑ มกราคม ๒๕๖๘ ถึง ๓๑ มีนาคม ๒๕๖๘"

    clerk.presses("Tab")
    assert field.line.text() == "๑ ม.ค. ๖๘ - ๓๑ มี.ค. ๖๘"


def test_free_words_stay_word_for_word_and_are_said_to_be_words(clerk: Clerk, field: PeriodField) -> None:
    clerk.types("ทุกวันจันทร์  ตลอดปี")
    clerk.presses("Tab")

    assert period(clerk) == TextPeriod("ทุกวันจันทร์  ตลอดปี")
    assert field.line.text() == "ทุกวันจันทร์  ตลอดปี"
    assert "ไม่ใช่รูปแบบวันที่" in field._remark.text()


def test_the_very_words_can_be_kept_where_they_were_read_as_dates(clerk: Clerk, field: PeriodField) -> None:
    clerk.types("ปีงบประมาณ ๒๕๖๘")
    clerk.presses("Tab")
    assert isinstance(period(clerk), DatePeriod)

    action(field, "พิมพ์ลงกระดาษว่า").trigger()

    assert period(clerk) == TextPeriod("ปีงบประมาณ ๒๕๖๘")
    assert field.line.text() == "ปีงบประมาณ ๒๕๖๘"
    clerk.presses("Ctrl+Z")
    assert isinstance(period(clerk), DatePeriod)


def test_the_usual_periods_and_those_of_other_measures_are_offered(clerk: Clerk, field: PeriodField) -> None:
    clerk.types("ตามปฏิทินการศึกษา")
    clerk.presses("Ctrl+PgDown")

    action(field, "ตามปฏิทินการศึกษา").trigger()
    second = [measure for _, _, measure in clerk.report.measures()][1]
    assert second.period == TextPeriod("ตามปฏิทินการศึกษา")

    action(field, "ไตรมาสที่ ๒").trigger()
    assert [measure for _, _, measure in clerk.report.measures()][1].period == QUARTER


def test_alt_down_opens_the_menu(clerk: Clerk, field: PeriodField, qtbot: QtBot) -> None:
    clerk.presses("Alt+Down")

    qtbot.waitUntil(field.menu.isVisible)
    press("Escape", field.menu)
    assert not field.menu.isVisible()


def test_a_usual_period_is_chosen_with_the_arrows_and_with_the_mouse(
    clerk: Clerk, field: PeriodField, qtbot: QtBot
) -> None:
    clerk.presses("Alt+Down")
    qtbot.waitUntil(field.menu.isVisible)
    for key in ("Down", "Down", "Return"):
        press(key, field.menu)
    assert period(clerk) == DatePeriod(date(2024, 10, 1), date(2025, 3, 31))

    QTest.mouseClick(field.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(field.menu.isVisible)
    quarter = next(one for one in field.menu.actions() if "ไตรมาสที่ ๒" in one.text())
    QTest.mouseClick(field.menu, Qt.MouseButton.LeftButton, pos=field.menu.actionGeometry(quarter).center())
    assert period(clerk) == QUARTER
    assert not field.menu.isVisible()


@pytest.fixture
def popup(clerk: Clerk, field: PeriodField, qtbot: QtBot) -> MonthPopup:
    clerk.types("ไตรมาส ๒")
    action(field, "เลือกเดือน").trigger()
    return as_a(MonthPopup, field.findChild(MonthPopup))


def test_months_are_chosen_in_a_popup_that_starts_with_what_is_shown(clerk: Clerk, popup: MonthPopup) -> None:
    assert popup.period == QUARTER
    before = clerk.report

    QTest.mouseClick(popup.last.buttons[4], Qt.MouseButton.LeftButton)
    QTest.mouseClick(popup.take, Qt.MouseButton.LeftButton)

    assert period(clerk) == DatePeriod(date(2025, 1, 1), date(2025, 5, 31))
    clerk.presses("Ctrl+Z")
    assert clerk.report == before


@pytest.mark.parametrize("end", [date(2025, 2, 28), date(2024, 12, 31), date(1, 1, 1)])
def test_of_a_period_that_ends_before_it_begins_the_popup_offers_the_earlier_month_first(
    clerk: Clerk, field: PeriodField, qtbot: QtBot, end: date
) -> None:
    backwards = DatePeriod(date(2025, 3, 1), end)
    before = clerk.report
    field.show_value(backwards)

    action(field, "เลือกเดือน").trigger()
    popup = as_a(MonthPopup, QApplication.activePopupWidget())
    assert popup.period == DatePeriod(end.replace(day=1), date(2025, 3, 31))
    press("Escape", popup)

    assert clerk.report == before
    assert field.line.text() == period_text(backwards)


def test_the_popup_speaks_thai_with_buddhist_years(popup: MonthPopup) -> None:
    months = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."]
    said = [words.text() for words in popup.findChildren(QLabel)]

    assert [button.text() for button in popup.first.buttons] == months
    assert [button.text() for button in popup.last.buttons] == months
    assert [words for words in said if words.startswith("พ.ศ.")] == ["พ.ศ. ๒๕๖๘", "พ.ศ. ๒๕๖๘"]
    assert {"ตั้งแต่เดือน", "ถึงเดือน", "๑ มกราคม ๒๕๖๘ ถึง ๓๑ มีนาคม ๒๕๖๘"} <= set(said)
    assert popup.last.buttons[8].accessibleName() == "ถึงเดือน กันยายน ๒๕๖๘"
    assert popup.take.text() == "ใช้ช่วงนี้"


def test_tab_and_the_arrows_lead_over_all_of_the_popup(popup: MonthPopup) -> None:
    reached: set[QWidget | None] = set()

    for key in ["Tab"] * 40 + ["Up", "Down", "Left", "Right"]:
        press(key, popup.focusWidget())
        reached.add(popup.focusWidget())

    assert {popup.first.before, popup.first.after, popup.last.before, popup.last.after, popup.take} <= reached
    assert reached & set(popup.first.buttons)
    assert reached & set(popup.last.buttons)


def test_the_popup_goes_over_years_and_never_runs_backwards(clerk: Clerk, popup: MonthPopup) -> None:
    QTest.mouseClick(popup.first.after, Qt.MouseButton.LeftButton)
    assert popup.period == DatePeriod(date(2026, 1, 1), date(2026, 1, 31))

    QTest.mouseClick(popup.last.before, Qt.MouseButton.LeftButton)
    QTest.mouseClick(popup.last.before, Qt.MouseButton.LeftButton)
    QTest.mouseClick(popup.last.buttons[9], Qt.MouseButton.LeftButton)
    assert popup.period == DatePeriod(date(2024, 1, 1), date(2024, 10, 31))


def test_the_popup_works_from_the_keyboard(clerk: Clerk, popup: MonthPopup) -> None:
    first = popup.first.buttons[0]
    press("Right", first)
    press("Space", popup.first.buttons[1])
    press("Return", popup.first.buttons[1])

    assert period(clerk) == DatePeriod(date(2025, 2, 1), date(2025, 3, 31))


def test_escape_leaves_everything_as_it_was(clerk: Clerk, popup: MonthPopup) -> None:
    QTest.mouseClick(popup.first.buttons[1], Qt.MouseButton.LeftButton)
    press("Escape", popup)

    assert period(clerk) == QUARTER
    QApplication.processEvents()
