"""An Excel file of this program is known again: it gives back the report that it was made of, whatever its columns."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings

from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, ColumnKind, Columns
from ita_desktop.domain.report.edits import set_columns
from ita_desktop.domain.report.report import Amount, ItemKind, Measure, Report
from ita_desktop.exchange.contents import Cell, Contents, Paragraph, Row
from ita_desktop.exchange.importing.imported import Imported, imported, with_own_columns
from ita_desktop.exchange.importing.own_workbook import with_own_sheets
from ita_desktop.exchange.reading.sheets import read_new_sheets
from ita_desktop.exchange.writing.excel import excel_file
from tests.support.carried import carried, without_ids
from tests.support.column_sets import EVERY_KIND, any_columns
from tests.support.reports import a_measure, a_report, an_issue, an_item, reports


def sheets_of(report: Report) -> Contents:
    return read_new_sheets(BytesIO(excel_file(report)), Path("รายงาน.xlsx"))


def read_again(contents: Contents, year: int = 2568) -> Imported:
    known = with_own_sheets(contents)
    return imported(known, with_own_columns(replace(a_report(), fiscal_year=year), known))


def with_words(contents: Contents, sheet: int, before: str, after: str) -> Contents:
    """The contents where one text of a sheet is another."""

    def cell(one: Cell) -> Cell:
        return replace(one, paragraphs=(Paragraph(after),)) if one.paragraphs == (Paragraph(before),) else one

    tables = list(contents.tables)
    rows = (Row(tuple(map(cell, row.cells))) for row in tables[sheet].rows)
    tables[sheet] = replace(tables[sheet], rows=tuple(rows))
    return replace(contents, tables=tuple(tables))


def in_excel(report: Report) -> Report:
    """The report as cells have it: names and addresses are parted at lines, sums are numbers."""

    def measure(one: Measure) -> Measure:
        for column in report.columns:
            value: Any = one.value(column.key)  # Any: by the kind of the column
            if value and column.kind in (ColumnKind.OWNERS, ColumnKind.LINKS):
                lines = (line for text in value for line in text.split("\n") if line)
                one = one.with_value(column.key, tuple(lines))
            elif isinstance(value, Amount):
                one = one.with_value(column.key, Amount(f"{Decimal(value.text):.2f}"))
        return one

    issues = (replace(issue, measures=tuple(map(measure, issue.measures))) for issue in report.issues)
    return replace(report, issues=tuple(issues))


def a_usual_report(columns: Columns = DEFAULT_COLUMNS) -> Report:
    steps = (an_item("จัดทำคู่มือ"), an_item("- เผยแพร่บนเว็บไซต์", ItemKind.SUB), an_item("ไม่พบปัญหา", ItemKind.PARAGRAPH))
    measures = (a_measure("มาตรการที่ ๑", steps), a_measure("มาตรการที่ ๒", (), (), (), ()))
    return set_columns(a_report(an_issue(*measures)), columns)


def test_six_measures_are_six_and_their_items_are_whole() -> None:
    report = a_usual_report()

    found = read_again(sheets_of(report))

    assert without_ids(found.report.issues) == without_ids(report.issues)
    assert found.read.letters.add_up()


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(reports(columns=any_columns()))
def test_a_report_comes_back_with_all_of_its_columns(report: Report) -> None:
    found = read_again(sheets_of(report), report.fiscal_year)

    assert found.read.letters.add_up()
    if any(issue.measures for issue in report.issues):
        assert found.report.columns == set_columns(report, report.columns).columns
        assert without_ids(in_excel(found.report).issues) == without_ids(carried(in_excel(report)))


def test_a_sheet_that_was_worked_in_is_read_like_any_other_so_that_nothing_of_it_is_lost() -> None:
    contents = sheets_of(a_usual_report(EVERY_KIND))

    for sheet in (0, 1):
        changed = with_words(contents, sheet, "มาตรการที่ ๒", "มาตรการที่แก้ใน Excel")

        assert with_own_sheets(contents) != contents
        assert with_own_sheets(changed) == changed != contents
