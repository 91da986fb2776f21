"""A line that is typed in and, beside it, a menu of values for it; what both of its kinds share."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from ita_desktop.domain.report.kinds import Kind
from ita_desktop.language import tr
from ita_desktop.ui.appearance.layouts import below, beside
from ita_desktop.ui.forms.field import AroundLine
from ita_desktop.ui.keyboard.thai_layouts import Menu
from ita_desktop.ui.text.line_edit import LineEdit


class LineWithMenu(AroundLine, QWidget):
    """Owner of the value that the line holds, in whatever words. Alt+Down opens the menu."""

    def __init__(self, kind: Kind, value: object, hint: str) -> None:
        super().__init__()
        self._kind = kind
        self._value = value
        self.line = LineEdit(self)
        self.line.setPlaceholderText(hint)
        self.button = QPushButton(tr("เลือก"), self)
        self.menu = self._make_menu()
        self.menu.aboutToShow.connect(self._fill_menu)
        self.button.setMenu(self.menu)
        self.column = below(beside((self.line, 1), self.button), around=0, holder=self)
        self.setFocusProxy(self.line)
        drop = QShortcut(QKeySequence("Alt+Down"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        drop.activated.connect(self.button.showMenu)
        self.line.typed.connect(self._on_typed)
        self.line.is_left.connect(self._show_as_stored)

    # Any: what a value is depends on the kind of the field.
    def show_value(self, value: Any) -> None:
        """Show the value, unless the text already means it."""
        self._take(value)
        if not (self.line.hasFocus() and self._read(self.line.text()) == value):
            self._show_as_stored()

    def select(self, start: int, end: int) -> None:
        """Select characters `start` to `end` (from 0, `end` not included) of the text as it is stored."""
        self._show_as_stored()
        super().select(start, end)

    def setObjectName(self, name: str) -> None:
        super().setObjectName(name)
        self.line.setObjectName(f"{name}.line")

    def _make_menu(self) -> Menu:
        return Menu(self.button)

    def _fill_menu(self) -> None:
        raise NotImplementedError

    def _read(self, text: str) -> Any:
        """The value that the text means."""
        return self._kind.read(text)

    def _take(self, value: Any) -> None:
        """The value is this one from now on."""
        self._value = value

    def _choose(self, value: Any) -> None:
        """A value from the menu: a step of its own."""
        self._take(value)
        self._show_as_stored()
        self.value_chosen.emit(value)

    def _on_typed(self, text: str) -> None:
        self._take(self._read(text))
        self.value_typed.emit(self._value)

    def _show_as_stored(self) -> None:
        self.line.show_text(self._kind.shown(self._value) or "")
