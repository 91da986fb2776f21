"""The numbered-list editor: the items in a text editor, with their numbers in the margin, under keys and mouse.

What is done with items is in `items_edit.py`; here is what leads to it: keys, clipboard, dragging by the numbers, and
what a screen reader is told.
"""

from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from ita_desktop.domain.pasting.copied_lists import Copied, copied
from ita_desktop.domain.pasting.pasted_lists import Mark
from ita_desktop.domain.pasting.typed_marks import without_typed_mark
from ita_desktop.domain.report import lists
from ita_desktop.domain.report.ids import new_item_id
from ita_desktop.domain.report.lists import Items, Spot
from ita_desktop.domain.report.report import Item, ItemKind
from ita_desktop.language import tr
from ita_desktop.session.lifetimes import on
from ita_desktop.ui.appearance.screen_reader import announce
from ita_desktop.ui.lists.items_edit import ItemsEdit
from ita_desktop.ui.lists.list_clipboard import Pasted, is_pasteable, mime_of, read_as_one, read_mime
from ita_desktop.ui.lists.list_drag import FormScroll, ItemGrip, accept, holds_items, source_of, wants_copy
from ita_desktop.ui.lists.list_margin import landing_index, paint_margin
from ita_desktop.ui.lists.list_speech import item_words, removal_words
from ita_desktop.ui.text.plain_edit import edit_menu

PASTE_AS_ONE = "Ctrl+Shift+V"
_CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@dataclass(frozen=True, slots=True)
class _Chosen:
    """Items chosen whole, as long as the list and the selection stay as they were then."""

    first: int
    last: int
    items: Items
    anchor: int
    position: int


