"""Two reports -> what differs: added, removed, moved, changed, in the order of the paper.

Things are compared by their ids (`matching.py` gives the same ids to the same things in files made apart), texts by
their comparison key. A measure that was added or removed is one difference, not one for each of its items.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from ita_desktop.domain.merging.matching import with_ids_of
from ita_desktop.domain.merging.merge_columns import all_columns, with_kinds_of
from ita_desktop.domain.merging.single_values import Values, cover_values, measure_values, single_values
from ita_desktop.domain.report.address import MEASURE_TITLE, Address, AddressWords, list_field
from ita_desktop.domain.report.columns import Columns
from ita_desktop.domain.report.fields import FIELDS, lists_in, measure_fields
from ita_desktop.domain.report.ids import ItemId, MeasureId
from ita_desktop.domain.report.kinds import ItemList, key_of, signer_words
from ita_desktop.domain.report.lists import mark_of, marks_of
from ita_desktop.domain.report.report import Issue, Item, ItemKind, Measure, Report, Signer
from ita_desktop.language import N_, Titled, tr


class Kind(Titled):
    """What happened."""

    ADDED = "added", N_("เพิ่ม")
    REMOVED = "removed", N_("ตัดออก")
    MOVED = "moved", N_("ย้าย")
    CHANGED = "changed", N_("แก้ไข")


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference. `address` is in the newer report; in the older one if something was removed.

    `where` is the address in words and `home` the issue, measure or signer that it is in, if any. `before` and `after`
    are texts (empty on the side that has nothing), or for what was moved the two addresses in words.
    """

    kind: Kind
    address: Address
    where: str
    home: str
    before: str = ""
    after: str = ""


def compare(before: Report, after: Report) -> tuple[Difference, ...]:
    """All differences from `before` to `after`. Spellings that look the same are no difference."""
    return tuple(_Comparison(with_ids_of(with_kinds_of(before, after), after), after).differences())


def measure_words(measure: Measure, columns: Columns) -> str:
    """A whole measure as text: title, lists with their numbers, other columns; what is empty is left out."""
    lines = [measure.title]
    for field in measure_fields(columns):
        if field.key == MEASURE_TITLE:
            continue
        value, title = field.get(measure), tr(field.title)
        if isinstance(field.kind, ItemList):
            lines += [f"{title}:"] if value else []
            lines += [f"{mark} {item.text}".strip() for mark, item in zip(marks_of(value), value, strict=True)]
        elif words := field.kind.words(value):
            lines.append(f"{title}: {words}")
    return "\n".join(line for line in lines if line.strip())


def issue_words(issue: Issue, columns: Columns) -> str:
    """A whole issue as text."""
    return "\n".join([issue.title, *(measure_words(measure, columns) for measure in issue.measures)]).strip()


def item_words(item: Item) -> str:
    """An item's text; of a sub-item or a paragraph, after its kind."""
    mark = {ItemKind.NUMBERED: "", ItemKind.SUB: mark_of(ItemKind.SUB, 0), ItemKind.PARAGRAPH: tr("(ย่อหน้า)")}[item.kind]
    return f"{mark} {item.text}".strip()


def numbers_follow(report: Report) -> int | None:
    """The first issue's number if the others count on from it without a gap; else None. 1 if there are no issues."""
    numbers = [issue.number for issue in report.issues]
    first = numbers[0] if numbers else 1
    return first if numbers == list(range(first, first + len(numbers))) else None


_Home = tuple[str, ...]
"""What holds a measure (its issue) or an item (its measure and list)."""


