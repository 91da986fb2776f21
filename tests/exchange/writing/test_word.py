"""A Word file has what the paper has, in Word's own lists and tables, and gives back the report that it was made of."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings

from ita_desktop import formats
from ita_desktop.domain.report.columns import printed
from ita_desktop.domain.report.edits import set_columns
from ita_desktop.domain.report.paper_settings import Digits, Emblem, FontFamily, PageNumbers, PaperSettings, PictureType
from ita_desktop.domain.report.report import Amount, Issue, ItemKind, Report, TextPeriod
from ita_desktop.exchange.contents import Cell, Contents, Table
from ita_desktop.exchange.importing.imported import imported, with_own_columns
from ita_desktop.exchange.reading.word import read_word
from ita_desktop.exchange.tables.measures import read_tables
from ita_desktop.exchange.writing import word
from ita_desktop.exchange.writing.word import word_file
from tests.pictures.hostile import png
from tests.support.carried import carried, without_ids
from tests.support.column_sets import SETS, any_columns
from tests.support.golden_report import published
from tests.support.reports import a_measure, a_report, an_issue, an_item, reports

NUMBERED, SUB, PARAGRAPH = ItemKind.NUMBERED, ItemKind.SUB, ItemKind.PARAGRAPH
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def contents_of(report: Report) -> Contents:
    return read_word(BytesIO(word_file(report)), Path("รายงาน.docx"))


def read_again(report: Report) -> tuple[Issue, ...]:
    """The issues that our reader finds in the Word file of a report; it takes every letter."""
    found = read_tables(contents_of(report), report.fiscal_year)
    assert found.letters.add_up(), found.letters
    return found.issues


def part(report: Report, name: str) -> ElementTree.Element:
    with ZipFile(BytesIO(word_file(report))) as archive:
        return ElementTree.fromstring(archive.read(f"word/{name}.xml"))


def lines_of(table: Table, row: int) -> list[list[str]]:
    """The paragraphs of each cell of a row with the numbers that Word draws."""

    def words(cell: Cell) -> list[str]:
        return [f"{one.number} {one.text}".strip() for one in cell.paragraphs]

    return [words(cell) for cell in table.rows[row].cells]


def words_outside(contents: Contents) -> Sequence[str]:
    return [paragraph.text for paragraph in contents.outside]


@pytest.fixture(scope="module")
def sample() -> Report:
    return published()


def test_the_sample_report_comes_back_equal(sample: Report) -> None:
    assert without_ids(read_again(sample)) == without_ids(sample.issues)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(reports())
def test_a_report_comes_back_equal_but_for_what_word_cannot_carry(report: Report) -> None:
    assert without_ids(read_again(report)) == without_ids(carried(report))


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(reports(columns=any_columns()))
def test_a_report_with_any_columns_comes_back_with_those_that_are_printed(report: Report) -> None:
    shown = set_columns(report, printed(report.columns))

    contents = contents_of(report)
    found = imported(contents, with_own_columns(replace(a_report(), fiscal_year=report.fiscal_year), contents))

    assert found.read.letters.add_up()
    if any(issue.measures for issue in report.issues):
        assert set_columns(found.report, found.report.columns).columns == shown.columns
        read = read_tables(contents, report.fiscal_year, found.choices)
        assert without_ids(read.issues) == without_ids(carried(shown))


@pytest.mark.slow
@pytest.mark.acceptance("Word", "reports through a Word file and back", count=500)
@settings(max_examples=500, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(reports(max_issues=5, max_measures=4))
def test_500_reports_come_back_equal_but_for_what_word_cannot_carry(report: Report) -> None:
    assert without_ids(read_again(report)) == without_ids(carried(report))


@pytest.mark.acceptance("Word", "reports through a Word file and back", planted=True)
def test_the_round_trip_catches_items_that_are_not_known_again(monkeypatch: pytest.MonkeyPatch) -> None:
    report = a_report(an_issue(a_measure(steps=(an_item("ก", SUB),))))
    monkeypatch.setattr(word, "_KINDS", {kind: ("ITACell", level) for kind, (_, level) in word._KINDS.items()})

    assert without_ids(read_again(report)) != without_ids(carried(report))


def test_an_item_keeps_its_kind_lines_blanks_and_what_looks_like_a_mark() -> None:
    items = (
        an_item("ไม่พบปัญหา", PARAGRAPH),
        an_item("- ไม่ใช่ข้อย่อย", PARAGRAPH),
        an_item("๑. ไม่ใช่เลขข้อ  เว้นสองวรรค "),
        an_item("บรรทัดแรก\n๒. บรรทัดที่สอง\tคั่นด้วยแท็บ"),
        an_item("", SUB),
        an_item(" ขึ้นต้นด้วยวรรค", SUB),
    )
    report = a_report(an_issue(a_measure(steps=items, results=items[:2], outcomes=items[4:])))

    (measure,) = read_again(report)[0].measures

    assert (measure.steps, measure.results, measure.outcomes) == (items, items[:2], items[4:])


def test_measures_without_a_word_and_issues_of_one_name_come_back() -> None:
    empty = a_measure("", (), (), (), (), TextPeriod())
    report = a_report(
        an_issue(empty, a_measure("รวมทั้งสิ้น", (), ())),
        an_issue(a_measure("ด้านที่ ๒", (), (), (), ())),
        an_issue(empty, title=""),
    )

    issues = read_again(report)

    assert [[measure.title for measure in issue.measures] for issue in issues] == [["", "รวมทั้งสิ้น"], ["ด้านที่ ๒"], [""]]
    assert [(issue.number, issue.title) for issue in issues] == [(one.number, one.title) for one in report.issues]


def test_what_a_helper_reads_is_the_same(sample: Report, tmp_path: Path) -> None:
    path = tmp_path / "รายงาน ปี ๒๕๖๘.docx"
    formats.write(sample, path)

    found = read_tables(formats.read_contents(path), sample.fiscal_year)

    assert without_ids(found.issues) == without_ids(sample.issues)


def test_the_file_has_the_cover_the_headings_and_the_signatures_of_the_paper() -> None:
    outside = words_outside(contents_of(a_report()))

    assert outside == [
        "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
        "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
        "องค์การบริหารส่วนตำบลสำโรง",
        "ตำบลสำโรง อำเภอปักธงชัย จังหวัดนครราชสีมา",
        "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
        "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘",
        "องค์การบริหารส่วนตำบลสำโรง",
        "ประเด็นที่ ๑ กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ",
        f"(ลงชื่อ){'.' * 44}ผู้รายงาน",
        "(นางสาวกัญญาณัฐ น้ำใจดี)",
        "หัวหน้าสำนักปลัด",
    ]


def test_word_numbers_measures_through_and_the_items_of_each_cell_anew() -> None:
    two = (an_item("ก"), an_item("ข"), an_item("ค", SUB))
    contents = contents_of(a_report(an_issue(a_measure("หนึ่ง", two, two)), an_issue(a_measure("สอง", two))))

    assert lines_of(contents.tables[0], 1)[:3] == [["๑. หนึ่ง"], ["๑. ก", "๒. ข", "- ค"], ["๑. ก", "๒. ข", "- ค"]]
    assert lines_of(contents.tables[1], 1)[:2] == [["๒. สอง"], ["๑. ก", "๒. ข", "- ค"]]


def test_the_digits_of_the_paper_are_those_of_the_file() -> None:
    report = replace(a_report(), paper=PaperSettings(digits=Digits.ARABIC, page_numbers=PageNumbers.OF_ALL))
    contents = contents_of(report)

    assert lines_of(contents.tables[0], 1)[0][0].startswith("1. ")
    assert lines_of(contents.tables[0], 1)[5] == ["1 ต.ค. 67 - 30 ก.ย. 68"]
    assert "thaiNumbers" not in word_file_text(report)
    assert "thaiNumbers" in word_file_text(a_report())


def word_file_text(report: Report) -> str:
    with ZipFile(BytesIO(word_file(report))) as archive:
        return "".join(archive.read(name).decode("utf-8") for name in archive.namelist() if name.endswith(".xml"))


def test_behind_the_last_list_that_word_counts_numbers_are_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "LISTS_MAX", 2)
    report = a_report(an_issue(a_measure("หนึ่ง"), a_measure("สอง", (an_item("ก"), an_item("ข", SUB), an_item("ค")))))

    contents = contents_of(report)

    assert lines_of(contents.tables[0], 1)[1][0].startswith("๑. ")
    assert lines_of(contents.tables[0], 2)[1] == ["๑.\tก", "-\tข", "๒.\tค"]
    assert without_ids(read_again(report)) == without_ids(report.issues)


def test_the_head_is_repeated_rows_run_over_pages_and_widths_are_those_of_the_paper() -> None:
    report = replace(a_report(), paper=PaperSettings(columns=(40, 50, 50, 50, 40, 41)))
    splits = part(report, "document").iterfind(f".//{W}tr/{W}trPr/{W}cantSplit")
    table = contents_of(report).tables[0]

    assert [row.is_head for row in table.rows] == [True, False]
    assert [one.get(f"{W}val") for one in splits] == [None, "0"]
    widths = [int(column.get(f"{W}w", "")) for column in part(report, "document").iter(f"{W}gridCol")]
    assert [round(width * 25.4 / 1440) for width in widths] == [40, 50, 50, 50, 40, 41]


@pytest.mark.parametrize(("family", "font"), [(FontFamily.LAKSAMAN, "TH SarabunPSK"), (FontFamily.SARABUN, "Sarabun")])
def test_thai_has_its_font_in_all_four_slots_and_its_size_and_weight_twice(family: FontFamily, font: str) -> None:
    styles = part(replace(a_report(), paper=PaperSettings(family)), "styles")

    (fonts,) = styles.iter(f"{W}rFonts")
    assert sorted(fonts.attrib.items()) == sorted((f"{W}{slot}", font) for slot in ("ascii", "hAnsi", "cs", "eastAsia"))
    assert [one.get(f"{W}val") for one in styles.iter(f"{W}sz")] == [
        one.get(f"{W}val") for one in styles.iter(f"{W}szCs")
    ]
    assert len([*styles.iter(f"{W}b")]) == len([*styles.iter(f"{W}bCs")]) > 0
    assert next(styles.iter(f"{W}lang")).get(f"{W}bidi") == "th-TH"


@pytest.mark.parametrize("name", SETS)
def test_any_columns_are_in_the_file_cell_by_cell(name: str) -> None:
    columns = SETS[name]
    measure = (
        a_measure().with_value("budget", Amount("12000.50"))
        if "budget" in {one.key for one in columns}
        else a_measure()
    )
    report = replace(a_report(an_issue(measure)), columns=columns)

    head, row = (lines_of(contents_of(report).tables[0], at) for at in (0, 1))

    assert [" ".join(lines) for lines in head] == [column.heading for column in columns]
    budgets = [lines for column, lines in zip(columns, row, strict=True) if column.key == "budget"]
    assert budgets in ([], [["๑๒,๐๐๐.๕๐"]])


def test_a_column_that_is_not_printed_is_not_in_the_file() -> None:
    columns = tuple(replace(one, printed=one.key != "owners") for one in a_report().columns)

    report = a_report(an_issue(a_measure(owners=("กองการเจ้าหน้าที่",))))

    assert "กองการเจ้าหน้าที่" in word_file_text(report)
    assert "กองการเจ้าหน้าที่" not in word_file_text(replace(report, columns=columns))


def test_the_emblem_stands_on_the_cover_and_one_that_cannot_be_drawn_is_left_out() -> None:
    good, bad = (Emblem(PictureType.PNG, data) for data in (png(40, 20), png(40, 20)[:41]))

    for emblem, count in ((good, 1), (bad, 0)):
        report = replace(a_report(), paper=PaperSettings(emblem=emblem))
        with ZipFile(BytesIO(word_file(report))) as archive:
            assert [archive.read(name) for name in archive.namelist() if "media" in name] == [good.data] * count
        assert word_file_text(report).count("<w:drawing>") == count


def test_header_footer_and_page_number_stand_in_the_margins() -> None:
    report = replace(a_report(), paper=PaperSettings(header="ลับ <เฉพาะ> หน่วยงาน", footer="อบต.สำโรง & คณะ"))

    texts = ["".join(part(report, name).itertext()) for name in ("header1", "footer1")]

    assert texts == ["-  PAGE 2 -ลับ <เฉพาะ> หน่วยงาน", "อบต.สำโรง & คณะ"]


def test_the_properties_of_the_file_name_the_report_its_year_and_its_agency(sample: Report) -> None:
    with ZipFile(BytesIO(word_file(sample))) as archive:
        texts = [*ElementTree.fromstring(archive.read("docProps/core.xml")).itertext()]

    assert texts[:2] == [sample.title, f"{sample.oit_item} {sample.fiscal_year}"]
    assert sample.agency.name in texts[2]


def test_equal_reports_give_equal_bytes(sample: Report) -> None:
    assert word_file(sample) == word_file(replace(sample))
