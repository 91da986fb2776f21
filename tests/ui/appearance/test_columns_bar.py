"""The bar of the columns under a real mouse and real keys, in the form of the paper and by itself."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QToolTip
from pytestqt.qtbot import QtBot

from ita_desktop import paths
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.paper_settings import USUAL_COLUMNS, in_whole_millimetres
from ita_desktop.domain.thai.clusters import cluster_starts
from ita_desktop.domain.thai.digits_and_years import to_thai_digits
from ita_desktop.ui.appearance import columns_bar
from ita_desktop.ui.appearance.columns_bar import ColumnEdge, ColumnsBar
from ita_desktop.ui.appearance.design import SMALL_POINTS
from ita_desktop.ui.appearance.style import text_font
from ita_desktop.ui.forms.number_field import WidthsField
from tests.support.certain import as_a, the
from tests.support.clerk import WAIT_MS, Clerk
from tests.support.mouse import mouse
from tests.support.on_screen import differences

FITTED = "paper.columns"
MARKS = "ที่ปรึกษาผู้ว่าฯ ฝื้น ฏู น้ำ"


@pytest.fixture
def clerk(clerk: Clerk) -> Clerk:
    clerk.opens(paths.sample_report())
    clerk.goes_to(Address(FITTED))
    clerk.waits_until_drawn()
    return clerk


def field_of(clerk: Clerk) -> WidthsField:
    return as_a(WidthsField, clerk.field(FITTED))


def shown_in_numbers(clerk: Clerk) -> list[object]:
    return [clerk.field(f"paper.columns.{index}").property("text") for index in range(6)]


def in_thai(widths: tuple[int, ...]) -> list[str]:
    return [to_thai_digits(width) for width in widths]


def pixels(bar: ColumnsBar, millimetres: int) -> int:
    """How far the mouse goes for so many millimetres."""
    return round(millimetres * bar.width() / sum(bar.widths))


def press(edge: ColumnEdge) -> QPoint:
    """The mouse takes the edge in its middle, at that point of the screen."""
    at = edge.rect().center()
    QTest.mousePress(edge, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    return edge.mapToGlobal(at)


def move(edge: ColumnEdge, to: QPoint) -> None:
    """The mouse goes to the point of the screen, with the button held down."""
    mouse(edge, QEvent.Type.MouseMove, edge.mapFromGlobal(to))


def let_go(edge: ColumnEdge) -> None:
    QTest.mouseRelease(edge, Qt.MouseButton.LeftButton)


def drag(edge: ColumnEdge, by: int) -> None:
    """Through the middle of its way, as a hand does it."""
    start = press(edge)
    move(edge, start + QPoint(by // 2, 0))
    move(edge, start + QPoint(by, 0))
    let_go(edge)


# With the mouse


def test_a_drag_moves_width_between_two_neighbours_in_one_step(clerk: Clerk) -> None:
    bar = field_of(clerk).bar

    drag(bar.edges[1], pixels(bar, 10))

    assert clerk.report.paper.columns == (43, 70, 53, 57, 23, 25)
    assert shown_in_numbers(clerk) == in_thai((43, 70, 53, 57, 23, 25))
    assert differences(clerk.window) == []
    clerk.presses("Ctrl+Z")
    assert clerk.report.paper.columns == bar.widths == USUAL_COLUMNS
    assert shown_in_numbers(clerk) == in_thai(USUAL_COLUMNS)


def test_two_drags_are_two_steps(clerk: Clerk) -> None:
    bar = field_of(clerk).bar
    drag(bar.edges[0], pixels(bar, 5))
    drag(bar.edges[0], pixels(bar, 5))
    assert clerk.report.paper.columns[:2] == (53, 50)

    clerk.presses("Ctrl+Z")

    assert clerk.report.paper.columns[:2] == (48, 55)


def test_the_widths_are_shown_while_the_edge_is_held(clerk: Clerk) -> None:
    bar = field_of(clerk).bar
    before = bar.grab().toImage()
    start = press(bar.edges[3])

    move(bar.edges[3], start - QPoint(pixels(bar, 20), 0))

    assert bar.widths == (43, 60, 63, 37, 43, 25)
    assert shown_in_numbers(clerk) == in_thai(bar.widths)
    assert bar.grab().toImage() != before
    assert clerk.report.paper.columns == USUAL_COLUMNS
    let_go(bar.edges[3])
    assert clerk.report.paper.columns == (43, 60, 63, 37, 43, 25)


def test_escape_takes_a_drag_back_and_leaves_no_step(clerk: Clerk) -> None:
    bar = field_of(clerk).bar
    can_undo = clerk.page.document.history.canUndo()
    start = press(bar.edges[2])
    move(bar.edges[2], start + QPoint(pixels(bar, 12), 0))
    assert bar.widths != USUAL_COLUMNS

    clerk.presses("Escape")
    move(bar.edges[2], start + QPoint(pixels(bar, 15), 0))
    let_go(bar.edges[2])

    assert clerk.report.paper.columns == bar.widths == USUAL_COLUMNS
    assert shown_in_numbers(clerk) == in_thai(USUAL_COLUMNS)
    assert clerk.page.document.history.canUndo() == can_undo


def test_a_drag_stops_at_the_narrowest_column_that_the_paper_has(clerk: Clerk) -> None:
    bar = field_of(clerk).bar

    drag(bar.edges[4], -bar.width())

    assert clerk.report.paper.columns == (43, 60, 63, 57, 14, 34)


def test_a_click_moves_nothing_and_fits_stay_fitted(clerk: Clerk) -> None:
    clerk.presses("Space")
    assert clerk.report.paper.columns == ()

    QTest.mouseClick(field_of(clerk).bar.edges[0], Qt.MouseButton.LeftButton)

    assert clerk.report.paper.columns == ()


# With keys


def test_tab_comes_to_every_edge_and_then_to_the_numbers(clerk: Clerk) -> None:
    seen = []
    for _ in range(6):
        clerk.presses("Tab")
        focus = the(QApplication.focusWidget())
        seen.append(focus.objectName())

    assert seen == [*(f"column.edge.{edge}" for edge in range(5)), "paper.columns.0"]


def test_left_and_right_move_by_one_and_with_shift_by_five_and_are_one_step(clerk: Clerk) -> None:
    clerk.presses("Tab", "Tab")
    clerk.presses("Right", "Shift+Right", "Left")
    assert clerk.report.paper.columns == (43, 65, 58, 57, 23, 25)
    assert shown_in_numbers(clerk) == in_thai(clerk.report.paper.columns)

    clerk.presses("Ctrl+Z")

    assert clerk.report.paper.columns == USUAL_COLUMNS


def test_the_next_edge_and_the_next_number_are_steps_of_their_own(clerk: Clerk) -> None:
    clerk.presses("Tab", "Right", "Tab", "Right", "Tab", "Tab", "Tab", "Tab", "Up")
    assert clerk.report.paper.columns == (45, 60, 62, 57, 23, 25)

    clerk.presses("Ctrl+Z")
    assert clerk.report.paper.columns == (44, 60, 62, 57, 23, 25)
    clerk.presses("Ctrl+Z")
    assert clerk.report.paper.columns == (44, 59, 63, 57, 23, 25)


def test_a_number_that_is_typed_moves_the_bar(clerk: Clerk) -> None:
    clerk.focuses("paper.columns.1")
    clerk.types_over("๗๐")

    assert field_of(clerk).bar.widths == (43, 70, 63, 57, 23, 25)


def test_what_is_no_width_goes_when_its_column_is_dragged(clerk: Clerk) -> None:
    clerk.focuses("paper.columns.1")
    clerk.types_over("๙๙๙")
    clerk.presses("Tab")
    bar = field_of(clerk).bar
    assert shown_in_numbers(clerk)[1] == "๙๙๙" and bar.widths == USUAL_COLUMNS

    drag(bar.edges[1], pixels(bar, 3))

    assert shown_in_numbers(clerk) == in_thai((43, 63, 60, 57, 23, 25))
    assert differences(clerk.window) == []


# Fitted


def fit(clerk: Clerk) -> tuple[int, ...]:
    """Tick it with the keyboard, and wait for the paper."""
    clerk.presses_in(FITTED, "Space")
    shown = clerk.page.preview
    clerk.waits_until(lambda: shown.paper is not None and shown.paper.report.paper.columns == ())
    return in_whole_millimetres(the(shown.paper).style.columns)


def test_fitted_widths_are_shown_and_a_drag_sets_them(clerk: Clerk) -> None:
    field = field_of(clerk)
    fitted = fit(clerk)
    assert field.bar.widths == fitted != USUAL_COLUMNS
    assert shown_in_numbers(clerk) == in_thai(fitted)
    assert any("พอดีกับเนื้อหาตามภาพ" in one.text() for one in field.findChildren(QLabel) if one.isVisible())

    drag(field.bar.edges[0], pixels(field.bar, 4))

    assert clerk.report.paper.columns == (fitted[0] + 4, fitted[1] - 4, *fitted[2:])
    tick = field.findChild(QCheckBox)
    assert tick is not None and not tick.isChecked()
    assert clerk.field("paper.columns.0").isEnabled()
    clerk.presses("Ctrl+Z")
    assert clerk.report.paper.columns == () and tick.isChecked()


def test_the_bar_is_right_when_the_form_is_come_back_to(clerk: Clerk) -> None:
    fitted = fit(clerk)
    clerk.goes_to(Address("title"))

    clerk.goes_to(Address(FITTED))

    assert field_of(clerk).bar.widths == fitted


# How it looks and what it says


def test_the_bar_has_the_proportions_of_the_paper(clerk: Clerk) -> None:
    for index, width in ((0, "10"), (4, "200")):
        clerk.focuses(f"paper.columns.{index}")
        clerk.types_over(width)
    wanted, shown = clerk.report.paper.columns, clerk.page.preview
    clerk.waits_until(lambda: shown.paper is not None and shown.paper.report.paper.columns == wanted)
    bar, columns = field_of(clerk).bar, the(shown.paper).style.columns

    for column, millimetres in enumerate(columns):
        assert abs(bar.box_of(column).width() / bar.width() - millimetres / sum(columns)) < 0.001


def test_a_screen_reader_reads_the_column_and_its_width_and_can_change_it(clerk: Clerk) -> None:
    clerk.presses("Tab", "Tab", "Right")
    focus = the(QApplication.focusWidget())
    reader = QAccessible.queryAccessibleInterface(focus)
    assert reader is not None and reader.role() == QAccessible.Role.Slider

    assert reader.text(QAccessible.Text.Name) == "ความกว้าง ขั้นตอน"
    assert reader.text(QAccessible.Text.Description) == "ขั้นตอน ๖๑ ผลการดำเนินการ ๖๒"
    assert reader.valueInterface().currentValue() == 61
    reader.valueInterface().setCurrentValue(70)
    assert clerk.report.paper.columns == (43, 70, 53, 57, 23, 25)


def test_the_whole_title_is_under_the_mouse(clerk: Clerk, qtbot: QtBot) -> None:
    bar = field_of(clerk).bar
    at = bar.box_of(2).center().toPoint()

    QTest.mouseMove(bar, at)

    qtbot.waitUntil(lambda: QToolTip.text() == "ผลการดำเนินการตามมาตรการหรือกิจกรรม ๖๓ มม.", timeout=WAIT_MS)


@pytest.mark.parametrize("room", range(4, 130, 7))
def test_a_name_is_cut_between_letters_with_their_marks(room: int) -> None:
    metrics = QFontMetricsF(text_font(SMALL_POINTS))

    cut = columns_bar._cut(MARKS, room, metrics)

    assert metrics.horizontalAdvance(cut) <= room
    assert cut in ("", MARKS) or (cut.endswith("…") and len(cut) - 1 in cluster_starts(MARKS))


@pytest.fixture
def bars(qtbot: QtBot) -> Iterator[dict[int, ColumnsBar]]:
    """Bars of one, two and twelve columns."""
    made = {}
    for count in (1, 2, 12):
        names = [f"คอลัมน์ {number}" for number in range(count)]
        made[count] = bar = ColumnsBar(names, names)
        qtbot.addWidget(bar)
        bar.show_widths((20,) * count)
        bar.resize(600, bar.sizeHint().height())
        bar.show()
    yield made


def test_any_number_of_columns_has_a_bar(bars: dict[int, ColumnsBar]) -> None:
    for count, bar in bars.items():
        assert len(bar.edges) == count - 1
        drawn = bar.grab().toImage()
        ends = [round(bar.box_of(column).left()) for column in range(1, count)]
        assert all(edge.geometry().center().x() in (end - 1, end) for edge, end in zip(bar.edges, ends, strict=True))
        assert not drawn.isNull()
    bar = bars[12]

    drag(bar.edges[10], pixels(bar, 5))

    assert bar.widths == (*(20,) * 10, 25, 15)


def test_the_form_does_not_ask_for_more_width_than_it_has(clerk: Clerk) -> None:
    form = clerk.page.paper_form

    assert form.widget().minimumSizeHint().width() <= form.viewport().width()
