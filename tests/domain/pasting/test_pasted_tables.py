"""A pasted table of an old report becomes measures, each column for what it is."""

from dataclasses import replace
from datetime import date

import pytest

from ita_desktop.domain.limits import TEXT_MAX_LENGTH
from ita_desktop.domain.pasting.list_marks import read_line
from ita_desktop.domain.pasting.pasted_html import read_html_content
from ita_desktop.domain.pasting.pasted_tables import (
    Cell,
    ReadTable,
    Row,
    fills,
    is_table_of_measures,
    read_table,
    with_measures,
)
from ita_desktop.domain.report.ids import MeasureId
from ita_desktop.domain.report.lists import marks_of
from ita_desktop.domain.report.report import Amount, DatePeriod, Item, Measure, TextPeriod
from ita_desktop.domain.report.wording import period_text
from tests.support.column_sets import SETS
from tests.support.reports import a_measure, a_report, an_issue

HEAD = (
    "มาตรการ/<br>โครงการ/กิจกรรม",
    "ขั้นตอนหรือวิธีการปฏิบัติ",
    "ผลการดำเนินการตามมาตรการหรือกิจกรรม",
    "ผลลัพธ์หรือความสำเร็จของการดำเนินการ",
    "ผู้รับผิดชอบ",
    "ระยะเวลาดำเนินการ",
)
FIRST = (
    "<p>๑. ปรับปรุงการให้บริการ</p>",
    "<p>๑. ประชุม</p><p>๒. จัดทำคู่มือ</p><p>- เล่มแรก</p>",
    "๑. มีคู่มือ<br>๒. มีการเผยแพร่",
    "<ol><li>ประชาชนพึงพอใจ</li></ol>",
    "กองคลัง<br>สำนักปลัด",
    "๑ ต.ค. ๖๗ - ๓๐ ก.ย. ๖๘",
)
SECOND = ("๒. อบรมจริยธรรม", "จัดอบรม", "มีผู้ผ่านการอบรม", "", "สำนักปลัด", "ตลอดปีงบประมาณ")


def row(*cells: str) -> str:
    return "<tr>" + "".join(cell if cell.startswith("<td") else f"<td>{cell}</td>" for cell in cells) + "</tr>"


def table(*rows: str) -> ReadTable:
    return read_table(read_html_content(f"<table>{''.join(rows)}</table>").rows)


def drawn(items: tuple[Item, ...]) -> tuple[str, ...]:
    return tuple(f"{label} {item.text}" for label, item in zip(marks_of(items), items, strict=True))


def is_the_first(measure: Measure) -> bool:
    return (
        measure.title == "ปรับปรุงการให้บริการ"
        and drawn(measure.steps) == ("๑. ประชุม", "๒. จัดทำคู่มือ", "- เล่มแรก")
        and drawn(measure.results) == ("๑. มีคู่มือ", "๒. มีการเผยแพร่")
        and drawn(measure.outcomes) == ("๑. ประชาชนพึงพอใจ",)
        and measure.owners == ("กองคลัง", "สำนักปลัด")
        and measure.period == DatePeriod(date(2024, 10, 1), date(2025, 9, 30))
    )


@pytest.mark.parametrize("rows", [(row(*FIRST),), (row(*HEAD), row(*FIRST)), (row("๑", *FIRST),)])
def test_a_row_of_the_old_table_is_a_measure_with_or_without_its_head(rows: tuple[str, ...]) -> None:
    read = table(*rows)

    assert len(read.measures) == 1
    assert is_the_first(read.measures[0])
    assert read.not_read == ()


def test_several_rows_are_measures_and_heads_between_them_are_none() -> None:
    read = table(row(*HEAD), row(*FIRST), row(*HEAD), row(*SECOND))

    first, second = read.measures
    assert is_the_first(first)
    assert (second.title, drawn(second.steps), second.outcomes) == ("อบรมจริยธรรม", ("๑. จัดอบรม",), ())
    assert period_text(second.period) == "ตลอดปีงบประมาณ"


