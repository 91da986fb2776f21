"""What every field of a form has in common: it shows a value, and emits the one that was typed or chosen."""

from PySide6.QtCore import Signal

from ita_desktop.ui.text.line_edit import LineEdit
from ita_desktop.ui.text.plain_edit import PlainEdit


class Field:
    """Signals of every field; and for those without a text: nothing is selected, there is no caret."""

    value_typed = Signal(object)  # the next value; what is typed in one go is one step
    value_chosen = Signal(object)  # the next value, a step of its own

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


class AroundLine(Field):
    """A field whose text is in a line inside it."""

    line: LineEdit

    @property
    def texts(self) -> tuple[PlainEdit | LineEdit, ...]:
        return (self.line,)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)  # type: ignore[misc]  # every class with this one is a QWidget too
        self.line.setAccessibleName(name)

    def select(self, start: int, end: int) -> None:
        self.line.select(start, end)

    def deselect(self) -> None:
        self.line.deselect()

    def text_before_caret(self) -> str:
        return self.line.text_before_caret()

    def selected_text(self) -> str:
        return self.line.selected_text()
