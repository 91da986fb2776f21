"""With the language English and a report in Latin letters, nothing in the whole window is Thai but what is by nature.

Everything that can be opened is opened by a clerk, and read as a clerk and a screen reader would: texts, menus, tool
tips, names, descriptions, placeholders, headings, rows and messages.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QTabWidget,
    QTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ita_desktop.domain import edits
from ita_desktop.domain.catalogue import AGENCY_KINDS, EVERY_DIVISION, REPORT_TITLE, USUAL_DIVISIONS, USUAL_SIGNER_ROLES
from ita_desktop.domain.paper_settings import Digits, PageNumbers
from ita_desktop.domain.place import Place
from ita_desktop.domain.provinces import provinces
from ita_desktop.domain.report import Agency, ItemKind, ListName, Signer, TextPeriod
from ita_desktop.language import LANGUAGE_TITLE, Language
from ita_desktop.storage import report_file
from ita_desktop.storage.backups import back_up
from ita_desktop.ui.crash_dialog import CrashDialog
from ita_desktop.ui.dialogs import OPENABLE_FILES, REPORT_FILES, WindowDialogs
from ita_desktop.ui.help_page import HelpPage
from ita_desktop.ui.month_popup import MonthPopup
from ita_desktop.ui.period_field import PeriodField
from ita_desktop.ui.plain_edit import edit_menu
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.reports import a_measure, a_report, an_issue, an_item
from tests.ui.test_other_files import back_to_the_window, comparing, merging
from tests.ui.test_versions import versions_page
from tests.ui.test_words import words_on

pytestmark = pytest.mark.usefixtures("english")

THAI = re.compile("[\u0e00-\u0e7f]")
DATES_OF_THE_PAPER = re.compile(r"[๐-๙]+ [ก-๎.]+ [๐-๙]{2} - [๐-๙]+ [ก-๎.]+ [๐-๙]{2}")
"""What a period in the menu will be on paper, beside its English name."""

BY_NATURE = {
    *AGENCY_KINDS,
    *USUAL_DIVISIONS,
    *USUAL_SIGNER_ROLES,
    EVERY_DIVISION,
    LANGUAGE_TITLE,
    Language.THAI.own_name,
    LANGUAGE_TITLE.replace("&", ""),
    Language.THAI.own_name.replace("&", ""),
}
"""Values that are offered for the report, whose language is Thai, and the way back to Thai."""

STEP = an_item("Hold a meeting")
MEASURE = a_measure(
    "Publish on the website",
    steps=(
        STEP,
        an_item("Write a manual"),
        an_item("for everybody", ItemKind.SUB),
        an_item("Note", ItemKind.PARAGRAPH),
    ),
    results=(an_item("120 visitors"),),
    outcomes=(),
    owners=("Clerks",),
    period=TextPeriod("All year"),
)
EMPTY = a_measure("", steps=(an_item(""),), results=(), outcomes=(), owners=())
REPORT = replace(
    a_report(an_issue(MEASURE, EMPTY, title="Openness")),
    title="Yearly report",
    agency=Agency(kind="Office", name="An office", divisions=("Clerks",)),
    signers=(Signer("Writer", "Somebody", ("Clerk",)), Signer()),
)


def said_by(root: QWidget) -> Iterator[str]:
    """Everything that can be read in the widget, or that a screen reader says of it."""
    yield from words_on(root)
    for part in (root, *root.findChildren(QWidget)):
        interface = QAccessible.queryAccessibleInterface(part)
        if interface is not None:
            yield from _accessible(interface)
        if isinstance(part, QTreeWidget):
            for index in range(part.topLevelItemCount()):
                yield from _rows(part.topLevelItem(index), part.columnCount())
        if isinstance(part, QListWidget):
            for index in range(part.count()):
                row = part.item(index)
                yield from (row.text(), row.toolTip())
        if isinstance(part, QComboBox):
            yield part.currentText()
        if isinstance(part, QLineEdit):
            yield part.text()
        if isinstance(part, QTextEdit | QPlainTextEdit):
            yield part.toPlainText()
        if isinstance(part, QTabWidget):
            yield from (part.tabToolTip(index) for index in range(part.count()))
        for action in part.actions():
            yield from (action.statusTip(), action.iconText())


def _rows(row: QTreeWidgetItem | None, columns: int) -> Iterator[str]:
    if row is None:
        return
    for column in range(columns):
        yield from (row.text(column), row.toolTip(column), row.statusTip(column))
        yield str(row.data(column, Qt.ItemDataRole.AccessibleTextRole) or "")
        yield str(row.data(column, Qt.ItemDataRole.AccessibleDescriptionRole) or "")
    for index in range(row.childCount()):
        yield from _rows(row.child(index), columns)


def _accessible(interface: QAccessibleInterface) -> Iterator[str]:
    for kind in QAccessible.Text:
        if kind is not QAccessible.Text.UserText:
            yield interface.text(kind)
    for index in range(interface.childCount()):
        child = interface.child(index)
        if child is not None and child.object() is None:  # a cell, a tab: what is a widget is met by itself
            yield from (child.text(QAccessible.Text.Name), child.text(QAccessible.Text.Description))


def thai_in(words: Iterator[str]) -> set[str]:
    """What of it is Thai, less what is so by nature."""
    fine = BY_NATURE.union(provinces())
    return {text for text in words if THAI.search(DATES_OF_THE_PAPER.sub("", text)) and text not in fine}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The report in a file with a version of yesterday, and a copy that came back with other words."""
    path = tmp_path / "report.ita"
    older = edits.set_title(REPORT, "Report of last year")
    back_up(path, report_file.write(older, path, replace=False), datetime.now() - timedelta(days=1))
    report_file.write(REPORT, path, replace=True)
    return path


