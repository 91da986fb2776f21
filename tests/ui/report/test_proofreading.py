"""Spelling in the window: lines below words, the menu at a word, the way from one to the next, all with keys."""

from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, Column, ColumnKind
from ita_desktop.domain.report.edits import with_columns
from ita_desktop.domain.report.report import Measure, Report, SetAside
from ita_desktop.home import settings
from ita_desktop.ui.appearance.style import colours_shown
from ita_desktop.ui.lists.list_editor import ListEditor
from ita_desktop.ui.text.line_edit import LineEdit
from ita_desktop.ui.text.plain_edit import PlainEdit
from tests.support.certain import as_a, the
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.marked_words import marked_words
from tests.support.orca import orca_listening
from tests.support.pixels import rows
from tests.support.report_files import a_file
from tests.support.reports import a_measure, a_report, an_issue, an_item
from tests.support.typing import menu_key

SLIP, MEANT = "เผยแผร่", "เผยแพร่"
MEASURE = a_measure(
    "มาตรการส่งเสริมความโปร่งใส",
    steps=(an_item("ประชุมเจ้าหน้าที่ผู้รับผิดชอบ"), an_item(f"จัดทำประกาศและ{SLIP}ทางเว็บไซต์")),
    results=(an_item("ประชาชนเข้าถึงข้อมูลได้สะดวก"),),
    outcomes=(an_item("การปฎิบัติงานเป็นไปอย่างโปร่งใส"),),
    owners=("สำนักปลัด", "กองคลงั"),
)
"""เผยแผร่ in a step, ปฎิบัติ in an outcome (of the list, for certain), กองคลงั in a line of names."""


def report_of(measure: Measure) -> Report:
    return a_report(an_issue(measure))


REPORT = report_of(MEASURE)


@pytest.fixture
def office(clerk: Clerk, tmp_path: Path) -> Clerk:
    """A clerk with the measure in view, its report checked."""
    return opened(clerk, tmp_path, REPORT)


def opened(clerk: Clerk, folder: Path, report: Report) -> Clerk:
    clerk.opens(a_file(folder, report, "รายงาน.ita"))
    clerk.goes_to_measure()
    checked(clerk)
    return clerk


def checked(clerk: Clerk) -> None:
    """Wait until the spelling of the report as it is now is known."""
    clerk.waits_until(lambda: clerk.page.is_painted and clerk.window.speller.is_current)


def editor(clerk: Clerk, key: str) -> PlainEdit | LineEdit:
    field = clerk.field(key)
    found = field if isinstance(field, PlainEdit | LineEdit) else field.findChild(LineEdit)
    assert isinstance(found, PlainEdit | LineEdit)
    return found


def at_step(clerk: Clerk) -> ListEditor:
    """The caret behind the second step."""
    clerk.goes_to_step(1)
    return as_a(ListEditor, editor(clerk, "measure.steps"))


def into_the_slip(clerk: Clerk) -> None:
    at_step(clerk)
    clerk.presses("Home", *["Ctrl+Right"] * 20)
    steps = as_a(ListEditor, editor(clerk, "measure.steps"))
    steps.select_in(steps.items[1].id, len("จัดทำประกาศและเผ"), len("จัดทำประกาศและเผ"))


def found_words(clerk: Clerk) -> list[str]:
    """The words of all findings, as the list of them has them."""
    return [problem.words.text for problem in clerk.page.checker.findings if problem.words is not None]


def menu_opened() -> QMenu:
    return as_a(QMenu, QApplication.activePopupWidget())


