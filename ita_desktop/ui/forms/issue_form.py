"""The form of an issue: its number, its heading, and the measures under it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton

from ita_desktop.domain.limits import ISSUE_NUMBERS
from ita_desktop.domain.report import edits
from ita_desktop.domain.report.address import MEASURE_TITLE, Address, issue_words
from ita_desktop.domain.report.ids import IssueId, MeasureId
from ita_desktop.language import digits, tr
from ita_desktop.session.document import Change, Document
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.session.words.phrase_book import PhraseBook
from ita_desktop.ui.appearance.design import MARGIN
from ita_desktop.ui.appearance.labels import caption, remark
from ita_desktop.ui.appearance.layouts import REST, add, beside
from ita_desktop.ui.appearance.style import icon
from ita_desktop.ui.asking.status_line import StatusLine
from ita_desktop.ui.forms.field import Field
from ita_desktop.ui.forms.form import Form
from ita_desktop.ui.forms.number_field import NumberField
from ita_desktop.ui.forms.text_field import TextField
from ita_desktop.ui.text.suggestions import Suggester

_ROWS_MAX = 12


class IssueForm(Form):
    """The fields of the issue chosen last."""

    chosen = Signal(object)  # Address of a measure to go to

    def __init__(self, document: Document, status: StatusLine, phrases: PhraseBook, add_measure: QAction) -> None:
        super().__init__(document, status)
        self._issue_id = IssueId("")
        self._title = TextField(numbered=True)
        Suggester(self._title, phrases.continuation)
        self._renumber = QPushButton(icon("list-numbers"), tr("เรียงเลขที่ใหม่"))
        self._renumber.setObjectName("issue.renumber")
        self._renumber.clicked.connect(self._on_renumber_clicked)
        self._repeated = remark(tr("เลขที่นี้ซ้ำกับประเด็นอื่น"))
        self.add_field("issue.number")
        self.column.addLayout(beside((self._repeated, 1), self._renumber))
        self.add_field("issue.title")
        self._rows: list[tuple[int, str, MeasureId]] | None = None  # number, title and id of what the list shows
        self._measures = QListWidget()
        self._measures.setObjectName("issue.measures")
        self._measures.setAccessibleName(tr("มาตรการในประเด็นนี้"))
        self._measures.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._measures.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._measures.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        for chosen in (self._measures.itemActivated, self._measures.itemClicked):
            on(chosen, self, lambda row: self.chosen.emit(row.data(Qt.ItemDataRole.UserRole)))
        more = QPushButton(icon("plus"), tr("เพิ่มมาตรการ"))
        more.setObjectName("issue.add_measure")
        more.clicked.connect(add_measure.trigger)
        self.fields["issue.measures"] = more
        title = caption(tr("มาตรการในประเด็นนี้"))
        add(self.column, MARGIN, title, self._measures, (more, 0, Qt.AlignmentFlag.AlignLeft), REST)

    def make_field(self, key: str) -> Field:
        return NumberField(ISSUE_NUMBERS[1:]) if key == "issue.number" else self._title

    def address(self, key: str) -> Address:
        return Address(key, issue=self._issue_id)

    def show_issue(self, issue_id: IssueId) -> None:
        """The issue to show from now on, as soon as the report is shown."""
        self._issue_id = issue_id

    def show_report(self, change: Change | None) -> None:
        issue = self.document.report.issue(self._issue_id)
        if issue is None:
            return
        self.title.setText(issue_words(issue))
        super().show_report(change)
        is_repeated = [one.number for one in self.document.report.issues].count(issue.number) > 1
        for widget in (self._renumber, self._repeated):
            widget.setVisible(is_repeated)
        rows = [(number, m.title, m.id) for number, home, m in self.document.report.measures() if home is issue]
        if rows != self._rows:  # the numbers change with the issues before this one, too
            self._rows = rows
            self._show_measures()

    def _show_measures(self) -> None:
        self._measures.clear()
        for number, title, measure_id in self._rows or ():
            row = QListWidgetItem(f"{digits(number)}. {title or tr('(ยังไม่มีชื่อ)')}")
            row.setToolTip(title)
            row.setData(Qt.ItemDataRole.UserRole, Address(MEASURE_TITLE, measure=measure_id))
            self._measures.addItem(row)
        shown = min(max(self._measures.count(), 1), _ROWS_MAX)
        height = self._measures.sizeHintForRow(0) if self._measures.count() else self.fontMetrics().height()
        self._measures.setFixedHeight(shown * height + 2 * self._measures.frameWidth())

    def _on_renumber_clicked(self) -> None:
        self.fields["issue.number"].setFocus(Qt.FocusReason.OtherFocusReason)  # the button goes
        self.document.end_phrase()
        self.edit(tr("เรียงเลขที่ประเด็นใหม่"), edits.renumber_issues, self.address("issue.number"), self)
