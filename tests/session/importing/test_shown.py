"""What the window shows of an office file, as values."""

from datetime import date

from ita_desktop.domain.report.catalogue import new_report
from ita_desktop.exchange.contents import Cell, Contents, Paragraph, Table
from ita_desktop.exchange.importing.imported import imported
from ita_desktop.session.importing.shown import LINES_MAX, Shown, shown_of
from tests.exchange.tables.test_measures import FULL, HEAD, a_table, wide

BASE = new_report(date(2026, 1, 5))
GOES_ON = ("", "และติดตามผล", "", "", "", "")


def shown(*tables: Table) -> Shown:
    return shown_of(imported(Contents(tables), BASE), {})


def test_tables_with_the_same_head_are_shown_as_one_and_others_by_themselves() -> None:
    other = a_table(("ผู้จัดทำ", "วันที่"))

    tables = shown(a_table(HEAD, FULL), a_table(HEAD, FULL), other, a_table(HEAD, FULL)).tables

    assert [(table.tables, len(table.rows), table.is_read) for table in tables] == [
        ((0, 1), 4, True),
        ((2,), 1, False),
        ((3,), 2, True),
    ]


def test_cells_have_the_numbers_that_their_program_draws_and_merged_ones_stand_once() -> None:
    listed = Cell(0, (Paragraph("ประชุม", "๑.", "thaiNumbers"), Paragraph("เผยแพร่", "๒.", "thaiNumbers")), down=2)

    (table,) = shown(a_table(HEAD, (FULL[0], listed, *FULL[2:]))).tables
    (issue,) = (row for row in shown(a_table(HEAD, (wide("ประเด็นที่ ๑ ก"),), FULL)).tables[0].rows if row.wide)

    assert table.rows[1].cells[1] == "๑. ประชุม\n๒. เผยแพร่"
    assert issue.wide == ((0, 6),)


def test_of_thousands_of_rows_that_go_on_the_first_have_a_line_and_the_others_are_counted() -> None:
    lines = shown(a_table(HEAD, FULL, *[GOES_ON] * (LINES_MAX + 5))).lines

    assert sum(line.is_on is True for line in lines) == LINES_MAX
    assert lines[-1].words == "และอีก ๕ แถว ดูได้ในตาราง"