@pytest.fixture
def clerk(qtbot: QtBot, file: Path) -> Iterator[Clerk]:
    made = Clerk(qtbot)
    made.opens(file)
    made.waits_until_drawn()
    yield made
    made.leaves()


def test_thai_is_found_wherever_it_is_said(clerk: Clerk) -> None:
    window = clerk.window
    row = QTreeWidgetItem(["ก๑"])
    row.setToolTip(0, "ก๒")
    clerk.page.navigator.addTopLevelItem(row)
    window.commands["save"].setStatusTip("ก๓")
    clerk.page.preview.setAccessibleDescription("ก๔")
    window.status.tell("ก๕")

    assert thai_in(said_by(window)) >= {"ก๑", "ก๒", "ก๓", "ก๔", "ก๕"}
    clerk.page.navigator.takeTopLevelItem(clerk.page.navigator.topLevelItemCount() - 1)


def test_the_start_page(qtbot: QtBot, file: Path) -> None:
    first = Clerk(qtbot)
    first.opens(file)
    first.starts_a_new_report()
    first.goes_to(Place("agency.website"))
    first.types("x")
    first.waits_until_stored()
    first.leaves()

    clerk = Clerk(qtbot)
    qtbot.waitUntil(lambda: any(REPORT_TITLE in text for text in said_by(clerk.window)), timeout=WAIT_MS)
    assert thai_in(text.replace(REPORT_TITLE, "") for text in said_by(clerk.window)) == set()
    clerk.leaves()


def test_the_window_with_every_form(clerk: Clerk) -> None:
    seen = []
    for place in (
        Place("title"),
        Place("issue.title", issue=clerk.report.issues[0].id),
        Place("measure.title", measure=MEASURE.id),
        Place("measure.steps", measure=MEASURE.id, item=STEP.id),
        Place("measure.title", measure=EMPTY.id),
        Place("signers"),
        Place("signer.name", signer=1),
        Place("paper.family"),
    ):
        clerk.goes_to(place)
        seen.append(len(set(said_by(clerk.window))))
        assert thai_in(said_by(clerk.window)) == set(), place
    assert min(seen) > 150


def test_menus_and_what_the_right_button_offers(clerk: Clerk) -> None:
    clerk.goes_to(Place("measure.period", measure=MEASURE.id))
    field = clerk.field("measure.period")
    assert isinstance(field, PeriodField)
    field.menu.aboutToShow.emit()
    clerk.window._menus._recent_menu.aboutToShow.emit()
    title = clerk.page.measure_form.lists[ListName.STEPS]

    menus = [*clerk.window.findChildren(QMenu), clerk.page.paper_pane.menu()]
    menus.append(edit_menu(title, has_selection=True, can_paste=True))

    assert len(menus) > 9
    for menu in menus:
        assert thai_in(said_by(menu)) == set(), menu.title()


def test_the_months_of_a_period(clerk: Clerk) -> None:
    clerk.goes_to(Place("measure.period", measure=MEASURE.id))
    field = clerk.field("measure.period")
    assert isinstance(field, PeriodField)

    field.choose_months()
    popup = field.findChild(MonthPopup)

    assert popup is not None and thai_in(said_by(popup)) == set()
    popup.close()


