"""A kind of report to be edited: what it is called, what the rounds call it, its years, months, signers and memo.

Columns and issues are edited in a report, which has a page and forms for them, and are taken over from there.
"""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from ita_desktop.domain.limits import KIND_NAME_MAX_LENGTH
from ita_desktop.domain.report.columns import Column, ColumnKind
from ita_desktop.domain.report.kinds import Lines, Names, Text
from ita_desktop.domain.report_kinds.editing import edited, read_wording, shown_wording, why_not_kept
from ita_desktop.domain.report_kinds.offered_words import offered_words
from ita_desktop.domain.report_kinds.report_kind import MEMO_NAMES, MONTHS_TITLES, MemoWording, ReportKind
from ita_desktop.language import N_, tr
from ita_desktop.ui.appearance.design import MARGIN, TIGHT, WIDE
from ita_desktop.ui.appearance.fitting_dialog import FittingDialog, Role
from ita_desktop.ui.appearance.labels import caption, heading, remark
from ita_desktop.ui.appearance.layouts import REST, below, beside
from ita_desktop.ui.appearance.screen_reader import announce, named
from ita_desktop.ui.forms.field import Field
from ita_desktop.ui.forms.number_field import NumberField
from ita_desktop.ui.forms.text_field import LineField, TextField
from ita_desktop.ui.kinds.kind_rows import Held, Rows, item_rows, signer_rows, year_rows, years_remark

_SIZE = QSize(820, 700)
_MEMO = (
    ("subject", N_("เรื่อง"), Text()),
    ("background", N_("เรื่องเดิม"), Text()),
    ("facts", N_("ข้อเท็จจริง"), Text()),
    ("proposals", N_("ข้อเสนอ บรรทัดละข้อ"), Lines()),
    ("closing", N_("คำลงท้าย"), Text()),
)
_NEEDED = ("name", "title")
_OFFERING = (ColumnKind.MONEY, ColumnKind.PERCENT, ColumnKind.LIST, ColumnKind.TEXT)
"""Columns that can offer words."""


