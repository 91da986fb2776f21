"""Widths of columns, of any number of them: on the paper, in whole millimetres, and with an edge moved."""

from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.domain.limits import COLUMN_LEAST, COLUMN_WIDTHS
from ita_desktop.domain.report.column_widths import in_whole_millimetres, scaled, with_edge_moved

ROOM = 271.0
MOST_COLUMNS = 12
WIDTHS = st.lists(st.sampled_from(COLUMN_WIDTHS), min_size=2, max_size=MOST_COLUMNS).map(tuple)


@given(WIDTHS)
def test_columns_fill_the_paper_and_none_is_too_narrow(widths: tuple[int, ...]) -> None:
    shown = scaled(widths, ROOM)

    assert abs(sum(shown) - ROOM) < 0.01
    assert min(shown) >= COLUMN_LEAST


@given(st.lists(st.floats(10, 200), min_size=1, max_size=MOST_COLUMNS))
def test_whole_millimetres_have_the_same_sum_and_are_the_nearest(widths: list[float]) -> None:
    whole = in_whole_millimetres(widths)

    assert sum(whole) == round(sum(widths))
    assert all(abs(one - other) <= 1 for one, other in zip(whole, widths, strict=True))


@given(WIDTHS, st.data(), st.integers(-300, 300))
def test_an_edge_moves_between_its_neighbours_only_and_within_their_limits(
    widths: tuple[int, ...], data: st.DataObject, by: int
) -> None:
    edge = data.draw(st.integers(0, len(widths) - 2))

    moved = with_edge_moved(widths, edge, by, ROOM)

    assert sum(moved) == sum(widths)
    assert moved[:edge] == widths[:edge] and moved[edge + 2 :] == widths[edge + 2 :]
    assert all(width in COLUMN_WIDTHS for width in moved)
    assert 0 <= (moved[edge] - widths[edge]) * (1 if by >= 0 else -1) <= abs(by)


def test_an_edge_stops_where_the_paper_makes_no_column_narrower() -> None:
    assert with_edge_moved((43, 60, 63, 57, 23, 25), 4, -100, ROOM) == (43, 60, 63, 57, 14, 34)
    assert with_edge_moved((43, 60, 63, 57, 23, 25), 4, +100, ROOM) == (43, 60, 63, 57, 34, 14)
    assert with_edge_moved((43, 60), 0, +100, ROOM) == (93, 10)


def test_a_column_that_is_narrower_already_stays_as_it_is() -> None:
    assert with_edge_moved((10, 60, 200), 0, -5, ROOM) == (10, 60, 200)
    assert with_edge_moved((10, 60, 200), 0, +5, ROOM) == (15, 55, 200)
