"""The fields of texts: a line, and a text that wraps. Each shows a value without moving the caret needlessly."""

from typing import Any

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeyEvent

from ita_desktop.domain.find.what_changed import changed_text
from ita_desktop.domain.limits import TEXT_MAX_LENGTH
from ita_desktop.domain.report.admission import LINE_ENDS, admitted, admitted_line, as_typed, fitted, start_of
from ita_desktop.domain.report.kinds import Kind, Text
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.session.qt.utf16 import index_at, units_before
from ita_desktop.ui.forms.field import TypedField
from ita_desktop.ui.lists.list_clipboard import read_one_line
from ita_desktop.ui.text.line_edit import LineEdit
from ita_desktop.ui.text.plain_edit import PlainEdit
from ita_desktop.ui.text.thai_layout import ThaiLayout


class LineField(LineEdit, TypedField):
    """A line of text, or several texts in one line with commas between them."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(max_length=kind.most)
        self._kind = kind
        on(self.typed, self, lambda text: self.value_typed.emit(kind.read(text)))

    def show_value(self, value: Any) -> None:
        self.show_text(self._kind.shown(value) or "")


class TextField(PlainEdit, TypedField):
    """A text that wraps and grows. One paragraph, or lines that are typed with Enter if the field holds those.

    If the program numbers what the text is about, `numbered` is set: a pasted line then comes without its number.
    """

    def __init__(self, kind: Kind | None = None, *, numbered: bool = False) -> None:
        super().__init__(ThaiLayout)
        self._kind = kind or Text()
        self._takes_lines = "\n" in self._kind.between
        self._numbered = numbered
        self.text = ""
        """The text on screen."""
        self.textChanged.connect(self._on_text_changed)

    def show_value(self, value: Any) -> None:
        self.show_text(self._kind.shown(value) or "")

    def show_text(self, text: str) -> None:
        """Show the text, with the caret behind what changed; nothing moves if it is shown already."""
        if text != self.text:
            self._show(text, changed_text(self.text, text)[1])

    def _show(self, text: str, caret: int) -> None:
        """Another text, with the caret before this character."""
        self.text = text
        with self.showing():
            self.setPlainText(text)
            cursor = self.textCursor()
            cursor.setPosition(units_before(text, caret))
            self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._takes_lines:
            event.accept()
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def pasted(self, source: QMimeData) -> tuple[str, int]:
        if not self._numbered:
            start, surplus = start_of(source.text())
            text, left_out = self._admitted(start.rstrip(LINE_ENDS))  # Word copies a paragraph with its end
            left_out += surplus
        else:
            one = read_one_line(source, self.text[: index_at(self.text, self.textCursor().selectionStart())])
            text, left_out = self._admitted(one.text)[0], one.left_out
        room = TEXT_MAX_LENGTH - len(self.text) + len(self.textCursor().selectedText())
        text, surplus = fitted(text, len(text), room)
        return text, left_out + surplus

    def _admitted(self, text: str) -> tuple[str, int]:
        return (admitted if self._takes_lines else admitted_line)(text)

    def _on_text_changed(self) -> None:
        if self.is_showing:
            return
        raw = self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")
        most = max(TEXT_MAX_LENGTH, len(self.text))
        kept, at, left_out = as_typed(raw, index_at(raw, self.textCursor().position()), self._admitted, most)
        if kept != raw:
            self._show(kept, at)
        elif kept == self.text:
            return
        self.text = kept
        if left_out:
            self.left_out.emit(left_out)
        self.value_typed.emit(self._kind.read(kept))
