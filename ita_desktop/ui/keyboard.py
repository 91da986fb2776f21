"""Commands by the physical key, so that they work while a Thai layout (Kedmanee, Pattachote) is on.

Under such a layout Qt may deliver Ctrl+C as Ctrl+แ, which is no shortcut. What key it was is still in the event: on
Windows the virtual key, which stays Latin; on X11 and Wayland the scan code, which is the kernel's plus 8. The letter
that the US layout has there is what the keycap says on every Thai keyboard.
"""

import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

_FIRST_SCAN_CODES = {10: "1234567890-=", 24: "QWERTYUIOP[]", 38: "ASDFGHJKL;'`", 51: "\\ZXCVBNM,./"}
_LATIN_BY_SCAN_CODE = {first + at: key for first, keys in _FIRST_SCAN_CODES.items() for at, key in enumerate(keys)}
_LATIN_BY_VIRTUAL_KEY = {0xBA: ";", 0xBB: "=", 0xBC: ",", 0xBD: "-", 0xBE: ".", 0xBF: "/", 0xC0: "`"}
_KEDMANEE_SIGNS = {'"': "W", "(": "Z", ")": "X", "?": "M"}
"""The signs that Kedmanee has on letter keys, with Shift; Pattachote has none."""

_SHIFTED = dict(zip("1234567890-=;',./`\\[]", '!@#$%^&*()_+:"<>?~|{}', strict=True))
_THAI = range(0x0E00, 0x0E80)
_COMMAND_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def latin_key(event: QKeyEvent, platform: str = sys.platform) -> str | None:
    """What the US layout has on the key, in capitals; None where the layout that is on is not Thai."""
    typed = event.key()
    sign = chr(typed) if 0x20 < typed < 0x7F else ""
    if typed not in _THAI and sign not in _KEDMANEE_SIGNS:
        return None
    if platform == "win32":
        virtual = event.nativeVirtualKey()
        is_letter_or_digit = 0x30 <= virtual <= 0x39 or 0x41 <= virtual <= 0x5A
        latin = chr(virtual) if is_letter_or_digit else _LATIN_BY_VIRTUAL_KEY.get(virtual)
    else:
        latin = _LATIN_BY_SCAN_CODE.get(event.nativeScanCode())
    if sign and latin != _KEDMANEE_SIGNS[sign]:
        return None
    return latin


def as_latin(event: QKeyEvent, platform: str = sys.platform) -> QKeyEvent | None:
    """The same key with Ctrl or Alt as the US layout would send it; None where the event is no such or needs no help.

    Ctrl and Alt together are AltGr, which types.
    """
    modifiers = event.modifiers()
    pressed = modifiers & _COMMAND_MODIFIERS
    if pressed not in (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier):
        return None
    latin = latin_key(event, platform)
    if latin is None:
        return None
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        latin = _SHIFTED.get(latin, latin)
    return QKeyEvent(
        event.type(),
        ord(latin),
        modifiers,
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        "",
        event.isAutoRepeat(),
        event.count(),
    )


def take_in_editor(editor: QWidget, event: QKeyEvent, latin: QKeyEvent, handle: Callable[[QEvent], bool]) -> bool:
    """Let a text editor take the Latin key as it would take it from a Latin layout.

    That is: what the editor claims for itself (copy, paste, ...) is its own, other shortcuts are the window's.
    """
    if latin.type() is QEvent.Type.KeyPress:
        claim = QKeyEvent(QEvent.Type.ShortcutOverride, latin.key(), latin.modifiers())
        claim.ignore()
        handle(claim)
        if not claim.isAccepted() and trigger(editor.window(), latin):
            event.accept()
            return True
    taken = handle(latin)
    event.setAccepted(latin.isAccepted())
    return taken


def take_in_window(window: QWidget, menu_bar: QMenuBar, event: QKeyEvent) -> bool:
    """Obey a key that nothing in the window wanted: a shortcut or a menu's access key under a Thai layout."""
    latin = as_latin(event)
    if latin is None:
        return False
    if latin.modifiers() == Qt.KeyboardModifier.AltModifier:
        return _open_menu(menu_bar, chr(latin.key()))
    return trigger(window, latin)


def trigger(window: QWidget, latin: QKeyEvent) -> bool:
    """Trigger the command of the window that has this key as its shortcut; False where there is none."""
    pressed = [latin.modifiers()]
    if latin.modifiers() & Qt.KeyboardModifier.ShiftModifier and not chr(latin.key()).isalpha():
        pressed.append(latin.modifiers() & ~Qt.KeyboardModifier.ShiftModifier)  # Ctrl++ is typed with Shift
    sequences = [QKeySequence(QKeyCombination(modifiers, Qt.Key(latin.key()))) for modifiers in pressed]
    for action in window.findChildren(QAction, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if any(shortcut in sequences for shortcut in action.shortcuts()) and action.isEnabled():
            action.trigger()
            return True
    return False


class MenuLetters(QObject):
    """Lets the letters of a menu's entries be typed under a Thai layout. Installed on the menu."""

    def eventFilter(self, menu: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and isinstance(menu, QMenu):
            latin = latin_key(event)
            action = _with_access_key(menu.actions(), latin) if latin is not None else None
            if action is not None:
                _choose(menu, action)
                return True
        return super().eventFilter(menu, event)


def _open_menu(menu_bar: QMenuBar, letter: str) -> bool:
    action = _with_access_key(menu_bar.actions(), letter)
    if action is not None:
        menu_bar.setActiveAction(action)
    return action is not None


def _choose(menu: QMenu, action: QAction) -> None:
    menu.setActiveAction(action)
    if action.menu() is None:
        menu.close()
        action.trigger()


def _with_access_key(actions: list[QAction], letter: str) -> QAction | None:
    wanted = QKeySequence(f"Alt+{letter}")
    return next((a for a in actions if a.isEnabled() and QKeySequence.mnemonic(a.text()) == wanted), None)
