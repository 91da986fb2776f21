"""Every field of a number keeps what was typed and is none until it is corrected, and the report what it had."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget

from ita_desktop import paths
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.fields import FIELDS
from ita_desktop.domain.report.kinds import Number
from ita_desktop.domain.report.paper_settings import DEFAULT_PAPER
from ita_desktop.domain.report.table_kinds import Widths
from ita_desktop.domain.thai.digits_and_years import to_thai_digits
from ita_desktop.ui.appearance.style import colours_shown
from ita_desktop.ui.forms.choice_field import ChoiceField
from ita_desktop.ui.forms.number_field import NumberField
from ita_desktop.ui.report.outline import PAPER
from tests.support.certain import as_a
from tests.support.clerk import KEPT, Clerk
from tests.support.every_field import address_of
from tests.support.on_screen import differences

WINDOW = Path(__file__).parents[3] / "ita_desktop" / "ui"
MARGIN, OTHER_MARGIN = "paper.margin_side", "paper.margin_top"


@pytest.fixture
def clerk(clerk: Clerk) -> Clerk:
    clerk.opens(paths.sample_report())
    return clerk


def number_fields(clerk: Clerk) -> Iterator[tuple[str, NumberField]]:
    """Every field of a number in every form, each gone to, with its key."""
    for key, field in FIELDS.items():
        if isinstance(field.kind, Number | Widths):
            clerk.goes_to(address_of(clerk.report, key))
            shown = clerk.field(key)
            numbers = [shown] if isinstance(shown, NumberField) else shown.findChildren(NumberField)
            assert numbers or isinstance(shown, ChoiceField), key
            for number in numbers:
                yield key, number


def types_instead(clerk: Clerk, field: QWidget, text: str) -> None:
    """All that stands in the field is replaced."""
    clerk.presses_in(field, "Ctrl+A", "Backspace")
    clerk.types(text)


def edge(field: QWidget) -> QColor:
    """The colour of its edge as it is painted."""
    return field.grab().toImage().pixelColor(1, field.height() // 2)


def does_not_keep(clerk: Clerk, field: NumberField, typed: str) -> str:
    """What is wrong with how the field takes what is no number of its range; nothing if it keeps it and says so."""
    before, shown, wanted = clerk.report, field.text(), QColor(colours_shown().wanted)
    types_instead(clerk, field, typed)
    clerk.presses("Tab")
    said = field.refusal.text()
    news = clerk.window.status.currentMessage()
    if field.text() != typed:
        return "it went back"
    if clerk.report != before:
        return "the report has another number"
    if not (field.refusal.isVisible() and field.accessibleName() in said and f"ยังเป็น {shown}" in said):
        return "it does not say what the report has"
    if not set(re.findall("[๐-๙]+", said)) >= {to_thai_digits(field._within[0]), to_thai_digits(field._within[-1])}:
        return "it does not say the range"
    if field.accessibleDescription() != said or news != said:
        return "a screen reader and the status line do not say it"
    if differences(clerk.window):
        return "what it says is not so"
    if edge(field) != wanted:
        return "it looks as if it were right"
    types_instead(clerk, field, shown)
    clerk.presses("Tab")
    if field.refusal.text() or field.accessibleDescription() or edge(field) == wanted or clerk.report != before:
        return "it still looks wrong when it is corrected"
    return ""


def test_every_field_of_a_number_keeps_what_is_none_until_it_is_corrected(clerk: Clerk) -> None:
    found = {
        (key, typed): wrong
        for key, field in number_fields(clerk)
        for typed in (str(field._within[-1] + 1), to_thai_digits(field._within[0] - 1), "สิบ", "")
        if (wrong := does_not_keep(clerk, field, typed))
    }

    assert found == {}


def test_there_are_no_other_fields_of_numbers(clerk: Clerk) -> None:
    seen = {key for key, _ in number_fields(clerk)}

    assert {"fiscal_year", "ita_round", "issue.number", MARGIN, OTHER_MARGIN, "paper.columns"} <= seen
    assert not [
        path.name
        for path in WINDOW.rglob("*.py")
        if re.search(r"\bQ\w*(SpinBox|IntValidator)\b", path.read_text(encoding="utf-8"))
    ]


def test_a_field_that_goes_back_is_noticed(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(NumberField, "_settle", NumberField.put_back)

    assert {does_not_keep(clerk, field, "สิบ") for _, field in number_fields(clerk)} == {"it went back"}


def test_nothing_is_refused_that_more_digits_make_right(clerk: Clerk) -> None:
    clerk.goes_to(Address("fiscal_year"))
    field = as_a(NumberField, clerk.field("fiscal_year"))
    said = []
    clerk.presses("Ctrl+A")

    for letter in "๒๕๗๑":
        clerk.types(letter)
        said.append(field.refusal.text())

    assert said == [""] * 4
    assert clerk.report.fiscal_year == 2571


def test_what_cannot_become_right_is_refused_at_once(clerk: Clerk) -> None:
    clerk.goes_to(Address(MARGIN))
    field = as_a(NumberField, clerk.field(MARGIN))

    types_instead(clerk, field, "๙๙๙")

    assert field.hasFocus() and "“๙๙๙” ไม่ใช่จำนวนเต็ม ๕ ถึง ๕๐ ในรายงานจึงยังเป็น ๑๓" in field.refusal.text()
    assert clerk.report.paper.margin_side == DEFAULT_PAPER.margin_side


def a_refused_margin(clerk: Clerk) -> NumberField:
    """The form of the paper with 99 in the margin of the sides."""
    clerk.goes_to(Address(MARGIN))
    field = as_a(NumberField, clerk.field(MARGIN))
    types_instead(clerk, field, "99")
    clerk.presses("Tab")
    assert field.refusal.isVisible()
    return field


def test_it_stays_while_other_fields_are_edited(clerk: Clerk) -> None:
    field = a_refused_margin(clerk)

    types_instead(clerk, clerk.field(OTHER_MARGIN), "30")

    assert clerk.report.paper.margin_top == 30
    assert field.text() == "99" and field.refusal.isVisible()
    assert differences(clerk.window) == []


def test_it_goes_with_a_sentence_when_another_page_is_chosen(clerk: Clerk) -> None:
    field = a_refused_margin(clerk)

    clerk.presses_in(clerk.page.outline, "Home")

    assert clerk.window.status.currentMessage() == "ไม่ได้ใช้ “99” ขอบซ้ายและขวา (มม.) ยังเป็น ๑๓"
    clerk.goes_to(PAPER)
    assert field.text() == "๑๓" and not field.refusal.isVisible()


def test_the_number_of_an_issue_does_not_come_along_to_the_next_one(clerk: Clerk) -> None:
    clerk.presses("Ctrl+Shift+M")
    issue, other = clerk.report.issues
    clerk.goes_to(Address("issue.number", issue=issue.id))
    types_instead(clerk, clerk.field("issue.number"), "0")

    clerk.goes_to(Address("issue.number", issue=other.id))

    assert clerk.field("issue.number").property("text") == to_thai_digits(other.number)
    assert "ไม่ได้ใช้ “0”" in clerk.window.status.currentMessage()
    assert differences(clerk.window) == []


def test_another_report_opens_with_its_own_numbers_and_it_is_said(clerk: Clerk) -> None:
    a_refused_margin(clerk)

    clerk.answers(KEPT)
    clerk.starts_a_new_report()

    assert "ไม่ได้ใช้ “99”" in clerk.window.status.currentMessage()
    clerk.goes_to(PAPER)
    assert clerk.field(MARGIN).property("text") == "๑๓"


@pytest.mark.parametrize("typed", ["สิบ", "99"])  # with and without a step on the way
def test_undo_takes_it_back_and_then_what_was_done_before(clerk: Clerk, typed: str) -> None:
    clerk.goes_to(Address(MARGIN))
    field = as_a(NumberField, clerk.field(MARGIN))
    types_instead(clerk, field, "25")
    types_instead(clerk, field, typed)
    assert clerk.report.paper.margin_side == 25

    clerk.presses("Ctrl+Z")
    assert (field.text(), field.refusal.text()) == ("๒๕", "")
    assert clerk.report.paper.margin_side == 25

    clerk.presses("Ctrl+Z")
    assert clerk.report.paper.margin_side == 13
    assert field.text() == "๑๓"


def test_undo_elsewhere_takes_it_away_only_if_the_number_changes(clerk: Clerk) -> None:
    clerk.goes_to(Address(MARGIN))
    types_instead(clerk, clerk.field(OTHER_MARGIN), "30")
    field = a_refused_margin(clerk)
    assert field.text() == "99"

    clerk.page.document.undo()  # the 9 on the way to 99, which was taken back

    assert (field.text(), field.refusal.text()) == ("๑๓", "")
    assert differences(clerk.window) == []


def test_escape_puts_the_number_back(clerk: Clerk) -> None:
    field = a_refused_margin(clerk)
    field.setFocus()

    clerk.presses("Escape")

    assert (field.text(), field.refusal.text()) == ("๑๓", "")


@pytest.mark.parametrize(
    ("typed", "key", "wanted"),
    [("20", "Up", 21), ("๒๐", "Down", 19), ("99", "Down", 49), ("99", "Up", 50), ("2", "Up", 6), ("สิบ", "Up", 14)],
)
def test_up_and_down_step_from_the_nearest_number(clerk: Clerk, typed: str, key: str, wanted: int) -> None:
    clerk.goes_to(Address(MARGIN))
    field = as_a(NumberField, clerk.field(MARGIN))
    types_instead(clerk, field, typed)

    clerk.presses(key)

    assert clerk.report.paper.margin_side == wanted
    assert (field.text(), field.refusal.text()) == (to_thai_digits(wanted), "")


def test_several_steps_are_taken_back_at_once(clerk: Clerk) -> None:
    clerk.goes_to(Address(MARGIN))
    clerk.presses_in(clerk.field(MARGIN), "Up", "Up", "Up")
    assert clerk.report.paper.margin_side == 16

    clerk.presses("Ctrl+Z")

    assert clerk.report.paper.margin_side == 13
    assert QApplication.focusWidget() is clerk.field(MARGIN)
