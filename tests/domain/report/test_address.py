"""The address of a thing in the clerk's words."""

import pytest

from ita_desktop.domain.report.address import Address, describe, list_field
from ita_desktop.domain.report.fields import FIELDS
from ita_desktop.domain.report.ids import IssueId, ItemId, MeasureId
from ita_desktop.domain.report.report import ItemKind, ListName, Report
from tests.support.reports import a_measure, a_report, an_issue, an_item


def report_with_items() -> Report:
    before, sub_before = an_item("ก", ItemKind.PARAGRAPH), an_item("ข", ItemKind.SUB)
    numbered, sub, after = an_item("ค"), an_item("ง", ItemKind.SUB), an_item("จ", ItemKind.PARAGRAPH)
    return a_report(
        an_issue(a_measure(), number=1),
        an_issue(a_measure(results=(before, sub_before, numbered, sub, after)), number=2),
    )


@pytest.mark.parametrize(
    ("index", "words"),
    [
        (0, "มาตรการ ๒ ผลการดำเนินการ ย่อหน้าก่อนข้อ ๑"),
        (1, "มาตรการ ๒ ผลการดำเนินการ ข้อย่อยก่อนข้อ ๑"),
        (2, "มาตรการ ๒ ผลการดำเนินการ ข้อ ๑"),
        (3, "มาตรการ ๒ ผลการดำเนินการ ข้อย่อยของข้อ ๑"),
        (4, "มาตรการ ๒ ผลการดำเนินการ ย่อหน้าหลังข้อ ๑"),
    ],
)
def test_an_item_is_named_by_its_measure_list_and_number(index: int, words: str) -> None:
    report = report_with_items()
    measure = report.issues[1].measures[0]

    address = Address(list_field(ListName.RESULTS), measure=measure.id, item=measure.results[index].id)

    assert describe(report, address) == words


def test_fields_of_the_cover_issues_measures_and_signers_are_named() -> None:
    report = report_with_items()
    issue = report.issues[1]

    assert describe(report, Address("agency.name")) == "ชื่อหน่วยงาน"
    assert describe(report, Address("issue.title", issue=issue.id)) == "ประเด็นที่ ๒ ชื่อประเด็น"
    assert describe(report, Address("measure.owners", measure=issue.measures[0].id)) == "มาตรการ ๒ ผู้รับผิดชอบ"
    assert describe(report, Address("signer.name", signer=0)) == "ผู้ลงนามลำดับ ๑ ชื่อผู้ลงนาม"


def test_what_is_gone_is_left_out_of_the_words() -> None:
    report = report_with_items()
    measure = report.issues[0].measures[0]

    assert describe(report, Address("issue.title", issue=IssueId("gone"))) == ""
    assert describe(report, Address("measure.title", measure=MeasureId("gone"))) == ""
    assert describe(report, Address("measure.steps", measure=measure.id, item=ItemId("gone"))) == "มาตรการ ๑ ขั้นตอน"


def test_every_list_has_a_field_with_a_title() -> None:
    assert all(list_field(name) in FIELDS for name in ListName)
