"""What is offered when the fiscal year was changed: to move the measures' periods into the new one, as one step."""

from functools import partial

from PySide6.QtCore import QObject

from ita_desktop.domain.report import edits
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.fields import COVER
from ita_desktop.language import digits, tr, trn
from ita_desktop.session.document import Change, Document
from ita_desktop.ui.asking.status_line import StatusLine

_COVER = {field.key for field in COVER}


class YearOffer(QObject):
    """Owner of the year that the periods are in. It is offered until it is taken or other work goes on elsewhere."""

    def __init__(self, document: Document, status: StatusLine, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._status = status
        self._old_year: int | None = None
        self._said = ""
        document.changed.connect(self._on_changed)
        status.offer_taken.connect(self._take)
        status.show_offer("")

    def _take(self) -> None:
        """Move the periods."""
        report = self._document.report
        if self._old_year is None:
            return
        edit = partial(edits.move_periods, old_year=self._old_year, new_year=report.fiscal_year)
        name = tr("ย้ายระยะเวลาไปปีงบประมาณ {year}").format(year=digits(report.fiscal_year))
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
        count = len(edits.measures_in_year(report, self._old_year))
        words = trn("ย้ายระยะเวลาของ {count} มาตรการไปปีงบประมาณ {year}", count)
        return words.format(count=digits(count), year=digits(report.fiscal_year)) if count else ""
