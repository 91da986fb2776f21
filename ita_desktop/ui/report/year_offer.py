"""What is offered when the fiscal year was changed: to move periods and years in the texts along, as one step."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.fields import COVER
from ita_desktop.domain.report.report import Report
from ita_desktop.language import digits, tr, trn
from ita_desktop.session.document import Change, Document
from ita_desktop.ui.asking.status_line import StatusLine

if TYPE_CHECKING:
    from ita_desktop.domain.rolling.roll_over import YearChange

_COVER = {field.key for field in COVER}


class YearOffer(QObject):
    """Owner of the year that the report was of. It is offered until it is taken or other work goes on elsewhere."""

    def __init__(self, document: Document, status: StatusLine, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._status = status
        self._old_year: int | None = None
        self._said = ""
        self._found: tuple[YearChange, ...] = ()
        self._found_in: tuple[object, ...] = ()
        document.changed.connect(self._on_changed)
        status.offer_taken.connect(self._take)
        status.show_offer("")

    def _take(self) -> None:
        """Move them."""
        report = self._document.report
        if self._old_year is None:
            return
        from ita_desktop.domain.rolling.roll_over import with_changes_made

        edit = partial(with_changes_made, changes=self._changes(report), by=report.fiscal_year - self._old_year)
        name = tr("เปลี่ยนปีในรายงานเป็นปีงบประมาณ {year}").format(year=digits(report.fiscal_year))
        self._document.end_phrase()
        self._document.apply(name, edit, address=Address("fiscal_year"))

    def _on_changed(self, change: Change) -> None:
        before, after = change.before.fiscal_year, change.after.fiscal_year
        if before != after and self._old_year is None:
            self._old_year = before
        elif before == after and (change.address is None or change.address.field not in _COVER):
            self._old_year = None
        if self._old_year == after:
            self._old_year = None
        words = self._words()
        if words != self._said:
            self._said = words
            self._status.show_offer(words)

    def _words(self) -> str:
        if self._old_year is None:
            return ""
        report = self._document.report
        count = len(self._changes(report))
        words = trn("เปลี่ยนระยะเวลาและปีในข้อความ {count} ตำแหน่งเป็นปีงบประมาณ {year}", count)
        return words.format(count=digits(count), year=digits(report.fiscal_year)) if count else ""

    def _changes(self, report: Report) -> "tuple[YearChange, ...]":
        """What would move. Looked for again only when something that can have years has changed."""
        if self._old_year is None:
            return ()
        from ita_desktop.domain.rolling.roll_over import left_behind  # here: most windows never need it

        looked_in = (report.issues, report.title, report.paper, report.columns, report.fiscal_year, self._old_year)
        if looked_in != self._found_in:
            self._found_in = looked_in
            self._found = left_behind(report, self._old_year)
        return self._found