def words_of(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def chosen(clerk: Clerk, words: str) -> None:
    """Choose the entry of the open menu with the keyboard, which then goes back to the window: the screen that is none
    does not give it back by itself."""
    menu = menu_opened()
    while (entry := menu.activeAction()) is None or not entry.text().startswith(words):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    clerk.window.activateWindow()


def test_words_that_may_be_misspelt_have_a_line_below_them_in_every_kind_of_field(office: Clerk) -> None:
    assert marked_words(editor(office, "measure.title")) == []
    assert marked_words(editor(office, "measure.steps")) == [SLIP]
    assert marked_words(editor(office, "measure.outcomes")) == ["ปฎิบัติ"]
    assert marked_words(editor(office, "measure.owners")) == ["กองคลงั"]


def test_what_is_typed_is_marked_once_the_caret_has_left_it(office: Clerk) -> None:
    title = editor(office, "measure.title")
    office.presses_in("measure.title", "Ctrl+End")

    office.types(f" และ{SLIP}")
    checked(office)

    assert marked_words(title) == []
    office.types(" ")
    checked(office)
    assert marked_words(title) == [SLIP]


@pytest.mark.parametrize("leave", ["Left", "Home", "Tab"])
def test_the_word_that_was_typed_is_marked_as_soon_as_the_caret_goes_elsewhere(office: Clerk, leave: str) -> None:
    title = editor(office, "measure.title")
    office.presses_in("measure.title", "Ctrl+End")
    office.types(f" และ{SLIP}")
    checked(office)

    office.presses(leave)

    assert marked_words(title) == [SLIP]


def test_lines_follow_their_words_while_something_is_typed_before_them(office: Clerk) -> None:
    steps = at_step(office)
    office.presses("Home")

    office.types("ได้ ")

    assert marked_words(steps) == [SLIP]


def test_a_word_that_is_corrected_by_hand_loses_its_line_with_the_first_key(office: Clerk) -> None:
    steps = at_step(office)
    into_the_slip(office)

    office.presses("Delete")

    assert marked_words(steps) == []


def test_a_line_of_names_shows_it_below_the_name_that_is_misspelt(office: Clerk) -> None:
    office.presses_in("measure.owners", "End")

    office.types(", กองช่าง")
    checked(office)

    assert marked_words(editor(office, "measure.owners")) == ["กองคลงั"]


def test_words_of_other_findings_have_a_line_too_and_only_one(clerk: Clerk, tmp_path: Path) -> None:
    steps = (an_item("จัดทำมาตรการการ (ฉบับร่าง)"), an_item("ประชุมเจ้าหน้าที่"))
    opened(clerk, tmp_path, report_of(a_measure("มาตรการ", steps=steps)))

    clerk.waits_until(lambda: marked_words(editor(clerk, "measure.steps")) == ["มาตรการการ"])
    clerk.goes_to(Address("title"))
    assert marked_words(editor(clerk, "title")) == []
    at_step(clerk)
    assert marked_words(editor(clerk, "measure.steps")) == ["มาตรการการ"]
    with orca_listening() as orca:
        clerk.presses("Up", "Home")
        orca.says()
        clerk.presses(*["Right"] * 9)
        assert orca.says() == ["คำว่า “การ” ซ้อนกัน"]


DOUBLED = report_of(
    a_measure(
        "มาตรการ",
        steps=(an_item("ประชุมเจ้าหน้าที่"), an_item("จัดทำมาตรการการ (ฉบับร่าง)")),
        owners=("สำนักปลัด", "งานมาตรการการ"),
    )
)
"""มาตรการการ in a step and in a line of names: no slip, and found by another check."""


@pytest.mark.parametrize(("leave", "words"), [("End", "ภายในหน่วยงาน "), ("Home", "ได้ ")], ids=["behind", "before"])
def test_the_dotted_line_stays_below_its_words_while_something_is_typed_beside_them(
    clerk: Clerk, qtbot: QtBot, tmp_path: Path, leave: str, words: str
) -> None:
    opened(clerk, tmp_path, DOUBLED)
    steps = at_step(clerk)
    clerk.presses(leave)
    clerk.waits_until(lambda: marked_words(steps) == ["มาตรการการ"])

    with qtbot.waitSignal(clerk.page.checker.looked_through, timeout=WAIT_MS):
        clerk.types(words)
        assert marked_words(steps) == ["มาตรการการ"]
        checked(clerk)
        assert marked_words(steps) == ["มาตรการการ"]

    assert marked_words(steps) == ["มาตรการการ"]


def test_a_line_of_names_has_the_dotted_line_below_the_name_that_it_is_about(clerk: Clerk, tmp_path: Path) -> None:
    opened(clerk, tmp_path, DOUBLED)

    clerk.waits_until(lambda: marked_words(editor(clerk, "measure.owners")) == ["มาตรการการ"])


@pytest.mark.parametrize(
    ("key", "way", "without"),
    [
        ("measure.steps", ["Home", *["Right"] * 7], "จัดทำมาตรการ (ฉบับร่าง)"),
        ("measure.owners", ["End", *["Left"] * 5], "งานมาตรการ"),
    ],
)
def test_the_menu_at_words_of_other_findings_mends_them_and_sets_them_aside(
    clerk: Clerk, tmp_path: Path, key: str, way: list[str], without: str
) -> None:
    opened(clerk, tmp_path, DOUBLED)
    at_step(clerk)
    clerk.focuses(key)
    text = editor(clerk, key)
    clerk.waits_until(lambda: marked_words(text) == ["มาตรการการ"])
    clerk.presses(*way)

    clerk.presses("Shift+F10")
    assert words_of(menu_opened())[:3] == ["แก้เป็น “มาตรการ”(&1)", "ไม่ใช่ที่ผิด(&I)", "ตัด(&T)"]
    chosen(clerk, "แก้เป็น")

    measure = clerk.measure
    assert without in (measure.steps[1].text, *measure.owners)
    assert clerk.page.document.history.undoText() == "แก้คำผิดเป็น “มาตรการ”"
    clerk.presses("Ctrl+Z")
    assert clerk.report == DOUBLED
    clerk.waits_until(lambda: marked_words(text) == ["มาตรการการ"])
    clerk.presses("Shift+F10")
    chosen(clerk, "ไม่ใช่ที่ผิด")
    assert clerk.report.set_aside == {SetAside("doubled", "มาตรการการ")}
    assert marked_words(text) == []


def test_headings_of_columns_are_proofread_like_any_text(clerk: Clerk, tmp_path: Path) -> None:
    headings = ("ตัวชี้วัด", "ผลเชิงปริมาณต่างๆ", "หลักฐานและการปฎิบัติ")
    own = (Column(f"own_{number}", heading, ColumnKind.TEXT) for number, heading in enumerate(headings))
    opened(clerk, tmp_path, with_columns(REPORT, (*DEFAULT_COLUMNS, *own)))
    clerk.goes_to(Address("columns"))
    rows = clerk.page.columns_form.rows

    clerk.waits_until(lambda: marked_words(rows[7].heading) == ["ต่างๆ"])
    assert [marked_words(row.heading) for row in (rows[1], rows[6], rows[8])] == [[], [], ["ปฎิบัติ"]]

    clerk.goes_to(Address("title"))
    walked = []
    for _ in range(4):
        clerk.presses("F7")
        walked.append(clerk.selected())
    assert (walked, clerk.page.address) == ([SLIP, "ปฎิบัติ", "กองคลงั", "ปฎิบัติ"], Address("columns"))
    clerk.presses("Shift+F10")
    assert words_of(menu_opened())[0] == "แก้เป็น “ปฏิบัติ”(&1)"
    chosen(clerk, "แก้เป็น")
    assert clerk.report.columns[8].heading == "หลักฐานและการปฏิบัติ"
    clerk.presses("Ctrl+Z")
    assert clerk.report.columns[8].heading == headings[2]

    rows[1].heading.setFocus()  # a usual heading, which is no text of the report
    clerk.presses("Home", "Shift+F10")
    menu = menu_opened()
    assert words_of(menu)[0] == "ตัด(&T)"
    menu.close()


def test_words_that_occur_three_times_are_right(clerk: Clerk, tmp_path: Path) -> None:
    steps = tuple(an_item(f"{text}บาสโลบ") for text in ("จัดเต้น", "ฝึกซ้อม", "ประกวด"))
    opened(clerk, tmp_path, report_of(a_measure("มาตรการ", steps=steps)))
    assert marked_words(editor(clerk, "measure.steps")) == []

    at_step(clerk)
    clerk.presses("Ctrl+Shift+K")

    clerk.waits_until(lambda: marked_words(editor(clerk, "measure.steps")) == ["บาสโลบ", "บาสโลบ"])


def test_words_of_the_profile_of_the_agency_are_right(clerk: Clerk, tmp_path: Path) -> None:
    report = report_of(a_measure("มาตรการ", steps=(an_item("จัดเต้นบาสโลบ"), an_item("ประชุม"))))
    opened(clerk, tmp_path, report)
    assert marked_words(editor(clerk, "measure.steps")) == ["บาสโลบ"]

    clerk.goes_to(Address("agency.name"))
    clerk.types_over("บาสโลบ")
    at_step(clerk)

    clerk.waits_until(lambda: marked_words(editor(clerk, "measure.steps")) == [])


@pytest.mark.parametrize("by_mouse", [False, True], ids=["Shift+F10", "mouse"])
def test_the_menu_at_the_word_mends_it_in_one_step_that_has_a_name(office: Clerk, by_mouse: bool) -> None:
    steps = at_step(office)
    before = office.report
    if by_mouse:
        office.focuses("measure.title")
        cursor = QTextCursor(steps.document().findBlockByNumber(1))
        cursor.setPosition(cursor.position() + len("จัดทำประกาศและเผ"))
        point = steps.cursorRect(cursor).center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, steps.viewport().mapToGlobal(point))
        QApplication.sendEvent(steps.viewport(), event)
    else:
        into_the_slip(office)
        office.presses("Shift+F10")
    menu = menu_opened()
    assert words_of(menu)[:5] == [
        f"แก้เป็น “{MEANT}”(&1)",
        "เพิ่มคำนี้(&W)",
        "เพิ่มคำนี้ ในแฟ้มนี้ด้วย(&F)",
        "ไม่ใช่ที่ผิด(&I)",
        "ตัด(&T)",
    ]

    chosen(office, "แก้เป็น")

    assert office.measure.steps[1].text == f"จัดทำประกาศและ{MEANT}ทางเว็บไซต์"
    assert steps.items[1].text == f"จัดทำประกาศและ{MEANT}ทางเว็บไซต์"
    assert office.page.document.history.undoText() == f"แก้คำผิดเป็น “{MEANT}”"
    assert "Ctrl+Z" in office.window.status.currentMessage()
    office.presses("Ctrl+Z")
    assert office.report == before


