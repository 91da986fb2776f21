"""Where in a report something is: the address that findings, refusals and the window's navigation share."""

from dataclasses import dataclass
from dataclasses import fields as dataclass_fields
from functools import cached_property
from typing import Any

from ita_desktop.domain.report.columns import DEFAULT_KEYS, TITLE_KEY
from ita_desktop.domain.report.fields import column_field, fields_of, part_of
from ita_desktop.domain.report.ids import IssueId, ItemId, MeasureId
from ita_desktop.domain.report.lists import mark_numbers
from ita_desktop.domain.report.report import Issue, ItemKind, Measure, Report
from ita_desktop.language import digits, tr


@dataclass(frozen=True, slots=True, init=False)
class Address:
    """A field of the report; of an issue, measure, list item or signer if those are given.

    `field` is a key of FIELDS, or that of a column (`fields.field_at`). `signer` is the index of a signer, from 0. A
    measure comes without the issue it stands in, which its id does not need and which it may leave: two addresses name
    one field exactly if they are equal.
    """

    field: str
    issue: IssueId | None
    measure: MeasureId | None
    item: ItemId | None
    signer: int | None

    # By hand, as a check makes a million of them: a dataclass's own, with `__post_init__`, takes twice as long.
    def __init__(
        self,
        field: str,
        *,
        issue: IssueId | None = None,
        measure: MeasureId | None = None,
        item: ItemId | None = None,
        signer: int | None = None,
    ) -> None:
        if issue is not None and measure is not None:
            raise ValueError("a measure's address has no issue")
        _set_field(self, field)
        _set_issue(self, issue)
        _set_measure(self, measure)
        _set_item(self, item)
        _set_signer(self, signer)

    def whole(self) -> "Address":
        """The address of the first field of its measure, issue or signer; the address itself if it has none of them."""
        for key, of in ((MEASURE_TITLE, self.measure), ("issue.title", self.issue), ("signer.role", self.signer)):
            if of is not None:
                return Address(key, issue=self.issue, measure=self.measure, signer=self.signer)
        return self


_set_field, _set_issue, _set_measure, _set_item, _set_signer = (
    getattr(Address, one.name).__set__ for one in dataclass_fields(Address)
)
_LIST_FIELDS = {key: column_field(key) for key in DEFAULT_KEYS}

MEASURE_TITLE = column_field(TITLE_KEY)
"""The field that names a measure."""


def list_field(name: str) -> str:
    """The field key of a measure's list, from the key of its column."""
    return _LIST_FIELDS.get(name) or column_field(name)


def list_name(address: Address) -> str:
    """The key of the column that the address is in, if it is in a measure."""
    return address.field.rpartition(".")[2]


def thing_at(report: Report, address: Address) -> Any:
    """The part of the report that has the field: Report, Agency, PaperSettings, Issue, Measure or Signer.

    None if it is gone.
    """
    match part_of(address.field):
        case "measure":
            return report.measure(address.measure) if address.measure is not None else None
        case "issue":
            return report.issue(address.issue) if address.issue is not None else None
        case "signer":
            at = address.signer
            return report.signers[at] if at is not None and at < len(report.signers) else None
        case "agency":
            return report.agency
        case "paper":
            return report.paper
    return report


class AddressWords:
    """The addresses of one report in words. Make one for many addresses: the report is walked once for all.

    A report never changes, so neither does what was found in it.
    """

    def __init__(self, report: Report) -> None:
        self._report = report
        self._within = tr("{whole} {part}").format(whole="%s", part="%s")  # both languages have the whole first
        self._titles = {key: tr(field.title) for key, field in fields_of(report).items()}
        self._ends = {key: self._within % ("", title) for key, title in self._titles.items()}
        self._homes: dict[MeasureId, str] = {}
        self._items: dict[tuple[MeasureId, str], dict[ItemId, tuple[ItemKind, int]]] = {}

    def whole(self, address: Address) -> str:
        """The address down to its field or item: `มาตรการ ๒ ขั้นตอน ข้อ ๓`. Empty if what it is in is gone."""
        measure, end = address.measure, self._ends.get(address.field)
        if end is None:
            return ""
        home = (self._homes.get(measure) if measure is not None else None) or self.home(address)
        if not home:
            return self._titles[address.field] if measure is None and address.issue is None else ""
        item = self._item(address) if address.item is not None else None
        return home + end if item is None else self._within % (home + end, _item_words(*item))

    def thing(self, address: Address) -> str:
        """The whole issue, measure, item or signer of the address: `มาตรการ ๒`.

        The field itself if it is a field of the report. Empty if the thing is gone.
        """
        is_item = address.item is not None and self._item(address) is not None
        return self.whole(address) if is_item else self.home(address) or self.whole(address)

    def home(self, address: Address) -> str:
        """The issue, measure or signer of the address; empty for a field of the report, and if the thing is gone."""
        if address.measure is not None:
            words = self._homes.get(address.measure)
            if words is None:
                found = self._measures.get(address.measure)
                words = tr("มาตรการ {number}").format(number=digits(found[0])) if found is not None else ""
                self._homes[address.measure] = words
            return words
        if address.issue is not None:
            issue = self._issues.get(address.issue)
            return issue_words(issue) if issue is not None else ""
        if address.signer is not None:
            return tr("ผู้ลงนามลำดับ {number}").format(number=digits(address.signer + 1))
        return ""

    def issue(self, address: Address) -> IssueId | None:
        """The issue of the address, also through a measure; None if it has none, or the issue is gone."""
        found = self._measures.get(address.measure) if address.measure is not None else None
        return found[1] if found is not None else address.issue

    @cached_property
    def _measures(self) -> dict[MeasureId, tuple[int, IssueId, Measure]]:
        return {measure.id: (number, issue.id, measure) for number, issue, measure in self._report.measures()}

    @cached_property
    def _issues(self) -> dict[IssueId, Issue]:
        return {issue.id: issue for issue in self._report.issues}

    def _item(self, address: Address) -> tuple[ItemKind, int] | None:
        """Kind and number (see `mark_numbers`) of the item; None if the address has none, or the item is gone."""
        if address.item is None or address.measure is None or address.measure not in self._measures:
            return None
        name = list_name(address)
        found = self._items.get((address.measure, name))
        if found is None:
            items = self._measures[address.measure][2].items(name)
            numbered = zip(items, mark_numbers(items), strict=True)
            found = self._items[address.measure, name] = {item.id: (item.kind, number) for item, number in numbered}
        return found.get(address.item)


def issue_words(issue: Issue) -> str:
    """`ประเด็นที่ ๑`; a table without a heading is one."""
    if not issue.has_heading:
        return tr("ตาราง")
    return tr("ประเด็นที่ {number}").format(number=digits(issue.number))


def describe(report: Report, address: Address) -> str:
    """One address in words, empty if what it is in is gone. For many, make an `AddressWords`."""
    return AddressWords(report).whole(address)


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
