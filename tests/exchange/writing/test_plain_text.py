"""A plain text has what the web form asks for, and the report as it would be typed."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from ita_desktop.domain.report.report import Agency, ItemKind, Report
from ita_desktop.exchange.writing.plain_text import plain_text
from tests.support.column_sets import SETS, any_columns
from tests.support.reports import a_measure, a_report, an_issue, an_item, reports


def lines_of(report: Report) -> list[str]:
    return plain_text(report).decode("utf-8-sig").split("\r\n")


def test_what_the_form_asks_for_stands_first_a_line_each() -> None:
    report = replace(
        a_report(),
        publication_url="https://www.samrong-korat.go.th/ita/%E0%B8%9B%E0%B8%B5%202569/o26.pdf",
        agency=Agency(name="สำโรง", website="https://www.samrong-korat.go.th"),
    )

    assert lines_of(report)[:6] == [
        "ข้อ OIT: O26",
        "ชื่อรายงาน: รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
        "ที่อยู่เว็บที่เผยแพร่รายงาน: https://www.samrong-korat.go.th/ita/%E0%B8%9B%E0%B8%B5%202569/o26.pdf",
        "เส้นทางจากหน้าแรก: หน้าแรก > ita > ปี 2569 > o26.pdf",
        "เว็บไซต์หน่วยงาน: https://www.samrong-korat.go.th",
        "",
    ]


@pytest.mark.parametrize(
    ("address", "home", "way"),
    [
        ("https://samrong-korat.go.th/a/b", "http://WWW.samrong-korat.go.th", ["หน้าแรก > a > b"]),
        ("https://school.ac.th/obt/ita/", "https://school.ac.th/obt/", ["หน้าแรก > ita"]),
        ("https://samrong-korat.go.th", "", ["หน้าแรก"]),
        ("https://drive.example.com/o26.pdf", "https://samrong-korat.go.th", []),
        ("หน้าประกาศ", "https://samrong-korat.go.th", []),
        ("https://[ก", "", []),
    ],
)
def test_the_way_from_the_home_page_is_that_of_the_address_on_its_site(address: str, home: str, way: list[str]) -> None:
    report = replace(a_report(), publication_url=address, agency=Agency(website=home))

    found = [line for line in lines_of(report) if line.startswith("เส้นทางจากหน้าแรก: ")]

    assert [line.removeprefix("เส้นทางจากหน้าแรก: ") for line in found] == way


def test_a_measure_reads_as_it_would_be_typed() -> None:
    steps = (an_item("ประชุม\nชี้แจง"), an_item("เชิญชุมชน", ItemKind.SUB), an_item("หมายเหตุ", ItemKind.PARAGRAPH))
    measure = a_measure("จัดทำคู่มือ", steps, (), (), ("สำนักปลัด", "กองคลัง"))

    lines = lines_of(a_report(an_issue(measure)))

    at = lines.index("๑. จัดทำคู่มือ")
    assert lines[at - 2 : at + 8] == [
        "ประเด็นที่ ๑ กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ",
        "",
        "๑. จัดทำคู่มือ",
        "   ขั้นตอนหรือวิธีการปฏิบัติ",
        "      ๑. ประชุม",
        "         ชี้แจง",
        "         - เชิญชุมชน",
        "      หมายเหตุ",
        "   ผู้รับผิดชอบ: สำนักปลัด, กองคลัง",
        "   ระยะเวลาดำเนินการ: ๑ ต.ค. ๖๗ - ๓๐ ก.ย. ๖๘",
    ]
    assert lines[-4:-1] == [f"(ลงชื่อ){'.' * 44}ผู้รายงาน", "(นางสาวกัญญาณัฐ น้ำใจดี)", "หัวหน้าสำนักปลัด"]


def test_columns_are_those_of_the_paper() -> None:
    measure = a_measure().with_value("evidence", ("คำสั่งที่ ๑", "ประกาศ"))
    columns = tuple(replace(one, printed=one.key != "owners") for one in SETS["seed6_evidence"])

    lines = lines_of(replace(a_report(an_issue(measure)), columns=columns))

    assert lines[lines.index("   เอกสาร/หลักฐาน: คำสั่งที่ ๑") + 1] == "      ประกาศ"
    assert not any("ผู้รับผิดชอบ" in line for line in lines)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(reports(columns=any_columns()))
def test_every_report_can_be_a_text_with_lines_of_windows(report: Report) -> None:
    data = plain_text(report)

    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n")
