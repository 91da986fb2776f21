"""The report that this program was made from, with the slips that its cover, its second title and one cell had.

`resources/sample.json` has its texts as they were published; these three slips were put in order there.
"""

from dataclasses import replace
from typing import NamedTuple

from ita_desktop import paths
from ita_desktop.domain.checks.problem import ProblemKind, Severity
from ita_desktop.domain.report.address import Address, list_field
from ita_desktop.domain.report.report import Report
from ita_desktop.exchange.json_file import read_json_file


class MustFind(NamedTuple):
    """One slip: where it is (a field of the report, or list and index in a measure), and what it should become."""

    kind: ProblemKind
    severity: Severity
    measure: int | None
    field: str
    item: int | None
    text: str
    fix: str | None


def published() -> Report:
    """The sample report."""
    return read_json_file(paths.sample_report())[0]


def with_slips_of_the_cover() -> tuple[Report, ...]:
    """The report as its cover, its second title and the cell of an owner had it, one slip each."""
    report = published()
    agency, issue = report.agency, report.issues[0]
    first = replace(issue.measures[0], owners=("ทุกสำนัก/ กอง",))
    return (
        replace(report, agency=replace(agency, district="ปรางค์กู่")),
        replace(report, agency=replace(agency, name="องค์การบริหารส่วนตำบลลำโรง")),
        replace(report, title=report.title.replace("ภายใน", "ใน")),
        replace(report, issues=(replace(issue, measures=(first, *issue.measures[1:])),)),
    )


def address_of(report: Report, slip: MustFind) -> Address:
    """Where a slip is in the report."""
    if slip.measure is None:
        return Address(slip.field, issue=report.issues[0].id if slip.field.startswith("issue.") else None)
    measure = report.issues[0].measures[slip.measure]
    if slip.item is None:
        return Address(list_field(slip.field), measure=measure.id)
    return Address(list_field(slip.field), measure=measure.id, item=measure.items(slip.field)[slip.item].id)


_E, _W, _H = Severity.ERROR, Severity.WARNING, Severity.HINT
_KIND, _RIGHT_KIND = "องค์กรบริหารส่วนตำบล", "องค์การบริหารส่วนตำบล"
_BOUGHT = "จัดซื้อจัดจ้างฯ"
_YEARS = ((4, 2), (4, 4), (5, 0), (5, 1))

MUST_FIND = (
    MustFind(ProblemKind.PLACE, _E, None, "agency.district", None, "ปรางค์กู่", None),
    MustFind(ProblemKind.AGENCY_NAME, _E, None, "agency.name", None, "ลำโรง", "สำโรง"),
    MustFind(ProblemKind.AGENCY_NAME, _E, 0, "outcomes", 1, "ลำโรง", "สำโรง"),
    MustFind(ProblemKind.AGENCY_NAME, _E, 2, "outcomes", 2, _KIND, _RIGHT_KIND),
    MustFind(ProblemKind.AGENCY_NAME, _E, 3, "outcomes", 0, _KIND, _RIGHT_KIND),
    MustFind(ProblemKind.TITLE, _E, None, "title", None, "ในหน่วยงาน", "ภายในหน่วยงาน"),
    *(MustFind(ProblemKind.YEAR, _W, measure, "results", item, "๖๘", "๒๕๖๘") for measure, item in _YEARS),
    MustFind(ProblemKind.VARIANT, _W, 0, "outcomes", 3, "EService", "E-Service"),
    MustFind(ProblemKind.VARIANT, _W, 1, "steps", 2, "Dos&Don'ts", "Dos & Don'ts"),
    MustFind(ProblemKind.SPACING, _W, 0, "owners", None, "สำนัก/ กอง", "สำนัก/กอง"),
    MustFind(ProblemKind.SPACING, _W, 0, "outcomes", 2, "นั้นๆ", "นั้น ๆ"),
    MustFind(ProblemKind.SPACING, _W, 3, "steps", 3, "ต่างๆ", "ต่าง ๆ"),
    MustFind(ProblemKind.SPACING, _W, 5, "steps", 1, "อื่นๆที่", "อื่น ๆ ที่"),
    MustFind(ProblemKind.SPACING, _H, 4, "steps", 3, "เว็บไซต์อบต.", "เว็บไซต์ อบต."),
    *(MustFind(ProblemKind.SPACING, _H, 4, "outcomes", item, _BOUGHT, f"{_BOUGHT} ") for item in range(3)),
    MustFind(ProblemKind.AGENCY_NAME, _E, 5, "outcomes", 2, "ตำบล สำโรง", "ตำบลสำโรง"),
    MustFind(ProblemKind.SPACING, _W, 0, "results", 5, "เสริมสร้าง/ ส่งเสริม", "เสริมสร้าง/ส่งเสริม"),
    MustFind(ProblemKind.ISSUE, _H, None, "issue.title", None, "", None),
    *(MustFind(ProblemKind.EVIDENCE, _H, measure, "results", None, "", None) for measure in range(6)),
    MustFind(ProblemKind.MISSING, Severity.MISSING, None, "signer.name", None, "", None),
)
"""Thirty slips that a reader would be glad to be shown."""

MUST_NOT_FIND = (
    "๒๕๖๐",  # the year of an act
    "๖๗",  # the year in which the fiscal year begins
    "รายการการ",
    "ดุลยพินิจ",
    "ตำบลสำโรง อำเภอปักธงชัย จังหวัดนครราชสีมา",
    "สีเทา",
    "ถัดไป",
    "แจ้งเวียน",
    "คงทน",
    "(รายเดือน)",
)
"""Words that are right."""
