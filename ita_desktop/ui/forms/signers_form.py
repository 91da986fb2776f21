"""The form of the signers: who signs, in which order, the lines of their position, and when the report was signed."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ita_desktop.domain.report import edits
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.catalogue import USUAL_SIGNER_ROLES
from ita_desktop.domain.report.fields import FIELDS, SIGNER
from ita_desktop.domain.report.report import Signer
from ita_desktop.language import digits, tr
from ita_desktop.session.document import Change, Document
from ita_desktop.ui.appearance.buttons import show_reason, tool_button
from ita_desktop.ui.appearance.design import APART, TIGHT
from ita_desktop.ui.appearance.labels import caption, label, remark
from ita_desktop.ui.appearance.layouts import add, below, beside, take_out
from ita_desktop.ui.appearance.style import icon
from ita_desktop.ui.asking.status_line import StatusLine
from ita_desktop.ui.forms.form import BoundFields, Form, field_for


class SignersForm(Form):
    """One card a signer; cards are added and taken away as the report has them."""

    def __init__(self, document: Document, status: StatusLine) -> None:
        super().__init__(document, status)
        self.title.setText(tr("ผู้ลงนาม"))
        self.column.addWidget(remark(tr("เรียงตามลำดับที่ลงนามท้ายรายงาน ผู้รักษาราชการแทนให้พิมพ์ตำแหน่งบรรทัดละหนึ่งตำแหน่ง")))
        self._cards: list[_Card] = []
        self._rows = below(between=APART)
        more = QPushButton(icon("plus"), tr("เพิ่มผู้ลงนาม"))
        more.setObjectName("signers")
        more.clicked.connect(self._on_add)
        self.fields["signers"] = more
        add(self.column, self._rows, (more, 0, Qt.AlignmentFlag.AlignLeft), APART)
        self.add_field("signed_on")
        self.column.addWidget(
            remark(
                tr(
                    "วันที่หัวหน้าหน่วยงานลงนามในรายงานฉบับพิมพ์ เช่น ๓๑ ตุลาคม ๒๕๖๘ ไม่พิมพ์ลงกระดาษ "
                    "เมื่อกรอกแล้ว เปิดรายงานครั้งต่อไป โปรแกรมจะถามก่อนแก้ไขรายงานที่ลงนามแล้ว"
                )
            )
        )
        self.column.addStretch(1)

    def show_report(self, change: Change | None) -> None:
        signers = self.document.report.signers
        while len(self._cards) > len(signers):
            take_out(self._rows, self._cards.pop())
        while len(self._cards) < len(signers):
            self._cards.append(_Card(self, len(self._cards)))
            self._rows.addWidget(self._cards[-1])
        for bound in self.all_bound():
            bound.show(change)
        for card in self._cards:
            card.show_what_is_possible()

    def all_bound(self) -> tuple[BoundFields, ...]:
        return (*(card.bound for card in self._cards), self.bound)

    def bound_at(self, address: Address) -> BoundFields:
        here = address.signer is not None and address.signer < len(self._cards)
        return self._cards[address.signer or 0].bound if here else self.bound

    def go_to(self, address: Address) -> None:
        first = address == Address("signers") and self._cards
        super().go_to(Address("signer.role", signer=0) if first else address)

    def _on_add(self) -> None:
        index = len(self.document.report.signers)
        role = USUAL_SIGNER_ROLES[index] if index < len(USUAL_SIGNER_ROLES) else ""
        address = Address("signer.role", signer=index)
        name = tr("เพิ่มผู้ลงนาม {number}").format(number=digits(index + 1))
        self.edit(name, partial(edits.add_signer, signer=Signer(role=role)), address, None)
        self.go_to(address)


class _Card(QWidget):
    """The fields of one signer, by index from 0."""

    def __init__(self, form: SignersForm, index: int) -> None:
        super().__init__()
        self._form = form
        self._index = index
        self.bound = BoundFields(form, partial(Address, signer=index))
        place = label(tr("ลำดับที่ {number}").format(number=digits(index + 1)))
        column = below(beside((place, 1), self._tools()), between=TIGHT, around=0, holder=self)
        for key, shown in ((field.key, tr(field.title)) for field in SIGNER):
            title, field = caption(shown), field_for(FIELDS[key])
            title.setBuddy(field)
            field.setObjectName(f"{key}.{index}")
            spoken = tr("ผู้ลงนามคนที่ {number} {field}").format(field=shown, number=digits(index + 1))
            for part in (field, title):  # Orca reads the words beside a field, not its own name
                part.setAccessibleName(spoken)
            self.bound.bind(key, field)
            add(column, title, field)

    def _tools(self) -> QHBoxLayout:
        self._up = tool_button("arrow-up", tr("เลื่อนผู้ลงนามขึ้น"), partial(self._move, -1))
        self._down = tool_button("arrow-down", tr("เลื่อนผู้ลงนามลง"), partial(self._move, +1))
        return beside(self._up, self._down, tool_button("trash", tr("ลบผู้ลงนาม"), self._remove), between=TIGHT)

    def show_what_is_possible(self) -> None:
        """The first one cannot go up, the last one cannot go down."""
        last = len(self._form.document.report.signers) - 1
        show_reason(self._up, tr("อยู่บนสุดแล้ว") if self._index == 0 else "")
        show_reason(self._down, tr("อยู่ล่างสุดแล้ว") if self._index == last else "")

    def _move(self, by: int) -> None:
        to = min(max(self._index + by, 0), len(self._form.document.report.signers) - 1)
        edit = partial(edits.move_signer, index=self._index, by=by)
        words = tr("เลื่อนผู้ลงนาม {number} ลง") if by > 0 else tr("เลื่อนผู้ลงนาม {number} ขึ้น")
        self._form.edit(words.format(number=digits(self._index + 1)), edit, Address("signer.role", signer=to), None)
        self._form.go_to(Address("signer.role", signer=to))

    def _remove(self) -> None:
        address = Address("signers")
        name = tr("ลบผู้ลงนาม {number}").format(number=digits(self._index + 1))
        self._form.edit(name, partial(edits.remove_signer, index=self._index), address, None)
