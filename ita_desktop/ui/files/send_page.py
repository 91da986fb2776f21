"""What to send: the whole report, the part of one division, or chosen measures; and what the copy will be called."""

from collections.abc import Collection

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHeaderView, QRadioButton, QTreeWidget, QTreeWidgetItem, QWidget

from ita_desktop.domain.merging.excerpt import file_name, measures_of, only_measures, owners_in
from ita_desktop.domain.report.ids import MeasureId
from ita_desktop.domain.report.report import Report
from ita_desktop.language import N_, digits, tr, trn
from ita_desktop.ui.appearance.fitting_dialog import FittingDialog, Role
from ita_desktop.ui.appearance.labels import CutWords, heading, remark
from ita_desktop.ui.appearance.screen_reader import named
from ita_desktop.ui.appearance.style import icon

_SIZE = QSize(680, 560)
_ABOUT = N_("สำเนาเป็นแฟ้มใหม่ที่ไม่มีประวัติการแก้ไข แฟ้มเดิมไม่เปลี่ยนแปลง เมื่อได้รับสำเนากลับมา ใช้คำสั่ง รวมแฟ้มที่ส่งกลับมา")


class SendPage(FittingDialog):
    """Asks only; `chosen` is emitted with the part and its name."""

    chosen = Signal(object, str)  # Report to send, name of its file without an ending

    def __init__(self, report: Report, chosen: Collection[MeasureId], parent: QWidget | None = None) -> None:
        """`chosen` are the measures that are ticked at first."""
        super().__init__(_SIZE, tr("ส่งสำเนา"), parent, name="send")
        self._report = report
        self.whole = named(QRadioButton(tr("ทั้งรายงาน(&A)")), "send.whole")
        self.division = named(QRadioButton(tr("เฉพาะมาตรการของผู้รับผิดชอบ(&D)")), "send.division")
        self.some = named(QRadioButton(tr("เฉพาะมาตรการที่เลือก(&M)")), "send.some")
        self.owners = named(QComboBox(), "send.owner", tr("ผู้รับผิดชอบ"))
        self.owners.addItems(list(owners_in(report)))
        self.measures = named(QTreeWidget(), "send.measures", tr("มาตรการที่จะส่ง"))
        self._name = named(CutWords(), "send.file_name")
        self.send = self.add_button(tr("ส่งสำเนา"), Role.AcceptRole, "send.go")
        self.add_button(tr("ยกเลิก"), Role.RejectRole)
        self._prepare(chosen)
        parts = (self.whole, self.division, self.owners, self.some, (self.measures, 1), self._name)
        self.lay_out(heading(tr("ส่งสำเนา")), remark(tr(_ABOUT)), *parts)
        self._connect()
        self.whole.setChecked(True)
        self._show()

    def part(self) -> tuple[Report, str]:
        """The report to send and what its file is called."""
        if self.division.isChecked():
            owner = self.owners.currentText()
            return only_measures(self._report, measures_of(self._report, owner)), file_name(self._report, owner)
        if self.some.isChecked():
            ticked = self.ticked()
            part = trn("{count} มาตรการ", len(ticked)).format(count=digits(len(ticked)))
            return only_measures(self._report, ticked), file_name(self._report, part)
        return self._report, file_name(self._report)

    def ticked(self) -> list[MeasureId]:
        """The measures that are ticked, in the order of the report."""
        rows = (self.measures.topLevelItem(index) for index in range(self.measures.topLevelItemCount()))
        return [
            row.data(0, Qt.ItemDataRole.UserRole)
            for row in rows
            if row is not None and row.checkState(0) is Qt.CheckState.Checked
        ]

    def _prepare(self, chosen: Collection[MeasureId]) -> None:
        group = QButtonGroup(self)
        for button in (self.whole, self.division, self.some):
            group.addButton(button)
        self.division.setEnabled(self.owners.count() > 0)
        self.send.setIcon(icon("mail"))
        self.send.setDefault(True)
        self.measures.setHeaderLabels([tr("มาตรการ")])
        self.measures.setHeaderHidden(True)
        self.measures.setRootIsDecorated(False)
        self.measures.setUniformRowHeights(True)
        self.measures.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for number, _, measure in self._report.measures():
            title = " ".join(measure.title.split()) or tr("(ยังไม่มีชื่อ)")
            row = QTreeWidgetItem([f"{digits(number)}. {title}"])
            row.setToolTip(0, title)
            row.setData(0, Qt.ItemDataRole.UserRole, measure.id)
            row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            row.setCheckState(0, Qt.CheckState.Checked if measure.id in chosen else Qt.CheckState.Unchecked)
            self.measures.addTopLevelItem(row)
        self.some.setEnabled(self.measures.topLevelItemCount() > 0)

    def _connect(self) -> None:
        for button in (self.whole, self.division, self.some):
            button.toggled.connect(self._show)
        self.owners.currentIndexChanged.connect(self._show)
        self.measures.itemChanged.connect(self._show)

    def _show(self, *_: object) -> None:
        """What can be chosen now, and what will be sent."""
        self.owners.setEnabled(self.division.isChecked())
        self.measures.setEnabled(self.some.isChecked())
        report, name = self.part()
        count = len(list(report.measures()))
        words = trn("ชื่อแฟ้ม: {name}.ita   มี {count} มาตรการ", count)
        self._name.setText(words.format(name=name, count=digits(count)))
        self.send.setEnabled(not self.some.isChecked() or bool(self.ticked()))

    def accept(self) -> None:
        """Leave with what was chosen."""
        super().accept()
        self.chosen.emit(*self.part())
