"""The panel of find and replace under the open report: what to find, a list of all hits, and what replaces the chosen.

It never blocks the report: hits are looked for in the background and again after every edit while the panel is open.
"""

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QSizePolicy, QSplitter, QWidget

from ita_desktop.domain.find.search import Hit, Query, replace_hits, span_in_field
from ita_desktop.language import digits, tr, trn
from ita_desktop.session.qt.lifetimes import Pointer, after, on
from ita_desktop.session.words.searcher import Findings, Searcher
from ita_desktop.ui.appearance.design import MARGIN, NEAR
from ita_desktop.ui.appearance.layouts import beside
from ita_desktop.ui.appearance.screen_reader import announce, named
from ita_desktop.ui.asking.status_line import StatusLine
from ita_desktop.ui.report.find_form import QUERY_MAX, FindForm
from ita_desktop.ui.report.hit_list import HitList, Hits
from ita_desktop.ui.report.outline import row_of
from ita_desktop.ui.report.report_page import ReportPage

LOOK_AFTER_MS = 150
"""Pause in typing, in the panel or in the report, after which hits are looked for."""

LOW_LINES = 20
"""A window with fewer lines of text from top to bottom shows the panel with its list folded."""


class FindPanel(QFrame):
    """Owner of the query, the hits and which of them is the current one."""

    def __init__(self, status: StatusLine) -> None:
        super().__init__(frameShape=QFrame.Shape.StyledPanel)
        self._status = status
        named(self, "find", tr("ค้นหาและแทนที่"))
        self._row = -1
        self._page: ReportPage | None = None
        self._back = Pointer[QWidget]()
        self._findings: Findings | None = None
        self._walk: int | None = None
        self._folded_by_clerk: bool | None = None
        self._after: tuple[Hit, int, int] | None = None
        self._searcher = Searcher(self)
        self._searcher.found.connect(self._on_found)
        self._timer = after(LOOK_AFTER_MS, self, self._look)
        self.hits = Hits(self)
        self.list = HitList(self.hits)
        self.form = FindForm(self.list)
        self.query, self.replacement = self.form.query, self.form.replacement
        self.match_case, self.whole_words = self.form.match_case, self.form.whole_words
        self.replace_one, self.replace_ticked = self.form.replace_one, self.form.replace_ticked
        self.all, self.count = self.form.all, self.form.count
        beside(self.form, around=QMargins(MARGIN, NEAR, MARGIN, NEAR), holder=self)
        self._bind()
        self.hide()

    @property
    def current(self) -> Hit | None:
        """The hit that was gone to last, as long as it is there."""
        return self.hits.hits[self._row] if 0 <= self._row < len(self.hits.hits) else None

    # What the window does with it

    def watch(self, page: ReportPage) -> None:
        """Search in this page's report from now on."""
        self._page = page
        page.document.changed.connect(self._on_document_changed)
        self._clear()

    def leave(self) -> None:
        """The page is about to go."""
        if self._page is not None:
            self._page.document.changed.disconnect(self._on_document_changed)
        self._page = None
        self._back.set(None)
        self._searcher.forget()
        self._clear()
        self.hide()

    def end(self) -> None:
        """The program ends: no more searching."""
        self._timer.stop()
        self._searcher.close()

    def open(self, *, replacing: bool) -> None:
        """Show the panel with the caret in it; what is selected in the report becomes what to find."""
        focus = QApplication.focusWidget()
        if focus is not None and not self.isAncestorOf(focus):
            self._back.set(focus)
            selected = self._page.selected_text() if self._page is not None else ""
            if 0 < len(selected) <= QUERY_MAX and not {"\u2028", "\u2029"} & set(selected):
                self.query.setText(selected)
        self.form.show_replacing(replacing)
        self._show_replacement()
        self.show()
        self._fold(self._is_low() if self._folded_by_clerk is None else self._folded_by_clerk)
        self.query.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.query.selectAll()
        self.form.leave_undo_to_report()
        self._look()

    def close_up(self) -> None:
        """Hide the panel; the focus goes to the hit that was shown last, or back to where it was. If the user asked for
        the next hit and it is still looked for, the focus goes there as soon as it is found."""
        back = self._back.target
        self.hide()
        if self._walk is None:
            self._searcher.forget()
        if self.current is not None and self.is_current():
            self._show_hit(self.current, focus=True)
        elif back is not None and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._back.set(None)

    def walk(self, by: int) -> None:
        """Go to the next hit (+1) or the one before (-1), round at the ends; opens the panel when there is no query."""
        if self._page is None:
            return
        if not self.query.text():
            self.open(replacing=False)
        elif self.is_current():
            self._step(by)
        else:
            self._walk = by
            self._look()

    # Looking

    def _look(self) -> None:
        self._timer.stop()
        if self._page is None:
            return
        query = self._query()
        if not query.text:
            self._searcher.forget()
            self._clear()
        elif not self.is_current():
            self._searcher.look(self._page.document.report, query)

    def _on_found(self, findings: Findings) -> None:
        was = self.current
        same_query = self._findings is not None and self._findings.query == findings.query
        self._findings = findings
        self.hits.show_hits(findings.report, findings.hits, same_query=same_query)
        self._row = findings.hits.index(was) if was in findings.hits else -1
        self._show_current()
        if self._after is not None:
            self._go_on_after(*self._after)
            self._after = None
        if self._walk is not None:
            by, self._walk = self._walk, None
            self._step(by)

    def _on_document_changed(self, _change: object) -> None:
        self.form.leave_undo_to_report()
        if self.isVisible():
            self._timer.start()

    def _clear(self) -> None:
        self._findings = None
        self._walk = None
        self._after = None
        self._row = -1
        self.hits.show_hits(None, ())
        self._show_counts()

    def _query(self) -> Query:
        return Query(self.query.text(), self.match_case.isChecked(), self.whole_words.isChecked())

    def is_current(self) -> bool:
        """Whether the hits are those of what is asked for in the report as it is now."""
        found, page = self._findings, self._page
        if found is None or page is None:
            return False
        return found.report is page.document.report and found.query == self._query()

    # Walking

    def _step(self, by: int) -> None:
        hits = self.hits.hits
        if not hits:
            return
        row = (self._row + by) % len(hits) if self.current is not None else self._first_near(by)
        self._go(row, focus=not self._has_focus())

    def _first_near(self, by: int) -> int:
        """The first hit in what is open in the form; the first of all (the last, going back) if there is none."""
        assert self._page is not None, "hits are of a page"
        here = self._page.address
        rows = [row for row, hit in enumerate(self.hits.hits) if row_of(hit.address) == here]
        return rows[0 if by > 0 else -1] if rows else 0 if by > 0 else len(self.hits.hits) - 1

    def _go(self, row: int, *, focus: bool) -> None:
        self._row = row
        self.form.leave_undo_to_report()
        self._show_hit(self.hits.hits[row], focus=focus)
        self._show_current()

    def _show_hit(self, hit: Hit, *, focus: bool) -> None:
        """Select the hit in its field. Without `focus` the caret of the panel stays where it is."""
        assert self._page is not None, "hits are of a page"
        was = QApplication.focusWidget()
        self._page.select(hit.address, *span_in_field(self._page.document.report, hit))
        if not focus and was is not None:
            was.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_current(self) -> None:
        self.list.show_current(self._row)
        self._show_counts()

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    # Replacing

    def _replace_ticked(self) -> None:
        if self.is_current():
            self._replace(self.hits.ticked())
        self.query.setFocus(Qt.FocusReason.OtherFocusReason)

    def _replace_one(self) -> None:
        """Replace the current hit and go on to the next; with none yet, go to the first."""
        current = self.current
        if current is None or not self.is_current():
            self.walk(+1)
            return
        self._after = (current, self._row, current.start + len(self.replacement.text()))
        self._replace([current])
        if self.is_current():  # nothing was replaced: what stands there cannot become that
            self._after = None
            self._step(+1)

    def _replace(self, hits: list[Hit]) -> None:
        page, words = self._page, self.replacement.text()
        if page is None or not hits:
            return
        made = replace_hits(page.document.report, hits, words)
        name = trn("แทนที่ {count} ตำแหน่ง", made.count).format(count=digits(made.count))
        page.document.end_phrase()
        page.document.apply(name, lambda _: made.report, address=hits[0].address, origin=self)
        page.document.end_phrase()
        self.hits.leave_replaced(made.put)
        self._status.tell(_replaced_words(made.count, len(hits) - made.count - made.no_years, made.no_years))
        self._look()

    def _go_on_after(self, replaced: Hit, row: int, at: int) -> None:
        """To the first hit behind the one that was replaced: it stood in `row`, and what replaced it ends at `at`."""
        hits = self.hits.hits
        while row < len(hits) and (hits[row].address, hits[row].part) == (replaced.address, replaced.part):
            if hits[row].start >= at:
                break
            row += 1
        if hits:
            self._go(row % len(hits), focus=False)

    # Set-up

    def _fold(self, folded: bool) -> None:
        """Fold the list away, or give it the room it would like, but not more than half."""
        changing = folded is not self.form.folded
        self.form.show_folded(folded)
        height = QSizePolicy.Policy.Maximum if folded else QSizePolicy.Policy.Preferred
        self.setSizePolicy(QSizePolicy.Policy.Preferred, height)
        panes = self.parentWidget()
        if isinstance(panes, QSplitter) and changing:
            panes.refresh()  # it does not know yet how tall the panel may be now
            total = sum(panes.sizes())
            mine = min(self.sizeHint().height(), total // 2)
            panes.setSizes([total - mine, mine])

    def _is_low(self) -> bool:
        """Whether the window has so few lines that the list of hits would leave no room for the report."""
        return self.window().height() < LOW_LINES * self.fontMetrics().lineSpacing()

    def _on_fold_clicked(self) -> None:
        self._folded_by_clerk = not self.form.folded
        self._fold(self._folded_by_clerk)

    def _bind(self) -> None:
        on(self.form.close_up.clicked, self, lambda: self.close_up())
        on(self.form.fold.clicked, self, lambda: self._on_fold_clicked())
        on(self.form.previous.clicked, self, lambda: self.walk(-1))
        on(self.form.next.clicked, self, lambda: self.walk(+1))
        on(self.query.textChanged, self, lambda _: self._timer.start())
        on(self.query.returnPressed, self, lambda: self.walk(+1))
        on(self.replacement.textChanged, self, lambda _: self._show_replacement())
        self.replacement.returnPressed.connect(self._replace_one)
        on(self.match_case.toggled, self, lambda _: self._look())
        on(self.whole_words.toggled, self, lambda _: self._look())
        on(self.all.clicked, self, lambda _: self.hits.tick_all(self.all.checkState() is not Qt.CheckState.Unchecked))
        self.hits.ticked_changed.connect(self._show_counts)
        on(self.list.hit_chosen, self, lambda row, focus: self._go(row, focus=focus))
        on(self.replace_one.clicked, self, lambda _: self._replace_one())
        on(self.replace_ticked.clicked, self, lambda _: self._replace_ticked())
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, context=here).activated.connect(self.close_up)

    def _show_replacement(self) -> None:
        replacing = not self.replacement.isHidden()
        self.hits.show_replacement(self.replacement.text() if replacing else None)

    def _show_counts(self) -> None:
        total, ticked = len(self.hits.hits), self.hits.ticked_count
        if self._findings is None:
            words = ""
        elif not total:
            words = tr("ไม่พบ")
        else:
            words = trn("พบ {count} ตำแหน่ง", total).format(count=digits(total))
            if self.current is not None:
                words = tr("{found} · ตำแหน่งที่ {number}").format(found=words, number=digits(self._row + 1))
        if words != self.count.text() and self.isVisible():
            announce(self.count, words)
        self.count.setText(words)
        self.replace_ticked.setText(
            tr("แทนที่ที่เลือก ({count})").format(count=digits(ticked)) if total else tr("แทนที่ที่เลือก")
        )
        self.replace_ticked.setEnabled(ticked > 0)
        self.replace_one.setEnabled(total > 0)
        self.all.setEnabled(total > 0)
        none_or_some = Qt.CheckState.PartiallyChecked if ticked else Qt.CheckState.Unchecked
        self.all.setCheckState(Qt.CheckState.Checked if ticked == total else none_or_some)


def _replaced_words(count: int, left: int, no_years: int) -> str:
    """How many hits were replaced, how many could not be, and how many would have been no year."""
    sentences = [trn("แทนที่แล้ว {count} ตำแหน่ง (Ctrl+Z เพื่อเลิกทำ)", count).format(count=digits(count))]
    if left:
        rest = trn("อีก {count} ตำแหน่งแทนที่ไม่ได้ เพราะข้อความเปลี่ยนไปแล้วหรือจะยาวเกินไป", left)
        sentences.append(rest.format(count=digits(left)))
    if no_years:
        rest = trn("ปีที่หน้าปก {count} ตำแหน่งไม่ได้แทนที่ เพราะจะไม่เป็นปี พ.ศ.", no_years)
        sentences.append(rest.format(count=digits(no_years)))
    return " ".join(sentences)
