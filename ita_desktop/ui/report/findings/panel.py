"""The panel of findings under the open report: how ready it is, what is missing and wrong, and what mends it.

It never blocks the report: findings come from the background, and follow every edit.
"""

from collections.abc import Callable

from PySide6.QtCore import QMargins, QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QProgressBar, QPushButton, QWidget

from ita_desktop.domain.checks.aside import divided, may_be_set_aside, with_set_aside, with_taken_back
from ita_desktop.domain.checks.mending import mended
from ita_desktop.domain.checks.problem import Problem, Severity
from ita_desktop.domain.checks.readiness import readiness
from ita_desktop.domain.report.report import Report
from ita_desktop.domain.report.review.reviewing import SETS_ASIDE, TAKES_BACK
from ita_desktop.language import digits, tr, trn
from ita_desktop.session.document import Change
from ita_desktop.session.qt.lifetimes import Pointer, on
from ita_desktop.ui.appearance.buttons import show_reason, tool_button
from ita_desktop.ui.appearance.design import MARGIN, NEAR
from ita_desktop.ui.appearance.labels import CutWords
from ita_desktop.ui.appearance.layouts import below, beside
from ita_desktop.ui.appearance.screen_reader import announce, named
from ita_desktop.ui.asking.status_line import StatusLine
from ita_desktop.ui.report.findings.finding_list import FindingList
from ita_desktop.ui.report.findings.groups import PLACE, Groups
from ita_desktop.ui.report.findings.walking import show
from ita_desktop.ui.report.report_page import ReportPage

_BAR_WIDTH = 120
_ALL, _MENDABLE, _ASIDE = "all", "mendable", "aside"
_Edit = Callable[[Report], Report]


