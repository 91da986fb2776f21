"""Where in a report something is: the address that findings, refusals and the window's navigation share."""

from dataclasses import dataclass, replace

from ita_desktop.domain.catalogue import LIST_SHORT_TITLES
from ita_desktop.domain.ids import IssueId, ItemId, MeasureId
from ita_desktop.domain.lists import label_numbers
from ita_desktop.domain.report import ItemKind, ListName, Measure, Report
from ita_desktop.domain.thai import to_thai_digits

FIELD_TITLES = {
    "title": "ชื่อรายงาน",
    "fiscal_year": "ปีงบประมาณ",
    "ita_round": "รอบการประเมิน ITA",
    "oit_item": "ข้อ OIT",
    "coverage": "รอบของรายงาน",
    "publication_url": "ที่อยู่เว็บที่เผยแพร่รายงาน",
    "agency.kind": "ประเภทหน่วยงาน",
    "agency.name": "ชื่อหน่วยงาน",
    "agency.subdistrict": "ตำบล",
    "agency.district": "อำเภอ",
    "agency.province": "จังหวัด",
    "agency.divisions": "สำนัก/กอง",
    "agency.website": "เว็บไซต์หน่วยงาน",
    "issues": "ประเด็น",
    "issue.number": "เลขที่ประเด็น",
    "issue.title": "ชื่อประเด็น",
    "issue.measures": "มาตรการ",
    "measure.title": "ชื่อมาตรการ/โครงการ/กิจกรรม",
    "measure.owners": "ผู้รับผิดชอบ",
    "measure.period": "ระยะเวลาดำเนินการ",
    "measure.steps": LIST_SHORT_TITLES[ListName.STEPS],
    "measure.results": LIST_SHORT_TITLES[ListName.RESULTS],
    "measure.outcomes": LIST_SHORT_TITLES[ListName.OUTCOMES],
    "paper.family": "แบบอักษร",
    "paper.text_size": "ขนาดตัวอักษรในตาราง",
    "paper.margin_top": "ขอบบน (มม.)",
    "paper.margin_bottom": "ขอบล่าง (มม.)",
    "paper.margin_side": "ขอบซ้ายและขวา (มม.)",
    "paper.digits": "ตัวเลข",
    "paper.issues_on_new_pages": "ขึ้นหน้าใหม่ทุกประเด็น",
    "paper.header": "ข้อความหัวกระดาษ",
    "paper.footer": "ข้อความท้ายกระดาษ",
    "paper.page_numbers": "เลขหน้า",
    "paper.signature_lines": "เส้นประสำหรับลงนาม",
    "paper.columns": "ความกว้างของคอลัมน์ (มม.)",
    "paper.emblem": "ตราหน่วยงานบนปก",
    "signers": "ผู้ลงนาม",
    "signer.role": "ลงนามในฐานะ",
    "signer.name": "ชื่อผู้ลงนาม",
    "signer.positions": "ตำแหน่งผู้ลงนาม",
}
"""The Thai name of every field. The keys are the field keys that forms, findings and tests use."""


@dataclass(frozen=True, slots=True)
class Place:
    """A field of the report; of an issue, measure, list item or signer where those are given.

    `field` is a key of FIELD_TITLES. `signer` is the index of a signer, from 0. A measure may come with or without the
    issue it stands in, which its id does not need.
    """

    field: str
    issue: IssueId | None = None
    measure: MeasureId | None = None
    item: ItemId | None = None
    signer: int | None = None

    def without_home(self) -> "Place":
        """The same place, a measure without its issue: the form in which places are compared."""
        return replace(self, issue=None) if self.measure is not None else self


def list_field(name: ListName) -> str:
    """The field key of a measure's list."""
    return f"measure.{name}"


def describe(report: Report, place: Place) -> str:
    """The place in the clerk's words: `มาตรการ ๒ ขั้นตอน ข้อ ๓`. Things that are gone are left out."""
    words = []
    if place.measure is not None:
        for number, _, measure in report.measures():
            if measure.id == place.measure:
                words += ["มาตรการ " + to_thai_digits(number), *_within_measure(measure, place)]
        return " ".join(words)
    if place.issue is not None:
        issue = report.issue(place.issue)
        return f"ประเด็นที่ {to_thai_digits(issue.number)} {FIELD_TITLES[place.field]}" if issue is not None else ""
    if place.signer is not None:
        return f"ผู้ลงนามลำดับ {to_thai_digits(place.signer + 1)} {FIELD_TITLES[place.field]}"
    return FIELD_TITLES[place.field]


def _within_measure(measure: Measure, place: Place) -> list[str]:
    words = [FIELD_TITLES[place.field]]
    if place.item is None:
        return words
    items = measure.items(ListName(place.field.removeprefix("measure.")))
    for item, number in zip(items, label_numbers(items), strict=True):
        if item.id == place.item:
            words.append(_item_words(item.kind, number))
    return words


def _item_words(kind: ItemKind, number: int) -> str:
    """The item among the numbered ones; `number` is that of the last numbered item so far, 0 before the first."""
    if number == 0:
        return "ข้อย่อยก่อนข้อ ๑" if kind is ItemKind.SUB else "ย่อหน้าก่อนข้อ ๑"
    prefix = {ItemKind.NUMBERED: "ข้อ", ItemKind.SUB: "ข้อย่อยของข้อ", ItemKind.PARAGRAPH: "ย่อหน้าหลังข้อ"}[kind]
    return f"{prefix} {to_thai_digits(number)}"
