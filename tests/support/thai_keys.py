"""The key events that Qt makes of a Thai layout on this system, Kedmanee and Pattachote, and pressing them."""

import sys

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from ita_desktop.domain.thai.digits_and_years import to_arabic_digits

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
PLAIN = Qt.KeyboardModifier.NoModifier
US_ROWS = ("1234567890-=", "QWERTYUIOP[]", "ASDFGHJKL;'", "ZXCVBNM,./")
FIRST_SCAN_CODES = (10, 24, 38, 52)
KEDMANEE = ("ๅ/-ภถุึคตจขช", "ๆไำพะัีรนยบล", "ฟหกดเ้่าสวง", "ผปแอิืทมใฝ")
KEDMANEE_SHIFTED = ("+๑๒๓๔ู฿๕๖๗๘๙", '๐"ฎฑธํ๊ณฯญฐ,', "ฤฆฏโฌ็๋ษศซ.", "()ฉฮฺ์?ฒฬฦ")
PATTACHOTE = ("=๒๓๔๕ู๗๘๙๐๑๖", "็ตยอร่ดมวแใฌ", "้ทงกัีานเไข", "บปลหิคสะจพ")
KEYS = [(scan + at, latin) for scan, row in zip(FIRST_SCAN_CODES, US_ROWS, strict=True) for at, latin in enumerate(row)]
SCAN_CODES = {latin: scan for scan, latin in KEYS}
_VIRTUAL_SIGNS = {
    ";": 0xBA, "=": 0xBB, ",": 0xBC, "-": 0xBD, ".": 0xBE, "/": 0xBF, "[": 0xDB, "]": 0xDD, "'": 0xDE
}  # fmt: skip
VIRTUAL_KEYS = {latin: _VIRTUAL_SIGNS.get(latin, ord(latin)) for _, latin in KEYS}
"""Windows' codes, which stay those of the US layout."""

_X11_SYMBOL = 0xDA0
_FROM_THE_KERNEL = 8  # X11 and Wayland count so much more than the keyboard itself, and than Windows


def thai_key(
    latin: str,
    modifiers: Qt.KeyboardModifier = CONTROL,
    layout: tuple[str, ...] = KEDMANEE,
    text: str = "",
    platform: str = sys.platform,
) -> QKeyEvent:
    """What Qt makes of the key that the US layout has `latin` on."""
    typed = "".join(layout)["".join(US_ROWS).index(latin)]
    key = ord(to_arabic_digits(typed))  # Qt makes one key of a digit in every script
    scan, virtual = SCAN_CODES[latin], _X11_SYMBOL
    if platform == "win32":
        scan, virtual = scan - _FROM_THE_KERNEL, VIRTUAL_KEYS[latin]
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, scan, virtual, 0, text or typed)


def hold(*letters: str, modifiers: Qt.KeyboardModifier = CONTROL, layout: tuple[str, ...] = KEDMANEE) -> None:
    """Press keys of a Thai layout, as the system gives them to the window that has the keyboard."""
    if layout is KEDMANEE and modifiers & SHIFT:
        layout = KEDMANEE_SHIFTED
    for letter in letters:
        give(thai_key(letter, modifiers, layout))


def give(event: QKeyEvent) -> None:
    """Let the window that has the keyboard have the key."""
    window = QGuiApplication.focusWindow()
    assert window is not None, "no window has the keyboard"
    QCoreApplication.sendEvent(window, event)
