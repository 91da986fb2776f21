"""The form of the cover: the report's title and years, the agency and where it lies."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ita_desktop.domain.limits import YEARS
from ita_desktop.domain.report import edits, provinces
from ita_desktop.domain.report.address import Place
from ita_desktop.domain.report.catalogue import AGENCY_KINDS, COVERAGE_TITLES
from ita_desktop.domain.report.edits import Edit
from ita_desktop.domain.report.report import Agency, Report
from ita_desktop.domain.report.wording import owners_text, read_owners
from ita_desktop.language import tr
from ita_desktop.session.document import Change, Document
from ita_desktop.session.lifetimes import on
from ita_desktop.ui.appearance.labels import field_title, remark
from ita_desktop.ui.forms.fields import ChoiceField, NumberField, TextField
from ita_desktop.ui.forms.form import Form
from ita_desktop.ui.text.line_edit import LineEdit

_COVERAGES = tuple(COVERAGE_TITLES)
_LOOK_MS = 20


class CoverForm(Form):
    """The fields of the report as a whole and of its agency."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(document, parent)
        self.title.setText(tr("หน้าปกและหน่วยงาน"))
        self._title = TextField()
        self._fiscal_year = NumberField(YEARS)
        self._ita_round = NumberField(YEARS)
        self._oit_item = LineEdit()
        self._coverage = ChoiceField(map(tr, COVERAGE_TITLES.values()), free=False)
        self._kind = ChoiceField(AGENCY_KINDS)
        self._name = LineEdit()
        self._province = ChoiceField()
        self._district = ChoiceField()
        self._subdistrict = ChoiceField()
        self._place_remark = remark("")
        self._divisions = LineEdit()
        self._website = LineEdit()
        self._url = LineEdit()
        self._places_timer = QTimer(self)
        self._places_timer.setInterval(_LOOK_MS)
        self._places_timer.timeout.connect(self._look_for_places)
        self._lay_out()
        self._bind()

    def show_report(self, change: Change | None) -> None:
        report = self.document.report
        agency = report.agency
        origin = change.origin if change is not None else None
        texts: tuple[tuple[TextField | LineEdit | ChoiceField, str], ...] = (
            (self._title, report.title),
            (self._oit_item, report.oit_item),
            (self._kind, agency.kind),
            (self._name, agency.name),
            (self._website, agency.website),
            (self._url, report.publication_url),
        )
        for field, text in texts:
            if field is not origin:
                field.show_text(text)
        if self._divisions is not origin:
            self._divisions.show_text(owners_text(agency.divisions))
        self._fiscal_year.show_number(report.fiscal_year)
        self._ita_round.show_number(report.ita_round)
        self._coverage.show_text(tr(COVERAGE_TITLES[report.coverage]))
        self._show_places(agency, origin)

    def offer_places(self) -> None:
        """Offer the places of Thailand, as soon as their list is read; until then the form shows what it has."""
        provinces.begin_loading()
        self._places_timer.start()

    def _lay_out(self) -> None:
        self.add_field("title", self._title)
        self.add_row(("fiscal_year", self._fiscal_year), ("coverage", self._coverage))
        self.add_row(("ita_round", self._ita_round), ("oit_item", self._oit_item))
        self.add_row(("agency.kind", self._kind), ("agency.name", self._name))
        self.add_row(
            ("agency.province", self._province),
            ("agency.district", self._district),
            ("agency.subdistrict", self._subdistrict),
        )
        self.column.addWidget(self._place_remark)
        self.add_field("agency.divisions", self._divisions)
        self.column.addWidget(remark(tr("คั่นด้วยเครื่องหมายจุลภาค เช่น สำนักปลัด, กองคลัง ใช้เป็นตัวเลือกของผู้รับผิดชอบ")))
        self.add_row(("agency.website", self._website), ("publication_url", self._url))
        self.column.addStretch(1)

    def _bind(self) -> None:
        on(self._title.typed, self, lambda text: self._set("title", self._title, partial(edits.set_title, title=text)))
        on(
            self._oit_item.typed,
            self,
            lambda text: self._set("oit_item", self._oit_item, partial(edits.set_oit_item, item=text)),
        )
        on(
            self._url.typed,
            self,
            lambda text: self._set("publication_url", self._url, partial(edits.set_publication_url, url=text)),
        )
        on(
            self._fiscal_year.number_typed,
            self,
            lambda year: self._set("fiscal_year", self._fiscal_year, partial(edits.set_fiscal_year, year=year)),
        )
        on(
            self._ita_round.number_typed,
            self,
            lambda year: self._set("ita_round", self._ita_round, partial(edits.set_ita_round, year=year)),
        )
        on(
            self._coverage.activated,
            self,
            lambda index: self._set(
                "coverage", self._coverage, partial(edits.set_coverage, coverage=_COVERAGES[index])
            ),
        )
        self._bind_agency("agency.kind", self._kind, lambda agency, text: replace(agency, kind=text))
        self._bind_agency("agency.name", self._name, lambda agency, text: replace(agency, name=text))
        self._bind_agency("agency.province", self._province, lambda agency, text: replace(agency, province=text))
        self._bind_agency("agency.district", self._district, lambda agency, text: replace(agency, district=text))
        self._bind_agency(
            "agency.subdistrict", self._subdistrict, lambda agency, text: replace(agency, subdistrict=text)
        )
        self._bind_agency(
            "agency.divisions", self._divisions, lambda agency, text: replace(agency, divisions=read_owners(text))
        )
        self._bind_agency("agency.website", self._website, lambda agency, text: replace(agency, website=text))
        for field in (
            *(self._title, self._oit_item, self._url, self._fiscal_year, self._ita_round, self._coverage),
            *(self._kind, self._name, self._province, self._district, self._subdistrict, self._divisions),
            self._website,
        ):
            self.listen(field)

    def _bind_agency(self, key: str, field: LineEdit | ChoiceField, change: Callable[[Agency, str], Agency]) -> None:
        def edit(report: Report, text: str) -> Report:
            return edits.set_agency(report, change(report.agency, text))

        on(field.typed, self, lambda text: self._set(key, field, partial(edit, text=text)))

    def _set(self, key: str, field: QWidget, edit: Edit) -> None:
        self.edit(tr("แก้{field}").format(field=field_title(key)), edit, Place(key), field, merge=key)

    def _look_for_places(self) -> None:
        if provinces.are_loaded():
            self._places_timer.stop()
            self._province.offer(provinces.provinces())
            self._show_places(self.document.report.agency, None)

    def _show_places(self, agency: Agency, origin: object) -> None:
        known = provinces.are_loaded()
        if known:
            self._district.offer(provinces.districts(agency.province))
            self._subdistrict.offer(provinces.subdistricts(agency.province, agency.district))
        for field, text in (
            (self._province, agency.province),
            (self._district, agency.district),
            (self._subdistrict, agency.subdistrict),
        ):
            if field is not origin:
                field.show_text(text)
        self._place_remark.setText(_place_remark(agency) if known else "")
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
