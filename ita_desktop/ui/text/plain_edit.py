"""The editor under every text that wraps: plain text only, and no history of its own (`undo_keys.py`).

This one is for longer texts and as tall as its text; `line_edit.py` is for a line.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMimeData, QPoint, QRect, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QLineEdit, QTextEdit, QWidget

from ita_desktop.domain.report.admission import admitted_start
from ita_desktop.language import tr
from ita_desktop.session.qt.utf16 import index_at, units_before
from ita_desktop.ui.appearance.design import NEAR
from ita_desktop.ui.keyboard.caret_steps import CaretStep
from ita_desktop.ui.keyboard.thai_layouts import Menu
from ita_desktop.ui.keyboard.undo_keys import UndoKeys
from ita_desktop.ui.text.caret_moves import keep_clusters_whole, select, takes_step, turns_page
from ita_desktop.ui.text.scrolling import make_room, scroll_area_around
from ita_desktop.ui.text.thai_layout import ThaiLayout
from ita_desktop.ui.text.undo_phrases import UndoPhrases
from ita_desktop.ui.text.word_selection import WordSelection

_TALLEST = 16_777_215  # pixels, Qt's limit for a widget


class PlainEdit(UndoKeys, QTextEdit):
    """Owner of the layout of its text; what is typed is reported by the subclasses."""

    phrase_ended = Signal()  # what is typed next is a step of its own
    left_out = Signal(int)  # characters that no report can hold, or more than one text can
    menu_made = Signal(object, object)  # Menu, QContextMenuEvent: it is about to be opened

    def __init__(self, layout_of: Callable[[QTextDocument], ThaiLayout]) -> None:
        """`layout_of` is how the text lies on the screen, instead of as Qt would have it."""
        super().__init__()
        self._words = WordSelection(self)
        self.is_showing = False
        self._phrases = UndoPhrases(self.phrase_ended.emit)
        self._phrases.show(self.document().characterCount(), 0)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.document().setDocumentMargin(NEAR)
        self.lines = layout_of(self.document())
        self.lines.setProperty("cursorWidth", self.cursorWidth())
        self.document().setDocumentLayout(self.lines)
        self.lines.documentSizeChanged.connect(self._fit_height)
        self.document().contentsChange.connect(self._on_edited)
        self.cursorPositionChanged.connect(self._on_caret_moved)
        self.selectionChanged.connect(self._on_caret_moved)
        self.cursorPositionChanged.connect(self.show_caret)
        self.textChanged.connect(self._words.forget)
        self._fit_height()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if turns_page(self, event):
            event.accept()
        else:
            super().keyPressEvent(event)
        keep_clusters_whole(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._words.before_press(event)
        super().mousePressEvent(event)
        self._words.press()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self._words.double_click(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._words.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._words.forget()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.show_caret()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.phrase_ended.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the form scrolls, never a text inside it

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        edit_menu(self, event, self.menu_made).open_at(event.globalPos())

    def insertFromMimeData(self, source: QMimeData) -> None:
        text, left_out = self.pasted(source)
        self._phrases.end()
        self.textCursor().insertText(text)
        self._phrases.end()
        if left_out:
            self.left_out.emit(left_out)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def pasted(self, source: QMimeData) -> tuple[str, int]:
        """The text that a paste puts in, and the number of characters that had to be left out."""
        return admitted_start(source.text())

    def select(self, start: int, end: int) -> None:
        """Select characters `start` to `end` (from 0, `end` not included); the caret goes to their end and is seen."""
        self.select_from(0, self.toPlainText(), start, end)

    def select_from(self, position: int, text: str, start: int, end: int) -> None:
        """Select characters of the text that begins at this position of the document."""
        select(self, position + units_before(text, start), position + units_before(text, end))
        self.show_caret()  # also if it stood there already, scrolled away

    def deselect(self) -> None:
        """Nothing is selected any more; the caret stays."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def insert(self, text: str) -> None:
        """Put the text in at the caret, as if it was typed."""
        self.textCursor().insertText(text)

    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return self.document().isEmpty()

    def selected_text(self) -> str:
        """What is selected, its lines ending as Qt has them: U+2028 and U+2029."""
        return self.textCursor().selectedText()

    def text_before_caret(self) -> str:
        """The text of the paragraph or item from its start to the caret."""
        return self._around_caret()[0]

    def text_after_caret(self) -> str:
        """The text of the paragraph or item from the caret to its end."""
        return self._around_caret()[1]

    def has_more_below(self) -> bool:
        """Whether paragraphs or items stand below that of the caret."""
        return self.textCursor().block().next().isValid()

    @property
    def surface(self) -> QWidget:
        """The widget that the text is painted on, and that the mouse is pressed on."""
        return self.viewport()

    def _around_caret(self) -> tuple[str, str]:
        cursor = self.textCursor()
        text = cursor.block().text().replace("\u2028", "\n")
        at = index_at(text, cursor.positionInBlock())
        return text[:at], text[at:]

    @contextmanager
    def showing(self) -> Iterator[None]:
        """What changes in the document meanwhile was not typed."""
        before, self.is_showing = self.is_showing, True
        try:
            yield
        finally:
            self.is_showing = before

    def _on_edited(self, _position: int, _removed: int, _added: int) -> None:
        """Before what was typed is emitted."""
        document, cursor = self.document(), self.textCursor()
        length, caret = document.characterCount(), cursor.position()
        if self.is_showing:
            self._phrases.show(length, caret)
        elif length != self._phrases.length or not cursor.block().layout().preeditAreaText():  # only offered, as yet
            before = document.characterAt(caret - 1)
            self._phrases.edit(length, caret, ends_phrase=before in (" ", "\u2028", "\u2029"))

    def _on_caret_moved(self) -> None:
        cursor = self.textCursor()
        self._phrases.stand(self.document().characterCount(), cursor.position(), is_selected=cursor.hasSelection())

    def _goes(self, step: CaretStep) -> bool:
        return takes_step(self, step)

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


def edit_menu(editor: QTextEdit | QLineEdit, event: QContextMenuEvent, made: SignalInstance) -> Menu:
    """The context menu of a text: cut, copy, paste, select all, in Thai. `made` is emitted with it and the event, for
    what others put before them."""
    menu = Menu(editor)
    if isinstance(editor, QLineEdit):
        has_selection, can_paste = editor.hasSelectedText(), True
    else:
        has_selection, can_paste = editor.textCursor().hasSelection(), editor.canPaste()

    def add(text: str, shortcut: QKeySequence.StandardKey, enabled: bool = True) -> SignalInstance:
        action = menu.addAction(text)
        action.setShortcut(QKeySequence(shortcut))
        action.setEnabled(enabled)
        return action.triggered

    add(tr("ตัด(&T)"), QKeySequence.StandardKey.Cut, has_selection).connect(editor.cut)
    add(tr("คัดลอก(&C)"), QKeySequence.StandardKey.Copy, has_selection).connect(editor.copy)
    add(tr("วาง(&P)"), QKeySequence.StandardKey.Paste, can_paste).connect(editor.paste)
    menu.addSeparator()
    add(tr("เลือกทั้งหมด(&A)"), QKeySequence.StandardKey.SelectAll).connect(editor.selectAll)
    made.emit(menu, event)
    return menu