def test_the_menu_of_a_name_in_a_line_mends_that_name_only(office: Clerk) -> None:
    office.presses_in("measure.owners", "End")

    line = editor(office, "measure.owners")
    QApplication.sendEvent(line, menu_key(line))
    chosen(office, "แก้เป็น")

    assert office.measure.owners == ("สำนักปลัด", "กองคลัง")


def test_the_menu_beside_such_words_is_as_it_was(office: Clerk) -> None:
    office.focuses("measure.title")

    office.presses("Shift+F10")

    menu = menu_opened()
    assert words_of(menu)[0] == "ตัด(&T)"
    menu.close()


def test_a_word_that_is_certainly_wrong_cannot_be_added(office: Clerk) -> None:
    office.presses_in("measure.outcomes", "Home", "Right", "Right", "Right")

    office.presses("Shift+F10")

    menu = menu_opened()
    assert not any(words.startswith("เพิ่มคำนี้") for words in words_of(menu))
    assert words_of(menu)[0].startswith("แก้เป็น “ปฏิบัติ”")
    menu.close()


def test_a_word_that_is_added_is_right_in_this_report_and_after_the_next_start(
    office: Clerk, qtbot: QtBot, tmp_path: Path
) -> None:
    steps = at_step(office)
    into_the_slip(office)
    office.waits_until(lambda: SLIP in found_words(office))
    office.presses("Shift+F10")

    chosen(office, "เพิ่มคำนี้")

    assert marked_words(steps) == []
    checked(office)
    assert marked_words(steps) == []
    assert settings.load().own_words == (SLIP,)
    office.waits_until(lambda: SLIP not in found_words(office))
    office.waits_until_saved()
    other = Clerk(qtbot)
    (tmp_path / "อื่น").mkdir()
    opened(other, tmp_path / "อื่น", REPORT)
    assert marked_words(editor(other, "measure.steps")) == []
    other.leaves()


