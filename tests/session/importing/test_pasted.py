"""A pasted table of an old report becomes measures, each column for what it is."""

from dataclasses import replace
from datetime import date

import pytest

from ita_desktop.domain.limits import PASTE_MAX_ITEMS, TEXT_MAX_LENGTH
from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, Columns
from ita_desktop.domain.report.lists import marks_of
from ita_desktop.domain.report.report import Amount, DatePeriod, Item, Measure, TextPeriod
from ita_desktop.domain.report.wording import period_text
from ita_desktop.exchange.reading.web_page import BEYOND
from ita_desktop.session.importing.pasted import PastedTable, read_table, table_of_html, table_of_text
from tests.support.certain import the
from tests.support.column_sets import SETS
from tests.support.reports import a_report

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


def table(*rows: str, columns: Columns = DEFAULT_COLUMNS) -> PastedTable:
    return read_html(f"<table>{''.join(rows)}</table>", columns)


def read_html(html: str, columns: Columns = DEFAULT_COLUMNS) -> PastedTable:
    copied = table_of_html(html)
    assert copied is not None, "it is a table of measures"
    return read_table(copied, replace(a_report(), columns=columns, fiscal_year=2568))


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
    assert second.period == DatePeriod(date(2024, 10, 1), date(2025, 9, 30))


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
    assert (table_of_html(f"<p>ก</p><table>{''.join(rows)}</table>") is not None) == is_one


@pytest.mark.parametrize("column", range(len(SECOND)))
def test_what_is_beyond_the_longest_text_is_named(column: int) -> None:
    words = ("น้ำ" * TEXT_MAX_LENGTH)[: TEXT_MAX_LENGTH - 2] + "น้ำใจ"
    cells = [words if place == column else cell for place, cell in enumerate(SECOND)]

    read = table(row(*HEAD), row(*cells))

    (beyond,) = read.not_read
    assert len(beyond) >= 3 and words.endswith(beyond) and beyond.startswith("น้ำ")


def test_columns_of_the_report_are_known_by_their_own_headings_and_others_are_not_read() -> None:
    columns = SETS["bs4"]
    head = [column.heading for column in columns]
    cells = ["บส.1", "จัดซื้อจัดจ้าง", "๑. ประชุม<br>๒. ตรวจรับ", "รายไตรมาส", "กองคลัง", "๑. ตรวจแล้ว"]
    cells += ["www.samrong.go.th<br>คำสั่ง ๑", "๘๐", "๑. ฝนตก", "ผลลัพธ์ที่ไม่มีคอลัมน์"]

    read = table(row(*head, "ผลลัพธ์"), row(*cells), columns=columns)

    (measure,) = read.measures
    assert [field.attribute for field in read.fields] == [column.key for column in columns]
    assert (measure.title, measure.owners, measure.period) == ("จัดซื้อจัดจ้าง", ("กองคลัง",), TextPeriod("รายไตรมาส"))
    assert [item.text for item in measure.steps] == ["ประชุม", "ตรวจรับ"]
    assert [item.text for item in measure.items("problems")] == ["ฝนตก"]
    assert (measure.value("code"), measure.value("percent")) == ("บส.1", "๘๐")
    assert measure.value("evidence") == ("www.samrong.go.th", "คำสั่ง ๑")
    assert measure.outcomes == ()
    assert read.not_read == ("ผลลัพธ์ที่ไม่มีคอลัมน์",)


def test_a_table_without_a_head_fills_the_columns_of_the_report_in_their_order() -> None:
    cells = ("อบรมเจ้าหน้าที่", "๑๒,๐๐๐ บาท", "ไตรมาส ๒", "กองคลัง", "รอเบิก")

    (measure,) = table(row(*cells), columns=SETS["plan_budget"]).measures

    assert measure.title == "อบรมเจ้าหน้าที่"
    assert measure.values == (("budget", Amount("12000")), ("note", "รอเบิก"))
    assert measure.owners == ("กองคลัง",)


