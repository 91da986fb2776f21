"""The window under a clerk's keys: open, edit, undo everywhere, save by itself, close, refuse."""

import gc
import re
import threading
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QListWidget, QMenu, QPushButton, QTextEdit, QToolButton
from pytestqt.qtbot import QtBot

from ita_desktop import language
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.report import ListName
from ita_desktop.errors import TargetBusyError
from ita_desktop.language import Language, digits
from ita_desktop.session.document import Change
from ita_desktop.session.file.workspace import BadEnd
from ita_desktop.session.output.typesetter import Typesetter
from ita_desktop.storage.files import document_lock, report_file
from ita_desktop.ui.forms.cover_form import CoverForm
from ita_desktop.ui.forms.form import Form
from ita_desktop.ui.forms.issue_form import IssueForm
from ita_desktop.ui.forms.measure_form import MeasureForm
from ita_desktop.ui.window.main_window import MainWindow
from tests.support.certain import the
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.dialogs import Answer, ScriptedDialogs
from tests.support.pictures import texts
from tests.support.report_files import a_file
from tests.support.reports import a_report

pytestmark = pytest.mark.sample_open


def test_the_sample_opens_with_its_tree_and_its_paper(clerk: Clerk) -> None:
    clerk.waits_until_drawn()

    issue = the(clerk.page.outline.topLevelItem(1))
    assert issue.childCount() == 6
    assert clerk.page.preview.paper is not None


def test_a_window_that_closes_with_a_report_ends_its_threads(qtbot: QtBot, sample: Path) -> None:
    before = {*threading.enumerate()}
    clerk = Clerk(qtbot)
    clerk.opens(sample)
    clerk.waits_until_saved()
    clerk.leaves()

    qtbot.waitUntil(lambda: not {*threading.enumerate()} - before, timeout=WAIT_MS)


def test_a_window_that_closes_with_a_report_keeps_nothing_of_it(qtbot: QtBot, sample: Path) -> None:
    clerk = Clerk(qtbot)
    clerk.opens(sample)
    clerk.goes_to_measure()
    clerk.types("มาตรการ")
    clerk.waits_until_drawn()
    kept = [weakref.ref(one) for one in (clerk.window, clerk.page, clerk.page.document, clerk.page.checker)]
    clerk.leaves()
    QApplication.sendPostedEvents(clerk.window, QEvent.Type.DeferredDelete.value)
    del clerk

    def nothing_is_kept() -> bool:
        gc.collect()
        return not any(one() is not None for one in kept)

    qtbot.waitUntil(nothing_is_kept, timeout=WAIT_MS)  # what was asked in the background is answered


def test_undo_and_redo_name_their_step_and_follow_it_across_measures(clerk: Clerk) -> None:
    before = clerk.report
    first, second = [Address("measure.title", measure=m.id) for _, _, m in clerk.report.measures()][:2]
    clerk.goes_to(first)
    clerk.types("ก")
    clerk.goes_to(second)
    clerk.types("ข")
    assert clerk.window.commands["undo"].text() == "เลิกทำ แก้ชื่อมาตรการ(&U)"

    clerk.presses("Ctrl+Z", "Ctrl+Z")
    assert clerk.report == before
    assert clerk.page.address == first

    clerk.presses("Ctrl+Y")
    assert clerk.report != before


def test_undo_of_a_new_measure_leaves_a_form_that_exists(clerk: Clerk) -> None:
    clerk.presses("Ctrl+M")
    clerk.types("มาตรการใหม่")
    added = clerk.page.address

    clerk.presses("Ctrl+Z", "Ctrl+Z")

    assert clerk.report.measure(added.measure or clerk.measure.id) is None
    assert clerk.page.address != added


