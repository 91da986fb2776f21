"""Last year's text of the measure whose form is shown, in the place of the paper, to be read and copied."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ita_desktop.domain.report.report import Report
from ita_desktop.domain.rolling.last_year import words_of_last_year
from ita_desktop.language import digits, tr
from ita_desktop.ui.appearance.design import MARGIN
from ita_desktop.ui.appearance.labels import caption
from ita_desktop.ui.appearance.layouts import below, beside
from ita_desktop.ui.appearance.screen_reader import named
from ita_desktop.ui.files.difference_text import MarkedText
from ita_desktop.ui.report.report_page import ReportPage


class LastYearPane(QWidget):
    """Whose text it is, the text, and a button for that of another report."""

    other_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = caption("")
        self.text = MarkedText("last_year", tr("ข้อความของปีก่อน"))
        self.other = named(QPushButton(tr("เลือกรายงานอื่น…")), "last_year.other")
        self.other.clicked.connect(self.other_wanted)
        below(beside((self._title, 1), self.other), (self.text, 1), around=MARGIN, holder=self)

    def show_measure(self, earlier: Report, page: ReportPage) -> None:
        """What the earlier report has of the measure whose form the page shows."""
        measure = page.address.measure
        year = digits(earlier.fiscal_year)
        self._title.setText(tr("ข้อความของปี {year}").format(year=year))
        words = words_of_last_year(earlier, measure) if measure is not None else ""
        none = tr("รายงานปี {year} ไม่มีมาตรการนี้").format(year=year)
        self.text.show_words(words or (none if measure is not None else tr("เลือกมาตรการเพื่ออ่านข้อความของปีก่อน")))
