"""The form of a measure has a field for each column of the report, whatever they are."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from ita_desktop.domain.report import edits
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.columns import DEFAULT_COLUMNS
from ita_desktop.domain.report.fields import measure_fields
from ita_desktop.domain.report.ids import MeasureId
from ita_desktop.domain.report.report import Amount, Item, Measure, TextPeriod
from ita_desktop.storage.files import report_file
from ita_desktop.ui.keyboard.thai_layouts import Menu
from ita_desktop.ui.lists.list_editor import ListEditor
from ita_desktop.ui.text.suggestions import Suggester
from tests.journeys.test_any_table import filled
from tests.support.certain import as_a, the
from tests.support.clerk import Clerk
from tests.support.column_sets import EVERY_KIND, SETS
from tests.support.on_screen import differences
from tests.support.report_files import a_file
from tests.support.typing import press

FIRST = MeasureId("m1")


@pytest.fixture
def clerk(clerk: Clerk, tmp_path: Path) -> Clerk:
    clerk.opens(a_file(tmp_path, filled(EVERY_KIND), "รายงาน ITA ๒๕๖๘.ita"))
    clerk.goes_to(Address("measure.title", measure=FIRST))
    return clerk


def measure(clerk: Clerk) -> Measure:
    return the(clerk.report.measure(FIRST))


def fields_on_screen(clerk: Clerk) -> list[str]:
    """The keys of the fields, from top to bottom."""
    form = clerk.page.measure_form
    return sorted(form.fields, key=lambda key: form.fields[key].mapTo(form, form.fields[key].rect().topLeft()).y())


def test_every_column_has_its_field_in_the_order_of_the_table_under_its_heading(clerk: Clerk) -> None:
    captions = {label.text() for label in clerk.page.measure_form.findChildren(QLabel)}

    assert fields_on_screen(clerk) == [f"measure.{column.key}" for column in EVERY_KIND]
    assert {column.heading for column in EVERY_KIND if column not in DEFAULT_COLUMNS} <= captions
    assert list(differences(clerk.window)) == []


def test_tab_goes_through_the_columns_in_their_order(clerk: Clerk) -> None:
    visited: list[str] = []
    clerk.focuses(f"measure.{EVERY_KIND[0].key}")
    for _ in range(60):
        field = clerk.page.address_of_caret().field
        visited += [field] if field not in visited else []
        clerk.presses("Ctrl+Tab")
        focus = QApplication.focusWidget()
        if focus is None or not clerk.page.measure_form.isAncestorOf(focus):
            break

    assert visited == [f"measure.{column.key}" for column in EVERY_KIND]


def test_what_is_typed_in_every_column_is_in_the_report_and_an_undo_takes_it_back(clerk: Clerk) -> None:
    before = clerk.report
    for field in measure_fields(EVERY_KIND):
        clerk.goes_to(Address(field.key, measure=FIRST))
        clerk.types("ก")
        assert field.get(measure(clerk)) != field.get(next(before.measures())[2]), field.key
        assert list(differences(clerk.window)) == []

        clerk.presses("Ctrl+Z")

        assert clerk.report == before


def test_a_sum_is_typed_with_commas_or_not_and_words_are_as_good(clerk: Clerk) -> None:
    clerk.goes_to(Address("measure.budget", measure=FIRST))
    for typed, stored in (("๑๒,๐๐๐.๕๐", Amount("12000.50")), ("500", Amount("500")), ("ไม่ใช้งบประมาณ", "ไม่ใช้งบประมาณ")):
        clerk.types_over(typed)

        assert measure(clerk).value("budget") == stored


def test_words_instead_of_a_sum_are_chosen_from_a_menu_with_the_keys(clerk: Clerk) -> None:
    clerk.goes_to(Address("measure.budget", measure=FIRST))
    clerk.presses("Ctrl+A", "Delete", "Alt+Down")
    menu = next(menu for menu in clerk.field("measure.budget").findChildren(Menu) if menu.isVisible())

    press("Down", menu)
    press("Return", menu)

    assert measure(clerk).value("budget") == "ไม่ใช้งบประมาณ"
    clerk.presses("Ctrl+Z")
    assert measure(clerk).value("budget") is None


def test_a_sum_that_cannot_be_read_is_said_to_be_words_below_its_line(clerk: Clerk) -> None:
    clerk.goes_to(Address("measure.budget", measure=FIRST))
    for typed, words in (
        ("12,50", "เก็บเป็นข้อความ ไม่ใช่จำนวนเงิน"),
        ("12,000.-", "เก็บเป็นข้อความ ไม่ใช่จำนวนเงิน น่าจะหมายถึง ๑๒,๐๐๐"),
        ("12,000", ""),
    ):
        clerk.types_over(typed)
        clerk.goes_to(Address("measure.title", measure=FIRST))

        said = {label.text() for label in clerk.field("measure.budget").findChildren(QLabel) if label.isVisible()}
        assert said == ({words} if words else set())
        clerk.goes_to(Address("measure.budget", measure=FIRST))


def test_where_nothing_was_in_the_way_one_letter_and_tab_say_so(clerk: Clerk) -> None:
    clerk.goes_to(Address("measure.problems", measure=FIRST))
    editor = clerk.field("measure.problems")
    clerk.presses("Ctrl+A", "Delete")
    clerk.types("ไ")
    suggester = the(editor.findChild(Suggester))
    clerk.waits_until(lambda: suggester.visible)

    clerk.presses("Tab")

    value = as_a(tuple, measure(clerk).value("problems"))
    assert [item.text for item in value if isinstance(item, Item)] == ["ไม่มี"]


def test_addresses_of_evidence_are_a_line_each(clerk: Clerk) -> None:
    clerk.goes_to(Address("measure.evidence", measure=FIRST))
    clerk.types_over("www.samrong.go.th/o26")
    clerk.presses("Enter")
    clerk.types("คำสั่งที่ ๑๒/๒๕๖๘")

    assert measure(clerk).value("evidence") == ("www.samrong.go.th/o26", "คำสั่งที่ ๑๒/๒๕๖๘")


def test_another_list_than_the_three_numbers_itself_and_takes_a_period_in_another_column_too(clerk: Clerk) -> None:
    clerk.goes_to(Address("measure.problems", measure=FIRST))
    assert isinstance(clerk.page.measure_form.lists["problems"], ListEditor)
    clerk.presses("Ctrl+End", "Enter")
    clerk.types("ฝนตกหนัก")

    assert [item.text for item in measure(clerk).items("problems")][-1] == "ฝนตกหนัก"

    clerk.goes_to(Address("measure.planned", measure=FIRST))
    clerk.types_over("ตลอดปี")
    assert measure(clerk).value("planned") == TextPeriod("ตลอดปี")


def test_a_new_measure_has_nothing_in_a_column_that_the_table_lacks(clerk: Clerk) -> None:
    clerk.page.document.apply("คอลัมน์", lambda report: edits.set_columns(report, SETS["participation"]))

    clerk.presses("Ctrl+M")
    clerk.types("รับฟังความเห็น")
    clerk.waits_until_saved()

    new = the(clerk.report.measure(clerk.page.measure_form.measure_id))
    assert (new.title, new.period) == ("รับฟังความเห็น", TextPeriod())
    path = the(clerk.workspace.path)
    assert report_file.read(path).report == clerk.report


def test_the_form_follows_when_the_columns_change_and_when_that_is_undone(clerk: Clerk) -> None:
    clerk.goes_to(Address("measure.budget", measure=FIRST))

    clerk.page.document.apply("คอลัมน์", lambda report: edits.set_columns(report, SETS["plan_budget"]))

    assert fields_on_screen(clerk) == [f"measure.{column.key}" for column in SETS["plan_budget"]]
    assert clerk.page.forms.currentWidget() is clerk.page.measure_form
    focus = the(QApplication.focusWidget())
    assert clerk.page.measure_form.isAncestorOf(focus)
    assert list(differences(clerk.window)) == []

    clerk.presses("Ctrl+Z")

    assert fields_on_screen(clerk) == [f"measure.{column.key}" for column in EVERY_KIND]
    assert list(differences(clerk.window)) == []
