"""The tool bar of a list: shown while the list has the focus, so that there is never more than one of them.

What would do nothing where the caret is, is off and gives the reason.
"""

from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from ita_desktop.language import tr
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.buttons import show_reason, tool_button
from ita_desktop.ui.appearance.design import ICON, NEAR, SMALL_POINTS, TIGHT
from ita_desktop.ui.appearance.layouts import beside
from ita_desktop.ui.appearance.style import application, text_font
from ita_desktop.ui.keyboard.access_keys import plain_words
from ita_desktop.ui.lists.list_editor import ListEditor
from ita_desktop.ui.lists.list_tools import LIST_TOOLS, ListTool

_ICON_ONLY = Qt.ToolButtonStyle.ToolButtonIconOnly


class ListToolBar(QWidget):
    """Owner of its buttons. The keyboard has its own keys, so they take no focus."""

    def __init__(self, editor: ListEditor) -> None:
        super().__init__()
        self.setObjectName("list_tools")
        self._editor = editor
        self._reasons: list[str] = []
        self._buttons = [self._button(tool) for tool in LIST_TOOLS]
        beside(*self._buttons, between=TIGHT, around=0, holder=self)
        kept = self.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # what stands below does not jump
        kept.setHorizontalPolicy(QSizePolicy.Policy.Maximum)
        self.setSizePolicy(kept)
        self.hide()
        editor.cursorPositionChanged.connect(self._show_what_is_possible)
        editor.selectionChanged.connect(self._show_what_is_possible)
        on(editor.edited, self, lambda: self._show_what_is_possible())
        on(application().focusChanged, self, lambda _old, now: self._on_focus_changed(now))
        self._show_what_is_possible()

    def show_words(self, wanted: bool) -> None:
        """Words where there is room for them, else the icons alone."""
        for tool, button in zip(LIST_TOOLS, self._buttons, strict=True):
            button.setToolButtonStyle(_style_of(tool) if wanted else _ICON_ONLY)

    def width_in_words(self) -> int:
        """Pixels that the tool bar takes in words."""
        words = sum(self._buttons[0].fontMetrics().horizontalAdvance(tr(tool.word)) for tool in LIST_TOOLS if tool.word)
        icons = sum(ICON for tool in LIST_TOOLS if _style_of(tool) is not Qt.ToolButtonStyle.ToolButtonTextOnly)
        return words + icons + len(LIST_TOOLS) * (2 * NEAR + TIGHT)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_buttons"):
            for button in self._buttons:
                button.setFont(text_font(SMALL_POINTS))

    def _button(self, tool: ListTool) -> QToolButton:
        words = f"{plain_words(tr(tool.words))} ({tool.shortcut})"
        button = tool_button(tool.icon, words, partial(self._editor.run, tool))
        button.setObjectName(f"list.{tool.key}")
        button.setText(tr(tool.word) if tool.word else "")
        button.setFont(text_font(SMALL_POINTS))
        button.setIconSize(QSize(ICON, ICON))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button

    def _on_focus_changed(self, now: QWidget | None) -> None:
        """A menu or another window does not take the tool bar away."""
        if now is not None and now.window() is self.window():
            self.setVisible(now is self._editor)
            self._show_what_is_possible()

    def _show_what_is_possible(self) -> None:
        reasons = self._editor.why_not(LIST_TOOLS)
        if reasons == self._reasons:  # as after most keys
            return
        self._reasons = reasons
        for button, reason in zip(self._buttons, reasons, strict=True):
            show_reason(button, reason)


def _style_of(tool: ListTool) -> Qt.ToolButtonStyle:
    """In words: arrows need none, and a plus makes a word for what is added."""
    if not tool.word:
        return _ICON_ONLY
    if tool.key == "add_item":
        return Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    return Qt.ToolButtonStyle.ToolButtonTextOnly
