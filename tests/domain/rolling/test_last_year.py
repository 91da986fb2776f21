"""Last year's text of a measure, under its headings."""

from dataclasses import replace

from ita_desktop.domain.report.ids import MeasureId
from ita_desktop.domain.report.report import ItemKind
from ita_desktop.domain.rolling.last_year import words_of_last_year
from tests.support.reports import a_measure, a_report, an_issue, an_item

MEASURE = a_measure(
    title="มาตรการเผยแพร่ข้อมูล",
    steps=(an_item("จัดทำคู่มือ"), an_item("ฉบับย่อ", ItemKind.SUB), an_item("เผยแพร่")),
    results=(),
    outcomes=(an_item("โปร่งใส", ItemKind.PARAGRAPH),),
    owners=("สำนักปลัด", "กองคลัง"),
)


def test_it_has_what_is_filled_in_as_the_paper_numbers_it() -> None:
    assert words_of_last_year(a_report(an_issue(MEASURE)), MEASURE.id).split("\n\n") == [
        "ชื่อมาตรการ/โครงการ/กิจกรรม\nมาตรการเผยแพร่ข้อมูล",
        "ขั้นตอน\n๑. จัดทำคู่มือ\n- ฉบับย่อ\n๒. เผยแพร่",
        "ผลลัพธ์\nโปร่งใส",
        "ผู้รับผิดชอบ\nสำนักปลัด, กองคลัง",
        "ระยะเวลาดำเนินการ\n๑ ต.ค. ๖๗ - ๓๐ ก.ย. ๖๘",
    ]


def test_a_measure_that_was_not_there_has_none() -> None:
    assert words_of_last_year(replace(a_report(), issues=()), MeasureId("ใหม่")) == ""
