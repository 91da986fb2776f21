"""An Excel file has two sheets whose texts are texts, whatever they look like."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from ita_desktop.domain.report.report import Amount, Report
from ita_desktop.exchange.contents import Table
from ita_desktop.exchange.reading.sheets import read_new_sheets
from ita_desktop.exchange.writing.excel import excel_file
from ita_desktop.exchange.writing.sheet_rows import item_rows, measure_rows
from tests.support.column_sets import SETS
from tests.support.reports import ODD_TEXTS, STEP, a_measure, a_report, an_issue, an_item

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FORMULAS = ("=1+1", "+66 44 123", "-5", "@SUM(A1)", '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0")


def sheets_of(report: Report) -> tuple[Table, ...]:
    return read_new_sheets(BytesIO(excel_file(report)), Path("รายงาน.xlsx")).tables


def texts_of(table: Table) -> list[list[tuple[str, str]]]:
    """Text and kind of each filled cell, row by row."""
    return [[("\n".join(one.text for one in cell.paragraphs), cell.kind) for cell in row.cells] for row in table.rows]


def sheet(report: Report, number: int) -> ElementTree.Element:
    with ZipFile(BytesIO(excel_file(report))) as archive:
        return ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml"))


def a_report_of(*texts: str) -> Report:
    return a_report(an_issue(a_measure("จัดทำคู่มือ", tuple(an_item(text) for text in texts), (), ())))


def test_another_reader_finds_every_cell_of_both_sheets() -> None:
    report = a_report(an_issue(a_measure(), a_measure("ยังว่าง", (), (), (), ())))
    for table, rows in zip(sheets_of(report), (item_rows(report), measure_rows(report)), strict=True):
        expected = [[str(value) for value in row if value != ""] for row in rows]

        assert [[text for text, _ in row if text] for row in texts_of(table)] == expected
    assert [table.name for table in sheets_of(report)] == ["รายข้อ", "รายมาตรการ"]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_looks_like_a_formula_stays_a_text(text: str) -> None:
    report = a_report_of(text)

    assert (text, "text") in texts_of(sheets_of(report)[0])[1]
    assert [*sheet(report, 1).iter(f"{S}f")] == []
    (cell,) = [one for one in sheet(report, 1).iter(f"{S}c") if "".join(one.itertext()) == text]
    with ZipFile(BytesIO(excel_file(report))) as archive:
        styles = ElementTree.fromstring(archive.read("xl/styles.xml")).find(f"{S}cellXfs")
    assert styles is not None
    assert styles[int(cell.get("s", ""))].get("quotePrefix") == "1"
    assert cell.get("t") == "inlineStr"


@pytest.mark.parametrize(
    "text", [text for text in ODD_TEXTS if text.strip()] + ["_x0041_ ไม่ใช่ A", "๒๕๖๘", "2568", "1/10/68"]
)
def test_every_text_comes_back_as_a_text(text: str) -> None:
    cells = texts_of(sheets_of(a_report_of(text))[0])[1]

    assert [kind for found, kind in cells if found == text] == ["text"]


def test_numbers_are_numbers_and_sums_have_their_format() -> None:
    measure = a_measure("ซ่อมถนน").with_value("budget", Amount("1234567.50"))
    report = replace(a_report(an_issue(measure)), columns=SETS["plan_budget"])

    cells = texts_of(sheets_of(report)[1])[1]

    assert ("1234567.50", "number") in cells
    assert cells[0] == ("1", "number")


def test_the_head_stays_in_view_filters_and_is_printed_on_every_page() -> None:
    report = a_report_of(STEP, STEP)
    for number, last in ((1, "J3"), (2, "I2")):
        pane, found = (next(sheet(report, number).iter(f"{S}{name}")) for name in ("pane", "autoFilter"))
        assert (pane.get("state"), pane.get("ySplit"), found.get("ref")) == ("frozen", "1", f"A1:{last}")
    with ZipFile(BytesIO(excel_file(report))) as archive:
        assert archive.read("xl/workbook.xml").decode("utf-8").count("$1:$1") == 2


def test_a_row_is_as_high_as_its_longest_text_needs() -> None:
    short, long, lines = "ก", "การบริหารงานบุคคลอย่างโปร่งใสและเป็นธรรม " * 4, "ก\n" * 30

    heights = [int(row.get("ht", "")) for row in sheet(a_report_of(short, long, lines), 1).iter(f"{S}row")]

    assert heights[1] < heights[2] < heights[3] == 409


def test_equal_reports_give_equal_bytes() -> None:
    assert excel_file(a_report_of(STEP)) == excel_file(a_report_of(STEP))
