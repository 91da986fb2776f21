"""The form of the cover: the report's title and years, the agency, where it lies, and its emblem."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ita_desktop.domain.report import edits
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.agency_name import name_from_place, name_on_paper
from ita_desktop.domain.report.report import Agency, Report
from ita_desktop.domain.report_kinds.report_kind import ReportKind
from ita_desktop.domain.report_kinds.unsure import item_remark
from ita_desktop.domain.thai import provinces
from ita_desktop.language import tr
from ita_desktop.session.document import Change, Document
from ita_desktop.session.file.kind_store import kinds_at_hand
from ita_desktop.session.file.workspace import Workspace
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.ui.appearance.labels import remark
from ita_desktop.ui.appearance.layouts import REST, add, beside
from ita_desktop.ui.asking.dialogs import Dialogs
from ita_desktop.ui.asking.status_line import StatusLine
from ita_desktop.ui.forms.choice_field import SuggestingField
from ita_desktop.ui.forms.emblem_field import EmblemField
from ita_desktop.ui.forms.field import Field
from ita_desktop.ui.forms.form import Form
from ita_desktop.ui.forms.text_field import TextField


class CoverForm(Form):
    """The fields of the report as a whole and of its agency."""

    def __init__(self, document: Document, status: StatusLine, workspace: Workspace, dialogs: Dialogs) -> None:
        super().__init__(document, status)
        self.title.setText(tr("หน้าปกและหน่วยงาน"))
        self._places = {f"agency.{place}": SuggestingField() for place in ("province", "district", "subdistrict")}
        self._place_remark = remark("")
        self._are_places_known = False
        self._name_remark = remark("")
        self._item_remark = remark("")
        self._item_remark.setObjectName("oit_item.remark")
        self._kind: ReportKind | None = None
        self._kind_key: str | None = None
        self._emblem = EmblemField(workspace, dialogs, status)
        self._offered_name = QPushButton(tr("ใช้ชื่อนี้"))
        self._offered_name.setObjectName("agency.name.offer")
        on(self._offered_name.clicked, self, lambda: self._take_offered_name())
        self.add_field("title")
        self.add_row("fiscal_year", "coverage")
        self.add_row("ita_round", "oit_item")
        self.column.addWidget(self._item_remark)
        self.add_row("agency.kind", "agency.name")
        offered = self._offered_name, 0, Qt.AlignmentFlag.AlignVCenter
        self.column.addLayout(beside((self._name_remark, 1), offered))
        self.add_row(*self._places)
        self.column.addWidget(self._place_remark)
        self.add_field("agency.divisions")
        self.column.addWidget(remark(tr("คั่นด้วยเครื่องหมายจุลภาค เช่น สำนักปลัด, กองคลัง ใช้เป็นตัวเลือกของผู้รับผิดชอบ")))
        self.add_row("agency.website", "publication_url")
        self.add_field("plan_title")
        self.add_row("plan_number", "plan_date")
        self.add_field("paper.emblem")
        add(self.column, remark(tr("ใช้แฟ้ม PNG, JPEG หรือ SVG รูปใหญ่จะถูกย่อให้พอดี")), REST)

    def make_field(self, key: str) -> Field:
        if key in self._places:
            return self._places[key]
        if key == "paper.emblem":
            return self._emblem
        return TextField() if key == "title" else super().make_field(key)

    def show_report(self, change: Change | None) -> None:
        self._offer_places(self.document.report.agency)
        self._show_name(self.document.report.agency)
        self._show_item(self.document.report)
        super().show_report(change)

    def offer_places(self) -> None:
        """Offer the places of Thailand, whose list is read now; until then the form shows what it has."""
        self._are_places_known = True
        self._places["agency.province"].offer(provinces.provinces())
        self._offer_places(self.document.report.agency)

    def _show_name(self, agency: Agency) -> None:
        """The name as the paper has it; while there is none, the one that the place gives."""
        printed, offered = name_on_paper(agency), "" if agency.name.strip() else name_from_place(agency)
        if printed:
            words = tr("ชื่อบนกระดาษ: {name}").format(name=printed)
        elif offered:
            words = tr("ชื่อตามที่ตั้ง: {name}").format(name=offered)
        else:
            words = tr("พิมพ์เฉพาะชื่อได้ เช่น สำโรง บนกระดาษจะมีประเภทหน่วยงานนำหน้า")
        self._name_remark.setText(words)
        self.fields["agency.name"].setAccessibleDescription(words)
        self._offered_name.setAccessibleName(f"{self._offered_name.text()} {offered}")
        self._offered_name.setVisible(bool(offered))

    def _show_item(self, report: Report) -> None:
        """That the number of the item is not confirmed, if it is not."""
        if report.kind != self._kind_key:
            self._kind, self._kind_key = kinds_at_hand().of_report(report), report.kind
        words = item_remark(self._kind, report) if self._kind is not None else ""
        self._item_remark.setText(words)
        self._item_remark.setVisible(bool(words))
        self.fields["oit_item"].setAccessibleDescription(words)

    def _take_offered_name(self) -> None:
        address, name = Address("agency.name"), name_from_place(self.document.report.agency)
        self.fields["agency.name"].setFocus(Qt.FocusReason.OtherFocusReason)
        self.document.end_phrase()
        self.edit(tr("ใช้ชื่อตามที่ตั้ง"), partial(edits.set_field, address=address, value=name), address, self)

    def _offer_places(self, agency: Agency) -> None:
        if self._are_places_known:
            self._places["agency.district"].offer(provinces.districts(agency.province))
            self._places["agency.subdistrict"].offer(provinces.subdistricts(agency.province, agency.district))
        self._place_remark.setText(_place_remark(agency) if self._are_places_known else "")
        self._place_remark.setVisible(bool(self._place_remark.text()))


def _place_remark(agency: Agency) -> str:
    """One line on a place that is not in the official list; empty where all is well or not yet chosen."""
    if agency.province and agency.province not in provinces.provinces():
        return tr("ไม่พบจังหวัด “{province}” ในทะเบียนของกรมการปกครอง").format(province=agency.province)
    if agency.province and agency.district and agency.district not in provinces.districts(agency.province):
        return tr("ไม่พบอำเภอ “{district}” ในจังหวัด{province}").format(district=agency.district, province=agency.province)
    known = provinces.subdistricts(agency.province, agency.district)
    if known and agency.subdistrict and agency.subdistrict not in known:
        return tr("ไม่พบตำบล “{subdistrict}” ในอำเภอ{district} จังหวัด{province}").format(
            subdistrict=agency.subdistrict, district=agency.district, province=agency.province
        )
    return ""
