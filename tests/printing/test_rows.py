"""Rows over pages: nothing lost, nothing alone, headers and rules on both sides of a break."""

from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest

from ita_desktop.domain.report.columns import DEFAULT_COLUMNS
from ita_desktop.domain.report.report import ItemKind, Report, TextPeriod
from ita_desktop.printing.build import Paper, lay_out
from ita_desktop.printing.cells import Block, Cell, LayoutCache, measure_cells
from ita_desktop.printing.page import DEFAULT, PageStyle, styles_of
from ita_desktop.printing.placed import PlacedPart, TableOnPage
from ita_desktop.printing.table import Row, RowPart, first_part, next_part
from tests.printing.conftest import pdf_of
from tests.support.certain import the
from tests.support.pdf_text import missing_texts, poppler, without_space
from tests.support.reports import a_measure, a_report, an_issue, an_item

HEIGHT = DEFAULT.height * 72 / 25.4
LONG = "ดำเนินการประชุมพนักงานเจ้าหน้าที่ในหน่วยงานเรื่องการให้บริการประชาชน " * 6


def a_row(*block_lengths: int) -> Row:
    """A row of one cell with items of that many lines."""
    style = styles_of(DEFAULT).cell
    (line,) = LayoutCache().set_lines("ก", style, 100)
    blocks = tuple(Block(ItemKind.NUMBERED, line, 0, 10, (line,) * length) for length in block_lengths)
    starts = tuple(sum(block_lengths[:at]) for at in range(len(block_lengths) + 1))
    return Row(0, (Cell("measure.steps", style, blocks, starts),))


def parts_of(row: Row, room: int) -> list[RowPart]:
    part = the(first_part(row, room, True))
    parts = [part]
    while not parts[-1].ends:
        parts.append(next_part(parts[-1], room))
    return parts


@pytest.mark.parametrize("room", [1, 2, 3, 5, 7, 20])
@pytest.mark.parametrize("lengths", [(1,), (2, 3), (5, 1, 7), (40,), (1,) * 30, (3,) * 10])
def test_every_line_stands_on_exactly_one_page(lengths: tuple[int, ...], room: int) -> None:
    parts = parts_of(a_row(*lengths), room)

    pieces = [(part.first[0], part.last[0]) for part in parts]
    assert pieces[0][0] == 0
    assert pieces[-1][1] == sum(lengths)
    assert all(before[1] == after[0] for before, after in pairwise(pieces))
    assert all(0 < last - first <= max(room, 1) for first, last in pieces)


@pytest.mark.parametrize("lengths", [(9, 9), (4, 4, 4, 4), (7, 2, 8), (30,)])
def test_at_least_two_lines_of_an_item_stand_on_either_side(lengths: tuple[int, ...]) -> None:
    row = a_row(*lengths)
    starts = row.cells[0].starts

    cuts = [part.last[0] for part in parts_of(row, 5)[:-1]]

    for cut in cuts:
        assert all(abs(cut - start) != 1 for start in starts)


def test_a_short_item_stands_whole_on_the_next_page_rather_than_cut() -> None:
    assert [part.last[0] for part in parts_of(a_row(5, 6, 2), 9)] == [5, 13]


def test_an_item_of_three_lines_is_not_cut() -> None:
    assert [part.last[0] for part in parts_of(a_row(3, 3, 3), 5)] == [3, 6, 9]


def test_a_row_that_finds_room_for_one_line_of_a_long_item_begins_on_the_next_page() -> None:
    assert first_part(a_row(6), 1, False) is None


def test_an_empty_row_has_the_height_of_a_line() -> None:
    measure = a_measure(title="", steps=(), results=(), outcomes=(), owners=(), period=TextPeriod())

    part = the(first_part(Row(0, measure_cells(measure, 1, DEFAULT_COLUMNS, DEFAULT, LayoutCache())), 9, True))

    assert part.line_count == 1


def test_a_row_of_10000_lines_loses_nothing() -> None:
    items = tuple(an_item(f"รายการ {number}") for number in range(10_000))
    report = a_report(an_issue(a_measure(steps=items)))

    paper = lay_out(report)

    parts = placed_parts(paper)
    lines = sum(placed.part.last[1] - placed.part.first[1] for placed in parts)
    assert lines == 10_000
    assert paper.page_count > 300


def placed_parts(paper: Paper) -> list[PlacedPart]:
    pages = paper.pages
    return [
        placed for page in pages for thing in page.things if isinstance(thing, TableOnPage) for placed in thing.parts
    ]


@pytest.fixture(scope="module")
def long_report() -> Report:
    items = tuple(an_item(f"{LONG}ข้อที่{number}") for number in range(12))
    return replace(a_report(an_issue(a_measure(steps=items), a_measure(results=items))), signers=())


def test_the_header_stands_on_every_page_of_the_table(long_report: Report) -> None:
    pages = [without_space(page) for page in poppler(pdf_of(long_report))]

    assert len(pages) > 4
    assert all("ขั้นตอนหรือวิธีการปฏิบัติ" in page for page in pages[1:])


def test_no_page_has_a_header_with_nothing_under_it(long_report: Report) -> None:
    for page in lay_out(long_report).pages:
        assert all(thing.parts for thing in page.things if isinstance(thing, TableOnPage))


def test_rules_close_every_row_part_on_all_four_sides(long_report: Report) -> None:
    with pikepdf.open(BytesIO(pdf_of(long_report))) as document:
        for page, laid_out in zip(list(document.pages)[1:], lay_out(long_report).pages[1:], strict=True):
            across, down = rules_of(page)
            for thing in laid_out.things:
                if isinstance(thing, TableOnPage):
                    tops = [thing.top, *(placed.top for placed in thing.parts), thing.bottom]
                    heights = [HEIGHT - top for top in tops]
                    assert sorted(across, reverse=True) == pytest.approx(heights, abs=0.01)
                    assert len(down) == 7
                    assert all(ends == pytest.approx((heights[-1], heights[0]), abs=0.01) for ends in down)


def rules_of(page: pikepdf.Page) -> tuple[list[float], list[tuple[float, float]]]:
    """The heights of the horizontal rules, and the ends of the vertical ones."""
    across, down = [], []
    start = (0.0, 0.0)
    for instruction in pikepdf.parse_content_stream(page):
        if str(instruction.operator) == "m":
            start = (float(instruction.operands[0]), float(instruction.operands[1]))
        elif str(instruction.operator) == "l":
            x, y = (float(operand) for operand in instruction.operands)
            if y == start[1]:
                across.append(y)
            elif x == start[0]:
                down.append((min(y, start[1]), max(y, start[1])))
    return across, down


def test_nothing_stands_below_the_bottom_margin(long_report: Report) -> None:
    bottom = (DEFAULT.height - DEFAULT.margin_bottom) * 72 / 25.4

    for page in lay_out(long_report).pages:
        assert all(thing.bottom <= bottom + 0.01 for thing in page.things)


def test_a_page_too_low_for_two_lines_still_ends() -> None:
    low = PageStyle(height=62.0)

    paper = lay_out(a_report(an_issue(a_measure(steps=(an_item(LONG),)))), style=low)

    assert paper.page_count > 3


def test_items_that_run_over_pages_copy_back_whole(long_report: Report) -> None:
    texts = [item.text for measure in long_report.issues[0].measures for item in (*measure.steps, *measure.results)]

    assert missing_texts(texts, poppler(pdf_of(long_report))) == []
