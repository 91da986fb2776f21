"""The whole document as one immutable value.

Every part is a frozen dataclass that holds tuples, so two reports share what they have in common, "unsaved" is
`current is not saved`, and a thread can read one without a lock. Changes are made by `edits.py` only.

Ids of issues and items do not count for equality: neither the paper nor the exchange format shows them, and two
reports that look alike to a reader are equal.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import Any, Self

from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, DEFAULT_KEYS, Columns
from ita_desktop.domain.report.ids import IssueId, ItemId, MeasureId
from ita_desktop.domain.report.paper_settings import DEFAULT_PAPER, PaperSettings
from ita_desktop.language import N_, Titled


class ItemKind(StrEnum):
    """How an item is drawn: with its number, with a dash under the numbered one above it, or without a mark."""

    NUMBERED = "numbered"
    SUB = "sub"
    PARAGRAPH = "paragraph"


class ListName(Titled):
    """The three lists of the default columns, in the order of the paper. Other columns may have more, by their keys."""

    STEPS = "steps", N_("ขั้นตอน")
    RESULTS = "results", N_("ผลการดำเนินการ")
    OUTCOMES = "outcomes", N_("ผลลัพธ์")


class Coverage(Titled):
    """The part of the fiscal year that the report is about."""

    YEAR = "year", N_("ทั้งปีงบประมาณ")
    FIRST_HALF = "first_half", N_("รอบ ๖ เดือนแรก")


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list. `text` is exactly what was typed and never holds the number or the dash."""

    id: ItemId = field(compare=False)
    kind: ItemKind
    text: str


@dataclass(frozen=True, slots=True)
class DatePeriod:
    """From `start` to `end`, both days included (Christian era, as Python's dates are)."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class TextPeriod:
    """A period in free words; empty if none was given yet."""

    text: str = ""


Period = DatePeriod | TextPeriod


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum in baht, as the exact text of a decimal number: `12000.00`."""

    text: str


Value = str | Amount | Period | tuple[str, ...] | tuple[Item, ...]
"""What stands in a column of a measure, depending on the column's kind."""

_NOTHING: tuple[Value, ...] = ("", (), TextPeriod())
"""The values of columns in which nothing is filled in."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure, project or activity (มาตรการ/โครงการ/กิจกรรม): one row of the table.

    `values` has what stands in columns other than the six, by their keys and in their order; none that is empty.
    """

    id: MeasureId
    title: str = ""
    steps: tuple[Item, ...] = ()
    results: tuple[Item, ...] = ()
    outcomes: tuple[Item, ...] = ()
    owners: tuple[str, ...] = ()
    period: Period = TextPeriod()
    values: tuple[tuple[str, Value], ...] = ()

    @property
    def is_blank(self) -> bool:
        """Whether nothing is filled in."""
        return _FILLED_IN(self) == _BLANK

    def value(self, key: str) -> Value | None:
        """What stands in the column of that key; None if it is no default one and nothing is filled in."""
        if key in DEFAULT_KEYS:
            value: Value = getattr(self, key)
            return value
        return next((value for other, value in self.values if other == key), None)

    def with_value(self, key: str, value: Value) -> Self:
        """This measure with another value in that column."""
        if key in DEFAULT_KEYS:
            attributes: dict[str, Any] = {key: value}  # Any: mypy cannot see which arguments `replace` takes
            return replace(self, **attributes)
        others = tuple(one for one in self.values if one[0] != key)
        return replace(self, values=others if value in _NOTHING else tuple(sorted((*others, (key, value)), key=_key)))

    def items(self, name: str) -> tuple[Item, ...]:
        """The list in the column of that key."""
        items: Any = self.value(name)  # Any: the kind of the column makes sure that it is a list
        return items or ()

    def with_items(self, name: str, items: tuple[Item, ...]) -> Self:
        """This measure with the list in that column replaced."""
        return self.with_value(name, items)

    def lists(self) -> Iterator[tuple[str, tuple[Item, ...]]]:
        """Every list with its key: the default ones, and others that have an item."""
        for name in ListName:
            yield name.value, getattr(self, name)
        for key, value in self.values:
            if isinstance(value, tuple) and isinstance(value[0], Item):
                items: Any = value  # Any: as the first is an item, all are
                yield key, items

    def item_ids(self) -> list[ItemId]:
        """The ids of all items, list by list."""
        return [item.id for _, items in self.lists() for item in items]


