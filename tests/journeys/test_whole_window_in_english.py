"""With a report in Latin letters, no Thai is left anywhere in the English window but what is Thai by its nature."""

import re
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.domain.report import edits
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.catalogue import AGENCY_KINDS, EVERY_DIVISION, USUAL_DIVISIONS, USUAL_SIGNER_ROLES
from ita_desktop.domain.report.periods import usual_periods
from ita_desktop.domain.report.report import Agency, DatePeriod, ItemKind, ListName, Report, Signer, TextPeriod
from ita_desktop.domain.report.wording import period_text
from ita_desktop.domain.thai.provinces import provinces
from ita_desktop.formats import OPENABLE
from ita_desktop.language import LANGUAGE_TITLE, Language
from ita_desktop.storage.files import report_file
from ita_desktop.storage.files.backups import back_up
from ita_desktop.storage.leftovers import Leftover
from ita_desktop.ui.asking.dialogs import WindowDialogs
from ita_desktop.ui.asking.message import Message
from ita_desktop.ui.asking.status_line import StatusLine
from ita_desktop.ui.files.merge_dialog import MergeDialog
from ita_desktop.ui.text.plain_edit import edit_menu
from ita_desktop.ui.window.crash_dialog import CrashDialog
from ita_desktop.ui.window.help_page import HelpPage
from tests.support.certain import the
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.dialogs import Answer
from tests.support.reports import a_measure, an_issue, an_item, retitled, with_measure
from tests.support.seen_words import seen_words
from tests.support.typing import menu_key

pytestmark = pytest.mark.usefixtures("english")

THAI = re.compile(r"[\u0e01-\u0e5b]")
OFFERED = {*AGENCY_KINDS, *provinces(), *USUAL_DIVISIONS, EVERY_DIVISION, *USUAL_SIGNER_ROLES}
NAMES = {Language.THAI.own_name, LANGUAGE_TITLE}
THAI_BY_NATURE = {*OFFERED, *NAMES, *(name.replace("&", "") for name in NAMES)}
"""What is offered for the report, whose language is Thai, and the language in its own words."""

MEASURE = a_measure(
    "Open data on the website",
    steps=(an_item("Hold a meeting"), an_item("The first one", ItemKind.SUB), an_item("Publish the minutes")),
    results=(an_item("120 people were asked"), an_item("A remark", ItemKind.PARAGRAPH)),
    outcomes=(),
    owners=("Finance",),
    period=TextPeriod("All year"),
)
EMPTY = replace(a_measure("", steps=(), results=(), outcomes=(), owners=(), period=TextPeriod("")), title="")
REPORT = Report(
    agency=Agency(kind="Municipality", name="Samrong", divisions=("Finance", "Works"), website="samrong.example"),
    title="Report on integrity and transparency",
    fiscal_year=2568,
    ita_round=2569,
    oit_item="O26",
    issues=(an_issue(MEASURE, EMPTY, title="Open work"), an_issue(number=2, title="")),
    signers=(Signer("Reporter", "", ("Head of the office", "acting for the clerk")), Signer("Checker")),
)
PERIODS = {period_text(span) for _, span in usual_periods(REPORT.fiscal_year)}


def thai_in(widget: QWidget) -> set[str]:
    """The Thai that is left of what the widget says, what is Thai by its nature taken away."""
    return {text for text in map(_without_what_is_thai, seen_words(widget)) if THAI.search(text)}


