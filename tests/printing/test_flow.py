"""Lines over pages: what stands on which page, reckoned without fonts."""

from ita_desktop.printing.flow import Flow
from ita_desktop.typesetting.paragraph import Line

LEADING = 10.0


def a_flow(lines_a_page: int) -> tuple[Flow, list[None]]:
    pages: list[None] = []
    return Flow(20.0, 20.0 + lines_a_page * LEADING, lambda: pages.append(None)), pages


def lines(count: int) -> list[Line]:
    return [Line((), float(number)) for number in range(count)]


def test_a_paragraph_that_fits_stays_on_its_page() -> None:
    flow, pages = a_flow(3)

    pieces = list(flow.put(lines(3), LEADING))

    assert [(piece.top, len(piece.lines)) for piece in pieces] == [(20.0, 3)]
    assert len(pages) == 1 and flow.y == 50.0


def test_a_longer_one_goes_on_at_the_top_of_the_next_pages() -> None:
    flow, pages = a_flow(3)
    list(flow.put(lines(2), LEADING))

    pieces = list(flow.put(lines(5), LEADING))

    assert [(piece.top, [line.width for line in piece.lines]) for piece in pieces] == [
        (40.0, [0.0]),
        (20.0, [1.0, 2.0, 3.0]),
        (20.0, [4.0]),
    ]
    assert len(pages) == 3


def test_on_a_page_too_low_for_a_line_there_is_one_all_the_same() -> None:
    flow, pages = a_flow(0)

    pieces = list(flow.put(lines(2), LEADING))

    assert [len(piece.lines) for piece in pieces] == [1, 1]
    assert len(pages) == 3


def test_what_must_stay_together_turns_the_page_only_where_something_stands_on_it() -> None:
    flow, pages = a_flow(3)

    flow.keep_together(100.0)
    list(flow.put(lines(2), LEADING))
    flow.keep_together(20.0)

    assert len(pages) == 2 and flow.is_fresh


def test_sums_of_fractions_take_no_line_away() -> None:
    flow, _ = a_flow(3)
    flow.y += 0.1 + 0.2 - 0.3

    assert flow.room(LEADING) == 3
