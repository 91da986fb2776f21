"""Which commands can be used now: one that would do nothing is off in menus and tool bar, and its tip gives the reason.

What a text can do changes with all that is typed or selected. So its commands are asked when a menu with them opens,
and by their keys; else they are on. After an edit in a field the others are asked when it is painted: a letter does not
wait for them, and a key asks the command itself.
"""

from collections.abc import Iterable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from ita_desktop.language import tr
from ita_desktop.session.document import Change
from ita_desktop.session.qt.lifetimes import after, on
from ita_desktop.ui.keyboard.access_keys import plain_words
from ita_desktop.ui.report.report_page import ReportPage
from ita_desktop.ui.window.clipboard_commands import KEYS
from ita_desktop.ui.window.command import Command, Window
from ita_desktop.ui.window.commands import MENUS, REDO, UNDO

_ASK_AFTER_MS = 30

_ALL = tuple(command for _, menu in MENUS for command in menu)
_OF_TEXTS = tuple(command for command in _ALL if command.key in KEYS)
_OF_WINDOW = tuple(command for command in _ALL if command.key not in KEYS)
_ZOOMS = tuple(command for command in _ALL if command.key.startswith("zoom_"))


class Possible(QObject):
    """Owner of nothing: it asks the commands and shows their answers."""

    def __init__(self, window: Window, parent: QWidget) -> None:
        """`parent` is the same window, as Qt knows it."""
        super().__init__(parent)
        self._window = window
        self._timer = after(_ASK_AFTER_MS, self, lambda: self._ask(_OF_WINDOW))
        on(window.appearance.changed, self, lambda: self._ask(_ZOOMS))

    def watch(self, page: ReportPage | None) -> None:
        """The open report is this page's from now on."""
        if page is not None:
            history = page.document.history
            for changed in (
                history.canUndoChanged,
                history.canRedoChanged,
                history.undoTextChanged,
                history.redoTextChanged,
            ):
                on(changed, page, lambda: self._show_steps())
            on(page.document.changed, page, self._on_changed)
            on(page.address_shown, page, lambda: self._ask(_OF_WINDOW))
            paper = page.preview  # with a zoom of its own
            for changed in (paper.zoom_changed, paper.page_shown, paper.focus_changed):
                on(changed, page, lambda: self._ask(_ZOOMS))
        self._ask(_OF_WINDOW)

    def watch_menu(self, menu: QMenu) -> None:
        """The menu has commands of texts."""
        on(menu.aboutToShow, self, lambda: self._ask(_OF_TEXTS))
        on(menu.aboutToHide, self, self._put_texts_on)

    def _on_changed(self, change: Change) -> None:
        if change.origin is None:
            self._ask(_OF_WINDOW)
        else:
            self._timer.start()

    def _ask(self, commands: Iterable[Command]) -> None:
        for command in commands:
            if command not in (UNDO, REDO):
                self._window.commands[command.key].show_reason(command.reason(self._window), command.tip)
        if UNDO in commands:
            self._show_steps()

    def _put_texts_on(self) -> None:
        for command in _OF_TEXTS:
            self._window.commands[command.key].show_reason("", command.tip)

    def _show_steps(self) -> None:
        history = self._window.page.document.history if self._window.page is not None else None
        self._show_step(UNDO, tr("เลิกทำ {step}(&U)"), history.undoText() if history else "")
        self._show_step(REDO, tr("ทำซ้ำ {step}(&R)"), history.redoText() if history else "")

    def _show_step(self, command: Command, with_step: str, step: str) -> None:
        action = self._window.commands[command.key]
        action.setText(with_step.format(step=step.replace("&", "&&")) if step else command.words)
        plain = plain_words(with_step).format(step=step) if step else command.plain_text
        action.show_reason(command.reason(self._window), f"{plain} ({action.shortcut().toString()})")