def test_measures_are_duplicated_moved_and_deleted_and_all_of_it_undone(clerk: Clerk) -> None:
    before = clerk.report
    clerk.goes_to_measure()
    clerk.presses("Ctrl+D")
    assert [m.title for _, _, m in clerk.report.measures()][:2] == [next(before.measures())[2].title] * 2
    clerk.presses("Ctrl+Shift+PgDown")
    clerk.presses("Ctrl+Shift+PgDown")
    assert [m.title for _, _, m in clerk.report.measures()][3] == next(before.measures())[2].title
    clerk.presses("Ctrl+Shift+Del")
    assert clerk.report == before

    clerk.presses("Ctrl+Z", "Ctrl+Z", "Ctrl+Z", "Ctrl+Z")

    assert clerk.report == before


def test_steps_say_which_measure_issue_or_signer_they_were_about(clerk: Clerk) -> None:
    undo, redo = clerk.window.commands["undo"], clerk.window.commands["redo"]
    third = list(clerk.report.measures())[2][2]
    clerk.goes_to(Address("measure.title", measure=third.id))

    said = []
    for keys in ("Ctrl+D", "Ctrl+Shift+PgUp", "Ctrl+Shift+PgDown", "Ctrl+M", "Ctrl+Shift+Del"):
        clerk.presses(keys)
        said.append(undo.text())
    clerk.starts_a_new_report()
    clerk.goes_to(Address("issue.title", issue=clerk.report.issues[1].id))
    for keys in ("Ctrl+D", "Ctrl+Shift+PgDown", "Ctrl+Shift+PgUp", "Ctrl+Shift+M", "Ctrl+Shift+Del"):
        clerk.presses(keys)
        said.append(undo.text())
    clerk.presses("Ctrl+Z")

    assert said == [
        "เลิกทำ ทำสำเนามาตรการ ๓(&U)",
        "เลิกทำ เลื่อนมาตรการ ๔ ขึ้น(&U)",
        "เลิกทำ เลื่อนมาตรการ ๓ ลง(&U)",
        "เลิกทำ เพิ่มมาตรการ ๕(&U)",
        "เลิกทำ ลบมาตรการ ๕(&U)",
        "เลิกทำ ทำสำเนาประเด็น ๒(&U)",
        "เลิกทำ เลื่อนประเด็น ๓ ลง(&U)",
        "เลิกทำ เลื่อนประเด็น ๔ ขึ้น(&U)",
        "เลิกทำ เพิ่มประเด็น ๔(&U)",
        "เลิกทำ ลบประเด็น ๔(&U)",
    ]
    assert redo.text() == "ทำซ้ำ ลบประเด็น ๔(&R)"


def test_steps_say_which_signer_they_were_about(clerk: Clerk) -> None:
    undo = clerk.window.commands["undo"]
    form = clerk.page.signers_form
    clerk.goes_to(Address("signers"))
    count = len(clerk.report.signers)

    said = []
    add = the(form.findChild(QPushButton))
    add.click()
    said.append(undo.text())
    for name in ("เลื่อนผู้ลงนามขึ้น", "เลื่อนผู้ลงนามลง", "ลบผู้ลงนาม"):
        buttons = [button for button in form.findChildren(QToolButton) if button.accessibleName() == name]
        buttons[1].click()
        said.append(undo.text())

    assert said == [
        f"เลิกทำ เพิ่มผู้ลงนาม {digits(count + 1)}(&U)",
        "เลิกทำ เลื่อนผู้ลงนาม ๒ ขึ้น(&U)",
        "เลิกทำ เลื่อนผู้ลงนาม ๒ ลง(&U)",
        "เลิกทำ ลบผู้ลงนาม ๒(&U)",
    ]


