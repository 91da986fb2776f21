"""What every field of a form has in common: it shows a value, and emits the one that was typed or chosen."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from ita_desktop.ui.text.line_edit import LineEdit
from ita_desktop.ui.text.plain_edit import PlainEdit

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Widget
else:
    _Widget = object


class Field(_Widget):
    """Stands beside a widget of Qt's among the bases of a field. As it is here, a field has no text: nothing is
    selected, and there is no caret."""

    value_typed = Signal(object)  # the next value; what is typed in one go is one step
    value_chosen = Signal(object)  # the next value, a step of its own
    phrase_over = Signal()  # the next value that is typed is a step of its own

    # Any: what a value is depends on the kind of the field.
    def show_value(self, value: Any) -> None:
        """Show the value; the caret moves only if it must."""
        raise NotImplementedError

    @property
    def texts(self) -> tuple[PlainEdit | LineEdit, ...]:
        """What is typed in."""
        return ()

    def select(self, start: int, end: int) -> None: ...

    def deselect(self) -> None: ...

    def text_before_caret(self) -> str:
        return ""

    def selected_text(self) -> str:
        return ""


class TypedField(Field):
    """A field that is a text itself."""

    @property
    def texts(self) -> tuple[PlainEdit | LineEdit, ...]:
        return (self,)  # type: ignore[return-value]  # every class with this one is one of them


class AroundLine(Field):
    """A field whose text is in a line inside it."""

    line: LineEdit

    @property
    def texts(self) -> tuple[PlainEdit | LineEdit, ...]:
        return (self.line,)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def select(self, start: int, end: int) -> None:
        self.line.select(start, end)

    def deselect(self) -> None:
        self.line.deselect()

    def text_before_caret(self) -> str:
        return self.line.text_before_caret()

    def selected_text(self) -> str:
        return self.line.selected_text()
