"""The field of a number, which keeps what was typed and is none until it is corrected."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QWidget

from ita_desktop.domain.thai.numbers import may_become, whole_number
from ita_desktop.language import digits, tr
from ita_desktop.ui.forms.field import TypedField
from ita_desktop.ui.forms.refusal import Refusal
from ita_desktop.ui.text.line_edit import LineEdit

_STEPS = {Qt.Key.Key_Up: +1, Qt.Key.Key_Down: -1}
_NONE_HELD = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_MOST_DIGITS = 9
_WRITABLE = range(10**_MOST_DIGITS)


class NumberField(LineEdit, TypedField):
    """A whole number in Thai or Arabic digits, shown in those of the program; Up and Down step to the next one.

    What is typed and is no number of the range stays as it is, and is never passed on: the report has the number that
    it had, as `refusal` shows, which the form places below. While the field has the focus nothing is refused that more
    digits could make right. `kind` names the numbers that it takes, for that sentence."""

    unread = Signal(str)  # what is left in it as it is left, in a sentence: it is no number, or not of the range

    def __init__(self, within: range, parent: QWidget | None = None, *, kind: str = "") -> None:
        super().__init__(parent, max_length=_MOST_DIGITS)
        self.refusal = Refusal(self)
        self._within = within
        self._kind = kind or tr("จำนวนเต็ม")
        self._number = self._number_before = within[0]
        self._typed_before = ""
        self._is_kept = False  # something stands in it that is no number of the range
        self._has_step = False  # what was typed since a number stood in it has made a step
        self._is_told = False  # `unread` was emitted for what stands in it
        self.typed.connect(self._on_typed)
        self.returnPressed.connect(self._settle)

    def show_value(self, number: int) -> None:
        """Show the number, unless the user is typing it, or has typed what is none and the report has not changed."""
        is_typing = self.hasFocus() and self._read() == number
        stays = self._is_kept and number == self._number
        self._number = number
        if not (is_typing or stays):
            self.put_back()

    def put_back(self) -> None:
        """Show the number that the report has, whatever was typed."""
        self._is_kept = self._has_step = False
        self.refusal.show_words("")
        self._typed_before = ""
        self.show_text(digits(self._number))

    def leave(self) -> str:
        """Show what the report has: the user goes elsewhere. Returns a sentence if that is not what was typed."""
        if not self._is_kept:
            return ""
        words = tr("ไม่ได้ใช้ “{typed}” {field} ยังเป็น {number}") if self._typed() else tr("{field} ยังเป็น {number}")
        said = words.format(typed=self._typed(), field=self.accessibleName(), number=digits(self._number))
        self.put_back()
        return said

    def select(self, start: int, end: int) -> None:
        if self._is_kept:
            self.put_back()  # what is to be selected is in the number that the report has
        super().select(start, end)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._takes_back(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = _STEPS.get(Qt.Key(event.key()))
        if self._takes_back(event):
            self.put_back()
        elif by is not None and event.modifiers() in _NONE_HELD:
            self._step(by)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._settle()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.refusal.paint_sign()

    def _takes_back(self, event: QKeyEvent) -> bool:
        """Whether the key takes back what was typed: Esc, and undo if the history knows nothing of it."""
        is_undo = event.matches(QKeySequence.StandardKey.Undo) and not self._has_step
        return self._is_kept and (is_undo or event.key() == Qt.Key.Key_Escape)

    def _on_typed(self, text: str) -> None:
        number = self._read()
        goes_on = bool(self._typed_before) and text.startswith(self._typed_before)
        if not (self._is_kept or goes_on):
            self._number_before, self._has_step = self._number, False  # of this one nothing was typed yet
        self._typed_before = text
        self._is_kept, self._is_told = number is None, False
        self._pass_on(self._number_before if number is None else number)  # `๙` on the way to `๙๙๙` was not meant
        is_wrong = self._is_kept and not may_become(self._typed(), self._within)
        self.refusal.show_words(self._words() if is_wrong else "")

    def _step(self, by: int) -> None:
        """To the number after or before the one that stands there, or the nearest one that may stand there."""
        written = whole_number(self._typed(), _WRITABLE)
        start = self._number if written is None else self._nearest(written)
        self._pass_on(self._nearest(start + by))
        self.put_back()
        self.end(False)

    def _pass_on(self, number: int) -> None:
        if number != self._number:
            self._number, self._has_step = number, True
            self.value_typed.emit(number)

    def _settle(self) -> None:
        """The user is done with it for now."""
        if not self._is_kept:
            self.put_back()
        elif not self._is_told:
            self._is_told = True
            self.refusal.show_words(self._words())
            self.unread.emit(self.refusal.text())

    def _words(self) -> str:
        """What is wrong with what stands there."""
        if self._typed():
            words = tr("{field}: “{typed}” ไม่ใช่{kind} {first} ถึง {last} ในรายงานจึงยังเป็น {number}")
        else:
            words = tr("{field}: ยังว่างอยู่ ต้องเป็น{kind} {first} ถึง {last} ในรายงานจึงยังเป็น {number}")
        field, typed = self.accessibleName(), self._typed()
        first, last, number = map(digits, (self._within[0], self._within[-1], self._number))
        return words.format(field=field, typed=typed, kind=self._kind, first=first, last=last, number=number)

    def _typed(self) -> str:
        return self.text().strip()

    def _nearest(self, number: int) -> int:
        return min(max(number, self._within[0]), self._within[-1])

    def _read(self) -> int | None:
        return whole_number(self._typed(), self._within)
