"""The form of a measure: a field for each column of the report, in their order."""

from dataclasses import replace
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ita_desktop.domain.find.phrases import owners_of
from ita_desktop.domain.report import edits
from ita_desktop.domain.report.address import MEASURE_TITLE, Address, list_field
from ita_desktop.domain.report.catalogue import EVERY_DIVISION, USUAL_DIVISIONS
from ita_desktop.domain.report.columns import ColumnKind
from ita_desktop.domain.report.fields import column_field, field_at
from ita_desktop.domain.report.ids import MeasureId
from ita_desktop.domain.report.kinds import Money, Names, Percent, Span, Text
from ita_desktop.domain.report.lists import Items
from ita_desktop.domain.report.report import Period, TextPeriod
from ita_desktop.domain.report_kinds.offered_words import going_on, offered_words
from ita_desktop.language import digits, tr
from ita_desktop.session.document import Change, Document
from ita_desktop.session.file.kind_store import kinds_at_hand
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.session.words.phrase_book import PhraseBook
from ita_desktop.ui.asking.status_line import StatusLine
from ita_desktop.ui.forms.choice_field import WordsField
from ita_desktop.ui.forms.field import Field
from ita_desktop.ui.forms.form import Form
from ita_desktop.ui.forms.owners_field import OwnersField
from ita_desktop.ui.forms.period_field import PeriodField
from ita_desktop.ui.forms.text_field import TextField
from ita_desktop.ui.lists.list_editor import ListEditor
from ita_desktop.ui.lists.list_tool_bar import ListToolBar
from ita_desktop.ui.text.suggestions import Suggester

PERIODS_OFFERED, OWNERS_OFFERED = 8, 20
"""How many periods and owners that were used before the menus show."""


_SHARE_OF_TOOLS = 0.62
"""Of the form's width, which the tool bar of a list may take in words; the rest is for the words over the list."""