def _without_what_is_thai(text: str) -> str:
    if text in THAI_BY_NATURE:
        return ""
    for period in PERIODS:
        text = text.replace(period, "")
    return text


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The report as a file, with a version of yesterday, sent to nobody yet."""
    path = tmp_path / "report.ita"
    seen = report_file.write(replace(REPORT, title="The title of yesterday"), path, replace=False)
    back_up(path, seen, datetime.now().replace(microsecond=0) - timedelta(days=1))
    report_file.write(REPORT, path, replace=True)
    return path


@pytest.fixture
def clerk(clerk: Clerk, path: Path) -> Clerk:
    clerk.opens(path)
    clerk.waits_until_drawn()
    return clerk


def addresses() -> list[Address]:
    first, second = REPORT.issues
    measures = [Address("measure.steps", measure=MEASURE.id), Address("measure.title", measure=EMPTY.id)]
    issues = [Address("issue.title", issue=first.id), Address("issue.title", issue=second.id)]
    return [Address("title"), *issues, *measures, Address("signers"), Address("paper.family")]


def test_every_page_and_command_of_the_window_is_english(clerk: Clerk) -> None:
    assert thai_in(clerk.window.start_page) == set()
    for address in addresses():
        clerk.goes_to(address)
        assert thai_in(clerk.window) == set(), address
        assert all(not THAI.search(key) for key in seen_words(clerk.page.outline))


def test_the_test_finds_thai_where_it_is(clerk: Clerk) -> None:
    clerk.page.outline.setHeaderLabels(["ส่วนของรายงาน", "Page"])
    clerk.window.status.tell("บันทึกแล้ว")
    clerk.window.commands["save"].setStatusTip("บันทึก")
    clerk.page.preview.setAccessibleDescription("กระดาษ")

    assert thai_in(clerk.window) == {"ส่วนของรายงาน", "บันทึกแล้ว", "บันทึก", "กระดาษ"}


def test_the_lists_of_problems_and_hits_are_english(clerk: Clerk) -> None:
    for _ in range(12):
        clerk.presses("F8")
        assert thai_in(clerk.window.statusBar()) == set()
    clerk.presses("Ctrl+H")
    clerk.window.find_panel.query.setText("e")
    clerk.waits_until(lambda: bool(clerk.window.find_panel.hits.hits))
    clerk.window.find_panel.walk(+1)

    assert thai_in(clerk.window.find_panel) == set()
    clerk.window.find_panel.replace_ticked.click()
    assert thai_in(clerk.window) == set()


def test_what_is_said_after_every_edit_is_english(clerk: Clerk) -> None:
    clerk.goes_to(Address("measure.steps", measure=MEASURE.id))
    editor = clerk.page.measure_form.lists[ListName.STEPS]
    undo = clerk.window.commands["undo"]
    said = set()
    for key in ("Return", "Tab", "Shift+Tab", "Ctrl+Shift+L", "Ctrl+Shift+L", "Alt+Up", "Alt+Down", "Backspace"):
        clerk.presses(key)
        said.add(undo.text())
    clerk.types("More words")
    editor.delete_items()
    said.add(undo.text())
    for key in ("Ctrl+M", "Ctrl+D", "Ctrl+Shift+PgUp", "Ctrl+Shift+Del", "Ctrl+Shift+M"):
        clerk.presses(key)
        said.add(undo.text())
    clerk.goes_to(Address("title"))
    clerk.types_over("Another title")
    said.add(undo.text())

    assert len(said) >= 10, said
    assert not any(map(THAI.search, said)), said


def test_the_menus_that_are_filled_when_they_open_are_english(clerk: Clerk) -> None:
    clerk.goes_to(Address("measure.owners", measure=MEASURE.id))
    editor = clerk.page.measure_form.lists[ListName.STEPS]
    right_button = (clerk.page.preview_pane.menu(), edit_menu(editor, menu_key(editor), editor.menu_made))
    for menu in (*clerk.window.findChildren(QMenu), *right_button):
        menu.aboutToShow.emit()
        assert thai_in(menu) == set()


def test_the_popup_of_months_is_english(clerk: Clerk) -> None:
    popup = clerk.opens_the_months()

    assert thai_in(popup) == set()
    popup.take.click()
    assert isinstance(clerk.measure.period, DatePeriod)


def test_the_pages_of_versions_and_of_sending_are_english(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.page.document.apply("Typing", lambda report: replace(report, title="Other", signers=()))
    clerk.window.commands["versions"].trigger()
    versions = the(clerk.window.versions.page)
    qtbot.waitUntil(lambda: versions.shown is not None and versions.paper.is_drawn(), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "…" not in "".join(seen_words(versions.list)), timeout=WAIT_MS)
    for tab in range(versions.tabs.count()):
        versions.tabs.setCurrentIndex(tab)
        assert thai_in(versions) == set()
    versions.reject()

    clerk.window.commands["send"].trigger()
    sending = the(clerk.window.send.page)
    sending.some.setChecked(True)
    assert thai_in(sending) == set()
    sending.reject()


@pytest.mark.parametrize("keys", ["Ctrl+R", "Ctrl+Shift+R"])
def test_merging_and_comparing_are_english(clerk: Clerk, qtbot: QtBot, tmp_path: Path, keys: str) -> None:
    theirs = tmp_path / "returned.ita"
    other = with_measure(retitled(REPORT, "Their title"), MEASURE.id, title="Their measure")
    other = edits.remove_measure(edits.set_field(other, Address("oit_item"), "O27"), EMPTY.id)
    report_file.write(edits.add_signer(other, Signer("Approver")), theirs, replace=False)
    clerk.page.document.apply("Typing", lambda report: retitled(report, "My title"))
    clerk.answers(Answer("ask_open", theirs))

    clerk.presses(keys)
    qtbot.waitUntil(lambda: clerk.window.compare_and_merge.dialog is not None, timeout=WAIT_MS)
    dialog = the(clerk.window.compare_and_merge.dialog)

    assert thai_in(dialog) == set()
    if isinstance(dialog, MergeDialog):
        qtbot.waitUntil(lambda: dialog.is_settled)
        for tab in range(dialog.tabs.count()):
            dialog.tabs.setCurrentIndex(tab)
            assert thai_in(dialog) == set()
        dialog.accept()
    else:
        dialog.reject()
    assert thai_in(clerk.window) == set()


def test_the_help_page_and_the_report_of_a_fault_are_english(clerk: Clerk) -> None:
    clerk.window.commands["help"].trigger()
    page = next(one for one in clerk.window.findChildren(HelpPage) if one.isVisible())
    guide = page.guide.toPlainText()
    assert set(THAI.findall(guide)) == {*"๒๕๖๘", "๑"}  # how years and digits may be typed
    assert thai_in(page) == {guide}
    page.reject()

    fault = CrashDialog("Traceback", clerk.window)
    fault.count_another()
    assert thai_in(fault) == set()
    fault.show_state(clerk.workspace.state)
    assert thai_in(fault) == set()
    fault.show_nothing_open()
    assert thai_in(fault) == set()


def test_unfinished_work_and_recent_files_are_english(clerk: Clerk, path: Path) -> None:
    page = clerk.window.start_page
    now = datetime.now(UTC)
    page.show_leftovers([Leftover(path.parent, path, now, "", REPORT), Leftover(path.parent, None, now, "", REPORT)])
    page.show_recent([path, path.with_name("gone.ita")])

    assert thai_in(page) == set()


def test_questions_are_english(qtbot: QtBot) -> None:
    QSettings(QSettings.Scope.UserScope, "QtProject").remove("FileDialog")  # folders of before, with names of their own
    window = QWidget()
    qtbot.addWidget(window)
    dialogs = WindowDialogs(window)
    seen: list[set[str]] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, Message | QPrintDialog) and not isinstance(box, QDialog):
            QTimer.singleShot(20, look)
            return
        seen.append(thai_in(box))
        box.reject()

    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    questions: list[Callable[[], object]] = [
        lambda: dialogs.choose("Question", "What now?", ("This", "That")),
        lambda: dialogs.tell("News", "Nothing was changed."),
        lambda: dialogs.ask_open("Open", OPENABLE),
    ]
    if sys.platform != "win32":  # which has a dialog of its own
        questions.append(lambda: dialogs.ask_print(printer, 7))
    for ask in questions:
        QTimer.singleShot(20, look)
        ask()

    assert seen == [set()] * len(questions)


def test_what_saving_and_exporting_say_is_english(clerk: Clerk, qtbot: QtBot, tmp_path: Path) -> None:
    status = clerk.window.status
    for command, answer, news in (
        ("save", (), "Saved, and kept"),
        ("save_copy", (Answer("ask_save", tmp_path / "copy.ita"),), "Copy saved: copy.ita"),
        ("export_pdf", (Answer("ask_save", tmp_path / "out.pdf"),), "Exported"),
    ):
        clerk.answers(*answer)
        clerk.window.commands[command].trigger()
        qtbot.waitUntil(partial(_begins, status, news), timeout=WAIT_MS)
        assert thai_in(clerk.window.statusBar()) == set()
    assert not any(map(THAI.search, clerk.dialogs.heard)), clerk.dialogs.heard


def _begins(status: StatusLine, news: str) -> bool:
    return status.news.startswith(news)
