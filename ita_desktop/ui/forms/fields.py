"""The fields of the forms. Each shows a value without moving the caret needlessly and says what the clerk typed."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QMimeData, QStringListModel, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QShortcut, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QPushButton, QWidget

from ita_desktop.domain.find.what_changed import changed_text
from ita_desktop.domain.limits import TEXT_MAX_LENGTH
from ita_desktop.domain.report.admission import admitted, admitted_line, fitted, start_of
from ita_desktop.domain.report.wording import owners_text, read_owners
from ita_desktop.domain.thai.numbers import whole_number
from ita_desktop.language import digits, tr
from ita_desktop.session.lifetimes import on
from ita_desktop.ui.keyboard.thai_layouts import Menu
from ita_desktop.ui.keyboard.utf16 import index_at, units_before
from ita_desktop.ui.lists.list_clipboard import read_one_line
from ita_desktop.ui.text.line_edit import LineEdit
from ita_desktop.ui.text.plain_edit import PlainEdit
from ita_desktop.ui.text.thai_layout import TextLayout


class TextField(PlainEdit):
    """A text that wraps and grows. One paragraph, unless `lines` is set: then every line is typed with Enter.

    Where the program numbers what the text is about, `numbered` is set: a pasted line then comes without its number.
    """

    typed = Signal(str)  # the whole text

    def __init__(self, parent: QWidget | None = None, *, lines: bool = False, numbered: bool = False) -> None:
        super().__init__(TextLayout, parent)
        self._takes_lines = lines
        self._numbered = numbered
        self._text = ""
        self.textChanged.connect(self._on_text_changed)

    @property
    def text(self) -> str:
        """The text on screen."""
        return self._text

    def show_text(self, text: str) -> None:
        """Show the text, with the caret behind what changed; nothing moves where it is shown already."""
        if text != self._text:
            self._show(text, changed_text(self._text, text)[1])

    def _show(self, text: str, caret: int) -> None:
        """Another text, with the caret before this character."""
        self._text = text
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
            text, left_out = self._admitted(start.rstrip("\r\n"))  # Word copies a paragraph with its end
            left_out += surplus
        else:
            one = read_one_line(source, self._text[: index_at(self._text, self.textCursor().selectionStart())])
            text, left_out = self._admitted(one.text)[0], one.left_out
        room = TEXT_MAX_LENGTH - len(self._text) + len(self.textCursor().selectedText())
        text, surplus = fitted(text, len(text), room)
        return text, left_out + surplus

    def _admitted(self, text: str) -> tuple[str, int]:
        return (admitted if self._takes_lines else admitted_line)(text)

    def _on_text_changed(self) -> None:
        if self.is_showing:
            return
        raw = self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")
        kept, left_out = self._admitted(raw)
        most = max(TEXT_MAX_LENGTH, len(self._text))
        if kept != raw or len(kept) > most:
            before, _ = self._admitted(raw[: index_at(raw, self.textCursor().position())])
            kept, surplus = fitted(kept, len(before), most)
            self._show(kept, max(len(before) - surplus, 0))
            left_out += surplus
        elif kept == self._text:
            return
        self._text = kept
        if left_out:
            self.left_out.emit(left_out)
        self.typed.emit(kept)


class NumberField(LineEdit):
    """A whole number in Thai or Arabic digits, shown in those of the program; words in between are never passed on."""

    number_typed = Signal(int)

    def __init__(self, allowed: range, parent: QWidget | None = None) -> None:
        super().__init__(parent, max_length=9)
        self._allowed = allowed
        self._number = self._number_before = allowed[0]
        self.typed.connect(self._on_typed)

    def show_number(self, number: int) -> None:
        """Show the number, unless the clerk is typing it."""
        self._number = number
        if not (self.hasFocus() and self._read() == number):
            self.show_text(digits(number))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.show_text(digits(self._number))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._number_before = self._number

    def _on_typed(self, _text: str) -> None:
        number = self._read()
        wanted = self._number_before if number is None else number  # `๙` on the way to `๙๙๙` was not meant
        if wanted != self._number:
            self._number = wanted
            self.number_typed.emit(wanted)

    def _read(self) -> int | None:
        return whole_number(self.text().strip(), self._allowed)


class ChoiceField(QComboBox):
    """Words to choose from or, where `free` is set, to type."""

    typed = Signal(str)
    run_ended = Signal()
    left_out = Signal(int)

    def __init__(self, choices: Iterable[str] = (), parent: QWidget | None = None, *, free: bool = True) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(5)
        self._choices: tuple[str, ...] = ()
        if free:
            self.setEditable(True)
            self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            line = LineEdit(self)
            self.setLineEdit(line)
            line.typed.connect(self.typed)
            line.run_ended.connect(self.run_ended)
            line.left_out.connect(self.left_out)
            completer = QCompleter(self)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            completer.activated.connect(self._on_completed)
            self.setCompleter(completer)
        self.offer(choices)
        on(self.activated, self, lambda index: self._choose(self.itemText(index)))

    def offer(self, choices: Iterable[str]) -> None:
        """Other words to choose from; what is shown stays."""
        new = tuple(choices)
        if new == self._choices:
            return
        self._choices = new
        shown, line = self.currentText(), self.lineEdit()
        caret = line.cursorPosition() if line is not None else 0
        self.clear()
        self.addItems(new)
        self.show_text(shown)
        if line is not None and line.hasFocus():
            line.setCursorPosition(caret)
        completer = self.completer()
        if completer is not None:
            completer.setModel(QStringListModel(list(new), completer))

    def show_text(self, text: str) -> None:
        """Show the text, whether it is among the choices or not."""
        self.setCurrentIndex(self.findText(text, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchCaseSensitive))
        line = self.lineEdit()
        if line is not None:
            if line.text() != text:
                line.setText(text)
            if not line.hasFocus():
                line.setCursorPosition(0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # a wheel over a form scrolls the form and never changes a value

    def _on_completed(self, text: str) -> None:
        self.setEditText(text)
        self._choose(text)

    def _choose(self, text: str) -> None:
        """A step of its own: it takes the place of what was typed."""
        self.run_ended.emit()
        self.typed.emit(text)
        self.run_ended.emit()


class PickMenu(Menu):
    """A menu in which several may be ticked: by click or Space it stays open.

    Enter closes it and ticks what is marked, unless something was ticked before: then it only says that this is all.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pressed_here = self._picked = False
        self.aboutToShow.connect(self._on_show)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_here = True
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if self._pressed_here and action is not None:
            self._pick(action)
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None:
            self._pick(action)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._picked:
            self.close()
        else:
            super().keyPressEvent(event)

    def _pick(self, action: QAction) -> None:
        self._picked = True
        action.trigger()

    def _on_show(self) -> None:
        self._pressed_here = self._picked = False


