"""Tables of an old report become its issues and measures, and every letter is taken or left out for a reason."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.domain.limits import COLUMNS_MAX
from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, Column, ColumnKind, fault_of
from ita_desktop.domain.report.report import Amount, DatePeriod, Measure, TextPeriod
from ita_desktop.exchange.contents import Cell, Contents, Paragraph, Row, Table, columns_of
from ita_desktop.exchange.tables.grid import cleaned_paragraphs
from ita_desktop.exchange.tables.heads import role_of_name
from ita_desktop.exchange.tables.measures import Choices, Place, ReadTables, Reason, read_tables
from ita_desktop.exchange.tables.roles import FREE_ROLES, LEAVE_OUT, NEW_COLUMN
from ita_desktop.exchange.tables.rows import RowKind

HEAD = (
    "มาตรการ/โครงการ/กิจกรรม",
    "ขั้นตอนหรือวิธีการปฏิบัติ",
    "ผลการดำเนินการตามมาตรการหรือกิจกรรม",
    "ผลลัพธ์หรือความสำเร็จของการดำเนินการ",
    "ผู้รับผิดชอบ",
    "ระยะเวลาดำเนินการ",
)
YEAR = DatePeriod(date(2024, 10, 1), date(2025, 9, 30))
FULL = ("๑. จัดทำคู่มือ", "๑. ประชุม\n๒. เผยแพร่", "1) มีคู่มือ", "ประชาชนพอใจ", "สำนักปลัด", "๑ ต.ค. ๖๗ -\n๓๐ ก.ย. ๖๘")


def a_row(texts: Sequence[str | Cell]) -> Row:
    """A row of texts; a line break ends a paragraph, a `Cell` keeps its spans and gets its column."""
    cells: list[Cell] = []
    column = 0
    for text in texts:
        given = text if isinstance(text, Cell) else Cell(0, tuple(map(Paragraph, text.split("\n"))))
        cells.append(Cell(column, given.paragraphs, given.across, given.down, given.kind))
        column += given.across
    return Row(tuple(cells))


def a_table(*rows: Sequence[str | Cell] | Row) -> Table:
    made = tuple(row if isinstance(row, Row) else a_row(row) for row in rows)
    return Table(made, columns_of(made))


def wide(text: str, across: int = 6) -> Cell:
    return Cell(0, (Paragraph(text),), across)


def read(*tables: Table, outside: Sequence[tuple[int, str]] = (), choices: Choices | None = None) -> ReadTables:
    """What the tables say; the letters must add up, whatever they are."""
    paragraphs = tuple(Paragraph(text) for _, text in outside)
    found = read_tables(Contents(tables, paragraphs, tuple(place for place, _ in outside)), 2568, choices)
    assert found.letters.add_up(), found.letters
    return found


def measures(found: ReadTables) -> list[Measure]:
    return [measure for issue in found.issues for measure in issue.measures]


def items(measure: Measure) -> list[str]:
    """The items of the three lists, with the kind of each and `|` between the lists."""
    return [
        " ".join(f"{item.kind.value[0]}:{item.text}" for item in listed)
        for listed in (measure.steps, measure.results, measure.outcomes)
    ]


def notes(found: ReadTables, reason: Reason) -> list[tuple[int, int]]:
    """The tables and rows of the notes of that kind."""
    return [(note.place.table, note.place.row) for note in found.notes if note.reason is reason]


def test_the_six_columns_of_the_report_become_a_measure() -> None:
    found = read(a_table(HEAD, FULL))

    (measure,) = measures(found)
    assert measure.title == "จัดทำคู่มือ"
    assert items(measure) == ["n:ประชุม n:เผยแพร่", "n:มีคู่มือ", "n:ประชาชนพอใจ"]
    assert measure.owners == ("สำนักปลัด",)
    assert measure.period == YEAR
    assert found.measures_from == (Place(0, 1),)
    assert found.letters.left_out == {Reason.HEAD: sum(map(len, HEAD)), Reason.MARK: 2 + 4 + 2}


def test_columns_are_known_by_their_words_in_any_order_and_the_longest_name_wins() -> None:
    head = ("ที่", "หน่วยงานที่รับผิดชอบ", "โครงการ/กิจกรรม", "เป้าหมาย (ผลผลิตของโครงการ)", "ผลดำเนินงาน")

    found = read(a_table(head, ("๑", "กองช่าง", "ซ่อมถนน", "๑ สาย", "แล้วเสร็จ")))

    (measure,) = measures(found)
    assert found.tables[0].roles == ("number", "owners", "title", "", "results")
    assert (measure.title, measure.owners, items(measure)[1]) == ("ซ่อมถนน", ("กองช่าง",), "n:แล้วเสร็จ")
    assert [(note.place, note.words) for note in found.notes] == [(Place(0, 0, 3), "เป้าหมาย (ผลผลิตของโครงการ)")]
    assert found.letters.left_out[Reason.COLUMN] == 4


def test_of_two_columns_of_one_role_that_with_the_longer_name_has_it() -> None:
    found = read(a_table(("โครงการ", "มาตรการ/โครงการ/กิจกรรม", "ผู้รับผิดชอบ"), ("แผนงาน", "ซ่อมถนน", "กองช่าง")))

    assert found.tables[0].roles == ("", "title", "owners")
    assert measures(found)[0].title == "ซ่อมถนน"


def test_a_head_of_two_rows_and_one_of_half_sentences_are_heads() -> None:
    two = a_table(
        (Cell(0, (Paragraph("ที่"),), down=2), Cell(0, (Paragraph("โครงการ"),), down=2), wide("งบประมาณ", 2), "ผู้รับผิดชอบ"),
        Row((Cell(2, (Paragraph("๒๕๖๗"),)), Cell(3, (Paragraph("๒๕๖๘"),)))),
        ("๑", "ซ่อมถนน", "-", "๒๐,๐๐๐", "กองช่าง"),
    )
    halves = a_table(
        ("ที่", "โครงการ", "ผลลัพธ์ที่คาดว่า", "หน่วยงาน"),
        ("\u00a0", "\u00a0", "จะได้รับ", "ที่รับผิดชอบ"),
        ("๑", "ซ่อมถนน", "เดินทางสะดวก", "กองช่าง"),
    )

    for table in (two, halves):
        found = read(table)
        assert [measure.title for measure in measures(found)] == ["ซ่อมถนน"]
        assert measures(found)[0].owners == ("กองช่าง",)
    assert read(two).tables[0].names[2:4] == ("งบประมาณ ๒๕๖๗", "งบประมาณ ๒๕๖๘")
    assert read(halves).tables[0].roles == ("number", "title", "outcomes", "owners")


def test_a_head_that_is_typed_again_is_dropped_in_the_table_and_in_the_next() -> None:
    again = [f" {words}." for words in HEAD]

    found = read(a_table(HEAD, FULL, again, FULL), a_table(HEAD, FULL))

    assert len(measures(found)) == 3
    assert [kind.value for kind in found.tables[0].rows] == ["head", "begins", "head", "begins"]


def test_a_place_without_a_cell_has_no_paragraphs() -> None:
    assert cleaned_paragraphs(None) == ()


def test_a_column_is_known_by_the_word_in_its_name() -> None:
    assert role_of_name("ผู้รับผิดชอบ") == "owners"


def test_an_empty_row_below_a_head_is_none_of_it() -> None:
    assert len(measures(read(a_table(HEAD, [""] * 6, FULL)))) == 1


def test_a_table_without_a_head_goes_on_with_the_last_one_of_as_many_columns() -> None:
    found = read(a_table(HEAD, FULL), a_table(FULL), a_table(("ลงชื่อ", "หัวหน้า")))

    assert len(measures(found)) == 2
    assert notes(found, Reason.NOT_READ) == [(2, 0)]
    assert found.letters.left_out[Reason.NOT_READ] == len("ลงชื่อหัวหน้า")


def test_a_table_without_measures_is_listed_with_its_first_words() -> None:
    found = read(a_table(("", "ความคิดเห็น"), ("(ลงชื่อ)", "วันที่")))

    assert found.issues == ()
    assert [(note.reason, note.words) for note in found.notes] == [(Reason.NOT_READ, "ความคิดเห็น")]


def test_a_row_over_a_page_goes_on_in_the_middle_of_a_word() -> None:
    cut = ("", "", "๒. มีเว็บไซต์", "มากขึ้น\nและรวดเร็ว", "", "")

    found = read(a_table(HEAD, FULL), a_table(HEAD, cut))

    (measure,) = measures(found)
    assert items(measure)[1:] == ["n:มีคู่มือ n:มีเว็บไซต์", "n:ประชาชนพอใจมากขึ้นและรวดเร็ว"]
    assert notes(found, Reason.JOINED) == [(1, 1)]


def test_one_row_a_line_is_put_together_and_a_blank_row_parts_items() -> None:
    found = read(
        a_table(
            ("ที่", "โครงการ", "ผลลัพธ์", "ผู้รับผิดชอบ"),
            ("๑", "โครงการก่อสร้างถนน", "ประชาชนเดิน", "กองช่าง"),
            ("\u00a0", "หมู่ที่ ๒", "ทางสะดวก", "\u00a0"),
            ("", "", "", ""),
            ("", "", "ลดอุบัติเหตุ", "กองช่าง"),
            ("", "รวมทั้งสิ้น", "๑ โครงการ", ""),
        )
    )

    (measure,) = measures(found)
    assert measure.title == "โครงการก่อสร้างถนนหมู่ที่ ๒"
    assert items(measure)[2] == "n:ประชาชนเดินทางสะดวก n:ลดอุบัติเหตุ"
    assert measure.owners == ("กองช่าง",)
    assert notes(found, Reason.TOTAL) == [(0, 5)]
    assert found.letters.left_out[Reason.REPEATED] == len("กองช่าง")


def test_a_merged_owner_or_period_belongs_to_every_row_that_it_covers() -> None:
    owner = Cell(4, (Paragraph("สำนักปลัด"),), down=2)
    period = Cell(5, (Paragraph("ตลอดปีงบประมาณ"),), down=2)
    steps = Cell(1, (Paragraph("ประชุมร่วม"),), down=2)

    found = read(
        a_table(
            HEAD,
            ("จัดทำคู่มือ", steps, "", "", owner, period),
            Row((Cell(0, (Paragraph("เผยแพร่คู่มือ"),)), Cell(2, (Paragraph("เผยแพร่แล้ว"),)))),
        )
    )

    first, second = measures(found)
    assert (first.owners, second.owners) == (("สำนักปลัด",), ("สำนักปลัด",))
    assert (first.period, second.period) == (YEAR, YEAR)
    assert (items(first)[0], items(second)[0]) == ("n:ประชุมร่วม", "")


def test_headings_of_issues_are_found_in_and_between_the_tables_and_repeated_ones_are_the_same() -> None:
    found = read(
        a_table(HEAD, FULL, (wide("ประเด็นที่ 2 การให้บริการ"),), FULL, (wide("ประเด็นที่ 2  การให้บริการ"),), FULL),
        a_table(HEAD, FULL),
        outside=[(0, "ประเด็นที่ ๑ กระบวนการปฏิบัติงาน"), (0, "รายงานผล"), (1, "มิติที่ ๓ ความโปร่งใส")],
    )

    assert [(issue.number, issue.title, len(issue.measures)) for issue in found.issues] == [
        (1, "กระบวนการปฏิบัติงาน", 1),
        (2, "การให้บริการ", 2),
        (3, "มิติที่ ๓ ความโปร่งใส", 1),
    ]
    assert notes(found, Reason.ISSUE) == [(0, 2)]


def test_titles_over_the_head_are_left_out_and_headings_there_are_issues() -> None:
    found = read(a_table((wide("แผนปฏิบัติการ"),), (wide("1. ยุทธศาสตร์ด้านคุณภาพชีวิต"),), HEAD, FULL))

    assert [(issue.number, issue.title) for issue in found.issues] == [(1, "ยุทธศาสตร์ด้านคุณภาพชีวิต")]
    assert notes(found, Reason.ABOVE) == [(0, 0)]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("ทุกสำนัก/\nกอง", ("ทุกสำนัก/กอง",)),
        ("กองคลัง\u00a0/ กองช่าง", ("กองคลัง", "กองช่าง")),
        ("สำนักปลัด, กองคลัง และกองช่าง", ("สำนักปลัด", "กองคลัง", "กองช่าง")),
        ("กองสวัสดิการสังคมและชุมชน", ("กองสวัสดิการสังคมและชุมชน",)),
        ("- สำนักปลัด\n- กองคลัง\n- สำนักปลัด", ("สำนักปลัด", "กองคลัง")),
    ],
)
def test_owners_are_parted_where_another_office_begins(text: str, owners: tuple[str, ...]) -> None:
    found = read(a_table(HEAD, (*FULL[:4], text, FULL[5])))

    assert measures(found)[0].owners == owners


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("1 ต.ค. 67 - 30 ก.ย. 68", YEAR),
        ("ไตรมาส ๑-๒", DatePeriod(date(2024, 10, 1), date(2025, 3, 31))),
        ("ตามแผน", TextPeriod("ตามแผน")),
    ],
)
def test_a_period_is_read_or_kept_in_its_words(text: str, period: DatePeriod | TextPeriod) -> None:
    assert measures(read(a_table(HEAD, (*FULL[:5], text))))[0].period == period


def test_a_date_that_excel_took_for_one_of_another_century_is_noted() -> None:
    old = Cell(5, (Paragraph("1960-07-17T00:00:00"),), kind="date")

    found = read(a_table(HEAD, (*FULL[:5], old)))

    assert notes(found, Reason.DATE) == [(0, 1)]


def test_sub_items_paragraphs_and_numbers_of_word_keep_their_kind() -> None:
    steps = Cell(
        0,
        (
            Paragraph("ประชุม", "๑.", "thaiNumbers"),
            Paragraph("ชี้แจง", "-", "bullet", 1),
            Paragraph("1.1 เชิญผู้นำ"),
            Paragraph("หมายเหตุ"),
            Paragraph("สรุป", "๒.", "thaiNumbers"),
        ),
    )

    found = read(a_table(HEAD, (FULL[0], steps, *FULL[2:])))

    assert items(measures(found)[0])[0] == "n:ประชุม s:ชี้แจง s:เชิญผู้นำ p:หมายเหตุ n:สรุป"
    assert notes(found, Reason.NUMBERS) == []


def test_numbers_that_repeat_or_jump_are_kept_and_noted() -> None:
    found = read(a_table(HEAD, (FULL[0], "๑. ก\n๑. ข\n๔. ค", *FULL[2:])))

    assert items(measures(found)[0])[0] == "n:ก n:ข n:ค"
    assert notes(found, Reason.NUMBERS) == [(0, 1)]


def test_letters_are_mended_where_that_is_safe_and_nothing_else_is_changed() -> None:
    found = read(a_table(HEAD, ("\ufeffจัดท\u0e4d\u0e32ท\u0e35\uf70a  e-Book", *FULL[1:])))

    assert measures(found)[0].title == "จัดทำท\u0e35\u0e48 e-Book"


def test_the_user_chooses_other_roles_and_kinds_of_rows() -> None:
    table = a_table((*HEAD, "ตัวชี้วัด"), (*FULL, "ร้อยละ ๘๐"), ("", "ขั้นตอนอื่น", "", "", "", "", ""))
    usual = read(table)

    chosen = read(
        table, choices=Choices({(0, 6): "outcomes", (0, 5): LEAVE_OUT}, {(0, 2): RowKind.BEGINS, (0, 0): RowKind.HEAD})
    )

    assert [note.words for note in usual.notes if note.reason is Reason.COLUMN] == ["ตัวชี้วัด"]
    first, second = measures(chosen)
    assert items(first)[2] == "n:ประชาชนพอใจ n:ร้อยละ ๘๐"
    assert first.period == TextPeriod()
    assert items(second)[0] == "n:ขั้นตอนอื่น"


EVERY_KIND = (
    *DEFAULT_COLUMNS,
    Column("budget", "งบประมาณ", ColumnKind.MONEY),
    Column("evidence", "เอกสาร/หลักฐาน", ColumnKind.LINKS),
    Column("note", "หมายเหตุ", ColumnKind.TEXT),
    Column("indicator", "ตัวชี้วัด", ColumnKind.LIST),
    Column("helper", "ผู้ช่วย", ColumnKind.OWNERS),
    Column("planned", "ห้วงเวลาตามแผน", ColumnKind.PERIOD),
)


def test_columns_of_the_report_are_known_by_their_headings_and_hold_what_their_kind_can() -> None:
    head = (*HEAD, "งบประมาณ", "เอกสาร/หลักฐาน", "หมายเหตุ", "ตัวชี้วัดความสำเร็จ", "ผู้ช่วย", "ห้วงเวลาตามแผน")
    row = (
        *FULL,
        "๑๒,๐๐๐ บาท",
        "1. https://example.go.th/a\n2. ประกาศ",
        "- ไม่มี",
        "๑. ร้อยละ ๘๐\n๒. ทันเวลา",
        "กองคลัง",
        "ไตรมาส ๑",
    )
    more = ("", "", "", "", "", "", "และ ๕๐๐", "3. ภาพ", "อีก", "๓. ครบ", "กองคลัง", "ไตรมาส ๒")

    found = read(a_table(head, row, more), choices=Choices(columns=EVERY_KIND))

    (measure,) = measures(found)
    assert found.tables[0].roles[6:] == ("budget", "evidence", "note", "indicator", "helper", "planned")
    assert measure.value("budget") == "๑๒,๐๐๐ และ ๕๐๐"
    assert measure.value("evidence") == ("https://example.go.th/a", "ประกาศ", "ภาพ")
    assert measure.value("note") == "- ไม่มีอีก"
    assert [item.text for item in measure.items("indicator")] == ["ร้อยละ ๘๐", "ทันเวลา", "ครบ"]
    assert measure.value("helper") == ("กองคลัง",)
    assert measure.value("planned") == DatePeriod(date(2024, 10, 1), date(2024, 12, 31))
    (alone,) = measures(read(a_table(head, row), choices=Choices(columns=EVERY_KIND)))
    assert alone.value("budget") == Amount("12000")


def test_a_part_of_a_measure_that_the_report_has_no_column_for_is_offered() -> None:
    columns = tuple(column for column in DEFAULT_COLUMNS if column.key != "outcomes")

    found = read(a_table(HEAD, FULL), choices=Choices(columns=columns))

    assert measures(found)[0].outcomes == ()
    assert [note.words for note in found.notes if note.reason is Reason.COLUMN] == [HEAD[3]]


def test_new_columns_are_lists_where_there_are_any_and_tables_share_them_by_name() -> None:
    head = (*HEAD, "ปัญหาที่พบ", "")
    tables = [a_table(head, (*FULL, "๑. ฝนตก\n๒. น้ำท่วม", "ก่อน")), a_table(head, (*FULL, "ไม่มี", "หลัง"))]
    roles = {(table, column): NEW_COLUMN for table in (0, 1) for column in (6, 7)}

    found = read(*tables, choices=Choices(roles))

    problems, nameless = found.columns[6:]
    assert (problems.heading, problems.kind) == ("ปัญหาที่พบ", ColumnKind.LIST)
    assert (nameless.heading, nameless.kind) == ("คอลัมน์เพิ่มเติม", ColumnKind.TEXT)
    assert fault_of(found.columns) == ""
    first, second = measures(found)
    assert [item.text for item in first.items(problems.key)] == ["ฝนตก", "น้ำท่วม"]
    assert second.value(nameless.key) == "หลัง"


def test_no_more_new_columns_are_made_than_a_report_can_have() -> None:
    head = (*HEAD, *(f"ช่องที่ {number}" for number in range(8)))

    found = read(a_table(head, (*FULL, *"กขคงจฉชซ")), choices=Choices({(0, 6 + at): NEW_COLUMN for at in range(8)}))

    assert len(found.columns) == COLUMNS_MAX
    assert [note.words for note in found.notes if note.reason is Reason.COLUMN] == ["ช่องที่ 6", "ช่องที่ 7"]


def test_a_table_without_a_known_head_is_read_once_its_title_is_chosen() -> None:
    table = a_table(("เรื่อง", "ใคร"), ("ซ่อมถนน", "กองช่าง"))

    found = read(table, choices=Choices({(0, 0): "title", (0, 1): "owners"}, {(0, 0): RowKind.HEAD}))

    (measure,) = measures(found)
    assert (measure.title, measure.owners) == ("ซ่อมถนน", ("กองช่าง",))
    assert notes(read(table), Reason.NOT_READ) == [(0, 0)]


def test_a_head_of_two_rows_is_dropped_whole_where_it_is_typed_again() -> None:
    head = [("ที่", "โครงการ", "ผล", "หน่วยงาน"), ("", "", "", "ที่รับผิดชอบ")]

    found = read(a_table(*head, ("๑", "ซ่อมถนน", "แล้วเสร็จ", "กองช่าง")), a_table(*head, ("", "", "ทุกสาย", "กองคลัง")))

    (measure,) = measures(found)
    assert items(measure)[1] == "n:แล้วเสร็จทุกสาย"
    assert measure.owners == ("กองช่าง", "กองคลัง")


def test_a_cell_over_three_rows_and_tables_and_boxes_in_cells_lose_nothing() -> None:
    inner = a_table(("ใน\nสอง",))
    steps = Cell(0, (Paragraph("๑. นอก"), Paragraph(table=inner), Paragraph("ท้าย", boxes=((Paragraph("กล่อง"),),))))
    owner = Cell(4, (Paragraph("สำนักปลัด"),), down=3)

    found = read(
        a_table(
            HEAD,
            ("จัดทำคู่มือ", steps, "", "", owner, ""),
            Row((Cell(0, (Paragraph("เผยแพร่"),)),)),
            Row((Cell(0, (Paragraph("ติดตาม"),)),)),
        )
    )

    assert [measure.owners for measure in measures(found)] == [("สำนักปลัด",)] * 3
    assert items(measures(found)[0])[0] == "n:นอก p:ใน p:สอง p:ท้าย p:กล่อง"


def test_a_second_period_of_a_measure_is_left_out() -> None:
    found = read(a_table(HEAD, FULL, ("", "", "", "", "", "ไตรมาส ๑")))

    assert measures(found)[0].period == YEAR
    assert found.letters.left_out[Reason.REPEATED] == len("ไตรมาส๑")


def test_a_row_that_goes_on_from_nothing_begins() -> None:
    found = read(a_table(HEAD, FULL), choices=Choices(rows={(0, 1): RowKind.GOES_ON}))

    assert [measure.title for measure in measures(found)] == ["จัดทำคู่มือ"]


def test_what_is_too_long_for_a_text_is_counted_and_noted() -> None:
    found = read(a_table(HEAD, ("ก" * 200_001, "ข" * 200_002, *FULL[2:4], "ค" * 200_003, "ง" * 200_004)))

    assert found.letters.left_out[Reason.TOO_LONG] == 1 + 2 + 3 + 4
    assert notes(found, Reason.TOO_LONG) == [(0, 1)] * 4
    measure = measures(found)[0]
    assert {len(text) for text in (measure.title, measure.steps[0].text, *measure.owners)} == {200_000}


WORDS = st.sampled_from(
    ["", "\u00a0", "-", "๑", "รวม", "ประเด็นที่ ๒ ก", "๑. ก\n๒. ข", "- ค", "กองคลัง, กองช่าง", "ไตรมาส ๑", *HEAD, "ตัวชี้วัด"]
)
CELLS = st.builds(
    lambda words, across, down: Cell(0, tuple(map(Paragraph, words.split("\n"))), across, down),
    WORDS,
    st.integers(1, 2),
    st.integers(1, 2),
)


ROLES = st.sampled_from((*(column.key for column in EVERY_KIND), *FREE_ROLES))
PLACES = st.tuples(st.integers(0, 2), st.integers(0, 7))
CHOICES = st.builds(
    Choices, st.dictionaries(PLACES, ROLES), st.dictionaries(PLACES, st.sampled_from(RowKind)), st.just(EVERY_KIND)
)


@given(st.lists(st.lists(st.lists(CELLS, min_size=1, max_size=7), max_size=6), max_size=3), st.none() | CHOICES)
def test_no_letter_of_any_table_is_lost_without_a_word(tables: list[list[list[Cell]]], choices: Choices | None) -> None:
    found = read(*(a_table(*rows) for rows in tables), choices=choices)

    texts = [text for one in measures(found) for text in (one.title, *one.owners, *(i.text for i in one.steps))]
    assert all(texts) or "" in {measure.title for measure in measures(found)}
