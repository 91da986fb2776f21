"""Cut, copy, paste and select all from the menu, in the text that had the focus before the menu was opened.

With the keys, the texts do all four by themselves; a command of the window gets only keys that no text takes.
"""

from collections.abc import Mapping
from functools import partial
from typing import cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu, QMenuBar, QTextEdit, QWidget
from shiboken6 import isValid

_ACTS = {"cut": "cut", "copy": "copy", "paste": "paste", "select_all": "selectAll"}


class ClipboardCommands(QObject):
    """Owner of nothing but which text the four are for. They can be used from a menu only where they do something."""

    def __init__(self, commands: Mapping[str, QAction], menu: QMenu) -> None:
        super().__init__(menu)
        self._commands = {key: commands[key] for key in _ACTS}
        self._text: QTextEdit | QLineEdit | None = None
        for key, act in _ACTS.items():
            commands[key].triggered.connect(partial(self._act, act))
        menu.aboutToShow.connect(self._show_what_is_possible)
        menu.aboutToHide.connect(self._make_all_possible)
        cast(QApplication, QApplication.instance()).focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        text = now.lineEdit() if isinstance(now, QComboBox) else now
        if isinstance(text, QTextEdit | QLineEdit):
            self._text = text
        elif now is not None and not isinstance(now, QMenuBar | QMenu):
            self._text = None

    def _act(self, act: str, _checked: bool = False) -> None:
        if self._text is not None and isValid(self._text):
            getattr(self._text, act)()

    def _show_what_is_possible(self) -> None:
        text = self._text if isValid(self._text) else None
        if isinstance(text, QTextEdit):
            selected, can_paste, filled = (
                text.textCursor().hasSelection(),
                text.canPaste(),
                not text.document().isEmpty(),
            )
        elif text is not None:
            selected, can_paste = text.hasSelectedText(), bool(QApplication.clipboard().text())
            filled = bool(text.text())
        else:
            selected = can_paste = filled = False
        editable = text is not None and not text.isReadOnly()
        for key, possible in (
            ("cut", selected and editable),
            ("copy", selected),
            ("paste", can_paste and editable),
            ("select_all", filled),
        ):
            self._commands[key].setEnabled(possible)

    def _make_all_possible(self) -> None:
        """A key may come at any time, and what is selected by then is not known now."""
        for action in self._commands.values():
            action.setEnabled(True)
