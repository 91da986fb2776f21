"""Lines on a page draw the tables that a reader sees."""

from ita_desktop.exchange.reading.ruled_cells import Line, RuledTable, ruled_tables


def upright(at: float, start: float, end: float) -> Line:
    return Line(True, at, start, end)


def flat(at: float, start: float, end: float) -> Line:
    return Line(False, at, start, end)


def picture(table: RuledTable) -> list[str]:
    """Row and column of each cell, and how far it reaches across and down."""
    return [f"{cell.row},{cell.column} {cell.across}x{cell.down}" for cell in table.cells]


FRAME = [flat(100, 0, 90), flat(0, 0, 90), upright(0, 0, 100), upright(90, 0, 100)]


def test_lines_part_the_cells_and_where_there_is_none_they_are_one() -> None:
    (table,) = ruled_tables([*FRAME, flat(50, 0, 90), flat(75, 30, 90), upright(30, 0, 100), upright(60, 0, 75)])

    assert (table.rows, table.columns) == (3, 3)
    assert picture(table) == ["0,0 1x2", "0,1 2x1", "1,1 1x1", "1,2 1x1", "2,0 1x1", "2,1 1x1", "2,2 1x1"]
    assert table.cell_at(10, 80) == table.cells[0]
    assert table.cell_at(70, 90) == table.cells[1]
    assert table.cell_at(95, 90) is None


def test_tables_that_do_not_touch_are_two_from_above_to_below() -> None:
    above = [flat(300, 0, 50), flat(250, 0, 50), upright(0, 250, 300), upright(25, 250, 300), upright(50, 250, 300)]

    tables = ruled_tables([*FRAME, upright(45, 0, 100), *above])

    assert [(table.top, table.columns) for table in tables] == [(300, 2), (100, 2)]


def test_thick_and_doubled_lines_are_one_and_a_frame_is_no_table() -> None:
    assert ruled_tables(FRAME) == []
    (table,) = ruled_tables([*FRAME, flat(50, 0, 90), flat(51, 0, 90), upright(0.5, 0, 100)])

    assert picture(table) == ["0,0 1x1", "1,0 1x1"]


def test_a_page_full_of_dashes_draws_no_table() -> None:
    assert ruled_tables([flat(n * 5, 0, 90) for n in range(500)] + [upright(n * 5, 0, 2500) for n in range(500)]) == []
