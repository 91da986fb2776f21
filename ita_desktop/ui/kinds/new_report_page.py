"""What a new report is of and about: its kind and its year. Enter takes the first kind and this year."""

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from ita_desktop.domain.limits import YEARS
from ita_desktop.domain.report_kinds.new_reports import new_of_kind, usual_year
from ita_desktop.domain.report_kinds.report_kind import MONTHS_TITLES, ReportKind
from ita_desktop.domain.report_kinds.unsure import unsure_words
from ita_desktop.language import digits, tr, trn
from ita_desktop.messages import words
from ita_desktop.session.file.kind_store import KindsAtHand
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.buttons import named_button
from ita_desktop.ui.appearance.design import MARGIN, TIGHT
from ita_desktop.ui.appearance.fitting_dialog import FittingDialog, Role
from ita_desktop.ui.appearance.labels import caption, heading, remark
from ita_desktop.ui.appearance.layouts import REST, below, beside
from ita_desktop.ui.appearance.screen_reader import named
from ita_desktop.ui.appearance.style import icon
from ita_desktop.ui.forms.choice_field import ChoiceField
from ita_desktop.ui.forms.number_field import NumberField

_SIZE = QSize(760, 680)
_DOT = " · "


class NewReportPage(FittingDialog):
    """Asks only; `chosen` is emitted with the empty report. Files of kinds are somebody else's work."""

    chosen = Signal(object)  # Report
    file_wanted = Signal()  # a kind is to be taken from a file
    edited = Signal(object)  # ReportKind: it, or a copy of one of the program's, is to be edited
    given = Signal(object)  # ReportKind: it is to be written to a file
    removed = Signal(object)  # ReportKind: the user does not want it any more

    def __init__(self, kinds: KindsAtHand, today: date, parent: QWidget | None = None) -> None:
        super().__init__(_SIZE, tr("รายงานใหม่"), parent, name="new_report")
        self._kinds = kinds
        self._today = today
        self._year: int | None = None  # the user's own; None: the usual one of the kind
        self._months: int | None = None
        self.list = named(QTreeWidget(), "new_report.kinds", tr("แบบรายงาน"))
        self.year = named(NumberField(YEARS, kind=tr("ปี พ.ศ.")), "new_report.year", tr("ปีงบประมาณ"))
        self._part = QWidget()  # what the report is about, of its year
        months = ChoiceField({months: tr(text) for months, text in MONTHS_TITLES.items()})
        self.months = named(months, "new_report.months", tr("รอบของรายงาน"))
        self._facts = named(remark(""), "new_report.facts")
        self._unsure = named(remark(""), "new_report.unsure")
        self._refused = named(remark(""), "new_report.refused")
        self.create_report = self.add_button(tr("สร้างรายงาน"), Role.AcceptRole, "new_report.create")
        self.add_button(tr("ยกเลิก"), Role.RejectRole)
        self._edit = named_button("new_report.edit", tr("แก้ไขแบบ…(&D)"))
        self._from_file = named_button("new_report.from_file", tr("เพิ่มแบบจากแฟ้ม…(&O)"))
        self._to_file = named_button("new_report.to_file", tr("ส่งออกแบบเป็นแฟ้ม…(&E)"))
        self._remove = named_button("new_report.remove", tr("ลบแบบ(&X)"))
        self._prepare()
        self._lay_out()
        self._connect()
        self.show_kinds(kinds)

    @property
    def kind(self) -> ReportKind:
        """The chosen one."""
        return self._kinds.all[max(self.list.indexOfTopLevelItem(self.list.currentItem()), 0)]

    def show_kinds(self, kinds: KindsAtHand, chosen: str = "") -> None:
        """Other kinds, with that of the key `chosen` chosen; without one the first."""
        self._kinds = kinds
        self.list.clear()
        rows = {kind.key: QTreeWidgetItem([kind.name]) for kind in kinds.all}
        for kind, row in zip(kinds.all, rows.values(), strict=True):
            row.setToolTip(0, kind.title)
        self.list.addTopLevelItems(list(rows.values()))
        self.list.setCurrentItem(rows.get(chosen, rows[kinds.all[0].key]))
        self._refused.setText("\n".join(map(words, kinds.refused)))
        self._refused.setVisible(bool(kinds.refused))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        """Leave with the report, unless what stands in the field of the year is no year."""
        said = self.year.leave()
        if said:
            self._unsure.setText(said)
            self.year.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().accept()
        self.chosen.emit(new_of_kind(self.kind, self._chosen_year(), self._chosen_months()))

    def _prepare(self) -> None:
        self.list.setHeaderLabels([tr("แบบรายงาน")])
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.create_report.setIcon(icon("file-plus"))
        self.create_report.setDefault(True)

    def _lay_out(self) -> None:
        year, months = caption(tr("ปีงบประมาณ")), caption(tr("รอบของรายงาน"))
        year.setBuddy(self.year)
        months.setBuddy(self.months)
        below(months, self.months, between=TIGHT, around=0, holder=self._part)
        about = beside((below(year, self.year, between=TIGHT), 1), (self._part, 1), between=MARGIN)
        tools = beside(self._edit, self._from_file, self._to_file, self._remove, REST)
        said = (self.year.refusal, self._facts, self._unsure, self._refused)
        self.lay_out(heading(tr("รายงานใหม่")), (self.list, 1), tools, about, *said)

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(self._show)
        on(self.list.itemDoubleClicked, self, lambda: self.accept())
        self.year.value_typed.connect(self._on_year_typed)
        self.months.value_chosen.connect(self._on_months_chosen)
        on(self._edit.clicked, self, lambda: self.edited.emit(self.kind))
        self._from_file.clicked.connect(self.file_wanted)
        on(self._to_file.clicked, self, lambda: self.given.emit(self.kind))
        on(self._remove.clicked, self, lambda: self.removed.emit(self.kind))

    def _chosen_year(self) -> int:
        return usual_year(self.kind, self._today) if self._year is None else self._year

    def _chosen_months(self) -> int:
        months = self.kind.months
        return self._months if self._months is not None and self._months in months else months[0]

    def _on_year_typed(self, year: int) -> None:
        self._year = year
        self._show()

    def _on_months_chosen(self, months: int) -> None:
        self._months = months
        self._show()

    def _show(self) -> None:
        """What the chosen kind is, and what of it is not confirmed."""
        kind, year = self.kind, self._chosen_year()
        self.year.show_value(year)
        self.months.show_value(self._chosen_months())
        self._part.setVisible(len(kind.months) > 1)
        self._facts.setText(_facts(kind, year))
        unsure = unsure_words(kind, year)
        self._unsure.setText(unsure)
        self._unsure.setVisible(bool(unsure))
        self.list.setAccessibleDescription(f"{self._facts.text()} {unsure}".strip())
        is_own = kind in self._kinds.own
        self._remove.setEnabled(is_own)
        self._remove.setToolTip("" if is_own else tr("ลบได้เฉพาะแบบของหน่วยงาน"))


def _facts(kind: ReportKind, year: int) -> str:
    """The round, the item, columns and issues, on one line."""
    round_ = kind.round_of(year)
    item = kind.item_in(round_)
    columns, issues = len(kind.columns), len(kind.issues)
    parts = [
        tr("รอบการประเมิน ITA {round}").format(round=digits(round_)),
        tr("ข้อ {item}").format(item=item.item) if item is not None else tr("ยังไม่ทราบเลขข้อ"),
        trn("{n} คอลัมน์", columns).format(n=digits(columns)),
        trn("{n} ประเด็น", issues).format(n=digits(issues)) if issues else tr("ไม่แบ่งประเด็น"),
    ]
    return _DOT.join(parts)
