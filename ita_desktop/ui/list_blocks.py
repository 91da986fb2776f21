"""The items of a list as the blocks of a text document: one block an item, changed as little as possible.

Inside a block, U+2028 stands for a newline of the item. A block remembers the kind that it is laid out for as its
user state.
"""

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument

from ita_desktop.domain.lists import Items, Spot
from ita_desktop.domain.report import Item, ItemKind
from ita_desktop.ui.plain_edit import line_format
from ita_desktop.ui.utf16 import index_at, units_before

_DIGITS = 2  # that there is always room for
_AROUND_DIGITS_EMS = 1.2  # the dot, the gap to the text and the grip
_DEEPER_EMS = 1.2
_PARAGRAPH_EMS = 0.3
_KINDS = tuple(ItemKind)


class ListBlocks:
    """Owner of the blocks of one document."""

    def __init__(self, document: QTextDocument, em: float) -> None:
        self._document = document
        self._em = em
        self._digits = _DIGITS
        self._formats = _formats(em, _DIGITS)
        self.format((), 0, 0)

    def set_em(self, em: float, items: Items) -> None:
        """Another size of the text: indent every block anew."""
        self._em = em
        self._formats = _formats(em, self._digits)
        self.format(items, 0, len(items) - 1)

    def show(self, old: Items, new: Items) -> tuple[int, int]:
        """Change the blocks from the old items to the new ones. First and last item that differ, by the new index."""
        front, back = _common_ends(old, new)
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        if old and new:
            self._replace(cursor, front, len(old) - back, new[front : len(new) - back])
        else:
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText("\n".join(_block_text(item) for item in new))
        self.format(new, front - 1, len(new) - back)
        cursor.endEditBlock()
        return front, len(new) - back - 1

    def rewrite(self, items: Items, first: int, last: int) -> None:
        """Show items first..last again, whatever their blocks hold."""
        self._replace(QTextCursor(self._document), first, last + 1, items[first : last + 1])

    def format(self, items: Items, first: int, last: int) -> None:
        """Give blocks first..last, as far as they exist, the indent of their item's kind: a run of one kind at once.

        Where the numbers have become longer or shorter, all blocks make room for that.
        """
        digits = max(len(str(len(items))), _DIGITS)
        if digits != self._digits:
            self._digits = digits
            self._formats = _formats(self._em, digits)
            first, last = 0, len(items) - 1
        block = self._document.findBlockByNumber(max(first, 0))
        index = block.blockNumber()
        run: list[QTextBlock] = []
        run_kind = 0
        while block.isValid() and index <= max(last, 0):
            kind = _KINDS.index(items[index].kind) if index < len(items) else 0
            if run and kind != run_kind:
                self._format_run(run, run_kind)
                run = []
            if block.userState() != kind or block.blockFormat() != self._formats[kind]:
                run_kind = kind
                run.append(block)
            elif run:
                self._format_run(run, run_kind)
                run = []
            block = block.next()
            index += 1
        if run:
            self._format_run(run, run_kind)

    def _format_run(self, run: list[QTextBlock], kind: int) -> None:
        cursor = QTextCursor(self._document)
        cursor.setPosition(run[0].position())
        cursor.setPosition(run[-1].position(), QTextCursor.MoveMode.KeepAnchor)
        cursor.setBlockFormat(self._formats[kind])
        for block in run:
            block.setUserState(kind)

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
            _select(cursor, document.findBlockByNumber(first).position(), _end_of(document.findBlockByNumber(end - 1)))
            cursor.insertText(text)
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


def _formats(em: float, digits: int) -> tuple[QTextBlockFormat, ...]:
    numbered = digits + _AROUND_DIGITS_EMS
    ems = {ItemKind.NUMBERED: numbered, ItemKind.SUB: numbered + _DEEPER_EMS, ItemKind.PARAGRAPH: _PARAGRAPH_EMS}
    formats = []
    for kind in _KINDS:
        made = line_format()
        made.setLeftMargin(em * ems[kind])
        formats.append(made)
    return tuple(formats)


def _common_ends(old: Items, new: Items) -> tuple[int, int]:
    """How many items at the front and, apart from those, at the back look the same in both."""
    limit = min(len(old), len(new))
    front = 0
    while front < limit and (old[front] is new[front] or old[front] == new[front]):
        front += 1
    back = 0
    while back < limit - front and (old[-1 - back] is new[-1 - back] or old[-1 - back] == new[-1 - back]):
        back += 1
    return front, back


def _block_text(item: Item) -> str:
    return item.text.replace("\n", "\u2028")


def _end_of(block: QTextBlock) -> int:
    return block.position() + block.length() - 1


def _select(cursor: QTextCursor, start: int, end: int) -> None:
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
