"""In which format to give a report to others: a card for each, with a picture of it and what it is good for."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from ita_desktop.formats import EXPORTABLE, Format
from ita_desktop.language import tr
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.card_button import CardButton
from ita_desktop.ui.appearance.design import NEAR
from ita_desktop.ui.appearance.fitting_dialog import FittingDialog
from ita_desktop.ui.appearance.labels import heading, remark
from ita_desktop.ui.files.exporting.format_pictures import picture_of

_SIZE = QSize(900, 640)
_COLUMNS = 2


class ExportPage(FittingDialog):
    """Asks only; `chosen` is emitted with the format."""

    chosen = Signal(object)  # Format

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_SIZE, parent)
        self.setObjectName("export")
        self.setWindowTitle(tr("ส่งออก"))
        self.cards = {form: self._card(form) for form in EXPORTABLE}
        box = QDialogButtonBox(Qt.Orientation.Horizontal)
        box.addButton(tr("ยกเลิก"), QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.reject)
        grid = QGridLayout()
        grid.setSpacing(NEAR)
        for index, card in enumerate(self.cards.values()):
            grid.addWidget(card, *divmod(index, _COLUMNS))
        column = QVBoxLayout()
        column.addWidget(heading(tr("ส่งออก")))
        column.addWidget(remark(tr("เลือกรูปแบบของแฟ้มที่จะส่งให้ผู้อื่น แฟ้มรายงานเดิมไม่เปลี่ยนแปลง")))
        column.addLayout(grid)
        column.addStretch()
        self.lay_out(column, box)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        next(iter(self.cards.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, form: Format) -> CardButton:
        name = f"{tr(form.title)} ({form.suffixes[0]})"
        card = CardButton(name, tr(form.purpose))
        card.setObjectName(f"export{form.suffixes[0]}")
        card.setToolTip(tr(form.purpose))
        card.show_picture(picture_of(form))
        on(card.clicked, self, partial(self._on_pressed, form))
        return card

    def _on_pressed(self, form: Format) -> None:
        self.accept()
        self.chosen.emit(form)
