"""What differs between another file and the open report: stays open beside the work."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from ita_desktop.domain.merging.compare import Difference
from ita_desktop.domain.thai.file_names import shown_name
from ita_desktop.language import digits, tr, trn
from ita_desktop.session.file.received import Compared
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.fitting_dialog import FittingDialog, Role
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
        super().__init__(QSize(820, 620), tr("เปรียบเทียบกับแฟ้มอื่น"), parent, name="compare")
        self.compared = compared
        self.view = DifferencesView()
        self.view.show_differences(compared.differences)
        on(self.view.activated, self, go_to)
        # Enter in the list goes to the difference.
        self.go = self.add_button(tr("ไปยังตำแหน่งนี้(&G)"), Role.ActionRole, by_enter=False)
        self.pdf = self.add_button(tr("ส่งออกเป็น PDF…(&E)"), Role.ActionRole, by_enter=False)
        self.add_button(tr("ปิด"), Role.RejectRole, by_enter=False)
        self.go.setEnabled(bool(compared.differences))
        on(self.go.clicked, self, lambda: go_to(self.view.chosen) if self.view.chosen is not None else None)
        on(self.pdf.clicked, self, export_pdf)
        self.lay_out(heading(self.summary), (self.view, 1))
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
