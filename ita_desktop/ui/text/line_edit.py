"""The editor under every line of text: plain text only, and no history of its own (`undo_keys.py`)."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QClipboard,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ita_desktop.domain.find.what_changed import changed_text
from ita_desktop.domain.limits import PASTE_MAX_LENGTH, TEXT_MAX_LENGTH
from ita_desktop.domain.report.admission import LINE_ENDS, admitted_line, as_typed, fitted, start_of
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.session.qt.utf16 import index_at, units, units_before
from ita_desktop.ui.keyboard.caret_steps import Act, CaretStep, stepped, word_at
from ita_desktop.ui.keyboard.undo_keys import UndoKeys
from ita_desktop.ui.text.dragged_files import dragged_files
from ita_desktop.ui.text.plain_edit import edit_menu
from ita_desktop.ui.text.undo_phrases import UndoPhrases

_NO_LIMIT = 2_000_000_000


class LineEdit(UndoKeys, QLineEdit):
    """A line of text under the window's one history, with a Thai context menu; line breaks in a paste become spaces."""

    typed = Signal(str)  # the whole text, after the user changed it, as it may be stored
    phrase_ended = Signal()  # what is typed next is a step of its own
    is_left = Signal()  # the focus goes
    left_out = Signal(int)
    menu_made = Signal(object, object)  # Menu, QContextMenuEvent: it is about to be opened

    def __init__(self, parent: QWidget | None = None, max_length: int = TEXT_MAX_LENGTH) -> None:
        super().__init__(parent)
        self.setMaxLength(_NO_LIMIT)  # Qt would cut silently
        self._most = max_length  # characters
        self._shown = ""
        self._word: tuple[int, int] | None = None  # the word that a double click chose, while the button is down
        self._is_selecting = False
        self._phrases = UndoPhrases(self.phrase_ended.emit)
        self.textEdited.connect(self._on_edited)
        self.textChanged.connect(self._on_shown)
        on(self.cursorPositionChanged, self, lambda: self._on_caret_moved())
        self.selectionChanged.connect(self._on_caret_moved)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def paste(self) -> None:
        self._put_in(QApplication.clipboard().text())

    def _put_in(self, pasted: str) -> None:
        """What Qt's own ways of pasting would put in whole, and lay out, before anything could be left out."""
        start, unread = start_of(pasted)
        text, left_out = admitted_line(start.rstrip(LINE_ENDS))  # Word copies a paragraph's end
        text, surplus = fitted(text, len(text), self._most - len(self.text()) + len(self.selectedText()))
        with self._by_itself():
            if text and not self.isReadOnly():
                self.insert(text)
        if left_out + surplus + unread:
            self.left_out.emit(left_out + surplus + unread)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._word = None  # of a double click whose release went to another window
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._word is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._select_words(self._word, self._word_at(event))
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._word = None
        clipboard = QApplication.clipboard()
        if event.button() is Qt.MouseButton.MiddleButton and clipboard.supportsSelection():  # X11 and Wayland
            self.setCursorPosition(self.cursorPositionAt(event.position().toPoint()))
            self._put_in(clipboard.text(QClipboard.Mode.Selection))
        else:
            super().mouseReleaseEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dragged_files(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if event.source() is self or len(event.mimeData().text()) <= PASTE_MAX_LENGTH:
            with self._by_itself():
                super().dropEvent(event)
        else:
            event.acceptProposedAction()
            self.setCursorPosition(self.cursorPositionAt(event.position().toPoint()))
            self._put_in(event.mimeData().text())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._word = self._word_at(event)
            self._select_words(self._word, self._word)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.is_left.emit()
        self.phrase_ended.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        edit_menu(self, event, self.menu_made).open_at(event.globalPos())

    def show_text(self, text: str) -> None:
        """Show the text, with the caret behind what changed; nothing moves if it is shown already."""
        if self.text() != text:
            caret = changed_text(self.text(), text)[1] if self.hasFocus() else 0
            self.setText(text)
            self.setCursorPosition(units_before(text, caret))

    def select(self, start: int, end: int) -> None:
        """Select characters `start` to `end` (from 0, `end` not included); the caret goes to their end."""
        first = units_before(self.text(), start)
        self.setSelection(first, units_before(self.text(), end) - first)

    def canPaste(self) -> bool:
        return bool(QApplication.clipboard().text())

    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not self.text()

    def selected_text(self) -> str:
        """What is selected."""
        return self.selectedText()

    def text_before_caret(self) -> str:
        """The text from its start to the caret."""
        return self.text()[: index_at(self.text(), self.cursorPosition())]

    def text_after_caret(self) -> str:
        """The text from the caret to its end."""
        return self.text()[index_at(self.text(), self.cursorPosition()) :]

    def has_more_below(self) -> bool:
        """Whether something of it stands below the line of the caret: never."""
        return False

    @property
    def surface(self) -> QWidget:
        """The widget that the text is painted on, and that the mouse is pressed on."""
        return self

    def _goes(self, step: CaretStep) -> bool:
        """Take the caret over letters or words; False where Qt does what is left: delete what is selected."""
        selected = self.hasSelectedText()
        if selected and step.act is Act.DELETE:
            return False
        at = self.cursorPosition()
        target = stepped(self.text(), at, step.step)
        if selected and step.act is Act.MOVE and step.is_by_cluster:
            target = self.selectionEnd() if step.forward else self.selectionStart()
        if step.act is Act.MOVE:
            self.setCursorPosition(target)
        elif step.act is Act.DELETE:
            if target != at:
                self._is_selecting = True
                self.setSelection(at, target - at)
                self._is_selecting = False
                self.del_()
        else:
            start, end = self.selectionStart(), self.selectionEnd()
            anchor = at if not selected else start if at == end else end
            self.setSelection(anchor, target - anchor)
        return True

    def _on_edited(self, text: str) -> None:
        most = max(self._most, len(self._shown))
        kept, at, left_out = as_typed(text, index_at(text, self.cursorPosition()), admitted_line, most)
        before = kept[:at]
        if kept != text:
            self.setText(kept)
            self.setCursorPosition(units(before))
        self._phrases.edit(units(kept), units(before), ends_phrase=before.endswith(" "))
        if left_out:
            self.left_out.emit(left_out)
        self.typed.emit(kept)

    def _word_at(self, event: QMouseEvent) -> tuple[int, int]:
        return word_at(self.text(), self.cursorPositionAt(event.position().toPoint()))

    def _select_words(self, first: tuple[int, int], last: tuple[int, int]) -> None:
        """From the word of the double click to the word under the mouse, both whole."""
        if last[0] >= first[0]:
            self.setSelection(first[0], max(last[1], first[1]) - first[0])
        else:
            self.setSelection(first[1], last[0] - first[1])

    def _on_shown(self) -> None:
        self._word = None
        self._shown = self.text()
        self._phrases.show(units(self._shown), self.cursorPosition())

    def _on_caret_moved(self) -> None:
        if not self._is_selecting:
            self._phrases.stand(units(self.text()), self.cursorPosition(), is_selected=self.hasSelectedText())

    @contextmanager
    def _by_itself(self) -> Iterator[None]:
        """What is edited meanwhile joins no phrase."""
        self._phrases.end()
        yield
        self._phrases.end()
