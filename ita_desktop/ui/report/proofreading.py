"""Spelling as it is seen on the page of a report: lines below words, a menu that mends them, a way to the next.

Keys alone do all of it: F7 goes to the next word, the menu key or Shift+F10 opens the menu where the caret is.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from ita_desktop.domain.checks.aside import may_be_set_aside, with_set_aside
from ita_desktop.domain.checks.mending import mended
from ita_desktop.domain.checks.problem import Problem
from ita_desktop.domain.find.search import replace_hits, span_in_field
from ita_desktop.domain.limits import OWN_WORD_MAX_LENGTH, OWN_WORDS_MAX
from ita_desktop.domain.report.address import Address
from ita_desktop.domain.report.edits import Edit
from ita_desktop.domain.report.review.reviewing import (
    ADDS_WORD,
    REMOVES_WORD,
    SETS_ASIDE,
    TAKES_BACK,
    add_own_word,
    remove_own_word,
    set_aside,
    take_back,
)
from ita_desktop.language import digits, tr
from ita_desktop.session.document import Change
from ita_desktop.session.qt.lifetimes import on
from ita_desktop.session.qt.utf16 import index_at
from ita_desktop.session.words.report_slips import KIND, ReportSlip
from ita_desktop.session.words.speller import Speller
from ita_desktop.ui.appearance.screen_reader import announce
from ita_desktop.ui.asking.status_line import StatusLine
from ita_desktop.ui.forms.form import Form
from ita_desktop.ui.forms.number_field import NumberField
from ita_desktop.ui.keyboard.thai_layouts import Menu
from ita_desktop.ui.lists.list_editor import ListEditor
from ita_desktop.ui.report.findings.found_words import FoundWords
from ita_desktop.ui.report.form_order import form_order
from ita_desktop.ui.report.report_page import ReportPage
from ita_desktop.ui.text.line_edit import LineEdit
from ita_desktop.ui.text.marker import Marker
from ita_desktop.ui.text.marks import Mark, MarkStyle
from ita_desktop.ui.text.plain_edit import PlainEdit

if TYPE_CHECKING:
    from ita_desktop.spelling.slips import Slip

MENU_KEY = "Shift+F10"
"""Does what the menu key does, which on X11 Qt leaves to the program."""

_OFFERED_MOST = 5
_HERE = object()
"""The origin of steps that change nothing which a field shows."""


class _Spot(NamedTuple):
    """A character of a field: in the text that the field shows, and in the paragraph of it."""

    address: Address
    at: int
    paragraph: str
    at_in_paragraph: int

    def longest(self, words: Iterable[str]) -> str:
        """The longest of these words that it is in; empty if it is in none."""
        text, at = self.paragraph, self.at_in_paragraph
        return max(
            (word for word in words if word in text[max(at - len(word), 0) : at + len(word)]), key=len, default=""
        )


class Proofreading(QObject):
    """Owner of whether the lines are shown on one page. What is misspelt there, the speller knows; what else was found,
    the checker."""

    marks_changed = Signal()

    def __init__(self, page: ReportPage, speller: Speller, status: StatusLine, *, lines_shown: bool) -> None:
        super().__init__(page)
        self._page = page
        self._speller = speller
        self._status = status
        self._lines_shown = lines_shown
        self._walks_soon = False
        for index in range(page.forms.count()):
            form = page.forms.widget(index)
            if isinstance(form, Form):
                self._watch_form(form)
        on(page.form_made, self, self._watch_form)
        self._others = FoundWords(page)
        on(speller.checked, self, self._on_checked)
        for signal in (page.checker.listed, page.checker.looked_through, page.address_shown):
            on(signal, self, lambda: self._refresh())
        on(page.document.changed, self, self._on_document_changed)
        on(page.settled, self, lambda: speller.watch(page.document, lambda: page.address))
        key = QShortcut(QKeySequence(MENU_KEY), page)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        on(key.activated, self, _open_menu)

    def show_lines(self, shown: bool) -> None:
        """Show lines below words from now on, or none."""
        self._lines_shown = shown
        self.marks_changed.emit()

    def walk(self) -> None:
        """Go to the next words that may be misspelt, from the caret on, and round at the end of the report."""
        slips = self._speller.known.slips
        self._walks_soon = self._speller.known.is_whole and not self._speller.is_current
        if self._walks_soon:  # after an edit: soon it is
            self._speller.check_now()
            return
        if not slips:
            none = tr("ไม่พบคำที่อาจสะกดผิด") if self._speller.known.is_whole else tr("กำลังตรวจการสะกดคำ โปรดรอสักครู่")
            self._status.tell(none)
            return
        report = self._page.document.report
        place = form_order(report)
        spans = [span_in_field(report, slip.hit) for slip in slips]
        here = self._spot_of_caret()
        after = place(here.address, here.at) if here is not None else place(self._page.address, 0)
        row = next((n for n, slip in enumerate(slips) if place(slip.hit.address, spans[n][0]) >= after), None)
        words = _said(slips[row or 0].slip)
        if row is None:
            words = tr("ถึงท้ายรายงานแล้ว กลับมาที่คำแรก {words}").format(words=words)
        self._page.is_walking = True  # the status line has it read out
        self._page.select(slips[row or 0].hit.address, *spans[row or 0])
        self._page.is_walking = False
        count = tr("({number} จาก {count})").format(number=digits((row or 0) + 1), count=digits(len(slips)))
        self._status.tell(f"{words} {count}")

    def _on_document_changed(self, change: Change) -> None:
        if change.before.set_aside is not change.after.set_aside:
            self._refresh()

    def _on_checked(self) -> None:
        self._refresh()
        if self._walks_soon and self._speller.is_current:
            self.walk()

    # What is shown

    def _watch_form(self, form: Form) -> None:
        for editor in form.texts():
            self._watch_text(editor)
        on(form.text_added, form, self._watch_text)

    def _watch_text(self, editor: PlainEdit | LineEdit) -> None:
        if isinstance(editor, NumberField):
            return
        marker = Marker(editor, self._marks_of)
        self.marks_changed.connect(marker.refresh)
        on(marker.entered, marker, partial(self._say, editor))
        on(editor.menu_made, editor, partial(self._fill_menu, editor))

    def _marks_of(self, text: str) -> Sequence[Mark] | None:
        if not self._lines_shown:
            return ()
        slips = self._speller.known.slips_in(text)
        if slips is None:
            return None
        wavy = [Mark(slip.start, slip.end, MarkStyle.WAVY, _said(slip)) for slip in slips]
        dotted = [one for one in self._others.marks_in(text) if not any(one.overlaps(other) for other in wavy)]
        return sorted((*wavy, *dotted))

    def _refresh(self) -> None:
        self._others.refresh()
        self.marks_changed.emit()

    def _say(self, editor: PlainEdit | LineEdit, mark: Mark) -> None:
        if not self._page.is_walking:
            announce(editor, mark.said)

    # The menu

    def _fill_menu(self, editor: PlainEdit | LineEdit, menu: Menu, event: QContextMenuEvent) -> None:
        """Put what can be done with the word at the mouse, or at the caret, before all else."""
        spot = self._spot(editor, _position(editor, event))
        if spot is None:
            return
        before = menu.actions()[0]

        def add(words: str, act: Callable[[], None]) -> None:
            action = QAction(words, menu)
            on(action.triggered, self, act)
            menu.insertAction(before, action)

        slip = self._slip_at(spot)
        if slip is not None:
            for number, meant in enumerate(slip.slip.suggestions[:_OFFERED_MOST], 1):
                words = tr("แก้เป็น “{words}”(&{number})").format(words=meant, number=number)
                add(words, partial(self._mend, slip, meant))
            if not slip.slip.is_certain:
                add(tr("เพิ่มคำนี้(&W)"), partial(self._add_word, slip, in_file=False))
                add(tr("เพิ่มคำนี้ ในแฟ้มนี้ด้วย(&F)"), partial(self._add_word, slip, in_file=True))
            add(tr("ไม่ใช่ที่ผิด(&I)"), partial(self._set_aside, slip))
        other = None if slip is not None else self._others.at(spot.address, spot.at)
        if other is not None and other.fix is not None:
            words = tr("แก้เป็น “{words}”(&{number})").format(words=other.fix, number=1)
            add(words if other.fix else tr("ลบออก(&1)"), partial(self._mend_other, other))
        if other is not None and may_be_set_aside(other):
            add(tr("ไม่ใช่ที่ผิด(&I)"), partial(self._set_other_aside, other))
        report = self._page.document.report
        own = spot.longest({*self._speller.own_words, *report.own_words})
        if own:
            add(tr("นำ “{word}” ออกจากคำที่เพิ่มไว้(&R)").format(word=own), partial(self._remove_word, own, spot.address))
        aside = spot.longest(one.text for one in report.set_aside if one.kind == KIND)
        if aside:
            add(tr("ตรวจ “{word}” อีก(&I)").format(word=aside), partial(self._take_back, aside, spot.address))
        if menu.actions()[0] is not before:
            menu.insertSeparator(before)

    def _slip_at(self, spot: _Spot) -> ReportSlip | None:
        report = self._page.document.report
        touched = [
            (slip, end)
            for slip in self._speller.known.slips
            if slip.hit.address == spot.address
            for start, end in [span_in_field(report, slip.hit)]
            if start <= spot.at <= end
        ]
        inside = (slip for slip, end in touched if spot.at < end)
        return next(inside, touched[0][0] if touched else None)

    def _mend(self, slip: ReportSlip, meant: str) -> None:
        made = replace_hits(self._page.document.report, [slip.hit], meant)
        name = tr("แก้คำผิดเป็น “{words}”").format(words=meant)
        if not made.count or not self._step(name, lambda _: made.report, slip.hit.address, origin=None):
            self._status.tell(tr("ข้อความเปลี่ยนไปแล้ว จึงไม่ได้แก้คำนี้"))

    def _mend_other(self, problem: Problem) -> None:
        name = tr("แก้คำผิดเป็น “{words}”").format(words=problem.fix) if problem.fix else tr("ลบออก")
        self._step(name, lambda report: mended(report, (problem,))[0], problem.address, origin=None)

    def _set_other_aside(self, problem: Problem) -> None:
        self._step(tr(SETS_ASIDE), lambda report: with_set_aside(report, (problem,)), problem.address)

    def _add_word(self, slip: ReportSlip, *, in_file: bool) -> None:
        word = slip.slip.words
        if len(word) > OWN_WORD_MAX_LENGTH:
            self._status.tell(tr("เพิ่มไม่ได้ เพราะคำนี้ยาวเกินไป"))
        elif len(self._speller.own_words) >= OWN_WORDS_MAX:
            self._status.tell(tr("เพิ่มไม่ได้ เพราะคำที่เพิ่มไว้เต็มแล้ว นำคำที่ไม่ใช้ออกก่อน โดยคลิกขวาที่คำนั้น"))
        else:
            self._speller.add_word(word)
            self._status.tell(tr("เพิ่มคำ “{word}” แล้ว ใช้กับทุกรายงานในเครื่องนี้ คลิกขวาที่คำนี้เพื่อนำออก").format(word=word))
            if in_file:
                self._step(tr(ADDS_WORD), partial(add_own_word, word=word), slip.hit.address)

    def _remove_word(self, word: str, address: Address) -> None:
        self._speller.remove_word(word)
        self._step(tr(REMOVES_WORD), partial(remove_own_word, word=word), address)
        self._status.tell(tr("นำ “{word}” ออกจากคำที่เพิ่มไว้แล้ว").format(word=word))

    def _set_aside(self, slip: ReportSlip) -> None:
        if not self._step(tr(SETS_ASIDE), partial(set_aside, kind=KIND, text=slip.slip.words), slip.hit.address):
            self._status.tell(tr("รายงานนี้เก็บคำที่บอกว่าไม่ใช่ที่ผิดเพิ่มไม่ได้แล้ว"))

    def _take_back(self, words: str, address: Address) -> None:
        self._step(tr(TAKES_BACK), partial(take_back, kind=KIND, text=words), address)

    def _step(self, name: str, edit: Edit, address: Address, *, origin: object = _HERE) -> bool:
        """One step of the history, and how to take it back; False if it changes nothing. Without an origin the caret
        goes to what has changed."""
        document = self._page.document
        document.end_phrase()
        is_made = document.apply(name, edit, address=address, origin=origin)
        document.end_phrase()
        if is_made:
            self._status.tell(tr("{step} แล้ว (Ctrl+Z เพื่อเลิกทำ)").format(step=name))
        return is_made

    # Where

    def _spot_of_caret(self) -> _Spot | None:
        editor = self._page.focusWidget()  # also while the focus is beside the page
        if not isinstance(editor, PlainEdit | LineEdit) or not self._page.form.isAncestorOf(editor):
            return None
        return self._spot(editor, _caret(editor))

    def _spot(self, editor: PlainEdit | LineEdit, position: int) -> _Spot | None:
        """What a position in an editor is of; None if the form has no field there (any more)."""
        address = self._page.form.address_of(editor)
        before = self._page.form.before(editor) if address is not None else None
        if address is None or before is None:
            return None
        if isinstance(editor, LineEdit):
            at = index_at(editor.text(), position)
            return _Spot(address, before + at, editor.text(), at)
        block = editor.document().findBlock(position)
        text = block.text().replace("\u2028", "\n")
        at = index_at(text, position - block.position())
        if isinstance(editor, ListEditor):
            number = block.blockNumber()
            item = editor.items[number].id if number < len(editor.items) else None
            return _Spot(replace(address, item=item), at, text, at)
        return _Spot(address, index_at(editor.toPlainText(), position), text, at)


def _said(slip: "Slip") -> str:
    words = tr("“{words}” สะกดผิด ที่ถูกคือ “{meant}”") if slip.is_certain else tr("“{words}” อาจสะกดผิด น่าจะเป็น “{meant}”")
    return words.format(words=slip.words, meant=slip.suggestions[0])


def _caret(editor: PlainEdit | LineEdit) -> int:
    return editor.cursorPosition() if isinstance(editor, LineEdit) else editor.textCursor().position()


def _position(editor: PlainEdit | LineEdit, event: QContextMenuEvent) -> int:
    """Where the mouse asked for a menu, or the caret if a key did."""
    if event.reason() is not QContextMenuEvent.Reason.Mouse:
        return _caret(editor)
    if isinstance(editor, LineEdit):
        return editor.cursorPositionAt(event.pos())
    return editor.cursorForPosition(event.pos()).position()


def _open_menu() -> None:
    """As Qt does for the menu key: at the caret of what has the focus."""
    focus = QApplication.focusWidget()
    if focus is not None:
        at = QRectF(focus.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)).bottomRight().toPoint()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, focus.mapToGlobal(at))
        QCoreApplication.sendEvent(focus, event)
