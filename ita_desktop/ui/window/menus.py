"""The menus and the tool bar, made from the table of commands."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QWidget

from ita_desktop.domain.thai.file_names import shown_name, shown_path
from ita_desktop.language import LANGUAGE_TITLE, Language, current_language, tr
from ita_desktop.session.file.reachable import files_there
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.keyboard.access_keys import answer_in_menu_bar
from ita_desktop.ui.keyboard.thai_layouts import Menu, latin_key
from ita_desktop.ui.window.command import Command
from ita_desktop.ui.window.commands import EDIT, LIST, MENUS, VIEW
from ita_desktop.ui.window.possible import Possible
from ita_desktop.ui.window.tool_bar import ToolBar


class MenuBar(QMenuBar):
    """Shows which title has the keyboard after Alt; Fusion marks only one whose menu is open.

    The letters of the titles can be typed then, also under a Thai layout.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        latin = latin_key(event)
        if latin is None or not answer_in_menu_bar(self, latin):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        title = self.activeAction()
        if self.hasFocus() and title is not None:
            painter = QPainter(self)
            painter.setPen(QPen(self.palette().highlight().color(), 2))
            painter.drawRect(self.actionGeometry(title).adjusted(1, 1, -1, -1))


class Menus(QObject):
    """Owner of the menus of a window, whose commands are given, and what stands below those of its view."""

    def __init__(
        self,
        window: QMainWindow,
        commands: Mapping[str, QAction],
        possible: Possible,
        below_view: Sequence[QMenu],
        recent: Callable[[], list[Path]],
        open_path: Callable[[Path], object],
        forget: Callable[[Path], object],
    ) -> None:
        """`forget` takes a path off the recent files."""
        super().__init__(window)
        self._commands = commands
        self._possible = possible
        self._recent = recent
        self._open = open_path
        self._forget = forget
        self._recent_menu = Menu(tr("เปิดล่าสุด(&T)"), window)
        self._recent_menu.aboutToShow.connect(self._fill_recent_menu)
        window.setMenuBar(MenuBar(window))
        self._menus = [self._make_menu(window, title, commands_in_it, below_view) for title, commands_in_it in MENUS]
        self.tools = ToolBar(commands, window)
        window.addToolBar(self.tools)

    def _make_menu(
        self, window: QMainWindow, title: str, menu_commands: Sequence[Command], below_view: Sequence[QMenu]
    ) -> QMenu:
        menu = Menu(tr(title), window)
        window.menuBar().addMenu(menu)
        for command in menu_commands:
            if command.line:
                menu.addSeparator()
            menu.addAction(self._commands[command.key])
            if command.key == "open":
                menu.addMenu(self._recent_menu)
        if menu_commands is EDIT or menu_commands is LIST:
            self._possible.watch_menu(menu)
        if menu_commands is VIEW:
            menu.addSeparator()
            for submenu in below_view:
                menu.addMenu(submenu)
        return menu

    def _fill_recent_menu(self) -> None:
        self._recent_menu.clear()
        files = self._recent()
        there = files_there(files)
        gone = [path for path in files if path not in there]
        for path in files:
            action = self._recent_menu.addAction(shown_name(path).replace("&", "&&"))
            action.setToolTip(shown_path(path))
            action.setEnabled(path not in gone)
            on(action.triggered, action, partial(self._open, path))
        if not self._recent_menu.actions():
            self._recent_menu.addAction(tr("ยังไม่มี")).setEnabled(False)
        if gone:
            self._recent_menu.addSeparator()
            remove = self._recent_menu.addAction(tr("นำแฟ้มที่ไม่พบออกจากรายการ(&R)"))
            for path in gone:
                on(remove.triggered, remove, partial(self._forget, path))


class LanguageMenu(QObject):
    """Owner of the menu of languages, each named in its own words. Its title is in all of them, for a user who reads
    only one. `choose` is called with another one than is spoken."""

    def __init__(self, choose: Callable[[Language], object], window: QWidget) -> None:
        super().__init__(window)
        self._choose = choose
        self.menu = Menu(LANGUAGE_TITLE, window)
        group = QActionGroup(self)
        for language in Language:
            action = QAction(language.own_name, self.menu, checkable=True, checked=language is current_language())
            action.setObjectName(f"language.{language.value}")
            on(action.triggered, action, partial(self._on_chosen, language))
            group.addAction(action)
            self.menu.addAction(action)

    def _on_chosen(self, language: Language) -> None:
        if language is not current_language():
            self._choose(language)
