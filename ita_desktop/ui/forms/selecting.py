"""Selecting characters of a text in whatever field shows it, such as what was found."""

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox, QLineEdit, QTextEdit, QWidget

from ita_desktop.domain.report.address import Place
from ita_desktop.ui.forms.fields import OwnersField
from ita_desktop.ui.forms.period_field import PeriodField
from ita_desktop.ui.keyboard.utf16 import units_before
from ita_desktop.ui.lists.list_editor import ListEditor
from ita_desktop.ui.text.plain_edit import PlainEdit


def select_in(field: QWidget, place: Place, start: int, end: int) -> None:
    """Select characters `start` to `end` (from 0, `end` not included) of the text at `place`, which `field` shows.

    The caret goes to their end, and is seen there. A list selects within the item that the place names; nothing happens
    where it is gone.
    """
    if isinstance(field, ListEditor):
        index = next((index for index, item in enumerate(field.items) if item.id == place.item), None)
        if index is not None:
            block = field.document().findBlockByNumber(index)
            _select(field, block.position(), field.items[index].text, start, end)
    elif isinstance(field, QTextEdit):
        _select(field, 0, field.toPlainText(), start, end)
    elif isinstance(field, OwnersField | PeriodField):
        field.show_as_stored()
        _select_in_line(field.line, start, end)
    else:
        line = field.lineEdit() if isinstance(field, QComboBox) else field
        if isinstance(line, QLineEdit):
            _select_in_line(line, start, end)


def deselect(field: QWidget) -> None:
    """Nothing is selected in the field any more; its caret stays."""
    if isinstance(field, QTextEdit):
        cursor = field.textCursor()
        cursor.clearSelection()
        field.setTextCursor(cursor)
        return
    holder = field.line if isinstance(field, OwnersField | PeriodField) else field
    line = holder.lineEdit() if isinstance(holder, QComboBox) else holder
    if isinstance(line, QLineEdit):
        line.deselect()


def _select(editor: QTextEdit, block: int, text: str, start: int, end: int) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(block + units_before(text, start))
    cursor.setPosition(block + units_before(text, end), QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    if isinstance(editor, PlainEdit):
        editor.show_caret()  # also where it stood there already, scrolled away


def _select_in_line(line: QLineEdit, start: int, end: int) -> None:
    text = line.text()
    first = units_before(text, start)
    line.setSelection(first, units_before(text, end) - first)
