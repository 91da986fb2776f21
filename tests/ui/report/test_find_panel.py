"""Find and replace under a clerk's keys: the panel, the list of hits, what is replaced and taken back."""

import shutil
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ita_desktop.domain.find.search import Query, spans
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.report import ListName, Report
from ita_desktop.session.words.word_breaks import word_starts
from ita_desktop.ui.report.find_panel import FindPanel
from ita_desktop.ui.report.hit_list import Hits
from ita_desktop.ui.report.in_context import Context
from ita_desktop.ui.report.outline import COVER
from tests.support.certain import as_a, the
from tests.support.clerk import Clerk
from tests.support.every_field import TEXT_KEYS, with_words
from tests.support.finding import find
from tests.support.thai_keys import hold

pytestmark = pytest.mark.sample_open

WORD = "หน่วยงาน"
TICK = Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def panel(clerk: Clerk) -> FindPanel:
    return clerk.window.find_panel


def hits_in(report: Report, text: str) -> int:
    return len(list(find(report, Query(text), word_starts)))


def looks_for(clerk: Clerk, qtbot: QtBot, text: str, keys: str = "Ctrl+F") -> None:
    clerk.presses(keys)
    clerk.types_over(text)
    panel = clerk.window.find_panel
    clerk.waits_until(lambda: panel.query.text() == text and panel.count.text() != "" and panel.is_current())


def test_ctrl_f_counts_and_lists_every_hit_with_its_place(clerk: Clerk, panel: FindPanel, qtbot: QtBot) -> None:
    assert not panel.isVisible()

    looks_for(clerk, qtbot, WORD)

    model = panel.list.model()
    assert panel.isVisible()
    assert model.rowCount() == hits_in(clerk.report, WORD) > 5
    assert panel.count.text().startswith("พบ ")
    assert not any(digit in panel.count.text() for digit in "0123456789")
    assert model.index(0, 0).data() == "ชื่อรายงาน"
    assert WORD in model.index(0, 1).data()
    assert "มาตรการ ๑" in {model.index(row, 0).data()[:9] for row in range(model.rowCount())}


def test_what_is_not_there_is_said_to_be_not_there(clerk: Clerk, panel: FindPanel, qtbot: QtBot) -> None:
    looks_for(clerk, qtbot, "ไม่มีคำนี้แน่นอน", "Ctrl+H")

    assert panel.count.text() == "ไม่พบ"
    assert not panel.replace_ticked.isEnabled()
    assert not panel.replace_one.isEnabled()


def test_f3_walks_through_the_hits_and_selects_each_in_its_field(clerk: Clerk, panel: FindPanel, qtbot: QtBot) -> None:
    looks_for(clerk, qtbot, WORD)
    clerk.presses("Escape")
    assert not panel.isVisible()

    addresses = []
    for _ in range(panel.list.model().rowCount()):
        clerk.presses("F3")
        assert clerk.selected() == WORD
        assert panel.current is not None
        addresses.append(panel.current)

    assert addresses == list(panel.hits.hits)
    clerk.presses("F3")
    assert panel.current == addresses[0]
    clerk.presses("Shift+F3", "Shift+F3")
    assert panel.current == addresses[-2]


def test_f3_without_a_query_opens_the_panel(clerk: Clerk, panel: FindPanel) -> None:
    clerk.presses("F3")

    assert QApplication.focusWidget() is panel.query


def test_enter_walks_while_the_caret_stays_in_the_panel(clerk: Clerk, panel: FindPanel, qtbot: QtBot) -> None:
    looks_for(clerk, qtbot, WORD)

    clerk.presses("Return", "Return")

    assert QApplication.focusWidget() is panel.query
    assert panel.current == panel.hits.hits[1]
    assert "ตำแหน่งที่ ๒" in panel.count.text()


def test_escape_closes_and_gives_the_focus_to_the_hit_with_its_text_selected(
    clerk: Clerk, panel: FindPanel, qtbot: QtBot
) -> None:
    looks_for(clerk, qtbot, WORD)
    clerk.presses("Return", "Escape")

    assert not panel.isVisible()
    assert clerk.selected() == WORD


def test_escape_before_the_hits_are_found_still_leads_to_the_hit(clerk: Clerk, panel: FindPanel) -> None:
    clerk.presses("Ctrl+F")
    clerk.types(WORD)

    clerk.presses("Return", "Escape")

    assert not panel.isVisible()
    clerk.waits_until(lambda: clerk.selected() == WORD)


