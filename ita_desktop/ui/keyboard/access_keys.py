"""What a letter with Alt, or the letter alone in an open menu, belongs to: the access keys underlined in words.

Qt finds them by the character that a key types, which a Thai layout has on no key; `thai_layouts.py` asks here instead.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QMenuBar, QTabBar, QWidget

_Part = TypeVar("_Part", bound=QWidget)


def answer_in_window(window: QWidget, letter: str) -> bool:
    """Open the menu, press the button, turn to the tab or go to the field with that access key; False without one."""
    if any(answer_in_menu_bar(bar, letter) for bar in _seen(window, QMenuBar)):
        return True
    for button in _seen(window, QAbstractButton):
        if button.shortcut() == _sequence(letter):
            button.animateClick()
            return True
    for tabs in _seen(window, QTabBar):
        for index in range(tabs.count()):
            if tabs.isTabEnabled(index) and QKeySequence.mnemonic(tabs.tabText(index)) == _sequence(letter):
                tabs.setCurrentIndex(index)
                return True
    for label in _seen(window, QLabel):
        field = label.buddy()
        if field is not None and field.isEnabled() and QKeySequence.mnemonic(label.text()) == _sequence(letter):
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
    return False


def answer_in_menu_bar(bar: QMenuBar, letter: str) -> bool:
    """Open the menu of the bar that has this access key; False without one."""
    title = _with_letter(bar.actions(), letter)
    if title is not None:
        bar.setActiveAction(title)
    return title is not None


def answer_in_menu(menu: QMenu, letter: str) -> bool:
    """Choose the entry with that access key as Enter on it would; False without one."""
    entry = _with_letter(menu.actions(), letter)
    if entry is None:
        return False
    menu.setActiveAction(entry)
    enter = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    QCoreApplication.sendEvent(menu, enter)
    return True


def _seen(window: QWidget, kind: type[_Part]) -> Iterator[_Part]:
    return (part for part in window.findChildren(kind) if part.isVisible() and part.isEnabled())


def _with_letter(actions: list[QAction], letter: str) -> QAction | None:
    wanted = _sequence(letter)
    return next((a for a in actions if a.isEnabled() and QKeySequence.mnemonic(a.text()) == wanted), None)


def _sequence(letter: str) -> QKeySequence:
    return QKeySequence(f"Alt+{letter}")


@lru_cache(None)  # of all commands, at every key; there are no others than theirs
def plain_words(words: str) -> str:
    """Words of a menu without the dots and without the access key: in Thai that is in brackets, in English a letter."""
    return words.split("(&")[0].replace("&", "").removesuffix("…").strip()
