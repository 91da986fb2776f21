"""Where a Thai line may end: between words, never inside a cluster, never where typesetters keep things together."""

from itertools import pairwise

import pytest

from ita_desktop.typesetting.line_breaks import GLUED, INSIDE_COMPOUND, line_breaks


def pieces(text: str, dearest: float = GLUED - 1) -> list[str]:
    cuts = [0, *(chance.start for chance in line_breaks(text) if chance.cost <= dearest), len(text)]
    return [text[start:end] for start, end in pairwise(cuts)]


def test_a_line_may_end_between_thai_words_that_no_space_divides() -> None:
    assert pieces("ประชาชนได้รับทราบ") == ["ประชาชน", "ได้", "รับ", "ทราบ"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("ใช้งบประมาณ ๕๐๐ บาท ต่อปี", "๕๐๐ บาท"),
        ("ประจำปี พ.ศ. ๒๕๖๘ นี้", "พ.ศ. ๒๕๖๘"),
        ("ตั้งแต่ ๑ ต.ค. ๖๗ เป็นต้นไป", "๑ ต.ค. ๖๗"),
        ("ภายใน ๓๑ ธันวาคม ๒๕๖๗ นี้", "๓๑ ธันวาคม ๒๕๖๗"),
        ("งานนั้น ๆ ตามลำดับ", "นั้น ๆ "),
        ("งานต่างๆ ตามลำดับ", "ต่างๆ "),
        ("การจัดซื้อจัดจ้างฯ ของหน่วยงาน", "จ้างฯ "),
        ("ข้อมูล (ภายใน) ทั้งหมด", "(ภายใน) "),
        ("แนวปฏิบัติ Dos & Don'ts ที่ดี", "Dos & Don'ts "),
        ("ระบบ E-Service ของเรา", "E-Service "),
        ("ร้อยละ ๙๕.๕๐ ของทั้งหมด", "๙๕.๕๐ "),
        ("๑ - ๕ ข้อ", "๕ ข้อ"),
        ("ช่องทางที่หลากหลาย เช่น ณ ที่ตั้งของหน่วยงาน", "ณ ที่"),
    ],
)
def test_what_typesetters_glue_stays_together(text: str, kept: str) -> None:
    assert any(kept.rstrip() in piece for piece in pieces(text))


@pytest.mark.parametrize("word", ["งบประมาณ", "เจ้าหน้าที่", "รับผิดชอบ", "หน่วยงาน", "ผู้รับผิดชอบ"])
def test_a_break_inside_a_compound_costs_more_than_an_uneven_line(word: str) -> None:
    inside = [chance for chance in line_breaks(word) if 0 < chance.start < len(word)]

    assert all(chance.cost >= INSIDE_COMPOUND for chance in inside)


def test_no_line_begins_with_a_mark_or_a_repetition_sign() -> None:
    text = "ต่าง ๆ ฯลฯ ที่ผู้อำนวยการกำหนดไว้ ๆ น้ำใจ"

    firsts = {text[chance.start] for chance in line_breaks(text)}

    assert not firsts & set("ๆฯะัาำิีึืฺุู็่้๊๋์ํ ")


def test_characters_outside_the_basic_plane_do_not_shift_the_breaks() -> None:
    assert pieces("😀😀 ประชาชน ทราบ")[-1] == "ทราบ"


def test_a_text_of_100000_characters_is_broken_as_its_parts_are() -> None:
    text = "ดำเนินการประชุมพนักงาน เจ้าหน้าที่ "
    once = [chance.start for chance in line_breaks(text)]

    many = [chance.start for chance in line_breaks(text * 3000)]

    assert [start for start in many if start < len(text)] == once
    assert len(many) == (len(once) + 1) * 3000 - 1
