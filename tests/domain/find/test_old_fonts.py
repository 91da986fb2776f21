"""Codes of old Thai fonts become the letters that were meant, and nothing else changes."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.domain.find.old_fonts import OLD_LETTERS, converted, count_old_letters, with_letters_converted
from ita_desktop.domain.report.report import Agency, Signer, TextPeriod
from tests.support.reports import a_measure, a_report, an_issue, an_item

TABLE = {
    "\uf700": "THAI CHARACTER THO THAN",
    "\uf701": "THAI CHARACTER SARA I",
    "\uf702": "THAI CHARACTER SARA II",
    "\uf703": "THAI CHARACTER SARA UE",
    "\uf704": "THAI CHARACTER SARA UEE",
    "\uf705": "THAI CHARACTER MAI EK",
    "\uf706": "THAI CHARACTER MAI THO",
    "\uf707": "THAI CHARACTER MAI TRI",
    "\uf708": "THAI CHARACTER MAI CHATTAWA",
    "\uf709": "THAI CHARACTER THANTHAKHAT",
    "\uf70a": "THAI CHARACTER MAI EK",
    "\uf70b": "THAI CHARACTER MAI THO",
    "\uf70c": "THAI CHARACTER MAI TRI",
    "\uf70d": "THAI CHARACTER MAI CHATTAWA",
    "\uf70e": "THAI CHARACTER THANTHAKHAT",
    "\uf70f": "THAI CHARACTER YO YING",
    "\uf710": "THAI CHARACTER MAI HAN-AKAT",
    "\uf711": "THAI CHARACTER NIKHAHIT",
    "\uf712": "THAI CHARACTER MAITAIKHU",
    "\uf713": "THAI CHARACTER MAI EK",
    "\uf714": "THAI CHARACTER MAI THO",
    "\uf715": "THAI CHARACTER MAI TRI",
    "\uf716": "THAI CHARACTER MAI CHATTAWA",
    "\uf717": "THAI CHARACTER THANTHAKHAT",
    "\uf718": "THAI CHARACTER SARA U",
    "\uf719": "THAI CHARACTER SARA UU",
    "\uf71a": "THAI CHARACTER PHINTHU",
}


def test_every_code_has_its_letter() -> None:
    assert [unicodedata.name(converted(code)) for code in TABLE] == [*TABLE.values()]
    assert all(OLD_LETTERS.fullmatch(code) for code in TABLE)
    assert not OLD_LETTERS.search("\uf6ff\uf71b\ue000")


@pytest.mark.parametrize(
    ("old", "meant"),
    [
        ("เจ\uf70bาหน\uf70bาที\uf70aรัฐ", "เจ้าหน้าที่รัฐ"),
        ("ฟ\uf704\uf714นฟู", "ฟื้นฟู"),
        ("ป\uf710จจ\uf718บัน", "ปัจจุบัน"),
        ("\uf70fาติและ\uf700\uf718", "ญาติและฐุ"),
        ("ปร\uf701\uf713ม ฝ\uf70aาย ฟ\uf701ล\uf70eม", "ปริ่ม ฝ่าย ฟิล์ม"),
    ],
)
def test_words_read_as_they_were_meant(old: str, meant: str) -> None:
    assert converted(old) == meant


@pytest.mark.parametrize(
    ("old", "meant"),
    [
        ("ป\uf711า", "ปำ"),
        ("ป\uf711\uf714า", "ป้ำ"),
        ("น\u0e4d\uf70bา", "น้ำ"),
        ("น\uf711\u0e49า", "น้ำ"),
        ("ป\uf711\uf709า", "ป\u0e4d\u0e4cา"),  # thanthakhat is no tone mark
    ],
)
def test_the_drawn_parts_of_sara_am_become_the_letter_as_it_is_typed(old: str, meant: str) -> None:
    assert converted(old) == meant


@pytest.mark.parametrize("text", ["น\u0e4d\u0e49า ที่ไม่มีรหัสเก่า", "", "ฐานข้อมูล ญาติ \ue000 \U000f0000"])
def test_what_holds_no_old_code_stays_as_it_was(text: str) -> None:
    assert converted(text) is text


def test_beside_an_old_code_what_was_typed_otherwise_stays_as_it_was() -> None:
    assert converted("น\u0e4d\u0e49า ท\uf70aาน") == "น\u0e4d\u0e49า ท่าน"


@given(st.text(alphabet="".join(TABLE) + "กปฟาำ\u0e4d\u0e49 ก.", max_size=12))
def test_converting_leaves_no_old_code_and_converting_again_changes_nothing(text: str) -> None:
    once = converted(text)

    assert not OLD_LETTERS.search(once)
    assert converted(once) == once
    assert len(once) <= len(text)


def test_every_text_of_a_report_is_converted_and_the_rest_is_the_same_object() -> None:
    old = "ท\uf70a"
    clean = a_measure()
    report = replace(
        a_report(
            an_issue(
                a_measure(
                    f"1{old}", steps=(an_item(f"2{old}"),), owners=("ก", f"3{old}"), period=TextPeriod(f"4{old}")
                ),
                clean,
                title=f"5{old}",
            ),
            title=f"6{old}",
        ),
        agency=Agency(name=f"7{old}", website=f"8{old}", divisions=(f"9{old}",)),
        signers=(Signer(f"ก{old}", f"ข{old}", ("ค", f"ง{old}")),),
    )

    after = with_letters_converted(report)

    assert count_old_letters(report) == 12
    assert count_old_letters(after) == 0
    measure, other = after.issues[0].measures
    assert other is clean
    assert (measure.title, measure.steps[0].text, measure.owners) == ("1ท่", "2ท่", ("ก", "3ท่"))
    assert measure.period == TextPeriod("4ท่")
    assert (after.issues[0].title, after.title) == ("5ท่", "6ท่")
    assert (after.agency.name, after.agency.website, after.agency.divisions) == ("7ท่", "8ท่", ("9ท่",))
    assert after.signers == (Signer("กท่", "ขท่", ("ค", "งท่")),)


def test_a_report_without_old_codes_is_given_back_itself() -> None:
    report = a_report()

    assert with_letters_converted(report) is report
