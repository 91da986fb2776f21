"""An Excel file of this program is known again: it gives back the report that it was made of, whatever its columns."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, ColumnKind, Columns
from ita_desktop.domain.report.edits import set_columns
from ita_desktop.domain.report.report import Amount, Issue, ItemKind, Measure, Report
from ita_desktop.exchange.contents import Cell, Contents, Paragraph, Row
from ita_desktop.exchange.importing.imported import Imported, imported, with_own_columns
from ita_desktop.exchange.importing.own_workbook import with_own_sheets
from ita_desktop.exchange.reading.kinds import read_contents
from ita_desktop.exchange.reading.sheets import read_new_sheets
from ita_desktop.exchange.tables.measures import Choices, Reason, read_tables
from ita_desktop.exchange.writing.comma_values import csv_file
from ita_desktop.exchange.writing.excel import excel_file
from tests.support.carried import carried, without_ids
from tests.support.column_sets import EVERY_KIND, any_columns
from tests.support.reports import a_measure, a_report, an_issue, an_item, reports
from tests.support.word_files import saved

RESULTS = next(column.heading for column in DEFAULT_COLUMNS if column.key == "results")


def sheets_of(report: Report) -> Contents:
    return read_new_sheets(BytesIO(excel_file(report)), Path("รายงาน.xlsx"))


def read_again(contents: Contents, year: int = 2568) -> Imported:
    known = with_own_sheets(contents)
    return imported(known, with_own_columns(replace(a_report(), fiscal_year=year), known))


def joined(issues: tuple[Issue, ...]) -> tuple[Issue, ...]:
    """Issues of one number and title below each other are one: in a sheet their rows are the same."""
    found: list[Issue] = []
    for issue in issues:
        if found and (issue.number, issue.title) == (found[-1].number, found[-1].title):
            found[-1] = replace(found[-1], measures=found[-1].measures + issue.measures)
        else:
            found.append(issue)
    return tuple(found)


def with_words(contents: Contents, sheet: int, before: str, after: str) -> Contents:
    """The contents where one text of a sheet is another."""

    def cell(one: Cell) -> Cell:
        return replace(one, paragraphs=(Paragraph(after),)) if one.paragraphs == (Paragraph(before),) else one

    tables = list(contents.tables)
    rows = (Row(tuple(map(cell, row.cells))) for row in tables[sheet].rows)
    tables[sheet] = replace(tables[sheet], rows=tuple(rows))
    return replace(contents, tables=tuple(tables))


def in_excel(report: Report) -> Report:
    """The report as cells have it: names and addresses are parted at lines, sums of many digits are rounded."""

    def measure(one: Measure) -> Measure:
        for column in report.columns:
            value: Any = one.value(column.key)  # Any: by the kind of the column
            if value and column.kind in (ColumnKind.OWNERS, ColumnKind.LINKS):
                lines = (line for text in value for line in text.split("\n") if line)
                one = one.with_value(column.key, tuple(lines))
            elif isinstance(value, Amount):
                one = one.with_value(column.key, Amount(_as_excel_has_it(value.text)))
        return one

    issues = (replace(issue, measures=tuple(map(measure, issue.measures))) for issue in report.issues)
    return replace(report, issues=tuple(issues))


def _as_excel_has_it(text: str) -> str:
    """A sum with as many decimals as it was typed with; one with more figures than a number of Excel has is another."""
    places = len(text.partition(".")[2])
    shown = f"{float(text):.{places}f}"
    return shown if float(shown) == float(text) else f"{Decimal(text):.2f}"


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
        assert without_ids(in_excel(found.report).issues) == without_ids(joined(carried(in_excel(report))))


def test_issues_of_one_number_and_title_below_each_other_come_back_as_one() -> None:
    report = a_report(*(replace(an_issue(a_measure(title)), number=1, title="การให้บริการ") for title in ("ก", "ข")))

    (issue,) = read_again(sheets_of(report)).report.issues

    assert [measure.title for measure in issue.measures] == ["ก", "ข"]


def test_sums_come_back_as_they_were_typed() -> None:
    typed = ("12000.00", "12000", "12000.50", "12000.5", "0.05")
    measures = (a_measure().with_value("budget", Amount(text)) for text in typed)

    found = read_again(sheets_of(replace(a_report(an_issue(*measures)), columns=EVERY_KIND)))

    values = (measure.value("budget") for _, _, measure in found.report.measures())
    assert tuple(value.text for value in values if isinstance(value, Amount)) == typed


def test_a_sheet_of_items_that_was_worked_in_has_as_many_measures_as_before_and_the_other_is_not_read() -> None:
    report = a_usual_report(EVERY_KIND)
    contents = with_words(sheets_of(report), 0, "เผยแพร่บนเว็บไซต์", "เผยแพร่ทางสื่อสังคม")
    contents = with_words(contents, 0, "- เผยแพร่บนเว็บไซต์", "- เผยแพร่ทางสื่อสังคม")

    found = read_again(contents)

    (issue,) = found.report.issues
    assert [measure.title for measure in issue.measures] == ["มาตรการที่ ๑", "มาตรการที่ ๒"]
    assert [item.text for item in issue.measures[0].steps] == ["จัดทำคู่มือ", "- เผยแพร่ทางสื่อสังคม", "ไม่พบปัญหา"]
    assert [note.reason for note in found.read.notes] == [Reason.NOT_READ]
    assert found.read.letters.add_up()
    assert found.read.letters.left_out[Reason.NOT_READ] > 0


def test_a_sheet_of_measures_that_was_worked_in_is_not_read_unless_its_title_is_chosen() -> None:
    contents = with_own_sheets(with_words(sheets_of(a_usual_report()), 1, "มาตรการที่ ๒", "มาตรการที่แก้ใน Excel"))

    left_out = read_tables(contents, 2568)
    chosen = read_tables(contents, 2568, Choices({(len(contents.tables) - 1, 3): "title"}))

    assert [measure.title for measure in left_out.issues[0].measures] == ["มาตรการที่ ๑", "มาตรการที่ ๒"]
    titles = [measure.title for issue in chosen.issues for measure in issue.measures]
    assert "มาตรการที่แก้ใน Excel" in titles


def rows_added(contents: Contents, *rows: dict[int, str]) -> Contents:
    """The contents with more rows in the sheet of items, each with texts by their columns."""
    first, *others = contents.tables
    more = (Row(tuple(Cell(at, (Paragraph(text),)) for at, text in row.items())) for row in rows)
    return replace(contents, tables=(replace(first, rows=(*first.rows, *more)), *others))


def test_rows_that_are_added_belong_to_the_measure_that_they_name_or_stand_below() -> None:
    contents = rows_added(
        sheets_of(a_usual_report()),
        {0: "1", 1: "กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ", 2: "1", 4: RESULTS, 6: "ข้อ", 7: "มีคู่มือใหม่"},
        {7: "มีผู้ใช้คู่มือ"},
        {3: "มาตรการใหม่", 4: "ขั้นตอนหรือวิธีการปฏิบัติ", 7: "ประชุม"},
    )

    (issue,) = read_again(contents).report.issues

    first, _, new = issue.measures
    assert [item.text for item in first.results][-2:] == ["มีคู่มือใหม่", "มีผู้ใช้คู่มือ"]
    assert (new.title, [item.text for item in new.steps]) == ("มาตรการใหม่", ["ประชุม"])


def test_what_differs_in_the_rows_of_one_measure_is_all_taken() -> None:
    rows = ({0: "1", 1: "กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ", 2: "1", 3: "มาตรการที่ ๑", 8: "กองช่าง"},)

    (issue,) = read_again(rows_added(sheets_of(a_usual_report()), *rows)).report.issues

    assert issue.measures[0].owners[-1] == "กองช่าง"
    assert len(issue.measures[0].owners) > 1


def test_a_row_that_has_no_place_in_a_report_makes_it_a_sheet_like_any_other() -> None:
    contents = rows_added(sheets_of(a_usual_report()), {2: "1", 4: "ขั้นตอนหรือวิธีการปฏิบัติ", 6: "หัวข้อ", 7: "ประชุม"})

    assert with_own_sheets(contents) == contents


@pytest.mark.parametrize("columns", [DEFAULT_COLUMNS, EVERY_KIND], ids=["six columns", "others"])
def test_a_csv_file_gives_back_the_measures_it_was_made_of(tmp_path: Path, columns: Columns) -> None:
    report = a_usual_report(columns)

    found = read_again(read_contents(saved(tmp_path, csv_file(report), "รายงาน.csv")))

    (issue,) = found.report.issues
    assert [measure.title for measure in issue.measures] == ["มาตรการที่ ๑", "มาตรการที่ ๒"]
    assert without_ids((issue,))[0].measures[0].steps == without_ids(report.issues)[0].measures[0].steps
    assert found.read.letters.add_up()
