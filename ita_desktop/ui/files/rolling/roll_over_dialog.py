"""What the new year's report is for, what is carried over, and every year in it that moves, to be ticked one by one.

Space ticks, Enter makes the report. The earlier report is only read.
"""

from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from ita_desktop.domain.limits import YEARS
from ita_desktop.domain.report.fields import FIELDS
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.report_kinds.next_year import item_in, year_after_of
from ita_desktop.domain.report_kinds.unsure import item_remark
from ita_desktop.domain.rolling.column_roles import results_of
from ita_desktop.domain.rolling.roll_over import NewYear, YearChange, rolled_over, year_changes
from ita_desktop.domain.thai.file_names import shown_name
from ita_desktop.language import digits, tr, trn
from ita_desktop.session.background import Background, IsWanted
from ita_desktop.session.file.kind_store import kinds_at_hand
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.design import WIDE
from ita_desktop.ui.appearance.fitting_dialog import FittingDialog, Role
from ita_desktop.ui.appearance.labels import caption, heading, label, remark
from ita_desktop.ui.appearance.layouts import REST, beside
from ita_desktop.ui.appearance.screen_reader import named
from ita_desktop.ui.files.rolling.empty_columns import EmptyColumns
from ita_desktop.ui.files.rolling.year_list import YearList, YearRows
from ita_desktop.ui.forms.number_field import NumberField
from ita_desktop.ui.text.line_edit import LineEdit

_ITEM_MAX = 40


