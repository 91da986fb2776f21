"""Marks in one text of a form: which words have a line below them now.

Marks follow the letters while the text is typed, until it has been looked at again, and the word that is typed has none
as long as the caret stays where its last letter was typed.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QPaintEvent, QTextBlock

from ita_desktop.session.qt.lifetimes import on
from ita_desktop.session.qt.utf16 import index_at
from ita_desktop.ui.text.line_edit import LineEdit
from ita_desktop.ui.text.marks import Mark, draw_marks_of_line, mark_at, moved
from ita_desktop.ui.text.plain_edit import PlainEdit

MarksOf = Callable[[str], Sequence[Mark] | None]
"""The marks of a text in their order; None while they are not known."""


class Marker(QObject):
    """Owner of where in its text the user types, and of the marks that were shown there last."""

    entered = Signal(object)  # Mark: the caret has come into its words, and not by typing

    def __init__(self, editor: PlainEdit | LineEdit, marks_of: MarksOf) -> None:
        super().__init__(editor)
        self._editor = editor
        self._marks_of = marks_of
        self._typed_at: int | None = None  # where the caret was after the last letter
        self._last: tuple[Sequence[Mark], str] = ((), "")  # of the paragraph with the caret
        self._inside: Mark | None = None  # what the caret is in
        if isinstance(editor, LineEdit):
            editor.installEventFilter(self)
            on(editor.textEdited, self, lambda: self._on_typed())
        else:
            editor.lines.ask_for_marks(self._marks_of_block)
            on(editor.document().contentsChange, self, lambda: None if editor.is_showing else self._on_typed())
        on(editor.cursorPositionChanged, self, lambda: self._on_caret_moved())
        editor.phrase_ended.connect(self._on_phrase_ended)

    def refresh(self) -> None:
        """Other marks may be known."""
        if self._editor.isVisible():
            self._editor.surface.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw the marks of a line over what Qt has painted."""
        editor = self._editor
        if not isinstance(event, QPaintEvent) or not isinstance(editor, LineEdit) or watched is not editor:
            return False
        editor.paintEvent(event)
        marks = self._shown(editor.text(), len(editor.text_before_caret()) if editor.hasFocus() else None)
        if marks:
            draw_marks_of_line(editor, marks)
        return True

    def _marks_of_block(self, block: QTextBlock) -> Sequence[Mark]:
        editor = self._editor
        assert isinstance(editor, PlainEdit), "a line has no blocks"
        if block.layout().preeditAreaText():
            return ()
        text, cursor = block.text().replace("\u2028", "\n"), editor.textCursor()
        is_here = editor.hasFocus() and cursor.block() == block
        return self._shown(text, index_at(text, cursor.positionInBlock()) if is_here else None)

    def _shown(self, text: str, caret: int | None) -> Sequence[Mark]:
        """The marks of a paragraph, whose character `caret` the caret stands before, if it is in there."""
        found = self._marks_of(text)
        if caret is None:
            return found or ()
        if found is None:
            found = moved(*self._last, text)
        self._last = found, text
        if self._typed_at == self._position():
            return [mark for mark in found if not mark.start <= caret <= mark.end]
        return found

    def _position(self) -> int:
        editor = self._editor
        return editor.cursorPosition() if isinstance(editor, LineEdit) else editor.textCursor().position()

    def _on_typed(self) -> None:
        self._typed_at = self._position()
        self._inside = None

    def _on_caret_moved(self) -> None:
        if self._typed_at is not None:
            if self._typed_at == self._position():
                return
            self._typed_at = None
            self.refresh()
        before = self._editor.text_before_caret()
        text = before + self._editor.text_after_caret()
        marks = self._marks_of(text)
        if marks is not None:
            self._last = marks, text
        mark = mark_at(marks or (), len(before))
        was, self._inside = self._inside, mark
        if mark is not None and mark != was and self._editor.hasFocus():
            self.entered.emit(mark)

    def _on_phrase_ended(self) -> None:
        if not self._editor.hasFocus():
            self._typed_at = self._inside = None
            self.refresh()
