"""The quiet line that shows which columns are too narrow to read on the paper, with what would help."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.columns import printed
from ita_desktop.domain.report.edits import set_field
from ita_desktop.domain.report.fields import FIELDS
from ita_desktop.domain.report.paper_settings import PageSize
from ita_desktop.language import digits, tr, trn
from ita_desktop.session.document import Document
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.design import NEAR, TIGHT
from ita_desktop.ui.appearance.labels import remark
from ita_desktop.ui.asking.status_line import StatusLine
from ita_desktop.ui.forms.paper_form import PaperForm

if TYPE_CHECKING:
    from ita_desktop.session.output.typesetter import Paper

_SIZE, _PAGE = Address("paper.text_size"), Address("paper.page_size")


class NarrowColumns(QWidget):
    """Takes no room while all columns can be read."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._size = 0
        self.setObjectName("columns.narrow")
        self.words = remark("")
        self.smaller, self.larger = QPushButton(), QPushButton(tr("ใช้กระดาษ A3"))
        buttons = QHBoxLayout()
        buttons.setSpacing(NEAR)
        for button in (self.smaller, self.larger):
            buttons.addWidget(button)
        buttons.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, NEAR)
        whole.setSpacing(TIGHT)
        whole.addWidget(self.words)
        whole.addLayout(buttons)
        on(self.smaller.clicked, self, lambda: self._set(_SIZE, self._size))
        on(self.larger.clicked, self, lambda: self._set(_PAGE, PageSize.A3))
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
        self._size = narrow.text_size or 0
        self.smaller.setText(tr("ใช้ตัวอักษร {size} พอยต์").format(size=digits(self._size)))
        self.smaller.setVisible(narrow.text_size is not None)
        self.larger.setVisible(narrow.fits_a3)

    # Any: the value of either field.
    def _set(self, address: Address, value: Any) -> None:
        name = tr("แก้{field}").format(field=tr(FIELDS[address.field].title))
        self._document.end_phrase()
        self._document.apply(name, partial(set_field, address=address, value=value), address=address, origin=self)


class PaperPage(PaperForm):
    """The form of the paper with that line below its title."""

    def __init__(self, document: Document, status: StatusLine) -> None:
        super().__init__(document, status)
        self.narrow = NarrowColumns(document)
        self.column.insertWidget(1, self.narrow)

    def show_paper(self, paper: "Paper") -> None:
        super().show_paper(paper)
        self.narrow.show_paper(paper)
