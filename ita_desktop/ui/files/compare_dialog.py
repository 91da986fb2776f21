"""What differs between another file and the open report: stays open beside the work."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from ita_desktop.language import digits, tr, trn
from ita_desktop.session.file.received import Compared
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.fitting_dialog import FittingDialog
from ita_desktop.ui.appearance.labels import heading
from ita_desktop.ui.files.difference_text import DifferencesView


class CompareDialog(FittingDialog):
    """Words only; wants to go to a place or to make a PDF are told by signals."""

    place_wanted = Signal(object)  # Difference
    pdf_wanted = Signal()

    def __init__(self, compared: Compared, parent: QWidget | None = None) -> None:
        super().__init__(QSize(820, 620), parent)
        self.compared = compared
        self.setObjectName("compare")
        self.setWindowTitle(tr("เปรียบเทียบกับแฟ้มอื่น"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.view = DifferencesView()
        self.view.show_differences(compared.differences)
        self.view.wanted.connect(self.place_wanted)
        buttons = QDialogButtonBox(Qt.Orientation.Horizontal)
        self.go = buttons.addButton(tr("ไปที่นั่น(&G)"), QDialogButtonBox.ButtonRole.ActionRole)
        self.pdf = buttons.addButton(tr("ส่งออกเป็น PDF…(&E)"), QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton(tr("ปิด"), QDialogButtonBox.ButtonRole.RejectRole)
        for button in (self.go, self.pdf, close):
            button.setAutoDefault(False)  # Enter in the list goes to the place
        self.go.setEnabled(bool(compared.differences))
        on(self.go.clicked, self, lambda: self.place_wanted.emit(self.view.chosen))
        on(self.pdf.clicked, self, lambda: self.pdf_wanted.emit())
        close.clicked.connect(self.reject)
        layout = QVBoxLayout()
        layout.addWidget(heading(self.summary))
        layout.addWidget(self.view, 1)
        self.lay_out(layout, buttons)
        self.view.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def about(self) -> str:
        """What is compared with what."""
        return tr("จากแฟ้ม {name} มาเป็นรายงานที่เปิดอยู่").format(name=self.compared.path.name)

    @property
    def summary(self) -> str:
        """What is compared with what, and how much differs."""
        count = len(self.compared.differences)
        found = trn("ต่างกัน {count} แห่ง", count).format(count=digits(count)) if count else tr("ไม่มีที่ต่างกัน")
        return f"{self.about}: {found}"
