"""Letters in an order that Thai does not have are slips for certain; whatever is well formed is none."""

import pytest

from ita_desktop.spelling.thai_order import disorder, put_in_order
from tests.spelling.pictures import seen


@pytest.mark.parametrize(
    ("text", "picture"),
    [
        ("จัดทำเเผนพัฒนา", "จัดทำ[!เเผนพัฒนา>แผนพัฒนา]"),
        ("มีการเเป็นเจ้าของ", "มีการ[!เเป็น>เป็น]เจ้าของ"),
        ("รวมก่ีครั้ง", "รวม[!ก่ี>กี่]ครั้ง"),
        ("พันธ์ุไม้", "[!พันธ์ุ>พันธุ์]ไม้"),
        ("สํานักงาน", "[!สํานักงาน>สำนักงาน]"),
        ("นํ้าประปา", "[!นํ้าประปา>น้ำประปา]"),
        ("รัับทราบ", "[!รัับทราบ>รับทราบ]"),
        ("ได้้้้้้รับ", "[!ได้้้้้้รับ>ได้รับ]"),
        ("น่้าน", "[!น่้าน>น่าน]"),
        ("่รวมกัน", "[!่รวม>ร่วม]กัน"),
        ("รา่งประกาศ", "[!รา่ง>ร่าง]ประกาศ"),
        ("เขา้ร่วม", "[!เขา้>เข้า]ร่วม"),
        ("เใช้งาน", "[!เใช้งาน>ใช้งาน]"),
        ("โปร่งสใใน", "[!โปร่งสใใน>โปร่งใสใน]"),
        ("แนวทางเ การทำงาน", "[!แนวทางเ>แนวทาง] การทำงาน"),
    ],
)
def test_what_no_thai_word_can_be_is_mended_for_certain(text: str, picture: str) -> None:
    assert seen(text) == picture


@pytest.mark.parametrize(
    ("text", "picture"),
    [
        ("ที ่ประชุมต ้องรับทราบ", "[!ที ่>ที่]ประชุม[!ต ้อง>ต้อง]รับทราบ"),
        ("ก าหนดการท างาน", "[!ก าหนดการ>กำหนดการ][!ท างาน>ทำงาน]"),
        ("ตรวจสอบ ารใช้", "ตรวจสอบ [!าร>การ]ใช้"),
        ("ดูแล ่างกาย", "ดูแล [!่างกาย>ร่างกาย]"),
    ],
)
def test_a_mark_after_a_space_came_loose_or_lost_its_consonant(text: str, picture: str) -> None:
    assert seen(text) == picture


@pytest.mark.parametrize(
    "text",
    [
        "จัดทำแผนพัฒนา กี่ครั้ง พันธุ์ไม้ ประชาสัมพันธ์ ลิขสิทธิ์",
        "สำนักงาน น้ำประปา ฤๅษี เพาะ ค่ะ เปี๊ยะ ก็ พุทฺธํ เกลี้ยกล่อม",
        "สระ เ และ า กับ แ-ะ",
    ],
)
def test_what_is_well_formed_is_none(text: str) -> None:
    assert seen(text) == text


def test_an_order_that_no_edit_makes_words_of_is_mended_all_the_same() -> None:
    assert seen("บ้านฌฌ่ีฐฐ") == "บ้าน[!ฌฌ่ีฐฐ>ฌฌี่ฐฐ]"
    assert seen("ฌฌฐาาฐ") == "[!ฌฌฐาาฐ>ฌฌฐาฐ]"


def test_the_place_of_a_broken_order_is_known() -> None:
    assert [disorder(letters) for letters in ("กี่", "ก่ี", "เ", "กเ", "าก", "ก้้")] == [None, 2, None, 1, 0, 2]
    assert put_in_order("ก่ี", 2) == (1, 3, "ี่")
    assert put_in_order("ก้้", 2) == (2, 3, "")
