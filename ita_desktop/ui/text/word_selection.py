"""What the mouse selects in a text that wraps: Thai words from a double click on, and paragraphs without their end."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit

from ita_desktop.ui.keyboard.caret_steps import word_at
from ita_desktop.ui.text.caret_moves import keep_clusters_whole, select


class WordSelection:
    """Owner of the word that a double click chose, while the button is down. But for `before_press`, Qt comes first."""

    def __init__(self, editor: QTextEdit) -> None:
        self._editor = editor
        self._word: tuple[int, int] | None = None

    def forget(self) -> None:
        """The button was let go, or the text is another one."""
        self._word = None

    def before_press(self, event: QMouseEvent) -> None:
        """A press on selected text begins a new selection; Qt would drag the text, and out of the window remove it."""
        self.forget()  # a double click whose release went to another window
        cursor = self._editor.textCursor()
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.button() is Qt.MouseButton.LeftButton and plain and cursor.hasSelection():
            cursor.clearSelection()
            self._editor.setTextCursor(cursor)

    def press(self) -> None:
        """A triple click means the paragraph, not the line break after it."""
        cursor = self._editor.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        block = self._editor.document().findBlock(start)
        if start == block.position() and end == start + block.length() and end > start:
            select(self._editor, start, end - 1)
        keep_clusters_whole(self._editor)

    def double_click(self, event: QMouseEvent) -> None:
        """Choose the word."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._word = self._word_under(event)
            select(self._editor, *self._word)

    def move(self, event: QMouseEvent) -> None:
        """Select from the word of the double click to the word under the mouse, both whole."""
        if not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if self._word is None:
            keep_clusters_whole(self._editor)
            return
        start, end = self._word_under(event)
        if start >= self._word[0]:
            select(self._editor, self._word[0], max(end, self._word[1]))
        else:
            select(self._editor, self._word[1], start)

    def _word_under(self, event: QMouseEvent) -> tuple[int, int]:
        cursor: QTextCursor = self._editor.cursorForPosition(event.position().toPoint())
        start, end = word_at(cursor.block().text(), cursor.positionInBlock())
        return cursor.block().position() + start, cursor.block().position() + end