def test_columns_in_another_order_go_by_their_heads_and_unknown_ones_are_named() -> None:
    read = table(
        row("ลำดับ", "ผู้รับผิดชอบ", "โครงการ", "งบประมาณ", "ผล"), row("๑", "กองช่าง", "ซ่อมถนน", "๒๐๐ บาท", "เสร็จแล้ว")
    )

    measure = read.measures[0]
    assert (measure.title, measure.owners, drawn(measure.results)) == ("ซ่อมถนน", ("กองช่าง",), ("๑. เสร็จแล้ว",))
    assert read.not_read == ("๒๐๐ บาท",)


def test_the_heading_of_an_issue_is_no_measure_and_is_named() -> None:
    read = table(row(*HEAD), row("<td colspan=6>ประเด็นที่ ๒ การใช้งบประมาณ</td>"), row(*SECOND))

    assert [measure.title for measure in read.measures] == ["อบรมจริยธรรม"]
    assert read.not_read == ("ประเด็นที่ ๒ การใช้งบประมาณ",)


def test_a_row_without_a_title_goes_on_with_the_one_above() -> None:
    read = table(row(*HEAD), row(*SECOND), row("", "ติดตามผล", "", "", "", ""))

    assert [drawn(measure.steps) for measure in read.measures] == [("๑. จัดอบรม", "๒. ติดตามผล")]


def test_a_merged_owner_belongs_to_every_row_and_a_merged_title_to_one_measure() -> None:
    owner = "<td rowspan=2>กองคลัง</td>"
    rows = (row("ก", "ข", "ค", "ง", owner, "ตลอดปี"), row("จ", "ฉ", "ช", "ซ", "ทั้งปี"))

    first, second = table(row(*HEAD), *rows).measures
    (joined,) = table(row(*HEAD), row("<td rowspan=2>ก</td>", "ข", "", "", "", ""), row("ค", "", "", "", "")).measures

    assert (first.owners, second.owners, period_text(second.period)) == (("กองคลัง",), ("กองคลัง",), "ทั้งปี")
    assert (joined.title, drawn(joined.steps)) == ("ก", ("๑. ข", "๒. ค"))


@pytest.mark.parametrize(
    ("rows", "is_one"),
    [
        ((row(*FIRST),), True),
        ((row("ที่", "มาตรการ", "ผล"), row("๑", "ประชุม", "มี")), True),
        ((row("ประชุม", "๑. ก<br>๒. ข"),), True),
        ((row("ประชุม", "กองคลัง"), row("อบรม", "สำนักปลัด")), False),
        ((row("๑. ประชุม<br>๒. อบรม"), row("เผยแพร่")), False),
        ((), False),
    ],
)
def test_a_table_is_known_by_its_head_its_width_or_lists_in_its_cells(rows: tuple[str, ...], is_one: bool) -> None:
    assert is_table_of_measures(read_html_content(f"<p>ก</p><table>{''.join(rows)}</table>").rows) == is_one


def test_the_first_row_fills_the_measure_and_the_others_stand_behind_it() -> None:
    report = a_report()
    home = report.issues[0]
    here = home.measures[0]
    new = table(row(*HEAD), row(*FIRST), row(*SECOND)).measures

    filled = with_measures(report, here.id, new, fill=True).issues[0].measures
    added = with_measures(report, here.id, new, fill=False).issues[0].measures

    assert (filled[0].id, filled[0].title, filled[1]) == (here.id, new[0].title, new[1])
    assert filled[2:] == home.measures[1:]
    assert added == (here, *new, *home.measures[1:])


