"""The face of the engine: places in the text as it came, suggestions that take their place, and what is known."""

from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.spelling.letters import THAI
from ita_desktop.spelling.slips import Slip, repeated_words, slips
from tests.spelling.pictures import seen


def test_a_slip_says_where_it_is_and_what_was_meant() -> None:
    assert slips("แนวทางไนการทำงาน") == (Slip(6, 8, "ไน", ("ใน",), is_certain=False),)


def test_several_slips_of_one_text_are_found_in_their_order() -> None:
    assert seen("ประชุมชี้เเจงมาตรถานเเละไช้กฏหมาย") == (
        "ประชุม[!ชี้เเจง>ชี้แจง][มาตรถาน>มาตรฐาน][!เเละ>และ][ไช้>ใช้][!กฏหมาย>กฎหมาย]"
    )


def test_other_suggestions_stand_behind_the_best() -> None:
    (slip,) = slips("มีการจัทำแผน")

    assert slip.words == "จั"
    assert "จัด" in slip.suggestions
    assert len(slip.suggestions) > 1


def test_characters_that_nobody_sees_do_not_hide_a_slip_nor_make_one() -> None:
    assert seen("ได้รับ\u200bทราบ \ufeffได้\u200bรับ") == "ได้รับ\u200bทราบ \ufeffได้\u200bรับ"
    assert seen("\u200bมาตร\u200bถาน") == "\u200b[มาตร\u200bถาน>มาตรฐาน]"


def test_two_slips_in_one_word_are_one() -> None:
    assert seen("จัดทำเเผนปฏิบัติกาน") == "จัดทำ[!เเผนปฏิบัติกาน>แผนปฏิบัติการ]"


def test_a_known_word_is_right_and_helps_its_neighbours() -> None:
    assert seen("ระบบสำโลงเหนือ") == "ระบบ[สำโลงเหนือ>สำโรงเหนือ]"
    assert seen("ระบบสำโลงเหนือ", "สำโลง") == "ระบบสำโลงเหนือ"
    assert seen("ระบบสำโลงมาตรถาน", "สำโลง") == "ระบบสำโลง[มาตรถาน>มาตรฐาน]"


def test_what_is_doubted_in_three_places_is_a_word_of_the_report() -> None:
    once, sure = slips("ระบบสำโลงเหนือ"), slips("กฏหมาย")

    assert repeated_words((*once, *once, *sure)) == set()
    assert repeated_words((*once, *sure, *once, *once, *sure)) == {once[0].words}


def test_text_without_thai_has_none() -> None:
    assert slips("") == slips("Dos & Don'ts ๒๕๖๘ ๆ ฯ") == ()


def test_what_is_no_thai_word_by_word_takes_no_time_and_finds_little() -> None:
    mojibake = "องค์การบริหารส่วนตำบล".encode().decode("cp874", errors="ignore") * 30

    assert len(slips(mojibake)) < len(mojibake) / 12
    assert len(slips("เ" * 3000 + "่ก" * 1000)) < 250


@given(st.text(st.sampled_from([*sorted(THAI), " ", ".", "\u200b", "a", "ๆ"]), max_size=60))
def test_slips_lie_in_the_text_in_order_and_change_it(text: str) -> None:
    found = slips(text)

    places = [place for slip in found for place in (slip.start, slip.end)]
    assert places == sorted(places)
    assert all(0 <= slip.start < slip.end <= len(text) for slip in found)
    assert all(text[slip.start : slip.end] == slip.words for slip in found)
    assert all(slip.suggestions and slip.words not in slip.suggestions for slip in found)
    assert slips(text) == found