class _Comparison:
    def __init__(self, before: Report, after: Report) -> None:
        self._before, self._after = before, after
        columns = all_columns(after, before)
        self._fields_of_measure, self._lists = measure_fields(columns), lists_in(columns)
        self._kinds = {field.key: field.kind for field in (*FIELDS.values(), *self._fields_of_measure)}
        self._old_words, self._new_words = AddressWords(before), AddressWords(after)
        self._old_measures, self._old_items = _homes(before)
        self._new_measures, self._new_items = _homes(after)
        self._old_issues = {issue.id: issue for issue in before.issues}
        self._measures_before = {measure.id: measure for _, _, measure in before.measures()}
        self._new_issue_ids = {issue.id for issue in after.issues}
        self._stayed_issues = _unmoved([i.id for i in before.issues], [i.id for i in after.issues])
        self._numbers_follow = numbers_follow(before) is not None and numbers_follow(before) == numbers_follow(after)

    def differences(self) -> Iterator[Difference]:
        """All differences, in the order of the paper."""
        yield from self._fields(Address, cover_values(self._before), cover_values(self._after))
        for issue in self._after.issues:
            yield from self._issue(issue)
        for issue in self._before.issues:
            if issue.id not in self._new_issue_ids:
                # Measures that moved to another issue are a difference of that issue.
                left = replace(issue, measures=tuple(filter(self._gone, issue.measures)))
                yield self._removed(Address("issue.title", issue=issue.id), issue_words(left, self._before.columns))
        yield from self._signers(self._before.signers, self._after.signers)

    def _issue(self, issue: Issue) -> Iterator[Difference]:
        address = Address("issue.title", issue=issue.id)
        old = self._old_issues.get(issue.id)
        if old is None:
            yield self._added(address, issue.title)
        else:
            if issue.id not in self._stayed_issues:
                yield self._moved(address, address)
            values = single_values("issue", issue)
            if self._numbers_follow:
                del values["issue.number"]
            yield from self._fields(partial(Address, issue=issue.id), single_values("issue", old), values)
        old_ids = [measure.id for measure in old.measures] if old is not None else []
        stayed = _unmoved(old_ids, [measure.id for measure in issue.measures])
        for measure in issue.measures:
            yield from self._measure(issue, measure, measure.id in stayed)
        for gone in old.measures if old is not None else ():
            if self._gone(gone):
                yield self._removed(Address(MEASURE_TITLE, measure=gone.id), measure_words(gone, self._before.columns))

    def _measure(self, issue: Issue, measure: Measure, stayed: bool) -> Iterator[Difference]:
        address = Address(MEASURE_TITLE, measure=measure.id)
        home = self._old_measures.get(measure.id)
        old = self._measures_before.get(measure.id)
        if home is None or old is None:
            yield self._added(address, measure_words(measure, self._after.columns))
            return
        if home != (issue.id,) or not stayed:
            yield self._moved(address, Address(MEASURE_TITLE, measure=measure.id))
        if old is measure:
            return
        yield from self._fields(
            partial(Address, measure=measure.id),
            measure_values(self._fields_of_measure, old),
            measure_values(self._fields_of_measure, measure),
        )
        for name in self._lists:
            yield from self._list(old, measure, name)

    def _list(self, old: Measure, measure: Measure, name: str) -> Iterator[Difference]:
        field = list_field(name)
        old_items = {item.id: item for item in old.items(name)}
        stayed = _unmoved(list(old_items), [item.id for item in measure.items(name)])
        for item in measure.items(name):
            address = Address(field, measure=measure.id, item=item.id)
            home = self._old_items.get(item.id)
            if home is None:
                yield self._added(address, item_words(item))
                continue
            if item.id not in stayed:
                yield self._moved(address, Address(list_field(home[1]), measure=MeasureId(home[0]), item=item.id))
            was = old_items.get(item.id) or self._old_item(home, item.id)
            if was.kind is not item.kind or key_of(was.text) != key_of(item.text):
                yield self._changed(address, item_words(was), item_words(item))
        for gone in old_items.values():
            if gone.id not in self._new_items:
                address = Address(field, measure=measure.id, item=gone.id)
                yield self._removed(address, item_words(gone))

    def _old_item(self, home: _Home, item: ItemId) -> Item:
        measure = self._measures_before[MeasureId(home[0])]
        return next(one for one in measure.items(home[1]) if one.id == item)

    def _signers(self, old: tuple[Signer, ...], new: tuple[Signer, ...]) -> Iterator[Difference]:
        for index in range(max(len(old), len(new))):
            address = Address("signer.role", signer=index)
            if index >= len(old):
                yield self._added(address, signer_words(new[index]))
            elif index >= len(new):
                yield self._removed(address, signer_words(old[index]))
            else:
                values = (single_values("signer", signers[index]) for signers in (old, new))
                yield from self._fields(partial(Address, signer=index), *values)

    def _fields(self, address_of: Callable[[str], Address], old: Values, new: Values) -> Iterator[Difference]:
        for field, value in new.items():
            if key_of(old[field]) != key_of(value):
                words = self._kinds[field].words
                yield self._changed(address_of(field), words(old[field]), words(value))

    def _gone(self, measure: Measure) -> bool:
        return measure.id not in self._new_measures

    def _added(self, address: Address, words: str) -> Difference:
        return self._difference(Kind.ADDED, address, self._new_words.thing(address), after=words)

    def _changed(self, address: Address, before: str, after: str) -> Difference:
        where = self._new_words.whole(address) or self._old_words.whole(address)
        return self._difference(Kind.CHANGED, address, where, before, after)

    def _removed(self, address: Address, words: str) -> Difference:
        where = tr("{place} (เดิม)").format(place=self._old_words.thing(address))
        return Difference(Kind.REMOVED, address, where, self._old_words.home(address), before=words)

    def _moved(self, address: Address, old_address: Address) -> Difference:
        ends = _standing(self._old_words, old_address), _standing(self._new_words, address)
        return self._difference(Kind.MOVED, address, self._new_words.thing(address), *ends)

    def _difference(self, kind: Kind, address: Address, where: str, before: str = "", after: str = "") -> Difference:
        return Difference(kind, address, where, self._new_words.home(address), before, after)


def _standing(words: AddressWords, address: Address) -> str:
    """Where something is, for the two ends of a move: a measure with its issue."""
    thing = words.thing(address)
    home = words.issue(address)
    if home is None or address.measure is None or address.item is not None:
        return thing
    return tr("{whole} {part}").format(whole=words.home(Address("issue.title", issue=home)), part=thing)


def _homes(report: Report) -> tuple[dict[str, _Home], dict[str, _Home]]:
    measures: dict[str, _Home] = {}
    items: dict[str, _Home] = {}
    for issue in report.issues:
        for measure in issue.measures:
            measures[measure.id] = (issue.id,)
            for name, listed in measure.lists():
                items |= {item.id: (measure.id, name) for item in listed}
    return measures, items


def _unmoved(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """The ids in both, without the fewest that must have moved: a longest increasing subsequence."""
    position = {one: index for index, one in enumerate(old)}
    shared = [one for one in new if one in position]
    tails: list[int] = []
    ends: list[str] = []
    came_from: dict[str, str | None] = {}
    for one in shared:
        at = bisect_left(tails, position[one])
        came_from[one] = ends[at - 1] if at else None
        tails[at : at + 1] = [position[one]]
        ends[at : at + 1] = [one]
    stayed: set[str] = set()
    last = ends[-1] if ends else None
    while last is not None:
        stayed.add(last)
        last = came_from[last]
    return stayed