def test_what_the_row_leaves_empty_stays_and_only_an_empty_measure_is_filled_unasked() -> None:
    report = a_report()
    here = report.issues[0].measures[0]
    half = a_measure()

    (only_title,) = table(row("โครงการ", "ผู้รับผิดชอบ"), row("ซ่อมถนน", "")).measures
    made = with_measures(report, here.id, (only_title,), fill=True).issues[0].measures[0]

    assert (made.title, made.steps, made.period) == ("ซ่อมถนน", here.steps, here.period)
    assert not fills(report, here.id)
    assert not fills(report, half.id)


@pytest.mark.parametrize("column", range(len(SECOND)))
def test_what_is_beyond_the_longest_text_is_named(column: int) -> None:
    words = ("น้ำ" * TEXT_MAX_LENGTH)[: TEXT_MAX_LENGTH - 2] + "น้ำใจ"
    cells = [words if place == column else cell for place, cell in enumerate(SECOND)]

    read = table(row(*HEAD), row(*cells))

    (beyond,) = read.not_read
    assert len(beyond) >= 3 and words.endswith(beyond) and beyond.startswith("น้ำ")


def cells(*texts: str) -> Row:
    return tuple(Cell(tuple(read_line(line) for line in text.split("\n") if line)) for text in texts)


def test_columns_of_the_report_are_known_by_their_own_headings_and_others_are_not_read() -> None:
    columns = SETS["bs4"]
    head = [column.heading for column in columns]
    row = ["บส.1", "จัดซื้อจัดจ้าง", "๑. ประชุม\n๒. ตรวจรับ", "ไตรมาส ๒", "กองคลัง", "๑. ตรวจแล้ว", "www.samrong.go.th\nคำสั่ง ๑"]
    row += ["๘๐", "๑. ฝนตก", "ผลลัพธ์ที่ไม่มีคอลัมน์"]

    table = read_table([cells(*head, "ผลลัพธ์"), cells(*row)], columns)

    (measure,) = table.measures
    assert [field.attribute for field in table.fields] == [column.key for column in columns]
    assert (measure.title, measure.owners, measure.period) == ("จัดซื้อจัดจ้าง", ("กองคลัง",), TextPeriod("ไตรมาส ๒"))
    assert [item.text for item in measure.steps] == ["ประชุม", "ตรวจรับ"]
    assert [item.text for item in measure.items("problems")] == ["ฝนตก"]
    assert (measure.value("code"), measure.value("percent")) == ("บส.1", "๘๐")
    assert measure.value("evidence") == ("www.samrong.go.th", "คำสั่ง ๑")
    assert measure.outcomes == ()
    assert table.not_read == ("ผลลัพธ์ที่ไม่มีคอลัมน์",)


def test_a_table_without_a_head_fills_the_columns_of_the_report_in_their_order() -> None:
    rows = [cells("อบรมเจ้าหน้าที่", "๑๒,๐๐๐ บาท", "ไตรมาส ๒", "กองคลัง", "รอเบิก")]

    (measure,) = read_table(rows, SETS["plan_budget"]).measures

    assert measure.title == "อบรมเจ้าหน้าที่"
    assert measure.values == (("budget", Amount("12000")), ("note", "รอเบิก"))
    assert measure.owners == ("กองคลัง",)


def test_a_row_fills_every_column_of_a_new_measure_and_leaves_what_it_has_not() -> None:
    columns = SETS["plan_budget"]
    here = Measure(MeasureId("m1"), period=TextPeriod("ตลอดปี")).with_value("note", "เดิม")
    report = replace(a_report(an_issue(here)), columns=columns)
    (first,) = read_table(
        [cells("โครงการ/กิจกรรม/มาตรการ", "งบประมาณ (บาท)"), cells("อบรม", "ไม่ใช้งบประมาณ")], columns
    ).measures

    filled = with_measures(report, here.id, (first,), fill=True).issues[0].measures[0]

    assert (filled.id, filled.title, filled.period) == (here.id, "อบรม", TextPeriod("ตลอดปี"))
    assert filled.values == (("budget", "ไม่ใช้งบประมาณ"), ("note", "เดิม"))
