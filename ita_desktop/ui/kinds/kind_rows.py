"""Rows of fields in the window of a kind: items of rounds, years of rounds, signers. Rows are added and taken away."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from ita_desktop.domain.limits import YEARS
from ita_desktop.domain.report.fields import FIELDS
from ita_desktop.domain.report.kinds import Text
from ita_desktop.domain.report.report import Signer
from ita_desktop.domain.report_kinds.report_kind import OFFSETS, OitItem, Standing, YearOffset
from ita_desktop.language import digits, tr
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.buttons import named_button, tool_button
from ita_desktop.ui.appearance.design import NEAR, TIGHT
from ita_desktop.ui.appearance.labels import caption, remark
from ita_desktop.ui.appearance.layouts import below, take_out
from ita_desktop.ui.appearance.screen_reader import named
from ita_desktop.ui.appearance.style import icon
from ita_desktop.ui.forms.choice_field import ChoiceField
from ita_desktop.ui.forms.field import Field
from ita_desktop.ui.forms.form import field_for
from ita_desktop.ui.forms.number_field import NumberField
from ita_desktop.ui.forms.text_field import LineField, TextField

_ITEM_MAX = 40


class Held:
    """The value that a field was given last: a kind is no report, so no document has it."""

    # Any: what a value is depends on the kind of the field.
    def __init__(self, field: Field, value: Any) -> None:
        self.field, self.value = field, value
        field.show_value(value)
        on(field.value_typed, field, self._take)
        on(field.value_chosen, field, self._take)

    def _take(self, value: Any) -> None:
        self.value = value


class Row(QWidget):
    """One thing, a field for each of its attributes, and what takes it away."""

    removed = Signal()

    # Any: an item, a year or a signer.
    def __init__(self, name: str, thing: Any, parts: Sequence[tuple[str, str, Field]]) -> None:
        """`parts`: the attribute, its words and its field, from left to right."""
        super().__init__()
        self._thing = thing
        self._held = {attribute: Held(field, getattr(thing, attribute)) for attribute, _, field in parts}
        self._words = {attribute: words for attribute, words, _ in parts}
        self._name = name
        self._confirmed = QCheckBox(tr("ยืนยันแล้ว")) if hasattr(thing, "standing") else None
        self._remove = tool_button("trash", tr("ลบแถว"), self.removed.emit)
        self._captions = {attribute: caption(words) for attribute, words in self._words.items()}
        grid = QGridLayout()
        grid.setHorizontalSpacing(NEAR)
        grid.setVerticalSpacing(0)
        for column, (attribute, held) in enumerate(self._held.items()):
            grid.addWidget(self._captions[attribute], 0, column)
            grows = isinstance(held.field, TextField)
            grid.addWidget(held.field, 1, column, Qt.AlignmentFlag(0) if grows else Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)
        if self._confirmed is not None:
            self._confirmed.setChecked(thing.standing is Standing.CONFIRMED)
            grid.addWidget(self._confirmed, 1, len(parts))
        grid.addWidget(self._remove, 1, len(parts) + 1)
        whole = below(grid, between=TIGHT, around=0, holder=self)
        for number in self.findChildren(NumberField):
            whole.addWidget(number.refusal)

    @property
    def thing(self) -> Any:
        """What stands in the fields."""
        values = {attribute: held.value for attribute, held in self._held.items()}
        if self._confirmed is not None:
            is_sure = self._confirmed.isChecked()
            unsure = self._thing.standing if self._thing.standing is not Standing.CONFIRMED else Standing.UNCONFIRMED
            values["standing"] = Standing.CONFIRMED if is_sure else unsure
        return replace(self._thing, **values)

    def take_place(self, place: int) -> None:
        """It is the row of that place, from 0: what a screen reader reads before each part. The first row has the words
        over all of them."""
        for attribute, held in self._held.items():
            self._captions[attribute].setVisible(place == 0)
            for text in held.field.texts:
                text.setPlaceholderText(self._words[attribute] if place else "")
            self._call(held.field, self._words[attribute], f"{self._name}.{attribute}.{place}", place)
        if self._confirmed is not None:
            self._call(self._confirmed, self._confirmed.text(), f"{self._name}.confirmed.{place}", place)
        self._call(self._remove, tr("ลบแถว"), f"{self._name}.remove.{place}", place)

    def parts(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in its order."""
        confirmed = (self._confirmed,) if self._confirmed is not None else ()
        return (*(held.field for held in self._held.values()), *confirmed, self._remove)

    def focus(self) -> None:
        """Put the caret into the first field."""
        next(iter(self._held.values())).field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _call(self, part: QWidget, words: str, name: str, place: int) -> None:
        named(part, name, tr("{words} แถวที่ {number}").format(words=words, number=digits(place + 1)))


