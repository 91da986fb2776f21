"""The editor under every longer text: plain text only, as tall as its text, and no history of its own.

Undo belongs to the window (one history for everything), so Ctrl+Z and Ctrl+Y are left to it even where a Qt text
widget would take them.
"""

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QTextBlockFormat,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QLineEdit, QMenu, QScrollArea, QTextEdit, QWidget

from ita_desktop.domain.text import admitted, admitted_line
from ita_desktop.ui.style import LINE_SPACING_PERCENT

_DOCUMENT_MARGIN = 6


def is_history_key(event: QKeyEvent) -> bool:
    """Whether the key means undo or redo, which the window answers."""
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


def line_format() -> QTextBlockFormat:
    """The block format of typed text: lines far enough apart for stacked marks."""
    block = QTextBlockFormat()
    block.setLineHeight(LINE_SPACING_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return block


class PlainEdit(QTextEdit):
    """Owner of nothing but its widget state; what is typed is reported by the subclasses."""

    run_ended = Signal()  # the caret left: the next edit is a step of its own
    left_out = Signal(int)  # characters of a paste that no report can hold

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.document().setDocumentMargin(_DOCUMENT_MARGIN)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit_height())
        self.cursorPositionChanged.connect(self._show_caret)
        self._fit_height()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_history_key(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_history_key(event):
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_caret()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.run_ended.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the form scrolls, never a text inside it

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        cursor = self.textCursor()
        menu = edit_menu(self, has_selection=cursor.hasSelection(), can_paste=self.canPaste())
        menu.exec(event.globalPos())

    def insertFromMimeData(self, source: QMimeData) -> None:
        text, left_out = admitted(source.text())
        self.textCursor().insertText(text)
        if left_out:
            self.left_out.emit(left_out)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def _fit_height(self) -> None:
        height = int(self.document().size().height()) + 2 * self.frameWidth() + 1
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)

    def _show_caret(self) -> None:
        if not self.hasFocus():
            return
        area = scroll_area_around(self)
        content = area.widget() if area is not None else None
        if area is None or content is None:
            return
        caret: QRect = self.cursorRect()
        at: QPoint = self.viewport().mapTo(content, caret.center())
        area.ensureVisible(at.x(), at.y(), 0, caret.height() * 2)


def scroll_area_around(widget: QWidget) -> QScrollArea | None:
    """The nearest scroll area that holds the widget."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent


def edit_menu(editor: QTextEdit | QLineEdit, *, has_selection: bool, can_paste: bool) -> QMenu:
    """The context menu of a text: cut, copy, paste, delete, select all, in Thai."""
    menu = QMenu(editor)

    def add(text: str, shortcut: QKeySequence.StandardKey | None, enabled: bool) -> QAction:
        action = menu.addAction(text)
        if shortcut is not None:
            action.setShortcut(QKeySequence(shortcut))
        action.setEnabled(enabled)
        return action

    add("ตัด(&T)", QKeySequence.StandardKey.Cut, has_selection).triggered.connect(editor.cut)
    add("คัดลอก(&C)", QKeySequence.StandardKey.Copy, has_selection).triggered.connect(editor.copy)
    add("วาง(&P)", QKeySequence.StandardKey.Paste, can_paste).triggered.connect(editor.paste)
    menu.addSeparator()
    add("เลือกทั้งหมด(&A)", QKeySequence.StandardKey.SelectAll, True).triggered.connect(editor.selectAll)
    return menu


class LineEdit(QLineEdit):
    """A line of text under the window's one history, with a Thai context menu; line breaks in a paste become spaces."""

    typed = Signal(str)  # the whole text, after a change by the clerk, as it may be stored
    run_ended = Signal()
    left_out = Signal(int)

    def __init__(self, parent: QWidget | None = None, max_length: int = 200_000) -> None:
        super().__init__(parent)
        self.setMaxLength(max_length)  # Qt's own limit of 32,767 would cut a text silently
        self.textEdited.connect(self._on_edited)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_history_key(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_history_key(event):
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.run_ended.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        edit_menu(self, has_selection=self.hasSelectedText(), can_paste=True).exec(event.globalPos())

    def show_text(self, text: str) -> None:
        """Show the text; the caret stays where nothing changed."""
        if self.text() != text:
            self.setText(text)
            if not self.hasFocus():
                self.setCursorPosition(0)

    def _on_edited(self, text: str) -> None:
        kept, left_out = admitted_line(text)
        if kept != text:
            at = self.cursorPosition()
            self.setText(kept)
            self.setCursorPosition(at)
        if left_out:
            self.left_out.emit(left_out)
        self.typed.emit(kept)
