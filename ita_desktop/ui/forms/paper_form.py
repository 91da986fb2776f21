"""The form of the paper: font, margins, digits, header and footer, page numbers, columns, signatures, the emblem."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QWidget

from ita_desktop.domain.limits import COLUMN_WIDTHS, HEADER_MAX_LENGTH, MARGINS, TEXT_SIZES
from ita_desktop.domain.report import edits
from ita_desktop.domain.report.address import Place
from ita_desktop.domain.report.catalogue import COLUMNS
from ita_desktop.domain.report.paper_settings import (
    USUAL_COLUMNS,
    Digits,
    Emblem,
    FontFamily,
    PageNumbers,
    PaperSettings,
)
from ita_desktop.domain.report.report import Report
from ita_desktop.language import N_, digits, tr
from ita_desktop.session.document import Change, Document
from ita_desktop.session.lifetimes import on
from ita_desktop.ui.appearance.labels import field_title, label, remark
from ita_desktop.ui.appearance.style import icon
from ita_desktop.ui.forms.fields import ChoiceField, NumberField
from ita_desktop.ui.forms.form import Form
from ita_desktop.ui.text.line_edit import LineEdit

_FAMILIES = {FontFamily.LAKSAMAN: N_("Laksaman (แบบ TH Sarabun)"), FontFamily.SARABUN: "Sarabun"}
_DIGITS = {Digits.THAI: N_("เลขไทย ๐๑๒๓"), Digits.ARABIC: N_("เลขอารบิก 0123")}
_PAGE_NUMBERS = {
    PageNumbers.HYPHENS: N_("- ๒ -"),
    PageNumbers.PLAIN: N_("๒"),
    PageNumbers.WORDS: N_("หน้า ๒"),
    PageNumbers.OF_ALL: N_("หน้า ๒ จาก ๗"),
    PageNumbers.NONE: N_("ไม่พิมพ์เลขหน้า"),
}
_EMBLEM_HEIGHT = 72


class PaperForm(Form):
    """The fields of the paper's settings."""

    emblem_wanted = Signal()  # ask for a picture file, then call `take_emblem`

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(document, parent)
        self.title.setText(tr("รูปแบบกระดาษ"))
        self._family = ChoiceField(map(tr, _FAMILIES.values()), free=False)
        self._size = ChoiceField([tr("{size} พอยต์").format(size=digits(size)) for size in TEXT_SIZES], free=False)
        self._margins = {key: NumberField(MARGINS) for key in ("margin_top", "margin_bottom", "margin_side")}
        self._digits = ChoiceField(map(tr, _DIGITS.values()), free=False)
        self._page_numbers = ChoiceField(map(tr, _PAGE_NUMBERS.values()), free=False)
        self._header, self._footer = (LineEdit(max_length=HEADER_MAX_LENGTH) for _ in range(2))
        self._new_pages = QCheckBox(field_title("paper.issues_on_new_pages"))
        self._lines = QCheckBox(field_title("paper.signature_lines"))
        self._fitted = QCheckBox(tr("พอดีกับเนื้อหา (ใช้จำนวนหน้าน้อยที่สุด)"))
        self._columns = [NumberField(COLUMN_WIDTHS) for _ in COLUMNS]
        self._picture = label(tr("ยังไม่มี"))
        self._picture.setObjectName("emblem")
        self._emblem: Emblem | None = None  # whose picture is shown
        self._choose = QPushButton(icon("folder-open"), tr("เลือกรูป…"))
        self._remove = QPushButton(icon("trash"), tr("เอาออก"))
        self._remove.setEnabled(False)
        self._lay_out()
        self._bind()

    def show_report(self, change: Change | None) -> None:
        paper = self.document.report.paper
        origin = change.origin if change is not None else None
        self._family.setCurrentIndex(tuple(_FAMILIES).index(paper.family))
        self._size.setCurrentIndex(TEXT_SIZES.index(paper.text_size))
        for key, field in self._margins.items():
            field.show_number(getattr(paper, key))
        self._digits.setCurrentIndex(tuple(_DIGITS).index(paper.digits))
        self._page_numbers.setCurrentIndex(tuple(_PAGE_NUMBERS).index(paper.page_numbers))
        for line, text in ((self._header, paper.header), (self._footer, paper.footer)):
            if line is not origin:
                line.show_text(text)
        self._new_pages.setChecked(paper.issues_on_new_pages)
        self._lines.setChecked(paper.signature_lines)
        self._fitted.setChecked(not paper.columns)
        for field, width in zip(self._columns, paper.columns or USUAL_COLUMNS, strict=True):
            field.setEnabled(bool(paper.columns))
            field.show_number(width)
        self._show_emblem(paper.emblem)

    def take_emblem(self, emblem: Emblem) -> None:
        """Put the picture on the cover."""
        self._set("emblem", self._choose, lambda paper: replace(paper, emblem=emblem), merge=False)

    def _lay_out(self) -> None:
        self.add_row(("paper.family", self._family), ("paper.text_size", self._size))
        self.add_row(*((f"paper.{key}", field) for key, field in self._margins.items()))
        self.add_row(("paper.digits", self._digits), ("paper.page_numbers", self._page_numbers))
        self.add_row(("paper.header", self._header), ("paper.footer", self._footer))
        for key, box in (("paper.issues_on_new_pages", self._new_pages), ("paper.signature_lines", self._lines)):
            box.setObjectName(key)
            self.fields[key] = box
            self.column.addWidget(box)
        self.add_field("paper.columns", self._fitted)
        row = QHBoxLayout()
        for index, (field, title) in enumerate(zip(self._columns, map(tr, COLUMNS), strict=True)):
            field.setObjectName(f"paper.columns.{index}")
            field.setAccessibleName(tr("ความกว้างของคอลัมน์ {title} (มม.)").format(title=title))
            field.setToolTip(title)
            row.addWidget(field)
        self.column.addLayout(row)
        self.column.addWidget(remark(tr("ความกว้างเรียงตามคอลัมน์จากซ้ายไปขวา โปรแกรมย่อขยายให้เต็มความกว้างของกระดาษ")))
        buttons = QWidget()
        tools = QHBoxLayout(buttons)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.addWidget(self._picture)
        tools.addWidget(self._choose)
        tools.addWidget(self._remove)
        tools.addStretch(1)
        buttons.setFocusProxy(self._choose)
        self.add_field("paper.emblem", buttons)
        self._remove.setAccessibleName(tr("เอาตราหน่วยงานออก"))
        self.column.addWidget(remark(tr("ใช้แฟ้ม PNG, JPEG หรือ SVG รูปใหญ่จะถูกย่อให้พอดี")))
        self.column.addStretch(1)

    def _bind(self) -> None:
        on(
            self._family.activated,
            self,
            lambda index: self._set("family", self._family, lambda p: replace(p, family=tuple(_FAMILIES)[index])),
        )
        on(
            self._size.activated,
            self,
            lambda index: self._set("text_size", self._size, lambda p: replace(p, text_size=TEXT_SIZES[index])),
        )
        on(
            self._digits.activated,
            self,
            lambda index: self._set("digits", self._digits, lambda p: replace(p, digits=tuple(_DIGITS)[index])),
        )
        on(
            self._page_numbers.activated,
            self,
            lambda index: self._set(
                "page_numbers", self._page_numbers, lambda p: replace(p, page_numbers=tuple(_PAGE_NUMBERS)[index])
            ),
        )
        on(
            self._margins["margin_top"].number_typed,
            self,
            lambda mm: self._set("margin_top", self._margins["margin_top"], lambda p: replace(p, margin_top=mm)),
        )
        on(
            self._margins["margin_bottom"].number_typed,
            self,
            lambda mm: self._set(
                "margin_bottom", self._margins["margin_bottom"], lambda p: replace(p, margin_bottom=mm)
            ),
        )
        on(
            self._margins["margin_side"].number_typed,
            self,
            lambda mm: self._set("margin_side", self._margins["margin_side"], lambda p: replace(p, margin_side=mm)),
        )
        on(self._header.typed, self, lambda text: self._set("header", self._header, lambda p: replace(p, header=text)))
        on(self._footer.typed, self, lambda text: self._set("footer", self._footer, lambda p: replace(p, footer=text)))
        on(
            self._new_pages.clicked,
            self,
            lambda on: self._set(
                "issues_on_new_pages", self._new_pages, lambda p: replace(p, issues_on_new_pages=on), merge=False
            ),
        )
        on(
            self._lines.clicked,
            self,
            lambda on: self._set("signature_lines", self._lines, lambda p: replace(p, signature_lines=on), merge=False),
        )
        on(
            self._fitted.clicked,
            self,
            lambda on: self._set(
                "columns", self._fitted, lambda p: replace(p, columns=() if on else USUAL_COLUMNS), merge=False
            ),
        )
        for index, field in enumerate(self._columns):
            on(field.number_typed, self, partial(self._on_width_typed, index))
        self._choose.clicked.connect(self.emblem_wanted)
        on(
            self._remove.clicked,
            self,
            lambda: self._set("emblem", self._remove, lambda p: replace(p, emblem=None), merge=False),
        )
        for line in (self._header, self._footer, *self._margins.values(), *self._columns):
            self.listen(line)

    def _on_width_typed(self, index: int, width: int) -> None:
        def change(paper: PaperSettings) -> PaperSettings:
            if not paper.columns:
                return paper
            return replace(paper, columns=(*paper.columns[:index], width, *paper.columns[index + 1 :]))

        self._set("columns", self._columns[index], change)

    def _set(
        self, key: str, field: QWidget, change: Callable[[PaperSettings], PaperSettings], *, merge: bool = True
    ) -> None:
        def edit(report: Report) -> Report:
            return edits.set_paper(report, change(report.paper))

        place = Place(f"paper.{key}")
        self.edit(
            tr("แก้{field}").format(field=field_title(place.field)),
            edit,
            place,
            field,
            merge=place.field if merge else "",
        )
        self.show_report(Change(self.document.report, self.document.report, place, field))

    def _show_emblem(self, emblem: Emblem | None) -> None:
        if emblem is self._emblem:
            return  # every letter of the header comes by here
        self._emblem = emblem
        self._remove.setEnabled(emblem is not None)
        picture = QImage.fromData(emblem.data) if emblem is not None else QImage()
        if picture.isNull():
            self._picture.setText(tr("ยังไม่มี"))
            return
        height = round(_EMBLEM_HEIGHT * self.devicePixelRatioF())
        pixmap = QPixmap.fromImage(picture).scaledToHeight(height, Qt.TransformationMode.SmoothTransformation)
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self._picture.setPixmap(pixmap)