class FindingsPanel(QFrame):
    """Owner of which findings are shown."""

    def __init__(self, status: StatusLine) -> None:
        super().__init__(frameShape=QFrame.Shape.StyledPanel)
        self._status = status
        self._page: ReportPage | None = None
        self._back = Pointer[QWidget]()
        self._mended: frozenset[Problem] = frozenset()
        named(self, "findings", tr("ตรวจรายงาน"))
        self.groups = Groups(self)
        self.list = FindingList(self.groups)
        self.ready = named(CutWords(), "findings.ready")
        self.bar = named(QProgressBar(textVisible=False), "findings.bar", tr("ความพร้อม"))
        self.bar.setFixedWidth(_BAR_WIDTH)
        self.filter = named(QComboBox(), "findings.filter", tr("แสดง"))
        self._fill_filter()
        self.mend_ticked = named(QPushButton(), "findings.mend_ticked")
        self.mend_alike = named(QPushButton(), "findings.mend_alike")
        self.aside = named(QPushButton(), "findings.aside")
        self.why = named(CutWords(), "findings.why")
        self._close = named(tool_button("x", tr("ปิด (Esc)"), self.close_up), "findings.close")
        self._arrange()
        self._bind()
        self._show_buttons()
        self.hide()

    def watch(self, page: ReportPage) -> None:
        """Show the findings of this page's report from now on."""
        self._page = page
        page.checker.listed.connect(self._on_listed)
        page.document.changed.connect(self._on_document_changed)
        self._show()

    def leave(self) -> None:
        """The page is about to go."""
        if self._page is not None:
            self._page.checker.listed.disconnect(self._on_listed)
            self._page.document.changed.disconnect(self._on_document_changed)
        self._page = None
        self._mended = frozenset()
        self._back.set(None)
        self.groups.show_findings(None, ())
        self.hide()

    def open(self) -> None:
        """Show the panel with the focus in the list."""
        focus = QApplication.focusWidget()
        if focus is not None and not self.isAncestorOf(focus):
            self._back.set(focus)
        self.show()
        self._show()
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.groups.index(0, PLACE))
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        announce(self.ready, self.ready.text())

    def close_up(self) -> None:
        """Hide the panel; the focus goes back to where it was."""
        back = self._back.target
        self.hide()
        if back is not None and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._back.set(None)

    # What is shown

    def _on_listed(self, _findings: object) -> None:
        self._mended = frozenset()
        self._show()

    def _on_document_changed(self, change: Change) -> None:
        if change.before.set_aside != change.after.set_aside:
            self._show()

    def _show(self) -> None:
        page = self._page
        if page is None or self.isHidden():
            return
        report, findings = page.document.report, page.checker.findings
        there, aside = divided(report, findings)
        wanted = self.filter.currentData()
        shown = aside if wanted == _ASIDE else (one for one in there if _is_wanted(one, wanted))
        current = self.groups.problem(self.list.currentIndex())
        self.groups.show_findings(report, (one for one in shown if one not in self._mended))
        self._show_current(current)
        ready = readiness(report, findings)
        self.ready.setText(ready.words)
        self.bar.setValue(ready.ready)
        self._show_buttons()

    def _show_current(self, problem: Problem | None) -> None:
        """The row that was current before, or the first there is."""
        for row, group in enumerate(self.groups.groups):
            if problem in group.problems:
                home = self.groups.index(row, PLACE)
                self.list.setCurrentIndex(self.groups.index(group.problems.index(problem), PLACE, home))
                return
        self.list.setCurrentIndex(self.groups.index(0, PLACE))

    def _show_buttons(self) -> None:
        ticked, alike = len(self.groups.ticked()), len(self._alike())
        words = tr("แก้ที่เลือก ({count})").format(count=digits(ticked))
        reasons = [_show(self.mend_ticked, words, "" if ticked else self._why_none_ticked())]
        words = tr("แก้ทั้งหมดแบบนี้ ({count})").format(count=digits(alike))
        reasons.append(_show(self.mend_alike, words, "" if alike else self._why_not_mended()))
        words = tr("นำกลับมาตรวจ") if self._is_aside else tr("ไม่ใช่ที่ผิด")
        reasons.append(_show(self.aside, words, self._why_not_aside()))
        self.why.setText(" · ".join(dict.fromkeys(reason for reason in reasons if reason)))

    @property
    def _is_aside(self) -> bool:
        return bool(self.filter.currentData() == _ASIDE)

    def _why_none_ticked(self) -> str:
        can_tick = not self._is_aside and any(
            one.fix is not None for group in self.groups.groups for one in group.problems
        )
        return tr("ยังไม่ได้เลือกรายการ เคาะวรรคที่รายการเพื่อเลือก") if can_tick else self._why_not_mended()

    def _why_not_mended(self) -> str:
        if self._is_aside:
            return tr("รายการที่บอกว่าไม่ใช่ที่ผิด นำกลับมาตรวจก่อนจึงแก้ได้")
        return tr("โปรแกรมไม่มีคำแก้ของรายการนี้ กด Enter เพื่อไปแก้เอง") if self._here() else tr("ไม่มีรายการที่ตรวจพบ")

    def _why_not_aside(self) -> str:
        here = self._here()
        if any(may_be_set_aside(one) for one in here):
            return ""
        return tr("ช่องที่ยังไม่ได้กรอก บอกว่าไม่ใช่ที่ผิดไม่ได้") if here else tr("ไม่มีรายการที่ตรวจพบ")

    def _here(self) -> tuple[Problem, ...]:
        """The finding of the current row, or all of a group."""
        return self.groups.problems(self.list.currentIndex())

    def _alike(self) -> tuple[Problem, ...]:
        """All findings of the kind of the current row that have a fix, whatever is shown of them."""
        group = self.groups.group(self.list.currentIndex())
        page = self._page
        if group is None or page is None or self._is_aside:
            return ()
        there = divided(page.document.report, page.checker.findings)[0]
        alike = (one for one in there if one.kind is group.kind and one.severity is group.severity)
        return tuple(one for one in alike if one.fix is not None and one not in self._mended)

    # What is done

    def _go(self, index: QModelIndex, focus: bool) -> None:
        page, problem = self._page, self.groups.problem(index)
        if page is None or problem is None:
            return
        was = QApplication.focusWidget()
        show(page, problem)
        if not focus and was is not None:
            was.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mend(self, problems: tuple[Problem, ...]) -> None:
        """Put the fixes in as one step."""
        if self._page is None or not problems:
            return
        made, count = mended(self._page.document.report, problems)
        name = trn("แก้ {count} ตำแหน่งที่ตรวจพบ", count).format(count=digits(count))
        self._apply(name, lambda _: made, problems)
        self._status.tell(trn("แก้แล้ว {count} ตำแหน่ง (Ctrl+Z เพื่อเลิกทำ)", count).format(count=digits(count)))
        self._mended |= frozenset(problems)
        self._show()

    def _set_aside(self) -> None:
        here = tuple(one for one in self._here() if may_be_set_aside(one))
        if self._is_aside:
            self._apply(tr(TAKES_BACK), lambda report: with_taken_back(report, here), here)
        else:
            self._apply(tr(SETS_ASIDE), lambda report: with_set_aside(report, here), here)

    def _apply(self, name: str, edit: _Edit, problems: tuple[Problem, ...]) -> None:
        if self._page is not None and problems:
            document = self._page.document
            document.end_phrase()
            document.apply(name, edit, address=problems[0].address, origin=self)
            document.end_phrase()

    # Set-up

    def _fill_filter(self) -> None:
        self.filter.addItem(tr("ทุกรายการ"), _ALL)
        for severity in Severity:
            self.filter.addItem(tr(severity.title_words), severity.value)
        self.filter.addItem(tr("รายการที่แก้ให้ได้"), _MENDABLE)
        self.filter.addItem(tr("รายการที่บอกว่าไม่ใช่ที่ผิด"), _ASIDE)

    def _arrange(self) -> None:
        head = beside(self.bar, (self.ready, 1), self.filter, self._close)
        buttons = beside(self.mend_ticked, self.mend_alike, self.aside, (self.why, 1))
        below(head, (self.list, 1), buttons, between=NEAR, around=QMargins(MARGIN, NEAR, MARGIN, NEAR), holder=self)

    def _bind(self) -> None:
        on(self.filter.currentIndexChanged, self, lambda _: self._show())
        on(self.list.finding_chosen, self, lambda index, focus: self._go(index, focus))
        on(self.list.selectionModel().currentChanged, self, lambda *_: self._show_buttons())
        self.groups.ticked_changed.connect(self._show_buttons)
        on(self.list.tick_refused, self, lambda: self._status.tell(self._why_not_mended()))
        on(self.mend_ticked.clicked, self, lambda _: self._mend(self.groups.ticked()))
        on(self.mend_alike.clicked, self, lambda _: self._mend(self._alike()))
        on(self.aside.clicked, self, lambda _: self._set_aside())
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, context=here).activated.connect(self.close_up)


def _is_wanted(problem: Problem, wanted: str) -> bool:
    return wanted == _ALL or problem.severity == wanted or (wanted == _MENDABLE and problem.fix is not None)


def _show(button: QPushButton, words: str, reason: str) -> str:
    """The words of the button, and why it is off, if it is; returns the reason."""
    button.setText(words)
    button.setToolTip(words)
    show_reason(button, reason)
    return reason
