"""The page of the columns at the real window: what is added, renamed, moved, hidden and removed, by mouse and keys."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QMenu, QToolButton, QWidget

from ita_desktop.domain.find.search import Query, span_in_field
from ita_desktop.domain.limits import COLUMNS_MAX
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, KNOWN_COLUMNS, Column, ColumnKind
from ita_desktop.domain.report.edits import set_columns, set_field
from ita_desktop.domain.report.paper_settings import PageSize
from ita_desktop.session.words.word_breaks import word_starts
from ita_desktop.ui.forms.paper_form import NarrowColumns
from ita_desktop.ui.table.column_row import ColumnRow
from ita_desktop.ui.table.columns_form import ColumnsForm
from tests.support.certain import the
from tests.support.clerk import Clerk
from tests.support.finding import find
from tests.support.mouse import mouse
from tests.support.on_screen import differences

pytestmark = pytest.mark.sample_open

STEPS, RESULTS = DEFAULT_COLUMNS[1], DEFAULT_COLUMNS[2]


@pytest.fixture
def clerk(clerk: Clerk) -> Iterator[Clerk]:
    clerk.goes_to(Address("columns"))
    yield clerk
    assert differences(clerk.window) == []


def form(clerk: Clerk) -> ColumnsForm:
    return clerk.page.columns_form


def headings(clerk: Clerk) -> list[str]:
    return [row.heading.text() for row in form(clerk).rows]


def keys(clerk: Clerk) -> list[str]:
    return [column.key for column in clerk.report.columns]


def focus() -> QWidget:
    return the(QApplication.focusWidget())


def button(row: ColumnRow, words: str) -> QToolButton:
    return next(one for one in row.findChildren(QToolButton) if one.accessibleName().endswith(words))


def box(row: ColumnRow, words: str) -> QCheckBox:
    return next(one for one in row.findChildren(QCheckBox) if one.text() == words)


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def choose(clerk: Clerk, *words: str) -> None:
    """From the menu of what can be added."""
    menu = form(clerk).add.menu()
    menu.aboutToShow.emit()
    for word in words:
        action = next(one for one in menu.actions() if one.text() == word)
        below = action.menu()
        if isinstance(below, QMenu):
            menu = below
        else:
            action.trigger()


def undoes(clerk: Clerk) -> str:
    """Take the last step back; what it was called."""
    name = clerk.page.document.history.undoText()
    clerk.presses("Ctrl+Z")
    return name


def test_a_known_column_is_added_and_the_form_of_a_measure_has_it_at_once(clerk: Clerk) -> None:
    before, measure = clerk.report, clerk.measure

    choose(clerk, "ตัวชี้วัด")

    assert headings(clerk)[-1] == "ตัวชี้วัด"
    assert focus() is form(clerk).rows[-1].heading
    assert clerk.selected() == "ตัวชี้วัด"
    clerk.goes_to(Address("measure.indicator", measure=measure.id))
    clerk.types("ก")
    clerk.goes_to(Address("columns"))
    undoes(clerk)
    assert undoes(clerk) == "เพิ่มคอลัมน์ ตัวชี้วัด"
    assert clerk.report == before


def test_a_column_of_ones_own_has_the_kind_that_was_chosen(clerk: Clerk) -> None:
    choose(clerk, "คอลัมน์ของหน่วยงานเอง", "จำนวนเงิน")
    clerk.types("เงินสะสม (บาท)")

    assert clerk.report.columns[-1].heading == "เงินสะสม (บาท)"
    assert clerk.report.columns[-1].kind is ColumnKind.MONEY


def test_when_there_are_twelve_no_more_can_be_added(clerk: Clerk) -> None:
    for column in KNOWN_COLUMNS[: COLUMNS_MAX - len(DEFAULT_COLUMNS)]:
        choose(clerk, column.heading)

    assert len(form(clerk).rows) == COLUMNS_MAX
    assert not form(clerk).add.isEnabled()
    assert form(clerk).add.toolTip() == "มีได้ไม่เกิน ๑๒ คอลัมน์"
    undoes(clerk)
    assert form(clerk).add.isEnabled()


def test_a_heading_that_is_typed_is_one_step(clerk: Clerk) -> None:
    heading = form(clerk).rows[1].heading
    clerk.presses_in(heading, "End")
    clerk.types("ที่ดี")

    assert clerk.report.columns[1].heading == f"{STEPS.heading}ที่ดี"
    assert undoes(clerk) == "แก้หัวคอลัมน์"
    assert clerk.report.columns == DEFAULT_COLUMNS
    assert heading.text() == STEPS.heading
    assert focus() is heading


def test_a_heading_left_empty_is_refused_in_words_and_comes_back(clerk: Clerk) -> None:
    row = form(clerk).rows[1]
    clerk.presses_in(row.heading, "Ctrl+A", "Backspace")

    assert row.refusal.text() == f"หัวคอลัมน์ว่างไม่ได้ ในรายงานจึงยังเป็น “{STEPS.heading}”"
    assert clerk.report.columns == DEFAULT_COLUMNS
    clerk.presses("Tab")
    assert (row.heading.text(), row.refusal.text()) == (STEPS.heading, "")


@pytest.mark.parametrize("part", ["heading", "box"])
def test_alt_with_arrows_moves_a_column_and_the_caret_goes_with_it(clerk: Clerk, part: str) -> None:
    row = form(clerk).rows[1]
    (row.heading if part == "heading" else box(row, "บนกระดาษ")).setFocus()

    clerk.presses("Alt+Down", "Alt+Down", "Alt+Up")

    assert keys(clerk)[1:3] == [RESULTS.key, STEPS.key]
    assert focus() is form(clerk).rows[2].heading
    assert undoes(clerk) == f"เลื่อนคอลัมน์ {STEPS.heading} ขึ้น"
    assert focus() is form(clerk).rows[3].heading
    undoes(clerk)
    undoes(clerk)
    assert clerk.report.columns == DEFAULT_COLUMNS


def grip_to(clerk: Clerk, place: int, below: int) -> None:
    """The mouse takes the grip of a row to below the middle of another one."""
    rows = form(clerk).rows
    grip, target = rows[place].grip, rows[below]
    QTest.mousePress(grip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, grip.rect().center())
    at = target.mapToGlobal(QPoint(5, target.height() // 2 + 4))
    mouse(grip, QEvent.Type.MouseMove, grip.mapFromGlobal(at))


def test_a_row_is_dragged_to_where_the_line_is(clerk: Clerk) -> None:
    grip_to(clerk, 0, 2)
    line = form(clerk).findChild(QWidget, "column.drop")
    assert line is not None and line.isVisible()

    QTest.mouseRelease(form(clerk).rows[0].grip, Qt.MouseButton.LeftButton)

    assert keys(clerk)[:3] == [STEPS.key, RESULTS.key, DEFAULT_COLUMNS[0].key]
    assert not line.isVisible()
    grip_to(clerk, 2, 0)
    QTest.mouseRelease(form(clerk).rows[2].grip, Qt.MouseButton.LeftButton)
    assert keys(clerk)[:3] == [STEPS.key, DEFAULT_COLUMNS[0].key, RESULTS.key]


def test_esc_gives_a_drag_up(clerk: Clerk) -> None:
    grip = form(clerk).rows[0].grip
    grip_to(clerk, 0, 2)
    QTest.keyClick(grip, Qt.Key.Key_Escape)
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton)

    assert clerk.report.columns == DEFAULT_COLUMNS
    assert not clerk.page.document.history.canUndo()


def test_a_column_that_is_not_printed_stays_in_the_form_and_leaves_the_paper(clerk: Clerk) -> None:
    clerk.waits_until_drawn()
    click(box(form(clerk).rows[1], "บนกระดาษ"))
    clerk.waits_until_drawn()

    assert [column.printed for column in clerk.report.columns] == [True, False, True, True, True, True]
    assert len(form(clerk).widths.bar.widths) == 5
    measure = clerk.measure
    assert measure.steps
    assert undoes(clerk) == f"ไม่พิมพ์คอลัมน์ {STEPS.heading}"
    assert clerk.report.columns == DEFAULT_COLUMNS


def test_the_title_can_be_neither_hidden_nor_removed_and_says_why(clerk: Clerk) -> None:
    row = form(clerk).rows[0]

    for part in (box(row, "บนกระดาษ"), button(row, "ลบคอลัมน์")):
        assert not part.isEnabled()
        assert part.toolTip().endswith("ทุกรายงานต้องมีคอลัมน์ชื่อมาตรการ")


def test_an_empty_column_goes_at_once(clerk: Clerk) -> None:
    before = clerk.report
    choose(clerk, "หมายเหตุ")

    click(button(form(clerk).rows[-1], "ลบคอลัมน์"))

    assert clerk.report == before
    assert undoes(clerk) == "ลบคอลัมน์ หมายเหตุ"
    assert headings(clerk)[-1] == "หมายเหตุ"
    assert focus() is form(clerk).rows[-1].heading


def test_what_stands_in_a_column_is_shown_and_kept_until_its_removal_is_agreed_to(clerk: Clerk) -> None:
    before = clerk.report
    count = len(list(before.measures()))
    click(button(form(clerk).rows[1], "ลบคอลัมน์"))

    removal = the(form(clerk).removal)
    assert removal.words == f"คอลัมน์ “{STEPS.heading}” มีข้อมูลของมาตรการ ๖ รายการ ซึ่งจะถูกลบไปด้วย"
    assert count == 6
    assert focus() is removal.keep
    assert clerk.report is before
    clerk.presses("Esc")
    assert form(clerk).removal is None
    assert focus() is form(clerk).rows[1].heading

    click(button(form(clerk).rows[1], "ลบคอลัมน์"))
    clerk.presses("Tab", "Return")

    assert STEPS.key not in keys(clerk)
    assert all(not measure.steps for _, _, measure in clerk.report.measures())
    assert focus() is form(clerk).rows[1].heading
    assert undoes(clerk) == f"ลบคอลัมน์ {STEPS.heading}"
    assert clerk.report == before
    assert focus() is form(clerk).rows[1].heading


def test_the_question_goes_with_its_column(clerk: Clerk) -> None:
    click(button(form(clerk).rows[2], "ลบคอลัมน์"))
    columns = tuple(column for column in DEFAULT_COLUMNS if column != RESULTS)

    clerk.page.document.apply("x", lambda report: set_columns(report, columns))

    assert form(clerk).removal is None


def test_a_step_elsewhere_is_taken_back_and_the_column_that_it_was_about_has_the_caret(clerk: Clerk) -> None:
    clerk.presses_in(form(clerk).rows[3].heading, "Alt+Down")
    clerk.goes_to_measure()

    undoes(clerk)

    assert clerk.page.address == Address("columns")
    assert focus() is form(clerk).rows[3].heading


def test_words_of_a_heading_that_were_found_are_selected(clerk: Clerk) -> None:
    columns = tuple(replace(column, heading=f"ก {number}") for number, column in enumerate(DEFAULT_COLUMNS))
    clerk.page.document.apply("x", lambda report: set_columns(report, columns))
    found = next(hit for hit in find(clerk.report, Query("ก 4"), word_starts))
    start, end = span_in_field(clerk.report, found)

    clerk.page.select(found.address, start, end)

    assert (focus(), clerk.selected()) == (form(clerk).rows[4].heading, "ก 4")


# Widths


def test_an_edge_of_the_bar_changes_the_widths_by_mouse_and_by_keys(clerk: Clerk) -> None:
    edge = form(clerk).widths.bar.edges[0]
    edge.setFocus()

    clerk.presses("Right", "Right", "Shift+Right")

    assert clerk.report.columns == DEFAULT_COLUMNS
    assert clerk.report.paper.columns[:2] == (50, 53)
    assert focus() is edge
    assert undoes(clerk) == "แก้ความกว้างของคอลัมน์"
    assert clerk.report.paper.columns[:2] == (43, 60)


def test_one_column_or_all_are_fitted_by_a_tick(clerk: Clerk) -> None:
    clerk.waits_until_drawn()
    before = clerk.report
    click(box(form(clerk).rows[1], "กว้างพอดีกับเนื้อหา"))
    assert [column.width for column in clerk.report.columns] == [43, None, 63, 57, 23, 25]
    clerk.waits_until_drawn()
    click(form(clerk).widths.fitted)
    assert clerk.report.columns == DEFAULT_COLUMNS
    assert clerk.report.paper.columns == ()
    clerk.waits_until_drawn()
    assert sum(form(clerk).widths.bar.widths) == 271

    click(box(form(clerk).rows[0], "กว้างพอดีกับเนื้อหา"))

    assert [column.width is None for column in clerk.report.columns] == [False, *[True] * 5]
    for _ in range(3):
        undoes(clerk)
    assert clerk.report == before


# What cannot be read


@pytest.mark.parametrize("page", ["columns", "paper.family"])
def test_columns_too_narrow_to_read_are_shown_in_one_line_with_what_helps(clerk: Clerk, page: str) -> None:
    def waits_for_the_paper() -> None:
        paper = clerk.page.preview
        clerk.waits_until(lambda: paper.paper is not None and paper.paper.report is clerk.report)

    columns = (*DEFAULT_COLUMNS, *KNOWN_COLUMNS[:6])
    clerk.page.document.apply("x", lambda report: set_columns(report, columns))
    clerk.goes_to(Address(page))
    waits_for_the_paper()
    line = clerk.page.form.findChild(NarrowColumns)
    assert line is not None and line.isVisible()
    assert line.words.text() == "๒ คอลัมน์แคบเกินกว่าจะอ่านได้สะดวก"

    click(line.smaller)
    waits_for_the_paper()

    assert clerk.report.paper.text_size == 14
    assert not line.isVisible()
    assert undoes(clerk) == "แก้ขนาดตัวอักษรในตาราง"
    clerk.goes_to(Address(page))
    waits_for_the_paper()
    click(line.larger)
    waits_for_the_paper()
    assert clerk.report.paper.page_size is PageSize.A3
    assert not line.isVisible()


def test_a3_and_a_smaller_size_are_one_step_where_only_both_help(clerk: Clerk) -> None:
    def waits_for_the_paper() -> None:
        paper = clerk.page.preview
        clerk.waits_until(lambda: paper.paper is not None and paper.paper.report is clerk.report)

    code = Column("code", "รหัส", ColumnKind.TEXT, 10)
    measure = clerk.measure.id
    words = Address("measure.code", measure=measure)
    document = clerk.page.document
    document.apply("x", lambda report: set_columns(report, (replace(DEFAULT_COLUMNS[0], width=200), code)))
    document.apply("y", lambda report: set_field(report, words, "ประชาสัมพันธ์ให้ประชาชนทราบ"))
    waits_for_the_paper()
    line = the(clerk.page.form.findChild(NarrowColumns))
    assert not line.smaller.isVisible() and not line.larger.isVisible()
    before = clerk.report

    click(line.both)
    waits_for_the_paper()

    assert clerk.report.paper.page_size is PageSize.A3 and clerk.report.paper.text_size < before.paper.text_size
    assert not line.isVisible()
    clerk.presses("Ctrl+Z")
    assert clerk.report == before
