"""What stands in one cell, by the role of its column: items, owners, the words of a period or of a title."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ita_desktop.domain.report.admission import fitted
from ita_desktop.domain.report.ids import new_item_id
from ita_desktop.domain.report.lists import Items
from ita_desktop.domain.report.report import Item, ItemKind
from ita_desktop.domain.report.wording import read_owners
from ita_desktop.domain.thai.numbers import whole_number
from ita_desktop.exchange.contents import Cell
from ita_desktop.exchange.items import NUMBERED, OFFICE, PARAGRAPH, SUB, WHOLE, FoundItem, items_of
from ita_desktop.exchange.tables.grid import cleaned_paragraphs, letters

_BETWEEN_OWNERS = re.compile(rf"\s*[,;•]\s*|\s+/\s+|\s*และ\s*(?={OFFICE.pattern})")
"""และ parts two owners only if another office or person follows: กองสวัสดิการสังคมและชุมชน is one."""

_GOES_ON_BEHIND = re.compile(r"[/,(]$|และ$")
_BLANKS = re.compile(r"\s+")
_COUNTED = range(1_000)


@dataclass(frozen=True, slots=True)
class FoundItems:
    """The items of a cell. `start` goes on from the last item above; `jumps`: its numbers repeat or jump; `letters`
    are those of its texts, without what is too long for one."""

    start: str
    items: Items
    jumps: bool
    letters: int


def _found(cell: Cell | None) -> tuple[FoundItem, ...]:
    return items_of(cleaned_paragraphs(cell))


def in_one_line(cell: Cell | None) -> str:
    """The texts of a cell in one line, without their numbers; what is whole stays as it is."""
    found = _found(cell)
    words = _BLANKS.sub(" ", " ".join(item.text for item in found if item.how != WHOLE)).strip()
    return " ".join([*(item.text for item in found if item.how == WHOLE), *([words] if words else [])])


def lines_in(cell: Cell | None) -> list[str]:
    """The texts of a cell that are not empty, without their numbers."""
    return [item.text for item in _found(cell) if item.text]


def items_in(cell: Cell | None, *, goes_on: bool) -> FoundItems:
    """The items of a cell; where it `goes_on`, what stands before its first mark belongs to the last item above."""
    found = list(_found(cell))
    start = ""
    while goes_on and found and found[0].kind == PARAGRAPH and found[0].how != WHOLE:
        start = joined(start, found.pop(0).text)
    has_numbers = any(item.kind == NUMBERED and item.level == 0 for item in found)
    has_marks = has_numbers or any(item.kind != PARAGRAPH for item in found)
    items = tuple(
        Item(new_item_id(), _kind(item, has_numbers, has_marks), fitted(item.text, len(item.text))[0])
        for item in found
        if item.text or item.how == WHOLE
    )
    return FoundItems(start, items, _jumps(found), letters(start) + sum(letters(item.text) for item in found))


def with_items_joined(items: Items, found: FoundItems) -> Items:
    """The items with those of the next cell."""
    if found.start:
        last = items[-1]
        text, _ = fitted(joined(last.text, found.start), len(last.text))
        items = (*items[:-1], replace(last, text=text))
    return items + found.items


def owners_in(cell: Cell | None) -> tuple[str, ...]:
    """The owners in a cell: parted at line ends, commas, และ. `ทุกสำนัก/กอง` is one, cut after its stroke or not.

    What is whole is parted at commas only, as in the form.
    """
    found = _found(cell)
    own = [owner for item in found if item.how == WHOLE for owner in read_owners(item.text)]
    whole: list[str] = []
    for line in (item.text for item in found if item.text and item.how != WHOLE):
        if whole and _GOES_ON_BEHIND.search(whole[-1]):
            whole[-1] = whole[-1] + line
        else:
            whole.append(line.strip())
    owners: list[str] = []
    for line in whole:
        owners += _BETWEEN_OWNERS.split(line)
    return (*own, *(owner.strip() for owner in owners if owner.strip(" -–/")))


def joined(above: str, text: str) -> str:
    """A text that was cut in two: without a blank, but between Latin letters or figures."""
    if not above or not text:
        return above + text
    is_latin = above[-1].isascii() and above[-1].isalnum() and text[0].isascii() and text[0].isalnum()
    return f"{above} {text}" if is_latin else above + text


def _kind(item: FoundItem, has_numbers: bool, has_marks: bool) -> ItemKind:
    if item.how == WHOLE:
        return ItemKind(item.kind)
    if item.kind == PARAGRAPH:
        return ItemKind.PARAGRAPH if has_marks else ItemKind.NUMBERED
    is_deep = item.level > 0 if item.kind == NUMBERED else item.kind == SUB
    return ItemKind.SUB if is_deep and has_numbers else ItemKind.NUMBERED


def _jumps(items: Sequence[FoundItem]) -> bool:
    """Whether the outermost numbers of a cell repeat or jump."""
    read = [
        whole_number(item.number.strip("().: "), _COUNTED) for item in items if item.kind == NUMBERED and not item.level
    ]
    numbers = [number for number in read if number is not None]
    return any(after != before + 1 for before, after in pairwise(numbers))
