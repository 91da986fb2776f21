"""What keys mean in a list, before they mean what they mean in a text."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from ita_desktop.ui.lists.list_commands import ListCommands
from ita_desktop.ui.lists.list_items import ListItems

PASTE_AS_ONE = "Ctrl+Shift+V"
_NONE, _SHIFT, _ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier


def command_of(
    event: QKeyEvent, shown: ListItems, commands: ListCommands, leave: Callable[[bool], None]
) -> Callable[[], None] | None:
    """What the key does, if it is one of the list's. `leave` goes on to the next field (True) or back (False)."""
    command = {
        (Qt.Key.Key_Return, _NONE): lambda: leave(True) if commands.enter() else None,
        (Qt.Key.Key_Enter, _NONE): lambda: leave(True) if commands.enter() else None,
        (Qt.Key.Key_Tab, _NONE): commands.tab,
        (Qt.Key.Key_Backtab, _SHIFT): commands.tab_back,
        (Qt.Key.Key_Tab, _CONTROL): lambda: leave(True),
        (Qt.Key.Key_Backtab, _CONTROL | _SHIFT): lambda: leave(False),
        (Qt.Key.Key_Up, _ALT): lambda: commands.move_items(False),
        (Qt.Key.Key_Down, _ALT): lambda: commands.move_items(True),
        (Qt.Key.Key_L, _CONTROL | _SHIFT): commands.toggle_paragraph,
        (Qt.Key.Key_V, _CONTROL | _SHIFT): commands.paste_as_one,
    }.get((Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier))
    if command is not None:
        return command
    if event.matches(QKeySequence.StandardKey.Cut):
        return commands.cut
    if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and shown.chosen is not None:
        return commands.delete_items
    cursor = shown.editor.textCursor()
    if event.key() == Qt.Key.Key_Backspace and not cursor.hasSelection() and cursor.atBlockStart():
        return commands.join_with_above
    return None
