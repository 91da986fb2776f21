"""The official wording and order: fields, agencies, issues; `columns.py` has that of the table.

Facts of the assessment that change from year to year (the round, the item number) are data that the user can edit;
only their defaults stand here. Source of the columns and of the first issue: a published report of fiscal year 2568
(O26).
"""

from datetime import date

from ita_desktop.domain.limits import YEARS
from ita_desktop.domain.report.ids import new_issue_id
from ita_desktop.domain.report.report import Agency, Issue, Report, Signer
from ita_desktop.domain.thai.digits_and_years import fiscal_year_of

REPORT_TITLE = "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
OIT_ITEM = "O26"


AGENCY_KINDS = (
    "องค์การบริหารส่วนตำบล",
    "เทศบาลตำบล",
    "เทศบาลเมือง",
    "เทศบาลนคร",
    "องค์การบริหารส่วนจังหวัด",
)
"""Suggestions: any other words may be typed."""

AGENCY_ABBREVIATIONS = ("อบต.", "ทต.", "ทม.", "ทน.", "อบจ.")
"""Of each of these kinds."""

USUAL_ISSUES = (
    "กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ",
    "การให้บริการและระบบ E-Service",
    "ช่องทางและรูปแบบการประชาสัมพันธ์เผยแพร่ข้อมูลข่าวสารภาครัฐ",
    "กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ",
    "กระบวนการสร้างความโปร่งใสในการใช้งบประมาณและการจัดซื้อจัดจ้าง",
    "กระบวนการควบคุม ตรวจสอบการใช้อำนาจและการบริหารงานบุคคล",
    "กลไกและมาตรการในการแก้ไขและป้องกันการทุจริตภายในหน่วยงาน",
)
USUAL_DIVISIONS = ("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา ศาสนาและวัฒนธรรม", "กองสวัสดิการสังคม")
EVERY_DIVISION = "ทุกสำนัก/กอง"
WITHOUT_MONEY, NOTHING_SAID = "ไม่ใช้งบประมาณ", "ไม่มี"
USUAL_SIGNER_ROLES = ("ผู้รายงาน", "ผู้ตรวจสอบ", "ผู้อนุมัติ")
MONTHS_WORDS = "รอบ {months} เดือน"
"""What is added to the title of a report on a part of the year that `Coverage` does not have."""


def new_report(today: date) -> Report:
    """An empty report on the fiscal year that ended last, with the seven usual issues and the usual three signers.

    A round of the assessment asks for the year before it: round 2569 for fiscal year 2568.
    """
    year = min(max(fiscal_year_of(today) - 1, YEARS[0]), YEARS[-2])  # the clock may be wrong
    return Report(
        agency=Agency(kind=AGENCY_KINDS[0]),
        title=REPORT_TITLE,
        fiscal_year=year,
        ita_round=year + 1,
        oit_item=OIT_ITEM,
        issues=tuple(Issue(new_issue_id(), number, title) for number, title in enumerate(USUAL_ISSUES, 1)),
        signers=tuple(Signer(role=role) for role in USUAL_SIGNER_ROLES),
    )
