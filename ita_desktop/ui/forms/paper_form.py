"""The form of the paper: font, size, margins, digits, header and footer, page numbers, columns, signatures.

At its top a quiet line shows which columns are too narrow to read on the paper, with what would help.
"""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QPushButton, QWidget

from ita_desktop.domain.limits import TEXT_SIZES
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, printed
from ita_desktop.domain.report.edits import set_field
from ita_desktop.domain.report.fields import FIELDS
from ita_desktop.domain.report.paper_settings import PageSize
from ita_desktop.domain.report.report import Report
from ita_desktop.language import digits, tr, trn
from ita_desktop.session.document import Change, Document
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.design import NEAR, TIGHT
from ita_desktop.ui.appearance.labels import remark
from ita_desktop.ui.appearance.layouts import REST, add, below, beside
from ita_desktop.ui.asking.status_line import StatusLine
from ita_desktop.ui.forms.choice_field import ChoiceField
from ita_desktop.ui.forms.field import Field
from ita_desktop.ui.forms.form import Form
from ita_desktop.ui.forms.number_field import WidthsField

if TYPE_CHECKING:
    from ita_desktop.session.output.typesetter import Paper

_SIZE, _PAGE = Address("paper.text_size"), Address("paper.page_size")


class PaperForm(Form):
    """The fields of the paper's settings."""

    def __init__(self, document: Document, status: StatusLine) -> None:
        super().__init__(document, status)
        self.title.setText(tr("รูปแบบกระดาษ"))
        self.narrow = NarrowColumns(document)
        self.column.addWidget(self.narrow)
        self._widths = WidthsField()
        self.add_row("paper.family", "paper.text_size")
        self.add_row("paper.margin_top", "paper.margin_bottom", "paper.margin_side")
        self.add_row("paper.page_size", "paper.digits", "paper.page_numbers")
        self.add_row("paper.header", "paper.footer")
        self.add_tick("paper.issues_on_new_pages")
        self.add_tick("paper.signature_lines")
        self.add_field("paper.columns")
        self._elsewhere = remark(tr("กำหนดได้ที่หน้า “คอลัมน์ของตาราง”"))
        add(self.column, self._elsewhere, REST)

    def show_report(self, change: Change | None) -> None:
        """Columns other than the default ones have widths of their own."""
        are_default = printed(self.document.report.columns) == DEFAULT_COLUMNS
        self._widths.setVisible(are_default)
        self._elsewhere.setVisible(not are_default)
        super().show_report(change)

    def show_paper(self, paper: "Paper") -> None:
        """Show how wide the columns are on the paper, and whether they can be read."""
        self.narrow.show_paper(paper)
        if printed(paper.report.columns) == DEFAULT_COLUMNS:
            self._widths.show_printed(paper.style.columns, are_fitted=not paper.report.paper.columns)

    def make_field(self, key: str) -> Field:
        match key:
            case "paper.text_size":
                return ChoiceField({size: tr("{size} พอยต์").format(size=digits(size)) for size in TEXT_SIZES})
            case "paper.columns":
                return self._widths
        return super().make_field(key)


class NarrowColumns(QWidget):
    """The quiet line. Takes no room while all columns can be read."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._size = 0
        self.setObjectName("columns.narrow")
        self.words = remark("")
        self.smaller, self.larger, self.both = QPushButton(), QPushButton(tr("ใช้กระดาษ A3")), QPushButton()
        buttons = beside(self.smaller, self.larger, self.both, REST, between=NEAR)
        below(self.words, buttons, between=TIGHT, around=QMargins(0, 0, 0, NEAR), holder=self)
        on(self.smaller.clicked, self, lambda: self._set({_SIZE: self._size}))
        on(self.larger.clicked, self, lambda: self._set({_PAGE: PageSize.A3}))
        on(self.both.clicked, self, lambda: self._set({_PAGE: PageSize.A3, _SIZE: self._size}))
        self.hide()

    def show_paper(self, paper: "Paper") -> None:
        """Show what cannot be read on this paper."""
        narrow = paper.narrow_columns()
        self.setVisible(narrow is not None)
        if narrow is None:
            return
        count, columns = len(narrow.columns), printed(paper.report.columns)
        if count == 1:
            heading = tr(columns[narrow.columns[0]].heading)
            self.words.setText(tr("คอลัมน์ “{heading}” แคบเกินกว่าจะอ่านได้สะดวก").format(heading=heading))
        else:
            words = trn("{count} คอลัมน์แคบเกินกว่าจะอ่านได้สะดวก", count)
            self.words.setText(words.format(count=digits(count)))
        self._size = narrow.text_size or narrow.size_on_a3 or 0
        self.smaller.setText(tr("ใช้ตัวอักษร {size} พอยต์").format(size=digits(self._size)))
        self.both.setText(tr("ใช้กระดาษ A3 และตัวอักษร {size} พอยต์").format(size=digits(self._size)))
        self.smaller.setVisible(narrow.text_size is not None)
        self.larger.setVisible(narrow.fits_a3)
        self.both.setVisible(narrow.size_on_a3 is not None)
        if not (self._size or narrow.fits_a3):
            self.words.setText(f"{self.words.text()} {tr('ซ่อนบางคอลัมน์จากกระดาษ หรือให้คอลัมน์นั้นกว้างขึ้น')}")

    # Any: the values of the fields.
    def _set(self, values: Mapping[Address, Any]) -> None:
        """One step of the history, whatever it sets."""
        first = next(iter(values))
        name = tr("แก้{field}").format(field=tr(FIELDS[first.field].title))
        self._document.end_phrase()
        self._document.apply(name, partial(_with, values=values), address=first, origin=self)


def _with(report: Report, values: Mapping[Address, Any]) -> Report:
    for address, value in values.items():
        report = set_field(report, address=address, value=value)
    return report