def test_escape_without_a_hit_gives_the_focus_back(clerk: Clerk, panel: FindPanel, qtbot: QtBot) -> None:
    clerk.goes_to_measure()
    before = QApplication.focusWidget()

    looks_for(clerk, qtbot, "ไม่มีคำนี้แน่นอน")
    clerk.presses("Escape")

    assert QApplication.focusWidget() is before


def test_selected_words_are_what_to_find(clerk: Clerk, panel: FindPanel, qtbot: QtBot) -> None:
    looks_for(clerk, qtbot, WORD)
    clerk.presses("Return", "Escape")
    panel.query.clear()

    clerk.presses("Ctrl+F")

    assert panel.query.text() == WORD


def test_every_field_shows_its_hit_selected(clerk: Clerk, panel: FindPanel, qtbot: QtBot) -> None:
    changed = clerk.report
    for key in TEXT_KEYS:
        changed = with_words(changed, key, "คำที่ซ่อม")
    clerk.page.document.apply("ทดลอง", lambda _: changed)

    looks_for(clerk, qtbot, "ซ่อม")
    clerk.presses("Escape")
    fields = []
    for _ in panel.hits.hits:
        clerk.presses("F3")
        assert clerk.selected() == "ซ่อม"
        fields.append(the(panel.current).address.field)

    assert fields == list(TEXT_KEYS)


def test_all_ticked_hits_are_replaced_in_one_step(clerk: Clerk, panel: FindPanel, qtbot: QtBot) -> None:
    before = clerk.report
    looks_for(clerk, qtbot, WORD, "Ctrl+H")
    count = len(panel.hits.hits)
    clerk.types_into(panel.replacement, "องค์กร")

    QTest.mouseClick(panel.replace_ticked, Qt.MouseButton.LeftButton)

    assert hits_in(clerk.report, WORD) == 0
    assert hits_in(clerk.report, "องค์กร") >= count
    assert "แทนที่แล้ว" in clerk.window.status.currentMessage()
    assert clerk.page.document.history.undoText().startswith("แทนที่ ")
    clerk.waits_until(lambda: panel.count.text() == "ไม่พบ")

    clerk.presses("Ctrl+Z")
    assert clerk.report == before


def test_what_is_not_ticked_stays(clerk: Clerk, panel: FindPanel, qtbot: QtBot) -> None:
    looks_for(clerk, qtbot, WORD, "Ctrl+H")
    hits = panel.hits.hits
    clerk.presses_in(panel.list, "Home", "Space", "Down", "Space")
    assert panel.hits.ticked() == list(hits[2:])
    assert panel.all.checkState() is Qt.CheckState.PartiallyChecked

    QTest.mouseClick(panel.replace_ticked, Qt.MouseButton.LeftButton)

    assert hits_in(clerk.report, WORD) == 2
    assert clerk.report.title.count(WORD) + clerk.report.agency.name.count(WORD) >= 1
    clerk.waits_until(lambda: len(panel.hits.hits) == 2)
    assert panel.hits.ticked() == []


def test_replacing_twice_replaces_once_where_the_new_words_hold_the_old_ones(
    clerk: Clerk, panel: FindPanel, qtbot: QtBot
) -> None:
    before = clerk.report
    looks_for(clerk, qtbot, WORD, "Ctrl+H")
    count = len(panel.hits.hits)
    clerk.types_into(panel.replacement, f"{WORD}ของรัฐ")
    QTest.mouseClick(panel.replace_ticked, Qt.MouseButton.LeftButton)
    clerk.waits_until(panel.is_current)

    once = clerk.report
    assert (len(panel.hits.hits), panel.hits.ticked()) == (count, [])
    assert not panel.replace_ticked.isEnabled()
    QTest.mouseClick(panel.replace_ticked, Qt.MouseButton.LeftButton)
    assert clerk.report == once

    clerk.presses("Ctrl+Z")
    clerk.waits_until(panel.is_current)
    assert clerk.report == before
    assert panel.hits.ticked_count == count


