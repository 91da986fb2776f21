"""Cut, copy, paste and the like from the menu, in the text that had the focus before the menu was opened.

With the keys, texts do by themselves what every text can; a command of the window gets only keys that no text takes.
What only a numbered list can do has its key here.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QMenu, QMenuBar, QWidget

from ita_desktop.session.qt.lifetimes import Pointer
from ita_desktop.ui.appearance.style import application
from ita_desktop.ui.lists.list_editor import ListEditor
from ita_desktop.ui.lists.list_tools import LIST_TOOLS
from ita_desktop.ui.text.line_edit import LineEdit
from ita_desktop.ui.text.plain_edit import PlainEdit

KEYS = ("cut", "copy", "paste", "select_all", "paste_as_one", *(tool.key for tool in LIST_TOOLS))
"""The commands of a text."""


class ClipboardCommands(QObject):
    """Owner of nothing but which text they are for. They can be used from a menu only if they do something."""

    def __init__(self, commands: Mapping[str, QAction], window: QWidget) -> None:
        super().__init__(window)
        self._commands = {key: commands[key] for key in KEYS}
        self._text = Pointer[PlainEdit | LineEdit]()
        application().focusChanged.connect(self._on_focus_changed)

    def watch(self, menu: QMenu) -> None:
        """The menu has these commands."""
        menu.aboutToShow.connect(self._show_what_is_possible)
        menu.aboutToHide.connect(self._make_all_possible)

    def in_text(self, act: Callable[[PlainEdit | LineEdit], object]) -> None:
        """Act on the text that they are for, if there is one."""
        text = self._text.target
        if text is not None:
            act(text)

    def in_list(self, act: Callable[[ListEditor], object]) -> None:
        """Act on the text that they are for, if it is a list."""
        text = self._text.target
        if isinstance(text, ListEditor):
            act(text)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        text = now.lineEdit() if isinstance(now, QComboBox) else now
        if isinstance(text, PlainEdit | LineEdit):
            self._text.set(text)
        elif now is not None and not isinstance(now, QMenuBar | QMenu):
            self._text.set(None)

    def _show_what_is_possible(self) -> None:
        text = self._text.target
        is_editable = text is not None and not text.isReadOnly()
        is_selected = text is not None and bool(text.selected_text())
        can_paste = text is not None and text.canPaste()
        is_list = isinstance(text, ListEditor)
        for key, possible in (
            ("cut", is_selected and is_editable),
            ("copy", is_selected),
            ("paste", can_paste and is_editable),
            ("paste_as_one", can_paste and is_list),
            ("select_all", text is not None and not text.is_empty()),
        ):
            self._commands[key].setEnabled(possible)
        for tool in LIST_TOOLS:
            self._commands[tool.key].setEnabled(isinstance(text, ListEditor) and not text.why_not(tool))

    def _make_all_possible(self) -> None:
        """A key may come at any time, and what is selected by then is not known now."""
        for action in self._commands.values():
            action.setEnabled(True)