def test_a_head_without_a_title_fills_what_it_names_and_a_head_of_two_cells_is_one() -> None:
    (untitled,) = table(row("ขั้นตอน", "ผลลัพธ์"), row("๑. ประชุม", "พึงพอใจ")).measures
    (titled,) = table(row("โครงการ", "ผู้รับผิดชอบ"), row("ซ่อมถนน", "กองช่าง")).measures

    assert (untitled.title, drawn(untitled.steps), drawn(untitled.outcomes)) == ("", ("๑. ประชุม",), ("๑. พึงพอใจ",))
    assert (titled.title, titled.owners) == ("ซ่อมถนน", ("กองช่าง",))


@pytest.mark.parametrize("owners", [(), ("กองคลัง",)])
def test_the_last_columns_of_a_narrow_table_without_a_head_are_known_by_its_periods(owners: tuple[str, ...]) -> None:
    (measure,) = table(row("อบรม", "๑. ประชุม<br>๒. จัดทำคู่มือ", *owners, "ต.ค. ๖๗ - ก.ย. ๖๘")).measures

    assert (drawn(measure.steps), measure.owners) == (("๑. ประชุม", "๒. จัดทำคู่มือ"), owners)
    assert measure.period == DatePeriod(date(2024, 10, 1), date(2025, 9, 30))


def test_what_stands_beside_the_table_or_in_another_one_is_named() -> None:
    other = f"<table>{row('ผู้เข้าอบรม', 'ลายมือชื่อ')}{row('', '')}</table>"

    read = read_html(f"<p>รายงานผลประจำปี</p><table>{row(*HEAD)}{row(*FIRST)}</table>{other}")

    assert len(read.measures) == 1
    assert read.not_read == ("รายงานผลประจำปี", "ผู้เข้าอบรม ลายมือชื่อ")


def test_a_text_with_tabs_is_a_table_and_quotes_hold_the_lines_of_a_cell() -> None:
    cells = ("ปรับปรุงบริการ", '"๑. ประชุม\n๒. จัดทำคู่มือ"', "มีคู่มือ", "พึงพอใจ", "กองคลัง", "ต.ค. ๖๗ - ก.ย. ๖๘")

    copied = the(table_of_text("\t".join(cells) + "\n"))

    (measure,) = read_table(copied, a_report()).measures
    assert (measure.title, drawn(measure.steps), measure.owners) == (
        *("ปรับปรุงบริการ", ("๑. ประชุม", "๒. จัดทำคู่มือ")),
        ("กองคลัง",),
    )


@pytest.mark.parametrize("rows", [PASTE_MAX_ITEMS // len(SECOND), PASTE_MAX_ITEMS])
def test_a_table_longer_than_one_paste_is_read_as_far_as_that_and_said_to_be_longer(rows: int) -> None:
    read = table(row(*SECOND) * rows)

    assert len(read.measures) == (rows if rows < PASTE_MAX_ITEMS else PASTE_MAX_ITEMS // len(SECOND) + 1)
    assert read.is_cut == (rows == PASTE_MAX_ITEMS)


@pytest.mark.parametrize("rows", [PASTE_MAX_ITEMS, PASTE_MAX_ITEMS + 1])
def test_a_text_of_more_rows_than_one_paste_has_is_said_to_be_longer(rows: int) -> None:
    copied = the(table_of_text("อบรม\tจัดอบรม\tมีผู้ผ่าน\t\tกองคลัง\n" * rows))

    assert (len(copied.tables[0].rows), copied.seen[BEYOND] > 0) == (PASTE_MAX_ITEMS, rows > PASTE_MAX_ITEMS)


@pytest.mark.parametrize(
    "rows", [row("<td colspan=999>ก</td>", "ข") * 100, row("ก", "<table><tr><td>" * 60)], ids=["wide", "deep"]
)
def test_a_table_wider_or_deeper_than_any_report_has_is_none(rows: str) -> None:
    assert table_of_html(f"<table>{rows}</table>") is None


def test_a_text_with_a_cell_that_is_no_cell_of_a_sheet_is_none() -> None:
    assert table_of_text("ก\t" + "ข" * 200_000) is None
