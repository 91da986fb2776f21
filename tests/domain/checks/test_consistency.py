"""What each check of consistency finds, and what looks alike and is right."""

from dataclasses import replace
from typing import Any

import pytest

from ita_desktop.domain.checks.every_check import CONSISTENCY
from ita_desktop.domain.checks.problem import Problem
from ita_desktop.domain.checks.reading import Reading
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, Column, ColumnKind
from ita_desktop.domain.report.edits import with_columns
from ita_desktop.domain.report.report import Report
from tests.support.reports import a_measure, a_report, an_issue, an_item, with_measure

BY_NAME = {check.__name__: check for check in CONSISTENCY}


def found(name: str, *texts: str, report: Report | None = None) -> list[tuple[str, str | None]]:
    """The words that the check finds in results with these texts, and what they would become."""
    report = a_report() if report is None else report
    measure = report.issues[0].measures[0]
    report = with_measure(report, measure.id, results=tuple(map(an_item, texts)))
    return [(one.words.text if one.words is not None else "", one.fix) for one in BY_NAME[name](Reading(report))]


# Any: mypy cannot see which attributes `replace` takes.
def of_agency(**values: Any) -> Report:
    report = a_report()
    return replace(report, agency=replace(report.agency, **values))


WRONG = [
    ("wrong_places", "อำเภอปรางค์กู่ จังหวัดนครราชสีมา", "ปรางค์กู่", "ปักธงชัย"),
    ("wrong_places", "อำเภอปรางค์กู่ จังหวัดเชียงราย", "ปรางค์กู่", None),
    ("wrong_places", "ในอำเภอปักธงชย จังหวัดนครราชสีมา", "ปักธงชย", "ปักธงชัย"),
    ("wrong_places", "ตำบลสำรง อำเภอปักธงชัย", "สำรง", "สำโรง"),
    ("wrong_places", "อ.ปักธงชัย จ.นครราชสมา", "นครราชสมา", "นครราชสีมา"),
    ("near_misses", "อบต.ลำโรงจัดประชุม", "ลำโรง", "สำโรง"),
    ("near_misses", "ประชาชนในตำบลสำโร่งได้รับบริการ", "สำโร่ง", "สำโรง"),
    ("spaced_names", "องค์การบริหารส่วนตำบล  สำโรง", "ตำบล  สำโรง", "ตำบลสำโรง"),
    ("spaced_names", "อบต. สำโรง", "อบต. สำโรง", "อบต.สำโรง"),
    ("misspelt_kinds", "องค์กรบริหารส่วนตำบลสำโรง", "องค์กรบริหารส่วนตำบล", "องค์การบริหารส่วนตำบล"),
    ("other_titles", "ส่งเสริมคุณธรรมและความโปร่งใสในหน่วยงาน", "ในหน่วยงาน", "ภายในหน่วยงาน"),
    ("posts_of_others", "เสนอปลัดเทศบาลเพื่อทราบ", "ปลัดเทศบาล", "ปลัดองค์การบริหารส่วนตำบล"),
    ("years_left_over", "กิจกรรมในปี พ.ศ. 2567", "2567", "2568"),
    ("years_left_over", "กิจกรรมประจำปี ๒๕๖๖", "๒๕๖๖", "๒๕๖๘"),
    ("years_of_two_digits", "ของปีงบประมาณ พ.ศ. ๖๘", "๖๘", "๒๕๖๘"),
    ("mixed_digits", "ปี 25๖๘", "25๖๘", "๒๕๖๘"),
    ("long_years", "พ.ศ. ๒๕๖๘๘", "๒๕๖๘๘", None),
    ("arabic_among_thai", "ครั้งที่ ๒ มีผู้เข้าร่วม 1,250 คน", "1,250", "๑,๒๕๐"),
    ("repetition_marks", "ด้านต่าง ๆให้ครบ", "ๆให้", "ๆ ให้"),
    ("slashes", "โครงการ /กิจกรรม", "โครงการ /กิจกรรม", "โครงการ/กิจกรรม"),
    ("cut_words", "เผยแพร่และประชาสัม พันธ์", "ประชาสัม พันธ์", "ประชาสัมพันธ์"),
    ("doubled", "ให้ประชาชนประชาชนทราบ", "ประชาชนประชาชน", "ประชาชน"),
    ("doubled", "ประชาชน ประชาชน", "ประชาชน ประชาชน", "ประชาชน"),
    ("doubled", "จัดทำมาตรการการ และเผยแพร่", "มาตรการการ", "มาตรการ"),
    ("unpaired_brackets", "จัดทำคู่มือ) แล้ว", ")", None),
    ("unpaired_brackets", "เรื่อง “การให้บริการ", "“", None),
    ("unpaired_brackets", "(ก) ข้อ [๑", "[", None),
    ("out_of_context", "งดรับของกำนันทุกชนิด", "ของกำนัน", "ของกำนัล"),
    ("out_of_context", "เผยแผ่ข้อมูลข่าวสาร", "เผยแผ่ข้อมูล", "เผยแพร่ข้อมูล"),
    ("split_am", "ท\u0e4d\u0e32งาน", "\u0e4d\u0e32", "\u0e33"),
]