def test_a_word_that_was_added_can_be_taken_out_where_it_stands(office: Clerk) -> None:
    steps = at_step(office)
    into_the_slip(office)
    office.presses("Shift+F10")
    chosen(office, "เพิ่มคำนี้")
    checked(office)

    office.presses("Shift+F10")
    assert words_of(menu_opened())[0] == f"นำ “{SLIP}” ออกจากคำที่เพิ่มไว้(&R)"
    chosen(office, "นำ")

    assert settings.load().own_words == ()
    office.waits_until(lambda: marked_words(steps) == [SLIP])


def test_a_word_can_be_added_to_the_file_as_well_and_is_right_on_another_computer(office: Clerk) -> None:
    steps = at_step(office)
    into_the_slip(office)
    office.presses("Shift+F10")

    chosen(office, "เพิ่มคำนี้ ในแฟ้ม")

    assert office.report.own_words == {SLIP}
    assert office.page.document.history.undoText() == "เพิ่มคำของรายงานนี้"
    assert settings.load().own_words == (SLIP,)
    office.window.speller.remove_word(SLIP)  # as if it had never been added here
    checked(office)
    assert marked_words(steps) == []
    office.presses("Shift+F10")
    chosen(office, "นำ")
    assert office.report.own_words == frozenset()
    office.waits_until(lambda: marked_words(steps) == [SLIP])


