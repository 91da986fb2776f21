"""A number or a dash that is typed by habit at the start of an item: its number is drawn already, its dash means a
sub-item."""

import re

from ita_desktop.domain.pasting.list_marks import Mark
from ita_desktop.domain.report import lists
from ita_desktop.domain.report.lists import Items, Spot
from ita_desktop.domain.report.report import ItemKind

_NUMBER = re.compile(r"(?:[0-9๐-๙]{1,3}[.)]|\([0-9๐-๙]{1,3}\)) ")
_BULLET = re.compile(r"[-–•] ")


def without_typed_mark(items: Items, caret: Spot) -> tuple[Mark, Items] | None:
    """What mark with its space stands between the start of the item and the caret, and the items without it.

    None where there is none, or where it is text: a number in a sub-item, a dash in the first item of a list, which has
    nothing to stand under, and both in a paragraph.
    """
    if caret.index >= len(items):
        return None
    item = items[caret.index]
    before = item.text[: caret.at]
    made = lists.with_text(items, caret.index, item.text[caret.at :])
    if _NUMBER.fullmatch(before) is not None and item.kind is ItemKind.NUMBERED:
        return Mark.NUMBER, made
    if _BULLET.fullmatch(before) is None or item.kind is ItemKind.PARAGRAPH or caret.index == 0:
        return None
    return Mark.BULLET, lists.indented(made, caret.index, caret.index)
