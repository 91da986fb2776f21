"""The items of a list as the blocks of a text document: one block an item, changed as little as possible.

Inside a block, U+2028 stands for a newline of the item. Kinds are not in the blocks: they only move the text, which
is the layout's (`list_layout.py`).
"""

from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from ita_desktop.domain.find.what_changed import changed_text
from ita_desktop.domain.report.lists import Items, Spot
from ita_desktop.domain.report.report import Item
from ita_desktop.session.qt.utf16 import index_at, units, units_before
from ita_desktop.ui.lists.list_layout import ListLayout


class ListBlocks:
    """Owner of the blocks of one document."""

    def __init__(self, document: QTextDocument, lines: ListLayout) -> None:
        self._document = document
        self._lines = lines

    def show(self, old: Items, new: Items, first: int, last: int) -> None:
        """Change the blocks from the old items to the new ones, of which `first` to `last` differ from the old."""
        end, old_end = last + 1, len(old) - (len(new) - 1 - last)
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        if not old or not new:
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText("\n".join(_block_text(item) for item in new))
        elif len(old) == len(new):
            for start, stop in _runs_of_other_text(old, new, first, end):
                self._replace(cursor, start, stop, new[start:stop])
        else:
            self._replace(cursor, first, old_end, new[first:end])
        cursor.endEditBlock()
        self._lines.lay_out(*_changed_kinds(old, new, first, end))

    def spot(self, items: Items, position: int) -> Spot:
        """The place in the items of a position in the document."""
        block = self._document.findBlock(position)
        index = block.blockNumber()
        if index >= len(items):
            return Spot(0, 0)
        return Spot(index, index_at(items[index].text, position - block.position()))

    def position(self, items: Items, spot: Spot) -> int:
        """The position in the document of a place in the items."""
        block = self._document.findBlockByNumber(spot.index)
        text = items[spot.index].text if spot.index < len(items) else ""
        return block.position() + units_before(text, spot.at)

    def _replace(self, cursor: QTextCursor, first: int, end: int, new: Items) -> None:
        """Put the texts of `new` in place of the blocks first..end-1. At least one block stays outside or is put in."""
        document = self._document
        text = "\n".join(_block_text(item) for item in new)
        if first < end and new:
            top, bottom = document.findBlockByNumber(first), document.findBlockByNumber(end - 1)
            head, tail = _kept_ends(top.text(), bottom.text(), new, is_one=first == end - 1)
            start = top.position() + units_before(text, head)
            _select(cursor, start, _end_of(bottom) - units(text[len(text) - tail :]))
            cursor.insertText(text[head : len(text) - tail])
        elif new and first < document.blockCount():
            cursor.setPosition(document.findBlockByNumber(first).position())
            cursor.insertText(text + "\n")
        elif new:
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText("\n" + text)
        elif first < end < document.blockCount():
            _select(cursor, document.findBlockByNumber(first).position(), document.findBlockByNumber(end).position())
            cursor.removeSelectedText()
        elif first < end:
            _select(cursor, _end_of(document.findBlockByNumber(first - 1)), _end_of(document.lastBlock()))
            cursor.removeSelectedText()


def _kept_ends(top: str, bottom: str, new: Items, *, is_one: bool) -> tuple[int, int]:
    """Characters at the start of the first and at the end of the last of several blocks that stay as they are: a screen
    reader reads out what is put in. With `is_one`, `top` and `bottom` are the same block."""
    first, last = _block_text(new[0]), _block_text(new[-1])
    head, _ = changed_text(top, first)
    tail, _ = changed_text(bottom[::-1], last[::-1])
    if is_one:
        tail = min(tail, len(top) - head)
    if len(new) == 1:
        tail = min(tail, len(first) - head)
    return head, tail


def _runs_of_other_text(old: Items, new: Items, first: int, end: int) -> Iterator[tuple[int, int]]:
    """Start and end of each run of items whose texts differ, by their index, which is the same in both."""
    start: int | None = None
    for index in range(first, end):
        if old[index].text != new[index].text:
            start = index if start is None else start
        elif start is not None:
            yield start, index
            start = None
    if start is not None:
        yield start, end


def _changed_kinds(old: Items, new: Items, front: int, end: int) -> tuple[int, int]:
    """The first and last item of other kind than before in blocks that kept their text; no items where -1 is last."""
    if len(old) != len(new):
        return 0, -1
    changed = [index for index in range(front, end) if old[index].kind is not new[index].kind]
    return (changed[0], changed[-1]) if changed else (0, -1)


def _block_text(item: Item) -> str:
    return item.text.replace("\n", "\u2028")


def _end_of(block: QTextBlock) -> int:
    return block.position() + block.length() - 1


def _select(cursor: QTextCursor, start: int, end: int) -> None:
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
