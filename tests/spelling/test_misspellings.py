"""The list of misspellings: each is found where it stands, and not where two words only meet."""

from ita_desktop.spelling.slips import slips
from tests.spelling.measuring import SELDOM_SLIPS, listed, unmended_forms
from tests.spelling.pictures import seen


def test_every_listed_form_is_found_in_three_sentences_with_the_right_one() -> None:
    assert len(listed()) == 945
    assert unmended_forms() == SELDOM_SLIPS


def test_every_right_form_is_right() -> None:
    wrong = [right for right in sorted({row[1] for row in listed()}) if slips(f"ตาม {right} แล้ว")]

    assert wrong == []


def test_a_form_that_a_longer_word_holds_is_left_alone() -> None:
    assert seen("กิจกรรม ประพฤติ สัปดาห์หน้า ภารกิจจริง พนักงานนอกเวลา") == ("กิจกรรม ประพฤติ สัปดาห์หน้า ภารกิจจริง พนักงานนอกเวลา")
    assert seen("กิจกรม ประพฤต สัปดาห์ห ภารกิจจ พนักงานน") == (
        "[!กิจกรม>กิจกรรม] [!ประพฤต>ประพฤติ] [!สัปดาห์ห>สัปดาห์] [!ภารกิจจ>ภารกิจ] [!พนักงานน>พนักงาน]"
    )


def test_a_form_that_comes_about_where_words_meet_is_left_alone() -> None:
    assert seen("ไม่ขอมูลนิธิ รัฐวิสาหกิจกรมหลวง ตรวจเร็ว สำรองเรียนรู้") == "ไม่ขอมูลนิธิ รัฐวิสาหกิจกรมหลวง ตรวจเร็ว สำรองเรียนรู้"
    assert seen("ขอมูลของเรา จัดกิจกรมขึ้น รวจเร็ว รับเรื่องรองเรียน") == (
        "[!ขอมูล>ข้อมูล]ของเรา จัด[!กิจกรม>กิจกรรม]ขึ้น [!รวจเร็ว>รวดเร็ว] รับเรื่อง[!รองเรียน>ร้องเรียน]"
    )


def test_a_loanword_that_many_spell_otherwise_is_a_doubt() -> None:
    assert seen("ระบบดิจิตอล") == "ระบบ[ดิจิตอล>ดิจิทัล]"


def test_a_form_that_the_user_calls_right_is_right() -> None:
    assert seen("ระบบดิจิตอล", "ดิจิตอล") == "ระบบดิจิตอล"
    assert seen("บริษัทกฏหมายไทย", "กฏหมายไทย") == "บริษัทกฏหมายไทย"
