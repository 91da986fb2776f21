"""Base, mine, theirs -> one report and the conflicts that the user has to decide. Pure, and by ids only.

What only one side changed is taken; what both added is kept. Everything else that differs is a conflict, for which
`choose` is called as it is met: to decide is to merge once more with the choices. Without a base, every difference is
a conflict, and what only one side has is kept unless the user decides otherwise.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property, partial
from itertools import count
from math import inf
from typing import Any

from ita_desktop.domain.limits import ISSUE_NUMBERS
from ita_desktop.domain.merging.compare import issue_words, item_words, measure_words, numbers_follow
from ita_desktop.domain.merging.conflicts import THEIRS_WORDS, Choice, Choose, Conflict, Merged, by_default
from ita_desktop.domain.merging.matching import made_id
from ita_desktop.domain.merging.merge_columns import all_columns, column_choices, with_kinds_of
from ita_desktop.domain.merging.merge_order import merged_order
from ita_desktop.domain.merging.merge_tree import ROOT, Home, Node, Side
from ita_desktop.domain.merging.merge_values import (
    CONFLICT,
    NOTHING,
    is_same,
    merged_ids,
    merged_parts,
    one_side,
    parts_of_both,
    reused,
    value_or,
)
from ita_desktop.domain.merging.single_values import (
    Values,
    cover_values,
    measure_values,
    single_values,
    with_cover_values,
    with_measure_values,
    with_values,
)
from ita_desktop.domain.report.address import Address, list_field
from ita_desktop.domain.report.edits import with_columns
from ita_desktop.domain.report.fields import (
    FIELDS,
    Field,
    column_field,
    lists_in,
    measure_fields,
)
from ita_desktop.domain.report.ids import IssueId, ItemId, MeasureId
from ita_desktop.domain.report.kinds import Names
from ita_desktop.domain.report.report import Issue, Item, Measure, Report, Signer
from ita_desktop.domain.report.review.hidden_kinds import Several
from ita_desktop.language import tr


def merge(base: Report | None, mine: Report, theirs: Report, choose: Choose = by_default) -> Merged:
    """The merge. Without a base, give `theirs` the ids of mine first (`matching.with_ids_of`).

    What stays as it is in mine is the same object. Merging the result with the same base and theirs again changes
    nothing; exchanging mine and theirs exchanges the sides of the conflicts and nothing else.
    """
    return _Merge(base, mine, theirs, choose).run()


class _Merge:
    """One run. Owns the conflicts so far and the things that are kept, each with its home."""

    def __init__(self, base: Report | None, mine: Report, theirs: Report, choose: Choose) -> None:
        theirs = with_kinds_of(theirs, mine)
        base = with_kinds_of(base, mine) if base is not None else None
        self._base, self._mine, self._theirs = base, mine, theirs
        self._choose = choose
        self._columns = columns = all_columns(mine, theirs)
        self._fields, self._lists = measure_fields(columns), lists_in(columns)
        self._kinds = {field.key: field.kind for field in (*FIELDS.values(), *self._fields)}
        self._of_theirs = _fields_only_in(theirs, mine) if base is None else frozenset()
        self._of_one_side = self._of_theirs | _fields_only_in(mine, theirs) if base is None else frozenset()
        self._old = Side(base, columns) if base is not None else None
        self._my, self._their = Side(mine, columns), Side(theirs, columns)
        self._conflicts: list[Conflict] = []
        self._kept: dict[Node, Home] = {}

    def run(self) -> Merged:
        cover = self._cover()
        signers = self._signers()
        for level in ("issue", "measure", "item"):
            self._keep(level)
        children: dict[Home, set[str]] = {}
        for node, home in self._kept.items():
            children.setdefault(home, set()).add(node.id)
        self._children = children
        issues = [self._issue(IssueId(one)) for one in self._ordered(ROOT)]
        report = replace(cover, issues=self._numbered(issues), signers=signers)
        report = self._with_columns(report)
        report = replace(report, unreviewed=merged_ids(self._base, self._mine, self._theirs, report))
        conflicts = sorted(self._conflicts, key=self._rank)
        return Merged(self._mine if is_same(report, self._mine) else report, tuple(conflicts))

    # Which things stay, and in which home

    def _keep(self, level: str) -> None:
        mine, theirs = self._my.nodes(level), self._their.nodes(level)
        for node in mine:
            if node in theirs:
                self._keep_in_both(node)
        for node in (*mine, *(node for node in theirs if node not in mine)):
            if not (node in mine and node in theirs):
                self._keep_of_one(node, self._my if node in mine else self._their)

    def _keep_in_both(self, node: Node) -> None:
        mine, theirs = self._my.home(node), self._their.home(node)
        was = self._old.home(node) if self._old is not None and node in self._old else None
        home = theirs if was == mine else mine
        if mine != theirs and was not in (mine, theirs):
            sides = self._standing(self._my, node), self._standing(self._their, node)
            if self._choose_side("home", node, sides) is Choice.THEIRS:
                home = theirs
        if home != ROOT and home.of not in self._kept:
            home = next((other for other in (mine, theirs) if other.of in self._kept), home)
        self._revive(home)
        self._kept[node] = home

    def _revive(self, home: Home) -> None:
        """Keep a home that one side deleted and in which the other side put something that is kept."""
        if home.of is not None and home.of not in self._kept:
            side = self._my if home.of in self._my else self._their
            above = side.home(home.of)
            self._revive(above)
            self._kept[home.of] = above

    def _keep_of_one(self, node: Node, side: Side) -> None:
        """Decide on a thing that one side has: added there, or deleted on the other."""
        home = side.home(node)
        absent_from = self._their if side is self._my else self._my
        if home.of is not None and home.of not in absent_from:
            stays = home.of in self._kept  # as its home
        elif self._old is not None and node not in self._old:
            stays = True
        elif self._old is not None and (self._old.sign(node), self._old.home(node)) == (side.sign(node), home):
            stays = False
        else:
            words = self._words(side, node)
            sides = (words, None) if side is self._my else (None, words)
            has_it = Choice.MINE if side is self._my else Choice.THEIRS
            choice = self._choose_side("stays", node, sides, default=has_it if self._old is None else Choice.MINE)
            stays = choice in (has_it, Choice.BOTH)
        if stays:
            self._kept[node] = home

    # The values of what stays

    def _cover(self) -> Report:
        # Columns: `_with_columns`, when it is known what stands in them.
        values = self._values("", Address, cover_values, self._base, self._mine, self._theirs, but="columns")
        return with_cover_values(self._mine, values)

    def _with_columns(self, report: Report) -> Report:
        """The merge with its columns, and nothing in others."""
        if self._mine.columns == self._theirs.columns:
            return report
        used = {key for _, _, measure in report.measures() for key in _used(self._fields, measure)}
        was = self._base.columns if self._base is not None else None
        columns = column_choices(was, self._mine.columns, self._theirs.columns, used)
        choice = default = Choice.BOTH if Choice.BOTH in columns else Choice.MINE
        if len(columns) > 1:
            field = FIELDS["columns"]
            mine, theirs = (field.kind.words(columns[side]) for side in (Choice.MINE, Choice.THEIRS))
            of, where = Address(field.key), tr(field.title)
            choice = self._put(Conflict("value::columns", of, where, mine, theirs, tuple(columns), default))
        return with_columns(replace(report, columns=self._columns), columns.get(choice, columns[default]))

    def _signers(self) -> tuple[Signer, ...]:
        old, mine, theirs = self._base, self._mine.signers, self._theirs.signers
        if len(mine) != len(theirs) or (old is not None and len(old.signers) != len(mine)):
            values = self._values("", Address, lambda one: {"signers": one.signers}, old, self._mine, self._theirs)
            return tuple(values["signers"])
        signers = []
        for index, (my, their) in enumerate(zip(mine, theirs, strict=True)):
            was = old.signers[index] if old is not None else None
            of, values_of = partial(Address, signer=index), partial(single_values, "signer")
            signers.append(with_values(my, self._values(str(index), of, values_of, was, my, their)))
        return tuple(signers)

    def _issue(self, one: IssueId) -> Issue:
        node = Node("issue", one)
        mine, theirs = self._my.issues.get(one), self._their.issues.get(one)
        found = mine or theirs
        assert found is not None, "what is kept is on one of the sides"
        made = found
        if mine is not None and theirs is not None:
            old = self._old.issues.get(one) if self._old is not None else None
            of, values_of = partial(Address, issue=one), partial(single_values, "issue")
            but = "issue.number" if self._numbers_follow else ""
            made = with_values(mine, self._values(one, of, values_of, old, mine, theirs, but=but))
        measures = tuple(self._measure(MeasureId(each)) for each in self._ordered(Home(node)))
        return reused(found, replace(made, measures=measures))

    def _measure(self, one: MeasureId) -> Measure:
        node = Node("measure", one)
        mine, theirs = self._my.measures.get(one), self._their.measures.get(one)
        made = mine or theirs
        assert made is not None, "what is kept is on one of the sides"
        found = made
        if mine is not None and theirs is not None:
            old = self._old.measures.get(one) if self._old is not None else None
            of, values_of = partial(Address, measure=one), partial(measure_values, self._fields)
            made = with_measure_values(self._fields, mine, self._values(one, of, values_of, old, mine, theirs))
        for name in self._lists:
            items: list[Item] = []
            for each in self._ordered(Home(node, name)):
                items += self._items(ItemId(each))
            made = made.with_items(name, tuple(items))
        return reused(found, made)

    def _items(self, one: ItemId) -> list[Item]:
        """The item; both versions of it if the choice is to keep both."""
        mine, theirs = self._my.items.get(one), self._their.items.get(one)
        found = mine or theirs
        assert found is not None, "what is kept is on one of the sides"
        if mine is None or theirs is None:
            return [found]
        old = self._old.items.get(one) if self._old is not None else None
        kind, text = (
            one_side(getattr(old, field, NOTHING), getattr(mine, field), getattr(theirs, field))
            for field in ("kind", "text")
        )
        my = replace(mine, kind=value_or(kind, mine.kind), text=value_or(text, mine.text))
        their = replace(theirs, kind=value_or(kind, theirs.kind), text=value_or(text, theirs.text))
        if kind is not CONFLICT and text is not CONFLICT:
            return [reused(mine, my)]
        choices = (Choice.MINE, Choice.THEIRS, Choice.BOTH)
        choice = self._choose_side("text", Node("item", one), (item_words(my), item_words(their)), choices=choices)
        if choice is Choice.BOTH:
            both = ItemId(made_id(one, their.kind, their.text))
            is_there = both in self._my.items or both in self._their.items  # both were kept before
            return [reused(mine, my)] if is_there else [reused(mine, my), replace(their, id=both)]
        return [their if choice is Choice.THEIRS else reused(mine, my)]

    # Any: one thing of base, mine and theirs, of whatever part of a report.
    def _values(
        self,
        owner: str,
        address_of: Callable[[str], Address],
        values_of: Callable[[Any], Values],
        *sides: Any,
        but: str = "",
    ) -> Values:
        """The values of the thing by their fields, all `but` one."""
        old, mine, theirs = (values_of(side) if side is not None else {} for side in sides)
        merged: Values = {}
        for field, my in mine.items():
            if field == but:
                continue
            if field in self._of_one_side:
                merged[field] = theirs[field] if field in self._of_theirs else my
                continue
            was = old.get(field, NOTHING)
            found: Any = one_side(was, my, theirs[field])
            if found is CONFLICT and was is not NOTHING:
                found = merged_parts(self._kinds[field], was, my, theirs[field])
            if found is CONFLICT:
                found = self._chosen(owner, address_of(field), my, theirs[field])
            merged[field] = found
        return merged

    # Any: the value of a field of any kind.
    def _chosen(self, owner: str, address: Address, mine: Any, theirs: Any) -> Any:
        kind = self._kinds[address.field]
        conflict = Conflict(
            f"value:{owner}:{address.field}",
            address,
            self._my.words.whole(address) or self._their.words.whole(address),
            kind.words(mine),
            kind.words(theirs),
            tuple(Choice) if isinstance(kind, Names | Several) else (Choice.MINE, Choice.THEIRS),
            Choice.BOTH if isinstance(kind, Several) else Choice.MINE,
        )
        match self._put(conflict):
            case Choice.BOTH:
                return parts_of_both(kind, mine, theirs)
            case Choice.THEIRS:
                return theirs
        return mine

    # Order

    def _ordered(self, home: Home) -> tuple[str, ...]:
        kept = self._children.get(home, set())
        was = self._old.children(home) if self._old is not None else ()
        order = merged_order(was, self._my.children(home), self._their.children(home), kept)
        if order.theirs is None:
            return order.ids
        field = "issues" if home.of is None else list_field(home.name) if home.name else "issue.measures"
        address = Address(
            field,
            issue=IssueId(home.of.id) if home.of is not None and home.name is None else None,
            measure=MeasureId(home.of.id) if home.of is not None and home.name is not None else None,
        )
        where = tr("ลำดับของ{place}").format(place=self._my.words.whole(address))
        sides = (
            self._sequence(home, order.ids, self._my, self._their),
            self._sequence(home, order.theirs, self._their, self._my),
        )
        key = f"order:{home.of.id if home.of is not None else ''}:{field}"
        return order.theirs if self._put(Conflict(key, address, where, *sides)) is Choice.THEIRS else order.ids

    def _sequence(self, home: Home, ids: Iterable[str], first: Side, other: Side) -> str:
        """The things of the home, a line each, in the words of the first side as far as it has them."""
        level = "issue" if home.of is None else "item" if home.name else "measure"
        nodes = [Node(level, one) for one in ids]
        return "\n".join(self._words(first if node in first else other, node).partition("\n")[0] for node in nodes)

    @cached_property
    def _numbers_follow(self) -> bool:
        first = numbers_follow(self._mine)
        return first is not None and first == numbers_follow(self._theirs)

    def _numbered(self, issues: list[Issue]) -> tuple[Issue, ...]:
        """The issues, numbered on without a gap if they were on both sides."""
        if not issues or not self._numbers_follow:
            return tuple(issues)
        first = min(numbers_follow(side) or 0 for side in (self._mine, self._theirs))
        numbers = (min(number, ISSUE_NUMBERS[-1]) for number in count(first))
        return tuple(
            issue if issue.number == number else replace(issue, number=number)
            for issue, number in zip(issues, numbers, strict=False)
        )

    # Conflicts

    def _choose_side(
        self,
        what: str,
        node: Node,
        sides: tuple[str | None, str | None],
        choices: tuple[Choice, ...] = (Choice.MINE, Choice.THEIRS),
        default: Choice = Choice.MINE,
    ) -> Choice:
        side = self._my if node in self._my else self._their
        address = side.address(node)
        where = side.words.thing(address) + ("" if side is self._my else f" ({tr(THEIRS_WORDS)})")
        return self._put(Conflict(f"{what}:{node.id}", address, where, *sides, choices, default))

    def _put(self, conflict: Conflict) -> Choice:
        self._conflicts.append(conflict)
        return self._choose(conflict)

    def _rank(self, conflict: Conflict) -> float:
        """Its rank in my report; what only theirs has comes behind the thing that it is behind there."""
        address = conflict.address
        for level, one in (("item", address.item), ("measure", address.measure), ("issue", address.issue)):
            node = Node(level, one) if one is not None else None
            if node is not None and node in self._my:
                return self._my.rank(node)
            before = self._last_shared.get(node) if node is not None else None
            if before is not None:
                return self._my.rank(before) + 0.5
        return -1 if address.signer is None and address.issue is None and address.measure is None else inf

    @cached_property
    def _last_shared(self) -> dict[Node, Node | None]:
        return self._their.last_shared(self._my)

    def _words(self, side: Side, node: Node) -> str:
        match node.level:
            case "issue":
                return issue_words(side.issues[IssueId(node.id)], side.report.columns)
            case "measure":
                return measure_words(side.measures[MeasureId(node.id)], side.report.columns)
        return item_words(side.items[ItemId(node.id)])

    def _standing(self, side: Side, node: Node) -> str:
        address = side.address(node)
        words = side.words.thing(address)
        home = side.home(node).of
        if home is None or home.level != "issue":
            return words
        issue = Address("issue.title", issue=IssueId(home.id))
        return tr("{whole} {part}").format(whole=side.words.thing(issue), part=words)


def _fields_only_in(report: Report, other: Report) -> frozenset[str]:
    """The field keys of the columns that only this report has."""
    keys = {column.key for column in report.columns} - {column.key for column in other.columns}
    return frozenset(map(column_field, keys))


def _used(columns: tuple[Field, ...], measure: Measure) -> list[str]:
    """The keys of the columns in which the measure has something."""
    return [field.attribute for field in columns if field.get(measure) != field.default]
