"""The form of the paper: font, size, margins, digits, header and footer, page numbers, columns, signatures."""

from typing import TYPE_CHECKING

from ita_desktop.domain.limits import TEXT_SIZES
from ita_desktop.domain.report.columns import DEFAULT_COLUMNS, printed
from ita_desktop.language import digits, tr
from ita_desktop.session.document import Change, Document
from ita_desktop.ui.appearance.labels import remark
from ita_desktop.ui.appearance.layouts import REST, add
from ita_desktop.ui.asking.status_line import StatusLine
from ita_desktop.ui.forms.choice_field import ChoiceField
from ita_desktop.ui.forms.field import Field
from ita_desktop.ui.forms.form import Form
from ita_desktop.ui.forms.number_field import WidthsField

if TYPE_CHECKING:
    from ita_desktop.session.output.typesetter import Paper


class PaperForm(Form):
    """The fields of the paper's settings."""

    def __init__(self, document: Document, status: StatusLine) -> None:
        super().__init__(document, status)
        self.title.setText(tr("รูปแบบกระดาษ"))
        self._widths = WidthsField()
        self.add_row("paper.family", "paper.text_size")
        self.add_row("paper.margin_top", "paper.margin_bottom", "paper.margin_side")
        self.add_row("paper.page_size", "paper.digits", "paper.page_numbers")
        self.add_row("paper.header", "paper.footer")
        self.add_tick("paper.issues_on_new_pages")
        self.add_tick("paper.signature_lines")
        self.add_field("paper.columns")
        self._elsewhere = remark(tr("กำหนดได้ที่หน้า “คอลัมน์ของตาราง”"))
        add(self.column, self._elsewhere, REST)

    def show_report(self, change: Change | None) -> None:
        """Columns other than the default ones have widths of their own."""
        are_default = printed(self.document.report.columns) == DEFAULT_COLUMNS
        self._widths.setVisible(are_default)
        self._elsewhere.setVisible(not are_default)
        super().show_report(change)

    def show_paper(self, paper: "Paper") -> None:
        """Show how wide the columns are on the paper."""
        if printed(paper.report.columns) == DEFAULT_COLUMNS:
            self._widths.show_printed(paper.style.columns, are_fitted=not paper.report.paper.columns)

    def make_field(self, key: str) -> Field:
        match key:
            case "paper.text_size":
                return ChoiceField({size: tr("{size} พอยต์").format(size=digits(size)) for size in TEXT_SIZES})
            case "paper.columns":
                return self._widths
        return super().make_field(key)
