"""Which columns have what came of a measure: told by the words of their headings, as agencies write them."""

import pytest

from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, KNOWN_COLUMNS, Column, ColumnKind
from ita_desktop.domain.report.report import ListName
from ita_desktop.domain.rolling.column_roles import evidence_of, lists_of, results_of


def own(heading: str, kind: ColumnKind = ColumnKind.LIST) -> tuple[Column, ...]:
    return (Column("own_1a2b3c4d", heading, kind),)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("ผลการปฏิบัติงานรอบ ๖ เดือน", ColumnKind.LIST),
        ("ผลที่เกิดขึ้นจริง", ColumnKind.TEXT),
        ("ผลสัมฤทธิ์", ColumnKind.LIST),
        ("สรุปผล", ColumnKind.TEXT),
        ("ความก้าวหน้า", ColumnKind.TEXT),
        ("ปัญหา อุปสรรค และข้อเสนอแนะ", ColumnKind.LIST),
        ("เบิกจ่ายแล้ว (บาท)", ColumnKind.MONEY),
        ("งบประมาณที่ใช้", ColumnKind.MONEY),
        ("คิดเป็น", ColumnKind.PERCENT),
    ],
)
def test_a_column_of_an_agencys_own_has_results_by_the_words_of_its_heading(heading: str, kind: ColumnKind) -> None:
    assert results_of(own(heading, kind)) == ("own_1a2b3c4d",)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("ตัวชี้วัดความสำเร็จ", ColumnKind.LIST),
        ("ผลที่คาดว่าจะได้รับ", ColumnKind.LIST),
        ("เป้าหมายผลผลิต", ColumnKind.TEXT),
        ("ร้อยละเป้าหมาย", ColumnKind.PERCENT),
        ("วิธีการติดตามผลการดำเนินงาน", ColumnKind.LIST),
        ("เครื่องมือที่ใช้", ColumnKind.TEXT),
        ("งบประมาณ (บาท)", ColumnKind.MONEY),
        ("ค่าใช้จ่าย", ColumnKind.MONEY),
        ("ระยะเวลาที่ใช้แก้ปัญหา", ColumnKind.PERIOD),
        ("หมายเหตุ", ColumnKind.TEXT),
    ],
)
def test_what_is_planned_is_no_result(heading: str, kind: ColumnKind) -> None:
    assert results_of(own(heading, kind)) == ()


def test_known_columns_keep_their_role_whatever_they_are_called() -> None:
    columns = (Column("results", "สิ่งที่ทำแล้ว", ColumnKind.LIST), Column("problems", "อื่น ๆ", ColumnKind.LIST))

    assert results_of(columns) == ("results", "problems")


def test_of_the_columns_that_all_know_just_those_of_results_and_evidence_are() -> None:
    assert results_of(DEFAULT_COLUMNS) == ("results", "outcomes")
    assert results_of(KNOWN_COLUMNS) == ("budget_used", "percent", "problems", "suggestions")
    assert evidence_of((*DEFAULT_COLUMNS, *KNOWN_COLUMNS)) == ("evidence",)
    assert evidence_of(own("เอกสาร/หลักฐานอ้างอิง")) == ("own_1a2b3c4d",)


def test_an_indicator_of_success_is_no_outcome_of_the_measure() -> None:
    assert lists_of(own("ตัวชี้วัดความสำเร็จ"), ListName.OUTCOMES) == ()
    assert lists_of(own("ความสำเร็จของมาตรการ"), ListName.OUTCOMES) == ("own_1a2b3c4d",)
