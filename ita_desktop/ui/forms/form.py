"""What all forms share: a scrolling column of labelled fields bound to the document.

A form never assumes that what it shows still exists: undo may take it away, and the window then chooses another.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ita_desktop.domain.report.address import Place
from ita_desktop.domain.report.edits import Edit
from ita_desktop.session.document import Change, Document
from ita_desktop.session.lifetimes import Pointer, on
from ita_desktop.ui.appearance.labels import field_title, heading, label
from ita_desktop.ui.appearance.style import MARGIN
from ita_desktop.ui.forms.fields import ChoiceField, OwnersField
from ita_desktop.ui.forms.period_field import PeriodField
from ita_desktop.ui.keyboard.utf16 import index_at
from ita_desktop.ui.text.line_edit import LineEdit
from ita_desktop.ui.text.plain_edit import PlainEdit

_SEEK_MS = 500  # a form of long lists is laid out within this time

TypedField = PlainEdit | LineEdit | ChoiceField | OwnersField | PeriodField


class Form(QScrollArea):
    """Owner of its fields; the document owns the values."""

    left_out = Signal(int)  # characters of a paste that no report can hold
    told = Signal(str)  # news of what a field did

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.fields: dict[str, QWidget] = {}
        self._sought = Pointer[QWidget]()
        self._seeking = QTimer(self)
        self._seeking.setSingleShot(True)
        self._seeking.setInterval(_SEEK_MS)
        on(self.verticalScrollBar().rangeChanged, self, lambda: self._on_laid_out())
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self.column.setSpacing(MARGIN // 2)
        self.title = heading("")
        self.column.addWidget(self.title)
        self.setWidget(content)

    def show_report(self, change: Change | None) -> None:
        """Show the document's current value; `change` is what led to it, None when the form has just been chosen."""
        raise NotImplementedError

    def go_to(self, place: Place) -> None:
        """Put the caret into the field that the place names."""
        field = self.field_at(place)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(field, 0, MARGIN * 4)
            self._sought.set(field)
            self._seeking.start()

    def place_of(self, focus: QWidget) -> Place | None:
        """The place that the widget with the focus stands for; None where it is a button that stands for none."""
        return next(
            (Place(key) for key, field in self.fields.items() if field is focus or field.isAncestorOf(focus)), None
        )

    def offset_in(self, focus: QWidget) -> int:
        """Before which character of the place's text the caret stands; 0 where the field cannot say."""
        if not isinstance(focus, PlainEdit):
            return 0
        return index_at(focus.toPlainText(), focus.textCursor().position())

    def field_at(self, place: Place) -> QWidget | None:
        """The field that shows the place; None where there is none (any more)."""
        return self.fields.get(place.field)

    def edit(self, name: str, edit: Edit, place: Place, origin: object, merge: str = "") -> None:
        """Have the document make one step."""
        self.document.apply(name, edit, place=place, merge=merge, origin=origin)

    def add_field(self, key: str, field: QWidget, *, beside: QWidget | None = None) -> QLabel:
        """A field under its title, which is `key`'s in FIELD_TITLES; `beside` stands at the right of the title."""
        title = self._titled(key, field)
        row = QHBoxLayout()
        row.addWidget(title, 1)
        if beside is not None:
            row.addWidget(beside)
        self.column.addSpacing(MARGIN // 2)
        self.column.addLayout(row)
        self.column.addWidget(field)
        return title

    def add_row(self, *keyed: tuple[str, QWidget]) -> None:
        """Short fields side by side, each under its title."""
        row = QHBoxLayout()
        row.setSpacing(MARGIN)
        for key, field in keyed:
            column = QVBoxLayout()
            column.setSpacing(MARGIN // 2)
            column.addWidget(self._titled(key, field), 1, Qt.AlignmentFlag.AlignBottom)
            column.addWidget(field)
            row.addLayout(column, 1)
        self.column.addSpacing(MARGIN // 2)
        self.column.addLayout(row)

    def _titled(self, key: str, field: QWidget) -> QLabel:
        """The title of a field, which is one of the form's from now on."""
        title = label(field_title(key))
        title.setWordWrap(True)
        title.setBuddy(field)
        field.setObjectName(key)
        name_field(field, field_title(key))
        self.fields[key] = field
        return title

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Tab leads on from every field, as it does from a list, where Tab means something else."""
        by = {Qt.Key.Key_Tab: True, Qt.Key.Key_Backtab: False}.get(Qt.Key(event.key()))
        if by is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.focusNextPrevChild(by)
        else:
            super().keyPressEvent(event)

    def _on_laid_out(self) -> None:
        """Scroll to the field that was gone to once more: a form that has just been filled is laid out later."""
        field = self._sought.target
        if field is None or not self._seeking.isActive():
            return
        if isinstance(field, PlainEdit):
            field.show_caret()
        elif field.hasFocus():  # also when its line has it, which is its proxy
            self.ensureWidgetVisible(field, 0, MARGIN * 4)

    def listen(self, field: TypedField) -> None:
        """Hear of the end of the field's typing run and of characters that it had to leave out."""
        field.run_ended.connect(self.document.end_run)
        field.left_out.connect(self.left_out)


def name_field(field: QWidget, name: str) -> None:
    """What a screen reader calls the field, and the line inside it where that is what has the focus."""
    field.setAccessibleName(name)
    line = field.lineEdit() if isinstance(field, QComboBox) else None
    if line is not None:
        line.setAccessibleName(name)
