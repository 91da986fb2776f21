"""What differs between another file and the open report: stays open beside the work."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from ita_desktop.domain.merging.compare import Difference
from ita_desktop.domain.thai.file_names import shown_name
from ita_desktop.language import digits, tr, trn
from ita_desktop.session.file.received import Compared
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.fitting_dialog import FittingDialog
from ita_desktop.ui.appearance.labels import heading
from ita_desktop.ui.files.difference_text import DifferencesView


class CompareDialog(FittingDialog):
    """Words only."""

    def __init__(
        self,
        compared: Compared,
        go_to: Callable[[Difference], object],
        export_pdf: Callable[[], object],
        parent: QWidget,
    ) -> None:
        super().__init__(QSize(820, 620), parent)
        self.compared = compared
        self.setObjectName("compare")
        self.setWindowTitle(tr("เปรียบเทียบกับแฟ้มอื่น"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.view = DifferencesView()
        self.view.show_differences(compared.differences)
        on(self.view.activated, self, go_to)
        buttons = QDialogButtonBox(Qt.Orientation.Horizontal)
        self.go = buttons.addButton(tr("ไปยังตำแหน่งนี้(&G)"), QDialogButtonBox.ButtonRole.ActionRole)
        self.pdf = buttons.addButton(tr("ส่งออกเป็น PDF…(&E)"), QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton(tr("ปิด"), QDialogButtonBox.ButtonRole.RejectRole)
        for button in (self.go, self.pdf, close):
            button.setAutoDefault(False)  # Enter in the list goes to the difference
        self.go.setEnabled(bool(compared.differences))
        on(self.go.clicked, self, lambda: go_to(self.view.chosen) if self.view.chosen is not None else None)
        on(self.pdf.clicked, self, export_pdf)
        close.clicked.connect(self.reject)
        layout = QVBoxLayout()
        layout.addWidget(heading(self.summary))
        layout.addWidget(self.view, 1)
        self.lay_out(layout, buttons)
        self.view.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def summary(self) -> str:
        """What is compared with what, and how much differs."""
        count = len(self.compared.differences)
        name = self.compared.path.name
        if not count:
            return tr("{name} กับรายงานที่เปิดอยู่ ไม่แตกต่างกัน").format(name=name)
        words = trn("{name} กับรายงานที่เปิดอยู่ แตกต่างกัน {count} รายการ", count)
        return words.format(name=name, count=digits(count))


def about(compared: Compared) -> str:
    """What is compared with what."""
    return tr("จาก {name} เป็นรายงานที่เปิดอยู่").format(name=shown_name(compared.path))
