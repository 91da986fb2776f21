"""The fields of choices: one of a few, words that are offered while others can be typed, yes or no."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter

from ita_desktop.domain.report.kinds import Kind, Money
from ita_desktop.domain.report.wording import amount_meant, amount_text, looks_like_amount
from ita_desktop.language import tr
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.labels import remark
from ita_desktop.ui.forms.field import AroundLine, Field
from ita_desktop.ui.forms.line_with_menu import LineWithMenu
from ita_desktop.ui.text.line_edit import LineEdit


class _Combo(QComboBox):
    """A box with words to choose from."""

    def __init__(self) -> None:
        by_few_letters = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        super().__init__(sizeAdjustPolicy=by_few_letters, minimumContentsLength=4)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # a wheel over a form scrolls the form and never changes a value


class ChoiceField(Field, _Combo):
    """One of a few values, each with its words."""

    def __init__(self, choices: Mapping[Any, str]) -> None:
        super().__init__()
        self._values = tuple(choices)
        self.addItems(list(choices.values()))
        on(self.activated, self, lambda index: self.value_chosen.emit(self._values[index]))

    def show_value(self, value: Any) -> None:
        self.setCurrentIndex(self._values.index(value))


class SuggestingField(AroundLine, _Combo):
    """A line with words to choose from; any others can be typed."""

    def __init__(self, choices: Iterable[str] = ()) -> None:
        super().__init__()
        self._choices: tuple[str, ...] = ()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.line = LineEdit(self)
        self.setLineEdit(self.line)
        on(self.line.typed, self, lambda text: self.value_typed.emit(text))
        completer = QCompleter(self, filterMode=Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._on_completed)
        self.setCompleter(completer)
        self.offer(choices)
        on(self.activated, self, lambda index: self.value_chosen.emit(self.itemText(index)))

    def offer(self, choices: Iterable[str]) -> None:
        """Other words to choose from; what is shown stays."""
        new = tuple(choices)
        if new == self._choices:
            return
        self._choices = new
        shown, caret = self.currentText(), self.line.cursorPosition()
        self.clear()
        self.addItems(new)
        self.show_value(shown)
        if self.line.hasFocus():
            self.line.setCursorPosition(caret)
        completer = self.completer()
        if completer is not None:
            completer.setModel(QStringListModel(list(new), completer))

    def show_value(self, text: str) -> None:
        """Show the text, whether it is among the choices or not."""
        self.setCurrentIndex(self.findText(text, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchCaseSensitive))
        if self.line.text() != text:
            self.line.setText(text)
        if not self.line.hasFocus():
            self.line.setCursorPosition(0)

    def _on_completed(self, text: str) -> None:
        self.setEditText(text)
        self.value_chosen.emit(text)


class WordsField(LineWithMenu):
    """A sum of money or a part of a hundred, with a menu of the words that are usual instead of one.

    Reads what is typed or chosen as its kind does. Without words to offer it is a line only."""

    def __init__(self, kind: Kind, choices: Callable[[], tuple[str, ...]]) -> None:
        super().__init__(kind, "", "")
        self._choices = choices
        offered = choices()
        self.button.setVisible(bool(offered))
        if offered:
            self.line.setPlaceholderText(tr("เช่น {words}").format(words=offered[0]))
        self._remark = remark("")
        self.column.addWidget(self._remark)
        self._remark.hide()

    def _show_as_stored(self) -> None:
        """Also how a sum was read, if it was read as words: once the line is left, not with every figure."""
        super()._show_as_stored()
        words = _about_sum(self._value) if isinstance(self._kind, Money) and isinstance(self._value, str) else ""
        self._remark.setText(words)
        self._remark.setVisible(bool(words))
        self.line.setAccessibleDescription(words)

    def _fill_menu(self) -> None:
        self.menu.clear()
        for words in self._choices():
            action = self.menu.addAction(words.replace("&", "&&"))
            on(action.triggered, action, lambda words=words: self._choose(self._read(words)))


class TickField(Field, QCheckBox):
    """Yes or no, with its own words beside it."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        on(self.clicked, self, lambda value: self.value_chosen.emit(value))

    def show_value(self, value: bool) -> None:
        self.setChecked(value)


def _about_sum(text: str) -> str:
    """How a sum was read that no sum was read of; empty if the words are no sum."""
    if not looks_like_amount(text):
        return ""
    meant = amount_meant(text)
    if meant is None:
        return tr("เก็บเป็นข้อความ ไม่ใช่จำนวนเงิน")
    return tr("เก็บเป็นข้อความ ไม่ใช่จำนวนเงิน น่าจะหมายถึง {meant}").format(meant=amount_text(meant))
