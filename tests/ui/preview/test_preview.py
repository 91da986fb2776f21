"""The paper beside the form, under a real mouse and real keys: zoom, pages, clicks, and the caret that it follows."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from ita_desktop import paths
from ita_desktop.domain.report import edits
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.report import ListName
from ita_desktop.domain.thai.digits_and_years import to_thai_digits
from ita_desktop.home import settings
from ita_desktop.ui.appearance.colour_schemes import contrast
from ita_desktop.ui.appearance.design import PAPER_BAR, PAPER_TINT
from ita_desktop.ui.preview.follow_caret import FOLLOW_AFTER_MS
from ita_desktop.ui.preview.page_positions import FIT_TABLE, FIT_WIDTH, READABLE
from ita_desktop.ui.preview.preview import Preview
from ita_desktop.ui.report.outline import COVER, SIGNERS
from ita_desktop.ui.report.outline_rows import PAGE
from tests.support.certain import as_a, the
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.dialogs import Answer
from tests.support.reports import an_item
from tests.support.typing import press


@pytest.fixture
def clerk(clerk: Clerk) -> Clerk:
    clerk.opens(paths.sample_report())
    clerk.waits_until_drawn()
    return clerk


def focused_paper(clerk: Clerk) -> Preview:
    clerk.presses("F6", "F6")
    assert QApplication.focusWidget() is clerk.page.preview
    return clerk.page.preview


def spot_of(preview: Preview, address: Address) -> QPoint:
    """A point of the viewport at which the place is drawn."""
    for y in range(0, preview.viewport().height(), 3):
        for x in range(0, preview.viewport().width(), 3):
            found = preview.address_at(QPoint(x, y))
            if found == address:
                return QPoint(x, y + 1)
    raise AssertionError(f"not in view: {address}")


def turn_wheel(preview: Preview, up: bool) -> None:
    delta = QPoint(0, 120 if up else -120)
    at = QPointF(preview.viewport().rect().center())
    none, control = Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier
    event = QWheelEvent(
        at, preview.viewport().mapToGlobal(at), QPoint(), delta, none, control, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(preview.viewport(), event)


def test_page_keys_turn_pages_and_stop_at_the_ends(clerk: Clerk) -> None:
    preview = focused_paper(clerk)

    clerk.presses("PgDown")
    assert preview.page == 1
    clerk.presses("PgDown", "PgUp", "PgUp", "PgUp")
    assert preview.page == 0
    clerk.presses("End")
    assert preview.page == 6
    clerk.presses("PgDown", "Home")
    assert preview.page == 0


def test_the_size_of_the_paper_is_changed_by_keys_and_by_the_wheel(clerk: Clerk) -> None:
    clerk.goes_to_measure()
    preview = clerk.page.preview
    preview.setFocus()
    fitting = preview.shown_percent()

    clerk.presses("1")
    assert preview.shown_percent() == 100
    clerk.presses("+")
    assert preview.zoom == 125
    turn_wheel(preview, up=False)
    turn_wheel(preview, up=False)
    assert preview.zoom == 75
    clerk.presses("Ctrl+=")
    assert preview.zoom == 100
    clerk.presses("0")
    assert (preview.zoom, preview.shown_percent()) == (FIT_TABLE, fitting)
    clerk.presses("2")
    assert preview.zoom == FIT_WIDTH
    assert preview.shown_percent() < fitting
    assert preview.horizontalScrollBar().maximum() == 0


def test_zoom_keeps_the_page_in_view(clerk: Clerk) -> None:
    preview = focused_paper(clerk)
    preview.go_to_page(4)

    clerk.presses("1")

    assert preview.page == 4


@pytest.mark.parametrize("zoom", [FIT_WIDTH, FIT_TABLE, 100])
@pytest.mark.parametrize("index", [0, 1, 2])
def test_a_click_on_the_paper_puts_the_caret_into_the_item(clerk: Clerk, index: int, zoom: int) -> None:
    measure = list(clerk.report.measures())[2][2]
    address = Address(f"measure.{ListName.STEPS}", measure=measure.id, item=measure.steps[index].id)
    preview = clerk.page.preview
    preview.set_zoom(zoom)
    preview.go_to(address)
    clerk.waits_until_drawn()
    before = preview.verticalScrollBar().value()

    QTest.mouseClick(preview.viewport(), Qt.MouseButton.LeftButton, pos=spot_of(preview, address))
    QTest.qWait(2 * FOLLOW_AFTER_MS)

    editor = clerk.page.measure_form.lists[ListName.STEPS]
    assert clerk.page.address == Address("measure.title", measure=measure.id)
    assert QApplication.focusWidget() is editor
    assert editor.caret.index == index
    assert preview.verticalScrollBar().value() == before


def test_a_click_on_white_paper_does_nothing(clerk: Clerk) -> None:
    before = clerk.page.address

    QTest.mouseClick(clerk.page.preview.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, 30))

    assert clerk.page.address == before


@pytest.mark.parametrize("zoom", [FIT_WIDTH, FIT_TABLE, 100])
@pytest.mark.parametrize("start", [0, 6])
def test_the_paper_follows_the_caret_to_the_page_of_the_item(clerk: Clerk, qtbot: QtBot, start: int, zoom: int) -> None:
    measure = list(clerk.report.measures())[2][2]
    preview = clerk.page.preview
    there = the(preview.paper).page_of(Address("measure.outcomes", measure=measure.id, item=measure.outcomes[-1].id))
    preview.set_zoom(zoom)
    clerk.goes_to(Address("measure.outcomes", measure=measure.id, item=measure.outcomes[0].id))
    QTest.qWait(2 * FOLLOW_AFTER_MS)
    preview.go_to_page(start)

    clerk.presses("Ctrl+End")

    qtbot.waitUntil(lambda: preview.page == there, timeout=5_000)
    assert there not in (None, start)


@pytest.mark.parametrize("zoom", [FIT_WIDTH, FIT_TABLE, 100])
def test_in_an_item_that_runs_over_pages_the_paper_follows_to_the_page_of_the_line(
    clerk: Clerk, qtbot: QtBot, zoom: int
) -> None:
    measure = clerk.measure
    long = an_item("\n".join(f"บรรทัดที่ {number} 😀 ประชุมชี้แจงแนวทางแก่เจ้าหน้าที่" for number in range(120)))
    address = Address("measure.steps", measure=measure.id, item=long.id)
    clerk.page.document.apply("แก้", lambda report: edits.set_items(report, measure.id, ListName.STEPS, (long,)))
    preview = clerk.page.preview
    preview.set_zoom(zoom)
    qtbot.waitUntil(lambda: preview.paper is not None and preview.paper.report is clerk.report, timeout=WAIT_MS)
    assert preview.paper is not None
    first, last = preview.paper.spot_of(address), preview.paper.spot_of(address, len(long.text))
    assert first is not None and last is not None and last.page >= first.page + 2
    clerk.goes_to(address)

    clerk.presses("Ctrl+End")
    qtbot.waitUntil(lambda: preview.page == last.page, timeout=WAIT_MS)
    clerk.presses("Ctrl+Home")
    qtbot.waitUntil(lambda: preview.page == first.page, timeout=WAIT_MS)


def test_the_paper_that_was_scrolled_by_hand_stays_while_typing_goes_on(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.goes_to_measure()
    QTest.qWait(2 * FOLLOW_AFTER_MS)
    clerk.page.preview.go_to_page(6)
    here = clerk.page.preview.verticalScrollBar().value()

    clerk.types("ต่อ")
    qtbot.waitUntil(lambda: clerk.page.preview.paper.report is clerk.report, timeout=20_000)  # type: ignore[union-attr]
    QTest.qWait(2 * FOLLOW_AFTER_MS)

    assert clerk.page.preview.verticalScrollBar().value() == here


def test_the_tree_says_on_which_page_each_measure_begins(clerk: Clerk, qtbot: QtBot) -> None:
    issue = the(clerk.page.outline.topLevelItem(1))
    paper = the(clerk.page.preview.paper)
    last = list(clerk.report.measures())[-1][2]
    page = the(paper.page_of(Address("measure.title", measure=last.id)))
    assert issue.child(5).data(0, PAGE) == f"น. {to_thai_digits(page + 1)}"

    for _ in range(6):
        clerk.goes_to_measure()
        clerk.presses("Ctrl+D")

    qtbot.waitUntil(lambda: int((issue.child(11).data(0, PAGE) or "น. 0").split()[1]) > page + 6, timeout=20_000)


def test_the_paper_is_white_in_the_dark(clerk: Clerk) -> None:
    clerk.window.appearance.menu.actions()[2].trigger()
    clerk.waits_until_drawn()

    picture = clerk.page.preview.viewport().grab().toImage()

    assert picture.pixelColor(30, 30).name() == "#ffffff"
    clerk.window.appearance.menu.actions()[0].trigger()


def test_enter_on_the_paper_goes_back_to_what_the_paper_was_brought_to(clerk: Clerk) -> None:
    measure = list(clerk.report.measures())[2][2]
    clerk.goes_to(Address("measure.results", measure=measure.id, item=measure.results[1].id))
    QTest.qWait(2 * FOLLOW_AFTER_MS)
    clerk.presses("F6")
    assert QApplication.focusWidget() is clerk.page.preview

    clerk.presses("Return")

    editor = clerk.page.measure_form.lists[ListName.RESULTS]
    assert QApplication.focusWidget() is editor
    assert editor.caret.index == 1


@pytest.mark.parametrize("key", ["Return", "Enter"])
@pytest.mark.parametrize("zoom", [FIT_WIDTH, FIT_TABLE, 100])
def test_enter_on_paper_that_was_scrolled_goes_to_what_stands_first_in_view(clerk: Clerk, zoom: int, key: str) -> None:
    preview = focused_paper(clerk)
    preview.set_zoom(zoom)
    clerk.presses("Home", "PgDown", "PgDown", "PgDown")
    before = preview.verticalScrollBar().value()
    assert preview.paper is not None

    clerk.presses(key)
    QTest.qWait(2 * FOLLOW_AFTER_MS)

    reached = clerk.page.address_of_caret()
    width, height = preview.viewport().width(), preview.viewport().height()
    in_view = {preview.address_at(QPoint(x, y)) for y in range(0, height, 3) for x in range(0, width, 3)} - {None}
    assert reached in in_view
    assert reached.measure is not None
    assert preview.verticalScrollBar().value() == before


def chooses_from_menu(clerk: Clerk, downs: int, by_key: bool) -> None:
    """The menu of the paper, asked for by the mouse or the menu key; then Down so often, and Return."""

    def answer() -> None:
        menu = as_a(QMenu, QApplication.activePopupWidget())
        for _ in range(downs):
            press("Down", menu)
        press("Return", menu)

    preview = clerk.page.preview
    QTimer.singleShot(50, answer)
    at = preview.rect().center()
    reason = QContextMenuEvent.Reason.Keyboard if by_key else QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(
        preview if by_key else preview.viewport(), QContextMenuEvent(reason, at, preview.mapToGlobal(at))
    )


def clicks_on_print(clerk: Clerk) -> None:
    button = the(clerk.page.preview_pane.findChild(QToolButton, "preview.print"))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


WAYS_TO_PRINT: dict[str, Callable[[Clerk], None]] = {
    "the menu of the right button": lambda clerk: chooses_from_menu(clerk, 6, by_key=False),
    "the menu key": lambda clerk: chooses_from_menu(clerk, 6, by_key=True),
    "the button above the paper": clicks_on_print,
    "Ctrl+P": lambda clerk: clerk.presses("Ctrl+P"),
}


@pytest.mark.parametrize("way", WAYS_TO_PRINT)
def test_the_paper_is_printed_from_the_paper(clerk: Clerk, qtbot: QtBot, tmp_path: Path, way: str) -> None:
    target = tmp_path / "เครื่องพิมพ์.pdf"
    focused_paper(clerk)
    clerk.answers(Answer("ask_print", target))

    WAYS_TO_PRINT[way](clerk)
    qtbot.waitUntil(lambda: "ส่งไปยังเครื่องพิมพ์แล้ว" in clerk.window.status.currentMessage(), timeout=WAIT_MS)

    assert clerk.dialogs.heard == ["7"]
    assert target.stat().st_size > 10_000


def test_a_pdf_is_made_from_the_menu_of_the_paper(clerk: Clerk, qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "รายงาน.pdf"
    focused_paper(clerk)
    clerk.answers(Answer("ask_save", target))

    chooses_from_menu(clerk, 7, by_key=False)

    qtbot.waitUntil(target.exists, timeout=WAIT_MS)


@pytest.mark.parametrize(
    ("key", "off", "why"),
    [("+", "zoom_in", "ใหญ่ที่สุดแล้ว"), ("-", "zoom_out", "เล็กที่สุดแล้ว"), ("1", "full", "เป็นขนาดนี้อยู่แล้ว")],
)
def test_at_the_last_size_the_tool_is_off_and_it_and_the_key_say_why(
    clerk: Clerk, key: str, off: str, why: str
) -> None:
    focused_paper(clerk)
    button = clerk.page.preview_pane.findChild(QToolButton, f"preview.{off}")
    assert button is not None and button.isEnabled()

    clerk.presses(*[key] * 10)

    assert not button.isEnabled()
    assert button.toolTip().endswith(f"\n{why}")
    assert clerk.window.status.currentMessage() == why
    clerk.presses("2")
    assert button.isEnabled()
    assert "\n" not in button.toolTip()


def test_the_zoom_keys_of_the_window_say_it_of_the_paper_only_while_it_has_the_keyboard(clerk: Clerk) -> None:
    focused_paper(clerk)

    clerk.presses(*["Ctrl++"] * 10)

    assert clerk.window.status.currentMessage() == "ใหญ่ที่สุดแล้ว"
    assert not clerk.window.commands["zoom_in"].isEnabled()
    clerk.page.outline.setFocus()
    assert clerk.window.commands["zoom_in"].isEnabled()


def test_the_paper_offers_print_and_pdf_on_the_right_button(clerk: Clerk) -> None:
    words = [action.text().split("\t")[0] for action in clerk.page.preview_pane.menu().actions()]

    assert words == [
        *("ขยายกระดาษ(&I)", "ย่อกระดาษ(&O)", "พอดีตาราง(&T)", "พอดีความกว้าง(&W)", "ขนาดจริง(&A)", ""),
        *("พิมพ์…(&P)", "ส่งออกเป็น PDF…(&E)"),
    ]


def marked(preview: Preview) -> set[Address | None]:
    """What stands on the paper where it is marked, but for the first and last rows of pixels of each mark."""
    picture = preview.viewport().grab().toImage()
    bar = QColor(PAPER_BAR).rgb()
    inside = [
        QPoint(x, y)
        for x in range(picture.width())
        for y in range(1, picture.height() - 1)
        if picture.pixel(x, y) == bar and picture.pixel(x, y - 1) == bar == picture.pixel(x, y + 1)
    ]
    return {preview.address_at(at + QPoint(6, 0)) for at in inside}


def test_beside_the_form_on_a_small_screen_the_table_can_be_read(clerk: Clerk) -> None:
    clerk.window.resize(1366, 768)
    clerk.goes_to_measure()
    QTest.qWait(50)
    preview = clerk.page.preview

    assert preview.viewport().width() < 600
    assert preview.zoom == FIT_TABLE
    assert preview.shown_percent() >= READABLE


@pytest.mark.parametrize("address", [COVER, SIGNERS])
def test_beside_the_form_of_another_part_its_page_is_shown_whole(clerk: Clerk, address: Address) -> None:
    clerk.window.resize(1366, 768)
    preview = clerk.page.preview
    clerk.goes_to_measure()

    clerk.goes_to(address)
    QTest.qWait(300)  # the paper follows the caret in a while

    assert (preview.zoom, preview.horizontalScrollBar().maximum()) == (FIT_TABLE, 0)
    clerk.presses_in(preview, "0")
    assert preview.shown_percent() >= READABLE  # who asks for the table gets it


def test_the_paper_follows_the_caret_sideways_to_the_cell(clerk: Clerk, qtbot: QtBot) -> None:
    clerk.window.resize(1366, 768)
    measure = list(clerk.report.measures())[2][2]
    preview = clerk.page.preview

    for field, items in (("steps", measure.steps), ("outcomes", measure.outcomes), ("steps", measure.steps)):
        address = Address(f"measure.{field}", measure=measure.id, item=items[0].id)
        clerk.goes_to(address)
        clerk.waits_until_drawn()
        qtbot.waitUntil(lambda address=address: marked(preview) == {address}, timeout=WAIT_MS)  # type: ignore[misc]
        assert spot_of(preview, address).x() < preview.viewport().width() // 2 + 150
    for field in ("measure.owners.line", "measure.period", "measure.owners.line"):
        cell = Address(field.removesuffix(".line"), measure=measure.id)
        clerk.focuses(field)
        qtbot.waitUntil(lambda cell=cell: marked(preview) == {cell}, timeout=WAIT_MS)  # type: ignore[misc]
        left, right = across(preview, cell)
        assert 0 <= left < right <= preview.viewport().width()


def across(preview: Preview, address: Address) -> tuple[int, int]:
    """From where to where the cell of the address lies in the view, from its left."""
    paper, sheets = preview.paper, preview._sheets
    assert paper is not None and sheets is not None
    spot = the(paper.spot_of(address, 0))
    areas = preview._areas(spot.page, address, sheets)
    offset = preview.horizontalScrollBar().value()
    return min(area.left() for area in areas) - offset, max(area.right() for area in areas) - offset


def test_the_item_that_is_edited_is_marked_and_no_other(clerk: Clerk, qtbot: QtBot) -> None:
    measure = list(clerk.report.measures())[2][2]
    preview = clerk.page.preview
    address = Address("measure.results", measure=measure.id, item=measure.results[1].id)
    following = Address("measure.results", measure=measure.id, item=measure.results[2].id)
    assert marked(preview) == set()
    clerk.goes_to(address)
    qtbot.waitUntil(lambda: marked(preview) == {address}, timeout=WAIT_MS)

    clerk.presses("Down")
    qtbot.waitUntil(lambda: marked(preview) == {following}, timeout=WAIT_MS)

    clerk.goes_to(Address("agency.name"))
    qtbot.waitUntil(lambda: marked(preview) == {Address("agency.name")}, timeout=WAIT_MS)


@pytest.mark.parametrize("scheme", [1, 2, 3])
def test_the_mark_stands_out_in_every_scheme(clerk: Clerk, qtbot: QtBot, scheme: int) -> None:
    clerk.window.appearance.menu.actions()[scheme].trigger()
    clerk.goes_to(Address("agency.name"))

    qtbot.waitUntil(lambda: marked(clerk.page.preview) == {Address("agency.name")}, timeout=WAIT_MS)

    white, black = QColor("white"), QColor("black")
    assert contrast(QColor(PAPER_BAR), white) >= 7
    assert contrast(QColor(PAPER_TINT), black) >= 7
    clerk.window.appearance.menu.actions()[0].trigger()


@pytest.mark.parametrize("scheme", [1, 2, 3])
def test_the_words_before_there_is_paper_are_read_in_every_scheme(clerk: Clerk, qtbot: QtBot, scheme: int) -> None:
    clerk.window.appearance.menu.actions()[scheme].trigger()
    preview = Preview(clerk.page.preview._typesetter)
    qtbot.addWidget(preview)
    preview.resize(400, 200)

    seen = preview.viewport().grab().toImage()

    ground = seen.pixelColor(0, 0)
    spots = [(x, y) for x in range(seen.width()) for y in range(seen.height())]
    assert max(contrast(seen.pixelColor(x, y), ground) for x, y in spots) >= 7
    clerk.window.appearance.menu.actions()[0].trigger()


def test_the_zoom_of_the_paper_is_kept_at_once(clerk: Clerk) -> None:
    focused_paper(clerk)

    clerk.presses("1", "+")

    assert settings.load().paper_zoom == 125
