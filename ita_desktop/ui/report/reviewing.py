"""What came from another year and is to be reviewed: shown in the tree, the lists and the status line, and confirmed.

F4 confirms what has the caret, or the whole measure in the tree, and goes to the next.
"""

from collections import Counter
from functools import partial

from PySide6.QtCore import QObject

from ita_desktop.domain.checks.unreviewed import unreviewed_words
from ita_desktop.domain.report.address import MEASURE_TITLE, Address
from ita_desktop.domain.report.review.reviewing import CONFIRMS, confirm
from ita_desktop.domain.rolling.marks import marked, marked_at, marked_counts, next_marked
from ita_desktop.language import tr
from ita_desktop.session.document import Change
from ita_desktop.session.qt.lifetimes import later, on
from ita_desktop.ui.report.outline import row_of
from ita_desktop.ui.report.report_page import ReportPage

COUNT_AFTER_MS = 150
"""Pause after an edit: counting walks the report."""


class Marks(QObject):
    """Shows the marks of one open report; owner of nothing else."""

    def __init__(self, page: ReportPage) -> None:
        super().__init__(page)
        self._page = page
        self._is_counting = False
        page.document.changed.connect(self._on_changed)
        on(page.address_shown, self, self._show_in_lists)
        on(page.status.review_wanted, self, lambda: _go_to_next(page))
        self._count()

    def _on_changed(self, change: Change) -> None:
        if change.after.unreviewed or change.before.unreviewed:
            self._show_in_lists()
            if not self._is_counting:
                self._is_counting = True
                later(COUNT_AFTER_MS, self, self._count)

    def _count(self) -> None:
        self._is_counting = False
        counts = marked_counts(self._page.document.report)
        self._page.outline.show_unreviewed(
            Counter({Address(MEASURE_TITLE, measure=measure): count for measure, count in counts.items()})
        )
        self._page.status.show_unreviewed(unreviewed_words(counts.total()) if counts else "")

    def _show_in_lists(self) -> None:
        if self._page.address.measure is not None:
            for editor in self._page.measure_form.lists.values():
                editor.mark_items(self._page.document.report.unreviewed)


def confirm_and_go_on(page: ReportPage) -> None:
    """Confirm what has the caret, in the tree the whole measure, and go to what is to be reviewed next."""
    in_tree = page.outline.hasFocus()
    address = page.address if in_tree else page.address_of_caret()
    ids = marked_at(page.document.report, address, whole=in_tree)
    if ids:
        page.document.apply(tr(CONFIRMS), partial(confirm, ids=ids), address=address, origin=page)
    _go_to_next(page)


def why_not_confirm(page: ReportPage) -> str:
    """Why there is nothing to confirm; empty if there is."""
    return "" if next(marked(page.document.report), None) is not None else tr("ไม่มีรายการที่ยังไม่ทบทวน")


def _go_to_next(page: ReportPage) -> None:
    in_tree = page.outline.hasFocus()
    report = page.document.report
    found = next_marked(report, page.address if in_tree else page.address_of_caret())
    if found is None:
        page.status.tell(tr("ทบทวนครบทุกรายการแล้ว"))
        return
    if in_tree:
        page.outline.choose(row_of(found))
    else:
        page.go_to(found)
    page.status.tell(unreviewed_words(marked_counts(report).total()))
