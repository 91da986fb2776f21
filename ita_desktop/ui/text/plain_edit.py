"""The editor under every text that wraps: plain text only, and no history of its own (`undo_keys.py`).

This one is for longer texts and as tall as its text; `line_edit.py` is for a line.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMimeData, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCursor,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QLineEdit, QTextEdit, QWidget

from ita_desktop.domain.report.admission import admitted, start_of
from ita_desktop.language import tr
from ita_desktop.ui.keyboard.caret_steps import Act, CaretStep, stepped, whole, word_at
from ita_desktop.ui.keyboard.thai_layouts import Menu
from ita_desktop.ui.keyboard.undo_keys import EditorKeys
from ita_desktop.ui.text.scrolling import make_room, scroll_area_around
from ita_desktop.ui.text.thai_layout import TextLayout
from ita_desktop.ui.text.undo_phrases import TypingRun

_DOCUMENT_MARGIN = 6
_TALLEST = 16_777_215  # pixels, Qt's limit for a widget
_PAGE_TURNS = (
    (QKeySequence.StandardKey.MoveToNextPage, 1, QTextCursor.MoveMode.MoveAnchor),
    (QKeySequence.StandardKey.MoveToPreviousPage, -1, QTextCursor.MoveMode.MoveAnchor),
    (QKeySequence.StandardKey.SelectNextPage, 1, QTextCursor.MoveMode.KeepAnchor),
    (QKeySequence.StandardKey.SelectPreviousPage, -1, QTextCursor.MoveMode.KeepAnchor),
)


class PlainEdit(EditorKeys, QTextEdit):
    """Owner of the layout of its text; what is typed is reported by the subclasses."""

    run_ended = Signal()  # what is typed next is a step of its own
    left_out = Signal(int)  # characters that no report can hold, or more than one text can

    def __init__(self, layout_of: Callable[[QTextDocument], TextLayout], parent: QWidget | None = None) -> None:
        """`layout_of` is how the text lies on the screen, instead of as Qt would have it."""
        super().__init__(parent)
        self._word: tuple[int, int] | None = None  # the word that a double click chose, while the button is down
        self._is_showing = False
        self._run = TypingRun(self.run_ended.emit)
        self._run.show(self.document().characterCount(), 0)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.document().setDocumentMargin(_DOCUMENT_MARGIN)
        self.lines = layout_of(self.document())
        self.lines.setProperty("cursorWidth", self.cursorWidth())
        self.document().setDocumentLayout(self.lines)
        self.lines.documentSizeChanged.connect(self._fit_height)
        self.document().contentsChange.connect(self._on_edited)
        self.cursorPositionChanged.connect(self._on_caret_moved)
        self.selectionChanged.connect(self._on_caret_moved)
        self.cursorPositionChanged.connect(self.show_caret)
        self.textChanged.connect(self._forget_word)
        self._fit_height()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turn = next(((by, mode) for key, by, mode in _PAGE_TURNS if event.matches(key)), None)
        if turn is not None and self._turns_page(*turn):
            event.accept()
        else:
            super().keyPressEvent(event)
        self._keep_clusters_whole()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._forget_word()  # of a double click whose release went to another window
        self._forget_pressed_selection(event)
        super().mousePressEvent(event)
        self._leave_out_line_end()
        self._keep_clusters_whole()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._word = self._word_at(self.cursorForPosition(event.position().toPoint()))
            self._select(*self._word)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() & Qt.MouseButton.LeftButton:
            if self._word is not None:
                self._select_words(self.cursorForPosition(event.position().toPoint()))
            else:
                self._keep_clusters_whole()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._forget_word()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.show_caret()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.run_ended.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the form scrolls, never a text inside it

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        cursor = self.textCursor()
        menu = edit_menu(self, has_selection=cursor.hasSelection(), can_paste=self.canPaste())
        menu.open_at(event.globalPos())

    def insertFromMimeData(self, source: QMimeData) -> None:
        text, left_out = self.pasted(source)
        self._run.end()
        self.textCursor().insertText(text)
        self._run.end()
        if left_out:
            self.left_out.emit(left_out)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def pasted(self, source: QMimeData) -> tuple[str, int]:
        """The text that a paste puts in, and the number of characters that had to be left out."""
        start, surplus = start_of(source.text())
        text, left_out = admitted(start)
        return text, left_out + surplus

    @contextmanager
    def _showing(self) -> Iterator[None]:
        """What changes in the document meanwhile was not typed."""
        before, self._is_showing = self._is_showing, True
        try:
            yield
        finally:
            self._is_showing = before

    def _on_edited(self, _position: int, _removed: int, _added: int) -> None:
        """Before anybody is told what was typed."""
        document, cursor = self.document(), self.textCursor()
        length, caret = document.characterCount(), cursor.position()
        if self._is_showing:
            self._run.show(length, caret)
        elif length != self._run.length or not cursor.block().layout().preeditAreaText():  # only offered, as yet
            before = document.characterAt(caret - 1)
            self._run.edit(length, caret, ends_phrase=before in (" ", "\u2028", "\u2029"))

    def _on_caret_moved(self) -> None:
        cursor = self.textCursor()
        self._run.stand(self.document().characterCount(), cursor.position(), is_selected=cursor.hasSelection())

    def _goes(self, step: CaretStep) -> bool:
        """Take the caret over letters or words of its block; False where Qt does what is left: over a block's end."""
        cursor = self.textCursor()
        by_cluster = step.is_by_cluster
        if cursor.hasSelection() and (step.act is Act.DELETE or (step.act is Act.MOVE and by_cluster)):
            return False
        if cursor.atBlockEnd() if step.forward else cursor.atBlockStart():
            if step.forward or by_cluster or step.act is Act.DELETE:
                return False
            mode = QTextCursor.MoveMode.MoveAnchor if step.act is Act.MOVE else QTextCursor.MoveMode.KeepAnchor
            cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter, mode)
        block = cursor.block()
        target = block.position() + stepped(block.text(), cursor.position() - block.position(), step.step)
        cursor.setPosition(
            target, QTextCursor.MoveMode.MoveAnchor if step.act is Act.MOVE else QTextCursor.MoveMode.KeepAnchor
        )
        if step.act is Act.DELETE:
            cursor.removeSelectedText()
        self.setTextCursor(cursor)
        return True

    def _turns_page(self, by: int, mode: QTextCursor.MoveMode) -> bool:
        """Take the caret as far as the form shows at once; for Qt a page is the whole editor. False without a form."""
        area = scroll_area_around(self)
        if area is None:
            return False
        caret = self.cursorRect()
        page = max(area.viewport().height() - 2 * caret.height(), caret.height())
        goal = caret.center() + QPoint(0, by * page)
        cursor = self.textCursor()
        if goal.y() < 0:
            cursor.movePosition(QTextCursor.MoveOperation.Start, mode)
        elif goal.y() >= self.viewport().height():
            cursor.movePosition(QTextCursor.MoveOperation.End, mode)
        else:
            cursor.setPosition(self.cursorForPosition(goal).position(), mode)
            area.verticalScrollBar().setValue(area.verticalScrollBar().value() + by * page)
        self.setTextCursor(cursor)
        return True

    def _keep_clusters_whole(self) -> None:
        """Qt may have put the caret between a letter and its marks, or before a sara am."""
        cursor = self.textCursor()
        block = cursor.block()
        at = cursor.position() - block.position()
        fitting = whole(block.text(), at)
        if fitting != at:
            keep = cursor.hasSelection()
            mode = QTextCursor.MoveMode.KeepAnchor if keep else QTextCursor.MoveMode.MoveAnchor
            cursor.setPosition(block.position() + fitting, mode)
            self.setTextCursor(cursor)

    def _forget_pressed_selection(self, event: QMouseEvent) -> None:
        """A press on selected text begins a new selection; Qt would drag the text, and out of the window remove it."""
        cursor = self.textCursor()
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.button() is Qt.MouseButton.LeftButton and plain and cursor.hasSelection():
            cursor.clearSelection()
            self.setTextCursor(cursor)

    def _leave_out_line_end(self) -> None:
        """A triple click means the paragraph, not the line break after it."""
        cursor = self.textCursor()
        document = self.document()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        block = document.findBlock(start)
        if start == block.position() and end == start + block.length() and end > start:
            self._select(start, end - 1)

    def _word_at(self, cursor: QTextCursor) -> tuple[int, int]:
        block = cursor.block()
        start, end = word_at(block.text(), cursor.position() - block.position())
        return block.position() + start, block.position() + end

    def _forget_word(self) -> None:
        self._word = None

    def _select_words(self, cursor: QTextCursor) -> None:
        """From the word of the double click to the word under the mouse, both whole."""
        assert self._word is not None
        start, end = self._word_at(cursor)
        if start >= self._word[0]:
            self._select(self._word[0], max(end, self._word[1]))
        else:
            self._select(self._word[1], start)

    def _select(self, anchor: int, position: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _fit_height(self) -> None:
        height = min(int(self.document().size().height()) + 2 * self.frameWidth() + 1, _TALLEST)
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)

    def show_caret(self) -> None:
        """Scroll the form so that the caret is seen; nothing while the focus is elsewhere."""
        if not self.hasFocus():
            return
        area = scroll_area_around(self)
        content = area.widget() if area is not None else None
        if area is None or content is None:
            return
        make_room(area)
        caret: QRect = self.cursorRect()
        at: QPoint = self.viewport().mapTo(content, caret.center())
        area.ensureVisible(at.x(), at.y(), 0, caret.height() * 2)


def edit_menu(editor: QTextEdit | QLineEdit, *, has_selection: bool, can_paste: bool) -> Menu:
    """The context menu of a text: cut, copy, paste, select all, in Thai."""
    menu = Menu(editor)

    def add(text: str, shortcut: QKeySequence.StandardKey | None, enabled: bool) -> QAction:
        action = menu.addAction(text)
        if shortcut is not None:
            action.setShortcut(QKeySequence(shortcut))
        action.setEnabled(enabled)
        return action

    add(tr("ตัด(&T)"), QKeySequence.StandardKey.Cut, has_selection).triggered.connect(editor.cut)
    add(tr("คัดลอก(&C)"), QKeySequence.StandardKey.Copy, has_selection).triggered.connect(editor.copy)
    add(tr("วาง(&P)"), QKeySequence.StandardKey.Paste, can_paste).triggered.connect(editor.paste)
    menu.addSeparator()
    add(tr("เลือกทั้งหมด(&A)"), QKeySequence.StandardKey.SelectAll, True).triggered.connect(editor.selectAll)
    return menu