class OwnersField(QWidget):
    """Who is responsible: words with commas, or chosen from the agency's divisions."""

    owners_typed = Signal(object)  # tuple[str, ...]
    run_ended = Signal()
    left_out = Signal(int)

    def __init__(self, choices: Callable[[], tuple[str, ...]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        self._owners: tuple[str, ...] = ()
        self.line = LineEdit(self)
        self.line.setPlaceholderText(tr("เช่น สำนักปลัด, กองคลัง"))
        self.button = QPushButton(tr("เลือก"), self)
        self.menu = PickMenu(self.button)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.button.setMenu(self.menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.button)
        self.setFocusProxy(self.line)
        drop = QShortcut(QKeySequence("Alt+Down"), self)
        drop.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        drop.activated.connect(self.button.showMenu)
        self.line.typed.connect(self._on_typed)
        self.line.run_ended.connect(self.run_ended)
        self.line.is_left.connect(self._on_left)
        self.line.left_out.connect(self.left_out)

    def show_owners(self, owners: tuple[str, ...]) -> None:
        """Show the owners, unless the text already says the same."""
        self._owners = owners
        if not (self.line.hasFocus() and read_owners(self.line.text()) == owners):
            self.line.show_text(owners_text(owners))

    def show_as_stored(self) -> None:
        """Show the owners as they are stored, also while the clerk is typing them."""
        self.line.show_text(owners_text(self._owners))

    def _on_typed(self, text: str) -> None:
        self._owners = read_owners(text)
        self.owners_typed.emit(self._owners)

    def _on_left(self) -> None:
        self.line.show_text(owners_text(self._owners))

    def _fill_menu(self) -> None:
        self.menu.clear()
        for choice in self._choices():
            action = self.menu.addAction(choice.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(choice in self._owners)
            on(action.triggered, action, lambda owner=choice: self._toggle(owner))

    def _toggle(self, owner: str) -> None:
        kept = tuple(other for other in self._owners if other != owner)
        self._owners = kept if owner in self._owners else (*self._owners, owner)
        self.line.show_text(owners_text(self._owners))
        self.run_ended.emit()
        self.owners_typed.emit(self._owners)
        self.run_ended.emit()
