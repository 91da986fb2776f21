"""What can be done with the items of a list, by keys, buttons and menus, the clipboard and the mouse.

Each command is one pure edit (`domain/report/lists.py`) of what is on screen, and one step of the history.
"""

from dataclasses import replace

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from ita_desktop.domain.limits import TEXT_MAX_LENGTH
from ita_desktop.domain.pasting.copied_lists import Copied
from ita_desktop.domain.pasting.list_marks import Mark
from ita_desktop.domain.pasting.typed_marks import without_typed_mark
from ita_desktop.domain.report import lists
from ita_desktop.domain.report.ids import new_item_id
from ita_desktop.domain.report.lists import Items, Spot
from ita_desktop.domain.report.report import Item, ItemKind
from ita_desktop.language import tr
from ita_desktop.ui.lists.list_clipboard import Pasted, read_as_one, read_mime
from ita_desktop.ui.lists.list_items import ListItems, too_long
from ita_desktop.ui.lists.list_speech import pasted_words, removal_words


class ListCommands:
    """The commands of one list, on its selection or at its caret. Owns nothing."""

    def __init__(self, shown: ListItems) -> None:
        self._list = shown

    def add_item(self) -> None:
        """A new item, or the item cut in two at the caret."""
        items, spot = self._without_selection()
        if not items:
            self._list.edit(tr("เพิ่มข้อ"), (_empty_item(),), Spot(0, 0))
            return
        text = items[spot.index].text
        made = lists.split(items, spot.index, spot.at, new_item_id())
        name = tr("เพิ่มข้อ") if spot.at in (0, len(text)) else tr("แบ่งข้อ")
        self._list.edit(name, made, Spot(spot.index + 1, 0))

    def enter(self) -> bool:
        """What Enter does. In an empty item it leaves: a sub-item or paragraph gets a number, a numbered item is a
        paragraph, and the last numbered one goes and so does the focus, if True is returned."""
        items, spot = self._list.items, self._list.caret
        empty = bool(items) and not items[spot.index].text and not self._list.editor.textCursor().hasSelection()
        if not empty:
            self.add_item()
        elif items[spot.index].kind is not ItemKind.NUMBERED:
            self.outdent()
        elif spot.index == len(items) - 1:
            self._remove(tr("ลบข้อ"))
            return True
        else:
            self.toggle_paragraph()
        return False

    def join_with_above(self) -> None:
        """What Backspace does at the start of an item."""
        items, spot = self._list.items, self._list.caret
        if spot.index > 0:
            at = len(items[spot.index - 1].text)
            if at + len(items[spot.index].text) > TEXT_MAX_LENGTH:
                self._list.reported.emit(too_long())
                return
            self._list.edit(tr("รวมข้อ"), lists.join(items, spot.index), Spot(spot.index - 1, at))
        elif len(items) == 1 and not items[0].text:
            self._list.edit(tr("ลบข้อ"), (), Spot(0, 0))

    def indent(self) -> bool:
        """The items of the selection become sub-items; whether any was not one already."""
        return self._change_kind(tr("ทำเป็นข้อย่อย"), lists.indented)

    def outdent(self) -> bool:
        """The items of the selection become numbered items; whether any was not one already."""
        return self._change_kind(tr("ทำเป็นข้อ"), lists.outdented)

    def tab(self) -> None:
        """Make sub-items. Who finds none to make may want to leave the list, and is shown by which key."""
        if not self.indent():
            self._list.reported.emit(tr("กด Ctrl+Tab เพื่อไปช่องถัดไป"))

    def tab_back(self) -> None:
        """Make numbered items, or show which key goes back to the field before."""
        if not self.outdent():
            self._list.reported.emit(tr("กด Ctrl+Shift+Tab เพื่อไปช่องก่อนหน้า"))

    def toggle_paragraph(self) -> None:
        """The items of the selection become unnumbered paragraphs, or numbered again."""
        self._change_kind(tr("สลับย่อหน้าไม่มีเลข"), lists.paragraph_toggled)

    def move_items(self, down: bool) -> None:
        """The items of the selection, a numbered one with its sub-items, trade places with what stands next to them."""
        start, end = self._list.selection
        made = lists.stepped(self._list.items, start.index, end.index, down)
        if made is None:
            return
        items, shift = made
        anchor = Spot(start.index + shift, start.at)
        caret = Spot(end.index + shift, end.at)
        self._list.edit(tr("เลื่อนข้อลง") if down else tr("เลื่อนข้อขึ้น"), items, caret, anchor)

    def delete_items(self) -> None:
        """Delete the items of the selection and show that: one key or click, and a number is gone."""
        if self._list.items:
            start, end = self._list.selection
            words = removal_words(self._list.items, start.index, end.index)
            self._remove(words)
            self._list.reported.emit(tr("{step} แล้ว (Ctrl+Z เพื่อเลิกทำ)").format(step=words))

    def cut(self) -> None:
        """Copy what is selected and take it out; items that are selected whole go with their numbers."""
        start, end = self._list.selection
        if start == end:
            return  # an empty item has nothing to copy
        self._list.editor.copy()
        whole = self._list.chosen is not None or (
            start.at == 0 and start.index < end.index and end.at == len(self._list.items[end.index].text)
        )
        if whole:
            self._remove(tr("ตัดข้อ"))
        else:
            self._list.edit(tr("ตัด"), *self._without_selection())

    def paste(self, source: QMimeData) -> None:
        """Put in what it holds: items, or text at the caret."""
        items = self._list.items
        start, _ = self._list.selection
        empty = not items or not items[self._list.caret.index].text
        before = items[start.index].text[: start.at] if items else ""
        pasted = read_mime(source, into_empty_item=empty, before=before)
        if pasted.table is not None:
            is_for_here = not self._list.take_table(pasted.table)
        else:
            is_for_here = not pasted.is_page or self._list.may_pour(len(pasted.items))
        if is_for_here:
            self._put_in(pasted)

    def paste_as_one(self) -> None:
        """Put the text of the clipboard as it stands, lines and numbers and all, into the item at the caret."""
        data = QApplication.clipboard().mimeData()  # None if the clipboard is empty
        if data is not None:
            self._put_in(read_as_one(data))

    def insert_dropped(self, source: QMimeData, at: int) -> None:
        """Items of another program of ours, dropped before item `at`."""
        dropped = read_mime(source, into_empty_item=True)
        self._list.edit(tr("วางรายการ"), lists.inserted(self._list.items, at, dropped.items), Spot(at, 0))
        if dropped.left_out:
            self._list.editor.left_out.emit(dropped.left_out)

    def copy_chosen(self, part: Copied, at: int) -> None:
        """A copy of the chosen items dropped before item `at`."""
        new = tuple(replace(item, id=new_item_id()) for item in part.items)
        self._list.edit(tr("ทำสำเนาข้อ"), lists.inserted(self._list.items, at, new), Spot(at, 0))
        self._list.choose(at, at + len(new) - 1)

    def move_chosen(self, first: int, last: int, at: int) -> None:
        """The chosen items dropped before item `at`; nothing happens if that is where they are."""
        if not first <= at <= last + 1:
            items, now = lists.taken(self._list.items, first, last, at)
            self._list.edit(tr("ย้ายข้อ"), items, Spot(now, 0))
            self._list.choose(now, now + last - first)

    def take_off_typed_mark(self) -> None:
        """A number or dash that was typed at the start of an item goes, in a step of its own, so that undoing it gives
        back what was typed."""
        spot = self._list.caret
        found = without_typed_mark(self._list.items, spot)
        if found is None:
            return
        mark, items = found
        is_number = mark is Mark.NUMBER
        self._list.edit(tr("ตัดเลขที่พิมพ์") if is_number else tr("ทำเป็นข้อย่อย"), items, Spot(spot.index, 0))
        self._list.reported.emit(
            tr("เลขข้อขึ้นเอง จึงตัดเลขที่พิมพ์ออก (Ctrl+Z เพื่อเอาคืน)")
            if is_number
            else tr("ทำเป็นข้อย่อยแล้ว (Ctrl+Z เพื่อเอาขีดที่พิมพ์คืน)")
        )

    def _put_in(self, pasted: Pasted) -> None:
        items, spot = self._without_selection()
        if pasted.items:
            made, caret = lists.spliced(
                items, spot, pasted.items, new_item_id(), from_inside=pasted.from_inside, to_inside=pasted.to_inside
            )
            self._list.edit(tr("วางรายการ"), made, caret)
            if all(len(item.text) <= TEXT_MAX_LENGTH for item in made):  # or the status line has what was cut off
                self._list.reported.emit(pasted_words(pasted.items))
        elif pasted.text:
            items = items or (_empty_item(),)
            text = items[spot.index].text
            made = lists.with_text(items, spot.index, text[: spot.at] + pasted.text + text[spot.at :])
            self._list.edit(tr("วาง"), made, Spot(spot.index, spot.at + len(pasted.text)))
        if pasted.left_out:
            self._list.editor.left_out.emit(pasted.left_out)

    def _remove(self, name: str) -> None:
        if not self._list.items:
            return
        start, end = self._list.selection
        items = lists.removed(self._list.items, start.index, end.index)
        index = min(start.index, len(items) - 1)
        at = 0 if index == start.index else len(items[index].text) if items else 0
        self._list.edit(name, items, Spot(index, at) if items else Spot(0, 0))

    def _without_selection(self) -> tuple[Items, Spot]:
        """The items without what is selected, and where that began."""
        items = self._list.items
        start, end = self._list.selection
        return (lists.without(items, start, end) if start != end else items), start

    def _change_kind(self, name: str, change: lists.KindChange) -> bool:
        if not self._list.items:
            return False
        start, end = self._list.selection
        items = change(self._list.items, start.index, end.index)
        if items == self._list.items:
            return False
        self._list.edit(name, items, end, start)
        return True


def _empty_item() -> Item:
    return Item(new_item_id(), ItemKind.NUMBERED, "")
