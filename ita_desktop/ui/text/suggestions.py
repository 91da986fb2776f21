"""Suggestions while typing: a small note at the caret with the only way in which a known phrase goes on.

It takes no focus and changes nothing by itself. Tab takes it, and so does Right at the end of the text; Esc hides it
until the next phrase; anything else goes on as if it were not there. Taking it is an undo step of its own.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QFrame, QWidget

from ita_desktop.language import tr
from ita_desktop.session.qt.lifetimes import after
from ita_desktop.session.words.word_breaks import words
from ita_desktop.ui.appearance.letters import mark_room
from ita_desktop.ui.appearance.screen_reader import announce
from ita_desktop.ui.appearance.wrapped_text import WrappedText
from ita_desktop.ui.text.line_edit import LineEdit
from ita_desktop.ui.text.plain_edit import PlainEdit

Ask = Callable[[str], tuple[str, str]]
"""From the line up to the caret to the phrase begun in it and its continuation, both empty if there is none."""

_PAD = 8
_LINES_MOST = 2
_KEY = "Tab"


class Suggester(QObject):
    """Watches one editor and owns the note under its caret."""

    def __init__(self, editor: PlainEdit | LineEdit, ask: Ask) -> None:
        super().__init__(editor)
        self._editor = editor
        self._ask = ask
        self.rest = ""
        """What Tab would add to the text; empty where nothing is offered."""
        self._said = ""
        self._refused = False
        self._typing = False
        self._note: SuggestionNote | None = None
        self._timer = after(0, self, self._suggest)
        editor.installEventFilter(self)
        if editor.surface is not editor:
            editor.surface.installEventFilter(self)
        editor.textChanged.connect(self._on_text_changed)
        editor.cursorPositionChanged.connect(self._on_caret_moved)

    @property
    def visible(self) -> bool:
        """Whether something is offered now."""
        return bool(self.rest)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self.visible and event.key() == Qt.Key.Key_Escape:
                event.accept()  # else it would close a panel
                return True
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._obey(event)
        elif event.type() is QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self._typing = bool(event.commitString())
        elif event.type() in (QEvent.Type.FocusOut, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.Hide):
            self._refused = False
            self._hide()
        elif event.type() is QEvent.Type.Resize and self.visible:
            self._timer.start()  # the note belongs under the caret, wherever that is now
        return False

    def _obey(self, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if self.visible and plain and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Right):
                self._take()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._refused = True
                self._hide()
                return True
        self._typing = plain and bool(event.text()) and event.text().isprintable()
        if event.text() == " " or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._refused = False
        if not self._typing:
            self._hide()
        return False

    def _on_text_changed(self, *_: object) -> None:
        if self._typing and self._editor.hasFocus():
            self._timer.start()  # after the letter is on screen
        else:
            self._hide()

    def _on_caret_moved(self, *_: object) -> None:
        if not self._typing:
            self._hide()

    def _suggest(self) -> None:
        before, after = self._editor.text_before_caret(), self._editor.text_after_caret()
        before, after = before.rpartition("\n")[2], after.partition("\n")[0]
        if self._editor.selected_text():
            before = after = ""
        phrase, rest = ("", "") if self._refused or after.strip() or not before else self._ask(before)
        if not rest or not self._editor.hasFocus():
            self._hide()
            return
        self.rest = rest
        if self._note is None:
            self._note = SuggestionNote(self._editor.window())
            self._note.clicked.connect(self._take)
        caret = self._editor.cursorRect()
        on_screen = QRect(self._editor.surface.mapToGlobal(caret.topLeft()), caret.size())
        self._note.show_at(self._editor, on_screen, _shown(phrase, rest), above=self._editor.has_more_below())
        if phrase + rest != self._said:  # once, and not again with every letter that is typed of it
            self._said = phrase + rest
            announce(self._note, self._note.accessibleName())

    def _take(self) -> None:
        rest = self.rest
        self._hide()
        self._typing = False
        self._editor.phrase_ended.emit()  # what was typed so far is a step of its own, and so is what comes after
        self._editor.insert(rest)
        self._editor.phrase_ended.emit()

    def _hide(self) -> None:
        self._timer.stop()
        self.rest = self._said = ""
        if self._note is not None:
            self._note.hide()


class SuggestionNote(QFrame):
    """The words offered and the key that takes them. Lies over the form, without focus; a click takes them, too."""

    clicked = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, frameShape=QFrame.Shape.NoFrame)
        self.setObjectName("suggestion")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lines = WrappedText("", self.font(), 0)
        self._pad = 0  # above and below the text
        self.hide()

    def show_at(self, editor: QWidget, caret: QRect, text: str, *, above: bool) -> None:
        """Show the text beside the caret if it fits there, as nothing stands behind the caret: nothing is hidden.

        Else below the caret's line or, if what is there must be seen, `above` it, no wider than the editor; and the
        other way round at the end of the window.
        """
        self._pad = _PAD // 2
        self.setAccessibleName(tr("คำแนะนำ กด {key} เพื่อเติม: {rest}").format(key=_KEY, rest=text))
        metrics = self.fontMetrics()
        over, under = mark_room(self.font())
        key = metrics.horizontalAdvance(_KEY) + 2 * _PAD
        room = max(editor.width() - key - 2 * _PAD, metrics.averageCharWidth() * 12)
        self._lines = _fitting(text, self.font(), room)
        box = self._lines.size.toSize()
        self.resize(min(box.width() + 1, room) + key + 2 * _PAD, box.height() + over + under + 2 * self._pad)
        window = editor.window()
        line = QRect(window.mapFromGlobal(caret.topLeft()), caret.size())
        left = window.mapFromGlobal(editor.mapToGlobal(QPoint(0, 0))).x()
        right = left + editor.width()
        x = max(min(line.left(), right - self.width()), left)
        higher, lower = line.top() - over - 2 - self.height(), line.bottom() + under + 2
        if box.height() < 2 * metrics.height() and line.right() + _PAD + self.width() <= right:
            self._pad = 0
            self.resize(self.width(), box.height() + over + under)
            self.move(line.right() + _PAD, line.center().y() - self.height() // 2)
        elif (above and higher >= 0) or lower + self.height() > window.height():
            self.move(x, higher)
        else:
            self.move(x, lower)
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            metrics = self.fontMetrics()
            above, below = mark_room(self.font())
            key = metrics.horizontalAdvance(_KEY) + 2 * _PAD
            inside = self.rect().adjusted(_PAD, above + self._pad, -_PAD - key, -below - self._pad)
            painter.setPen(self.palette().color(QPalette.ColorRole.Highlight))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
            painter.setPen(self.palette().color(QPalette.ColorRole.ToolTipText))
            self._lines.draw(painter, QPointF(inside.topLeft()))
            cap = QRect(self.width() - key, 0, key - _PAD, metrics.height() + 2)
            cap.moveCenter(QPoint(cap.center().x(), self.height() // 2))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, _KEY)
            painter.drawRoundedRect(cap, 3, 3)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.clicked.emit()


def _fitting(text: str, font: QFont, width: int) -> WrappedText:
    """The text as far as a few lines hold it."""
    room = int(width * (_LINES_MOST - 0.2))
    return WrappedText(QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room), font, width)


def _shown(phrase: str, rest: str) -> str:
    """The continuation, from the start of the word that it goes on."""
    whole = phrase + rest
    return whole[max((start for start, _ in words(whole) if start < len(phrase)), default=0) :]