def test_what_is_no_mistake_is_set_aside_in_the_report_and_can_be_taken_back(office: Clerk) -> None:
    office.presses_in("measure.outcomes", "Home", "Right", "Right", "Right", "Shift+F10")
    outcomes = editor(office, "measure.outcomes")

    chosen(office, "ไม่ใช่ที่ผิด")

    assert office.report.set_aside == {SetAside("spelling", "ปฎิบัติ")}
    assert "Ctrl+Z" in office.window.status.currentMessage()
    office.waits_until(lambda: marked_words(outcomes) == [])
    office.presses("Shift+F10")
    chosen(office, "ตรวจ “ปฎิบัติ” อีก")
    assert office.report == REPORT
    office.waits_until(lambda: marked_words(outcomes) == ["ปฎิบัติ"])
    office.presses("Ctrl+Z", "Ctrl+Z")
    assert office.report.set_aside == frozenset()


def test_f7_goes_from_word_to_word_and_round_and_says_where_it_is(office: Clerk) -> None:
    office.goes_to(Address("title"))
    said = office.window.status

    walked = []
    for _ in range(4):
        office.presses("F7")
        walked.append((office.selected(), said.currentMessage()))

    assert [words for words, _ in walked] == [SLIP, "ปฎิบัติ", "กองคลงั", SLIP]
    assert walked[0][1] == f"“{SLIP}” อาจสะกดผิด น่าจะเป็น “{MEANT}” (๑ จาก ๓)"
    assert walked[1][1] == "“ปฎิบัติ” สะกดผิด ที่ถูกคือ “ปฏิบัติ” (๒ จาก ๓)"
    assert walked[3][1].startswith("ถึงท้ายรายงานแล้ว กลับมาที่คำแรก ")


def test_f7_begins_at_the_caret_also_in_an_empty_field(office: Clerk) -> None:
    office.goes_to_measure("results")
    office.presses("Ctrl+End", "Enter")

    office.presses("F7")

    office.waits_until(lambda: office.selected() == "ปฎิบัติ")


def test_f7_says_that_there_is_nothing(clerk: Clerk, tmp_path: Path) -> None:
    opened(clerk, tmp_path, report_of(a_measure("มาตรการส่งเสริมความโปร่งใส")))
    before = clerk.report

    clerk.presses("F7")

    assert clerk.window.status.currentMessage() == "ไม่พบคำที่อาจสะกดผิด"
    assert clerk.report is before


def test_f7_and_the_menu_alone_mend_the_whole_report(office: Clerk) -> None:
    for _ in range(3):
        office.presses("F7")
        office.waits_until(lambda: bool(office.selected()))
        office.presses("Shift+F10")
        chosen(office, "แก้เป็น")

    office.presses("F7")

    said = office.window.status.currentMessage
    office.waits_until(lambda: said() == "ไม่พบคำที่อาจสะกดผิด")
    for _ in range(3):
        office.presses("Ctrl+Z")
    assert office.report == REPORT


