"""Where in a report something is: the address that findings, refusals and the window's navigation share."""

from dataclasses import dataclass
from functools import cached_property

from ita_desktop.domain.report.catalogue import LIST_SHORT_TITLES
from ita_desktop.domain.report.ids import IssueId, ItemId, MeasureId
from ita_desktop.domain.report.lists import label_numbers
from ita_desktop.domain.report.report import ItemKind, ListName, Measure, Report
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


_LIST_FIELDS = {name: f"measure.{name}" for name in ListName}


def list_field(name: ListName) -> str:
    """The field key of a measure's list."""
    return _LIST_FIELDS[name]


class PlaceWords:
    """The places of one report in the clerk's words. Make one for many places: the report is walked once for all.

    A report never changes, so neither does what was found in it.
    """

    def __init__(self, report: Report) -> None:
        self._report = report
        self._within = tr("{whole} {part}")
        self._homes: dict[MeasureId, str] = {}
        self._items: dict[tuple[MeasureId, ListName], dict[ItemId, tuple[ItemKind, int]]] = {}

    def whole(self, place: Place) -> str:
        """The place to its field or item: `มาตรการ ๒ ขั้นตอน ข้อ ๓`. Empty where what it is in is gone."""
        home = self.home(place)
        field = tr(FIELD_TITLES[place.field])
        if not home:
            return field if place.measure is None and place.issue is None else ""
        in_home = self._within.format(whole=home, part=field)
        item = self._item(place) if place.item is not None else None
        return in_home if item is None else self._within.format(whole=in_home, part=_item_words(*item))

    def thing(self, place: Place) -> str:
        """The whole issue, measure, item or signer that the place is in: `มาตรการ ๒`.

        The field itself where that is a field of the report. Empty where it is gone.
        """
        is_item = place.item is not None and self._item(place) is not None
        return self.whole(place) if is_item else self.home(place) or self.whole(place)

    def home(self, place: Place) -> str:
        """The issue, measure or signer that the place is in; empty for a field of the report, and where it is gone."""
        if place.measure is not None:
            words = self._homes.get(place.measure)
            if words is None:
                found = self._measures.get(place.measure)
                words = tr("มาตรการ {number}").format(number=digits(found[0])) if found is not None else ""
                self._homes[place.measure] = words
            return words
        if place.issue is not None:
            number = self._issues.get(place.issue)
            return tr("ประเด็นที่ {number}").format(number=digits(number)) if number is not None else ""
        if place.signer is not None:
            return tr("ผู้ลงนามลำดับ {number}").format(number=digits(place.signer + 1))
        return ""

    @cached_property
    def _measures(self) -> dict[MeasureId, tuple[int, Measure]]:
        return {measure.id: (number, measure) for number, _, measure in self._report.measures()}

    @cached_property
    def _issues(self) -> dict[IssueId, int]:
        return {issue.id: issue.number for issue in self._report.issues}

    def _item(self, place: Place) -> tuple[ItemKind, int] | None:
        """Kind and number (see `label_numbers`) of the item at the place; None where it names none, or one that is
        gone."""
        if place.item is None or place.measure is None or place.measure not in self._measures:
            return None
        name = ListName(place.field.removeprefix("measure."))
        found = self._items.get((place.measure, name))
        if found is None:
            items = self._measures[place.measure][1].items(name)
            numbered = zip(items, label_numbers(items), strict=True)
            found = self._items[place.measure, name] = {item.id: (item.kind, number) for item, number in numbered}
        return found.get(place.item)


def describe(report: Report, place: Place) -> str:
    """One place in the clerk's words, empty where what it is in is gone. Of many, ask a `PlaceWords`."""
    return PlaceWords(report).whole(place)


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