class Rows(QWidget):
    """Owner of its rows."""

    # Any: an item, a year or a signer.
    def __init__(
        self,
        name: str,
        things: Sequence[Any],
        add: str,
        make: Callable[[Any], Row],
        new: Callable[[Sequence[Any]], Any],
    ) -> None:
        """`add` stands on the button; `new` makes what an added row begins with, out of the things that are there."""
        super().__init__()
        self.setObjectName(name)
        self._make, self._new = make, new
        self._rows: list[Row] = []
        self._list = below(between=NEAR)
        self.add = named_button(f"{name}.add", add)
        self.add.setIcon(icon("plus"))
        on(self.add.clicked, self, lambda: self._append(self._new(self.things)).focus())
        below(self._list, (self.add, 0, Qt.AlignmentFlag.AlignLeft), between=NEAR, around=0, holder=self)
        for thing in things:
            self._append(thing)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._order_tab()

    @property
    def things(self) -> tuple[Any, ...]:
        """What stands in the rows, from top to bottom."""
        return tuple(row.thing for row in self._rows)

    def _append(self, thing: Any) -> Row:
        row = self._make(thing)
        on(row.removed, row, lambda: self._take_away(row))
        self._rows.append(row)
        self._list.addWidget(row)
        row.show()  # at once: it may get the focus
        row.take_place(len(self._rows) - 1)
        self._order_tab()
        return row

    def _order_tab(self) -> None:
        """Tab goes through the rows and then to the button. Qt would have it go as they were made and put in."""
        parts = [part for row in self._rows for part in row.parts()]
        for before, part in pairwise((self.add, *parts, self.add)):
            if before is not part:
                QWidget.setTabOrder(before, part)

    def _take_away(self, row: Row) -> None:
        at = self._rows.index(row)
        self._rows.remove(row)
        take_out(self._list, row)
        for place, one in enumerate(self._rows):
            one.take_place(place)
        if self._rows:
            self._rows[min(at, len(self._rows) - 1)].focus()
        else:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)


def item_rows(items: Sequence[OitItem]) -> Rows:
    """What the rounds call the report."""

    def make(item: OitItem) -> Row:
        name = LineField(Text(most=_ITEM_MAX))
        return Row("kind.items", item, (("round", tr("รอบ"), _year()), ("item", tr("เลขข้อ"), name)))

    def new(there: Sequence[OitItem]) -> OitItem:
        return OitItem(min(there[-1].round + 1, YEARS[-1]), there[-1].item) if there else OitItem(_USUAL_ROUND, "")

    return Rows("kind.items", items, tr("เพิ่มรอบ"), make, new)


def year_rows(years: Sequence[YearOffset]) -> Rows:
    """Which fiscal year the report of a round is about, from that round on."""

    def make(year: YearOffset) -> Row:
        words = dict(zip(OFFSETS, (tr("ปีก่อนปีของรอบ"), tr("ปีเดียวกับปีของรอบ")), strict=True))
        parts = (("from_round", tr("ตั้งแต่รอบ"), _year()), ("offset", tr("ปีงบประมาณ"), ChoiceField(words)))
        return Row("kind.years", year, parts)

    def new(there: Sequence[YearOffset]) -> YearOffset:
        return YearOffset(min(there[-1].from_round + 1, YEARS[-1]) if there else _USUAL_ROUND, OFFSETS[0])

    return Rows("kind.years", years, tr("เพิ่มช่วงของรอบ"), make, new)


def signer_rows(signers: Sequence[Signer]) -> Rows:
    """Who signs: in which role, and the lines of the position if it is the same everywhere."""

    def make(signer: Signer) -> Row:
        keys = ("role", "positions")
        fields = [(key, FIELDS[f"signer.{key}"]) for key in keys]
        return Row("kind.signers", signer, [(key, tr(field.title), field_for(field)) for key, field in fields])

    return Rows("kind.signers", signers, tr("เพิ่มผู้ลงนาม"), make, lambda _: Signer())


def years_remark() -> QWidget:
    """What holds for rounds that no row has."""
    return remark(tr("รอบที่ไม่มีแถวใช้เลขข้อของแถวก่อนหน้าโดยถือว่ายังไม่ยืนยัน และใช้ปีงบประมาณตามแถวก่อนหน้า ถ้าไม่มีใช้ปีของรอบ"))


_USUAL_ROUND = 2569
"""The round that a first row begins with, to be typed over."""


def _year() -> NumberField:
    return NumberField(YEARS, kind=tr("ปี พ.ศ."))