def test_what_was_replaced_can_be_ticked_again_or_looked_for_anew(clerk: Clerk, panel: FindPanel, qtbot: QtBot) -> None:
    looks_for(clerk, qtbot, WORD, "Ctrl+H")
    clerk.types_into(panel.replacement, f"{WORD}ของรัฐ")
    QTest.mouseClick(panel.replace_ticked, Qt.MouseButton.LeftButton)
    clerk.waits_until(panel.is_current)

    panel.hits.setData(panel.hits.index(1, 0), Qt.CheckState.Checked, TICK)
    assert panel.hits.ticked() == [panel.hits.hits[1]]

    looks_for(clerk, qtbot, "ของรัฐ", "Ctrl+H")
    assert panel.hits.ticked_count == len(panel.hits.hits) > 5


def test_what_was_replaced_or_unticked_stays_so_while_its_text_is_edited_elsewhere(
    clerk: Clerk, panel: FindPanel, qtbot: QtBot
) -> None:
    measure = clerk.measure
    title = Address("measure.title", measure=measure.id)
    other = with_words(clerk.report, "measure.title", "ประชุมกอง และกอง กับกองช่าง")
    clerk.page.document.apply("ทดลอง", lambda _: other)
    looks_for(clerk, qtbot, "กอง", "Ctrl+H")
    clerk.types_into(panel.replacement, "กองกลาง")
    mine = [hit for hit in panel.hits.hits if hit.address == title]
    panel.hits.tick_all(ticked=False)
    panel.hits.setData(panel.hits.index(panel.hits.hits.index(mine[1]), 0), Qt.CheckState.Checked, TICK)
    QTest.mouseClick(panel.replace_ticked, Qt.MouseButton.LeftButton)
    clerk.waits_until(panel.is_current)

    for words in ("วันนี้ประชุมกอง และกองกลาง กับกองช่าง", "วันนี้ประชุมกอง และกองกลาง กับกองช่างและกองคลัง"):
        clerk.page.document.apply("ทดลอง", partial(with_words, key="measure.title", words=words))
        clerk.waits_until(panel.is_current)

    assert [hit.text[hit.start : hit.end + 4] for hit in panel.hits.ticked() if hit.address == title] == ["กองคลัง"]


def test_one_hit_after_the_other_is_replaced_from_the_keyboard(clerk: Clerk, panel: FindPanel, qtbot: QtBot) -> None:
    looks_for(clerk, qtbot, WORD, "Ctrl+H")
    clerk.presses("Return")
    count = len(panel.hits.hits)
    second = panel.hits.hits[1]
    clerk.types_into(panel.replacement, f"{WORD}ใหม่")

    clerk.presses("Return")
    clerk.waits_until(lambda: panel.current is not None and panel.current.address == second.address)

    assert hits_in(clerk.report, f"{WORD}ใหม่") == 1
    assert len(panel.hits.hits) == count
    assert the(panel.current).text == second.text


def test_all_can_be_unticked_and_ticked_again(clerk: Clerk, panel: FindPanel, qtbot: QtBot) -> None:
    looks_for(clerk, qtbot, WORD, "Ctrl+H")

    QTest.mouseClick(panel.all, Qt.MouseButton.LeftButton)
    assert panel.hits.ticked() == []
    assert not panel.replace_ticked.isEnabled()

    QTest.mouseClick(panel.all, Qt.MouseButton.LeftButton)
    assert panel.hits.ticked() == list(panel.hits.hits)


def test_digits_case_and_whole_words_are_as_the_boxes_say(clerk: Clerk, panel: FindPanel, qtbot: QtBot) -> None:
    looks_for(clerk, qtbot, "e-service")
    blind = len(panel.hits.hits)
    assert blind > 0

    QTest.mouseClick(panel.match_case, Qt.MouseButton.LeftButton)
    clerk.waits_until(panel.is_current)
    assert panel.count.text() == "ไม่พบ"

    QTest.mouseClick(panel.match_case, Qt.MouseButton.LeftButton)
    looks_for(clerk, qtbot, "ประ")
    anywhere = len(panel.hits.hits)
    QTest.mouseClick(panel.whole_words, Qt.MouseButton.LeftButton)
    clerk.waits_until(panel.is_current)
    assert len(panel.hits.hits) < anywhere