def test_the_lines_can_be_hidden_and_stay_so_after_the_next_start(office: Clerk, qtbot: QtBot) -> None:
    office.window.commands["spelling_lines"].trigger()

    assert marked_words(editor(office, "measure.steps")) == []
    office.presses("F7")
    assert office.selected() == SLIP
    again = Clerk(qtbot)
    assert not again.window.commands["spelling_lines"].isChecked()
    again.leaves()
    office.window.commands["spelling_lines"].trigger()
    assert marked_words(editor(office, "measure.steps")) == [SLIP]


def test_a_screen_reader_reads_it_when_the_caret_comes_into_the_word_and_not_while_it_is_typed(office: Clerk) -> None:
    at_step(office)
    office.presses("Home")
    with orca_listening() as orca:
        orca.says()

        while not (said := orca.says()):
            office.presses("Right")
        office.presses("Right")

        assert said == [f"“{SLIP}” อาจสะกดผิด น่าจะเป็น “{MEANT}”"]
        assert orca.says() == []
        office.presses("End")
        office.types(f" {SLIP}")
        checked(office)
        assert orca.says() == []


def test_a_screen_reader_reads_what_f7_has_found_once(office: Clerk) -> None:
    with orca_listening() as orca:
        office.presses("F7")
        said = orca.says()

    assert [words for words in said if SLIP in words] == [f"“{SLIP}” อาจสะกดผิด น่าจะเป็น “{MEANT}” (๑ จาก ๓)"]


def test_nothing_changes_on_the_paper_and_in_the_report(office: Clerk) -> None:
    def printed() -> bytes:
        paper = the(office.page.preview.paper)
        made = BytesIO()
        paper.write(made, datetime(2026, 11, 29).astimezone())
        return made.getvalue()

    office.waits_until_drawn()
    with_lines = printed()
    assert office.report == REPORT

    office.window.commands["spelling_lines"].trigger()

    assert printed() == with_lines
    assert not office.page.document.history.canUndo()


def lines_of(clerk: Clerk, key: str) -> list[tuple[int, int, int]]:
    """The colours of the pixels, red first, in which the text with its lines differs from the text without."""
    QApplication.processEvents()
    where = editor(clerk, key)
    with_lines = b"".join(rows(where.grab().toImage()))
    clerk.window.commands["spelling_lines"].trigger()
    without = b"".join(rows(where.grab().toImage()))
    clerk.window.commands["spelling_lines"].trigger()
    found = [at for at in range(0, len(without), 4) if with_lines[at : at + 3] != without[at : at + 3]]
    return [(with_lines[at + 2], with_lines[at + 1], with_lines[at]) for at in found]


@pytest.mark.parametrize("scheme", ["light", "dark", "contrast"])
def test_the_lines_are_seen_in_every_scheme_and_size(office: Clerk, scheme: str) -> None:
    action = next(one for one in office.window.appearance.menu.actions() if one.objectName() == f"scheme.{scheme}")
    action.trigger()
    colour = QColor(colours_shown().slip)
    for key in ("measure.steps", "measure.owners"):
        usual = lines_of(office, key)
        for _ in range(5):
            office.window.appearance.zoom_in()
            QApplication.processEvents()
        larger = lines_of(office, key)
        office.window.appearance.zoom_normal()

        assert 40 < len(usual) < len(larger)
        for pixels in (usual, larger):
            nearest = min(
                abs(r - colour.red()) + abs(g - colour.green()) + abs(b - colour.blue()) for r, g, b in pixels
            )
            assert nearest < 40


def test_a_report_that_is_closed_while_it_is_checked_is_forgotten(office: Clerk, tmp_path: Path) -> None:
    office.goes_to(Address("title"))
    office.types("ก")

    office.presses("Ctrl+W")

    assert office.window.speller.known.slips == ()
    QTest.qWait(300)
    assert office.window.speller.known.slips == ()
