"""The form of the signers: who signs, in which order, and the lines of their position."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ita_desktop.domain.report import edits
from ita_desktop.domain.report.address import Place
from ita_desktop.domain.report.catalogue import USUAL_SIGNER_ROLES
from ita_desktop.domain.report.report import Signer
from ita_desktop.language import digits, tr
from ita_desktop.session.document import Change, Document
from ita_desktop.session.lifetimes import on
from ita_desktop.ui.appearance.buttons import tool_button
from ita_desktop.ui.appearance.labels import field_title, label, remark
from ita_desktop.ui.appearance.style import MARGIN, icon
from ita_desktop.ui.forms.fields import ChoiceField, TextField
from ita_desktop.ui.forms.form import Form, name_field
from ita_desktop.ui.text.line_edit import LineEdit


class SignersForm(Form):
    """One card a signer; cards are added and taken away as the report has them."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(document, parent)
        self.title.setText(tr("ผู้ลงนาม"))
        self.column.addWidget(remark(tr("เรียงตามลำดับที่ลงนามท้ายรายงาน ผู้รักษาราชการแทนให้พิมพ์ตำแหน่งบรรทัดละหนึ่งตำแหน่ง")))
        self._cards: list[_Card] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(MARGIN)
        self.column.addLayout(self._rows)
        add = QPushButton(icon("plus"), tr("เพิ่มผู้ลงนาม"))
        add.setObjectName("signers")
        add.clicked.connect(self._on_add)
        self.fields["signers"] = add
        self.column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)

    def show_report(self, change: Change | None) -> None:
        signers = self.document.report.signers
        while len(self._cards) > len(signers):
            card = self._cards.pop()
            self._rows.removeWidget(card)
            card.hide()
            card.deleteLater()
        while len(self._cards) < len(signers):
            self._cards.append(_Card(self, len(self._cards)))
            self._rows.addWidget(self._cards[-1])
        origin = change.origin if change is not None else None
        for card, signer in zip(self._cards, signers, strict=True):
            card.show_signer(signer, origin)

    def field_at(self, place: Place) -> QWidget | None:
        if place.signer is None or place.signer >= len(self._cards):
            return super().field_at(place)
        return self._cards[place.signer].fields.get(place.field)

    def go_to(self, place: Place) -> None:
        first = place == Place("signers") and self._cards
        super().go_to(Place("signer.role", signer=0) if first else place)

    def place_of(self, focus: QWidget) -> Place | None:
        for index, card in enumerate(self._cards):
            for key, field in card.fields.items():
                if field is focus or field.isAncestorOf(focus):
                    return Place(key, signer=index)
        return super().place_of(focus)

    def _on_add(self) -> None:
        index = len(self.document.report.signers)
        role = USUAL_SIGNER_ROLES[index] if index < len(USUAL_SIGNER_ROLES) else ""
        place = Place("signer.role", signer=index)
        name = tr("เพิ่มผู้ลงนาม {number}").format(number=digits(index + 1))
        self.edit(name, partial(edits.add_signer, signer=Signer(role=role)), place, None)
        self.go_to(place)


class _Card(QFrame):
    """The fields of one signer, by index from 0."""

    def __init__(self, form: SignersForm, index: int) -> None:
        super().__init__()
        self._form = form
        self._index = index
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._role = ChoiceField(USUAL_SIGNER_ROLES)
        self._name = LineEdit()
        self._positions = TextField(lines=True)
        self.fields: dict[str, QWidget] = {
            "signer.role": self._role,
            "signer.name": self._name,
            "signer.positions": self._positions,
        }
        grid = QGridLayout(self)
        grid.addWidget(label(tr("ลำดับที่ {number}").format(number=digits(index + 1))), 0, 0)
        grid.addLayout(self._tools(), 0, 1, Qt.AlignmentFlag.AlignRight)
        for row, (key, field) in enumerate(self.fields.items(), 1):
            title = label(field_title(key))
            title.setBuddy(field)
            field.setObjectName(f"{key}.{index}")
            name_field(field, tr("{field} ลำดับที่ {number}").format(field=field_title(key), number=digits(index + 1)))
            grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(1, 1)
        on(self._role.typed, self, lambda text: self._set("signer.role", self._role, role=text))
        on(self._name.typed, self, lambda text: self._set("signer.name", self._name, name=text))
        on(
            self._positions.typed,
            self,
            lambda text: self._set(
                "signer.positions", self._positions, positions=tuple(text.split("\n")) if text else ()
            ),
        )
        for field_ in (self._role, self._name, self._positions):
            form.listen(field_)

    def show_signer(self, signer: Signer, origin: object) -> None:
        """Show the signer; the field that was typed into keeps its caret."""
        if self._role is not origin:
            self._role.show_text(signer.role)
        if self._name is not origin:
            self._name.show_text(signer.name)
        if self._positions is not origin:
            self._positions.show_text("\n".join(signer.positions))

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        for name, words, act in (
            ("arrow-up", tr("เลื่อนผู้ลงนามขึ้น"), partial(self._move, -1)),
            ("arrow-down", tr("เลื่อนผู้ลงนามลง"), partial(self._move, +1)),
            ("trash", tr("ลบผู้ลงนาม"), self._remove),
        ):
            row.addWidget(tool_button(name, words, act))
        return row

    def _set(
        self,
        key: str,
        field: QWidget,
        *,
        role: str | None = None,
        name: str | None = None,
        positions: tuple[str, ...] | None = None,
    ) -> None:
        signers = self._form.document.report.signers
        if self._index >= len(signers):
            return
        old = signers[self._index]
        signer = replace(
            old,
            role=old.role if role is None else role,
            name=old.name if name is None else name,
            positions=old.positions if positions is None else positions,
        )
        place = Place(key, signer=self._index)
        edit = partial(edits.set_signer, index=self._index, signer=signer)
        self._form.edit(
            tr("แก้{field}").format(field=field_title(key)), edit, place, field, merge=f"{key}/{self._index}"
        )

    def _move(self, by: int) -> None:
        to = min(max(self._index + by, 0), len(self._form.document.report.signers) - 1)
        edit = partial(edits.move_signer, index=self._index, by=by)
        words = tr("เลื่อนผู้ลงนาม {number} ลง") if by > 0 else tr("เลื่อนผู้ลงนาม {number} ขึ้น")
        self._form.edit(words.format(number=digits(self._index + 1)), edit, Place("signer.role", signer=to), None)
        self._form.go_to(Place("signer.role", signer=to))

    def _remove(self) -> None:
        place = Place("signers")
        name = tr("ลบผู้ลงนาม {number}").format(number=digits(self._index + 1))
        self._form.edit(name, partial(edits.remove_signer, index=self._index), place, None)
