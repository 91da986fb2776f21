"""Marks that print wrongly are found, and what is written as it should be is not."""

import pytest

from ita_desktop.domain.checks.mending import mended
from ita_desktop.domain.checks.misprinted import misprinted, split_am
from ita_desktop.domain.checks.reading import Reading
from ita_desktop.domain.report.address import Address
from ita_desktop.printing.unprintable import unprintable
from tests.support.every_field import with_words
from tests.support.golden_report import published
from tests.support.reports import a_measure, a_report, an_issue, an_item

ORDER, TWICE, ALONE = "ก่อนสระ", "ซ้ำ", "ไม่มีพยัญชนะ"


def findings(text: str) -> list[str]:
    report = a_report(an_issue(a_measure(steps=(an_item(text),))))
    return [problem.message for problem in misprinted(Reading(report))]


@pytest.mark.parametrize(
    ("text", "fault", "letters"),
    [
        ("ประชุมท\u0e48\u0e35สำนักงาน", ORDER, "ท\u0e48\u0e35"),
        ("ให้บริการนำ\u0e49ประปา", ORDER, "นำ\u0e49"),
        ("สิทธ\u0e4c\u0e34", ORDER, "ธ\u0e4c\u0e34"),
        ("ประชุมที่\u0e48สำนักงาน", TWICE, "ที่\u0e48"),
        ("มี\u0e35คู่มือ", TWICE, "มี\u0e35"),
        ("ท ี่สำนักงาน", ALONE, "\u0e35"),
        ("\u0e48ประชุม", ALONE, "\u0e48"),
        ("น้า\u0e48", ALONE, "า\u0e48"),
        ("เ\u0e48ก", ALONE, "เ\u0e48"),
        ("ข้อ 5\u0e38", ALONE, "5\u0e38"),
        ("บรรทัด\n\u0e38", ALONE, "\u0e38"),
        ("ทำำงาน", TWICE, "ทำำ"),
        ("ทาำงาน", ALONE, "าำ"),
        ("ำงาน", ALONE, "ำ"),
        ("น ้ำ", ALONE, "้"),
    ],
)
def test_a_mark_that_prints_wrongly_is_a_finding_with_its_letters(text: str, fault: str, letters: str) -> None:
    (said,) = findings(text)

    assert fault in said
    assert f"“{letters}”" in said


@pytest.mark.parametrize(
    "text",
    [
        "น้ำ น\u0e4d\u0e49\u0e32 น\u0e49\u0e4d\u0e32",
        "ผู้ ผ\u0e49\u0e39",  # sorted by every program (UAX #15)
        "พันธุ์ สิทธิ์ เกณฑ์ ศักดิ์สิทธิ์ ฤทธิ์ เม็ด น้ำแข็ง ป๊ำ",
        "ไม้เอก (\u25cc\u0e48) และ -\u0e48",
        "é e\u0301 👍",
        "",
    ],
)
def test_what_prints_as_it_should_is_none(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("ประชุมท\u0e48\u0e35นี่ กับก\u0e48\u0e34น", "ประชุมที่นี่ กับกิ่น"),
        ("ให้บริการนำ\u0e49ประปา", "ให้บริการน้ำประปา"),
        ("มี\u0e35\u0e35คู่มือ", "มีคู่มือ"),
        ("ท ี่สำนักงาน", "ที่สำนักงาน"),
        ("ท\u0e4d\u0e32น\u0e4d\u0e49\u0e32 น\u0e49\u0e4d\u0e32", "ทำน้ำ น้ำ"),
    ],
)
def test_letters_in_the_wrong_order_are_put_in_order(text: str, meant: str) -> None:
    report = with_words(a_report(), "measure.steps", text)

    made, _ = mended(report, (*misprinted(Reading(report)), *split_am(Reading(report))))

    assert made.issues[0].measures[0].steps[0].text == meant


def test_what_is_not_printed_is_not_looked_at() -> None:
    fault = "ท\u0e48\u0e35"

    assert misprinted(Reading(with_words(a_report(), "oit_item", fault))) == ()
    assert [one.address for one in misprinted(Reading(with_words(a_report(), "title", fault)))] == [Address("title")]


def test_the_sample_report_has_none() -> None:
    assert misprinted(Reading(published())) == ()


def test_a_keycap_is_a_finding_of_what_the_fonts_lack() -> None:
    report = with_words(a_report(), "title", "ข้อ 1\ufe0f\u20e3")

    (problem,) = unprintable(Reading(report))

    assert problem.address == Address("title")
    assert "U+20E3" in problem.message
