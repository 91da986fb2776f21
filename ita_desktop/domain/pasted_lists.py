"""Plain text with typed numbers -> items: what a clerk pastes from an old report.

One line is one item. A number (`๑.` `1)` `(๑)`), a dash or a bullet at its start is taken off and says the kind; a
line without a mark goes on in the item above it where the text has any numbers at all, and stands alone where it has
none.
"""

import re

from ita_desktop.domain.ids import new_item_id
from ita_desktop.domain.report import Item, ItemKind
from ita_desktop.domain.text import admitted

_NUMBER = re.compile(r"\s*(?:\(\s*[0-9๐-๙]{1,3}\s*\)|[0-9๐-๙]{1,3}\s*[.)](?![0-9๐-๙]))\s*")
_DASH = re.compile(r"\s*[-–—•●▪◦·*]\s+|\s*[•●▪◦]\s*")


def read_pasted(text: str) -> tuple[tuple[Item, ...], int]:
    """The items of a pasted text with new ids, and how many characters could not be admitted. Blank lines are left out.

    A mark is taken off only where something follows it; `-` alone stays what was typed.
    """
    kept, left_out = admitted(text)
    lines = [line for line in kept.split("\n") if line.strip()]
    marked = [_read_line(line) for line in lines]
    has_numbers = any(kind is ItemKind.NUMBERED for kind, _ in marked)
    items: list[Item] = []
    for line, (kind, rest) in zip(lines, marked, strict=True):
        if kind is not None:
            items.append(Item(new_item_id(), _kind_in(kind, has_numbers), rest))
        elif has_numbers and items:
            items[-1] = Item(items[-1].id, items[-1].kind, f"{items[-1].text} {line.strip()}")
        else:
            items.append(Item(new_item_id(), ItemKind.PARAGRAPH if has_numbers else ItemKind.NUMBERED, line.strip()))
    return tuple(items), left_out


def has_typed_marks(text: str) -> bool:
    """Whether any line begins with a typed number, dash or bullet."""
    return any(_read_line(line)[0] is not None for line in admitted(text)[0].split("\n"))


def _read_line(line: str) -> tuple[ItemKind | None, str]:
    for pattern, kind in ((_NUMBER, ItemKind.NUMBERED), (_DASH, ItemKind.SUB)):
        found = pattern.match(line)
        if found is not None and line[found.end() :].strip():
            return kind, line[found.end() :].strip()
    return None, line.strip()


def _kind_in(kind: ItemKind, has_numbers: bool) -> ItemKind:
    """A dash means a sub-item under numbers, and a plain item in a list that has dashes only."""
    return kind if has_numbers else ItemKind.NUMBERED