RIGHT = [
    ("wrong_places", "ตำบลสำโรง อำเภอปักธงชัย จังหวัดนครราชสีมา"),
    ("wrong_places", "อำเภอเมืองเชียงราย จังหวัดเชียงราย"),
    ("wrong_places", "ประชุมที่อำเภอ และตำบล ร่วมกับจังหวัด"),
    ("wrong_places", "ที่ว่าการอำเภอทุกแห่ง จังหวัดนครราชสีมา"),
    ("near_misses", "องค์การบริหารส่วนตำบลสำโรงและตำบลธงชัยเหนือ"),
    ("near_misses", "พนักงานส่วนตำบลทุกคน"),
    ("spaced_names", "องค์การบริหารส่วนตำบลสำโรง ร่วมกับ อบต.สำโรง"),
    ("misspelt_kinds", "องค์กรปกครองส่วนท้องถิ่น"),
    ("other_titles", "คุณธรรมและความโปร่งใสในหน่วยงาน"),
    ("posts_of_others", "เชิญนายกเทศมนตรีตำบลเมืองปัก และนายกองค์การบริหารส่วนตำบล"),
    ("years_left_over", "ตามพระราชบัญญัติการจัดซื้อจัดจ้าง ประจำปี ๒๕๖๐"),
    ("years_left_over", "ผลการประเมินในปี ๒๕๖๗ ได้ ๘๕ คะแนน"),
    ("years_left_over", "เทียบกับปีงบประมาณ พ.ศ. ๒๕๖๗"),
    ("years_left_over", "ในปีงบประมาณ ๒๕๖๖ - ๒๕๗๐"),
    ("years_left_over", "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘ ตั้งแต่ ๑ ต.ค. ๖๗"),
    ("years_of_two_digits", "๑ ต.ค. ๖๗ - ๓๐ ก.ย. ๖๘"),
    ("years_left_over", "ประจำปี ๒๕๖๘ และประจำปีงบประมาณ พ.ศ. ๒๕๖๘"),
    ("mixed_digits", "ครั้งที่ 2 วันที่ ๓"),
    ("long_years", "งบประมาณ ๒๕,๖๘๘ บาท ของปี ๒๕๖๘"),
    ("arabic_among_thai", "ดู https://www.samrong.go.th/2568 ที่ มท 0808.2/ว1234 ระบบ E-Plan3 โทร. 044-441234 ฉบับที่ ๒"),
    ("arabic_among_thai", "ครั้งที่ 2 มีผู้เข้าร่วม 40 คน"),
    ("variants", "E-Service และ E-Service กับ www.e-service.go.th และ Dos & Don'ts"),
    ("repetition_marks", "ด้านต่าง ๆ ให้ครบ (อื่น ๆ) และอื่น ๆ"),
    ("slashes", "โครงการ/กิจกรรม โครงการ / กิจกรรม และ/หรือ มท ๐๘๐๘/ ว ๑"),
    ("cut_words", "ข้าราชการ พนักงาน และเจ้าหน้าที่ ได้รับทราบ"),
    ("glued_shortenings", "การจัดซื้อจัดจ้างฯของหน่วยงาน"),
    ("glued_shortenings", "กรุงเทพฯเป็นต้น ฯลฯและ แผนฯ ของหน่วยงาน"),
    ("glued_abbreviations", "ลงเว็บไซต์อบต. ทุกเดือน"),
    ("doubled", "รายการการจัดซื้อจัดจ้าง"),
    ("doubled", "มาตรการการสร้างการมีส่วนร่วม"),
    ("doubled", "ลูกจ้าง ลูกจ้างประจำ"),
    ("unpaired_brackets", '1) ประชุม 2) จัดทำคู่มือ (รายเดือน) “ครบ” ๓) "เผยแพร่" ท่อ 4"'),
    ("unpaired_brackets", "กรรมการ ๑)...............๒)……………๓)"),
    ("out_of_context", "ชี้แจงให้ทุกคนทราบ"),
    ("split_am", "ทำงาน น้ำ"),
    ("without_evidence", "มีผู้เข้าร่วม ๔๐ คน"),
    ("without_evidence", "เผยแพร่ที่ www.samrong.go.th"),
    ("identical_items", "จัดประชุม"),
]


