"""Which things of two reports are the same: by id, else by their words.

Copies of one report share their ids. Reports that were made apart (last year's, or both imported from JSON) share few
or none: the same things in them then get the same id, so that comparing and merging need to know ids only.
"""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from hashlib import blake2b
from typing import TypeVar

from ita_desktop.domain.merging.word_changes import are_alike, common_length
from ita_desktop.domain.report.ids import IssueId, ItemId, MeasureId
from ita_desktop.domain.report.report import Issue, Item, Measure, Report
from ita_desktop.domain.thai.comparison import comparison_key

_ALIKE = 0.6
"""Texts with this much in common (difflib's ratio) at the same index of a list are one item, reworded."""

_COMPARED_LENGTH = 1_000  # characters: enough to decide, and the time is quadratic
_COMPARED_ITEMS = 300  # of one list, behind those at its front and before those at its end that are the same

_Id = TypeVar("_Id", bound=str)


def with_ids_of(report: Report, other: Report) -> Report:
    """The report with the ids that `other` has for the same things; other things get ids that `other` does not have."""
    if report is other:
        return report
    issues = _pairs(_titled_issues(report), _titled_issues(other))
    measures = _pairs(_titled_measures(report), _titled_measures(other))
    items = _item_pairs(report, other, measures)
    issue_names = _names((issue.id for issue in report.issues), {issue.id for issue in other.issues}, issues)
    measure_names = _names(
        (measure.id for _, _, measure in report.measures()),
        {measure.id for _, _, measure in other.measures()},
        measures,
    )
    item_names = _names((item.id for item in _items(report)), {item.id for item in _items(other)}, items)

    def item(one: Item) -> Item:
        name = item_names[one.id]
        return one if name == one.id else replace(one, id=ItemId(name))

    def measure(one: Measure) -> Measure:
        made = one
        for name, old in one.lists():
            new = tuple(map(item, old))
            if any(a is not b for a, b in zip(old, new, strict=True)):
                made = made.with_items(name, new)
        name_of_it = measure_names[one.id]
        return made if name_of_it == one.id else replace(made, id=MeasureId(name_of_it))

    def issue(one: Issue) -> Issue:
        return replace(one, id=IssueId(issue_names[one.id]), measures=tuple(map(measure, one.measures)))

    unreviewed = frozenset(
        names[one] for names in (measure_names, item_names) for one in report.unreviewed if one in names
    )
    return replace(report, issues=tuple(map(issue, report.issues)), unreviewed=unreviewed)


def with_common_ids(base: Report | None, mine: Report, theirs: Report) -> tuple[Report | None, Report]:
    """Base and theirs, ready to be merged with mine: with its ids if they are not copies of one report."""
    if base is None:
        return None, with_ids_of(theirs, mine)
    apart = shared_ids(base, mine) == 0
    base = with_ids_of(base, mine) if apart else base
    return base, with_ids_of(theirs, base) if apart or shared_ids(base, theirs) == 0 else theirs


def shared_ids(a: Report, b: Report) -> int:
    """How many ids of items and issues the two have in common: ids are random, so even one means a common origin."""
    return len(_all_ids(a) & _all_ids(b))


def best_base(candidates: Sequence[Report], theirs: Report) -> int | None:
    """The index of the candidate (the newest first) that `theirs` was made from; None if there is none.

    It is the one of which most is still there word for word, and of several the one that holds least besides.
    """
    found = _words_by_id(theirs)
    scores = []
    for index, candidate in enumerate(candidates):
        if shared_ids(candidate, theirs):
            words = _words_by_id(candidate)
            scores.append((len(words & found), -len(words), -index))
    return -max(scores)[2] if scores else None


def _words_by_id(report: Report) -> set[tuple[str, str]]:
    items = {(item.id, comparison_key(item.text)) for item in _items(report)}
    return {*items, *_titled_measures(report), *_titled_issues(report)}


def _titled_issues(report: Report) -> list[tuple[IssueId, str]]:
    return [(issue.id, comparison_key(issue.title)) for issue in report.issues]


def _titled_measures(report: Report) -> list[tuple[MeasureId, str]]:
    return [(measure.id, comparison_key(measure.title)) for _, _, measure in report.measures()]


def _all_ids(report: Report) -> set[str]:
    return {issue.id for issue in report.issues} | {item.id for item in _items(report)}


