"""What the frame of the open report is called as a kind, and what of the report is in it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from ita_desktop.domain.limits import KIND_NAME_MAX_LENGTH
from ita_desktop.language import N_, tr
from ita_desktop.ui.appearance.fitting_dialog import FittingDialog
from ita_desktop.ui.appearance.labels import caption, heading, remark
from ita_desktop.ui.text.line_edit import LineEdit

_SIZE = QSize(620, 330)
_ABOUT = (
    N_("เก็บชื่อรายงาน ชื่อประเด็น คอลัมน์ ฐานะของผู้ลงนาม และรูปแบบกระดาษ เลือกใช้ได้ที่ รายงานใหม่ (Ctrl+N)"),
    N_("ไม่เก็บมาตรการ ชื่อหน่วยงาน ชื่อผู้ลงนาม ตรา และข้อความหัวท้ายกระดาษ จึงส่งแบบให้หน่วยงานอื่นได้"),
)


class KindNamePage(FittingDialog):
    """Asks only; `chosen` is emitted with the name."""

    chosen = Signal(str)

    def __init__(self, suggested: str, parent: QWidget | None = None) -> None:
        super().__init__(_SIZE, parent)
        self.setObjectName("kind_name")
        self.setWindowTitle(tr("ใช้รายงานนี้เป็นแบบ"))
        self.name = LineEdit(self, max_length=KIND_NAME_MAX_LENGTH)
        self.name.setObjectName("kind_name.name")
        self.name.setAccessibleName(tr("ชื่อแบบ"))
        self.name.show_text(suggested)
        self._box = QDialogButtonBox(Qt.Orientation.Horizontal)
        self.keep = self._box.addButton(tr("เก็บเป็นแบบ"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.keep.setObjectName("kind_name.keep")
        self.keep.setDefault(True)
        self._box.addButton(tr("ยกเลิก"), QDialogButtonBox.ButtonRole.RejectRole)
        title = caption(tr("ชื่อแบบ"))
        title.setBuddy(self.name)
        column = QVBoxLayout()
        column.addWidget(heading(tr("ใช้รายงานนี้เป็นแบบ")))
        column.addWidget(title)
        column.addWidget(self.name)
        for words in _ABOUT:
            column.addWidget(remark(tr(words)))
        column.addStretch(1)
        self.lay_out(column, self._box)
        self.name.typed.connect(self._on_typed)
        self._box.accepted.connect(self._on_accepted)
        self._box.rejected.connect(self.reject)
        self._on_typed(suggested)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def _on_typed(self, text: str) -> None:
        self.keep.setEnabled(bool(text.strip()))

    def _on_accepted(self) -> None:
        self.accept()
        self.chosen.emit(self.name.text().strip())
