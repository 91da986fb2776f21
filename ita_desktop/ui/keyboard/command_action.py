"""An action that knows why it would do nothing now: it is off then, and its tip gives the reason.

Qt gives the keys of an action that is off to whatever has the focus. So a second action has them meanwhile.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ita_desktop.session.qt.lifetimes import on


class CommandAction(QAction):
    """Owner of what takes its keys while it is off."""

    pressed_while_off = Signal()

    def __init__(self, words: str, parent: QWidget, shortcuts: Sequence[str] = ()) -> None:
        super().__init__(words, parent)
        self.setShortcuts([QKeySequence(shortcut) for shortcut in shortcuts])
        self._shown = ("", "")
        self._keys = QAction(parent, autoRepeat=False, enabled=False)
        self._keys.setShortcuts(self.shortcuts())
        on(self._keys.triggered, self, lambda: self.press())
        parent.addAction(self._keys)

    def show_reason(self, reason: str, tip: str) -> None:
        """Off if there is a reason why it would do nothing, else on. `tip` is what it does, in words."""
        if self._shown == (reason, tip):
            return
        self._shown = (reason, tip)
        self.setEnabled(not reason)
        self._keys.setEnabled(bool(reason))
        self.setToolTip(f"{tip}\n{reason}" if reason else tip)

    def press(self) -> None:
        """Do it, or emit that it was asked for while it is off: what a key does."""
        if self.isEnabled():
            self.trigger()
        else:
            self.pressed_while_off.emit()