class ListEditor(ItemsEdit):
    """Owner of what is chosen, dragged and spoken."""

    items_dropped = Signal(object, int, bool)  # another ListEditor's chosen items, before which item, as a copy
    left = Signal(bool)  # the clerk is done here: go on to the next field (True) or back (False)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: _Chosen | None = None
        self._landing: int | None = None
        self._home = ""
        self._spoken: tuple[int, int] | None = None
        self._grip = ItemGrip(self)
        self._scroll = FormScroll(self)
        self.setTabChangesFocus(False)
        self.setAcceptDrops(True)
        self.viewport().setMouseTracking(True)
        self.cursorPositionChanged.connect(self._speak)
        on(self.edited, self, lambda: self._speak())

    # What the form and the tests see

    @property
    def chosen(self) -> tuple[int, int] | None:
        """First and last of the items that were chosen whole, by their numbers."""
        chosen, cursor = self._chosen, self.textCursor()
        if chosen is None or chosen.items is not self._items:
            return None
        if (chosen.anchor, chosen.position) != (cursor.anchor(), cursor.position()):
            return None
        return chosen.first, chosen.last

    @property
    def landing(self) -> int | None:
        """Before which item the dragged ones would land now."""
        return self._landing

    def chosen_part(self) -> Copied | None:
        """A copy of the chosen items."""
        if self.chosen is None:
            return None
        first, last = self.chosen
        return copied(self._items, Spot(first, 0), Spot(last, len(self._items[last].text)))

    def choose(self, first: int, last: int) -> None:
        """Choose items `first` to `last` whole."""
        self._put_caret(Spot(last, len(self._items[last].text)), Spot(first, 0))
        cursor = self.textCursor()
        self._chosen = _Chosen(first, last, self._items, cursor.anchor(), cursor.position())

    def set_home(self, words: str) -> None:
        """What the list belongs to, for the screen reader: `มาตรการ ๒`."""
        if words != self._home:
            self._home = words
            self._spoken = None
            self._speak()

    # Commands

    def cut(self) -> None:
        """Copy the selection and take it out; items that are selected whole go with their numbers."""
        start, end = self._selection()
        if start == end:
            return  # an empty item has nothing to copy
        self.copy()
        whole = self.chosen is not None or (
            start.at == 0 and start.index < end.index and end.at == len(self._items[end.index].text)
        )
        if whole:
            self._remove(tr("ตัดข้อ"))
        else:
            items, spot = self._without_selection(start, end)
            self._restructure(tr("ตัด"), items, spot)

    def paste_as_one(self) -> None:
        """Paste the text as it stands, lines and numbers and all, into the item at the caret."""
        data = QApplication.clipboard().mimeData()  # None where the clipboard is empty
        if data is not None:
            self._paste(read_as_one(data))

    def delete_items(self) -> None:
        """Delete the items of the selection and say so: one key or click, and a number is gone."""
        if self._items:
            start, end = self._selection()
            words = removal_words(self._items, start.index, end.index)
            self._remove(words)
            self.told.emit(tr("{step} แล้ว (Ctrl+Z เพื่อเลิกทำ)").format(step=words))

    def take_dropped(self, source: "ListEditor", at: int, *, copy: bool) -> None:
        """The chosen items of a list dropped before item `at` of this one."""
        part = source.chosen_part()
        if part is None or source.chosen is None:
            return
        first, last = source.chosen
        if source is not self:
            self.items_dropped.emit(source, at, copy)
            source._put_caret(source.caret)  # nothing is chosen there any more: a copy would stay grey
        elif copy:
            new = tuple(replace(item, id=new_item_id()) for item in part.items)
            self._restructure(tr("ทำสำเนาข้อ"), lists.inserted(self._items, at, new), Spot(at, 0))
            self.choose(at, at + len(new) - 1)
        elif not first <= at <= last + 1:
            items, now = lists.taken(self._items, first, last, at)
            self._restructure(tr("ย้ายข้อ"), items, Spot(now, 0))
            self.choose(now, now + last - first)

    # Qt's events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._obey(event):
            super().keyPressEvent(event)
            if event.text() == " ":
                self._take_off_typed_mark()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._grip.press(event):
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._grip.press(event):  # chosen with a click and dragged at once
            super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._grip.move(event):
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._grip.release(event):
            super().mouseReleaseEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._grip.leave()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if holds_items(event):
            accept(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if holds_items(event):
            at = event.position().toPoint()
            self._show_landing(landing_index(self.lines, at.y(), len(self._items)))
            self._scroll.hover(at)
            accept(event)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._show_landing(None)
        self._scroll.stop()

    def dropEvent(self, event: QDropEvent) -> None:
        at = landing_index(self.lines, event.position().toPoint().y(), len(self._items))
        self._show_landing(None)
        self._scroll.stop()
        if not holds_items(event):
            return
        accept(event)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        source = source_of(event)
        if source is not None:
            self.take_dropped(source, at, copy=wants_copy(event))
        else:
            dropped = read_mime(event.mimeData(), into_empty_item=True)
            self._restructure(tr("วางรายการ"), lists.inserted(self._items, at, dropped.items), Spot(at, 0))
            if dropped.left_out:
                self.left_out.emit(dropped.left_out)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = edit_menu(self, has_selection=self.textCursor().hasSelection(), can_paste=self.canPaste())
        as_one = menu.addAction(tr("วางเป็นข้อเดียว(&O)"))
        as_one.setShortcut(QKeySequence(PASTE_AS_ONE))
        as_one.setEnabled(self.canPaste())
        as_one.triggered.connect(self.paste_as_one)
        menu.insertAction(next(action for action in menu.actions() if action.isSeparator()), as_one)
        menu.open_at(event.globalPos())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return is_pasteable(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        empty = not self._items or not self._items[self.caret.index].text
        start, _ = self._selection()
        before = self._items[start.index].text[: start.at] if self._items else ""
        self._paste(read_mime(source, into_empty_item=empty, before=before))

    def createMimeDataFromSelection(self) -> QMimeData:
        start, end = self._selection()
        return mime_of(copied(self._items, start, end)) if self._items else QMimeData()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_margin(self, self.lines, event, self._items, self._grip.hovered, self._landing)

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
            (Qt.Key.Key_V, _CONTROL_SHIFT): self.paste_as_one,
        }.get((Qt.Key(event.key()), modifiers))
        if command is None and event.matches(QKeySequence.StandardKey.Cut):
            command = self.cut
        if command is None and event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and self.chosen is not None:
            command = self.delete_items
        if command is None and event.key() == Qt.Key.Key_Backspace and self._at_start_of_item():
            command = self.join_with_above
        if command is None:
            return False
        event.accept()
        command()
        return True

    def _enter(self) -> None:
        """Enter; in an empty item it leaves: a sub-item or paragraph gets a number, a numbered item is a paragraph, and
        the last numbered one goes and so does the focus."""
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
            self.toggle_paragraph()

    def _take_off_typed_mark(self) -> None:
        """As a step of its own, so that undoing it gives back what was typed."""
        spot = self.caret
        found = without_typed_mark(self._items, spot)
        if found is None:
            return
        mark, items = found
        is_number = mark is Mark.NUMBER
        self._restructure(tr("ตัดเลขที่พิมพ์") if is_number else tr("ทำเป็นข้อย่อย"), items, Spot(spot.index, 0))
        self.told.emit(
            tr("เลขข้อขึ้นเอง จึงตัดเลขที่พิมพ์ออก (Ctrl+Z เพื่อเอาคืน)")
            if is_number
            else tr("ทำเป็นข้อย่อยแล้ว (Ctrl+Z เพื่อเอาขีดที่พิมพ์คืน)")
        )

    def _at_start_of_item(self) -> bool:
        cursor = self.textCursor()
        return not cursor.hasSelection() and cursor.atBlockStart()

    def _paste(self, pasted: Pasted) -> None:
        start, end = self._selection()
        items, spot = self._without_selection(start, end)
        if pasted.items:
            made, caret = lists.spliced(
                items, spot, pasted.items, new_item_id(), from_inside=pasted.from_inside, to_inside=pasted.to_inside
            )
            self._restructure(tr("วางรายการ"), made, caret)
        elif pasted.text:
            items = items or (Item(new_item_id(), ItemKind.NUMBERED, ""),)
            text = items[spot.index].text
            made = lists.with_text(items, spot.index, text[: spot.at] + pasted.text + text[spot.at :])
            self._restructure(tr("วาง"), made, Spot(spot.index, spot.at + len(pasted.text)))
        if pasted.left_out:
            self.left_out.emit(pasted.left_out)

    # What is shown and said

    def _show_landing(self, landing: int | None) -> None:
        if landing != self._landing:
            self._landing = landing
            self.viewport().update()

    def _speak(self) -> None:
        """Tell a screen reader which item the caret has come to."""
        index = self.textCursor().blockNumber()
        spoken = (index, self._structure)
        if spoken == self._spoken:
            return
        self._spoken = spoken
        said = tr("{list} {item} ของ{home}") if self._home else tr("{list} {item}")
        words = said.format(list=self.accessibleName(), item=item_words(self._items, index), home=self._home)
        self.setAccessibleDescription(words)
        if self.hasFocus():
            announce(self, words)
