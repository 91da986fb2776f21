"""What keys mean in every text, before Qt sees them.

Undo belongs to the window (one history for everything), so Ctrl+Z and Ctrl+Y are left to it even where a Qt text
widget would take them, and so are keys of commands that mean something to Qt on one system only. The caret steps over
Thai letters and words (`caret_steps.py`).
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from ita_desktop.key_priority import begin_key, end_key
from ita_desktop.ui.keyboard.caret_steps import CaretStep, caret_step

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Editor
else:
    _Editor = object

UNDO_KEY = "Ctrl+Z"
KEY_EVENTS = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
_KEYS_OF_COMMANDS = frozenset({QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_E)})
"""On X11 Ctrl+E goes to the end of the line, as in Emacs."""

_IS_PAINTED = QEvent.Type(QEvent.registerEventType())
_AFTER_PAINT = Qt.EventPriority.LowEventPriority.value - 1  # Qt asks for paint with the lowest priority that it has


class UndoKeys(_Editor):
    """Stands before a text widget of Qt's among the bases of an editor. Owns nothing."""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() in KEY_EVENTS:
            begin_key()
            QCoreApplication.postEvent(self, QEvent(_IS_PAINTED), _AFTER_PAINT)
        if event.type() is _IS_PAINTED:
            end_key()
            return True
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_windows(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_windows(event):
            event.ignore()
            return
        step = caret_step(event)
        if step is not None and self._goes(step):
            event.accept()
            return
        super().keyPressEvent(event)

    def _goes(self, step: CaretStep) -> bool:
        """Take the caret over letters or words; False where Qt does what is left."""
        raise NotImplementedError


def _is_windows(event: QKeyEvent) -> bool:
    """Whether the key is left to the window."""
    return is_history_key(event) or event.keyCombination() in _KEYS_OF_COMMANDS


def is_history_key(event: QKeyEvent) -> bool:
    """Whether the key means undo or redo, which the window handles."""
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
