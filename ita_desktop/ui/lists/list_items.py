"""The items of a list and the blocks of a text editor that show them: one text block an item.

The items are the truth. What is typed changes the text blocks first and is read back from the blocks it touched;
every command (`list_commands.py`) is a pure edit on the items, which are then shown with the fewest changes to the
blocks (`list_blocks.py`).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, SignalInstance

from ita_desktop.domain.find.what_changed import changed_items, changed_spot_in
from ita_desktop.domain.limits import TEXT_MAX_LENGTH
from ita_desktop.domain.pasting.copied_lists import Copied, copied
from ita_desktop.domain.report.admission import as_typed, fitted
from ita_desktop.domain.report.ids import new_item_id
from ita_desktop.domain.report.lists import Items, Spot
from ita_desktop.domain.report.report import Item, ItemKind
from ita_desktop.language import tr
from ita_desktop.session.qt.utf16 import index_at
from ita_desktop.ui.lists.list_blocks import ListBlocks
from ita_desktop.ui.lists.list_layout import ListLayout
from ita_desktop.ui.text.caret_moves import select
from ita_desktop.ui.text.plain_edit import PlainEdit

if TYPE_CHECKING:
    from ita_desktop.session.importing.pasted import Contents


@dataclass(frozen=True, slots=True)
class _Chosen:
    """Items chosen whole, as long as the list and the selection stay as they were then."""

    first: int
    last: int
    items: Items
    anchor: int
    position: int


class ListItems(QObject):
    """Owner of the items of one editor, whose blocks always show them, and of which are chosen whole."""

    def __init__(self, editor: PlainEdit, lines: ListLayout, edited: SignalInstance, reported: SignalInstance) -> None:
        """`edited` and `reported` are signals of the editor."""
        super().__init__(editor)
        self.edited = edited
        self.reported = reported
        self.editor = editor
        self.lines = lines
        self.take_table: Callable[[Contents], bool] = lambda _: False  # whether a pasted table has gone elsewhere
        self.may_pour: Callable[[int], bool] = lambda _: True  # whether a whole page may become so many items
        self.structure = 0  # counts what changed the numbers or the order of items
        self._document = editor.document()
        self._blocks = ListBlocks(self._document, lines)
        self._to_show: tuple[Items, Spot] | None = None  # what the blocks show and the items are not; the caret
        self._chosen: _Chosen | None = None
        self._document.contentsChange.connect(self._on_contents_change)
        editor.textChanged.connect(self._show_what_was_kept)

    @property
    def items(self) -> Items:
        """The items on screen, which the layout must know before the blocks change."""
        return self.lines.items

    @property
    def caret(self) -> Spot:
        """Item (0 in an empty list) and character before which the caret stands."""
        return self._spot(self.editor.textCursor().position())

    @property
    def selection(self) -> tuple[Spot, Spot]:
        """Where what is selected begins and ends: at the caret, if nothing is."""
        cursor = self.editor.textCursor()
        return self._spot(cursor.selectionStart()), self._spot(cursor.selectionEnd())

    @property
    def chosen(self) -> tuple[int, int] | None:
        """First and last of the items that were chosen whole, by their numbers."""
        chosen, cursor = self._chosen, self.editor.textCursor()
        if chosen is None or chosen.items is not self.items:
            return None
        if (chosen.anchor, chosen.position) != (cursor.anchor(), cursor.position()):
            return None
        return chosen.first, chosen.last

    @property
    def chosen_part(self) -> Copied | None:
        """A copy of the chosen items."""
        if self.chosen is None:
            return None
        first, last = self.chosen
        return copied(self.items, Spot(first, 0), self._end_of(last))

    def offer_tables(self, take: "Callable[[Contents], bool]", may_pour: Callable[[int], bool]) -> None:
        """Who is asked first where a pasted table is to go; what is not taken becomes items. And whether the text of a
        whole page may become so many items."""
        self.take_table, self.may_pour = take, may_pour

    def choose(self, first: int, last: int) -> None:
        """Choose items `first` to `last` whole."""
        self.put_caret(self._end_of(last), Spot(first, 0))
        cursor = self.editor.textCursor()
        self._chosen = _Chosen(first, last, self.items, cursor.anchor(), cursor.position())

    def show_items(self, items: Items) -> None:
        """Show other items, as after an undo; the caret goes to the end of what changed."""
        if items is self.items:
            return
        spot = changed_spot_in(self.items, items)
        self._show(items)
        if self.editor.hasFocus() and items:
            self.put_caret(spot)

    def go_to(self, index: int) -> None:
        """Put the caret at the end of an item."""
        if self.items:
            self.put_caret(self._end_of(index))

    def put_caret(self, spot: Spot, anchor: Spot | None = None) -> None:
        """The caret goes there; what lies between the anchor and it is selected."""
        start = self._blocks.position(self.items, anchor if anchor is not None else spot)
        select(self.editor, start, self._blocks.position(self.items, spot))

    def edit(self, name: str, items: Items, caret: Spot, anchor: Spot | None = None) -> None:
        """Make the items these, as far as their texts are not too long, in a step of its own."""
        first, last = changed_items(self.items, items)
        fitting, caret, left_out = _fitted(items[first : last + 1], first, caret)
        if left_out:
            items = items[:first] + fitting + items[last + 1 :]
        self._show(items)
        self.put_caret(caret, anchor)
        self.edited.emit(name, items, "")
        if left_out:
            self.editor.left_out.emit(left_out)

    # Items -> blocks

    def _show(self, items: Items) -> None:
        old = self.items
        first, last = changed_items(old, items)
        self.lines.items = items
        self.structure += 1
        with self.editor.showing():
            self._blocks.show(old, items, first, last)
        self.editor.viewport().update()

    # Blocks -> items

    def _on_contents_change(self, position: int, _removed: int, added: int) -> None:
        if self.editor.is_showing:
            return
        document = self._document
        first = document.findBlock(position).blockNumber()
        last_position = min(position + added, document.characterCount() - 1)
        last = document.findBlock(last_position).blockNumber()
        grown = document.blockCount() - max(len(self.items), 1)
        self._read_blocks(first, last, last - grown)

    def _read_blocks(self, first: int, last: int, old_last: int) -> None:
        """Blocks first..last were typed into; they stand where items first..old_last stood."""
        old = self.items[first : old_last + 1]
        block, cursor = self._document.findBlockByNumber(first), self.editor.textCursor()
        read: list[Item] = []
        shown: list[Item] = []
        caret, left_out = Spot(first, 0), 0
        for index in range(last - first + 1):
            raw = block.text()
            if last < old_last and len(raw) > TEXT_MAX_LENGTH:
                self._keep_apart(first, last, old_last)
                return
            here = cursor.block() == block
            text, at, count = as_typed(raw, index_at(raw, cursor.positionInBlock()) if here else len(raw))
            left_out += count
            caret = Spot(first + index, at) if here else caret
            model = old[index] if index < len(old) else None
            kind = model.kind if model is not None else read[-1].kind if read else ItemKind.NUMBERED
            read.append(Item(model.id if model is not None else new_item_id(), kind, text))
            shown.append(replace(read[-1], text=raw) if count else read[-1])
            block = block.next()
        if left_out:
            self._to_show = self.items[:first] + tuple(shown) + self.items[old_last + 1 :], caret
        items = self.items[:first] + tuple(read) + self.items[old_last + 1 :]
        if items != self.items and (self.items or len(items) > 1 or items[0].text):
            self._accept_typed(items, last)
        if left_out:
            self.editor.left_out.emit(left_out)

    def _accept_typed(self, items: Items, last: int) -> None:
        if len(items) != len(self.items):
            self.structure += 1
            self.editor.viewport().update()
        self.lines.items = items
        key = items[last].id if last < len(items) else ""
        self.edited.emit(tr("พิมพ์"), items, key)

    def _keep_apart(self, first: int, last: int, old_last: int) -> None:
        """Items first..old_last were joined into blocks first..last, of which one is too long: nothing is changed."""
        joined = (replace(self.items[first], text="\0"),) * (last - first + 1)  # unlike any item
        shown = self.items[:first] + joined + self.items[old_last + 1 :]
        self._to_show = shown, self._end_of(first)
        self.reported.emit(too_long())

    def _show_what_was_kept(self) -> None:
        """Put what could not be kept out of the blocks again, now that Qt has notified everybody of the edit."""
        if self._to_show is None:
            return
        shown, caret = self._to_show
        self._to_show = None
        with self.editor.showing():
            self._blocks.show(shown, self.items, *changed_items(shown, self.items))
        self.put_caret(caret)

    def _spot(self, position: int) -> Spot:
        return self._blocks.spot(self.items, position)

    def _end_of(self, index: int) -> Spot:
        return Spot(index, len(self.items[index].text))


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


def too_long() -> str:
    """Why items are not joined."""
    return tr("รวมข้อไม่ได้ เพราะข้อความจะยาวเกินกว่าที่ข้อหนึ่งเก็บได้")