def _key(keyed: tuple[str, Value]) -> str:
    return keyed[0]


_FILLED_IN = attrgetter("title", "steps", "results", "outcomes", "owners", "values", "period")
_BLANK = _FILLED_IN(Measure(MeasureId("")))


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue (ประเด็น): a numbered heading with its measures. In a report without issues it is the table itself, with
    number 0 and no title."""

    id: IssueId = field(compare=False)
    number: int
    title: str
    measures: tuple[Measure, ...] = ()

    @property
    def has_heading(self) -> bool:
        """Whether its table stands under a heading."""
        return self.number != 0 or self.title.strip() != ""


@dataclass(frozen=True, slots=True)
class Agency:
    """The reporting office. Names of places have no ตำบล, อำเภอ, จังหวัด before them."""

    kind: str = ""
    name: str = ""
    subdistrict: str = ""
    district: str = ""
    province: str = ""
    divisions: tuple[str, ...] = ()
    website: str = ""


@dataclass(frozen=True, slots=True)
class Signer:
    """One who signs at the end: role (e.g. ผู้รายงาน), name, and one or more lines of position."""

    role: str = ""
    name: str = ""
    positions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class SetAside:
    """A finding that the user set aside: the key of its kind, such as `spelling`, and the words that it is about."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """One agency's report on one fiscal year. `fiscal_year` and `ita_round` are of the Buddhist era; `signed_on` is
    when the head signed the printed report, in free words.

    `columns` are those of the table, left to right (`columns.fault_of`); measures have values in no others. `kind` is
    the key of the kind of report, empty for the usual one. The plan is the one that the report answers.

    `own_words` are right for the spelling check. `unreviewed` has the ids of measures and items that came from another
    year and were not touched or confirmed since. Ids of things that are gone mean nothing: `reviewing.unreviewed_in`
    gives the others. As ids they take no part in equality.
    """

    agency: Agency
    title: str
    fiscal_year: int
    ita_round: int
    oit_item: str = ""
    coverage: Coverage = Coverage.YEAR
    publication_url: str = ""
    issues: tuple[Issue, ...] = ()
    signers: tuple[Signer, ...] = ()
    paper: PaperSettings = DEFAULT_PAPER
    signed_on: str = ""
    columns: Columns = DEFAULT_COLUMNS
    kind: str = ""
    plan_title: str = ""
    plan_number: str = ""
    plan_date: str = ""
    set_aside: frozenset[SetAside] = frozenset()
    own_words: frozenset[str] = frozenset()
    unreviewed: frozenset[str] = field(default=frozenset(), compare=False)

    def measures(self) -> Iterator[tuple[int, Issue, Measure]]:
        """Every measure with its running number (from 1) and its issue, in the order of the paper."""
        number = 0
        for issue in self.issues:
            for measure in issue.measures:
                number += 1
                yield number, issue, measure

    def issues_with(self, change: Callable[[Measure], Measure]) -> tuple[Issue, ...]:
        """The issues with every measure changed so."""
        return tuple(replace(issue, measures=tuple(map(change, issue.measures))) for issue in self.issues)

    def number_of(self, measure_id: MeasureId) -> int:
        """The running number of a measure, from 1; 0 if there is none of that id (any more)."""
        return next((number for number, _, measure in self.measures() if measure.id == measure_id), 0)

    def issue(self, issue_id: IssueId) -> Issue | None:
        """The issue of that id, or None if there is none (any more)."""
        return next((issue for issue in self.issues if issue.id == issue_id), None)

    def measure(self, measure_id: MeasureId) -> Measure | None:
        """The measure of that id, or None if there is none (any more)."""
        for issue in self.issues:
            for measure in issue.measures:
                if measure.id == measure_id:
                    return measure
        return None