def test_a_signer_that_goes_while_the_form_still_scrolls_to_it_is_forgotten(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.goes_to(Address("signers"))
    form = clerk.page.signers_form
    add = the(form.findChild(QPushButton))

    add.click()
    clerk.window.commands["undo"].trigger()
    qtbot.wait(50)
    form.verticalScrollBar().rangeChanged.emit(0, 1)

    assert form._seeking.isActive(), "it would still scroll there"


def test_a_click_on_the_paper_goes_to_the_item(clerk: Clerk) -> None:
    clerk.waits_until_drawn()
    step = clerk.measure.steps[1]
    address = Address(f"measure.{ListName.STEPS}", measure=clerk.measure.id, item=step.id)

    clerk.page.preview.address_chosen.emit(address)

    editor = clerk.page.measure_form.lists[ListName.STEPS]
    assert QApplication.focusWidget() is editor
    assert editor.caret.index == 1


def test_unsaved_work_is_offered_when_the_same_file_is_opened_again(qtbot: QtBot, sample: Path) -> None:
    first = Clerk(qtbot)
    first.opens(sample)
    first.goes_to_measure()
    first.types(" แก้แล้ว")
    first.waits_until_stored()
    for timer in first.workspace.findChildren(QTimer):
        timer.stop()
    saver = the(first.workspace._saver)
    saver.file.copy._database.disconnect()  # the process dies: its lock goes, its folder stays
    first.workspace._saver = None
    first.workspace.document = None

    second = Clerk(qtbot, [Answer("choose", 0)])
    second.opens(sample)

    assert second.measure.title.endswith("แก้แล้ว")
    second.waits_until_saved()
    assert next(report_file.read(sample).report.measures())[2].title.endswith("แก้แล้ว")
    second.leaves()
    first.leaves()


def test_the_owners_and_the_period_come_from_what_was_typed(clerk: Clerk) -> None:
    clerk.goes_to_measure("owners")
    clerk.types_over("สำนักปลัด, กองช่าง")
    clerk.goes_to_measure("period")
    clerk.types_over("1 ตค 67 - 31 มีค 68")

    measure = clerk.measure
    assert measure.owners == ("สำนักปลัด", "กองช่าง")
    assert str(measure.period) == "DatePeriod(start=datetime.date(2024, 10, 1), end=datetime.date(2025, 3, 31))"


def test_lists_on_screen_are_the_lists_of_the_report(clerk: Clerk) -> None:

    for _, _, measure in clerk.report.measures():
        clerk.goes_to(Address("measure.title", measure=measure.id))
        for name, editor in clerk.page.measure_form.lists.items():
            assert texts(editor.items) == texts(measure.items(name))


def test_a_file_that_is_open_in_another_window_is_offered_as_a_copy(qtbot: QtBot, sample: Path) -> None:
    first = Clerk(qtbot)
    first.opens(sample)

    second = Clerk(qtbot, [Answer("choose", 0)])
    second.opens(sample)

    assert "เปิดอยู่แล้ว" in second.dialogs.heard[-1]
    assert second.workspace.path is None
    second.leaves()
    first.leaves()


def test_opening_the_open_file_again_keeps_it_as_it_is(clerk: Clerk, sample: Path) -> None:
    page = clerk.page

    clerk.window.open_path(sample)

    assert clerk.page is page
    assert "เปิดอยู่แล้ว" in clerk.window.status.currentMessage()


def test_what_the_fonts_cannot_show_is_said_with_its_place_before_anything_is_written(
    clerk: Clerk, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "รายงาน.pdf"
    clerk.goes_to_measure()
    clerk.types("😀")
    clerk.answers(Answer("choose", 0))

    clerk.presses("Ctrl+E")
    qtbot.waitUntil(lambda: not clerk.dialogs.answers, timeout=20_000)

    assert "มาตรการ ๑ ชื่อมาตรการ" in clerk.dialogs.heard[-1]
    assert "U+1F600" in clerk.dialogs.heard[-1]
    assert QApplication.focusWidget() is clerk.field("measure.title")

    clerk.answers(Answer("choose", 1), Answer("ask_save", target))
    clerk.presses("Ctrl+E")
    qtbot.waitUntil(target.exists, timeout=20_000)


def test_the_last_measure_of_an_issue_leaves_the_tree(clerk: Clerk) -> None:
    clerk.goes_to(Address("issue.title", issue=clerk.report.issues[0].id))
    clerk.presses("Ctrl+Shift+M", "Ctrl+M")
    issue = the(clerk.page.outline.topLevelItem(2))
    assert issue.childCount() == 1

    clerk.presses("Ctrl+Shift+Del")

    assert issue.childCount() == 0


def test_a_double_click_on_a_recent_report_opens_it_once(clerk: Clerk, sample: Path, qtbot: QtBot) -> None:
    clerk.presses("Ctrl+W")
    last = the(clerk.window.start_page.findChild(QPushButton, "start.recent"))

    with qtbot.waitSignal(clerk.workspace.opened, timeout=WAIT_MS):
        last.click()
        last.click()
    asked: list[object] = []
    clerk.workspace.find_leftovers(asked.append)  # behind everything that was asked for before
    qtbot.waitUntil(lambda: bool(asked), timeout=WAIT_MS)

    assert clerk.workspace.path == sample
    assert clerk.dialogs.heard == []


def test_ctrl_tab_leads_on_from_every_field_of_a_measure(clerk: Clerk) -> None:
    clerk.goes_to_measure()

    passed = []
    for _ in range(6):
        clerk.presses("Ctrl+Tab")
        passed.append(clerk.page.address_of_caret().field)

    assert list(dict.fromkeys(passed)) == [
        *("measure.steps", "measure.results", "measure.outcomes"),
        *("measure.owners", "measure.period"),
    ]


def test_a_file_is_looked_for_where_the_last_report_lies(clerk: Clerk, sample: Path) -> None:
    clerk.answers(Answer("ask_open", None), Answer("ask_open", None))
    clerk.presses("Ctrl+O")
    with_a_report_open = clerk.dialogs.near
    clerk.presses("Ctrl+W", "Ctrl+O")

    assert (with_a_report_open, clerk.dialogs.near) == (sample, sample)


def test_a_hidden_paper_gives_its_room_to_the_form_and_takes_it_back(clerk: Clerk) -> None:
    tree, form, paper = clerk.page.sizes()

    clerk.presses("F9")
    without = clerk.page.sizes()
    clerk.presses("F9")

    assert without[0] == tree
    assert without[1] >= form + paper
    assert clerk.page.sizes() == [tree, form, paper]


def test_a_paper_that_was_hidden_stays_hidden_at_the_next_start(clerk: Clerk, sample: Path, qtbot: QtBot) -> None:
    clerk.presses("F9")
    clerk.presses("Ctrl+W")

    later = Clerk(qtbot)
    later.opens(sample)
    shown = later.page.preview_pane.isVisible()
    later.presses("F9")
    paper_width = later.page.sizes()[2]
    later.leaves()

    assert not shown
    assert paper_width > 200


def test_the_list_of_an_issues_measures_stays_as_it_is_while_its_title_is_typed(clerk: Clerk) -> None:
    issue = next(issue for issue in clerk.report.issues if len(issue.measures) > 1)
    clerk.goes_to(Address("issue.title", issue=issue.id))
    measures = the(clerk.page.issue_form.findChild(QListWidget))
    measures.setCurrentRow(1)

    clerk.types("ก")

    assert clerk.report.issue(issue.id) is not issue
    assert measures.currentRow() == 1


@pytest.mark.parametrize("user", ["กัญญาณัฐ", None])
@pytest.mark.parametrize("spoken", Language)
def test_the_question_about_a_file_that_is_open_elsewhere_names_the_choices_there_are(
    qtbot: QtBot, sample: Path, user: str | None, spoken: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    language.use(spoken)
    clerk = Clerk(qtbot, [Answer("choose", None)])
    lock = document_lock.take(sample)
    if user is not None:
        monkeypatch.setattr(document_lock, "_user", lambda: user)  # somebody else than who took the lock

    clerk.window.open_path(sample)
    qtbot.waitUntil(lambda: bool(clerk.dialogs.heard), timeout=WAIT_MS)

    asked = clerk.dialogs.heard[0]
    assert re.findall("“([^”]*)”", asked) == [f"{sample.name}", *clerk.dialogs.offered]
    assert "อ่านอย่างเดียว" not in asked and "read only" not in asked
    lock.release()
    clerk.leaves()


@pytest.mark.parametrize("key", ["agency.name", "title"])
def test_a_report_that_goes_while_a_context_menu_is_open_takes_the_menu_along(
    clerk: Clerk, sample: Path, qtbot: QtBot, key: str
) -> None:
    other = a_file(sample.parent, a_report(), "อีกฉบับ.ita")
    field = clerk.field(key)
    target = field.viewport() if isinstance(field, QTextEdit) else field
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), field.mapToGlobal(QPoint(5, 5)))
    opened = clerk.page

    clerk.window.open_path(other)
    QApplication.sendEvent(target, event)
    assert isinstance(QApplication.activePopupWidget(), QMenu)

    qtbot.waitUntil(lambda: clerk.window.page not in (None, opened), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None, timeout=WAIT_MS)
    clerk.types_into("title", "ก")
    assert clerk.report.title.endswith("ก")


def shown(clerk: Clerk, monkeypatch: pytest.MonkeyPatch, *kinds: type[Form]) -> list[tuple[type[Form], bool]]:
    """The forms that show the report from now on, each with whether it does so because of a change."""
    heard: list[tuple[type[Form], bool]] = []

    def watched(kind: type[Form]) -> None:
        show = kind.show_report

        def show_and_tell(form: Form, change: Change | None) -> None:
            heard.append((kind, change is not None))
            show(form, change)

        monkeypatch.setattr(kind, "show_report", show_and_tell)

    for kind in kinds:
        watched(kind)
    return heard


def test_a_place_is_shown_once_however_it_is_gone_to(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = (measure for _, _, measure in list(clerk.report.measures())[:2])
    page = clerk.page
    heard = shown(clerk, monkeypatch, MeasureForm, IssueForm, CoverForm)

    def by(act: Callable[[], object]) -> list[tuple[type[Form], bool]]:
        heard.clear()
        act()
        return heard.copy()

    assert by(lambda: clerk.goes_to(Address("measure.title", measure=first.id))) == [(MeasureForm, False)]
    assert by(lambda: clerk.goes_to(Address("measure.results", measure=first.id))) == []
    assert by(lambda: page.outline.choose(Address("measure.title", measure=second.id))) == [(MeasureForm, False)]
    assert by(lambda: clerk.goes_to(Address("issue.title", issue=clerk.report.issues[0].id))) == [(IssueForm, False)]
    assert by(lambda: clerk.presses("Ctrl+M")) == [(IssueForm, True), (MeasureForm, False)]
    assert by(lambda: clerk.presses("Ctrl+Z")) == [(IssueForm, False), (IssueForm, True)]
    assert by(lambda: clerk.goes_to(Address("agency.name"))) == [(CoverForm, False)]
    assert page.forms.currentWidget() is page.cover_form


def test_a_window_that_was_handed_over_is_silent_and_the_next_one_tells_everything_once(
    clerk: Clerk, sample: Path
) -> None:
    address = the(clerk.window.hand_over())
    after = ScriptedDialogs()
    typesetter = Typesetter()
    window = MainWindow(clerk.workspace, typesetter, lambda _: after)
    window.take_over(address)
    before, clerk.window = clerk.window, window
    before.deleteLater()
    QApplication.sendPostedEvents(before, QEvent.Type.DeferredDelete.value)
    after.answers = [Answer("tell", None)] * 6

    workspace, busy = clerk.workspace, TargetBusyError(sample)
    for told, what in (
        (workspace.conflicted, sample),
        (workspace.blocked, sample),
        (workspace.copy_failed, busy),
        (workspace.save_as_failed, busy),
        (workspace.ended_badly, BadEnd(sample, error=busy)),
        (workspace.refused, busy),
    ):
        told.emit(what)

    assert clerk.dialogs.heard == []
    assert [len(after.heard), after.answers] == [6, []]
    typesetter.close()