class MeasureForm(Form):
    """The fields of the measure chosen last."""

    def __init__(self, document: Document, status: StatusLine, phrases: PhraseBook) -> None:
        super().__init__(document, status)
        self._phrases = phrases
        self.measure_id = MeasureId("")
        """The measure shown."""
        self.columns = document.report.columns
        """The columns that the form has fields for; a report that gets others needs another form."""
        self._kind = kinds_at_hand().of_report(document.report) if document.report.kind else None
        self.lists: dict[str, ListEditor] = {}
        """The editors of lists, by the keys of their columns."""
        self._tools: list[ListToolBar] = []
        for column in self.columns:
            key = column_field(column.key)
            if column.kind is ColumnKind.LIST:
                self._add_list(column.key, key, column.heading)
            else:
                self.add_field(key)
        self.column.addStretch(1)

    def make_field(self, key: str) -> Field:
        kind = field_at(self.document.report, key).kind
        match kind:
            case Span():
                return PeriodField(lambda: self.document.report.fiscal_year, partial(self._used_periods, key))
            case Names():
                owners = OwnersField(self._divisions)
                Suggester(owners.line, self._phrases.owner_continuation)
                return owners
            case Percent() | Money():
                return WordsField(kind, partial(self._offered, key))
        text = TextField(kind, numbered=key == MEASURE_TITLE)
        if isinstance(kind, Text):
            Suggester(text, partial(self._continuation, key))
        return text

    def _add_list(self, name: str, key: str, words: str) -> None:
        editor = self.lists[name] = self._make_list(name)
        Suggester(editor, partial(self._continuation, key))
        offered = self._offered(key)
        if offered:
            hint = tr("พิมพ์ข้อแรก หรือถ้าไม่มี ให้พิมพ์อักษรแรกของ “{words}” แล้วกด Tab")
            editor.setPlaceholderText(hint.format(words=offered[0]))
        tools = ListToolBar(editor)
        self._tools.append(tools)
        self.add_list(key, editor, words, tools)

    def address(self, key: str) -> Address:
        return Address(key, measure=self.measure_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for tools in self._tools:
            tools.show_words(tools.width_in_words() < _SHARE_OF_TOOLS * self.viewport().width())

    def show_measure(self, measure_id: MeasureId) -> None:
        """The measure to show from now on, as soon as the report is shown."""
        self.measure_id = measure_id
        self.verticalScrollBar().setValue(0)

    def show_report(self, change: Change | None) -> None:
        found = next((row for row in self.document.report.measures() if row[2].id == self.measure_id), None)
        if found is None:
            return
        number, issue, _ = found
        words = tr("มาตรการ {number} · ประเด็นที่ {issue}") if issue.has_heading else tr("มาตรการ {number}")
        title = words.format(number=digits(number), issue=digits(issue.number))
        is_reviewed = self.measure_id not in self.document.report.unreviewed
        self.title.setText(title if is_reviewed else tr("{title} · ยังไม่ทบทวน").format(title=title))
        super().show_report(change)
        for editor in self.lists.values():
            editor.set_home(tr("มาตรการ {number}").format(number=digits(number)))

    def go_to(self, address: Address) -> None:
        super().go_to(address)
        editor = self._list_at(address)
        ids = [item.id for item in editor.items] if editor is not None else []
        if editor is not None and address.item in ids:
            editor.go_to(ids.index(address.item))

    def select(self, address: Address, start: int, end: int) -> None:
        editor = self._list_at(address)
        if editor is not None and address.item is not None:
            editor.select_in(address.item, start, end)
        else:
            super().select(address, start, end)

    def address_of(self, focus: QWidget) -> Address | None:
        address = super().address_of(focus)
        editor = self._list_at(address) if address is not None else None
        if address is None or editor is None:
            return address
        at = editor.caret.index
        return replace(address, item=editor.items[at].id if at < len(editor.items) else None)

    def _make_list(self, name: str) -> ListEditor:
        editor = ListEditor()
        editor.setPlaceholderText(tr("พิมพ์ข้อแรก แล้วกด Enter เพื่อขึ้นข้อถัดไป"))
        on(editor.edited, self, partial(self._on_list_edited, name))
        on(editor.items_dropped, self, partial(self._on_items_dropped, name))
        editor.reported.connect(self.status.tell)
        on(editor.left, self, lambda forward: self.focusNextPrevChild(forward))
        return editor

    def _list_at(self, address: Address) -> ListEditor | None:
        return next((editor for name, editor in self.lists.items() if list_field(name) == address.field), None)

    def give_items(self, source: ListEditor, measure_id: MeasureId, *, copy: bool) -> None:
        """The items chosen in one of these lists go to the end of the same list of a measure, or a copy of them."""
        name = self._name_of(source)
        if name is not None:
            self._transfer(source, name, (measure_id, name), None, copy=copy)

    def _on_items_dropped(self, name: str, source: ListEditor, at: int, copy: bool) -> None:
        source_name, chosen = self._name_of(source), source.chosen
        if source_name is None or chosen is None:
            return
        self._transfer(source, source_name, (self.measure_id, name), at, copy=copy)
        self.lists[name].choose(at, at + chosen[1] - chosen[0])

    def _transfer(
        self, source: ListEditor, name: str, target: tuple[MeasureId, str], at: int | None, *, copy: bool
    ) -> None:
        if source.chosen is None:
            return
        first, last = source.chosen
        ids = frozenset(item.id for item in source.items[first : last + 1])
        home = (self.measure_id, name)
        edit = partial(edits.transfer_items, source=home, ids=ids, target=target, at=at, copy=copy)
        address = Address(list_field(target[1]), measure=self.measure_id)  # this form is where it was done
        number = self.document.report.number_of(target[0])
        words = tr("ทำสำเนาข้อไป{to} ({name})") if copy else tr("ย้ายข้อไป{to} ({name})")
        here = target[0] == home[0]
        to = self._called(target[1]) if here else tr("มาตรการ {number}").format(number=digits(number))
        self.edit(words.format(to=to, name=self._called(name)), edit, address, self)

    def _name_of(self, editor: ListEditor) -> str | None:
        return next((name for name, known in self.lists.items() if known is editor), None)

    def _on_list_edited(self, name: str, verb: str, items: Items, merge: str) -> None:
        editor = self.lists[name]
        spot = editor.caret
        item = items[spot.index].id if spot.index < len(items) else None
        address = Address(list_field(name), measure=self.measure_id, item=item)
        edit = partial(edits.set_items, measure_id=self.measure_id, name=name, items=items)
        key = f"{self.measure_id}/{name}/{merge}" if merge else ""
        self.edit(f"{verb} ({self._called(name)})", edit, address, editor, merge=key)

    def _called(self, name: str) -> str:
        """What a list is called in a step of the history."""
        return tr(field_at(self.document.report, list_field(name)).title)

    def _offered(self, key: str) -> tuple[str, ...]:
        """The words that the column of the field offers; most offer none."""
        column = next((column for column in self.columns if column_field(column.key) == key), None)
        return offered_words(self._kind, column) if column is not None else ()

    def _continuation(self, key: str, typed: str) -> tuple[str, str]:
        begun, rest = going_on(self._offered(key), typed)
        return (begun, rest) if rest else self._phrases.continuation(typed)

    def _divisions(self) -> tuple[str, ...]:
        """The agency's own divisions first, then other owners of the report, then those of reports opened lately."""
        report = self.document.report
        divisions = report.agency.divisions or USUAL_DIVISIONS
        return tuple(dict.fromkeys((EVERY_DIVISION, *divisions, *owners_of(report), *self._phrases.owners)))[
            :OWNERS_OFFERED
        ]

    def _used_periods(self, key: str) -> tuple[Period, ...]:
        """The periods of the report's other measures, then free words of reports opened lately, each once."""
        report = self.document.report
        others = (measure for _, _, measure in report.measures() if measure.id != self.measure_id)
        used = [period for period in map(field_at(report, key).get, others) if period != TextPeriod()]
        return tuple(dict.fromkeys((*used, *self._phrases.periods)))[:PERIODS_OFFERED]
