"""The window in English: what it says of itself is English, what the report says stays as it is."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu, QWidget

from ita_desktop.domain.checks.problem import Severity
from ita_desktop.domain.checks.readiness import left_words
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.report import ListName
from ita_desktop.language import Language
from ita_desktop.session.file.versions import Counts
from ita_desktop.ui.files.version_list import changes_words
from ita_desktop.ui.forms.period_field import PeriodField
from ita_desktop.ui.keyboard.access_keys import plain_words
from ita_desktop.ui.lists.list_speech import item_words
from ita_desktop.ui.report.outline_rows import LEFT, PAGE
from ita_desktop.ui.window.commands import MENUS
from tests.domain.report.test_lists import shown
from tests.support.certain import as_a
from tests.support.clerk import Clerk
from tests.support.thai_keys import ALT, PLAIN, hold
from tests.ui.lists.test_list_speech import ITEMS, heard

pytestmark = [pytest.mark.usefixtures("english"), pytest.mark.sample_open]


def labels(widget: QWidget) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel) if one.text()]


def test_menus_have_their_letters_in_their_words(clerk: Clerk) -> None:
    bar = clerk.window.menuBar()
    texts = [action.text() for menu in (bar, *clerk.window.findChildren(QMenu)) for action in menu.actions()]

    titles = [plain_words(action.text()) for action in bar.actions()]
    assert titles == ["File", "Edit", "Lists", "Report", "View", "Go", "Help"]
    assert [text for text in texts if "(&" in text] == [Language.THAI.own_name]
    assert all("&" in command.words for _, menu in MENUS for command in menu)


def test_tool_tips_are_the_words_without_their_letter_and_dots(clerk: Clerk) -> None:
    commands = clerk.window.commands

    assert commands["save_copy"].text() == "Save &Copy…"
    assert commands["save_copy"].toolTip() == "Save Copy (Ctrl+Shift+S)"
    assert commands["export_pdf"].toolTip() == "Export as PDF (Ctrl+E)"


def test_undo_and_redo_say_what_they_would_do(clerk: Clerk) -> None:
    undo, redo = clerk.window.commands["undo"], clerk.window.commands["redo"]
    assert (undo.text(), undo.toolTip()) == ("&Undo", "Undo (Ctrl+Z)\nNo step to undo")

    clerk.presses("Ctrl+M")
    assert (undo.text(), undo.toolTip()) == ("&Undo: Add measure 7", "Undo: Add measure 7 (Ctrl+Z)")

    clerk.presses("Ctrl+Z")
    assert redo.text() == "&Redo: Add measure 7"


@pytest.mark.parametrize(
    ("menu", "letter", "key"), [("F", "A", "save_as"), ("E", "N", "find_next"), ("G", "P", "previous")]
)
def test_the_letters_of_menus_work_under_a_thai_layout(clerk: Clerk, menu: str, letter: str, key: str) -> None:
    pressed: list[str] = []
    action = clerk.window.commands[key]
    action.triggered.disconnect()
    action.triggered.connect(lambda: pressed.append(key))

    hold(menu, modifiers=ALT)
    assert isinstance(QApplication.activePopupWidget(), QMenu)
    hold(letter, modifiers=PLAIN)

    assert pressed == [key]


def test_the_titles_of_a_form_are_english_and_what_is_in_it_is_the_reports(clerk: Clerk) -> None:
    clerk.goes_to_measure()
    form = clerk.page.measure_form

    assert form.title.text() == "Measure 1 · Issue 1"
    assert {"Steps or method of work", "Results of the measure or activity"} <= set(labels(form))
    assert form.lists[ListName.STEPS].toPlainText().startswith("ดำเนินการประชุม")
    period = as_a(PeriodField, clerk.field("measure.period"))
    assert period.line.text() == "๑ ต.ค. ๖๗ - ๓๐ ก.ย. ๖๘"
    assert period._remark.text() == "1 October 2024 to 30 September 2025"


def test_numbers_have_western_digits_and_are_read_in_both(clerk: Clerk) -> None:
    clerk.goes_to(Address("fiscal_year"))
    field = as_a(QLineEdit, clerk.field("fiscal_year"))
    assert field.text() == "2568"

    clerk.types_over("๒๕๖๗")

    assert clerk.report.fiscal_year == 2567


def test_months_and_years_of_the_popup_are_english(clerk: Clerk) -> None:
    popup = clerk.opens_the_months()

    assert [button.text() for button in popup.first.buttons][:3] == ["Jan", "Feb", "Mar"]
    assert popup.first.buttons[9].accessibleName() == "From October 2024"
    assert {"2024", "2025", "1 October 2024 to 30 September 2025"} <= set(labels(popup))
    assert popup.take.text() == "Use This Period"
    popup.take.click()
    line = clerk.field("measure.period.line")
    assert isinstance(line, QLineEdit) and line.text() == "๑ ต.ค. ๖๗ - ๓๐ ก.ย. ๖๘"


def test_the_words_of_every_kind_of_item() -> None:
    assert [item_words(ITEMS, index) for index in range(len(ITEMS))] == [
        "sub-item 1 of 1 before item 1",
        "paragraph without a number, before item 1",
        "item 1 of 2",
        "sub-item 1 of 2 of item 1",
        "paragraph without a number, after item 1",
        "sub-item 2 of 2 of item 1",
        "item 2 of 2",
        "paragraph without a number, after item 2",
    ]
    assert item_words((), 0) == "no items yet"
    assert item_words(shown("๑. ประชุม"), 0) == "item 1 of 1"


def test_a_screen_reader_is_told_of_the_item_in_english(clerk: Clerk) -> None:
    clerk.goes_to_measure("steps")

    assert heard(clerk.page.measure_form.lists[ListName.STEPS]) == "Steps: item 3 of 3, Measure 1"


def test_the_status_line_counts_one_and_more(clerk: Clerk) -> None:
    status = clerk.window.status

    status.show_pages(1)
    assert {"1 page"} <= set(labels(status))
    status.show_pages(7)
    assert {"7 pages"} <= set(labels(status))


def test_what_is_left_to_do_is_counted_in_english(clerk: Clerk) -> None:
    missing, error = Severity.MISSING, Severity.ERROR

    said = [left_words(counts) for counts in ({missing: 1}, {missing: 3}, {missing: 3, error: 2}, {})]

    assert said == ["1 thing to complete", "3 things to complete", "3 to complete · Must be corrected 2", ""]
    clerk.window.status.show_left("")
    assert "Complete" in [button.text() for button in clerk.window.status.findChildren(QAbstractButton)]


def test_the_tree_says_pages_and_what_is_missing(clerk: Clerk) -> None:
    clerk.waits_until_drawn()
    signers = next(row for row in clerk.page.outline._rows() if row.text(0) == "Signers")

    assert (signers.data(0, LEFT), signers.data(0, PAGE)) == (3, "p. 7")
    assert signers.toolTip(0) == "Signers, 3 things to complete, begins on page 7"


def test_a_narrow_tree_says_it_shorter(clerk: Clerk) -> None:
    clerk.waits_until_drawn()
    tree = clerk.page.outline
    clerk.page.setSizes([200, 600, 400])
    signers = next(row for row in tree._rows() if row.text(0) == "Signers")

    assert signers.data(0, PAGE) == "7"


def test_hits_are_counted_and_replaced_in_english(clerk: Clerk) -> None:
    panel = clerk.window.find_panel
    clerk.presses("Ctrl+H")
    panel.query.setText("E-Service")
    clerk.waits_until(lambda: panel.count.text() == "4 hits")
    assert panel.replace_ticked.text() == "Replace Selected (4)"

    panel.replacement.setText("Online")
    panel.replace_ticked.click()

    assert clerk.window.status.currentMessage() == "Replaced 4 hits (Ctrl+Z to undo)."
    assert clerk.window.commands["undo"].text() == "&Undo: Replace 4 hits"


def test_changes_between_versions_are_listed_with_commas() -> None:
    assert changes_words(Counts(added=2, changed=3, removed=1)) == "2 added, 3 changed, 1 removed"
    assert changes_words(Counts(0, 0, 0)) == "Nothing changed"
