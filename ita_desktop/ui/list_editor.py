"""The numbered-list editor: one text editor a list, one text block an item, numbers drawn in the margin.

The items are the truth. What is typed changes the text blocks first and is read back from the blocks it touched;
every structural command (Enter, Tab, move, paste, ...) is a pure edit on the items, which are then shown with the
fewest changes to the blocks. Inside a block, U+2028 stands for a newline of the item.
"""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from ita_desktop.domain import lists
from ita_desktop.domain.ids import new_item_id
from ita_desktop.domain.lists import Items, Spot
from ita_desktop.domain.pasted_lists import has_typed_marks, read_pasted
from ita_desktop.domain.report import Item, ItemKind
from ita_desktop.domain.text import admitted
from ita_desktop.ui.plain_edit import PlainEdit, line_format
from ita_desktop.ui.utf16 import index_at, units_before

_NUMBER_EMS = 2.2
_SUB_EMS = 3.4
_PARAGRAPH_EMS = 0.3
_GAP_EMS = 0.35
_KINDS = tuple(ItemKind)
_NAVIGATION = {
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
}
_CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class ListEditor(PlainEdit):
    """Owner of the blocks on screen, which always show `items`."""

    edited = Signal(str, object, str)  # name of the step, the new items, merge key ("" for a step of its own)
    left = Signal(bool)  # the clerk is done here: go on to the next field (True) or back (False)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: Items = ()
        self._labels: tuple[str, ...] = ()
        self._syncing = False
        self._run = 0
        self.setTabChangesFocus(False)
        self._formats = self._block_formats()
        self._format_blocks(0, 0)
        self.document().contentsChange.connect(self._on_contents_change)

    # What the form and the tests see

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
        self._run += 1
        first, last = self._show(items)
        if self.hasFocus() and items:
            index = min(max(last, first), len(items) - 1)
            self._put_caret(Spot(index, len(items[index].text)))

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
            self._restructure("เพิ่มข้อ", items, Spot(0, 0))
            return
        text = items[spot.index].text
        made = lists.split(items, spot.index, spot.at, new_item_id())
        self._restructure("เพิ่มข้อ" if spot.at in (0, len(text)) else "แบ่งข้อ", made, Spot(spot.index + 1, 0))

    def join_with_above(self) -> None:
        """What Backspace does at the start of an item."""
        spot = self.caret
        if spot.index > 0:
            at = len(self._items[spot.index - 1].text)
            self._restructure("รวมข้อ", lists.join(self._items, spot.index), Spot(spot.index - 1, at))
        elif len(self._items) == 1 and not self._items[0].text:
            self._restructure("ลบข้อ", (), Spot(0, 0))

    def indent(self) -> None:
        """The items of the selection become sub-items."""
        self._change_kind("ทำเป็นข้อย่อย", lists.indented)

    def outdent(self) -> None:
        """The items of the selection become numbered items."""
        self._change_kind("ทำเป็นข้อ", lists.outdented)

    def toggle_paragraph(self) -> None:
        """The items of the selection become unnumbered paragraphs, or numbered again."""
        self._change_kind("สลับย่อหน้าไม่มีเลข", lists.paragraph_toggled)

    def move_items(self, down: bool) -> None:
        """The items of the selection, a numbered one with its sub-items, trade places with what stands next to them."""
        start, end = self._selection()
        made = lists.stepped(self._items, start.index, end.index, down)
        if made is None:
            return
        items, shift = made
        anchor = Spot(start.index + shift, start.at)
        self._restructure("เลื่อนข้อลง" if down else "เลื่อนข้อขึ้น", items, Spot(end.index + shift, end.at), anchor)

    def remove_items(self) -> None:
        """The items of the selection are deleted."""
        if not self._items:
            return
        start, end = self._selection()
        items = lists.removed(self._items, start.index, end.index)
        index = min(start.index, len(items) - 1)
        self._restructure("ลบข้อ", items, Spot(index, len(items[index].text)) if items else Spot(0, 0))

    def paste_items(self, new: Items) -> None:
        """Items put in at the caret as items: in place of an empty one, or the item at the caret cut in two."""
        start, end = self._selection()
        items, spot = self._without_selection(start, end)
        made, end = lists.spliced(items, spot, new, new_item_id())
        self._restructure("วางรายการ", made, end)

    # Qt's events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _NAVIGATION:
            self._end_run()
        if not self._obey(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._end_run()
        super().mousePressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        many = "\n" in text.strip("\r\n") or "\u2029" in text
        in_empty_item = not self._items or not self._items[self.caret.index].text
        if not many and not (in_empty_item and has_typed_marks(text)):
            super().insertFromMimeData(_one_line(text))
            return
        items, left_out = read_pasted(text)
        if items:
            self.paste_items(items)
        if left_out:
            self.left_out.emit(left_out)

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.textCursor().selectedText().replace("\u2029", "\n").replace("\u2028", "\n"))
        return data

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        painter.setPen(self.palette().text().color())
        layout = self.document().documentLayout()
        gap = self.fontMetrics().horizontalAdvance("ก") * _GAP_EMS
        block = self._block_at(event.rect().top())
        while block.isValid():
            box = layout.blockBoundingRect(block)
            if box.top() > event.rect().bottom():
                break
            label = self._labels[block.blockNumber()] if block.blockNumber() < len(self._labels) else ""
            if label:
                line = block.layout().lineAt(0)
                right = block.blockFormat().leftMargin() + self.document().documentMargin() - gap
                left = right - self.fontMetrics().horizontalAdvance(label)
                painter.drawText(QPointF(left, box.top() + line.y() + line.ascent()), label)
            block = block.next()
        painter.end()

    # Keys

    def _obey(self, event: QKeyEvent) -> bool:
        """Do what the key says, if it is one of ours."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        command = {
            (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier): self._enter,
            (Qt.Key.Key_Enter, Qt.KeyboardModifier.NoModifier): self._enter,
            (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier): self.indent,
            (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier): self.outdent,
            (Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier): lambda: self.left.emit(True),
            (Qt.Key.Key_Backtab, _CONTROL_SHIFT): lambda: self.left.emit(False),
            (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier): lambda: self.move_items(False),
            (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier): lambda: self.move_items(True),
            (Qt.Key.Key_L, _CONTROL_SHIFT): self.toggle_paragraph,
        }.get((Qt.Key(event.key()), modifiers))
        if command is None and event.key() == Qt.Key.Key_Backspace and self._at_start_of_item():
            command = self.join_with_above
        if command is None:
            return False
        event.accept()
        command()
        return True

    def _enter(self) -> None:
        """Enter; in an empty item it leaves: a sub-item steps out, the last numbered one goes and so does the focus."""
        spot = self.caret
        empty = bool(self._items) and not self._items[spot.index].text and not self.textCursor().hasSelection()
        if not empty:
            self.add_item()
        elif self._items[spot.index].kind is not ItemKind.NUMBERED:
            self.outdent()
        elif spot.index == len(self._items) - 1:
            self.remove_items()
            self.left.emit(True)
        else:
            self.add_item()

    def _at_start_of_item(self) -> bool:
        cursor = self.textCursor()
        return not cursor.hasSelection() and cursor.atBlockStart()

    # Items -> blocks

    def _restructure(self, name: str, items: Items, caret: Spot, anchor: Spot | None = None) -> None:
        self._end_run()
        self._show(items)
        self._put_caret(caret, anchor)
        self.edited.emit(name, items, "")

    def _show(self, items: Items) -> tuple[int, int]:
        """Change the blocks from the old items to the new ones. First and last item that differ, by the new index."""
        old, self._items = self._items, items
        self._labels = tuple(lists.labels(items))
        front, back = _common_ends(old, items)
        self._syncing = True
        try:
            cursor = QTextCursor(self.document())
            cursor.beginEditBlock()
            if old and items:
                self._replace_blocks(cursor, front, len(old) - back, items[front : len(items) - back])
            else:
                cursor.select(QTextCursor.SelectionType.Document)
                cursor.insertText("\n".join(_block_text(item) for item in items))
            self._format_blocks(front - 1, len(items) - back)
            cursor.endEditBlock()
        finally:
            self._syncing = False
        self.viewport().update()
        return front, len(items) - back - 1

    def _replace_blocks(self, cursor: QTextCursor, first: int, end: int, new: Items) -> None:
        """Put the texts of `new` in place of the blocks first..end-1. At least one block stays outside or is put in."""
        document = self.document()
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

    def _format_blocks(self, first: int, last: int) -> None:
        """Give blocks first..last, as far as they exist, the indent of their item's kind."""
        cursor = QTextCursor(self.document())
        block = self.document().findBlockByNumber(max(first, 0))
        while block.isValid() and block.blockNumber() <= last:
            index = block.blockNumber()
            kind = _KINDS.index(self._items[index].kind) if index < len(self._items) else 0
            wanted = self._formats[kind]
            if block.userState() != kind or block.blockFormat() != wanted:
                cursor.setPosition(block.position())
                cursor.setBlockFormat(wanted)
                block.setUserState(kind)
            block = block.next()

    def _block_formats(self) -> tuple[QTextBlockFormat, ...]:
        em = self.fontMetrics().horizontalAdvance("ก")
        ems = {ItemKind.NUMBERED: _NUMBER_EMS, ItemKind.SUB: _SUB_EMS, ItemKind.PARAGRAPH: _PARAGRAPH_EMS}
        formats = []
        for kind in _KINDS:
            made = line_format()
            made.setLeftMargin(em * ems[kind])
            formats.append(made)
        return tuple(formats)

    # Blocks -> items

    def _on_contents_change(self, position: int, _removed: int, added: int) -> None:
        if self._syncing:
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
        block = self.document().findBlockByNumber(first)
        read: list[Item] = []
        left_out = 0
        for index in range(last - first + 1):
            text, count = admitted(block.text())
            left_out += count
            model = old[index] if index < len(old) else None
            kind = model.kind if model is not None else read[-1].kind if read else ItemKind.NUMBERED
            read.append(Item(model.id if model is not None else new_item_id(), kind, text))
            block = block.next()
        items = self._items[:first] + tuple(read) + self._items[old_last + 1 :]
        if not self._items and len(items) == 1 and not items[0].text:
            return
        if items == self._items:
            return
        self._accept_typed(items, first, last, left_out)

    def _accept_typed(self, items: Items, first: int, last: int, left_out: int) -> None:
        same_length = len(items) == len(self._items)
        self._items = items
        if not same_length:
            self._labels = tuple(lists.labels(items))
        self._syncing = True
        try:
            self._format_blocks(first, last)
        finally:
            self._syncing = False
        key = f"{items[last].id}/{self._run}" if last < len(items) else ""
        self.viewport().update()
        self.edited.emit("พิมพ์", items, key)
        if items[last].text.endswith(" "):
            self._run += 1  # a space ends a Thai phrase: the next one is taken back by itself
        if left_out:
            self._rewrite_blocks(first, last)
            self.left_out.emit(left_out)

    def _rewrite_blocks(self, first: int, last: int) -> None:
        """Show the texts of the items again where characters had to be left out of what was typed."""
        self._syncing = True
        try:
            cursor = QTextCursor(self.document())
            self._replace_blocks(cursor, first, last + 1, self._items[first : last + 1])
        finally:
            self._syncing = False

    # Positions

    def _selection(self) -> tuple[Spot, Spot]:
        cursor = self.textCursor()
        return self._spot(cursor.selectionStart()), self._spot(cursor.selectionEnd())

    def _without_selection(self, start: Spot, end: Spot) -> tuple[Items, Spot]:
        return (lists.without(self._items, start, end) if start != end else self._items), start

    def _spot(self, position: int) -> Spot:
        block = self.document().findBlock(position)
        index = block.blockNumber()
        if index >= len(self._items):
            return Spot(0, 0)
        return Spot(index, index_at(self._items[index].text, position - block.position()))

    def _position(self, spot: Spot) -> int:
        block = self.document().findBlockByNumber(spot.index)
        text = self._items[spot.index].text if spot.index < len(self._items) else ""
        return block.position() + units_before(text, spot.at)

    def _put_caret(self, spot: Spot, anchor: Spot | None = None) -> None:
        cursor = self.textCursor()
        cursor.setPosition(self._position(anchor if anchor is not None else spot))
        cursor.setPosition(self._position(spot), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _block_at(self, y: int) -> QTextBlock:
        return self.cursorForPosition(QPoint(0, y)).block()

    def _change_kind(self, name: str, change: lists.KindChange) -> None:
        if not self._items:
            return
        start, end = self._selection()
        items = change(self._items, start.index, end.index)
        if items != self._items:
            self._restructure(name, items, end, start)

    def _end_run(self) -> None:
        self._run += 1


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


def _one_line(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text.strip("\r\n"))
    return data