class KindPage(FittingDialog):
    """Asks only; `kept` is emitted with the kind as the user wants it. Owner of its fields."""

    kept = Signal(object)  # ReportKind

    def __init__(self, kind: ReportKind, *, is_copy: bool, parent: QWidget | None = None) -> None:
        """`is_copy`: the kind is one of the program's, and becomes one of the user's own."""
        super().__init__(_SIZE, tr("แก้ไขแบบรายงาน"), parent, name="kind")
        self._kind = kind
        self._held: dict[str, Held] = {}
        self._items, self._years = item_rows(kind.items), year_rows(kind.years)
        self._signers = signer_rows(kind.signers)
        self._months = {months: QCheckBox(tr(words)) for months, words in reversed(MONTHS_TITLES.items())}
        self._refused = named(remark(""), "kind.refused")
        self.keep = self.add_button(tr("เก็บแบบ"), Role.AcceptRole, "kind.keep")
        self.keep.setDefault(True)
        self.add_button(tr("ยกเลิก"), Role.RejectRole)
        self._column = below(between=TIGHT)
        self._lay_out(is_copy)

    @property
    def kind(self) -> ReportKind:
        """What stands in the fields."""
        before = self._kind
        ticked = [months for months, box in self._months.items() if box.isChecked()]
        stay = [months for months in before.months if months in ticked]
        memo = {name: self._held[f"memo.{name}"].value for name, _, _ in _MEMO}
        proposals = tuple(read_wording(line) for line in memo.pop("proposals") if line.strip())
        offered = [
            (column.key, self._held[f"words.{column.key}"].value) for column in before.columns if self._offers(column)
        ]
        usual = {column.key: offered_words(None, column) for column in before.columns}
        after = replace(
            before,
            name=self._held["name"].value,
            title=self._held["title"].value,
            items=self._items.things,
            years=self._years.things,
            months=(*stay, *(months for months in ticked if months not in stay)),
            signers=self._signers.things,
            memo=MemoWording(**{name: read_wording(text) for name, text in memo.items()}, proposals=proposals),
            words=tuple(one for one in offered if one[1] != usual[one[0]]),
        )
        return edited(before, after)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._held["name"].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        """Leave with the kind, unless something in it cannot be kept: then it is shown and nothing is lost."""
        for number in self.findChildren(NumberField):
            said = number.leave() if number.isVisibleTo(self) else ""  # a row may just be going
            if said:
                self._refuse(said, number)
                return
        kind = self.kind
        why_not = why_not_kept(kind)
        if why_not:
            needed = (self._held[key] for key in _NEEDED)
            self._refuse(why_not, next((held.field for held in needed if not held.value.strip()), None))
            return
        super().accept()
        self.kept.emit(kind)

    def _refuse(self, words: str, field: QWidget | None) -> None:
        self._refused.setText(words)
        self._refused.show()
        announce(self, words)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, is_copy: bool) -> None:
        kind, whole = self._kind, self._column
        whole.addWidget(heading(tr("แก้ไขแบบรายงาน")))
        if is_copy:
            whole.addWidget(remark(tr("แบบของโปรแกรมไม่เปลี่ยน แบบที่แก้แล้วจะเก็บเป็นแบบใหม่ของหน่วยงาน")))
        whole.addWidget(remark(tr("คอลัมน์ ประเด็น และกระดาษแก้ได้ในรายงาน แล้วเลือก ใช้รายงานนี้เป็นแบบ")))
        self._add("name", tr("ชื่อแบบ"), LineField(Text(most=KIND_NAME_MAX_LENGTH)), kind.name)
        self._add("title", tr("ชื่อรายงาน"), LineField(Text()), kind.title)
        self._add_rows(tr("เลขข้อในแต่ละรอบการประเมิน"), self._items)
        self._add_rows(tr("ปีงบประมาณของรายงาน"), self._years)
        whole.addWidget(years_remark())
        self._add_months()
        self._add_rows(tr("ผู้ลงนาม"), self._signers)
        self._add_words()
        self._add_memo()
        whole.addStretch(1)
        self._refused.hide()
        buttons = QWidget()
        below(self._refused, self.box, around=0, holder=buttons)
        self.lay_out(whole, buttons=buttons)

    # Any: what a value is depends on the kind of the field.
    def _add(self, key: str, words: str, field: Field, value: object) -> None:
        title = caption(words)
        title.setBuddy(field)
        self._column.addWidget(title)
        self._column.addWidget(named(field, f"kind.{key}", words))
        self._held[key] = Held(field, value)

    def _add_rows(self, title: str, rows: Rows) -> None:
        self._begin(title)
        self._column.addWidget(rows)

    def _add_months(self) -> None:
        self._begin(tr("รอบของรายงานที่เลือกได้"))
        for months, box in self._months.items():
            named(box, f"kind.months.{months}").setChecked(months in self._kind.months)
        self._column.addLayout(beside(*self._months.values(), REST, between=MARGIN))

    def _add_words(self) -> None:
        """The words that columns offer, for those that can."""
        columns = [column for column in self._kind.columns if self._offers(column)]
        if not columns:
            return
        self._begin(tr("คำที่มีให้เลือกในคอลัมน์ คั่นด้วยจุลภาค"))
        for column in columns:
            self._add(f"words.{column.key}", tr(column.heading), LineField(Names()), offered_words(self._kind, column))

    def _offers(self, column: Column) -> bool:
        """A column of the six has lists of its own; it offers words if the kind has some."""
        is_known = bool(offered_words(self._kind, column)) or column.key in dict(self._kind.words)
        return is_known or (column.kind in _OFFERING and column.kind is not ColumnKind.LIST)

    def _add_memo(self) -> None:
        self._begin(tr("ถ้อยคำของบันทึกข้อความ"))
        names = " ".join(f"{{{tr(words)}}}" for words in MEMO_NAMES.values())
        self._column.addWidget(remark(tr("ชื่อในวงเล็บปีกกาแทนข้อมูลของรายงาน: {names}").format(names=names)))
        for name, words, of in _MEMO:
            self._add(f"memo.{name}", tr(words), TextField(of), _shown(getattr(self._kind.memo, name)))

    def _begin(self, title: str) -> None:
        self._column.addSpacing(WIDE)
        self._column.addWidget(heading(title))


def _shown(wording: str | tuple[str, ...]) -> str | tuple[str, ...]:
    return shown_wording(wording) if isinstance(wording, str) else tuple(map(shown_wording, wording))
