"""The items of a list in a text editor: one text block an item, and everything that is done with items.

The items are the truth. What is typed changes the text blocks first and is read back from the blocks it touched;
every structural command (Enter, Tab, move, ...) is a pure edit on the items, which are then shown with the fewest
changes to the blocks (`list_blocks.py`).
"""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from ita_desktop.domain.find.what_changed import changed_items, changed_spot_in
from ita_desktop.domain.limits import TEXT_MAX_LENGTH
from ita_desktop.domain.report import lists
from ita_desktop.domain.report.admission import admitted, fitted
from ita_desktop.domain.report.ids import new_item_id
from ita_desktop.domain.report.lists import Items, Spot
from ita_desktop.domain.report.report import Item, ItemKind
from ita_desktop.language import tr
from ita_desktop.ui.keyboard.utf16 import index_at
from ita_desktop.ui.lists.list_blocks import ListBlocks
from ita_desktop.ui.lists.list_layout import ListLayout
from ita_desktop.ui.text.plain_edit import PlainEdit


class ItemsEdit(PlainEdit):
    """Owner of the blocks on screen, which always show `items`."""

    edited = Signal(str, object, str)  # name of the step, the new items, merge key ("" for a step of its own)
    told = Signal(str)  # news: what was done, and how to take it back, or why it was not

    lines: ListLayout

    def __init__(self, parent: QWidget | None = None) -> None:
        self._items: Items = ()
        super().__init__(lambda document: ListLayout(document, lambda: self._items), parent)
        self._structure = 0  # counts what changed the numbers or the order of items
        self._blocks = ListBlocks(self.document(), self.lines)
        self._to_show: tuple[Items, Spot] | None = None  # what the blocks show and the items are not; the caret
        self.document().contentsChange.connect(self._on_contents_change)
        self.textChanged.connect(self._show_what_was_kept)

    @property
    def items(self) -> Items:
        """The items on screen."""
        return self._items

    @property
    def caret(self) -> Spot:
        """Item (0 in an empty list) and character before which the caret stands."""
        return self._spot(self.textCursor().position())

    def show_items(self, items: Items) -> None:
        """Show other items, say after an undo; the caret goes to the end of what changed."""
        if items is self._items:
            return
        spot = changed_spot_in(self._items, items)
        self._show(items)
        if self.hasFocus() and items:
            self._put_caret(spot)

    def go_to(self, index: int) -> None:
        """Put the caret at the end of an item."""
        if self._items:
            self._put_caret(Spot(index, len(self._items[index].text)))

    # Commands

    def add_item(self) -> None:
        """What Enter does: a new item, or the item cut in two at the caret."""
        start, end = self._selection()
        items, spot = self._without_selection(start, end)
        if not items:
            items = (Item(new_item_id(), ItemKind.NUMBERED, ""),)
            self._restructure(tr("เพิ่มข้อ"), items, Spot(0, 0))
            return
        text = items[spot.index].text
        made = lists.split(items, spot.index, spot.at, new_item_id())
        self._restructure(tr("เพิ่มข้อ") if spot.at in (0, len(text)) else tr("แบ่งข้อ"), made, Spot(spot.index + 1, 0))

    def join_with_above(self) -> None:
        """What Backspace does at the start of an item."""
        spot = self.caret
        if spot.index > 0:
            at = len(self._items[spot.index - 1].text)
            if at + len(self._items[spot.index].text) > TEXT_MAX_LENGTH:
                self.told.emit(_too_long())
                return
            self._restructure(tr("รวมข้อ"), lists.join(self._items, spot.index), Spot(spot.index - 1, at))
        elif len(self._items) == 1 and not self._items[0].text:
            self._restructure(tr("ลบข้อ"), (), Spot(0, 0))

    def indent(self) -> None:
        """The items of the selection become sub-items."""
        self._change_kind(tr("ทำเป็นข้อย่อย"), lists.indented)

    def outdent(self) -> None:
        """The items of the selection become numbered items."""
        self._change_kind(tr("ทำเป็นข้อ"), lists.outdented)

    def toggle_paragraph(self) -> None:
        """The items of the selection become unnumbered paragraphs, or numbered again."""
        self._change_kind(tr("สลับย่อหน้าไม่มีเลข"), lists.paragraph_toggled)

    def move_items(self, down: bool) -> None:
        """The items of the selection, a numbered one with its sub-items, trade places with what stands next to them."""
        start, end = self._selection()
        made = lists.stepped(self._items, start.index, end.index, down)
        if made is None:
            return
        items, shift = made
        anchor = Spot(start.index + shift, start.at)
        self._restructure(tr("เลื่อนข้อลง") if down else tr("เลื่อนข้อขึ้น"), items, Spot(end.index + shift, end.at), anchor)

    def remove_items(self) -> None:
        """The items of the selection are deleted."""
        self._remove(tr("ลบข้อ"))

    # Items -> blocks

    def _restructure(self, name: str, items: Items, caret: Spot, anchor: Spot | None = None) -> None:
        first, last = changed_items(self._items, items)
        fitting, caret, left_out = _fitted(items[first : last + 1], first, caret)
        if left_out:
            items = items[:first] + fitting + items[last + 1 :]
        self._show(items)
        self._put_caret(caret, anchor)
        self.edited.emit(name, items, "")
        if left_out:
            self.left_out.emit(left_out)

    def _show(self, items: Items) -> None:
        """Show the new items in the blocks."""
        old = self._items
        first, last = changed_items(old, items)
        self._items = items
        self._structure += 1
        with self._showing():
            self._blocks.show(old, items, first, last)
        self.viewport().update()

    def _remove(self, name: str) -> None:
        if not self._items:
            return
        start, end = self._selection()
        items = lists.removed(self._items, start.index, end.index)
        index = min(start.index, len(items) - 1)
        at = 0 if index == start.index else len(items[index].text) if items else 0
        self._restructure(name, items, Spot(index, at) if items else Spot(0, 0))

    # Blocks -> items

    def _on_contents_change(self, position: int, _removed: int, added: int) -> None:
        if self._is_showing:
            return
        document = self.document()
        first = document.findBlock(position).blockNumber()
        last_position = min(position + added, document.characterCount() - 1)
        last = document.findBlock(last_position).blockNumber()
        grown = document.blockCount() - max(len(self._items), 1)
        self._read_blocks(first, last, last - grown)

    def _read_blocks(self, first: int, last: int, old_last: int) -> None:
        """Blocks first..last were typed into; they stand where items first..old_last stood."""
        old = self._items[first : old_last + 1]
        block, cursor = self.document().findBlockByNumber(first), self.textCursor()
        read: list[Item] = []
        shown: list[Item] = []
        caret, left_out = Spot(first, 0), 0
        for index in range(last - first + 1):
            raw = block.text()
            if last < old_last and len(raw) > TEXT_MAX_LENGTH:
                self._keep_apart(first, last, old_last)
                return
            here = cursor.block() == block
            text, at, count = _kept(raw, index_at(raw, cursor.positionInBlock()) if here else len(raw))
            left_out += count
            caret = Spot(first + index, at) if here else caret
            model = old[index] if index < len(old) else None
            kind = model.kind if model is not None else read[-1].kind if read else ItemKind.NUMBERED
            read.append(Item(model.id if model is not None else new_item_id(), kind, text))
            shown.append(replace(read[-1], text=raw) if count else read[-1])
            block = block.next()
        if left_out:
            self._to_show = self._items[:first] + tuple(shown) + self._items[old_last + 1 :], caret
        items = self._items[:first] + tuple(read) + self._items[old_last + 1 :]
        if items != self._items and (self._items or len(items) > 1 or items[0].text):
            self._accept_typed(items, last)
        if left_out:
            self.left_out.emit(left_out)

    def _accept_typed(self, items: Items, last: int) -> None:
        same_length = len(items) == len(self._items)
        self._items = items
        if not same_length:
            self._structure += 1
            self.viewport().update()
        key = items[last].id if last < len(items) else ""
        self.edited.emit(tr("พิมพ์"), items, key)

    def _keep_apart(self, first: int, last: int, old_last: int) -> None:
        """Items first..old_last were joined into blocks first..last, of which one is too long: nothing is changed."""
        joined = (replace(self._items[first], text="\0"),) * (last - first + 1)  # unlike any item
        shown = self._items[:first] + joined + self._items[old_last + 1 :]
        self._to_show = shown, Spot(first, len(self._items[first].text))
        self.told.emit(_too_long())

    def _show_what_was_kept(self) -> None:
        """Put what could not be kept out of the blocks again, now that Qt has told everybody of the edit."""
        if self._to_show is None:
            return
        shown, caret = self._to_show
        self._to_show = None
        with self._showing():
            self._blocks.show(shown, self._items, *changed_items(shown, self._items))
        self._put_caret(caret)

    # Positions

    def _selection(self) -> tuple[Spot, Spot]:
        cursor = self.textCursor()
        return self._spot(cursor.selectionStart()), self._spot(cursor.selectionEnd())

    def _without_selection(self, start: Spot, end: Spot) -> tuple[Items, Spot]:
        return (lists.without(self._items, start, end) if start != end else self._items), start

    def _spot(self, position: int) -> Spot:
        return self._blocks.spot(self._items, position)

    def _put_caret(self, spot: Spot, anchor: Spot | None = None) -> None:
        cursor = self.textCursor()
        cursor.setPosition(self._blocks.position(self._items, anchor if anchor is not None else spot))
        cursor.setPosition(self._blocks.position(self._items, spot), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _change_kind(self, name: str, change: lists.KindChange) -> None:
        if not self._items:
            return
        start, end = self._selection()
        items = change(self._items, start.index, end.index)
        if items != self._items:
            self._restructure(name, items, end, start)


def _fitted(items: Items, first: int, caret: Spot) -> tuple[Items, Spot, int]:
    """Items of which none is too long, the first of them the list's item `first`; the caret; characters left out."""
    if all(len(item.text) <= TEXT_MAX_LENGTH for item in items):
        return items, caret, 0
    made, left_out = [], 0
    for index, item in enumerate(items, first):
        here = index == caret.index
        text, surplus = fitted(item.text, caret.at if here else len(item.text))
        made.append(replace(item, text=text) if surplus else item)
        caret = Spot(index, max(caret.at - surplus, 0)) if here else caret
        left_out += surplus
    return tuple(made), caret, left_out


def _kept(raw: str, at: int) -> tuple[str, int, int]:
    """What of a block's text can be stored, where the caret at `at` stands in it, and how many characters cannot."""
    text, left_out = admitted(raw)
    if not left_out and len(text) <= TEXT_MAX_LENGTH:
        return text, at, 0
    before = len(admitted(raw[:at])[0])
    text, surplus = fitted(text, before)
    return text, max(before - surplus, 0), left_out + surplus


def _too_long() -> str:
    return tr("รวมข้อไม่ได้ เพราะข้อความจะยาวเกินกว่าที่ข้อหนึ่งเก็บได้")
