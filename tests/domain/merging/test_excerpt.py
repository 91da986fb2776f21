"""A part of a report can be handed out under a sensible name, and what comes back is merged without a loss."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.domain.merging.excerpt import FILE_NAME_MAX, file_name, measures_of, only_measures, owners_in
from ita_desktop.domain.merging.merge import merge
from ita_desktop.domain.report.report import Report
from tests.support.reports import a_measure, a_report, an_issue, reports, with_measure

TREASURY = a_measure("มาตรการควบคุมการเบิกจ่าย", owners=("กองคลัง",))
BOTH = a_measure("มาตรการตรวจรับพัสดุ", owners=("กองช่าง", "กองคลัง "))
WORKS = a_measure("มาตรการใช้รถยนต์ส่วนกลาง", owners=("กองช่าง",))
NOBODY = a_measure("มาตรการที่ยังไม่มีผู้รับผิดชอบ", owners=(" ",))
REPORT = a_report(an_issue(TREASURY, WORKS), an_issue(NOBODY, number=2), an_issue(BOTH, number=3))


def test_a_division_gets_its_measures_under_their_issues_and_nothing_else() -> None:
    part = only_measures(REPORT, measures_of(REPORT, "กองคลัง"))

    assert [(issue.number, [m.title for m in issue.measures]) for issue in part.issues] == [
        (1, ["มาตรการควบคุมการเบิกจ่าย"]),
        (3, ["มาตรการตรวจรับพัสดุ"]),
    ]
    assert replace(part, issues=()) == replace(REPORT, issues=())
    assert [issue.id for issue in part.issues] == [REPORT.issues[0].id, REPORT.issues[2].id]


def test_everybody_responsible_is_offered_once_in_the_order_of_a_dictionary() -> None:
    assert owners_in(REPORT) == ("กองคลัง", "กองช่าง")


def test_spellings_that_look_the_same_are_the_same_division() -> None:
    report = a_report(
        an_issue(a_measure(owners=("กองน้ำประปา",)), a_measure(owners=("กองนํ้าประปา",))),
    )

    assert len(owners_in(report)) == 1
    assert len(measures_of(report, "กองน้ำประปา")) == 2


def test_what_comes_back_is_merged_into_the_whole_and_nothing_of_the_rest_is_lost() -> None:
    part = only_measures(REPORT, measures_of(REPORT, "กองคลัง"))
    returned = with_measure(part, TREASURY.id, title="มาตรการควบคุมการเบิกจ่ายตามงวด")
    mine = with_measure(REPORT, WORKS.id, title="มาตรการใช้และดูแลรถยนต์ส่วนกลาง")

    merged = merge(part, mine, returned)

    assert merged.conflicts == ()
    assert merged.report == with_measure(mine, TREASURY.id, title="มาตรการควบคุมการเบิกจ่ายตามงวด")


@given(report=reports(), data=st.data())
def test_a_part_that_comes_back_untouched_changes_nothing(report: Report, data: st.DataObject) -> None:
    ids = [measure.id for _, _, measure in report.measures()]
    part = only_measures(report, data.draw(st.sets(st.sampled_from(ids)) if ids else st.just(set())))

    merged = merge(part, report, part)

    assert merged.conflicts == ()
    assert merged.report == report


@pytest.mark.parametrize(
    ("part", "name"),
    [
        ("", "รายงาน ITA 2568 อบต.สำโรง"),
        ("กองคลัง", "รายงาน ITA 2568 อบต.สำโรง - กองคลัง"),
        ("สำนัก/กอง: ที่ ๑?", "รายงาน ITA 2568 อบต.สำโรง - สำนัก กอง ที่ ๑"),
        ("../../etc/passwd", "รายงาน ITA 2568 อบต.สำโรง - etc passwd"),
        ("\u202egpj.exe\n", "รายงาน ITA 2568 อบต.สำโรง - gpj.exe"),
        ("...", "รายงาน ITA 2568 อบต.สำโรง"),
    ],
)
def test_a_copy_has_a_name_that_every_system_allows(part: str, name: str) -> None:
    assert file_name(a_report(), part) == name


def test_a_long_name_is_cut_before_a_whole_letter() -> None:
    for length in range(30, 50):
        name = file_name(a_report(), "ก" * length + "ที่ปรึกษาผู้เชี่ยวชาญ")

        assert len(name) <= FILE_NAME_MAX
        assert not name.endswith("ท") or length + len("รายงาน ITA 2568 อบต.สำโรง - ท") != FILE_NAME_MAX


def test_a_report_without_an_agency_is_named_by_its_year() -> None:
    assert file_name(with_agency("")) == "รายงาน ITA 2568"


@pytest.mark.parametrize("agency", ["../สำนัก:งาน?", "ที่ปรึกษาผู้เชี่ยวชาญ" * 20])
def test_any_agency_leaves_room_for_the_name_of_an_excerpt(agency: str) -> None:
    name = file_name(with_agency(agency), "กองคลัง")

    assert name.endswith(" - กองคลัง")
    assert len(name) <= FILE_NAME_MAX
    assert not set(name) & set('/\\:?*"<>|')


def with_agency(name: str) -> Report:
    report = a_report()
    return replace(report, agency=replace(report.agency, kind="", name=name))
