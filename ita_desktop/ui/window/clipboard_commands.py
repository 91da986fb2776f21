"""Cut, copy, paste and the like from the menu, in the text that had the focus before the menu was opened.

With the keys, texts do by themselves what every text can; a command of the window gets only keys that no text takes.
What only a numbered list can do has its key here.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QMenu, QMenuBar, QWidget

from ita_desktop.language import tr
from ita_desktop.session.qt.lifetimes import Pointer
from ita_desktop.ui.appearance.style import application
from ita_desktop.ui.lists.list_editor import ListEditor
from ita_desktop.ui.lists.list_tools import LIST_TOOLS
from ita_desktop.ui.text.line_edit import LineEdit
from ita_desktop.ui.text.plain_edit import PlainEdit

KEYS = ("cut", "copy", "paste", "select_all", "paste_as_one", *(tool.key for tool in LIST_TOOLS))
"""The commands of a text."""

_TOOLS = {tool.key: tool for tool in LIST_TOOLS}


class ClipboardCommands(QObject):
    """Owner of nothing but which text they are for."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._text = Pointer[PlainEdit | LineEdit]()
        application().focusChanged.connect(self._on_focus_changed)

    def why_not(self, key: str) -> str:
        """Why the command of that key would do nothing now; empty if it does something."""
        text = self._text.target
        tool = _TOOLS.get(key)
        if (tool is not None or key == "paste_as_one") and not isinstance(text, ListEditor):
            return tr("คลิกในรายการของมาตรการก่อน")
        if text is None:
            return tr("คลิกในช่องข้อความก่อน")
        if tool is not None and isinstance(text, ListEditor):
            return text.why_not([tool])[0]
        if key == "select_all":
            return tr("ช่องนี้ยังว่าง") if text.is_empty() else ""
        if key != "copy" and text.isReadOnly():
            return tr("ช่องนี้แก้ไขไม่ได้")
        if key in ("cut", "copy"):
            return "" if text.selected_text() else tr("เลือกข้อความก่อน")
        return "" if text.canPaste() else tr("ยังไม่มีข้อความที่คัดลอกไว้")

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
