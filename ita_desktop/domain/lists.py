"""Changes inside one numbered list, on the tuple of its items. Every index counts from 0.

A list is flat: a sub-item belongs to the numbered item above it. Numbers and dashes are drawn from the kinds by
`labels`, so they can never be wrong. All functions return a new tuple and leave the given one as it is.
"""

from collections.abc import Iterator
from dataclasses import replace

from ita_desktop.domain.ids import ItemId
from ita_desktop.domain.report import Item, ItemKind
from ita_desktop.domain.thai import to_thai_digits

Items = tuple[Item, ...]


def labels(items: Items) -> Iterator[str]:
    """What is drawn before each item: `๑.`, `-` for a sub-item, nothing for a paragraph."""
    for item, number in zip(items, label_numbers(items), strict=True):
        match item.kind:
            case ItemKind.NUMBERED:
                yield to_thai_digits(number) + "."
            case ItemKind.SUB:
                yield "-"
            case ItemKind.PARAGRAPH:
                yield ""


def label_numbers(items: Items) -> Iterator[int]:
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
    """Items `first` to `last` made unnumbered paragraphs; numbered again where all of them were paragraphs."""
    every = all(item.kind is ItemKind.PARAGRAPH for item in items[first : last + 1])
    return with_kind(items, first, last, ItemKind.NUMBERED if every else ItemKind.PARAGRAPH)


def moved(items: Items, first: int, last: int, to: int) -> Items:
    """Items `first` to `last` taken out and put back so that the first of them has index `to`."""
    rest = items[:first] + items[last + 1 :]
    return rest[:to] + items[first : last + 1] + rest[to:]


def inserted(items: Items, index: int, new: Items) -> Items:
    """The list with `new` items before item `index`; at its end where `index` is the length."""
    return items[:index] + new + items[index:]


def removed(items: Items, first: int, last: int) -> Items:
    """The list without items `first` to `last`."""
    return items[:first] + items[last + 1 :]
