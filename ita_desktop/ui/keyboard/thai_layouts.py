"""Commands by the physical key, so that they work while a Thai layout (Kedmanee, Pattachote) is on.

Under such a layout Qt may deliver Ctrl+C as Ctrl+แ, which is no shortcut. What key it was is still in the event: on
Windows the virtual key, which stays Latin; on X11 and Wayland the scan code, which is the kernel's plus 8. The letter
that the US layout has there is printed on the keycap of every Thai keyboard.

One filter before the window that has the keyboard, `ThaiKeys`, does it for all of the program: main window, dialogs and
whatever has the focus in them get the Latin key. Only keys without Ctrl and Alt reach them as they are typed.
"""

import sys

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QHelpEvent, QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget

from ita_desktop.ui.appearance.style import application
from ita_desktop.ui.keyboard.access_keys import answer_in_menu, answer_in_window

_FIRST_SCAN_CODES = {10: "1234567890-=", 24: "QWERTYUIOP[]", 38: "ASDFGHJKL;'`", 51: "\\ZXCVBNM,./"}
_LATIN_BY_SCAN_CODE = {first + at: key for first, keys in _FIRST_SCAN_CODES.items() for at, key in enumerate(keys)}
_FIRST_VIRTUAL_KEYS = {0xBA: ";=,-./`", 0xDB: "[\\]'"}
_LATIN_BY_VIRTUAL_KEY = {first + at: key for first, keys in _FIRST_VIRTUAL_KEYS.items() for at, key in enumerate(keys)}
_THAI_SIGNS = {'"': "W", "(": "Z", ")": "X", "?": "M", "/": "2", "-": "3", "=": "1"}
"""The signs that Kedmanee has on other keys than the US layout: on letters with Shift, on digits without; the last is
Pattachote's."""

_SHIFTED = dict(zip("1234567890-=;',./`\\[]", '!@#$%^&*()_+:"<>?~|{}', strict=True))
_THAI = range(0x0E00, 0x0E80)
_COMMAND_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def latin_key(event: QKeyEvent, platform: str = sys.platform) -> str | None:
    """What the US layout has on the key, in capitals; None if the layout that is on is not Thai."""
    typed, text = event.key(), event.text()
    is_thai = typed in _THAI or (len(text) == 1 and ord(text) in _THAI)  # ๑ comes as the key 1, wherever it lies
    sign = chr(typed) if 0x20 < typed < 0x7F and not is_thai else ""
    if not is_thai and sign not in _THAI_SIGNS:
        return None
    if platform == "win32":
        virtual = event.nativeVirtualKey()
        is_letter_or_digit = 0x30 <= virtual <= 0x39 or 0x41 <= virtual <= 0x5A
        latin = chr(virtual) if is_letter_or_digit else _LATIN_BY_VIRTUAL_KEY.get(virtual)
    else:
        latin = _LATIN_BY_SCAN_CODE.get(event.nativeScanCode())
    if sign and latin != _THAI_SIGNS[sign]:
        return None
    return latin


def as_latin(event: QKeyEvent, platform: str = sys.platform) -> QKeyEvent | None:
    """A key with Ctrl or Alt as the US layout would send it; None if the event is another one or needs no help.

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


def pressed_key(event: QKeyEvent) -> int:
    """Which key it was by what the US layout has on it, for keys that are pressed and not typed."""
    latin = latin_key(event)
    return ord(latin) if latin is not None else event.key()


class ThaiKeys(QObject):
    """Hands Ctrl and Alt with a key of a Thai layout on as the Latin key, to whatever window has the keyboard.

    It does what Qt does with a Latin key: the widget with the focus may claim it, else it is a shortcut or an access
    key, and if it is neither the widget gets it. It sees what comes to the window from the system, a few events a
    key, and not what Qt makes of it.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application().focusWindowChanged.connect(self._watch)
        self._watch(application().focusWindow())

    def eventFilter(self, window: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        latin = as_latin(event)
        if latin is None:
            return False
        if not _is_shortcut(latin):
            QCoreApplication.sendEvent(window, latin)
        return True

    def _watch(self, window: QWindow | None) -> None:
        """Not given up again: Qt keeps a filter once, however often it is installed, and forgets it with the window."""
        if window is not None:
            window.installEventFilter(self)


class Menu(QMenu):
    """A menu whose letters can be typed under a Thai layout; every menu of the program is one. What is off in it gives
    the reason under the mouse.
    """

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            action = self.actionAt(event.pos())
            is_off = action is not None and not action.isEnabled()
            QToolTip.showText(event.globalPos(), action.toolTip() if is_off else "", self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        latin = latin_key(event)
        if latin is None or not answer_in_menu(self, latin):
            super().keyPressEvent(event)

    def open_at(self, point: QPoint) -> None:
        """Show it there; it goes when it is closed. It is not waited for: the report that it belongs to may be closed
        meanwhile, and who waits in a widget that is gone brings the program down.
        """
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.popup(point)


def _is_shortcut(latin: QKeyEvent) -> bool:
    """Obey the key as a shortcut or access key of the active window, unless what has the focus claims it."""
    window = QApplication.activeWindow()
    if window is None or QApplication.activePopupWidget() is not None:
        return False
    claim = QKeyEvent(QEvent.Type.ShortcutOverride, latin.key(), latin.modifiers())
    claim.ignore()
    QCoreApplication.sendEvent(QApplication.focusWidget() or window, claim)
    if claim.isAccepted():
        return False
    if latin.modifiers() == Qt.KeyboardModifier.AltModifier:
        return answer_in_window(window, chr(latin.key()))
    return _triggered(window, latin)


def _triggered(window: QWidget, latin: QKeyEvent) -> bool:
    """Trigger the command of the window that has this key as its shortcut; False if there is none."""
    pressed = [latin.modifiers()]
    if latin.modifiers() & Qt.KeyboardModifier.ShiftModifier and not chr(latin.key()).isalpha():
        pressed.append(latin.modifiers() & ~Qt.KeyboardModifier.ShiftModifier)  # Ctrl++ is typed with Shift
    sequences = [QKeySequence(QKeyCombination(modifiers, Qt.Key(latin.key()))) for modifiers in pressed]
    for action in window.findChildren(QAction, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if any(shortcut in sequences for shortcut in action.shortcuts()) and action.isEnabled():
            action.trigger()
            return True
    return False
