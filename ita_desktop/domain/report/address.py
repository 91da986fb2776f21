"""Where in a report something is: the address that findings, refusals and the window's navigation share."""

from dataclasses import dataclass

from ita_desktop.domain.report.catalogue import LIST_SHORT_TITLES
from ita_desktop.domain.report.ids import IssueId, ItemId, MeasureId
from ita_desktop.domain.report.lists import label_numbers
from ita_desktop.domain.report.report import ItemKind, ListName, Report
from ita_desktop.language import N_, digits, tr

FIELD_TITLES = {
    "title": N_("ชื่อรายงาน"),
    "fiscal_year": N_("ปีงบประมาณ"),
    "ita_round": N_("รอบการประเมิน ITA"),
    "oit_item": N_("ข้อ OIT"),
    "coverage": N_("รอบของรายงาน"),
    "publication_url": N_("ที่อยู่เว็บที่เผยแพร่รายงาน"),
    "agency.kind": N_("ประเภทหน่วยงาน"),
    "agency.name": N_("ชื่อหน่วยงาน"),
    "agency.subdistrict": N_("ตำบล"),
    "agency.district": N_("อำเภอ"),
    "agency.province": N_("จังหวัด"),
    "agency.divisions": N_("สำนัก/กอง"),
    "agency.website": N_("เว็บไซต์หน่วยงาน"),
    "issues": N_("ประเด็น"),
    "issue.number": N_("เลขที่ประเด็น"),
    "issue.title": N_("ชื่อประเด็น"),
    "issue.measures": N_("มาตรการ"),
    "measure.title": N_("ชื่อมาตรการ/โครงการ/กิจกรรม"),
    "measure.owners": N_("ผู้รับผิดชอบ"),
    "measure.period": N_("ระยะเวลาดำเนินการ"),
    "measure.steps": LIST_SHORT_TITLES[ListName.STEPS],
    "measure.results": LIST_SHORT_TITLES[ListName.RESULTS],
    "measure.outcomes": LIST_SHORT_TITLES[ListName.OUTCOMES],
    "paper.family": N_("แบบอักษร"),
    "paper.text_size": N_("ขนาดตัวอักษรในตาราง"),
    "paper.margin_top": N_("ขอบบน (มม.)"),
    "paper.margin_bottom": N_("ขอบล่าง (มม.)"),
    "paper.margin_side": N_("ขอบซ้ายและขวา (มม.)"),
    "paper.digits": N_("ตัวเลข"),
    "paper.issues_on_new_pages": N_("ขึ้นหน้าใหม่ทุกประเด็น"),
    "paper.header": N_("ข้อความหัวกระดาษ"),
    "paper.footer": N_("ข้อความท้ายกระดาษ"),
    "paper.page_numbers": N_("เลขหน้า"),
    "paper.signature_lines": N_("เส้นประสำหรับลงนาม"),
    "paper.columns": N_("ความกว้างของคอลัมน์ (มม.)"),
    "paper.emblem": N_("ตราหน่วยงานบนปก"),
    "signers": N_("ผู้ลงนาม"),
    "signer.role": N_("ลงนามในฐานะ"),
    "signer.name": N_("ชื่อผู้ลงนาม"),
    "signer.positions": N_("ตำแหน่งผู้ลงนาม"),
}
"""The name of every field, to be looked up with `tr`. The keys are those that forms, findings and tests use."""


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
        """The place with a measure's issue left out: the form in which places are compared."""
        return Place(self.field, None, self.measure, self.item, self.signer) if self.measure is not None else self


def list_field(name: ListName) -> str:
    """The field key of a measure's list."""
    return f"measure.{name}"


def describe(report: Report, place: Place) -> str:
    """The place in the clerk's words: `มาตรการ ๒ ขั้นตอน ข้อ ๓`. Empty where what it is in is gone."""
    thing = thing_words(report, place)
    field = tr(FIELD_TITLES[place.field])
    if place.measure is None and place.issue is None and place.signer is None:
        return field
    return _within(thing, field) if thing and _item(report, place) is None else thing


def thing_words(report: Report, place: Place) -> str:
    """The whole issue, measure, item or signer that the place is in, as the clerk calls it: `มาตรการ ๒`.

    The field itself where that is a field of the report. Empty where it is gone.
    """
    home = home_words(report, place)
    item = _item(report, place)
    if item is not None:
        return _within(_within(home, tr(FIELD_TITLES[place.field])), _item_words(*item))
    return home or ("" if place.issue or place.measure else tr(FIELD_TITLES[place.field]))


def home_words(report: Report, place: Place) -> str:
    """The issue, measure or signer that the place is in; empty for a field of the report, and where it is gone."""
    if place.measure is not None:
        for number, _, measure in report.measures():
            if measure.id == place.measure:
                return tr("มาตรการ {number}").format(number=digits(number))
    elif place.issue is not None:
        issue = report.issue(place.issue)
        if issue is not None:
            return tr("ประเด็นที่ {number}").format(number=digits(issue.number))
    elif place.signer is not None:
        return tr("ผู้ลงนามลำดับ {number}").format(number=digits(place.signer + 1))
    return ""


def _within(whole: str, part: str) -> str:
    return tr("{whole} {part}").format(whole=whole, part=part)


def _item(report: Report, place: Place) -> tuple[ItemKind, int] | None:
    """Kind and number (see `label_numbers`) of the item at the place; None where it names none, or one that is gone."""
    measure = report.measure(place.measure) if place.measure is not None and place.item is not None else None
    if measure is None:
        return None
    items = measure.items(ListName(place.field.removeprefix("measure.")))
    numbered = zip(items, label_numbers(items), strict=True)
    return next(((item.kind, number) for item, number in numbered if item.id == place.item), None)


def _item_words(kind: ItemKind, number: int) -> str:
    """The item among the numbered ones; `number` is that of the last numbered item so far, 0 before the first."""
    if number == 0:
        return tr("ข้อย่อยก่อนข้อ ๑") if kind is ItemKind.SUB else tr("ย่อหน้าก่อนข้อ ๑")
    words = {
        ItemKind.NUMBERED: tr("ข้อ {number}"),
        ItemKind.SUB: tr("ข้อย่อยของข้อ {number}"),
        ItemKind.PARAGRAPH: tr("ย่อหน้าหลังข้อ {number}"),
    }[kind]
    return words.format(number=digits(number))
