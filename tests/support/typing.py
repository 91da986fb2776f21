"""Keys as a clerk presses them.

`qtbot.keyClicks` aborts the interpreter on Thai, so every character is sent as a QKeyEvent of its own to the widget
that has the focus.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def type_thai(text: str, widget: QWidget | None = None) -> None:
    """Type the characters one by one into the widget, or into the one that has the focus."""
    for character in text:
        target = widget or QApplication.focusWidget()
        assert target is not None, "nothing has the focus"
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character))


def menu_key(widget: QWidget) -> QContextMenuEvent:
    """What Qt sends to the widget with the focus when the menu key is pressed."""
    at = QRectF(widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)).center().toPoint()
    return QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, widget.mapToGlobal(at))


def press(keys: str, widget: QWidget | None = None) -> None:
    """Press a combination such as `Ctrl+Shift+L` or `Alt+Up` in the widget, or in the one that has the focus."""
    target = widget or QApplication.focusWidget() or QApplication.activeWindow()
    assert target is not None, "nothing has the focus"
    combination = QKeySequence(keys)[0]  # type: ignore[index]  # the stubs lack what the class has
    key, modifiers = combination.key(), combination.keyboardModifiers()
    if key is Qt.Key.Key_Tab and modifiers & Qt.KeyboardModifier.ShiftModifier:
        key = Qt.Key.Key_Backtab
    QTest.keyClick(target, key, modifiers)