@pytest.mark.parametrize(("name", "text", "words", "fix"), WRONG)
def test_what_is_wrong_is_found(name: str, text: str, words: str, fix: str | None) -> None:
    assert found(name, text) == [(words, fix)]


@pytest.mark.parametrize(("name", "text"), RIGHT)
def test_what_is_right_is_not(name: str, text: str) -> None:
    assert found(name, text) == []


def test_of_two_ways_to_write_a_word_the_rarer_is_found() -> None:
    assert found("variants", "e-Service", "E-Service", "E-Service ใหม่") == [("e-Service", "E-Service")]
    assert found("variants", "Dos&Don'ts", "Dos & Don'ts", "Dos & Don'ts") == [("Dos&Don'ts", "Dos & Don'ts")]


def test_a_space_that_others_have_is_missed() -> None:
    assert found("glued_shortenings", "แผนฯของหน่วยงาน", "แผนฯ ของกอง") == [("แผนฯ", "แผนฯ ")]
    assert found("glued_abbreviations", "ตามพ.ร.บ.", "ตาม พ.ร.บ. ใหม่") == [("ตามพ.ร.บ.", "ตาม พ.ร.บ.")]


def test_a_wrong_district_on_the_cover_is_one_finding_and_offers_the_one_of_the_texts() -> None:
    report = of_agency(district="ปรางค์กู่")

    assert found("wrong_places", "ประชุม", report=report) == [("ปรางค์กู่", None)]
    assert found("wrong_places", "ที่อำเภอปักธงชัย", report=report) == [("ปรางค์กู่", "ปักธงชัย")]


def test_a_wrong_subdistrict_on_the_cover_is_found() -> None:
    assert found("wrong_places", report=of_agency(subdistrict="สำรง")) == [("สำรง", "สำโรง")]
    assert found("wrong_places", report=of_agency(subdistrict="หนองบัวลำภู")) == []  # no subdistrict at all
    assert found("wrong_places", report=of_agency(subdistrict="ในเมือง")) == [("ในเมือง", None)]


def test_without_a_name_on_the_cover_that_of_the_majority_is_right() -> None:
    nameless = of_agency(name="", subdistrict="")

    texts = ("องค์การบริหารส่วนตำบลสำโรง", "องค์การบริหารส่วนตำบลสำโรง", "องค์การบริหารส่วนตำบลลำโรง")

    assert found("near_misses", *texts, report=nameless) == [("ลำโรง", "สำโรง")]


WITHOUT_PROFILE = of_agency(name="", subdistrict="", district="", province="")


def test_without_a_profile_the_name_that_most_texts_begin_with_behind_the_kind_is_right() -> None:
    texts = ("องค์การบริหารส่วนตำบลสำโรงจัดประชุม", "อบต.สำโรงประกาศ", "องค์การบริหารส่วนตำบลลำโรงชี้แจง")

    assert found("near_misses", *texts, report=WITHOUT_PROFILE) == [("ลำโรง", "สำโรง")]
    assert found("spaced_names", *texts, "อบต. สำโรง", report=WITHOUT_PROFILE) == [("อบต. สำโรง", "อบต.สำโรง")]


def test_without_a_profile_no_name_is_right_that_is_not_of_the_majority_and_no_other_place_is_a_slip() -> None:
    assert found("near_misses", "อบต.สำโรง", "อบต.ตะขบ", "อบต.ลำโรง", report=WITHOUT_PROFILE) == []
    assert found("near_misses", "อบต.บางแก้ว", "อบต.บางแก้ว", "ตำบลนางแก้ว", report=WITHOUT_PROFILE) == []


