"""Changes inside one numbered list, on the tuple of its items. Every index counts from 0.

A list is flat: a sub-item belongs to the numbered item above it. Numbers and dashes are drawn from the kinds by
`marks_of`, so they can never be wrong. All functions return a new tuple and leave the given one as it is.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from ita_desktop.domain.report.ids import ItemId
from ita_desktop.domain.report.report import Item, ItemKind
from ita_desktop.domain.thai.digits_and_years import to_thai_digits

Items = tuple[Item, ...]
KindChange = Callable[[Items, int, int], Items]
"""A change to the kinds of the items first..last, both included."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A point in the text of a list: before character `at` of item `index`, both from 0."""

    index: int
    at: int


def marks_of(items: Items) -> Iterator[str]:
    """What is drawn before each item: `๑.`, `-` for a sub-item, nothing for a paragraph."""
    for item, number in zip(items, mark_numbers(items), strict=True):
        yield mark_of(item.kind, number)


def mark_of(kind: ItemKind, number: int) -> str:
    """What is drawn before an item of that kind with that number."""
    match kind:
        case ItemKind.NUMBERED:
            return to_thai_digits(number) + "."
        case ItemKind.SUB:
            return "-"
        case ItemKind.PARAGRAPH:
            return ""


def mark_numbers(items: Items) -> Iterator[int]:
    """For each item the number of the last numbered item up to and including it; 0 before the first."""
    number = 0
    for item in items:
        number += item.kind is ItemKind.NUMBERED
        yield number


def split(items: Items, index: int, at: int, new_id: ItemId) -> Items:
    """Item `index` cut before its character `at`; the rest becomes a new item of the same kind below it.

    Cut at its very start, the item keeps its id and moves down below a new empty one.
    """
    item = items[index]
    if at == 0 and item.text:
        both: Items = (Item(new_id, item.kind, ""), item)
    else:
        both = (replace(item, text=item.text[:at]), Item(new_id, item.kind, item.text[at:]))
    return items[:index] + both + items[index + 1 :]


def join(items: Items, index: int) -> Items:
    """Item `index` appended to the one above it, which keeps its kind and id. `index` is at least 1."""
    above, item = items[index - 1], items[index]
    return (*items[: index - 1], replace(above, text=above.text + item.text), *items[index + 1 :])


def with_text(items: Items, index: int, text: str) -> Items:
    """The list with the text of one item replaced."""
    return (*items[:index], replace(items[index], text=text), *items[index + 1 :])


def with_kind(items: Items, first: int, last: int, kind: ItemKind) -> Items:
    """Items `first` to `last`, both included, made the given kind."""
    changed = tuple(replace(item, kind=kind) for item in items[first : last + 1])
    return items[:first] + changed + items[last + 1 :]


def indented(items: Items, first: int, last: int) -> Items:
    """Items `first` to `last` made sub-items. The first item of a list has nothing to stand under and stays."""
    return with_kind(items, max(first, 1), last, ItemKind.SUB) if last >= 1 else items


def outdented(items: Items, first: int, last: int) -> Items:
    """The sub-items and paragraphs from `first` to `last` made numbered items."""
    return with_kind(items, first, last, ItemKind.NUMBERED)


def paragraph_toggled(items: Items, first: int, last: int) -> Items:
    """Items `first` to `last` made unnumbered paragraphs; numbered again if all of them were paragraphs."""
    every = all(item.kind is ItemKind.PARAGRAPH for item in items[first : last + 1])
    return with_kind(items, first, last, ItemKind.NUMBERED if every else ItemKind.PARAGRAPH)


def moved(items: Items, first: int, last: int, to: int) -> Items:
    """Items `first` to `last` taken out and put back so that the first of them has index `to`."""
    return inserted(removed(items, first, last), to, items[first : last + 1])


def inserted(items: Items, index: int, new: Items) -> Items:
    """The list with `new` items before item `index`; at its end if `index` is the length."""
    return items[:index] + new + items[index:]


def removed(items: Items, first: int, last: int) -> Items:
    """The list without items `first` to `last`."""
    return items[:first] + items[last + 1 :]


def without(items: Items, start: Spot, end: Spot) -> Items:
    """The list without the text from `start` to `end`; what is left of the two items becomes the first of them.

    From the start of one item to the start of another only whole items go, and the other stays what it is.
    """
    if start.at == 0 and end.at == 0 and start.index < end.index:
        return removed(items, start.index, end.index - 1)
    first, last = items[start.index], items[end.index]
    joined = replace(first, text=first.text[: start.at] + last.text[end.at :])
    return (*items[: start.index], joined, *items[end.index + 1 :])


def spliced(
    items: Items, spot: Spot, new: Items, new_id: ItemId, *, from_inside: bool = False, to_inside: bool = False
) -> tuple[Items, Spot]:
    """`new` items, at least one, put in at `spot`, and the end of the last of them.

    They replace an empty item; inside a text the item is cut in two around them, its rest under `new_id`.
    If `from_inside`, the first goes on in the text before the spot; if `to_inside`, the last does in its rest.
    """
    if not items:
        return new, Spot(len(new) - 1, len(new[-1].text))
    item = items[spot.index]
    before, after = item.text[: spot.at], item.text[spot.at :]
    put = list(new)
    head: Items = ()
    if before and from_inside:
        put[0] = replace(item, text=before + put[0].text)
    elif before:
        head = (replace(item, text=before),)
    end = Spot(spot.index + len(head) + len(put) - 1, len(put[-1].text))
    tail: Items = ()
    if after and to_inside:
        put[-1] = replace(put[-1], text=put[-1].text + after)
    elif after:
        tail = (replace(item, id=new_id if before else item.id, text=after),)
    return (*items[: spot.index], *head, *put, *tail, *items[spot.index + 1 :]), end


def taken(items: Items, first: int, last: int, to: int) -> tuple[Items, int]:
    """Items `first` to `last` put before item `to` (the length: at the end), and the index of the first of them now."""
    at = to if to <= first else max(to - (last - first + 1), first)
    return moved(items, first, last, at), at


def group_at(items: Items, index: int) -> tuple[int, int]:
    """The item at `index` with the sub-items under it, as first and last index; a sub-item stands alone."""
    return index, index if items[index].kind is ItemKind.SUB else _end_of_group(items, index)


def stepped(items: Items, first: int, last: int, down: bool) -> tuple[Items, int] | None:
    """Items first..last one step down or up, and by how many items they went; None at the end of the list.

    What does not begin with a sub-item takes its sub-items along and steps over a whole item with its sub-items.
    """
    if not items:
        return None
    whole = items[first].kind is not ItemKind.SUB
    if whole:
        last = _end_of_group(items, last)
    if down:
        if last + 1 >= len(items):
            return None
        over = _end_of_group(items, last + 1) - last if whole else 1
        return moved(items, first, last, first + over), over
    if first == 0:
        return None
    start = first - 1
    while whole and start > 0 and items[start].kind is ItemKind.SUB:
        start -= 1
    return moved(items, first, last, start), start - first


def _end_of_group(items: Items, index: int) -> int:
    """The last sub-item of the item at `index`, or the item itself."""
    while index + 1 < len(items) and items[index + 1].kind is ItemKind.SUB:
        index += 1
    return index
