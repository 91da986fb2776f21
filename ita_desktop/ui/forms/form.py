"""What all forms share: a scrolling column of labelled fields bound to the document.

A form never assumes that what it shows still exists: undo may take it away, and the window then chooses another.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QScrollArea, QWidget

from ita_desktop.domain.report import edits
from ita_desktop.domain.report.address import Address, thing_at
from ita_desktop.domain.report.edits import Edit
from ita_desktop.domain.report.fields import Field as ReportField
from ita_desktop.domain.report.fields import field_at
from ita_desktop.domain.report.kinds import Choice, Money, Names, Number, Text, Year, YesNo
from ita_desktop.language import tr
from ita_desktop.session.document import Change, Document
from ita_desktop.session.qt.lifetimes import Pointer, after, on
from ita_desktop.ui.appearance.design import APART, MARGIN, TIGHT
from ita_desktop.ui.appearance.labels import caption, heading, joined
from ita_desktop.ui.appearance.layouts import add, below, beside
from ita_desktop.ui.appearance.style import application
from ita_desktop.ui.asking.status_line import StatusLine
from ita_desktop.ui.forms.choice_field import ChoiceField, SuggestingField, TickField
from ita_desktop.ui.forms.field import Field
from ita_desktop.ui.forms.number_field import NumberField
from ita_desktop.ui.forms.text_field import LineField, TextField
from ita_desktop.ui.lists.list_editor import ListEditor
from ita_desktop.ui.text.line_edit import LineEdit
from ita_desktop.ui.text.plain_edit import PlainEdit

if TYPE_CHECKING:
    from ita_desktop.session.output.typesetter import Paper

_SEEK_MS = 500  # a form of long lists is laid out within this time

Bindable = Field | ListEditor
"""What shows a value, and knows what is selected and what stands before the caret."""


def field_for(field: ReportField) -> Field:
    """The usual widget for a field of the report."""
    match field.kind:
        case Text(suggested=suggested) if suggested:
            return SuggestingField(suggested)
        case Year(within=within):
            return NumberField(within, kind=tr("ปี พ.ศ."))
        case Number(within=within):
            return NumberField(within)
        case Choice(choices=choices):
            return ChoiceField({value: tr(value.title_words) for value in choices})
        case YesNo():
            return TickField(tr(field.title))
        case Names() | Text() | Money() as kind:
            return LineField(kind)
        case kind:
            return TextField(kind)


class BoundFields:
    """The fields of one thing of the report: they show what the document has, and what is typed in them is a step."""

    def __init__(self, form: "Form", address: Callable[[str], Address]) -> None:
        self._form = form
        self.address = address
        self.fields: dict[str, Bindable] = {}
        self._numbers: list[tuple[str, NumberField]] = []  # with the key of the field that each is of

    def bind(self, key: str, field: Field) -> None:
        """One more of them."""
        on(field.value_typed, field, partial(self._on_typed, key, field))
        on(field.value_chosen, field, partial(self._on_chosen, key, field))
        field.phrase_over.connect(self._form.document.end_phrase)
        self.add(key, field, field.texts)

    def add(self, key: str, field: Bindable, texts: Sequence[PlainEdit | LineEdit]) -> None:
        """One more of them, in which these texts are typed; what is typed in a list, its form makes a step."""
        self.fields[key] = field
        for text in texts:
            text.phrase_ended.connect(self._form.document.end_phrase)
            text.left_out.connect(self._form.status.show_left_out)
            self._form.text_added.emit(text)
            if isinstance(text, NumberField):
                text.unread.connect(self._form.status.tell)
                self._numbers.append((key, text))

    def with_focus(self, focus: QWidget) -> tuple[str, Bindable] | None:
        """The key and the field that has the focus, also if a line inside it has it; None if none of them has it."""
        return next((keyed for keyed in self.fields.items() if _has(keyed[1], focus)), None)

    def show(self, change: Change | None) -> None:
        """Show what the document has, but in the field that was typed in, whose caret stays."""
        report, origin = self._form.document.report, change.origin if change is not None else None
        if change is not None and origin is None:
            for key, number in self._numbers:
                if self.address(key) == change.address:
                    number.put_back()  # undone with its step
        for key, field in self.fields.items():
            thing = thing_at(report, self.address(key))
            if field is not origin and thing is not None:
                field.show_value(field_at(report, key).get(thing))

    def leave(self) -> list[str]:
        """Numbers show what the document has, whatever was typed in them. Returns a sentence for each that did not."""
        return [said for _, number in self._numbers if (said := number.leave())]

    # Any: the value of whatever field it is.
    def _on_chosen(self, key: str, field: Field, value: Any) -> None:
        self._form.document.end_phrase()
        self._on_typed(key, field, value)
        self._form.document.end_phrase()

    def _on_typed(self, key: str, field: Field, value: Any) -> None:
        address, of = self.address(key), field_at(self._form.document.report, key)
        name = tr("แก้{field}").format(field=tr(of.short or of.title))
        edit = partial(edits.set_field, address=address, value=value)
        self._form.edit(name, edit, address, field, merge=repr(address))


class Form(QScrollArea):
    """Owner of its fields; the document owns the values."""

    text_added = Signal(object)  # PlainEdit | LineEdit: it can be typed in from now on

    def __init__(self, document: Document, status: StatusLine) -> None:
        super().__init__()
        self.document = document
        self.status = status
        self.fields: dict[str, QWidget] = {}
        self.bound = BoundFields(self, self.address)
        self._sought = Pointer[QWidget]()
        self._seeking = after(_SEEK_MS, self, lambda: self._sought.set(None))
        on(self.verticalScrollBar().rangeChanged, self, lambda: self._on_laid_out())
        on(application().focusChanged, self, lambda _old, now: self._on_focus_changed(now))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        self.title = heading("")
        self.column = below(self.title, between=TIGHT, around=MARGIN, holder=content)
        self.setWidget(content)

    def show_report(self, change: Change | None) -> None:
        """Show the document's current value; `change` is what led to it, None when the form has just been chosen."""
        self.bound.show(change)

    def show_paper(self, paper: "Paper") -> None:
        """The report was laid out as this paper."""

    def leave(self) -> str:
        """Another form is about to be shown, or another thing in this one: the status line shows what was typed for
        nothing. Returns its words."""
        left = joined([said for bound in self.all_bound() for said in bound.leave()])
        if left:
            self.status.tell(left)
        return left

    def address(self, key: str) -> Address:
        """The address of a field of what the form shows."""
        return Address(key)

    def make_field(self, key: str) -> Field:
        """The widget of a field; a form that wants another than the usual one makes it."""
        return field_for(field_at(self.document.report, key))

    def go_to(self, address: Address) -> None:
        """Put the caret into the field of the address."""
        field = self.field_at(address)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.seek(field)

    def seek(self, field: QWidget) -> None:
        """Scroll to it, and once more if it is laid out only now and has the focus."""
        self._show_whole(field)
        self._sought.set(field)
        self._seeking.start()

    def all_bound(self) -> tuple[BoundFields, ...]:
        """The fields of everything that the form shows."""
        return (self.bound,)

    def texts(self) -> Iterator[PlainEdit | LineEdit]:
        """All that can be typed in."""
        for bound in self.all_bound():
            for field in bound.fields.values():
                yield from (field,) if isinstance(field, ListEditor) else field.texts

    def bound_at(self, address: Address) -> BoundFields:
        """The fields of the thing that the address is in."""
        return self.bound

    def address_of(self, focus: QWidget) -> Address | None:
        """The address of the widget with the focus; None for a button that has none."""
        for bound in self.all_bound():
            found = bound.with_focus(focus)
            if found is not None:
                return bound.address(found[0])
        return next((self.address(key) for key, field in self.fields.items() if _has(field, focus)), None)

    def before(self, editor: PlainEdit | LineEdit) -> int | None:
        """How many characters of the text at its address stand before what it shows; None if that is no part of it."""
        return 0

    def field_with(self, focus: QWidget) -> Bindable | None:
        """The field that has the focus, also if a line inside it has it; None if none of the form's has it."""
        return next((found[1] for bound in self.all_bound() if (found := bound.with_focus(focus)) is not None), None)

    def select(self, address: Address, start: int, end: int) -> None:
        """Select characters `start` to `end` (from 0, `end` not included) of the text at the address.

        The caret goes to their end, and is seen there. A list selects within the item of the address.
        """
        field = self.bound_at(address).fields.get(address.field)
        if field is not None:
            field.select(start, end)

    def field_at(self, address: Address) -> QWidget | None:
        """The field of the address; None if there is none (any more)."""
        return self.bound_at(address).fields.get(address.field, self.fields.get(address.field))

    def edit(self, name: str, edit: Edit, address: Address, origin: object, merge: str = "") -> None:
        """Have the document make one step."""
        self.document.apply(name, edit, address=address, merge=merge, origin=origin)

    def add_field(self, key: str) -> None:
        """A field under its title."""
        field = self._made(key)
        self._add_below(self._title_of(key, field), field)

    def add_list(self, key: str, editor: ListEditor, words: str, tools: QWidget) -> None:
        """A list under these words, which have its tools at their right."""
        self._keep(key, editor)
        self.bound.add(key, editor, (editor,))
        title = self._title_of(key, editor)
        title.setText(tr(words))
        self._add_below(title, editor).addWidget(tools)

    def add_row(self, *keys: str) -> None:
        """Short fields side by side, each under its title."""
        row = beside(between=MARGIN)
        for key in keys:
            field = self._made(key)
            title = self._title_of(key, field), 1, Qt.AlignmentFlag.AlignBottom
            row.addLayout(below(title, field, between=TIGHT), 1)
        add(self.column, TIGHT, row)
        for key in keys:
            self._add_refusal(self.fields[key])

    def add_tick(self, key: str) -> None:
        """A field with its title beside it."""
        self.column.addWidget(self._made(key))

    def _add_below(self, title: QLabel, field: QWidget) -> QHBoxLayout:
        row = beside((title, 1))
        add(self.column, TIGHT, row, field)
        self._add_refusal(field)
        return row

    def _add_refusal(self, field: QWidget) -> None:
        if isinstance(field, NumberField):
            self.column.addWidget(field.refusal)

    def _title_of(self, key: str, field: QWidget) -> QLabel:
        words = tr(field_at(self.document.report, key).title)
        field.setAccessibleName(words)
        title = caption(words, wraps=True)
        title.setBuddy(field)
        return title

    def _made(self, key: str) -> Field:
        """A field that is one of the form's from now on."""
        field = self.make_field(key)
        self._keep(key, field)
        self.bound.bind(key, field)
        return field

    def _keep(self, key: str, field: QWidget) -> None:
        field.setObjectName(key)
        self.fields[key] = field

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
        if isinstance(field, PlainEdit):
            field.show_caret()
        elif field is not None and field.hasFocus():  # also when its line has it, which is its proxy
            self._show_whole(field)

    def _on_focus_changed(self, now: QWidget | None) -> None:
        """Show what Tab has come to. A click must not move what it is on, and a text shows its caret by itself."""
        is_here = now is not None and self.isAncestorOf(now) and not isinstance(now, PlainEdit)
        if now is not None and is_here and not QApplication.mouseButtons():
            self._show_whole(now)

    def _show_whole(self, field: QWidget) -> None:
        """Scroll to the whole field: Qt's own way is content with its caret."""
        content = self.widget()
        if content is not None:
            box = QRect(field.mapTo(content, QPoint(0, 0)), field.size())
            self.ensureVisible(0, box.bottom(), 0, APART)
            self.ensureVisible(0, box.top(), 0, APART)


def _has(field: QWidget, focus: QWidget) -> bool:
    return field is focus or field.isAncestorOf(focus)
