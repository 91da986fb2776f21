"""Where two texts, two lists, two reports differ: what an undo brings into view, and where the caret goes in it."""

from dataclasses import replace

from ita_desktop.domain.report.address import Address, list_field, list_name, thing_at
from ita_desktop.domain.report.fields import fields_of, lists_in
from ita_desktop.domain.report.lists import Items, Spot
from ita_desktop.domain.report.report import Measure, Report


def changed_spot(before: Report, after: Report, address: Address) -> tuple[Address, int] | None:
    """Where the text at `address` is another one than before, and behind which of its characters.

    In a list that is an item; where items went from one list of the measure to another, it is where they are now. None
    where the place is no text, was not there before, is gone, or holds what it held.
    """
    lists = lists_in(after.columns)
    if address.measure is not None and list_name(address) in lists:
        old, new = before.measure(address.measure), after.measure(address.measure)
        return _spot_in_lists(old, new, lists, address) if old is not None and new is not None else None
    words = _words(before, address), _words(after, address)
    if words[0] is None or words[1] is None or words[0] == words[1]:
        return None
    return address, changed_text(words[0], words[1])[1]


def changed_text(old: str, new: str) -> tuple[int, int]:
    """Start and end, in `new`, of what differs from `old`; both the same where something is only gone."""
    start = _alike_in_front(old, new)
    back = _alike_in_front(old[start:][::-1], new[start:][::-1])
    return start, len(new) - back


def changed_items(old: Items, new: Items) -> tuple[int, int]:
    """First and last of the new items apart from those at the front and at the back that look the same in both."""
    front = _alike_items(old, new)
    back = _alike_items(old[front:][::-1], new[front:][::-1])
    return front, len(new) - back - 1


def changed_spot_in(old: Items, new: Items) -> Spot:
    """The item that changed last, and the character in it behind which the change ends."""
    first, last = changed_items(old, new)
    old_last = last + len(old) - len(new)
    if not new:
        return Spot(0, 0)
    if last < first:  # items are only gone
        return Spot(first - 1, len(new[first - 1].text)) if first > 0 else Spot(0, 0)
    if first == last == old_last:
        return Spot(first, changed_text(old[first].text, new[first].text)[1])
    if first == last and old_last == first + 1 and old[first].text + old[old_last].text == new[first].text:
        return Spot(first, len(old[first].text))  # two are joined, or are one again
    if last == first + 1 and first == old_last and new[first].text + new[last].text == old[first].text:
        return Spot(last, 0)  # one is split, or are two again
    return Spot(last, changed_text(old[old_last].text if old_last >= first else "", new[last].text)[1])


def _spot_in_lists(old: Measure, new: Measure, lists: tuple[str, ...], address: Address) -> tuple[Address, int] | None:
    changed = [name for name in lists if old.items(name) != new.items(name)]
    here = [name for name in changed if list_field(name) == address.field]
    gained = [name for name in changed if len(new.items(name)) > len(old.items(name))]
    name = next(iter([*(gained if len(changed) > 1 else ()), *here, *changed]), None)
    if name is None:
        return None
    items = new.items(name)
    spot = changed_spot_in(old.items(name), items)
    item = items[spot.index].id if items else None
    return replace(address, field=list_field(name), item=item), spot.at


def _words(report: Report, address: Address) -> str | None:
    """The text that the field at the place shows; None where it shows none."""
    thing, field = thing_at(report, address), fields_of(report).get(address.field)
    return field.kind.shown(field.get(thing)) if thing is not None and field is not None else None


def _alike_items(old: Items, new: Items) -> int:
    """How many items at the front look the same."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (one, other) in pairs if one is not other and one != other), min(len(old), len(new)))


def _alike_in_front(old: str, new: str) -> int:
    """Characters at the front that are the same. By halves, since comparing whole parts is what Python is quick at."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
