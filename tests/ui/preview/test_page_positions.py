"""Where the pages lie on the screen, reckoned without a window."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QSize

from ita_desktop.ui.preview.page_positions import FIT_TABLE, FIT_WIDTH, GAP, READABLE, PagePositions

A4 = (841.89, 595.28)
MARGIN = 36.85  # 13 mm
LOW, HIGH, WIDE = QSize(480, 300), QSize(480, 900), QSize(1600, 700)
EVERY_SHAPE = [
    (view, zoom, ratio)
    for view in (LOW, HIGH, WIDE)
    for zoom in (FIT_WIDTH, FIT_TABLE, 25, 100, 400)
    for ratio in (1.0, 2.5)
]


def sheets(view: QSize = HIGH, zoom: int = FIT_WIDTH, ratio: float = 1.0, count: int = 7) -> PagePositions:
    return PagePositions(A4, count, view, zoom, 96 / 72, ratio, MARGIN)


@pytest.mark.parametrize(("view", "zoom", "ratio"), EVERY_SHAPE)
def test_pages_lie_below_each_other_and_the_view_reaches_them_all(view: QSize, zoom: int, ratio: float) -> None:
    made = sheets(view, zoom, ratio)
    boxes = [made.box(page) for page in range(made.count)]

    assert boxes[0].top() == GAP
    assert {below.top() - above.bottom() - 1 for above, below in pairwise(boxes)} == {GAP}
    margin = MARGIN * boxes[0].width() / A4[0] if zoom == FIT_TABLE else 0
    assert all(box.left() + margin >= GAP - 1 for box in boxes)
    assert max(made.hidden_size.height() + view.height(), 0) >= boxes[-1].bottom() + 1 + GAP
    assert made.hidden_size.width() + view.width() >= boxes[0].right() - margin + GAP


def test_a_paper_as_wide_as_the_view_has_nothing_beside_it() -> None:
    made = sheets(HIGH)

    assert made.page_size.width() == HIGH.width() - 2 * GAP
    assert made.hidden_size.width() == 0


def test_a_table_as_wide_as_the_view_has_nothing_beside_it_and_no_margin_in_view() -> None:
    made = sheets(QSize(1000, 700), FIT_TABLE)
    table = made.area(0, (MARGIN, 0.0, A4[0] - MARGIN, 10.0))

    assert made.hidden_size.width() == 0
    assert abs(table.left() - GAP) <= 1
    assert abs(table.right() - (1000 - GAP)) <= 2
    assert made.percent > sheets(QSize(1000, 700)).percent


def test_a_table_that_could_not_be_read_in_the_view_is_larger_and_can_be_scrolled_from_edge_to_edge() -> None:
    made = sheets(LOW, FIT_TABLE)
    table = made.area(0, (MARGIN, 0.0, A4[0] - MARGIN, 10.0))

    assert made.percent == READABLE
    assert abs(table.left() - GAP) <= 1
    assert abs(table.right() - made.hidden_size.width() - (LOW.width() - GAP)) <= 2


@pytest.mark.parametrize(("left", "right"), [(0, 100), (300, 460), (700, 860), (200, 900)])
@pytest.mark.parametrize("offset", [0, 150, 400])
def test_a_cell_gone_to_is_seen_and_stays_where_it_is_when_gone_to_again(left: int, right: int, offset: int) -> None:
    made = sheets(LOW, 100)

    shown = made.left_showing(left, right, offset)

    if right - left < LOW.width() - 2 * GAP:
        assert shown <= left
        assert right <= shown + LOW.width()
    else:
        assert shown + LOW.width() // 2 == (left + right) // 2
    assert made.left_showing(left, right, shown) == shown


def test_a_cell_that_is_seen_whole_moves_nothing() -> None:
    assert sheets(LOW, 100).left_showing(300, 400, 200) == 200


def test_the_printed_size_is_that_of_the_screen_and_its_pixels_follow_the_scaling() -> None:
    made = sheets(WIDE, 100, ratio=2.5)

    assert made.percent == 100
    assert made.page_size.width() == round(A4[0] * 96 / 72)
    assert made.scale == pytest.approx(96 / 72 * 2.5, rel=0.001)


@pytest.mark.parametrize(("view", "zoom", "ratio"), EVERY_SHAPE)
def test_a_page_gone_to_is_seen_and_stays_where_it_is_when_gone_to_again(view: QSize, zoom: int, ratio: float) -> None:
    made = sheets(view, zoom, ratio)
    end = made.hidden_size.height()
    for page in range(made.count):
        for down in (0.0, 300.0, 580.0):
            for start in (0, end // 2, end):
                top = min(max(made.top_showing(page, down, start), 0), end)
                line = made.box(page).top() + down * made.page_size.height() / A4[1]

                assert page in made.pages_in_view(top)
                if made.is_higher_than_view:
                    assert top - 1 <= line <= top + view.height()
                assert min(max(made.top_showing(page, down, top), 0), end) == top


def test_the_page_that_takes_most_of_the_view_is_the_one_shown() -> None:
    made = sheets(LOW)
    half = made.page_size.height() // 2

    assert made.page_most_seen(0) == 0
    assert made.page_most_seen(made.box(3).top() - half + 60) == 3
    assert made.page_most_seen(made.box(3).top() + half + 60) == 4
    assert made.page_most_seen(made.hidden_size.height()) == 6


def test_at_the_very_end_the_last_page_is_the_one_shown_however_little_of_it_is_seen() -> None:
    made = sheets(QSize(1600, 1500), 50)
    end = made.hidden_size.height()

    assert made.pages_in_view(end)[-1] == made.page_most_seen(end) == 6


def test_a_paper_that_is_seen_whole_begins_with_its_first_page() -> None:
    made = sheets(QSize(480, 5000))

    assert made.hidden_size.height() == 0
    assert made.page_most_seen(0) == 0
    assert made.pages_in_view(0) == range(7)


def test_a_point_is_found_on_its_page_in_points_of_the_paper() -> None:
    made = sheets(WIDE, 100)
    box = made.box(2)
    top = box.top() - 50

    assert made.page_at(box.center(), top) == 2
    assert made.page_at(QPoint(box.center().x(), box.top() - GAP // 2), top) is None
    assert made.page_at(QPoint(box.left() - 5, box.center().y()), top) is None
    assert made.points(2, box.center()) == pytest.approx((A4[0] / 2, A4[1] / 2), abs=1)


def test_turning_pages_leads_to_the_next_and_the_one_before_from_within_a_page_too() -> None:
    made = sheets(HIGH)

    assert made.page_turned_to(0, +1) == 1
    assert made.page_turned_to(made.pitch, +1) == 2
    assert made.page_turned_to(made.pitch + 5, -1) == 1
    assert made.page_turned_to(made.pitch, -1) == 0
    assert made.page_turned_to(0, -1) == -1
