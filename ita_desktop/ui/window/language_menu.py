"""The menu in which the clerk chooses the language of the program; each language is named in its own words.

The menu's title is in both, so that whoever cannot read the one finds the way back.
"""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QWidget

from ita_desktop.language import LANGUAGE_TITLE, Language, spoken
from ita_desktop.ui.keyboard.thai_layouts import Menu


class LanguageMenu(QObject):
    """Owner of the menu. What is chosen is only told: the window has to be built anew for it."""

    chosen = Signal(object)  # Language, another one than is spoken

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.menu = Menu(LANGUAGE_TITLE, window)
        group = QActionGroup(self)
        for language in Language:
            action = QAction(language.own_name, self.menu)
            action.setObjectName(f"language.{language.value}")
            action.setCheckable(True)
            action.setChecked(language is spoken())
            action.triggered.connect(partial(self._on_chosen, language))
            group.addAction(action)
            self.menu.addAction(action)

    def _on_chosen(self, language: Language, _checked: bool = False) -> None:
        if language is not spoken():
            self.chosen.emit(language)
