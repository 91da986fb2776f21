"""In which format to give a report to others: a card for each, with a picture of it and what it is good for."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ita_desktop.formats import EXPORTABLE, Format
from ita_desktop.language import tr
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.card_button import CardButton
from ita_desktop.ui.appearance.design import NEAR
from ita_desktop.ui.appearance.fitting_dialog import FittingDialog, Role
from ita_desktop.ui.appearance.labels import heading, remark
from ita_desktop.ui.appearance.layouts import REST
from ita_desktop.ui.appearance.screen_reader import named
from ita_desktop.ui.files.exporting.format_pictures import picture_of

_SIZE = QSize(900, 640)
_COLUMNS = 2


class ExportPage(FittingDialog):
    """Asks only; `chosen` is emitted with the format."""

    chosen = Signal(object)  # Format

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_SIZE, tr("ส่งออก"), parent, name="export")
        self.cards = {form: self._card(form) for form in EXPORTABLE}
        self.add_button(tr("ยกเลิก"), Role.RejectRole)
        grid = QGridLayout()
        grid.setSpacing(NEAR)
        for index, card in enumerate(self.cards.values()):
            grid.addWidget(card, *divmod(index, _COLUMNS))
        about = remark(tr("เลือกรูปแบบของแฟ้มที่จะส่งให้ผู้อื่น แฟ้มรายงานเดิมไม่เปลี่ยนแปลง"))
        self.lay_out(heading(tr("ส่งออก")), about, grid, REST)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        next(iter(self.cards.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, form: Format) -> CardButton:
        name = f"{tr(form.title)} ({form.suffixes[0]})"
        card = named(CardButton(name, tr(form.purpose)), f"export{form.suffixes[0]}")
        card.setToolTip(tr(form.purpose))
        card.show_picture(picture_of(form))
        on(card.clicked, self, partial(self._on_pressed, form))
        return card

    def _on_pressed(self, form: Format) -> None:
        self.accept()
        self.chosen.emit(form)