def test_finding_and_replacing(clerk: Clerk, qtbot: QtBot) -> None:
    panel = clerk.window.find_panel
    clerk.presses("Ctrl+H")
    for wanted, found in (("e", "hits"), ("nowhere to be found", "No")):
        panel.query.setText(wanted)
        qtbot.waitUntil(partial(_has_said, panel.count, found), timeout=WAIT_MS)
        assert thai_in(said_by(clerk.window)) == set()
    panel.query.setText("meeting")
    qtbot.waitUntil(lambda: panel.count.text().startswith("1 hit"), timeout=WAIT_MS)
    panel.replacement.setText("talk")
    panel.replace_ticked.click()
    assert thai_in(said_by(clerk.window)) == set()


def _has_said(label: QLabel, words: str) -> bool:
    return words in label.text()


def test_what_the_status_line_and_the_history_say(clerk: Clerk) -> None:
    clerk.goes_to(Place("measure.steps", measure=MEASURE.id, item=STEP.id))
    for keys in (
        "Alt+Down",
        "Tab",
        "Ctrl+Shift+L",
        "Return",
        "Ctrl+M",
        "Ctrl+D",
        "Ctrl+Shift+Del",
        "Ctrl+Shift+M",
        "F8",
    ):
        clerk.presses(keys)
        assert thai_in(said_by(clerk.window)) == set(), keys
    while clerk.page.document.history.canUndo():
        assert not THAI.search(clerk.page.document.history.undoText())
        clerk.presses("Ctrl+Z")


def test_earlier_versions(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.presses("Ctrl+S")
    page = versions_page(clerk, qtbot)

    (tabs,) = page.findChildren(QTabWidget)
    for index in range(tabs.count()):
        tabs.setCurrentIndex(index)
        assert thai_in(said_by(page)) == set()
    page.close()


def test_sending(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.presses("Ctrl+Shift+E")
    page = clerk.window.sending.page
    assert page is not None

    for choice in (page.whole, page.division, page.some):
        choice.setChecked(True)
        assert thai_in(said_by(page)) == set()
    page.close()


def test_merging_and_comparing(clerk: Clerk, qtbot: QtBot, file: Path) -> None:
    returned = file.with_name("returned.ita")
    theirs = edits.set_title(REPORT, "Their title")
    theirs = edits.set_items(
        theirs, MEASURE.id, ListName.STEPS, (MEASURE.steps[1], replace(STEP, text="Hold two meetings"))
    )
    theirs = replace(theirs, paper=replace(theirs.paper, digits=Digits.ARABIC, page_numbers=PageNumbers.OF_ALL))
    report_file.write(theirs, returned, replace=False)
    others = (replace(STEP, text="Hold no meeting"), *MEASURE.steps[2:], MEASURE.steps[1])
    clerk.page.document.apply("", lambda report: edits.set_items(report, MEASURE.id, ListName.STEPS, others))

    merge = merging(clerk, qtbot, returned)
    assert merge.conflicts.topLevelItemCount() > 1
    for index in range(merge.tabs.count()):
        merge.tabs.setCurrentIndex(index)
        assert thai_in(said_by(merge)) == set()
    merge.reject()
    back_to_the_window(clerk, qtbot)
    compared = comparing(clerk, qtbot, returned)
    assert thai_in(said_by(compared)) == set()
    compared.close()


def test_help_and_a_bug(clerk: Clerk) -> None:
    page = HelpPage(clerk.window)
    crash = CrashDialog("ValueError", clerk.window)
    crash.show_state(clerk.workspace.state)
    crash.count_another()

    assert {text for text in thai_in(said_by(page)) if "type 2568 or ๒๕๖๘" not in text} == set()
    assert thai_in(said_by(crash)) == set()


def test_questions_and_their_buttons(clerk: Clerk) -> None:
    dialogs = WindowDialogs(clerk.window)
    found: list[set[str]] = []

    def look() -> None:
        box = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible())
        found.append(thai_in(said_by(box)))
        box.reject()

    for ask in (
        lambda: dialogs.tell("Title", "Text"),
        lambda: dialogs.choose("Title", "Text", ("One", "Two")),
        lambda: dialogs.ask_open("Title", OPENABLE_FILES),
        lambda: dialogs.ask_save("Title", Path("name.ita"), REPORT_FILES),
    ):
        QTimer.singleShot(200, look)
        ask()
    assert found == [set()] * 4
