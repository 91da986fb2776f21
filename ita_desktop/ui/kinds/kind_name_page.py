"""What the frame of the open report is called as a kind, and what of the report is in it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ita_desktop.domain.limits import KIND_NAME_MAX_LENGTH
from ita_desktop.language import N_, tr
from ita_desktop.ui.appearance.fitting_dialog import FittingDialog, Role
from ita_desktop.ui.appearance.labels import caption, heading, remark
from ita_desktop.ui.appearance.layouts import REST
from ita_desktop.ui.appearance.screen_reader import named
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
        super().__init__(_SIZE, tr("ใช้รายงานนี้เป็นแบบ"), parent, name="kind_name")
        self.name = named(LineEdit(self, max_length=KIND_NAME_MAX_LENGTH), "kind_name.name", tr("ชื่อแบบ"))
        self.name.show_text(suggested)
        self.keep = self.add_button(tr("เก็บเป็นแบบ"), Role.AcceptRole, "kind_name.keep")
        self.keep.setDefault(True)
        self.add_button(tr("ยกเลิก"), Role.RejectRole)
        title = caption(tr("ชื่อแบบ"))
        title.setBuddy(self.name)
        about = (remark(tr(words)) for words in _ABOUT)
        self.lay_out(heading(tr("ใช้รายงานนี้เป็นแบบ")), title, self.name, *about, REST)
        self.name.typed.connect(self._on_typed)
        self._on_typed(suggested)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name.selectAll()

    def _on_typed(self, text: str) -> None:
        self.keep.setEnabled(bool(text.strip()))

    def accept(self) -> None:
        """Leave with the name."""
        super().accept()
        self.chosen.emit(self.name.text().strip())