class RollOverDialog(FittingDialog):
    """Owner of the choices. Accepted, `report` is the one of the new year."""

    other_wanted = Signal()  # another file than this is to be the earlier report

    def __init__(self, earlier: Report, path: Path | None, parent: QWidget | None = None) -> None:
        """`path` is the file of the earlier report, None if it has none."""
        super().__init__(QSize(980, 680), tr("รายงานปีใหม่จากปีก่อน"), parent, name="rolling")
        self.earlier = earlier
        self.path = path
        self._kind = kinds_at_hand().of_report(earlier)
        self._new = year_after_of(self._kind, earlier)
        self._own_item: str | None = None  # typed by the user
        self._pending: Future[tuple[YearChange, ...]] | None = None
        self._background = Background(self)
        self._latest = self._background.worker("rolling over").latest()
        on(self.finished, self, lambda _: self._background.close())
        self.year, self.round = NumberField(YEARS, kind=tr("ปี พ.ศ.")), NumberField(YEARS, kind=tr("ปี พ.ศ."))
        self.item = LineEdit(max_length=_ITEM_MAX)
        self.item_remark = named(remark(""), "rolling.item_remark")
        self.keeps_results = QCheckBox(tr("เก็บผลการดำเนินการและผลลัพธ์ของปีก่อนไว้แก้ไขต่อ(&K)"))
        self.empty_columns = EmptyColumns(earlier.columns)
        self._emptied = named(remark(""), "rolling.emptied")
        self.rows = YearRows(self)
        self.list = YearList(self.rows)
        self.summary = named(label(""), "rolling.summary")
        self._lay_out()
        self._show_choices()
        self.year.value_typed.connect(self._on_year_typed)
        on(self.round.value_typed, self, lambda a_round: self._choose_round(self._new.fiscal_year, a_round))
        self.item.typed.connect(self._on_item_typed)
        on(self.keeps_results.clicked, self, self._on_results_kept)
        on(self.empty_columns.chosen, self, lambda keys: self._choose(replace(self._new, emptied=keys)))
        self.rows.ticked_changed.connect(self._show_summary)
        self._look()

    @property
    def report(self) -> Report:
        """The report of the new year, as it is chosen now. May take a moment."""
        if self._pending is not None:
            self._show_found(self._pending.result())
        return rolled_over(self.earlier, self._new, self.rows.ticked())

    @property
    def is_settled(self) -> bool:
        """Whether the list shows what the choices make of the report."""
        return self._pending is None

    def _lay_out(self) -> None:
        name = shown_name(self.path) if self.path is not None else tr("รายงานที่เปิดอยู่")
        year = digits(self.earlier.fiscal_year)
        grid = QGridLayout()
        grid.setHorizontalSpacing(WIDE)
        grid.setVerticalSpacing(0)
        for column, (key, field) in enumerate(
            (("fiscal_year", self.year), ("ita_round", self.round), ("oit_item", self.item))
        ):
            title = caption(tr(FIELDS[key].title))
            title.setBuddy(field)
            named(field, f"rolling.{key}", tr(FIELDS[key].title))
            grid.addWidget(title, 0, column)
            grid.addWidget(field, 1, column)
            if isinstance(field, NumberField):
                grid.addWidget(field.refusal, 2, column)
        grid.addWidget(self.item_remark, 2, 2)
        self.make = self.add_button(tr("สร้างรายงาน(&M)"), Role.AcceptRole)
        self.other = self.add_button(tr("เลือกรายงานอื่น…(&O)"), Role.ActionRole, by_enter=False)
        self.add_button(tr("ยกเลิก"), Role.RejectRole, by_enter=False)
        self.make.setDefault(True)
        self.other.clicked.connect(self.other_wanted)
        self.lay_out(
            heading(tr("จากรายงานปี {year}: {name}").format(year=year, name=name)),
            grid,
            beside(self.keeps_results, self.empty_columns, REST),
            self._emptied,
            remark(tr("ผู้ลงนามคงเดิม วันที่ลงนาม ที่อยู่เว็บที่เผยแพร่ เลขที่และวันที่ของแผนจะว่างไว้ แฟ้มของปีก่อนไม่เปลี่ยน")),
            (self.list, 1),
            self.summary,
        )
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_year_typed(self, year: int) -> None:
        """The round follows the year."""
        a_round = year_after_of(self._kind, self.earlier, year).ita_round
        self.round.show_value(a_round)
        self._choose_round(year, a_round)

    def _on_item_typed(self, text: str) -> None:
        self._own_item = text.strip()
        self._choose(replace(self._new, oit_item=self._own_item))

    def _on_results_kept(self, are_kept: bool) -> None:
        columns = self.earlier.columns
        results = results_of(columns)
        others = [key for key in self._new.emptied if key not in results]
        wanted = set(others if are_kept else [*others, *results])
        self._choose(replace(self._new, emptied=tuple(one.key for one in columns if one.key in wanted)))

    def _choose_round(self, year: int, a_round: int) -> None:
        """The number of the item follows the round, unless the user has typed one."""
        item = item_in(self._kind, self.earlier, a_round) if self._own_item is None else self._own_item
        if self._own_item is None:
            self.item.setText(item)
        self._choose(replace(self._new, fiscal_year=year, ita_round=a_round, oit_item=item))

    def _choose(self, new: NewYear) -> None:
        self._new = new
        self._show_item_remark()
        self._show_emptied()
        self._look()

    def _show_choices(self) -> None:
        self.year.show_value(self._new.fiscal_year)
        self.round.show_value(self._new.ita_round)
        self.item.setText(self._new.oit_item)
        self._show_item_remark()
        self._show_emptied()

    def _show_emptied(self) -> None:
        """Which columns begin empty, by name: the user decides what counts as a result."""
        columns, emptied = self.earlier.columns, self._new.emptied
        results = results_of(columns)
        names = ", ".join(tr(column.heading) for column in columns if column.key in emptied)
        words = tr("คอลัมน์ที่จะว่างไว้: {columns}").format(columns=names or tr("ไม่มี"))
        self._emptied.setText(words)
        self.keeps_results.setEnabled(bool(results))
        self.keeps_results.setChecked(not set(results) & set(emptied))
        self.keeps_results.setAccessibleDescription(words)
        self.empty_columns.show_emptied(emptied)

    def _show_item_remark(self) -> None:
        """That the number of the item is not confirmed, if it is not."""
        new = replace(self.earlier, ita_round=self._new.ita_round, oit_item=self._new.oit_item)
        words = item_remark(self._kind, new) if self._kind is not None else ""
        self.item_remark.setText(words)
        self.item.setAccessibleDescription(words)

    def _look(self) -> None:
        """Find the years that would move."""
        earlier, new = self.earlier, self._new

        def look(_: IsWanted) -> tuple[YearChange, ...]:
            return year_changes(earlier, new)

        self._pending = self._latest.ask(look, self._show_found)

    def _show_found(self, changes: tuple[YearChange, ...]) -> None:
        self._pending = None
        is_first = not self.list.currentIndex().isValid()
        self.rows.show_changes(self.earlier, changes)
        if is_first and changes:
            self.list.setCurrentIndex(self.rows.index(0, 0))

    def _show_summary(self) -> None:
        ticked = len(self.rows.ticked())
        left = len(self.rows.changes) - ticked
        words = trn("จะเปลี่ยนปี {count} ตำแหน่ง", ticked).format(count=digits(ticked))
        more = trn("ไม่เปลี่ยน {count} ตำแหน่ง (กดเว้นวรรคเพื่อเลือก)", left).format(count=digits(left))
        self.summary.setText(f"{words} · {more}" if left else words)