def test_without_a_profile_the_district_that_most_texts_name_is_the_one_that_was_meant() -> None:
    slip = "อำเภอปรางค์กู่ จังหวัดนครราชสีมา"

    assert found("wrong_places", slip, report=WITHOUT_PROFILE) == [("ปรางค์กู่", None)]
    assert found("wrong_places", slip, "อำเภอปักธงชัย จังหวัดนครราชสีมา", report=WITHOUT_PROFILE) == [("ปรางค์กู่", "ปักธงชัย")]
    assert found("wrong_places", slip, "อำเภอปักธงชัย", report=of_agency(province="เชียงราย", district="")) == [
        ("ปรางค์กู่", None)
    ]


def test_a_name_that_its_own_place_contradicts_is_the_slip() -> None:
    report = of_agency(name="ลำโรง")

    (problem,) = BY_NAME["near_misses"](Reading(report))

    assert (problem.address, problem.fix) == (Address("agency.name"), "สำโรง")


def test_posts_of_a_subdistrict_are_found_in_a_town() -> None:
    town = of_agency(kind="เทศบาลตำบล")

    assert found("posts_of_others", "นายกองค์การบริหารส่วนตำบล", report=town) == [
        ("นายกองค์การบริหารส่วนตำบล", "นายกเทศมนตรี")
    ]
    assert found("posts_of_others", "นายกเทศมนตรี ปลัดเทศบาล", report=town) == []
    assert found("posts_of_others", "นายกเทศมนตรี", report=of_agency(kind="โรงเรียน", name="บ้านสำโรง")) == []


def test_a_cover_whose_name_has_its_kind_or_is_no_place_is_right() -> None:
    assert found("name_without_kind", report=of_agency(kind="")) == [("สำโรง", None)]
    assert found("name_without_kind", report=of_agency(kind="", name="เทศบาลตำบลสำโรง")) == []
    assert found("name_without_kind", report=of_agency(kind="", name="กรมส่งเสริมการปกครองท้องถิ่น")) == []


def without_results(*steps: str, results: tuple[str, ...]) -> list[str]:
    measure = a_measure(steps=tuple(map(an_item, steps)), results=tuple(map(an_item, results)))
    problems = BY_NAME["steps_without_results"](Reading(a_report(an_issue(measure))))
    return [one.words.text for one in problems if one.words is not None]


def test_a_step_that_no_result_speaks_of_is_found_and_others_are_not() -> None:
    survey = "สำรวจครุภัณฑ์ ทะเบียนทรัพย์สิน และอาคารสถานที่"

    assert without_results(survey, results=("จัดอบรมจริยธรรม",)) == [survey]
    assert without_results(survey, results=("สำรวจครุภัณฑ์แล้ว ๒๐ รายการ",)) == []
    assert without_results("จัดประชุม", results=("จัดอบรมจริยธรรม",)) == []
    assert without_results(survey, results=()) == [survey]  # it has an outcome


def test_the_columns_are_known_by_their_headings() -> None:
    columns = (DEFAULT_COLUMNS[0], Column("done", "ผลการดำเนินงาน", ColumnKind.LIST))
    report = with_columns(a_report(), columns)
    measure = report.issues[0].measures[0]
    told = with_measure(report, measure.id, done=(an_item("จัดอบรมแล้ว"),))

    (problem,) = BY_NAME["without_evidence"](Reading(told))

    assert problem.address == Address("measure.done", measure=measure.id)


def test_an_address_in_a_column_of_links_is_evidence() -> None:
    columns = (*DEFAULT_COLUMNS, Column("evidence", "เอกสาร/หลักฐาน", ColumnKind.LINKS))
    report = with_columns(a_report(an_issue(a_measure(results=(an_item("จัดอบรมแล้ว"),)))), columns)
    measure = report.issues[0].measures[0]

    def hints(report: Report) -> tuple[Problem, ...]:
        return tuple(BY_NAME["without_evidence"](Reading(report)))

    assert len(hints(report)) == 1
    assert hints(with_measure(report, measure.id, evidence=("https://www.samrong.go.th/news/12",))) == ()


def test_an_item_that_is_there_twice_is_found_at_the_second() -> None:
    assert found("identical_items", "จัดประชุม", "จัดประชุม ", "จัดทำคู่มือ") == [("จัดประชุม ", None)]


def test_issues_are_hinted_at_only_if_there_are_measures() -> None:
    empty = a_report(an_issue(), an_issue(number=2))
    some = a_report(an_issue(a_measure()), an_issue(number=2))

    assert BY_NAME["issues_without_measures"](Reading(empty)) == ()
    assert [one.address.issue for one in BY_NAME["issues_without_measures"](Reading(some))] == [some.issues[1].id]
