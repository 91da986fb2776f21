"""The numbered-list editor: a text editor whose blocks are the items of a list, with their numbers in the margin.

It owns its parts and leads to them: the items that are shown (`list_items.py`), what can be done with them
(`list_commands.py`) and by which keys (`list_keys.py`), the mouse in the margin (`list_drag.py`), and what
screen readers read out (`list_speech.py`).
"""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QMimeData, Signal
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

from ita_desktop.domain.pasting.copied_lists import Copied, copied
from ita_desktop.domain.report.ids import ItemId
from ita_desktop.domain.report.lists import Items, Spot
from ita_desktop.language import tr
from ita_desktop.ui.lists.list_clipboard import is_pasteable, mime_of
from ita_desktop.ui.lists.list_commands import ListCommands
from ita_desktop.ui.lists.list_drag import ItemDrops, ItemGrip, accept, holds_items, source_of, wants_copy
from ita_desktop.ui.lists.list_items import ListItems
from ita_desktop.ui.lists.list_keys import PASTE_AS_ONE, command_of
from ita_desktop.ui.lists.list_layout import ListLayout
from ita_desktop.ui.lists.list_margin import paint_margin
from ita_desktop.ui.lists.list_speech import ListSpeech
from ita_desktop.ui.lists.list_tools import ListTool, add_tools
from ita_desktop.ui.text.plain_edit import PlainEdit, edit_menu


class ListEditor(PlainEdit):
    """Owner of the parts of one list on the screen."""

    edited = Signal(str, object, str)  # name of the step, the new items, merge key ("" for a step of its own)
    reported = Signal(str)  # news: what was done, and how to take it back, or why it was not
    items_dropped = Signal(object, int, bool)  # another ListEditor's chosen items, before which item, as a copy
    left = Signal(bool)  # the user is done here: go on to the next field (True) or back (False)
    lines: ListLayout

    def __init__(self) -> None:
        super().__init__(ListLayout)
        self._list = ListItems(self, self.lines, self.edited, self.reported)
        self._commands = ListCommands(self._list)
        self._grip = ItemGrip(self._list)
        self._drops = ItemDrops(self._list)
        self._speech = ListSpeech(self._list)
        self._marked: Collection[str] = frozenset()
        self.offer_tables = self._list.offer_tables
        self.go_to, self.choose, self.set_home = self._list.go_to, self._list.choose, self._speech.set_home
        self.setTabChangesFocus(False)
        self.setAcceptDrops(True)
        self.viewport().setMouseTracking(True)
        self.cursorPositionChanged.connect(self._speech.speak)
        self.edited.connect(self._speech.speak)

    # What the form sees

    @property
    def items(self) -> Items:
        """The items on screen."""
        return self._list.items

    @property
    def caret(self) -> Spot:
        """Item (0 in an empty list) and character before which the caret stands."""
        return self._list.caret

    @property
    def chosen(self) -> tuple[int, int] | None:
        """First and last of the items that were chosen whole, by their numbers."""
        return self._list.chosen

    def show_value(self, items: Items) -> None:
        """Show other items, as after an undo; the caret goes to the end of what changed."""
        self._list.show_items(items)

    def select_in(self, item: ItemId, start: int, end: int) -> None:
        """Select characters of an item; nothing happens if it is gone."""
        found = next(((at, other.text) for at, other in enumerate(self.items) if other.id == item), None)
        if found is not None:
            self.select_from(self.document().findBlockByNumber(found[0]).position(), found[1], start, end)

    def chosen_part(self) -> Copied | None:
        """A copy of the chosen items."""
        return self._list.chosen_part

    def mark_items(self, ids: Collection[str]) -> None:
        """Mark those items, and no others, as to be reviewed."""
        if ids != self._marked:
            self._marked = ids
            self.viewport().update()
            self._speech.mark_items(ids)

    # What buttons and menus lead to

    def run(self, tool: ListTool) -> None:
        """Do what the tool does, with the items of the selection or at the caret."""
        tool.act(self._commands)

    def why_not(self, tools: Sequence[ListTool]) -> list[str]:
        """Why each of the tools would do nothing now, in words; "" if it does something."""
        start, end = self._list.selection
        found = (self.items, start.index, end.index)
        return [reason and tr(reason) for reason in (tool.why_not(found) for tool in tools)]

    def delete_items(self) -> None:
        """Delete the items of the selection and show that."""
        self._commands.delete_items()

    def cut(self) -> None:
        """Copy what is selected and take it out; items that are selected whole go with their numbers."""
        self._commands.cut()

    def paste_as_one(self) -> None:
        """Paste the text as it stands, lines and numbers and all, into the item at the caret."""
        self._commands.paste_as_one()

    def take_dropped(self, source: "ListEditor", at: int, *, copy: bool) -> None:
        """The chosen items of a list dropped before item `at` of this one."""
        part, chosen = source.chosen_part(), source.chosen
        if part is None or chosen is None:
            return
        if source is not self:
            self.items_dropped.emit(source, at, copy)
            source._list.put_caret(source.caret)  # nothing is chosen there any more: a copy would stay grey
        elif copy:
            self._commands.copy_chosen(part, at)
        else:
            self._commands.move_chosen(*chosen, at)

    # Qt's events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = command_of(event, self._list, self._commands, self.left.emit)
        if command is not None:
            event.accept()
            command()
            return
        super().keyPressEvent(event)
        if event.text() == " ":
            self._commands.take_off_typed_mark()

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
        self._drops.move(event)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._drops.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        at, source = self._drops.drop(event), source_of(event)
        if at is None:
            return
        if isinstance(source, ListEditor):
            self.take_dropped(source, at, copy=wants_copy(event))
        else:
            self._commands.insert_dropped(event.mimeData(), at)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = edit_menu(self, event, self.menu_made)
        as_one = menu.addAction(tr("วางเป็นข้อเดียว(&O)"))
        as_one.setShortcut(QKeySequence(PASTE_AS_ONE))
        as_one.setEnabled(self.canPaste())
        as_one.triggered.connect(self.paste_as_one)
        menu.insertAction(next(action for action in reversed(menu.actions()) if action.isSeparator()), as_one)
        add_tools(menu, self.why_not, self.run)
        menu.open_at(event.globalPos())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return is_pasteable(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self._commands.paste(source)

    def createMimeDataFromSelection(self) -> QMimeData:
        return mime_of(copied(self.items, *self._list.selection)) if self.items else QMimeData()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_margin(self, self.lines, event, self.items, self._grip.hovered, self._drops.landing, self._marked)