def test_digits_and_sara_am_are_found_in_every_spelling(clerk: Clerk, panel: FindPanel, qtbot: QtBot) -> None:
    title = "ทำแผนปี ๒๕๖๘ และปี 2568"
    changed = replace(clerk.report, title=title, fiscal_year=2567, ita_round=2568)
    clerk.page.document.apply("ทดลอง", lambda _: changed)

    looks_for(clerk, qtbot, "2568")
    found = [(hit.address.field, hit.text[hit.start : hit.end]) for hit in panel.hits.hits]
    assert found[:3] == [("title", "๒๕๖๘"), ("title", "2568"), ("ita_round", "๒๕๖๘")]
    looks_for(clerk, qtbot, "๒๕๖๘")
    assert [(hit.address.field, hit.text[hit.start : hit.end]) for hit in panel.hits.hits] == found
    clerk.presses("Escape", "F3", "F3", "F3")
    assert QApplication.focusWidget() is clerk.field("ita_round")
    assert clerk.selected() == "๒๕๖๘"

    looks_for(clerk, qtbot, "ทํา")
    first = panel.hits.hits[0]
    assert (first.address.field, first.text[first.start : first.end]) == ("title", "ทำ")


def test_a_year_takes_no_words_and_says_so_and_the_rest_is_replaced(
    clerk: Clerk, panel: FindPanel, qtbot: QtBot
) -> None:
    changed = replace(clerk.report, title="ปี ๒๕๙๙ ๒๕๙๙", fiscal_year=2599, ita_round=2600)
    clerk.page.document.apply("ทดลอง", lambda _: changed)
    looks_for(clerk, qtbot, "2599", "Ctrl+H")
    clerk.types_into(panel.replacement, "ปีหน้า")

    QTest.mouseClick(panel.replace_ticked, Qt.MouseButton.LeftButton)

    assert (clerk.report.title, clerk.report.fiscal_year) == ("ปี ปีหน้า ปีหน้า", 2599)
    said = clerk.window.status.currentMessage()
    assert said.startswith("แทนที่แล้ว ๒ ตำแหน่ง")
    assert said.endswith("ปีที่หน้าปก ๑ ตำแหน่งไม่ได้แทนที่ เพราะจะไม่เป็นปี พ.ศ.")


def test_one_after_the_other_goes_on_behind_a_year_that_cannot_be_replaced(
    clerk: Clerk, panel: FindPanel, qtbot: QtBot
) -> None:
    changed = replace(clerk.report, title="ปี ๒๕๙๙", fiscal_year=2599, oit_item="O๒๕๙๙")
    clerk.page.document.apply("ทดลอง", lambda _: changed)
    looks_for(clerk, qtbot, "2599", "Ctrl+H")
    clerk.presses("Return", "Return")
    assert panel.current is not None
    assert panel.current.address == Address("fiscal_year")
    clerk.types_into(panel.replacement, "ปีหน้า")

    clerk.presses("Return")
    assert panel.current.address == Address("oit_item")
    clerk.presses("Return")

    assert (clerk.report.fiscal_year, clerk.report.oit_item) == (2599, "Oปีหน้า")


def test_the_list_follows_the_report(clerk: Clerk, panel: FindPanel, qtbot: QtBot) -> None:
    looks_for(clerk, qtbot, WORD)
    count = len(panel.hits.hits)
    clerk.goes_to_measure()

    clerk.types(WORD)

    clerk.waits_until(lambda: len(panel.hits.hits) == count + 1)


def test_another_report_starts_with_a_closed_and_empty_panel(clerk: Clerk, panel: FindPanel, qtbot: QtBot) -> None:
    looks_for(clerk, qtbot, WORD)

    clerk.starts_a_new_report()

    assert not panel.isVisible()
    assert panel.hits.hits == ()


def test_the_place_to_go_back_to_is_forgotten_with_its_report(
    clerk: Clerk, panel: FindPanel, sample: Path, tmp_path: Path
) -> None:
    other = tmp_path / "อีกแฟ้ม.ita"
    shutil.copyfile(sample, other)
    tree = clerk.page.outline
    clerk.presses_in(tree, "Ctrl+F")

    clerk.opens(other)
    clerk.waits_until(lambda: not isValid(tree))
    focus = QApplication.focusWidget()
    if focus is not None:
        focus.clearFocus()
    clerk.window.commands["find"].trigger()
    clerk.presses("Escape")

    assert not panel.isVisible()


def test_words_end_where_the_line_breaker_says_and_a_compound_is_one() -> None:
    text = "แม่น้ำและน้ำดื่ม\nน้ำ"

    found = [start for start, _ in spans(text, Query("น้ำ", whole_words=True), word_starts)]

    assert found == [9, 17]


