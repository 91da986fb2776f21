"""The form of the columns of the table: which there are, what they are called, their order, and what is printed."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, Qt
from PySide6.QtWidgets import QApplication, QWidget

from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.columns import Column
from ita_desktop.domain.report.fields import FIELDS
from ita_desktop.domain.report.texts import before_part, part_at, text_of
from ita_desktop.domain.table import chosen_columns
from ita_desktop.domain.table.chosen_columns import Change, changing
from ita_desktop.domain.table.contents import contents
from ita_desktop.domain.table.widths import Widths, chosen_widths, with_widths
from ita_desktop.language import tr
from ita_desktop.session.document import Change as Step
from ita_desktop.session.document import Document
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.design import NEAR, TIGHT
from ita_desktop.ui.appearance.labels import remark
from ita_desktop.ui.appearance.layouts import REST, add, below, take_out
from ita_desktop.ui.asking.status_line import StatusLine
from ita_desktop.ui.forms.form import Bindable, Form
from ita_desktop.ui.forms.paper_form import NarrowColumns
from ita_desktop.ui.table.add_column import AddColumn
from ita_desktop.ui.table.column_row import ColumnRow
from ita_desktop.ui.table.removal import Removal
from ita_desktop.ui.table.row_drag import RowDrag
from ita_desktop.ui.table.table_widths import TableWidths
from ita_desktop.ui.text.line_edit import LineEdit
from ita_desktop.ui.text.plain_edit import PlainEdit

if TYPE_CHECKING:
    from ita_desktop.session.output.typesetter import Paper

COLUMNS = Address("columns")


class ColumnsForm(Form):
    """One row a column. Owner of the rows, of the drag of one of them, and of the question before a column goes."""

    def __init__(self, document: Document, status: StatusLine) -> None:
        super().__init__(document, status)
        self.title.setText(tr(FIELDS[COLUMNS.field].title))
        about = tr("หัวคอลัมน์และลำดับเป็นไปตามตารางของหน่วยงาน แบบกรอกของมาตรการเปลี่ยนตามทันที คอลัมน์ที่ไม่พิมพ์มีเฉพาะในแบบกรอก")
        self.widths = TableWidths()
        self.widths.chosen.connect(self._on_widths_chosen)
        self.widths.stepped.connect(self._on_widths_stepped)
        self.widths.left.connect(document.end_phrase)
        self.narrow = NarrowColumns(document)
        self.rows: list[ColumnRow] = []
        self.removal: Removal | None = None
        self._changed = ""  # the key of the column that changed or was gone to last
        holder = QWidget()
        self._list = below(between=TIGHT, around=QMargins(0, NEAR, 0, 0), holder=holder)
        self.fields[COLUMNS.field] = holder
        holder.setObjectName(COLUMNS.field)
        self._drag = RowDrag(holder, self.rows, self._on_dropped, self._show_whole)
        self.add = AddColumn()
        self.add.chosen.connect(self._add)
        add(self.column, remark(about), TIGHT, self.widths, self.narrow, holder)
        add(self.column, (self.add, 0, Qt.AlignmentFlag.AlignLeft), REST)

    def show_report(self, change: Step | None) -> None:
        report = self.document.report
        columns = report.columns
        self._drag.give_up()
        before = tuple(row.column for row in self.rows) or columns
        changed = chosen_columns.first_changed(before, columns, self._changed)
        if self.removal is not None and chosen_columns.index_of(columns, self.removal.key) is None:
            self._close_removal()
        while len(self.rows) > len(columns):
            take_out(self._list, self.rows.pop())
        while len(self.rows) < len(columns):
            self.rows.append(self._make_row(len(self.rows), columns[len(self.rows)]))
            self._list.addWidget(self.rows[-1])
        for row, column, width in zip(self.rows, columns, chosen_widths(report.paper, columns), strict=True):
            row.show_column(column, len(columns), is_fitted=width is None)
        self.widths.show_report(report)
        self.add.show_columns(columns)
        if changed:
            self._changed = changed
        if changed and change is not None and change.origin is None and self._has_focus():
            self.go_to(COLUMNS)

    def show_paper(self, paper: "Paper") -> None:
        """How wide the paper has the columns."""
        self.widths.show_printed(paper.report, paper.style.columns)
        self.narrow.show_paper(paper)

    def go_to(self, address: Address) -> None:
        """To the heading of the column that changed or was gone to last, or of the first one."""
        at = chosen_columns.index_of(self.document.report.columns, self._changed) or 0
        self._go_to_place(at)

    def texts(self) -> Iterator[PlainEdit | LineEdit]:
        """The headings."""
        return (row.heading for row in self.rows)

    def before(self, editor: PlainEdit | LineEdit) -> int | None:
        """Of the headings that can be found, a line each; the usual ones of the default columns are none of them."""
        report = self.document.report
        place = next((row.place for row in self.rows if row.heading is editor), -1)
        return before_part(report, COLUMNS, place) if text_of(report, COLUMNS, place) else None

    def field_with(self, focus: QWidget) -> Bindable | None:
        return next((row.heading for row in self.rows if row.heading is focus), None)

    def select(self, address: Address, start: int, end: int) -> None:
        """Of the headings that can be found, a line each."""
        found = part_at(self.document.report, COLUMNS, end)
        if found is not None:
            place, before = found
            self._go_to_place(place)
            self.rows[place].heading.select(max(start - before, 0), end - before)

    def _go_to_place(self, place: int) -> None:
        row = self.rows[min(place, len(self.rows) - 1)]
        self._changed, heading = row.column.key, row.heading
        heading.setFocus(Qt.FocusReason.OtherFocusReason)
        self.seek(heading)

    def _has_focus(self) -> bool:
        """Whether the keyboard is in a row."""
        focus = QApplication.focusWidget()
        return focus is not None and self.fields[COLUMNS.field].isAncestorOf(focus)

    def _make_row(self, place: int, column: Column) -> ColumnRow:
        row = ColumnRow(place, column)
        on(row.renamed, row, partial(self._rename, row))
        on(row.printed, row, partial(self._print, row))
        on(row.moved, row, partial(self._move, row))
        on(row.removed, row, partial(self._ask_to_remove, row))
        on(row.fitted, row, partial(self._fit, row))
        self._drag.watch(row)
        row.heading.phrase_ended.connect(self.document.end_phrase)
        row.heading.left_out.connect(self.status.show_left_out)
        self.text_added.emit(row.heading)
        return row

    # Edits

    def _rename(self, row: ColumnRow, heading: str) -> None:
        change = partial(chosen_columns.renamed, key=row.column.key, heading=heading)
        self._change(tr("แก้หัวคอลัมน์"), change, row.heading, merge=f"columns/{row.column.key}")

    def _print(self, row: ColumnRow, printed: bool) -> None:
        words = tr("พิมพ์คอลัมน์ {heading}") if printed else tr("ไม่พิมพ์คอลัมน์ {heading}")
        change = partial(chosen_columns.shown_on_paper, key=row.column.key, printed=printed)
        self._change(_named(words, row.column), change, self)

    def _move(self, row: ColumnRow, by: int) -> None:
        column = row.column
        words = tr("เลื่อนคอลัมน์ {heading} ลง") if by > 0 else tr("เลื่อนคอลัมน์ {heading} ขึ้น")
        self._change(_named(words, column), partial(chosen_columns.moved, key=column.key, by=by), self)
        self._go_to_place(chosen_columns.index_of(self.document.report.columns, column.key) or 0)

    def _add(self, column: Column) -> None:
        self._change(_named(tr("เพิ่มคอลัมน์ {heading}"), column), partial(chosen_columns.added, column=column), self)
        self._go_to_place(len(self.rows) - 1)
        self.rows[-1].heading.selectAll()

    def _remove(self, column: Column) -> None:
        at = chosen_columns.index_of(self.document.report.columns, column.key) or 0
        name = _named(tr("ลบคอลัมน์ {heading}"), column)
        self._change(name, partial(chosen_columns.removed, key=column.key), self)
        self._go_to_place(at)
        self.status.tell(tr("{step} แล้ว (Ctrl+Z เพื่อเลิกทำ)").format(step=name))

    def _on_dropped(self, row: ColumnRow, by: int) -> None:
        if by:
            self._move(row, by)
        else:
            self._go_to_place(row.place)

    def _fit(self, row: ColumnRow, fitted: bool) -> None:
        report, key = self.document.report, row.column.key
        width = None if fitted else self.widths.width_of(key)
        before = zip(report.columns, chosen_widths(report.paper, report.columns), strict=True)
        self._on_widths_chosen(tuple(width if column.key == key else other for column, other in before))

    def _on_widths_chosen(self, widths: Widths) -> None:
        self.document.end_phrase()
        self._on_widths_stepped(widths)
        self.document.end_phrase()

    def _on_widths_stepped(self, widths: Widths) -> None:
        edit = partial(with_widths, widths=widths)
        self.edit(tr("แก้ความกว้างของคอลัมน์"), edit, COLUMNS, self, merge="columns/widths")

    def _change(self, name: str, change: Change, origin: object, merge: str = "") -> None:
        if not merge:
            self.document.end_phrase()
        self.edit(name, changing(change), COLUMNS, origin, merge)

    # What goes

    def _ask_to_remove(self, row: ColumnRow) -> None:
        """At once if nothing stands in it, as it can be undone; else what stands there is shown first."""
        self._close_removal()
        column = row.column
        found = contents(self.document.report, column.key)
        if not found.measures:
            self._remove(column)
            return
        self.removal = removal = Removal(column, found)
        on(removal.agreed, removal, lambda: self._on_agreed(column))
        on(removal.kept, removal, lambda: self._on_kept(column))
        self._list.insertWidget(self._list.indexOf(row) + 1, removal)
        removal.show()
        removal.ask()
        self.seek(removal.keep)

    def _on_agreed(self, column: Column) -> None:
        self._close_removal()
        self._remove(column)

    def _on_kept(self, column: Column) -> None:
        self._close_removal()
        self._go_to_place(chosen_columns.index_of(self.document.report.columns, column.key) or 0)

    def _close_removal(self) -> None:
        removal, self.removal = self.removal, None
        if removal is not None:
            take_out(self._list, removal)


def _named(words: str, column: Column) -> str:
    return words.format(heading=tr(column.heading))