def _items(report: Report) -> Iterable[Item]:
    for _, _, measure in report.measures():
        for _, items in measure.lists():
            yield from items


def _pairs(mine: Sequence[tuple[_Id, str]], others: Sequence[tuple[_Id, str]]) -> dict[str, str]:
    """For each id of mine the id of the same thing in the others. Pairs by id and words, then by words, then by id.

    Words go before ids because imported ids such as `m1` mean nothing in another report. Empty words are no words.
    """
    pairs: dict[str, str] = {}
    taken: set[str] = set()

    def pair(keys: Callable[[tuple[_Id, str]], object]) -> None:
        free: dict[object, deque[str]] = {}
        for entry in others:
            if entry[0] not in taken and keys(entry):
                free.setdefault(keys(entry), deque()).append(entry[0])
        for entry in mine:
            found = free.get(keys(entry)) if entry[0] not in pairs else None
            if found:
                pairs[entry[0]] = found.popleft()
                taken.add(pairs[entry[0]])

    pair(lambda entry: entry)
    pair(lambda entry: entry[1])
    pair(lambda entry: entry[0])
    return pairs


def _item_pairs(report: Report, other: Report, measures: dict[str, str]) -> dict[str, str]:
    """Pairs of items by id anywhere; the rest of each list by equal texts, then by alike texts at the same index."""
    known = {item.id for item in _items(other)}
    pairs: dict[str, str] = {item.id: item.id for item in _items(report) if item.id in known}
    partners = {measure.id: measure for _, _, measure in other.measures()}
    for _, _, measure in report.measures():
        partner = partners.get(MeasureId(measures.get(measure.id, "")))
        if partner is None:
            continue
        for name, items in measure.lists():
            mine = [item for item in items if item.id not in pairs]
            theirs = [item for item in partner.items(name) if item.id not in pairs]
            if mine and theirs:
                _pair_by_text(mine, theirs, pairs)
    return pairs


def _pair_by_text(mine: list[Item], theirs: list[Item], pairs: dict[str, str]) -> None:
    keys = [comparison_key(item.text) for item in mine]
    their_keys = [comparison_key(item.text) for item in theirs]
    found = set()
    for tag, start, stop, their_start, their_stop in _opcodes(keys, their_keys):
        if tag not in ("equal", "replace"):
            continue
        for a, b in zip(range(start, stop), range(their_start, their_stop), strict=False):
            if tag == "equal" or are_alike(keys[a], their_keys[b], _ALIKE, _COMPARED_LENGTH):
                pairs[mine[a].id] = theirs[b].id
                found.add(theirs[b].id)
    free: dict[str, deque[ItemId]] = {}
    for item, key in zip(theirs, their_keys, strict=True):
        if item.id not in found:
            free.setdefault(key, deque()).append(item.id)
    for item, key in zip(mine, keys, strict=True):  # the same text further up or down: moved
        if item.id not in pairs and free.get(key):
            pairs[item.id] = free[key].popleft()


def _opcodes(mine: list[str], theirs: list[str]) -> list[tuple[str, int, int, int, int]]:
    """The opcodes of `SequenceMatcher` that turn one list into the other. Between the common start and end, only the
    first `_COMPARED_ITEMS` are compared."""
    head = common_length(mine, theirs)
    tail = common_length(mine[head:][::-1], theirs[head:][::-1])
    my_middle, their_middle = (keys[head : len(keys) - tail][:_COMPARED_ITEMS] for keys in (mine, theirs))
    between = SequenceMatcher(None, my_middle, their_middle, False).get_opcodes()
    inner = [(tag, head + a, head + b, head + c, head + d) for tag, a, b, c, d in between]
    last = "equal", len(mine) - tail, len(mine), len(theirs) - tail, len(theirs)
    return [("equal", 0, head, 0, head), *inner, last]


def _names(ids: Iterable[str], others: set[str], pairs: dict[str, str]) -> dict[str, str]:
    """The new id for each id: that of its partner; itself if `others` lacks it; else one made from it."""
    return {one: pairs.get(one) or (one if one not in others else made_id("apart", one)) for one in ids}


def made_id(*parts: str) -> str:
    """An id made from texts: equal texts give equal ids, others as good as random ones."""
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
