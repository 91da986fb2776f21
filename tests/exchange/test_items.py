"""Every line of a cell is an item with its number, a sub-item with its dash, or a paragraph."""

import pytest

from ita_desktop.exchange.contents import Paragraph, Row, Table
from ita_desktop.exchange.items import TABLE_TEXT, items_of


def picture(*lines: str) -> list[str]:
    """What becomes of paragraphs: kind and level, the number, the text."""
    return [
        f"{item.kind[0]}{item.level if item.how else ''} {f'[{item.number}] ' if item.how else ''}{item.text}"
        for item in items_of([Paragraph(line) for line in lines])
    ]


@pytest.mark.parametrize(
    ("line", "item"),
    [
        ("๑. ประชุมชี้แจง", "n0 [๑] ประชุมชี้แจง"),
        ("1)จัดทำคู่มือ", "n0 [1] จัดทำคู่มือ"),
        ("(๑๒) เผยแพร่", "n0 [๑๒] เผยแพร่"),
        ("1.สำนักปลัด", "n0 [1] สำนักปลัด"),
        ("5.", "n0 [5] "),
        ("  1.2.  งานนโยบาย", "n1 [1.2] งานนโยบาย"),
        ("๑.๑.๒ แผนงาน", "n2 [๑.๑.๒] แผนงาน"),
        ("2.1.1แผนงานพัฒนาหลักสูตร", "n2 [2.1.1] แผนงานพัฒนาหลักสูตร"),
        ("1.1 ร้อยละ ๘๐ ของบุคลากร", "n1 [1.1] ร้อยละ ๘๐ ของบุคลากร"),
        ("2.1 พันธกิจ", "n1 [2.1] พันธกิจ"),
        ("ข้อ ๓ ให้เผยแพร่", "n0 [๓] ให้เผยแพร่"),
        ("- งานสารบรรณ", "s1 [-] งานสารบรรณ"),
        ("-DM", "s1 [-] DM"),
        ("• ตรวจสอบ", "s1 [•] ตรวจสอบ"),
        ("\ufeff\ufeff๑. ทราบ", "n0 [๑] ทราบ"),
        ("\u00a01.1 การบริหารคน", "n1 [1.1] การบริหารคน"),
    ],
)
def test_what_is_typed_before_a_line_is_its_number(line: str, item: str) -> None:
    assert picture(line) == [item]


@pytest.mark.parametrize(
    "line",
    [
        "-",
        "4.67",
        "1.1.1",
        "+1",
        "-5 องศา",
        "3.1...............(9)............... ประธาน",
        "2.5 ล้านบาท",
        "1.5 กม.",
        "2.10 น.",
        "18 ส.ค. – 8 ก.ย. 2560",
        "1 ต.ค. 67 - 30 ก.ย. 68",
        "ก.ย-พ.ย",
        "(ก) เบนซีน",
        "2 ขั้น D (Do)",
        "(งบ อบต.)",
        "๒๕๖๘. ปีงบประมาณ",
    ],
)
def test_a_figure_or_letter_that_belongs_to_the_words_is_no_number(line: str) -> None:
    assert picture(line) == [f"p {line}"]


def test_letters_and_bare_numbers_are_marks_as_a_run_only() -> None:
    assert picture("ก. จัดประชุม", "ข. จัดทำคู่มือ") == ["n0 [ก] จัดประชุม", "n0 [ข] จัดทำคู่มือ"]
    assert picture("1. แผน", "(ก) จัดประชุม", "(ข) เผยแพร่") == ["n0 [1] แผน", "n1 [ก] จัดประชุม", "n1 [ข] เผยแพร่"]
    assert picture("1 แสดงข้อมูล\n2  เพิ่มข้อมูล\n\n") == ["n0 [1] แสดงข้อมูล", "n0 [2] เพิ่มข้อมูล"]
    assert picture("1 แสดงข้อมูล\n2 แยกตามแผนก 3 ค้นหา\n4 เพิ่ม") == ["p 1 แสดงข้อมูล", "p 2 แยกตามแผนก 3 ค้นหา", "p 4 เพิ่ม"]
    assert picture("1 ครั้ง", "2 ครั้ง") == ["p 1 ครั้ง", "p 2 ครั้ง"]


def test_numbers_that_repeat_or_jump_are_kept_in_their_order() -> None:
    assert picture("๑. ก", "๑. ข", "๔. ค", "เสริม") == ["n0 [๑] ก", "n0 [๑] ข", "n0 [๔] ค", "p เสริม"]


def test_the_number_of_the_program_comes_before_what_is_typed() -> None:
    numbered = Paragraph("๒. ประชุม\nต่อ", "๑.", "thaiNumbers", 0)
    bullet = Paragraph("ย่อย", "•", "bullet", 2)

    found = items_of([numbered, bullet])

    assert [(i.kind, i.number, i.how, i.level, i.text) for i in found] == [
        ("numbered", "๑.", "auto", 0, "๒. ประชุม"),
        ("paragraph", "", "", 0, "ต่อ"),
        ("sub", "•", "auto", 2, "ย่อย"),
    ]


def test_lines_with_nothing_to_see_are_no_items_and_a_table_is_named() -> None:
    assert picture("", "\u00a0", "\ufeff") == []
    inner = Table((Row(()),), 0)
    assert [item.text for item in items_of([Paragraph(table=inner)])] == [TABLE_TEXT]
