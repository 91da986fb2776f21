"""Abbreviations and names are left alone; words beside them are not."""

import pytest

from tests.spelling.pictures import seen


@pytest.mark.parametrize(
    "text",
    [
        "สพฐ. และ ศพด กับ สขร.๑",
        "ระหว่าง เม.ย. ถึง มิ.ย.",
        "ลงเว็บไซต์อบต. แล้ว",
        "นายสมชายย์ ใจดีย์ เป็นประธาน",
        "แจ้งให้นางสาวกมลวรรณศิริ ทราบ",
        "น.ส.กมลวรรณศิรื",
        "ตำบลลำพญากระโหรก",
        "ที่ตำบล ลำพญากระโหรก",
        "อบต.โพนทรายงามม",
        "อบต. ลำกระโหรก",
        "ต. ลำกระโหรก อ. ปักธง",
        "วัดบางกระโหรกโหวก",
    ],
)
def test_names_and_abbreviations_are_silent(text: str) -> None:
    assert seen(text) == text


@pytest.mark.parametrize(
    ("text", "picture"),
    [
        ("นายกเทศมนตรีไช้งบประมาณ", "นายกเทศมนตรี[ไช้>ใช้]งบประมาณ"),
        ("สพฐ. มีมาตรถาน", "สพฐ. มี[มาตรถาน>มาตรฐาน]"),
        ("ตำบลสำโรงจัดทำมาตรถาน", "ตำบลสำโรงจัดทำ[มาตรถาน>มาตรฐาน]"),
        ("นายสมชายย์ ใจดีย์ จัดทำมาตรถาน", "นายสมชายย์ ใจดีย์ จัดทำ[มาตรถาน>มาตรฐาน]"),
        ("ข้อ ๑.มาตรถาน", "ข้อ ๑.[มาตรถาน>มาตรฐาน]"),
    ],
)
def test_what_stands_beside_them_is_not(text: str, picture: str) -> None:
    assert seen(text) == picture


def test_listed_and_broken_words_are_found_in_names_all_the_same() -> None:
    assert seen("ตำบลกฏหมาย วัดเเม่น้ำ") == "ตำบล[!กฏหมาย>กฎหมาย] วัด[!เเม่น้ำ>แม่น้ำ]"