def test_a_hit_far_down_in_a_measure_that_was_not_open_is_scrolled_into_view(
    clerk: Clerk, panel: FindPanel, qtbot: QtBot
) -> None:
    last = "การปฏิบัติหน้าที่"
    assert clerk.report.issues[0].measures[0].outcomes[-1].text.endswith(last)
    clerk.goes_to(Address("measure.title", measure=clerk.report.issues[0].measures[1].id))
    looks_for(clerk, qtbot, last)
    row = max(
        row for row, hit in enumerate(panel.hits.hits) if hit.address.measure == clerk.report.issues[0].measures[0].id
    )

    panel.list.activated.emit(panel.list.model().index(row, 0))
    editor = clerk.page.measure_form.lists[ListName.OUTCOMES]
    qtbot.wait(200)

    assert clerk.selected() == last
    assert editor.viewport().visibleRegion().contains(editor.cursorRect())


LOW_WINDOW = (683, 356)
"""Pixels that a screen of 1366 x 768 leaves a window at 200 %, below its frame."""


def test_on_a_low_screen_the_list_is_folded_and_the_report_keeps_its_room(
    clerk: Clerk, panel: FindPanel, qtbot: QtBot
) -> None:
    clerk.window.resize(*LOW_WINDOW)

    looks_for(clerk, qtbot, WORD, "Ctrl+H")
    clerk.presses("Return")
    current = QApplication.focusWidget()

    assert clerk.window.height() == LOW_WINDOW[1]
    assert not panel.list.isVisible()
    assert panel.replace_one.isVisible() and panel.replace_ticked.isVisible()
    assert clerk.page.forms.height() > panel.height() > 0
    assert panel.count.text().startswith("พบ ") and "ตำแหน่งที่ ๑" in panel.count.text()
    assert current is panel.query


def test_a_folded_list_is_unfolded_by_mouse_or_key_and_stays_as_the_clerk_left_it(
    clerk: Clerk, panel: FindPanel, qtbot: QtBot
) -> None:
    clerk.window.resize(*LOW_WINDOW)
    looks_for(clerk, qtbot, WORD)
    folded = panel.height()

    QTest.mouseClick(panel.form.fold, Qt.MouseButton.LeftButton)
    clerk.waits_until(lambda: panel.list.isVisible() and panel.height() > folded)
    assert panel.match_case.isVisible() and panel.whole_words.isVisible()
    assert clerk.page.forms.height() >= 60

    clerk.presses("Escape", "Ctrl+F")
    assert panel.list.isVisible()

    panel.query.setFocus()
    while QApplication.focusWidget() is not panel.form.fold:
        clerk.presses("Tab")
    clerk.presses("Space")
    assert not panel.list.isVisible()
    clerk.waits_until(lambda: panel.height() == folded)


def test_where_there_is_room_the_list_of_hits_is_shown(clerk: Clerk, panel: FindPanel, qtbot: QtBot) -> None:
    clerk.window.resize(*LOW_WINDOW)
    clerk.presses("Ctrl+F", "Escape")
    clerk.window.resize(1366, 740)

    looks_for(clerk, qtbot, WORD)

    assert panel.list.isVisible()
    clerk.waits_until(lambda: panel.list.height() > 100)


def test_only_the_hit_that_was_gone_to_last_is_selected(clerk: Clerk, panel: FindPanel, qtbot: QtBot) -> None:
    looks_for(clerk, qtbot, "E-Service")
    clerk.presses("Return")
    title = as_a(QTextEdit, clerk.field("measure.title"))
    assert title.textCursor().selectedText() == "E-Service"

    clerk.presses("Return", "Escape")

    assert clerk.selected() == "E-Service"
    assert title.textCursor().selectedText() == ""


def test_the_page_of_the_measure_stays_in_view_when_the_panel_takes_its_room(clerk: Clerk, panel: FindPanel) -> None:
    clerk.window.resize(1366, 800)  # a page is seen whole above the panel
    clerk.waits_until_drawn()
    preview = clerk.page.preview
    bar = preview.verticalScrollBar()
    preview.setFocus()
    clerk.presses("2")  # as wide as the page
    clerk.presses_in(clerk.page.outline, "Home", "Down", "Down")
    QApplication.processEvents()
    assert bar.value() == 0, "the second page is in view, below the first"

    clerk.presses("Ctrl+F")

    def first_measure_in_view() -> bool:
        paper = preview.paper
        page = (
            paper.page_of(Address("measure.title", measure=clerk.page.address.measure)) if paper is not None else None
        )
        box = preview._sheets.box(page) if page is not None and preview._sheets is not None else None
        return (
            box is not None
            and bar.value() <= box.top() <= bar.value() + preview.viewport().height() - box.height() // 2
        )

    clerk.waits_until(lambda: preview.viewport().height() < 400)
    assert first_measure_in_view()


