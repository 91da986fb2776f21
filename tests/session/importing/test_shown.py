"""What the window shows of an office file, as values."""

from collections import Counter
from dataclasses import replace
from datetime import date

from ita_desktop.domain.report.catalogue import new_report
from ita_desktop.exchange.contents import Cell, Contents, Paragraph, Table
from ita_desktop.exchange.importing.imported import imported
from ita_desktop.exchange.importing.words import SEEN_WORDS
from ita_desktop.exchange.reading.word import MACROS, OUTSIDE_LINK
from ita_desktop.exchange.reading.word_runs import LEFT_OUT
from ita_desktop.session.importing.shown import LINES_MAX, Place, Shown, shown_of
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


def test_what_was_deleted_hidden_or_cannot_be_repaired_has_a_line_and_a_mark_leads_to_its_cell() -> None:
    contents = Contents((a_table(HEAD, (FULL[0], "จัดทำ ู่มือ", *FULL[2:])),))
    seen = Counter({"tracked deletion (left out)": 2, "hidden text (left out)": 1, "table": 1})

    lines = shown_of(imported(replace(contents, seen=seen), BASE), {}).lines

    assert [(line.words, line.place) for line in lines if line.wants] == [
        ("ข้อความที่ลบไว้ (ติดตามการเปลี่ยนแปลง) ๒ ตำแหน่ง ไม่ได้นำเข้า", None),
        ("ข้อความที่ซ่อนไว้ ๑ ตำแหน่ง ไม่ได้นำเข้า", None),
        ("สระหรือวรรณยุกต์ไม่มีพยัญชนะ แก้ให้ไม่ได้: “จัดทำ ู่มือ”", Place(0, 1, 1)),
    ]
    assert not [line for line in shown(a_table(HEAD, FULL)).lines if line.wants]


def test_what_readers_leave_out_has_words() -> None:
    assert set(SEEN_WORDS) >= {*LEFT_OUT.values(), MACROS, OUTSIDE_LINK}
