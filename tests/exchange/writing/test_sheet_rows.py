"""Rows of sheets: one an item and one a measure, whatever columns a report has, and nothing is cut off."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings

from ita_desktop.domain.report.paper_settings import Digits, PaperSettings
from ita_desktop.domain.report.report import Amount, ItemKind, Report
from ita_desktop.exchange.own_sheets import CELL_MAX, begins_a_formula
from ita_desktop.exchange.writing.sheet_rows import (
    item_rows,
    item_widths,
    measure_rows,
    measure_widths,
)
from tests.support.column_sets import EVERY_KIND, SETS, any_columns
from tests.support.reports import a_measure, a_report, an_issue, an_item, reports


def test_a_row_an_item_says_where_it_stands_its_number_and_its_kind() -> None:
    steps = (an_item("ประชุม"), an_item("ชี้แจง", ItemKind.SUB), an_item("หมายเหตุ", ItemKind.PARAGRAPH))
    measure = a_measure("จัดทำคู่มือ", steps, (), (an_item("พึงพอใจ"),), ("สำนักปลัด", "กองคลัง"))

    head, *rows = item_rows(a_report(an_issue(measure, number=3, title="ความโปร่งใส")))

    where, after = (3, "ความโปร่งใส", 1, "จัดทำคู่มือ"), ("สำนักปลัด\nกองคลัง", "๑ ต.ค. ๖๗ - ๓๐ ก.ย. ๖๘")
    assert head[4:] == ("รายการ", "ข้อที่", "ชนิด", "ข้อความ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ")
    assert rows == [
        (*where, "ขั้นตอนหรือวิธีการปฏิบัติ", 1, "ข้อ", "ประชุม", *after),
        (*where, "ขั้นตอนหรือวิธีการปฏิบัติ", 1, "ข้อย่อย", "ชี้แจง", *after),
        (*where, "ขั้นตอนหรือวิธีการปฏิบัติ", "", "ย่อหน้า", "หมายเหตุ", *after),
        (*where, "ผลลัพธ์หรือความสำเร็จของการดำเนินการ", 1, "ข้อ", "พึงพอใจ", *after),
    ]


def test_a_measure_without_items_has_a_row_of_its_own() -> None:
    _, row = item_rows(a_report(an_issue(a_measure("ยังว่าง", (), (), ()))))

    assert row[3:8] == ("ยังว่าง", "", "", "", "")


def test_a_row_a_measure_has_its_lists_as_they_are_read() -> None:
    steps = (an_item("ประชุม"), an_item("ชี้แจง", ItemKind.SUB), an_item("หมายเหตุ", ItemKind.PARAGRAPH))
    report = a_report(an_issue(a_measure("หนึ่ง", steps)))

    _, row = measure_rows(report)
    _, arabic = measure_rows(replace(report, paper=PaperSettings(digits=Digits.ARABIC)))

    assert (row[2], row[3], row[4]) == (1, "หนึ่ง", "๑. ประชุม\n- ชี้แจง\nหมายเหตุ")
    assert arabic[4] == "1. ประชุม\n- ชี้แจง\nหมายเหตุ"


def test_columns_that_are_not_printed_are_there_and_sums_are_numbers() -> None:
    measure = a_measure().with_value("budget", Amount("12000.50")).with_value("reviewers", ("ปลัด อบต.",))
    report = replace(a_report(an_issue(measure)), columns=EVERY_KIND)

    for rows in (item_rows(report), measure_rows(report)):
        head, row, *_ = rows
        known = dict(zip(head, row, strict=True))
        assert known["งบประมาณ (บาท)"] == Decimal("12000.50")
        assert known["ผู้กำกับติดตาม"] == "ปลัด อบต."


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(reports(columns=any_columns()))
def test_every_report_has_rows_of_one_length_and_a_width_for_each_column(report: Report) -> None:
    for rows, widths in ((item_rows(report), item_widths(report)), (measure_rows(report), measure_widths(report))):
        lengths = {len(row) for row in rows}
        assert lengths == {len(widths)}


def test_a_text_too_long_for_a_cell_goes_on_in_the_rows_below() -> None:
    long = "น้ำ" * CELL_MAX
    report = a_report(an_issue(a_measure("ก", (an_item(long),), (), ())))

    _, *rows = item_rows(report)

    assert "".join(str(row[7]) for row in rows) == long
    assert len(rows) == 4
    assert [row[3] for row in rows] == ["ก"] * 4
    assert all(len(str(row[7])) <= CELL_MAX and str(row[7]).startswith("น") for row in rows)


@pytest.mark.parametrize("text", ["=1+1", "+66 44", "-5", "- ข้อย่อย", "@SUM(A1)", "  =1", "\u00a0=1", "\t=1", "＝1"])
def test_what_begins_like_a_formula_is_known(text: str) -> None:
    assert begins_a_formula(text)


@pytest.mark.parametrize("text", ["", "ก=1", "๑. -", "(=1)", "ร้อยละ -5"])
def test_other_texts_begin_no_formula(text: str) -> None:
    assert not begins_a_formula(text)


def test_every_set_of_columns_has_its_headings() -> None:
    for columns in SETS.values():
        head = next(iter(measure_rows(replace(a_report(), columns=columns))))
        assert head[3:] == tuple(column.heading for column in columns)