def test_tab_leads_from_what_to_find_to_what_replaces_it(clerk: Clerk, panel: FindPanel) -> None:
    clerk.presses("Ctrl+H", "Tab")

    assert QApplication.focusWidget() is panel.replacement


def test_undo_in_the_panel_shows_the_place_and_leaves_the_caret_in_the_panel(
    clerk: Clerk, panel: FindPanel, qtbot: QtBot
) -> None:
    looks_for(clerk, qtbot, WORD, "Ctrl+H")
    before = clerk.report
    clerk.page.go_to(Address("signers"))
    panel.replace_ticked.click()
    assert clerk.report != before

    clerk.presses("Ctrl+Z")

    assert clerk.report == before
    assert clerk.page.address == COVER
    assert QApplication.focusWidget() is panel.query


def test_undo_takes_back_what_was_just_typed_into_the_line_and_never_runs_over_into_the_report(
    clerk: Clerk, panel: FindPanel
) -> None:
    clerk.types_into("title", "ก")
    report = clerk.report
    clerk.presses("Ctrl+F", "Ctrl+A", "Delete")
    clerk.presses("Escape", "Ctrl+F")

    clerk.types(WORD)
    clerk.presses("Ctrl+Z")
    assert (panel.query.text(), clerk.report) == ("", report)
    clerk.presses("Ctrl+Y")
    assert (panel.query.text(), clerk.report) == (WORD, report)
    clerk.presses(*["Ctrl+Z"] * 5)
    assert (panel.query.text(), clerk.report) == ("", report)
    hold("Y")
    assert panel.query.text() == WORD
    hold("Z")
    assert (panel.query.text(), clerk.report) == ("", report)


@pytest.mark.parametrize("then", ["Return", "Escape Ctrl+F", "Tab Shift+Tab"])
def test_undo_is_the_reports_again_once_what_was_typed_into_the_line_was_used(
    clerk: Clerk, panel: FindPanel, qtbot: QtBot, then: str
) -> None:
    before = clerk.report
    clerk.types_into("title", "ก")
    looks_for(clerk, qtbot, WORD, "Ctrl+H")

    clerk.presses(*then.split())
    assert QApplication.focusWidget() is panel.query
    clerk.presses("Ctrl+Z")

    assert clerk.report == before
    assert panel.query.text() == WORD


def test_the_offer_to_take_a_step_back_goes_with_the_step(clerk: Clerk, panel: FindPanel, qtbot: QtBot) -> None:
    looks_for(clerk, qtbot, WORD, "Ctrl+H")
    panel.replace_ticked.click()
    assert "Ctrl+Z" in clerk.window.status.currentMessage()

    clerk.presses("Ctrl+Z")

    assert clerk.window.status.currentMessage() == ""


@pytest.mark.parametrize("replacing", [False, True])
def test_a_hit_that_is_longer_than_its_row_is_cut_with_dots(clerk: Clerk, replacing: bool) -> None:
    clerk.presses("Ctrl+H" if replacing else "Ctrl+F")
    clerk.types("การ")
    panel = clerk.window.find_panel
    clerk.waits_until(lambda: len(panel.hits.hits) > 20 and panel.is_current())
    rows, room = range(20), panel.list.columnWidth(1)
    drawn = as_a(Context, panel.list.itemDelegateForColumn(1))

    for width in (room, room // 2):
        lines = [drawn.line(row, panel.list.font(), width) for row in rows]
        long = [line for row, line in zip(rows, lines, strict=True) if line.text() != whole_text(panel.hits, row)]

        assert all(line.lineAt(0).naturalTextWidth() <= width for line in lines)
        assert len(long) > 5
        assert all("…" in (line.text()[0], line.text()[-1]) for line in long)


def whole_text(hits: Hits, row: int) -> str:
    text, _, end, new = hits.context(row)
    return text[:end] + new + text[end:]
